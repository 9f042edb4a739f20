//! Views over the panes: they take the window, a cursor walks in them, and what is opened shows in the panes again.

use super::action::Action;
use super::covering::Covering;
use super::keymap::Scope;
use super::moves::step;
use super::scroll::Step;
use super::sheet::{Sheet, Subject};
use super::{App, Effect, Focus, areas};
use crate::model::Id;

/// A view over the panes.
#[derive(Debug)]
pub enum View {
    /// Lines to read, some of which lead to a record.
    Sheet(Box<Sheet>),
    /// The coverage.
    Coverage(Box<Covering>),
}

impl App {
    /// The view on top, if one is open.
    pub fn view(&self) -> Option<&View> {
        self.lenses.views.last()
    }

    /// The places whose keys hold in the open view.
    pub(super) fn view_scopes(&self) -> Option<Vec<Scope>> {
        self.view().map(|view| match view {
            View::Sheet(sheet) if matches!(sheet.subject(), Subject::Relations(_)) => {
                vec![Scope::Relations, Scope::View, Scope::Everywhere]
            }
            View::Sheet(_) => vec![Scope::View, Scope::Everywhere],
            View::Coverage(_) => vec![Scope::Coverage, Scope::View, Scope::Everywhere],
        })
    }

    /// Lays a sheet over the panes.
    pub(super) fn open_view(&mut self, sheet: Sheet) {
        self.lenses.views.push(View::Sheet(Box::new(sheet)));
        self.fit_views();
    }

    /// Breaks the lines of all views for the window's size.
    pub(super) fn fit_views(&mut self) {
        let area = areas::view(self.size);
        for view in &mut self.lenses.views {
            match view {
                View::Sheet(sheet) => sheet.fit(&self.atlas, area),
                View::Coverage(covering) => covering.fit(area),
            }
        }
    }

    /// Performs an action in the open view; `None`: it is none of the view's.
    pub(super) fn in_view(&mut self, action: Action) -> Option<Effect> {
        self.view()?;
        match action {
            Action::Accept | Action::Open => self.accept_in_view(true),
            Action::Visit => self.accept_in_view(false),
            Action::Cancel | Action::Back => {
                self.lenses.views.pop();
            }
            Action::Left | Action::Right | Action::Rows | Action::Sort => self.in_coverage(action),
            Action::CopyView => return Some(self.copy_view()),
            Action::NextLink | Action::PreviousLink => self.link_in_view(action == Action::NextLink),
            Action::Find | Action::FindNext | Action::FindPrevious | Action::Zoom => {
                let key = self.key_for(Action::Cancel);
                self.say(format!("not in this view; {key} closes it"));
            }
            Action::Relations if self.theme_under_cursor().is_some() => {
                let theme = self.theme_under_cursor();
                theme.into_iter().for_each(|theme| self.open_relations(theme));
            }
            Action::CardToggle => return Some(self.toggle_card()),
            Action::Tray => self.open_tray(),
            Action::Present
            | Action::Search
            | Action::Filter
            | Action::ClearFilter
            | Action::Palette
            | Action::Help
            | Action::Theme
            | Action::Mouse
            | Action::Redraw
            | Action::Suspend
            | Action::CopyTitle
            | Action::CopyId
            | Action::CopyAddress
            | Action::CopyText
            | Action::CopyMarkdown
            | Action::CopyCitation
            | Action::CopyBibtex
            | Action::CopyCsl
            | Action::CopyRis
            | Action::CopyEdition
            | Action::OpenSource
            | Action::Edit
            | Action::Reload
            | Action::Export
            | Action::Quit => return None,
            _ => {
                let Some(step) = step(action) else {
                    self.lenses.views.clear();
                    return None;
                };
                self.step_view(step);
            }
        }
        Some(Effect::None)
    }

    pub(super) fn step_view(&mut self, step: Step) {
        let area = areas::view(self.size);
        match self.lenses.views.last_mut() {
            Some(View::Sheet(sheet)) => sheet.step(step, usize::from(area.height)),
            Some(View::Coverage(covering)) => covering.step(step, area),
            None => {}
        }
    }

    fn link_in_view(&mut self, down: bool) {
        let found = match self.lenses.views.last() {
            Some(View::Sheet(sheet)) => sheet.next_link(down),
            Some(View::Coverage(_)) => {
                self.in_coverage(if down { Action::Right } else { Action::Left });
                return;
            }
            None => None,
        };
        match found {
            Some(row) => self.step_view(Step::To(row)),
            None => self.say(format!("no record {} here", if down { "below" } else { "above" })),
        }
    }

    fn accept_in_view(&mut self, walks: bool) {
        let link = match self.lenses.views.last() {
            Some(View::Sheet(sheet)) => {
                let centre = sheet.centre();
                match sheet.link() {
                    // The centre itself is opened, a neighbour becomes the centre.
                    Some(id) if walks && centre.is_some_and(|centre| centre != id) => {
                        self.open_relations(id);
                        return;
                    }
                    link => link,
                }
            }
            Some(View::Coverage(_)) => {
                self.open_cell();
                return;
            }
            None => None,
        };
        if let Some(id) = link {
            self.leave_view_for(id);
        } else {
            let key = self.key_for(Action::NextLink);
            self.say(format!("no record on this line; {key} goes to the next one"));
        }
    }

    /// Closes the views and opens a record in the panes.
    pub(super) fn leave_view_for(&mut self, id: Id) {
        self.go(id);
        self.set_focus(Focus::Detail);
    }
}
