//! What stands beside a field.

use leptos::prelude::*;

use super::button::{Button, ButtonRow};
use super::context::use_app;
use super::text::Paragraph;
use crate::i18n::Text;

/// What another tab wrote into a field and does not stand in it (F17). It is kept until both are
/// made one, and says so while somebody writes there.
#[component]
pub fn BesideTexts<K>(
    /// The texts.
    beside: Memo<Vec<String>>,
    /// Makes one text of all.
    keep_both: K,
) -> impl IntoView
where
    K: Fn() + Clone + Send + 'static,
{
    let lang = use_app().lang();
    let text = |words: String| view! { <Paragraph class="pre" words/> }.into_any();
    let texts = move || {
        let beside = beside.get();
        (!beside.is_empty()).then(|| {
            let press = keep_both.clone();
            view! {
                <Paragraph class="hint" words=lang.say(Text::BesideNote)/>
                {beside.into_iter().map(text).collect_view()}
                <ButtonRow>
                    <Button
                        class="btn"
                        command="keep-both"
                        words=lang.say(Text::KeepBoth)
                        press
                    />
                </ButtonRow>
            }
            .into_any()
        })
    };
    view! { <div aria-live="polite">{texts}</div> }
}
