//! `plenary ids`: what a shell completes, and what a script picks from.

use std::fmt::Write as _;

use super::Status;
use crate::model::Atlas;
use crate::text::clean_line;

/// A line for each record: its id, a space, its title.
pub(super) fn run(atlas: &Atlas, out: &mut String) -> Status {
    for name in atlas.names() {
        let title = atlas.find(name).map_or("", |id| atlas.title(id));
        // Writing to a `String` cannot fail.
        let _written = writeln!(out, "{name} {}", clean_line(title));
    }
    Status::Done
}
