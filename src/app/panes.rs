//! The three panes: which has the keys, and how each fits the window it has.

use super::scroll::Step;
use super::{App, Focus};

impl App {
    pub(super) fn set_focus(&mut self, focus: Focus) {
        self.focus = focus;
        if focus != Focus::Detail {
            self.left = focus;
        }
        self.refit();
    }

    pub(super) fn resize(&mut self, size: (u16, u16)) {
        self.size = size;
        self.refit();
        for focus in Focus::ALL {
            self.step(focus, Step::By(0));
        }
        self.fit_views();
        if let Some(mut overlay) = self.overlay.take() {
            self.step_list(&mut overlay, Step::By(0));
            self.overlay = Some(overlay);
        }
    }

    /// Breaks the page for the detail pane's present width; the cursor stays in its block.
    pub(super) fn refit(&mut self) {
        let width = usize::from(self.areas().rows(Focus::Detail).width.saturating_sub(1));
        if let Some(line) = self.reading.fit(width, self.detail_scroll.cursor()) {
            self.step(Focus::Detail, Step::To(line));
        }
    }

    /// How many rows a pane has.
    pub(super) fn total(&self, focus: Focus) -> usize {
        match focus {
            Focus::Structure => self.outline.rows().len(),
            Focus::Timeline => self.timeline.rows().len(),
            Focus::Detail => self.detail_lines().len(),
        }
    }

    pub(super) fn step(&mut self, focus: Focus, step: Step) -> bool {
        let height = usize::from(self.areas().rows(focus).height);
        let total = self.total(focus);
        let scroll = match focus {
            Focus::Structure => &mut self.structure_scroll,
            Focus::Timeline => &mut self.timeline_scroll,
            Focus::Detail => &mut self.detail_scroll,
        };
        scroll.step(step, total, height)
    }
}
