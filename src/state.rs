//! What is kept between two runs: files in the user's state folder, written whole or not at all.

mod following;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use etcetera::BaseStrategy;
use ron::extensions::Extensions;
use serde::de::DeserializeOwned;
use thiserror::Error;

pub use following::{Following, begin_following, is_followed};

use crate::app::searches::Searches;
use crate::app::whereabouts::Whereabouts;
use crate::briefing::show::Report;
use crate::model::fault::LONGEST_SENTENCE;
use crate::save::{SaveError, save};
use crate::wrap::cut;

/// Why something could not be kept or brought back.
#[derive(Debug, Error)]
pub enum StateError {
    /// There is no home folder.
    #[error("there is no home folder to keep things in; set HOME or XDG_STATE_HOME")]
    NoHome,
    /// Reading or writing failed.
    #[error("{}: {error}", .path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What went wrong.
        error: io::Error,
    },
    /// A file holds something else than it should.
    #[error("{}: {why}; correct or remove the file", .path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong, with its line and column.
        why: String,
    },
    /// A file held something else than it should, and stands elsewhere now.
    #[error("damaged: {} is set aside as {} ({why})", .path.display(), .aside.file_name().unwrap_or_default().display())]
    SetAside {
        /// The file.
        path: PathBuf,
        /// What is wrong, with its line and column.
        why: String,
        /// Where it is now.
        aside: PathBuf,
    },
    /// A file could not be written.
    #[error(transparent)]
    Save(#[from] SaveError),
    /// Something could not be written as RON.
    #[error(transparent)]
    Ron(#[from] ron::Error),
}

/// The folder for what is kept between two runs: `$XDG_STATE_HOME/plenary`, or its like on other systems.
pub fn folder() -> Result<PathBuf, StateError> {
    let base = etcetera::choose_base_strategy().map_err(|_error| StateError::NoHome)?;
    Ok(base
        .state_dir()
        .unwrap_or_else(|| base.data_dir())
        .join("plenary"))
}

/// The file of the searches that are kept.
const SEARCHES: &str = "searches.ron";

/// The searches of earlier runs; none if there were none. A file that is damaged is set aside.
pub fn load_searches() -> Result<Searches, StateError> {
    brought_back(folder()?.join(SEARCHES))
}

/// Keeps the searches for the next run.
pub fn save_searches(searches: &Searches) -> Result<(), StateError> {
    // What could not be read is not to be written over.
    or_set_aside(load_searches())?;
    let text = ron::ser::to_string_pretty(searches, ron::ser::PrettyConfig::default())?;
    keep(SEARCHES, &text)
}

/// The file of where the explorer was left, and of how many datasets it tells.
const WHEREABOUTS: &str = "whereabouts.ron";
const MOST_WHEREABOUTS: usize = 20;

/// Where the explorer was left in each dataset, the last one first; none if it never was.
///
fn all_whereabouts() -> Result<Vec<Whereabouts>, StateError> {
    brought_back(folder()?.join(WHEREABOUTS))
}

/// What a file keeps; nothing where there is none. One that is damaged is set aside, so that nothing of it is lost and the
/// next run has nothing to complain about.
fn brought_back<T: DeserializeOwned + Default>(path: PathBuf) -> Result<T, StateError> {
    let text = match read_text(&path) {
        Ok(Some(text)) => text,
        Ok(None) => return Ok(T::default()),
        Err(StateError::Io { error, .. }) if is_damage(error.kind()) => {
            return Err(set_aside(path, &error.to_string()));
        }
        Err(error) => return Err(error),
    };
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    options
        .from_str(&text)
        .map_err(|error| set_aside(path, &why(&error)))
}

/// What was brought back; nothing where the file was set aside, which frees its place.
fn or_set_aside<T: Default>(brought: Result<T, StateError>) -> Result<T, StateError> {
    match brought {
        Err(StateError::SetAside { .. }) => Ok(T::default()),
        brought => brought,
    }
}

/// What is wrong with a file, in a sentence: it may repeat a name of any length.
fn why(error: &ron::error::SpannedError) -> String {
    cut(&error.to_string(), LONGEST_SENTENCE)
}

/// Whether a file can never be read, however often it is tried.
const fn is_damage(kind: io::ErrorKind) -> bool {
    matches!(
        kind,
        io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput | io::ErrorKind::FileTooLarge
    )
}

fn set_aside(path: PathBuf, why: &str) -> StateError {
    match crate::save::set_aside(&path) {
        Ok(aside) => StateError::SetAside {
            path,
            why: why.to_owned(),
            aside,
        },
        Err(error) => StateError::Io { path, error },
    }
}

/// Where the explorer was left in a dataset; none if it never was.
pub fn load_whereabouts(dataset: &str) -> Result<Option<Whereabouts>, StateError> {
    let all = all_whereabouts()?;
    Ok(all.into_iter().find(|one| one.dataset == dataset))
}

/// Keeps where the explorer was left for the next run.
pub fn save_whereabouts(now: &Whereabouts) -> Result<(), StateError> {
    let before = or_set_aside(all_whereabouts())?;
    let others = before.iter().filter(|one| one.dataset != now.dataset);
    let all: Vec<&Whereabouts> = std::iter::once(now)
        .chain(others)
        .take(MOST_WHEREABOUTS)
        .collect();
    let text = ron::ser::to_string_pretty(&all, ron::ser::PrettyConfig::default())?;
    keep(WHEREABOUTS, &text)
}

/// The name of the briefing that was on the desk last, if there was one.
pub fn briefing_name() -> Result<Option<String>, StateError> {
    let text = read_text(&folder()?.join("briefing"))?;
    Ok(text.map(|text| text.trim_end_matches('\n').to_owned()))
}

/// Keeps the name of the briefing on the desk for the next run.
pub fn keep_briefing_name(name: &str) -> Result<(), StateError> {
    if briefing_name().is_ok_and(|kept| kept.as_deref() == Some(name)) {
        return Ok(());
    }
    keep("briefing", &format!("{name}\n"))
}

/// The file through which the console follows the presentation of a briefing.
fn report_name(name: &str) -> String {
    format!("presenting-{name}.ron")
}

/// Tells the console of a briefing what is on now.
pub fn save_report(report: &Report) -> Result<(), StateError> {
    let text = ron::ser::to_string_pretty(report, ron::ser::PrettyConfig::default())?;
    keep(&report_name(&report.name), &text)
}

/// What was last on in the presentation of a briefing, and when that was told; none if it was never presented.
pub fn load_report(name: &str) -> Result<Option<(Report, SystemTime)>, StateError> {
    let path = folder()?.join(report_name(name));
    let Some(text) = read_text(&path)? else {
        return Ok(None);
    };
    let when = match fs::metadata(&path).and_then(|meta| meta.modified()) {
        Ok(when) => when,
        Err(error) => return Err(StateError::Io { path, error }),
    };
    let report = ron::from_str(&text).map_err(|error| StateError::Damaged {
        path,
        why: why(&error),
    })?;
    Ok(Some((report, when)))
}

/// The largest file that is brought back, in bytes.
const MOST_BYTES: u64 = 4 * 1024 * 1024;

/// The text of a file; `None` if there is none.
fn read_text(path: &Path) -> Result<Option<String>, StateError> {
    crate::save::read_text(path, MOST_BYTES).map_err(|error| StateError::Io {
        path: path.to_owned(),
        error,
    })
}

fn make_folder() -> Result<PathBuf, StateError> {
    let folder = folder()?;
    match fs::create_dir_all(&folder) {
        Ok(()) => Ok(folder),
        Err(error) => Err(StateError::Io { path: folder, error }),
    }
}

/// Keeps a text in a file of the state folder.
fn keep(name: &str, text: &str) -> Result<(), StateError> {
    Ok(save(&make_folder()?.join(name), text, true)?)
}
