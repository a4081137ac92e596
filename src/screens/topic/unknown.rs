//! That there is no such topic.

use leptos::prelude::*;

use crate::components::button::WallLink;
use crate::components::context::use_app;
use crate::components::text::Title;
use crate::i18n::Text;

/// That there is no such topic.
#[component]
pub fn UnknownTopic() -> impl IntoView {
    let lang = use_app().lang();
    view! {
        <Title words=lang.say(Text::TopicUnknown)/>
        <p>{lang.say(Text::TopicUnknownWhy)}</p>
        <WallLink/>
    }
}
