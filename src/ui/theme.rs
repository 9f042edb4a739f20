//! The roles that text plays on the screen, and how each theme shows them.

use ratatui::style::{Color, Modifier, Style};

use crate::app::ThemeName;

/// The styles of a theme, by what they mean. Nothing is told by colour alone: letters and marks say it too.
#[derive(Debug, Clone, Copy)]
pub(super) struct Theme {
    /// Ordinary text and the background of everything.
    pub(super) text: Style,
    /// Text of less weight.
    pub(super) dim: Style,
    /// Titles and heads of sections.
    pub(super) heading: Style,
    /// What can be followed.
    pub(super) link: Style,
    /// Matched letters.
    pub(super) matched: Style,
    /// What needs care.
    pub(super) warn: Style,
    /// Keys in hints.
    pub(super) key: Style,
    /// The border of a pane.
    pub(super) border: Style,
    /// The border of the pane that has the keys.
    pub(super) border_focused: Style,
    /// The selected row in the pane that has the keys.
    pub(super) selected: Style,
    /// The selected row in another pane.
    pub(super) selected_elsewhere: Style,
}

impl Theme {
    pub(super) const fn of(name: ThemeName) -> Self {
        match name {
            ThemeName::Mono => Self::mono(),
            ThemeName::Terminal => Self::colours(
                Style::new(),
                &Palette {
                    dim: None,
                    heading: Color::Reset,
                    link: Color::Blue,
                    matched: Color::Magenta,
                    warn: Color::Red,
                    border: Color::Reset,
                    focus: Color::Blue,
                },
            ),
            ThemeName::Light => Self::colours(
                Style::new()
                    .fg(Color::Rgb(0x20, 0x20, 0x20))
                    .bg(Color::Rgb(0xff, 0xff, 0xff)),
                &Palette {
                    dim: Some(Color::Rgb(0x59, 0x59, 0x59)),
                    heading: Color::Rgb(0x00, 0x3b, 0x73),
                    link: Color::Rgb(0x00, 0x4f, 0xa3),
                    matched: Color::Rgb(0x8a, 0x00, 0x5c),
                    warn: Color::Rgb(0x9c, 0x2a, 0x00),
                    border: Color::Rgb(0x70, 0x70, 0x70),
                    focus: Color::Rgb(0x00, 0x4f, 0xa3),
                },
            ),
            ThemeName::Dark => Self::colours(
                Style::new()
                    .fg(Color::Rgb(0xe4, 0xe4, 0xe4))
                    .bg(Color::Rgb(0x16, 0x18, 0x1d)),
                &Palette {
                    dim: Some(Color::Rgb(0xa4, 0xa8, 0xb0)),
                    heading: Color::Rgb(0x9c, 0xcd, 0xff),
                    link: Color::Rgb(0x7f, 0xb8, 0xff),
                    matched: Color::Rgb(0xff, 0xb8, 0xe6),
                    warn: Color::Rgb(0xff, 0xb0, 0x6b),
                    border: Color::Rgb(0x80, 0x86, 0x90),
                    focus: Color::Rgb(0x7f, 0xb8, 0xff),
                },
            ),
        }
    }

    const fn colours(text: Style, palette: &Palette) -> Self {
        let dim = match palette.dim {
            Some(colour) => text.fg(colour),
            None => text,
        };
        Self {
            text,
            dim,
            heading: text.fg(palette.heading).add_modifier(Modifier::BOLD),
            link: text.fg(palette.link).add_modifier(Modifier::UNDERLINED),
            matched: text
                .fg(palette.matched)
                .add_modifier(Modifier::BOLD.union(Modifier::UNDERLINED)),
            warn: text.fg(palette.warn).add_modifier(Modifier::BOLD),
            key: text.add_modifier(Modifier::BOLD),
            border: text.fg(palette.border),
            border_focused: text.fg(palette.focus).add_modifier(Modifier::BOLD),
            selected: text.add_modifier(Modifier::REVERSED),
            selected_elsewhere: text.add_modifier(Modifier::BOLD),
        }
    }

    const fn mono() -> Self {
        let text = Style::new();
        Self {
            text,
            dim: text,
            heading: text.add_modifier(Modifier::BOLD),
            link: text.add_modifier(Modifier::UNDERLINED),
            matched: text.add_modifier(Modifier::BOLD.union(Modifier::UNDERLINED)),
            warn: text.add_modifier(Modifier::BOLD),
            key: text.add_modifier(Modifier::BOLD),
            border: text,
            border_focused: text.add_modifier(Modifier::BOLD),
            selected: text.add_modifier(Modifier::REVERSED),
            selected_elsewhere: text.add_modifier(Modifier::BOLD),
        }
    }
}

struct Palette {
    /// `None`: the terminal's own text, since its greys cannot be relied on.
    dim: Option<Color>,
    heading: Color,
    link: Color,
    matched: Color,
    warn: Color,
    border: Color,
    focus: Color,
}

/// Red, green and blue.
pub(super) type Rgb = [u8; 3];

/// The colours of a picture for the sixteen that a terminal would choose itself: light on dark, each readable on the
/// ground and in its order of the terminal's table.
const SIXTEEN: [Rgb; 16] = [
    [0x16, 0x18, 0x1d],
    [0xff, 0x8f, 0x7d],
    [0x9b, 0xd6, 0x7a],
    [0xe8, 0xc5, 0x6b],
    [0x7f, 0xb8, 0xff],
    [0xf0, 0xa6, 0xe0],
    [0x7a, 0xd5, 0xd1],
    [0xd4, 0xd4, 0xd4],
    [0x80, 0x86, 0x90],
    [0xff, 0xab, 0x9d],
    [0xb5, 0xe6, 0x98],
    [0xf4, 0xd9, 0x8b],
    [0xa3, 0xcc, 0xff],
    [0xf7, 0xc2, 0xeb],
    [0x9a, 0xe6, 0xe2],
    [0xff, 0xff, 0xff],
];

/// The text of a picture, where the theme leaves it to the terminal.
pub(super) const PICTURE_TEXT: Rgb = [0xe4, 0xe4, 0xe4];

/// The ground of a picture, where the theme leaves it to the terminal.
pub(super) const PICTURE_GROUND: Rgb = [0x16, 0x18, 0x1d];

/// What a colour is on a picture; `reset` where it is the terminal's own.
pub(super) fn rgb(colour: Color, reset: Rgb) -> Rgb {
    let number = match colour {
        Color::Reset => return reset,
        Color::Rgb(red, green, blue) => return [red, green, blue],
        Color::Indexed(number) => number,
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
    };
    // From 16 on a cube of six steps each way, then greys, as every terminal has them.
    match (SIXTEEN.get(usize::from(number)), number) {
        (Some(colour), _) => *colour,
        (None, 232..) => [8 + (number - 232) * 10; 3],
        (None, _) => {
            let step = |place: u8| match (number - 16) / place % 6 {
                0 => 0,
                step => 55 + step * 40,
            };
            [step(36), step(6), step(1)]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_colour_of_a_terminal_has_one_on_a_picture() {
        for (colour, expected) in [
            (Color::Reset, [1, 2, 3]),
            (Color::Rgb(9, 8, 7), [9, 8, 7]),
            (Color::White, [255, 255, 255]),
            (Color::Indexed(15), [255, 255, 255]),
            (Color::Indexed(16), [0, 0, 0]),
            (Color::Indexed(110), [135, 175, 215]),
            (Color::Indexed(231), [255, 255, 255]),
            (Color::Indexed(232), [8, 8, 8]),
            (Color::Indexed(255), [238, 238, 238]),
        ] {
            assert_eq!(rgb(colour, [1, 2, 3]), expected, "{colour:?}");
        }
    }
}
