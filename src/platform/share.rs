//! Passing on a link: the system's sheet, else the clipboard.

use js_sys::Reflect;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ShareData, window};

use super::dispatcher::dispatch;
use crate::app::{ExportMsg, Msg};

/// Shares a link. Where the system's sheet fails it is copied; not where somebody put the sheet
/// away, which is their no.
pub fn share(title: &str, url: &str) {
    let Some(navigator) = window().map(|w| w.navigator()) else { return };
    let can_share = Reflect::has(&navigator, &"share".into()).unwrap_or(false);
    let url = url.to_owned();
    if !can_share {
        copy(url);
        return;
    }
    let data = ShareData::new();
    data.set_title(title);
    data.set_url(&url);
    let shared = navigator.share_with_data(&data);
    spawn_local(async move {
        if let Err(fault) = JsFuture::from(shared).await
            && Reflect::get(&fault, &"name".into()).is_ok_and(|name| name != "AbortError")
        {
            copy(url);
        }
    });
}

fn copy(url: String) {
    let Some(navigator) = window().map(|w| w.navigator()) else { return };
    // Without a secure context there is no clipboard.
    let can_copy = Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|c| c.is_object());
    if !can_copy {
        dispatch(Msg::Export(ExportMsg::Copied(false, url)));
        return;
    }
    let copied = navigator.clipboard().write_text(&url);
    spawn_local(async move {
        let is_copied = JsFuture::from(copied).await.is_ok();
        dispatch(Msg::Export(ExportMsg::Copied(is_copied, url)));
    });
}
