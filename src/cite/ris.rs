//! A citation as RIS.

use std::fmt::Write as _;

use super::{Kind, Reference};
use crate::model::date::{Edtf, Precision, Side};

/// One record, from `TY` to `ER`, with CRLF as the format's description has it.
pub(super) fn render(reference: &Reference) -> String {
    let kind = match reference.kind {
        Kind::Text => "RPRT",
        Kind::Law => "STAT",
        Kind::Event => "GEN",
        Kind::Page => "ELEC",
        Kind::Entry => "ENCYC",
        Kind::Dataset => "DATA",
    };
    let mut lines = vec![("TY", kind.to_owned()), ("ID", reference.key.clone())];
    lines.extend(reference.authors.iter().map(|author| ("AU", author.clone())));
    lines.push(("TI", reference.title.clone()));
    if let Some(date) = reference.date {
        lines.extend(dates("PY", "DA", date));
    }
    let texts = [
        ("T2", &reference.within),
        ("ET", &reference.edition),
        ("M3", &reference.genre),
        ("PB", &reference.organisation),
        ("CY", &reference.place),
        ("LA", &reference.language),
    ];
    let told = texts.into_iter().filter(|(_, text)| !text.is_empty());
    lines.extend(told.map(|(tag, text)| (tag, text.clone())));
    if let Some(url) = &reference.url {
        lines.push(("UR", url.clone()));
        lines.extend(reference.read.and_then(|read| day("Y2", read)));
    }
    lines.extend(reference.notes.iter().map(|note| ("N1", note.clone())));
    lines.push(("ER", String::new()));
    lines.into_iter().fold(String::new(), |mut out, (tag, text)| {
        // Writing to a `String` cannot fail.
        let _written = write!(out, "{tag}  - {text}\r\n");
        out
    })
}

/// The year and the date, as far as they are plain numbers; a note says the rest.
fn dates(year: &'static str, day_of: &'static str, date: Edtf) -> Vec<(&'static str, String)> {
    let Some(full) = day(day_of, date) else {
        return Vec::new();
    };
    vec![(year, format!("{:04}", date.named().first().year())), full]
}

/// `2002/10/26/`, `2002/10//`, `2002///`, and in words behind the last stroke what the numbers cannot tell.
fn day(tag: &'static str, date: Edtf) -> Option<(&'static str, String)> {
    let Side::At(moment) = date.start() else {
        return None;
    };
    let first = moment.first();
    let numbers = match moment.precision() {
        Precision::Century | Precision::Decade => return None,
        Precision::Year => format!("{:04}//", first.year()),
        Precision::Month => format!("{:04}/{:02}/", first.year(), first.month()),
        Precision::Day => format!("{:04}/{:02}/{:02}", first.year(), first.month(), first.day()),
    };
    let words = if date.is_interval() || date.is_uncertain() {
        date.human()
    } else {
        String::new()
    };
    Some((tag, format!("{numbers}/{words}")))
}
