//! What a screen looks like at a moment, as one plain type.
//!
//! Leptos' own views are a type each, and every type brings its code to build and to rebuild
//! it: drawn that way this app weighed 273 kB, compressed, of which more than half were copies
//! of that code. A [`Node`] is one type with one piece of code; it is mounted by Leptos through
//! the same trait as any view ([`Render`]) and lives in the same reactive graph. Rebuilding
//! patches the page: what has not changed is not touched, so that focus and typing stay.

use std::borrow::Cow;
use std::rc::Rc;

use leptos::tachys::view::{Mountable, Render};
use web_sys::Event;

use super::drawn::Drawn;

/// Text of the catalog or of a document.
pub type Words = Cow<'static, str>;
/// What an event sets off.
pub type Handler = Rc<dyn Fn(&Event)>;

/// A piece of a screen.
pub enum Node {
    /// An element.
    Element(El),
    /// Text.
    Text(Words),
    /// Several pieces in a row; none for nothing.
    Many(Vec<Node>),
    /// What stood there before, as it is.
    Same,
    /// Looked at again whenever what it read has changed.
    Live(Rc<dyn Fn() -> Node>),
}

/// An element being put together. A pointer, because it is handed from call to call; and the
/// calls are not inlined, because there are hundreds of them.
pub struct El(pub(crate) Box<Parts>);

/// What an element consists of.
#[derive(Default)]
pub(crate) struct Parts {
    pub tag: &'static str,
    /// Elements with different keys are never patched into each other.
    pub key: Words,
    pub attributes: Vec<(&'static str, Words)>,
    /// What a person may change after us: the text of a field, a check mark.
    pub value: Option<Words>,
    pub checked: Option<bool>,
    pub handlers: Vec<(&'static str, Handler)>,
    pub children: Vec<Node>,
}

/// Begins an element.
#[inline(never)]
pub fn el(tag: &'static str) -> El {
    El(Box::new(Parts { tag, ..Parts::default() }))
}

/// Nothing.
pub fn nothing() -> Node {
    Node::Many(Vec::new())
}

/// A piece that is looked at again whenever what it read has changed.
pub fn live(look: impl Fn() -> Node + 'static) -> Node {
    Node::Live(Rc::new(look))
}

impl El {
    /// Sets an attribute.
    pub fn attr(self, name: &'static str, value: impl Into<Words>) -> Self {
        self.put(name, value.into())
    }

    /// Sets an attribute where there is something to say.
    pub fn some(self, name: &'static str, value: impl Into<Words>) -> Self {
        self.put_some(name, value.into())
    }

    #[inline(never)]
    fn put(mut self, name: &'static str, value: Words) -> Self {
        self.0.attributes.push((name, value));
        self
    }

    #[inline(never)]
    fn put_some(self, name: &'static str, value: Words) -> Self {
        if value.is_empty() { self } else { self.put(name, value) }
    }

    /// Sets an attribute without a value.
    pub fn flag(self, name: &'static str, on: bool) -> Self {
        if on { self.attr(name, "") } else { self }
    }

    /// Sets `aria-pressed`.
    #[inline(never)]
    pub fn pressed(self, on: bool) -> Self {
        self.attr("aria-pressed", if on { "true" } else { "false" })
    }

    /// Sets the class.
    pub fn class(self, class: impl Into<Words>) -> Self {
        self.put("class", class.into())
    }

    /// Sets the text of a field. What someone is writing there is never touched.
    pub fn value(mut self, text: impl Into<Words>) -> Self {
        self.0.value = Some(text.into());
        self
    }

    /// Sets a check mark.
    pub fn checked(mut self, on: bool) -> Self {
        self.0.checked = Some(on);
        self
    }

    /// Tells elements apart that must not become each other.
    pub fn key(mut self, key: impl Into<Words>) -> Self {
        self.0.key = key.into();
        self
    }

    /// Listens to an event.
    pub fn on(self, event: &'static str, handler: impl Fn(&Event) + 'static) -> Self {
        self.listen(event, Rc::new(handler))
    }

    #[inline(never)]
    fn listen(mut self, event: &'static str, handler: Handler) -> Self {
        self.0.handlers.push((event, handler));
        self
    }

    /// Adds a child.
    pub fn add(self, child: impl Into<Node>) -> Self {
        self.push(child.into())
    }

    #[inline(never)]
    fn push(mut self, child: Node) -> Self {
        self.0.children.push(child);
        self
    }

    /// Adds children.
    pub fn all(mut self, children: impl IntoIterator<Item = Node>) -> Self {
        self.0.children.extend(children);
        self
    }
}

impl From<El> for Node {
    fn from(element: El) -> Self {
        Self::Element(element)
    }
}

impl From<&'static str> for Node {
    fn from(text: &'static str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Node {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<Vec<Node>> for Node {
    fn from(pieces: Vec<Node>) -> Self {
        Self::Many(pieces)
    }
}

impl<T: Into<Node>> From<Option<T>> for Node {
    fn from(piece: Option<T>) -> Self {
        piece.map_or_else(nothing, Into::into)
    }
}

impl Render for Node {
    type State = Drawn;

    fn build(self) -> Drawn {
        Drawn::new(self)
    }

    fn rebuild(self, state: &mut Drawn) {
        state.patch(self);
    }
}

impl Mountable for Drawn {
    fn unmount(&mut self) {
        self.remove();
    }

    fn mount(&mut self, parent: &web_sys::Element, marker: Option<&web_sys::Node>) {
        self.insert(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let first = self.first();
        let parent = first.as_ref().and_then(web_sys::Node::parent_element);
        match parent {
            Some(parent) => {
                child.mount(&parent, first.as_ref());
                true
            }
            None => false,
        }
    }

    fn elements(&self) -> Vec<web_sys::Element> {
        Vec::new()
    }
}
