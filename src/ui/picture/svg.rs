//! A drawn screen as SVG.

use std::fmt::Write as _;

use ratatui::buffer::Buffer;

use super::runs::{Run, ground, hex, runs};
use crate::export::html::escape;

/// The width of a cell in pixels: what a monospaced font of [`FONT`] takes.
const CELL: u16 = 9;

/// The height of a row in pixels: little enough for the lines of borders to meet.
const ROW: u16 = 18;

/// The size of the font in pixels.
const FONT: u16 = 15;

/// Where letters stand in a row, in pixels from its top.
const BASE: u16 = 14;

/// The room around the screen in pixels.
const MARGIN: u16 = 9;

/// A buffer as one SVG file; `title` is what is read out in its place.
pub fn svg(buffer: &Buffer, title: &str) -> String {
    let (width, height) = (
        u32::from(buffer.area.width) * u32::from(CELL) + 2 * u32::from(MARGIN),
        u32::from(buffer.area.height) * u32::from(ROW) + 2 * u32::from(MARGIN),
    );
    let title = escape(title);
    let ground = ground(buffer).ground;
    let mut out = String::new();
    // Writing to a `String` cannot fail.
    let _written = writeln!(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{title}\">
<title>{title}</title>
<style>rect {{ shape-rendering: crispEdges; }} text {{ font: {FONT}px \"DejaVu Sans Mono\", \"Liberation Mono\", Menlo, Consolas, monospace; white-space: pre; }} .b {{ font-weight: bold; }} .u {{ text-decoration: underline; }}</style>
<rect width=\"{width}\" height=\"{height}\" rx=\"6\" fill=\"{}\"/>",
        hex(ground)
    );
    for (row, runs) in runs(buffer).iter().enumerate() {
        let top = u32::try_from(row).unwrap_or_default() * u32::from(ROW) + u32::from(MARGIN);
        for run in runs {
            if run.look.ground != ground {
                let (x, width) = place(run);
                let fill = hex(run.look.ground);
                let _written = writeln!(
                    out,
                    "<rect x=\"{x}\" y=\"{top}\" width=\"{width}\" height=\"{ROW}\" fill=\"{fill}\"/>"
                );
            }
            text(run, top, &mut out);
        }
    }
    out.push_str("</svg>\n");
    out
}

/// Where a run begins, and how wide it is, in pixels.
fn place(run: &Run) -> (u32, u32) {
    (
        u32::from(run.column) * u32::from(CELL) + u32::from(MARGIN),
        u32::from(run.columns) * u32::from(CELL),
    )
}

/// The letters of a run, held to their columns whatever font there is.
fn text(run: &Run, top: u32, out: &mut String) {
    if run.text.trim().is_empty() && !run.look.is_underlined {
        return;
    }
    let class = match (run.look.is_bold, run.look.is_underlined) {
        (false, false) => "",
        (true, false) => " class=\"b\"",
        (false, true) => " class=\"u\"",
        (true, true) => " class=\"b u\"",
    };
    let (x, width) = place(run);
    // Writing to a `String` cannot fail.
    let _written = writeln!(
        out,
        "<text x=\"{x}\" y=\"{}\" textLength=\"{width}\" lengthAdjust=\"spacingAndGlyphs\" fill=\"{}\"{class} xml:space=\"preserve\">{}</text>",
        top + u32::from(BASE),
        hex(run.look.text),
        escape(&run.text)
    );
}
