//! Marking records for a comparison, and two or three of them side by side.

use super::App;
use super::action::Action;
use super::sheet::{Sheet, Subject, Tone, Writer};
use crate::compare::{Common, Comparison, ThemeCell};
use crate::model::{Id, Named};

/// The letters of the records of a comparison.
const LETTERS: [&str; 3] = ["A", "B", "C"];

/// The cells that a record needs to stand in a column of its own.
const COLUMN: usize = 30;

impl App {
    /// Marks the record as the first, takes its mark back, or compares it with those that are marked.
    pub(super) fn compare(&mut self) {
        let id = self.selected;
        let name = self.atlas.short(id).to_owned();
        let key = self.key_for(Action::Compare);
        if let Some(at) = self.lenses.marked.iter().position(|marked| *marked == id) {
            self.lenses.marked.remove(at);
            self.say(format!("{name} is no longer marked for a comparison"));
            return;
        }
        if self.lenses.marked.len() == LETTERS.len() {
            self.lenses.marked.clear();
        }
        let mut ids = self.lenses.marked.clone();
        ids.push(id);
        if ids.len() == 1 {
            if !matches!(id, Id::Body(_) | Id::Entry(_)) {
                self.say("only bodies, instruments and events can be compared");
                return;
            }
            self.lenses.marked = ids;
            self.say(format!(
                "A is {name}; {key} on another record compares, {key} here again takes the mark back"
            ));
            return;
        }
        match Comparison::new(&self.atlas, &ids) {
            Ok(comparison) => {
                self.lenses.marked = ids;
                self.open_view(Sheet::new(Subject::Comparison(Box::new(comparison))));
            }
            Err(error) => self.say(error.to_string()),
        }
    }

    /// The letter of a record that is marked for a comparison, in brackets.
    pub(super) fn letter(&self, id: Id) -> String {
        let at = self.lenses.marked.iter().position(|marked| *marked == id);
        let letter = at.and_then(|at| LETTERS.get(at));
        letter.map_or_else(String::new, |letter| format!("[{letter}]"))
    }
}

/// What is compared.
pub(super) fn title(comparison: &Comparison) -> String {
    let names: Vec<&str> = comparison
        .records
        .iter()
        .map(|record| record.short.as_str())
        .collect();
    format!("Compare: {}", names.join(" | "))
}

/// Columns side by side where there is room for them, else one record under the other.
pub(super) fn write(comparison: &Comparison, writer: &mut Writer) {
    for (letter, record) in LETTERS.iter().zip(&comparison.records) {
        let link = (Tone::Heading, Some(record.record));
        writer.item(&format!(" {letter}  "), &record.dated(), link);
    }
    writer.gap();
    if writer.columns >= 14 + COLUMN * comparison.records.len() {
        writer.lines(&comparison.to_text(writer.columns.saturating_sub(1)));
    } else {
        stacked(comparison, writer);
    }
}

fn stacked(comparison: &Comparison, writer: &mut Writer) {
    glance(comparison, writer);
    fields(comparison, writer);
    for theme in &comparison.themes {
        writer.gap();
        writer.heading(&format!("{}: {}", theme.theme.title, theme.verdict.words()));
        for (letter, cell) in LETTERS.iter().zip(&theme.cells) {
            on_theme(letter, cell, writer);
        }
    }
    writer.gap();
    let names = |records: &[Named]| {
        records
            .iter()
            .map(|record| (record.dated(), record.record))
            .collect()
    };
    let common = |common: &Common| (common.record.dated(), common.record.record);
    let direct = comparison.direct.iter().map(|link| {
        let text = format!("{} {} {}", link.from.dated(), link.kind.phrase(), link.to.dated());
        (text, link.from.record)
    });
    for (heading, items) in [
        ("Relations between them", direct.collect::<Vec<(String, Id)>>()),
        (
            "Records related to all of them",
            comparison.common.iter().map(common).collect(),
        ),
        ("Sources of all of them", names(&comparison.sources)),
        (
            "Themes on which none of them has a point in this dataset",
            comparison
                .untouched
                .iter()
                .map(|row| (row.theme.dated(), row.theme.record))
                .collect(),
        ),
    ] {
        writer.heading(heading);
        for (text, link) in &items {
            writer.item(" -  ", text, (Tone::Text, Some(*link)));
        }
        if items.is_empty() {
            writer.text("none in this dataset");
        }
    }
}

/// Which is the strongest, theme by theme.
fn glance(comparison: &Comparison, writer: &mut Writer) {
    if !comparison.themes.is_empty() {
        writer.heading("Which is the strongest, by the points in this dataset");
        for (marks, theme, verdict) in comparison.glance() {
            let text = format!("{}: {verdict}", theme.title);
            writer.item(&format!(" {marks} "), &text, (Tone::Text, Some(theme.record)));
        }
        writer.gap();
    }
}

/// The fields, each with its values, or with the one that all have.
fn fields(comparison: &Comparison, writer: &mut Writer) {
    for field in &comparison.fields {
        let differs = if field.differs {
            " (differs)"
        } else {
            " (the same)"
        };
        writer.heading(&format!("{}{differs}", field.name));
        let values = field
            .values
            .iter()
            .take(if field.differs { LETTERS.len() } else { 1 });
        for (letter, value) in LETTERS.iter().zip(values) {
            let letter = if field.differs { letter } else { "=" };
            let value = if value.is_empty() { "-" } else { value };
            writer.item(&format!(" {letter}  "), value, (Tone::Text, None));
        }
    }
}

fn on_theme(letter: &str, cell: &ThemeCell, writer: &mut Writer) {
    writer.item(&format!(" {letter}  "), &cell.stance.words(), (Tone::Text, None));
    for text in &cell.texts {
        writer.item("    - ", text, (Tone::Dim, None));
    }
}
