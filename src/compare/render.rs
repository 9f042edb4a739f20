//! A comparison as text for a terminal and as Markdown.

use std::fmt::Write as _;

use super::{Comparison, ThemeCell, ThemeRow, Verdict};
use crate::model::Named;
use crate::model::stance::MARKS;
use crate::page::escape_markdown;
use crate::text::clean_line;
use crate::wrap::{beside, cut, hang, pad, width};

/// The cells that the name of a field takes.
const LABEL: usize = 12;

impl Verdict {
    /// The verdict in words; records are counted from 1.
    pub fn words(&self) -> String {
        match self {
            Self::Same => "equally strong".to_owned(),
            Self::Strongest(which) => {
                let which: Vec<String> = which.iter().map(|at| (at + 1).to_string()).collect();
                format!("strongest: {}", which.join(" and "))
            }
            Self::Only(only) => format!("only {} speaks of it", only + 1),
            Self::Silent => "none of them speaks of it".to_owned(),
            Self::Unseen => "not known, as a text was not seen".to_owned(),
            Self::Unrecorded => "not known, as a strength is unrecorded".to_owned(),
        }
    }
}

impl Comparison {
    /// Each theme with the mark of every record and which of them is the strongest, those that none touches last.
    pub fn glance(&self) -> Vec<(String, &Named, String)> {
        let rows = self.themes.iter().chain(&self.untouched);
        let marks = |row: &ThemeRow| {
            let marks = row.cells.iter().map(|cell| cell.stance.mark().to_string());
            marks.collect::<Vec<String>>().join(" ")
        };
        rows.map(|row| (marks(row), &row.theme, row.verdict.words()))
            .collect()
    }

    fn glance_to(&self, columns: usize, out: &mut String) {
        if self.themes.is_empty() {
            return;
        }
        out.push('\n');
        let title = "Which is the strongest, theme by theme, by the points in this dataset";
        out.push_str(&hang("", title, columns));
        let glance = self.glance();
        let names = glance.iter().map(|(_, theme, _)| width(&theme.title));
        let name = names.max().unwrap_or_default().min(columns * 2 / 5);
        for (marks, theme, verdict) in glance {
            let lead = format!("  {} {marks}  ", pad(&cut(&theme.title, name), name));
            out.push_str(&hang(&lead, &verdict, columns));
        }
        out.push_str(&hang("  ", MARKS, columns));
    }

    /// The comparison as text of at most `columns` cells; `*` marks fields that differ.
    pub fn to_text(&self, columns: usize) -> String {
        let count = self.records.len();
        let room = columns.saturating_sub(LABEL + 2 * count) / count.max(1);
        let row = |label: &str, cells: &[String]| {
            let cells = cells.iter().map(|cell| (cell.as_str(), room));
            beside(&std::iter::once((label, LABEL)).chain(cells).collect::<Vec<_>>())
        };
        let names = self.records.iter().enumerate();
        let heads: Vec<String> = names
            .map(|(n, record)| format!("{}. {}", n + 1, record.dated()))
            .collect();
        let mut out = row("", &heads);
        self.glance_to(columns, &mut out);
        out.push('\n');
        for field in &self.fields {
            let mark = if field.differs { " *" } else { "" };
            let values: Vec<String> = field.values.iter().map(|value| or_none(value)).collect();
            out.push_str(&row(&format!("{}{mark}", field.name), &values));
        }
        out.push_str("\n* differs\n");
        if !self.themes.is_empty() {
            out.push_str("\nPoints by theme\n");
        }
        for theme in &self.themes {
            out.push('\n');
            let title = format!("{}: {}", theme.theme.title, theme.verdict.words());
            out.push_str(&hang("", &title, columns));
            let stances: Vec<String> = theme.cells.iter().map(|cell| cell.stance.words()).collect();
            out.push_str(&row("", &stances));
            let points = theme
                .cells
                .iter()
                .map(|cell| cell.texts.len())
                .max()
                .unwrap_or_default();
            for n in 0..points {
                let texts: Vec<String> = theme.cells.iter().map(|cell| item(cell, n)).collect();
                out.push_str(&row("", &texts));
            }
        }
        if !self.themes.is_empty() && !self.untouched.is_empty() {
            out.push('\n');
            out.push_str(&hang("", &self.untouched(), columns));
        }
        for (heading, items) in self.shared() {
            // Writing to a `String` cannot fail.
            let _written = writeln!(out, "\n{heading}");
            items
                .iter()
                .for_each(|item| out.push_str(&hang("  ", item, columns)));
        }
        out
    }

    /// The comparison as Markdown.
    pub fn to_markdown(&self) -> String {
        let text = |text: &str| escape_markdown(&clean_line(text));
        let mut out = String::new();
        let mut row = |cells: Vec<String>| {
            // Writing to a `String` cannot fail.
            let _written = writeln!(out, "| {} |", cells.join(" | "));
        };
        let heads = self.records.iter().map(|record| text(&record.dated()));
        row(std::iter::once(String::new()).chain(heads).collect());
        row(vec!["---".to_owned(); self.records.len() + 1]);
        for field in &self.fields {
            let name = if field.differs {
                format!("**{}** (differs)", field.name)
            } else {
                field.name.to_owned()
            };
            let values = field.values.iter().map(|value| text(&or_none(value)));
            row(std::iter::once(name).chain(values).collect());
        }
        for theme in &self.themes {
            let cells = theme.cells.iter().map(|cell| {
                let points: Vec<String> = cell.texts.iter().map(|point| text(point)).collect();
                format!("_{}_<br>{}", text(&cell.stance.words()), points.join("<br>"))
            });
            let name = format!("{}: {}", text(&theme.theme.title), theme.verdict.words());
            row(std::iter::once(name).chain(cells).collect());
        }
        if !self.themes.is_empty() && !self.untouched.is_empty() {
            let _written = writeln!(out, "\n{}", text(&self.untouched()));
        }
        for (heading, items) in self.shared() {
            let _written = writeln!(out, "\n## {heading}\n");
            for item in items {
                let _written = writeln!(out, "- {}", text(&item));
            }
        }
        out
    }

    /// Which themes none of them touches, and what that is worth.
    fn untouched(&self) -> String {
        let themes: Vec<&str> = self
            .untouched
            .iter()
            .map(|row| row.theme.title.as_str())
            .collect();
        format!(
            "No point of any of them in this dataset is on: {}. Where a text was not seen whole that says nothing.",
            themes.join("; ")
        )
    }

    /// What the records share, as headings and their items.
    fn shared(&self) -> [(&'static str, Vec<String>); 3] {
        let direct = self.direct.iter().map(|link| {
            let line = format!("{} {} {}", link.from.short, link.kind.phrase(), link.to.short);
            if link.note.is_empty() {
                line
            } else {
                format!("{line}: {}", link.note)
            }
        });
        let common = self.common.iter().map(|common| {
            let phrases: Vec<String> = common
                .phrases
                .iter()
                .enumerate()
                .map(|(n, phrase)| format!("{} {phrase}", n + 1))
                .collect();
            format!("{}: {}", common.record.dated(), phrases.join(", "))
        });
        let none = |items: Vec<String>| {
            if items.is_empty() {
                vec!["none in this dataset".to_owned()]
            } else {
                items
            }
        };
        let sources = self.sources.iter().map(|source| source.title.clone());
        [
            ("Relations between them", none(direct.collect())),
            ("Records related to all of them", none(common.collect())),
            ("Sources of all of them", none(sources.collect())),
        ]
    }
}

fn or_none(value: &str) -> String {
    if value.is_empty() {
        "-".to_owned()
    } else {
        value.to_owned()
    }
}

fn item(cell: &ThemeCell, at: usize) -> String {
    cell.texts
        .get(at)
        .map_or_else(String::new, |text| format!("- {text}"))
}
