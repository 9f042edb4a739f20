//! `plenary list`.

use std::fmt::Write as _;
use std::sync::Arc;

use serde::Serialize;

use super::{CliError, ListFormat, Status, data, json};
use crate::export;
use crate::model::date::Edtf;
use crate::model::history::{AsOf, EntryThen};
use crate::model::record::{Entry, EntryKind};
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

impl<'a> Line<'a> {
    fn new(entry: &'a Entry, then: Option<&'a EntryThen>) -> Self {
        Self {
            id: &entry.id,
            date: entry.date.map(|date| date.to_string()),
            kind: entry.kind,
            title: &entry.title,
            external: entry.external,
            then,
        }
    }
}

pub(super) fn run(
    today: &Arc<Atlas>,
    as_of: Option<Edtf>,
    (query, format): (&str, ListFormat),
    out: &mut String,
) -> Result<Status, CliError> {
    let at = as_of.map(|date| AsOf::new(today, date));
    let atlas = &match &at {
        Some(at) => Arc::new(at.atlas(today)?),
        None => Arc::clone(today),
    };
    let then = |entry: &Entry| at.as_ref()?.entry(today.find(&entry.id)?);
    let found = data::matching(atlas, query);
    let entries = atlas
        .entries()
        .filter(|(id, _)| found.as_ref().is_none_or(|found| found.contains(id)));
    let (ids, entries): (Vec<Id>, Vec<&Entry>) = entries.unzip();
    let lines = entries.iter().map(|entry| Line::new(entry, then(entry)));
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
