//! A view of lines to read: what it is about, its lines at the window's width, and a cursor in them.

use ratatui::layout::Rect;

use super::comparing;
use super::copy::Uncopied;
use super::covering::Cell;
use super::doubting;
use super::relating::Relations;
use super::scroll::{Scroll, Step};
use super::since;
use crate::compare::Comparison;
use crate::diff::Diff;
use crate::doubt::Doubt;
use crate::model::date::Edtf;
use crate::model::history::{Change, changes_between, day_of};
use crate::model::{Atlas, Id};
use crate::wrap::{cut, width, wrap};

/// What a sheet is about.
#[derive(Debug)]
pub enum Subject {
    /// What a step from change to change changed.
    Changes(Changes),
    /// All doubts.
    Doubts(Vec<Doubt>),
    /// The relations of a record.
    Relations(Box<Relations>),
    /// Two or three records side by side.
    Comparison(Box<Comparison>),
    /// What changed since an older edition.
    Since(Box<Diff>),
    /// What stands behind a cell of the coverage.
    Cell(Cell),
    /// A text that is too large for a clipboard.
    Uncopied(Uncopied),
}

/// What changed between two dates.
#[derive(Debug, Clone)]
pub struct Changes {
    pub(super) from: Edtf,
    pub(super) to: Edtf,
    pub(super) all: Vec<Change>,
}

/// How a row is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// The head of a section.
    Heading,
    /// Ordinary text.
    Text,
    /// Text of less weight.
    Dim,
    /// What needs care.
    Warn,
}

/// A row of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What stands before the text: a mark, a branch or room.
    pub lead: String,
    /// The text.
    pub text: String,
    /// How it is to be read.
    pub tone: Tone,
    /// Where it leads.
    pub link: Option<Id>,
    /// Which item it belongs to; a long one takes several rows.
    item: usize,
}

/// A view of lines to read.
#[derive(Debug)]
pub struct Sheet {
    subject: Subject,
    columns: usize,
    rows: Vec<Row>,
    scroll: Scroll,
}

impl Sheet {
    pub(super) fn new(subject: Subject) -> Self {
        Self {
            subject,
            columns: 0,
            rows: Vec::new(),
            scroll: Scroll::default(),
        }
    }

    /// Its title.
    pub fn title(&self) -> String {
        match &self.subject {
            Subject::Changes(changes) => changes.count(" in this dataset"),
            Subject::Relations(relations) => relations.title(),
            Subject::Comparison(comparison) => comparing::title(comparison),
            Subject::Since(diff) => since::title(diff),
            Subject::Cell(cell) => cell.title.clone(),
            Subject::Uncopied(uncopied) => uncopied.title.clone(),
            Subject::Doubts(doubts) => format!("Doubts: {} in this dataset", doubts.len()),
        }
    }

    /// What it is about.
    pub const fn subject(&self) -> &Subject {
        &self.subject
    }

    /// Its rows.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Where the cursor is, and the window.
    pub const fn scroll(&self) -> Scroll {
        self.scroll
    }

    /// The record that the row under the cursor leads to.
    pub fn link(&self) -> Option<Id> {
        self.rows.get(self.scroll.cursor())?.link
    }

    /// The record whose relations it shows, if it does.
    pub(super) const fn centre(&self) -> Option<Id> {
        match &self.subject {
            Subject::Relations(relations) => Some(relations.centre),
            _ => None,
        }
    }

    /// Breaks the lines for an area; the cursor stays on its item.
    pub(super) fn fit(&mut self, atlas: &Atlas, area: Rect) {
        let columns = usize::from(area.width.saturating_sub(1));
        if columns != self.columns {
            let item = self.rows.get(self.scroll.cursor()).map(|row| row.item);
            self.write(atlas, columns);
            let row = match item {
                Some(item) => self.rows.iter().position(|row| row.item == item),
                None => self.rows.iter().position(|row| row.link.is_some()),
            };
            self.scroll = Scroll::at(row.unwrap_or_default());
        }
        self.step(Step::By(0), usize::from(area.height));
    }

    fn write(&mut self, atlas: &Atlas, columns: usize) {
        self.columns = columns;
        self.rows = self.written(atlas, columns);
    }

    /// Its title and its lines as text, broken for so many columns.
    pub(super) fn to_text(&self, atlas: &Atlas, columns: usize) -> String {
        let mut out = format!("{}\n\n", self.title());
        for row in self.written(atlas, columns) {
            out.push_str(format!("{}{}", row.lead, row.text).trim_end());
            out.push('\n');
        }
        out
    }

    fn written(&self, atlas: &Atlas, columns: usize) -> Vec<Row> {
        let mut writer = Writer {
            columns,
            rows: Vec::new(),
            items: 0,
        };
        match &self.subject {
            Subject::Changes(changes) => changes.write(&mut writer),
            Subject::Relations(relations) => relations.write(atlas, &mut writer),
            Subject::Comparison(comparison) => comparing::write(comparison, &mut writer),
            Subject::Since(diff) => since::write(atlas, diff, &mut writer),
            Subject::Cell(cell) => cell.write(&mut writer),
            Subject::Uncopied(uncopied) => uncopied.text.lines().for_each(|line| writer.text(line)),
            Subject::Doubts(doubts) => doubting::write(doubts, &mut writer),
        }
        writer.rows
    }

    pub(super) fn step(&mut self, step: Step, height: usize) {
        self.scroll.step(step, self.rows.len(), height);
    }

    /// The next row that leads to a record, from another item than the one under the cursor.
    pub(super) fn next_link(&self, down: bool) -> Option<usize> {
        let here = self.rows.get(self.scroll.cursor())?.item;
        let first = |at: &usize| {
            let row = self.rows.get(*at);
            let before = at.checked_sub(1).and_then(|before| self.rows.get(before));
            row.is_some_and(|row| {
                row.link.is_some() && row.item != here && before.is_none_or(|b| b.item != row.item)
            })
        };
        let cursor = self.scroll.cursor();
        if down {
            (cursor..self.rows.len()).find(first)
        } else {
            (0..cursor).rev().find(first)
        }
    }
}

/// Writes the rows of a sheet.
pub(super) struct Writer {
    pub(super) columns: usize,
    rows: Vec<Row>,
    items: usize,
}

impl Writer {
    /// An item behind `lead`, broken into as many rows as it takes.
    pub(super) fn item(&mut self, lead: &str, text: &str, (tone, link): (Tone, Option<Id>)) {
        self.items += 1;
        self.more(lead, text, (tone, link));
    }

    /// More of the last item.
    pub(super) fn more(&mut self, lead: &str, text: &str, (tone, link): (Tone, Option<Id>)) {
        let cells = width(lead);
        for (at, text) in wrap(text, self.columns.saturating_sub(cells))
            .into_iter()
            .enumerate()
        {
            self.rows.push(Row {
                lead: if at == 0 { lead.to_owned() } else { below(lead) },
                text,
                tone,
                link,
                item: self.items,
            });
        }
    }

    /// Lines that were broken to the columns already, each an item; their indents stay.
    pub(super) fn lines(&mut self, text: &str) {
        for line in text.lines() {
            let words = line.trim_start_matches(' ');
            let indent = " ".repeat(line.len() - words.len() + 1);
            self.items += 1;
            self.rows.push(Row {
                text: cut(words, self.columns.saturating_sub(indent.len())),
                lead: indent,
                tone: Tone::Text,
                link: None,
                item: self.items,
            });
        }
    }

    pub(super) fn text(&mut self, text: &str) {
        self.item(" ", text, (Tone::Text, None));
    }

    pub(super) fn heading(&mut self, text: &str) {
        self.item(" ", text, (Tone::Heading, None));
    }

    pub(super) fn gap(&mut self) {
        self.item("", "", (Tone::Text, None));
    }
}

/// What stands under a lead: the trunk of a branch goes on, all else is room.
fn below(lead: &str) -> String {
    let under = |c: char| match c {
        '├' | '│' => "│".to_owned(),
        c => " ".repeat(width(c.encode_utf8(&mut [0; 4]))),
    };
    lead.chars().map(under).collect()
}

impl Changes {
    /// What changed between two dates, whichever comes first.
    pub(super) fn between(atlas: &Atlas, one: Edtf, other: Edtf) -> Self {
        let (from, to) = if day_of(one) <= day_of(other) {
            (one, other)
        } else {
            (other, one)
        };
        Self {
            from,
            to,
            all: changes_between(atlas, from, to),
        }
    }

    /// All changes, a sentence each.
    pub(super) fn sentences(&self) -> String {
        let said: Vec<String> = self.all.iter().map(Change::sentence).collect();
        said.join(" ")
    }

    /// How many changes there are, and between which dates; `among` says among what.
    pub(super) fn count(&self, among: &str) -> String {
        let noun = if self.all.len() == 1 { "change" } else { "changes" };
        format!(
            "{} {noun}{among} from {} to {}",
            self.all.len(),
            self.from.human(),
            self.to.human()
        )
    }

    fn write(&self, writer: &mut Writer) {
        if self.all.is_empty() {
            writer.text("Nothing that this dataset records.");
        }
        for change in &self.all {
            writer.item(
                " - ",
                &change.sentence(),
                (Tone::Text, Some(change.record().record)),
            );
        }
    }
}
