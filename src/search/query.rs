//! The query language: one grammar for the palette, the filter of the panes and the commands.
//!
//! ```text
//! query   = group…                       all must match
//! group   = term ( "|" term )…           one must match
//! term    = [ "!" ] ( word | field )     "!" turns it round
//! word    = letters | 'letters | ^letters | letters$ | "several words"
//! field   = key ":" value
//! @word   = kind:body word               #word = kind:theme word
//! ```

mod parse;

use std::fmt;
use std::ops::Range;

pub use parse::parse;

use crate::model::date::Edtf;

/// What is looked for: every group must match.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// The groups.
    pub groups: Vec<Group>,
}

/// Terms of which one must match.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The terms.
    pub terms: Vec<Term>,
}

/// One thing that is looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Whether it must not be found.
    pub not: bool,
    /// The thing.
    pub want: Want,
    /// Where it stands in what was typed.
    pub span: Span,
}

/// A place in what was typed, in bytes. It is no part of what a query means, so all places are equal.
#[derive(Debug, Clone, Default)]
pub struct Span(pub Range<usize>);

impl PartialEq for Span {
    fn eq(&self, _other: &Self) -> bool {
        true
    }
}

impl Eq for Span {}

/// What a term looks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Want {
    /// Letters in any text of a record.
    Word(String, How),
    /// A value of a field, as it was typed.
    Named(Key, String),
    /// Years from and to, either end open.
    Years(Option<i16>, Option<i16>),
    /// Not before the beginning of this date.
    Since(Edtf),
    /// Not after the end of this date.
    Until(Edtf),
    /// A property.
    Is(Property),
}

/// How the letters of a word must stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// In their order.
    Fuzzy,
    /// One behind the other: `'word`.
    Exact,
    /// At the beginning of a text: `^word`.
    Start,
    /// At the end of a text: `word$`.
    End,
    /// As the whole text: `^word$`.
    Whole,
}

/// A field whose values are names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// What kind of record.
    Kind,
    /// A body, with all under it.
    Body,
    /// A theme, with all under it.
    Theme,
    /// Whether it still counts.
    Status,
    /// A city or host.
    Place,
    /// A source that is cited.
    Source,
    /// The confidence of its least certain fact.
    Confidence,
}

impl Key {
    const ALL: [Self; 7] = [
        Self::Kind,
        Self::Body,
        Self::Theme,
        Self::Status,
        Self::Place,
        Self::Source,
        Self::Confidence,
    ];

    /// Its name in a query.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Body => "body",
            Self::Theme => "theme",
            Self::Status => "status",
            Self::Place => "place",
            Self::Source => "source",
            Self::Confidence => "confidence",
        }
    }
}

/// A property that a record has or has not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Property {
    /// Sources differ on one of its facts.
    Disputed,
    /// A later text took its place.
    Superseded,
    /// No source was seen for one of its facts.
    Unverified,
    /// One of its facts rests on one source.
    SingleSource,
    /// It is a text of another organisation.
    External,
    /// Its date is not known.
    Undated,
}

impl Property {
    pub(super) const ALL: [Self; 6] = [
        Self::Disputed,
        Self::Superseded,
        Self::Unverified,
        Self::SingleSource,
        Self::External,
        Self::Undated,
    ];

    /// Its name in a query.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Disputed => "disputed",
            Self::Superseded => "superseded",
            Self::Unverified => "unverified",
            Self::SingleSource => "single-source",
            Self::External => "external",
            Self::Undated => "undated",
        }
    }
}

/// A part of a query that could not be read, and why; the rest of the query holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// Where it stands in what was typed, in bytes.
    pub span: Range<usize>,
    /// What is wrong and what to write.
    pub why: String,
}

impl Query {
    /// Whether nothing is looked for.
    pub const fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// All terms.
    pub fn terms(&self) -> impl Iterator<Item = &Term> {
        self.groups.iter().flat_map(|group| &group.terms)
    }

    /// The query without one of its groups.
    #[must_use]
    pub fn without(&self, group: usize) -> Self {
        let groups = self.groups.iter().enumerate();
        Self {
            groups: groups
                .filter(|(at, _)| *at != group)
                .map(|(_, group)| group.clone())
                .collect(),
        }
    }
}

impl fmt::Display for Query {
    /// The query as it can be typed again.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, group) in self.groups.iter().enumerate() {
            f.write_str(if at > 0 { " " } else { "" })?;
            write!(f, "{group}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Group {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, term) in self.terms.iter().enumerate() {
            f.write_str(if at > 0 { " | " } else { "" })?;
            write!(f, "{term}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.not { "!" } else { "" })?;
        let year = |year: &Option<i16>| year.map_or_else(String::new, |year| format!("{year:04}"));
        match &self.want {
            Want::Word(text, how) => match how {
                How::Fuzzy => f.write_str(&quoted(text)),
                How::Exact => write!(f, "'{}", quoted(text)),
                How::Start => write!(f, "^{}", quoted(text)),
                How::End => write!(f, "{}$", quoted(text)),
                How::Whole => write!(f, "^{}$", quoted(text)),
            },
            Want::Named(key, value) => write!(f, "{}:{}", key.word(), quoted(value)),
            Want::Years(from, to) if from == to && from.is_some() => write!(f, "year:{}", year(from)),
            Want::Years(from, to) => write!(f, "year:{}..{}", year(from), year(to)),
            Want::Since(date) => write!(f, "since:{date}"),
            Want::Until(date) => write!(f, "until:{date}"),
            Want::Is(property) => write!(f, "is:{}", property.word()),
        }
    }
}

/// `text` in quotes where it would be read otherwise without them.
fn quoted(text: &str) -> String {
    let plain = !text.starts_with(['!', '\'', '^', '@', '#'])
        && !text.ends_with('$')
        && !text.contains(|c: char| c.is_whitespace() || matches!(c, '"' | ':' | '|'));
    if plain {
        text.to_owned()
    } else {
        format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
    }
}

#[cfg(test)]
mod tests;
