//! What lies over the panes and takes the keys: the search, the list of actions, the line of a find.

use super::action::Action;
use super::input::Input;
use super::keymap::{Keymap, Scope};
use super::scroll::Scroll;
use super::searching::Search;

/// What lies over the panes.
#[derive(Debug, Clone)]
pub enum Overlay {
    /// The search over everything, or the filter of the panes.
    Search(Box<Search>),
    /// The list of actions with their keys.
    Actions(Actions),
    /// The line of a find in a pane, with the cursor it began at.
    Find(Input, Scroll),
    /// The line in which a search is given a name, with the search.
    Name(Input, Box<Search>),
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
    all: Vec<ActionRow>,
}

impl Actions {
    pub(super) fn new(keymap: &Keymap, scopes: &[Scope], is_help: bool) -> Self {
        let rows = keymap.at(scopes).map(|row| ActionRow {
            keys: row.keys_text(),
            action: row.action,
            scope: row.scope,
        });
        let all: Vec<ActionRow> = rows.filter(|row| row.action.is_command()).collect();
        Self {
            input: Input::default(),
            is_help,
            rows: all.clone(),
            scroll: Scroll::default(),
            all,
        }
    }

    /// Keeps the rows in which every word is found in the description, the name or the keys; a key alone comes first.
    pub(super) fn refresh(&mut self) {
        let query = self.input.text().trim();
        let lower = query.to_lowercase();
        let fits = |row: &&ActionRow| {
            let text =
                format!("{} {} {}", row.action.doc(), row.action.name(), row.scope.word()).to_lowercase();
            let is_key = row
                .keys
                .split(' ')
                .any(|key| key == query || key.trim_matches(['<', '>']).eq_ignore_ascii_case(query));
            is_key || lower.split_whitespace().all(|word| text.contains(word))
        };
        self.rows = self.all.iter().filter(fits).cloned().collect();
        self.rows
            .sort_by_key(|row| !row.keys.split(' ').any(|key| key == query));
        self.scroll = Scroll::default();
    }

    /// The selected action.
    pub fn selected(&self) -> Option<Action> {
        self.rows.get(self.scroll.cursor()).map(|row| row.action)
    }
}
