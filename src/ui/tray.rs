//! The tray: the cards of the briefing with their time and weight, and the note of the one under the cursor.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::View;
use super::searching::visible;
use crate::app::areas;
use crate::app::tray::Tray;
use crate::briefing::content::Content;
use crate::briefing::{Briefing, Card};
use crate::text::clean_line;
use crate::wrap::{cut, cut_left, width, wrap};

impl View<'_> {
    pub(super) fn tray(&self, tray: &Tray, buf: &mut Buffer) {
        let briefing = self.app.briefing();
        let name = briefing.map_or("Briefing", |briefing| &briefing.name);
        let palette = areas::Palette::new(self.app.size());
        let input = match tray.line {
            Some(line) => {
                let room = usize::from(palette.typed.width).saturating_sub(width(line.label()));
                Line::from(vec![
                    Span::styled(line.label(), self.theme.key),
                    Span::styled(cut_left(tray.input.text(), room), self.theme.text),
                ])
            }
            None => Line::raw(briefing.map(Briefing::balance).unwrap_or_default()),
        };
        let saved = match (self.app.revision(), self.app.unsaved()) {
            (_, error) if !error.is_empty() => "NOT SAVED",
            (Some(_), _) => "saved",
            (None, _) => "",
        };
        let title = format!("Briefing: {}", clean_line(name));
        let [_, list, foot] = self.frame(&title, input, saved, buf);
        let says = self.app.notice();
        if says.is_empty() {
            self.hints(foot, buf);
        } else {
            Line::styled(cut(&format!(" {says}"), usize::from(foot.width)), self.theme.warn)
                .render(foot, buf);
        }
        let cards = briefing.map_or(&[][..], |briefing| &briefing.cards);
        if cards.is_empty() {
            let text = " No cards yet. Close this and press Space on a record; t adds a title card.";
            Line::styled(cut(text, usize::from(list.width)), self.theme.dim).render(list, buf);
            return;
        }
        let (list, preview) = areas::hits(list, usize::MAX);
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
        let mut tail = format!("  {}", card.shows.word());
        if !card.note.is_empty() {
            tail.push_str(", note");
        }
        if card.label != crate::briefing::Label::default() {
            tail = format!("{tail}, {}", card.label);
        }
        let room = room.saturating_sub(width(&lead) + width(&tail));
        let title = Content::of(self.app.atlas(), card).title;
        Line::from(vec![
            Span::styled(lead, self.theme.dim),
            Span::styled(cut(&clean_line(&title), room), self.theme.text),
            Span::styled(tail, self.theme.dim),
        ])
    }

    /// The note, and what the card says.
    fn card_preview(&self, card: &Card, area: Rect, buf: &mut Buffer) {
        let room = usize::from(area.width).saturating_sub(2);
        let content = Content::of(self.app.atlas(), card);
        let notes = card
            .note
            .text
            .lines()
            .flat_map(|line| wrap(&format!("note: {line}"), room));
        let notes = notes.map(|line| (line, self.theme.key));
        let said = [content.subtitle, content.thought];
        let said = said
            .iter()
            .filter(|text| !text.is_empty())
            .flat_map(|text| wrap(text, room));
        let points = content.points.iter().flat_map(|point| {
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
}
