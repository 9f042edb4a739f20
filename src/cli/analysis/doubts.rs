//! `plenary doubts`.

use std::sync::Arc;

use std::fmt::Write as _;

use super::{CliError, Format, Status, data, json};
use crate::doubt::{Doubt, DoubtKind, doubts};
use crate::model::Atlas;
use crate::model::date::Edtf;
use crate::wrap::hang;

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
        Format::Text => text(&found, out),
    }
    Ok(if found.is_empty() {
        Status::Nothing
    } else {
        Status::Done
    })
}

fn text(found: &[Doubt], out: &mut String) {
    for kind in DoubtKind::ALL {
        let doubts: Vec<&Doubt> = found.iter().filter(|doubt| doubt.kind == kind).collect();
        if doubts.is_empty() {
            continue;
        }
        // Writing to a `String` cannot fail.
        let _written = writeln!(
            out,
            "{} {}: {} in this dataset",
            kind.mark(),
            kind.word(),
            doubts.len()
        );
        for doubt in doubts {
            let record = doubt.record.as_ref().map_or_else(
                || "The dataset".to_owned(),
                |record| format!("{} ({})", record.short, record.id),
            );
            let fact = doubt
                .fact
                .map_or_else(String::new, |fact| format!(", {}", fact.word()));
            out.push_str(&hang("  ", &format!("{record}{fact}"), 80));
            out.push_str(&hang("      ", &doubt.what, 80));
            out.push_str(&hang("      say: ", &doubt.safe, 80));
        }
        out.push('\n');
    }
}
