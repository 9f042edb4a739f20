//! The explorer's actions in a dialogue: done by their names to the record that is open, and what they show told line by line.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::{Dialogue, lines};
use crate::app::action::Action;
use crate::app::keymap::Scope;
use crate::app::{Effect, Message};
use crate::key::{self, Key};
use crate::model::fault::did_you_mean;
use crate::tui::settle;
use crate::ui;

/// The columns and rows of what is told at once.
pub(super) const PAGE: (u16, u16) = (80, 60);

/// The names of all actions, each with what it does.
pub(super) fn names() -> String {
    let said: Vec<String> = Action::ALL
        .iter()
        .map(|action| format!("{}: {}", action.name(), action.doc()))
        .collect();
    lines(&said)
}

impl Dialogue {
    /// Does the action that a line names, with the words behind it if it asks for some.
    pub(super) fn act(&mut self, line: &str) -> String {
        let (name, words) = line.split_once(' ').unwrap_or((line, ""));
        let Some(action) = Action::find(name) else {
            let near = did_you_mean(name, Action::ALL.iter().map(|action| action.name()));
            let near = near.map_or_else(String::new, |near| format!(" Did you mean :{near}?"));
            return format!("There is no action {name}.{near} A colon alone lists them.\n");
        };
        let mut said = Vec::new();
        self.app.say("");
        let effect = self.begin(action);
        self.settle(effect, &mut said);
        if !words.is_empty() && self.app.overlay().is_some() {
            // In the place of what the line holds already.
            let effect = self.app.perform(Action::DeleteLine);
            self.settle(effect, &mut said);
            let effect = self.app.update(Message::Paste(words.to_owned()));
            self.settle(effect, &mut said);
            let effect = self.app.perform(Action::Accept);
            self.settle(effect, &mut said);
        }
        self.tell(said)
    }

    /// Presses keys as on the screen.
    pub(super) fn press(&mut self, keys: &str) -> String {
        let keys = match key::parse(keys) {
            Ok(keys) => keys,
            Err(error) => return format!("{error}\n"),
        };
        let mut said = Vec::new();
        for key in keys {
            let effect = self.app.update(Message::Key(key));
            self.settle(effect, &mut said);
        }
        self.tell(said)
    }

    /// A presentation knows its actions by their keys alone.
    fn begin(&mut self, action: Action) -> Effect {
        let rows = self.app.keymap().rows().iter();
        let mut staged = rows.filter(|row| row.scope == Scope::Present && row.action == action);
        let key: Option<Key> = staged.next().and_then(|row| row.keys.first()?.first()).copied();
        match key.filter(|_| self.app.stage().is_some()) {
            Some(key) => self.app.update(Message::Key(key)),
            None => self.app.perform(action),
        }
    }

    /// Does what an action asks for, as far as it needs no screen.
    fn settle(&mut self, effect: Effect, said: &mut Vec<String>) {
        let mut effect = settle(&mut self.app, effect);
        while let Effect::Search(request) = effect {
            let Some(found) = self.engine.answer(&request, &|| false, &mut |_| ()) else {
                return;
            };
            let next = self.app.update(Message::Found(found));
            effect = settle(&mut self.app, next);
        }
        match effect {
            Effect::Quit => self.left = true,
            Effect::Copy(text) => said.push(text),
            Effect::Suspend
            | Effect::Redraw
            | Effect::Mouse(_)
            | Effect::Edit(_)
            | Effect::Browse(_)
            | Effect::EditText(_)
            | Effect::Reload => {
                said.push("This needs a screen: leave, and start plenary without --linear.".to_owned());
            }
            _ => {}
        }
    }

    /// What came of it: what the explorer says, then what lies over its panes, or the record if it is another one.
    fn tell(&mut self, mut said: Vec<String>) -> String {
        if said.is_empty() && !self.app.notice().is_empty() {
            said.push(self.app.notice().to_owned());
        }
        let app = &self.app;
        if app.stage().is_some() || app.overlay().is_some() || app.view().is_some() {
            said.extend(self.shown());
            return lines(&said);
        }
        let id = self.app.selected();
        if self.opened.last() != Some(&id) {
            self.opened.push(id);
            let page = self.page(id);
            return format!(
                "{}{page}",
                if said.is_empty() {
                    String::new()
                } else {
                    lines(&said)
                }
            );
        }
        // What hides records is told each time; the head of the screen says it.
        if app.filter().is_some() || app.then().is_some() {
            said.extend(self.shown().into_iter().take(1));
        }
        if said.is_empty() {
            said.push("Done.".to_owned());
        }
        lines(&said)
    }

    /// The lines of what lies over the panes, without frames and empty ones.
    fn shown(&self) -> Vec<String> {
        let mut buffer = Buffer::empty(Rect::new(0, 0, PAGE.0, PAGE.1));
        (&self.app).render(buffer.area, &mut buffer);
        let is_frame = |c: char| matches!(c, '\u{2500}'..='\u{257f}');
        let picture = ui::picture(&buffer);
        let bare = picture.lines().map(|line| line.replace(is_frame, " "));
        bare.filter(|line| !line.trim().is_empty())
            .map(|line| match line.trim().strip_prefix('>') {
                // A line that begins as the prompt does would be heard as one.
                Some(selected) => format!("selected: {}", selected.trim_start()),
                None => line.trim().to_owned(),
            })
            .collect()
    }
}
