//! `plenary new`.

use std::fmt::Write as _;
use std::path::Path;

use super::{CliError, Common, Status};
use crate::save::save;

/// A small dataset without faults in which every field is explained.
const TEMPLATE: &str = include_str!("../../assets/template.ron");

/// A layer without faults over the dataset inside the program.
const LAYER: &str = include_str!("../../assets/layer.ron");

pub(super) fn run(
    common: &Common,
    (file, layer): (&Path, bool),
    out: &mut String,
) -> Result<Status, CliError> {
    let template = if layer { LAYER } else { TEMPLATE };
    if file == Path::new("-") {
        out.push_str(template);
    } else {
        save(file, template, common.force)?;
        let file = file.display();
        // Writing to a `String` cannot fail.
        let _written = writeln!(
            out,
            "wrote {file}: edit it, see its faults with `plenary check {file}`, open it with `plenary --data {file}`"
        );
    }
    Ok(Status::Done)
}
