//! Lines that are typed into: what stands before them, and where the terminal's cursor is.

use ratatui::layout::{Position, Rect};

use super::{stage, tray};
use crate::app::App;
use crate::app::areas::{Addresses, Areas, Palette};
use crate::app::overlay::{Overlay, Question};
use crate::app::tray::Over;
use crate::wrap::width;

/// Where the terminal's cursor stands while something is typed.
pub fn cursor(app: &App) -> Option<Position> {
    if let Some(stage) = app.stage() {
        return stage::cursor(stage, app.size());
    }
    let areas = app.areas();
    if areas == Areas::default() {
        return None;
    }
    let overlay = app.overlay()?;
    let typed = u16::try_from(width(overlay.input().text())).unwrap_or(u16::MAX);
    let area = match overlay {
        Overlay::Tray(tray) => {
            let Over::Line(line) = tray.over else {
                return tray::cursor(tray, app.wording(), app.size());
            };
            let label = u16::try_from(width(line.label())).unwrap_or_default();
            let typed = Palette::new(app.size()).typed;
            Rect {
                x: typed.x + label,
                width: typed.width.saturating_sub(label),
                ..typed
            }
        }
        Overlay::Find(..) | Overlay::Name(..) | Overlay::Ask(..) => prompt_area(overlay, areas.notice),
        Overlay::Search(_)
        | Overlay::Actions(_)
        | Overlay::Themes(_)
        | Overlay::Export(_)
        | Overlay::Naming(_) => Palette::new(app.size()).typed,
        Overlay::Sources(sources) => {
            let code = sources.selected().and_then(|source| source.code.as_ref());
            Addresses::new(app.size(), app.ascii(), code).typed
        }
    };
    Some(Position {
        x: area.x + typed.min(area.width),
        y: area.y,
    })
}

/// What stands before the text of a line at the foot of the screen.
pub(super) const fn prompt_label(overlay: &Overlay) -> &'static str {
    match overlay {
        Overlay::Name(..) => " Name of this search: ",
        Overlay::Ask(Question::Older, _) => " File of the older edition: ",
        Overlay::Ask(Question::AsOf, _) => " As of (1998, 2002-10, 2002-10-26): ",
        _ => " Find in this pane: ",
    }
}

/// Where the text of a line at the foot of the screen stands; a cell is left for the cursor.
pub(super) fn prompt_area(overlay: &Overlay, notice: Rect) -> Rect {
    let label = u16::try_from(width(prompt_label(overlay))).unwrap_or_default();
    let line = last_row(notice);
    Rect {
        x: line.x + label,
        width: line.width.saturating_sub(label + 1),
        ..line
    }
}

/// The row of an area that stands lowest.
pub(super) fn last_row(area: Rect) -> Rect {
    Rect {
        y: area.bottom().saturating_sub(1),
        height: area.height.min(1),
        ..area
    }
}
