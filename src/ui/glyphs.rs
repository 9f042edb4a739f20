//! The characters beyond ASCII that we draw with, and what stands in their place where a terminal or a reader has only ASCII.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use unicode_normalization::UnicodeNormalization;
use unicode_width::UnicodeWidthChar;

/// Each as wide as what it replaces, so that nothing moves.
const PLAIN: &[(char, char)] = &[
    ('\u{2500}', '-'),
    ('\u{2501}', '='),
    ('\u{2502}', '|'),
    ('\u{2503}', '|'),
    ('\u{2504}', '.'),
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
    ('\u{1fbc4}', '?'),
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

/// Puts narrow letters in the place of those that terminals made for East Asia draw two cells wide: a letter and its accent for
/// one that has both, else the plain form of the same; a letter without either becomes `?`, since half a line would shift.
pub(super) fn narrow(area: Rect, buf: &mut Buffer) {
    for position in area.positions() {
        let Some(cell) = buf.cell_mut(position) else {
            continue;
        };
        if cell.symbol().chars().any(is_ambiguous) {
            let text: String = cell.symbol().chars().map(narrow_form).collect();
            cell.set_symbol(&text);
        }
    }
}

/// Whether a character takes one cell or two, as the terminal likes: a letter with its accent too, since their tables differ.
fn is_ambiguous(c: char) -> bool {
    c.width() == Some(1) && (c.width_cjk() == Some(2) || !c.is_ascii() && c.nfd().nth(1).is_some())
}

fn narrow_form(c: char) -> String {
    let is_narrow = |text: &String| {
        let mut letters = text.chars();
        letters.next().is_some_and(|first| first.width_cjk() == Some(1))
            && letters.all(|mark| mark.width() == Some(0))
    };
    [c.nfd().collect(), c.nfkd().collect()]
        .into_iter()
        .find(is_narrow)
        .unwrap_or_else(|| "?".to_owned())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_take_two_cells_is_told_in_one() {
        for (letter, narrow) in [
            ('a', "a"),
            ('\u{e9}', "e\u{301}"),
            ('\u{2026}', "?"),
            ('\u{b2}', "2"),
            ('\u{a7}', "?"),
            ('\u{f1}', "n\u{303}"),
        ] {
            assert_eq!(narrow_form(letter), narrow, "{letter}");
        }
        let mut buffer = Buffer::with_lines(["\u{e9}\u{65e5}\u{2264}"]);
        narrow(buffer.area, &mut buffer);
        assert!(
            !buffer
                .content
                .iter()
                .any(|cell| cell.symbol().chars().any(is_ambiguous))
        );
    }
}
