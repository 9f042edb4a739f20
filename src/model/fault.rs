//! What is wrong with a dataset, where exactly, and what to do about it.

use std::borrow::Cow;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use serde::Serialize;

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

/// The longest line that is drawn under a fault.
const LONGEST_EXCERPT: usize = 2_000;

/// How many faults are told one by one.
const MOST_TOLD: usize = 1_000;

/// The cells after which a sentence about a fault is cut: it may repeat a name of any length.
const LONGEST_SENTENCE: usize = 1_000;

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

    /// The faults that are told one by one: nobody mends more at once, and finding their places takes time.
    pub fn told(&self) -> &[Fault] {
        self.faults.get(..MOST_TOLD).unwrap_or(&self.faults)
    }

    /// The first thousand faults for people, each with its line and a caret; without colours.
    pub fn render(&self) -> String {
        let mut out = String::new();
        for fault in self.told() {
            out.push_str(&self.render_one(fault));
            out.push_str("\n\n");
        }
        out
    }

    fn render_one(&self, fault: &Fault) -> String {
        let level = match fault.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
        };
        let what = cut(&fault.what, LONGEST_SENTENCE);
        let help = cut(&fault.help, LONGEST_SENTENCE);
        let Some((file, place)) = self.place(fault) else {
            return format!("error: {what}");
        };
        let start = line_start(&file.text, fault.span.start);
        let rest = file.text.get(start..).unwrap_or_default();
        let line = rest.lines().next().unwrap_or_default();
        let column = floor(line, fault.span.start.saturating_sub(start));
        if line.len() > LONGEST_EXCERPT {
            let kind = if fault.severity == Severity::Error {
                "error"
            } else {
                "warning"
            };
            return format!(
                "{kind}: {what}\n --> {}:{}:{}\n  = help: {help}",
                file.name, place.line, place.column
            );
        }
        // A fault without length is shown at the letter it stands before.
        let length = fault.span.end.saturating_sub(fault.span.start).max(1);
        let end = ceil(line, column + length);
        let snippet = Snippet::source(line)
            .line_start(place.line)
            .path(&file.name)
            .annotation(AnnotationKind::Primary.span(column..end));
        let report = [level
            .primary_title(what.as_str())
            .element(snippet)
            .element(Level::HELP.message(help.as_str()))];
        Renderer::plain().render(&report)
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

fn ceil(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

/// The one of `known` that `word` is most likely a slip for.
pub fn did_you_mean<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(word, candidate), candidate))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}
