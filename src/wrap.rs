//! Breaking and cutting text by the cells it takes on a screen, grapheme by grapheme.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::text::clean_line;

/// The cells that `text` takes.
pub fn width(text: &str) -> usize {
    // Finding graphemes is dear, and most texts are plain.
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return text.len();
    }
    text.graphemes(true).map(UnicodeWidthStr::width).sum()
}

/// Breaks `text` into lines of at most `columns` cells; at least one line, even if empty.
///
/// Words longer than a line are broken; a character wider than the whole line is left out.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(1);
    let text = clean_line(text);
    let (mut lines, mut line, mut used) = (Vec::new(), String::new(), 0);
    for word in unbroken(&text).into_iter().flat_map(|word| pieces(word, columns)) {
        let cells = width(word);
        if used + cells > columns && !line.is_empty() {
            lines.push(std::mem::take(&mut line).trim_end().to_owned());
            used = 0;
        }
        if used == 0 && word.trim().is_empty() {
            continue;
        }
        line.push_str(word);
        used += cells;
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// Breaks `text` like [`wrap`] into at most `most` lines; the last one ends in `…` where more would follow.
pub fn wrap_within(text: &str, columns: usize, most: usize) -> Vec<String> {
    let mut lines = wrap(text, columns);
    if lines.len() > most {
        let rest = lines.split_off(most.saturating_sub(1)).join(" ");
        lines.extend((most > 0).then(|| cut(&rest, columns)));
    }
    lines
}

/// `text` cut where a line may break: around spaces and between ideographs, but never before a comma or after a bracket.
fn unbroken(text: &str) -> Vec<&str> {
    let mut cuts = vec![0];
    let mut before = "";
    for (at, word) in text.split_word_bound_indices() {
        let glued = |word: &str| !word.trim().is_empty() && !word.starts_with(char::is_alphanumeric);
        let space = before.trim().is_empty() || word.trim().is_empty();
        if at > 0 && (space || !(glued(word) || glued(before))) {
            cuts.push(at);
        }
        before = word;
    }
    cuts.push(text.len());
    cuts.windows(2)
        .filter_map(|pair| text.get(*pair.first()?..*pair.last()?))
        .filter(|piece| !piece.is_empty())
        .collect()
}

/// `word` whole if it fits into a line, else grapheme by grapheme.
fn pieces(word: &str, columns: usize) -> Vec<&str> {
    if width(word) <= columns {
        return vec![word];
    }
    word.graphemes(true)
        .filter(|grapheme| width(grapheme) <= columns)
        .collect()
}

/// `text` cut to at most `columns` cells, with an ellipsis where something was cut off.
pub fn cut(text: &str, columns: usize) -> String {
    let text = clean_line(text);
    if width(&text) <= columns {
        return text.into_owned();
    }
    let (mut out, mut used) = (String::new(), 0);
    for grapheme in text.graphemes(true) {
        let cells = width(grapheme);
        if used + cells + 1 > columns {
            break;
        }
        out.push_str(grapheme);
        used += cells;
    }
    if columns > 0 {
        out.push('\u{2026}');
    }
    out
}

/// `text` filled with spaces to `columns` cells; wider text stays as it is.
pub fn pad(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}

/// `text` with spaces before it up to `columns` cells; wider text stays as it is.
pub fn pad_left(text: &str, columns: usize) -> String {
    format!("{}{text}", " ".repeat(columns.saturating_sub(width(text))))
}

/// `text` as lines of at most `columns` cells that end in a break: `lead` before the first, room before the others.
pub fn hang(lead: &str, text: &str, columns: usize) -> String {
    let indent = width(lead);
    let mut out = String::new();
    for (n, line) in wrap(text, columns.saturating_sub(indent)).into_iter().enumerate() {
        let before = if n == 0 {
            lead.to_owned()
        } else {
            " ".repeat(indent)
        };
        out.push_str(format!("{before}{line}").trim_end());
        out.push('\n');
    }
    out
}

/// Texts side by side, each wrapped to its cells, with two spaces between; each line ends in a break.
pub fn beside(texts: &[(&str, usize)]) -> String {
    let wrapped: Vec<(Vec<String>, usize)> = texts
        .iter()
        .map(|(text, columns)| (wrap(text, *columns), *columns))
        .collect();
    let height = wrapped
        .iter()
        .map(|(lines, _)| lines.len())
        .max()
        .unwrap_or_default();
    let mut out = String::new();
    for row in 0..height {
        let cells = wrapped
            .iter()
            .map(|(lines, columns)| pad(lines.get(row).map_or("", String::as_str), *columns));
        out.push_str(cells.collect::<Vec<String>>().join("  ").trim_end());
        out.push('\n');
    }
    out
}

/// `text` cut to `columns` cells from the left, so that its end stays in sight.
pub fn cut_left(text: &str, columns: usize) -> String {
    let text = clean_line(text);
    if width(&text) <= columns {
        return text.into_owned();
    }
    let (mut tail, mut used) = (Vec::new(), 1);
    for grapheme in text.graphemes(true).rev() {
        let cells = width(grapheme);
        if used + cells > columns {
            break;
        }
        tail.push(grapheme);
        used += cells;
    }
    tail.reverse();
    if columns == 0 {
        String::new()
    } else {
        format!("\u{2026}{}", tail.concat())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lines_break_between_words_and_long_words_break_inside() {
        assert_eq!(wrap("one two  three", 7), ["one two", "three"]);
        assert_eq!(wrap("abcdefgh ij", 3), ["abc", "def", "gh", "ij"]);
        assert_eq!(wrap("", 5), [""]);
        assert_eq!(wrap("was found (1995).", 9), ["was found", "(1995)."]);
        assert_eq!(wrap("日本語", 4), ["日本", "語"]);
    }

    #[test]
    fn what_does_not_fit_into_so_many_lines_is_told_by_an_ellipsis() {
        assert_eq!(wrap_within("one two three", 7, 2), ["one two", "three"]);
        assert_eq!(
            wrap_within("one two three four", 7, 2),
            ["one two", "three \u{2026}"]
        );
        assert_eq!(wrap_within("one two three", 7, 1), ["one tw\u{2026}"]);
        assert_eq!(wrap_within("one", 7, 0), [""; 0]);
    }

    #[test]
    fn columns_stand_beside_each_other_by_their_cells() {
        assert_eq!(
            beside(&[("日本 b", 4), ("one two", 5), ("x", 1)]),
            "日本  one    x\nb     two\n"
        );
        assert_eq!(hang("- ", "one two", 6), "- one\n  two\n");
    }

    #[test]
    fn cutting_counts_cells_and_keeps_clusters_whole() {
        assert_eq!(cut("Seoul 서울", 8), "Seoul \u{2026}");
        assert_eq!(cut("abc", 3), "abc");
        assert_eq!(cut("abc", 0), "");
        assert_eq!(cut("e\u{301}a\u{301}o", 2), "e\u{301}\u{2026}");
        assert_eq!(cut_left("APEC > SOM > SCE", 6), "\u{2026}> SCE");
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_asked(text in "[a-zA-Z 日本語é\u{301}\u{202e}\u{5d0}\n\t-]{0,60}", columns in 0_usize..20) {
            for line in wrap(&text, columns).into_iter().chain(wrap_within(&text, columns, 2)) {
                prop_assert!(width(&line) <= columns.max(1));
            }
            prop_assert!(width(&cut(&text, columns)) <= columns);
            prop_assert!(width(&cut_left(&text, columns)) <= columns);
        }

        #[test]
        fn wrapping_loses_no_letter(text in "[a-z ]{0,60}", columns in 1_usize..20) {
            let letters = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(letters(&wrap(&text, columns).concat()), letters(&text));
        }
    }
}
