//! Work that takes a while, with a gauge that tells how far it has come and keys that are still heard.

use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use crossterm::terminal;

use super::events::Happening;
use super::{Ended, Session};
use crate::app::{Message, ThemeName};
use crate::key::{Code, Named};
use crate::model::Progress;
use crate::ui::Waiting;

/// Work that is shorter than this shows no gauge.
const PATIENCE: Duration = Duration::from_millis(60);

/// Work to be waited for: it is handed a way to tell how far it has come.
pub type Work<T> = Box<dyn FnOnce(&(dyn Fn(Progress) + Sync)) -> T + Send>;

/// What came of waiting.
#[derive(Debug)]
pub enum Waited<T> {
    /// The work is done.
    Done(T),
    /// The user, a signal or the terminal put an end to it.
    Ended(Ended),
}

impl Session {
    /// Does some work in a thread of its own and shows how far it has come.
    pub fn wait<T: Send + 'static>(
        &mut self,
        name: &str,
        theme: ThemeName,
        work: Work<T>,
    ) -> io::Result<Waited<T>> {
        let (done, result) = channel();
        let happened = self.happened.clone();
        thread::Builder::new().name("work".to_owned()).spawn(move || {
            let shown = AtomicUsize::new(usize::MAX);
            let tell = |progress: Progress| {
                // A hundred steps are enough to see.
                if shown.swap(progress.percent(), Ordering::Relaxed) != progress.percent() {
                    // Nobody may be waiting any more.
                    let _result = happened.send(Happening::Progress(progress));
                }
            };
            let _result = done.send(work(&tell));
            let _result = happened.send(Happening::Worked);
        })?;
        let mut waiting = Waiting {
            name,
            progress: Progress::Reading,
            theme,
        };
        let mut patience = Some(PATIENCE);
        self.input.next();
        self.listening = true;
        loop {
            let happening = match patience {
                Some(time) => self.happenings.recv_timeout(time),
                None => self
                    .happenings
                    .recv()
                    .map_err(|_error| RecvTimeoutError::Disconnected),
            };
            match happening {
                Ok(Happening::Worked) => {
                    if let Ok(result) = result.try_recv() {
                        return Ok(Waited::Done(result));
                    }
                    // The work panicked; the hook has told why.
                    return Ok(Waited::Ended(Ended::Lost));
                }
                Ok(Happening::Progress(progress)) => waiting.progress = progress,
                Ok(Happening::Messages(messages)) => {
                    if messages.iter().any(leaves) {
                        return Ok(Waited::Ended(Ended::Quit));
                    }
                    self.input.next();
                }
                Ok(Happening::Signal(signal)) => return Ok(Waited::Ended(Ended::Signal(signal))),
                Ok(Happening::Stop) => self.screen.suspend()?,
                Ok(Happening::Continued) => self.screen.retake()?,
                Ok(Happening::Lost) | Err(RecvTimeoutError::Disconnected) => {
                    return Ok(Waited::Ended(Ended::Lost));
                }
                // All else is for the explorer that is not there yet.
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout) => patience = None,
            }
            if patience.is_none() && terminal::size().is_ok() {
                self.screen
                    .frame(|frame| frame.render_widget(&waiting, frame.area()))?;
            }
        }
    }
}

/// Whether a message asks to leave.
fn leaves(message: &Message) -> bool {
    let Message::Key(key) = message else { return false };
    match key.code {
        Code::Char('q') => true,
        Code::Char('c') => key.ctrl,
        Code::Named(named) => named == Named::Esc,
        _ => false,
    }
}
