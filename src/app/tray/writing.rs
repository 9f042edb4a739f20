//! Texts of several lines: a card's private note, and a card in the briefer's own words. Every letter is saved.

use super::{Over, Tray};
use crate::app::action::Action;
use crate::app::pad::Pad;
use crate::app::{App, Effect};
use crate::briefing::{Card, Draft, Shows};
use crate::model::record::Rule;

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// The card's private note.
    Note,
    /// The words of a card.
    Text,
}

impl Subject {
    /// What stands above it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Note => "Private note, never on the audience's screen",
            Self::Text => "First line the title, then one point a line",
        }
    }

    fn of(self, card: &Card) -> &str {
        match self {
            Self::Note => &card.note.text,
            Self::Text => card.shows.own_words(),
        }
    }

    fn put(self, card: &mut Card, text: &str) {
        match self {
            Self::Note => text.clone_into(&mut card.note.text),
            Self::Text => card.shows = Shows::Text(text.to_owned()),
        }
    }
}

impl App {
    pub(super) fn open_pad(&mut self, tray: &mut Tray, subject: Subject) {
        let Some(text) = self.card_at(tray).map(|card| subject.of(card).to_owned()) else {
            self.say("no card here yet");
            return;
        };
        tray.before = self.draft().cloned().map(Box::new);
        tray.over = Over::Pad(subject, Pad::new(&text));
    }

    /// Adds a card in the briefer's own words and begins to write it.
    pub(super) fn add_text(&mut self, tray: &mut Tray) -> Effect {
        let effect = self.add_card(tray, Shows::Text(String::new()));
        self.open_pad(tray, Subject::Text);
        effect
    }

    /// A key while a text is written.
    pub(super) fn in_pad(&mut self, tray: &mut Tray, action: Action) -> Effect {
        let Over::Pad(_, pad) = &mut tray.over else {
            return Effect::None;
        };
        match action {
            Action::Done => {
                (tray.over, tray.before) = (Over::Nothing, None);
                return Effect::None;
            }
            Action::Suspend => return Effect::Suspend,
            Action::Editor => return Effect::EditText(pad.text().to_owned()),
            Action::LineBreak => pad.insert("\n"),
            Action::DeleteBack => pad.delete_back(),
            Action::DeleteWord => pad.delete_word(),
            Action::DeleteLine => pad.delete_line(),
            _ => {
                match action {
                    Action::LetterBefore => pad.left(),
                    Action::LetterAfter => pad.right(),
                    Action::Next => pad.step(true),
                    Action::Previous => pad.step(false),
                    Action::LineStart => pad.home(),
                    Action::LineEnd => pad.end(),
                    _ => {}
                }
                return Effect::None;
            }
        }
        self.keep_written(tray)
    }

    /// Keeps what is written now.
    pub(in crate::app) fn keep_written(&mut self, tray: &Tray) -> Effect {
        let (Over::Pad(subject, pad), Some(before)) = (&tray.over, &tray.before) else {
            return Effect::None;
        };
        let mut draft = Draft::clone(before);
        draft.change(tray.scroll.cursor(), |card| subject.put(card, pad.text()));
        self.put_back(draft)
    }

    /// Takes over what an editor left, or says why it left nothing.
    pub(in crate::app) fn edited(&mut self, tray: &mut Tray, text: Result<String, String>) -> Effect {
        match (text, &mut tray.over) {
            (Ok(text), Over::Pad(_, pad)) => {
                *pad = Pad::new(text.strip_suffix('\n').unwrap_or(&text));
                self.keep_written(tray)
            }
            (Err(error), _) => {
                self.say(error);
                Effect::None
            }
            (Ok(_), _) => Effect::None,
        }
    }

    /// The dataset's rules of wording.
    pub fn wording(&self) -> &[Rule] {
        &self.atlas.records().wording
    }
}
