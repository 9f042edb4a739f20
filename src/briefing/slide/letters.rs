//! Titles in letters of several rows, drawn with block characters from an 8 by 8 font.

use font8x8::{BASIC_FONTS, LATIN_FONTS, UnicodeFonts};

use crate::wrap::{width, wrap};

/// The largest letters that titles may have; a card uses the largest that cost it no step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Letters {
    /// As high as a row.
    Plain,
    /// Four rows high and four columns wide.
    #[default]
    Large,
    /// Four rows high and eight columns wide.
    Wide,
}

/// The rows that a title takes in letters larger than plain.
const ROWS: usize = 4;

/// The dots of a letter in a row and in a column.
const DOTS: usize = 8;

/// The characters by which of their four quarters are filled: upper left 1, upper right 2, lower left 4, lower right 8.
const QUARTERS: [char; 16] = [
    ' ', '▘', '▝', '▀', '▖', '▌', '▞', '▛', '▗', '▚', '▐', '▜', '▄', '▙', '▟', '█',
];

impl Letters {
    /// One size larger.
    #[must_use]
    pub const fn larger(self) -> Self {
        match self {
            Self::Plain => Self::Large,
            Self::Large | Self::Wide => Self::Wide,
        }
    }

    /// One size smaller.
    #[must_use]
    pub const fn smaller(self) -> Self {
        match self {
            Self::Wide => Self::Large,
            Self::Large | Self::Plain => Self::Plain,
        }
    }

    /// The name of the size.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Large => "large",
            Self::Wide => "wide",
        }
    }

    const fn columns(self) -> usize {
        match self {
            Self::Plain => 1,
            Self::Large => DOTS / 2,
            Self::Wide => DOTS,
        }
    }

    /// A text in these letters, on at most `most` lines; none if they are plain, the text is too long or has a letter
    /// that the font has not.
    pub(super) fn set(self, text: &str, columns: usize, most: usize) -> Option<Vec<String>> {
        let room = columns / self.columns();
        let lines = wrap(text, room);
        let whole = text.split_whitespace().all(|word| width(word) <= room);
        if self == Self::Plain || lines.len() > most || !whole {
            return None;
        }
        let lines: Option<Vec<Vec<String>>> = lines.iter().map(|line| self.line(line)).collect();
        Some(lines?.concat())
    }

    /// One line in these letters.
    fn line(self, text: &str) -> Option<Vec<String>> {
        let glyphs: Vec<[u8; DOTS]> = text.chars().map(glyph).collect::<Option<_>>()?;
        let row = |row: usize| {
            let cells = glyphs.iter().flat_map(|glyph| self.cells(glyph, row));
            cells.collect::<String>().trim_end().to_owned()
        };
        Some((0..ROWS).map(row).collect())
    }

    /// One row of a letter.
    fn cells(self, glyph: &[u8; DOTS], row: usize) -> impl Iterator<Item = char> {
        let line = |at: usize| glyph.get(at).copied().unwrap_or_default();
        let (upper, lower) = (line(2 * row), line(2 * row + 1));
        let dot = |line: u8, at: usize| usize::from(line >> at & 1);
        let wide = self == Self::Wide;
        (0..self.columns()).map(move |at| {
            let (left, right) = if wide { (at, at) } else { (2 * at, 2 * at + 1) };
            let quarters =
                dot(upper, left) | dot(upper, right) << 1 | dot(lower, left) << 2 | dot(lower, right) << 3;
            QUARTERS.get(quarters).copied().unwrap_or(' ')
        })
    }
}

fn glyph(letter: char) -> Option<[u8; DOTS]> {
    BASIC_FONTS.get(letter).or_else(|| LATIN_FONTS.get(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_set_in_four_rows() {
        let set = Letters::Large.set("TEL", 12, 1).unwrap_or_default();
        insta::assert_snapshot!(set.join("\n"));
        assert_eq!(Letters::Wide.set("TEL", 24, 1).map(|rows| rows.len()), Some(4));
    }

    #[test]
    fn what_does_not_fit_or_has_no_letter_stays_plain() {
        assert_eq!(Letters::Large.set("TEL", 11, 1), None);
        assert_eq!(Letters::Large.set("VIỆT", 80, 1), None);
        assert_eq!(Letters::Plain.set("TEL", 80, 1), None);
        assert!(Letters::Large.set("É", 80, 1).is_some());
        assert_eq!(Letters::Large.set("TEL TEL", 12, 1), None);
        assert_eq!(
            Letters::Large.set("TEL TEL", 12, 2).map(|rows| rows.len()),
            Some(8)
        );
    }
}
