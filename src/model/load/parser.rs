//! The records of all files, with every fault of their shape.

use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;
use serde::de::DeserializeOwned;

use super::fields::{HEAD, LAYER_HEAD};
use super::overlay::{OVERRIDE, Overlay};
use super::{Depths, Draft, Failed, Placed, Progress, Unread};
use crate::model::fault::{Fault, Severity, SourceText};
use crate::model::reader::{self, LocalFault};
use crate::model::record::{Body, Entry, Layer, Member, Note, Record, Rule, SCHEMA, Source, Term, Theme};
use crate::model::split::{Outline, RecordText, split};

/// How many records are read side by side before anyone looks at what came of them.
const STRIDE: usize = 16_384;

/// With so many faults a list is not read any further.
const MOST_KEPT: usize = 10_000;

/// What was read of a dataset.
pub(super) struct Parsed {
    pub(super) draft: Draft,
    pub(super) faults: Vec<Fault>,
}

/// Reads all files, as far as they can be read.
pub(super) fn parse(files: &[SourceText], depths: &Depths, tell: &(dyn Fn(Progress) + Sync)) -> Parsed {
    let mut parser = Parser {
        files,
        depths,
        faults: Vec::new(),
        file: 0,
        unread: Unread::default(),
        failed: Vec::new(),
    };
    let outlines: Vec<(usize, Outline<'_>)> = files
        .par_iter()
        .map(|source| split(&source.text))
        .enumerate()
        .collect();
    let head = outlines
        .first()
        .and_then(|(_, outline)| parser.head(outline, &HEAD));
    let layers = parser.layers(&outlines);
    if parser.unread.all {
        // A dataset in another schema has nothing else to be told about.
        return parser.parsed(Draft::default());
    }
    for (file, outline) in &outlines {
        parser.file = *file;
        for broken in &outline.broken {
            parser.fault(broken.at..broken.at + 1, broken.what, broken.help.clone());
        }
        parser.unread.all |= !outline.whole;
        parser.check_fields(outline);
    }
    let fields = outlines.iter().flat_map(|(_, outline)| &outline.fields);
    let lists = Lists {
        outlines: &outlines,
        done: AtomicUsize::new(0),
        total: fields.map(|field| field.records.len()).sum(),
        tell,
    };
    let draft = Draft {
        head,
        bodies: parser.list::<Body>(&lists, "bodies"),
        members: parser.list::<Member>(&lists, "members"),
        instruments: parser.list::<Entry>(&lists, "instruments"),
        events: parser.list::<Entry>(&lists, "events"),
        themes: parser.list::<Theme>(&lists, "themes"),
        terms: parser.list::<Term>(&lists, "terms"),
        sources: parser.list::<Source>(&lists, "sources"),
        wording: parser.list::<Rule>(&lists, "wording"),
        notes: parser.list::<Note>(&lists, "notes"),
        layers,
        ..Draft::default()
    };
    parser.parsed(draft)
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

/// A record that was read, or what is left of it and its faults.
type Kept<T> = Result<Placed<T>, (Box<Placed<Failed>>, Vec<LocalFault>)>;

pub(super) struct Parser<'a> {
    pub(super) files: &'a [SourceText],
    pub(super) depths: &'a Depths,
    faults: Vec<Fault>,
    pub(super) file: usize,
    pub(super) unread: Unread,
    pub(super) failed: Vec<Placed<Failed>>,
}

impl Parser<'_> {
    fn parsed(self, draft: Draft) -> Parsed {
        Parsed {
            draft: Draft {
                failed: self.failed,
                unread: self.unread,
                ..draft
            },
            faults: self.faults,
        }
    }

    pub(super) fn fault(
        &mut self,
        span: std::ops::Range<usize>,
        what: impl Into<String>,
        help: impl Into<String>,
    ) {
        let (what, help) = (what.into(), help.into());
        self.faults.push(Fault {
            file: self.file,
            span,
            severity: Severity::Error,
            what,
            help,
        });
    }

    /// The heads of all layers.
    fn layers(&mut self, outlines: &[(usize, Outline<'_>)]) -> Vec<Placed<Layer>> {
        let mut layers = Vec::new();
        for (file, outline) in outlines {
            if self.depths.of(*file) == 0 || !self.depths.is_first(*file) {
                continue;
            }
            self.file = *file;
            if outline.name.text == "Dataset" {
                let at = outline.name.at..outline.name.at + outline.name.text.len();
                let help =
                    "the file named first is the dataset, those after it are layers: write `Layer( … )`";
                self.fault(at, "this file begins with `Dataset`, not with `Layer(`", help);
                self.unread.all = true;
                continue;
            }
            if let Some(head) = self.head(outline, &LAYER_HEAD) {
                let length = self.files.get(*file).map_or(0, |file| file.text.len());
                layers.push(Placed::new(head, *file, 0..length));
            }
        }
        self.file = 0;
        layers
    }

    fn head<T: DeserializeOwned>(&mut self, outline: &Outline<'_>, fields: &[&str]) -> Option<T> {
        let mut text = String::from("(");
        let mut map = vec![(0, outline.name.at)];
        for field in outline
            .fields
            .iter()
            .filter(|field| fields.contains(&field.key.text))
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
        if self.is_of_another_schema(outline) {
            return None;
        }
        let faults = match reader::read::<T>(&text) {
            Ok(head) => return Some(head),
            Err(faults) => faults,
        };
        // Of what was cut off, all fields are missing.
        let told = faults
            .into_iter()
            .filter(|fault| outline.whole || fault.span.start > 0);
        for fault in told {
            let start = outside(fault.span.start);
            let end = start + fault.span.len();
            self.fault(start..end, fault.what, fault.help);
        }
        None
    }

    fn is_of_another_schema(&mut self, outline: &Outline<'_>) -> bool {
        let schema = outline.fields.iter().find(|field| field.key.text == "schema");
        let Some((value, number)) =
            schema.and_then(|field| Some((field.value, reader::read(field.value.text).ok()?)))
        else {
            return false;
        };
        let number: u32 = number;
        if number == SCHEMA {
            return false;
        }
        let what = format!(
            "this file is written in schema {number}, and plenary {} reads schema {SCHEMA}",
            env!("CARGO_PKG_VERSION")
        );
        let help = if number > SCHEMA {
            format!(
                "get a newer plenary, or an edition of the file in schema {SCHEMA}; nothing of it was read"
            )
        } else {
            format!("there was no schema before {SCHEMA}: if the file is new, write `schema: {SCHEMA}`")
        };
        self.fault(value.at..value.at + value.text.len(), what, help);
        self.unread.all = true;
        true
    }

    /// Reads all records of a list, on all cores, and keeps their order.
    fn list<T: DeserializeOwned + Record + Send>(
        &mut self,
        lists: &Lists<'_, '_>,
        name: &'static str,
    ) -> Vec<Placed<T>> {
        let changes = |(file, record): &(usize, RecordText<'_>)| {
            record.name.text == OVERRIDE && self.depths.of(*file) > 0
        };
        let (overlays, records): (Vec<_>, Vec<_>) = lists.records(name).partition(changes);
        let mut list = Vec::with_capacity(records.len());
        // In strides, so that a file of nothing but faults is given up before they fill the memory, and always at the same place.
        for stride in records.chunks(STRIDE) {
            if self.faults.len() >= MOST_KEPT {
                self.give_up(stride, name);
                break;
            }
            let read: Vec<_> = stride
                .par_iter()
                .map(|(file, record)| {
                    lists.count();
                    read_one(*file, record, name)
                })
                .collect();
            list.extend(read.into_iter().filter_map(|result| self.keep(result)));
        }
        let overlays: Vec<_> = overlays
            .into_iter()
            .map(|(file, record)| Overlay { file, record })
            .collect();
        self.lay_over(&mut list, name, &overlays);
        list
    }

    /// A record that was read; one that was not leaves its faults.
    fn keep<T>(&mut self, result: Kept<T>) -> Option<Placed<T>> {
        match result {
            Ok(placed) => Some(placed),
            Err((failed, faults)) => {
                self.file = failed.file;
                let at = failed.span.start;
                for fault in faults {
                    self.fault(at + fault.span.start..at + fault.span.end, fault.what, fault.help);
                }
                self.failed.push(*failed);
                None
            }
        }
    }

    /// Leaves the rest of a list unread, and what may lead there unsaid.
    fn give_up(&mut self, rest: &[(usize, RecordText<'_>)], name: &str) {
        self.unread.all = true;
        if let Some((file, record)) = rest.first() {
            self.file = *file;
            let body = record.body;
            self.fault(
                body.at..body.at + body.text.len(),
                format!(
                    "there are more than {MOST_KEPT} faults before this: the rest of `{name}` was not read"
                ),
                "mend what is told first, and check again".to_owned(),
            );
        }
    }
}

/// Reads one record of a list.
fn read_one<T: DeserializeOwned + Record>(
    file: usize,
    record: &RecordText<'_>,
    name: &'static str,
) -> Kept<T> {
    let body = record.body;
    let span = body.at..body.at + body.text.len();
    let result = if record.torn {
        Err(Vec::new())
    } else {
        reader::read::<T>(body.text).map(|mut record| {
            record.compact();
            record
        })
    };
    match result {
        Ok(record) => Ok(Placed::new(record, file, span)),
        Err(faults) => {
            let record = Failed::new(name, body.text);
            Err((Box::new(Placed::new(record, file, span)), faults))
        }
    }
}
