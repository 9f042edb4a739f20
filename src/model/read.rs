//! Reads a dataset's files from the disk or standard input; what is in them is none of its business.

use std::borrow::Cow;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use thiserror::Error;

use super::fault::SourceText;
use super::reader;
use super::split::split;
use crate::text::clean;

/// The largest file that is read, in bytes: a million instruments fit, and memory stays bounded.
pub const MOST_BYTES: u64 = 1024 * 1024 * 1024;

/// Why a file could not even be looked at.
#[derive(Debug, Error)]
pub enum ReadError {
    /// The path leads nowhere, or reading failed.
    #[error("cannot read {}: {source}", path.display())]
    Io {
        /// The path as given.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The path is a folder.
    #[error("{} is a folder; name the dataset's RON file in it", .0.display())]
    Folder(PathBuf),
    /// The path is a device, or a part that is no plain file: it might never end.
    #[error("{} is no ordinary file; name the dataset's RON file", .0.display())]
    Special(PathBuf),
    /// The file is larger than we read.
    #[error("{} is larger than {} MiB, the most that is read; split it or drop records", path.display(), most / 1024 / 1024)]
    TooLarge {
        /// The path as given.
        path: PathBuf,
        /// The limit in bytes.
        most: u64,
    },
    /// The file is not text.
    #[error("{name}:{line}:{column}: not UTF-8 text; save the file as UTF-8")]
    NotUtf8 {
        /// The file's name.
        name: String,
        /// Line of the first bad byte, from one.
        line: usize,
        /// Column of the first bad byte, from one.
        column: usize,
    },
    /// A part's path leads out of the dataset's folder.
    #[error("the part `{0}` is outside the dataset's folder; give a plain relative path")]
    Outside(String),
    /// A dataset from standard input has parts, and nobody knows beside what they stand.
    #[error(
        "the dataset on standard input has parts, such as `{0}`, which stand beside its file; name the file instead of `-`"
    )]
    PartsOfStdin(String),
    /// Several files could not be read.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Several(Vec<Self>),
}

/// A file of the disk as it was when it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sighting {
    /// Its path.
    pub path: PathBuf,
    /// When it was written last, and its length; none: that cannot be told.
    stamp: Option<(SystemTime, u64)>,
}

impl Sighting {
    /// A file as it is now.
    pub fn of(path: &Path) -> Self {
        Self {
            path: path.to_owned(),
            stamp: std::fs::metadata(path)
                .ok()
                .and_then(|meta| Some((meta.modified().ok()?, meta.len()))),
        }
    }

    /// Whether it is still as it was.
    pub fn holds(&self) -> bool {
        self.stamp.is_some() && Self::of(&self.path) == *self
    }
}

/// Reads a dataset and the parts it names; `-` is standard input.
pub fn read(path: &Path) -> Result<Vec<SourceText>, ReadError> {
    read_noting(path, &mut Vec::new())
}

/// As [`read`], noting the files that were looked at, also those that could not be read.
pub fn read_noting(path: &Path, seen: &mut Vec<Sighting>) -> Result<Vec<SourceText>, ReadError> {
    if path == Path::new("-") {
        let main = slurp(&mut std::io::stdin().lock(), (path, 0), "<stdin>")?;
        return match parts(Some(&main)).first() {
            Some(part) => Err(ReadError::PartsOfStdin(clean(part).into_owned())),
            None => Ok(vec![main]),
        };
    }
    seen.push(Sighting::of(path));
    let main = read_file(path, is_readable)?;
    let folder = path.parent().unwrap_or_else(|| Path::new(""));
    let mut files = vec![main];
    for part in parts(files.first()) {
        let plain = Path::new(&part)
            .components()
            .all(|c| matches!(c, std::path::Component::Normal(_)));
        if !plain {
            return Err(ReadError::Outside(clean(&part).into_owned()));
        }
        let path = folder.join(&part);
        seen.push(Sighting::of(&path));
        files.push(read_file(&path, std::fs::Metadata::is_file)?);
    }
    Ok(files)
}

fn parts(main: Option<&SourceText>) -> Vec<String> {
    // A file may be large, and one without the word names none.
    let main = main.filter(|file| memchr::memmem::find(file.text.as_bytes(), b"parts").is_some());
    let Some(outline) = main.map(|file| split(&file.text)) else {
        return Vec::new();
    };
    let field = outline.fields.iter().find(|field| field.key.text == "parts");
    field
        .and_then(|field| reader::read(field.value.text).ok())
        .unwrap_or_default()
}

/// Whether what the user names can be read to an end: a file, or a pipe as `<(command)` makes one, and no device.
fn is_readable(meta: &std::fs::Metadata) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        let kind = meta.file_type();
        !kind.is_char_device() && !kind.is_block_device()
    }
    #[cfg(not(unix))]
    {
        !meta.is_dir()
    }
}

fn read_file(path: &Path, is_fit: fn(&std::fs::Metadata) -> bool) -> Result<SourceText, ReadError> {
    let failed = |source| ReadError::Io {
        path: path.to_owned(),
        source,
    };
    let meta = std::fs::metadata(path).map_err(failed)?;
    if meta.is_dir() {
        return Err(ReadError::Folder(path.to_owned()));
    }
    if !is_fit(&meta) {
        return Err(ReadError::Special(path.to_owned()));
    }
    if meta.len() > MOST_BYTES {
        return Err(ReadError::TooLarge {
            path: path.to_owned(),
            most: MOST_BYTES,
        });
    }
    let mut file = File::open(path).map_err(failed)?;
    slurp(&mut file, (path, meta.len()), &path.display().to_string())
}

/// Reads all of `from`, whose length is known beforehand or nought.
fn slurp(from: &mut dyn Read, (path, length): (&Path, u64), name: &str) -> Result<SourceText, ReadError> {
    let mut bytes = Vec::with_capacity(usize::try_from(length.min(MOST_BYTES) + 1).unwrap_or_default());
    let read = from.take(MOST_BYTES + 1).read_to_end(&mut bytes);
    read.map_err(|source| ReadError::Io {
        path: path.to_owned(),
        source,
    })?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(ReadError::TooLarge {
            path: path.to_owned(),
            most: MOST_BYTES,
        });
    }
    match String::from_utf8(bytes) {
        Ok(mut text) => {
            // A mark that some editors leave says nothing, and no column should count it.
            if text.starts_with('\u{feff}') {
                text.drain(..'\u{feff}'.len_utf8());
            }
            Ok(SourceText {
                name: clean(name).into_owned(),
                text: Cow::Owned(text),
            })
        }
        Err(error) => {
            let good = error
                .as_bytes()
                .get(..error.utf8_error().valid_up_to())
                .unwrap_or_default();
            let place = super::fault::place(&String::from_utf8_lossy(good), good.len());
            Err(ReadError::NotUtf8 {
                name: clean(name).into_owned(),
                line: place.line,
                column: place.column,
            })
        }
    }
}
