//! A loaded dataset, checked and indexed, and the questions one can ask of it.

mod active;
mod cited;
mod index;
mod links;
mod lists;
mod names;
mod origin;

use std::cmp::Ordering;
use std::collections::HashMap;

pub use active::Active;
pub use links::Related;
use names::Names;
pub(crate) use origin::Origins;
pub use origin::{Origin, Override};

use super::date::{Edtf, Side};
use super::history::Past;
use super::record::{Body, Entry, Head, Layer, Member, Note, Parent, Rule, Source, Term, Theme};

/// The id of a record in one atlas: which list, and where in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Id {
    /// A body.
    Body(u32),
    /// An instrument or event.
    Entry(u32),
    /// A member.
    Member(u32),
    /// A theme.
    Theme(u32),
    /// A term.
    Term(u32),
    /// A source.
    Source(u32),
}

/// All records of a dataset.
#[derive(Debug, Default)]
pub struct Records {
    /// The bodies, in the order of the file.
    pub bodies: Vec<Body>,
    /// The members, in the order of the file.
    pub members: Vec<Member>,
    /// The instruments and events; an atlas holds them by date.
    pub entries: Vec<Entry>,
    /// The themes.
    pub themes: Vec<Theme>,
    /// The glossary.
    pub terms: Vec<Term>,
    /// The sources.
    pub sources: Vec<Source>,
    /// The wording rules.
    pub wording: Vec<Rule>,
    /// The layers over the dataset, the lowest first.
    pub layers: Vec<Layer>,
    /// What they remark on records.
    pub notes: Vec<Note>,
}

/// A dataset, immutable: every id in it leads somewhere.
#[derive(Debug)]
pub struct Atlas {
    head: Head,
    records: Records,
    names: Names,
    children: HashMap<Id, Vec<Id>>,
    roots: Vec<Id>,
    inbound: HashMap<Id, Vec<(Id, u32)>>,
    by_body: HashMap<Id, Vec<Id>>,
    weights: HashMap<Id, usize>,
    terms_of: HashMap<Id, Vec<Id>>,
    counts: (usize, usize),
    origins: Origins,
    past: Option<Past>,
}

/// When an entry is, for the order of time: undated ones go last; of the same day a meeting stands before what came out of it.
pub(crate) const fn when(entry: &Entry) -> (bool, Option<Edtf>, bool) {
    (entry.date.is_none(), entry.date, !entry.kind.is_event())
}

/// The order of time, and of the same time that of the ids.
fn by_date(a: &Entry, b: &Entry) -> Ordering {
    when(a).cmp(&when(b)).then_with(|| a.id.cmp(&b.id))
}

impl Atlas {
    /// Indexes records that were checked.
    pub(crate) fn new(head: Head, mut records: Records) -> Self {
        records.entries.sort_by(by_date);
        let mut atlas = Self {
            head,
            names: Names::new(&records),
            records,
            children: HashMap::new(),
            roots: Vec::new(),
            inbound: HashMap::new(),
            by_body: HashMap::new(),
            weights: HashMap::new(),
            terms_of: HashMap::new(),
            counts: (0, 0),
            origins: Origins::default(),
            past: None,
        };
        atlas.index_tree();
        atlas.index_entries();
        atlas.index_weights();
        atlas.index_terms();
        atlas.index_counts();
        atlas
    }

    /// Tells of when it is, if not of today.
    pub(crate) fn with_past(self, past: Past) -> Self {
        Self {
            past: Some(past),
            ..self
        }
    }

    /// What it still knows of the present, if it is the dataset as it stood at a date.
    pub const fn past(&self) -> Option<&Past> {
        self.past.as_ref()
    }

    /// What the dataset says of itself.
    pub const fn head(&self) -> &Head {
        &self.head
    }

    /// All records.
    pub const fn records(&self) -> &Records {
        &self.records
    }

    /// The record with the id that its author gave it.
    pub fn find(&self, id: &str) -> Option<Id> {
        self.names.find(&self.records, id)
    }

    /// All ids that authors gave, sorted.
    pub fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.names.ids().map(|id| self.name(id)).collect();
        names.sort_unstable();
        names
    }

    /// How many instruments and how many events there are, texts of other organisations left out.
    pub const fn counts(&self) -> (usize, usize) {
        self.counts
    }

    /// The bodies that report to nobody.
    pub fn roots(&self) -> &[Id] {
        &self.roots
    }

    /// The bodies whose last known parent is `id`.
    pub fn children(&self, id: Id) -> &[Id] {
        self.children.get(&id).map_or(&[], Vec::as_slice)
    }

    /// The last known parent of a body.
    pub fn parent(&self, id: Id) -> Option<Id> {
        self.body(id)?
            .parents
            .last()
            .and_then(|parent: &Parent| self.find(&parent.body))
    }

    /// The chain of bodies from the top down to `id` itself.
    pub fn ancestry(&self, id: Id) -> Vec<Id> {
        let mut chain = vec![id];
        let mut at = id;
        while let Some(parent) = self.parent(at) {
            chain.push(parent);
            at = parent;
        }
        chain.reverse();
        chain
    }

    /// The instruments and events in which a body had a role, by date.
    pub fn entries_of(&self, body: Id) -> &[Id] {
        self.by_body.get(&body).map_or(&[], Vec::as_slice)
    }

    /// The terms of the glossary that stand for a record.
    pub fn terms_of(&self, record: Id) -> &[Id] {
        self.terms_of.get(&record).map_or(&[], Vec::as_slice)
    }

    /// How many instruments and events a body and the bodies below it had a role in; each counts once.
    pub fn weight(&self, body: Id) -> usize {
        self.weights.get(&body).copied().unwrap_or_default()
    }

    /// The id that its author gave a record.
    pub fn name(&self, id: Id) -> &str {
        self.records.name(id)
    }

    /// The full title of a record.
    pub fn title(&self, id: Id) -> &str {
        let title = match id {
            Id::Body(_) => self.body(id).map(|r| &r.name),
            Id::Entry(_) => self.entry(id).map(|r| &r.title),
            Id::Member(_) => self.member(id).map(|r| &r.name),
            Id::Theme(_) => self.theme(id).map(|r| &r.name),
            Id::Term(_) => self.term(id).map(|r| &r.abbreviation),
            Id::Source(_) => self.source(id).map(|r| &r.title),
        };
        title.map_or("", String::as_str)
    }

    /// The short title of a record, the full one where there is none.
    pub fn short(&self, id: Id) -> &str {
        let short = match id {
            Id::Body(_) => self.body(id).map(|r| &r.short),
            Id::Entry(_) => self.entry(id).map(|r| &r.short),
            _ => None,
        };
        short
            .filter(|short| !short.is_empty())
            .map_or_else(|| self.title(id), String::as_str)
    }

    /// The date of a record: of an entry, or on which a member joined.
    pub fn date(&self, id: Id) -> Option<Edtf> {
        match id {
            Id::Entry(_) => self.entry(id)?.date,
            Id::Member(_) => self.member(id).map(|r| r.joined),
            Id::Body(_) => self.body(id)?.life,
            _ => None,
        }
    }

    /// Whether a body is known to have ended: its life ends on a date. Of one whose end is not known nobody can say so.
    pub fn is_past(&self, body: Id) -> bool {
        self.body(body)
            .and_then(|body| body.life)
            .is_some_and(|life| matches!(life.end(), Side::At(_)))
    }
}
