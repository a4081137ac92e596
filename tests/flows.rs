//! A person's ways through the app, played on phones without a browser.
#![allow(clippy::unwrap_used)]

mod phone;

#[path = "flows/arriving.rs"]
mod arriving;
#[path = "flows/backup.rs"]
mod backup;
#[path = "flows/desk.rs"]
mod desk;
#[path = "flows/drafts.rs"]
mod drafts;
#[path = "flows/dragging.rs"]
mod dragging;
#[path = "flows/exports.rs"]
mod exports;
#[path = "flows/foreign_text.rs"]
mod foreign_text;
#[path = "flows/joining.rs"]
mod joining;
#[path = "flows/keeping.rs"]
mod keeping;
#[path = "flows/lazy.rs"]
mod lazy;
#[path = "flows/links.rs"]
mod links;
#[path = "flows/notices.rs"]
mod notices;
#[path = "flows/staying.rs"]
mod staying;
#[path = "flows/tabs.rs"]
mod tabs;
#[path = "flows/times.rs"]
mod times;
