//! Why a record was found: the fields, and the letters that matched in them.

use std::ops::ControlFlow;

use super::field::{self, Field};
use super::fold::fold_with_origin;
use super::needle::Needle;
use super::plan::{Check, Filter, Plan, Reach};
use super::query::{How, Query};
use crate::model::{Atlas, Id};

/// A record that matches a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// The record.
    pub id: Id,
    /// The field in which most of the words match best; the title if nothing was asked of the texts.
    pub best: Reason,
    /// Further fields, for the words that the first one does not have.
    pub others: Vec<Reason>,
}

/// A field of a record that matches words of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The field.
    pub field: Field,
    /// Its text.
    pub text: String,
    /// The numbers of the matched characters in it, in order.
    pub matched: Vec<usize>,
}

impl Hit {
    /// All reasons, the best first.
    pub fn reasons(&self) -> impl Iterator<Item = &Reason> {
        std::iter::once(&self.best).chain(&self.others)
    }
}

/// Why a query finds a record.
pub fn why(atlas: &Atlas, query: &Query, id: Id) -> Hit {
    let plan = Plan::new(atlas, query, Reach::Everything);
    let mut open: Vec<&Needle> = plan.needles().collect();
    let mut reasons = Vec::new();
    if open.is_empty() {
        reasons.extend(by_filter(atlas, &plan, id));
    }
    while !open.is_empty() {
        let Some((reason, found)) = best(atlas, &open, id) else {
            break;
        };
        reasons.push(reason);
        let mut found = found.into_iter();
        open.retain(|_| !found.next().unwrap_or_default());
    }
    let mut reasons = reasons.into_iter();
    let title = || Reason {
        field: Field::Title,
        text: atlas.title(id).to_owned(),
        matched: Vec::new(),
    };
    Hit {
        id,
        best: reasons.next().unwrap_or_else(title),
        others: reasons.collect(),
    }
}

/// The field that matches the words best together, and which of them it has; `None` if no field has any.
fn best(atlas: &Atlas, needles: &[&Needle], id: Id) -> Option<(Reason, Vec<bool>)> {
    let mut best: Option<(i64, Reason, Vec<bool>)> = None;
    let mut look = |field, text: &str| {
        let (score, matched, found) = matches(needles, field, text);
        if score > best.as_ref().map_or(0, |(most, ..)| *most) {
            let text = text.to_owned();
            best = Some((score, Reason { field, text, matched }, found));
        }
    };
    field::head(atlas, id, &mut look);
    field::texts(atlas, id, |text| {
        look(Field::Text, text);
        ControlFlow::Continue(())
    });
    best.map(|(_, reason, found)| (reason, found))
}

/// How well the words match a field together, the characters they match, and which of them do.
fn matches(needles: &[&Needle], field: Field, text: &str) -> (i64, Vec<usize>, Vec<bool>) {
    let folded = fold_with_origin(text);
    let (mut total, mut matched) = (0, Vec::new());
    let mut look = |needle: &&Needle| {
        let Some((score, places)) = needle.places(field, &folded.text) else {
            return false;
        };
        total += score;
        let shown = places.iter().filter_map(|place| folded.origin.get(*place));
        matched.extend(shown.filter_map(|place| usize::try_from(*place).ok()));
        true
    };
    let found = needles.iter().map(&mut look).collect();
    matched.sort_unstable();
    matched.dedup();
    (total, matched, found)
}

/// The place or the point that a query without words asks for.
fn by_filter(atlas: &Atlas, plan: &Plan, id: Id) -> Option<Reason> {
    let entry = atlas.entry(id)?;
    let tests = plan.groups.iter().flatten().filter(|test| !test.not);
    tests.into_iter().find_map(|test| match &test.check {
        Check::Filter(Filter::Place(letters)) => {
            let host = entry.host.as_deref().and_then(|host| atlas.find(host));
            let host = host.map_or("", |host| atlas.title(host));
            let needle = Needle::new(letters, How::Exact);
            [entry.place.as_str(), host].into_iter().find_map(|place| {
                let (score, matched, _) = matches(&[&needle], Field::Place, place);
                (score > 0).then(|| Reason {
                    field: Field::Place,
                    text: place.to_owned(),
                    matched,
                })
            })
        }
        Check::Filter(Filter::Themes(themes)) => {
            let asked = |name: &str| atlas.find(name).is_some_and(|theme| themes.contains(&theme));
            let point = entry.points.iter().find(|point| asked(&point.theme))?;
            Some(Reason {
                field: Field::Text,
                text: point.text.clone(),
                matched: Vec::new(),
            })
        }
        _ => None,
    })
}

/// The characters before and behind a match in a long text that are shown with it.
const AROUND: (usize, usize) = (14, 106);

impl Reason {
    /// Of running text the stretch around its first matched character, with the places counted from its beginning; of any
    /// other field all.
    #[must_use]
    pub fn snippet(&self) -> Self {
        if self.field != Field::Text {
            return self.clone();
        }
        let first = self.matched.first().copied().unwrap_or_default();
        let starts = self.text.char_indices().enumerate().filter(|(_, (at, _))| {
            let before = self.text.get(..*at).unwrap_or_default();
            before.is_empty() || before.ends_with(char::is_whitespace)
        });
        let from = starts
            .map(|(place, _)| place)
            .find(|place| place + AROUND.0 >= first)
            .unwrap_or(first)
            .min(first);
        let mut rest = self.text.chars().skip(from);
        let mut text = String::from(if from > 0 { "\u{2026}" } else { "" });
        let before = text.chars().count();
        text.extend(rest.by_ref().take(AROUND.0 + AROUND.1));
        text.push_str(if rest.next().is_some() { "\u{2026}" } else { "" });
        let places = self.matched.iter().filter_map(|place| place.checked_sub(from));
        Self {
            field: self.field,
            text,
            matched: places.map(|place| place + before).collect(),
        }
    }
}
