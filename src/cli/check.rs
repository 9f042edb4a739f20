//! `plenary check`.

use std::fmt::Write as _;
use std::path::PathBuf;

use serde::Serialize;

use super::{CliError, Common, Format, Status, count};
use crate::model::fault::{Place, Report, Severity};
use crate::model::{embedded, load, read};

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
    let named: Vec<&PathBuf> = if files.is_empty() {
        common.data.iter().collect()
    } else {
        files.iter().collect()
    };
    let mut datasets = Vec::new();
    for path in &named {
        datasets.push(read(path)?);
    }
    if named.is_empty() {
        datasets.push(embedded::files());
    }
    let reports: Vec<Report> = datasets
        .into_iter()
        .map(|files| load(files).map_or_else(|report| report, |loaded| loaded.warnings))
        .collect();
    let total: usize = reports.iter().map(|report| report.faults.len()).sum();
    match format {
        Format::Text => {
            reports.iter().for_each(|report| out.push_str(&report.render()));
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
            let lines: Vec<Line<'_>> = reports.iter().flat_map(lines).collect();
            out.push_str(&serde_json::to_string_pretty(&lines)?);
            out.push('\n');
        }
    }
    Ok(if total == 0 { Status::Done } else { Status::Nothing })
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
