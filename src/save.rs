//! Files written whole or not at all: a temporary file beside the target, synced, then renamed; and read whole within bounds.

use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};
use thiserror::Error;

/// Why a file was not written; whatever stood there before stands there still.
#[derive(Debug, Error)]
pub enum SaveError {
    /// There is such a file already, and it was not to be replaced.
    #[error("`{}` is there already and was left as it is; `--force` replaces it", .0.display())]
    Exists(PathBuf),
    /// It is a folder.
    #[error("`{}` is a folder; name a file", .0.display())]
    Folder(PathBuf),
    /// It is a device or a pipe, which a rename would destroy.
    #[error("`{}` is no ordinary file; redirect standard output to it instead", .0.display())]
    Special(PathBuf),
    /// The folder it should be in is not there.
    #[error("cannot write `{}`: its folder does not exist", .0.display())]
    NoFolder(PathBuf),
    /// The system refused.
    #[error("cannot write `{}`: {source}", .path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// Has a write beyond the limit on the size of files fail as on a full disk. The system would end the program instead, in the middle of
/// whatever it does and with the terminal in its hands.
pub fn outlive_limits() {
    #[cfg(unix)]
    {
        // Where it cannot be done, the program ends as it would have.
        let _registered =
            signal_hook::flag::register(signal_hook::consts::SIGXFSZ, std::sync::Arc::default());
    }
}

/// Writes `text` to `path`, and in the place of a file that is there only if `replace`; a link is followed.
pub fn save(path: &Path, text: &str, replace: bool) -> Result<(), SaveError> {
    let failed = |source| SaveError::Io {
        path: path.to_owned(),
        source,
    };
    let before = match fs::metadata(path) {
        Ok(before) => Some(before),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(failed(error)),
    };
    let target = match &before {
        Some(before) => {
            replaceable(path, before, replace)?;
            fs::canonicalize(path).map_err(failed)?
        }
        None => path.to_owned(),
    };
    // The error itself would name the temporary file, which is nobody's business.
    let mut file = temporary(&target, before.as_ref()).map_err(|error| match error.kind() {
        ErrorKind::NotFound => SaveError::NoFolder(path.to_owned()),
        kind => failed(kind.into()),
    })?;
    file.write_all(text.as_bytes()).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    // Another program may have made the file in the meantime; only the rename itself can tell.
    let renamed = if replace {
        file.persist(&target)
    } else {
        file.persist_noclobber(&target)
    };
    match renamed {
        Ok(_file) => Ok(()),
        Err(error) if error.error.kind() == ErrorKind::AlreadyExists => {
            Err(SaveError::Exists(path.to_owned()))
        }
        Err(error) => Err(failed(error.error)),
    }
}

/// All of a plain file of at most `most` bytes; `None` if there is none.
pub fn read(path: &Path, most: u64) -> io::Result<Option<Vec<u8>>> {
    // Opening a pipe would wait for ever.
    match fs::metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Ok(meta) if !meta.is_file() => {
            return Err(io::Error::new(ErrorKind::InvalidInput, "it is no plain file"));
        }
        meta => meta?,
    };
    let mut bytes = Vec::new();
    File::open(path)?.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        let why = if most < 1024 * 1024 {
            format!("it is larger than {} KiB", most / 1024)
        } else {
            format!("it is larger than {} MiB", most / 1024 / 1024)
        };
        return Err(io::Error::new(ErrorKind::FileTooLarge, why));
    }
    Ok(Some(bytes))
}

/// The same as text; a mark that some editors leave at its beginning says nothing.
pub fn read_text(path: &Path, most: u64) -> io::Result<Option<String>> {
    let Some(bytes) = read(path, most)? else {
        return Ok(None);
    };
    let mut text = String::from_utf8(bytes)
        .map_err(|_error| io::Error::new(ErrorKind::InvalidData, "this is not UTF-8 text"))?;
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    Ok(Some(text))
}

/// Puts a file that cannot be read out of the way, as `NAME.damaged-1` or with the next number that is free, and returns where it
/// is now.
pub fn set_aside(path: &Path) -> io::Result<PathBuf> {
    let aside = |number: u32| {
        let mut name = path.as_os_str().to_owned();
        name.push(format!(".damaged-{number}"));
        PathBuf::from(name)
    };
    let free = (1..u32::MAX).map(aside).find(|aside| !aside.exists());
    let free = free.unwrap_or_else(|| aside(u32::MAX));
    fs::rename(path, &free)?;
    Ok(free)
}

/// Opens a file that others may hold, and makes it if `make`; one that is no plain file is refused, since opening a pipe would wait.
pub fn open_to_hold(path: &Path, make: bool) -> io::Result<File> {
    match fs::metadata(path) {
        Ok(meta) if !meta.is_file() => {
            return Err(io::Error::new(ErrorKind::InvalidInput, "it is no plain file"));
        }
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    File::options()
        .read(!make)
        .write(make)
        .create(make)
        .truncate(false)
        .open(path)
}

fn replaceable(path: &Path, before: &Metadata, replace: bool) -> Result<(), SaveError> {
    if before.is_dir() {
        Err(SaveError::Folder(path.to_owned()))
    } else if !before.is_file() {
        Err(SaveError::Special(path.to_owned()))
    } else if !replace {
        Err(SaveError::Exists(path.to_owned()))
    } else {
        Ok(())
    }
}

/// A file beside `target` that is gone unless it is renamed, with the rights of the file it replaces or of any new file.
fn temporary(target: &Path, before: Option<&Metadata>) -> io::Result<NamedTempFile> {
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut builder = Builder::new();
    builder.prefix(".plenary-");
    #[cfg(unix)]
    builder.permissions(ordinary());
    let file = builder.tempfile_in(folder)?;
    if let Some(before) = before {
        file.as_file().set_permissions(before.permissions())?;
    }
    Ok(file)
}

/// What any new file may be: the umask narrows it. Temporary files are for their owner alone otherwise.
#[cfg(unix)]
fn ordinary() -> fs::Permissions {
    use std::os::unix::fs::PermissionsExt;
    fs::Permissions::from_mode(0o666)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_written_once_and_replaced_only_on_demand() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.txt");
        save(&path, "one", false).unwrap();
        assert!(matches!(save(&path, "two", false), Err(SaveError::Exists(_))));
        assert_eq!(fs::read_to_string(&path).unwrap(), "one");
        save(&path, "three", true).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "three");
        assert_eq!(
            fs::read_dir(folder.path()).unwrap().count(),
            1,
            "nothing else is left"
        );
    }

    #[test]
    fn what_is_no_file_is_never_replaced() {
        let folder = tempfile::tempdir().unwrap();
        assert!(matches!(
            save(folder.path(), "x", true),
            Err(SaveError::Folder(_))
        ));
        let nowhere = folder.path().join("no/such/file");
        assert!(matches!(save(&nowhere, "x", true), Err(SaveError::NoFolder(_))));
        #[cfg(unix)]
        assert!(matches!(
            save(Path::new("/dev/null"), "x", true),
            Err(SaveError::Special(_))
        ));
    }

    #[test]
    fn a_file_is_read_up_to_a_limit_and_a_folder_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("in.txt");
        assert_eq!(read(&path, 3).unwrap(), None);
        fs::write(&path, "one").unwrap();
        assert_eq!(read(&path, 3).unwrap().unwrap(), b"one");
        assert_eq!(read(&path, 2).unwrap_err().kind(), ErrorKind::FileTooLarge);
        assert!(read(folder.path(), 3).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_followed_and_rights_are_kept() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("file"), folder.path().join("link"));
        fs::write(&file, "one").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink(&file, &link).unwrap();
        save(&link, "two", true).unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), "two");
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }
}
