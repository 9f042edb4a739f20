//! A drawn screen as runs of text that look the same.

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use unicode_width::UnicodeWidthStr;

use crate::ui::theme::{PICTURE_GROUND, PICTURE_TEXT, Rgb, rgb};

/// How a cell looks, a reversed one turned already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Look {
    pub(super) text: Rgb,
    pub(super) ground: Rgb,
    pub(super) is_bold: bool,
    pub(super) is_underlined: bool,
}

impl From<&Cell> for Look {
    fn from(cell: &Cell) -> Self {
        let mut text = rgb(cell.fg, PICTURE_TEXT);
        let mut ground = rgb(cell.bg, PICTURE_GROUND);
        if cell.modifier.contains(Modifier::REVERSED) {
            std::mem::swap(&mut text, &mut ground);
        }
        Self {
            text,
            ground,
            is_bold: cell.modifier.contains(Modifier::BOLD),
            is_underlined: cell.modifier.contains(Modifier::UNDERLINED),
        }
    }
}

/// Text of one row that looks the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    /// The column it begins in.
    pub(super) column: u16,
    /// The columns it takes.
    pub(super) columns: u16,
    pub(super) text: String,
    pub(super) look: Look,
}

/// The runs of each row. A wide character is a run of its own, since fonts do not agree how wide it is.
pub(super) fn runs(buffer: &Buffer) -> Vec<Vec<Run>> {
    buffer.area.rows().map(|row| runs_of(buffer, row)).collect()
}

fn runs_of(buffer: &Buffer, row: Rect) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let (mut end, mut was_wide) = (row.x, false);
    for position in row.columns().map(Rect::as_position) {
        let Some(cell) = buffer.cell(position).filter(|_| position.x >= end) else {
            continue;
        };
        let look = Look::from(cell);
        let columns = u16::try_from(cell.symbol().width().max(1)).unwrap_or(1);
        end = position.x.saturating_add(columns);
        match runs.last_mut() {
            Some(last) if last.look == look && columns == 1 && !was_wide => {
                last.text.push_str(cell.symbol());
                last.columns += 1;
            }
            _ => runs.push(Run {
                column: position.x - row.x,
                columns,
                text: cell.symbol().to_owned(),
                look,
            }),
        }
        was_wide = columns > 1;
    }
    runs
}

/// `#rrggbb`.
pub(super) fn hex([red, green, blue]: Rgb) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// The look of a cell that nothing was drawn in, which the whole picture is laid out on: that of the first one.
pub(super) fn ground(buffer: &Buffer) -> Look {
    let first = buffer.content().first().cloned().unwrap_or_default();
    Look {
        is_bold: false,
        is_underlined: false,
        ..Look::from(&first)
    }
}
