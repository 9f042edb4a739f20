//! What is left behind: the cards as shown, the questions, the sources and a seal, as Markdown or one HTML file.
//!
//! The same deck and dataset give the same bytes; nothing here reads a clock.

mod html;
mod markdown;
pub mod seal;
#[cfg(test)]
mod tests;

use super::content::{Content, Point};
use super::deck::{Reach, Shown};
use super::{Answer, Card, Deck, Edition, Label, Shows};
use crate::model::Atlas;
use crate::model::date::Edtf;
use crate::page::Block;
use crate::text::{clean, clean_line};

/// A handout, before it is written out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handout {
    /// The briefing's name.
    pub title: String,
    /// Who may see it.
    pub room: Label,
    /// The dataset it was made from.
    pub edition: Edition,
    /// The dataset's own title, and the day up to which it was checked, in words.
    pub dataset: (String, String),
    /// What its reader must know before quoting it.
    pub notice: String,
    /// The language of the texts, as a BCP 47 tag.
    pub language: String,
    /// The cards.
    pub cards: Vec<Part>,
    /// The questions.
    pub questions: Vec<Asked>,
    /// The sources that the parts cite by number, counted from one.
    pub sources: Vec<Citation>,
}

/// A card in a handout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// What it says.
    pub content: Content,
    /// The numbers of its sources.
    pub cites: Vec<usize>,
    /// The briefer's note, if notes were asked for; its lines.
    pub note: Vec<String>,
}

/// A question in a handout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The question.
    pub question: String,
    /// What was shown; none: it was kept for later.
    pub answer: Option<Part>,
}

/// A source in a handout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// Publisher, title, date and kind.
    pub text: String,
    /// Its address, if it is one of the web.
    pub url: Option<String>,
    /// The day it was read, in words.
    pub read: String,
}

/// Whether the briefer's notes go into a handout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notes {
    /// They stay private.
    Without,
    /// They go in: those that the room may see.
    With,
}

/// How a handout is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Markdown.
    Markdown,
    /// One HTML file.
    Html,
}

impl Handout {
    /// Gathers what a deck shows, as far as it was shown.
    pub fn new(atlas: &Atlas, deck: &Deck, notes: Notes) -> Result<Self, serde_json::Error> {
        let head = atlas.head();
        let mut cited = Vec::new();
        let cards = deck
            .cards
            .iter()
            .map(|shown| part(atlas, deck, shown, notes, &mut cited));
        let cards = cards.collect();
        let questions = deck.questions.iter().map(|question| Asked {
            question: clean_line(&question.asked).into_owned(),
            answer: match &question.answer {
                Answer::Parked => None,
                Answer::With(record) => {
                    let shown = Shown {
                        card: Card::new(Shows::Record(record.clone())),
                        reach: Reach::default(),
                    };
                    Some(part(atlas, deck, &shown, notes, &mut cited))
                }
            },
        });
        let questions = questions.collect();
        Ok(Self {
            title: clean_line(&deck.name).into_owned(),
            room: deck.room,
            edition: Edition::of(atlas)?,
            dataset: (clean_line(&head.title).into_owned(), head.checked.human()),
            notice: clean_line(&head.curation.notice).into_owned(),
            language: head.language.clone(),
            cards,
            questions,
            sources: cited.iter().map(|name| citation(atlas, name)).collect(),
        })
    }

    /// Writes it out, sealed.
    pub fn write(&self, form: Form) -> String {
        let sections = match form {
            Form::Markdown => markdown::sections(self),
            Form::Html => html::sections(self),
        };
        seal::sealed(sections, &self.edition.sha256)
    }
}

fn part(atlas: &Atlas, deck: &Deck, shown: &Shown, notes: Notes, cited: &mut Vec<String>) -> Part {
    let mut content = cleaned(Content::shown(atlas, shown));
    if content.title.is_empty() {
        content.title = clean_line(&deck.name).into_owned();
    }
    let mut numbers: Vec<usize> = Vec::new();
    for source in content
        .sources
        .iter()
        .filter(|source| atlas.find(source).is_some())
    {
        let number = cited
            .iter()
            .position(|known| *known == *source)
            .unwrap_or_else(|| {
                cited.push(source.to_string());
                cited.len() - 1
            });
        numbers.push(number + 1);
    }
    numbers.sort_unstable();
    let note = match notes {
        Notes::With => clean(&shown.card.note.text).lines().map(str::to_owned).collect(),
        Notes::Without => Vec::new(),
    };
    Part {
        content,
        cites: numbers,
        note,
    }
}

/// The content without anything that could steer a terminal or turn the direction of text, each text on one line.
fn cleaned(content: Content) -> Content {
    let line = |text: String| clean_line(&text).into_owned();
    let block = |block: Block| match block {
        Block::Title(text) => Block::Title(line(text)),
        Block::Heading(text) => Block::Heading(line(text)),
        Block::Text(text) => Block::Text(line(text)),
        Block::Fact { label, text, link } => Block::Fact {
            label,
            text: line(text),
            link,
        },
        Block::Item { mark, text, link } => Block::Item {
            mark,
            text: line(text),
            link,
        },
        Block::Remark { text, link } => Block::Remark {
            text: line(text),
            link,
        },
        Block::Gap => Block::Gap,
    };
    Content {
        title: line(content.title),
        subtitle: line(content.subtitle),
        thought: line(content.thought),
        points: content
            .points
            .into_iter()
            .map(|point| Point {
                key: point.key,
                lead: line(point.lead),
                level: point.level,
                text: line(point.text),
                remark: line(point.remark),
            })
            .collect(),
        caveats: content.caveats.into_iter().map(line).collect(),
        disputed: content
            .disputed
            .into_iter()
            .map(|(fact, safe)| (fact, line(safe)))
            .collect(),
        more: content.more.into_iter().map(block).collect(),
        matrix: content.matrix,
        sources: content.sources,
    }
}

fn citation(atlas: &Atlas, name: &str) -> Citation {
    let Some(source) = atlas.find(name).and_then(|id| atlas.source(id)) else {
        return Citation {
            text: clean_line(name).into_owned(),
            url: None,
            read: String::new(),
        };
    };
    let dated = source
        .date
        .map_or_else(String::new, |date| format!(", {}", Edtf::human(date)));
    let text = format!(
        "{}: {}{dated} ({})",
        source.publisher,
        source.title,
        source.kind.word()
    );
    let url = source.url.as_deref().filter(|url| is_web(url));
    Citation {
        text: clean_line(&text).into_owned(),
        url: url.map(str::to_owned),
        read: source.accessed.human(),
    }
}

/// Whether an address may become a link: of the web, and without anything that could end it early.
fn is_web(url: &str) -> bool {
    let odd = |c: char| {
        c.is_whitespace() || crate::text::is_steering(c) || matches!(c, '<' | '>' | '"' | '\'' | '`')
    };
    (url.starts_with("https://") || url.starts_with("http://")) && !url.contains(odd)
}
