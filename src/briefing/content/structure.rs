//! What a card on a body's structure says: the bodies under it, as of a day or as the record has them last.

use std::collections::HashSet;

use jiff::civil::Date;

use super::{Content, Point};
use crate::model::date::{Edtf, Presence};
use crate::model::record::Body;
use crate::model::{Atlas, Id};

pub(super) fn content(atlas: &Atlas, top: Id, on: Option<Edtf>) -> Content {
    let day = on.and_then(|date| date.latest().or_else(|| date.earliest()));
    let mut tree = Tree {
        atlas,
        day,
        seen: HashSet::from([top]),
        points: Vec::new(),
        sources: Vec::new(),
        doubtful: 0,
    };
    tree.under(top, 0);
    let below = tree.points.len();
    let name = atlas.body(top).map_or("", |body| named(body, day));
    let mut caveats = Vec::new();
    if let Some(caveat) = atlas.body(top).and_then(|body| existence(body, day)) {
        caveats.push(caveat);
    }
    if tree.doubtful > 0 {
        caveats.push(
            "~ may not have existed then, or not under it; the dates leave it open. ? dates not known."
                .to_owned(),
        );
    }
    let mut sources = atlas.body(top).map_or_else(Vec::new, |body| body.sources.clone());
    tree.sources.retain(|source| !sources.contains(source));
    sources.append(&mut tree.sources);
    Content {
        title: format!("Structure of {}", atlas.short(top)),
        subtitle: on.map_or_else(
            || format!("{name}, as last known in this dataset"),
            |on| format!("{name}, as of {}", on.human()),
        ),
        thought: counted(below, tree.doubtful),
        points: tree.points,
        caveats,
        sources,
        ..Content::default()
    }
}

fn counted(bodies: usize, doubtful: usize) -> String {
    let bodies = match bodies {
        0 => "No body under it".to_owned(),
        1 => "One body under it".to_owned(),
        n => format!("{n} bodies under it"),
    };
    match doubtful {
        0 => format!("{bodies} in this dataset."),
        n => format!("{bodies} in this dataset, {n} of them not certain for that date."),
    }
}

struct Tree<'a> {
    atlas: &'a Atlas,
    day: Option<Date>,
    /// Dates that leave much open could put two bodies under each other.
    seen: HashSet<Id>,
    points: Vec<Point>,
    sources: Vec<String>,
    /// How many of the points are not certain.
    doubtful: usize,
}

impl Tree<'_> {
    fn under(&mut self, parent: Id, level: usize) {
        let atlas = self.atlas;
        let inside = atlas.bodies().filter(|(_, body)| body.kind.is_inside());
        for (id, body) in inside {
            let Some(mark) = self.stands_under(body, parent) else {
                continue;
            };
            if !self.seen.insert(id) {
                continue;
            }
            self.doubtful += usize::from(mark != '-');
            let (name, short) = (named(body, self.day), short(body, self.day));
            self.points.push(Point {
                key: body.id.clone(),
                lead: mark.to_string(),
                level,
                text: if short == name {
                    name.to_owned()
                } else {
                    format!("{name} ({short})")
                },
                remark: body
                    .life
                    .map_or_else(|| "dates not known".to_owned(), Edtf::human),
            });
            let new = body
                .sources
                .iter()
                .filter(|source| !self.sources.contains(source));
            let new: Vec<String> = new.cloned().collect();
            self.sources.extend(new);
            self.under(id, level + 1);
        }
    }

    /// The mark of a body that stood under `parent`: `-` surely, `~` maybe, `?` dates not known.
    fn stands_under(&self, body: &Body, parent: Id) -> Option<char> {
        let name = self.atlas.name(parent);
        let Some(day) = self.day else {
            return (body.parents.last()?.body == name).then_some('-');
        };
        let links = body.parents.iter().filter(|link| link.body == name);
        let link = links.filter_map(|link| mark(link.span, day)).min()?;
        Some(link.max(mark(body.life, day)?)).map(|certainty| match certainty {
            Known::Surely => '-',
            Known::Maybe => '~',
            Known::Undated => '?',
        })
    }
}

/// How well a span is known to hold on a day on which it is not ruled out.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Known {
    Surely,
    Maybe,
    Undated,
}

fn mark(span: Option<Edtf>, day: Date) -> Option<Known> {
    match span.map(|span| span.state_on(day)) {
        Some(Presence::During) => Some(Known::Surely),
        Some(Presence::MaybeBegun | Presence::MaybeEnded) => Some(Known::Maybe),
        Some(Presence::Before | Presence::After) => None,
        None => Some(Known::Undated),
    }
}

/// The name a body surely had on a day, else one it may have had, else its official one.
fn named(body: &Body, day: Option<Date>) -> &str {
    naming(body, day).map_or(&body.name, |naming| &naming.name)
}

fn short(body: &Body, day: Option<Date>) -> &str {
    let then = naming(body, day).and_then(|naming| naming.short.as_deref());
    then.unwrap_or(&body.short)
}

fn naming(body: &Body, day: Option<Date>) -> Option<&crate::model::record::Naming> {
    let day = day?;
    let possible = body.names.iter().filter_map(|naming| {
        let known = mark(Some(naming.span), day)?;
        Some((known, naming))
    });
    possible.min_by_key(|(known, _)| *known).map(|(_, naming)| naming)
}

/// What must be said if the body at the top did not surely exist.
fn existence(body: &Body, day: Option<Date>) -> Option<String> {
    let state = body.life?.state_on(day?);
    match state {
        Presence::Before => Some("It did not exist yet.".to_owned()),
        Presence::After => Some("It existed no longer.".to_owned()),
        Presence::MaybeBegun => Some("It may not have existed yet; the dates leave it open.".to_owned()),
        Presence::MaybeEnded => Some("It may have ended by then; the dates leave it open.".to_owned()),
        Presence::During => None,
    }
}
