//! `plenary lineage`.

use super::{CliError, GraphFormat, Status, data, json};
use crate::export::graph::Drawing;
use crate::lineage::{Graph, Lineage, Story};
use crate::model::{Atlas, Id};

pub(super) fn run(
    atlas: &Atlas,
    (ids, depth): (&[String], usize),
    format: GraphFormat,
    out: &mut String,
) -> Result<Status, CliError> {
    if let [id] = ids
        && let theme @ Id::Theme(_) = data::find(atlas, id)?
    {
        return story(atlas, (theme, depth), format, out);
    }
    let found: Vec<Id> = ids
        .iter()
        .map(|id| data::find_entry(atlas, id))
        .collect::<Result<_, _>>()?;
    let lineage = match found.as_slice() {
        [id] => Lineage::new(atlas, *id),
        [id, beside @ ..] => Lineage::with(atlas, *id, beside),
        [] => return Ok(Status::Nothing),
    };
    let drawing = || Drawing::from(&lineage.graph(atlas, depth));
    match format {
        GraphFormat::Text => {
            data::say_when(atlas, out);
            out.push_str(&lineage.to_text(80));
        }
        GraphFormat::Json => json::write(atlas, &lineage, out)?,
        GraphFormat::Dot => out.push_str(&drawing().to_dot()),
        GraphFormat::Mermaid => out.push_str(&drawing().to_mermaid()),
    }
    Ok(if lineage.relations.is_empty() {
        Status::Nothing
    } else {
        Status::Done
    })
}

/// A theme over time.
fn story(
    atlas: &Atlas,
    (theme, depth): (Id, usize),
    format: GraphFormat,
    out: &mut String,
) -> Result<Status, CliError> {
    let story = Story::new(atlas, theme);
    let drawing = || {
        let ids: Vec<Id> = story.spoken.iter().map(|spoken| spoken.record.record).collect();
        Drawing::from(&Graph::around(atlas, &ids, depth))
    };
    match format {
        GraphFormat::Text => {
            data::say_when(atlas, out);
            out.push_str(&story.to_text(80));
        }
        GraphFormat::Json => json::write(atlas, &story, out)?,
        GraphFormat::Dot => out.push_str(&drawing().to_dot()),
        GraphFormat::Mermaid => out.push_str(&drawing().to_mermaid()),
    }
    Ok(if story.spoken.is_empty() {
        Status::Nothing
    } else {
        Status::Done
    })
}
