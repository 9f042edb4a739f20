//! The tray: the cards of the briefing, put in order, timed, weighed, labelled and noted.

mod line;
mod lists;
mod offer;
mod writing;

use super::action::Action;
use super::input::Input;
use super::keymap::Scope;
use super::moves::step;
use super::overlay::Overlay;
use super::pad::Pad;
use super::scroll::{Scroll, Step};
use super::{App, Effect, areas};
use crate::briefing::preflight::Finding;
use crate::briefing::{Card, Draft, Edit, Label, Shows, Time};

pub use line::Line;
pub use lists::Listed;
pub use offer::Offer;
pub use writing::Subject;

/// The tray.
#[derive(Debug, Clone, Default)]
pub struct Tray {
    /// Where in the list of cards.
    pub scroll: Scroll,
    /// What lies over the cards.
    pub over: Over,
    /// What was typed.
    pub input: Input,
    /// The briefing before anything was typed.
    before: Option<Box<Draft>>,
}

/// What lies over the cards of the tray.
#[derive(Debug, Clone, Default)]
pub enum Over {
    /// Nothing.
    #[default]
    Nothing,
    /// A line is typed.
    Line(Line),
    /// A text of several lines is written.
    Pad(Subject, Pad),
    /// The points of a card, to choose which are shown.
    Points(Scroll),
    /// Cards that can be added.
    Offers(Vec<Offer>, Scroll),
    /// The questions that were asked.
    Questions(Scroll),
    /// All briefings.
    Briefings(Vec<Listed>, Scroll),
    /// What to look at before presenting.
    Findings(Vec<Finding>, Scroll),
}

impl Tray {
    pub(super) const fn scopes(&self) -> &'static [Scope] {
        match self.over {
            Over::Nothing => &[Scope::Tray, Scope::List],
            Over::Line(_) => &[Scope::Prompt],
            Over::Pad(..) => &[Scope::Pad],
            _ => &[Scope::Choice, Scope::List],
        }
    }

    /// Whether letters are text and not keys.
    pub(super) const fn is_typed_into(&self) -> bool {
        matches!(self.over, Over::Line(_) | Over::Pad(..))
    }

    /// Whether it shows its cards and nothing over them.
    pub const fn shows_cards(&self) -> bool {
        matches!(self.over, Over::Nothing | Over::Line(_))
    }
}

/// By how much a card is made longer or shorter.
const HALF_MINUTE: Time = Time::seconds(30);

impl App {
    pub(super) fn open_tray(&mut self) {
        let mut tray = Tray::default();
        // The card of what is in sight is the one to look for.
        let shows = self.in_sight();
        let cards = self.briefing().map(|briefing| &briefing.cards);
        if let Some(at) = cards.and_then(|cards| cards.iter().position(|card| card.shows == shows)) {
            tray.scroll = Scroll::at(at);
        }
        self.overlay = Some(Overlay::Tray(tray));
    }

    pub(super) fn in_tray(&mut self, mut tray: Tray, action: Action) -> Effect {
        let effect = match (&tray.over, action) {
            (Over::Line(line), _) => {
                let line = *line;
                self.in_tray_line(&mut tray, line, action)
            }
            (Over::Pad(..), _) => self.in_pad(&mut tray, action),
            (Over::Nothing, Action::Cancel) => return Effect::None,
            (Over::Nothing, Action::Export) => {
                // Opening the list asks for nothing, and neither does narrowing it.
                let _opened = self.open_overlay(action);
                return self.type_text("handout");
            }
            (Over::Nothing, Action::Accept) => {
                let left = self.open_card(&mut tray);
                if left {
                    return Effect::None;
                }
                Effect::None
            }
            (Over::Nothing, _) => self.in_cards(&mut tray, action),
            _ => self.in_tray_list(&mut tray, action),
        };
        self.step_tray(&mut tray, Step::By(0));
        self.overlay = Some(Overlay::Tray(tray));
        effect
    }

    /// The card under the cursor.
    pub fn card_at(&self, tray: &Tray) -> Option<&Card> {
        self.briefing()?.cards.get(tray.scroll.cursor())
    }

    fn in_cards(&mut self, tray: &mut Tray, action: Action) -> Effect {
        match action {
            Action::Suspend => return Effect::Suspend,
            Action::Present => self.present(),
            Action::BriefingRead if self.revision().is_some() => return Effect::ReadBriefing,
            Action::Briefings => return Effect::ListBriefings,
            Action::BriefingName => self.open_line(tray, Line::Name),
            Action::Minutes => self.open_line(tray, Line::Minutes),
            Action::CardTitle => self.open_line(tray, Line::Title),
            Action::CardRename => self.open_line(tray, Line::Rename),
            Action::CardNote => self.open_pad(tray, Subject::Note),
            Action::CardText => return self.add_text(tray),
            Action::CardAdd => tray.over = Over::Offers(self.offers(), Scroll::default()),
            Action::CardPoints => self.open_points(tray),
            Action::LookThrough => self.look_through(tray),
            Action::Questions => self.open_questions(tray),
            _ => match step(action) {
                Some(step) => self.step_tray(tray, step),
                None => return self.edit_card(tray, action),
            },
        }
        Effect::None
    }

    pub(super) fn step_tray(&self, tray: &mut Tray, step: Step) {
        let list = areas::Palette::new(self.size).list;
        let height = usize::from(list.height).max(1);
        let cards = self.briefing().map_or(0, |briefing| briefing.cards.len());
        let points = self.points(tray).len();
        let questions = self.briefing().map_or(0, |briefing| briefing.questions.len());
        match &mut tray.over {
            Over::Points(scroll) => scroll.step(step, points, height),
            Over::Questions(scroll) => scroll.step(step, questions, height),
            Over::Offers(offers, scroll) => scroll.step(step, offers.len(), height),
            Over::Briefings(all, scroll) => scroll.step(step, all.len(), height),
            Over::Findings(all, scroll) => scroll.step(step, all.len(), 1),
            Over::Nothing | Over::Line(_) | Over::Pad(..) => {
                let height = usize::from(areas::hits(list, cards).0.height).max(1);
                tray.scroll.step(step, cards, height)
            }
        };
    }

    /// Goes to the record of a card, or to the briefer's own words in it; tells whether that leaves the tray.
    fn open_card(&mut self, tray: &mut Tray) -> bool {
        let Some(card) = self.card_at(tray) else {
            return false;
        };
        match card.shows {
            Shows::Text(_) => self.open_pad(tray, Subject::Text),
            Shows::Title(_) => self.open_line(tray, Line::Under),
            _ => {
                let found = card.shows.ids().first().and_then(|name| self.atlas.find(name));
                match found {
                    Some(id) => self.go(id),
                    None => self.say("this card has no record to open"),
                }
                return found.is_some();
            }
        }
        false
    }

    /// Makes a change to the card under the cursor, which stays with it.
    fn edit_card(&mut self, tray: &mut Tray, action: Action) -> Effect {
        let Some(draft) = self.briefing().is_some().then(|| self.draft()).flatten() else {
            self.say("the briefing is empty: close this and press Space on a record");
            return Effect::None;
        };
        let at = tray.scroll.cursor();
        let room = draft.briefing().room;
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
            Action::CardLabel => change(|card| card.label = card.label.next())(draft),
            Action::NoteLabel => change(|card| card.note.label = card.note_label().next())(draft),
            Action::RoomLabel => draft.edit(Edit::Room(room.next())),
            Action::Undo => draft.undo(),
            Action::Redo => draft.redo(),
            _ => false,
        };
        let deck = draft.briefing().deck();
        match action {
            Action::CardUp if done => self.step_tray(tray, Step::By(-1)),
            Action::CardDown if done => self.step_tray(tray, Step::By(1)),
            Action::Undo if !done => self.say("nothing to take back"),
            Action::Redo if !done => self.say("nothing to make again"),
            Action::CardLabel | Action::NoteLabel | Action::RoomLabel => {
                let held = deck.held.words();
                let held = if held.is_empty() { "nothing" } else { &held };
                self.say(format!("for a {} room; held back: {held}", deck.room));
            }
            _ => {}
        }
        if done { Effect::SaveBriefing } else { Effect::None }
    }
}

impl Label {
    /// The next more private one, and after the last the first.
    const fn next(self) -> Self {
        match self {
            Self::Clear => Self::Green,
            Self::Green => Self::Amber,
            Self::Amber => Self::AmberStrict,
            Self::AmberStrict => Self::Clear,
        }
    }
}

/// Half a minute less, but never no time at all.
fn shorten(card: &mut Card) {
    if card.time > HALF_MINUTE {
        card.time = card.time.minus(HALF_MINUTE);
    }
}
