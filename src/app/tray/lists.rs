//! The lists over the cards: the points of one, what can be added, all briefings, and what to look at.

use super::offer::What;
use super::{Line, Over, Tray};
use crate::app::action::Action;
use crate::app::moves::step;
use crate::app::scroll::{Scroll, Step};
use crate::app::{App, Effect};
use crate::briefing::content::{Content, Point};
use crate::briefing::preflight::{Check, preflight};
use crate::briefing::slide::Frame;
use crate::briefing::{Briefing, Card, Edit, Shows};
use crate::model::history::day_of;

/// A briefing in the list of all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its name.
    pub name: String,
    /// Its cards and times, or why it cannot be read.
    pub words: String,
}

impl App {
    /// The points that the card under the cursor could show.
    pub fn points(&self, tray: &Tray) -> Vec<Point> {
        if !matches!(tray.over, Over::Points(_)) {
            return Vec::new();
        }
        let card = self.card_at(tray);
        card.map_or_else(Vec::new, |card| Content::of(&self.atlas, card).points)
    }

    pub(super) fn open_points(&mut self, tray: &mut Tray) {
        let card = self.card_at(tray);
        let points = card.map_or(0, |card| Content::of(&self.atlas, card).points.len());
        if points == 0 {
            self.say("this card has no points to choose from");
        } else {
            tray.over = Over::Points(Scroll::default());
        }
    }

    /// Looks the briefing through for this screen and this day.
    pub(super) fn look_through(&mut self, tray: &mut Tray) {
        let Some(deck) = self.briefing().map(Briefing::deck) else {
            self.say("the briefing is empty: close this and press Space on a record");
            return;
        };
        let frame = Frame::new(self.size.0.into(), self.size.1.into());
        match preflight(&self.atlas, &deck, frame, day_of(self.today())) {
            Ok(findings) if findings.is_empty() => self.say("nothing to look at: ready to present"),
            Ok(findings) => {
                if findings.iter().any(|finding| finding.check == Check::Changed) {
                    let key = self.key_for(Action::TakeOver);
                    self.say(format!("{key} takes the briefing to the dataset as it is now"));
                }
                tray.over = Over::Findings(findings, Scroll::default());
            }
            Err(error) => self.say(error.to_string()),
        }
    }

    pub(super) fn open_questions(&mut self, tray: &mut Tray) {
        if self
            .briefing()
            .is_some_and(|briefing| !briefing.questions.is_empty())
        {
            tray.over = Over::Questions(Scroll::default());
        } else {
            self.say("no question was asked yet");
        }
    }

    /// Takes the question under the cursor out of the log.
    fn withdraw(&mut self, tray: &mut Tray) -> Effect {
        let Over::Questions(scroll) = tray.over else {
            return Effect::None;
        };
        let edit = Edit::Withdraw(scroll.cursor());
        if !self.draft().is_some_and(|draft| draft.edit(edit)) {
            return Effect::None;
        }
        self.open_questions(tray);
        Effect::SaveBriefing
    }

    /// Shows all briefings, the one on the desk under the cursor.
    pub(in crate::app) fn list_briefings(&self, tray: &mut Tray, listed: Vec<Listed>) {
        let name = self.briefing().map(|briefing| briefing.name.as_str());
        let here = listed.iter().position(|other| Some(other.name.as_str()) == name);
        tray.over = Over::Briefings(listed, Scroll::at(here.unwrap_or_default()));
    }

    /// A key while a list lies over the cards.
    pub(super) fn in_tray_list(&mut self, tray: &mut Tray, action: Action) -> Effect {
        match action {
            Action::Cancel => {
                tray.over = Over::Nothing;
                Effect::None
            }
            Action::Suspend => Effect::Suspend,
            Action::Accept | Action::Choose => self.choose_in_tray(tray),
            Action::BriefingNew if matches!(tray.over, Over::Briefings(..)) => {
                self.open_line(tray, Line::New);
                Effect::None
            }
            Action::CardRemove => self.withdraw(tray),
            Action::TakeOver if matches!(tray.over, Over::Findings(..)) => self.take_over(tray),
            _ => {
                if let Some(step) = step(action) {
                    self.step_tray(tray, step);
                }
                Effect::None
            }
        }
    }

    fn choose_in_tray(&mut self, tray: &mut Tray) -> Effect {
        match std::mem::take(&mut tray.over) {
            Over::Points(scroll) => {
                tray.over = Over::Points(scroll);
                self.toggle_point(tray, scroll.cursor())
            }
            Over::Questions(scroll) => {
                self.open_line(tray, Line::Question(scroll.cursor()));
                Effect::None
            }
            Over::Offers(offers, scroll) => match offers.into_iter().nth(scroll.cursor()) {
                Some(offer) => match offer.what {
                    What::Card(shows) => self.add_card(tray, shows),
                    What::Text => self.add_text(tray),
                    What::Stretch => {
                        self.open_line(tray, Line::Stretch);
                        self.say("2002..2010, and if you like body:ID theme:ID");
                        Effect::None
                    }
                    What::Title => {
                        self.open_line(tray, Line::Title);
                        Effect::None
                    }
                },
                None => Effect::None,
            },
            Over::Briefings(listed, scroll) => {
                let chosen = listed.into_iter().nth(scroll.cursor());
                chosen.map_or(Effect::None, |chosen| self.change_briefing(chosen.name))
            }
            Over::Findings(findings, scroll) => {
                let number = findings.get(scroll.cursor()).and_then(|finding| finding.card);
                if let Some(at) = number.and_then(|number| self.place_in_tray(number)) {
                    self.step_tray(tray, Step::To(at));
                }
                Effect::None
            }
            other => {
                tray.over = other;
                Effect::None
            }
        }
    }

    /// The place of the card with this number on the audience's screen.
    fn place_in_tray(&self, number: usize) -> Option<usize> {
        let briefing = self.briefing()?;
        let cards = briefing.cards.iter().enumerate();
        let mut shown = cards.filter(|(_, card)| card.label <= briefing.room);
        shown.nth(number.checked_sub(1)?).map(|(at, _)| at)
    }

    fn toggle_point(&mut self, tray: &Tray, at: usize) -> Effect {
        let points = self.points(tray);
        let Some(point) = points.get(at) else {
            return Effect::None;
        };
        let all: Vec<&str> = points.iter().map(|point| point.key.as_str()).collect();
        let card = tray.scroll.cursor();
        let done = self
            .draft()
            .is_some_and(|draft| draft.change(card, |card| card.toggle_point(&point.key, &all)));
        if done { Effect::SaveBriefing } else { Effect::None }
    }

    /// Puts a card in below the one under the cursor, which goes to it.
    pub(super) fn add_card(&mut self, tray: &mut Tray, shows: Shows) -> Effect {
        tray.over = Over::Nothing;
        let card = Card::made(&self.atlas, shows);
        let at = tray.scroll.cursor();
        let Some(draft) = self.draft() else {
            return Effect::None;
        };
        let place = (at + 1).min(draft.briefing().cards.len());
        if !draft.edit(Edit::Add(place, Box::new(card))) {
            return Effect::None;
        }
        self.step_tray(tray, Step::To(place));
        Effect::SaveBriefing
    }

    /// Takes the briefing to the edition of the dataset that is loaded.
    fn take_over(&mut self, tray: &mut Tray) -> Effect {
        let taken = self.take_edition();
        tray.over = Over::Nothing;
        self.look_through(tray);
        taken
    }
}
