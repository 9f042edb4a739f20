//! The thread that watches the dataset's files and reads them again, so that no key ever waits for a file.
//!
//! It sleeps until the system tells of a change: an idle program wakes for nothing.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher, recommended_watcher};

use super::Desktop;
use super::events::{Alarm, Happening};
use crate::app::{Fresh, Spot, Trouble};
use crate::model::{Seen, Stack, StackError};

/// How long nothing may change before the files are read: an editor writes a file in several steps.
const SETTLE: Duration = Duration::from_millis(40);

/// What came of reading the dataset's files again.
#[derive(Debug)]
pub(super) struct Reread {
    /// The files as they were.
    pub(super) seen: Seen,
    /// The dataset, or what is wrong with it.
    pub(super) read: Result<Fresh, Trouble>,
}

/// Why the thread wakes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wake {
    /// Something may have changed.
    Look,
    /// The user wants the files to be read, whether they changed or not.
    Read,
}

/// The watching thread.
#[derive(Debug)]
pub(super) struct Watch(Sender<Wake>);

impl Watch {
    /// Starts the thread; `None` if there is no file to watch.
    pub(super) fn start(desktop: &Desktop, happened: Sender<Happening>) -> io::Result<Option<Self>> {
        // What came from a pipe cannot be read twice.
        let piped = desktop.stack.named.iter().any(|path| path == Path::new("-"));
        if desktop.seen.sightings.is_empty() || piped {
            return Ok(None);
        }
        let (wake, woken) = channel();
        let eyes = Eyes::new(wake.clone());
        let mut reader = Reader {
            stack: desktop.stack.clone(),
            seen: desktop.seen.clone(),
            eyes,
            happened,
        };
        thread::Builder::new().name("watch".to_owned()).spawn(move || {
            let _alarm = Alarm(reader.happened.clone());
            // The explorer goes on without: a key has the files read.
            if let Err(error) = reader.eyes.turn_to(&reader.seen) {
                log::warn!("the files are not watched: {error}");
                let _result = reader.happened.send(Happening::Unwatched(why(&error)));
            }
            // What changed before it was watched.
            if reader.look(Wake::Look) {
                reader.run(&woken);
            }
        })?;
        Ok(Some(Self(wake)))
    }

    /// Has the files looked at, and read if they changed.
    pub(super) fn look(&self) {
        // A thread that has ended has nobody to tell either.
        let _result = self.0.send(Wake::Look);
    }

    /// Has the files read.
    pub(super) fn read(&self) {
        let _result = self.0.send(Wake::Read);
    }
}

/// What the system watches for us.
struct Eyes {
    watcher: notify::Result<RecommendedWatcher>,
    folders: BTreeSet<PathBuf>,
}

impl Eyes {
    fn new(wake: Sender<Wake>) -> Self {
        let tell = move |event: notify::Result<Event>| {
            if event.is_ok_and(|event| may_change(event.kind)) {
                let _result = wake.send(Wake::Look);
            }
        };
        Self {
            watcher: recommended_watcher(tell),
            folders: BTreeSet::new(),
        }
    }

    /// Watches the folders of all files: an editor that saves puts a new file in the place of the old one.
    fn turn_to(&mut self, seen: &Seen) -> Result<(), notify::Error> {
        let watcher = match &mut self.watcher {
            Ok(watcher) => watcher,
            Err(error) => return Err(notify::Error::generic(&error.to_string())),
        };
        let mut done = Ok(());
        let folders: BTreeSet<PathBuf> = seen.sightings.iter().flat_map(|one| folders(&one.path)).collect();
        for gone in self.folders.difference(&folders) {
            // One that was removed is watched no more anyway.
            let _result = watcher.unwatch(gone);
        }
        for new in folders.difference(&self.folders) {
            let turned = watcher.watch(new, RecursiveMode::NonRecursive);
            done = done.and(turned);
        }
        self.folders = folders;
        done
    }
}

/// What the system said, without the folders: the notice line is short.
fn why(error: &notify::Error) -> String {
    match &error.kind {
        notify::ErrorKind::Io(error) => error.to_string(),
        notify::ErrorKind::Generic(text) => text.clone(),
        _ => error.to_string(),
    }
}

/// The folder of a file, and of the file that it is a link to.
fn folders(path: &Path) -> impl Iterator<Item = PathBuf> {
    let folder = |path: &Path| {
        let folder = path.parent()?;
        Some(if folder.as_os_str().is_empty() {
            PathBuf::from(".")
        } else {
            folder.to_owned()
        })
    };
    let target = path.canonicalize().ok();
    [folder(path), target.and_then(|target| folder(&target))]
        .into_iter()
        .flatten()
}

/// Whether something may have changed; our own reading is told of too.
const fn may_change(kind: EventKind) -> bool {
    !matches!(kind, EventKind::Access(kind) if !matches!(kind, AccessKind::Close(AccessMode::Write)))
}

struct Reader {
    stack: Stack,
    seen: Seen,
    eyes: Eyes,
    happened: Sender<Happening>,
}

impl Reader {
    fn run(&mut self, woken: &Receiver<Wake>) {
        while let Ok(mut wake) = woken.recv() {
            while let Ok(next) = woken.recv_timeout(SETTLE) {
                if next == Wake::Read {
                    wake = next;
                }
            }
            if !self.look(wake) {
                return;
            }
        }
    }

    /// Reads the files if they changed, or if the user wants it; tells whether anybody listens.
    fn look(&mut self, wake: Wake) -> bool {
        if wake == Wake::Look && self.seen.holds() {
            return true;
        }
        let (mut seen, loaded) = self.stack.load(&|_progress| ());
        if seen.paths.is_empty() {
            // What could not be read at all is still where it was.
            seen.paths.clone_from(&self.seen.paths);
        }
        self.seen = seen.clone();
        // Told once is enough: what was said at the start still holds.
        let _result = self.eyes.turn_to(&seen);
        let read = loaded
            .map(|loaded| Fresh(Arc::new(loaded.atlas)))
            .map_err(|error| trouble(&error));
        let reread = Box::new(Reread { seen, read });
        self.happened.send(Happening::Reread(reread)).is_ok()
    }
}

fn trouble(error: &StackError) -> Trouble {
    let report = match error {
        StackError::Read(error) => {
            return Trouble {
                text: crate::text::clean_line(&error.to_string()).into_owned(),
                spot: None,
            };
        }
        StackError::Faults(report) => report,
    };
    match report.headline() {
        Some((fault, place, text)) => Trouble {
            text,
            spot: Some(Spot {
                file: fault.file,
                line: place.line,
                column: place.column,
            }),
        },
        None => Trouble {
            text: "the dataset has faults".to_owned(),
            spot: None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Sighting;

    #[test]
    fn a_folder_that_cannot_be_watched_is_told() {
        let (wake, _woken) = channel();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("my.ron");
        std::fs::write(&path, "").unwrap();
        let seen = Seen {
            sightings: vec![Sighting::of(&path)],
            ..Seen::default()
        };
        let mut eyes = Eyes::new(wake.clone());
        assert!(eyes.turn_to(&seen).is_ok());
        drop(folder);
        let mut eyes = Eyes::new(wake);
        let error = eyes.turn_to(&seen).unwrap_err();
        assert!(!why(&error).contains("my.ron"), "{}", why(&error));
    }
}
