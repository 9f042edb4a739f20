//! Reads one record, and finds every fault of it rather than the first.
//!
//! `ron` stops at the first fault. So the faulty field is blanked out, a missing one is filled in for the time
//! being, and the record is read again until nothing is left to say.

mod place;
mod words;

use std::collections::VecDeque;
use std::ops::Range;

use ron::error::{Error, SpannedError};
use ron::extensions::Extensions;
use serde::de::DeserializeOwned;

use place::{item_around, offset, opening, value_start};
use words::{explain, is_about_a_name, is_about_a_value};

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
