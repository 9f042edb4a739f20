//! The records of all files, with every fault of their shape.

use std::collections::HashSet;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;
use serde::de::DeserializeOwned;

use super::{Draft, Placed, Progress};
use crate::model::fault::{Fault, Severity, SourceText, did_you_mean};
use crate::model::reader::{self, LocalFault};
use crate::model::record::{Body, Compact, Entry, Head, Member, Rule, SCHEMA, Source, Term, Theme};
use crate::model::split::{Field, Outline, RecordText, Slice, split};
use crate::text::clean;

/// The lists of a dataset with the name of their records.
const LISTS: [(&str, &str); 8] = [
    ("bodies", "Body"),
    ("members", "Member"),
    ("instruments", "Instrument"),
    ("events", "Event"),
    ("themes", "Theme"),
    ("terms", "Term"),
    ("sources", "Source"),
    ("wording", "Rule"),
];

/// The fields of a dataset's head.
const HEAD: [&str; 9] = [
    "schema", "id", "version", "title", "scope", "checked", "language", "curation", "parts",
];

/// Reads all files; no draft if the head cannot be read.
pub(super) fn parse(files: &[SourceText], tell: &(dyn Fn(Progress) + Sync)) -> (Option<Draft>, Vec<Fault>) {
    let mut parser = Parser {
        faults: Vec::new(),
        file: 0,
    };
    let mut outlines = Vec::new();
    let cut: Vec<_> = files.par_iter().map(|source| split(&source.text)).collect();
    for (file, outline) in cut.into_iter().enumerate() {
        parser.file = file;
        match outline {
            Ok(outline) => outlines.push((file, outline)),
            Err(broken) => parser.fault(broken.at..broken.at + 1, broken.what, broken.help),
        }
    }
    for (file, outline) in &outlines {
        parser.file = *file;
        parser.check_fields(outline);
    }
    let head = match outlines.first() {
        Some((0, outline)) => parser.head(outline),
        _ => None,
    };
    let lists = Lists {
        outlines: &outlines,
        done: AtomicUsize::new(0),
        total: outlines
            .iter()
            .flat_map(|(_, outline)| &outline.fields)
            .map(|field| field.records.len())
            .sum(),
        tell,
    };
    let draft = (
        parser.list::<Body>(&lists, "bodies"),
        parser.list::<Member>(&lists, "members"),
        parser.list::<Entry>(&lists, "instruments"),
        parser.list::<Entry>(&lists, "events"),
        parser.list::<Theme>(&lists, "themes"),
        parser.list::<Term>(&lists, "terms"),
        parser.list::<Source>(&lists, "sources"),
        parser.list::<Rule>(&lists, "wording"),
    );
    let (bodies, members, instruments, events, themes, terms, sources, wording) = draft;
    let draft = head.map(|head| Draft {
        head,
        bodies,
        members,
        instruments,
        events,
        themes,
        terms,
        sources,
        wording,
    });
    (draft, parser.faults)
}

struct Lists<'a, 't> {
    outlines: &'a [(usize, Outline<'t>)],
    /// How many records were read.
    done: AtomicUsize,
    total: usize,
    tell: &'a (dyn Fn(Progress) + Sync),
}

impl<'t> Lists<'_, 't> {
    /// Counts a record that was read.
    fn count(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        // Often enough for a gauge, seldom enough to cost nothing.
        if done.is_multiple_of(256) {
            (self.tell)(Progress::Records {
                done,
                total: self.total,
            });
        }
    }

    fn records(&self, list: &str) -> impl Iterator<Item = (usize, RecordText<'t>)> {
        let fields = self
            .outlines
            .iter()
            .flat_map(|(file, outline)| outline.fields.iter().map(move |field| (*file, field)));
        fields
            .filter(move |(_, field)| field.key.text == list)
            .flat_map(|(file, field)| field.records.iter().map(move |record| (file, *record)))
    }
}

struct Parser {
    faults: Vec<Fault>,
    file: usize,
}

impl Parser {
    fn fault(&mut self, span: std::ops::Range<usize>, what: impl Into<String>, help: impl Into<String>) {
        let (what, help) = (what.into(), help.into());
        self.faults.push(Fault {
            file: self.file,
            span,
            severity: Severity::Error,
            what,
            help,
        });
    }

    fn check_fields(&mut self, outline: &Outline<'_>) {
        let expected = if self.file == 0 { "Dataset" } else { "Part" };
        if outline.name.text != expected {
            let at = outline.name.at;
            let what = format!(
                "this file begins with `{}`, not with `{expected}(`",
                clean(outline.name.text)
            );
            self.fault(
                at..at + outline.name.text.len().max(1),
                what,
                format!("write `{expected}( … )`"),
            );
        }
        let mut seen = HashSet::new();
        for field in &outline.fields {
            let span = field.key.at..field.key.at + field.key.text.len();
            let known = || LISTS.iter().map(|(list, _)| *list).chain(HEAD.iter().copied());
            if !known().any(|name| name == field.key.text) {
                let what = format!("a dataset has no field `{}`", field.key.text);
                let help = did_you_mean(field.key.text, known()).map_or_else(
                    || format!("it can be {}", known().collect::<Vec<_>>().join(", ")),
                    |word| format!("did you mean `{word}`?"),
                );
                self.fault(span, what, help);
            } else if !seen.insert(field.key.text) {
                self.fault(
                    span,
                    format!("the field `{}` is given twice", field.key.text),
                    "join the two",
                );
            } else {
                self.check_names(field);
            }
        }
    }

    fn check_names(&mut self, field: &Field<'_>) {
        let Some((list, name)) = LISTS.iter().find(|(list, _)| *list == field.key.text) else {
            return;
        };
        for record in &field.records {
            if record.name.text != *name && !record.name.text.is_empty() {
                let span = record.name.at..record.name.at + record.name.text.len();
                let what = format!("`{}` does not belong into `{list}`", record.name.text);
                self.fault(
                    span,
                    what,
                    format!("write `{name}( … )`, or move the record to its own list"),
                );
            }
        }
        if field.records.is_empty() && strip(field.value) != "[]" {
            let span = field.value.at..field.value.at + 1;
            self.fault(
                span,
                format!("`{list}` is a list of records"),
                format!("write `[{name}( … ), …]`"),
            );
        }
    }

    fn head(&mut self, outline: &Outline<'_>) -> Option<Head> {
        let mut text = String::from("(");
        let mut map = vec![(0, outline.name.at)];
        for field in outline
            .fields
            .iter()
            .filter(|field| HEAD.contains(&field.key.text))
        {
            map.push((text.len(), field.key.at));
            text.push_str(field.key.text);
            text.push_str(": ");
            map.push((text.len(), field.value.at));
            text.push_str(field.value.text);
            text.push_str(", ");
        }
        text.push(')');
        let outside = |at: usize| {
            let (inner, outer) = map
                .iter()
                .rev()
                .find(|(inner, _)| *inner <= at)
                .copied()
                .unwrap_or_default();
            outer + (at - inner)
        };
        match reader::read::<Head>(&text) {
            Ok(head) if head.schema == SCHEMA => Some(head),
            Ok(head) => {
                let key = outline.fields.iter().find(|field| field.key.text == "schema")?;
                let what = format!(
                    "this dataset is written in schema {}, and this plenary reads schema {SCHEMA}",
                    head.schema
                );
                let help = if head.schema > SCHEMA {
                    "get a newer plenary"
                } else {
                    "bring the file up to schema 1"
                };
                self.fault(key.value.at..key.value.at + key.value.text.len(), what, help);
                None
            }
            Err(faults) => {
                for fault in faults {
                    let start = outside(fault.span.start);
                    let end = start + fault.span.len();
                    self.fault(start..end, fault.what, fault.help);
                }
                None
            }
        }
    }

    /// Reads all records of a list, on all cores, and keeps their order.
    fn list<T: DeserializeOwned + Compact + Send>(
        &mut self,
        lists: &Lists<'_, '_>,
        name: &str,
    ) -> Vec<Placed<T>> {
        let records: Vec<_> = lists.records(name).collect();
        let read: Vec<_> = records
            .into_par_iter()
            .map(|(file, record)| {
                let body = record.body;
                let placed = |mut record: T| {
                    record.compact();
                    let span = body.at..body.at + body.text.len();
                    Placed { record, file, span }
                };
                lists.count();
                reader::read::<T>(body.text)
                    .map(placed)
                    .map_err(|faults| (file, body.at, faults))
            })
            .collect();
        let keep = |result: Result<Placed<T>, (usize, usize, Vec<LocalFault>)>| match result {
            Ok(placed) => Some(placed),
            Err((file, at, faults)) => {
                self.file = file;
                for fault in faults {
                    self.fault(at + fault.span.start..at + fault.span.end, fault.what, fault.help);
                }
                None
            }
        };
        read.into_iter().filter_map(keep).collect()
    }
}

fn strip(slice: Slice<'_>) -> String {
    slice.text.chars().filter(|c| !c.is_whitespace()).collect()
}
