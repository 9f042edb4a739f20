//! The explorer itself.

use std::io::{IsTerminal, stdout};
use std::sync::Arc;

use super::{CliError, Common, Status, colours, data};
use crate::app::keymap::Keymap;
use crate::app::{App, Settings};
use crate::model::Atlas;
use crate::state;
use crate::tui::{self, Ended};

pub(super) fn run(common: &Common, id: Option<&str>) -> Result<Status, CliError> {
    let atlas = data::load(common)?;
    if !stdout().is_terminal() {
        return Err(CliError::NoTerminal);
    }
    let size = crossterm::terminal::size().map_err(|_error| CliError::NoTerminal)?;
    let settings = Settings {
        theme: colours::theme(common.theme, true),
        size,
        ascii: common.wants_ascii(),
    };
    let mut app = app(atlas, settings, id)?;
    match state::load_searches() {
        Ok(searches) => app.set_searches(searches),
        Err(error) => app.say(error.to_string()),
    }
    Ok(match tui::run(&mut app)? {
        Ended::Quit | Ended::Lost => Status::Done,
        Ended::Signal(signal) => Status::Signal(signal),
    })
}

/// The explorer's state before the first key.
pub(super) fn app(atlas: Arc<Atlas>, settings: Settings, id: Option<&str>) -> Result<App, CliError> {
    let start = id.map(|id| data::find(&atlas, id)).transpose()?;
    App::new(atlas, Keymap::defaults()?, settings, start).ok_or(CliError::Empty)
}
