//! A theme of the user's own: the colours that differ from one that is built in.

use super::ThemeName;

/// A colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// The terminal's own text or background.
    Terminal,
    /// One of the terminal's table of 256, the first sixteen of which it chooses itself.
    Indexed(u8),
    /// Red, green and blue.
    Rgb(u8, u8, u8),
}

/// A theme of the user's own; what it does not name is as in its base, and so is everything but colours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnTheme {
    /// Its name.
    pub name: String,
    /// The theme that it differs from.
    pub base: ThemeName,
    /// Ordinary text.
    pub text: Option<Colour>,
    /// The background of everything.
    pub ground: Option<Colour>,
    /// Text of less weight.
    pub dim: Option<Colour>,
    /// Titles and heads of sections.
    pub heading: Option<Colour>,
    /// What can be followed.
    pub link: Option<Colour>,
    /// Matched letters.
    pub matched: Option<Colour>,
    /// What needs care.
    pub warn: Option<Colour>,
    /// The border of a pane.
    pub border: Option<Colour>,
    /// The border of the pane that has the keys.
    pub focus: Option<Colour>,
}
