//! The line at the foot of a presentation: what is looked for to answer a question, and questions for later.

use super::{Hall, Stage, Wish};
use crate::app::action::Action;
use crate::app::input::Input as Typed;
use crate::app::moves::step;
use crate::app::searching::Search;
use crate::briefing::Question;
use crate::briefing::show::Input;
use crate::model::Atlas;
use crate::search;
use crate::text::clean_line;

/// How many hits the presenter's console lists.
const HITS: usize = 8;

/// The line at the foot that is typed into.
#[derive(Debug, Clone)]
pub enum Line {
    /// What is looked for to answer a question.
    Answer(Box<Search>),
    /// A question to be answered later.
    Park(Typed),
}

impl Line {
    /// What was typed.
    pub const fn input(&self) -> &Typed {
        match self {
            Self::Answer(search) => &search.input,
            Self::Park(input) => input,
        }
    }

    /// What the console is told of it.
    pub(super) fn told(&self, atlas: &Atlas) -> crate::briefing::show::Typed {
        let (what, hits, at) = match self {
            Self::Park(_) => ("question for later", Vec::new(), 0),
            Self::Answer(search) => {
                let at = search.scroll.cursor();
                let first = (at + 1).saturating_sub(HITS);
                let ids = search.found.ids.iter().skip(first).take(HITS);
                let hits = ids.map(|id| clean_line(atlas.title(*id)).into_owned());
                ("answer", hits.collect(), at - first)
            }
        };
        crate::briefing::show::Typed {
            what: what.to_owned(),
            text: self.input().text().to_owned(),
            hits,
            at,
        }
    }
}

impl Stage {
    pub(in crate::app) fn type_text(&mut self, hall: &Hall<'_>, text: &str) -> Wish {
        match &mut self.line {
            Some(Line::Answer(search)) => search.input.insert(text),
            Some(Line::Park(input)) => input.insert(text),
            None => {
                let digits = text.chars().filter(char::is_ascii_digit);
                self.number
                    .extend(digits.take(4_usize.saturating_sub(self.number.len())));
            }
        }
        self.typed(hall)
    }

    /// Takes the answer to a search.
    pub(in crate::app) fn found(&mut self, hall: &Hall<'_>, found: search::Found) -> Wish {
        let Some(Line::Answer(search)) = &mut self.line else {
            return Wish::Nothing;
        };
        search.take(found);
        if search.is_waiting() || !std::mem::take(&mut self.awaiting) {
            return Wish::Nothing;
        }
        self.perform(hall, Action::Accept)
    }

    /// A key while the line at the foot is open.
    pub(super) fn in_line(&mut self, hall: &Hall<'_>, mut line: Line, action: Action) -> Wish {
        let parked = matches!(line, Line::Park(_));
        let input = match &mut line {
            Line::Answer(search) => &mut search.input,
            Line::Park(input) => input,
        };
        match action {
            Action::Cancel if parked => return Wish::Jot(None),
            Action::Cancel => return Wish::Nothing,
            Action::Accept => return self.accept(hall, line),
            Action::DeleteBack => input.delete_back(),
            Action::DeleteWord => input.delete_word(),
            Action::DeleteLine => input.clear(),
            _ => {
                if let (Line::Answer(search), Some(step)) = (&mut line, step(action)) {
                    search.scroll.step(step, search.found.ids.len(), 1);
                }
                self.line = Some(line);
                return Wish::Nothing;
            }
        }
        self.line = Some(line);
        self.typed(hall)
    }

    fn accept(&mut self, hall: &Hall<'_>, line: Line) -> Wish {
        match line {
            Line::Park(input) => self.input(hall, Input::Park(input.text().trim().to_owned())),
            Line::Answer(search) if search.is_blank() => Wish::Nothing,
            Line::Answer(search) => {
                let Some(id) = search.selected().filter(|_| !search.is_waiting()) else {
                    self.awaiting = search.is_waiting();
                    self.line = Some(Line::Answer(search));
                    return Wish::Nothing;
                };
                let answer = Input::Answer {
                    record: hall.atlas.name(id).to_owned(),
                    asked: search.input.text().trim().to_owned(),
                };
                self.input(hall, answer)
            }
        }
    }

    /// Asks what the line says now; a question for later is kept while it is typed, so that no mishap loses it.
    fn typed(&mut self, hall: &Hall<'_>) -> Wish {
        let search = match &mut self.line {
            Some(Line::Answer(search)) => search,
            Some(Line::Park(input)) => {
                let now = hall.now.saturating_sub(self.began);
                return Wish::Jot(Question::parked(input.text().trim(), now));
            }
            None => return Wish::Nothing,
        };
        self.asked += 1;
        let request = search.ask(self.asked);
        if search.is_blank() {
            search.take(search::Found {
                number: self.asked,
                ..search::Found::default()
            });
            return Wish::Nothing;
        }
        Wish::Search(request)
    }
}
