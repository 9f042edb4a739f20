//! `plenary diff`.

use std::path::Path;

use super::{CliError, PageFormat, Status, data, json};
use crate::diff::Diff;

pub(super) fn run(
    (old, new): (&Path, &Path),
    format: PageFormat,
    out: &mut String,
) -> Result<Status, CliError> {
    let (old, new) = (data::load_from(old)?, data::load_from(new)?);
    let diff = Diff::new(&old, &new);
    match format {
        PageFormat::Text => out.push_str(&diff.to_text(80)),
        PageFormat::Json => json::write(&new, &diff, out)?,
        PageFormat::Md => out.push_str(&diff.to_markdown()),
    }
    Ok(if diff.is_empty() {
        Status::Nothing
    } else {
        Status::Done
    })
}
