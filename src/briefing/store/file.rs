//! Files read whole and replaced in one step.

use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use super::{StoreError, file_name};

/// A file's bytes; `None` if there is none.
pub(super) fn read(path: &Path, most: u64) -> Result<Option<Vec<u8>>, StoreError> {
    crate::save::read(path, most).map_err(|error| match error.kind() {
        io::ErrorKind::FileTooLarge => StoreError::TooLarge(path.to_owned()),
        _ => StoreError::io("read", path)(error),
    })
}

/// Makes the folder, for its user alone: notes are private.
pub(super) fn make_folder(folder: &Path) -> Result<(), StoreError> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
        .create(folder)
        .map_err(StoreError::io("make the folder", folder))
}

/// Puts `bytes` in the place of a file: whoever looks sees the old one whole or the new one whole, after a crash too.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let folder = path.parent().unwrap_or_else(|| Path::new(""));
    let beside = folder.join(format!(".{}.new", file_name(path)));
    let written = write(&beside, bytes)
        .and_then(|()| fs::rename(&beside, path).map_err(StoreError::io("put in place", path)));
    if written.is_err() {
        // The old file is untouched; what was written beside it is of no use.
        let _result = fs::remove_file(&beside);
    }
    written?;
    sync_folder(folder)
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    let failed = |source| StoreError::io("write", path)(source);
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(failed(error)),
        _ => {}
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    file.sync_all().map_err(failed)
}

/// Makes sure that the names in a folder outlive a crash; where folders cannot be opened there is nothing to do.
pub(super) fn sync_folder(folder: &Path) -> Result<(), StoreError> {
    if cfg!(unix) {
        let synced = File::open(folder).and_then(|folder| folder.sync_all());
        synced.map_err(StoreError::io("sync the folder", folder))?;
    }
    Ok(())
}

/// Keeps other plenaries from saving a briefing while it is held; the system lets go of it when a program dies.
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    /// How often it is tried, and how long to wait in between.
    const TRIES: (u32, Duration) = (100, Duration::from_millis(20));

    pub(super) fn take(folder: &Path, name: &str) -> Result<Self, StoreError> {
        let path: PathBuf = folder.join(".lock");
        let file = crate::save::open_to_hold(&path, true).map_err(StoreError::io("open", &path))?;
        for _ in 0..Self::TRIES.0 {
            match file.try_lock() {
                // Some network disks know no locks: the revision is still compared.
                Ok(()) | Err(TryLockError::Error(_)) => return Ok(Self { _file: file }),
                Err(TryLockError::WouldBlock) => thread::sleep(Self::TRIES.1),
            }
        }
        Err(StoreError::Busy(name.to_owned()))
    }
}
