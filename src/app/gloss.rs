//! Abbreviations explained where they stand.

use super::{App, Focus};
use crate::model::Id;

impl App {
    /// What the abbreviations on the page's line under the cursor stand for; empty if there are none.
    pub fn gloss(&self) -> String {
        if self.focus != Focus::Detail {
            return String::new();
        }
        let line = self.detail_lines().get(self.detail_scroll.cursor());
        let text = line.map_or("", |line| line.text.as_str());
        let words: Vec<&str> = text.split(|c: char| !(c.is_alphanumeric() || c == '-')).collect();
        let explained = self.atlas.terms().filter(|(id, term)| {
            // On its own page a term is explained already; a word in small letters is no abbreviation.
            let own = matches!(self.selected, Id::Term(_)) && self.selected == *id;
            let short =
                term.abbreviation.chars().any(char::is_uppercase) && term.abbreviation != term.expansion;
            let stands = words.contains(&term.abbreviation.as_str())
                || term.abbreviation.contains(' ') && text.contains(&term.abbreviation);
            !own && short && !term.expansion.is_empty() && stands
        });
        explained
            .map(|(_, term)| format!("{}: {}", term.abbreviation, term.expansion))
            .collect::<Vec<_>>()
            .join("; ")
    }
}
