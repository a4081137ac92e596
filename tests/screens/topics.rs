//! One topic: with everything, with nothing, with what should not be in a text.

use serde_json::json;

use crate::print;
use crate::print::Page;
use crate::support::phone::Phone;
use crate::{check, framed, phone_at, speak};

fn topic(phone: &mut Phone, id: &str) -> Page {
    phone.go(&format!("#/topic/{id}"));
    framed(&phone.app, |app, page| print::topic(app, id, page))
}

// V6
#[test]
fn a_topic_with_all_that_belongs_to_it() {
    let mut phone = phone_at("2026-06-09T10:42", |_| {});
    phone.pick("t055", true);
    check("topic.de", topic(&mut phone, "t001"));
    speak(&mut phone, "en");
    check("topic.en", topic(&mut phone, "t001"));
}

#[test]
fn a_topic_without_a_place_and_one_withdrawn() {
    let mut phone = phone_at("2026-06-09T10:42", |e| {
        e["topics"]["t062"]["place"] = json!({ "slot": "d1-1" });
    });
    check("topic-no-space.de", topic(&mut phone, "t062"));
    check("topic-unplaced.de", topic(&mut phone, "t083"));
    check("topic-withdrawn.de", topic(&mut phone, "t043"));
    // A link to a topic that is not here: the tab's title says so, too.
    phone.go("#/topic/gibtesnicht");
    assert!(anliegen::screens::topic::view_model::view(&phone.app, "gibtesnicht").is_none());
    let title = anliegen::screens::layout::view_model::title(&phone.app);
    assert_eq!(title, "Dieses Anliegen gibt es hier nicht · Anliegen");
}

// F60 S1
#[test]
fn foreign_code_is_shown_as_text_and_only_good_links_lead_anywhere() {
    let mut phone = phone_at("2026-06-09T10:42", |e| {
        e["topics"]["t001"]["title"] = "<script>alert(1)</script>".into();
        e["topics"]["t001"]["convener"] = "<b onclick=x>Monika</b>".into();
        e["topics"]["t001"]["words"] = "javascript:alert(1) <img src=x onerror=alert(1)>\n\
             Mehr: https://www.example.org/a?b=c. Fragen an anna@example.org oder tel:+4930123."
            .into();
    });
    check("topic-code.de", topic(&mut phone, "t001"));
}

// F61 F62
#[test]
fn odd_titles_are_marked_or_simply_shown() {
    let mut phone = phone_at("2026-06-09T10:42", |e| {
        e["topics"]["t001"]["title"] = "Rechnung \u{202e}gnp.exe".into();
        e["topics"]["t002"]["title"] = "👩‍🔧 A\u{308}lter".into();
        e["topics"]["t003"]["title"] = "?".into();
        e["topics"]["t004"]["title"] = "lang ".repeat(60).trim_end().into();
        e["topics"]["t005"]["title"] = "  ".into();
        e["topics"]["t005"].as_object_mut().unwrap().remove("number");
    });
    for id in ["t001", "t002", "t003", "t004", "t005"] {
        check(&format!("topic-odd-{id}.de"), topic(&mut phone, id));
    }
}
