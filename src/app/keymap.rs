//! Which keys ask for what, and where; read from `assets/keys.ron` and the user's own rows over it.

mod read;

use serde::Deserialize;
use thiserror::Error;

use super::action::Action;
use crate::key::{self, Key};
use crate::model::fault::{Place, place};

/// The default keys as they are written.
pub const DEFAULTS: &str = include_str!("../../assets/keys.ron");

/// A place in which a row of the keymap holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// All panes.
    Everywhere,
    /// The structure.
    Structure,
    /// The timeline.
    Timeline,
    /// The detail.
    Detail,
    /// A view over the panes.
    View,
    /// The coverage.
    Coverage,
    /// The relations.
    Relations,
    /// An input line above a list.
    List,
    /// The search and the filter.
    Search,
    /// The facets of the search or the filter.
    Facets,
    /// The addresses of a record's sources.
    Sources,
    /// Every input line.
    Prompt,
    /// The tray of the briefing.
    Tray,
    /// A text of several lines.
    Pad,
    /// A list over the cards of the tray.
    Choice,
    /// A presentation.
    Present,
    /// The presenter's console.
    Console,
}

impl Scope {
    /// Its name.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Everywhere => "everywhere",
            Self::Structure => "structure",
            Self::Timeline => "timeline",
            Self::Detail => "detail",
            Self::View => "view",
            Self::Coverage => "coverage",
            Self::Relations => "relations",
            Self::List => "list",
            Self::Search => "search",
            Self::Facets => "facets",
            Self::Sources => "sources",
            Self::Prompt => "input line",
            Self::Tray => "tray",
            Self::Pad => "note or text",
            Self::Choice => "tray's lists",
            Self::Present => "presenting",
            Self::Console => "console",
        }
    }
}

/// One row: any of these key sequences asks for this action in this place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// Where it holds.
    pub scope: Scope,
    /// The key sequences.
    pub keys: Vec<Vec<Key>>,
    /// What they ask for.
    pub action: Action,
    /// What the footer calls it; empty: it is not in the footer.
    pub hint: String,
}

impl Binding {
    /// Its keys in the notation.
    pub fn keys_text(&self) -> String {
        self.keys
            .iter()
            .map(|keys| key::print(keys))
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// What a sequence of keys leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// An action.
    Action(Action),
    /// Nothing yet: it is the beginning of a longer sequence.
    Pending,
    /// Nothing.
    Nothing,
}

/// The keymap.
#[derive(Debug, Clone)]
pub struct Keymap {
    rows: Vec<Binding>,
}

/// Why a keymap cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("keys:{}:{}: {what}; {help}", .place.line, .place.column)]
pub struct KeymapError {
    /// Where in its text.
    pub place: Place,
    /// What is wrong.
    pub what: String,
    /// What to do about it.
    pub help: String,
}

impl Keymap {
    /// The default keymap.
    pub fn defaults() -> Result<Self, KeymapError> {
        Self::parse(DEFAULTS)
    }

    /// Reads a keymap and refuses keys that clash.
    pub fn parse(text: &str) -> Result<Self, KeymapError> {
        let none = Self { rows: Vec::new() };
        none.with(text).map_err(|faults| {
            let first = faults.into_iter().next();
            let at = first.as_ref().map_or(0, |fault| fault.span.start);
            let (what, help) = first.map(|fault| (fault.what, fault.help)).unwrap_or_default();
            KeymapError {
                place: place(text, at),
                what,
                help,
            }
        })
    }

    /// All rows.
    pub fn rows(&self) -> &[Binding] {
        &self.rows
    }

    /// What `keys` lead to in these places; the earlier place wins.
    ///
    /// What `AltGr` writes is the character that is on the key, unless Ctrl and Alt were bound with it.
    pub fn resolve(&self, scopes: &[Scope], keys: &[Key]) -> Found {
        match self.bound(scopes, keys) {
            Found::Nothing if keys.iter().any(|key| key.is_altgr()) => {
                let written: Vec<Key> = keys.iter().map(|key| key.written()).collect();
                self.bound(scopes, &written)
            }
            found => found,
        }
    }

    /// What these very keys lead to.
    fn bound(&self, scopes: &[Scope], keys: &[Key]) -> Found {
        for scope in scopes {
            let rows = self.rows.iter().filter(|row| row.scope == *scope);
            let mut pending = false;
            for row in rows {
                if row.keys.iter().any(|bound| bound == keys) {
                    return Found::Action(row.action);
                }
                pending |= row.keys.iter().any(|bound| bound.starts_with(keys));
            }
            if pending {
                return Found::Pending;
            }
        }
        Found::Nothing
    }

    /// The rows that hold in these places, those of the earlier place first.
    pub fn at<'a>(&'a self, scopes: &'a [Scope]) -> impl Iterator<Item = &'a Binding> {
        scopes
            .iter()
            .flat_map(|scope| self.rows.iter().filter(move |row| row.scope == *scope))
    }

    /// The rows that may still be meant after `keys`.
    pub fn continuations<'a>(
        &'a self,
        scopes: &'a [Scope],
        keys: &'a [Key],
    ) -> impl Iterator<Item = (&'a [Key], Action)> {
        let rows = self.at(scopes);
        rows.flat_map(|row| row.keys.iter().map(move |bound| (bound, row.action)))
            .filter(move |(bound, _)| bound.len() > keys.len() && bound.starts_with(keys))
            .map(move |(bound, action)| (bound.get(keys.len()..).unwrap_or_default(), action))
    }

    /// The keys of an action, in the order of the rows.
    pub fn keys_of(&self, action: Action) -> String {
        let rows = self
            .rows
            .iter()
            .filter(|row| row.action == action && !matches!(row.scope, Scope::List | Scope::Prompt));
        let mut keys: Vec<String> = rows
            .flat_map(|row| row.keys.iter().map(|keys| key::print(keys)))
            .collect();
        keys.dedup();
        keys.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_keys_are_sound_and_reach_every_action() {
        let keymap = Keymap::defaults().unwrap();
        for action in Action::ALL {
            assert!(
                keymap.rows().iter().any(|row| row.action == *action),
                "{} has no key",
                action.name()
            );
            assert!(!action.doc().is_empty());
        }
    }

    #[test]
    fn clashing_keys_are_refused_with_both_actions_named() {
        let text =
            "(rows: [(at: detail, on: [\"g\"], run: \"quit\"), (at: detail, on: [\"gg\"], run: \"first\")])";
        assert_eq!(
            Keymap::parse(text).unwrap_err().to_string(),
            "keys:1:66: `gg` of `first` begins with `g`, which is bound to `quit` in the same place (line 1); choose other keys for one of the two rows"
        );
    }

    #[test]
    fn a_sequence_waits_for_its_end() {
        let keymap = Keymap::defaults().unwrap();
        let scopes = [Scope::Structure, Scope::Everywhere];
        assert_eq!(keymap.resolve(&scopes, &key::parse("g").unwrap()), Found::Pending);
        assert_eq!(
            keymap.resolve(&scopes, &key::parse("gg").unwrap()),
            Found::Action(Action::First)
        );
        assert_eq!(
            keymap.resolve(&scopes, &key::parse("gx").unwrap()),
            Found::Nothing
        );
    }
}
