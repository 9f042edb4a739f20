//! Moving about: cursors, panes, folds, links, history and the mouse.

use super::action::Action;
use super::forest::Forest;
use super::outline::Node;
use super::scroll::Step;
use super::{App, Effect, Focus};
use crate::model::Id;

impl App {
    /// Performs an action that moves.
    pub(super) fn travel(&mut self, action: Action) {
        if let Some(step) = step(action) {
            self.move_cursor(step);
            return;
        }
        match action {
            Action::Fold => self.fold(),
            Action::Unfold => self.unfold(),
            Action::FoldAll | Action::UnfoldAll => self.fold_all(action == Action::FoldAll),
            Action::Parent => self.parent(),
            Action::Open => self.open(),
            Action::NextLink => self.link(true),
            Action::PreviousLink => self.link(false),
            Action::Back => self.back(),
            Action::Forward => self.forward(),
            Action::NextPane => self.set_focus(self.focus.next()),
            Action::PreviousPane => self.set_focus(self.focus.next().next()),
            Action::FocusStructure => self.set_focus(Focus::Structure),
            Action::FocusTimeline => self.set_focus(Focus::Timeline),
            Action::FocusDetail => self.set_focus(Focus::Detail),
            Action::Zoom => {
                self.zoom = !self.zoom;
                self.refit();
            }
            _ => {}
        }
        // A pane may have another size now: its window must still hold its cursor.
        for focus in Focus::ALL {
            self.step(focus, Step::By(0));
        }
    }

    fn move_cursor(&mut self, step: Step) {
        let before = self.scroll(self.focus).cursor();
        self.step(self.focus, step);
        if self.focus == Focus::Timeline {
            let at = self.scroll(Focus::Timeline).cursor();
            if let Some(row) = self.timeline.nearest(at, at >= before) {
                let stuck = row <= before && at > before || row >= before && at < before;
                self.step(Focus::Timeline, Step::To(if stuck { before } else { row }));
            }
        }
        self.follow_cursor();
    }

    /// Shows what is under the cursor of the structure or the timeline.
    pub(super) fn follow_cursor(&mut self) {
        let (structure, timeline) = (self.structure_scroll, self.timeline_scroll);
        let id = match self.focus {
            Focus::Structure => match self.outline.node(structure.cursor()) {
                Some(Node::Record(id)) => Some(id),
                _ => None,
            },
            Focus::Timeline => self.timeline.entry(timeline.cursor()),
            Focus::Detail => None,
        };
        if let Some(id) = id.filter(|id| *id != self.selected) {
            self.show(id);
            // The pane that is moved in keeps its own window.
            match self.focus {
                Focus::Structure => self.structure_scroll = structure,
                Focus::Timeline => self.timeline_scroll = timeline,
                Focus::Detail => {}
            }
        }
    }

    fn node(&self) -> Option<Node> {
        self.outline.node(self.structure_scroll.cursor())
    }

    fn fold(&mut self) {
        let row = self.structure_scroll.cursor();
        let Some(node) = self.node() else { return };
        let open = self
            .outline
            .rows()
            .get(row)
            .is_some_and(|row| row.has_children && !row.folded);
        if open {
            self.outline
                .fold(Forest::new(&self.atlas, self.lenses.then.as_ref()), node, true);
            self.step(Focus::Structure, Step::By(0));
        } else if let Some(above) = self.outline.above(row) {
            self.move_cursor(Step::To(above));
        } else {
            self.say("this is the top of the structure");
        }
    }

    fn unfold(&mut self) {
        let row = self.structure_scroll.cursor();
        let Some((node, has_children, folded)) = self
            .outline
            .rows()
            .get(row)
            .map(|r| (r.node, r.has_children, r.folded))
        else {
            return;
        };
        match (has_children, folded) {
            (true, true) => {
                self.outline
                    .fold(Forest::new(&self.atlas, self.lenses.then.as_ref()), node, false);
                self.step(Focus::Structure, Step::By(0));
            }
            (true, false) => self.move_cursor(Step::By(1)),
            (false, _) => self.set_focus(Focus::Timeline),
        }
    }

    fn fold_all(&mut self, folded: bool) {
        let forest = Forest::new(&self.atlas, self.lenses.then.as_ref());
        self.outline.fold_all(forest, folded);
        let chain = self.atlas.home(self.selected).unwrap_or(self.selected);
        let visible = forest
            .ancestry(chain)
            .into_iter()
            .rev()
            .find_map(|id| self.outline.position(Node::Record(id)));
        self.step(Focus::Structure, Step::To(visible.unwrap_or_default()));
    }

    fn parent(&mut self) {
        let above = match self.selected {
            Id::Entry(_) => self.atlas.home(self.selected),
            id => match self.then() {
                Some(then) => then.above(&self.atlas, id),
                None => self.atlas.parent(id),
            },
        };
        match above {
            Some(above) => self.go(above),
            None => self.say("nothing stands above this record"),
        }
    }

    fn open(&mut self) {
        if self.focus != Focus::Detail {
            let row = self.structure_scroll.cursor();
            if let (Focus::Structure, Some(node @ (Node::Members | Node::Partners | Node::Outside))) =
                (self.focus, self.node())
            {
                let folded = self.outline.rows().get(row).is_some_and(|row| row.folded);
                self.outline
                    .fold(Forest::new(&self.atlas, self.lenses.then.as_ref()), node, !folded);
                return;
            }
            self.follow_cursor();
            self.set_focus(Focus::Detail);
            return;
        }
        let link = self
            .detail_lines()
            .get(self.detail_scroll.cursor())
            .and_then(|line| line.link);
        if let Some(link) = link {
            self.go(link);
        } else {
            let key = self.key_for(Action::NextLink);
            self.say(format!("no link on this line; {key} goes to the next one"));
        }
    }

    /// The first key of an action, to name it in a notice.
    pub fn key_for(&self, action: Action) -> String {
        self.keymap
            .keys_of(action)
            .split(' ')
            .next()
            .unwrap_or_default()
            .to_owned()
    }

    fn link(&mut self, down: bool) {
        let lines = self.detail_lines();
        let here = self.detail_scroll.cursor();
        let block = |at: usize| lines.get(at).map(|line| line.block);
        let is_link = |at: &usize| {
            lines.get(*at).is_some_and(|line| line.link.is_some())
                && (*at == 0 || block(*at) != block(at - 1))
        };
        let found = if down {
            (here + 1..lines.len()).find(|at| is_link(at) && block(*at) != block(here))
        } else {
            (0..here).rev().find(is_link)
        };
        match found {
            Some(line) => {
                self.step(Focus::Detail, Step::To(line));
            }
            None => self.notice = format!("no link {} here", if down { "below" } else { "above" }),
        }
    }

    fn back(&mut self) {
        match self.past.pop() {
            Some(visit) => {
                self.future.push(self.visit());
                self.return_to(visit);
            }
            None => self.say("nothing to go back to"),
        }
    }

    fn forward(&mut self) {
        match self.future.pop() {
            Some(visit) => {
                self.past.push(self.visit());
                self.return_to(visit);
            }
            None => self.say("nothing to go forward to"),
        }
    }

    pub(super) fn click(&mut self, x: u16, y: u16) -> Effect {
        if self.overlay.is_some() || self.view().is_some() {
            return Effect::None;
        }
        let areas = self.areas();
        let Some((focus, row)) = areas.hit(x, y) else {
            return Effect::None;
        };
        let inside = areas.rows(focus).contains(ratatui::layout::Position { x, y });
        self.set_focus(focus);
        let target = self.scroll(focus).offset() + row;
        if !inside || target >= self.total(focus) {
            return Effect::None;
        }
        self.step(focus, Step::To(target));
        if focus == Focus::Timeline
            && let Some(row) = self.timeline.nearest(target, true)
        {
            self.step(focus, Step::To(row));
        }
        self.follow_cursor();
        let link = self.detail_lines().get(target).and_then(|line| line.link);
        if let (Focus::Detail, Some(link)) = (focus, link) {
            self.go(link);
        }
        Effect::None
    }

    pub(super) fn wheel(&mut self, x: u16, y: u16, lines: isize) {
        if self.overlay.is_some() {
            return;
        }
        if self.view().is_some() {
            self.step_view(Step::By(lines));
            return;
        }
        if let Some((focus, _)) = self.areas().hit(x, y) {
            self.set_focus(focus);
            self.move_cursor(Step::By(lines));
        }
    }
}

/// The step an action means in any list.
pub(super) const fn step(action: Action) -> Option<Step> {
    Some(match action {
        Action::Next => Step::By(1),
        Action::Previous => Step::By(-1),
        Action::HalfPageDown => Step::HalfPage(1),
        Action::HalfPageUp => Step::HalfPage(-1),
        Action::PageDown => Step::Page(1),
        Action::PageUp => Step::Page(-1),
        Action::First => Step::First,
        Action::Last => Step::Last,
        _ => return None,
    })
}
