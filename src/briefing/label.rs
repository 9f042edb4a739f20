//! Labels of the Traffic Light Protocol 2.0, as far as a room can hold them: capitals, no spaces, never translated.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// Who may see something; later ones are more private.
///
/// `TLP:RED` is left out: what only the persons addressed may know belongs on no screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub enum Label {
    /// Everyone.
    #[default]
    Clear,
    /// The community.
    Green,
    /// The organisation and its clients.
    Amber,
    /// The organisation only.
    AmberStrict,
}

/// A text that is no label.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{0}` is no label; write TLP:CLEAR, TLP:GREEN, TLP:AMBER or TLP:AMBER+STRICT")]
pub struct LabelError(String);

impl Label {
    /// All labels, the most open one first.
    pub const ALL: [Self; 4] = [Self::Clear, Self::Green, Self::Amber, Self::AmberStrict];

    /// The label as the protocol writes it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Clear => "TLP:CLEAR",
            Self::Green => "TLP:GREEN",
            Self::Amber => "TLP:AMBER",
            Self::AmberStrict => "TLP:AMBER+STRICT",
        }
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for Label {
    type Err = LabelError;

    fn from_str(text: &str) -> Result<Self, LabelError> {
        let known = Self::ALL.into_iter().find(|label| label.word() == text);
        known.ok_or_else(|| LabelError(crate::text::clean_line(text).into_owned()))
    }
}

impl TryFrom<String> for Label {
    type Error = LabelError;

    fn try_from(text: String) -> Result<Self, LabelError> {
        text.parse()
    }
}

impl From<Label> for String {
    fn from(label: Label) -> Self {
        label.word().to_owned()
    }
}
