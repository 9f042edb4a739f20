//! What a card on the coverage says: how much each theme has and since when nothing; at full depth the whole matrix.

use super::{Content, Point};
use crate::coverage::{By, Column, Matrix};
use crate::model::Atlas;
use crate::model::date::Edtf;
use crate::model::history::AsOf;

pub(super) fn content(atlas: &Atlas, by: By, on: Option<Edtf>) -> Content {
    let at = on.map(|date| AsOf::new(atlas, date));
    let matrix = Matrix::new(atlas, by, |id| at.as_ref().is_none_or(|at| at.had_come(id)));
    let empty: Vec<&str> = matrix
        .themes
        .iter()
        .filter(|column| column.points == 0)
        .map(|column| column.theme.title.as_str())
        .collect();
    let when = on.map_or_else(String::new, |on| format!(", as of {}", on.human()));
    Content {
        title: format!("Themes by {}", by.word()),
        subtitle: format!("{}{when}", matrix.title()),
        thought: if empty.is_empty() {
            "Every theme has points in this dataset.".to_owned()
        } else {
            format!("No point in this dataset on: {}.", empty.join("; "))
        },
        points: matrix.themes.iter().map(point).collect(),
        matrix: Some(Box::new(matrix)),
        ..Content::default()
    }
}

fn point(column: &Column) -> Point {
    let points = match column.points {
        0 => "no point".to_owned(),
        1 => "1 point".to_owned(),
        n => format!("{n} points"),
    };
    let latest = column.latest.as_ref().map_or_else(String::new, |record| {
        format!("; latest own text or event: {}", record.dated())
    });
    Point {
        key: column.theme.id.clone(),
        text: format!("{}: {points}{latest}", column.theme.title),
        ..Point::default()
    }
}
