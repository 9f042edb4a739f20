//! What a card on a comparison says: theme by theme which record says more, and at full depth the fields that differ.

use super::record::{disputed_of, said_of};
use super::{Content, Point, gone};
use crate::compare::{Comparison, ThemeRow};
use crate::model::record::Name;
use crate::model::{Atlas, Id, Named};
use crate::page::Block;

pub(super) fn content(atlas: &Atlas, names: &[String]) -> Content {
    let mut ids: Vec<Id> = Vec::new();
    for name in names {
        match atlas.find(name) {
            Some(id) => ids.push(id),
            None => return gone(atlas, name),
        }
    }
    let comparison = match Comparison::new(atlas, &ids) {
        Ok(comparison) => comparison,
        Err(error) => {
            return Content {
                title: names.join(" | "),
                thought: error.to_string(),
                ..Content::default()
            };
        }
    };
    let records = comparison.records.iter();
    let of = |record: &Named| {
        let entry = atlas.entry(record.record).map(|entry| &entry.sources);
        entry.or_else(|| atlas.body(record.record).map(|body| &body.sources))
    };
    let mut sources: Vec<Name> = Vec::new();
    for source in records.clone().filter_map(of).flatten() {
        if !sources.contains(source) {
            sources.push(source.clone());
        }
    }
    let shorts: Vec<&str> = records.clone().map(|record| record.short.as_str()).collect();
    let dated: Vec<String> = records
        .enumerate()
        .map(|(at, record)| format!("{}. {}", at + 1, record.dated()))
        .collect();
    Content {
        title: shorts.join(" | "),
        subtitle: dated.join("   "),
        thought: thought(&comparison),
        points: comparison.themes.iter().map(point).collect(),
        caveats: comparison
            .records
            .iter()
            .enumerate()
            .flat_map(|(at, record)| weak(atlas, at + 1, record.record))
            .collect(),
        disputed: ids.iter().flat_map(|id| disputed_of(atlas, *id)).collect(),
        more: fields(&comparison),
        sources,
        ..Content::default()
    }
}

/// What must be said with one of the records, which is known by its number here.
fn weak(atlas: &Atlas, number: usize, id: Id) -> Vec<String> {
    let entry = atlas.entry(id).map(|entry| &entry.confidence);
    let confidence = entry.or_else(|| atlas.body(id).map(|body| &body.confidence));
    let said = confidence.map(said_of).unwrap_or_default();
    said.into_iter().map(|said| format!("{number}. {said}")).collect()
}

fn thought(comparison: &Comparison) -> String {
    let shared = |row: &&ThemeRow| row.cells.iter().all(|cell| cell.stance.is_there());
    let (all, both) = (
        comparison.themes.len(),
        comparison.themes.iter().filter(shared).count(),
    );
    match all {
        0 => "No theme is recorded of any of them in this dataset.".to_owned(),
        _ => format!(
            "{all} theme{} between them in this dataset, {both} in all of them.",
            if all == 1 { "" } else { "s" }
        ),
    }
}

fn point(row: &ThemeRow) -> Point {
    let cells = row.cells.iter().enumerate();
    let stances: Vec<String> = cells
        .map(|(at, cell)| format!("{}. {}", at + 1, cell.stance.words()))
        .collect();
    Point {
        key: row.theme.id.clone(),
        text: format!("{}: {}", row.theme.title, row.verdict.words()),
        remark: stances.join("; "),
        ..Point::default()
    }
}

/// The fields that differ, one value a record.
fn fields(comparison: &Comparison) -> Vec<Block> {
    let differing = comparison.fields.iter().filter(|field| field.differs);
    let value = |(at, value): (usize, &String)| {
        let value = if value.is_empty() { "-" } else { value };
        format!("{}. {value}", at + 1)
    };
    differing
        .map(|field| Block::Fact {
            label: field.name,
            text: field
                .values
                .iter()
                .enumerate()
                .map(value)
                .collect::<Vec<_>>()
                .join("   "),
            link: None,
        })
        .collect()
}
