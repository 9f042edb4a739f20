//! What of a record is searched.

use std::ops::ControlFlow;

use crate::model::{Atlas, Id};

/// A field that is searched, strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The abbreviation or short title.
    Short,
    /// The title or name.
    Title,
    /// Another title or spelling.
    Alias,
    /// The date, as it is written and in words.
    Date,
    /// The place.
    Place,
    /// What it is, or one of its points.
    Text,
}

impl Field {
    /// The fields that make the head of a record: all but its running text.
    pub(super) const HEAD: [Self; 5] = [Self::Short, Self::Title, Self::Alias, Self::Date, Self::Place];

    /// Whether only the word itself counts there, not its letters strewn about.
    pub(super) const fn is_literal(self) -> bool {
        matches!(self, Self::Date | Self::Place | Self::Text)
    }

    /// Its name.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Short => "short title",
            Self::Title => "title",
            Self::Alias => "also called",
            Self::Date => "date",
            Self::Place => "place",
            Self::Text => "text",
        }
    }
}

/// Hands the fields of a record's head to `take`.
pub(super) fn head(atlas: &Atlas, id: Id, mut take: impl FnMut(Field, &str)) {
    let mut add = |field, text: &str| {
        if !text.is_empty() {
            take(field, text);
        }
    };
    // What the glossary calls a record leads to it.
    for term in atlas.terms_of(id).iter().filter_map(|term| atlas.term(*term)) {
        add(Field::Alias, &term.abbreviation);
        term.aliases.iter().for_each(|alias| add(Field::Alias, alias));
    }
    match id {
        Id::Entry(_) => {
            let Some(entry) = atlas.entry(id) else { return };
            add(Field::Short, &entry.short);
            add(Field::Title, &entry.title);
            entry.aliases.iter().for_each(|alias| add(Field::Alias, alias));
            if let Some(date) = entry.date {
                add(Field::Date, &date.to_string());
                add(Field::Date, &date.human());
            }
            add(Field::Place, &entry.place);
        }
        Id::Body(_) => {
            let Some(body) = atlas.body(id) else { return };
            add(Field::Short, &body.short);
            add(Field::Title, &body.name);
            body.aliases.iter().for_each(|alias| add(Field::Alias, alias));
            for name in &body.names {
                add(Field::Alias, &name.name);
                add(Field::Alias, name.short.as_deref().unwrap_or_default());
            }
        }
        Id::Member(_) => {
            let Some(member) = atlas.member(id) else { return };
            add(Field::Title, &member.name);
            member.aliases.iter().for_each(|alias| add(Field::Alias, alias));
        }
        Id::Theme(_) => {
            let Some(theme) = atlas.theme(id) else { return };
            add(Field::Title, &theme.name);
            theme.aliases.iter().for_each(|alias| add(Field::Alias, alias));
        }
        Id::Term(_) => {
            let Some(term) = atlas.term(id) else { return };
            add(Field::Short, &term.abbreviation);
            add(Field::Title, &term.expansion);
            term.aliases.iter().for_each(|alias| add(Field::Alias, alias));
        }
        Id::Source(_) => {}
    }
}

/// Hands a record's running text to `take`, piece by piece, until it has enough.
pub(super) fn texts(atlas: &Atlas, id: Id, mut take: impl FnMut(&str) -> ControlFlow<()>) {
    let (summary, points) = match id {
        Id::Entry(_) => atlas.entry(id).map_or(("", &[][..]), |entry| {
            (entry.summary.as_str(), entry.points.as_slice())
        }),
        Id::Body(_) => (atlas.body(id).map_or("", |body| body.summary.as_str()), &[][..]),
        Id::Theme(_) => (
            atlas.theme(id).map_or("", |theme| theme.definition.as_str()),
            &[][..],
        ),
        Id::Term(_) => (
            atlas.term(id).map_or("", |term| term.definition.as_str()),
            &[][..],
        ),
        Id::Member(_) | Id::Source(_) => ("", &[][..]),
    };
    let points = points.iter().map(|point| point.text.as_str());
    // What layers remark is found like what the record says.
    let notes = atlas.notes_on(id).map(|(note, _)| note.text.as_str());
    let pieces = std::iter::once(summary).chain(points).chain(notes);
    for piece in pieces.filter(|piece| !piece.is_empty()) {
        if take(piece).is_break() {
            return;
        }
    }
}
