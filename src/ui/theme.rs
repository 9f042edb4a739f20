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
