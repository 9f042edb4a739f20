//! Reads one record, and finds every fault of it rather than the first.
//!
//! `ron` stops at the first fault. So the faulty field is blanked out, a missing one is filled in for the time
//! being, and the record is read again until nothing is left to say.

use std::collections::VecDeque;
use std::ops::Range;

use ron::error::{Error, Position, SpannedError};
use ron::extensions::Extensions;
use serde::de::DeserializeOwned;

use super::fault::did_you_mean;

/// A fault inside one record; its span counts from the record's first byte.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct LocalFault {
    pub(crate) span: Range<usize>,
    pub(crate) what: String,
    pub(crate) help: String,
}

/// How often a record is read again before we let the rest of its faults be.
const MOST_FAULTS: usize = 40;

/// What a missing field is filled with for the time being, tried in this order.
const STAND_INS: [&str; 5] = ["\"2000\"", "[]", "{}", "1", "none_of_them"];

/// Reads `text`, a value as RON writes it.
pub(crate) fn read<T: DeserializeOwned>(text: &str) -> Result<T, Vec<LocalFault>> {
    match parse::<T>(text) {
        Ok(value) => Ok(value),
        Err(error) => Err(Patient::new(text).examine::<T>(error)),
    }
}

fn parse<T: DeserializeOwned>(text: &str) -> Result<T, SpannedError> {
    ron::Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME)
        .from_str(text)
}

/// A record under examination: its text with faults blanked out and gaps filled in.
struct Patient {
    text: String,
    original_length: usize,
    /// What was put in, as (where, length), to translate places back.
    insertions: Vec<(usize, usize)>,
    /// Names of fields that were blanked out: their absence is our doing.
    blanked: Vec<String>,
    faults: Vec<LocalFault>,
}

impl Patient {
    fn new(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            original_length: text.len(),
            insertions: Vec::new(),
            blanked: Vec::new(),
            faults: Vec::new(),
        }
    }

    fn examine<T: DeserializeOwned>(mut self, first: SpannedError) -> Vec<LocalFault> {
        let mut error = first;
        for _ in 0..MOST_FAULTS {
            let at = offset(&self.text, error.span.start);
            let end = offset(&self.text, error.span.end);
            let mended = match &error.code {
                Error::MissingStructField { field, .. } => self.fill_in::<T>(field, end),
                code => {
                    let item = item_around(&self.text, at, code);
                    self.note(&item, at, code);
                    self.blank(&item)
                }
            };
            match parse::<T>(&self.text) {
                Err(next) if mended && (next != error) => error = next,
                _ => break,
            }
        }
        self.faults
    }

    fn note(&mut self, item: &Range<usize>, at: usize, code: &Error) {
        let shown = self.text.get(item.clone()).unwrap_or_default();
        let lead = shown.len() - shown.trim_start().len();
        let start = if matches!(code, Error::Message(_)) || is_about_a_name(code) {
            item.start + lead
        } else {
            at
        };
        let start = if is_about_a_value(code) {
            value_start(&self.text, item)
        } else {
            start
        };
        let length = self
            .text
            .get(start..item.end)
            .map_or(1, |t| t.lines().next().unwrap_or_default().trim_end().len());
        let span = self.outside(start)..self.outside(start + length.max(1));
        let (what, help) = explain(code);
        self.faults.push(LocalFault { span, what, help });
    }

    /// The place in the record as it was given.
    fn outside(&self, at: usize) -> usize {
        let added: usize = self
            .insertions
            .iter()
            .filter(|(place, _)| *place < at)
            .map(|(_, length)| length)
            .sum();
        at.saturating_sub(added).min(self.original_length)
    }

    fn blank(&mut self, item: &Range<usize>) -> bool {
        let Some(old) = self.text.get(item.clone()) else {
            return false;
        };
        if let Some((key, _)) = old.split_once(':') {
            self.blanked.push(key.trim().to_owned());
        }
        let spaces: String = old.bytes().map(|b| if b == b'\n' { '\n' } else { ' ' }).collect();
        let changed = old.trim() != "";
        self.text.replace_range(item.clone(), &spaces);
        if self.text.as_bytes().get(item.end) == Some(&b',') {
            self.text.replace_range(item.end..=item.end, " ");
        }
        changed
    }

    /// Notes a missing field and puts something in its place.
    fn fill_in<T: DeserializeOwned>(&mut self, field: &str, end: usize) -> bool {
        let after = self.text.get(end..).unwrap_or_default();
        let blank = after.len() - after.trim_start().len();
        let close = if after.trim_start().starts_with(')') {
            Some(end + blank)
        } else {
            self.text.get(..end).and_then(|t| t.rfind(')'))
        };
        let Some(close) = close else { return false };
        if !self.blanked.iter().any(|name| name == field) {
            let open = opening(&self.text, close);
            let span = self.outside(open)..self.outside(open + 1);
            let what = format!("the field `{field}` is missing");
            let help = format!("add `{field}: …,` to the record that begins here");
            self.faults.push(LocalFault { span, what, help });
        }
        let before = self.text.get(..close).unwrap_or_default().trim_end();
        let comma = if before.ends_with([',', '(']) { "" } else { "," };
        let healthy = self.text.clone();
        let mut stand_ins: VecDeque<String> = STAND_INS.iter().map(ToString::to_string).collect();
        // The last of them is no word of any list, and its refusal names one that is: so at most one is added.
        for _ in 0..=STAND_INS.len() {
            let Some(value) = stand_ins.pop_front() else { break };
            let added = format!("{comma} {field}: {value}");
            self.text.insert_str(close, &added);
            let refused = parse::<T>(&self.text).err().filter(|error| {
                let inside = close..close + added.len() + 1;
                inside.contains(&offset(&self.text, error.span.start))
                    && !matches!(error.code, Error::MissingStructField { .. })
            });
            let Some(error) = refused else {
                self.insertions.push((close, added.len()));
                return true;
            };
            if let Error::NoSuchEnumVariant { expected, .. } = &error.code {
                stand_ins.extend(expected.first().map(ToString::to_string));
            }
            self.text.clone_from(&healthy);
        }
        false
    }
}

const fn is_about_a_name(code: &Error) -> bool {
    matches!(
        code,
        Error::NoSuchStructField { .. } | Error::DuplicateStructField { .. }
    )
}

const fn is_about_a_value(code: &Error) -> bool {
    matches!(
        code,
        Error::NoSuchEnumVariant { .. } | Error::InvalidValueForType { .. } | Error::Message(_)
    )
}

/// Where the value of `key: value` begins; the item itself if it has no key.
fn value_start(text: &str, item: &Range<usize>) -> usize {
    let shown = text.get(item.clone()).unwrap_or_default();
    let lead = |t: &str| t.len() - t.trim_start().len();
    let key = shown
        .bytes()
        .position(|b| b == b':' || b == b'"' || b == b'(')
        .filter(|at| shown.as_bytes().get(*at) == Some(&b':'));
    match key {
        Some(colon) => item.start + colon + 1 + lead(shown.get(colon + 1..).unwrap_or_default()),
        None => item.start + lead(shown),
    }
}

fn explain(code: &Error) -> (String, String) {
    let list = |words: &[&str]| {
        words
            .iter()
            .map(|w| format!("`{w}`"))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let suggest = |found: &str, expected: &'static [&'static str]| match did_you_mean(
        found,
        expected.iter().copied(),
    ) {
        Some(word) => format!("did you mean `{word}`?"),
        None => format!("it can be {}", list(expected)),
    };
    match code {
        Error::NoSuchStructField { expected, found, .. } => (
            format!("there is no field `{found}` here"),
            suggest(found, expected),
        ),
        Error::NoSuchEnumVariant { expected, found, .. } => (
            format!("`{found}` is none of the words allowed here"),
            suggest(found, expected),
        ),
        Error::DuplicateStructField { field, .. } => (
            format!("the field `{field}` is given twice"),
            "keep one of the two".to_owned(),
        ),
        Error::InvalidValueForType { expected, found } => (
            format!("expected {expected}, found {found}"),
            "write a value of that kind".to_owned(),
        ),
        Error::Message(message) => (message.clone(), "correct the value".to_owned()),
        other => (
            plain(&other.to_string()),
            "check commas, quotes and brackets here".to_owned(),
        ),
    }
}

fn plain(message: &str) -> String {
    let mut letters = message.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// The byte of a line and column of `ron`, which counts both from one and columns in characters.
fn offset(text: &str, position: Position) -> usize {
    let mut start = 0;
    for _ in 1..position.line {
        match text.get(start..).and_then(|rest| rest.find('\n')) {
            Some(newline) => start += newline + 1,
            None => return text.len(),
        }
    }
    let rest = text.get(start..).unwrap_or_default();
    start
        + rest
            .char_indices()
            .nth(position.col.saturating_sub(1))
            .map_or(rest.len(), |(at, _)| at)
}

/// The field or list item that a fault at `at` is about, without the comma behind it.
fn item_around(text: &str, at: usize, code: &Error) -> Range<usize> {
    // Faults about a value or a name are reported behind it, at its comma or the colon.
    let at = if is_about_a_value(code) {
        at.saturating_sub(1)
    } else {
        at
    };
    let mut starts = vec![0_usize];
    let mut found: Option<usize> = None;
    let mut tokens = Tokens { text, pos: 0 };
    while let Some((from, byte)) = tokens.next() {
        if found.is_none() && tokens.pos > at {
            found = Some(starts.len());
        }
        match byte {
            b'(' | b'[' | b'{' => {
                starts.push(from + 1);
                if found.is_some() && from == at {
                    found = found.map(|depth| depth.max(starts.len() - 1));
                }
            }
            b')' | b']' | b'}' | b',' => {
                if found.is_some_and(|depth| starts.len() <= depth) {
                    return starts.last().copied().unwrap_or_default()..from;
                }
                if byte != b',' {
                    starts.pop();
                } else if let Some(last) = starts.last_mut() {
                    *last = from + 1;
                } else {
                    break;
                }
            }
            _ => {}
        }
    }
    at.min(text.len())..text.len()
}

/// The opening bracket of the one that closes at `close`.
fn opening(text: &str, close: usize) -> usize {
    let mut open = Vec::new();
    for (from, byte) in (Tokens { text, pos: 0 }) {
        match byte {
            b'(' | b'[' | b'{' => open.push(from),
            b')' | b']' | b'}' => {
                let start = open.pop();
                if from == close {
                    return start.unwrap_or_default();
                }
            }
            _ => {}
        }
    }
    0
}

/// The bytes of a record outside of texts and comments, with their places.
struct Tokens<'a> {
    text: &'a str,
    pos: usize,
}

impl Iterator for Tokens<'_> {
    type Item = (usize, u8);

    fn next(&mut self) -> Option<(usize, u8)> {
        let bytes = self.text.as_bytes();
        let from = self.pos;
        let byte = *bytes.get(from)?;
        self.pos += 1;
        if byte == b'"' {
            while let Some(inside) = bytes.get(self.pos) {
                self.pos += if *inside == b'\\' { 2 } else { 1 };
                if *inside == b'"' {
                    break;
                }
            }
        }
        if byte == b'/' && bytes.get(self.pos) == Some(&b'/') {
            self.pos += bytes
                .get(self.pos..)
                .and_then(|rest| rest.iter().position(|b| *b == b'\n'))
                .unwrap_or(0);
        }
        Some((from, byte))
    }
}
