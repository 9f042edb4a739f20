//! A drawn screen as text, for the `screen` command and for tests.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

/// The characters of a buffer, a line per row, without trailing room.
pub fn picture(buffer: &Buffer) -> String {
    let mut out = String::new();
    for row in buffer.area.rows() {
        let mut line = String::new();
        let mut skip = 0_usize;
        for position in row.columns().map(Rect::as_position) {
            let Some(cell) = buffer.cell(position) else {
                continue;
            };
            if skip > 0 {
                skip -= 1;
                continue;
            }
            line.push_str(cell.symbol());
            skip = cell.symbol().width().saturating_sub(1);
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}
