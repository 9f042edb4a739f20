//! `plenary list`.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::sync::Arc;

use serde::Serialize;

use super::{CliError, Format, Status, json};
use crate::model::record::EntryKind;
use crate::model::{Atlas, Id};
use crate::wrap::{cut, width};

#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    date: Option<String>,
    kind: EntryKind,
    title: &'a str,
    external: bool,
}

pub(super) fn run(
    atlas: &Arc<Atlas>,
    query: &str,
    format: Format,
    out: &mut String,
) -> Result<Status, CliError> {
    let found: Option<HashSet<Id>> =
        (!query.trim().is_empty()).then(|| super::search::find(atlas, query).ids.into_iter().collect());
    let entries = atlas
        .entries()
        .filter(|(id, _)| found.as_ref().is_none_or(|found| found.contains(id)));
    let lines: Vec<Line<'_>> = entries
        .map(|(_, entry)| Line {
            id: &entry.id,
            date: entry.date.map(|date| date.to_string()),
            kind: entry.kind,
            title: &entry.title,
            external: entry.external,
        })
        .collect();
    let status = if lines.is_empty() {
        Status::Nothing
    } else {
        Status::Done
    };
    if format == Format::Json {
        json::write(atlas, lines, out)?;
        return Ok(status);
    }
    for line in lines {
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
    Ok(status)
}
