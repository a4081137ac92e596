//! Anliegen: Open Space in the pocket.
//!
//! A participant opens a link on a phone and has the wall, their own agenda and their notes,
//! with or without a network. Everything that can be decided is decided in plain, pure Rust;
//! the browser is an edge.
//!
//! # Code map
//!
//! ```text
//! limits       every bound with its unit
//! faults       every bad input and mishap with its number, and what the person sees
//! base36, hash, sorted   one small thing each, where it is said why it is ours
//! characters   how many a text has, which do not show, and which turn the direction of writing
//! excerpt      the beginning of a text that is longer than people write
//! lazy_queue   what waits for the half of the app that is fetched after the first screen
//! crdt         stamps, registers, documents, layers: state that joins; knows no word of the domain
//! domain       an Open Space: board, topics, private notes and picks, the table of fields
//!   commands     every intention of a person, checked, and the writes that come of it
//!   queries      what follows from the board: schedule, search, numbering, clashes
//! sync         when to fetch what, what an answer means, invitations; no clock and no network
//! persistence  journal, documents, quarantine, over a `Backend`; every write may be the last
//! export       what leaves as text: calendar, notes, backup; links in foreign text
//! i18n         every word, in German and English
//! format       dates, times and places in words
//! app          state, messages, effects: `update(&mut App, Msg, &Env) -> Vec<Effect>`
//! screens      one folder a screen: `view_model` (pure), `component` (Leptos, wasm only)
//! prerender    the first screen as static HTML, from the same view models
//! components   pieces that several screens draw (wasm only)
//! platform     the browser (wasm only), one capability a file: storage, fetch, locks, clock
//! ```
//!
//! ```text
//! tap → Msg::Do(Command) → app::update → domain::commands → Vec<Write> → crdt → Layers
//!                               └→ Vec<Effect> → platform (journal first, then network) → Msg
//! screens::<screen>::view_model(&App) → Memo → component
//! ```
//!
//! # Two halves
//!
//! `app` has two functions: `update_local` (where one is, picks, the storage, opening an event:
//! what *Jetzt* and the wall need) and `update_shared` (the sync, all that is typed, what is
//! written for all, files). `Msg::concern` says which one answers a message, by a type of its
//! own for each; `update` calls both, for tests and wherever everything is at hand.
//!
//! The build cuts the compiled app at the same place. The first wasm file holds `update_local`
//! and the screens *Jetzt* and the wall as a list; the second, with all other screens, the wall's
//! table and its filters, comes by itself once the first
//! screen stands (W6), and shares its memory. Only `platform::lazy` knows that: it keeps the
//! messages that wait for `update_shared` (`lazy_queue`), and fetches the file again where it
//! could not be had (F75). Which screens wait is said by their route table, `screens::lazy`.
//!
//! The cut goes at one function under `#[wasm_split]`, `screens::lazy::second`, which returns a
//! table of functions; what only they call, texts included, follows. What is called from both
//! sides stays in the first file.
//!
//! # What does not exist here
//!
//! `crdt` does not know the domain. `sync` cannot name private data. `app` does not know the
//! screens. Nothing below `platform` and `components` names them, and they hold no decision of
//! the domain. No two files need each other. No effect holds code. No signal lives in the model.
//! No text from outside becomes HTML. `tests/architecture.rs` enforces it.
//!
//! # Rules
//!
//! Each rule is cited by a test that fails when the rule is taken out of the code. Numbers of
//! faults (`F1` …) name the bad inputs and mishaps that tests play through; see [`faults`].
//!
//! **M, merge**
//! - M1 Joining is commutative, associative and idempotent on arbitrary stamped replicas,
//!   unknown kinds and fields included.
//! - M2 Save → load → equal; load → save of a foreign document loses nothing it carried.
//! - M3 A write replaces exactly the heads its author saw; a stale replica cannot bring back
//!   what someone replaced knowingly. What is typed builds on what stood in its field when the
//!   person came into it.
//! - M4 Concurrent values are all kept until someone who saw them settles; settled once is
//!   settled for all. Typing settles nothing: what stands beside a field is taken in by a tap.
//! - M5 Nothing is erased: clearing and removing are registers, and can be undone.
//! - M6 No write is refused or lost because a clock is wrong.
//! - M7 The hand layer (values without stamps) is replaced file by file and never enters the
//!   stamped replica.
//! - M8 A stamped value that was edited by hand in a file fails its check there and never stands
//!   at its old stamp. From the file alone each phone derives the same write over what the file
//!   lists; one that may only read takes it from each body anew. What another phone has uploaded
//!   is never taken for such an edit.
//!
//! **J, journal and storage**
//! - J1 A command is "gespeichert" only after its journal write was read back. Typing is
//!   journalled every second and when the page is hidden or the field is left. What is too long
//!   for its field is kept all the same, as a draft, and not called saved (F81).
//! - J2 Each page load writes only its own journal keys, one for what is private and, after it, one
//!   for what is shared; nobody else truncates them while it is alive.
//! - J3 A compaction re-reads, joins, writes, reads back and compares, and only then truncates; under
//!   a Web Lock where there is one. A crash or a lost lock anywhere is harmless.
//! - J4 Boot is the join of bodies, own writes and all journals; nothing is written before boot
//!   has finished.
//! - J5 What does not parse is copied to quarantine first, counted, and can be looked at, exported
//!   and put away; the rest starts. What could not be read is never overwritten. A value that
//!   lost to another of the same stamp (F52) is kept there, too, and not called damaged.
//! - J6 Quota: free what others wrote, what can be fetched again first, retry once, else keep in
//!   memory under a fixed banner with export. Warn at 60 %.
//! - J7 A `storage` event only means "re-read and join".
//! - J8 A newer format in storage: read only, with export.
//! - J9 Private data is written twice, the current and the previous copy.
//! - J10 Nothing of others' stands in the way of a person's own writing: it lies under keys of its
//!   own, within a bound, and gives way, also at the event at hand. What the files have lost is
//!   saved before a body is replaced; where there is no room for it, the former body stays.
//!
//! **Y, sync**
//! - Y1 Phones that have seen the same writes and bodies show the same.
//! - Y2 What was saved is never dropped, except by someone who had seen it and replaced it.
//! - Y3 Private data never enters a document, a request, an invitation or a shared export.
//! - Y4 The endpoint holds no logic; losing it loses nothing that any phone still has.
//!   A file that is gone, or that says nothing at all where it said something, was lost, not
//!   edited: the whole last accepted body is brought back, with what was written by hand.
//! - Y5 Delivered means that a later answer contains it, or something whose author had seen it.
//! - Y6 At most one PUT is in flight per file, and no GET beside it. Its body is that file's last
//!   accepted body joined with what the file should get, read a moment before, or sent on the
//!   condition that it is still the same.
//! - Y7 What is not a valid document of this event changes nothing.
//! - Y8 What others wrote and the files have lost is brought back at a time spread over minutes,
//!   kept through short looks, once every file was read, and after looking again.
//! - Y9 When faults stop, everyone converges within a bounded time.
//! - Y10 What waits is always visible, in words.
//! - Y11 A token goes only to the endpoint it was given for, never across a redirect, never into
//!   a shared link, a backup, a log.
//!
//! **W, worker and delivery**
//! - W1 Install takes every listed file with integrity and checks status, redirection and content
//!   type; any failure fails the install, the old version stays. A file named by its bytes comes
//!   from the browser's cache, so that a first visit crosses the air once, and anew only where
//!   that fails; page, manifest and icons come fresh.
//! - W2 One cache per build; names hashed from the shipped bytes; old caches go only when no
//!   client uses them.
//! - W3 `skipWaiting` only after a tap; other tabs are told and never reload by themselves.
//! - W4 `sw.js` is never cached and keeps its address; a kill-switch worker lies beside it.
//! - W5 Navigations get the cached shell; data, other origins and anything but GET are never
//!   touched.
//! - W6 The files of the first screen come first; the second module comes by itself after it.
//!
//! **V, view**
//! - V1 What can be derived is derived; no signal lives in the model.
//! - V2 Focus goes to the screen's `h1` on each route, never on background news; one polite live
//!   region, at most one message in 5 s.
//! - V3 Content never moves under the finger.
//! - V4 "New since I looked" compares with what this phone has shown, kept privately, by arrival
//!   and not by stamps. So does what *Jetzt* says of topics that one convenes or has picked.
//! - V5 Undo is refused in words where the field has changed since. It gives back what a deed took
//!   out of a form, too.
//! - V6 Every text exists in every language; a missing one does not compile.
//! - V7 A document that arrives is read, joined, drawn and kept in tasks of their own: what a
//!   person types comes in between.
//! - V8 Other phones' clocks decide no order that people see: what lies in the future when it
//!   comes counts as its arrival.
//!
//! **S, security**
//! - S1 Nothing from outside becomes HTML, script, style or a live link outside the allow-list
//!   (`https http mailto tel geo`).
//! - S2 Everything from outside is bounded before it is parsed: bytes, depth, counts, time.
//! - S3 No request leaves for another origin than the app's and the event's endpoint.
//! - S4 Roles are politeness and said to be so; what somebody has done is visible and can be
//!   taken back, also all of one device at once.
//! - S5 What one writer can put into a file neither freezes, fills nor silences another phone.
//!   Nothing over received data takes more than n log n steps, and what a join of two acceptable
//!   documents makes is acceptable; bytes alone excepted.
//! - S6 Tokens lie under a key of their own that no export, dump or quarantine reads.

pub mod app;
pub mod base36;
pub mod characters;
pub mod crdt;
pub mod domain;
pub mod excerpt;
pub mod export;
pub mod faults;
pub mod format;
pub mod hash;
pub mod i18n;
pub mod lazy_queue;
pub mod limits;
pub mod persistence;
pub mod prerender;
pub mod screens;
pub(crate) mod sorted;
pub mod sync;

#[cfg(target_arch = "wasm32")]
mod components;
#[cfg(target_arch = "wasm32")]
pub mod platform;
