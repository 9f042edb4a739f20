//! What a glance at the explorer's state shows: the view draws from this and the tests read it.

use std::sync::Arc;

use super::outline::Outline;
use super::overlay::Overlay;
use super::scroll::Scroll;
use super::searches::Searches;
use super::timeline::Timeline;
use super::{App, Focus, Keymap, ThemeName};
use crate::key::Key;
use crate::model::{Atlas, Id};
use crate::page::Page;

impl App {
    /// The dataset, to be shared with the search.
    pub fn shared_atlas(&self) -> Arc<Atlas> {
        Arc::clone(&self.atlas)
    }

    /// The dataset.
    pub fn atlas(&self) -> &Atlas {
        &self.atlas
    }

    /// The keymap.
    pub const fn keymap(&self) -> &Keymap {
        &self.keymap
    }

    /// The window's columns and rows.
    pub const fn size(&self) -> (u16, u16) {
        self.size
    }

    /// The colours.
    pub const fn theme(&self) -> ThemeName {
        self.theme
    }

    /// Whether letters that some terminals draw two cells wide are drawn in a narrow form.
    pub const fn narrow(&self) -> bool {
        self.narrow
    }

    /// Says that the terminal draws letters of ambiguous width two cells wide.
    pub const fn set_narrow(&mut self, narrow: bool) {
        self.narrow = narrow;
    }

    /// Whether frames and marks are drawn in ASCII.
    pub const fn ascii(&self) -> bool {
        self.ascii
    }

    /// Whether the mouse is taken.
    pub const fn mouse(&self) -> bool {
        self.mouse
    }

    /// The pane that has the keys.
    pub const fn focus(&self) -> Focus {
        self.focus
    }

    /// The pane that stands left of the detail where only two fit.
    pub const fn left(&self) -> Focus {
        self.left
    }

    /// Whether the focused pane has the whole window.
    pub const fn zoom(&self) -> bool {
        self.zoom
    }

    /// The selected record.
    pub const fn selected(&self) -> Id {
        self.selected
    }

    /// The selected record laid out.
    pub const fn page(&self) -> &Page {
        self.reading.page()
    }

    /// The visible tree.
    pub const fn outline(&self) -> &Outline {
        &self.outline
    }

    /// The timeline.
    pub const fn timeline(&self) -> &Timeline {
        &self.timeline
    }

    /// What lies over the panes.
    pub const fn overlay(&self) -> Option<&Overlay> {
        self.overlay.as_ref()
    }

    /// Earlier searches.
    pub const fn searches(&self) -> &Searches {
        &self.searches
    }

    /// Brings back the searches of earlier runs.
    pub fn set_searches(&mut self, searches: Searches) {
        self.searches = searches;
    }

    /// Whether keys must wait for the answer to a search.
    pub fn is_waiting(&self) -> bool {
        self.awaiting.is_some() || self.stage().is_some_and(super::stage::Stage::is_waiting)
    }

    /// What was last looked for in a pane.
    pub fn sought(&self) -> &str {
        &self.sought
    }

    /// The keys pressed so far of a longer sequence.
    pub fn pending(&self) -> &[Key] {
        &self.pending
    }

    /// What just happened, in words.
    pub fn notice(&self) -> &str {
        &self.notice
    }

    /// Where a pane is scrolled to.
    pub const fn scroll(&self, focus: Focus) -> Scroll {
        match focus {
            Focus::Structure => self.structure_scroll,
            Focus::Timeline => self.timeline_scroll,
            Focus::Detail => self.detail_scroll,
        }
    }

    /// The lines of the detail pane.
    pub fn detail_lines(&self) -> &[crate::page::Line] {
        self.reading.lines()
    }
}
