//! The ribbon of a chain as text: its texts from left to right in time, and on each theme the operative verb of each.

use std::fmt::Write as _;

use super::{Lineage, ThemeLine};
use crate::model::date::Edtf;
use crate::model::record::RelationKind;
use crate::model::stance::{MARKS, Stance};
use crate::wrap::{cut, hang, pad, width, wrap_within};

/// The cells that a text takes at least, the room before it included.
const COLUMN: usize = 16;

/// The cells that a theme takes at most.
const LABEL: usize = 32;

/// From this width on, texts stand beside each other; below it each theme is told text by text.
const WIDE: usize = 64;

/// Why a text that is linked to none before it stands in the ribbon all the same.
const UNLINKED: &str = "not linked";

impl Lineage {
    /// What each text says on each theme: a ribbon where there is room for one, else in words.
    pub(super) fn themes_to(&self, columns: usize, out: &mut String) {
        if columns < WIDE {
            self.words_to(columns, out);
        } else {
            self.table_to(columns, out);
            out.push_str(&hang("", MARKS, columns));
            out.push_str(&hang(
                "",
                "^ stronger, v weaker than the text before it whose strength is recorded",
                columns,
            ));
        }
        let slides: Vec<String> = self.themes.iter().filter_map(|line| self.slide(line)).collect();
        if !slides.is_empty() {
            out.push_str("\nWhere the strength changed, by the verbs recorded in this dataset\n");
        }
        for slide in slides {
            out.push_str(&hang("  ", &slide, columns));
        }
    }

    fn table_to(&self, columns: usize, out: &mut String) {
        let names = self.themes.iter().map(|line| width(&line.theme.title));
        let label = names.max().unwrap_or_default().min(LABEL).min(columns * 2 / 5);
        let room = columns.saturating_sub(label);
        let fit = (room / COLUMN).max(1);
        // Texts that do not stand in one row are spread evenly over several.
        let blocks = self.texts.len().div_ceil(fit).max(1);
        let count = self.texts.len().div_ceil(blocks).max(1);
        let cells = room / count;
        let all: Vec<usize> = (0..self.texts.len()).collect();
        for block in all.chunks(count) {
            out.push('\n');
            let mut row = |name: &str, cell: &dyn Fn(usize) -> String| {
                let cells: String = block.iter().map(|at| pad(&cell(*at), cells)).collect();
                let line = format!("{}{cells}", pad(&cut(name, label), label));
                // Writing to a `String` cannot fail.
                let _written = writeln!(out, "{}", line.trim_end());
            };
            row("", &|at| self.date_and_link(at, cells));
            let name = |at: usize, half| self.name(at, cells.saturating_sub(4), half);
            row("", &|at| format!("   {}", name(at, 0)));
            if block.iter().any(|at| !name(*at, 1).is_empty()) {
                row("", &|at| format!("   {}", name(at, 1)));
            }
            row("", &|at| {
                format!("   {}", cut(&self.links(at), cells.saturating_sub(4)))
            });
            for line in &self.themes {
                row(&line.theme.title, &|at| {
                    let said = line.stances.get(at).map_or_else(String::new, said);
                    let cell = format!("{}{said}", trend(line, at));
                    format!(" {}", cut(&cell, cells.saturating_sub(2)))
                });
            }
        }
        out.push('\n');
    }

    /// `3 31 March 2015 ═══▶`: its number, its date, and how the text to its right comes after it.
    fn date_and_link(&self, at: usize, cells: usize) -> String {
        let date = self.texts.get(at).and_then(|text| text.record.date);
        let date = date.map_or_else(|| "no date".to_owned(), year_and_month);
        let head = format!("{:>2} {date} ", at + 1);
        let room = cells.saturating_sub(width(&head) + 2);
        if at + 1 == self.texts.len() {
            return head;
        }
        let step = self
            .steps
            .iter()
            .find(|step| step.earlier == at && step.later == at + 1);
        match step.map(|step| step.kind) {
            Some(RelationKind::Supersedes | RelationKind::Updates) => format!("{head}{}▶", "═".repeat(room)),
            Some(RelationKind::Follows) => format!("{head}{}▶", "┄".repeat(room)),
            Some(_) => format!("{head}{}▶", "─".repeat(room)),
            None => format!("{head}{}", "·".repeat(room + 1)),
        }
    }

    /// One of the two rows that the short title of a text takes.
    fn name(&self, at: usize, cells: usize, half: usize) -> String {
        let short = self.texts.get(at).map_or("", |text| text.record.short.as_str());
        let rows = wrap_within(short, cells, 2);
        rows.get(half).cloned().unwrap_or_default()
    }

    /// How a text comes after those before it: `supersedes 3`.
    fn links(&self, at: usize) -> String {
        let own = self.steps.iter().filter(|step| step.later == at);
        let said: Vec<String> = own
            .map(|step| format!("{} {}", step.kind.phrase(), step.earlier + 1))
            .collect();
        match said.as_slice() {
            [] if at > 0 => UNLINKED.to_owned(),
            said => said.join(", "),
        }
    }

    /// How the strength on a theme changed from the first text with a recorded verb to the last: only if it did.
    fn slide(&self, line: &ThemeLine) -> Option<String> {
        let spoken: Vec<(usize, &Stance)> = line
            .stances
            .iter()
            .enumerate()
            .filter(|(_, stance)| stance.strength().is_some())
            .collect();
        let strengths: Vec<_> = spoken.iter().map(|(_, stance)| stance.strength()).collect();
        strengths
            .windows(2)
            .any(|pair| pair.first() != pair.last())
            .then(|| {
                let said: Vec<String> = spoken
                    .iter()
                    .map(|(at, stance)| format!("{} {}", self.year(*at), stance.words()))
                    .collect();
                format!("{}: {}", line.theme.title, said.join(", then "))
            })
    }

    fn year(&self, at: usize) -> String {
        let date = self.texts.get(at).and_then(|text| text.record.date);
        date.and_then(Edtf::year)
            .map_or_else(|| "no date".to_owned(), |year| year.to_string())
    }

    /// Each theme with what every text says on it, one below the other.
    fn words_to(&self, columns: usize, out: &mut String) {
        for line in &self.themes {
            out.push('\n');
            out.push_str(&hang("", &line.theme.title, columns));
            for (at, stance) in line.stances.iter().enumerate() {
                let lead = format!("  {} {}", self.year(at), trend(line, at));
                out.push_str(&hang(&lead, &stance.words(), columns));
            }
        }
    }
}

/// Whether a text is stronger or weaker than the one before it whose strength is recorded.
fn trend(line: &ThemeLine, at: usize) -> char {
    let now = line.stances.get(at).and_then(Stance::strength);
    let before = line.stances.iter().take(at).rev().find_map(Stance::strength);
    match (before, now) {
        // Strengths are ordered from the strongest down.
        (Some(before), Some(now)) if now > before => 'v',
        (Some(before), Some(now)) if now < before => '^',
        _ => ' ',
    }
}

/// What a cell says behind its mark: the verb, or in a word why there is none.
fn said(stance: &Stance) -> String {
    let word = if let Stance::Said { verbs, .. } = stance {
        let mut verbs: Vec<_> = verbs.iter().collect();
        verbs.sort_by_key(|verb| verb.strength);
        let words: Vec<&str> = verbs.iter().map(|verb| verb.word.as_str()).collect();
        words.join(", ")
    } else {
        stance.word().to_owned()
    };
    format!("{} {word}", stance.mark())
}

/// A date as short as a ribbon takes it: `2002-08`, marks of doubt included.
fn year_and_month(date: Edtf) -> String {
    let text = date.to_string();
    let start = text.split('/').next().unwrap_or_default();
    start.split('-').take(2).collect::<Vec<&str>>().join("-")
}
