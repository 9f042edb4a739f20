//! `plenary doubts`.

use std::sync::Arc;

use super::{CliError, Format, Status, data, json};
use crate::doubt::{doubts, to_text};
use crate::model::Atlas;
use crate::model::date::Edtf;

pub(super) fn run(
    atlas: &Arc<Atlas>,
    (query, on): (&str, Option<Edtf>),
    format: Format,
    out: &mut String,
) -> Result<Status, CliError> {
    let mut found = doubts(atlas, on);
    if let Some(kept) = data::matching(atlas, query) {
        found.retain(|doubt| {
            doubt
                .record
                .as_ref()
                .is_some_and(|record| kept.contains(&record.record))
        });
    }
    match format {
        Format::Json => json::write(atlas, &found, out)?,
        Format::Text => {
            data::say_when(atlas, out);
            out.push_str(&to_text(&found, 80));
        }
    }
    Ok(if found.is_empty() {
        Status::Nothing
    } else {
        Status::Done
    })
}
