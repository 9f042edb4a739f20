//! The sources of a record with their addresses, to be read off the screen: nothing is ever opened from here.

use super::App;
use super::input::Input;
use super::overlay::Overlay;
use super::scroll::Scroll;
use crate::model::Id;
use crate::model::record::Source;
use crate::qr::Code;
use crate::search::fold;

/// A source with an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Addressed {
    /// Who put it out.
    pub publisher: String,
    /// Its title.
    pub title: String,
    /// Its address.
    pub url: String,
    /// The day on which it was read, in words.
    pub read: String,
    /// The code of the address; none: it is too long for one.
    pub code: Option<Code>,
}

/// The sources of a record that have an address.
#[derive(Debug, Clone)]
pub struct Sources {
    /// The record's short name.
    pub of: String,
    /// What was typed to narrow them.
    pub input: Input,
    /// The sources that are left.
    pub rows: Vec<Addressed>,
    /// Where in the list.
    pub scroll: Scroll,
    all: Vec<Addressed>,
}

impl Addressed {
    fn new(source: &Source) -> Option<Self> {
        let url = source.url.clone()?;
        Some(Self {
            publisher: source.publisher.clone(),
            title: source.title.clone(),
            code: Code::of(&url),
            read: source.accessed.human(),
            url,
        })
    }
}

impl Sources {
    /// Keeps the sources in which every word is found.
    pub(super) fn refresh(&mut self) {
        let words = fold(self.input.text());
        let fits = |row: &&Addressed| {
            let text = fold(&format!("{} {} {}", row.publisher, row.title, row.url));
            words.split_whitespace().all(|word| text.contains(word))
        };
        self.rows = self.all.iter().filter(fits).cloned().collect();
        self.scroll = Scroll::default();
    }

    /// The selected source.
    pub fn selected(&self) -> Option<&Addressed> {
        self.rows.get(self.scroll.cursor())
    }
}

impl App {
    /// Shows the addresses of a record's sources.
    pub(super) fn open_sources(&mut self, id: Id) {
        let all: Vec<Addressed> = self.atlas.cited(id).filter_map(Addressed::new).collect();
        if all.is_empty() {
            self.say("no source of this record has an address");
            return;
        }
        self.overlay = Some(Overlay::Sources(Box::new(Sources {
            of: self.atlas.short(id).to_owned(),
            input: Input::default(),
            rows: all.clone(),
            scroll: Scroll::default(),
            all,
        })));
    }
}
