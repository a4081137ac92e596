//! A [`Node`] as it stands in the page, and how it becomes another one.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::RenderEffect;
use wasm_bindgen::prelude::*;
use web_sys::{
    Document, Element, Event, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement,
    Node as PageNode, Text, window,
};

use super::node::{Handler, Node, Parts, Words};

/// What stands in the page.
pub enum Drawn {
    /// An element.
    Element(Box<DrawnElement>),
    /// Text.
    Text(Text, Words),
    /// Several pieces, and an empty text that marks where they end.
    Many(Vec<Drawn>, Text),
    /// A piece that is looked at again.
    Live(RenderEffect<Drawn>),
}

/// An element in the page.
pub struct DrawnElement {
    element: Element,
    tag: &'static str,
    key: Words,
    attributes: Vec<(&'static str, Words)>,
    listeners: Vec<Listener>,
    children: Vec<Drawn>,
}

/// The handler can be another after a patch; the listener stays.
struct Listener {
    event: &'static str,
    handler: Rc<RefCell<Handler>>,
    _closure: Closure<dyn FnMut(Event)>,
}

fn document() -> Document {
    thread_local! {
        static DOCUMENT: Option<Document> = window().and_then(|w| w.document());
    }
    DOCUMENT.with(|document| match document {
        Some(document) => document.clone(),
        None => wasm_bindgen::throw_str("there is no page to draw on"),
    })
}

impl Drawn {
    /// Draws a node, outside of the page as yet.
    pub fn new(node: Node) -> Self {
        match node {
            Node::Element(el) => Self::Element(Box::new(DrawnElement::new(*el.0))),
            Node::Text(text) => Self::Text(document().create_text_node(&text), text),
            Node::Many(pieces) => {
                let end = document().create_text_node("");
                Self::Many(pieces.into_iter().map(Self::new).collect(), end)
            }
            Node::Same => Self::Many(Vec::new(), document().create_text_node("")),
            Node::Live(look) => Self::Live(watch(look, None)),
        }
    }

    /// Makes it look like another node, touching only what differs.
    pub fn patch(&mut self, node: Node) {
        match (&mut *self, node) {
            (_, Node::Same) => {}
            (Self::Element(drawn), Node::Element(el)) if drawn.is_like(&el.0) => drawn.patch(*el.0),
            (Self::Text(text, words), Node::Text(new)) => {
                if *words != new {
                    text.set_data(&new);
                    *words = new;
                }
            }
            (Self::Many(pieces, end), Node::Many(new)) => {
                if let Some(parent) = end.parent_node() {
                    patch_all(pieces, new, &parent, Some(end));
                }
            }
            (Self::Live(effect), Node::Live(look)) => {
                let current = effect.take_value();
                *effect = watch(look, current);
            }
            (_, node) => {
                let mut new = Self::new(node);
                if let Some(first) = self.first()
                    && let Some(parent) = first.parent_node()
                {
                    new.insert(&parent, Some(&first));
                }
                self.remove();
                *self = new;
            }
        }
    }

    /// The first of its nodes in the page.
    pub fn first(&self) -> Option<PageNode> {
        match self {
            Self::Element(drawn) => Some(drawn.element.clone().into()),
            Self::Text(text, _) => Some(text.clone().into()),
            Self::Many(pieces, end) => {
                pieces.first().and_then(Self::first).or_else(|| Some(end.clone().into()))
            }
            Self::Live(effect) => effect.with_value_mut(|drawn| drawn.first()).flatten(),
        }
    }

    /// Puts it into the page.
    pub fn insert(&mut self, parent: &PageNode, before: Option<&PageNode>) {
        let put = |node: &PageNode| drop(parent.insert_before(node, before));
        match self {
            Self::Element(drawn) => put(&drawn.element),
            Self::Text(text, _) => put(text),
            Self::Many(pieces, end) => {
                for piece in pieces {
                    piece.insert(parent, before);
                }
                put(end);
            }
            Self::Live(effect) => {
                effect.with_value_mut(|drawn| drawn.insert(parent, before));
            }
        }
    }

    /// Takes it out of the page.
    pub fn remove(&mut self) {
        match self {
            Self::Element(drawn) => drawn.element.remove(),
            Self::Text(text, _) => text.remove(),
            Self::Many(pieces, end) => {
                pieces.iter_mut().for_each(Self::remove);
                end.remove();
            }
            Self::Live(effect) => {
                effect.with_value_mut(Self::remove);
            }
        }
    }
}

fn watch(look: Rc<dyn Fn() -> Node>, current: Option<Drawn>) -> RenderEffect<Drawn> {
    let run = move |before: Option<Drawn>| match before {
        None => Drawn::new(look()),
        Some(mut drawn) => {
            drawn.patch(look());
            drawn
        }
    };
    RenderEffect::new_with_value(run, current)
}

/// Patches pieces one by one; what is new comes before `end`, what is too much goes.
fn patch_all(drawn: &mut Vec<Drawn>, new: Vec<Node>, parent: &PageNode, end: Option<&PageNode>) {
    for mut surplus in drawn.drain(new.len().min(drawn.len())..) {
        surplus.remove();
    }
    for (at, node) in new.into_iter().enumerate() {
        if let Some(old) = drawn.get_mut(at) {
            old.patch(node);
        } else {
            let mut piece = Drawn::new(node);
            piece.insert(parent, end);
            drawn.push(piece);
        }
    }
}

impl DrawnElement {
    fn new(el: Parts) -> Self {
        let element = match document().create_element(el.tag) {
            Ok(element) => element,
            Err(error) => wasm_bindgen::throw_val(error),
        };
        for (name, value) in &el.attributes {
            let _ = element.set_attribute(name, value);
        }
        let listeners = el.handlers.into_iter().map(|(e, h)| Listener::new(&element, e, h));
        let listeners = listeners.collect();
        let mut children: Vec<Drawn> = el.children.into_iter().map(Drawn::new).collect();
        for child in &mut children {
            child.insert(&element, None);
        }
        set_value(&element, el.value.as_deref());
        set_checked(&element, el.checked);
        Self { element, tag: el.tag, key: el.key, attributes: el.attributes, listeners, children }
    }

    fn is_like(&self, el: &Parts) -> bool {
        let events = self.listeners.iter().map(|l| l.event);
        self.tag == el.tag && self.key == el.key && events.eq(el.handlers.iter().map(|h| h.0))
    }

    fn patch(&mut self, el: Parts) {
        if self.attributes != el.attributes {
            for (name, _) in &self.attributes {
                if el.attributes.iter().all(|(n, _)| n != name) {
                    let _ = self.element.remove_attribute(name);
                }
            }
            for new in &el.attributes {
                if !self.attributes.contains(new) {
                    let _ = self.element.set_attribute(new.0, &new.1);
                }
            }
            self.attributes = el.attributes;
        }
        for (listener, (_, handler)) in self.listeners.iter().zip(el.handlers) {
            *listener.handler.borrow_mut() = handler;
        }
        patch_all(&mut self.children, el.children, &self.element, None);
        let is_active = document().active_element().is_some_and(|a| a == self.element);
        set_value(&self.element, el.value.as_deref().filter(|_| !is_active));
        set_checked(&self.element, el.checked);
    }
}

impl Listener {
    fn new(element: &Element, event: &'static str, handler: Handler) -> Self {
        let handler = Rc::new(RefCell::new(handler));
        let current = handler.clone();
        let closure = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            // What the handler sets off may draw this element anew.
            let handler = current.borrow().clone();
            handler(&event);
        });
        let callback = closure.as_ref().unchecked_ref();
        let _ = element.add_event_listener_with_callback(event, callback);
        Self { event, handler, _closure: closure }
    }
}

fn set_value(element: &Element, text: Option<&str>) {
    let Some(text) = text else { return };
    if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
        if input.value() != text {
            input.set_value(text);
        }
    } else if let Some(area) = element.dyn_ref::<HtmlTextAreaElement>()
        && area.value() != text
    {
        area.set_value(text);
    } else if let Some(select) = element.dyn_ref::<HtmlSelectElement>() {
        select.set_value(text);
    }
}

fn set_checked(element: &Element, on: Option<bool>) {
    if let (Some(on), Some(input)) = (on, element.dyn_ref::<HtmlInputElement>()) {
        input.set_checked(on);
    }
}
