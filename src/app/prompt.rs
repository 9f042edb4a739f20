//! Keys and text while an overlay is open.

use super::action::Action;
use super::input::Input;
use super::moves::step;
use super::overlay::{Actions, Overlay, Search};
use super::scroll::{Scroll, Step};
use super::{App, Effect, Focus, areas};
use crate::search::Index;

impl App {
    pub(super) fn open_overlay(&mut self, action: Action) {
        let scopes = self.scopes();
        self.overlay = Some(match action {
            Action::Search => Overlay::Search(Search::default()),
            Action::Find => Overlay::Find(Input::default(), self.scroll(self.focus)),
            _ => Overlay::Actions(Actions::new(&self.keymap, &scopes, action == Action::Help)),
        });
    }

    /// How many rows of a list the open overlay shows.
    pub fn list_height(&self) -> usize {
        let area = areas::overlay(self.size);
        usize::from(area.height.saturating_sub(5)).max(1)
    }

    pub(super) fn in_overlay(&mut self, mut overlay: Overlay, action: Action) -> Effect {
        match action {
            Action::Accept => return self.accept(overlay),
            Action::Cancel => {
                self.cancel(&overlay);
                return Effect::None;
            }
            Action::Suspend => {
                self.overlay = Some(overlay);
                return Effect::Suspend;
            }
            Action::DeleteBack => overlay.input_mut().delete_back(),
            Action::DeleteWord => overlay.input_mut().delete_word(),
            Action::DeleteLine => overlay.input_mut().clear(),
            _ => {
                if let Some(step) = step(action) {
                    self.step_list(&mut overlay, step);
                }
                self.overlay = Some(overlay);
                return Effect::None;
            }
        }
        self.overlay = Some(overlay);
        self.typed();
        Effect::None
    }

    fn step_list(&self, overlay: &mut Overlay, step: Step) {
        let height = self.list_height();
        match overlay {
            Overlay::Search(search) => {
                search.scroll.step(step, search.hits.len(), height);
            }
            Overlay::Actions(actions) => {
                actions.scroll.step(step, actions.rows.len(), height);
            }
            Overlay::Find(..) => {}
        }
    }

    fn accept(&mut self, overlay: Overlay) -> Effect {
        match overlay {
            Overlay::Search(search) => {
                match search.selected() {
                    Some(id) => {
                        self.go(id);
                        self.set_focus(Focus::Detail);
                        self.step(Focus::Detail, Step::First);
                    }
                    None => self.overlay = Some(Overlay::Search(search)),
                }
                Effect::None
            }
            Overlay::Actions(actions) => actions
                .selected()
                .map_or(Effect::None, |action| self.perform(action)),
            Overlay::Find(input, _) => {
                input.text().trim().clone_into(&mut self.sought);
                if self.sought.is_empty() {
                    return Effect::None;
                }
                let from = self.scroll(self.focus).cursor();
                if !self.find_from(&self.sought.clone(), from) {
                    self.notice = format!("\u{201c}{}\u{201d} is not in this pane", self.sought);
                }
                Effect::None
            }
        }
    }

    fn cancel(&mut self, overlay: &Overlay) {
        if let Overlay::Find(_, before) = overlay {
            self.restore(*before);
        }
    }

    fn restore(&mut self, scroll: Scroll) {
        self.step(self.focus, Step::To(scroll.cursor()));
        self.follow_cursor();
        match self.focus {
            Focus::Structure => self.structure_scroll = scroll,
            Focus::Timeline => self.timeline_scroll = scroll,
            Focus::Detail => self.detail_scroll = scroll,
        }
    }

    pub(super) fn type_text(&mut self, text: &str) {
        if let Some(overlay) = &mut self.overlay {
            overlay.input_mut().insert(text);
            self.typed();
        }
    }

    /// Brings the open overlay up to what was typed.
    fn typed(&mut self) {
        match &mut self.overlay {
            Some(Overlay::Search(search)) => {
                search.refresh(self.index.get_or_init(|| Index::new(&self.atlas)));
            }
            Some(Overlay::Actions(actions)) => actions.refresh(),
            Some(Overlay::Find(input, before)) => {
                let (text, before) = (input.text().to_owned(), *before);
                if !self.find_from(&text, before.cursor()) {
                    self.restore(before);
                }
            }
            None => {}
        }
    }
}

impl Overlay {
    /// The line that is typed into.
    pub const fn input(&self) -> &Input {
        match self {
            Self::Search(search) => &search.input,
            Self::Actions(actions) => &actions.input,
            Self::Find(input, _) => input,
        }
    }

    const fn input_mut(&mut self) -> &mut Input {
        match self {
            Self::Search(search) => &mut search.input,
            Self::Actions(actions) => &mut actions.input,
            Self::Find(input, _) => input,
        }
    }
}
