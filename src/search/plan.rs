//! A query made ready to run: words folded, names found in the dataset.

mod names;

use super::needle::Needle;
use super::query::{How, Mistake, Property, Query, Want};
use crate::model::date::Edtf;
use crate::model::record::{Confidence, Entry, EntryKind, Status};
use crate::model::{Atlas, Id};

/// A query made ready to run.
#[derive(Debug)]
pub(super) struct Plan {
    /// Every group must match.
    pub(super) groups: Vec<Vec<Test>>,
    /// All words in a row, folded, if there are several and nothing else is asked of the texts.
    pub(super) phrase: Option<String>,
    /// Names that the dataset does not have.
    pub(super) mistakes: Vec<Mistake>,
}

/// One thing to test.
#[derive(Debug)]
pub(super) struct Test {
    pub(super) not: bool,
    pub(super) check: Check,
}

/// How to test it.
#[derive(Debug)]
pub(super) enum Check {
    /// A word in the texts.
    Word(Box<Needle>),
    /// What can be told from the record alone.
    Filter(Filter),
}

/// Which records are searched.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Reach {
    /// All.
    #[default]
    Everything,
    /// The organisation's own instruments and events.
    Timeline,
}

/// What can be told from the record alone.
#[derive(Debug, Clone)]
pub(super) enum Filter {
    /// It stands on the timeline.
    OnTimeline,
    /// One of these kinds.
    Kinds(Vec<Sort>),
    /// One of these bodies has a role in it, or it is one of them.
    Bodies(Vec<Id>),
    /// It has one of these themes, or is one of them.
    Themes(Vec<Id>),
    /// It has one of these states.
    Statuses(Vec<Status>),
    /// Its place or host has these letters, folded.
    Place(String),
    /// It cites one of these sources.
    Sources(Vec<Id>),
    /// Its least certain fact is just so certain.
    Weakest(Confidence),
    /// Its date, or the life of a body, overlaps these years.
    Years(Option<i16>, Option<i16>),
    /// Its date does not end before this one begins.
    Since(Edtf),
    /// Its date does not begin after this one ends.
    Until(Edtf),
    /// It has this property.
    Is(Property),
}

/// What kind of record something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// An instrument or event of this kind.
    Entry(EntryKind),
    /// A body.
    Body,
    /// A member.
    Member,
    /// A theme.
    Theme,
    /// A term of the glossary.
    Term,
}

impl Plan {
    /// Makes a query ready; a name that the dataset does not have is a mistake and its term is left out.
    pub(super) fn new(atlas: &Atlas, query: &Query, reach: Reach) -> Self {
        let mut plan = Self {
            groups: Vec::new(),
            phrase: phrase(query),
            mistakes: Vec::new(),
        };
        if reach == Reach::Timeline {
            plan.groups.push(vec![Test {
                not: false,
                check: Check::Filter(Filter::OnTimeline),
            }]);
        }
        for group in &query.groups {
            let mut tests = Vec::new();
            for term in &group.terms {
                match check(atlas, &term.want) {
                    Ok(check) => tests.push(Test { not: term.not, check }),
                    Err(why) => plan.mistakes.push(Mistake {
                        span: term.span.0.clone(),
                        why,
                    }),
                }
            }
            if !tests.is_empty() {
                plan.groups.push(tests);
            }
        }
        plan
    }

    /// The words that must be found.
    pub(super) fn needles(&self) -> impl Iterator<Item = &Needle> {
        let tests = self.groups.iter().flatten().filter(|test| !test.not);
        tests.filter_map(|test| match &test.check {
            Check::Word(needle) => Some(&**needle),
            Check::Filter(_) => None,
        })
    }
}

/// The words of a query in a row.
fn phrase(query: &Query) -> Option<String> {
    let words = query.groups.iter().map(|group| match group.terms.as_slice() {
        [term] if !term.not => match &term.want {
            Want::Word(text, How::Fuzzy) => Some(super::fold(text)),
            _ => None,
        },
        _ => None,
    });
    let words: Vec<String> = words.collect::<Option<_>>()?;
    (words.len() > 1).then(|| words.join(" "))
}

fn check(atlas: &Atlas, want: &Want) -> Result<Check, String> {
    let filter = match want {
        Want::Word(text, how) => return Ok(Check::Word(Box::new(Needle::new(text, *how)))),
        Want::Named(key, value) => names::find(atlas, *key, value)?,
        Want::Years(from, to) => Filter::Years(*from, *to),
        Want::Since(date) => Filter::Since(*date),
        Want::Until(date) => Filter::Until(*date),
        Want::Is(property) => Filter::Is(*property),
    };
    Ok(Check::Filter(filter))
}

impl Filter {
    /// Whether a record passes.
    pub(super) fn passes(&self, atlas: &Atlas, id: Id) -> bool {
        match self {
            Self::Kinds(kinds) => sort(atlas, id).is_some_and(|sort| kinds.contains(&sort)),
            Self::Years(from, to) => years(atlas, id).is_some_and(|(first, last)| {
                from.is_none_or(|from| last >= from) && to.is_none_or(|to| first <= to)
            }),
            Self::Since(date) => {
                let active = atlas.active(id);
                active.is_some_and(|active| match (active.last, date.earliest()) {
                    (Some(last), Some(first)) => last >= first,
                    _ => true,
                })
            }
            Self::Until(date) => {
                let active = atlas.active(id);
                active.is_some_and(|active| match (active.first, date.latest()) {
                    (Some(first), Some(last)) => first <= last,
                    _ => true,
                })
            }
            Self::Bodies(bodies) if bodies.contains(&id) => true,
            Self::Themes(themes) if themes.contains(&id) => true,
            _ => atlas
                .entry(id)
                .is_some_and(|entry| self.passes_entry(atlas, id, entry)),
        }
    }

    fn passes_entry(&self, atlas: &Atlas, id: Id, entry: &Entry) -> bool {
        let among = |name: &str, ids: &[Id]| atlas.find(name).is_some_and(|id| ids.contains(&id));
        match self {
            Self::Bodies(bodies) => entry.roles.iter().any(|role| among(&role.body, bodies)),
            Self::Themes(themes) => {
                let points = entry.points.iter().map(|point| &point.theme);
                entry
                    .themes
                    .iter()
                    .chain(points)
                    .any(|theme| among(theme, themes))
            }
            Self::Statuses(statuses) => statuses.contains(&entry.status),
            Self::Place(letters) => {
                let host = entry.host.as_deref().and_then(|host| atlas.find(host));
                let host = host.map_or("", |host| atlas.title(host));
                [entry.place.as_str(), host]
                    .iter()
                    .any(|place| super::fold(place).contains(letters))
            }
            Self::Sources(sources) => {
                let points = entry.points.iter().map(|point| &point.source);
                entry
                    .sources
                    .iter()
                    .chain(points)
                    .any(|source| among(source, sources))
            }
            Self::Weakest(confidence) => weakest(entry) == Some(*confidence),
            Self::Is(property) => is(atlas, id, entry, *property),
            Self::OnTimeline => !entry.external,
            Self::Kinds(_) | Self::Years(..) | Self::Since(_) | Self::Until(_) => false,
        }
    }
}

/// What kind of record something is; a source is none that is searched.
pub(super) fn sort(atlas: &Atlas, id: Id) -> Option<Sort> {
    match id {
        Id::Entry(_) => atlas.entry(id).map(|entry| Sort::Entry(entry.kind)),
        Id::Body(_) => Some(Sort::Body),
        Id::Member(_) => Some(Sort::Member),
        Id::Theme(_) => Some(Sort::Theme),
        Id::Term(_) => Some(Sort::Term),
        Id::Source(_) => None,
    }
}

/// The first and the last year of an entry or a body; what has no known end reaches up to the last check of the facts.
pub(super) fn years(atlas: &Atlas, id: Id) -> Option<(i16, i16)> {
    let active = atlas.active(id)?;
    let year = jiff::civil::Date::year;
    let (first, last) = (active.first.map(year), active.last.map(year));
    let checked = atlas.head().checked.year();
    Some((first.or(last)?, last.or_else(|| checked.max(first))?))
}

/// The confidence of an entry's least certain fact.
pub(super) fn weakest(entry: &Entry) -> Option<Confidence> {
    entry.confidence.values().max().copied()
}

/// Whether an entry has a property.
pub(super) fn is(atlas: &Atlas, id: Id, entry: &Entry, property: Property) -> bool {
    let has = |confidence| entry.confidence.values().any(|value| *value == confidence);
    match property {
        Property::Disputed => !entry.disputes.is_empty(),
        Property::Superseded => entry.status == Status::Superseded || atlas.successor(id).is_some(),
        Property::Unverified => has(Confidence::Unverified),
        Property::SingleSource => has(Confidence::SingleSource),
        Property::External => entry.external,
        Property::Undated => entry.date.is_none(),
    }
}
