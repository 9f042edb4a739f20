//! Which keys ask for what, and where; read from `assets/keys.ron`.

use ron::extensions::Extensions;
use serde::Deserialize;
use thiserror::Error;

use super::action::Action;
use crate::key::{self, Key};

/// The default keys as they are written.
const DEFAULTS: &str = include_str!("../../assets/keys.ron");

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
#[derive(Debug, Error)]
pub enum KeymapError {
    /// It cannot be read.
    #[error("{0}")]
    Syntax(#[from] ron::error::SpannedError),
    /// A key that does not exist.
    #[error(transparent)]
    Key(#[from] key::KeyError),
    /// An action that does not exist.
    #[error("there is no action `{0}`")]
    Action(String),
    /// A key that two rows of one place claim, or that begins the keys of another.
    #[error("`{keys}` is bound to both `{first}` and `{second}` in the same place")]
    Clash {
        /// The keys.
        keys: String,
        /// The action of the earlier row.
        first: &'static str,
        /// The action of the later row.
        second: &'static str,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename = "Keys")]
struct Written {
    rows: Vec<WrittenRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenRow {
    at: Scope,
    on: Vec<String>,
    run: String,
    #[serde(default)]
    hint: String,
}

impl Keymap {
    /// The default keymap.
    pub fn defaults() -> Result<Self, KeymapError> {
        Self::parse(DEFAULTS)
    }

    /// Reads a keymap and refuses keys that clash.
    pub fn parse(text: &str) -> Result<Self, KeymapError> {
        let written: Written = ron::Options::default()
            .with_default_extension(Extensions::IMPLICIT_SOME)
            .from_str(text)?;
        let mut rows = Vec::new();
        for row in written.rows {
            let action = Action::find(&row.run).ok_or_else(|| KeymapError::Action(row.run.clone()))?;
            let keys = row
                .on
                .iter()
                .map(|keys| key::parse(keys))
                .collect::<Result<_, _>>()?;
            rows.push(Binding {
                scope: row.at,
                keys,
                action,
                hint: row.hint,
            });
        }
        let keymap = Self { rows };
        keymap.check_clashes()?;
        Ok(keymap)
    }

    fn check_clashes(&self) -> Result<(), KeymapError> {
        let flat: Vec<(&Binding, &Vec<Key>)> = self
            .rows
            .iter()
            .flat_map(|row| row.keys.iter().map(move |keys| (row, keys)))
            .collect();
        for (at, (first, keys)) in flat.iter().enumerate() {
            let later = flat
                .iter()
                .skip(at + 1)
                .filter(|(row, _)| row.scope == first.scope);
            for (second, others) in later {
                if keys.starts_with(others) || others.starts_with(keys) {
                    return Err(KeymapError::Clash {
                        keys: key::print(keys),
                        first: first.action.name(),
                        second: second.action.name(),
                    });
                }
            }
        }
        Ok(())
    }

    /// All rows.
    pub fn rows(&self) -> &[Binding] {
        &self.rows
    }

    /// What `keys` lead to in these places; the earlier place wins.
    pub fn resolve(&self, scopes: &[Scope], keys: &[Key]) -> Found {
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
            "`g` is bound to both `quit` and `first` in the same place"
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
