//! A record laid out for reading, as a value: the screen, the commands and the tests all render this.

mod body;
mod entry;
mod lines;
mod origin;
mod render;
mod small;
mod then;

pub(crate) use entry::point_remark;
pub use lines::Line;
pub use render::escape_markdown;
pub(crate) use then::{name_then, parent_then};

use crate::model::date::Edtf;
use crate::model::record::{Confidence, Confidences, Dispute, Fact, Name};
use crate::model::{Atlas, Id};
use crate::text::capital;

/// A record laid out for reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The record.
    pub id: Id,
    /// Its parts, top to bottom.
    pub blocks: Vec<Block>,
}

/// One part of a page; at most one link each, so that a cursor on it knows where to go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// The title.
    Title(String),
    /// The head of a section.
    Heading(String),
    /// A named fact: `Date  26 October 2002`.
    Fact {
        /// Its name.
        label: &'static str,
        /// What it is.
        text: String,
        /// Where it leads.
        link: Option<Id>,
    },
    /// A paragraph.
    Text(String),
    /// An item of a list.
    Item {
        /// The mark before it: a number, a letter or `-`.
        mark: String,
        /// What it says.
        text: String,
        /// Where it leads.
        link: Option<Id>,
    },
    /// A remark under the block above.
    Remark {
        /// What it says.
        text: String,
        /// Where it leads.
        link: Option<Id>,
    },
    /// Room between sections.
    Gap,
}

impl Block {
    /// Where it leads.
    pub const fn link(&self) -> Option<Id> {
        match self {
            Self::Fact { link, .. } | Self::Item { link, .. } | Self::Remark { link, .. } => *link,
            Self::Title(_) | Self::Heading(_) | Self::Text(_) | Self::Gap => None,
        }
    }
}

impl Page {
    /// Lays out the record `id`.
    pub fn new(atlas: &Atlas, id: Id) -> Self {
        let blocks = write(atlas, |writer| {
            match id {
                Id::Body(_) => writer.body(id),
                Id::Entry(_) => writer.entry(id),
                Id::Member(_) => writer.member(id),
                Id::Theme(_) => writer.theme(id),
                Id::Term(_) => writer.term(id),
                Id::Source(_) => writer.source(id),
            }
            writer.layers(id);
        });
        Self { id, blocks }
    }
}

/// What is disputed and what each source says, laid out as on a record's page.
pub(crate) fn disputes(atlas: &Atlas, disputes: &[Dispute]) -> Vec<Block> {
    write(atlas, |writer| writer.disputes(disputes))
}

/// A list of sources with their addresses, laid out as on a record's page.
pub(crate) fn sources(atlas: &Atlas, sources: &[Name]) -> Vec<Block> {
    write(atlas, |writer| writer.sources(sources))
}

fn write(atlas: &Atlas, lay_out: impl FnOnce(&mut Writer<'_>)) -> Vec<Block> {
    let mut writer = Writer {
        atlas,
        blocks: Vec::new(),
    };
    lay_out(&mut writer);
    writer.blocks
}

struct Writer<'a> {
    atlas: &'a Atlas,
    blocks: Vec<Block>,
}

impl Writer<'_> {
    fn fact(&mut self, label: &'static str, text: impl Into<String>) {
        self.linked_fact(label, text, None);
    }

    fn linked_fact(&mut self, label: &'static str, text: impl Into<String>, link: Option<Id>) {
        let text = text.into();
        if !text.is_empty() {
            self.blocks.push(Block::Fact { label, text, link });
        }
    }

    fn remark(&mut self, text: impl Into<String>, link: Option<Id>) {
        let text = text.into();
        if !text.is_empty() {
            self.blocks.push(Block::Remark { text, link });
        }
    }

    fn item(&mut self, mark: impl Into<String>, text: impl Into<String>, link: Option<Id>) {
        self.blocks.push(Block::Item {
            mark: mark.into(),
            text: text.into(),
            link,
        });
    }

    fn heading(&mut self, text: impl Into<String>) {
        self.blocks.push(Block::Gap);
        self.blocks.push(Block::Heading(text.into()));
    }

    fn section(&mut self, heading: &str, text: &str) {
        if !text.is_empty() {
            self.heading(heading);
            self.blocks.push(Block::Text(text.to_owned()));
        }
    }

    /// A line for another record: letter, title and date.
    fn record_line(&mut self, id: Id) {
        let mark = self.atlas.entry(id).map_or('-', |entry| entry.kind.letter());
        let text = with_date(self.atlas.title(id), self.atlas.date(id));
        self.item(mark, text, Some(id));
    }

    fn disputes(&mut self, disputes: &[Dispute]) {
        if disputes.is_empty() {
            return;
        }
        self.heading("[!] Sources differ");
        for dispute in disputes {
            self.item(
                "?",
                format!("{}: {}", capital(dispute.fact.word()), dispute.question),
                None,
            );
            for claim in &dispute.claims {
                let source = self.atlas.find(&claim.source);
                let name = source
                    .and_then(|id| self.atlas.source(id))
                    .map_or("", |source| source.publisher.as_str());
                self.remark(format!("{} ({name})", claim.says), source);
            }
            self.remark(format!("Safe to say: {}", dispute.safe), None);
        }
    }

    fn confidence(&mut self, confidence: &Confidences) {
        let words: Vec<String> = confidence
            .iter()
            .map(|(fact, level)| format!("{} {}", fact.word(), level.word()))
            .collect();
        self.fact("Confidence", words.join("; "));
    }

    fn notes(&mut self, notes: &[String]) {
        if !notes.is_empty() {
            self.heading("Notes");
            notes.iter().for_each(|note| self.item("-", note.clone(), None));
        }
    }

    fn sources(&mut self, sources: &[Name]) {
        if sources.is_empty() {
            return;
        }
        self.heading(format!("Sources ({})", sources.len()));
        for (number, name) in sources.iter().enumerate() {
            let Some(id) = self.atlas.find(name) else { continue };
            let Some(source) = self.atlas.source(id) else {
                continue;
            };
            let dated = source
                .date
                .map_or_else(String::new, |date| format!(", {}", date.human()));
            let text = format!(
                "{}: {}{dated} ({})",
                source.publisher,
                source.title,
                source.kind.word()
            );
            self.item((number + 1).to_string(), text, Some(id));
            let address = source
                .url
                .as_deref()
                .unwrap_or("no address: cited by title, date and number");
            self.remark(format!("{address}; read {}", source.accessed.human()), None);
        }
    }
}

pub(crate) fn with_date(title: &str, date: Option<Edtf>) -> String {
    date.map_or_else(|| title.to_owned(), |date| format!("{title} ({})", date.human()))
}

/// What must be known about a key fact, to stand behind it: its doubt, and `[!]` where sources differ on it.
pub(crate) fn marks(confidence: &Confidences, disputes: &[Dispute], fact: Fact) -> String {
    format!("{}{}", doubt(confidence, fact), care(disputes, fact))
}

/// `[!]` where sources differ on a fact, to stand behind it.
pub(crate) fn care(disputes: &[Dispute], fact: Fact) -> &'static str {
    if disputes.iter().any(|dispute| dispute.fact == fact) {
        " [!]"
    } else {
        ""
    }
}

/// The doubt about a key fact, to stand behind it; nothing where it is verified or not judged.
pub(crate) fn doubt(confidence: &Confidences, fact: Fact) -> &'static str {
    match confidence.get(&fact) {
        Some(Confidence::SingleSource) => " [single source]",
        Some(Confidence::Unverified) => " [unverified]",
        Some(Confidence::Verified) | None => "",
    }
}
