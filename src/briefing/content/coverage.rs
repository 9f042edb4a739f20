//! What a card on the coverage says: how much each theme has and since when nothing; at full depth the whole matrix.

use super::{Content, Point};
use crate::briefing::Among;
use crate::coverage::{By, Column, Matrix};
use crate::model::Atlas;
use crate::model::date::Edtf;
use crate::model::history::AsOf;

pub(super) fn content(atlas: &Atlas, by: By, on: Option<Edtf>, among: Option<&Among>) -> Content {
    let at = on.map(|date| AsOf::new(atlas, date));
    let come = |id| at.as_ref().is_none_or(|at| at.had_come(id));
    let keeps = Among::keeps(among, atlas);
    let matrix = Matrix::among(atlas, by, come, keeps);
    let empty: Vec<&str> = matrix
        .themes
        .iter()
        .filter(|column| column.points == 0)
        .map(|column| column.theme.title.as_str())
        .collect();
    let when = on.map_or_else(String::new, |on| format!(", as of {}", on.human()));
    let here = if among.is_some() {
        "what is left"
    } else {
        "this dataset"
    };
    Content {
        title: format!("Themes by {}", by.word()),
        subtitle: format!(
            "{}{when}{}; for each theme its points and the latest text or event of the organisation itself",
            matrix.title(),
            Among::words(among)
        ),
        thought: if empty.is_empty() {
            format!("Every theme has points in {here}.")
        } else {
            format!("No point in {here} on: {}.", empty.join("; "))
        },
        points: matrix.themes.iter().map(point).collect(),
        matrix: Some(Box::new(matrix)),
        ..Content::default()
    }
}

fn point(column: &Column) -> Point {
    let latest = column.latest.as_ref().map_or_else(String::new, |record| {
        let year = record.date.and_then(Edtf::year);
        let year = year.map_or_else(String::new, |year| format!("{year:04} "));
        format!("; latest: {year}{}", record.short)
    });
    Point {
        key: column.theme.id.clone(),
        lead: format!("{:>3}", column.points),
        text: format!("{}{latest}", column.theme.title),
        ..Point::default()
    }
}
