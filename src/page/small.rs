//! The pages of members, themes, terms and sources.

use super::{Block, Writer, doubt};
use crate::model::Id;
use crate::model::record::{Entry, Fact};

impl Writer<'_> {
    pub(super) fn member(&mut self, id: Id) {
        let atlas = self.atlas;
        let Some(member) = atlas.member(id) else { return };
        self.head(&member.name);
        self.fact("Kind", atlas.head().usage.member.clone());
        self.fact(
            "Joined",
            format!(
                "{}{}",
                member.joined.human(),
                doubt(&member.confidence, Fact::Joined)
            ),
        );
        self.confidence(&member.confidence);
        self.listed("Hosted", |entry| entry.host.as_ref() == Some(&member.id));
        self.notes(&member.notes);
        self.sources(&member.sources);
    }

    pub(super) fn theme(&mut self, id: Id) {
        let atlas = self.atlas;
        let Some(theme) = atlas.theme(id) else { return };
        self.head(&theme.name);
        self.fact("Kind", "theme");
        if let Some(parent) = theme.parent.as_deref().and_then(|parent| atlas.find(parent)) {
            self.linked_fact("Part of", atlas.title(parent), Some(parent));
        }
        self.section("What belongs here", &theme.definition);
        self.listed("Instruments and events", |entry| {
            entry.themes.iter().any(|own| *own == theme.id)
        });
    }

    pub(super) fn term(&mut self, id: Id) {
        let atlas = self.atlas;
        let Some(term) = atlas.term(id) else { return };
        self.head(&term.abbreviation);
        self.fact("Kind", "glossary term");
        self.fact("Stands for", term.expansion.clone());
        if let Some(record) = term.record.as_deref().and_then(|record| atlas.find(record)) {
            self.linked_fact("Record", atlas.title(record), Some(record));
        }
        self.section("Meaning", &term.definition);
        self.sources(&term.sources);
    }

    pub(super) fn source(&mut self, id: Id) {
        let atlas = self.atlas;
        let Some(source) = atlas.source(id) else { return };
        self.head(&source.title);
        self.fact("Kind", format!("source, {}", source.kind.word()));
        self.fact("Publisher", source.publisher.clone());
        self.fact(
            "Date",
            source
                .date
                .map_or_else(String::new, crate::model::date::Edtf::human),
        );
        self.fact(
            "Address",
            source
                .url
                .clone()
                .unwrap_or_else(|| "none: cited by title, date and number".to_owned()),
        );
        self.fact("Read on", source.accessed.human());
        self.fact("Note", source.note.clone());
        self.listed("Cited by", |entry| {
            entry.sources.iter().any(|own| *own == source.id)
        });
        let bodies: Vec<Id> = atlas
            .bodies()
            .filter(|(_, b)| b.sources.iter().any(|own| *own == source.id))
            .map(|(id, _)| id)
            .collect();
        if !bodies.is_empty() {
            self.heading(format!("Bodies that rest on it ({})", bodies.len()));
            bodies
                .into_iter()
                .for_each(|body| self.item("-", atlas.title(body), Some(body)));
        }
    }

    fn head(&mut self, title: &str) {
        self.blocks.push(Block::Title(title.to_owned()));
        self.blocks.push(Block::Gap);
    }

    fn listed(&mut self, heading: &str, belongs: impl Fn(&Entry) -> bool) {
        let ids: Vec<Id> = self
            .atlas
            .entries()
            .filter(|(_, entry)| belongs(entry))
            .map(|(id, _)| id)
            .collect();
        if !ids.is_empty() {
            self.heading(format!("{heading} ({} in this dataset)", ids.len()));
            ids.into_iter().for_each(|id| self.record_line(id));
        }
    }
}
