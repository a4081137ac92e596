//! German.

use super::catalog::Key as Text;

/// The text in German.
#[allow(clippy::too_many_lines, clippy::match_same_arms, reason = "a catalog is long and flat")]
pub(crate) const fn de(text: Text) -> &'static str {
    match text {
        Text::AppName => "Anliegen",
        Text::Skip => "Zum Inhalt",
        Text::Now => "Jetzt",
        Text::Wall => "Wand",
        Text::Mine => "Meins",
        Text::More => "Mehr",
        Text::NavLabel => "Hauptbereiche",
        Text::OneHour => "1 Stunde",
        Text::Hours => "{0} Stunden",
        Text::OneMinute => "1 Minute",
        Text::Minutes => "{0} Minuten",
        Text::FromTo => "{0} bis {1}",
        Text::Stand => "Stand {0}",
        Text::OfflineSince => "offline seit {0}",
        Text::Loading => "lädt …",
        Text::PortalShort => "WLAN verlangt eine Anmeldung",
        Text::TroubleShort => "Abgleich gestört",
        Text::NoEndpoint => "ohne Abgleich",
        Text::Roughly => "etwa {0}",
        Text::Pretending => "Gezeigt wird: {0}",
        Text::PretendEnd => "Zurück zur echten Zeit",
        Text::Pretend => "So tun, als sei {0}",
        Text::PretendWhy => {
            "Dieses Beispiel spielt in der Vergangenheit. So siehst du, wie die App während der Tagung hilft."
        }
        Text::SampleData => "Beispieldaten, den Themen des Berliner Open Space nachempfunden",
        Text::Over => "Das Open Space ist vorbei. Alle Anliegen und deine Notizen bleiben hier.",
        Text::OverNextMeeting => {
            "Das Open Space ist vorbei. Alle Anliegen und deine Notizen bleiben hier. Nachtreffen: {0}."
        }
        Text::RunningUntil => "Läuft bis {0}",
        Text::BeginsAt => "Beginnt gegen {0}",
        Text::NextFrom => "Danach · ab {0}",
        Text::From => "Ab {0}",
        Text::AllGroups => "Alle {0} Gruppen dieser Runde",
        Text::NoTopicsYet => {
            "Noch hängt nichts an der Wand. Sobald die ersten Anliegen da sind, stehen sie hier."
        }
        Text::Overlaps => "Überschneidet sich mit {0}",
        Text::GapBefore => "{0} Luft davor",
        Text::MyNote => "Meine Notiz",
        Text::Number => "Nr. {0}",
        Text::Withdrawn => "zurückgezogen",
        Text::NotOnWall => "noch ohne Platz",
        Text::NotOnWallLong => "Hängt noch nicht an der Wand: Zeit und Raum sind offen.",
        Text::OddCharacters => "enthält unsichtbare Steuerzeichen",
        Text::NoSpace => "ohne Raum",
        Text::Pick => "Merken: {0}",
        Text::PickAdd => "In meinen Plan",
        Text::PickedShort => "In meinem Plan",
        Text::Picked => "gemerkt",
        Text::Unpicked => "nicht mehr gemerkt",
        Text::Share => "Teilen",
        Text::Copied => "Link kopiert",
        Text::CopyFailed => "Kopieren geht hier nicht. Der Link: {0}",
        Text::Seats => "{0} Plätze",
        Text::StepFree => "stufenlos",
        Text::HearingLoop => "Höranlage",
        Text::Convener => "Einberufen von: {0}",
        Text::OnlyHere => "nur auf diesem Telefon",
        Text::NotePlaceholder => "Was willst du behalten?",
        Text::SavedAt => "gespeichert {0}",
        Text::Saving => "wird gespeichert …",
        Text::NotSaved => "noch nicht gespeichert",
        Text::KeptAsDraft => "Zu lang zum Speichern. Der ganze Text bleibt als Entwurf hier.",
        Text::BesideNote => "Gleichzeitig in einem anderen Fenster geschrieben:",
        Text::Previous => "Davor",
        Text::NextOne => "Danach",
        Text::SameRound => "Zur selben Zeit",
        Text::TopicUnknown => "Dieses Anliegen gibt es hier nicht",
        Text::TopicUnknownWhy => {
            "Vielleicht ist der Stand auf diesem Telefon älter als der Link. Aktualisiere, oder suche an der Wand."
        }
        Text::Merged => "Zusammengelegt mit einem anderen",
        Text::NeedsPlace => "Platz schon vergeben: braucht einen neuen",
        Text::SpaceGone => "Raum fällt weg: braucht einen neuen",
        Text::SharedPlace => "Noch jemand hat diesen Platz gewählt",
        Text::AtOnce => "Gleichzeitig geschrieben: bitte entscheiden",
        Text::OnlyOnThisPhone => "noch nur auf diesem Telefon",
        Text::NewsNew => "neu",
        Text::NewsMoved => "umgehängt",
        Text::NewsWithdrawn => "zurückgezogen",
        Text::NewsMerged => "zusammengelegt",
        Text::FilterNews => "Neu {0}",
        Text::OneTopic => "{0} Anliegen",
        Text::Topics => "{0} Anliegen",
        Text::OneGroup => "1 Gruppe",
        Text::Groups => "{0} Gruppen",
        Text::Search => "Suchen: Titel, Name, Raum …",
        Text::SearchLabel => "Suchen",
        Text::Days => "Tag",
        Text::JumpTo => "Springen zu",
        Text::Filters => "Filter",
        Text::FiltersOn => "Filter: {0} an",
        Text::FilterSlot => "Zeitfenster",
        Text::AllSlots => "Alle Zeitfenster",
        Text::FilterField => "Feld",
        Text::AllFields => "Alle Felder",
        Text::FilterMine => "Meine {0}",
        Text::FilterUnplaced => "Ohne Platz {0}",
        Text::FilterReset => "Filter aufheben",
        Text::OneFound => "1 gefunden",
        Text::Found => "{0} gefunden",
        Text::NothingFound => {
            "Nichts gefunden zu „{0}“. Versuch es mit einem Wort oder mit einem Teil davon."
        }
        Text::NothingFoundHere => {
            "Nichts gefunden zu „{0}“ in dieser Auswahl. Hebe die Filter auf, oder versuch es mit einem anderen Wort."
        }
        Text::NothingFiltered => "Dazu gibt es nichts.",
        Text::NoPicksYet => "Du hast dir noch nichts gemerkt. Tippe an der Wand auf einen Stern.",
        Text::AllPlaced => "Alles hat einen Platz.",
        Text::ShowMore => "Mehr zeigen",
        Text::Free => "frei",
        Text::SpaceHead => "Raum",
        Text::WallEmpty => "Noch ist die Wand leer",
        Text::WallEmptyWhy => {
            "So fängt jedes Open Space an: ohne Programm. Auf dem Marktplatz hängen alle ihre Anliegen auf, dann stehen sie hier."
        }
        Text::MyAgenda => "Mein Plan",
        Text::MyAgendaEmpty => {
            "Noch leer. Tippe an der Wand auf den Stern neben einem Anliegen, dann steht es hier."
        }
        Text::ToWall => "Zur Wand",
        Text::WithoutPlace => "Ohne Platz",
        Text::ToCalendar => "In den Kalender (.ics)",
        Text::WallToCalendar => "Die ganze Wand in den Kalender (.ics)",
        Text::MyNotes => "Meine Notizen",
        Text::MyNotesEmpty => {
            "Noch keine. Notizen schreibst du bei einem Anliegen, oder frei hier. Sie bleiben auf diesem Telefon."
        }
        Text::NewNote => "Freie Notiz beginnen",
        Text::FreeNote => "Freie Notiz",
        Text::NoteToUnknown => "Notiz zu einem Anliegen, das hier fehlt",
        Text::SearchNotes => "In meinen Notizen suchen",
        Text::NotesAsText => "Notizen als Text",
        Text::NotesAsMarkdown => "Notizen als Markdown",
        Text::RemoveNote => "Entfernen",
        Text::NoteRemoved => "Notiz entfernt.",
        Text::Undo => "Rückgängig",
        Text::Close => "Schließen",
        Text::Language => "Sprache",
        Text::LanguageSystem => "wie das Gerät",
        Text::TextSize => "Schriftgröße",
        Text::SizeNormal => "normal",
        Text::SizeLarge => "groß",
        Text::SizeHuge => "sehr groß",
        Text::Look => "Farben",
        Text::LookSystem => "wie das Gerät",
        Text::LookLight => "hell",
        Text::LookDark => "dunkel",
        Text::LookContrast => "starker Kontrast",
        Text::AboutMe => "Über mich",
        Text::MyName => "Mein Name",
        Text::MyOrganisation => "Organisation",
        Text::OptionalPrivate => {
            "Freiwillig. Bleibt auf diesem Telefon, bis du selbst etwas aufhängst."
        }
        Text::Safety => "Sicherung",
        Text::BackupSave => "Alles sichern (eine Datei)",
        Text::BackupWhat => {
            "Alles von diesem Telefon: Veranstaltungen, Plan, Notizen, Einstellungen. Wer die Datei hat, kann deine Notizen lesen."
        }
        Text::BackupRestore => "Sicherung einlesen",
        Text::BackupJoins => "Einlesen fügt hinzu und überschreibt nichts.",
        Text::BackupDone => "Sicherung eingelesen. Veranstaltungen: {0}, Notizen: {1}.",
        Text::BackupBad => "Das ist keine Sicherung von Anliegen. Es wurde nichts geändert.",
        Text::Stored => "Was hier gespeichert ist",
        Text::StoredHow => "{0} von etwa {1} belegt",
        Text::Kilobytes => "{0} kB",
        Text::Events => "Veranstaltungen",
        Text::EventOpen => "öffnen",
        Text::EventCurrent => "geöffnet",
        Text::EventJoin => "Einladung öffnen",
        Text::AboutLink => "Über Anliegen: Grundsätze, Datenschutz, Version",
        Text::SyncLink => "Stand der Daten",
        Text::EventLink => "Über diese Veranstaltung",
        Text::TooLong => "Höchstens {0} Zeichen: Kürze den Text bitte.",
        Text::TooLongToKeep => {
            "Höchstens {0} Zeichen: Kürze den Text bitte. So lang lässt er sich auch als Entwurf \
             nicht behalten: Er steht nur hier, bis die Seite geschlossen wird."
        }
        Text::LengthOf => "{0} von höchstens {1} Zeichen",
        Text::SyncTitle => "Stand der Daten",
        Text::SyncNow => "Jetzt abgleichen",
        Text::SyncFresh => "Auf dem neuesten Stand von {0} Uhr.",
        Text::SyncOffline => {
            "Kein Netz seit {0} Uhr. Alles auf diesem Telefon geht weiter: Wand, Plan, Notizen."
        }
        Text::SyncOfflineNever => "Noch kein Netz. Sobald es da ist, wird geladen.",
        Text::SyncPortal => {
            "Das WLAN verlangt eine Anmeldung. Öffne eine beliebige Internetseite, melde dich an und komm zurück. Hier ging nichts verloren."
        }
        Text::SyncPortalOpen => "Anmeldeseite öffnen",
        Text::SyncWaiting => "Wird zum ersten Mal geladen.",
        Text::SyncLooking => "Stand von {0} Uhr. Es wird nachgesehen, ob es Neues gibt.",
        Text::SyncNoEndpoint => {
            "Die Adresse dieser Veranstaltung ist hier nicht bekannt. Öffne die Einladung noch einmal, dann wird wieder aktualisiert."
        }
        Text::SyncBlocked => {
            "Dieses Telefon lässt die Verbindung nicht zu. Liegt die Adresse im lokalen Netz, erlaube der Seite den Zugriff darauf; eine http-Adresse geht nur von einer http-Seite aus. Sonst hat, wer diese Seite aufgestellt hat, die Adresse nicht freigegeben."
        }
        Text::SyncMissing => {
            "Die Adresse antwortet, aber die Datei der Veranstaltung fehlt dort. Was auf diesem Telefon ist, bleibt."
        }
        Text::SyncDenied => {
            "Die Adresse verlangt eine Erlaubnis, die diese Einladung nicht hat. Bitte um eine neue Einladung."
        }
        Text::SyncServer => {
            "Der Webplatz hat gerade Schwierigkeiten. Der nächste Versuch kommt von selbst."
        }
        Text::SyncNotEvent => {
            "Dort liegt etwas anderes, keine Veranstaltung von Anliegen. Es wurde nichts übernommen."
        }
        Text::SyncOtherEvent => {
            "Dort liegt eine andere Veranstaltung: {0}. Es wurde nichts übernommen."
        }
        Text::SyncCutOff => {
            "Die Antwort kam nicht vollständig an. Der nächste Versuch kommt von selbst."
        }
        Text::SyncTooBig => {
            "Die Datei dort ist zu groß (über 4,5 MB, oder alle Dateien zusammen über 16 MB). Sag es der Begleitung: Die Veranstaltung braucht mehrere Dateien."
        }
        Text::SyncNewer => {
            "Die Veranstaltung ist für eine neuere Fassung der App geschrieben. Bitte App aktualisieren."
        }
        Text::SyncAside => {
            "Nicht lesbare Einträge in der Datei: {0}. Sie bleiben unverändert liegen."
        }
        Text::SyncSurplus => {
            "Die Dateien enthalten mehr, als eine Veranstaltung fasst. Nicht gezeigt werden: {0} Anliegen, {1} Zeiten, {2} Räume, {3} Themenfelder. Was du kennst, gewählt oder geschrieben hast, bleibt sichtbar; auf anderen Telefonen kann die Auswahl anders sein."
        }
        Text::LastStand => "Letzter Stand",
        Text::Endpoint => "Adresse der Veranstaltung",
        Text::ShareEvent => "Veranstaltung teilen",
        Text::Never => "noch nie",
        Text::MemoryOnly => {
            "Dieses Telefon speichert gerade nichts (etwa im privaten Modus). Sichere deine Notizen, bevor du die Seite schließt."
        }
        Text::StorageFull => {
            "Der Speicher ist voll. Neues ist noch nicht gespeichert: Sichere jetzt."
        }
        Text::StorageNearFull => {
            "Der Speicher dieser Seite ist zu mehr als 60 % voll. Sichere bei Gelegenheit."
        }
        Text::StorageShared => {
            "Der Speicher dieses Browsers ist fast voll. Diese Adresse teilt sich deine Daten deshalb noch mit anderen Kopien der App. Mach Platz und lade neu."
        }
        Text::StorageNewer => {
            "Hier liegen Daten einer neueren Fassung der App. Sie werden nur gelesen: Bitte App aktualisieren."
        }
        Text::Quarantined => {
            "Beschädigte Daten wurden beiseitegelegt ({0}). Nichts davon ist gelöscht. Ansehen kannst du sie unter „Stand der Daten“."
        }
        Text::QuarantineSave => "Beiseitegelegtes sichern",
        Text::PrivateRestored => {
            "Deine Notizen waren beschädigt. Gezeigt wird die vorige Kopie, das Beschädigte liegt beiseite."
        }
        Text::CameBack => {
            "Die Veranstaltung ist da, aber der Speicher dieses Browsers war leer. Hattest du hier Notizen, lagen sie nur auf diesem Telefon: Zurück kommen sie nur aus einer Sicherung."
        }
        Text::HasMoved => "„{0}“ hängt jetzt hier: {1}",
        Text::HasComeOff => "„{0}“ hängt nicht mehr an der Wand",
        Text::HasMerged => "„{0}“ geht weiter in „{1}“",
        Text::StandsAlone => "„{0}“ steht wieder für sich: „{1}“ gibt es nicht mehr",
        Text::TakeNote => "Gelesen",
        Text::ClockDiffers => {
            "Die Uhr dieses Telefons scheint falsch zu gehen: Hier ist es {0}, beim Server {1}. Was gerade läuft und was noch frei ist, stimmt erst, wenn sie richtig gestellt ist."
        }
        Text::ZoneUnknown => {
            "Die Zeitzone „{0}“ des Treffens kennt dieser Browser nicht. Was gerade läuft und was im Kalender steht, richtet sich deshalb nach der Uhr dieses Telefons. Sag es bitte dem Veranstalter: Richtig wäre zum Beispiel „Europe/Berlin“."
        }
        Text::ClockOdd => {
            "Die Uhr dieses Telefons geht offenbar falsch. Was gerade läuft, lässt sich so nicht sagen."
        }
        Text::UpdateReady => "Eine neue Fassung ist da. Sie kommt beim nächsten Start von selbst.",
        Text::UpdateNow => "Jetzt übernehmen",
        Text::Later => "Später",
        Text::InstallTitle => "Immer griffbereit",
        Text::InstallHint => {
            "Lege die App auf den Startbildschirm: im Menü des Browsers „Zum Startbildschirm“ wählen. Sie geht dann auch ohne Netz auf."
        }
        Text::InstallHintIos => {
            "Lege die App auf den Startbildschirm, bevor du Notizen schreibst: Teilen-Knopf, dann „Zum Home-Bildschirm“. Dort hat sie einen eigenen Speicher."
        }
        Text::InstallButton => "Auf den Startbildschirm",
        Text::OfflineOff => {
            "Dieser Browser startet die Seite nicht ohne Netz. Solange sie offen ist, geht alles."
        }
        Text::OfflineReady => "Startet auch ohne Netz.",
        Text::WelcomeTitle => "Open Space in der Tasche",
        Text::WelcomeLead => {
            "Die Anliegenwand, dein Plan und deine Notizen auf dem Telefon. Auch ohne Netz."
        }
        Text::WelcomeExample => "Beispiel ansehen",
        Text::WelcomeExampleWhy => "Ein Open Space mit 104 Anliegen zum Ausprobieren",
        Text::WelcomeInvitation => "Einladung öffnen",
        Text::WelcomeInvitationWhy => "Du hast einen Link bekommen: hier einfügen",
        Text::WelcomeOwn => "Eigene Veranstaltung",
        Text::WelcomeOwnWhy => "So richtest du ein Open Space ein",
        Text::InvitationLabel => "Link der Einladung",
        Text::InvitationOpen => "Öffnen",
        Text::Joining => "Die Veranstaltung wird geladen …",
        Text::JoinFailed => "Das hat nicht geklappt",
        Text::JoinOffline => {
            "Gerade ist keine Verbindung da. Versuche es noch einmal, sobald du Netz hast."
        }
        Text::JoinTrouble => {
            "Der Webplatz der Veranstaltung hat gerade Schwierigkeiten. Versuche es in einer Minute noch einmal."
        }
        Text::JoinCutOff => "Die Antwort kam nicht vollständig an. Versuche es noch einmal.",
        Text::JoinMissing => {
            "Unter dieser Adresse liegt keine Veranstaltung. Vielleicht ist der Link alt: Bitte um eine neue Einladung."
        }
        Text::JoinRetry => "Noch einmal versuchen",
        Text::JoinOtherPlace => {
            "Diese Veranstaltung kennst du schon, aber von einer anderen Adresse"
        }
        Text::JoinOtherPlaceWhy => {
            "Bisher von {0}, jetzt von {1}. Deine Notizen bleiben in beiden Fällen."
        }
        Text::JoinSwitch => "Die neue Adresse nehmen",
        Text::JoinKeep => "Bei der alten bleiben",
        Text::JoinNewHost => "Eine Veranstaltung an einer anderen Adresse",
        Text::JoinNewHostWhy => {
            "Sie liegt bei {0}. Nimmst du sie auf, öffnet die App künftig zuerst sie. Was du schon hast, bleibt."
        }
        Text::JoinTake => "Aufnehmen",
        Text::JoinLeave => "Nicht aufnehmen",
        Text::InviteNotALink => {
            "Das ist kein Link. Kopiere die ganze Einladung und füge sie hier ein."
        }
        Text::InviteOtherApp => "Der Link gehört nicht zu Anliegen.",
        Text::InviteNoEndpoint => {
            "In der Einladung fehlt die Adresse der Veranstaltung. Vielleicht wurde der Link abgeschnitten: Kopiere ihn noch einmal ganz."
        }
        Text::InviteTooLong => "Der Link ist zu lang für eine Einladung.",
        Text::InviteBadScheme => "Eine Einladung beginnt mit https:// oder http://.",
        Text::SetupTitle => "Eigene Veranstaltung",
        Text::SetupLead => {
            "Der Editor in der App kommt mit den Werkzeugen für Veranstalter. Bis dahin geht es mit einer Datei, die man lesen und von Hand schreiben kann."
        }
        Text::SetupStep1 => {
            "Lade diese Vorlage und öffne sie mit einem Texteditor: Titel, Tage, Zeitfenster, Räume."
        }
        Text::SetupStep2 => {
            "Lege die Datei auf einen Webplatz (https), der sie ohne Anmeldung herausgibt."
        }
        Text::SetupStep3 => "Füge ihre Adresse hier ein. Daraus wird die Einladung für alle.",
        Text::SetupTemplate => "Vorlage sichern",
        Text::SetupAddress => "Adresse der Datei",
        Text::SetupShow => "Ansehen",
        Text::AboutTitle => "Über Anliegen",
        Text::Principles => "Die vier Grundsätze",
        Text::Principle1 => "Wer auch immer kommt, es sind die richtigen Leute.",
        Text::Principle2 => "Was auch immer geschieht, es ist das Einzige, was geschehen konnte.",
        Text::Principle3 => "Es beginnt, wenn die Zeit reif ist.",
        Text::Principle4 => "Vorbei ist vorbei – und nicht vorbei ist nicht vorbei.",
        Text::Law => "Das Gesetz der zwei Füße",
        Text::LawWords => {
            "Auch Gesetz der Mobilität: Wenn du nichts lernst und nichts beiträgst, geh dorthin, wo du es kannst. Hummeln tragen weiter, Schmetterlinge verweilen."
        }
        Text::Surprise => "Augen auf! Mit Überraschungen ist zu rechnen!",
        Text::HowItWorks => "So geht es",
        Text::How1 => {
            "An der Wand hängen alle Anliegen mit Zeit und Raum. Tippe auf den Stern, dann stehen sie in deinem Plan."
        }
        Text::How2 => {
            "„Jetzt“ zeigt, was läuft und was als Nächstes kommt. Anfangszeiten sind weich."
        }
        Text::How3 => {
            "Notizen speichert das Telefon, während du schreibst. Ohne Netz geht alles weiter."
        }
        Text::Privacy => "Datenschutz in einfachen Worten",
        Text::Privacy1 => {
            "Kein Konto, keine Werbung, kein Mitzählen. Die App fragt nur den Webplatz dieser Veranstaltung."
        }
        Text::Privacy2 => {
            "Plan, Notizen, Name und Einstellungen bleiben auf diesem Telefon, bis du sie selbst weitergibst."
        }
        Text::Privacy3 => {
            "Gespeichert ist im Speicher des Browsers. Wer das Telefon entsperren kann, kann mitlesen."
        }
        Text::Version => "Fassung {0}",
        Text::EventTitle => "Diese Veranstaltung",
        Text::Theme => "Rahmenthema",
        Text::Purpose => "Worum es geht",
        Text::Givens => "Rahmenbedingungen",
        Text::Results => "Wer die Ergebnisse bekommt",
        Text::NextMeeting => "Nachtreffen",
        Text::Spaces => "Räume",
        Text::TimesThere => "Alle Zeiten: Uhr am Ort ({0})",
        Text::InviteCredentials => {
            "In der Adresse stehen Name oder Passwort. Das erlauben Browser nicht."
        }
        Text::EditNote => "Weiterschreiben",
        Text::WholeAgenda => "Ganzer Ablauf zum Lesen und Drucken",
        Text::Message => "Meldung",
        Text::ShowNew => "{0} neue anzeigen",
        Text::ShowOneNew => "1 neues anzeigen",
        Text::ShowMoved => "Neuen Stand anzeigen",
        Text::SettingsLink => "Sprache, Schrift, Sicherung einlesen",
        Text::ScreenNotLoaded => {
            "Diese Seite konnte noch nicht geladen werden. Prüfe bitte die Verbindung und versuche es noch einmal."
        }
        Text::KeepAtHand => "Auf den Startbildschirm legen: so geht es",
        Text::ChangedSince => "Das hat inzwischen jemand geändert. Sieh es dir noch einmal an.",
        Text::GoneSince => "Das gibt es nicht mehr.",
        Text::TitleMissing => "Da fehlt noch etwas: bitte ausfüllen.",
        Text::NothingToSee => "Davon ist nichts zu sehen: Schreib bitte etwas, das man lesen kann.",
        Text::NumberOdd => "Die Nummer bitte in Ziffern, von 1 bis 9999.",
        Text::TimeOdd => "Die Uhrzeit bitte so: 13:30.",
        Text::EndsBefore => {
            "Stimmt das Ende? Es liegt vor dem Anfang, und über Mitternacht wären es mehr als zwölf Stunden."
        }
        Text::WallFull => "Mehr als 2.000 Anliegen trägt eine Wand nicht.",
        Text::NothingToDo => "Daran ändert sich nichts.",
        Text::Posted => "Angehängt: {0}",
        Text::Placed => "Umgehängt: {0}",
        Text::TakenOff => "Von der Wand genommen: {0}",
        Text::Swapped => "Plätze getauscht",
        Text::Edited => "Geändert: {0}",
        Text::WithdrawnDone => "Zurückgezogen: {0}",
        Text::ReopenedDone => "Wieder da: {0}",
        Text::MergedDone => "Zusammengelegt: {0}",
        Text::UnmergedDone => "Wieder getrennt: {0}",
        Text::ClaimedDone => "Als dein Anliegen gemerkt, nur auf diesem Telefon",
        Text::UnclaimedDone => "Nicht mehr als dein Anliegen gemerkt",
        Text::Settled => "Entschieden, für alle",
        Text::Proposed => "Vorschlag geschickt",
        Text::AnsweredYes => "Vorschlag übernommen",
        Text::AnsweredNo => "Vorschlag abgelehnt",
        Text::Notified => "Durchgesagt",
        Text::NoticeRetracted => "Durchsage zurückgenommen",
        Text::NoticeAgain => "Durchsage gilt wieder",
        Text::SlotMoved => "Zeiten geändert: {0}",
        Text::SpaceAdded => "Neuer Raum: {0}",
        Text::SpaceClosed => "Raum geschlossen: {0}",
        Text::SpaceOpened => "Raum wieder offen: {0}",
        Text::TakenBack => "Zurückgenommen",
        Text::TakenBackFrom => {
            "Von diesem Gerät ist alles zurückgenommen, was dieses Telefon vorher kannte."
        }
        Text::NoticeFrom => "Durchsage von {0}",
        Text::PutAway => "Weglegen",
        Text::EarlierNotices => "Frühere Durchsagen ({0})",
        Text::ShowNotice => "Neue Durchsage anzeigen",
        Text::OneNewNotice => "1 neue Durchsage",
        Text::NewNotices => "{0} neue Durchsagen",
        Text::BoardTitle => "Wand für den Beamer",
        Text::BoardPage => "Seite {0} von {1}",
        Text::BoardPause => "Anhalten",
        Text::BoardGoOn => "Weiterblättern",
        Text::BoardBack => "Zurück",
        Text::BoardLatest => "Zuletzt angehängt",
        Text::SlotOver => "vorbei",
        Text::DeskTitle => "Anliegen am Pult erfassen",
        Text::DeskLink => "Pult: für andere erfassen",
        Text::DeskWhy => {
            "Für alle, die am Mikrofon mitschreiben. Die Zeit wählst du mit ihrer Ziffer, Enter hängt an."
        }
        Text::DeskNumber => "Nummer auf dem Blatt, falls eine draufsteht",
        Text::DeskSlot => "Zeit, als Ziffer",
        Text::DeskSlots => "Zeiten und ihre Ziffern",
        Text::DeskLater => "Später, ohne Platz",
        Text::DeskNext => "Als Nächstes: {0}",
        Text::DeskFull => {
            "In dieser Zeit ist kein Raum mehr frei. Das Anliegen hängt dann ohne Raum."
        }
        Text::DeskTaken => {
            "Nr. {0} gibt es schon: „{1}“. Dieses Anliegen bekommt einen Buchstaben dazu."
        }
        Text::DeskSheets => "Nummerierte Blätter",
        Text::DeskSheetsWhy => {
            "Liegen an diesem Pult Blätter mit Nummern? Dann vergibt es nur diese."
        }
        Text::DeskFirst => "Von Nummer",
        Text::DeskLast => "Bis Nummer",
        Text::DeskSheetsOut => "Die Nummern {0} bis {1} sind alle vergeben.",
        Text::DeskDone => "Zuletzt hier erfasst",
        Text::DeskNone => "Hier stehen die letzten zehn, die du auf diesem Gerät erfasst hast.",
        Text::TakeBack => "Zurücknehmen",
        Text::TakeBackOne => "Zurücknehmen: {0}",
        Text::ChangeOne => "Ändern: {0}",
        Text::HostingTitle => "Begleitung",
        Text::HostingOff => {
            "Diese Seite ist für alle, die begleiten. Schalte dafür in „Mehr“ den Schalter „Ich begleite“ ein."
        }
        Text::Facilitate => "Ich begleite",
        Text::FacilitateWhy => {
            "Dann änderst du auch Anliegen anderer direkt und sprichst zu allen. Das ist Höflichkeit, kein Schutz: Wer den Link zum Schreiben hat, kann alles ändern, und alles lässt sich zurücknehmen."
        }
        Text::NoticeTitle => "Durchsage",
        Text::NoticeLabel => "Was sollen alle wissen?",
        Text::NoticeNoName => "Damit alle wissen, von wem es kommt: Gib in „Mehr“ deinen Namen an.",
        Text::NotifyAll => "An alle durchsagen",
        Text::NoticesSaid => "Bisher durchgesagt",
        Text::SlotsTitle => "Zeitfenster",
        Text::SlotStart => "Beginn",
        Text::SlotEnd => "Ende",
        Text::MoveSlot => "Zeiten ändern",
        Text::MoveSlotOf => "Zeiten ändern: {0}",
        Text::CloseSpace => "Schließen",
        Text::CloseSpaceOf => "Schließen: {0}",
        Text::OpenSpace => "Wieder öffnen",
        Text::OpenSpaceOf => "Wieder öffnen: {0}",
        Text::ClosedSpaces => "Geschlossene Räume",
        Text::OneHomeless => "Ein Anliegen braucht einen neuen Raum:",
        Text::Homeless => "{0} Anliegen brauchen einen neuen Raum:",
        Text::AddSpaceTitle => "Noch ein Raum",
        Text::SpaceName => "Name",
        Text::SpaceFind => "Wie man hinkommt",
        Text::AddSpace => "Raum hinzufügen",
        Text::DevicesTitle => "Alles von einem Gerät zurücknehmen",
        Text::DevicesWhy => {
            "Falls jemand Unfug treibt. Neues verschwindet, Geändertes wird wieder, wie dieses Telefon es vorher kannte. Auch das lässt sich zurücknehmen."
        }
        Text::Since => "Seit wann",
        Text::SinceHour => "Letzte Stunde",
        Text::SinceToday => "Heute",
        Text::SinceAll => "Von Anfang an",
        Text::Device => "Gerät {0}",
        Text::OneChange => "1 Änderung",
        Text::Changes => "{0} Änderungen",
        Text::SinceWhen => "seit {0}",
        Text::TakeBackAll => "Alles zurücknehmen",
        Text::TakeBackAllOf => "Alles zurücknehmen: {0}",
        Text::NobodyElse => "In dieser Zeit hat sonst niemand etwas geschrieben.",
        Text::NewTopic => "Neues Anliegen",
        Text::NewTopicShort => "Anliegen anhängen",
        Text::NewTopicSign => "Anliegen",
        Text::TitleLabel => "Worum geht es?",
        Text::ConvenerLabel => "Dein Name",
        Text::OrganisationLabel => "Organisation",
        Text::WordsLabel => "Ein paar Worte dazu",
        Text::FieldLabel => "Themenfeld",
        Text::NoField => "keins",
        Text::WhereLabel => "Wann und wo?",
        Text::NextFree => "Nächster freier Platz: {0}",
        Text::OtherPlace => "Selbst aussuchen",
        Text::PlaceLater => "Später",
        Text::SlotLabel => "Zeitfenster",
        Text::SpaceLabel => "Raum",
        Text::AnyFreeSpace => "ein freier Raum",
        Text::NoFreeSpace => "kein Raum frei",
        Text::MoreDetails => "Mehr angeben",
        Text::PostIt => "Anhängen",
        Text::AlreadyThere => "Schon da?",
        Text::AlreadyThereWhy => {
            "Diese Anliegen klingen ähnlich. Vielleicht legt ihr sie zusammen."
        }
        Text::ReadOut => "Zum Vorlesen",
        Text::SlotIsOver => {
            "Das gewählte Zeitfenster, {0}, ist vorbei. Such bitte ein anderes aus."
        }
        Text::SlotIsGone => {
            "Das gewählte Zeitfenster gibt es nicht mehr. Such bitte ein anderes aus."
        }
        Text::NoRoundLeft => {
            "Nach der Uhr dieses Telefons ({0}) beginnt keine Gruppenrunde mehr. Dein Anliegen hängt dann ohne Platz an der Wand."
        }
        Text::NoPlacesYet => {
            "Zeiten oder Räume gibt es noch keine. Dein Anliegen hängt dann erst einmal ohne Platz an der Wand."
        }
        Text::AllTaken => {
            "Alle Plätze sind vergeben. Häng es ohne Platz an, an der Wand findet sich etwas."
        }
        Text::NumberSoon => "Einen Moment noch: Die Nummer gilt, sobald sie abgeglichen ist.",
        Text::NumberProvisional => {
            "Vorläufig: Hat jemand anders dieselbe Nummer, kommt ein Buchstabe dahinter."
        }
        Text::NumberMoved => "„{1}“ hat jetzt Nr. {0}: Die andere Nummer war gerade vergeben.",
        Text::ChangeIt => "Ändern",
        Text::SuggestIt => "Änderung vorschlagen",
        Text::SuggestWhy => {
            "Dieses Anliegen gehört jemand anderem. Dein Vorschlag erscheint dort zum Übernehmen."
        }
        Text::SaveChange => "Änderung anhängen",
        Text::SendSuggestion => "Vorschlag schicken",
        Text::DropChange => "Verwerfen",
        Text::PlaceIt => "Platz wählen",
        Text::OtherPlaceFor => "Platz für: {0}",
        Text::NowAt => "Jetzt: {0}",
        Text::PlacesFree => "{0} frei",
        Text::OnePlaceFree => "1 frei",
        Text::SuggestSwap => "{0} (vorschlagen)",
        Text::InExchange => "{0}, im Tausch mit „{1}“",
        Text::SwapWith => "Tauschen mit einem anderen",
        Text::TakeOff => "Von der Wand nehmen",
        Text::MergeIt => "Zusammenlegen",
        Text::MergeTitle => "Womit zusammenlegen?",
        Text::MergeWhy => {
            "„{0}“ geht dann im anderen Anliegen weiter. Beide Namen bleiben, Sterne und Notizen gehen mit."
        }
        Text::Unmerge => "Wieder trennen",
        Text::GoesOnIn => "Geht weiter in: {0}",
        Text::CameTogether => "Hier zusammengelegt: {0}",
        Text::WithdrawIt => "Zurückziehen",
        Text::ReopenIt => "Wieder öffnen",
        Text::ClaimIt => "Das ist mein Anliegen",
        Text::UnclaimIt => "Doch nicht meins",
        Text::MyTopic => "Dein Anliegen",
        Text::ChangeWhat => "Anliegen ändern",
        Text::TakenBy => "Diesen Platz hatte schon „{0}“.",
        Text::SharedWith => {
            "„{0}“ hat danach denselben Platz gewählt. Du behältst ihn; sprecht euch kurz ab."
        }
        Text::SpaceGoneLong => "Der Raum fällt weg.",
        Text::SlotGoneLong => "Das Zeitfenster fällt weg.",
        Text::ConvenesAtOnce => "Du rufst zur selben Zeit auch „{0}“ ein.",
        Text::AtOnceTitle => "Gleichzeitig geschrieben: {0}",
        Text::AtOnceWhy => {
            "Zwei Leute haben das geändert, ohne voneinander zu wissen. Was soll gelten?"
        }
        Text::TakeThis => "Diese nehmen: {0}",
        Text::KeepBoth => "Beide behalten",
        Text::AndMore => "und {0} weitere",
        Text::Empty => "(leer)",
        Text::ProposalBy => "Vorschlag von {0}",
        Text::ProposalBySomebody => "Vorschlag",
        Text::ProposalIs => "{0}: {1}",
        Text::Accept => "Übernehmen",
        Text::Decline => "Ablehnen",
        Text::Trail => "Wer hat was geändert?",
        Text::TrailStep => "{0} – {1}, {2}",
        Text::TrailHand => "Steht so in der Datei der Veranstalter.",
        Text::ThisPhone => "dieses Telefon",
        Text::ByHand => "von Hand in der Datei",
        Text::SomeDevice => "jemand (Gerät {0})",
        Text::EditedSince => "Zurückgezogen, aber danach noch geändert von {0}.",
        Text::NameOfNumber => "Nummer",
        Text::NameOfPlace => "Platz",
        Text::NameOfState => "Zurückgezogen oder offen",
        Text::NameOfMerge => "Zusammenlegung",
        Text::NameOfTitle => "Titel",
        Text::NameOfConvener => "Einberufer/in",
        Text::NameOfWords => "Worte",
        Text::AllSeen => "Alles gesehen",
        Text::MyTopics => "Meine Anliegen",
        Text::MergeMore => "Es gibt noch mehr: such nach einem Wort.",
        Text::Concern => "„{0}“: {1}",
        Text::ProposalWaits => "jemand schlägt eine Änderung vor",
        Text::TwoAtOnce => "du rufst zur selben Zeit noch ein anderes ein",
        Text::OneNeedsPlace => "1 Anliegen braucht einen neuen Platz",
        Text::NeedPlace => "{0} Anliegen brauchen einen neuen Platz",
        Text::FreeHere => "Hier ist noch frei:",
        Text::NothingFree => "Frei ist gerade nichts; an der Wand findet sich etwas.",
        Text::StandWaits => "{0} · {1} warten",
        Text::WaitingOne => "1 Änderung wartet seit {0} auf den Abgleich.",
        Text::WaitingMany => "{0} Änderungen warten seit {1} auf den Abgleich.",
        Text::WaitsNot => "Alles, was du geschrieben hast, ist beim Endpunkt angekommen.",
        Text::WaitsHereOnly => {
            "Mit dieser Einladung kannst du nur lesen: Deine Änderungen bleiben auf diesem Telefon. Mit einer Einladung zum Schreiben gehen sie hinaus, oder du gibst sie als Datei am Empfang ab."
        }
        Text::WaitsBarred => {
            "Der Endpunkt nimmt von diesem Telefon nichts an: Deine Änderungen bleiben hier. Gib sie als Datei am Empfang ab, oder frag nach einer Einladung zum Schreiben."
        }
        Text::WaitsRefill => {
            "{0} Angaben von anderen fehlen beim Endpunkt. Dein Telefon bringt sie in ein paar Minuten zurück."
        }
        Text::WhatWaits => "Was wartet",
        Text::WriteGuarded => {
            "Lesen und Schreiben. Gleichzeitige Änderungen werden beim Schreiben bemerkt."
        }
        Text::WriteUnguarded => {
            "Lesen und Schreiben, etwas langsamer: Der Webspace sagt nicht verlässlich, ob inzwischen jemand anderes geschrieben hat. Die App prüft deshalb nach. Verloren geht nichts."
        }
        Text::WriteReadOnly => "Nur Lesen.",
        Text::WhyNoTag => {
            "Der Webspace nennt keinen ETag, oder er gibt ihn per CORS nicht frei (Access-Control-Expose-Headers: ETag)."
        }
        Text::WhyWeakTag => {
            "Der Webspace nennt nur schwache ETags (W/…). Bei Apache hilft „FileETag Digest“."
        }
        Text::WhyCompressed => {
            "Der Webspace komprimiert die Datei und verändert dabei den ETag. Bitte die Komprimierung für diesen Pfad abschalten."
        }
        Text::WhyRefused => "Der Webspace lehnt die ETags ab, die er selbst nennt.",
        Text::FaultConflict => {
            "Viele schreiben gerade gleichzeitig. Dein Telefon versucht es weiter."
        }
        Text::FaultNotStored => {
            "Der Webspace meldet „gespeichert“, aber beim Nachsehen fehlt es. Dein Telefon versucht es weiter."
        }
        Text::FaultWriteBig => {
            "Die Datei ist zu groß für den Webspace. Bitte sag den Veranstaltern, dass sie sie aufteilen."
        }
        Text::HowWritten => "So wird abgeglichen",
        Text::Copies => "Kopien",
        Text::CopiesWhy => {
            "Die ganze Veranstaltung als Datei, ohne deine Notizen und Sterne. Sie lässt sich auf jeden Webspace legen oder jemandem schicken."
        }
        Text::CopySave => "Als Datei sichern",
        Text::CopyTake => "Datei aufnehmen",
        Text::CopiesEdited => {
            "Hast du die Datei von Hand geändert, während andere schreiben? Dann nimm sie hier auf: So geht deine Änderung auch dann nicht verloren, wenn der Webspace überschreibt. Was andere seither geschrieben haben, bleibt daneben stehen."
        }
        Text::AsideTitle => "Beiseitegelegt",
        Text::AsideWhy => {
            "Das war nicht lesbar, oder ein anderer Wert ging vor. Sieh es dir an und sichere es, wenn du es noch brauchst."
        }
        Text::AsideIndex => "Liste der Veranstaltungen",
        Text::AsideProfile => "Name und Einstellungen",
        Text::AsideBody => "Datei der Veranstaltung „{0}“",
        Text::AsideRescued => "Beiträge anderer zu „{0}“",
        Text::AsideOwn => "Deine Beiträge zu „{0}“",
        Text::AsidePrivate => "Deine Notizen und Sterne zu „{0}“",
        Text::AsideValue => "Ein Wert, der einem anderen mit demselben Stempel wich",
        Text::AsideEntry => "Eintrag der Datei: {0}",
        Text::AsideCharacters => "{0} Zeichen",
        Text::AsideAway => "Weggelegt.",
        Text::AsideBack => "Zurückholen",
        Text::CopyTaken => "Datei aufgenommen: {0}",
        Text::CopyBad => "Das ist keine Datei dieser Veranstaltung. Es wurde nichts geändert.",
        Text::CopyNothing => "Die Datei bringt nichts Neues.",
        Text::LastDeeds => "Zuletzt hier getan",
        Text::StoredHere => "Auf diesem Telefon",
        Text::StoredJournal => "Davon noch nicht einsortiert (Journal): {0}",
        Text::CheckIt => "Endpunkt prüfen",
        Text::CheckRuns => "Wird geprüft …",
        Text::CheckRedirected => {
            "Die Adresse leitet auf eine andere um. Lesen geht, Schreiben folgt keiner Umleitung: Bitte die endgültige Adresse in die Einladung schreiben."
        }
        Text::CheckUnreadable => "Lesen geht nicht.",
        Text::CheckReadOnly => {
            "Lesen geht, Schreiben nicht. Was Leute schreiben, bleibt auf ihrem Telefon."
        }
        Text::CheckGuarded => {
            "Alles in Ordnung: Lesen und Schreiben gehen, und der Webspace merkt, wenn zwei gleichzeitig schreiben."
        }
        Text::CheckSlow => {
            "Lesen und Schreiben gehen. Alles kommt an, nur etwas langsamer, weil die App nach jedem Schreiben nachsieht."
        }
        Text::CheckOverwrites => {
            "Der Webspace überschreibt, auch wenn inzwischen jemand anderes geschrieben hat (er beachtet If-Match nicht)."
        }
        Text::CheckDisturbed => {
            "Während der Prüfung hat jemand geschrieben. Bitte noch einmal prüfen."
        }
        Text::OpenSpaces => "{0} offene Räume",
        Text::StandWaitsOne => "{0} · 1 wartet",
    }
}
