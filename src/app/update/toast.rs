//! The message at the foot.

use crate::app::{App, Effect, Msg, ToastMsg, toast};

/// Takes a message about it.
pub(crate) fn update(app: &mut App, msg: ToastMsg) -> Vec<Effect> {
    match msg {
        ToastMsg::Undo => {
            let undo = app.toast.take().and_then(|toast| toast.undo);
            undo.map(|command| Effect::send(Msg::Do(command))).into_iter().collect()
        }
        ToastMsg::Close => {
            app.toast = None;
            Vec::new()
        }
        ToastMsg::Show(words) => toast::show(app, words, None),
    }
}
