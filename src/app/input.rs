//! A line of typed text, edited at its end.

use unicode_segmentation::UnicodeSegmentation;

use crate::text::is_steering;

/// The longest text that is taken.
const LONGEST: usize = 512;

/// A line of typed text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Input {
    text: String,
}

impl Input {
    /// What was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Adds what was typed or pasted, on one line and without characters that steer.
    pub fn insert(&mut self, text: &str) {
        let one_line = text.replace("\r\n", " ").replace(['\r', '\n', '\t'], " ");
        let plain = one_line.chars().filter(|c| !is_steering(*c));
        for c in plain {
            if self.text.len() + c.len_utf8() <= LONGEST {
                self.text.push(c);
            }
        }
    }

    /// Deletes the last letter with its accents.
    pub fn delete_back(&mut self) {
        let last = self.text.graphemes(true).next_back().map_or(0, str::len);
        self.text.truncate(self.text.len() - last);
    }

    /// Deletes the last word and the space behind it.
    pub fn delete_word(&mut self) {
        let trimmed = self.text.trim_end();
        let keep = trimmed.rfind(char::is_whitespace).and_then(|at| {
            trimmed
                .get(at..)
                .map(|rest| at + rest.chars().next().map_or(0, char::len_utf8))
        });
        self.text.truncate(keep.unwrap_or(0));
    }

    /// Deletes everything.
    pub fn clear(&mut self) {
        self.text.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_with_their_accents_and_words_with_their_space() {
        let mut input = Input::default();
        input.insert("lima de\u{301}");
        input.delete_back();
        assert_eq!(input.text(), "lima d");
        input.delete_word();
        assert_eq!(input.text(), "lima ");
        input.delete_word();
        assert_eq!(input.text(), "");
        input.insert("a\u{1b}[31m\nb\rc\r\nd");
        assert_eq!(input.text(), "a[31m b c d");
    }
}
