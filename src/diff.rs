//! What changed between two editions of a dataset: new, changed, superseded and withdrawn records, field by field.

mod field;
mod older;
mod render;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Map, Value};

pub use field::FieldChange;
pub use older::OlderError;

use crate::model::date::Edtf;
use crate::model::record::Status;
use crate::model::{Atlas, Id, RecordKind};

/// What changed from an old edition to a new one; the other way round it is the same with the sides swapped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Diff {
    /// The old edition.
    pub old: Edition,
    /// The new edition.
    pub new: Edition,
    /// Records of the new edition only.
    pub added: Vec<Item>,
    /// Records of the old edition only.
    pub withdrawn: Vec<Item>,
    /// Records of both that are not the same, by kind and id.
    pub changed: Vec<Changed>,
    /// Instruments of both that only the new edition says are superseded.
    pub superseded: Vec<Item>,
    /// Instruments of both that only the old edition says are superseded.
    pub restored: Vec<Item>,
}

/// An edition of a dataset.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Edition {
    /// The dataset's id.
    pub id: String,
    /// Its version.
    pub version: String,
    /// The day up to which it was checked.
    pub checked: Edtf,
}

/// A record of one edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Item {
    /// What it is.
    pub kind: RecordKind,
    /// Its id.
    pub id: String,
    /// Its title or name.
    pub title: String,
}

/// A record that is not the same in both editions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Changed {
    /// The record in the old edition.
    pub before: Item,
    /// The record in the new edition.
    pub after: Item,
    /// The fields that differ, by name.
    pub fields: Vec<FieldChange>,
}

impl Diff {
    /// Compares two editions.
    pub fn new(old: &Atlas, new: &Atlas) -> Self {
        let (before, after) = (records(old), records(new));
        let only = |these: &Records, those: &Records| -> Vec<Item> {
            let here = these.iter().filter(|(key, _)| !those.contains_key(*key));
            sorted(here.map(|(_, (item, _))| item.clone()).collect())
        };
        let (added, withdrawn) = (only(&after, &before), only(&before, &after));
        let mut changed: Vec<Changed> = before
            .iter()
            .filter_map(|(key, (before, was))| {
                let (after, is) = after.get(key)?;
                let fields = field::changes(was, is);
                (!fields.is_empty()).then(|| Changed {
                    before: before.clone(),
                    after: after.clone(),
                    fields,
                })
            })
            .collect();
        changed.sort_by(|a, b| a.before.id.cmp(&b.before.id));
        let turned = |from: &Atlas, to: &Atlas, items: &Records| -> Vec<Item> {
            let here = to.entries().filter(|(id, entry)| {
                let was = from.find(&entry.id).filter(|was| from.entry(*was).is_some());
                is_superseded(to, *id) && was.is_some_and(|was| !is_superseded(from, was))
            });
            let items = here.filter_map(|(_, entry)| items.get(&key(false, &entry.id)));
            sorted(items.map(|(item, _)| item.clone()).collect())
        };
        Self {
            old: edition(old),
            new: edition(new),
            added,
            withdrawn,
            superseded: turned(old, new, &after),
            restored: turned(new, old, &before),
            changed,
        }
    }

    /// Whether nothing changed.
    pub const fn is_empty(&self) -> bool {
        self.added.is_empty() && self.withdrawn.is_empty() && self.changed.is_empty()
    }
}

fn edition(atlas: &Atlas) -> Edition {
    let head = atlas.head();
    Edition {
        id: head.id.clone(),
        version: head.version.clone(),
        checked: head.checked,
    }
}

fn is_superseded(atlas: &Atlas, id: Id) -> bool {
    let status = atlas.entry(id).map(|entry| entry.status);
    status == Some(Status::Superseded) || atlas.successor(id).is_some()
}

fn sorted(mut items: Vec<Item>) -> Vec<Item> {
    items.sort_by(|a, b| (a.kind, &a.id).cmp(&(b.kind, &b.id)));
    items
}

/// Records by their key, each with its fields.
type Records = BTreeMap<String, (Item, Map<String, Value>)>;

/// The head of a dataset may have the id of a record.
fn key(is_head: bool, id: &str) -> String {
    format!("{}{id}", if is_head { "=" } else { "" })
}

fn records(atlas: &Atlas) -> Records {
    let mut found = Records::new();
    let records = atlas.records();
    let head = atlas.head();
    add(&mut found, (RecordKind::Dataset, &head.id, &head.title), head);
    for r in &records.bodies {
        add(&mut found, (RecordKind::Body, &r.id, &r.name), r);
    }
    for r in &records.members {
        add(&mut found, (RecordKind::Member, &r.id, &r.name), r);
    }
    for r in &records.entries {
        let kind = if r.kind.is_event() {
            RecordKind::Event
        } else {
            RecordKind::Instrument
        };
        add(&mut found, (kind, &r.id, &r.title), r);
    }
    for r in &records.themes {
        add(&mut found, (RecordKind::Theme, &r.id, &r.name), r);
    }
    for r in &records.terms {
        add(&mut found, (RecordKind::Term, &r.id, &r.abbreviation), r);
    }
    for r in &records.sources {
        add(&mut found, (RecordKind::Source, &r.id, &r.title), r);
    }
    for r in &records.wording {
        add(&mut found, (RecordKind::Rule, &r.id, &r.say), r);
    }
    found
}

fn add(found: &mut Records, (kind, id, title): (RecordKind, &str, &str), record: &impl Serialize) {
    // The shapes of records have only text as keys, so that they can always be written as JSON.
    let Ok(Value::Object(mut fields)) = serde_json::to_value(record) else {
        return;
    };
    // How a dataset is cut into files says nothing about what it holds.
    if kind == RecordKind::Dataset {
        fields.remove("parts");
    }
    let item = Item {
        kind,
        id: id.to_owned(),
        title: title.to_owned(),
    };
    found.insert(key(kind == RecordKind::Dataset, id), (item, fields));
}
