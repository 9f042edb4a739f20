//! The list of themes: moving in it shows each on the whole screen.

use super::ThemeName;
use super::input::Input;
use super::own_theme::OwnTheme;
use super::scroll::Scroll;

/// The list of themes.
#[derive(Debug, Clone)]
pub struct Themes {
    /// What was typed to narrow it.
    pub input: Input,
    /// The themes that are left.
    pub rows: Vec<ThemeName>,
    all: Vec<ThemeName>,
    /// Where in the list.
    pub scroll: Scroll,
    /// The theme that was on when the list was opened.
    pub(super) before: ThemeName,
}

impl Themes {
    /// The list with the cursor at the theme that is on.
    pub(super) fn new(on: ThemeName, own: &'static [OwnTheme]) -> Self {
        let rows = ThemeName::with_own(own);
        let at = rows.iter().position(|theme| *theme == on).unwrap_or_default();
        Self {
            input: Input::default(),
            all: rows.clone(),
            rows,
            scroll: Scroll::at(at),
            before: on,
        }
    }

    /// Keeps the themes whose name or description holds what was typed.
    pub(super) fn refresh(&mut self) {
        let typed = self.input.text().trim().to_lowercase();
        let fits = |theme: &ThemeName| theme.word().contains(&typed) || theme.doc().contains(&typed);
        self.rows = self.all.iter().copied().filter(fits).collect();
        self.scroll = Scroll::default();
    }

    /// The selected theme; the one from before where none is left.
    pub(super) fn selected(&self) -> ThemeName {
        self.rows
            .get(self.scroll.cursor())
            .copied()
            .unwrap_or(self.before)
    }
}
