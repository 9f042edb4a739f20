//! A matrix as text for a terminal, as Markdown and as rows of a table.

use std::fmt::Write as _;

use super::{By, Matrix};
use crate::model::Named;
use crate::model::stance::MARKS;
use crate::page::escape_markdown;
use crate::text::clean_line;
use crate::wrap::{cut, hang, pad, pad_left, width};

impl By {
    /// What a row is called.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Instruments => "instrument",
            Self::Bodies => "body",
            Self::Years => "year",
        }
    }

    /// What all rows are called.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Instruments => "instruments",
            Self::Bodies => "bodies",
            Self::Years => "years",
        }
    }
}

impl Matrix {
    /// The matrix as text of at most `columns` cells, its themes under letters that are explained below.
    pub fn to_text(&self, columns: usize) -> String {
        let keys: Vec<String> = (0..self.themes.len()).map(key).collect();
        let cell = keys.iter().map(|key| width(key)).max().unwrap_or_default() + 1;
        let total = self.points.to_string().len().max("total".len()) + 1;
        let label = columns.saturating_sub(cell * keys.len() + total).max(12);
        let line = |name: &str, cells: &[String], total_of: &str| {
            let cells: String = cells.iter().map(|text| pad_left(text, cell)).collect();
            format!(
                "{}{cells}{}\n",
                pad(&cut(name, label), label),
                pad_left(total_of, total)
            )
        };
        let mut out = hang("", &self.title(), columns);
        out.push('\n');
        let head = line(self.by.word(), &keys, "total");
        out.push_str(&head);
        for row in &self.rows {
            let marks: Vec<String> = row.cells.iter().map(|stance| stance.mark().to_string()).collect();
            let label = if row.outside {
                format!("*{}", row.label)
            } else {
                row.label.clone()
            };
            out.push_str(&line(&label, &marks, &row.points.to_string()));
        }
        out.push_str(&head);
        out.push('\n');
        out.push_str(&hang("", MARKS, columns));
        if self.rows.iter().any(|row| row.outside) {
            out.push_str(&hang("", "* texts of other organisations", columns));
        }
        out.push('\n');
        self.themes_to(&keys, columns, &mut out);
        if let Some(untouched) = self.untouched() {
            out.push('\n');
            out.push_str(&hang("", &untouched, columns));
        }
        out
    }

    /// What it counts, in a sentence.
    pub fn title(&self) -> String {
        let rows = match (self.by, self.rows.len()) {
            (By::Instruments, n) => format!("instruments and events with points ({n})"),
            (_, 1) => format!("1 {}", self.by.word()),
            (By::Bodies, n) => format!("{n} bodies"),
            (by, n) => format!("{n} {}s", by.word()),
        };
        format!("Points by theme in this dataset: {} in {rows}", self.points)
    }

    /// The letters of the themes, the points of each, and which record spoke of it last.
    fn themes_to(&self, keys: &[String], columns: usize, out: &mut String) {
        let names = self.themes.iter().map(|column| width(&column.theme.title));
        let name = names.max().unwrap_or_default().min(columns / 2);
        let lead = |key: &str, theme: &str, points: &str| {
            format!(
                "{} {}{}  ",
                pad(key, 2),
                pad(&cut(theme, name), name),
                pad_left(points, 7)
            )
        };
        // Writing to a `String` cannot fail.
        let _written = writeln!(out, "{}latest own text or event", lead("", "theme", "points"));
        for (key, column) in keys.iter().zip(&self.themes) {
            let latest = column.latest.as_ref().map_or_else(|| "none".to_owned(), latest);
            let lead = lead(key, &column.theme.title, &column.points.to_string());
            out.push_str(&hang(&lead, &latest, columns));
        }
    }

    /// The matrix as rows of a table, the header first: key, label, one column for each theme, points.
    pub fn table(&self) -> Vec<Vec<String>> {
        let frame = |key: &str, label: &str, cells: Vec<String>, points: String| {
            let mut row = vec![key.to_owned(), label.to_owned()];
            row.extend(cells);
            row.push(points);
            row
        };
        let themes = self.themes.iter();
        let mut table = vec![frame(
            "id",
            self.by.word(),
            themes.clone().map(|column| column.theme.title.clone()).collect(),
            "points".to_owned(),
        )];
        table.extend(self.rows.iter().map(|row| {
            let marks = row.cells.iter().map(|stance| stance.mark().to_string()).collect();
            frame(&row.key, &row.label, marks, row.points.to_string())
        }));
        table.push(frame(
            "points",
            "points",
            themes.map(|column| column.points.to_string()).collect(),
            self.points.to_string(),
        ));
        table
    }

    /// The matrix as a Markdown table.
    pub fn to_markdown(&self) -> String {
        let mut out = format!("{}.\n\n", self.title());
        for (n, row) in self.table().iter().enumerate() {
            let cells: Vec<String> = row
                .iter()
                .skip(1)
                .map(|text| escape_markdown(&clean_line(text)))
                .collect();
            // Writing to a `String` cannot fail.
            let _written = writeln!(out, "| {} |", cells.join(" | "));
            if n == 0 {
                let _written = writeln!(out, "|{}", " --- |".repeat(cells.len()));
            }
        }
        let _written = writeln!(out, "\n{MARKS}.");
        out
    }
}

fn latest(record: &Named) -> String {
    let year = record.date.and_then(crate::model::date::Edtf::year);
    year.map_or_else(
        || record.short.clone(),
        |year| format!("{year:04} {}", record.short),
    )
}

/// The letters of a column: `a` to `z`, then `aa`, `ab` and so on.
pub(crate) fn key(column: usize) -> String {
    let letter = u8::try_from(column % 26).map_or('?', |n| char::from(b'a' + n));
    match column / 26 {
        0 => letter.to_string(),
        more => format!("{}{letter}", key(more - 1)),
    }
}
