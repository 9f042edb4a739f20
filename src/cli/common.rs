//! What every command takes.

use std::path::PathBuf;

use super::colours::{Colours, ColoursParser};
use super::output::When;
use crate::model::date::Edtf;

/// What every command takes.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct Common {
    /// Read this dataset instead of the one inside the program; given again, lay this layer over it; `-` is standard input;
    /// also `PLENARY_DATA`, with `:` between files.
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) data: Vec<PathBuf>,
    /// Answer as of this date (EDTF), in the explorer and for every command that tells of the organisation: `1998` is the end of 1998;
    /// with `1998/2006` the tree also tells what changed in between.
    #[arg(long, global = true, value_name = "DATE")]
    pub(super) as_of: Option<Edtf>,
    /// The colours of the explorer; `auto` asks the terminal whether it is dark or light.
    #[arg(long, global = true, value_parser = ColoursParser, value_name = "NAME")]
    pub(super) theme: Option<Colours>,
    /// When to print in colours: faults, and the explorer's theme if none is named.
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t = When::Auto)]
    pub(super) color: When,
    /// Write the result to this file instead of standard output; `-` is standard output.
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Replace the file that is to be written, if there is one.
    #[arg(long, global = true)]
    pub(super) force: bool,
    /// Draw frames, guides and marks in ASCII, on the screen and in text; also `PLENARY_ASCII=1`.
    #[arg(long, global = true)]
    pub(super) ascii: bool,
    /// The cells that this terminal gives letters of ambiguous width, such as é in many terminals made for East Asia; 2 draws
    /// the screen without any, and frames in ASCII.
    #[arg(
        long, global = true, value_name = "N", default_value = "1", env = "PLENARY_AMBIGUOUS_WIDTH",
        value_parser = clap::value_parser!(u8).range(1..=2)
    )]
    pub(super) ambiguous_width: u8,
    /// Add what the program does, with times, to the end of this file: for whoever wants to know why.
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) log: Option<PathBuf>,
}

impl Common {
    /// Whether letters of ambiguous width are to be left out.
    pub(super) const fn wants_narrow(&self) -> bool {
        self.ambiguous_width == 2
    }

    /// Whether our own characters are to be in ASCII.
    pub(super) fn wants_ascii(&self) -> bool {
        self.ascii || std::env::var_os("PLENARY_ASCII").is_some_and(|value| !value.is_empty() && value != "0")
    }
}
