//! The explorer itself.

use std::io::{IsTerminal, stdout};
use std::sync::Arc;

use super::{CliError, Common, Status, data};
use crate::app::keymap::Keymap;
use crate::app::{App, Settings, ThemeName};
use crate::model::Atlas;
use crate::state;
use crate::tui::{self, Ended, Session, Waited, Work};

pub(super) fn run(common: &Common, id: Option<&str>) -> Result<Status, CliError> {
    if !stdout().is_terminal() {
        return Err(CliError::NoTerminal);
    }
    let size = crossterm::terminal::size().map_err(|_error| CliError::NoTerminal)?;
    let theme = theme(common);
    let mut session = None;
    let atlas = match data::file(common) {
        None => data::load(common)?,
        // A file may be large: its loading shows a gauge, and a key can end it.
        Some(path) => {
            let name = path.display().to_string();
            let work: Work<_> = Box::new(move |tell| data::load_telling(&path, tell));
            match session.insert(Session::open()?).wait(&name, theme, work)? {
                Waited::Done(atlas) => atlas?,
                Waited::Ended(ended) => return Ok(status(ended)),
            }
        }
    };
    let mut app = app(atlas, common, size, id)?;
    match state::load_searches() {
        Ok(searches) => app.set_searches(searches),
        Err(error) => app.say(error.to_string()),
    }
    let ended = match session {
        Some(session) => session.run(&mut app)?,
        None => tui::run(&mut app)?,
    };
    Ok(status(ended))
}

/// The status that an end leaves.
const fn status(ended: Ended) -> Status {
    match ended {
        Ended::Quit | Ended::Lost => Status::Done,
        Ended::Signal(signal) => Status::Signal(signal),
    }
}

/// The colours that were asked for; none where the user or the terminal wants none.
fn theme(common: &Common) -> ThemeName {
    let plain = if common.in_colour() {
        ThemeName::Terminal
    } else {
        ThemeName::Mono
    };
    common.theme.unwrap_or(plain)
}

/// The explorer's state before the first key.
pub(super) fn app(
    atlas: Arc<Atlas>,
    common: &Common,
    size: (u16, u16),
    id: Option<&str>,
) -> Result<App, CliError> {
    let start = id.map(|id| data::find(&atlas, id)).transpose()?;
    let settings = Settings {
        theme: theme(common),
        size,
    };
    let mut app = App::new(atlas, Keymap::defaults()?, settings, start).ok_or(CliError::Empty)?;
    if let Some(date) = common.as_of {
        app.set_as_of(date);
    }
    Ok(app)
}
