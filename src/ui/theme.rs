//! The roles that text plays on the screen, and how each theme shows them.

use ratatui::style::{Color, Modifier, Style};

use crate::app::ThemeName;
use crate::app::own_theme::{Colour, OwnTheme};

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
    pub(super) fn of(name: ThemeName) -> Self {
        Palette::of(name).map_or_else(Self::mono, |palette| Self::colours(&palette))
    }

    const fn colours(palette: &Palette) -> Self {
        let text = palette.text;
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

/// The colours of a theme.
#[derive(Clone, Copy)]
struct Palette {
    /// Ordinary text on its background.
    text: Style,
    /// `None`: the terminal's own text, since its greys cannot be relied on.
    dim: Option<Color>,
    heading: Color,
    link: Color,
    matched: Color,
    warn: Color,
    border: Color,
    focus: Color,
}

impl Palette {
    /// The colours of a theme; `None`: it has none.
    fn of(name: ThemeName) -> Option<Self> {
        Some(match name {
            ThemeName::Mono => return None,
            ThemeName::Terminal => TERMINAL,
            ThemeName::Light => LIGHT,
            ThemeName::Dark => DARK,
            ThemeName::Contrast => CONTRAST,
            ThemeName::ColourSafe => COLOUR_SAFE,
            ThemeName::Own(own) => Self::of(own.base)?.with(own),
        })
    }

    /// The same with the colours that the user named.
    fn with(self, own: &OwnTheme) -> Self {
        let text = own.text.map_or(self.text, |text| self.text.fg(colour(text)));
        let or = |own: Option<Colour>, base| own.map_or(base, colour);
        Self {
            text: own.ground.map_or(text, |ground| text.bg(colour(ground))),
            dim: own.dim.map(colour).or(self.dim),
            heading: or(own.heading, self.heading),
            link: or(own.link, self.link),
            matched: or(own.matched, self.matched),
            warn: or(own.warn, self.warn),
            border: or(own.border, self.border),
            focus: or(own.focus, self.focus),
        }
    }
}

const fn colour(colour: Colour) -> Color {
    match colour {
        Colour::Terminal => Color::Reset,
        Colour::Indexed(number) => Color::Indexed(number),
        Colour::Rgb(red, green, blue) => Color::Rgb(red, green, blue),
    }
}

const fn hex(hex: u32) -> Color {
    Color::from_u32(hex)
}

/// No text has a colour of its own here: whichever of the sixteen it were, in some usual set it could not be read on the
/// terminal's ground. Letters, marks, bold and lines under say all; only the frame that has the keys is blue, and thick.
const TERMINAL: Palette = Palette {
    text: Style::new(),
    dim: None,
    heading: Color::Reset,
    link: Color::Reset,
    matched: Color::Reset,
    warn: Color::Reset,
    border: Color::Reset,
    focus: Color::Blue,
};

const LIGHT: Palette = Palette {
    text: Style::new().fg(hex(0x0020_2020)).bg(hex(0x00ff_ffff)),
    dim: Some(hex(0x0059_5959)),
    heading: hex(0x0000_3b73),
    link: hex(0x0000_4fa3),
    matched: hex(0x008a_005c),
    warn: hex(0x009c_2a00),
    border: hex(0x0070_7070),
    focus: hex(0x0000_4fa3),
};

const DARK: Palette = Palette {
    text: Style::new().fg(hex(0x00e4_e4e4)).bg(hex(0x0016_181d)),
    dim: Some(hex(0x00a4_a8b0)),
    heading: hex(0x009c_cdff),
    link: hex(0x007f_b8ff),
    matched: hex(0x00ff_b8e6),
    warn: hex(0x00ff_b06b),
    border: hex(0x0080_8690),
    focus: hex(0x007f_b8ff),
};

const CONTRAST: Palette = Palette {
    text: Style::new().fg(hex(0x00ff_ffff)).bg(hex(0x0000_0000)),
    dim: Some(hex(0x00d6_d6d6)),
    heading: hex(0x00ff_e600),
    link: hex(0x0066_e0ff),
    matched: hex(0x00ff_b3f0),
    warn: hex(0x00ff_a64d),
    border: hex(0x00c8_c8c8),
    focus: hex(0x00ff_e600),
};

const COLOUR_SAFE: Palette = Palette {
    text: Style::new().fg(hex(0x00ec_ecec)).bg(hex(0x0014_181f)),
    dim: Some(hex(0x00ad_b3bd)),
    heading: hex(0x0056_b4e9),
    link: hex(0x0056_b4e9),
    matched: hex(0x00ff_c04d),
    warn: hex(0x00e6_9f00),
    border: hex(0x0086_8e9a),
    focus: hex(0x00e6_9f00),
};

/// A cell of a code for phones, its upper and its lower half: dark on light in every theme, since phones read nothing else.
///
/// The sixteen colours and the terminal's own are whatever its user made of them; black and white of the cube are not.
pub(super) const fn module(upper_is_dark: bool, lower_is_dark: bool) -> Style {
    const fn tone(is_dark: bool) -> Color {
        Color::Indexed(if is_dark { 16 } else { 231 })
    }
    Style::new().fg(tone(upper_is_dark)).bg(tone(lower_is_dark))
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
    match SIXTEEN.get(usize::from(number)) {
        Some(colour) => *colour,
        None => cube(number),
    }
}

/// From 16 on a cube of six steps each way, then greys, as every terminal has them.
const fn cube(number: u8) -> Rgb {
    const fn step(number: u8, place: u8) -> u8 {
        match (number - 16) / place % 6 {
            0 => 0,
            step => 55 + step * 40,
        }
    }
    match number {
        232.. => [8 + (number - 232) * 10; 3],
        _ => [step(number, 36), step(number, 6), step(number, 1)],
    }
}

/// What a colour is on every terminal; `None` for those whose tone its user chooses.
pub(super) const fn fixed(colour: Color) -> Option<Rgb> {
    match colour {
        Color::Rgb(red, green, blue) => Some([red, green, blue]),
        Color::Indexed(number @ 16..) => Some(cube(number)),
        _ => None,
    }
}

/// The relative luminance that WCAG 2.2 defines.
pub(super) fn luminance(colour: Rgb) -> f64 {
    let [red, green, blue] = colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests;
