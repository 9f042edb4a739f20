//! The search and the list of actions.

use ratatui::buffer::Buffer;
use ratatui::layout::{Constraint, Layout, Margin, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Clear, Widget};
use unicode_segmentation::UnicodeSegmentation;

use super::View;
use crate::app::areas;
use crate::app::overlay::{Actions, Overlay, Search};
use crate::model::Id;
use crate::page::Page;
use crate::search::{Field, Hit};
use crate::wrap::{cut, cut_left, width};

impl View<'_> {
    pub(super) fn overlay(&self, buf: &mut Buffer) {
        match self.app.overlay() {
            Some(Overlay::Search(search)) => self.search(search, buf),
            Some(Overlay::Actions(actions)) => self.actions(actions, buf),
            Some(Overlay::Find(..)) | None => {}
        }
    }

    /// Clears the overlay's place and draws its frame and input line; returns what is left for the list and the foot.
    fn frame(&self, title: &str, input: &str, count: &str, buf: &mut Buffer) -> [Rect; 2] {
        let area = areas::overlay(self.app.size());
        Clear.render(area, buf);
        buf.set_style(area, self.theme.text);
        let style = self.theme.border_focused;
        Block::bordered()
            .border_type(BorderType::Thick)
            .border_style(style)
            .title(Line::styled(format!(" {title} "), style))
            .render(area, buf);
        let rows = [
            Constraint::Length(1),
            Constraint::Length(1),
            Constraint::Fill(1),
            Constraint::Length(1),
        ];
        let [line, rule, list, foot] = Layout::vertical(rows).areas(area.inner(Margin::new(1, 1)));
        let room = usize::from(line.width);
        let typed = cut_left(input, room.saturating_sub(width(count) + 5));
        let gap = " ".repeat(room.saturating_sub(width(&typed) + width(count) + 4));
        Line::from(vec![
            Span::styled(" > ", self.theme.key),
            Span::raw(typed),
            Span::raw(gap),
            Span::styled(count.to_owned(), self.theme.dim),
        ])
        .render(line, buf);
        Line::styled("─".repeat(room), self.theme.border).render(rule, buf);
        [list, foot]
    }

    fn search(&self, search: &Search, buf: &mut Buffer) {
        let count = if search.input.text().trim().is_empty() {
            format!("{} records", self.app.searchable())
        } else {
            format!("{} of {}", search.hits.len(), self.app.searchable())
        };
        let [list, foot] = self.frame("Search everything", search.input.text(), &count, buf);
        self.hints(foot, buf);
        let wide = list.width >= 90;
        let (list, preview) = if wide {
            let [list, _gap, preview] =
                Layout::horizontal([Constraint::Fill(1), Constraint::Length(1), Constraint::Length(40)])
                    .areas(list);
            (list, preview)
        } else {
            let [list, preview] =
                Layout::vertical([Constraint::Fill(1), Constraint::Length(list.height / 3)]).areas(list);
            (list, preview)
        };
        if search.hits.is_empty() {
            let text = if search.input.text().trim().is_empty() {
                " Type a few letters of a title, a short title, an acronym, a date or a place."
            } else {
                " Nothing found. Try fewer or shorter words."
            };
            for (line, row) in crate::wrap::wrap(text, usize::from(list.width))
                .into_iter()
                .zip(list.rows())
            {
                Line::styled(format!(" {line}"), self.theme.dim).render(row, buf);
            }
            return;
        }
        let height = usize::from(list.height).max(1);
        let cursor = search.scroll.cursor();
        let offset = search
            .scroll
            .offset()
            .max((cursor + 1).saturating_sub(height))
            .min(cursor);
        for ((at, hit), row) in search.hits.iter().enumerate().skip(offset).zip(list.rows()) {
            self.hit_line(hit, at == cursor, usize::from(row.width))
                .render(row, buf);
            if at == cursor {
                buf.set_style(row, self.theme.selected);
            }
        }
        if let Some(id) = search.selected() {
            self.preview(id, preview, buf);
        }
    }

    /// `> S 2002-10  Title with matched letters   short title`.
    fn hit_line(&self, hit: &Hit, selected: bool, room: usize) -> Line<'static> {
        let atlas = self.app.atlas();
        let letter = match hit.id {
            Id::Entry(_) => atlas.entry(hit.id).map_or(' ', |entry| entry.kind.letter()),
            Id::Body(_) => 'b',
            Id::Member(_) => 'e',
            Id::Theme(_) => '#',
            Id::Term(_) => 'g',
            Id::Source(_) => 's',
        };
        let date = match hit.id {
            Id::Entry(_) => atlas
                .date(hit.id)
                .map_or_else(String::new, crate::model::date::Edtf::short),
            _ => String::new(),
        };
        let marker = if selected { '>' } else { ' ' };
        let mut spans = vec![Span::styled(
            format!("{marker}{letter} {:<10} ", cut(&date, 10)),
            self.theme.dim,
        )];
        let mut left = room.saturating_sub(14);
        let in_title = matches!(hit.field, Field::Title | Field::Short);
        if in_title {
            self.matched(&hit.text, &hit.matched, &mut left, &mut spans);
            let other = if hit.field == Field::Short {
                atlas.title(hit.id)
            } else {
                atlas.short(hit.id)
            };
            if other != hit.text && left > 8 {
                spans.push(Span::styled(
                    format!("  {}", cut(other, left - 2)),
                    self.theme.dim,
                ));
            }
            return Line::from(spans);
        }
        let why = width(&hit.text) + width(hit.field.word()) + 4;
        let title = cut(atlas.short(hit.id), left.saturating_sub(why.min(left / 2)));
        left = left.saturating_sub(width(&title));
        spans.push(Span::styled(title, self.theme.text));
        let label = format!("  {}: ", hit.field.word());
        if width(&label) < left {
            left -= width(&label);
            spans.push(Span::styled(label, self.theme.dim));
            self.matched(&hit.text, &hit.matched, &mut left, &mut spans);
        }
        Line::from(spans)
    }

    /// `text` with its matched characters brought out, as far as it fits.
    fn matched(&self, text: &str, places: &[usize], left: &mut usize, spans: &mut Vec<Span<'static>>) {
        let mut at = 0;
        for grapheme in text.graphemes(true) {
            let length = grapheme.chars().count();
            let hit = (at..at + length).any(|place| places.binary_search(&place).is_ok());
            at += length;
            let shown = crate::text::clean_line(grapheme).into_owned();
            let cells = width(&shown);
            if cells > *left {
                *left = 0;
                return;
            }
            *left -= cells;
            spans.push(Span::styled(
                shown,
                if hit { self.theme.matched } else { self.theme.text },
            ));
        }
    }

    fn preview(&self, id: Id, area: Rect, buf: &mut Buffer) {
        let lines = Page::new(self.app.atlas(), id).lines(usize::from(area.width).saturating_sub(2));
        for (line, row) in lines
            .into_iter()
            .filter(|line| !line.text.is_empty())
            .zip(area.rows())
        {
            Line::from(vec![
                Span::styled("│ ", self.theme.border),
                Span::styled(line.lead, self.theme.dim),
                Span::styled(line.text, self.theme.text),
            ])
            .render(row, buf);
        }
    }

    fn actions(&self, actions: &Actions, buf: &mut Buffer) {
        let title = if actions.is_help {
            "Keys that work here: type a word or a key"
        } else {
            "Commands: type a word"
        };
        let count = format!("{}", actions.rows.len());
        let [list, foot] = self.frame(title, actions.input.text(), &count, buf);
        self.hints(foot, buf);
        let cursor = actions.scroll.cursor();
        for ((at, row), area) in actions
            .rows
            .iter()
            .enumerate()
            .skip(actions.scroll.offset())
            .zip(list.rows())
        {
            let marker = if at == cursor { ">" } else { " " };
            let keys = cut(&row.keys, 26);
            let pad = " ".repeat(27_usize.saturating_sub(width(&keys)));
            let room = usize::from(area.width).saturating_sub(28);
            let doc = cut(&format!("{}  ({})", row.action.doc(), row.scope.word()), room);
            Line::from(vec![
                Span::raw(marker),
                Span::styled(keys, self.theme.key),
                Span::raw(pad),
                Span::raw(doc),
            ])
            .render(area, buf);
            if at == cursor {
                buf.set_style(area, self.theme.selected);
            }
        }
    }

    /// The keys of the overlay, at its foot.
    fn hints(&self, area: Rect, buf: &mut Buffer) {
        let scopes = self.app.scopes();
        let hints: Vec<String> = self
            .app
            .keymap()
            .at(&scopes)
            .filter(|row| !row.hint.is_empty())
            .map(|row| {
                format!(
                    "{} {}",
                    row.keys
                        .first()
                        .map(|keys| crate::key::print(keys))
                        .unwrap_or_default(),
                    row.hint
                )
            })
            .collect();
        Line::styled(
            cut(&format!(" {}", hints.join("   ")), usize::from(area.width)),
            self.theme.dim,
        )
        .render(area, buf);
    }
}
