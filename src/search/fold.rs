//! Letters compared without case and accents.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A text in small letters without accents, and for each of its characters which one of the text it came from.
#[derive(Debug, Clone, Default)]
pub(crate) struct Folded {
    /// The folded text.
    pub(crate) text: String,
    /// For each character of it, the number of the character it came from.
    pub(crate) origin: Vec<u32>,
}

/// Appends `text` in small letters without accents to `out`; `origin` hears of each character where it came from.
pub(crate) fn fold_into(text: &str, out: &mut String, mut origin: impl FnMut(u32)) {
    for (place, c) in text.chars().enumerate() {
        let place = u32::try_from(place).unwrap_or(u32::MAX);
        if c.is_ascii() {
            out.push(c.to_ascii_lowercase());
            origin(place);
            continue;
        }
        let parts = std::iter::once(c).nfkd().filter(|part| !is_combining_mark(*part));
        for small in parts.flat_map(char::to_lowercase) {
            out.push(small);
            origin(place);
        }
    }
}

/// `text` folded, with the origin of each character.
pub(crate) fn fold_with_origin(text: &str) -> Folded {
    let mut folded = Folded::default();
    fold_into(text, &mut folded.text, |place| folded.origin.push(place));
    folded
}

/// `text` in small letters without accents.
pub(crate) fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out, |_| ());
    out
}
