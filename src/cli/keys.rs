//! `plenary keys`.

use std::fmt::Write as _;

use super::{CliError, KeysFormat, Status};
use crate::config;

pub(super) fn run(format: KeysFormat, out: &mut String) -> Result<Status, CliError> {
    let keymap = config::keymap()?;
    if format == KeysFormat::Md {
        out.push_str("| keys | where | what |\n|---|---|---|\n");
    }
    for row in keymap.rows() {
        // Writing to a `String` cannot fail.
        let _written = match format {
            KeysFormat::Text => writeln!(
                out,
                "{:<28} {:<11} {} ({})",
                row.keys_text(),
                row.scope.word(),
                row.action.doc(),
                row.action.name()
            ),
            KeysFormat::Md => {
                let keys: Vec<String> = row
                    .keys
                    .iter()
                    .map(|keys| format!("`{}`", crate::key::print(keys)))
                    .collect();
                writeln!(
                    out,
                    "| {} | {} | {} |",
                    keys.join(" "),
                    row.scope.word(),
                    row.action.doc()
                )
            }
        };
    }
    Ok(Status::Done)
}
