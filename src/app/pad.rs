//! A text of several lines, edited in place.

use unicode_segmentation::UnicodeSegmentation;

use crate::text::is_steering;
use crate::wrap::width;

/// The longest text that is taken.
const LONGEST: usize = 16 * 1024;

/// A text of several lines with a cursor.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pad {
    text: String,
    /// Where the cursor is, in bytes; always between two letters.
    at: usize,
}

impl Pad {
    /// Begins with a text, the cursor at its end.
    pub fn new(text: &str) -> Self {
        let mut pad = Self::default();
        pad.insert(text);
        pad
    }

    /// What is written.
    pub fn text(&self) -> &str {
        &self.text
    }

    fn before(&self) -> &str {
        self.text.get(..self.at).unwrap_or_default()
    }

    fn after(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Puts in what was typed or pasted, without characters that steer.
    pub fn insert(&mut self, text: &str) {
        let text = text
            .replace("\r\n", "\n")
            .replace('\r', "\n")
            .replace('\t', "    ");
        for c in text.chars().filter(|c| *c == '\n' || !is_steering(*c)) {
            if self.text.len() + c.len_utf8() <= LONGEST {
                self.text.insert(self.at, c);
                self.at += c.len_utf8();
            }
        }
    }

    /// Deletes the letter before the cursor with its accents, or joins two lines.
    pub fn delete_back(&mut self) {
        let from = self.letter_before();
        self.delete_from(from);
    }

    /// Deletes the word before the cursor and the space behind it.
    pub fn delete_word(&mut self) {
        let kept = self.before().trim_end();
        let word = kept.rfind(char::is_whitespace).map_or(0, |space| {
            space
                + kept
                    .get(space..)
                    .and_then(|rest| rest.chars().next())
                    .map_or(0, char::len_utf8)
        });
        self.delete_from(word);
    }

    /// Deletes the line up to the cursor.
    pub fn delete_line(&mut self) {
        self.delete_from(self.line_start());
    }

    fn delete_from(&mut self, from: usize) {
        self.text.replace_range(from..self.at, "");
        self.at = from;
    }

    fn letter_before(&self) -> usize {
        let last = self.before().graphemes(true).next_back();
        self.at - last.map_or(0, str::len)
    }

    fn line_start(&self) -> usize {
        self.before().rfind('\n').map_or(0, |end| end + 1)
    }

    fn line_end(&self) -> usize {
        let after = self.after();
        self.at + after.find('\n').unwrap_or(after.len())
    }

    /// A letter to the left.
    pub fn left(&mut self) {
        self.at = self.letter_before();
    }

    /// A letter to the right.
    pub fn right(&mut self) {
        self.at += self.after().graphemes(true).next().map_or(0, str::len);
    }

    /// To the beginning of the line.
    pub fn home(&mut self) {
        self.at = self.line_start();
    }

    /// To the end of the line.
    pub fn end(&mut self) {
        self.at = self.line_end();
    }

    /// A line up or down, as far to the right as before where the line is long enough.
    pub fn step(&mut self, down: bool) {
        let start = self.line_start();
        let column = self.text.get(start..self.at).map_or(0, width);
        let line = if down {
            let end = self.line_end();
            (end < self.text.len()).then_some(end + 1)
        } else {
            start.checked_sub(1).map(|end| {
                let above = self.text.get(..end).unwrap_or_default();
                above.rfind('\n').map_or(0, |end| end + 1)
            })
        };
        let Some(line) = line else { return };
        let rest = self.text.get(line..).unwrap_or_default();
        let mut cells = 0;
        let letters = rest.graphemes(true).take_while(|letter| {
            cells += width(letter);
            *letter != "\n" && cells <= column
        });
        self.at = line + letters.map(str::len).sum::<usize>();
    }

    /// Its rows in so many columns, and the row and column of the cursor.
    pub fn rows(&self, columns: usize) -> (Vec<String>, (usize, usize)) {
        let most = columns.max(1);
        let (mut rows, mut cells, mut place) = (vec![String::new()], 0, (0, 0));
        for (at, letter) in self.text.grapheme_indices(true) {
            if at == self.at {
                place = (rows.len() - 1, cells);
            }
            let wide = width(letter);
            if letter == "\n" || cells + wide > most {
                rows.push(String::new());
                cells = 0;
            }
            if letter != "\n" {
                if let Some(row) = rows.last_mut() {
                    row.push_str(letter);
                }
                cells += wide;
            }
        }
        if self.at == self.text.len() {
            place = (rows.len() - 1, cells);
        }
        (rows, place)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lines_are_written_walked_and_joined() {
        let mut pad = Pad::new("one\ntwo");
        pad.step(false);
        pad.insert("!");
        assert_eq!(pad.text(), "one!\ntwo");
        pad.home();
        pad.insert("a\u{1b}[31m ");
        assert_eq!(pad.text(), "a[31m one!\ntwo");
        pad.delete_line();
        pad.step(true);
        pad.delete_back();
        assert_eq!(pad.text(), "one!two");
        pad.end();
        pad.delete_word();
        assert_eq!(pad.text(), "");
        assert_eq!(
            Pad::new("ab\ncd").rows(80),
            (vec!["ab".into(), "cd".into()], (1, 2))
        );
    }

    proptest! {
        #[test]
        fn every_way_of_writing_leaves_a_text_with_its_cursor_between_letters(
            steps in prop::collection::vec((0_u8..9, "[a-z é日\n]{0,4}"), 0..40),
            columns in 0_usize..9,
        ) {
            let mut pad = Pad::default();
            for (step, text) in steps {
                match step {
                    0 => pad.left(),
                    1 => pad.right(),
                    2 => pad.step(true),
                    3 => pad.step(false),
                    4 => pad.home(),
                    5 => pad.end(),
                    6 => pad.delete_back(),
                    7 => pad.delete_word(),
                    _ => pad.insert(&text),
                }
                prop_assert!(pad.text().is_char_boundary(pad.at));
                let (rows, (row, _)) = pad.rows(columns);
                prop_assert!(row < rows.len());
                prop_assert_eq!(rows.concat(), pad.text().replace('\n', ""));
            }
        }
    }
}
