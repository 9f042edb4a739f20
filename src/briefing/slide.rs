//! A card laid out for a screen: as many steps as its text needs, each a full screen of lines that never overflow.

mod flow;
mod letters;
#[cfg(test)]
mod tests;
mod text;

use super::content::Content;
use super::deck::{Deck, Depth, Shown};
use super::{Card, Label, Shows};
use crate::model::Atlas;
use crate::page::sources;
use crate::wrap::{cut, width, wrap};
use flow::{Flow, Group};
pub use letters::Letters;
use text::groups;

/// The columns and rows there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    /// Cells in a row.
    pub columns: usize,
    /// Rows.
    pub rows: usize,
    /// The largest letters that titles may have.
    pub letters: Letters,
}

impl Frame {
    /// A frame with titles in plain letters.
    pub const fn new(columns: usize, rows: usize) -> Self {
        Self {
            columns,
            rows,
            letters: Letters::Plain,
        }
    }
}

/// What a line of a slide is, so that a screen can give each its look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Meaning {
    /// The label of the room, or the last row with the number and the label.
    Frame,
    /// The title.
    Title,
    /// What stands under the title.
    Subtitle,
    /// The one thought.
    Thought,
    /// A point.
    Point,
    /// What is added to a point or a fact.
    Remark,
    /// The head of a section.
    Heading,
    /// A fact.
    Fact,
    /// What must be said with it.
    Caveat,
    /// The sources at the foot.
    Source,
    /// An empty line.
    Gap,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub meaning: Meaning,
    /// Its text, indented, at most as wide as the frame.
    pub text: String,
}

impl Line {
    pub(super) fn new(meaning: Meaning, text: impl Into<String>) -> Self {
        Self {
            meaning,
            text: text.into(),
        }
    }

    const fn gap() -> Self {
        Self {
            meaning: Meaning::Gap,
            text: String::new(),
        }
    }
}

/// A card laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slide {
    /// The depth it is shown at.
    pub depth: Depth,
    /// Its steps, at least one; each has exactly as many lines as the frame has rows.
    pub steps: Vec<Vec<Line>>,
}

/// Which card a slide shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Number {
    /// The card at this place, counted from zero.
    Card(usize),
    /// One that answers a question and has no number.
    Answer,
}

impl Slide {
    /// Lays out the card at a place of the deck, counted from zero.
    pub fn of(atlas: &Atlas, deck: &Deck, at: usize, frame: Frame) -> Option<Self> {
        let shown = deck.cards.get(at)?;
        Some(lay_out(atlas, deck, shown, Number::Card(at), frame))
    }

    /// Lays out a card that is not part of the deck and answers a question.
    pub fn answer(atlas: &Atlas, deck: &Deck, shown: &Shown, frame: Frame) -> Self {
        lay_out(atlas, deck, shown, Number::Answer, frame)
    }
}

/// How a frame is divided.
struct Division {
    /// Cells left and right of the text.
    margin: usize,
    /// Rows for the label at the top.
    head: usize,
    /// Whether an empty row stands before the sources.
    apart: bool,
    /// Rows for the sources.
    sources: usize,
    /// Rows for the number and the label at the foot.
    foot: usize,
}

impl Division {
    const fn of(frame: Frame) -> Self {
        let tall = frame.rows >= 16;
        Self {
            margin: match frame.columns {
                0..24 => 0,
                24..60 => 1,
                _ => 3,
            },
            head: if tall { 2 } else { (frame.rows >= 8) as usize },
            apart: tall,
            sources: if tall { 2 } else { (frame.rows >= 6) as usize },
            foot: (frame.rows >= 2) as usize,
        }
    }
}

fn lay_out(atlas: &Atlas, deck: &Deck, shown: &Shown, number: Number, frame: Frame) -> Slide {
    let mut content = Content::shown(atlas, shown);
    if content.title.is_empty() {
        content.title.clone_from(&deck.name);
    }
    if shown.reach.depth == Depth::Everything {
        content.more.extend(sources(atlas, &content.sources));
    }
    let division = Division::of(frame);
    let body = frame
        .rows
        .saturating_sub(division.head + usize::from(division.apart) + division.sources + division.foot);
    let columns = frame.columns.saturating_sub(2 * division.margin).max(1);
    let is_title = matches!(shown.card.shows, Shows::Title(_));
    let pour = |letters| pour(&content, is_title, (columns, body), letters);
    let steps = largest(frame.letters, pour);
    let foot = source_lines(atlas, deck, &content, (columns, division.sources));
    let total = steps.len();
    let finish = |(at, lines): (usize, Vec<Line>)| {
        let step = (total > 1).then_some((at + 1, total));
        let chrome = Chrome {
            room: deck.room,
            number: numbered(number, deck.cards.len(), step),
            sources: &foot,
        };
        finish(lines, &chrome, &division, frame)
    };
    Slide {
        depth: shown.reach.depth,
        steps: steps.into_iter().enumerate().map(finish).collect(),
    }
}

/// The most lines that the title of a title card takes in large letters; other cards need their rows for what they say.
const TITLE_LINES: usize = 4;

/// The text of a card on as many screens as it needs, its title in letters of this size.
fn pour(
    content: &Content,
    is_title: bool,
    (columns, rows): (usize, usize),
    letters: Letters,
) -> Vec<Vec<Line>> {
    let mut flow = Flow::new(rows, cut(&content.title.to_uppercase(), columns));
    if is_title {
        flow.push(Group::bare(vec![
            Line::gap();
            if letters == Letters::Plain {
                rows / 3
            } else {
                rows / 8
            }
        ]));
    }
    let lines = if is_title { TITLE_LINES } else { 1 };
    groups(content, columns, (letters, lines))
        .into_iter()
        .for_each(|group| flow.push(group));
    flow.steps()
}

/// The steps in the largest letters that cost no step more than plain ones.
fn largest(most: Letters, pour: impl Fn(Letters) -> Vec<Vec<Line>>) -> Vec<Vec<Line>> {
    let plain = pour(Letters::Plain);
    let sizes = [Letters::Wide, Letters::Large].into_iter();
    let mut set = sizes.filter(|size| *size <= most).map(pour);
    set.find(|steps| steps.len() <= plain.len()).unwrap_or(plain)
}

fn numbered(number: Number, cards: usize, step: Option<(usize, usize)>) -> String {
    let number = match number {
        Number::Card(at) => format!("{} / {cards}", at + 1),
        Number::Answer => "answer".to_owned(),
    };
    step.map_or_else(
        || number.clone(),
        |(at, total)| format!("{number}, {at} of {total}"),
    )
}

/// What stands around a card.
struct Chrome<'a> {
    room: Label,
    number: String,
    sources: &'a [String],
}

/// One whole screen: the label, the text, the sources and the number.
fn finish(text: Vec<Line>, chrome: &Chrome<'_>, division: &Division, frame: Frame) -> Vec<Line> {
    let mut lines = Vec::with_capacity(frame.rows);
    if division.head > 0 {
        lines.push(right("", chrome.room.word(), frame.columns));
        lines.resize(division.head, Line::gap());
    }
    let margin = " ".repeat(division.margin);
    let indent = |line: Line| Line {
        text: if line.text.is_empty() {
            line.text
        } else {
            cut(&format!("{margin}{}", line.text), frame.columns)
        },
        ..line
    };
    lines.extend(text.into_iter().map(indent));
    let foot = division.foot + chrome.sources.len().min(division.sources);
    lines.resize(frame.rows.saturating_sub(foot), Line::gap());
    let sources = chrome.sources.iter().take(division.sources);
    lines.extend(sources.map(|text| indent(Line::new(Meaning::Source, text.clone()))));
    if division.foot > 0 {
        lines.push(right(&chrome.number, chrome.room.word(), frame.columns));
    }
    lines
}

/// A line with the label at its right end and, where there is room, the number at its left one.
fn right(number: &str, label: &str, columns: usize) -> Line {
    let room = columns.saturating_sub(width(label) + 2);
    let number = if number.is_empty() || room < 4 {
        String::new()
    } else {
        format!(" {}", cut(number, room.saturating_sub(1)))
    };
    let gap = columns.saturating_sub(width(&number) + width(label));
    Line::new(
        Meaning::Frame,
        cut(&format!("{number}{}{label}", " ".repeat(gap)), columns),
    )
}

/// The sources and the edition in at most `most` lines; what finds no room is counted.
fn source_lines(
    atlas: &Atlas,
    deck: &Deck,
    content: &Content,
    (columns, most): (usize, usize),
) -> Vec<String> {
    if most == 0 {
        return Vec::new();
    }
    let edition = format!("Unofficial summary. {}", deck.dataset.short());
    let cited = content.cited(atlas);
    let with = |shown: usize| {
        let rest = cited.len() - shown;
        let mut names = cited.get(..shown).unwrap_or_default().join("; ");
        if rest > 0 {
            let and = if shown == 0 { "" } else { " and " };
            names = format!("{names}{and}{rest} more");
        }
        if cited.is_empty() {
            wrap(&edition, columns)
        } else {
            wrap(&format!("Sources: {names}. {edition}"), columns)
        }
    };
    let fits = (0..=cited.len())
        .rev()
        .map(with)
        .find(|lines| lines.len() <= most);
    fits.unwrap_or_else(|| vec![cut(&edition, columns)])
}

impl Card {
    /// How many steps it takes on a screen with its points shown.
    pub fn steps(&self, atlas: &Atlas, deck: &Deck, frame: Frame) -> usize {
        let shown = Shown {
            card: self.clone(),
            reach: super::deck::Reach::default(),
        };
        Slide::answer(atlas, deck, &shown, frame).steps.len()
    }
}
