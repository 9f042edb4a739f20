//! Records as plain text.

use std::fmt::Write as _;

use super::{count, edition};
use crate::model::{Atlas, Id};
use crate::page::Page;
use crate::text::clean_line;

/// The columns of a page.
const WIDTH: usize = 100;

/// One record as its page; several below each other under the dataset's name.
pub fn document(atlas: &Atlas, ids: &[Id]) -> String {
    if let [id] = ids {
        return Page::new(atlas, *id).to_text(WIDTH);
    }
    // Writing to a `String` cannot fail.
    let mut out = String::new();
    let _written = writeln!(
        out,
        "{}\n{}; {} here",
        clean_line(&atlas.head().title),
        edition(atlas),
        count(ids.len())
    );
    for id in ids {
        let _written = write!(
            out,
            "\n{}\n\n{}",
            "-".repeat(WIDTH),
            Page::new(atlas, *id).to_text(WIDTH)
        );
    }
    out
}
