//! What a card on a lineage says: the chain of texts, and at full depth what each step kept, added and dropped.

use super::record::disputed_of;
use super::{Content, Point};
use crate::lineage::{Kin, Lineage, step_lists};
use crate::model::date::Edtf;
use crate::model::record::Name;
use crate::model::{Atlas, Id};
use crate::page::Block;

/// What must be said before anybody concludes that a theme was given up.
const CAUTION: &str =
    "Steps go by the points recorded in this dataset: read the text before you say that it dropped a theme.";

pub(super) fn content(atlas: &Atlas, id: Id) -> Content {
    let lineage = Lineage::new(atlas, id);
    let mut sources: Vec<Name> = Vec::new();
    for text in &lineage.texts {
        let entry = atlas.entry(text.record.record);
        let first = entry.and_then(|entry| entry.sources.first());
        sources.extend(first.filter(|source| !sources.contains(source)).cloned());
    }
    Content {
        title: format!("Lineage of {}", atlas.short(id)),
        thought: match lineage.texts.len() {
            1 => "No text in this dataset supersedes, updates, builds on or follows it, and it does so with none."
                .to_owned(),
            n => format!("{n} texts in this dataset supersede, update, build on or follow each other."),
        },
        points: (0..lineage.texts.len())
            .filter_map(|at| point(&lineage, at))
            .collect(),
        caveats: caveats(atlas, &lineage),
        disputed: disputed_of(atlas, id),
        more: steps(&lineage),
        sources,
        ..Content::default()
    }
}

/// How steps are to be read, and of which other texts of the chain sources differ.
fn caveats(atlas: &Atlas, lineage: &Lineage) -> Vec<String> {
    let others = lineage.texts.iter().filter(|text| text.kin != Kin::Itself);
    let differing = others.filter(|text| !disputed_of(atlas, text.record.record).is_empty());
    let differing: Vec<&str> = differing.map(|text| text.record.short.as_str()).collect();
    let differ =
        (!differing.is_empty()).then(|| format!("[!] Sources also differ on: {}.", differing.join("; ")));
    let caution = (!lineage.steps.is_empty()).then(|| CAUTION.to_owned());
    caution.into_iter().chain(differ).collect()
}

/// A text of the chain, with what links it to the one it goes on from.
fn point(lineage: &Lineage, at: usize) -> Option<Point> {
    let text = lineage.texts.get(at)?;
    let short = |at: usize| {
        lineage
            .texts
            .get(at)
            .map_or("", |text| text.record.short.as_str())
    };
    let steps = lineage.steps.iter().filter(|step| step.later == at);
    let links: Vec<String> = steps
        .map(|step| format!("{} {}", step.kind.phrase(), short(step.earlier)))
        .collect();
    let itself = if text.kin == Kin::Itself {
        " (this text)"
    } else {
        ""
    };
    let from = if links.is_empty() {
        String::new()
    } else {
        format!(": {}", links.join("; "))
    };
    Some(Point {
        key: text.record.id.clone(),
        lead: text.record.date.map_or_else(|| "no date".to_owned(), Edtf::short),
        text: format!("{}{itself}{from}", text.record.short),
        remark: text.words(),
        ..Point::default()
    })
}

fn steps(lineage: &Lineage) -> Vec<Block> {
    let mut blocks = Vec::new();
    let short = |at: usize| {
        lineage
            .texts
            .get(at)
            .map_or("", |text| text.record.short.as_str())
    };
    for step in &lineage.steps {
        blocks.push(Block::Heading(format!(
            "{} to {}",
            short(step.earlier),
            short(step.later)
        )));
        let lists = step_lists(step).into_iter().filter(|(_, list)| !list.is_empty());
        blocks.extend(lists.map(|(label, text)| Block::Fact {
            label,
            text,
            link: None,
        }));
    }
    blocks
}
