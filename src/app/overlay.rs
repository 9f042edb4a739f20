//! What lies over the panes and takes the keys: the search, the list of actions, the line of a find.

use super::action::Action;
use super::exporting::{Exporting, Naming};
use super::input::Input;
use super::keymap::{Keymap, Scope};
use super::scroll::Scroll;
use super::searching::Search;
use super::sources::Sources;
use super::themes::Themes;
use super::tray::Tray;
use crate::model::Id;

/// Where the reader was: the record and the windows of all panes.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    pub(super) selected: Id,
    pub(super) scrolls: [Scroll; 3],
}

/// What lies over the panes.
#[derive(Debug, Clone)]
pub enum Overlay {
    /// The search over everything, or the filter of the panes.
    Search(Box<Search>),
    /// The list of actions with their keys.
    Actions(Actions),
    /// The line of a find in a pane, with the place it began at.
    Find(Input, Place),
    /// The line in which a search is given a name, with the search.
    Name(Input, Box<Search>),
    /// The list of themes; the selected one is already on.
    Themes(Themes),
    /// The cards of the briefing.
    Tray(Tray),
    /// The addresses of a record's sources.
    Sources(Box<Sources>),
    /// What can be written to a file.
    Export(Box<Exporting>),
    /// The line in which that file is named.
    Naming(Box<Naming>),
    /// A line at the foot that asks for something.
    Ask(Question, Input),
}

/// What a line at the foot asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Question {
    /// The date as of which everything is shown.
    AsOf,
    /// The file of an older edition.
    Older,
}

/// A row of the list of actions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionRow {
    /// The keys, in the notation.
    pub keys: String,
    /// The action.
    pub action: Action,
    /// Where the keys work.
    pub scope: Scope,
}

/// The list of actions with their keys.
#[derive(Debug, Clone)]
pub struct Actions {
    /// What was typed to narrow it.
    pub input: Input,
    /// Whether it was opened to look up keys rather than to run something.
    pub is_help: bool,
    /// The rows that are left.
    pub rows: Vec<ActionRow>,
    /// Where in the list.
    pub scroll: Scroll,
    /// Whether `>` in the search led here.
    pub(super) of_search: bool,
    all: Vec<ActionRow>,
}

impl Actions {
    /// The rows of the keymap: for help those that work here and then the rest, else each action once.
    pub(super) fn new(keymap: &Keymap, scopes: &[Scope], is_help: bool) -> Self {
        let here = keymap.at(scopes);
        let elsewhere = keymap.rows().iter().filter(|row| !scopes.contains(&row.scope));
        let mut all: Vec<ActionRow> = Vec::new();
        for row in here.chain(elsewhere) {
            let known = all.iter().any(|other| other.action == row.action);
            if is_help || row.action.is_command() && !known {
                all.push(ActionRow {
                    keys: row.keys_text(),
                    action: row.action,
                    scope: row.scope,
                });
            }
        }
        Self {
            input: Input::default(),
            is_help,
            rows: all.clone(),
            scroll: Scroll::default(),
            of_search: false,
            all,
        }
    }

    /// Keeps the rows in which every word is found in the description, the name, the place or the keys; a key alone comes first.
    pub(super) fn refresh(&mut self) {
        let query = self.input.text().trim();
        let lower = ["ctrl", "alt", "shift"]
            .iter()
            .fold(query.to_lowercase(), |text, word| {
                let short = word.get(..1).unwrap_or_default();
                text.replace(&format!("{word}-"), &format!("{short}-"))
                    .replace(&format!("{word}+"), &format!("{short}-"))
            });
        let is_key = |row: &ActionRow| {
            let mut keys = row.keys.split(' ');
            keys.any(|key| {
                key == query || key.len() > 1 && key.trim_matches(['<', '>']).eq_ignore_ascii_case(&lower)
            })
        };
        let fits = |row: &&ActionRow| {
            let (doc, name, place) = (row.action.doc(), row.action.name(), row.scope.word());
            let text = format!("{doc} {name} {place} {}", row.keys).to_lowercase();
            is_key(row) || lower.split_whitespace().all(|word| text.contains(word))
        };
        self.rows = self.all.iter().filter(fits).cloned().collect();
        self.rows.sort_by_key(|row| !is_key(row));
        self.scroll = Scroll::default();
    }

    /// Whether deleting once more leads back to the search.
    pub(super) fn is_left_by_deleting(&self) -> bool {
        self.of_search && self.input.text().is_empty()
    }

    /// The selected action.
    pub fn selected(&self) -> Option<Action> {
        self.rows.get(self.scroll.cursor()).map(|row| row.action)
    }
}

impl Overlay {
    /// The line that is typed into.
    pub const fn input(&self) -> &Input {
        match self {
            Self::Search(search) => &search.input,
            Self::Tray(tray) => &tray.input,
            Self::Actions(actions) => &actions.input,
            Self::Themes(themes) => &themes.input,
            Self::Sources(sources) => &sources.input,
            Self::Export(exporting) => &exporting.input,
            Self::Naming(naming) => &naming.input,
            Self::Find(input, _) | Self::Name(input, _) | Self::Ask(_, input) => input,
        }
    }

    pub(super) const fn input_mut(&mut self) -> &mut Input {
        match self {
            Self::Search(search) => &mut search.input,
            Self::Tray(tray) => &mut tray.input,
            Self::Actions(actions) => &mut actions.input,
            Self::Themes(themes) => &mut themes.input,
            Self::Sources(sources) => &mut sources.input,
            Self::Export(exporting) => &mut exporting.input,
            Self::Naming(naming) => &mut naming.input,
            Self::Find(input, _) | Self::Name(input, _) | Self::Ask(_, input) => input,
        }
    }
}
