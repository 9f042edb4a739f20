//! How many colours a terminal can show, and which stand for ours where they are few.

use ratatui::buffer::Buffer;
use ratatui::style::Color;

#[cfg(test)]
use super::theme::Rgb;
use super::theme::{fixed, luminance};

/// How many colours a terminal can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// The sixteen whose tone its user chooses.
    Sixteen,
    /// 256, of which all but the sixteen are the same everywhere.
    Indexed,
    /// All.
    Full,
}

impl Depth {
    /// What a terminal says of itself in `COLORTERM` and `TERM`; one that says nothing is taken for the least.
    pub fn of(colorterm: &str, term: &str) -> Self {
        let known = ["direct", "kitty", "alacritty", "foot", "ghostty", "wezterm"];
        if matches!(colorterm, "truecolor" | "24bit") || known.iter().any(|name| term.contains(name)) {
            Self::Full
        } else if term.contains("256color") {
            Self::Indexed
        } else {
            Self::Sixteen
        }
    }

    /// Puts colours that the terminal can show in the place of all others.
    pub fn fit(self, buffer: &mut Buffer) {
        if self == Self::Full {
            return;
        }
        for cell in &mut buffer.content {
            (cell.fg, cell.bg) = self.pair(cell.fg, cell.bg);
        }
    }

    /// Text and its ground as the terminal can show them.
    pub(super) fn pair(self, text: Color, ground: Color) -> (Color, Color) {
        match self {
            Self::Full => (text, ground),
            Self::Indexed => (indexed(text), indexed(ground)),
            Self::Sixteen => sixteen(text, ground),
        }
    }
}

/// The nearest of the cube of six steps each way and of the greys.
fn indexed(colour: Color) -> Color {
    let Color::Rgb(red, green, blue) = colour else {
        return colour;
    };
    let step = |part: u8| match part {
        0..48 => 0,
        48..115 => 1,
        part => (part - 35) / 40,
    };
    let cube = 16 + 36 * step(red) + 6 * step(green) + step(blue);
    let mean = (u16::from(red) + u16::from(green) + u16::from(blue)) / 3;
    let grey = 232
        + u8::try_from(mean.saturating_sub(3) / 10)
            .unwrap_or(u8::MAX)
            .min(23);
    let distance = |number: &u8| -> u32 {
        let other = fixed(Color::Indexed(*number)).unwrap_or_default();
        let parts = [red, green, blue].into_iter().zip(other);
        parts
            .map(|(one, other)| u32::from(one.abs_diff(other)).pow(2))
            .sum()
    };
    Color::Indexed([cube, grey].into_iter().min_by_key(distance).unwrap_or(cube))
}

/// Black on grey or light on black, with the one hue or two that can be read on it in every usual set of sixteen.
fn sixteen(text: Color, ground: Color) -> (Color, Color) {
    let (Some(tone), Some(under)) = (fixed(text), fixed(ground)) else {
        // The terminal's own stays what it is; on its ground no other tone is sure to be read.
        let own = |colour: Color| {
            if fixed(colour).is_some() {
                Color::Reset
            } else {
                colour
            }
        };
        return (own(text), own(ground));
    };
    let [red, green, blue] = tone;
    let spread = red.max(green).max(blue) - red.min(green).min(blue);
    let text = match (luminance(under) > 0.5, luminance(tone)) {
        (true, _) if spread >= 40 && blue > red => Color::Blue,
        (true, tone) if tone < 0.5 => Color::Black,
        (true, _) => Color::White,
        (false, _) if spread >= 40 && blue >= red => Color::LightCyan,
        (false, _) if spread >= 40 => Color::LightYellow,
        (false, tone) if tone > 0.85 => Color::White,
        (false, tone) if tone > 0.1 => Color::Gray,
        (false, _) => Color::Black,
    };
    let ground = if luminance(under) > 0.5 {
        Color::Gray
    } else {
        Color::Black
    };
    (text, ground)
}

/// What the colours of a pair come to on a set of sixteen.
#[cfg(test)]
pub(super) fn on(sixteen: &[Rgb; 16], colour: Color) -> Rgb {
    let at = match colour {
        Color::Black => 0,
        Color::Blue => 4,
        Color::Gray => 7,
        Color::LightYellow => 11,
        Color::LightCyan => 14,
        Color::White => 15,
        colour => return fixed(colour).unwrap(),
    };
    sixteen[at]
}
