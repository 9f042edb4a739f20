//! The values of a field that a name in a query means.

use super::{Filter, Sort};
use crate::model::fault::did_you_mean;
use crate::model::record::{Confidence, EntryKind, Status};
use crate::model::{Atlas, Id};
use crate::search::fold;
use crate::search::query::Key;

/// What `key:value` asks for, or why nothing is called so.
pub(super) fn find(atlas: &Atlas, key: Key, value: &str) -> Result<Filter, String> {
    let wanted = plain(value);
    let found = match key {
        Key::Kind => pick(&sorts(), &wanted).map(Filter::Kinds),
        Key::Status => pick(&statuses(), &wanted).map(Filter::Statuses),
        Key::Confidence => pick(&confidences(), &wanted)
            .and_then(|found| found.first().copied())
            .map(Filter::Weakest),
        Key::Body => pick(&bodies(atlas), &wanted).map(|found| Filter::Bodies(with_below(atlas, found))),
        Key::Theme => pick(&themes(atlas), &wanted).map(|found| Filter::Themes(with_parts(atlas, found))),
        Key::Source => pick(&sources(atlas), &wanted).map(Filter::Sources),
        Key::Place => Some(Filter::Place(wanted.clone())),
    };
    found.ok_or_else(|| {
        let names: Vec<String> = match key {
            Key::Kind => sorts().into_iter().map(|(name, _)| name).collect(),
            Key::Status => statuses().into_iter().map(|(name, _)| name).collect(),
            Key::Confidence => confidences().into_iter().map(|(name, _)| name).collect(),
            Key::Body => bodies(atlas).into_iter().map(|(name, _)| name).collect(),
            Key::Theme => themes(atlas).into_iter().map(|(name, _)| name).collect(),
            Key::Source | Key::Place => Vec::new(),
        };
        let near = did_you_mean(&wanted, names.iter().map(String::as_str));
        let short = matches!(key, Key::Kind | Key::Status | Key::Confidence);
        match near {
            Some(near) => format!("no {} is called `{value}`; did you mean `{near}`?", key.word()),
            None if short => format!(
                "no {} is called `{value}`; there are {}",
                key.word(),
                names.join(", ")
            ),
            None => format!("no {} is called `{value}`", key.word()),
        }
    })
}

/// Small letters, with blanks where a name may be written with hyphens or underscores.
fn plain(name: &str) -> String {
    fold(name).replace(['-', '_'], " ")
}

/// The values whose name is `wanted`, else those whose name begins with it, else those that have a word so beginning.
fn pick<T: Copy + PartialEq>(named: &[(String, T)], wanted: &str) -> Option<Vec<T>> {
    let has = |name: &str| {
        name.match_indices(wanted).any(|(at, _)| {
            name.get(..at)
                .is_none_or(|before| !before.ends_with(char::is_alphanumeric))
        })
    };
    let ways: [&dyn Fn(&str) -> bool; 3] = [&|name| name == wanted, &|name| name.starts_with(wanted), &has];
    ways.iter()
        .map(|way| {
            let mut found: Vec<T> = Vec::new();
            for (_, value) in named.iter().filter(|(name, _)| way(name)) {
                if !found.contains(value) {
                    found.push(*value);
                }
            }
            found
        })
        .find(|found| !found.is_empty())
}

fn sorts() -> Vec<(String, Sort)> {
    let kinds = EntryKind::ALL.into_iter();
    let mut named: Vec<(String, Sort)> = kinds
        .clone()
        .map(|kind| (plain(kind.word()), Sort::Entry(kind)))
        .collect();
    for (name, sort) in [
        ("body", Sort::Body),
        ("member", Sort::Member),
        ("theme", Sort::Theme),
        ("term", Sort::Term),
    ] {
        named.push((name.to_owned(), sort));
    }
    named.extend(kinds.map(|kind| {
        let family = if kind.is_event() { "event" } else { "instrument" };
        (family.to_owned(), Sort::Entry(kind))
    }));
    named
}

fn statuses() -> Vec<(String, Status)> {
    Status::ALL
        .into_iter()
        .map(|status| (plain(status.word()), status))
        .collect()
}

fn confidences() -> Vec<(String, Confidence)> {
    [
        Confidence::Verified,
        Confidence::SingleSource,
        Confidence::Unverified,
    ]
    .into_iter()
    .map(|confidence| (plain(confidence.word()), confidence))
    .collect()
}

fn bodies(atlas: &Atlas) -> Vec<(String, Id)> {
    let mut found = Vec::new();
    for (id, body) in atlas.bodies() {
        let names = [&body.id, &body.short, &body.name]
            .into_iter()
            .chain(&body.aliases);
        let former = body
            .names
            .iter()
            .flat_map(|name| std::iter::once(&name.name).chain(&name.short));
        found.extend(
            names
                .chain(former)
                .filter(|name| !name.is_empty())
                .map(|name| (plain(name), id)),
        );
    }
    found
}

fn themes(atlas: &Atlas) -> Vec<(String, Id)> {
    let mut found = Vec::new();
    for (id, theme) in atlas.themes() {
        let names = [&theme.id, &theme.name].into_iter().chain(&theme.aliases);
        found.extend(names.map(|name| (plain(name), id)));
    }
    found
}

fn sources(atlas: &Atlas) -> Vec<(String, Id)> {
    let mut found = Vec::new();
    for source in &atlas.records().sources {
        let Some(id) = atlas.find(&source.id) else {
            continue;
        };
        let names = [&source.id, &source.publisher, &source.title];
        found.extend(names.into_iter().map(|name| (plain(name), id)));
    }
    found
}

fn with_below(atlas: &Atlas, mut bodies: Vec<Id>) -> Vec<Id> {
    let mut at = 0;
    while let Some(body) = bodies.get(at).copied() {
        for child in atlas.children(body) {
            if !bodies.contains(child) {
                bodies.push(*child);
            }
        }
        at += 1;
    }
    bodies
}

fn with_parts(atlas: &Atlas, mut themes: Vec<Id>) -> Vec<Id> {
    let mut at = 0;
    while let Some(theme) = themes.get(at).copied() {
        let name = atlas.name(theme);
        for (id, part) in atlas.themes() {
            if part.parent.as_deref() == Some(name) && !themes.contains(&id) {
                themes.push(id);
            }
        }
        at += 1;
    }
    themes
}
