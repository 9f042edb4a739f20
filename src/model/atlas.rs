//! A loaded dataset, checked and indexed, and the questions one can ask of it.

mod active;
mod cited;
mod index;
mod names;
mod origin;

use std::cmp::Ordering;
use std::collections::HashMap;

pub use active::Active;
use names::Names;
pub(crate) use origin::Origins;
pub use origin::{Origin, Override};

use super::date::{Edtf, Side};
use super::history::Past;
use super::record::{
    Body, Deed, Entry, Head, Layer, Member, Note, Parent, Relation, RelationKind, Rule, Source, Term, Theme,
};

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

/// A relation seen from one of its ends.
#[derive(Debug, Clone, Copy)]
pub struct Related<'a> {
    /// The record at the other end.
    pub other: Id,
    /// The relation as it was written.
    pub relation: &'a Relation,
    /// Whether it was written at the other end.
    pub inbound: bool,
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

fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

fn place(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
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

    /// The body with this id.
    pub fn body(&self, id: Id) -> Option<&Body> {
        if let Id::Body(n) = id {
            self.records.bodies.get(place(n))
        } else {
            None
        }
    }

    /// The instrument or event with this id.
    pub fn entry(&self, id: Id) -> Option<&Entry> {
        if let Id::Entry(n) = id {
            self.records.entries.get(place(n))
        } else {
            None
        }
    }

    /// The member with this id.
    pub fn member(&self, id: Id) -> Option<&Member> {
        if let Id::Member(n) = id {
            self.records.members.get(place(n))
        } else {
            None
        }
    }

    /// The theme with this id.
    pub fn theme(&self, id: Id) -> Option<&Theme> {
        if let Id::Theme(n) = id {
            self.records.themes.get(place(n))
        } else {
            None
        }
    }

    /// The term with this id.
    pub fn term(&self, id: Id) -> Option<&Term> {
        if let Id::Term(n) = id {
            self.records.terms.get(place(n))
        } else {
            None
        }
    }

    /// The source with this id.
    pub fn source(&self, id: Id) -> Option<&Source> {
        if let Id::Source(n) = id {
            self.records.sources.get(place(n))
        } else {
            None
        }
    }

    /// All bodies in the order of the file.
    pub fn bodies(&self) -> impl Iterator<Item = (Id, &Body)> {
        self.records
            .bodies
            .iter()
            .enumerate()
            .map(|(n, body)| (Id::Body(number(n)), body))
    }

    /// All instruments and events by date, undated ones last.
    pub fn entries(&self) -> impl Iterator<Item = (Id, &Entry)> {
        self.records
            .entries
            .iter()
            .enumerate()
            .map(|(n, entry)| (Id::Entry(number(n)), entry))
    }

    /// All members in the order of the file.
    pub fn members(&self) -> impl Iterator<Item = (Id, &Member)> {
        self.records
            .members
            .iter()
            .enumerate()
            .map(|(n, member)| (Id::Member(number(n)), member))
    }

    /// All themes in the order of the file.
    pub fn themes(&self) -> impl Iterator<Item = (Id, &Theme)> {
        self.records
            .themes
            .iter()
            .enumerate()
            .map(|(n, theme)| (Id::Theme(number(n)), theme))
    }

    /// The glossary in the order of the file.
    pub fn terms(&self) -> impl Iterator<Item = (Id, &Term)> {
        self.records
            .terms
            .iter()
            .enumerate()
            .map(|(n, term)| (Id::Term(number(n)), term))
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

    /// The body an entry stands under: the first one that put it out, else that held or wrote it.
    pub fn home(&self, entry: Id) -> Option<Id> {
        let roles = &self.entry(entry)?.roles;
        let rank = |did: Deed| match did {
            Deed::Issued | Deed::Held => 0,
            Deed::Adopted => 1,
            Deed::Drafted => 2,
            Deed::Endorsed => 3,
            Deed::Unknown => 4,
            Deed::Welcomed => 5,
        };
        let first = roles.iter().min_by_key(|role| rank(role.did))?;
        self.find(&first.body)
    }

    /// The relations of an entry in both directions: its own first, then those that others wrote.
    pub fn relations(&self, id: Id) -> Vec<Related<'_>> {
        let own = self.entry(id).into_iter().flat_map(|entry| &entry.relations);
        let own = own.filter_map(|relation| {
            Some(Related {
                other: self.find(&relation.to)?,
                relation,
                inbound: false,
            })
        });
        let inbound = self
            .inbound
            .get(&id)
            .into_iter()
            .flatten()
            .filter_map(|(other, at)| {
                let relation = self.entry(*other)?.relations.get(place(*at))?;
                Some(Related {
                    other: *other,
                    relation,
                    inbound: true,
                })
            });
        own.chain(inbound).collect()
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

    /// The later text that took the place of `entry`, if one is recorded.
    pub fn successor(&self, entry: Id) -> Option<Id> {
        self.relations(entry)
            .into_iter()
            .find(|related| related.inbound && related.relation.kind == RelationKind::Supersedes)
            .map(|related| related.other)
    }
}
