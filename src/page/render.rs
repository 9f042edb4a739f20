//! A page as plain text and as Markdown.

use std::fmt::Write as _;

use super::{Block, Page};
use crate::text::clean_line;

/// The columns that a fact's name takes.
pub(crate) const LABEL: usize = 14;

impl Page {
    /// The page as text of at most `width` columns.
    pub fn to_text(&self, width: usize) -> String {
        let mut out = String::new();
        for line in self.lines(width) {
            out.push_str(format!("{}{}", line.lead, line.text).trim_end());
            out.push('\n');
        }
        out
    }

    /// The page as Markdown.
    pub fn to_markdown(&self) -> String {
        self.to_markdown_at(1)
    }

    /// The page as Markdown whose title is a heading of `level`, 1 to 5.
    pub fn to_markdown_at(&self, level: usize) -> String {
        let marks = "#".repeat(level);
        let mut out = String::new();
        for block in &self.blocks {
            let text = |text: &str| escape_markdown(&clean_line(text));
            // Writing to a `String` cannot fail.
            let _written = match block {
                Block::Title(title) => writeln!(out, "{marks} {}", text(title)),
                Block::Heading(heading) => writeln!(out, "{marks}# {}\n", text(heading)),
                Block::Fact {
                    label, text: fact, ..
                } => writeln!(out, "- **{label}**: {}", text(fact)),
                Block::Text(words) => writeln!(out, "{}", text(words)),
                Block::Item { text: item, .. } => writeln!(out, "- {}", text(item)),
                Block::Remark { text: remark, .. } => writeln!(out, "  - {}", text(remark)),
                Block::Gap => writeln!(out),
            };
        }
        out
    }
}

/// What stands before a block on its first line, and its text.
pub(crate) fn lead(block: &Block) -> (String, &str) {
    match block {
        Block::Title(text) | Block::Heading(text) => (String::new(), text),
        Block::Fact { label, text, .. } => (format!("{label:<LABEL$}"), text),
        Block::Text(text) => ("  ".to_owned(), text),
        Block::Item { mark, text, .. } => (format!("  {mark} "), text),
        Block::Remark { text, .. } => ("      ".to_owned(), text),
        Block::Gap => (String::new(), ""),
    }
}

/// `text` with what Markdown would take for marks of its own made plain.
pub fn escape_markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
