//! My notes as a text to take along, plain or as Markdown.

/// One note as it goes out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteOut {
    /// What it belongs to: a topic's or a plan's title.
    pub heading: Option<String>,
    /// Where and when that is.
    pub place: Option<String>,
    /// The note.
    pub text: String,
    /// When it was written, in words.
    pub written: String,
}

/// The notes in the order given, under `title`.
pub fn plain(title: &str, notes: &[NoteOut]) -> String {
    let mut out = String::new();
    paragraph(&mut out, &one_line(title));
    for note in notes {
        let place = note.place.as_deref().unwrap_or_default();
        let heads = [note.heading.as_deref().unwrap_or_default(), place, &note.written];
        let heads: Vec<String> =
            heads.into_iter().map(one_line).filter(|line| !line.is_empty()).collect();
        paragraph(&mut out, &heads.join("\n"));
        paragraph(&mut out, &unix_lines(&note.text));
    }
    out
}

/// The notes in the order given, under `title`, as Markdown that shows each text as it was
/// written.
pub fn markdown(title: &str, notes: &[NoteOut]) -> String {
    let mut out = String::new();
    heading(&mut out, "# ", title);
    for note in notes {
        if let Some(text) = &note.heading {
            heading(&mut out, "## ", text);
        }
        let place = note.place.as_deref().unwrap_or_default();
        for line in [place, &note.written].map(one_line) {
            if !line.is_empty() {
                paragraph(&mut out, &format!("*{}*", escaped_line(&line)));
            }
        }
        let lines: Vec<String> = unix_lines(&note.text).lines().map(escaped_line).collect();
        for part in lines.split(String::is_empty) {
            // A backslash before the line end keeps the line end.
            paragraph(&mut out, &part.join("\\\n"));
        }
    }
    out
}

fn heading(out: &mut String, mark: &str, text: &str) {
    let line = escaped_line(&one_line(text));
    if !line.is_empty() {
        paragraph(out, &format!("{mark}{line}"));
    }
}

/// Adds a block, set off from the one before by an empty line.
fn paragraph(out: &mut String, text: &str) {
    let text = text.trim_matches('\n');
    if text.is_empty() {
        return;
    }
    if !out.is_empty() {
        out.push('\n');
    }
    out.push_str(text);
    out.push('\n');
}

fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}

fn unix_lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// One line of text as Markdown. White space at both ends goes, as it does in a paragraph:
/// at the beginning it would make the line code, at the end a line break.
fn escaped_line(line: &str) -> String {
    let line = line.trim();
    let mut out = String::with_capacity(line.len());
    let number = line.bytes().take_while(u8::is_ascii_digit).count();
    for (index, char) in line.char_indices() {
        let anywhere = "\\`*_[]<>&~|".contains(char);
        let at_start = index == 0 && "#+-=".contains(char);
        let after_number = index == number && number > 0 && (char == '.' || char == ')');
        // A heading's line may end in hashes that do not show.
        let at_end = char == '#' && line.get(index..).is_some_and(|rest| rest.len() == 1);
        if anywhere || at_start || after_number || at_end {
            out.push('\\');
        }
        out.push(char);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notes() -> [NoteOut; 2] {
        [
            NoteOut {
                heading: Some("Wer *fragt*\ndie Betriebe?".to_owned()),
                place: Some("Saal A, 11:00".to_owned()),
                text: "1. Anrufen\r\n- bei <Frau Weiß>\r\n \r\n    # nicht morgen".to_owned(),
                written: "1. Oktober, 11:20".to_owned(),
            },
            NoteOut {
                heading: None,
                place: None,
                text: "Schlüssel_Karte & \\o/\n===".to_owned(),
                written: "2. Oktober, 9:05".to_owned(),
            },
        ]
    }

    #[test]
    fn plain_text_keeps_every_word_and_line() {
        assert_eq!(
            plain("Meine Notizen", &notes()),
            "Meine Notizen\n\
             \nWer *fragt* die Betriebe?\nSaal A, 11:00\n1. Oktober, 11:20\n\
             \n1. Anrufen\n- bei <Frau Weiß>\n \n    # nicht morgen\n\
             \n2. Oktober, 9:05\n\
             \nSchlüssel_Karte & \\o/\n===\n"
        );
    }

    #[test]
    fn markdown_shows_text_as_text() {
        assert_eq!(
            markdown("Meine Notizen #", &notes()),
            "# Meine Notizen \\#\n\
             \n## Wer \\*fragt\\* die Betriebe?\n\
             \n*Saal A, 11:00*\n\
             \n*1\\. Oktober, 11:20*\n\
             \n1\\. Anrufen\\\n\\- bei \\<Frau Weiß\\>\n\
             \n\\# nicht morgen\n\
             \n*2\\. Oktober, 9:05*\n\
             \nSchlüssel\\_Karte \\& \\\\o/\\\n\\===\n"
        );
    }

    #[test]
    fn without_notes_there_is_only_the_title() {
        assert_eq!(plain("Notizen", &[]), "Notizen\n");
        assert_eq!(markdown("", &[]), "");
    }
}
