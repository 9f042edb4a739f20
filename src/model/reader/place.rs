//! Where in a record a fault is: `ron` names a line and column, an author wants the field.

use std::ops::Range;

use ron::error::{Error, Position};

use super::words::is_about_a_value;

/// Where the value of `key: value` begins; the item itself if it has no key.
pub(super) fn value_start(text: &str, item: &Range<usize>) -> usize {
    let shown = text.get(item.clone()).unwrap_or_default();
    let lead = |t: &str| t.len() - t.trim_start().len();
    let key = shown
        .bytes()
        .position(|b| b == b':' || b == b'"' || b == b'(')
        .filter(|at| shown.as_bytes().get(*at) == Some(&b':'));
    match key {
        Some(colon) => item.start + colon + 1 + lead(shown.get(colon + 1..).unwrap_or_default()),
        None => item.start + lead(shown),
    }
}

/// The byte of a line and column of `ron`, which counts both from one and columns in characters.
pub(super) fn offset(text: &str, position: Position) -> usize {
    let mut start = 0;
    for _ in 1..position.line {
        match text.get(start..).and_then(|rest| rest.find('\n')) {
            Some(newline) => start += newline + 1,
            None => return text.len(),
        }
    }
    let rest = text.get(start..).unwrap_or_default();
    start
        + rest
            .char_indices()
            .nth(position.col.saturating_sub(1))
            .map_or(rest.len(), |(at, _)| at)
}

/// The field or list item that a fault at `at` is about, without the comma behind it.
pub(super) fn item_around(text: &str, at: usize, code: &Error) -> Range<usize> {
    // Faults about a value or a name are reported behind it, at its comma or the colon.
    let at = if is_about_a_value(code) {
        at.saturating_sub(1)
    } else {
        at
    };
    let mut starts = vec![0_usize];
    let mut found: Option<usize> = None;
    let mut tokens = Tokens { text, pos: 0 };
    while let Some((from, byte)) = tokens.next() {
        if found.is_none() && tokens.pos > at {
            found = Some(starts.len());
        }
        match byte {
            b'(' | b'[' | b'{' => {
                starts.push(from + 1);
                if found.is_some() && from == at {
                    found = found.map(|depth| depth.max(starts.len() - 1));
                }
            }
            b')' | b']' | b'}' | b',' => {
                if found.is_some_and(|depth| starts.len() <= depth) {
                    return starts.last().copied().unwrap_or_default()..from;
                }
                if byte != b',' {
                    starts.pop();
                } else if let Some(last) = starts.last_mut() {
                    *last = from + 1;
                } else {
                    break;
                }
            }
            _ => {}
        }
    }
    at.min(text.len())..text.len()
}

/// The opening bracket of the one that closes at `close`.
pub(super) fn opening(text: &str, close: usize) -> usize {
    let mut open = Vec::new();
    for (from, byte) in (Tokens { text, pos: 0 }) {
        match byte {
            b'(' | b'[' | b'{' => open.push(from),
            b')' | b']' | b'}' => {
                let start = open.pop();
                if from == close {
                    return start.unwrap_or_default();
                }
            }
            _ => {}
        }
    }
    0
}

/// The bytes of a record outside of texts and comments, with their places.
struct Tokens<'a> {
    text: &'a str,
    pos: usize,
}

impl Iterator for Tokens<'_> {
    type Item = (usize, u8);

    fn next(&mut self) -> Option<(usize, u8)> {
        let bytes = self.text.as_bytes();
        let from = self.pos;
        let byte = *bytes.get(from)?;
        self.pos += 1;
        if byte == b'"' {
            while let Some(inside) = bytes.get(self.pos) {
                self.pos += if *inside == b'\\' { 2 } else { 1 };
                if *inside == b'"' {
                    break;
                }
            }
        }
        if byte == b'/' && bytes.get(self.pos) == Some(&b'/') {
            self.pos += bytes
                .get(self.pos..)
                .and_then(|rest| rest.iter().position(|b| *b == b'\n'))
                .unwrap_or(0);
        }
        Some((from, byte))
    }
}
