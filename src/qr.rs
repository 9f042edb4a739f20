//! QR codes: a text as a square of dark and light modules, for a phone to read off the screen.

use qrcode::{EcLevel, QrCode};

/// The light modules that every side of a code should have around it (ISO/IEC 18004).
const QUIET: usize = 4;

/// The light modules without which readers take a dark window for a part of the code: with two, common ones find none.
const LEAST_QUIET: usize = 3;

/// A code; how wide its quiet zone is depends on the room there is.
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

    /// How many modules a side has, the whole quiet zone included.
    pub const fn side(&self) -> usize {
        self.inner + 2 * QUIET
    }

    /// The least modules of a side that can still be read.
    pub const fn least_side(&self) -> usize {
        self.inner + 2 * LEAST_QUIET
    }

    /// How many modules a side has where there is room for so many: the quiet zone gives way before the code does.
    pub fn side_within(&self, room: usize) -> Option<usize> {
        let quiet = (room.checked_sub(self.inner)? / 2).min(QUIET);
        (quiet >= LEAST_QUIET).then_some(self.inner + 2 * quiet)
    }

    /// Whether the module in this column and row is dark, on a square of `side` modules; what lies outside is light.
    pub fn is_dark(&self, (column, row): (usize, usize), side: usize) -> bool {
        let quiet = side.saturating_sub(self.inner) / 2;
        let within = |at: usize| at.checked_sub(quiet).filter(|at| *at < self.inner);
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
        let side = code.side();
        assert!((0..4).all(|row| (0..side).all(|column| !code.is_dark((column, row), side))));
        for place in [(4, 4), (4 + 24, 4), (4, 4 + 24)] {
            assert!(code.is_dark(place, side), "the corner of a finder");
        }
        assert!(!code.is_dark((1_000, 1_000), side));
    }

    #[test]
    fn the_quiet_zone_gives_way_before_the_code_does() {
        let code = Code::of("https://example.org/page").unwrap();
        let sides = [100, 33, 32, 31, 30, 0].map(|room| code.side_within(room));
        assert_eq!(sides, [Some(33), Some(33), Some(31), Some(31), None, None]);
        assert!(code.is_dark((3, 3), 31) && !code.is_dark((2, 2), 31));
    }

    #[test]
    fn what_no_code_can_hold_has_none() {
        assert!(Code::of(&"x".repeat(2_953)).is_some());
        assert_eq!(Code::of(&"x".repeat(2_954)), None);
    }
}
