//! Citations as CSL-JSON.

use serde::Serialize;

use super::{Kind, Reference};
use crate::model::date::{Edtf, Moment, Precision, Side};

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Item<'a> {
    id: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Name<'a>>,
    title: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    container_title: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    version: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    genre: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    publisher: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    event_place: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<Date>,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accessed: Option<Date>,
    #[serde(skip_serializing_if = "str::is_empty")]
    language: &'a str,
    #[serde(skip_serializing_if = "String::is_empty")]
    note: String,
}

/// A body's name is never cut into given and family name.
#[derive(Serialize)]
struct Name<'a> {
    literal: &'a str,
}

#[derive(Serialize)]
struct Date {
    #[serde(rename = "date-parts", skip_serializing_if = "Vec::is_empty")]
    parts: Vec<Vec<i16>>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    circa: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    literal: Option<String>,
}

/// The references as an array.
pub(super) fn render(references: &[Reference]) -> serde_json::Result<String> {
    let items: Vec<Item<'_>> = references.iter().map(Item::from).collect();
    Ok(serde_json::to_string_pretty(&items)? + "\n")
}

impl<'a> From<&'a Reference> for Item<'a> {
    fn from(reference: &'a Reference) -> Self {
        Self {
            id: &reference.key,
            kind: match reference.kind {
                Kind::Text => "report",
                Kind::Law => "legislation",
                Kind::Event => "event",
                Kind::Page => "webpage",
                Kind::Entry => "entry",
                Kind::Dataset => "dataset",
            },
            author: reference.authors.iter().map(|literal| Name { literal }).collect(),
            title: &reference.title,
            container_title: &reference.within,
            version: &reference.edition,
            genre: &reference.genre,
            publisher: &reference.organisation,
            event_place: &reference.place,
            issued: reference.date.map(date),
            url: reference.url.as_deref(),
            accessed: reference.read.map(date),
            language: &reference.language,
            note: reference.notes.join("; "),
        }
    }
}

/// The parts that are known; in words where a part would say too much, as of a decade.
fn date(date: Edtf) -> Date {
    let side = |side| match side {
        Side::At(moment) => parts(moment),
        Side::Open | Side::Unknown => None,
    };
    match (side(date.start()), side(date.end())) {
        (Some(start), Some(end)) => Date {
            parts: if date.is_interval() {
                vec![start, end]
            } else {
                vec![start]
            },
            circa: date.is_uncertain(),
            literal: None,
        },
        _ => Date {
            parts: Vec::new(),
            circa: false,
            literal: Some(date.human()),
        },
    }
}

fn parts(moment: Moment) -> Option<Vec<i16>> {
    let first = moment.first();
    let all = [first.year(), first.month().into(), first.day().into()];
    let known = match moment.precision() {
        Precision::Century | Precision::Decade => return None,
        Precision::Year => 1,
        Precision::Month => 2,
        Precision::Day => 3,
    };
    Some(all.into_iter().take(known).collect())
}
