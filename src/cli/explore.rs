//! The explorer itself.

use std::env;
use std::io::{IsTerminal, stdout};
use std::sync::Arc;

use super::{CliError, Common, Status, data};
use crate::app::keymap::Keymap;
use crate::app::{App, Settings, ThemeName};
use crate::model::Atlas;
use crate::state;
use crate::tui::{self, Ended};

pub(super) fn run(common: &Common, id: Option<&str>) -> Result<Status, CliError> {
    let atlas = data::load(common)?;
    if !stdout().is_terminal() {
        return Err(CliError::NoTerminal);
    }
    let size = crossterm::terminal::size().map_err(|_error| CliError::NoTerminal)?;
    let mut app = app(atlas, common, size, id)?;
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
pub(super) fn app(
    atlas: Arc<Atlas>,
    common: &Common,
    size: (u16, u16),
    id: Option<&str>,
) -> Result<App, CliError> {
    let start = id.map(|id| data::find(&atlas, id)).transpose()?;
    let settings = Settings {
        theme: common.theme.unwrap_or_else(default_theme),
        size,
    };
    let mut app = App::new(atlas, Keymap::defaults()?, settings, start).ok_or(CliError::Empty)?;
    if let Some(date) = common.as_of {
        app.set_as_of(date);
    }
    Ok(app)
}

/// No colours where the user or the terminal wants none.
fn default_theme() -> ThemeName {
    let no_color = env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let dumb = env::var_os("TERM").is_some_and(|term| term == "dumb");
    if no_color || dumb {
        ThemeName::Mono
    } else {
        ThemeName::Terminal
    }
}
