//! A line that is typed in the tray. What it changes is changed and saved with every letter; Esc takes all of it back.

use super::{HALF_MINUTE, Over, Tray};
use crate::app::action::Action;
use crate::app::scroll::Step;
use crate::app::{App, Effect};
use crate::briefing::{Card, Draft, Edit, Shows, Time};
use crate::model::date::Edtf;

/// What a line is typed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// A new title card.
    Title,
    /// The title of a card.
    Rename,
    /// What stands under the title of a title card.
    Under,
    /// The words of the question at this place of the log.
    Question(usize),
    /// The minutes given.
    Minutes,
    /// Another name.
    Name,
    /// A new briefing.
    New,
    /// The years of a stretch of the timeline.
    Stretch,
}

impl Line {
    /// What stands before it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Title => "Title card: ",
            Self::Rename => "Card's title: ",
            Self::Under => "Under the title: ",
            Self::Question(_) => "Question: ",
            Self::Minutes => "Minutes given: ",
            Self::Name => "Another name: ",
            Self::New => "New briefing: ",
            Self::Stretch => "Stretch: ",
        }
    }

    /// Whether every letter is a change of the briefing.
    const fn is_live(self) -> bool {
        matches!(
            self,
            Self::Title | Self::Rename | Self::Under | Self::Question(_) | Self::Minutes
        )
    }
}

impl App {
    pub(super) fn open_line(&mut self, tray: &mut Tray, line: Line) {
        let card = self.card_at(tray);
        let text = match line {
            Line::Rename | Line::Under if card.is_none() => {
                self.say("no card here yet");
                return;
            }
            Line::Rename => card.map_or_else(String::new, |card| {
                crate::briefing::content::Content::of(&self.atlas, card).title
            }),
            Line::Under => card.map_or_else(String::new, |card| card.shows.own_words().to_owned()),
            Line::Question(at) => {
                let question = self.briefing().and_then(|briefing| briefing.questions.get(at));
                question.map_or_else(String::new, |question| question.asked.clone())
            }
            Line::Minutes => {
                let time = self.briefing().map_or(Time::ZERO, |briefing| briefing.time);
                (time.as_seconds() / 60).to_string()
            }
            Line::Title | Line::Name | Line::New | Line::Stretch => String::new(),
        };
        if line.is_live() {
            tray.before = self.draft().cloned().map(Box::new);
        }
        tray.over = Over::Line(line);
        tray.input.clear();
        tray.input.insert(&text);
    }

    /// A key while a line is typed.
    pub(super) fn in_tray_line(&mut self, tray: &mut Tray, line: Line, action: Action) -> Effect {
        match action {
            Action::Accept => {
                let text = tray.input.text().trim().to_owned();
                tray.over = Over::Nothing;
                return self.take_line(tray, line, &text);
            }
            Action::Cancel => {
                tray.over = Over::Nothing;
                return match tray.before.take() {
                    Some(before) if line.is_live() => self.put_back(*before),
                    _ => Effect::None,
                };
            }
            Action::DeleteBack => tray.input.delete_back(),
            Action::DeleteWord => tray.input.delete_word(),
            Action::DeleteLine => tray.input.clear(),
            Action::Suspend => return Effect::Suspend,
            _ => return Effect::None,
        }
        self.tray_typed(tray)
    }

    /// Makes the change that the line says now.
    pub(in crate::app) fn tray_typed(&mut self, tray: &Tray) -> Effect {
        let (Over::Line(line), Some(before)) = (&tray.over, &tray.before) else {
            return Effect::None;
        };
        let mut draft = Draft::clone(before);
        let (text, at) = (tray.input.text().trim(), tray.scroll.cursor());
        match line {
            Line::Title if !text.is_empty() => {
                let place = (at + 1).min(draft.briefing().cards.len());
                let mut card = Card::new(Shows::Title(String::new()));
                text.clone_into(&mut card.title);
                card.time = HALF_MINUTE;
                draft.edit(Edit::Add(place, Box::new(card)));
            }
            Line::Rename => {
                draft.change(at, |card| text.clone_into(&mut card.title));
            }
            Line::Under => {
                draft.change(at, |card| card.shows = Shows::Title(text.to_owned()));
            }
            Line::Question(at) if !text.is_empty() => {
                draft.edit(Edit::Reword(*at, text.to_owned()));
            }
            Line::Minutes => {
                if let Some(minutes) = minutes(text) {
                    draft.edit(Edit::Give(Time::minutes(minutes)));
                }
            }
            _ => {}
        }
        self.put_back(draft)
    }

    /// Does what a line was typed for.
    fn take_line(&mut self, tray: &mut Tray, line: Line, text: &str) -> Effect {
        tray.before = None;
        match line {
            Line::Name => return self.rename_briefing(text),
            Line::New => return self.begin_briefing(text),
            Line::Minutes if minutes(text).is_none() => self.say("write whole minutes from 1 to 1440"),
            Line::Title if !text.is_empty() => self.step_tray(tray, Step::By(1)),
            Line::Stretch => match stretch(text) {
                Ok(shows) => return self.add_card(tray, shows),
                Err(error) => {
                    tray.over = Over::Line(line);
                    self.say(error);
                }
            },
            _ => {}
        }
        Effect::None
    }
}

fn minutes(text: &str) -> Option<u32> {
    text.parse().ok().filter(|minutes| (1..=1440).contains(minutes))
}

/// Reads a stretch: `2002..2010 body:tel theme:cert`, each part optional.
fn stretch(text: &str) -> Result<Shows, String> {
    let date = |text: &str| -> Result<Option<Edtf>, String> {
        if text.is_empty() {
            return Ok(None);
        }
        text.parse().map(Some).map_err(|error| format!("{error}"))
    };
    let (mut since, mut until, mut body, mut theme) = (None, None, None, None);
    for word in text.split_whitespace() {
        if let Some(id) = word.strip_prefix("body:") {
            body = Some(id.to_owned());
        } else if let Some(id) = word.strip_prefix("theme:") {
            theme = Some(id.to_owned());
        } else {
            let (from, to) = word.split_once("..").unwrap_or((word, word));
            (since, until) = (date(from)?, date(to)?);
        }
    }
    Ok(Shows::Timeline {
        since,
        until,
        body,
        theme,
        among: None,
    })
}
