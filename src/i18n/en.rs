//! English.

use super::catalog::Key as Text;

/// The text in English.
#[allow(clippy::too_many_lines, clippy::match_same_arms, reason = "a catalog is long and flat")]
pub(crate) const fn en(text: Text) -> &'static str {
    match text {
        Text::AppName => "Anliegen",
        Text::Skip => "Skip to content",
        Text::Now => "Now",
        Text::Wall => "Wall",
        Text::Mine => "Mine",
        Text::More => "More",
        Text::NavLabel => "Main areas",
        Text::OneHour => "1 hour",
        Text::Hours => "{0} hours",
        Text::OneMinute => "1 minute",
        Text::Minutes => "{0} minutes",
        Text::FromTo => "{0} to {1}",
        Text::Stand => "As of {0}",
        Text::OfflineSince => "offline since {0}",
        Text::Loading => "loading …",
        Text::PortalShort => "Wi-Fi asks you to sign in",
        Text::TroubleShort => "sync has a problem",
        Text::NoEndpoint => "no sync",
        Text::Roughly => "about {0}",
        Text::Pretending => "Shown as if it were {0}",
        Text::PretendEnd => "Back to the real time",
        Text::Pretend => "Pretend it is {0}",
        Text::PretendWhy => {
            "This example lies in the past. See how the app helps during the conference."
        }
        Text::SampleData => "Sample data, modelled on the topics of the Open Space in Berlin",
        Text::Over => "The Open Space is over. All topics and your notes stay here.",
        Text::OverNextMeeting => {
            "The Open Space is over. All topics and your notes stay here. Next meeting: {0}."
        }
        Text::RunningUntil => "On until {0}",
        Text::BeginsAt => "Begins around {0}",
        Text::NextFrom => "Next · from {0}",
        Text::From => "From {0}",
        Text::AllGroups => "All {0} groups of this round",
        Text::NoTopicsYet => "Nothing on the wall yet. The first topics will appear here.",
        Text::Overlaps => "Overlaps with {0}",
        Text::GapBefore => "{0} free before",
        Text::MyNote => "My note",
        Text::Number => "No. {0}",
        Text::Withdrawn => "withdrawn",
        Text::NotOnWall => "no place yet",
        Text::NotOnWallLong => "Not on the wall yet: time and space are open.",
        Text::OddCharacters => "contains invisible control characters",
        Text::NoSpace => "no space",
        Text::Pick => "Pick: {0}",
        Text::PickAdd => "Add to my plan",
        Text::PickedShort => "In my plan",
        Text::Picked => "picked",
        Text::Unpicked => "no longer picked",
        Text::Share => "Share",
        Text::Copied => "Link copied",
        Text::CopyFailed => "Copying is not possible here. The link: {0}",
        Text::Seats => "{0} seats",
        Text::StepFree => "step-free",
        Text::HearingLoop => "hearing loop",
        Text::Convener => "Called by: {0}",
        Text::OnlyHere => "on this phone only",
        Text::NotePlaceholder => "What do you want to keep?",
        Text::SavedAt => "saved {0}",
        Text::Saving => "saving …",
        Text::NotSaved => "not saved yet",
        Text::KeptAsDraft => "Too long to be saved. The whole text stays here as a draft.",
        Text::BesideNote => "Written in another window at the same time:",
        Text::Previous => "Previous",
        Text::NextOne => "Next",
        Text::SameRound => "At the same time",
        Text::TopicUnknown => "There is no such topic here",
        Text::TopicUnknownWhy => {
            "Perhaps this phone has an older copy than the link. Update, or search the wall."
        }
        Text::Merged => "Merged with another one",
        Text::NeedsPlace => "Place already taken: needs another one",
        Text::SpaceGone => "Space is gone: needs another one",
        Text::SharedPlace => "Somebody else has chosen this place, too",
        Text::AtOnce => "Written at the same time: please decide",
        Text::OnlyOnThisPhone => "on this phone only as yet",
        Text::NewsNew => "new",
        Text::NewsMoved => "moved",
        Text::NewsWithdrawn => "withdrawn",
        Text::NewsMerged => "merged",
        Text::FilterNews => "New {0}",
        Text::OneTopic => "{0} topic",
        Text::Topics => "{0} topics",
        Text::OneGroup => "1 group",
        Text::Groups => "{0} groups",
        Text::Search => "Search: title, name, space …",
        Text::SearchLabel => "Search",
        Text::Days => "Day",
        Text::JumpTo => "Jump to",
        Text::Filters => "Filter",
        Text::FiltersOn => "Filter: {0} on",
        Text::FilterSlot => "Slot",
        Text::AllSlots => "All slots",
        Text::FilterField => "Field",
        Text::AllFields => "All fields",
        Text::FilterMine => "Mine {0}",
        Text::FilterUnplaced => "Without place {0}",
        Text::FilterReset => "Clear filters",
        Text::OneFound => "1 found",
        Text::Found => "{0} found",
        Text::NothingFound => "Nothing found for “{0}”. Try a single word, or part of one.",
        Text::NothingFoundHere => {
            "Nothing found for “{0}” in this selection. Clear the filters, or try another word."
        }
        Text::NothingFiltered => "Nothing fits.",
        Text::NoPicksYet => "You have not picked anything yet. Tap a star on the wall.",
        Text::AllPlaced => "Everything has a place.",
        Text::ShowMore => "Show more",
        Text::Free => "free",
        Text::SpaceHead => "Space",
        Text::WallEmpty => "The wall is still empty",
        Text::WallEmptyWhy => {
            "Every Open Space starts like this: without a programme. At the marketplace everyone posts their topics, then they appear here."
        }
        Text::MyAgenda => "My plan",
        Text::MyAgendaEmpty => {
            "Still empty. Tap the star beside a topic on the wall and it appears here."
        }
        Text::ToWall => "To the wall",
        Text::WithoutPlace => "Without a place",
        Text::ToCalendar => "To my calendar (.ics)",
        Text::WallToCalendar => "The whole wall to my calendar (.ics)",
        Text::MyNotes => "My notes",
        Text::MyNotesEmpty => {
            "None yet. Write notes at a topic, or freely here. They stay on this phone."
        }
        Text::NewNote => "Start a free note",
        Text::FreeNote => "Free note",
        Text::NoteToUnknown => "Note to a topic missing here",
        Text::SearchNotes => "Search my notes",
        Text::NotesAsText => "Notes as text",
        Text::NotesAsMarkdown => "Notes as Markdown",
        Text::RemoveNote => "Remove",
        Text::NoteRemoved => "Note removed.",
        Text::Undo => "Undo",
        Text::Close => "Close",
        Text::Language => "Language",
        Text::LanguageSystem => "as the device",
        Text::TextSize => "Text size",
        Text::SizeNormal => "normal",
        Text::SizeLarge => "large",
        Text::SizeHuge => "very large",
        Text::Look => "Colours",
        Text::LookSystem => "as the device",
        Text::LookLight => "light",
        Text::LookDark => "dark",
        Text::LookContrast => "high contrast",
        Text::AboutMe => "About me",
        Text::MyName => "My name",
        Text::MyOrganisation => "Organisation",
        Text::OptionalPrivate => "Optional. Stays on this phone until you post something yourself.",
        Text::Safety => "Backup",
        Text::BackupSave => "Back up everything (one file)",
        Text::BackupWhat => {
            "Everything on this phone: events, plan, notes, settings. Whoever has the file can read your notes."
        }
        Text::BackupRestore => "Restore a backup",
        Text::BackupJoins => "Restoring adds and overwrites nothing.",
        Text::BackupDone => "Backup restored. Events: {0}, notes: {1}.",
        Text::BackupBad => "This is not an Anliegen backup. Nothing was changed.",
        Text::Stored => "What is stored here",
        Text::StoredHow => "{0} of about {1} used",
        Text::Kilobytes => "{0} kB",
        Text::Events => "Events",
        Text::EventOpen => "open",
        Text::EventCurrent => "open now",
        Text::EventJoin => "Open an invitation",
        Text::AboutLink => "About Anliegen: principles, privacy, version",
        Text::SyncLink => "State of the data",
        Text::EventLink => "About this event",
        Text::TooLong => "At most {0} characters: please shorten the text.",
        Text::TooLongToKeep => {
            "At most {0} characters: please shorten the text. This long it cannot be kept as a \
             draft either: it stands only here, until the page is closed."
        }
        Text::LengthOf => "{0} of at most {1} characters",
        Text::SyncTitle => "State of the data",
        Text::SyncNow => "Sync now",
        Text::SyncFresh => "Up to date as of {0}.",
        Text::SyncOffline => {
            "No network since {0}. Everything on this phone keeps working: wall, plan, notes."
        }
        Text::SyncOfflineNever => "No network yet. Loading starts as soon as there is one.",
        Text::SyncPortal => {
            "The Wi-Fi asks you to sign in. Open any web page, sign in, and come back. Nothing was lost here."
        }
        Text::SyncPortalOpen => "Open the sign-in page",
        Text::SyncWaiting => "Loading for the first time.",
        Text::SyncLooking => "As of {0}. Looking whether there is anything new.",
        Text::SyncNoEndpoint => {
            "The address of this event is not known here. Open the invitation once more to get updates again."
        }
        Text::SyncBlocked => {
            "This phone does not allow the connection. If the address is in the local network, allow this page to reach it; an http address works only from an http page. Otherwise whoever put up this page has not allowed the address."
        }
        Text::SyncMissing => {
            "The address answers, but the event's file is missing there. What is on this phone stays."
        }
        Text::SyncDenied => {
            "The address asks for a permission this invitation lacks. Ask for a new invitation."
        }
        Text::SyncServer => "The web space has trouble just now. The next attempt comes by itself.",
        Text::SyncNotEvent => {
            "Something else lies there, not an event of Anliegen. Nothing was taken over."
        }
        Text::SyncOtherEvent => "A different event lies there: {0}. Nothing was taken over.",
        Text::SyncCutOff => {
            "The answer did not arrive completely. The next attempt comes by itself."
        }
        Text::SyncTooBig => {
            "The file there is too large (over 4.5 MB, or all files together over 16 MB). Tell the facilitator: the event needs several files."
        }
        Text::SyncNewer => {
            "The event was written for a newer version of the app. Please update the app."
        }
        Text::SyncAside => {
            "Entries of the file that could not be read: {0}. They are kept unchanged."
        }
        Text::SyncSurplus => {
            "The files hold more than an event has. Not shown: {0} topics, {1} times, {2} rooms, {3} fields. What you know, picked or wrote stays in sight; other phones may show a different choice."
        }
        Text::LastStand => "Last state",
        Text::Endpoint => "Address of the event",
        Text::ShareEvent => "Share this event",
        Text::Never => "never",
        Text::MemoryOnly => {
            "This phone is not storing anything right now (as in private mode). Save your notes before you close the page."
        }
        Text::StorageFull => "Storage is full. New things are not saved yet: back up now.",
        Text::StorageNearFull => {
            "The storage of this page is more than 60 % full. Back up when you can."
        }
        Text::StorageShared => {
            "The storage of this browser is nearly full. So this address still shares your data with other copies of the app. Make room and reload."
        }
        Text::StorageNewer => {
            "Data of a newer version of the app lies here. It is only read: please update the app."
        }
        Text::Quarantined => {
            "Damaged data were set aside ({0}). Nothing was deleted. You can look at them under “State of the data”."
        }
        Text::QuarantineSave => "Save what was set aside",
        Text::PrivateRestored => {
            "Your notes were damaged. The previous copy is shown, the damaged one is set aside."
        }
        Text::CameBack => {
            "The event is here, but this browser's storage was empty. If you had notes here, they were on this phone only: they come back only from a backup."
        }
        Text::HasMoved => "\"{0}\" now hangs here: {1}",
        Text::HasComeOff => "\"{0}\" is no longer on the wall",
        Text::HasMerged => "\"{0}\" goes on in \"{1}\"",
        Text::StandsAlone => "\"{0}\" stands on its own again: \"{1}\" is no longer there",
        Text::TakeNote => "Got it",
        Text::ClockDiffers => {
            "This phone's clock seems wrong: it is {0} here and {1} at the server. What is on now and what is free will be right only once the clock is."
        }
        Text::ZoneUnknown => {
            "This browser does not know the event's time zone, \"{0}\". What is on now and what goes into the calendar therefore follow this phone's own clock. Please tell the organiser: it should be, for example, \"Europe/Berlin\"."
        }
        Text::ClockOdd => {
            "The clock of this phone seems to be wrong. What is on right now cannot be told."
        }
        Text::UpdateReady => "A new version is here. It starts by itself next time.",
        Text::UpdateNow => "Use it now",
        Text::Later => "Later",
        Text::InstallTitle => "Always at hand",
        Text::InstallHint => {
            "Put the app on your home screen: choose “Add to Home Screen” in the browser menu. It then opens without a network, too."
        }
        Text::InstallHintIos => {
            "Put the app on your home screen before you write notes: Share button, then “Add to Home Screen”. It has a storage of its own there."
        }
        Text::InstallButton => "Add to home screen",
        Text::OfflineOff => {
            "This browser does not start the page without a network. While it is open, everything works."
        }
        Text::OfflineReady => "Also starts without a network.",
        Text::WelcomeTitle => "Open Space in your pocket",
        Text::WelcomeLead => {
            "The wall, your plan and your notes on the phone. Without a network, too."
        }
        Text::WelcomeExample => "Look at the example",
        Text::WelcomeExampleWhy => "An Open Space with 104 topics to try out",
        Text::WelcomeInvitation => "Open an invitation",
        Text::WelcomeInvitationWhy => "You were given a link: paste it here",
        Text::WelcomeOwn => "My own event",
        Text::WelcomeOwnWhy => "How to set up an Open Space",
        Text::InvitationLabel => "Invitation link",
        Text::InvitationOpen => "Open",
        Text::Joining => "Loading the event …",
        Text::JoinFailed => "That did not work",
        Text::JoinOffline => {
            "There is no connection right now. Try again as soon as you have a network."
        }
        Text::JoinTrouble => {
            "The web space of the event has trouble just now. Try again in a minute."
        }
        Text::JoinCutOff => "The answer did not arrive completely. Try again.",
        Text::JoinMissing => {
            "There is no event at this address. Perhaps the link is old: ask for a new invitation."
        }
        Text::JoinRetry => "Try again",
        Text::JoinOtherPlace => "You know this event already, but from another address",
        Text::JoinOtherPlaceWhy => "So far from {0}, now from {1}. Your notes stay either way.",
        Text::JoinSwitch => "Use the new address",
        Text::JoinKeep => "Keep the old one",
        Text::JoinNewHost => "An event at another address",
        Text::JoinNewHostWhy => {
            "It lies at {0}. If you take it in, the app opens it first from now on. What you have stays."
        }
        Text::JoinTake => "Take it in",
        Text::JoinLeave => "Do not take it in",
        Text::InviteNotALink => "This is not a link. Copy the whole invitation and paste it here.",
        Text::InviteOtherApp => "The link does not belong to Anliegen.",
        Text::InviteNoEndpoint => {
            "The invitation lacks the address of the event. Perhaps the link was cut off: copy it again, all of it."
        }
        Text::InviteTooLong => "The link is too long for an invitation.",
        Text::InviteBadScheme => "An invitation starts with https:// or http://.",
        Text::SetupTitle => "My own event",
        Text::SetupLead => {
            "The editor in the app comes with the organiser's tools. Until then a file does it that people can read and write by hand."
        }
        Text::SetupStep1 => {
            "Download this template and open it in a text editor: title, days, slots, spaces."
        }
        Text::SetupStep2 => "Put the file on a web space (https) that serves it without a login.",
        Text::SetupStep3 => "Paste its address here. It becomes the invitation for everyone.",
        Text::SetupTemplate => "Save the template",
        Text::SetupAddress => "Address of the file",
        Text::SetupShow => "Look at it",
        Text::AboutTitle => "About Anliegen",
        Text::Principles => "The four principles",
        Text::Principle1 => "Whoever comes is the right people.",
        Text::Principle2 => "Whatever happens is the only thing that could have.",
        Text::Principle3 => "It begins when the time is ripe.",
        Text::Principle4 => "When it's over, it's over – and when it's not over, it's not over.",
        Text::Law => "The law of two feet",
        Text::LawWords => {
            "Also the law of mobility: if you neither learn nor contribute, go where you can. Bumblebees cross-pollinate, butterflies linger."
        }
        Text::Surprise => "Eyes open! Be prepared to be surprised!",
        Text::HowItWorks => "How it works",
        Text::How1 => {
            "All topics hang on the wall with time and space. Tap the star and they are in your plan."
        }
        Text::How2 => "“Now” shows what is on and what comes next. Starting times are soft.",
        Text::How3 => {
            "The phone saves your notes as you type. Everything goes on without a network."
        }
        Text::Privacy => "Privacy in plain words",
        Text::Privacy1 => {
            "No account, no ads, no tracking. The app asks only the web space of this event."
        }
        Text::Privacy2 => {
            "Plan, notes, name and settings stay on this phone until you pass them on yourself."
        }
        Text::Privacy3 => {
            "Things are kept in the browser's storage. Whoever can unlock the phone can read them."
        }
        Text::Version => "Version {0}",
        Text::EventTitle => "This event",
        Text::Theme => "Theme",
        Text::Purpose => "Purpose",
        Text::Givens => "Givens",
        Text::Results => "Who receives the results",
        Text::NextMeeting => "Next meeting",
        Text::Spaces => "Spaces",
        Text::TimesThere => "All times: local time at the venue ({0})",
        Text::InviteCredentials => {
            "The address holds a name or password. Browsers do not allow that."
        }
        Text::EditNote => "Go on writing",
        Text::WholeAgenda => "The whole agenda, to read and print",
        Text::Message => "Message",
        Text::ShowNew => "Show {0} new",
        Text::ShowOneNew => "Show 1 new",
        Text::ShowMoved => "Show the new state",
        Text::SettingsLink => "Language, text size, restore a backup",
        Text::ScreenNotLoaded => {
            "This page could not be loaded yet. Please check the connection and try again."
        }
        Text::KeepAtHand => "How to put this on your home screen",
        Text::ChangedSince => "Somebody has changed this in the meantime. Please look again.",
        Text::GoneSince => "This no longer exists.",
        Text::TitleMissing => "Something is missing: please fill it in.",
        Text::NothingToSee => "Nothing of this can be seen: please write something to be read.",
        Text::NumberOdd => "Please write the number in digits, from 1 to 9999.",
        Text::TimeOdd => "Please write the time like this: 13:30.",
        Text::EndsBefore => {
            "Is the end right? It lies before the start, and over midnight it would be more than twelve hours."
        }
        Text::WallFull => "A wall does not hold more than 2,000 topics.",
        Text::NothingToDo => "Nothing would change.",
        Text::Posted => "Posted: {0}",
        Text::Placed => "Moved: {0}",
        Text::TakenOff => "Taken off the wall: {0}",
        Text::Swapped => "Places swapped",
        Text::Edited => "Changed: {0}",
        Text::WithdrawnDone => "Withdrawn: {0}",
        Text::ReopenedDone => "Back again: {0}",
        Text::MergedDone => "Merged: {0}",
        Text::UnmergedDone => "Separate again: {0}",
        Text::ClaimedDone => "Marked as yours, on this phone only",
        Text::UnclaimedDone => "No longer marked as yours",
        Text::Settled => "Decided, for everyone",
        Text::Proposed => "Suggestion sent",
        Text::AnsweredYes => "Suggestion taken",
        Text::AnsweredNo => "Suggestion declined",
        Text::Notified => "Announced to all",
        Text::NoticeRetracted => "Announcement taken back",
        Text::NoticeAgain => "Announcement stands again",
        Text::SlotMoved => "Times changed: {0}",
        Text::SpaceAdded => "New space: {0}",
        Text::SpaceClosed => "Space closed: {0}",
        Text::SpaceOpened => "Space open again: {0}",
        Text::TakenBack => "Taken back",
        Text::TakenBackFrom => {
            "Everything from that device is taken back, as far as this phone knew what was there before."
        }
        Text::NoticeFrom => "Announcement by {0}",
        Text::PutAway => "Put away",
        Text::EarlierNotices => "Earlier announcements ({0})",
        Text::ShowNotice => "Show new announcement",
        Text::OneNewNotice => "1 new announcement",
        Text::NewNotices => "{0} new announcements",
        Text::BoardTitle => "Wall for the projector",
        Text::BoardPage => "Page {0} of {1}",
        Text::BoardPause => "Pause",
        Text::BoardGoOn => "Go on",
        Text::BoardBack => "Back",
        Text::BoardLatest => "Latest on the wall",
        Text::SlotOver => "over",
        Text::DeskTitle => "Post at the desk",
        Text::DeskLink => "Desk: post for others",
        Text::DeskWhy => {
            "For those who take notes at the microphone. Choose the time by its digit; Enter posts."
        }
        Text::DeskNumber => "Number on the sheet, if it has one",
        Text::DeskSlot => "Time, as a digit",
        Text::DeskSlots => "Times and their digits",
        Text::DeskLater => "Later, without a place",
        Text::DeskNext => "Next: {0}",
        Text::DeskFull => "No space is free at that time. The topic will hang there without one.",
        Text::DeskTaken => {
            "No. {0} is there already: “{1}”. This topic will get a letter behind it."
        }
        Text::DeskSheets => "Numbered sheets",
        Text::DeskSheetsWhy => {
            "Are there sheets with numbers at this desk? Then it gives only those."
        }
        Text::DeskFirst => "From number",
        Text::DeskLast => "To number",
        Text::DeskSheetsOut => "The numbers {0} to {1} are all given.",
        Text::DeskDone => "Posted here last",
        Text::DeskNone => "The last ten that you posted on this device will stand here.",
        Text::TakeBack => "Take back",
        Text::TakeBackOne => "Take back: {0}",
        Text::ChangeOne => "Change: {0}",
        Text::HostingTitle => "Facilitation",
        Text::HostingOff => {
            "This page is for those who facilitate. Switch on “I facilitate” under “More” for it."
        }
        Text::Facilitate => "I facilitate",
        Text::FacilitateWhy => {
            "Then you also change other people’s topics directly and speak to all. This is politeness, not protection: whoever has the link to write can change everything, and everything can be taken back."
        }
        Text::NoticeTitle => "Announcement",
        Text::NoticeLabel => "What should everybody know?",
        Text::NoticeNoName => "So that everybody knows who says it: give your name under “More”.",
        Text::NotifyAll => "Tell everybody",
        Text::NoticesSaid => "Said so far",
        Text::SlotsTitle => "Time slots",
        Text::SlotStart => "Start",
        Text::SlotEnd => "End",
        Text::MoveSlot => "Change times",
        Text::MoveSlotOf => "Change times: {0}",
        Text::CloseSpace => "Close",
        Text::CloseSpaceOf => "Close: {0}",
        Text::OpenSpace => "Open again",
        Text::OpenSpaceOf => "Open again: {0}",
        Text::ClosedSpaces => "Closed spaces",
        Text::OneHomeless => "One topic needs another space:",
        Text::Homeless => "{0} topics need another space:",
        Text::AddSpaceTitle => "Another space",
        Text::SpaceName => "Name",
        Text::SpaceFind => "How to find it",
        Text::AddSpace => "Add the space",
        Text::DevicesTitle => "Take back everything from one device",
        Text::DevicesWhy => {
            "In case somebody makes mischief. What is new goes, what was changed becomes what this phone knew before. This, too, can be taken back."
        }
        Text::Since => "Since when",
        Text::SinceHour => "Last hour",
        Text::SinceToday => "Today",
        Text::SinceAll => "From the beginning",
        Text::Device => "device {0}",
        Text::OneChange => "1 change",
        Text::Changes => "{0} changes",
        Text::SinceWhen => "since {0}",
        Text::TakeBackAll => "Take back everything",
        Text::TakeBackAllOf => "Take back everything: {0}",
        Text::NobodyElse => "Nobody else has written anything in that time.",
        Text::NewTopic => "New topic",
        Text::NewTopicShort => "Post a topic",
        Text::NewTopicSign => "Topic",
        Text::TitleLabel => "What is it about?",
        Text::ConvenerLabel => "Your name",
        Text::OrganisationLabel => "Organisation",
        Text::WordsLabel => "A few words about it",
        Text::FieldLabel => "Field",
        Text::NoField => "none",
        Text::WhereLabel => "When and where?",
        Text::NextFree => "Next free place: {0}",
        Text::OtherPlace => "Choose a place",
        Text::PlaceLater => "Later",
        Text::SlotLabel => "Time slot",
        Text::SpaceLabel => "Space",
        Text::AnyFreeSpace => "any free space",
        Text::NoFreeSpace => "no space free",
        Text::MoreDetails => "Add more",
        Text::PostIt => "Post it",
        Text::AlreadyThere => "Already there?",
        Text::AlreadyThereWhy => "These sound alike. Perhaps you want to merge them.",
        Text::ReadOut => "To read out",
        Text::SlotIsOver => "The slot you chose, {0}, is over. Please choose another one.",
        Text::SlotIsGone => "The slot you chose is no longer there. Please choose another one.",
        Text::NoRoundLeft => {
            "By this phone's clock ({0}) no round of groups begins any more. Your topic will hang on the wall without a place."
        }
        Text::NoPlacesYet => {
            "There are no times or no spaces yet. Your topic will hang on the wall without a place for now."
        }
        Text::AllTaken => {
            "All places are taken. Post it without one; something will turn up at the wall."
        }
        Text::NumberSoon => "One moment: the number holds as soon as it is synced.",
        Text::NumberProvisional => {
            "Provisional: if somebody else has the same number, a letter comes behind it."
        }
        Text::NumberMoved => "“{1}” is now No. {0}: the other number had just been taken.",
        Text::ChangeIt => "Change",
        Text::SuggestIt => "Suggest a change",
        Text::SuggestWhy => {
            "This topic is somebody else's. Your suggestion shows up there to be taken."
        }
        Text::SaveChange => "Post the change",
        Text::SendSuggestion => "Send the suggestion",
        Text::DropChange => "Discard",
        Text::PlaceIt => "Choose a place",
        Text::OtherPlaceFor => "A place for: {0}",
        Text::NowAt => "Now: {0}",
        Text::PlacesFree => "{0} free",
        Text::OnePlaceFree => "1 free",
        Text::SuggestSwap => "{0} (suggest)",
        Text::InExchange => "{0}, in exchange for “{1}”",
        Text::SwapWith => "Swap with another one",
        Text::TakeOff => "Take off the wall",
        Text::MergeIt => "Merge",
        Text::MergeTitle => "Merge with which one?",
        Text::MergeWhy => {
            "“{0}” then goes on in the other topic. Both names stay; picks and notes go along."
        }
        Text::Unmerge => "Separate again",
        Text::GoesOnIn => "Goes on in: {0}",
        Text::CameTogether => "Merged into this: {0}",
        Text::WithdrawIt => "Withdraw",
        Text::ReopenIt => "Open again",
        Text::ClaimIt => "This topic is mine",
        Text::UnclaimIt => "Not mine after all",
        Text::MyTopic => "Your topic",
        Text::ChangeWhat => "Change this topic",
        Text::TakenBy => "“{0}” had this place before.",
        Text::SharedWith => {
            "“{0}” has chosen the same place later. You keep it; have a quick word with each other."
        }
        Text::SpaceGoneLong => "The space is gone.",
        Text::SlotGoneLong => "The time slot is gone.",
        Text::ConvenesAtOnce => "You convene “{0}” at the same time.",
        Text::AtOnceTitle => "Written at the same time: {0}",
        Text::AtOnceWhy => {
            "Two people changed this without knowing of each other. Which one should stand?"
        }
        Text::TakeThis => "Take this: {0}",
        Text::KeepBoth => "Keep both",
        Text::AndMore => "and {0} more",
        Text::Empty => "(empty)",
        Text::ProposalBy => "Suggestion by {0}",
        Text::ProposalBySomebody => "Suggestion",
        Text::ProposalIs => "{0}: {1}",
        Text::Accept => "Take it",
        Text::Decline => "Decline",
        Text::Trail => "Who changed what?",
        Text::TrailStep => "{0} – {1}, {2}",
        Text::TrailHand => "It stands like this in the organisers' file.",
        Text::ThisPhone => "this phone",
        Text::ByHand => "by hand in the file",
        Text::SomeDevice => "somebody (device {0})",
        Text::EditedSince => "Withdrawn, but changed since by {0}.",
        Text::NameOfNumber => "Number",
        Text::NameOfPlace => "Place",
        Text::NameOfState => "Withdrawn or open",
        Text::NameOfMerge => "Merging",
        Text::NameOfTitle => "Title",
        Text::NameOfConvener => "Convener",
        Text::NameOfWords => "Words",
        Text::AllSeen => "All seen",
        Text::MyTopics => "My topics",
        Text::MergeMore => "There are more: search for a word.",
        Text::Concern => "“{0}”: {1}",
        Text::ProposalWaits => "somebody suggests a change",
        Text::TwoAtOnce => "you convene another one at the same time",
        Text::OneNeedsPlace => "1 topic needs another place",
        Text::NeedPlace => "{0} topics need another place",
        Text::FreeHere => "These are free:",
        Text::NothingFree => "Nothing is free right now; something will turn up at the wall.",
        Text::StandWaits => "{0} · {1} waiting",
        Text::WaitingOne => "1 change has been waiting for the sync since {0}.",
        Text::WaitingMany => "{0} changes have been waiting for the sync since {1}.",
        Text::WaitsNot => "Everything you have written has arrived at the endpoint.",
        Text::WaitsHereOnly => {
            "This invitation is for reading only: your changes stay on this phone. With an invitation to write they go out, or you hand them in as a file at the desk."
        }
        Text::WaitsBarred => {
            "The endpoint takes nothing from this phone: your changes stay here. Hand them in as a file at the desk, or ask for an invitation to write."
        }
        Text::WaitsRefill => {
            "{0} entries of others are missing at the endpoint. Your phone brings them back in a few minutes."
        }
        Text::WhatWaits => "What waits",
        Text::WriteGuarded => {
            "Reading and writing. Changes at the same time are noticed while writing."
        }
        Text::WriteUnguarded => {
            "Reading and writing, a little slower: the web space does not reliably tell whether somebody else wrote meanwhile. So the app checks afterwards. Nothing is lost."
        }
        Text::WriteReadOnly => "Reading only.",
        Text::WhyNoTag => {
            "The web space gives no ETag, or does not expose it by CORS (Access-Control-Expose-Headers: ETag)."
        }
        Text::WhyWeakTag => {
            "The web space gives weak ETags only (W/…). With Apache, “FileETag Digest” helps."
        }
        Text::WhyCompressed => {
            "The web space compresses the file and changes the ETag by that. Please switch compression off for this path."
        }
        Text::WhyRefused => "The web space refuses the ETags that it gave.",
        Text::FaultConflict => "Many are writing at the same moment. Your phone keeps trying.",
        Text::FaultNotStored => {
            "The web space says “stored”, but it is missing when looked at. Your phone keeps trying."
        }
        Text::FaultWriteBig => {
            "The file is too big for the web space. Please tell the organisers to split it."
        }
        Text::HowWritten => "How it syncs",
        Text::Copies => "Copies",
        Text::CopiesWhy => {
            "The whole event as a file, without your notes and picks. It can be put on any web space or sent to somebody."
        }
        Text::CopySave => "Save as a file",
        Text::CopyTake => "Take in a file",
        Text::CopiesEdited => {
            "Have you changed the file by hand while others write? Then take it in here: your change is not lost, even where the web space overwrites. What others have written since stays beside it."
        }
        Text::AsideTitle => "Set aside",
        Text::AsideWhy => {
            "It could not be read, or another value went before it. Have a look, and save it if you still need it."
        }
        Text::AsideIndex => "List of events",
        Text::AsideProfile => "Name and settings",
        Text::AsideBody => "File of the event “{0}”",
        Text::AsideRescued => "What others wrote in “{0}”",
        Text::AsideOwn => "What you wrote in “{0}”",
        Text::AsidePrivate => "Your notes and stars in “{0}”",
        Text::AsideValue => "A value that gave way to another of the same stamp",
        Text::AsideEntry => "Entry of the file: {0}",
        Text::AsideCharacters => "{0} characters",
        Text::AsideAway => "Put away.",
        Text::AsideBack => "Bring back",
        Text::CopyTaken => "File taken in: {0}",
        Text::CopyBad => "This is no file of this event. Nothing was changed.",
        Text::CopyNothing => "The file brings nothing new.",
        Text::LastDeeds => "Last done here",
        Text::StoredHere => "On this phone",
        Text::StoredJournal => "Of that not folded in yet (journal): {0}",
        Text::CheckIt => "Check the endpoint",
        Text::CheckRuns => "Checking …",
        Text::CheckRedirected => {
            "The address redirects to another one. Reading works, writing follows no redirect: please put the final address into the invitation."
        }
        Text::CheckUnreadable => "Reading does not work.",
        Text::CheckReadOnly => {
            "Reading works, writing does not. What people write stays on their phones."
        }
        Text::CheckGuarded => {
            "All is well: reading and writing work, and the web space notices when two write at the same time."
        }
        Text::CheckSlow => {
            "Reading and writing work. Everything arrives, only a little slower, because the app looks again after each write."
        }
        Text::CheckOverwrites => {
            "The web space overwrites even if somebody else wrote meanwhile (it does not honour If-Match)."
        }
        Text::CheckDisturbed => "Somebody wrote during the check. Please check again.",
        Text::OpenSpaces => "{0} open spaces",
        Text::StandWaitsOne => "{0} · 1 waiting",
    }
}
