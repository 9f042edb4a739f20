//! What records refer to: themes, terms, sources and wording rules, as an author writes them.

use serde::{Deserialize, Serialize};

use super::Name;
use crate::model::date::Edtf;

/// A theme from the closed list.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Its id, unique in the dataset.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Other words that a search should find.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// What belongs under it.
    pub definition: String,
    /// Id of the theme above it.
    #[serde(default)]
    pub parent: Option<String>,
}

/// A term of the glossary.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Its id, unique in the dataset.
    pub id: String,
    /// The abbreviation or the term itself.
    pub abbreviation: String,
    /// What it stands for; empty for a plain word.
    #[serde(default)]
    pub expansion: String,
    /// Other spellings that a search should find.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// What it means.
    pub definition: String,
    /// Id of the record it names, where there is one.
    #[serde(default)]
    pub record: Option<String>,
    /// Ids of the sources it rests on; none: common knowledge of the field.
    #[serde(default)]
    pub sources: Vec<Name>,
}

/// Whether a source speaks for the organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// The organisation's own page or document, or a government's own text.
    Official,
    /// An archive of record that keeps official texts.
    Archive,
    /// Anyone else.
    Secondary,
}

/// A source that records rest on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its id, unique in the dataset.
    pub id: String,
    /// Who publishes it.
    pub publisher: String,
    /// Its title.
    pub title: String,
    /// Its address. Left out: a document cited by title, date and number.
    #[serde(default)]
    pub url: Option<String>,
    /// Date of the document itself.
    #[serde(default)]
    pub date: Option<Edtf>,
    /// The day on which it was read.
    pub accessed: Edtf,
    /// Whether it speaks for the organisation.
    pub kind: SourceKind,
    /// What must be known about it.
    #[serde(default)]
    pub note: String,
}

/// A rule of the organisation's own usage.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Its id, unique in the dataset.
    pub id: String,
    /// Words that break the rule, matched as whole words, ignoring case.
    pub avoid: Vec<String>,
    /// What to say in their place.
    pub say: String,
    /// Phrases in which the words are right all the same.
    #[serde(default)]
    pub except: Vec<String>,
    /// Why.
    pub why: String,
    /// Id of the source it rests on.
    pub source: String,
}
