//! A lineage as text for a terminal.

use std::fmt::Write as _;

use super::{Kept, Kin, Lineage, Step, Text};
use crate::model::Named;
use crate::model::record::Strength;
use crate::wrap::hang;

impl Lineage {
    /// The lineage as text of at most `columns` cells.
    pub fn to_text(&self, columns: usize) -> String {
        let mut out = String::new();
        out.push_str(&hang("", &self.record.dated(), columns));
        self.texts_to(columns, &mut out);
        out.push_str(&self.ribbon(columns));
        self.relations_to(columns, &mut out);
        out
    }

    /// The chain as text of at most `columns` cells, its texts by their numbers: what each says on each theme, and its steps.
    pub fn ribbon(&self, columns: usize) -> String {
        let mut out = String::new();
        self.themes_to(columns, &mut out);
        if !self.steps.is_empty() {
            self.steps_to(columns, &mut out);
        }
        out
    }

    /// What the chain is made of.
    pub fn heading(&self) -> String {
        let beside = self.texts.iter().any(|text| text.kin == Kin::Beside);
        match self.texts.len() {
            1 => "Lineage: no text in this dataset supersedes, updates, builds on or follows it, and it does so with none"
                .to_owned(),
            n if beside => format!(
                "Lineage: {n} texts that supersede, update, build on or follow each other, or stand beside them"
            ),
            n => format!("Lineage: {n} texts that supersede, update, build on or follow each other"),
        }
    }

    fn texts_to(&self, columns: usize, out: &mut String) {
        out.push('\n');
        out.push_str(&hang("", &self.heading(), columns));
        for (n, text) in self.texts.iter().enumerate() {
            let mark = if text.kin == Kin::Itself { '>' } else { ' ' };
            let lead = format!("{mark}{:>2}  ", n + 1);
            let line = format!("{} ({})", text.words(), text.record.id);
            out.push_str(&hang(&lead, &line, columns));
        }
    }

    fn steps_to(&self, columns: usize, out: &mut String) {
        out.push_str("\nSteps\n");
        out.push_str(&hang(
            "",
            "They go by the points recorded in this dataset: read the text before you say that it dropped a theme.",
            columns,
        ));
        for step in &self.steps {
            let name = |at: usize| self.texts.get(at).map_or("", |text| text.record.short.as_str());
            out.push('\n');
            let title = format!(
                "{} to {}: {} {} {}",
                step.earlier + 1,
                step.later + 1,
                name(step.later),
                step.kind.phrase(),
                name(step.earlier)
            );
            out.push_str(&hang("", &title, columns));
            for (label, list) in step_lists(step) {
                if !list.is_empty() {
                    out.push_str(&hang(&format!("  {label:<10}"), &list, columns));
                }
            }
        }
    }

    fn relations_to(&self, columns: usize, out: &mut String) {
        let (own, others): (Vec<_>, Vec<_>) = self
            .relations
            .iter()
            .partition(|link| link.from.id == self.record.id || link.to.id == self.record.id);
        // Writing to a `String` cannot fail.
        let _written = writeln!(out, "\nRelations ({} in this dataset)", own.len());
        for link in own {
            let (phrase, other) = link.seen_from(self.record.record);
            out.push_str(&hang(
                "  ",
                &format!("{phrase} {} ({})", other.dated(), other.id),
                columns,
            ));
            let part = if link.part.is_empty() {
                String::new()
            } else {
                format!("{}. ", link.part)
            };
            let remark = format!("{part}{}", link.note);
            if !remark.is_empty() {
                out.push_str(&hang("      ", &remark, columns));
            }
        }
        if !others.is_empty() {
            out.push_str("\nRelations among the other texts of the chain\n");
        }
        for link in others {
            let line = format!("{} {} {}", link.from.dated(), link.kind.phrase(), link.to.dated());
            out.push_str(&hang("  ", &line, columns));
        }
    }
}

impl Text {
    /// The text, its date, how many points are recorded of it and what they are worth.
    pub fn words(&self) -> String {
        let points = match (self.points, self.confirmed) {
            (0, _) => "no points recorded".to_owned(),
            (n, true) => format!("points: {n}, confirmed"),
            (n, false) => format!("points: {n}, not confirmed or not complete"),
        };
        let beside = if self.kin == Kin::Beside {
            "; beside the chain"
        } else {
            ""
        };
        format!("{}; {points}{beside}", self.record.dated())
    }
}

/// What a step kept, added and dropped, each list under its name; empty ones included.
pub(crate) fn step_lists(step: &Step) -> [(&'static str, String); 4] {
    [
        ("kept", list(&step.kept, kept)),
        ("added", list(&step.added, |theme| theme.title.clone())),
        ("dropped", list(&step.dropped, |theme| theme.title.clone())),
        (
            "not clear",
            match list(&step.unclear, |theme: &Named| theme.title.clone()) {
                themes if themes.is_empty() => themes,
                themes => {
                    format!("{themes} (in one of the two only; the other was not seen whole)")
                }
            },
        ),
    ]
}

fn list<T>(items: &[T], words: impl Fn(&T) -> String) -> String {
    let words: Vec<String> = items.iter().map(words).collect();
    words.join("; ")
}

fn kept(kept: &Kept) -> String {
    let strength = |strength: Option<Strength>| strength.map_or("unrecorded", Strength::word);
    match (kept.before, kept.after) {
        (None, None) => kept.theme.title.clone(),
        (before, after) if before == after => format!("{} (both: {})", kept.theme.title, strength(before)),
        (before, after) => format!(
            "{} ({}, then {})",
            kept.theme.title,
            strength(before),
            strength(after)
        ),
    }
}
