//! What endpoints ask for as tokens, under a key of their own, so that no export, no dump of the
//! keys and no quarantine holds one (S6). A token is kept with the address it was given for, and
//! given out for no other (Y11).

use super::backend::{Fault, StoredJson, units};
use super::keys::Key;
use super::store::{SaveFault, Store};
use crate::crdt::{Map, Value};

const ENDPOINT: &str = "endpoint";
/// The member that holds a token; earlier builds kept it in the index.
pub(crate) const TOKEN: &str = "token";

/// A text of an earlier build's index without its tokens, also where it is cut off or does not
/// parse.
pub(crate) fn hide_tokens(text: &str) -> String {
    let mut hidden = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\"token\"") {
        hidden.push_str(before);
        hidden.push_str("\"token\"");
        let value = after.trim_start().strip_prefix(':').map(str::trim_start);
        rest = match value.and_then(|value| value.strip_prefix('"')) {
            Some(value) => {
                hidden.push_str(":\"\"");
                behind_string(value)
            }
            None => after,
        };
    }
    hidden.push_str(rest);
    hidden
}

/// What follows the end of a JSON string.
fn behind_string(text: &str) -> &str {
    let mut is_escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => return text.get(at + 1..).unwrap_or(""),
            _ => {}
        }
    }
    ""
}

impl Store {
    /// Keeps an event's token for an address. Without one, that of the same address stays,
    /// because a link without a token takes nothing away.
    pub(crate) fn keep_token(
        &self,
        event: &str,
        endpoint: &str,
        token: Option<&str>,
    ) -> Result<(), SaveFault> {
        let mut tokens = self.tokens()?;
        let former = tokens.get(event);
        let is_same_address =
            former.and_then(|kept| text_of(kept, ENDPOINT)).is_some_and(|known| known == endpoint);
        let known = former.and_then(|kept| text_of(kept, TOKEN));
        match token {
            None if former.is_none() || is_same_address => return Ok(()),
            None => drop(tokens.remove(event)),
            Some(_) if is_same_address && known == token => return Ok(()),
            Some(token) => {
                let mut kept = Map::new();
                kept.insert(ENDPOINT.to_owned(), Value::text(endpoint));
                kept.insert(TOKEN.to_owned(), Value::text(token));
                tokens.insert(event.to_owned(), Value::Map(kept));
            }
        }
        self.keep_tokens(tokens)
    }

    /// Forgets an event's token.
    pub(crate) fn remove_token(&self, event: &str) -> Result<(), SaveFault> {
        let mut tokens = self.tokens()?;
        match tokens.remove(event) {
            Some(_) => self.keep_tokens(tokens),
            None => Ok(()),
        }
    }

    /// What is kept, by event. What does not parse is written over: a copy of it in the
    /// quarantine would be exported.
    pub(crate) fn tokens(&self) -> Result<Map, Fault> {
        Ok(match self.backend.get_record(&Key::Tokens.text())? {
            StoredJson::Json(Value::Map(tokens)) => tokens,
            StoredJson::Json(_) | StoredJson::Missing | StoredJson::Broken(_) => Map::new(),
        })
    }

    fn keep_tokens(&self, tokens: Map) -> Result<(), SaveFault> {
        let key = Key::Tokens.text();
        if tokens.is_empty() {
            return Ok(self.backend.remove(&key)?);
        }
        let tokens = Value::Map(tokens);
        match self.backend.set_record(&key, &tokens) {
            Err(Fault::Full) => {
                self.make_room(None, units(&key) + units(&tokens.compact()))?;
                self.backend.set_record(&key, &tokens)?;
            }
            other => other?,
        }
        match self.backend.get_record(&key)? {
            StoredJson::Json(kept) if kept == tokens => Ok(()),
            _ => Err(SaveFault::NotKept),
        }
    }
}

/// The token among those of [`Store::tokens`] that was given for an event at this address.
pub(crate) fn token_for<'a>(tokens: &'a Map, event: &str, endpoint: &str) -> Option<&'a str> {
    let kept = tokens.get(event).filter(|kept| text_of(kept, ENDPOINT) == Some(endpoint));
    text_of(kept?, TOKEN)
}

fn text_of<'a>(kept: &'a Value, member: &str) -> Option<&'a str> {
    kept.get(member).and_then(Value::as_text)
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::persistence::{Backend, Entry, Memory};

    fn entry(endpoint: &str, token: Option<&str>) -> Entry {
        let token = token.map(str::to_owned);
        Entry { id: "e".into(), endpoint: endpoint.into(), token, ..Entry::default() }
    }

    fn tokens(store: &Store) -> Vec<Option<String>> {
        store.entries().unwrap().into_iter().map(|entry| entry.token).collect()
    }

    // S6 Y11
    #[test]
    fn s6_a_token_lies_under_a_key_of_its_own_and_serves_one_address() {
        let memory = Rc::new(Memory::default());
        let mut store = Store::boot(memory.clone(), "one", 1).0;
        store.save_entry(&entry("https://a", Some("s3cr3t"))).unwrap();
        for key in memory.keys().unwrap() {
            let holds = memory.get(&key).unwrap().unwrap().contains("s3cr3t");
            assert_eq!(holds, key == "anliegen-tokens", "{key}");
        }
        assert!(store.everything_kept().unwrap().iter().all(|(_, text)| !text.contains("s3cr3t")));
        store.save_entry(&entry("https://a", None)).unwrap();
        assert_eq!(tokens(&store), [Some("s3cr3t".to_owned())]);
        store.save_entry(&entry("https://b", None)).unwrap();
        assert_eq!(tokens(&store), [None]);
        store.save_entry(&entry("https://b", Some("other"))).unwrap();
        store.remove_event("e").unwrap();
        assert_eq!(memory.keys().unwrap(), ["anliegen1:index"]);
    }

    // S6 J5: an earlier build kept tokens in the index; all of them move with the first entry that
    // is saved, and none is lost.
    #[test]
    fn s6_tokens_of_an_earlier_build_leave_the_index() {
        let memory = Rc::new(Memory::default());
        let index = r#"{"format":"anliegen-index","v":1,"id":"index","events":{
            "e":{"endpoint":"https://e","token":"first","opened":1},
            "f":{"endpoint":"https://f","token":"second","opened":2,"later":7}}}"#;
        memory.set("anliegen1:index", index).unwrap();
        let (mut store, boot) = Store::boot(memory.clone(), "one", 1);
        let both = [Some("second".to_owned()), Some("first".to_owned())];
        assert_eq!(tokens(&store), both);
        let kept = store.everything_kept().unwrap();
        assert!(kept.iter().all(|(_, text)| !text.contains("first") && !text.contains("second")));
        store.save_entry(&boot.entries[0]).unwrap();
        let index = memory.get("anliegen1:index").unwrap().unwrap();
        assert!(!index.contains("token") && index.contains("later"), "{index}");
        assert_eq!(tokens(&store), both);
    }

    // S6 J5
    #[test]
    fn s6_what_is_set_aside_of_an_index_holds_no_token() {
        let memory = Rc::new(Memory::default());
        let broken = r#"{"events":{"e":{"token" : "a\"b","shards":0},"f":{"token":"cut of"#;
        memory.set("anliegen1:index", broken).unwrap();
        memory.set("anliegen1:quarantine:5-0", &format!("anliegen1:index\n{broken}")).unwrap();
        memory.set("anliegen-tokens", "[1").unwrap();
        let store = Store::boot(memory, "one", 1).0;
        let hidden = r#"{"events":{"e":{"token":"","shards":0},"f":{"token":"""#;
        for aside in store.quarantined().unwrap() {
            assert_eq!(aside.text, hidden);
        }
        assert_eq!(store.quarantined().unwrap().len(), 2);
        for (key, text) in store.everything_kept().unwrap() {
            assert!(!text.contains("a\\\"b") && !text.contains("cut of"), "{key}: {text}");
        }
    }
}
