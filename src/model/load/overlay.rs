//! Records of a layer that change one below: read as one, told apart by where their fields were written.

use std::collections::HashMap;
use std::ops::Range;

use serde::de::DeserializeOwned;

use super::lines::Lines;
use super::parser::Parser;
use super::{Failed, Placed};
use crate::model::fault::{SourceText, did_you_mean};
use crate::model::reader;
use crate::model::record::{Fact, Record};
use crate::model::split::Step::Field;
use crate::model::split::{RecordText, tree};
use crate::model::{Id, Override};

/// The name of a record that changes one of the same id below.
pub(super) const OVERRIDE: &str = "Override";

/// A record of a layer that changes one below.
#[derive(Clone, Copy)]
pub(super) struct Overlay<'t> {
    pub(super) file: usize,
    pub(super) record: RecordText<'t>,
}

impl Parser<'_> {
    /// Lays changes over the records of a list, the lowest layer first.
    pub(super) fn lay_over<T: DeserializeOwned + Record>(
        &mut self,
        list: &mut [Placed<T>],
        name: &'static str,
        overlays: &[Overlay<'_>],
    ) {
        if overlays.is_empty() {
            return;
        }
        let mut known: HashMap<String, usize> = HashMap::new();
        for (at, placed) in list.iter().enumerate() {
            known.entry(placed.record.id().to_owned()).or_insert(at);
        }
        for overlay in overlays {
            self.file = overlay.file;
            let body = overlay.record.body;
            let root = tree(body.text);
            let id = root.step(body.text, Field("id"));
            let id = id.and_then(|item| reader::read::<String>(body.text.get(item.value.span.clone())?).ok());
            let place = root.place(body.text, &[Field("id")]);
            let place = body.at + place.start..body.at + place.end;
            let Some(id) = id else {
                self.fault(
                    place,
                    "a change does not say which record it changes",
                    "add its `id`",
                );
                continue;
            };
            match known.get(&id).and_then(|at| list.get_mut(*at)) {
                Some(placed) => self.change(placed, name, overlay, place),
                // What is wrong with the record below was told there.
                None if self.is_unread(&id) => {}
                None => {
                    let near = did_you_mean(&id, known.keys().map(String::as_str));
                    let help = near.map_or_else(
                        || format!("a change stands in the list of its record; to add one of your own write `{}( … )`", super::fields::record_name(name)),
                        |near| format!("did you mean `{near}`?"),
                    );
                    self.fault(
                        place,
                        format!("there is nothing called `{id}` in `{name}` to change"),
                        help,
                    );
                }
            }
        }
    }

    fn change<T: DeserializeOwned + Record>(
        &mut self,
        placed: &mut Placed<T>,
        name: &'static str,
        overlay: &Overlay<'_>,
        id: Range<usize>,
    ) {
        let depth = self.depths.of(overlay.file);
        if self.depths.of(placed.file) == depth {
            let what = "this record belongs to the layer itself";
            self.fault(id, what, "change it where it stands");
            return;
        }
        if placed.over.iter().any(|(file, _)| self.depths.of(*file) == depth) {
            self.fault(id, "this layer changes this record twice", "join the two");
            return;
        }
        let body = overlay.record.body;
        let below = placed.over.iter().fold(
            self.text(placed.file, &placed.span).to_owned(),
            |below, (file, span)| merged(self.text(*file, span), &below).unwrap_or(below),
        );
        let span = body.at..body.at + body.text.len();
        let Some(text) = merged(body.text, &below).filter(|_| !overlay.record.torn) else {
            self.failed
                .push(Placed::new(Failed::new(name, body.text), overlay.file, span));
            return;
        };
        match reader::read::<T>(&text) {
            Ok(mut record) => {
                forget_confidence(&mut record, body.text);
                record.compact();
                placed.record = record;
                placed.over.push((overlay.file, span));
            }
            Err(faults) => {
                // What lies behind its own fields is of the record below, which is sound.
                for fault in faults
                    .into_iter()
                    .filter(|fault| fault.span.end <= body.text.len())
                {
                    self.fault(
                        body.at + fault.span.start..body.at + fault.span.end,
                        fault.what,
                        fault.help,
                    );
                }
            }
        }
    }

    fn text(&self, file: usize, span: &Range<usize>) -> &str {
        let file = self.files.get(file).map_or("", |file| file.text.as_ref());
        file.get(span.clone()).unwrap_or_default()
    }

    fn is_unread(&self, id: &str) -> bool {
        self.unread.all
            || self
                .failed
                .iter()
                .any(|failed| failed.record.id.as_deref().is_none_or(|failed| failed == id))
    }
}

/// The fields that the key facts are told in.
const FACTS: [(Fact, &str); 12] = [
    (Fact::Date, "date"),
    (Fact::Issuer, "roles"),
    (Fact::Points, "points"),
    (Fact::Title, "title"),
    (Fact::Place, "place"),
    (Fact::Status, "status"),
    (Fact::Relations, "relations"),
    (Fact::Life, "life"),
    (Fact::Names, "names"),
    (Fact::Parent, "parents"),
    (Fact::Mandate, "mandate"),
    (Fact::Joined, "joined"),
];

/// How well a fact is established was said of the value below, not of the one that a layer puts in its place.
fn forget_confidence(record: &mut impl Record, over: &str) {
    let root = tree(over);
    let gives = |field| root.step(over, Field(field)).is_some();
    let changed = |fact: &Fact| FACTS.iter().any(|(one, field)| one == fact && gives(field));
    if let Some(confidence) = record.confidence_mut().filter(|_| !gives("confidence")) {
        confidence.retain(|fact, _| !changed(fact));
    }
}

/// A record with the fields of `over`, and those of `below` that it does not give; places in `over` stay as they are.
fn merged(over: &str, below: &str) -> Option<String> {
    let (top, bottom) = (tree(over), tree(below));
    let close = top.close?;
    let mut text = over.get(..close)?.to_owned();
    if top.items.last().is_some_and(|item| item.comma.is_none()) {
        text.push(',');
    }
    for item in &bottom.items {
        let key = item.key(below);
        if top.items.iter().all(|mine| mine.key(over) != key) {
            text.push_str(below.get(item.span())?);
            text.push_str(",\n");
        }
    }
    text.push(')');
    Some(text)
}

/// What layers change of records.
pub(super) struct Overrides<'a, 'l> {
    files: &'a [SourceText],
    lines: &'l mut Lines<'a>,
    pub(super) found: HashMap<Id, Vec<Override>>,
}

impl<'a, 'l> Overrides<'a, 'l> {
    pub(super) fn new(files: &'a [SourceText], lines: &'l mut Lines<'a>) -> Self {
        Self {
            files,
            lines,
            found: HashMap::new(),
        }
    }

    /// Notes the changes of a list whose records are numbered in their order.
    pub(super) fn of<'p, T: 'p>(
        &mut self,
        list: impl IntoIterator<Item = &'p Placed<T>>,
        id: impl Fn(u32) -> Id,
    ) {
        for (number, placed) in list.into_iter().enumerate() {
            if placed.over.is_empty() {
                continue;
            }
            let changes = placed
                .over
                .iter()
                .map(|(file, span)| self.change(*file, span))
                .collect();
            self.found
                .insert(id(u32::try_from(number).unwrap_or(u32::MAX)), changes);
        }
    }

    fn change(&mut self, file: usize, span: &Range<usize>) -> Override {
        let text = self.files.get(file).map_or("", |file| file.text.as_ref());
        let text = text.get(span.clone()).unwrap_or_default();
        let fields = tree(text)
            .items
            .iter()
            .map(|item| item.key(text).to_owned())
            .filter(|key| key != "id")
            .collect();
        Override {
            origin: self.lines.place(file, span.start),
            fields,
        }
    }
}
