//! The presenter's console: another terminal that follows a presentation through a file.

use std::io;
use std::sync::mpsc::RecvTimeoutError;
use std::time::{Duration, SystemTime};

use super::events::Happening;
use super::{Ended, Session};
use crate::app::keymap::{Found, Keymap, Scope};
use crate::app::{Message, ThemeName};
use crate::state;
use crate::ui::Console;

/// How often the file is looked at, and the clock goes on.
const BEAT: Duration = Duration::from_millis(250);

/// Follows the presentation of a briefing until the user leaves.
pub fn follow(name: &str, theme: ThemeName, keymap: &Keymap) -> io::Result<Ended> {
    let mut session = Session::open()?;
    session.input.next();
    // Without it the console follows all the same; the room then sees what is typed.
    let _following = state::begin_following(name).ok();
    loop {
        let read = state::load_report(name).map(|read| {
            read.map(|(report, when)| {
                let passed = SystemTime::now().duration_since(when).unwrap_or_default();
                report.later(passed)
            })
        });
        let console = Console {
            name,
            report: read.map_err(|error| error.to_string()),
            theme,
        };
        session
            .screen
            .frame(|frame| frame.render_widget(&console, frame.area()))?;
        match session.happenings.recv_timeout(BEAT) {
            Ok(Happening::Messages(messages)) => {
                if messages.iter().any(|message| leaves(keymap, message)) {
                    return Ok(Ended::Quit);
                }
                session.input.next();
            }
            Ok(Happening::Signal(signal)) => return Ok(Ended::Signal(signal)),
            Ok(Happening::Stop) => session.screen.suspend()?,
            Ok(Happening::Continued) => session.screen.retake()?,
            Ok(Happening::Lost) | Err(RecvTimeoutError::Disconnected) => return Ok(Ended::Lost),
            Ok(
                Happening::Resized
                | Happening::Found(_)
                | Happening::Reread(_)
                | Happening::Told(_)
                | Happening::Unwatched(_)
                | Happening::Progress(_)
                | Happening::Worked,
            )
            | Err(RecvTimeoutError::Timeout) => {}
        }
    }
}

/// Whether a message asks to leave.
fn leaves(keymap: &Keymap, message: &Message) -> bool {
    let Message::Key(key) = message else { return false };
    matches!(keymap.resolve(&[Scope::Console], &[*key]), Found::Action(_))
}
