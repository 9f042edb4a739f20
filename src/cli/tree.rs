//! `plenary tree`.

use std::fmt::Write as _;

use serde::Serialize;

use super::{CliError, Format, Status, TreeFormat, as_of, json};
use crate::app::forest::Forest;
use crate::app::outline::{Node, Outline};
use crate::export::structure_graph::structure;
use crate::model::date::Edtf;
use crate::model::history::AsOf;
use crate::model::{Atlas, Id};

#[derive(Serialize)]
struct Branch<'a> {
    id: &'a str,
    short: &'a str,
    name: &'a str,
    life: Option<String>,
    entries: usize,
    children: Vec<Self>,
}

fn branch(atlas: &Atlas, id: Id) -> Branch<'_> {
    Branch {
        id: atlas.name(id),
        short: atlas.short(id),
        name: atlas.title(id),
        life: atlas.date(id).map(|life| life.to_string()),
        entries: atlas.entries_of(id).len(),
        children: atlas
            .children(id)
            .iter()
            .map(|child| branch(atlas, *child))
            .collect(),
    }
}

pub(super) fn run(
    atlas: &Atlas,
    as_of: Option<Edtf>,
    format: TreeFormat,
    out: &mut String,
) -> Result<Status, CliError> {
    if let Some(date) = as_of {
        let at = AsOf::new(atlas, date);
        let graph = || Ok::<_, CliError>(structure(&at.atlas(atlas)?));
        match format {
            TreeFormat::Text => return as_of::tree(atlas, &at, Format::Text, out),
            TreeFormat::Json => return as_of::tree(atlas, &at, Format::Json, out),
            TreeFormat::Dot => out.push_str(&graph()?.to_dot()),
            TreeFormat::Mermaid => out.push_str(&graph()?.to_mermaid()),
        }
        return Ok(Status::Done);
    }
    match format {
        TreeFormat::Text => text(atlas, out),
        TreeFormat::Json => {
            let inside = atlas
                .roots()
                .iter()
                .filter(|id| atlas.body(**id).is_some_and(|body| body.kind.is_inside()));
            let branches: Vec<Branch<'_>> = inside.map(|id| branch(atlas, *id)).collect();
            json::write(atlas, branches, out)?;
        }
        TreeFormat::Dot => out.push_str(&structure(atlas).to_dot()),
        TreeFormat::Mermaid => out.push_str(&structure(atlas).to_mermaid()),
    }
    Ok(Status::Done)
}

fn text(atlas: &Atlas, out: &mut String) {
    for row in Outline::new(Forest::new(atlas, None)).rows() {
        let Node::Record(id) = row.node else { continue };
        let mut guides = String::new();
        if let Some((last, above)) = row.more.split_last() {
            above
                .iter()
                .for_each(|more| guides.push_str(if *more { "│  " } else { "   " }));
            guides.push_str(if *last { "├─ " } else { "└─ " });
        }
        let life = atlas
            .date(id)
            .map_or_else(String::new, |life| format!(", {}", life.human()));
        // Writing to a `String` cannot fail.
        let _written = writeln!(out, "{guides}{} ({}{life})", atlas.title(id), atlas.name(id));
    }
}
