//! A presentation as a state machine: inputs in, views out. Time comes from outside, as how long it has been going on.
//!
//! It holds a [`Deck`], so that no input can reach what the room may not see.

mod clock;
mod cuts;
mod report;
#[cfg(test)]
mod tests;

use std::time::Duration;

use super::content::Content;
use super::deck::{Reach, Shown};
use super::plan::Plan;
use super::slide::{Frame, Letters, Line, Slide};
use super::{Answer, Card, Deck, Question, Shows};
use crate::model::Atlas;

pub use clock::Clock;
pub use report::{On, Report, Typed};

/// What the presenter does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// On to the next step or card; in the index, down.
    Next,
    /// Back to the step or card before; in the index, up.
    Previous,
    /// To the first card.
    First,
    /// To the last card.
    Last,
    /// To the card with this number, counted from one.
    GoTo(usize),
    /// More of this card.
    Deeper,
    /// Less of this card.
    Shallower,
    /// Hides everything, or shows it again.
    Blank,
    /// Opens the index, or goes to the card chosen in it.
    Index,
    /// Shows another record because somebody asked.
    Answer {
        /// Its id.
        record: String,
        /// The question; empty: it is not logged.
        asked: String,
    },
    /// Keeps a question for later.
    Park(String),
    /// From an answer, the index or a proposal back to exactly where the room was.
    Back,
    /// Proposes cuts so that the cards left fit into the time left.
    Fit,
    /// Makes the proposed cuts.
    Apply,
    /// Takes the last cuts back.
    Undo,
    /// Titles in larger letters.
    Larger,
    /// Titles in smaller letters.
    Smaller,
    /// The screen has another size now.
    Resize(Frame),
}

/// Where in the deck the room is, counted from zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Place {
    /// The card.
    pub card: usize,
    /// The step of it.
    pub step: usize,
}

/// What lies over the cards.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Over {
    Nothing,
    Index(usize),
    Answer { shown: Box<Shown>, step: usize },
}

/// What the audience sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum View {
    /// Nothing.
    Blank,
    /// One step of a card.
    Step(Vec<Line>),
    /// The titles of all cards, and which one is chosen.
    Index {
        /// The titles.
        titles: Vec<String>,
        /// The one chosen, counted from zero.
        at: usize,
    },
}

/// A presentation.
#[derive(Debug, Clone)]
pub struct Show {
    deck: Deck,
    frame: Frame,
    place: Place,
    over: Over,
    blank: bool,
    plan: Option<Plan>,
    /// How far the cards were shown before each cut.
    before: Vec<Vec<Reach>>,
    /// How long it had been going on at the last input.
    now: Duration,
    /// How long each card has been on.
    spent: Vec<Duration>,
}

impl Show {
    /// Begins at the first card.
    pub fn new(deck: Deck, frame: Frame) -> Self {
        Self {
            spent: vec![Duration::ZERO; deck.cards.len()],
            deck,
            frame,
            place: Place::default(),
            over: Over::Nothing,
            blank: false,
            plan: None,
            before: Vec::new(),
            now: Duration::ZERO,
        }
    }

    /// Goes on with a deck that may have been changed meanwhile: at the same card as far as it is still there, each
    /// card led as far as it was.
    pub fn resume(&mut self, deck: Deck) {
        let before = std::mem::replace(&mut self.deck, deck);
        let (at, spent) = (self.place.card, std::mem::take(&mut self.spent));
        let same = |one: &Card, other: &Card| one.shows == other.shows && one.title == other.title;
        self.spent.resize(self.deck.cards.len(), Duration::ZERO);
        for (shown, time) in self.deck.cards.iter_mut().zip(&mut self.spent) {
            let was = before.cards.iter().position(|was| same(&was.card, &shown.card));
            if let Some((was, reach)) = was.and_then(|was| Some((was, before.cards.get(was)?.reach))) {
                shown.reach = reach;
                *time = spent.get(was).copied().unwrap_or_default();
            }
        }
        let last = self.deck.cards.len().saturating_sub(1);
        let on = before.card(at);
        let here = on.is_some_and(|on| self.deck.card(at).is_some_and(|card| same(on, card)));
        let moved = on.and_then(|on| self.deck.cards.iter().position(|shown| same(on, &shown.card)));
        if !here {
            self.place = Place {
                card: moved.unwrap_or(at).min(last),
                step: 0,
            };
        }
        (self.over, self.blank, self.plan) = (Over::Nothing, false, None);
        self.before.clear();
    }

    /// The largest letters that titles may have.
    pub const fn letters(&self) -> Letters {
        self.frame.letters
    }

    /// The cards with how far each is shown: what a handout is made from.
    pub const fn deck(&self) -> &Deck {
        &self.deck
    }

    /// Where the room is, or comes back to.
    pub const fn place(&self) -> Place {
        self.place
    }

    /// Whether an answer is on.
    pub const fn is_answering(&self) -> bool {
        matches!(self.over, Over::Answer { .. })
    }

    /// Whether the screen is blank.
    pub const fn is_blank(&self) -> bool {
        self.blank
    }

    /// The proposed cuts.
    pub const fn plan(&self) -> Option<&Plan> {
        self.plan.as_ref()
    }

    /// The card on now, with its note.
    pub fn card(&self) -> Option<&Card> {
        self.deck.card(self.place.card)
    }

    /// What the audience sees.
    pub fn view(&self, atlas: &Atlas) -> View {
        if self.blank {
            return View::Blank;
        }
        let (slide, step) = match &self.over {
            Over::Index(at) => {
                let titles = (0..self.deck.cards.len()).map(|card| self.title(atlas, card));
                return View::Index {
                    titles: titles.collect(),
                    at: *at,
                };
            }
            Over::Answer { shown, step } => (Slide::answer(atlas, &self.deck, shown, self.frame), *step),
            Over::Nothing => match Slide::of(atlas, &self.deck, self.place.card, self.frame) {
                Some(slide) => (slide, self.place.step),
                None => return View::Blank,
            },
        };
        let last = slide.steps.len().saturating_sub(1);
        let step = slide.steps.into_iter().nth(step.min(last));
        step.map_or(View::Blank, View::Step)
    }

    /// The title of a card as the audience sees it.
    pub fn title(&self, atlas: &Atlas, card: usize) -> String {
        let content = self.deck.card(card).map(|card| Content::of(atlas, card).title);
        content
            .filter(|title| !title.is_empty())
            .unwrap_or_else(|| self.deck.name.clone())
    }

    /// Takes an input at the time `now`, counted from the beginning; returns a question to be kept in the briefing.
    pub fn update(&mut self, atlas: &Atlas, input: Input, now: Duration) -> Option<Question> {
        self.pass(now);
        // A proposal stands only until something else is done: a cut that is not in sight is never made.
        if !matches!(input, Input::Apply | Input::Fit | Input::Back | Input::Resize(_)) {
            self.plan = None;
        }
        match input {
            Input::Blank => self.blank = !self.blank,
            // Whoever blanked the screen wants the same thing back first.
            Input::Next | Input::Previous | Input::Back | Input::Index if self.blank => self.blank = false,
            Input::Next => self.turn(atlas, true),
            Input::Previous => self.turn(atlas, false),
            Input::First => self.jump(Some(0)),
            Input::Last => self.jump(self.deck.cards.len().checked_sub(1)),
            Input::GoTo(number) => self.jump(number.checked_sub(1)),
            Input::Deeper => self.reach(Reach::deeper),
            Input::Shallower => self.reach(Reach::shallower),
            Input::Index => self.index(),
            Input::Back => self.back(),
            Input::Fit => self.plan = Some(self.fit(atlas)),
            Input::Apply => self.apply(),
            Input::Undo => self.undo(),
            // The step is kept as it was: a window that shrinks and grows again shows the same one.
            Input::Resize(frame) => self.frame = frame,
            Input::Larger => self.frame.letters = self.frame.letters.larger(),
            Input::Smaller => self.frame.letters = self.frame.letters.smaller(),
            Input::Park(asked) => return self.log(asked, Answer::Parked),
            Input::Answer { record, asked } => {
                let found = self.answer(atlas, &record);
                return self.log(
                    asked,
                    if found {
                        Answer::With(record)
                    } else {
                        Answer::Parked
                    },
                );
            }
        }
        None
    }

    fn steps(&self, atlas: &Atlas, card: usize) -> usize {
        Slide::of(atlas, &self.deck, card, self.frame).map_or(1, |slide| slide.steps.len())
    }

    fn turn(&mut self, atlas: &Atlas, forward: bool) {
        let cards = self.deck.cards.len();
        match &mut self.over {
            Over::Index(at) => {
                *at = if forward {
                    (*at + 1).min(cards.saturating_sub(1))
                } else {
                    at.saturating_sub(1)
                }
            }
            Over::Answer { shown, step } => {
                let last = Slide::answer(atlas, &self.deck, shown, self.frame).steps.len() - 1;
                *step = if forward {
                    (*step + 1).min(last)
                } else {
                    step.saturating_sub(1)
                };
            }
            Over::Nothing => self.walk(atlas, forward),
        }
    }

    /// A step on or back, over the edge of a card if need be.
    fn walk(&mut self, atlas: &Atlas, forward: bool) {
        let Place { card, step } = self.place;
        let last = self.steps(atlas, card) - 1;
        let step = step.min(last);
        if forward && step == last {
            self.jump(Some(card + 1));
        } else if forward {
            self.place.step = step + 1;
        } else if step > 0 {
            self.place.step = step - 1;
        } else if let Some(before) = card.checked_sub(1) {
            self.jump(Some(before));
            self.place.step = self.steps(atlas, before) - 1;
        } else {
            self.place.step = 0;
        }
    }

    /// To a card, if there is one; not out of an answer, which leads back to where the room was.
    fn jump(&mut self, card: Option<usize>) {
        let Some(card) = card.filter(|card| *card < self.deck.cards.len()) else {
            return;
        };
        if !self.is_answering() {
            (self.over, self.blank, self.plan) = (Over::Nothing, false, None);
            self.place = Place { card, step: 0 };
        }
    }

    fn reach(&mut self, change: impl FnOnce(Reach) -> Reach) {
        match &mut self.over {
            Over::Answer { shown, step } => {
                shown.reach = change(shown.reach);
                *step = 0;
            }
            Over::Index(_) => {}
            Over::Nothing => {
                if let Some(shown) = self.deck.cards.get_mut(self.place.card) {
                    let reach = change(shown.reach);
                    if reach != shown.reach {
                        shown.reach = reach;
                        self.place.step = 0;
                    }
                }
            }
        }
    }

    fn index(&mut self) {
        match self.over {
            Over::Nothing => self.over = Over::Index(self.place.card),
            Over::Index(at) if at == self.place.card => self.over = Over::Nothing,
            Over::Index(at) => self.jump(Some(at)),
            Over::Answer { .. } => {}
        }
    }

    fn back(&mut self) {
        if self.plan.take().is_none() {
            self.over = Over::Nothing;
        }
    }

    /// Shows a record; tells whether there is one.
    fn answer(&mut self, atlas: &Atlas, record: &str) -> bool {
        let found = atlas.find(record).is_some();
        if found {
            self.blank = false;
            self.over = Over::Answer {
                shown: Box::new(Shown {
                    card: Card::new(Shows::Record(record.to_owned())),
                    reach: Reach::default(),
                }),
                step: 0,
            };
        }
        found
    }

    fn log(&mut self, asked: String, answer: Answer) -> Option<Question> {
        let question = Question::new(asked, self.now, answer)?;
        self.deck.questions.push(question.clone());
        Some(question)
    }
}
