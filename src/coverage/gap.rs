//! What an empty cell of a matrix can say.

use serde::Serialize;

use super::{By, Column, Matrix};
use crate::model::stance::{Stance, is_confirmed};
use crate::model::{Atlas, Id, Named};

/// What stands behind an empty cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Gap {
    /// The label of the row.
    pub row: String,
    /// The theme.
    pub theme: Named,
    /// Records of the row in whose confirmed points the theme was looked for.
    pub looked: Vec<Named>,
    /// Records of the row whose points are not confirmed or not complete.
    pub unseen: Vec<Named>,
    /// The last record of the organisation itself before the row that speaks of the theme; for a body, the last of all.
    pub before: Option<Named>,
    /// The first record of the organisation itself after the row that speaks of the theme.
    pub after: Option<Named>,
}

impl Matrix {
    /// What stands behind the cell in this row and column; `None` if there is no such cell, or it is not empty.
    pub fn gap(&self, atlas: &Atlas, row: usize, column: usize) -> Option<Gap> {
        let (row, Column { theme, spoken, .. }) = (self.rows.get(row)?, self.themes.get(column)?);
        if row.cells.get(column)?.is_there() {
            return None;
        }
        let confirmed = |id: &Id| atlas.entry(*id).is_some_and(is_confirmed);
        let (looked, unseen): (Vec<Id>, Vec<Id>) = row.entries.iter().partition(|id| confirmed(id));
        let named = |ids: Vec<Id>| ids.into_iter().map(|id| atlas.named(id)).collect();
        let entries = || spoken.iter().copied();
        let dated = || row.entries.iter().copied().filter(|id| atlas.date(*id).is_some());
        // Entries are held by date, so that ids compare as dates do; a body has no one place in time.
        let (before, after) = if self.by == By::Bodies {
            (entries().max(), None)
        } else {
            let (first, last) = (dated().min(), dated().max());
            (
                first.and_then(|first| entries().filter(|id| *id < first).max()),
                last.and_then(|last| entries().filter(|id| *id > last).min()),
            )
        };
        Some(Gap {
            row: row.label.clone(),
            theme: theme.clone(),
            looked: named(looked),
            unseen: named(unseen),
            before: before.map(|id| atlas.named(id)),
            after: after.map(|id| atlas.named(id)),
        })
    }

    /// The themes on which none of its rows has anything, and what that is worth; nothing if there is none.
    pub fn untouched(&self) -> Option<String> {
        let silent = self.themes.iter().enumerate();
        let silent = silent.filter(|(at, _)| {
            let mut cells = self.rows.iter().filter_map(|row| row.cells.get(*at));
            !cells.any(Stance::is_there)
        });
        let silent: Vec<String> = silent.map(|(_, column)| column.silence()).collect();
        if silent.is_empty() || self.rows.is_empty() {
            return None;
        }
        let (unseen, all) = (self.unread, self.texts);
        let worth = if unseen == 0 {
            "All of them were read whole.".to_owned()
        } else {
            format!(
                "{unseen} of them were not read whole: say \u{201c}not in this dataset\u{201d}, never \u{201c}nowhere\u{201d}."
            )
        };
        Some(format!(
            "None of the {all} texts and events shown is on: {}. {worth}",
            silent.join("; ")
        ))
    }

    /// The place of a row by its key and of a column by the id of its theme.
    pub fn position(&self, row: &str, theme: &str) -> (Option<usize>, Option<usize>) {
        (
            self.rows.iter().position(|known| known.key == row),
            self.themes.iter().position(|known| known.theme.id == theme),
        )
    }
}

impl Column {
    /// The theme with the year of the last text or event that speaks of it: `Counter-terrorism (latest 2011)`.
    fn silence(&self) -> String {
        let year = self.latest.as_ref().and_then(|latest| latest.date?.year());
        let latest = year.map_or_else(|| "none".to_owned(), |year| format!("latest {year}"));
        format!("{} ({latest})", self.theme.title)
    }
}

impl Gap {
    /// The gap in sentences that are safe to say.
    pub fn sentences(&self) -> Vec<String> {
        let list = |records: &[Named]| {
            let names: Vec<String> = records.iter().map(Named::dated).collect();
            names.join("; ")
        };
        let theme = &self.theme.title;
        let mut said = vec![format!("{}, {theme}: no point in this dataset.", self.row)];
        if !self.looked.is_empty() {
            said.push(format!(
                "Looked for among the confirmed points of {}: not there.",
                list(&self.looked)
            ));
        }
        if !self.unseen.is_empty() {
            said.push(format!(
                "Not seen whole, so that nothing can be said of {}.",
                list(&self.unseen)
            ));
        }
        let near = |record: &Option<Named>| {
            record
                .as_ref()
                .map_or_else(|| "none in this dataset".to_owned(), Named::dated)
        };
        said.push(format!("Nearest before: {}.", near(&self.before)));
        said.push(format!("Nearest after: {}.", near(&self.after)));
        said
    }
}
