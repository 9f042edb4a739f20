//! A difference as text for a terminal and as Markdown.

use std::fmt::Write as _;

use super::{Diff, Edition, Item};
use crate::page::escape_markdown;
use crate::text::clean_line;
use crate::wrap::hang;

impl Edition {
    /// The edition in words: `apec 1.0.0, checked up to 24 September 2026`.
    pub fn words(&self) -> String {
        format!(
            "{} {}, checked up to {}",
            self.id,
            self.version,
            self.checked.human()
        )
    }
}

impl Item {
    /// The record in words: its title and its id.
    pub fn words(&self) -> String {
        format!("{} ({})", self.title, self.id)
    }
}

impl Diff {
    /// How many records are new, changed, superseded and withdrawn.
    pub fn counts(&self) -> String {
        format!(
            "{} new, {} changed, {} newly superseded, {} withdrawn",
            self.added.len(),
            self.changed.len(),
            self.superseded.len(),
            self.withdrawn.len()
        )
    }

    /// The difference as text of at most `columns` cells: `-` before what the old edition had, `+` before what the new one has.
    pub fn to_text(&self, columns: usize) -> String {
        let mut out = hang("from  ", &self.old.words(), columns);
        out.push_str(&hang("to    ", &self.new.words(), columns));
        out.push('\n');
        out.push_str(&hang("", &format!("{}.", self.counts()), columns));
        for (heading, items) in self.lists() {
            if items.is_empty() {
                continue;
            }
            // Writing to a `String` cannot fail.
            let _written = writeln!(out, "\n{heading} ({})", items.len());
            for item in items {
                let lead = format!("  {:<14}", item.kind.word());
                out.push_str(&hang(&lead, &item.words(), columns));
            }
        }
        if !self.changed.is_empty() {
            let _written = writeln!(out, "\nChanged ({})", self.changed.len());
        }
        for changed in &self.changed {
            let lead = format!("  {:<14}", changed.after.kind.word());
            out.push_str(&hang(&lead, &changed.after.words(), columns));
            for field in &changed.fields {
                let _written = writeln!(out, "    {}", field.field);
                let lines = field.removed.iter().map(|text| ("      - ", text));
                let lines = lines.chain(field.added.iter().map(|text| ("      + ", text)));
                lines.for_each(|(lead, text)| out.push_str(&hang(lead, text, columns)));
            }
        }
        out
    }

    /// The difference as Markdown.
    pub fn to_markdown(&self) -> String {
        let text = |text: &str| escape_markdown(&clean_line(text));
        let mut out = format!(
            "# {} to {}\n\n{}.\n",
            text(&self.old.words()),
            text(&self.new.words()),
            self.counts()
        );
        for (heading, items) in self.lists() {
            if items.is_empty() {
                continue;
            }
            // Writing to a `String` cannot fail.
            let _written = writeln!(out, "\n## {heading} ({})\n", items.len());
            for item in items {
                let _written = writeln!(out, "- {}: {}", item.kind.word(), text(&item.words()));
            }
        }
        if !self.changed.is_empty() {
            let _written = writeln!(out, "\n## Changed ({})\n", self.changed.len());
        }
        for changed in &self.changed {
            let _written = writeln!(
                out,
                "- {}: {}",
                changed.after.kind.word(),
                text(&changed.after.words())
            );
            for field in &changed.fields {
                let _written = writeln!(out, "  - **{}**", text(&field.field));
                for old in &field.removed {
                    let _written = writeln!(out, "    - before: {}", text(old));
                }
                for new in &field.added {
                    let _written = writeln!(out, "    - now: {}", text(new));
                }
            }
        }
        out
    }

    /// The lists of records that are new, superseded, no longer superseded and withdrawn, each with its heading.
    pub const fn lists(&self) -> [(&'static str, &Vec<Item>); 4] {
        [
            ("New", &self.added),
            ("Superseded since", &self.superseded),
            ("No longer superseded", &self.restored),
            ("Withdrawn", &self.withdrawn),
        ]
    }
}
