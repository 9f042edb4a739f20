//! Reads the command line, runs it, and leaves a status.

use std::io::Write;
use std::process::ExitCode;

use plenary::cli::{Cli, run};
use plenary::text::CleanWriter;

fn main() -> ExitCode {
    match run(&Cli::read()) {
        Ok(status) => status.into(),
        Err(error) if error.is_closed_pipe() => ExitCode::SUCCESS,
        Err(error) => {
            let mut err = CleanWriter(std::io::stderr().lock());
            // With standard error gone there is nobody left to tell.
            let _result = writeln!(err, "plenary: {error}");
            ExitCode::from(2)
        }
    }
}
