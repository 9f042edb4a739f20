//! Doubts as text.

use std::fmt::Write as _;

use super::{Doubt, DoubtKind};
use crate::wrap::hang;

/// The doubts under their kinds, each with the sentence that is safe to say, in lines of `columns` at most.
pub fn to_text(found: &[Doubt], columns: usize) -> String {
    let mut out = String::new();
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
            out.push_str(&hang("  ", &format!("{record}{fact}"), columns));
            out.push_str(&hang("      ", &doubt.what, columns));
            out.push_str(&hang("      say: ", &doubt.safe, columns));
        }
        out.push('\n');
    }
    out
}
