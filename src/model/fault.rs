//! What is wrong with a dataset, where exactly, and what to do about it.

use std::borrow::Cow;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use serde::Serialize;

use crate::text::{clean_in_place, clean_line};
use crate::wrap::cut;

/// One file of a dataset.
#[derive(Debug, Clone)]
pub struct SourceText {
    /// The name under which faults speak of it.
    pub name: String,
    /// What is in it.
    pub text: Cow<'static, str>,
}

/// How grave a fault is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The dataset is not loaded.
    Error,
    /// The dataset is loaded; its author should look.
    Warning,
}

/// One fault of a dataset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Which file, as an index into the files that were loaded.
    pub file: usize,
    /// The bytes it is about.
    pub span: Range<usize>,
    /// How grave it is.
    pub severity: Severity,
    /// What is wrong.
    pub what: String,
    /// What to do about it.
    pub help: String,
}

/// Faults together with the files they speak of.
#[derive(Debug, Clone)]
pub struct Report {
    /// The files, in the order in which they were read.
    pub files: Vec<SourceText>,
    /// The faults, in the order of the files.
    pub faults: Vec<Fault>,
}

/// A place in a file as people and editors count: from one, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// The longest line that is drawn whole under a fault, in bytes.
const LONGEST_EXCERPT: usize = 2_000;

/// How much of a longer line is drawn on both sides of the fault, in bytes.
const STRETCH: usize = 50;

/// How many faults are told one by one.
const MOST_TOLD: usize = 1_000;

/// The cells after which a sentence about a fault is cut: it may repeat a name of any length.
pub(crate) const LONGEST_SENTENCE: usize = 1_000;

impl Report {
    /// How many of the faults are errors.
    pub fn errors(&self) -> usize {
        self.faults
            .iter()
            .filter(|fault| fault.severity == Severity::Error)
            .count()
    }

    /// Where a fault begins; `None` if it speaks of a file that is not here.
    pub fn place(&self, fault: &Fault) -> Option<(&SourceText, Place)> {
        let file = self.files.get(fault.file)?;
        Some((file, place(&file.text, fault.span.start)))
    }

    /// The first error in one line, with its place and how many more there are; none if there is no error.
    pub fn headline(&self) -> Option<(&Fault, Place, String)> {
        let first = self
            .faults
            .iter()
            .find(|fault| fault.severity == Severity::Error)?;
        let (file, place) = self.place(first)?;
        let more = match self.errors() - 1 {
            0 => String::new(),
            1 => " (and 1 more fault)".to_owned(),
            more => format!(" (and {more} more faults)"),
        };
        let text = format!(
            "{}:{}:{}: {}{more}",
            file.name, place.line, place.column, first.what
        );
        Some((first, place, clean_line(&text).into_owned()))
    }

    /// The faults that are told one by one: nobody mends more at once, and finding their places takes time.
    pub fn told(&self) -> &[Fault] {
        self.faults.get(..MOST_TOLD).unwrap_or(&self.faults)
    }

    /// The first thousand faults for people, each with its line and a caret; without colours.
    pub fn render(&self) -> String {
        self.render_with(&Renderer::plain())
    }

    /// The same in a terminal's colours: the one text of ours that may reach a terminal uncleaned, since whatever comes
    /// from files is cleaned before it is painted.
    pub fn render_painted(&self) -> String {
        self.render_with(&Renderer::styled())
    }

    fn render_with(&self, renderer: &Renderer) -> String {
        let mut out = String::new();
        for fault in self.told() {
            out.push_str(&self.render_one(fault, renderer));
            out.push_str("\n\n");
        }
        out
    }

    fn render_one(&self, fault: &Fault, renderer: &Renderer) -> String {
        let level = match fault.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let what = cut(&fault.what, LONGEST_SENTENCE);
        let help = cut(&fault.help, LONGEST_SENTENCE);
        let Some((file, place)) = self.place(fault) else {
            return format!("error: {what}");
        };
        let name = clean_line(&file.name);
        let excerpt = excerpt(&file.text, &fault.span);
        let line = clean_in_place(&excerpt.line);
        let report = [level
            .primary_title(what.as_str())
            .element(
                Snippet::source(line.as_ref())
                    .line_start(place.line)
                    .path(name.as_ref())
                    .annotation(AnnotationKind::Primary.span(excerpt.span.clone())),
            )
            .element(Level::HELP.message(help.as_str()))];
        let drawn = renderer.render(&report);
        // Of a stretch of a line the column would be counted from where the stretch begins.
        let head = excerpt.line.get(..excerpt.span.start).unwrap_or_default();
        let at = |column: usize| format!("{name}:{}:{column}", place.line);
        drawn.replacen(&at(head.chars().count() + 1), &at(place.column), 1)
    }
}

/// A line, or the stretch of it that is about a fault.
struct Excerpt<'a> {
    line: Cow<'a, str>,
    /// What the fault is about, in bytes of that line.
    span: Range<usize>,
}

fn excerpt<'a>(text: &'a str, fault: &Range<usize>) -> Excerpt<'a> {
    let start = line_start(text, fault.start);
    let rest = text.get(start..).unwrap_or_default();
    let line = rest.lines().next().unwrap_or_default();
    let column = floor(line, fault.start.saturating_sub(start));
    let width = (fault.end.saturating_sub(fault.start)).clamp(1, (line.len() - column).max(1));
    let end = ceiling(line, (column + width).min(line.len().max(column)));
    if line.len() <= LONGEST_EXCERPT {
        let line = Cow::Borrowed(line);
        return Excerpt {
            line,
            span: column..end,
        };
    }
    let end = ceiling(line, end.min(column + STRETCH));
    let (from, to) = (
        floor(line, column.saturating_sub(STRETCH)),
        ceiling(line, end + STRETCH),
    );
    let stretch = line.get(from..to).unwrap_or_default();
    let before = if from > 0 { "…" } else { "" };
    let after = if to < line.len() { "…" } else { "" };
    let shift = |at: usize| before.len() + at - from;
    Excerpt {
        line: Cow::Owned(format!("{before}{stretch}{after}")),
        span: shift(column)..shift(end),
    }
}

/// The line and column of a byte of `text`.
pub fn place(text: &str, at: usize) -> Place {
    let before = text.get(..floor(text, at)).unwrap_or_default();
    let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    Place { line, column }
}

fn line_start(text: &str, at: usize) -> usize {
    text.get(..floor(text, at))
        .and_then(|before| before.rfind('\n'))
        .map_or(0, |newline| newline + 1)
}

fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn ceiling(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

/// The one of `known` that `word` is most likely a slip for; capitals or small letters make no difference.
pub fn did_you_mean<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    known
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(&word, &candidate.to_lowercase()), candidate))
        .filter(|(likeness, _)| *likeness > 0.8)
        // Of two as near, the one that comes first in the alphabet, whatever their order.
        .max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests;
