//! Reads one record, and finds every fault of it rather than the first.
//!
//! `ron` stops at the first fault. So the faulty field is blanked out, a missing one is filled in for the time
//! being, and the record is read again until nothing is left to say.

mod patient;
mod spot;
mod words;

use std::ops::Range;

use ron::error::{Error, Position};
use ron::extensions::Extensions;
use serde::de::DeserializeOwned;
use serde_path_to_error::{Segment, Track};

use super::split::Step;
use patient::Patient;

/// A fault inside one record; its span counts from the record's first byte.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct LocalFault {
    pub(crate) span: Range<usize>,
    pub(crate) what: String,
    pub(crate) help: String,
}

/// Reads `text`, a value as RON writes it.
pub(crate) fn read<T: DeserializeOwned>(text: &str) -> Result<T, Vec<LocalFault>> {
    match options().from_str(text) {
        Ok(value) => Ok(value),
        Err(_) => Err(Patient::new(text).examine::<T>()),
    }
}

fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// Why and where `ron` refused a record.
#[derive(Debug)]
struct Refusal {
    code: Error,
    /// The byte at which it stopped.
    at: usize,
    path: Vec<Segment>,
}

impl Refusal {
    /// The way to what was refused, as far as it is known.
    fn steps(&self) -> Vec<Step<'_>> {
        let step = |segment| match segment {
            &Segment::Seq { index } => Some(Step::Item(index)),
            Segment::Map { key } => Some(Step::Field(key)),
            Segment::Enum { .. } | Segment::Unknown => None,
        };
        self.path.iter().map_while(step).collect()
    }
}

/// Reads `text` again, slowly, to learn where it is refused.
fn refusal<T: DeserializeOwned>(text: &str) -> Option<Refusal> {
    let at = |position| offset(text, position);
    let mut ron = match ron::Deserializer::from_str_with_options(text, &options()) {
        Ok(ron) => ron,
        Err(error) => {
            return Some(Refusal {
                at: at(error.span.start),
                code: error.code,
                path: Vec::new(),
            });
        }
    };
    let mut track = Track::new();
    let read = T::deserialize(serde_path_to_error::Deserializer::new(&mut ron, &mut track));
    let error = read.err().or_else(|| ron.end().err())?;
    let error = ron.span_error(error);
    Some(Refusal {
        at: at(error.span.start),
        code: error.code,
        path: track.path().iter().cloned().collect(),
    })
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

#[cfg(test)]
mod tests;
