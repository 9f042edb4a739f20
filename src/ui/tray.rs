//! The tray: the cards of the briefing with their time and weight, and what lies over them.

use std::fmt::Write as _;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Widget};

use super::View;
use super::searching::visible;
use crate::app::areas;
use crate::app::pad::Pad;
use crate::app::scroll::Scroll;
use crate::app::tray::{Over, Tray};
use crate::briefing::content::Content;
use crate::briefing::wording::breaches;
use crate::briefing::{Briefing, Card, Label, Question};
use crate::text::clean_line;
use crate::wrap::{cut, cut_left, width, wrap};

impl View<'_> {
    pub(super) fn tray(&self, tray: &Tray, buf: &mut Buffer) {
        let briefing = self.app.briefing();
        let name = briefing.map_or("Briefing", |briefing| &briefing.name);
        let palette = areas::Palette::new(self.app.size());
        let input = match &tray.over {
            Over::Line(line) => {
                let room = usize::from(palette.typed.width).saturating_sub(width(line.label()));
                Line::from(vec![
                    Span::styled(line.label(), self.theme.key),
                    Span::styled(cut_left(tray.input.text(), room), self.theme.text),
                ])
            }
            over => Line::raw(cut(&self.above(over, briefing), usize::from(palette.typed.width))),
        };
        let saved = match (self.app.revision(), self.app.unsaved()) {
            (_, error) if !error.is_empty() => "NOT SAVED",
            (Some(_), _) => "saved",
            (None, _) => "",
        };
        let room = briefing.map_or_else(Label::default, |briefing| briefing.room);
        let title = format!("Briefing: {}, for a {room} room", clean_line(name));
        let [_, list, foot] = self.frame(&title, input, saved, buf);
        let says = match (self.app.notice(), self.app.unsaved()) {
            ("", "") => String::new(),
            ("", error) => format!("not saved: {error}"),
            (notice, _) => notice.to_owned(),
        };
        if says.is_empty() {
            self.hints(foot, buf);
        } else {
            Line::styled(cut(&format!(" {says}"), usize::from(foot.width)), self.theme.warn)
                .render(foot, buf);
        }
        let list = self.said_at_length(&says, (list, foot), buf);
        self.over_cards(tray, list, buf);
    }

    /// Says what needs more than the last row on the rows above it too; gives back what is left of the list.
    fn said_at_length(&self, says: &str, (list, foot): (Rect, Rect), buf: &mut Buffer) -> Rect {
        let lines = wrap(&clean_line(says), usize::from(foot.width).saturating_sub(2));
        let more = u16::try_from(lines.len().saturating_sub(1)).unwrap_or(u16::MAX);
        let more = more.min(list.height / 2);
        let area = Rect {
            y: foot.y - more,
            height: more + 1,
            ..foot
        };
        if more > 0 {
            Clear.render(area, buf);
            buf.set_style(area, self.theme.text);
            for (line, row) in lines.into_iter().zip(area.rows()) {
                Line::styled(format!(" {line}"), self.theme.warn).render(row, buf);
            }
        }
        Rect {
            height: list.height - more,
            ..list
        }
    }

    /// What stands above the list.
    fn above(&self, over: &Over, briefing: Option<&Briefing>) -> String {
        match over {
            Over::Nothing | Over::Line(_) => briefing.map(Briefing::balance).unwrap_or_default(),
            Over::Pad(subject, _) => subject.label().to_owned(),
            Over::Points(_) => "Points of the card: Space shows or hides one".to_owned(),
            Over::Offers(..) => "Add a card".to_owned(),
            Over::Questions(_) => "Questions: Enter puts one in other words, x takes it out".to_owned(),
            Over::Briefings(all, _) => {
                let key = self.app.key_for(crate::app::action::Action::BriefingNew);
                let noun = if all.len() == 1 { "briefing" } else { "briefings" };
                format!("{} {noun}; {key} begins another", all.len())
            }
            Over::Findings(all, _) => {
                let noun = if all.len() == 1 { "thing" } else { "things" };
                format!("{} {noun} to look at before presenting", all.len())
            }
        }
    }

    fn over_cards(&self, tray: &Tray, list: Rect, buf: &mut Buffer) {
        match &tray.over {
            Over::Nothing | Over::Line(_) => self.cards(tray, list, buf),
            Over::Pad(_, pad) => self.pad(pad, list, buf),
            Over::Points(scroll) => {
                let card = self.app.card_at(tray);
                let points = self.app.points(tray);
                let row = points.iter().map(|point| {
                    let shown = card.is_some_and(|card| card.shows_point(&point.key));
                    let mark = if shown { "[x]" } else { "[ ]" };
                    let text = format!("{} {}", point.lead, point.text);
                    format!("{mark} {}{}", "  ".repeat(point.level), text.trim())
                });
                self.rows(&row.collect::<Vec<_>>(), *scroll, list, buf);
            }
            Over::Questions(scroll) => {
                let questions = self
                    .app
                    .briefing()
                    .map_or(&[][..], |briefing| &briefing.questions);
                let rows: Vec<String> = questions.iter().map(asked).collect();
                self.rows(&rows, *scroll, list, buf);
            }
            Over::Offers(offers, scroll) => {
                let words: Vec<String> = offers.iter().map(|offer| offer.words.clone()).collect();
                self.rows(&words, *scroll, list, buf);
            }
            Over::Briefings(all, scroll) => {
                let rows: Vec<String> = all
                    .iter()
                    .map(|one| format!("{}  {}", one.name, one.words))
                    .collect();
                self.rows(&rows, *scroll, list, buf);
            }
            Over::Findings(all, scroll) => {
                let rows: Vec<String> = all.iter().map(ToString::to_string).collect();
                self.items(&rows, *scroll, list, buf);
            }
        }
    }

    /// A list of one row each.
    fn rows(&self, rows: &[String], scroll: Scroll, area: Rect, buf: &mut Buffer) {
        for (at, row) in visible(scroll, rows.len(), area) {
            let selected = at == scroll.cursor();
            let marker = if selected { '>' } else { ' ' };
            let text = rows.get(at).map_or("", String::as_str);
            let text = format!("{marker} {}", clean_line(text));
            let style = if selected {
                self.theme.selected
            } else {
                self.theme.text
            };
            Line::styled(cut(&text, usize::from(row.width)), style).render(row, buf);
        }
    }

    /// A list whose items take as many rows as they need; the one under the cursor is the first in sight that must be.
    fn items(&self, items: &[String], scroll: Scroll, area: Rect, buf: &mut Buffer) {
        let room = usize::from(area.width).saturating_sub(3);
        let lines = |at: usize| wrap(&clean_line(items.get(at).map_or("", String::as_str)), room);
        let height = usize::from(area.height).max(1);
        let cursor = scroll.cursor();
        let (mut first, mut used) = (cursor, lines(cursor).len());
        while let Some(before) = first
            .checked_sub(1)
            .filter(|at| used + lines(*at).len() <= height)
        {
            used += lines(before).len();
            first = before;
        }
        let all = (first..items.len()).flat_map(|at| {
            let lines = lines(at).into_iter().enumerate();
            lines.map(move |(n, line)| (at == cursor, n == 0, line))
        });
        for ((selected, head, line), row) in all.zip(area.rows()) {
            let marker = match (selected, head) {
                (true, true) => "> ",
                (false, true) => "- ",
                _ => "  ",
            };
            let style: Style = if selected {
                self.theme.selected
            } else {
                self.theme.text
            };
            Line::styled(format!("{marker}{line}"), style).render(row, buf);
        }
    }

    fn cards(&self, tray: &Tray, list: Rect, buf: &mut Buffer) {
        let cards = self.app.briefing().map_or(&[][..], |briefing| &briefing.cards);
        if cards.is_empty() {
            let room = usize::from(list.width).saturating_sub(1);
            let text = "No cards yet. Space puts a record or a view into the briefing; a adds a structure, a stretch of time, a coverage or your own words, t a title.";
            for (line, row) in wrap(text, room).into_iter().zip(list.rows()) {
                Line::styled(format!(" {line}"), self.theme.dim).render(row, buf);
            }
            return;
        }
        let (list, preview) = areas::hits(list, cards.len());
        for (at, row) in visible(tray.scroll, cards.len(), list) {
            let Some(card) = cards.get(at) else { break };
            let selected = at == tray.scroll.cursor();
            self.card_line((at, card), selected, usize::from(row.width))
                .render(row, buf);
            if selected {
                buf.set_style(row, self.theme.selected);
                self.card_preview(card, preview, buf);
            }
        }
    }

    /// `> 1   2:00  w3 !  Title  [record]`.
    fn card_line(&self, (at, card): (usize, &Card), selected: bool, room: usize) -> Line<'static> {
        let marker = if selected { '>' } else { ' ' };
        let pin = if card.pinned { '!' } else { ' ' };
        let lead = format!(
            "{marker}{:>2}  {:>5}  w{} {pin} ",
            at + 1,
            card.time.to_string(),
            card.weight
        );
        let content = Content::of(self.app.atlas(), card);
        let tail = self.card_marks(card, &content);
        let room = room.saturating_sub(width(&lead) + width(&tail));
        let title = if content.title.is_empty() {
            self.app
                .briefing()
                .map_or_else(String::new, |briefing| briefing.name.clone())
        } else {
            content.title
        };
        Line::from(vec![
            Span::styled(lead, self.theme.dim),
            Span::styled(cut(&clean_line(&title), room), self.theme.text),
            Span::styled(tail, self.theme.dim),
        ])
    }

    /// What a card shows, and what was decided about it.
    fn card_marks(&self, card: &Card, content: &Content) -> String {
        let mut marks = format!("  {}", card.shows.word());
        if card.points.is_some() {
            let points = content.points.iter();
            let shown = points.filter(|point| card.shows_point(&point.key)).count();
            // Writing to a `String` cannot fail.
            let _written = write!(marks, ", {shown}/{}", content.points.len());
        }
        if !card.note.is_empty() {
            marks.push_str(", note");
        }
        if card.label != Label::default() {
            let _written = write!(marks, ", {}", card.label);
        }
        let room = self.app.briefing().map(|briefing| briefing.room);
        if room.is_some_and(|room| card.label > room) {
            marks.push_str(" held back");
        }
        marks
    }

    /// The note, and what the card says.
    fn card_preview(&self, card: &Card, area: Rect, buf: &mut Buffer) {
        let room = usize::from(area.width).saturating_sub(2);
        let content = Content::of(self.app.atlas(), card);
        let label = if card.note.label == Label::default() {
            String::new()
        } else {
            format!(" ({})", card.note_label())
        };
        let notes = card
            .note
            .text
            .lines()
            .flat_map(|line| wrap(&format!("note{label}: {line}"), room));
        let notes = notes.map(|line| (line, self.theme.key));
        let said = [content.subtitle, content.thought];
        let said = said
            .iter()
            .filter(|text| !text.is_empty())
            .flat_map(|text| wrap(text, room));
        let shown = content.points.iter().filter(|point| card.shows_point(&point.key));
        let points = shown.flat_map(|point| {
            let text = format!("{} {}", point.lead, point.text);
            wrap(&format!("- {}", text.trim()), room)
        });
        let said = said.chain(points).map(|line| (line, self.theme.text));
        for ((line, style), row) in notes.chain(said).zip(area.rows()) {
            Line::from(vec![
                Span::styled("│ ", self.theme.border),
                Span::styled(clean_line(&line).into_owned(), style),
            ])
            .render(row, buf);
        }
    }

    /// A text of several lines, and below it where it breaks a rule of wording.
    fn pad(&self, pad: &Pad, area: Rect, buf: &mut Buffer) {
        let found = breaches(self.app.wording(), pad.text());
        let Writing { text, rules } = Writing::new(area, found.len());
        let (rows, (row, _)) = pad.rows(columns(text));
        for (line, row) in rows.iter().skip(first(row, text)).zip(text.rows()) {
            Line::styled(format!(" {}", clean_line(line)), self.theme.text).render(row, buf);
        }
        for (breach, row) in found.iter().zip(rules.rows()) {
            let words = format!(
                " ! line {}: \u{201c}{}\u{201d}; say {} ({})",
                breach.line, breach.words, breach.rule.say, breach.rule.source
            );
            Line::styled(cut(&clean_line(&words), usize::from(row.width)), self.theme.warn).render(row, buf);
        }
    }
}

/// `1:05  Who pays?  [parked]`.
fn asked(question: &Question) -> String {
    let at = question.at.map_or_else(String::new, |at| format!("{at}  "));
    format!("{at}{}  [{}]", question.asked, question.answer.words())
}

/// Where a text of several lines and the remarks on it stand.
struct Writing {
    text: Rect,
    rules: Rect,
}

impl Writing {
    fn new(area: Rect, found: usize) -> Self {
        let rows = u16::try_from(found).unwrap_or(u16::MAX).min(area.height / 3);
        let text = Rect {
            height: area.height - rows,
            ..area
        };
        let rules = Rect {
            y: text.bottom(),
            height: rows,
            ..area
        };
        Self { text, rules }
    }
}

/// The columns for letters: one is left before them, and one behind for the cursor.
fn columns(text: Rect) -> usize {
    usize::from(text.width).saturating_sub(2).max(1)
}

/// The first row in sight where the cursor is in this one.
fn first(cursor: usize, text: Rect) -> usize {
    (cursor + 1).saturating_sub(usize::from(text.height).max(1))
}

/// Where the terminal's cursor stands in a text of several lines.
pub(super) fn cursor(
    tray: &Tray,
    rules: &[crate::model::record::Rule],
    size: (u16, u16),
) -> Option<Position> {
    let Over::Pad(_, pad) = &tray.over else {
        return None;
    };
    let list = areas::Palette::new(size).list;
    let text = Writing::new(list, breaches(rules, pad.text()).len()).text;
    let (_, (row, column)) = pad.rows(columns(text));
    let y = u16::try_from(row - first(row, text)).unwrap_or(u16::MAX);
    let x = u16::try_from(column + 1).unwrap_or(u16::MAX);
    Some(Position {
        x: text.x.saturating_add(x).min(text.right().saturating_sub(1)),
        y: text.y.saturating_add(y).min(text.bottom().saturating_sub(1)),
    })
}
