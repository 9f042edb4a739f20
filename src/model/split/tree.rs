//! The parts of one record and where they stand, read as far as it can be read: nothing here refuses a text.

use std::ops::Range;

use super::MAX_DEPTH;
use super::cursor::Cutter;

/// One step from a value into it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step<'a> {
    /// To the value of a field.
    Field(&'a str),
    /// To an item of a list, from nought.
    Item(usize),
}

/// How a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A text, a number or a word; also whatever makes no sense.
    Plain,
    /// `( … )`, with or without a name before it.
    Group,
    /// `[ … ]`.
    List,
    /// `{ … }`.
    Map,
}

/// A value; all places count from the first byte of the text it was read from.
#[derive(Debug)]
pub(crate) struct Node {
    /// All of it, with the name before its bracket.
    pub(crate) span: Range<usize>,
    /// How it is written.
    pub(crate) shape: Shape,
    /// Its opening bracket; its first byte if it has none.
    pub(crate) open: usize,
    /// Its closing bracket, if it has one.
    pub(crate) close: Option<usize>,
    /// What is in it.
    pub(crate) items: Vec<Item>,
    /// Commas in it that end nothing.
    pub(crate) strays: Vec<usize>,
}

/// A field, a list item, or a pair of a map.
#[derive(Debug)]
pub(crate) struct Item {
    /// What stands before its colon.
    pub(crate) key: Option<Range<usize>>,
    /// Its value.
    pub(crate) value: Node,
    /// The comma that ends it.
    pub(crate) comma: Option<usize>,
}

impl Item {
    /// All of it but its comma.
    pub(crate) fn span(&self) -> Range<usize> {
        self.key.as_ref().unwrap_or(&self.value.span).start..self.value.span.end
    }

    /// Its key as it is written; empty if it has none.
    pub(crate) fn key<'t>(&self, text: &'t str) -> &'t str {
        let key = self.key.clone().unwrap_or_default();
        text.get(key).unwrap_or_default()
    }
}

impl Node {
    /// What is inside of any `Some( … )`, which may stand around every value.
    pub(crate) fn inside(&self, text: &str) -> &Self {
        let name = text.get(self.span.start..self.open).unwrap_or_default();
        match self.items.as_slice() {
            [only] if name.trim_end() == "Some" && only.key.is_none() => only.value.inside(text),
            _ => self,
        }
    }

    /// The item that a step leads to.
    pub(crate) fn step(&self, text: &str, step: Step<'_>) -> Option<&Item> {
        let inside = self.inside(text);
        match step {
            Step::Field(name) => inside.items.iter().find(|item| item.key(text) == name),
            Step::Item(index) => inside.items.get(index),
        }
    }

    /// What the steps lead to, or the last thing on the way that is there; of a text, what is in its quotes.
    pub(crate) fn place(&self, text: &str, steps: &[Step<'_>]) -> Range<usize> {
        let mut node = self;
        for step in steps {
            match node.step(text, *step) {
                Some(item) => node = &item.value,
                None => return node.open..node.open + 1,
            }
        }
        let Range { start, end } = node.inside(text).span.clone();
        let shown = text.get(start..end).unwrap_or_default();
        if shown.len() > 2 && shown.starts_with('"') && shown.ends_with('"') {
            start + 1..end - 1
        } else {
            start..end
        }
    }

    /// All values that have no values in them.
    pub(crate) fn leaves(&self) -> Vec<&Self> {
        let (mut open, mut leaves) = (vec![self], Vec::new());
        while let Some(node) = open.pop() {
            if node.shape == Shape::Plain {
                leaves.push(node);
            }
            open.extend(node.items.iter().map(|item| &item.value));
        }
        leaves
    }
}

/// Reads `text`, a value as RON writes it.
pub(crate) fn tree(text: &str) -> Node {
    let mut cutter = Cutter::new(text);
    cutter.skip_blank();
    cutter.node(Shape::Plain, 0)
}

impl Cutter<'_> {
    /// Passes over white space and comments, also one that is never closed.
    fn skip_blank(&mut self) {
        if self.blank().is_err() {
            self.pos = self.text.len();
        }
    }

    /// Reads a value that stands in a value of shape `around`.
    fn node(&mut self, around: Shape, depth: usize) -> Node {
        let from = self.pos;
        self.word();
        let end = self.pos;
        self.skip_blank();
        let shape = match self.peek() {
            Some(b'(') => Shape::Group,
            Some(b'[') if end == from => Shape::List,
            Some(b'{') if end == from => Shape::Map,
            _ => Shape::Plain,
        };
        if shape == Shape::Plain || depth > MAX_DEPTH {
            self.pos = from;
            self.plain(around)
        } else {
            self.bracketed(from, shape, depth)
        }
    }

    fn bracketed(&mut self, from: usize, shape: Shape, depth: usize) -> Node {
        let open = self.pos;
        self.pos += 1;
        let (mut items, mut strays) = (Vec::new(), Vec::new());
        let close = loop {
            self.skip_blank();
            match self.peek() {
                None => break None,
                Some(b')' | b']' | b'}') => {
                    self.pos += 1;
                    break Some(self.pos - 1);
                }
                Some(b',') => {
                    strays.push(self.pos);
                    self.pos += 1;
                }
                Some(_) => items.push(self.item(shape, depth)),
            }
        };
        Node {
            span: from..self.pos,
            shape,
            open,
            close,
            items,
            strays,
        }
    }

    fn item(&mut self, around: Shape, depth: usize) -> Item {
        let mut value = self.node(around, depth + 1);
        let mut key = None;
        self.skip_blank();
        if around != Shape::List && self.eat(b':') {
            self.skip_blank();
            key = Some(value.span);
            value = if self.ends_item() {
                nothing(self.pos)
            } else {
                self.node(around, depth + 1)
            };
        }
        self.skip_blank();
        let comma = self.eat(b',').then(|| self.pos - 1);
        Item { key, value, comma }
    }

    fn ends_item(&self) -> bool {
        matches!(self.peek(), None | Some(b',' | b')' | b']' | b'}'))
    }

    /// Reads a value without brackets: one word, number or text, and what follows it without being an item of its own.
    fn plain(&mut self, around: Shape) -> Node {
        let from = self.pos;
        self.token();
        let mut end = self.pos;
        loop {
            self.skip_blank();
            if self.ends_item() || self.peek() == Some(b':') || self.begins_item(around) {
                break;
            }
            self.token();
            end = self.pos;
        }
        self.pos = end;
        Node {
            span: from..end,
            ..nothing(from)
        }
    }

    /// Whether an item begins here although no comma came before it.
    fn begins_item(&mut self, around: Shape) -> bool {
        let from = self.pos;
        let begins = if around == Shape::List {
            matches!(self.peek(), Some(b'"' | b'('))
        } else {
            let named = !self.word().text.is_empty();
            self.skip_blank();
            named && self.peek() == Some(b':')
        };
        self.pos = from;
        begins
    }

    /// Passes over something, at least over one character.
    pub(super) fn token(&mut self) {
        let from = self.pos;
        // What is wrong with it is for others to say; here it only has to be passed over.
        let _passed = match self.peek() {
            Some(b'"') => self.string(),
            Some(b'r') => self.raw_string().map(|_| ()),
            Some(b'(' | b'[' | b'{') => self.value(),
            Some(b'\'') => {
                self.character();
                Ok(())
            }
            _ => {
                self.word();
                Ok(())
            }
        };
        if self.pos == from {
            let rest = self.text.get(from..).unwrap_or_default();
            self.pos += rest.chars().next().map_or(1, char::len_utf8);
        }
        self.pos = self.pos.min(self.text.len());
    }
}

const fn nothing(at: usize) -> Node {
    Node {
        span: at..at,
        shape: Shape::Plain,
        open: at,
        close: None,
        items: Vec::new(),
        strays: Vec::new(),
    }
}
