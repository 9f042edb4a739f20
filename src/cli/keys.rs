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
                    .map(|keys| code(&crate::key::print(keys)))
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

/// Keys as code in a cell of a Markdown table: neither a backtick nor a bar among them ends it.
fn code(keys: &str) -> String {
    let keys = keys.replace('|', "\\|");
    if !keys.contains('`') {
        return format!("`{keys}`");
    }
    let longest = keys.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    format!("{fence} {keys} {fence}")
}

#[cfg(test)]
mod tests {
    #[test]
    fn keys_stay_in_their_cell() {
        assert_eq!(super::code("gg"), "`gg`");
        assert_eq!(super::code("|"), "`\\|`");
        assert_eq!(super::code("`x``"), "``` `x`` ```");
    }
}
