//! A person's ways through the app, played on phones without a browser.
#![allow(clippy::unwrap_used)]

mod support;

#[path = "flows/app_start.rs"]
mod app_start;
#[path = "flows/backup.rs"]
mod backup;
#[path = "flows/concurrent_typing.rs"]
mod concurrent_typing;
#[path = "flows/desk.rs"]
mod desk;
#[path = "flows/drafts.rs"]
mod drafts;
#[path = "flows/drag_and_drop.rs"]
mod drag_and_drop;
#[path = "flows/exports.rs"]
mod exports;
#[path = "flows/foreign_text.rs"]
mod foreign_text;
#[path = "flows/invitations.rs"]
mod invitations;
#[path = "flows/lazy.rs"]
mod lazy;
#[path = "flows/links.rs"]
mod links;
#[path = "flows/long_texts.rs"]
mod long_texts;
#[path = "flows/notices.rs"]
mod notices;
#[path = "flows/save_state.rs"]
mod save_state;
#[path = "flows/tabs.rs"]
mod tabs;
#[path = "flows/times.rs"]
mod times;
#[path = "flows/updates.rs"]
mod updates;
