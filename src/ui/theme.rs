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
            ThemeName::Terminal => Self::colours(&TERMINAL),
            ThemeName::Light => Self::colours(&LIGHT),
            ThemeName::Dark => Self::colours(&DARK),
            ThemeName::Contrast => Self::colours(&CONTRAST),
            ThemeName::ColourSafe => Self::colours(&COLOUR_SAFE),
        }
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

const fn rgb(hex: u32) -> Color {
    Color::from_u32(hex)
}

const TERMINAL: Palette = Palette {
    text: Style::new(),
    dim: None,
    heading: Color::Reset,
    link: Color::Blue,
    matched: Color::Magenta,
    warn: Color::Red,
    border: Color::Reset,
    focus: Color::Blue,
};

const LIGHT: Palette = Palette {
    text: Style::new().fg(rgb(0x0020_2020)).bg(rgb(0x00ff_ffff)),
    dim: Some(rgb(0x0059_5959)),
    heading: rgb(0x0000_3b73),
    link: rgb(0x0000_4fa3),
    matched: rgb(0x008a_005c),
    warn: rgb(0x009c_2a00),
    border: rgb(0x0070_7070),
    focus: rgb(0x0000_4fa3),
};

const DARK: Palette = Palette {
    text: Style::new().fg(rgb(0x00e4_e4e4)).bg(rgb(0x0016_181d)),
    dim: Some(rgb(0x00a4_a8b0)),
    heading: rgb(0x009c_cdff),
    link: rgb(0x007f_b8ff),
    matched: rgb(0x00ff_b8e6),
    warn: rgb(0x00ff_b06b),
    border: rgb(0x0080_8690),
    focus: rgb(0x007f_b8ff),
};

const CONTRAST: Palette = Palette {
    text: Style::new().fg(rgb(0x00ff_ffff)).bg(rgb(0x0000_0000)),
    dim: Some(rgb(0x00d6_d6d6)),
    heading: rgb(0x00ff_e600),
    link: rgb(0x0066_e0ff),
    matched: rgb(0x00ff_b3f0),
    warn: rgb(0x00ff_a64d),
    border: rgb(0x00c8_c8c8),
    focus: rgb(0x00ff_e600),
};

const COLOUR_SAFE: Palette = Palette {
    text: Style::new().fg(rgb(0x00ec_ecec)).bg(rgb(0x0014_181f)),
    dim: Some(rgb(0x00ad_b3bd)),
    heading: rgb(0x0056_b4e9),
    link: rgb(0x0056_b4e9),
    matched: rgb(0x00ff_c04d),
    warn: rgb(0x00e6_9f00),
    border: rgb(0x0086_8e9a),
    focus: rgb(0x00e6_9f00),
};

#[cfg(test)]
mod tests;
