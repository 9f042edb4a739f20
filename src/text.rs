//! Text that is safe to show: nothing from a file can steer a terminal.

use std::borrow::Cow;
use std::io::{self, Write};

/// What stands in place of a character that could steer a terminal.
const REPLACEMENT: char = '\u{fffd}';

/// The same for a character of four bytes, where places are counted in bytes.
const LONG_REPLACEMENT: char = '\u{1fbc4}';

/// Whether `c` could steer a terminal or turn the direction of text that follows.
pub fn is_steering(c: char) -> bool {
    c.is_control()
        || matches!(c,
            // Marks of direction, and characters that take no room and join or hide letters.
            '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
            // Ends of lines and paragraphs, and what only annotates.
            | '\u{2028}' | '\u{2029}' | '\u{fff9}'..='\u{fffb}'
            // Tags: a second, invisible text behind the first.
            | '\u{e0000}'..='\u{e007f}')
}

/// `text` on lines of its own: tabs become a space, other steering characters a visible mark.
pub fn clean(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| is_steering(c) && c != '\n') {
        return Cow::Borrowed(text);
    }
    let swap = |c| match c {
        '\n' => '\n',
        '\t' | '\r' => ' ',
        c if is_steering(c) => REPLACEMENT,
        c => c,
    };
    Cow::Owned(text.chars().map(swap).collect())
}

/// `text` cleaned with its line ends kept as they are, be they LF or CRLF: some formats ask for the latter.
pub fn clean_lines(text: &str) -> Cow<'_, str> {
    if !text.contains("\r\n") {
        return clean(text);
    }
    let lines: Vec<Cow<'_, str>> = text.split("\r\n").map(clean).collect();
    Cow::Owned(lines.join("\r\n"))
}

/// `line` with each steering character replaced by a mark of as many bytes, so that places in it stay where they are.
pub fn clean_in_place(line: &str) -> Cow<'_, str> {
    if !line.chars().any(is_steering) {
        return Cow::Borrowed(line);
    }
    let swap = |c: char| match c.len_utf8() {
        _ if !is_steering(c) => c,
        1 if c == '\t' => ' ',
        1 => '?',
        2 => '¿',
        3 => REPLACEMENT,
        _ => LONG_REPLACEMENT,
    };
    Cow::Owned(line.chars().map(swap).collect())
}

/// `text` on one line.
pub fn clean_line(text: &str) -> Cow<'_, str> {
    match clean(text) {
        Cow::Borrowed(text) if !text.contains('\n') => Cow::Borrowed(text),
        text => Cow::Owned(text.replace('\n', " ")),
    }
}

/// `word` with a capital letter first.
pub fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A writer that lets nothing through that could steer a terminal.
#[derive(Debug)]
pub struct CleanWriter<W>(pub W);

impl<W: Write> Write for CleanWriter<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match std::str::from_utf8(bytes) {
            Ok(text) => self.0.write_all(clean_lines(text).as_bytes())?,
            // A character cut in two by a buffer: the callers write whole texts, so this is only a safety net.
            Err(_) => self
                .0
                .write_all(clean_lines(&String::from_utf8_lossy(bytes)).as_bytes())?,
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_in_a_line_stay_where_they_are() {
        let line = "a\tb\u{1b}[31m é \u{9b}1m \u{202e}x\u{e0041}";
        let cleaned = clean_in_place(line);
        assert_eq!(cleaned, "a b?[31m é ¿1m \u{fffd}x\u{1fbc4}");
        for c in (0..=u32::from(char::MAX)).filter_map(char::from_u32) {
            let letter = c.to_string();
            assert_eq!(clean_in_place(&letter).len(), letter.len(), "{c:?}");
            assert!(!clean_in_place(&letter).chars().any(is_steering), "{c:?}");
        }
    }

    #[test]
    fn nothing_that_steers_a_terminal_is_left() {
        for (text, safe) in [
            ("plain é 日本", "plain é 日本"),
            ("\u{1b}[31mred\u{7}", "\u{fffd}[31mred\u{fffd}"),
            ("a\tb\r\nc", "a b \nc"),
            ("\u{202e}abc\u{9b}1m", "\u{fffd}abc\u{fffd}1m"),
            ("a\u{2028}b\u{e0041}", "a\u{fffd}b\u{fffd}"),
        ] {
            assert_eq!(clean(text), safe);
        }
        assert_eq!(clean_line("a\nb"), "a b");
        assert_eq!(clean_lines("a\r\nb\rc\n\u{1b}d\r\n"), "a\r\nb c\n\u{fffd}d\r\n");
    }
}
