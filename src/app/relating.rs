//! The relations of a record as a small graph to walk in, and the chain of texts it stands in.

use super::App;
use super::sheet::{Sheet, Subject, Tone, Writer};
use crate::lineage::{Graph, Lineage};
use crate::model::date::Edtf;
use crate::model::record::when;
use crate::model::{Atlas, Id};

/// The relations of a record.
#[derive(Debug)]
pub struct Relations {
    pub(super) centre: Id,
    title: String,
    near: Vec<Neighbour>,
    lineage: Option<Lineage>,
}

/// A record that is related to the centre.
#[derive(Debug)]
struct Neighbour {
    /// Whether the other record says it.
    inbound: bool,
    /// The relation, read from the centre.
    phrase: String,
    other: Id,
    /// Since when, which part, what must be known, and the source.
    remark: String,
}

impl Relations {
    fn new(atlas: &Atlas, centre: Id) -> Self {
        let is_entry = atlas.entry(centre).is_some();
        Self {
            centre,
            title: atlas.named(centre).dated(),
            near: if is_entry {
                of_entry(atlas, centre)
            } else {
                of_body(atlas, centre)
            },
            lineage: is_entry.then(|| Lineage::new(atlas, centre)),
        }
    }

    pub(super) fn title(&self) -> String {
        format!("Relations: {} in this dataset", self.near.len())
    }

    pub(super) fn write(&self, atlas: &Atlas, writer: &mut Writer) {
        writer.item(" ● ", &self.title, (Tone::Heading, Some(self.centre)));
        let last = self.near.len().saturating_sub(1);
        for (at, near) in self.near.iter().enumerate() {
            let branch = if at == last { "└" } else { "├" };
            let lead = format!(" {branch}{} ", if near.inbound { "◀─" } else { "─▶" });
            let trunk = if at == last { "      " } else { " │    " };
            let text = format!("{} {}", near.phrase, atlas.named(near.other).dated());
            writer.item(&lead, &text, (Tone::Text, Some(near.other)));
            if !near.remark.is_empty() {
                writer.more(trunk, &near.remark, (Tone::Dim, Some(near.other)));
            }
        }
        if self.near.is_empty() {
            writer.text("No relation of it is recorded in this dataset.");
        }
        if let Some(lineage) = &self.lineage {
            writer.gap();
            writer.heading("The chain of texts it stands in");
            writer.lines(&lineage.ribbon(writer.columns.saturating_sub(1)));
        }
    }
}

impl App {
    /// Shows the relations of a record; those that were shown before stay below, to come back to.
    pub(super) fn open_relations(&mut self, id: Id) {
        if matches!(id, Id::Entry(_) | Id::Body(_)) {
            self.open_view(Sheet::new(Subject::Relations(Relations::new(&self.atlas, id))));
        } else {
            self.say("only bodies, instruments and events have relations");
        }
    }
}

/// The recorded relations in both directions, then the bodies that had a part in it and the meeting it came from.
fn of_entry(atlas: &Atlas, id: Id) -> Vec<Neighbour> {
    let links = Graph::around(atlas, &[id], 1).links;
    let mut found: Vec<Neighbour> = links
        .iter()
        .filter(|link| link.from.record == id || link.to.record == id)
        .map(|link| {
            let (phrase, other) = link.seen_from(id);
            let source = link.source.as_ref().and_then(|source| atlas.find(source));
            let parts = [
                link.date
                    .map_or_else(String::new, |date| format!("From {}", date.human())),
                link.part.clone(),
                link.note.clone(),
                source.map_or_else(String::new, |source| format!("Source: {}", atlas.title(source))),
            ];
            Neighbour {
                inbound: link.to.record == id,
                phrase: phrase.to_owned(),
                other: other.record,
                remark: joined(&parts),
            }
        })
        .collect();
    let entry = atlas.entry(id);
    let roles = entry.into_iter().flat_map(|entry| &entry.roles);
    found.extend(roles.filter_map(|role| {
        Some(Neighbour {
            inbound: false,
            phrase: role.did.phrase().to_lowercase(),
            other: atlas.find(&role.body)?,
            remark: role.note.clone(),
        })
    }));
    let meeting = entry.and_then(|entry| atlas.find(entry.meeting.as_ref()?));
    found.extend(meeting.map(|other| Neighbour {
        inbound: false,
        phrase: "came out of".to_owned(),
        other,
        remark: String::new(),
    }));
    found
}

/// The bodies above, those it took over from, those under it, and what it had a part in.
fn of_body(atlas: &Atlas, id: Id) -> Vec<Neighbour> {
    let mut found = Vec::new();
    let mut add = |inbound, phrase: &str, other, remark: String| {
        found.push(Neighbour {
            inbound,
            phrase: phrase.to_owned(),
            other,
            remark,
        });
    };
    if let Some(body) = atlas.body(id) {
        for parent in &body.parents {
            if let Some(other) = atlas.find(&parent.body) {
                add(false, "reports to", other, parent.when());
            }
        }
        for before in body.succeeds.iter().filter_map(|before| atlas.find(before)) {
            add(false, "took over from", before, String::new());
        }
    }
    let name = atlas.name(id);
    for (other, body) in atlas.bodies() {
        for parent in body.parents.iter().filter(|parent| parent.body == name) {
            add(true, "has under it", other, when(parent.span, parent.seen));
        }
        if body.succeeds.iter().any(|before| before == name) {
            add(true, "was followed by", other, String::new());
        }
    }
    for other in atlas.entries_of(id) {
        let roles = atlas.entry(*other).into_iter().flat_map(|entry| &entry.roles);
        for role in roles.filter(|role| role.body == name) {
            let phrase = role.did.phrase().to_lowercase();
            let phrase = phrase.strip_suffix(" by").unwrap_or(&phrase);
            let date = atlas.date(*other).map_or_else(String::new, Edtf::human);
            let note = if role.note.is_empty() {
                date
            } else {
                role.note.clone()
            };
            add(true, phrase, *other, note);
        }
    }
    found
}

/// Remarks one after the other, each ending in one full stop.
fn joined(parts: &[String]) -> String {
    let parts = parts.iter().filter(|part| !part.is_empty());
    let sentences: Vec<String> = parts
        .map(|part| format!("{}.", part.trim_end_matches('.')))
        .collect();
    sentences.join(" ")
}
