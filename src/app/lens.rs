//! What the panes are looked at through: a date, and the views over them.

use super::App;
use super::doubting::Doubts;
use super::sheet::Changes;
use super::then::Then;
use super::view::View;
use crate::model::Id;
use crate::model::date::Edtf;

/// What the panes are looked at through.
#[derive(Debug, Default)]
pub(super) struct Lenses {
    /// The date, if one is set.
    pub(super) then: Option<Then>,
    /// What the last step from change to change changed.
    pub(super) changes: Option<Changes>,
    /// What is in doubt, while it is marked.
    pub(super) doubts: Option<Doubts>,
    /// The records marked for a comparison, in the order in which they were marked.
    pub(super) marked: Vec<Id>,
    /// How many instruments and events each body counts, where not all count.
    pub(super) weights: Option<std::collections::HashMap<Id, usize>>,
    /// What lies over the panes and hides them, the last on top.
    pub(super) views: Vec<View>,
    /// The day that counts as today, where the caller told it.
    pub(super) today: Option<Edtf>,
}

impl App {
    /// The day that counts as today: the one the caller told, else the day up to which the dataset was checked.
    pub fn today(&self) -> Edtf {
        self.lenses.today.unwrap_or_else(|| self.atlas.head().checked)
    }

    /// Tells which day it is: nothing here reads a clock.
    pub fn set_today(&mut self, day: Edtf) {
        self.lenses.today = Some(day);
        self.rebuild_timeline();
    }
}
