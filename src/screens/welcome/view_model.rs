//! Ways in: an invitation that is being opened, and one's own event.

use crate::app::{App, JoinState};
use crate::faults;
use crate::i18n::{Lang, Text, fill};
use crate::screens::sync::view_model::fault_words;
use crate::sync::endpoint::LinkError;
use crate::sync::replies::fault::Fault;

/// An invitation that is being opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JoinView {
    /// The heading.
    pub title: &'static str,
    /// What is the matter.
    pub words: String,
    /// Number of the fault; `F68` for a link that cannot be read; empty while all is well.
    pub fault: &'static str,
    /// Whether trying again may help.
    pub retry: bool,
    /// Whether the person is asked to choose between two addresses.
    pub choose: bool,
    /// The words to choose by: to take what the invitation brings, or not.
    pub choices: [&'static str; 2],
}

/// Makes the screen.
pub fn join(app: &App) -> JoinView {
    let lang = app.lang;
    match &app.join {
        JoinState::No | JoinState::Loading { .. } | JoinState::Taking { .. } => {
            JoinView { title: lang.say(Text::Joining), ..JoinView::default() }
        }
        JoinState::BadLink(error) => JoinView {
            title: lang.say(Text::JoinFailed),
            words: link_words(lang, *error).to_owned(),
            fault: faults::F68.number,
            ..JoinView::default()
        },
        JoinState::Failed { fault, .. } => JoinView {
            title: lang.say(Text::JoinFailed),
            words: failure_words(lang, fault),
            fault: fault.number().unwrap_or(""),
            retry: true,
            ..JoinView::default()
        },
        JoinState::Asking { known: None, invitation, .. } => JoinView {
            title: lang.say(Text::JoinNewHost),
            words: fill(lang, Text::JoinNewHostWhy, &[invitation.endpoint.host()]),
            choose: true,
            choices: [lang.say(Text::JoinTake), lang.say(Text::JoinLeave)],
            ..JoinView::default()
        },
        JoinState::Asking { known: Some(known), invitation, .. } => JoinView {
            title: lang.say(Text::JoinOtherPlace),
            words: fill(lang, Text::JoinOtherPlaceWhy, &[known.host(), invitation.endpoint.host()]),
            choose: true,
            choices: [lang.say(Text::JoinSwitch), lang.say(Text::JoinKeep)],
            ..JoinView::default()
        },
    }
}

/// Why an invitation's document could not be had. Nothing tries again by itself here.
fn failure_words(lang: Lang, fault: &Fault) -> String {
    let text = match fault {
        Fault::Unreachable | Fault::Redirected | Fault::Stale304 => Text::JoinOffline,
        Fault::Busy { .. } | Fault::ServerError | Fault::Empty => Text::JoinTrouble,
        Fault::CutOff => Text::JoinCutOff,
        Fault::Missing => Text::JoinMissing,
        _ => return fault_words(lang, fault),
    };
    lang.say(text).to_owned()
}

/// What is wrong with a link, in words.
pub fn link_words(lang: Lang, error: LinkError) -> &'static str {
    lang.say(match error {
        LinkError::NotALink => Text::InviteNotALink,
        LinkError::OtherApp => Text::InviteOtherApp,
        LinkError::NoEndpoint | LinkError::Cut => Text::InviteNoEndpoint,
        LinkError::TooLong => Text::InviteTooLong,
        LinkError::BadScheme => Text::InviteBadScheme,
        LinkError::Credentials => Text::InviteCredentials,
    })
}
