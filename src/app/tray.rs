//! The tray: the cards of the briefing, put in order, timed, weighed and noted.

use super::action::Action;
use super::input::Input;
use super::keymap::Scope;
use super::moves::step;
use super::overlay::Overlay;
use super::scroll::{Scroll, Step};
use super::{App, Effect, areas};
use crate::briefing::{Card, Draft, Edit, Shows, Time};

/// The tray.
#[derive(Debug, Clone, Default)]
pub struct Tray {
    /// Where in the list of cards.
    pub scroll: Scroll,
    /// What is being typed, and what for.
    pub line: Option<Line>,
    /// What was typed.
    pub input: Input,
}

/// What a line is typed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// A new title card.
    Title,
    /// The last line of a note.
    Note,
    /// One more line of a note.
    NoteMore,
    /// The minutes given.
    Minutes,
    /// Another name.
    Name,
}

impl Line {
    /// What stands before it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Title => "Title card: ",
            Self::Note => "Note, last line: ",
            Self::NoteMore => "Note, new line: ",
            Self::Minutes => "Minutes given: ",
            Self::Name => "Another name: ",
        }
    }
}

impl Tray {
    pub(super) const fn scopes(&self) -> &'static [Scope] {
        if self.line.is_some() {
            &[Scope::Prompt]
        } else {
            &[Scope::Tray, Scope::List]
        }
    }

    fn open(&mut self, line: Line, text: &str) {
        self.line = Some(line);
        self.input.clear();
        self.input.insert(text);
    }
}

/// By how much a card is made longer or shorter.
const HALF_MINUTE: Time = Time::seconds(30);

impl App {
    pub(super) fn open_tray(&mut self) {
        let mut tray = Tray::default();
        // The selected record's own card is the one to look for.
        let shows = Shows::record(&self.atlas, self.selected);
        let cards = self.briefing().map(|briefing| &briefing.cards);
        if let Some(at) = cards.and_then(|cards| cards.iter().position(|card| card.shows == shows)) {
            tray.scroll = Scroll::at(at);
        }
        self.overlay = Some(Overlay::Tray(tray));
    }

    pub(super) fn in_tray(&mut self, mut tray: Tray, action: Action) -> Effect {
        if let Some(line) = tray.line {
            return self.in_tray_line(tray, line, action);
        }
        let at = tray.scroll.cursor();
        let effect = match action {
            Action::Cancel => return Effect::None,
            Action::Suspend => Effect::Suspend,
            Action::Accept if self.open_card(at) => return Effect::None,
            Action::Present => {
                self.present();
                Effect::None
            }
            Action::BriefingRead if self.revision().is_some() => Effect::ReadBriefing,
            Action::BriefingName => {
                tray.open(Line::Name, "");
                Effect::None
            }
            Action::CardTitle => {
                tray.open(Line::Title, "");
                Effect::None
            }
            Action::Minutes => {
                let time = self.briefing().map_or(Time::ZERO, |briefing| briefing.time);
                tray.open(Line::Minutes, &(time.as_seconds() / 60).to_string());
                Effect::None
            }
            Action::CardNote | Action::CardNoteMore => {
                if let Some(card) = self.briefing().and_then(|briefing| briefing.cards.get(at)) {
                    let last = card.note.text.lines().next_back().unwrap_or_default();
                    if action == Action::CardNote {
                        tray.open(Line::Note, last);
                    } else {
                        tray.open(Line::NoteMore, "");
                    }
                }
                Effect::None
            }
            _ => match step(action) {
                Some(step) => {
                    self.step_tray(&mut tray, step);
                    Effect::None
                }
                None => self.edit_card(&mut tray, action),
            },
        };
        self.step_tray(&mut tray, Step::By(0));
        self.overlay = Some(Overlay::Tray(tray));
        effect
    }

    pub(super) fn step_tray(&self, tray: &mut Tray, step: Step) {
        let (list, _) = areas::hits(areas::Palette::new(self.size).list, usize::MAX);
        let cards = self.briefing().map_or(0, |briefing| briefing.cards.len());
        tray.scroll.step(step, cards, usize::from(list.height).max(1));
    }

    /// Goes to the record of a card; tells whether it has one.
    fn open_card(&mut self, at: usize) -> bool {
        let card = self.briefing().and_then(|briefing| briefing.cards.get(at));
        let names = card.map(|card| card.shows.ids()).unwrap_or_default();
        let found = names.first().and_then(|name| self.atlas.find(name));
        if let Some(id) = found {
            self.go(id);
        } else {
            self.say("this card has no record to open");
        }
        found.is_some()
    }

    /// Makes a change to the card under the cursor, which stays with it.
    fn edit_card(&mut self, tray: &mut Tray, action: Action) -> Effect {
        let Some(draft) = self.briefing().is_some().then(|| self.draft()).flatten() else {
            self.say("the briefing is empty: close this and press Space on a record");
            return Effect::None;
        };
        let at = tray.scroll.cursor();
        let change = |change: fn(&mut Card)| move |draft: &mut Draft| draft.change(at, change);
        let done = match action {
            Action::CardUp => at > 0 && draft.edit(Edit::Move(at, at - 1)),
            Action::CardDown => draft.edit(Edit::Move(at, at + 1)),
            Action::CardRemove => draft.edit(Edit::Remove(at)),
            Action::CardLonger => change(|card| card.time = card.time.plus(HALF_MINUTE))(draft),
            Action::CardShorter => change(shorten)(draft),
            Action::CardHeavier => change(|card| card.weight = (card.weight + 1).min(Card::HEAVIEST))(draft),
            Action::CardLighter => change(|card| card.weight = card.weight.saturating_sub(1).max(1))(draft),
            Action::CardPin => change(|card| card.pinned = !card.pinned)(draft),
            Action::Undo => draft.undo(),
            Action::Redo => draft.redo(),
            _ => false,
        };
        match action {
            Action::CardUp if done => self.step_tray(tray, Step::By(-1)),
            Action::CardDown if done => self.step_tray(tray, Step::By(1)),
            Action::Undo if !done => self.say("nothing to take back"),
            Action::Redo if !done => self.say("nothing to make again"),
            _ => {}
        }
        if done { Effect::SaveBriefing } else { Effect::None }
    }

    /// A key while a line is typed.
    fn in_tray_line(&mut self, mut tray: Tray, line: Line, action: Action) -> Effect {
        let mut effect = Effect::None;
        match action {
            Action::Accept => {
                tray.line = None;
                let text = tray.input.text().trim().to_owned();
                effect = self.take_line(&mut tray, line, &text);
            }
            Action::Cancel => tray.line = None,
            Action::DeleteBack => tray.input.delete_back(),
            Action::DeleteWord => tray.input.delete_word(),
            Action::DeleteLine => tray.input.clear(),
            Action::Suspend => effect = Effect::Suspend,
            _ => {}
        }
        self.overlay = Some(Overlay::Tray(tray));
        effect
    }

    /// Does what a line was typed for.
    fn take_line(&mut self, tray: &mut Tray, line: Line, text: &str) -> Effect {
        if line == Line::Name {
            return self.rename_briefing(text);
        }
        let at = tray.scroll.cursor();
        let minutes = text.parse().ok().filter(|minutes| (1..=1440).contains(minutes));
        if line == Line::Minutes && minutes.is_none() {
            self.say("write whole minutes from 1 to 1440");
            return Effect::None;
        }
        let Some(draft) = self.draft() else {
            return Effect::None;
        };
        let done = match line {
            Line::Minutes => draft.edit(Edit::Give(Time::minutes(minutes.unwrap_or_default()))),
            Line::Name => false,
            Line::Title if text.is_empty() => false,
            Line::Title => {
                let place = (at + 1).min(draft.briefing().cards.len());
                let mut card = Card::new(Shows::Title(String::new()));
                text.clone_into(&mut card.title);
                card.time = HALF_MINUTE;
                draft.edit(Edit::Add(place, Box::new(card)))
            }
            Line::Note | Line::NoteMore => draft.change(at, |card| {
                let mut lines: Vec<&str> = card.note.text.lines().collect();
                if line == Line::Note {
                    lines.pop();
                }
                if !text.is_empty() {
                    lines.push(text);
                }
                card.note.text = lines.join("\n");
            }),
        };
        if line == Line::Title && done {
            self.step_tray(tray, Step::By(1));
        }
        if done { Effect::SaveBriefing } else { Effect::None }
    }
}

/// Half a minute less, but never no time at all.
fn shorten(card: &mut Card) {
    if card.time > HALF_MINUTE {
        card.time = card.time.minus(HALF_MINUTE);
    }
}
