//! From what was typed to a [`Query`].

use std::ops::Range;

use super::{Group, How, Key, Mistake, Property, Query, Span, Term, Want};
use crate::model::date::Edtf;
use crate::model::fault::did_you_mean;

/// Reads a query. What cannot be read is left out of it and told as a mistake; nothing makes reading fail.
pub fn parse(text: &str) -> (Query, Vec<Mistake>) {
    let mut reader = Reader {
        text,
        pos: 0,
        mistakes: Vec::new(),
    };
    let mut query = Query::default();
    let mut either = false;
    while reader.skip_blank() {
        let from = reader.pos;
        if reader.lone_bar() {
            if query.is_empty() {
                reader.mistake(
                    from..reader.pos,
                    "`|` stands between two terms; write one before it",
                );
            } else {
                either = true;
            }
            continue;
        }
        for term in reader.term() {
            match query.groups.last_mut() {
                Some(group) if either => group.terms.push(term),
                _ => query.groups.push(Group { terms: vec![term] }),
            }
            either = false;
        }
    }
    (query, reader.mistakes)
}

struct Reader<'a> {
    text: &'a str,
    pos: usize,
    mistakes: Vec<Mistake>,
}

impl Reader<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.pos..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn eat(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        self.pos += if found { wanted.len_utf8() } else { 0 };
        found
    }

    fn mistake(&mut self, span: Range<usize>, why: impl Into<String>) {
        let why = why.into();
        self.mistakes.push(Mistake { span, why });
    }

    /// Passes over white space; tells whether anything is left.
    fn skip_blank(&mut self) -> bool {
        self.pos += self.rest().len() - self.rest().trim_start().len();
        !self.rest().is_empty()
    }

    /// Passes over a `|` that stands alone.
    fn lone_bar(&mut self) -> bool {
        let mut chars = self.rest().chars();
        let alone = chars.next() == Some('|') && chars.next().is_none_or(char::is_whitespace);
        self.pos += usize::from(alone);
        alone
    }

    /// Reads a term; `@tel` is two of them, and what cannot be read is none.
    fn term(&mut self) -> Vec<Term> {
        let from = self.pos;
        let not = self.eat('!');
        let record = match self.peek() {
            Some('@') if !not => Some("body"),
            Some('#') if !not => Some("theme"),
            _ => None,
        };
        let mut wants = Vec::new();
        if let Some(record) = record {
            self.pos += 1;
            wants.push(Want::Named(Key::Kind, record.to_owned()));
        }
        let alone = self.peek().is_none_or(char::is_whitespace);
        if !(alone && record.is_some()) {
            wants.extend(self.want(from));
        }
        let span = Span(from..self.pos);
        let term = |want| Term {
            not,
            want,
            span: span.clone(),
        };
        wants.into_iter().map(term).collect()
    }

    fn want(&mut self, from: usize) -> Option<Want> {
        let exact = self.eat('\'');
        let start = !exact && self.eat('^');
        if !exact
            && !start
            && let Some(key) = self.key()
        {
            return self.field(from, &key);
        }
        let (text, quoted) = self.value();
        let end = !exact
            && if quoted {
                self.eat('$')
            } else {
                text.ends_with('$')
            };
        let text = match text.strip_suffix('$') {
            Some(rest) if end && !quoted => rest.to_owned(),
            _ => text,
        };
        if text.trim().is_empty() {
            self.mistake(from..self.pos, "there is no word here to look for");
            return None;
        }
        let how = match (exact, start, end) {
            (true, ..) => How::Exact,
            (_, true, true) => How::Whole,
            (_, true, false) => How::Start,
            (_, false, true) => How::End,
            (false, false, false) => How::Fuzzy,
        };
        Some(Want::Word(text, how))
    }

    /// Passes over `name:`, if one stands here that is a field or nearly one.
    fn key(&mut self) -> Option<String> {
        let rest = self.rest();
        let length = rest.find(|c: char| !c.is_ascii_alphabetic())?;
        let name = rest.get(..length)?.to_ascii_lowercase();
        if name.is_empty() || !rest.get(length..)?.starts_with(':') {
            return None;
        }
        if !names().any(|known| known == name) && near(&name).is_none() {
            return None;
        }
        self.pos += length + 1;
        Some(name)
    }

    fn field(&mut self, from: usize, name: &str) -> Option<Want> {
        let (value, _) = self.value();
        let span = from..self.pos;
        if !names().any(|known| known == name) {
            let near = near(name).unwrap_or_default();
            self.mistake(
                span,
                format!("there is no field `{name}:`; did you mean `{near}:`?"),
            );
            return None;
        }
        if value.trim().is_empty() {
            self.mistake(span, format!("`{name}:` needs a value behind it"));
            return None;
        }
        if let Some(key) = Key::ALL.into_iter().find(|key| key.word() == name) {
            return Some(Want::Named(key, value));
        }
        let read = match name {
            "year" => years(&value),
            "since" => value.parse().ok().map(Want::Since),
            "until" => value.parse().ok().map(Want::Until),
            _ => {
                let property = Property::ALL.into_iter().find(|known| known.word() == value);
                property.map(Want::Is)
            }
        };
        if read.is_none() {
            let why = match name {
                "year" => format!("`{value}` is no year; write 2005, 2002..2010, 2002.. or ..2010"),
                "is" => format!(
                    "nothing is `{value}`; it can be {}",
                    Property::ALL.map(Property::word).join(", ")
                ),
                _ => format!("`{value}` is no date; write 2005, 2005-06 or 2005-06-03"),
            };
            self.mistake(span, why);
        }
        read
    }

    /// Reads up to the next blank, or a text in quotes; tells whether it was in quotes.
    fn value(&mut self) -> (String, bool) {
        if !self.eat('"') {
            let length = self
                .rest()
                .find(char::is_whitespace)
                .unwrap_or_else(|| self.rest().len());
            let text = self.rest().get(..length).unwrap_or_default().to_owned();
            self.pos += length;
            return (text, false);
        }
        let mut text = String::new();
        while let Some(c) = self.peek() {
            self.pos += c.len_utf8();
            match c {
                '"' => break,
                '\\' if matches!(self.peek(), Some('"' | '\\')) => {
                    text.extend(self.peek());
                    self.pos += 1;
                }
                _ => text.push(c),
            }
        }
        (text, true)
    }
}

/// The names of all fields.
fn names() -> impl Iterator<Item = &'static str> {
    let keys = Key::ALL.into_iter().map(Key::word);
    keys.chain(["year", "since", "until", "is"])
}

/// The field that a name is nearly; nearly every short word is near `is`, so only longer names are guessed.
fn near(name: &str) -> Option<&'static str> {
    did_you_mean(name, names().filter(|known| known.len() > 3))
}

fn years(text: &str) -> Option<Want> {
    let year = |text: &str| match text {
        "" => Some(None),
        _ => text
            .parse::<Edtf>()
            .ok()?
            .year()
            .filter(|_| text.len() == 4)
            .map(Some),
    };
    let (from, to) = match text.split_once("..") {
        Some(("", "")) => return None,
        Some((from, to)) => (year(from)?, year(to)?),
        None => (year(text)?, year(text)?),
    };
    Some(Want::Years(from, to))
}
