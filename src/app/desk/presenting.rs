//! The briefing on the stage: beginning, answering while it has the screen, and leaving.

use crate::app::action::Action;
use crate::app::stage::{Hall, Stage, Wish};
use crate::app::{App, Effect, Message};
use crate::briefing::Briefing;
use crate::briefing::show::Report;
use crate::briefing::slide::Letters;

impl App {
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

    pub(in crate::app) fn present(&mut self) {
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

    /// Answers a message while a presentation has the screen.
    pub(in crate::app) fn on_stage(&mut self, message: Message) -> Effect {
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
