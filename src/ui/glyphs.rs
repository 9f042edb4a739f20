//! The characters beyond ASCII that we draw with, and what stands in their place where a terminal or a reader has only ASCII.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Each as wide as what it replaces, so that nothing moves.
const PLAIN: &[(char, char)] = &[
    ('\u{2500}', '-'),
    ('\u{2501}', '='),
    ('\u{2502}', '|'),
    ('\u{2503}', '|'),
    ('\u{250c}', '.'),
    ('\u{2510}', '.'),
    ('\u{2514}', '`'),
    ('\u{2518}', '\''),
    ('\u{251c}', '|'),
    ('\u{250f}', '+'),
    ('\u{2513}', '+'),
    ('\u{2517}', '+'),
    ('\u{251b}', '+'),
    ('\u{2550}', '='),
    ('\u{25b6}', '>'),
    ('\u{25c0}', '<'),
    ('\u{25cf}', 'o'),
    ('\u{00b7}', '.'),
    // The end of a text that was cut, as `less -S` shows it.
    ('\u{2026}', '>'),
    ('\u{2020}', '+'),
    ('\u{2018}', '\''),
    ('\u{2019}', '\''),
    ('\u{201c}', '"'),
    ('\u{201d}', '"'),
    ('\u{2013}', '-'),
    ('\u{2014}', '-'),
    ('\u{fffd}', '?'),
];

/// What stands in ASCII for one of our characters; others stay.
fn plain_char(c: char) -> char {
    PLAIN
        .iter()
        .find(|(glyph, _)| *glyph == c)
        .map_or(c, |(_, plain)| *plain)
}

/// `text` with our own characters in ASCII.
pub fn plain_text(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().map(plain_char).collect())
    }
}

/// Puts ASCII in the place of our own characters in what was drawn.
pub(super) fn plain(area: Rect, buf: &mut Buffer) {
    for position in area.positions() {
        let Some(cell) = buf.cell_mut(position) else {
            continue;
        };
        if !cell.symbol().is_ascii() {
            let text = plain_text(cell.symbol()).into_owned();
            cell.set_symbol(&text);
        }
    }
}
