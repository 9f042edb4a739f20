//! A presentation on the screen: keys become inputs of a [`Show`], and a line at the foot takes questions.

mod line;

use std::time::Duration;

use super::action::Action;
use super::input::Input as Typed;
use super::keymap::{Found, Keymap, Scope};
use super::searching::{Purpose, Search};
use crate::briefing::show::{Input, Report, Show};
use crate::briefing::slide::{Frame, Letters};
use crate::briefing::{Deck, Question};
use crate::key::Key;
use crate::model::Atlas;
use crate::search;
pub use line::Line;

/// A presentation on the screen.
#[derive(Debug, Clone)]
pub struct Stage {
    show: Show,
    line: Option<Line>,
    /// The digits typed so far of a card's number.
    number: String,
    /// What the presenter must read before the next key: a cut that is proposed, or that leaving would lose something.
    notice: String,
    /// When it began, on the loop's clock.
    began: Duration,
    /// The number of the last search.
    asked: u64,
    /// Whether Enter was pressed before the answer to the search came.
    awaiting: bool,
    /// Whether a console shows the presenter what the room need not see.
    followed: bool,
    /// Whether leaving would leave plenary.
    alone: bool,
}

/// What a stage wants to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Wish {
    Nothing,
    /// Leave the stage for a while.
    Leave,
    /// End the presentation.
    End,
    /// Keep a question in the briefing.
    Keep(Question),
    /// Keep what is typed so far of a question, in the place of what was typed before; none: nothing of it.
    Jot(Option<Question>),
    /// Answer a search.
    Search(search::Request),
    Suspend,
    Redraw,
}

/// What a stage needs to know to answer a key.
pub(super) struct Hall<'a> {
    pub(super) atlas: &'a Atlas,
    pub(super) keymap: &'a Keymap,
    /// The loop's clock.
    pub(super) now: Duration,
    /// Whether the screen shows no other characters than ASCII.
    pub(super) ascii: bool,
}

impl Stage {
    /// A presentation that begins now; titles are in `letters` where they fit.
    pub(super) fn new(
        deck: Deck,
        (size, letters): ((u16, u16), Letters),
        (began, asked): (Duration, u64),
    ) -> Self {
        Self {
            show: Show::new(deck, frame(size, letters)),
            line: None,
            number: String::new(),
            notice: String::new(),
            began,
            asked,
            awaiting: false,
            followed: false,
            alone: false,
        }
    }

    /// Goes on with a deck that may have been changed meanwhile.
    pub(super) fn resume(&mut self, deck: Deck, hall: &Hall<'_>, (size, asked): ((u16, u16), u64)) {
        self.show.resume(deck);
        self.resize(hall, size);
        self.asked = asked;
    }

    /// Says that there is nothing but plenary's end behind the stage, so that no single key of a clicker leaves it.
    pub(super) const fn stand_alone(&mut self) {
        self.alone = true;
    }

    /// Says whether a console shows the presenter what the room need not see.
    pub(super) const fn follow(&mut self, followed: bool) {
        self.followed = followed;
    }

    /// Whether what is typed and proposed stays off the audience's screen.
    pub const fn is_followed(&self) -> bool {
        self.followed
    }

    /// The presentation.
    pub const fn show(&self) -> &Show {
        &self.show
    }

    /// The line that is open at the foot.
    pub const fn line(&self) -> Option<&Line> {
        self.line.as_ref()
    }

    /// What the presenter must read before the next key.
    pub fn notice(&self) -> &str {
        &self.notice
    }

    /// Says what the presenter must read before the next key.
    pub(super) fn tell(&mut self, notice: String) {
        self.notice = notice;
    }

    /// The number of the last search.
    pub(super) const fn asked(&self) -> u64 {
        self.asked
    }

    /// Whether keys must wait for the answer to a search.
    pub(super) const fn is_waiting(&self) -> bool {
        self.awaiting
    }

    /// Whether the answer to a search is still to come.
    pub(super) fn is_searching(&self) -> bool {
        matches!(&self.line, Some(Line::Answer(search)) if search.is_waiting())
    }

    /// What the presenter's console shows at this time of the loop's clock.
    pub(super) fn report(&self, atlas: &Atlas, now: Duration) -> Report {
        Report {
            plan: self.notice.clone(),
            typed: self.line.as_ref().map(|line| line.told(atlas)),
            ..self.show.report(atlas, now.saturating_sub(self.began))
        }
    }

    /// The places whose keys hold now, the closest first.
    pub(super) const fn scopes(&self) -> &'static [Scope] {
        match self.line {
            None => &[Scope::Present],
            Some(Line::Answer(_)) => &[Scope::List, Scope::Prompt],
            Some(Line::Park(_)) => &[Scope::Prompt],
        }
    }

    pub(super) fn press(&mut self, hall: &Hall<'_>, key: Key) -> Wish {
        match hall.keymap.resolve(self.scopes(), &[key]) {
            Found::Action(action) => self.perform(hall, action),
            Found::Pending | Found::Nothing => match key.typed() {
                Some(c) => self.type_text(hall, c.encode_utf8(&mut [0; 4])),
                None => Wish::Nothing,
            },
        }
    }

    pub(super) fn resize(&mut self, hall: &Hall<'_>, size: (u16, u16)) {
        let frame = frame(size, self.show.letters());
        let _question = self.input(hall, Input::Resize(frame));
    }

    fn perform(&mut self, hall: &Hall<'_>, action: Action) -> Wish {
        match (action, self.line.take()) {
            (Action::Suspend, line) => {
                self.line = line;
                Wish::Suspend
            }
            (Action::Redraw, line) => {
                self.line = line;
                Wish::Redraw
            }
            (_, Some(line)) => self.in_line(hall, line, action),
            (_, None) => self.on_stage(hall, action),
        }
    }

    fn on_stage(&mut self, hall: &Hall<'_>, action: Action) -> Wish {
        let number = std::mem::take(&mut self.number);
        self.notice.clear();
        let index = self.show.is_index();
        let over = index || self.show.is_answering() || self.show.plan().is_some();
        let input = match action {
            Action::StageEnter => self.entered(&number),
            Action::StageNext => Input::Next,
            Action::StagePrevious => Input::Previous,
            Action::StageDeeper if index => Input::Next,
            Action::StageShallower if index => Input::Previous,
            Action::StageDeeper => Input::Deeper,
            Action::StageShallower => Input::Shallower,
            Action::StageReturn if !over => Input::Previous,
            Action::StageClose if !number.is_empty() => return Wish::Nothing,
            Action::StageReturn => Input::Back,
            Action::StageClose if over || self.show.is_blank() => Input::Back,
            Action::StageClose | Action::StageLeave if self.alone => {
                "q ends the presentation; any other key goes on with it".clone_into(&mut self.notice);
                return Wish::Nothing;
            }
            Action::StageClose | Action::StageLeave => return Wish::Leave,
            Action::StageEnd => return Wish::End,
            Action::StageLarger => return self.set_letters(hall, Input::Larger),
            Action::StageSmaller => return self.set_letters(hall, Input::Smaller),
            Action::StageBlank => Input::Blank,
            Action::StageIndex => Input::Index,
            Action::StageFit if self.show.is_blank() => return Wish::Nothing,
            Action::StageFit => return self.fit(hall),
            Action::Undo => Input::Undo,
            Action::First => Input::First,
            Action::Last => Input::Last,
            // A line would hide a cut that is proposed, so it goes first.
            Action::StageAnswer | Action::StagePark if self.show.plan().is_some() => {
                let _question = self.input(hall, Input::Back);
                return self.on_stage(hall, action);
            }
            Action::StageAnswer => {
                let search = Search::new(Purpose::Open, "", self.asked);
                self.line = Some(Line::Answer(Box::new(search)));
                return Wish::Nothing;
            }
            Action::StagePark => {
                self.line = Some(Line::Park(Typed::default()));
                return Wish::Nothing;
            }
            _ => return Wish::Nothing,
        };
        self.input(hall, input)
    }

    /// What Enter means: a number goes to its card, a proposed cut is made, the card chosen in the index comes on.
    fn entered(&self, number: &str) -> Input {
        match number.parse() {
            Ok(number) => Input::GoTo(number),
            Err(_) if self.show.plan().is_some() => Input::Apply,
            Err(_) if self.show.is_index() => Input::Index,
            Err(_) => Input::Next,
        }
    }

    /// Proposes a cut, or says that none is needed.
    fn fit(&mut self, hall: &Hall<'_>) -> Wish {
        let wish = self.input(hall, Input::Fit);
        let plan = self.show.plan();
        self.notice = plan.map(crate::briefing::plan::Plan::words).unwrap_or_default();
        if plan.is_some_and(|plan| !plan.cuts()) {
            let _question = self.input(hall, Input::Back);
        }
        wish
    }

    /// Another size of titles; a screen in ASCII has but one.
    fn set_letters(&mut self, hall: &Hall<'_>, input: Input) -> Wish {
        if hall.ascii {
            return Wish::Nothing;
        }
        self.input(hall, input)
    }

    fn input(&mut self, hall: &Hall<'_>, input: Input) -> Wish {
        let now = hall.now.saturating_sub(self.began);
        let question = self.show.update(hall.atlas, input, now);
        question.map_or(Wish::Nothing, Wish::Keep)
    }
}

fn frame((columns, rows): (u16, u16), letters: Letters) -> Frame {
    Frame {
        columns: columns.into(),
        rows: rows.into(),
        letters,
    }
}
