//! A drawn screen as text or as a picture, for the `screen` command, the README and tests.

mod html;
mod runs;
mod svg;

use ratatui::buffer::Buffer;

pub use html::html;
pub use svg::svg;

use runs::runs;

/// The characters of a buffer, a line per row, without trailing room.
pub fn picture(buffer: &Buffer) -> String {
    let mut out = String::new();
    for row in runs(buffer) {
        let line: String = row.iter().map(|run| run.text.as_str()).collect();
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests;
