//! A record under examination.

use std::collections::{HashSet, VecDeque};
use std::ops::Range;

use ron::error::Error;
use serde::de::DeserializeOwned;

use super::spot::{Spot, locate};
use super::words::explain;
use super::{LocalFault, Refusal, refusal};
use crate::model::split::{Shape, Step, tree};

/// How many faults of one record are told.
const MOST_FAULTS: usize = 40;

/// How often a record is read again: each fault can leave a gap that has to be filled.
const MOST_ROUNDS: usize = 4 * MOST_FAULTS;

/// What a missing field is filled with for the time being, tried in this order.
const STAND_INS: [&str; 6] = ["\"2000\"", "[]", "{}", "1", "()", NO_WORD];

/// A word of no list: its refusal names those that are.
const NO_WORD: &str = "none_of_them";

/// A record's text with faults blanked out and gaps filled in.
pub(super) struct Patient {
    text: String,
    original_length: usize,
    /// What was put in, as (where in the record as it was given, length), in that order.
    insertions: Vec<(usize, usize)>,
    /// Fields that were blanked out, by the opening bracket they stood in: their absence is our doing.
    blanked: HashSet<(usize, String)>,
    faults: Vec<LocalFault>,
}

impl Patient {
    pub(super) fn new(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            original_length: text.len(),
            insertions: Vec::new(),
            blanked: HashSet::new(),
            faults: Vec::new(),
        }
    }

    pub(super) fn examine<T: DeserializeOwned>(mut self) -> Vec<LocalFault> {
        self.mend_commas();
        for _ in 0..MOST_ROUNDS {
            let Some(refusal) = refusal::<T>(&self.text) else {
                return self.faults;
            };
            if self.faults.len() >= MOST_FAULTS {
                break;
            }
            let mended = match &refusal.code {
                Error::MissingStructField { field, .. } => self.fill_in::<T>(field, &refusal),
                _ => self.strike::<T>(&refusal),
            };
            if !mended {
                break;
            }
        }
        let end = self.original_length.saturating_sub(1);
        self.faults.push(LocalFault {
            span: end..self.original_length,
            what: "the rest of this record was not looked at".to_owned(),
            help: "correct the faults above it, then check again".to_owned(),
        });
        self.faults
    }

    /// Notes commas that are missing or too many, and puts them right.
    fn mend_commas(&mut self) {
        let (mut gaps, mut strays) = (Vec::new(), Vec::new());
        let root = tree(&self.text);
        let mut open = vec![&root];
        while let Some(node) = open.pop() {
            let all_but_last = node.items.iter().rev().skip(1);
            let unended = all_but_last.filter(|item| item.comma.is_none());
            gaps.extend(unended.map(|item| item.span().end));
            strays.extend_from_slice(&node.strays);
            open.extend(node.items.iter().map(|item| &item.value));
        }
        for at in strays {
            self.text.replace_range(at..=at, " ");
            self.fault(at..at + 1, "there is a comma too many here", "take it out");
        }
        gaps.sort_unstable();
        for at in gaps.into_iter().rev() {
            self.fault(at..at + 1, "a comma is missing here", "put a comma behind it");
            self.insert(at, ",");
        }
    }

    fn fault(&mut self, span: Range<usize>, what: impl Into<String>, help: impl Into<String>) {
        let span = self.outside(span.start)..self.outside(span.end);
        let (what, help) = (what.into(), help.into());
        self.faults.push(LocalFault { span, what, help });
    }

    /// Notes a fault and blanks out what it is about; false if that cannot be found.
    fn strike<T: DeserializeOwned>(&mut self, refusal: &Refusal) -> bool {
        let spot = locate(&self.text, refusal);
        let Some(spot) = spot.filter(|spot| !self.is_inserted(spot.whole.start)) else {
            let (what, help) = explain(&refusal.code, "", &[]);
            let at = refusal.at.min(self.text.len().saturating_sub(1));
            self.fault(at..at + 1, what, help);
            return false;
        };
        let value = self.text.get(spot.value.clone()).unwrap_or_default();
        let allowed = match &refusal.code {
            Error::ExpectedIdentifier | Error::SuggestRawIdentifier(_) | Error::InvalidIdentifier(_) => {
                self.words_instead::<T>(&spot.value)
            }
            _ => &[],
        };
        let (what, help) = explain(&refusal.code, value, allowed);
        let about_a_name = matches!(
            refusal.code,
            Error::NoSuchStructField { .. } | Error::DuplicateStructField { .. }
        );
        let whole = about_a_name || spot.value.is_empty();
        let told = if whole { &spot.whole } else { &spot.value };
        let from = told.start;
        let shown = self.text.get(told.clone()).unwrap_or_default();
        let length = shown.lines().next().unwrap_or_default().trim_end().len();
        self.fault(from..from + length.max(1), what, help);
        self.blank(spot)
    }

    /// The words of the list from which the value at `value` should have been.
    fn words_instead<T: DeserializeOwned>(&self, value: &Range<usize>) -> &'static [&'static str] {
        let mut text = self.text.clone();
        text.replace_range(value.clone(), NO_WORD);
        match refusal::<T>(&text).map(|refusal| refusal.code) {
            Some(Error::NoSuchEnumVariant { expected, found, .. }) if found == NO_WORD => expected,
            _ => &[],
        }
    }

    /// The place in the record as it was given.
    fn outside(&self, at: usize) -> usize {
        let mut added = 0;
        for (place, length) in &self.insertions {
            if place + added >= at {
                break;
            }
            added += (at - (place + added)).min(*length);
        }
        at.saturating_sub(added).min(self.original_length)
    }

    /// Whether we put in what stands at `at`.
    fn is_inserted(&self, at: usize) -> bool {
        let mut added = 0;
        for (place, length) in &self.insertions {
            if (place + added..place + added + length).contains(&at) {
                return true;
            }
            added += length;
        }
        false
    }

    fn insert(&mut self, at: usize, added: &str) {
        let place = self.outside(at);
        let behind = self.insertions.partition_point(|(other, _)| *other < place);
        self.insertions.insert(behind, (place, added.len()));
        self.text.insert_str(at, added);
    }

    fn blank(&mut self, spot: Spot) -> bool {
        let end = spot.comma.map_or(spot.whole.end, |comma| comma + 1);
        let Some(old) = self.text.get(spot.whole.start..end) else {
            return false;
        };
        let spaces: String = old.bytes().map(|b| if b == b'\n' { '\n' } else { ' ' }).collect();
        if !spot.key.is_empty() {
            self.blanked.insert((self.outside(spot.open), spot.key));
        }
        self.text.replace_range(spot.whole.start..end, &spaces);
        true
    }

    /// Notes a missing field and puts something in its place.
    fn fill_in<T: DeserializeOwned>(&mut self, field: &str, missing: &Refusal) -> bool {
        let root = tree(&self.text);
        let steps = missing.steps();
        let mut node = &root;
        for step in &steps {
            match node.step(&self.text, *step) {
                Some(item) => node = &item.value,
                None => return false,
            }
        }
        let node = node.inside(&self.text);
        let Some(close) = node.close.filter(|_| node.shape == Shape::Group) else {
            return false;
        };
        let place = self.outside(node.open);
        let known = self.is_inserted(node.open) || self.blanked.contains(&(place, field.to_owned()));
        if !known {
            let what = format!("the field `{field}` is missing");
            let help = format!("add `{field}: …,` to the record that begins here");
            self.fault(node.open..node.open + 1, what, help);
        }
        let ended = node.items.last().is_none_or(|item| item.comma.is_some());
        let comma = if ended { "" } else { "," };
        let stand_in = |value: &str| format!("{comma} {field}: {value}");
        let Some(value) = self.stand_in::<T>((field, &steps), close, stand_in) else {
            return false;
        };
        self.insert(close, &value);
        true
    }

    /// What can be put in at `at` so that the field is read.
    fn stand_in<T: DeserializeOwned>(
        &self,
        (field, steps): (&str, &[Step<'_>]),
        at: usize,
        written: impl Fn(&str) -> String,
    ) -> Option<String> {
        let mut values: VecDeque<&str> = STAND_INS.into();
        let way: Vec<Step<'_>> = steps.iter().copied().chain([Step::Field(field)]).collect();
        while let Some(value) = values.pop_front() {
            let added = written(value);
            let mut text = self.text.clone();
            text.insert_str(at, &added);
            let refusal = refusal::<T>(&text)
                .filter(|refusal| refusal.steps() == way)
                .filter(|refusal| !matches!(refusal.code, Error::MissingStructField { .. }));
            match refusal.map(|refusal| refusal.code) {
                None => return Some(added),
                Some(Error::NoSuchEnumVariant { expected, found, .. }) if found == NO_WORD => {
                    values.extend(expected.first());
                }
                Some(_) => {}
            }
        }
        None
    }
}
