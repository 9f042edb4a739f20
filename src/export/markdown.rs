//! Records as Markdown.

use std::fmt::Write as _;

use super::{count, edition};
use crate::model::{Atlas, Id};
use crate::page::{Page, escape_markdown};
use crate::text::clean_line;

/// One record as its page; several below each other, their headings one level lower, under the dataset's name.
pub fn document(atlas: &Atlas, ids: &[Id]) -> String {
    if let [id] = ids {
        return Page::new(atlas, *id).to_markdown();
    }
    let head = atlas.head();
    let mut out = String::new();
    // Writing to a `String` cannot fail.
    let _written = writeln!(
        out,
        "# {}\n\n{}; {} here. {}",
        escape_markdown(&clean_line(&head.title)),
        escape_markdown(&clean_line(&edition(atlas))),
        count(ids.len()),
        escape_markdown(&clean_line(&head.curation.notice))
    );
    for id in ids {
        let _written = write!(out, "\n{}", Page::new(atlas, *id).to_markdown_at(2));
    }
    out
}
