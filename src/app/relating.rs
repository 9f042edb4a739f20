//! The relations of a record as a small graph to walk in, and the chain of texts it stands in.

use super::App;
use super::sheet::{Sheet, Subject, Tone, Writer};
use crate::lineage::{Graph, Lineage, Story};
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
    story: Option<Story>,
}

/// A record that is related to the centre.
#[derive(Debug)]
struct Neighbour {
    /// Whether the other record says it.
    inbound: bool,
    /// The relation, read from the centre.
    phrase: String,
    other: Id,
    /// Since when.
    date: Option<Edtf>,
    /// Which part, what must be known, and the source.
    remark: String,
}

impl Relations {
    fn new(atlas: &Atlas, centre: Id) -> Self {
        let story = matches!(centre, Id::Theme(_)).then(|| Story::new(atlas, centre));
        let is_entry = atlas.entry(centre).is_some();
        Self {
            centre,
            title: atlas.named(centre).dated(),
            near: match &story {
                Some(story) => of_theme(story),
                None if is_entry => of_entry(atlas, centre),
                None => of_body(atlas, centre),
            },
            lineage: is_entry.then(|| Lineage::new(atlas, centre)),
            story,
        }
    }

    pub(super) fn title(&self) -> String {
        match &self.story {
            Some(story) => format!(
                "{} over time: {} texts and events in this dataset",
                story.theme.title,
                story.spoken.len()
            ),
            None => format!("Relations: {} in this dataset", self.near.len()),
        }
    }

    pub(super) fn write(&self, atlas: &Atlas, writer: &mut Writer) {
        writer.item(" ● ", &self.title, (Tone::Heading, Some(self.centre)));
        let last = self.near.len().saturating_sub(1);
        for (at, near) in self.near.iter().enumerate() {
            let branch = if at == last { "└" } else { "├" };
            let arrow = if near.inbound { "◀─" } else { "─▶" };
            let lead = format!(" {branch}{arrow} {:<DATE$} ", start_of(near.date));
            let trunk = format!(
                " {}   {}",
                if at == last { " " } else { "│" },
                " ".repeat(DATE + 1)
            );
            let text = format!("{} {}", near.phrase, atlas.named(near.other).dated());
            writer.item(&lead, &text, (Tone::Text, Some(near.other)));
            if !near.remark.is_empty() {
                writer.more(&trunk, &near.remark, (Tone::Dim, Some(near.other)));
            }
        }
        if self.near.is_empty() {
            writer.text("No relation of it is recorded in this dataset.");
        }
        if let Some(story) = &self.story {
            writer.gap();
            writer.text(&story.sentence());
        }
        if let Some(lineage) = &self.lineage {
            writer.gap();
            writer.heading(&lineage.heading());
            for (at, text) in lineage.texts.iter().enumerate() {
                let mark = if text.record.record == self.centre {
                    "●"
                } else {
                    " "
                };
                let lead = format!(" {mark}{:>2} ", at + 1);
                writer.item(&lead, &text.words(), (Tone::Text, Some(text.record.record)));
            }
            writer.lines(&lineage.ribbon(writer.columns.saturating_sub(1)));
        }
    }
}

impl App {
    /// Shows the relations of a record; those that were shown before stay below, to come back to.
    pub(super) fn open_relations(&mut self, id: Id) {
        if matches!(id, Id::Entry(_) | Id::Body(_) | Id::Theme(_)) {
            let relations = Relations::new(&self.atlas, id);
            self.open_view(Sheet::new(Subject::Relations(Box::new(relations))));
        } else {
            self.say("only bodies, instruments, events and themes have relations");
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
                link.part.clone(),
                link.note.clone(),
                source.map_or_else(String::new, |source| format!("Source: {}", atlas.title(source))),
            ];
            Neighbour {
                inbound: link.to.record == id,
                phrase: phrase.to_owned(),
                other: other.record,
                date: link.date,
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
            date: atlas.date(id),
            remark: role.note.clone(),
        })
    }));
    let meeting = entry.and_then(|entry| atlas.find(entry.meeting.as_ref()?));
    found.extend(meeting.map(|other| Neighbour {
        inbound: false,
        phrase: "came out of".to_owned(),
        other,
        date: atlas.date(id),
        remark: String::new(),
    }));
    found
}

/// The texts that speak of a theme, each with its verbs and points.
fn of_theme(story: &Story) -> Vec<Neighbour> {
    let neighbour = |spoken: &crate::lineage::Spoken| Neighbour {
        inbound: true,
        phrase: format!("{} {}:", spoken.stance.mark(), spoken.stance.words()),
        other: spoken.record.record,
        date: spoken.record.date,
        remark: joined(&spoken.texts),
    };
    story.spoken.iter().map(neighbour).collect()
}

/// The bodies above, those it took over from, those under it, and what it had a part in.
fn of_body(atlas: &Atlas, id: Id) -> Vec<Neighbour> {
    let mut found = Vec::new();
    let mut add = |inbound, phrase: &str, other, (date, remark): (Option<Edtf>, String)| {
        found.push(Neighbour {
            inbound,
            phrase: phrase.to_owned(),
            other,
            date,
            remark,
        });
    };
    if let Some(body) = atlas.body(id) {
        for parent in &body.parents {
            if let Some(other) = atlas.find(&parent.body) {
                add(
                    false,
                    "reports to",
                    other,
                    (parent.span.or(parent.seen), parent.when()),
                );
            }
        }
        for before in body.succeeds.iter().filter_map(|before| atlas.find(before)) {
            add(false, "took over from", before, (body.life, String::new()));
        }
    }
    let name = atlas.name(id);
    for (other, body) in atlas.bodies() {
        for parent in body.parents.iter().filter(|parent| parent.body == name) {
            let dates = (parent.span.or(parent.seen), when(parent.span, parent.seen));
            add(true, "has under it", other, dates);
        }
        if body.succeeds.iter().any(|before| before == name) {
            add(true, "was followed by", other, (body.life, String::new()));
        }
    }
    for other in atlas.entries_of(id) {
        let roles = atlas.entry(*other).into_iter().flat_map(|entry| &entry.roles);
        for role in roles.filter(|role| role.body == name) {
            let phrase = role.did.phrase().to_lowercase();
            let phrase = phrase.strip_suffix(" by").unwrap_or(&phrase);
            add(true, phrase, *other, (atlas.date(*other), role.note.clone()));
        }
    }
    found
}

/// The cells that the date of a relation takes.
const DATE: usize = 10;

/// When a relation began, as the dataset writes it: `2002-08`, `?` where that is not known.
fn start_of(date: Option<Edtf>) -> String {
    let text = date.map(|date| date.to_string()).unwrap_or_default();
    let start = text.split('/').next().unwrap_or_default();
    if start.is_empty() { "?" } else { start }.to_owned()
}

/// Remarks one after the other, each ending in one full stop.
fn joined(parts: &[String]) -> String {
    let parts = parts.iter().filter(|part| !part.is_empty());
    let sentences: Vec<String> = parts
        .map(|part| format!("{}.", part.trim_end_matches('.')))
        .collect();
    sentences.join(" ")
}
