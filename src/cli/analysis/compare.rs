//! `plenary compare`.

use super::{CliError, PageFormat, Status, data, json};
use crate::compare::Comparison;
use crate::model::{Atlas, Id};

pub(super) fn run(
    atlas: &Atlas,
    ids: &[String],
    format: PageFormat,
    out: &mut String,
) -> Result<Status, CliError> {
    let ids: Vec<Id> = ids
        .iter()
        .map(|id| data::find(atlas, id))
        .collect::<Result<_, _>>()?;
    let comparison = Comparison::new(atlas, &ids)?;
    if format != PageFormat::Json {
        data::say_when(atlas, out);
    }
    match format {
        PageFormat::Text => out.push_str(&comparison.to_text(80)),
        PageFormat::Json => json::write(atlas, &comparison, out)?,
        PageFormat::Md => out.push_str(&comparison.to_markdown()),
    }
    Ok(Status::Done)
}
