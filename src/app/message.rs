//! What reaches the explorer, what it asks for in return, and the few words both are made of.

use std::sync::Arc;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::keymap::Scope;
use super::own_theme::OwnTheme;
use super::tray::Listed;
use super::writing::Unwritten;
use crate::briefing::Briefing;
use crate::briefing::store::Revision;
use crate::diff::Diff;
use crate::key::Key;
use crate::model::Atlas;
use crate::search::{Found, Request};

/// The pane that has the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Focus {
    /// The tree of bodies.
    #[default]
    Structure,
    /// Instruments and events by date.
    Timeline,
    /// The selected record.
    Detail,
}

impl Focus {
    /// All panes in their order.
    pub const ALL: [Self; 3] = [Self::Structure, Self::Timeline, Self::Detail];

    pub(super) const fn next(self) -> Self {
        match self {
            Self::Structure => Self::Timeline,
            Self::Timeline => Self::Detail,
            Self::Detail => Self::Structure,
        }
    }

    pub(super) const fn scope(self) -> Scope {
        match self {
            Self::Structure => Scope::Structure,
            Self::Timeline => Scope::Timeline,
            Self::Detail => Scope::Detail,
        }
    }
}

/// The colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ThemeName {
    /// The terminal's own sixteen colours on its own background.
    Terminal,
    /// For a light background.
    Light,
    /// For a dark background.
    Dark,
    /// White and yellow on black, at seven to one or more.
    Contrast,
    /// Blue and orange only, which all eyes tell apart.
    ColourSafe,
    /// No colours at all.
    Mono,
    /// One of the user's own; it is read once and stays as long as the program runs.
    Own(&'static OwnTheme),
}

impl ThemeName {
    /// All themes that are built in, in the order in which one key goes through them.
    pub const ALL: [Self; 6] = [
        Self::Terminal,
        Self::Light,
        Self::Dark,
        Self::Contrast,
        Self::ColourSafe,
        Self::Mono,
    ];

    /// Its name.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Terminal => "terminal",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Contrast => "contrast",
            Self::ColourSafe => "colour-safe",
            Self::Mono => "mono",
            Self::Own(own) => own.name.as_str(),
        }
    }

    /// What it is for, in a few words.
    pub const fn doc(self) -> &'static str {
        match self {
            Self::Terminal => "the terminal's own colours",
            Self::Light => "dark letters on white",
            Self::Dark => "light letters on near-black",
            Self::Contrast => "white and yellow on black, the strongest",
            Self::ColourSafe => "blue and orange, for all eyes",
            Self::Mono => "no colours: bold, underlined and reversed",
            Self::Own(_) => "your own, from themes.ron",
        }
    }

    /// All themes, the user's own last.
    pub fn with_own(own: &'static [OwnTheme]) -> Vec<Self> {
        Self::ALL.into_iter().chain(own.iter().map(Self::Own)).collect()
    }

    pub(super) fn next(self, own: &'static [OwnTheme]) -> Self {
        let all = Self::with_own(own);
        let at = all.iter().position(|theme| *theme == self).unwrap_or_default();
        all.get((at + 1) % all.len()).copied().unwrap_or(self)
    }
}

/// Something that happened outside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The mouse was clicked at this column and row.
    Click(u16, u16),
    /// The wheel was turned at this column and row, by so many lines.
    Wheel(u16, u16, isize),
    /// The window has a new size.
    Resize(u16, u16),
    /// A search was answered.
    Found(Found),
    /// How long the loop has been running.
    Clock(Duration),
    /// Whether a presenter's console follows the presentation.
    Followed(bool),
    /// The briefing was saved as this revision, or why it was not.
    Saved(Result<Revision, String>),
    /// The briefing was read again, or why it was not.
    Read(Result<Box<(Briefing, Revision)>, String>),
    /// A file was written and what to say of it, or why it was not.
    Written(Result<String, Unwritten>),
    /// All briefings, or why they cannot be listed.
    Listed(Result<Vec<Listed>, String>),
    /// The text that an editor left, or why it left none.
    Edited(Result<String, String>),
    /// An older edition was read and compared, or why it could not be.
    Since(Result<Box<Diff>, String>),
    /// The dataset's files were read again, or why they could not be.
    Reloaded(Result<Fresh, Trouble>),
}

/// A dataset that was read again; two are the same if they are the same reading.
#[derive(Debug, Clone)]
pub struct Fresh(pub Arc<Atlas>);

impl PartialEq for Fresh {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Fresh {}

/// Why a dataset that was read again cannot be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// What is wrong, with file, line and column.
    pub text: String,
    /// Where that is, if it is in a file.
    pub spot: Option<Spot>,
}

/// A place in a file of the dataset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// The file's number, in the order in which they were read.
    pub file: usize,
    /// The line, from one.
    pub line: usize,
    /// The column, from one.
    pub column: usize,
}

/// What the loop is asked to do.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub enum Effect {
    /// Nothing.
    None,
    /// Leave.
    Quit,
    /// Put a text on the clipboard.
    Copy(String),
    /// Leave to the shell for a while.
    Suspend,
    /// Draw everything anew.
    Redraw,
    /// Take the mouse, or give it back.
    Mouse(bool),
    /// Answer a search.
    Search(Request),
    /// Keep the searches for the next time.
    KeepSearches,
    /// Write a text to a file, over the one that is there only if told so.
    Write {
        /// The file as it was named.
        path: String,
        /// The text.
        text: String,
        /// Whether a file that is there is replaced.
        replace: bool,
    },
    /// Save the briefing.
    SaveBriefing,
    /// Read the briefing again.
    ReadBriefing,
    /// List all briefings.
    ListBriefings,
    /// Put the briefing with this name on the desk.
    OpenBriefing(String),
    /// Have the user's editor change a text.
    EditText(String),
    /// Read the older edition in this file and compare it with the dataset.
    ReadOlder(String),
    /// Hand this address to the user's browser.
    Browse(String),
    /// Open the user's editor at a place of the dataset.
    Edit(Spot),
    /// Read the dataset's files again.
    Reload,
}

/// What can be set before the start.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    /// The colours.
    pub theme: ThemeName,
    /// The window's columns and rows.
    pub size: (u16, u16),
    /// Whether everything but a dataset's own letters is drawn in ASCII.
    pub ascii: bool,
}
