//! The catalogue of faults: bad inputs and mishaps that the app survives, what happens, and what
//! the person sees. Tests cite the numbers, and `data-fault` says on the page which one shows.

/// A fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// `F28`.
    pub number: &'static str,
    /// What happens.
    pub happens: &'static str,
    /// What the person sees of it.
    pub shown: &'static str,
}

macro_rules! faults {
    ($($number:ident: $happens:literal, $shown:literal;)*) => {
        $(
            #[doc = $happens]
            pub const $number: Fault =
                Fault { number: stringify!($number), happens: $happens, shown: $shown };
        )*

        /// All of them, in the order of their numbers.
        pub const ALL: &[Fault] = &[$($number),*];
    };
}

faults! {
    // Storage
    F1: "Reading the local storage throws.",
        "Works in memory; a fixed banner says that nothing is saved on this device and offers an export.";
    F2: "The local storage is `null`.",
        "As F1.";
    F3: "The storage is full while something is written.",
        "What can be fetched again makes room for one more try; then a fixed banner, with an export. A warning comes at 60 %.";
    F4: "The storage is full in the middle of a compaction.",
        "Nothing: the journal stays whole, and it is tried again later.";
    F5: "The app dies after the journal was written and before it is compacted.",
        "The write is there after a reload.";
    F6: "The app dies after the compaction and before the journal is truncated.",
        "Neither a duplicate nor a conflict.";
    F7: "A stored document is cut off.",
        "The rest opens; the damaged piece is set aside and can be exported, the document is fetched again.";
    F8: "The private data cannot be read.",
        "The previous copy is used, and a banner says so.";
    F9: "The index of events is missing.",
        "The events are found by their documents; the invitation tells the address again.";
    F10: "A stored text holds a lone surrogate or a NUL.",
        "The text, with a visible mark in that place.";
    F11: "A newer version has written the storage.",
        "Everything to read and to export; nothing is written.";
    F12: "Other apps of the same origin have keys of their own.",
        "Nothing: they are left alone, and counted in what is used.";
    F13: "The browser cleared the storage between two visits.",
        "The event comes back by its address; a banner says that private notes were on this phone only.";
    F14: "Opened from an iPhone's home screen for the first time, with an empty storage.",
        "An offer to open the invitation and to bring a backup of one's notes.";
    F15: "Two hundred events are on one phone.",
        "A list that can be used, with the oldest at its end.";
    // Tabs and the life of a page
    F16: "Two tabs change different fields.",
        "Both changes, in both tabs.";
    F17: "Two tabs change the same note, form or name.",
        "Both texts, beside each other.";
    F18: "A tab is killed while someone types.",
        "At most the last second of typing is gone.";
    F19: "A tab of an older version runs beside a newer one.",
        "The older one stops writing and asks for a reload.";
    F20: "The browser has no Web Locks.",
        "Nothing: compaction is correct without them.";
    F21: "The page comes out of the back-forward cache.",
        "The present time and a fresh look at the endpoint.";
    F22: "The app panics.",
        "A panel with a restart and a backup; at a second panic soon after, a page that runs no app code.";
    // Clock
    F23: "The clock jumps back by an hour.",
        "One's own writes in their order.";
    F24: "The clock was far ahead and was set right.",
        "One's own new writes count; times that are still to come read \"about\".";
    F25: "The clock says 1970.",
        "Writing works; a banner says that nobody knows what is on right now.";
    F26: "The phone is in another time zone.",
        "The agenda in the venue's time, and that it is.";
    F27: "A slot crosses midnight, or the clocks change during the event.",
        "The right order and length.";
    // Network
    F28: "A captive portal answers with a page of its own.",
        "That the Wi-Fi wants a sign-in, with a link; nothing is lost.";
    F29: "A portal redirects to another origin.",
        "That there is no connection, with a hint to the sign-in.";
    F30: "The answer is the JSON of another application.",
        "That this is not an event's file; it is ignored.";
    F31: "The answer is cut off.",
        "That it is tried again; nothing of it is merged.";
    F32: "The answer is empty.",
        "That the server gave nothing; the agenda stays.";
    F33: "The server says \"unchanged\" though nothing is here.",
        "Nothing: the whole file is fetched.";
    F34: "The server sends no `ETag`, or hides it from the app.",
        "That writing works without a guard, and why.";
    F35: "The server sends weak `ETag`s only.",
        "That writing works without a guard, and why.";
    F36: "The server refuses the `ETag`s that it gave, as it does where it compresses.",
        "That writing works without a guard, and what to change at the server.";
    F37: "A precondition fails with 409 in the place of 412.",
        "That others were first, once that goes on.";
    F38: "A write times out but was stored.",
        "Delivered as soon as it is read; no duplicate.";
    F39: "A write is answered well but not stored.",
        "That the server has it not; it is written again.";
    F40: "The server is restored from last night's copy.",
        "Nothing: the phones bring back what is missing, spread over minutes.";
    F41: "The server suddenly has no file.",
        "That the file is missing; the agenda stays, and the phones bring it back.";
    F42: "The document is too long for the server or for the limits.",
        "That nothing more can be sent, and what the organiser can do; an export.";
    F43: "The server asks to wait.",
        "When it is tried again: as asked, within ten minutes.";
    F44: "Hundreds of phones come back at once.",
        "Nothing: requests are spread.";
    F45: "The browser believes in a network that leads nowhere.",
        "That there is no connection, as after any failed request.";
    F46: "The browser blocks the request: mixed content, no leave for the local network, or a host that the page's policy forbids.",
        "That, in plain words.";
    // Documents and merging
    F47: "The same document arrives twice.",
        "Nothing.";
    F48: "Documents arrive in any order.",
        "The same agenda on all phones.";
    F49: "A phone that was off since yesterday comes back.",
        "Old values do not return.";
    F50: "A document holds kinds, fields or values that this version does not know.",
        "Nothing: they are kept and sent on.";
    F51: "One entity among many is malformed.",
        "All others; how many are set aside is said with the state of the data.";
    F52: "Two phones write under the same name, as a cloned profile does.",
        "One of the values, the same on all phones; the other one is set aside, and this phone goes on under a new name.";
    F53: "A document is nested too deep, too long, or ambiguous.",
        "That it is refused, in bounded time.";
    F54: "Someone deletes what someone else changes.",
        "\"Withdrawn\", with the change, and a way to restore it.";
    F55: "Two topics have one space and slot.",
        "Both; the earlier one keeps it, the later one is marked.";
    F56: "A space is closed while topics hang there.",
        "The topics, under \"no space\".";
    F57: "Topics are merged in a circle.",
        "One of them, the same on all phones.";
    F58: "A field has fifty values.",
        "The first five; an export has all.";
    F59: "The document belongs to another event.",
        "That it does, with its name; it is refused.";
    // Import, export, text
    F60: "A document holds scripts or dangerous links.",
        "Text.";
    F61: "A title or a name holds characters that turn the direction of writing.",
        "The text in the order in which it is written, with a mark; its topic says so.";
    F62: "Titles are tiny, endless or full of emoji.",
        "A layout that holds, also at twice the size of text.";
    F63: "A cell of a table begins like a formula.",
        "Unchanged in the app, harmless in an exported table.";
    F64: "An imported table has a byte order mark, semicolons, or quotes over lines.",
        "A preview of what was understood, before it is taken in.";
    F65: "A calendar entry holds commas, semicolons, line breaks or long words.",
        "A calendar file that others can read, and that updates its entries.";
    F66: "The same file is imported twice.",
        "Nothing doubled.";
    F67: "A QR code is damaged or belongs to something else.",
        "What it is not.";
    F68: "A messenger has damaged an invitation.",
        "The event where the link can be mended, else what is wrong with it.";
    // Delivery
    F69: "The server answers the address of the wasm file with a page.",
        "The installed version, unchanged.";
    F70: "One of the listed files is missing on the server.",
        "The installed version, unchanged.";
    F71: "A new page meets an old wasm file in the cache.",
        "Cannot happen: names follow from contents.";
    F72: "A new version arrives while someone types.",
        "An offer that waits.";
    F73: "The browser has no service worker, or blocks it.",
        "That the app does not start without a network.";
    F74: "The browser has no WebAssembly, or is too old.",
        "A plain panel that says so.";
    F75: "What comes after the first screen could not be fetched.",
        "That it could not, with another try; it is tried by itself, and what waits for it is kept.";
    // What people type
    F76: "A title, a name, a notice or a room is made of characters that do not show.",
        "That nothing of it can be seen, at the field; in a document it counts as missing.";
    F77: "The browser does not know the event's time zone.",
        "That it does not, and that the phone's own clock is followed.";
    F78: "A slot ends before it begins, and not soon after midnight.",
        "The question where it is written; it counts as ending as soon as it begins.";
    F79: "The phone's clock differs from the server's by more than two minutes.",
        "That it seems wrong, with both times.";
    F80: "A topic was merged into one that is withdrawn, gone or unknown.",
        "The topic on its own again; both conveners are told.";
    F81: "A text is pasted that is longer than its field takes.",
        "The whole text, with how long it may be, at its field; it is kept until it is shortened, and not called saved.";
    F82: "A file holds more topics, slots, spaces or fields than any event has.",
        "As many as an event has, what one knows, picked and wrote among them; how many are left out is said with the state of the data.";
    F83: "A text is longer than anybody writes, or one character of it has no end.",
        "Its beginning, with a mark that there is more.";
    // An event's address
    F84: "A link leads to an event at a host that is new to this phone.",
        "The host, before the event becomes the one that the app begins with.";
    F85: "A cache before the server answers with a body and a tag that are a minute old.",
        "Nothing: conditional writes go on once it tells the new tag.";
    // Room beside others
    F86: "What others wrote fills the storage: a large wall, reports, what a restored server lost.",
        "Nothing: notes are saved, and what others wrote gives way and is fetched again.";
    // Files that people edit
    F87: "Somebody edits the event's file by hand while phones write into it.",
        "The edited value on all phones, told as written by hand; what was written since stands beside it.";
    // Copies beside each other
    F91: "Several copies of the app lie on one origin, as `/a/` and `/b/`.",
        "Nothing: each has keys, locks and caches of its own, and begins with what earlier builds kept for all. Where there is no room for that, a banner says that they share it.";
}
