//! QR codes: a text as a square of dark and light modules, for a phone to read off the screen.

use qrcode::{EcLevel, QrCode};

/// The light modules that every side of a code must have around it (ISO/IEC 18004).
const QUIET: usize = 4;

/// A code with its quiet zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    inner: usize,
    dark: Vec<bool>,
}

impl Code {
    /// The code of a text; `None` if it is too long for any. It is as small as can be, and within that size as robust.
    pub fn of(text: &str) -> Option<Self> {
        let smallest = QrCode::with_error_correction_level(text, EcLevel::L).ok()?;
        let robust = [EcLevel::H, EcLevel::Q, EcLevel::M]
            .into_iter()
            .find_map(|level| QrCode::with_version(text, smallest.version(), level).ok());
        let code = robust.unwrap_or(smallest);
        Some(Self {
            inner: code.width(),
            dark: (code.to_colors().into_iter())
                .map(|module| module.select(true, false))
                .collect(),
        })
    }

    /// How many modules a side has, the quiet zone included.
    pub const fn side(&self) -> usize {
        self.inner + 2 * QUIET
    }

    /// Whether the module in this column and row is dark; what lies outside is light.
    pub fn is_dark(&self, column: usize, row: usize) -> bool {
        let within = |at: usize| at.checked_sub(QUIET).filter(|at| *at < self.inner);
        let place = within(column).zip(within(row));
        place.is_some_and(|(column, row)| self.dark.get(row * self.inner + column) == Some(&true))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_finders_and_its_quiet_zone() {
        let code = Code::of("https://example.org/page").unwrap();
        assert_eq!(code.side(), 25 + 8);
        assert!((0..4).all(|row| (0..code.side()).all(|column| !code.is_dark(column, row))));
        for (column, row) in [(4, 4), (4 + 24, 4), (4, 4 + 24)] {
            assert!(code.is_dark(column, row), "the corner of a finder");
        }
        assert!(!code.is_dark(1_000, 1_000));
    }

    #[test]
    fn what_no_code_can_hold_has_none() {
        assert!(Code::of(&"x".repeat(2_953)).is_some());
        assert_eq!(Code::of(&"x".repeat(2_954)), None);
    }
}
