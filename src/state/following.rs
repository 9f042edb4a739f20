//! Whether a console follows a presentation: it holds a file, which the system lets go of when it ends.

use std::fs::{File, TryLockError};
use std::path::PathBuf;

use crate::save::open_to_hold;

use super::{StateError, folder, make_folder};

/// A console that follows a presentation; the system forgets it when its program ends.
#[derive(Debug)]
pub struct Following {
    _file: File,
}

/// The file that the console of a briefing holds while it follows.
fn console_file(name: &str) -> Result<PathBuf, StateError> {
    Ok(folder()?.join(format!("presenting-{name}.console")))
}

/// Says that a console follows from now on.
pub fn begin_following(name: &str) -> Result<Following, StateError> {
    make_folder()?;
    let path = console_file(name)?;
    let open = open_to_hold(&path, true);
    // A second console holds it too; where there are no locks, the audience's screen shows what is typed.
    let held = open.inspect(|file| {
        let _locked = file.try_lock_shared();
    });
    let file = held.map_err(|error| StateError::Io { path, error })?;
    Ok(Following { _file: file })
}

/// Whether a console follows the presentation of a briefing.
pub fn is_followed(name: &str) -> bool {
    let file = console_file(name)
        .ok()
        .and_then(|path| open_to_hold(&path, false).ok());
    file.is_some_and(|file| matches!(file.try_lock(), Err(TryLockError::WouldBlock)))
}
