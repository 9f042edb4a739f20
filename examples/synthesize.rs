//! Writes a valid dataset of N instruments, always the same bytes for the same N, to measure plenary with:
//! `cargo run --release --example synthesize -- 100000 > big.ron`.

#[path = "../benches/support/synthetic.rs"]
mod synthetic;

use std::io::{self, BufWriter, Write, stdout};
use std::process::ExitCode;

fn main() -> ExitCode {
    let number = std::env::args().nth(1).and_then(|text| text.parse().ok());
    let Some(number) = number else {
        let _result = writeln!(io::stderr(), "usage: synthesize N > FILE");
        return ExitCode::from(2);
    };
    match synthetic::write(number, &mut BufWriter::new(stdout().lock())) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _result = writeln!(io::stderr(), "synthesize: {error}");
            ExitCode::FAILURE
        }
    }
}
