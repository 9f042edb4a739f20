//! `plenary coverage`.

use std::sync::Arc;

use super::{CliError, Status, TableFormat, data, json};
use crate::coverage::{By, Gap, Matrix};
use crate::export::csv;
use crate::model::Atlas;
use crate::model::history::AsOf;
use crate::wrap::hang;

/// What was asked.
pub(super) struct Asked<'a> {
    pub(super) by: By,
    pub(super) by_points: bool,
    pub(super) query: &'a str,
    pub(super) gap: Option<(&'a str, &'a str)>,
    pub(super) format: TableFormat,
}

pub(super) fn run(atlas: &Arc<Atlas>, asked: &Asked<'_>, out: &mut String) -> Result<Status, CliError> {
    let found = data::matching(atlas, asked.query);
    // A list marks what may have come or not; a count cannot.
    let at = atlas.past().map(|past| AsOf::new(atlas, past.date));
    let come = |id| at.as_ref().is_none_or(|at| at.had_come(id));
    let mut matrix = Matrix::among(atlas, asked.by, come, |id| {
        found.as_ref().is_none_or(|found| found.contains(&id))
    });
    if asked.by_points {
        matrix.sort_by_points();
    }
    if matches!(asked.format, TableFormat::Text | TableFormat::Md) {
        data::say_when(atlas, out);
    }
    if let Some(names) = asked.gap {
        return gap(atlas, (&matrix, names), asked.format, out);
    }
    match asked.format {
        TableFormat::Text => out.push_str(&matrix.to_text(80)),
        TableFormat::Json => json::write(atlas, &matrix, out)?,
        TableFormat::Csv => out.push_str(&csv::write(matrix.table())?),
        TableFormat::Md => out.push_str(&matrix.to_markdown()),
    }
    Ok(if matrix.rows.is_empty() {
        Status::Nothing
    } else {
        Status::Done
    })
}

/// Says what stands behind an empty cell.
fn gap(
    atlas: &Arc<Atlas>,
    (matrix, (row, theme)): (&Matrix, (&str, &str)),
    format: TableFormat,
    out: &mut String,
) -> Result<Status, CliError> {
    let (Some(at), Some(column)) = matrix.position(row, theme) else {
        return Err(CliError::NoCell {
            row: row.to_owned(),
            theme: theme.to_owned(),
        });
    };
    let found: Option<Gap> = matrix.gap(atlas, at, column);
    match (format, &found) {
        (TableFormat::Json, _) => json::write(atlas, &found, out)?,
        (_, Some(gap)) => gap
            .sentences()
            .iter()
            .for_each(|sentence| out.push_str(&hang("", sentence, 80))),
        (_, None) => {
            let cell = matrix.rows.get(at).and_then(|row| row.cells.get(column));
            let words = cell.map(crate::model::stance::Stance::words).unwrap_or_default();
            out.push_str(&hang("", &format!("No gap: {words}."), 80));
        }
    }
    Ok(if found.is_some() {
        Status::Done
    } else {
        Status::Nothing
    })
}
