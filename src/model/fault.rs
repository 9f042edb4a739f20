//! What is wrong with a dataset, where exactly, and what to do about it.

use std::borrow::Cow;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use serde::Serialize;

use crate::text::{clean_in_place, clean_line};

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

    /// The faults for people, each with its line and a caret; without colours.
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
        for fault in &self.faults {
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
        let what = clean_line(&fault.what);
        let help = clean_line(&fault.help);
        let Some((file, place)) = self.place(fault) else {
            return format!("error: {what}");
        };
        let name = clean_line(&file.name);
        let start = line_start(&file.text, fault.span.start);
        let rest = file.text.get(start..).unwrap_or_default();
        let line = rest.lines().next().unwrap_or_default();
        let column = fault.span.start.saturating_sub(start).min(line.len());
        if line.len() > LONGEST_EXCERPT {
            let kind = if fault.severity == Severity::Error {
                "error"
            } else {
                "warning"
            };
            return format!(
                "{kind}: {what}\n --> {name}:{}:{}\n  = help: {help}",
                place.line, place.column
            );
        }
        let width = (fault.span.end.saturating_sub(fault.span.start)).clamp(1, (line.len() - column).max(1));
        let line = clean_in_place(line);
        let snippet = Snippet::source(line.as_ref())
            .line_start(place.line)
            .path(name.as_ref())
            .annotation(AnnotationKind::Primary.span(column..(column + width).min(line.len().max(column))));
        let report = [level
            .primary_title(what.as_ref())
            .element(snippet)
            .element(Level::HELP.message(help.as_ref()))];
        renderer.render(&report)
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

/// The one of `known` that `word` is most likely a slip for.
pub fn did_you_mean<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .map(|candidate| (strsim::jaro_winkler(word, candidate), candidate))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}
