//! `plenary check`.

use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::PathBuf;

use serde::Serialize;

use super::{CliError, Common, Format, Status, count};
use crate::model::fault::{Place, Report, Severity, SourceText};
use crate::model::{self, ReadError, Seen, Stack, is_layer, load_layers};
use crate::text::CleanWriter;

/// A file with faults has no id of its own, so that the files that were read stand in its place.
#[derive(Serialize)]
struct Answer<'a> {
    files: &'a [String],
    result: Vec<Line<'a>>,
}

#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    #[serde(flatten)]
    place: Place,
    severity: Severity,
    message: &'a str,
    help: &'a str,
}

pub(super) fn run(
    common: &Common,
    files: &[PathBuf],
    format: Format,
    out: &mut String,
) -> Result<Status, CliError> {
    let (datasets, unreadable) = read(common, files);
    let files: Vec<String> = datasets
        .iter()
        .flatten()
        .flatten()
        .map(|file| file.name.clone())
        .collect();
    let reports: Vec<Report> = datasets
        .into_iter()
        .map(|layers| {
            load_layers(layers, &|_progress| ()).map_or_else(|report| report, |loaded| loaded.warnings)
        })
        .collect();
    let total: usize = reports.iter().map(|report| report.faults.len()).sum();
    match format {
        // What could not be read has no verdict.
        Format::Text if total == 0 && !unreadable.is_empty() => {}
        Format::Text => {
            let paint = if common.paints() {
                Report::render_painted
            } else {
                Report::render
            };
            reports.iter().for_each(|report| out.push_str(&paint(report)));
            // Writing to a `String` cannot fail.
            let _written = writeln!(
                out,
                "{}",
                if total == 0 {
                    "no faults".to_owned()
                } else {
                    count(total, "fault")
                }
            );
        }
        Format::Json => {
            let answer = Answer {
                files: &files,
                result: reports.iter().flat_map(lines).collect(),
            };
            out.push_str(&serde_json::to_string_pretty(&answer)?);
            out.push('\n');
        }
    }
    if !unreadable.is_empty() {
        // The caller prints nothing once there is an error, and the faults that were found are worth having.
        CleanWriter(io::stdout().lock()).write_all(out.as_bytes())?;
        return Err(ReadError::Several(unreadable).into());
    }
    Ok(if total == 0 { Status::Done } else { Status::Nothing })
}

/// The datasets to check, each with the layers over it; a layer that is named alone stands over that of `--data`.
fn read(common: &Common, files: &[PathBuf]) -> (Vec<Vec<Vec<SourceText>>>, Vec<ReadError>) {
    let below = Stack {
        named: common.data.clone(),
    };
    let (mut datasets, mut unreadable) = (Vec::new(), Vec::new());
    let mut take = |read: Result<Vec<Vec<SourceText>>, ReadError>| match read {
        Ok(layers) => datasets.push(layers),
        Err(error) => unreadable.push(error),
    };
    if files.is_empty() {
        take(below.read(&mut Seen::default()));
    }
    for path in files {
        take(model::read(path).and_then(|files| {
            let mut layers = if is_layer(&files) {
                below.read(&mut Seen::default())?
            } else {
                Vec::new()
            };
            layers.push(files);
            Ok(layers)
        }));
    }
    (datasets, unreadable)
}

fn lines(report: &Report) -> impl Iterator<Item = Line<'_>> {
    report.told().iter().filter_map(|fault| {
        let (file, place) = report.place(fault)?;
        Some(Line {
            file: &file.name,
            place,
            severity: fault.severity,
            message: &fault.what,
            help: &fault.help,
        })
    })
}
