//! Finding text in the focused pane.

use super::outline::Node;
use super::scroll::Step;
use super::timeline::Row;
use super::{App, Focus};
use crate::search::fold;

impl App {
    /// What a row of the focused pane says, for finding and for nothing else.
    fn row_text(&self, row: usize) -> String {
        match self.focus {
            Focus::Structure => match self.outline.node(row) {
                Some(Node::Record(id)) => {
                    let former = self.atlas.body(id).map_or(&[][..], |body| body.names.as_slice());
                    let former = former
                        .iter()
                        .flat_map(|name| [Some(&name.name), name.short.as_ref()]);
                    let former: Vec<&str> = former.flatten().map(String::as_str).collect();
                    format!(
                        "{} {} was {}",
                        self.atlas.short(id),
                        self.atlas.title(id),
                        former.join(" ")
                    )
                }
                Some(node) => node.label(self.forest()),
                None => String::new(),
            },
            Focus::Timeline => match self.timeline.rows().get(row) {
                Some(Row::Entry(id)) => {
                    let date = self
                        .atlas
                        .date(*id)
                        .map_or_else(String::new, crate::model::date::Edtf::human);
                    format!("{} {} {date}", self.atlas.short(*id), self.atlas.title(*id))
                }
                Some(Row::Lane(title) | Row::Head(title)) => title.clone(),
                Some(Row::After(_)) | None => String::new(),
            },
            Focus::Detail => String::new(),
        }
    }

    /// The rows of the focused pane that hold `text`, letters compared without case and accents.
    fn places(&self, text: &str) -> Vec<usize> {
        let text = fold(text.trim());
        if text.is_empty() {
            return Vec::new();
        }
        let holds = |row: &str| fold(row).contains(&text);
        match self.focus {
            Focus::Structure => (0..self.outline.rows().len())
                .filter(|row| holds(&self.row_text(*row)))
                .collect(),
            Focus::Timeline => (0..self.timeline.rows().len())
                .filter(|row| holds(&self.row_text(*row)))
                .collect(),
            Focus::Detail => self.places_on_page(&text),
        }
    }

    /// Lines of the page; a phrase that a line end breaks is found at the line it begins on.
    fn places_on_page(&self, text: &str) -> Vec<usize> {
        let lines = self.detail_lines();
        let holds = |at: usize| {
            let line = lines
                .get(at)
                .map_or_else(String::new, |line| format!("{}{}", line.lead, line.text));
            let here = fold(&line);
            let next = lines
                .get(at + 1)
                .filter(|next| lines.get(at).is_some_and(|line| line.block == next.block));
            let both = next.map_or_else(|| here.clone(), |next| format!("{here} {}", fold(&next.text)));
            both.find(text).is_some_and(|place| place < here.len().max(1))
        };
        (0..lines.len()).filter(|at| holds(*at)).collect()
    }

    /// Moves to the first place at or below `from`, else to the first of all; tells whether there is one.
    pub(super) fn find_from(&mut self, text: &str, from: usize) -> bool {
        let places = self.places(text);
        let Some(place) = places
            .iter()
            .find(|place| **place >= from)
            .or_else(|| places.first())
            .copied()
        else {
            return false;
        };
        self.step(self.focus, Step::To(place));
        self.follow_cursor();
        true
    }

    pub(super) fn find_again(&mut self, down: bool) {
        if self.sought.is_empty() {
            self.say("nothing was looked for yet");
            return;
        }
        let places = self.places(&self.sought);
        let here = self.scroll(self.focus).cursor();
        let next = if down {
            places.iter().position(|place| *place > here).or(Some(0))
        } else {
            places
                .iter()
                .rposition(|place| *place < here)
                .or_else(|| places.len().checked_sub(1))
        };
        match next.and_then(|at| places.get(at).map(|place| (at, *place))) {
            Some((at, place)) => {
                self.step(self.focus, Step::To(place));
                self.follow_cursor();
                self.notice = format!(
                    "{} of {} places with \u{201c}{}\u{201d}",
                    at + 1,
                    places.len(),
                    self.sought
                );
            }
            None => self.notice = format!("\u{201c}{}\u{201d} is not in this pane", self.sought),
        }
    }
}
