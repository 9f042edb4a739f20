//! `plenary lineage`.

use super::{CliError, GraphFormat, Status, data, json};
use crate::export::graph::Drawing;
use crate::lineage::Lineage;
use crate::model::{Atlas, Id};

pub(super) fn run(
    atlas: &Atlas,
    (ids, depth): (&[String], usize),
    format: GraphFormat,
    out: &mut String,
) -> Result<Status, CliError> {
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
        GraphFormat::Text => out.push_str(&lineage.to_text(80)),
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
