//! `plenary list`.

use std::fmt::Write as _;
use std::sync::Arc;

use serde::Serialize;

use super::{CliError, Format, Status, data, json};
use crate::model::date::Edtf;
use crate::model::history::{AsOf, EntryThen};
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
    #[serde(skip_serializing_if = "Option::is_none")]
    then: Option<&'a EntryThen>,
}

pub(super) fn run(
    atlas: &Arc<Atlas>,
    as_of: Option<Edtf>,
    (query, format): (&str, Format),
    out: &mut String,
) -> Result<Status, CliError> {
    let at = as_of.map(|date| AsOf::new(atlas, date));
    let then = |id: Id| at.as_ref().and_then(|at| at.entry(id));
    let found = data::matching(atlas, query);
    let entries = atlas
        .entries()
        .filter(|(id, _)| found.as_ref().is_none_or(|found| found.contains(id)))
        // What had not come by then is no part of the list as of then.
        .filter(|(id, _)| then(*id) != Some(&EntryThen::NotYet));
    let lines: Vec<Line<'_>> = entries
        .map(|(id, entry)| Line {
            id: &entry.id,
            date: entry.date.map(|date| date.to_string()),
            kind: entry.kind,
            title: &entry.title,
            external: entry.external,
            then: then(id),
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
        let then = line
            .then
            .map_or_else(String::new, |then| format!("  [{}]", then.word()));
        // Writing to a `String` cannot fail.
        let _written = writeln!(
            out,
            "{date}{:<13} {}  ({}){then}",
            line.kind.word(),
            cut(line.title, 90),
            line.id
        );
    }
    Ok(status)
}
