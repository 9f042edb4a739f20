//! The briefing on the desk: what is prepared in the tray, and the stage on which it is presented.

use std::time::Duration;

use super::stage::{Hall, Stage, Wish};
use super::{App, Effect, Message};
use crate::briefing::show::Report;
use crate::briefing::store::{Revision, check_name};
use crate::briefing::{Briefing, Card, Draft, Edit, Edition, Shows, Time};
use crate::text::clean_line;

/// The time given for a briefing that is begun in the explorer.
const USUAL: Time = Time::minutes(15);

/// The briefing on the desk.
#[derive(Debug, Default)]
pub(super) struct Desk {
    draft: Option<Draft>,
    /// What its file holds; none: it has none yet.
    revision: Option<Revision>,
    /// What a new one is to be called.
    name: String,
    /// Why it could not be saved; empty: it was.
    trouble: String,
    stage: Option<Box<Stage>>,
    /// Whether there is nothing but the stage to come back to.
    alone: bool,
    /// How long the loop has been running.
    now: Duration,
}

impl App {
    /// Puts a briefing that was read on the desk.
    pub fn set_briefing(&mut self, briefing: Briefing, revision: Revision) {
        self.desk.draft = Some(Draft::new(briefing));
        self.desk.revision = Some(revision);
    }

    /// Says what a new briefing is to be called.
    pub fn name_new_briefing(&mut self, name: String) {
        self.desk.name = name;
    }

    /// The briefing on the desk, if there is one.
    pub fn briefing(&self) -> Option<&Briefing> {
        self.desk.draft.as_ref().map(Draft::briefing)
    }

    /// The revision of its file that was read or saved last.
    pub const fn revision(&self) -> Option<&Revision> {
        self.desk.revision.as_ref()
    }

    /// Why the briefing could not be saved; empty: it was.
    pub fn unsaved(&self) -> &str {
        &self.desk.trouble
    }

    /// The presentation that has the screen.
    pub fn stage(&self) -> Option<&Stage> {
        self.desk.stage.as_deref()
    }

    /// What the presenter's console shows now, while there is a presentation.
    pub fn report(&self) -> Option<Report> {
        let report = self.stage()?.report(&self.atlas, self.desk.now);
        Some(Report {
            trouble: self.desk.trouble.clone(),
            ..report
        })
    }

    /// Presents the briefing at once; leaving the stage then leaves plenary. Without cards it tells so and does nothing.
    pub fn present_alone(&mut self) {
        self.present();
        self.desk.alone = self.desk.stage.is_some();
    }

    pub(super) fn present(&mut self) {
        let deck = self.briefing().map(Briefing::deck);
        let Some(deck) = deck.filter(|deck| !deck.cards.is_empty()) else {
            self.say("no card to present yet: Space puts the selected record into the briefing");
            return;
        };
        let stage = Stage::new(deck, self.size, (self.desk.now, self.asked));
        self.desk.stage = Some(Box::new(stage));
    }

    /// The briefing to be changed; begins one if there is none.
    pub(super) fn draft(&mut self) -> Option<&mut Draft> {
        if self.desk.draft.is_none() {
            match Edition::of(&self.atlas) {
                Ok(edition) => {
                    let name = if self.desk.name.is_empty() {
                        "Briefing"
                    } else {
                        &self.desk.name
                    };
                    self.desk.draft = Some(Draft::new(Briefing::new(name, edition, USUAL)));
                }
                Err(error) => self.say(error.to_string()),
            }
        }
        self.desk.draft.as_mut()
    }

    /// Puts the selected record into the briefing, or takes it out.
    pub(super) fn toggle_card(&mut self) -> Effect {
        let shows = Shows::record(&self.atlas, self.selected);
        let title = clean_line(self.atlas.short(self.selected)).into_owned();
        let Some(draft) = self.draft() else {
            return Effect::None;
        };
        let there = draft.briefing().cards.iter().position(|card| card.shows == shows);
        match there {
            Some(at) => draft.edit(Edit::Remove(at)),
            None => draft.push(Card::new(shows)),
        };
        let briefing = draft.briefing();
        let done = if there.is_some() {
            "taken out of"
        } else {
            "put into"
        };
        let notice = format!(
            "\u{201c}{title}\u{201d} {done} {}: {}",
            briefing.name,
            briefing.balance()
        );
        self.say(notice);
        Effect::SaveBriefing
    }

    /// Answers what only the desk is told.
    pub(super) fn at_desk(&mut self, message: Message) -> Effect {
        match message {
            Message::Clock(now) => self.desk.now = now,
            Message::Saved(Ok(revision)) => {
                self.desk.revision = Some(revision);
                self.desk.trouble.clear();
            }
            Message::Saved(Err(error)) => {
                self.say(format!("not saved: {error}"));
                self.desk.trouble = error;
            }
            Message::Read(Ok(read)) => {
                let (briefing, revision) = *read;
                self.say(format!("read again: {}", briefing.balance()));
                self.set_briefing(briefing, revision);
                self.desk.trouble.clear();
            }
            Message::Read(Err(error)) => self.say(error),
            _ => {}
        }
        Effect::None
    }

    /// Goes on under another name, as a briefing that has no file yet.
    pub(super) fn rename_briefing(&mut self, name: &str) -> Effect {
        match (check_name(name), self.draft()) {
            (Ok(name), Some(draft)) => {
                // Its changes are not taken back any more: the old name belongs to the old file.
                *draft = Draft::new(Briefing {
                    name,
                    ..draft.briefing().clone()
                });
                self.desk.revision = None;
                Effect::SaveBriefing
            }
            (Err(error), _) => {
                self.say(error.to_string());
                Effect::None
            }
            (Ok(_), None) => Effect::None,
        }
    }

    /// Answers a message while a presentation has the screen.
    pub(super) fn on_stage(&mut self, message: Message) -> Effect {
        let Some(mut stage) = self.desk.stage.take() else {
            return Effect::None;
        };
        let hall = Hall {
            atlas: &self.atlas,
            keymap: &self.keymap,
            now: self.desk.now,
        };
        let wish = match message {
            Message::Key(key) => stage.press(&hall, key),
            Message::Paste(text) => stage.type_text(&text),
            Message::Found(found) => stage.found(&hall, found),
            Message::Resize(width, height) => {
                stage.resize(&hall, (width, height));
                self.resize((width, height));
                Wish::Nothing
            }
            Message::Clock(_) | Message::Saved(_) | Message::Read(_) => {
                self.desk.stage = Some(stage);
                return self.at_desk(message);
            }
            // What was asked for in the panes has no place here.
            Message::Click(..)
            | Message::Wheel(..)
            | Message::Since(_)
            | Message::Reloaded(_)
            | Message::Written(_) => Wish::Nothing,
        };
        self.asked = stage.asked();
        if wish == Wish::Leave {
            return self.leave_stage();
        }
        self.desk.stage = Some(stage);
        match wish {
            Wish::Search(request) => Effect::Search(request),
            Wish::Suspend => Effect::Suspend,
            Wish::Redraw => Effect::Redraw,
            Wish::Keep(question) => {
                let kept = self.draft().is_some_and(|draft| draft.ask(question));
                if kept { Effect::SaveBriefing } else { Effect::None }
            }
            Wish::Nothing | Wish::Leave => Effect::None,
        }
    }

    /// The stage is gone: back to where the reader was, or out.
    fn leave_stage(&mut self) -> Effect {
        if self.desk.alone {
            return Effect::Quit;
        }
        if !self.desk.trouble.is_empty() {
            // What the room was not to read is told now, and tried again.
            self.say(format!("not saved: {}", self.desk.trouble));
            return Effect::SaveBriefing;
        }
        Effect::None
    }
}
