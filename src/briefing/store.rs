//! Briefings on the disk: one readable RON file each, written so that no moment leaves half of one.
//!
//! A file is written beside its place, synced, and put there in one step; then its folder is synced. Whoever saves
//! must name the [`Revision`] that was read, so that two plenaries on one briefing notice each other.

mod file;
mod name;
#[cfg(test)]
mod tests;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy as _;
use sha2::{Digest, Sha256};
use thiserror::Error;

use super::{Briefing, SCHEMA};
use crate::model::fault::LONGEST_SENTENCE;
use crate::model::hex;
use crate::text::{clean, clean_line};
use crate::wrap::cut;

pub use name::{NameError, check_name};

/// The largest briefing that is read, in bytes.
const MOST_BYTES: u64 = 16 * 1024 * 1024;

/// What stands above every briefing.
const HEADER: &str =
    "// A briefing of plenary. It may be edited and sent on; `plenary brief show NAME` reads it.\n";

/// Why a briefing could not be stored or read.
#[derive(Debug, Error)]
pub enum StoreError {
    /// The system does not say where the user's files are.
    #[error("there is no home folder for briefings; set XDG_DATA_HOME to a folder")]
    NoHome,
    /// The name cannot be that of a file.
    #[error(transparent)]
    Name(#[from] NameError),
    /// There is no such briefing.
    #[error("there is no briefing `{name}` in {}{}", folder.display(), near.as_ref().map(|near| format!("; did you mean `{near}`?")).unwrap_or_default())]
    None {
        /// Its name.
        name: String,
        /// Where it was looked for.
        folder: PathBuf,
        /// The closest name there is.
        near: Option<String>,
    },
    /// There is one of that name already.
    #[error("there is a briefing `{0}` already; choose another name")]
    Exists(String),
    /// Someone else saved it since it was read.
    #[error(
        "`{0}` was changed elsewhere since it was read here, and nothing was written; read it again (R in the tray), or go on under another name (N)"
    )]
    Changed(String),
    /// Someone else is saving it and does not come to an end.
    #[error("`{0}` is being saved elsewhere, and nothing was written; try again")]
    Busy(String),
    /// The file is no briefing.
    #[error("{}:{line}:{column}: {what}; mend it, or begin anew: it is then set aside, never deleted", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// Line of the fault, from one.
        line: usize,
        /// Column of the fault, from one.
        column: usize,
        /// What is wrong.
        what: String,
    },
    /// The file is larger than any briefing.
    #[error("{} is larger than 16 MiB and is no briefing", .0.display())]
    TooLarge(PathBuf),
    /// The file was written by another plenary.
    #[error("{} has the schema {schema}, and this plenary reads {SCHEMA}; a newer plenary may read it, and nothing was changed", path.display())]
    Schema {
        /// The file.
        path: PathBuf,
        /// The number it names.
        schema: u32,
    },
    /// The briefing cannot be written as text.
    #[error("the briefing cannot be written: {0}")]
    Format(#[from] ron::Error),
    /// The system refused.
    #[error("cannot {what} {}: {source}", path.display())]
    Io {
        /// What was being done.
        what: &'static str,
        /// With what.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

impl StoreError {
    pub(super) fn io(what: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io {
            what,
            path: path.to_owned(),
            source,
        }
    }
}

/// What a file held when it was read or written: the SHA-256 of its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision(String);

impl Revision {
    fn of(bytes: &[u8]) -> Self {
        Self(hex(&Sha256::digest(bytes)))
    }
}

/// A folder of briefings.
#[derive(Debug, Clone)]
pub struct Store {
    folder: PathBuf,
}

impl Store {
    /// The user's own: `plenary/briefings` in the data folder, `$XDG_DATA_HOME` or what the platform has for it.
    ///
    /// Not the state folder: a briefing is a document that is kept, backed up and sent to colleagues.
    pub fn of_user() -> Result<Self, StoreError> {
        let places = etcetera::choose_base_strategy().map_err(|_error| StoreError::NoHome)?;
        Ok(Self::at(places.data_dir().join("plenary").join("briefings")))
    }

    /// The briefings in `folder`, which is made when something is saved.
    pub const fn at(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// The file of the briefing with this name.
    pub fn path(&self, name: &str) -> Result<PathBuf, StoreError> {
        Ok(self.folder.join(format!("{}.ron", check_name(name)?)))
    }

    /// The names of all briefings, sorted.
    pub fn names(&self) -> Result<Vec<String>, StoreError> {
        let failed = StoreError::io("read the folder", &self.folder);
        let entries = match fs::read_dir(&self.folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries.and_then(Iterator::collect::<io::Result<Vec<_>>>),
        };
        let files = entries.map_err(failed)?.into_iter();
        let mut names: Vec<String> = files
            .filter_map(|entry| entry.file_name().into_string().ok())
            .filter_map(|name| name.strip_suffix(".ron").map(str::to_owned))
            .filter(|name| check_name(name).is_ok_and(|valid| valid == *name))
            .collect();
        names.sort_unstable();
        Ok(names)
    }

    /// Reads a briefing. Its name is that of its file, whatever the file says: it may have been renamed or sent on.
    pub fn load(&self, name: &str) -> Result<(Briefing, Revision), StoreError> {
        let path = self.path(name)?;
        let Some(bytes) = file::read(&path, MOST_BYTES)? else {
            return Err(self.none(name));
        };
        let mut briefing = parse(&path, &bytes)?;
        briefing.name = check_name(name)?;
        Ok((briefing, Revision::of(&bytes)))
    }

    /// Saves a briefing under its name; `read` is the revision that was read or saved before, none for a new one.
    ///
    /// Nothing is written if the file is not that revision any more, and after an error the old file is still there.
    pub fn save(&self, briefing: &Briefing, read: Option<&Revision>) -> Result<Revision, StoreError> {
        let path = self.path(&briefing.name)?;
        let text = text(briefing)?;
        file::make_folder(&self.folder)?;
        let _lock = file::Lock::take(&self.folder, &briefing.name)?;
        let there = file::read(&path, MOST_BYTES)?.map(|bytes| Revision::of(&bytes));
        match (read, there.as_ref()) {
            (None, Some(_)) => return Err(StoreError::Exists(briefing.name.clone())),
            (Some(read), there) if there != Some(read) => {
                return Err(StoreError::Changed(briefing.name.clone()));
            }
            _ => {}
        }
        file::replace(&path, text.as_bytes())?;
        Ok(Revision::of(text.as_bytes()))
    }

    /// Gives a briefing another name; what it holds stays as it was saved last.
    pub fn rename(&self, from: &str, to: &str) -> Result<(), StoreError> {
        let (old, new) = (self.path(from)?, self.path(to)?);
        let _lock = file::Lock::take(&self.folder, from)?;
        if new.exists() {
            return Err(StoreError::Exists(check_name(to)?));
        }
        if !old.exists() {
            return Err(self.none(from));
        }
        fs::rename(&old, &new).map_err(StoreError::io("rename", &old))?;
        file::sync_folder(&self.folder)
    }

    /// Puts a file that cannot be read out of the way, as `NAME.ron.damaged-1`, and returns where it is now.
    pub fn set_aside(&self, name: &str) -> Result<PathBuf, StoreError> {
        let path = self.path(name)?;
        let _lock = file::Lock::take(&self.folder, name)?;
        let free = crate::save::set_aside(&path).map_err(StoreError::io("set aside", &path))?;
        file::sync_folder(&self.folder)?;
        Ok(free)
    }

    fn none(&self, name: &str) -> StoreError {
        let names = self.names().unwrap_or_default();
        StoreError::None {
            name: clean_line(name).into_owned(),
            folder: self.folder.clone(),
            near: crate::model::fault::did_you_mean(name, names.iter().map(String::as_str))
                .map(str::to_owned),
        }
    }
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}

/// A briefing as it stands in its file; texts of several lines stay so, and nothing in it
/// can steer a terminal on which it is looked at.
pub fn text(briefing: &Briefing) -> Result<String, StoreError> {
    let form = ron::ser::PrettyConfig::new()
        .struct_names(true)
        .escape_strings(false)
        .indentor("    ");
    let body = ron::ser::to_string_pretty(briefing, form)?;
    Ok(clean(&format!("{HEADER}{body}\n")).into_owned())
}

/// Reads a briefing from the text of its file.
fn parse(path: &Path, bytes: &[u8]) -> Result<Briefing, StoreError> {
    #[derive(serde::Deserialize)]
    #[serde(rename = "Briefing")]
    struct Head {
        schema: u32,
    }
    let damaged = |line, column, what: String| StoreError::Damaged {
        path: path.to_owned(),
        line,
        column,
        // It may repeat a name of any length.
        what: cut(&what, LONGEST_SENTENCE),
    };
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let good = String::from_utf8_lossy(bytes.get(..error.valid_up_to()).unwrap_or_default());
        let place = crate::model::fault::place(&good, good.len());
        damaged(place.line, place.column, "this is not UTF-8 text".to_owned())
    })?;
    let form = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let spanned = |error: ron::error::SpannedError| {
        damaged(
            error.span.start.line,
            error.span.start.col,
            error.code.to_string(),
        )
    };
    // The number comes first: a newer schema would fail in a field that this plenary does not know.
    let head: Head = form.from_str(text).map_err(spanned)?;
    if head.schema != SCHEMA {
        return Err(StoreError::Schema {
            path: path.to_owned(),
            schema: head.schema,
        });
    }
    form.from_str(text).map_err(spanned)
}
