//! `plenary list`.

use std::collections::HashSet;
use std::fmt::Write as _;

use serde::Serialize;

use super::{CliError, ListFormat, Status, json};
use crate::export;
use crate::model::record::{Entry, EntryKind};
use crate::model::{Atlas, Id};
use crate::search::Index;
use crate::wrap::{cut, width};

#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    date: Option<String>,
    kind: EntryKind,
    title: &'a str,
    external: bool,
}

impl<'a> From<&'a Entry> for Line<'a> {
    fn from(entry: &'a Entry) -> Self {
        Self {
            id: &entry.id,
            date: entry.date.map(|date| date.to_string()),
            kind: entry.kind,
            title: &entry.title,
            external: entry.external,
        }
    }
}

pub(super) fn run(
    atlas: &Atlas,
    query: &str,
    format: ListFormat,
    out: &mut String,
) -> Result<Status, CliError> {
    let found: Option<HashSet<Id>> = (!query.trim().is_empty()).then(|| {
        let hits = Index::new(atlas).search(query);
        hits.into_iter().map(|hit| hit.id).collect()
    });
    let entries = atlas
        .entries()
        .filter(|(id, _)| found.as_ref().is_none_or(|found| found.contains(id)));
    let (ids, entries): (Vec<Id>, Vec<&Entry>) = entries.unzip();
    let lines = entries.into_iter().map(Line::from);
    let form = match format {
        ListFormat::Text => {
            lines.for_each(|line| text(&line, out));
            None
        }
        ListFormat::Json => {
            json::write(atlas, lines.collect::<Vec<_>>(), out)?;
            None
        }
        ListFormat::Csv => Some(export::Format::Csv),
        ListFormat::Md => Some(export::Format::Markdown),
        ListFormat::Ics => Some(export::Format::Calendar),
        ListFormat::Html => Some(export::Format::Html),
    };
    if let Some(form) = form {
        out.push_str(&export::records(atlas, &ids, form)?);
    }
    Ok(if ids.is_empty() {
        Status::Nothing
    } else {
        Status::Done
    })
}

fn text(line: &Line<'_>, out: &mut String) {
    let date = line.date.as_deref().unwrap_or("no date");
    let date = format!("{date}{}", " ".repeat(22_usize.saturating_sub(width(date))));
    // Writing to a `String` cannot fail.
    let _written = writeln!(
        out,
        "{date}{:<13} {}  ({})",
        line.kind.word(),
        cut(line.title, 90),
        line.id
    );
}
