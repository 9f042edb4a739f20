//! The doubt lens: marks on what is in doubt, and the list of all doubts.

use std::collections::HashMap;

use super::App;
use super::action::Action;
use super::sheet::{Sheet, Subject, Tone, Writer};
use crate::doubt::{Doubt, DoubtKind, doubts};
use crate::model::record::Name;
use crate::model::{Atlas, Id};

/// What is in doubt, by record.
#[derive(Debug)]
pub(super) struct Doubts(HashMap<Id, Vec<Doubt>>);

impl Doubts {
    /// A source that was not read again for long makes all that rests on it stale.
    fn new(atlas: &Atlas, found: Vec<Doubt>) -> Self {
        let mut by_record: HashMap<Id, Vec<Doubt>> = HashMap::new();
        for doubt in found {
            if let Some(record) = doubt.record.as_ref().map(|named| named.record) {
                by_record.entry(record).or_default().push(doubt);
            }
        }
        let bodies = atlas.bodies().map(|(id, body)| (id, &body.sources));
        let entries = atlas.entries().map(|(id, entry)| (id, &entry.sources));
        let members = atlas.members().map(|(id, member)| (id, &member.sources));
        let mut stale = Vec::new();
        for (id, sources) in bodies.chain(entries).chain(members) {
            let of = |source: &Name| by_record.get(&atlas.find(source)?)?.first().cloned();
            stale.extend(sources.iter().find_map(of).map(|doubt| (id, doubt)));
        }
        for (id, doubt) in stale {
            by_record.entry(id).or_default().push(doubt);
        }
        Self(by_record)
    }
}

impl App {
    /// Marks what is in doubt in all panes.
    pub(super) fn mark_doubts(&mut self) {
        let found = doubts(&self.atlas, Some(self.today()));
        self.lenses.doubts = Some(Doubts::new(&self.atlas, found));
    }

    pub(super) fn in_doubt(&mut self, action: Action) {
        let found = doubts(&self.atlas, Some(self.today()));
        if action == Action::DoubtList {
            self.open_view(Sheet::new(Subject::Doubts(found)));
        } else if self.lenses.doubts.take().is_some() {
            self.say("doubts are no longer marked");
        } else {
            let key = self.key_for(Action::DoubtList);
            let kinds = DoubtKind::ALL.map(|kind| format!("{} {}", kind.mark(), kind.word()));
            self.say(format!(
                "{} doubts in this dataset ({key} lists them): {}",
                found.len(),
                kinds.join(" ")
            ));
            self.lenses.doubts = Some(Doubts::new(&self.atlas, found));
        }
    }

    /// The marks of a record with room before them: its letter in a comparison, and while doubts are marked each kind once.
    pub fn marks(&self, id: Id) -> String {
        let found = self.doubts_of(id);
        let mut kinds: Vec<DoubtKind> = found.iter().map(|doubt| doubt.kind).collect();
        kinds.dedup();
        let marks: String = kinds.into_iter().map(DoubtKind::mark).collect();
        let layered = if self.atlas.layered(id).is_some() {
            "[+]"
        } else {
            ""
        };
        let marks = format!("{}{layered}{marks}", self.letter(id));
        if marks.is_empty() {
            marks
        } else {
            format!(" {marks}")
        }
    }

    /// Whether doubts are marked.
    pub const fn marks_doubts(&self) -> bool {
        self.lenses.doubts.is_some()
    }

    /// What is safe to say of the selected record, while doubts are marked.
    pub fn safe_to_say(&self) -> String {
        let first = self.doubts_of(self.selected).first();
        first.map_or_else(String::new, |doubt| {
            format!(
                "{} Safe to say: {} ({})",
                doubt.kind.mark(),
                doubt.safe,
                doubt.what
            )
        })
    }

    fn doubts_of(&self, id: Id) -> &[Doubt] {
        let found = self.lenses.doubts.as_ref().and_then(|doubts| doubts.0.get(&id));
        found.map_or(&[], Vec::as_slice)
    }
}

/// Each doubt under its kind, with what is safe to say.
pub(super) fn write(doubts: &[Doubt], writer: &mut Writer) {
    if doubts.is_empty() {
        writer.text("Nothing in this dataset is marked as in doubt.");
    }
    for kind in DoubtKind::ALL {
        let of_kind: Vec<&Doubt> = doubts.iter().filter(|doubt| doubt.kind == kind).collect();
        if of_kind.is_empty() {
            continue;
        }
        writer.heading(&format!(
            "{} {} ({} in this dataset)",
            kind.mark(),
            kind.word(),
            of_kind.len()
        ));
        for doubt in of_kind {
            let (name, link) = match &doubt.record {
                Some(named) => (named.dated(), Some(named.record)),
                None => ("The dataset".to_owned(), None),
            };
            let what = format!("{name}: {}", doubt.what);
            writer.item(&format!("  {} ", kind.mark()), &what, (Tone::Text, link));
            writer.more("      safe to say: ", &doubt.safe, (Tone::Dim, link));
        }
        writer.gap();
    }
}
