//! `plenary search`.

use std::fmt::Write as _;

use serde::Serialize;

use super::{CliError, Format, Status, json};
use crate::model::Atlas;
use crate::search::{Field, Index};

/// What was asked.
pub(super) struct Asked<'a> {
    pub(super) query: &'a str,
    pub(super) limit: usize,
    pub(super) format: Format,
}

#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    title: &'a str,
    date: Option<String>,
    field: Field,
    matched: String,
    score: i64,
}

pub(super) fn run(atlas: &Atlas, asked: &Asked<'_>, out: &mut String) -> Result<Status, CliError> {
    let hits = Index::new(atlas).search(asked.query);
    let lines: Vec<Line<'_>> = hits
        .into_iter()
        .take(asked.limit)
        .map(|hit| Line {
            id: atlas.name(hit.id),
            title: atlas.title(hit.id),
            date: atlas.date(hit.id).map(|date| date.to_string()),
            field: hit.field,
            matched: hit.text,
            score: hit.score,
        })
        .collect();
    let status = if lines.is_empty() {
        Status::Nothing
    } else {
        Status::Done
    };
    if asked.format == Format::Json {
        json::write(atlas, lines, out)?;
        return Ok(status);
    }
    for line in lines {
        let date = line.date.map_or_else(String::new, |date| format!(" [{date}]"));
        let why = if line.matched == line.title {
            String::new()
        } else {
            format!(": {}", line.matched)
        };
        // Writing to a `String` cannot fail.
        let _written = writeln!(
            out,
            "{}{date} ({})\n    {}{why}",
            line.title,
            line.id,
            line.field.word()
        );
    }
    Ok(status)
}
