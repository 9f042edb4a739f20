//! The explorer itself.

use std::io::{IsTerminal, stdout};
use std::sync::Arc;

use super::{CliError, Common, Status, data};
use crate::app::keymap::Keymap;
use crate::app::{App, Settings, ThemeName};
use crate::model::Atlas;
use crate::tui::{self, Ended};

pub(super) fn run(common: &Common, id: Option<&str>) -> Result<Status, CliError> {
    let atlas = data::load(common)?;
    if !stdout().is_terminal() {
        return Err(CliError::NoTerminal);
    }
    let size = crossterm::terminal::size().map_err(|_error| CliError::NoTerminal)?;
    let mut app = app(atlas, common, size, id)?;
    Ok(match tui::run(&mut app)? {
        Ended::Quit | Ended::Lost => Status::Done,
        Ended::Signal(signal) => Status::Signal(signal),
    })
}

/// The explorer's state before the first key.
pub(super) fn app(
    atlas: Atlas,
    common: &Common,
    size: (u16, u16),
    id: Option<&str>,
) -> Result<App, CliError> {
    let start = id.map(|id| data::find(&atlas, id)).transpose()?;
    let plain = if common.in_colour() {
        ThemeName::Terminal
    } else {
        ThemeName::Mono
    };
    let settings = Settings {
        theme: common.theme.unwrap_or(plain),
        size,
    };
    App::new(Arc::new(atlas), Keymap::defaults()?, settings, start).ok_or(CliError::Empty)
}
