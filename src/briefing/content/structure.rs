//! What a card on a body's structure says: the bodies under it, as of a day or of the dataset's last check.

use super::{Content, Point};
use crate::model::date::Edtf;
use crate::model::history::{AsOf, BodyThen, Hold, Standing, Unsure};
use crate::model::record::Name;
use crate::model::{Atlas, Id};

pub(super) fn content(atlas: &Atlas, top: Id, on: Option<Edtf>) -> Content {
    let at = AsOf::new(atlas, on.unwrap_or_else(|| atlas.head().checked));
    let mut tree = Tree {
        atlas,
        at: &at,
        points: Vec::new(),
        sources: Vec::new(),
        doubtful: 0,
    };
    tree.under(top, 0);
    let below = tree.points.len();
    let name = at.body(top).map_or("", BodyThen::name);
    let mut caveats: Vec<String> = at.body(top).and_then(existence).into_iter().collect();
    if tree.doubtful > 0 {
        caveats.push("~ may not have been there, or not in this place. ? dates not known.".to_owned());
    }
    let mut sources = atlas.body(top).map_or_else(Vec::new, |body| body.sources.clone());
    tree.sources.retain(|source| !sources.contains(source));
    sources.append(&mut tree.sources);
    let checked = if on.is_none() { ", the last check" } else { "" };
    Content {
        title: format!("Structure of {}", atlas.short(top)),
        subtitle: format!("{name}, as of {}{checked}", at.date().human()),
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
    at: &'a AsOf,
    points: Vec<Point>,
    sources: Vec<Name>,
    /// How many of the points are not certain.
    doubtful: usize,
}

impl Tree<'_> {
    fn under(&mut self, parent: Id, level: usize) {
        for id in self.at.children(parent) {
            let (Some(body), Some(then)) = (self.atlas.body(*id), self.at.body(*id)) else {
                continue;
            };
            if !body.kind.is_inside() {
                continue;
            }
            let mark = mark(then);
            self.doubtful += usize::from(mark != '-');
            let (name, short) = (then.name(), then.short());
            let named = if short == name || short.is_empty() {
                name.to_owned()
            } else {
                format!("{name} ({short})")
            };
            let unsure = then.standing.remark();
            self.points.push(Point {
                key: body.id.clone(),
                lead: mark.to_string(),
                level,
                text: if unsure.is_empty() || mark == '?' {
                    named
                } else {
                    format!("{named}: {unsure}")
                },
                remark: body
                    .life
                    .map_or_else(|| "dates not known".to_owned(), Edtf::human),
            });
            let known = &mut self.sources;
            for source in &body.sources {
                if !known.contains(source) {
                    known.push(source.clone());
                }
            }
            self.under(*id, level + 1);
        }
    }
}

/// The mark of a body: `-` surely there and in its place, `~` perhaps, `?` dates not known.
fn mark(then: &BodyThen) -> char {
    let placed = then
        .parents
        .first()
        .is_some_and(|parent| parent.hold == Hold::Sure);
    match then.standing {
        Standing::Perhaps(Unsure::Undated) => '?',
        Standing::Existed if placed && then.placed.missing().is_none() => '-',
        _ => '~',
    }
}

/// What must be said if the body at the top did not surely exist.
fn existence(then: &BodyThen) -> Option<String> {
    match &then.standing {
        Standing::Existed => None,
        Standing::NotYet => Some("It did not exist yet.".to_owned()),
        Standing::NoLonger => Some("It existed no longer.".to_owned()),
        Standing::Perhaps(_) => Some(format!("Of the body itself: {}.", then.standing.remark())),
    }
}
