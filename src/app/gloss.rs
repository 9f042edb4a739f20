//! Abbreviations explained where they stand.

use super::{App, Focus};
use crate::app::outline::Node;
use crate::model::Id;
use crate::search::{How, Query, Want, fold};

impl App {
    /// What the abbreviations under the cursor stand for, on the page's line or in a title; empty if there are none.
    pub fn gloss(&self) -> String {
        match self.focus {
            Focus::Detail => {
                let line = self.detail_lines().get(self.detail_scroll.cursor());
                self.explained(line.map_or("", |line| line.text.as_str()))
            }
            Focus::Structure => match self.outline.node(self.structure_scroll.cursor()) {
                Some(Node::Record(id)) => self.explained(self.atlas.short(id)),
                _ => String::new(),
            },
            Focus::Timeline => {
                let entry = self.timeline.entry(self.timeline_scroll.cursor());
                entry.map_or_else(String::new, |id| self.explained(self.atlas.short(id)))
            }
        }
    }

    /// What the words of a query stand for that are abbreviations, whether typed in capitals or not.
    pub fn gloss_of(&self, query: &Query) -> String {
        let words = query.terms().filter(|term| !term.not);
        let words = words.filter_map(|term| match &term.want {
            Want::Word(word, How::Fuzzy | How::Exact | How::Whole) => Some(fold(word)),
            _ => None,
        });
        let words: Vec<String> = words.collect();
        self.glossary(|abbreviation| words.contains(&fold(abbreviation)))
    }

    fn explained(&self, text: &str) -> String {
        let words: Vec<&str> = text.split(|c: char| !(c.is_alphanumeric() || c == '-')).collect();
        // What everything here is about needs no explaining.
        let tops = self.atlas.roots().iter().map(|top| self.atlas.short(*top));
        let is_top = |abbreviation: &str| tops.clone().any(|top| top == abbreviation);
        self.glossary(|abbreviation| {
            let stands = words.contains(&abbreviation);
            let stands = stands || abbreviation.contains(' ') && text.contains(abbreviation);
            stands && !is_top(abbreviation)
        })
    }

    /// The abbreviations that `stands` picks, each with what it stands for: those of the glossary, and of bodies that
    /// have no place in it.
    fn glossary(&self, stands: impl Fn(&str) -> bool) -> String {
        let terms = self.atlas.terms().filter_map(|(id, term)| {
            // On its own page a term is explained already; a word in small letters is no abbreviation.
            let own = matches!(self.selected, Id::Term(_)) && self.selected == id;
            let short = term.abbreviation.chars().any(char::is_uppercase);
            (!own && short).then_some((term.abbreviation.as_str(), term.expansion.as_str()))
        });
        let bodies = self.atlas.bodies().filter_map(|(_, body)| {
            // A short name in words explains itself.
            let capitals = body.short.chars().filter(|c| c.is_uppercase()).count();
            let short = capitals > 1 && !body.short.contains(' ');
            short.then_some((body.short.as_str(), body.name.as_str()))
        });
        let mut told: Vec<(&str, &str)> = Vec::new();
        for (short, long) in terms.chain(bodies) {
            let known = told.iter().any(|(other, _)| *other == short);
            if !known && !short.is_empty() && !long.is_empty() && short != long && stands(short) {
                told.push((short, long));
            }
        }
        let told: Vec<String> = told
            .into_iter()
            .map(|(short, long)| format!("{short}: {long}"))
            .collect();
        told.join("; ")
    }
}
