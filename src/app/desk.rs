//! The briefing on the desk: what is prepared in the tray, and the stage on which it is presented.

use std::time::Duration;

use super::action::Action;
use super::overlay::Overlay;
use super::stage::{Hall, Stage, Wish};
use super::{App, Effect, Message};
use crate::briefing::show::Report;
use crate::briefing::slide::Letters;
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
        if let Some(stage) = &mut self.desk.stage {
            stage.stand_alone();
            self.desk.alone = true;
        }
    }

    pub(super) fn present(&mut self) {
        let deck = self.briefing().map(Briefing::deck);
        let Some(deck) = deck.filter(|deck| !deck.cards.is_empty()) else {
            self.say("no card to present yet: Space puts the selected record into the briefing");
            return;
        };
        let letters = if self.ascii {
            Letters::Plain
        } else {
            Letters::default()
        };
        let stage = match self.desk.left.take() {
            Some(mut stage) if stage.show().deck().name == deck.name => {
                let hall = self.hall();
                stage.resume(deck, &hall, (self.size, self.asked));
                stage
            }
            _ => Box::new(Stage::new(
                deck,
                (self.size, letters),
                (self.desk.now, self.asked),
            )),
        };
        self.desk.stage = Some(stage);
    }

    /// What a stage needs to know.
    fn hall(&self) -> Hall<'_> {
        Hall {
            atlas: &self.atlas,
            keymap: &self.keymap,
            now: self.desk.now,
            ascii: self.ascii,
        }
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

    /// Answers a message while a presentation has the screen.
    pub(super) fn on_stage(&mut self, message: Message) -> Effect {
        let Some(mut stage) = self.desk.stage.take() else {
            return Effect::None;
        };
        let hall = self.hall();
        let wish = match message {
            Message::Key(key) => stage.press(&hall, key),
            Message::Paste(text) => stage.type_text(&hall, &text),
            Message::Found(found) => stage.found(&hall, found),
            Message::Resize(width, height) => {
                stage.resize(&hall, (width, height));
                self.resize((width, height));
                Wish::Nothing
            }
            Message::Followed(followed) => {
                stage.follow(followed);
                Wish::Nothing
            }
            Message::Clock(_)
            | Message::Saved(_)
            | Message::Read(_)
            | Message::Listed(_)
            | Message::Edited(_) => {
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
        let deck = stage.show().deck();
        let shown = self
            .desk
            .draft
            .as_mut()
            .is_some_and(|draft| draft.keep_shown(deck));
        if matches!(wish, Wish::Leave | Wish::End) {
            return self.leave_stage(stage, wish == Wish::Leave);
        }
        self.desk.stage = Some(stage);
        match self.grant(wish) {
            Effect::None if shown => Effect::SaveBriefing,
            effect => effect,
        }
    }

    /// Does what a stage that goes on wants.
    fn grant(&mut self, wish: Wish) -> Effect {
        let kept = match wish {
            Wish::Search(request) => return Effect::Search(request),
            Wish::Suspend => return Effect::Suspend,
            Wish::Redraw => return Effect::Redraw,
            Wish::Keep(question) => self.draft().is_some_and(|draft| draft.ask(question)),
            Wish::Jot(question) => self.draft().is_some_and(|draft| draft.jot(question)),
            Wish::Nothing | Wish::Leave | Wish::End => false,
        };
        if kept { Effect::SaveBriefing } else { Effect::None }
    }

    /// The stage is gone: back to where the reader was, or out.
    fn leave_stage(&mut self, stage: Box<Stage>, for_a_while: bool) -> Effect {
        if self.desk.alone {
            let effect = self.quit();
            if effect != Effect::Quit {
                self.desk.stage = Some(stage);
            }
            return effect;
        }
        if for_a_while {
            let key = self.key_for(Action::Present);
            self.say(format!("{key} goes on at card {}", stage.show().place().card + 1));
            self.desk.left = Some(stage);
        }
        if !self.desk.trouble.is_empty() {
            // What the room was not to read is told now, and tried again.
            self.say(format!("not saved: {}", self.desk.trouble));
            return Effect::SaveBriefing;
        }
        Effect::None
    }
}
