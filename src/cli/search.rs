//! `plenary search`.

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::sync::Arc;

use serde::Serialize;

use super::{CliError, Format, Status, data, json};
use crate::model::Atlas;
use crate::search::{Engine, Field, Found, Hit, Reason, why};
use crate::text::CleanWriter;

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
    /// Further fields, for the words that the first one does not have.
    also: Vec<Also>,
}

#[derive(Serialize)]
struct Also {
    field: Field,
    matched: String,
}

/// Runs a query; what of it could not be read is told on standard error.
pub(super) fn find(atlas: &Arc<Atlas>, query: &str) -> Found {
    let found = Engine::new(Arc::clone(atlas)).ask(query);
    let mut err = CleanWriter(io::stderr().lock());
    for mistake in &found.mistakes {
        let part = query.get(mistake.span.clone()).unwrap_or_default();
        // There is nobody to tell if standard error is gone.
        let _result = writeln!(err, "plenary: in the query, `{part}`: {}", mistake.why);
    }
    if let Some(corrected) = &found.advice.corrected {
        let _result = writeln!(
            err,
            "plenary: nothing found as typed; these are for `{corrected}`"
        );
    }
    for drop in &found.advice.drops {
        let _result = writeln!(
            err,
            "plenary: nothing found; without `{}`, {}",
            drop.term, drop.count
        );
    }
    found
}

pub(super) fn run(atlas: &Arc<Atlas>, asked: &Asked<'_>, out: &mut String) -> Result<Status, CliError> {
    let found = find(atlas, asked.query);
    let lines: Vec<Line<'_>> = found
        .ids
        .iter()
        .take(asked.limit)
        .map(|id| why(atlas, &found.query, *id))
        .map(|hit| line(atlas, &hit))
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
    if status == Status::Done {
        data::say_when(atlas, out);
    }
    for line in lines {
        let date = line.date.map_or_else(String::new, |date| format!(" [{date}]"));
        let why = if line.matched == line.title {
            String::new()
        } else {
            format!(": {}", line.matched)
        };
        let also = line.also.iter();
        let also = also.map(|also| format!("{}: {}", also.field.word(), also.matched));
        let told: Vec<String> = std::iter::once(format!("{}{why}", line.field.word()))
            .chain(also)
            .collect();
        // Writing to a `String` cannot fail.
        let _written = writeln!(out, "{}{date} ({})\n    {}", line.title, line.id, told.join("; "));
    }
    Ok(status)
}

fn line<'a>(atlas: &'a Atlas, hit: &Hit) -> Line<'a> {
    let also = |reason: &Reason| Also {
        field: reason.field,
        matched: reason.snippet().text,
    };
    Line {
        id: atlas.name(hit.id),
        title: atlas.title(hit.id),
        date: atlas.date(hit.id).map(|date| date.to_string()),
        field: hit.best.field,
        matched: hit.best.snippet().text,
        also: hit.others.iter().map(also).collect(),
    }
}
