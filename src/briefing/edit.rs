//! Changes to a briefing, each with an exact way back.

use super::deck::Reach;
use super::{Answer, Briefing, Card, Deck, Edition, Label, Question, Time};

/// One change. Places count from zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Puts a card in at a place.
    Add(usize, Box<Card>),
    /// Takes the card out.
    Remove(usize),
    /// Moves a card from one place to another.
    Move(usize, usize),
    /// Puts another card in the place of one: its title, time, note and all.
    Replace(usize, Box<Card>),
    /// Renames the briefing.
    Rename(String),
    /// Gives it another time.
    Give(Time),
    /// Labels its room.
    Room(Label),
    /// Takes it to another edition of its dataset, with the cards that go with it.
    Edition(Edition, Vec<Card>),
    /// Logs a question at a place.
    Ask(usize, Question),
    /// Takes a question out of the log.
    Withdraw(usize),
    /// Puts a question in other words.
    Reword(usize, String),
    /// Says what came of a question.
    Answer(usize, Answer),
}

impl Edit {
    /// Makes the change and returns the one that takes it back; `None` if it names a place that is not there.
    pub fn apply(self, briefing: &mut Briefing) -> Option<Self> {
        use std::mem::replace;
        Some(match self {
            Self::Add(at, card) => {
                insert(&mut briefing.cards, at, *card)?;
                Self::Remove(at)
            }
            Self::Remove(at) => Self::Add(at, Box::new(remove(&mut briefing.cards, at)?)),
            Self::Move(from, to) => {
                if to >= briefing.cards.len() {
                    return None;
                }
                let card = remove(&mut briefing.cards, from)?;
                briefing.cards.insert(to, card);
                Self::Move(to, from)
            }
            Self::Replace(at, card) => {
                let old = replace(briefing.cards.get_mut(at)?, *card);
                Self::Replace(at, Box::new(old))
            }
            Self::Rename(name) => Self::Rename(replace(&mut briefing.name, name)),
            Self::Give(time) => Self::Give(replace(&mut briefing.time, time)),
            Self::Room(label) => Self::Room(replace(&mut briefing.room, label)),
            Self::Edition(edition, cards) => Self::Edition(
                replace(&mut briefing.dataset, edition),
                replace(&mut briefing.cards, cards),
            ),
            Self::Ask(at, question) => {
                insert(&mut briefing.questions, at, question)?;
                Self::Withdraw(at)
            }
            Self::Withdraw(at) => Self::Ask(at, remove(&mut briefing.questions, at)?),
            Self::Reword(at, asked) => {
                let question = briefing.questions.get_mut(at)?;
                Self::Reword(at, replace(&mut question.asked, asked))
            }
            Self::Answer(at, answer) => {
                let question = briefing.questions.get_mut(at)?;
                Self::Answer(at, replace(&mut question.answer, answer))
            }
        })
    }
}

fn insert<T>(list: &mut Vec<T>, at: usize, item: T) -> Option<()> {
    (at <= list.len()).then(|| list.insert(at, item))
}

fn remove<T>(list: &mut Vec<T>, at: usize) -> Option<T> {
    (at < list.len()).then(|| list.remove(at))
}

/// A briefing being prepared: every change can be undone and done again.
#[derive(Debug, Clone)]
pub struct Draft {
    briefing: Briefing,
    undo: Vec<Edit>,
    redo: Vec<Edit>,
    /// Whether the last question is one that is still being typed.
    jotting: bool,
}

impl Draft {
    /// Begins with a briefing as it is.
    pub const fn new(briefing: Briefing) -> Self {
        Self {
            briefing,
            undo: Vec::new(),
            redo: Vec::new(),
            jotting: false,
        }
    }

    /// The briefing as it is now.
    pub const fn briefing(&self) -> &Briefing {
        &self.briefing
    }

    /// Makes a change; tells whether anything is different now. What was undone before is then gone for good.
    pub fn edit(&mut self, edit: Edit) -> bool {
        let same = edit.clone();
        match edit.apply(&mut self.briefing) {
            Some(back) if back != same => {
                self.undo.push(back);
                self.redo.clear();
                true
            }
            _ => false,
        }
    }

    /// Changes one card; tells whether anything is different now.
    pub fn change(&mut self, at: usize, change: impl FnOnce(&mut Card)) -> bool {
        let Some(mut card) = self.briefing.cards.get(at).cloned() else {
            return false;
        };
        change(&mut card);
        self.edit(Edit::Replace(at, Box::new(card)))
    }

    /// Adds a card behind the last one.
    pub fn push(&mut self, card: Card) -> bool {
        self.edit(Edit::Add(self.briefing.cards.len(), Box::new(card)))
    }

    /// Keeps what is typed so far of a question behind the last one, in the place of what was kept of it before; none: it is
    /// given up. Tells whether that is different now. It is no change to take back: [`Self::ask`] is, at its end.
    pub fn jot(&mut self, question: Option<Question>) -> bool {
        let before = if self.jotting {
            self.briefing.questions.pop()
        } else {
            None
        };
        self.jotting = question.is_some();
        let different = before != question;
        self.briefing.questions.extend(question);
        different
    }

    /// Logs a question behind the last one.
    pub fn ask(&mut self, question: Question) -> bool {
        self.jot(None);
        self.edit(Edit::Ask(self.briefing.questions.len(), question))
    }

    /// Keeps how far the cards of its deck were shown; tells whether that is different now. It is no change to take back.
    pub fn keep_shown(&mut self, deck: &Deck) -> bool {
        let room = self.briefing.room;
        let cards = self.briefing.cards.iter_mut().filter(|card| card.label <= room);
        let mut different = false;
        for (card, shown) in cards.zip(&deck.cards) {
            let reach = Some(shown.reach).filter(|reach| *reach != Reach::default());
            different |= card.shown != reach;
            card.shown = reach;
        }
        different
    }

    /// Takes the last change back; tells whether there was one.
    pub fn undo(&mut self) -> bool {
        step(&mut self.briefing, &mut self.undo, &mut self.redo)
    }

    /// Makes the change again that was taken back last; tells whether there was one.
    pub fn redo(&mut self) -> bool {
        step(&mut self.briefing, &mut self.redo, &mut self.undo)
    }
}

fn step(briefing: &mut Briefing, from: &mut Vec<Edit>, to: &mut Vec<Edit>) -> bool {
    let back = from.pop().and_then(|edit| edit.apply(briefing));
    back.map(|edit| to.push(edit)).is_some()
}
