//! `plenary show`.

use super::{CliError, PageFormat, Status, data, json};
use crate::export::json::Record;
use crate::export::{Format, records};
use crate::model::Atlas;

pub(super) fn run(atlas: &Atlas, id: &str, format: PageFormat, out: &mut String) -> Result<Status, CliError> {
    let id = data::find(atlas, id)?;
    let form = match format {
        PageFormat::Text => Format::Text,
        PageFormat::Md => Format::Markdown,
        PageFormat::Html => Format::Html,
        PageFormat::Json => {
            json::write(atlas, Record::of(atlas, id), out)?;
            return Ok(Status::Done);
        }
    };
    out.push_str(&records(atlas, &[id], form)?);
    Ok(Status::Done)
}
