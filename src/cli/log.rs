//! `--log FILE`: what the program did and how long it took, for whoever wants to know why.

use std::fs::File;
use std::io::Write;
use std::panic;
use std::path::Path;
use std::sync::Mutex;
use std::time::Instant;

use log::{LevelFilter, Log, Metadata, Record};

use super::CliError;
use crate::text::{CleanWriter, clean_line};

/// Lines at the end of a file.
struct Lines {
    file: Mutex<CleanWriter<File>>,
    began: Instant,
}

impl Log for Lines {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &Record<'_>) {
        let line = format!(
            "{:9.3} {:5} {}\n",
            self.began.elapsed().as_secs_f64(),
            record.level(),
            clean_line(&record.args().to_string())
        );
        if let Ok(mut file) = self.file.lock() {
            // A log that cannot be written must not stop what it tells of.
            let _result = file.write_all(line.as_bytes());
        }
    }

    fn flush(&self) {}
}

/// Adds what happens from now on to the end of a file, a panic included.
pub(super) fn start(path: &Path) -> Result<(), CliError> {
    let failed = |source| CliError::Log {
        path: path.to_owned(),
        source,
    };
    let file = File::options()
        .create(true)
        .append(true)
        .open(path)
        .map_err(failed)?;
    let lines = Lines {
        file: Mutex::new(CleanWriter(file)),
        began: Instant::now(),
    };
    // One command line is run once; a second log would be the same file.
    if log::set_boxed_logger(Box::new(lines)).is_ok() {
        log::set_max_level(LevelFilter::Debug);
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            log::error!("{info}");
            before(info);
        }));
    }
    Ok(())
}
