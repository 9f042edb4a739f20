//! The briefing on the desk: what is prepared in the tray, and the stage on which it is presented.

mod presenting;

use std::time::Duration;

use super::action::Action;
use super::overlay::Overlay;
use super::stage::Stage;
use super::{App, Effect, Message};
use crate::briefing::store::{Revision, check_name};
use crate::briefing::{Briefing, Card, Draft, Edit, Edition, Time};
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
    /// Whether the user was told that leaving would lose what could not be saved.
    warned: bool,
    stage: Option<Box<Stage>>,
    /// A presentation that was left and can be gone on with.
    left: Option<Box<Stage>>,
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

    /// Leaves plenary; what could not be saved is tried once more first, and told.
    pub(super) fn quit(&mut self) -> Effect {
        if self.desk.trouble.is_empty() || self.desk.warned {
            return Effect::Quit;
        }
        self.desk.warned = true;
        Effect::SaveBriefing
    }

    /// Puts another state of the briefing in the place of the present one, and saves it.
    pub(super) fn put_back(&mut self, draft: Draft) -> Effect {
        let same = self.briefing() == Some(draft.briefing());
        self.desk.draft = Some(draft);
        if same { Effect::None } else { Effect::SaveBriefing }
    }

    /// Puts what is in sight into the briefing, or takes it out.
    pub(super) fn toggle_card(&mut self) -> Effect {
        let shows = self.in_sight();
        let title = clean_line(&shows.words(&self.atlas)).into_owned();
        let card = Card::made(&self.atlas, shows);
        let Some(draft) = self.draft() else {
            return Effect::None;
        };
        let mut cards = draft.briefing().cards.iter();
        let there = cards.position(|other| other.shows == card.shows);
        match there {
            Some(at) => draft.edit(Edit::Remove(at)),
            None => draft.push(card),
        };
        let briefing = draft.briefing();
        let done = if there.is_some() {
            "taken out of"
        } else {
            "put into"
        };
        let notice = format!("{title}: {done} {}, {}", briefing.name, briefing.balance());
        self.say(notice);
        Effect::SaveBriefing
    }

    /// Begins another briefing.
    pub(super) fn begin_briefing(&mut self, name: &str) -> Effect {
        match (check_name(name), Edition::of(&self.atlas)) {
            (Ok(name), Ok(edition)) => {
                self.desk.draft = Some(Draft::new(Briefing::new(name, edition, USUAL)));
                (self.desk.revision, self.desk.left) = (None, None);
                Effect::SaveBriefing
            }
            (Err(error), _) => {
                self.say(error.to_string());
                Effect::None
            }
            (_, Err(error)) => {
                self.say(error.to_string());
                Effect::None
            }
        }
    }

    /// Asks for another briefing, unless the one on the desk is not saved.
    pub(super) fn change_briefing(&mut self, name: String) -> Effect {
        if self.desk.trouble.is_empty() {
            return Effect::OpenBriefing(name);
        }
        self.say(format!("not saved, so it stays: {}", self.desk.trouble));
        Effect::None
    }

    /// Takes the briefing and what its cards remember to the edition that is loaded.
    pub(super) fn take_edition(&mut self) -> Effect {
        let edition = match Edition::of(&self.atlas) {
            Ok(edition) => edition,
            Err(error) => {
                self.say(error.to_string());
                return Effect::None;
            }
        };
        let Some(briefing) = self.briefing() else {
            return Effect::None;
        };
        let cards = briefing.cards.iter().cloned().map(|card| Card {
            print: card.print_now(&self.atlas),
            ..card
        });
        let edit = Edit::Edition(edition, cards.collect());
        let taken = self.draft().is_some_and(|draft| draft.edit(edit));
        if taken { Effect::SaveBriefing } else { Effect::None }
    }

    /// Answers what only the desk is told.
    pub(super) fn at_desk(&mut self, message: Message) -> Effect {
        match message {
            Message::Clock(now) => self.desk.now = now,
            Message::Saved(Ok(revision)) => {
                self.desk.revision = Some(revision);
                if !std::mem::take(&mut self.desk.trouble).is_empty() {
                    self.tell("saved now".to_owned());
                }
                self.desk.warned = false;
            }
            Message::Saved(Err(error)) => {
                let key = self.key_for(Action::Quit);
                let leaving = if self.desk.warned {
                    format!("{key} again leaves without it; ")
                } else {
                    String::new()
                };
                self.tell(format!("not saved: {leaving}{error}"));
                self.desk.trouble = error;
            }
            Message::Read(Ok(read)) => {
                let (briefing, revision) = *read;
                if briefing.dataset.id != self.atlas.head().id {
                    self.say(format!(
                        "{} was made with the dataset {}; this is {}",
                        briefing.name,
                        briefing.dataset.id,
                        self.atlas.head().id
                    ));
                    return Effect::None;
                }
                self.say(format!("read: {}, {}", briefing.name, briefing.balance()));
                self.set_briefing(briefing, revision);
                self.desk.trouble.clear();
            }
            Message::Read(Err(error)) | Message::Listed(Err(error)) => self.say(error),
            Message::Listed(Ok(listed)) => {
                if let Some(Overlay::Tray(mut tray)) = self.overlay.take() {
                    self.list_briefings(&mut tray, listed);
                    self.overlay = Some(Overlay::Tray(tray));
                }
            }
            Message::Edited(text) => {
                if let Some(Overlay::Tray(mut tray)) = self.overlay.take() {
                    let effect = self.edited(&mut tray, text);
                    self.overlay = Some(Overlay::Tray(tray));
                    return effect;
                }
            }
            _ => {}
        }
        Effect::None
    }

    /// Tells what came of saving; where the stage is all there is, on the stage, but only to someone who is leaving it.
    fn tell(&mut self, text: String) {
        match &mut self.desk.stage {
            Some(stage) if self.desk.alone && self.desk.warned => stage.tell(text),
            _ => self.say(text),
        }
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
}
