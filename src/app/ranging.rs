//! How the timeline is laid out, and stepping along it from any pane.

use super::App;
use super::action::Action;
use super::timeline::Layout;
use crate::model::Id;
use crate::model::history::day_of;

impl App {
    /// How the timeline is to be laid out: what lies after the date that is set, or after today, is set apart.
    pub(super) fn layout(&self) -> Layout {
        let day = self
            .then()
            .map_or_else(|| day_of(self.today()), |then| then.at().day());
        Layout {
            today: Some(day),
            ..self.timeline.layout()
        }
    }

    pub(super) fn range(&mut self, action: Action) {
        let mut layout = self.layout();
        match action {
            Action::Closer | Action::Wider => {
                layout.scale = layout.scale.zoomed(action == Action::Closer);
                self.say(format!("the timeline shows {}", layout.scale.word()));
            }
            Action::Lanes => {
                layout.lanes = layout.lanes.next();
                self.say(format!("the timeline goes by {}", layout.lanes.word()));
            }
            _ => {
                self.step_along(action == Action::NextEntry);
                return;
            }
        }
        self.lay_out_timeline(layout);
    }

    /// Brings all panes to the next or the previous instrument or event of the timeline, in the order of time.
    fn step_along(&mut self, on: bool) {
        let here = match self.selected {
            Id::Entry(_) => Some(self.selected),
            _ => self.timeline.entry(self.timeline_scroll.cursor()),
        };
        let row = here.and_then(|id| {
            if on {
                self.timeline.after(id)
            } else {
                self.timeline.before(id)
            }
        });
        match row.and_then(|row| self.timeline.entry(row)) {
            Some(id) => self.show(id),
            None => self.say(if on {
                "nothing comes after it here"
            } else {
                "nothing comes before it here"
            }),
        }
    }
}
