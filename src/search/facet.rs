//! Facets: how many records each kind, body, theme, decade, state and confidence has, and their part in a query.

use std::collections::HashMap;

use rayon::prelude::*;

use super::engine::Asker;
use super::plan;
use super::query::{Group, Key, Property, Query, Span, Term, Want};
use crate::model::record::Confidence;
use crate::model::{Atlas, Id};

/// A value that records can be narrowed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet {
    /// What a query looks for to have it.
    pub want: Want,
    /// Its name for people.
    pub label: String,
    /// How many records have it, with all other terms of the query as they are.
    pub count: usize,
    /// Whether the query asks for it.
    pub chosen: bool,
}

impl Facet {
    /// What family of facets it belongs to.
    pub const fn family(&self) -> &'static str {
        family(&self.want)
    }
}

const fn family(want: &Want) -> &'static str {
    match want {
        Want::Named(key, _) => key.word(),
        Want::Years(..) => "decade",
        Want::Is(_) => "is",
        Want::Word(..) | Want::Since(_) | Want::Until(_) => "",
    }
}

/// The facets of a query, in families; `None` if a newer query was asked meanwhile.
pub(super) fn facets(asker: &Asker<'_>, query: &Query) -> Option<Vec<Facet>> {
    let all = asker.matching(query)?;
    let mut facets = Vec::new();
    for name in ["kind", "body", "theme", "decade", "status", "confidence", "is"] {
        // Values of one family are alternatives: what is chosen of it does not narrow its own counts.
        let others = query.without_family(name);
        let ids = match &others {
            None => None,
            Some(others) => Some(asker.matching(others)?),
        };
        let counted = count(asker, name, ids.as_ref().unwrap_or(&all))?;
        facets.extend(counted.into_iter().map(|(want, label, count)| Facet {
            chosen: query.asks_for(&want),
            want,
            label,
            count,
        }));
    }
    Some(facets)
}

/// How many records are counted between two looks at whether a newer question was asked.
const STRETCH: usize = 4096;

/// The values of a family with their counts, in the order in which they are shown; `None` if a newer query was asked.
fn count(asker: &Asker<'_>, family: &str, ids: &[Id]) -> Option<Vec<(Want, String, usize)>> {
    let stretches = ids.par_chunks(STRETCH);
    let tallies = stretches.map(|ids| (!asker.is_stale()).then(|| Tally::of(asker.atlas(), family, ids)));
    let tally = tallies.try_reduce(Tally::default, |all, some| Some(all.and(some)))?;
    let mut values: Vec<(Want, String, usize)> = tally
        .0
        .into_iter()
        .map(|(label, (want, count))| (want, label, count))
        .collect();
    if family == "decade" {
        values.sort_by(|a, b| a.1.cmp(&b.1));
    } else {
        values.sort_by(|a, b| b.2.cmp(&a.2).then_with(|| a.1.cmp(&b.1)));
    }
    Some(values)
}

#[derive(Default)]
struct Tally(HashMap<String, (Want, usize)>);

impl Tally {
    fn of(atlas: &Atlas, family: &str, ids: &[Id]) -> Self {
        let mut tally = Self::default();
        for id in ids {
            match family {
                "kind" => tally.kind(atlas, *id),
                "body" => tally.bodies(atlas, *id),
                "theme" => tally.themes(atlas, *id),
                "decade" => tally.decade(atlas, *id),
                _ => tally.state(atlas, *id, family),
            }
        }
        tally
    }

    fn and(mut self, other: Self) -> Self {
        for (label, (want, count)) in other.0 {
            self.0.entry(label).or_insert((want, 0)).1 += count;
        }
        self
    }

    fn add(&mut self, label: &str, want: impl FnOnce() -> Want) {
        if let Some((_, count)) = self.0.get_mut(label) {
            *count += 1;
        } else {
            self.0.insert(label.to_owned(), (want(), 1));
        }
    }

    fn kind(&mut self, atlas: &Atlas, id: Id) {
        let word = match plan::sort(atlas, id) {
            Some(plan::Sort::Entry(kind)) => kind.word(),
            Some(plan::Sort::Body) => "body",
            Some(plan::Sort::Member) => "member",
            Some(plan::Sort::Theme) => "theme",
            Some(plan::Sort::Term) => "term",
            None => return,
        };
        self.add(word, || Want::Named(Key::Kind, word.to_owned()));
    }

    fn bodies(&mut self, atlas: &Atlas, id: Id) {
        let roles = atlas.entry(id).map_or(&[][..], |entry| entry.roles.as_slice());
        let own = matches!(id, Id::Body(_)).then_some(id);
        let mut bodies: Vec<Id> = roles
            .iter()
            .filter_map(|role| atlas.find(&role.body))
            .chain(own)
            .flat_map(|body| atlas.ancestry(body))
            .collect();
        bodies.sort_unstable();
        bodies.dedup();
        for body in bodies {
            self.add(atlas.short(body), || {
                Want::Named(Key::Body, atlas.name(body).to_owned())
            });
        }
    }

    fn themes(&mut self, atlas: &Atlas, id: Id) {
        let entry = atlas.entry(id);
        let points = entry.map_or(&[][..], |entry| entry.points.as_slice());
        let named = entry.map_or(&[][..], |entry| entry.themes.as_slice());
        let own = matches!(id, Id::Theme(_)).then_some(id);
        let named = named.iter().chain(points.iter().map(|point| &point.theme));
        let mut open: Vec<Id> = named.filter_map(|theme| atlas.find(theme)).chain(own).collect();
        let mut themes = Vec::new();
        // A theme counts for those above it too.
        while let Some(id) = open.pop() {
            let above = atlas.theme(id).and_then(|theme| theme.parent.as_deref());
            open.extend(above.and_then(|above| atlas.find(above)));
            themes.push(id);
        }
        themes.sort_unstable();
        themes.dedup();
        for theme in themes {
            self.add(atlas.title(theme), || {
                Want::Named(Key::Theme, atlas.name(theme).to_owned())
            });
        }
    }

    /// What goes on over several decades counts in each.
    fn decade(&mut self, atlas: &Atlas, id: Id) {
        let Some((first, last)) = plan::years(atlas, id) else {
            return;
        };
        for decade in (first.div_euclid(10)..=last.div_euclid(10)).map(|decade| decade * 10) {
            self.add(&format!("{decade}s"), || {
                Want::Years(Some(decade), Some(decade + 9))
            });
        }
    }

    fn state(&mut self, atlas: &Atlas, id: Id, family: &str) {
        let Some(entry) = atlas.entry(id) else { return };
        match family {
            "status" => {
                let word = entry.status.word();
                self.add(word, || Want::Named(Key::Status, word.to_owned()));
            }
            "confidence" => {
                if let Some(word) = plan::weakest(entry).map(Confidence::word) {
                    self.add(word, || Want::Named(Key::Confidence, word.to_owned()));
                }
            }
            _ => {
                for property in Property::ALL {
                    if plan::is(atlas, id, entry, property) {
                        self.add(property.word(), || Want::Is(property));
                    }
                }
            }
        }
    }
}

impl Group {
    /// The family of facets whose values, and nothing else, it asks for.
    fn family(&self) -> Option<&'static str> {
        let first = family(&self.terms.first()?.want);
        let all = self
            .terms
            .iter()
            .all(|term| !term.not && family(&term.want) == first);
        (all && !first.is_empty()).then_some(first)
    }
}

impl Query {
    /// Whether it asks for a facet.
    fn asks_for(&self, want: &Want) -> bool {
        let groups = self.groups.iter().filter(|group| group.family().is_some());
        groups
            .flat_map(|group| &group.terms)
            .any(|term| term.want == *want)
    }

    /// The query without what it asks of a family; `None` if that is nothing.
    fn without_family(&self, name: &str) -> Option<Self> {
        let at = self
            .groups
            .iter()
            .position(|group| group.family() == Some(name))?;
        Some(self.without(at))
    }

    /// The query with a facet chosen, or no longer if it was. Values of one family are alternatives.
    #[must_use]
    pub fn toggled(&self, want: &Want) -> Self {
        let mut query = self.clone();
        let term = Term {
            not: false,
            want: want.clone(),
            span: Span::default(),
        };
        // Properties do not exclude each other: each narrows on its own.
        let joins = |group: &&mut Group| !matches!(want, Want::Is(_)) || group.terms.contains(&term);
        let name = family(want);
        let group = query
            .groups
            .iter_mut()
            .filter(|group| group.family() == Some(name))
            .find(joins);
        match group {
            Some(group) if group.terms.contains(&term) => group.terms.retain(|other| *other != term),
            Some(group) => group.terms.push(term),
            None => query.groups.push(Group { terms: vec![term] }),
        }
        query.groups.retain(|group| !group.terms.is_empty());
        query
    }
}
