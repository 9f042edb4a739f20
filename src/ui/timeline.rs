//! The timeline: a ruler of years with their density, and the entries under their years.

use ratatui::buffer::Buffer;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::View;
use crate::app::Focus;
use crate::app::timeline::{Row, Scale};
use crate::model::Id;
use crate::model::date::Moment;
use crate::model::history::EntryThen;
use crate::model::record::Status;
use crate::wrap::{cut, width};

impl View<'_> {
    pub(super) fn timeline(&self, focused: bool, buf: &mut Buffer) {
        self.ruler(buf);
        let area = self.areas.rows(Focus::Timeline);
        let scroll = self.app.scroll(Focus::Timeline);
        let rows = self
            .app
            .timeline()
            .rows()
            .iter()
            .enumerate()
            .skip(scroll.offset());
        for ((at, row), area) in rows.zip(area.rows()) {
            let room = usize::from(area.width);
            let selected = at == scroll.cursor();
            let line = match row {
                Row::Lane(title) => Line::styled(
                    format!("=== {}", cut(title, room.saturating_sub(4))),
                    self.theme.key,
                ),
                Row::Head(title) => Line::styled(
                    format!(" {}", cut(title, room.saturating_sub(1))),
                    self.theme.heading,
                ),
                Row::After(day) => {
                    let text = format!("--- after {}", Moment::from(*day).human());
                    Line::styled(cut(&text, room), self.theme.key)
                }
                Row::Entry(id) => self.entry_line(*id, selected, room),
            };
            line.render(area, buf);
            if selected {
                buf.set_style(area, self.row_style(selected, focused));
            }
        }
    }

    /// `> 10-26 S Title          [!]`: marker, date within the year, kind, short title, marks.
    fn entry_line(&self, id: Id, selected: bool, room: usize) -> Line<'static> {
        let atlas = self.app.atlas();
        let Some(entry) = atlas.entry(id) else {
            return Line::default();
        };
        let date = entry
            .date
            .map_or_else(String::new, |date| match self.app.timeline().layout().scale {
                Scale::Decade => date.year().map_or_else(String::new, |year| year.to_string()),
                Scale::Year | Scale::Month => date.within_year(),
            });
        let ours = match self.app.selected() {
            body @ Id::Body(_) => atlas.entries_of(body).binary_search(&id).is_ok(),
            _ => false,
        };
        let marker = match (selected, ours) {
            (true, _) if self.app.timeline_follows() => '>',
            (true, _) => '.',
            (false, true) => '*',
            (false, false) => ' ',
        };
        let mut marks = self.app.marks(id);
        if !entry.disputes.is_empty() && !self.app.marks_doubts() {
            marks.push_str(" [!]");
        }
        match self.app.then().and_then(|then| then.at().entry(id)) {
            Some(then) => marks.push_str(mark_then(then)),
            None => marks.push_str(mark_now(entry.status)),
        }
        let head = format!("{marker} {date:<6} ");
        let room = room.saturating_sub(width(&head) + 2 + width(&marks));
        let title = cut(atlas.short(id), room);
        let gap = " ".repeat(room.saturating_sub(width(&title)));
        let style = match (ours, self.app.had_come(id)) {
            (_, false) => self.theme.dim,
            (true, true) => self.theme.key,
            (false, true) => self.theme.text,
        };
        Line::from(vec![
            Span::styled(head, self.theme.dim),
            Span::styled(format!("{} ", entry.kind.letter()), self.theme.key),
            Span::styled(title, style),
            Span::raw(gap),
            Span::styled(marks, self.theme.warn),
        ])
    }

    /// Three rows: the first and last year, a mark per year for how many entries it has, a caret at the selected year.
    fn ruler(&self, buf: &mut Buffer) {
        let Some(area) = self.areas.ruler() else { return };
        let density = self.app.timeline().density();
        let (Some((first, _)), Some((last, _))) = (density.first(), density.last()) else {
            return;
        };
        let room = usize::from(area.width).saturating_sub(2).max(1);
        // So many years share a column that all of them fit.
        let years = density.len().div_ceil(room).max(1);
        let counts: Vec<usize> = density
            .chunks(years)
            .map(|chunk| chunk.iter().map(|(_, count)| count).sum())
            .collect();
        let most = counts.iter().copied().max().unwrap_or(1).max(1);
        let bars: String = counts.iter().map(|count| bar(*count, most)).collect();
        let follows = self.app.timeline_follows() || self.app.focus() == Focus::Timeline;
        let year = self
            .app
            .timeline()
            .entry(self.app.scroll(Focus::Timeline).cursor())
            .filter(|_| follows);
        let year = year
            .and_then(|id| self.app.atlas().date(id))
            .and_then(crate::model::date::Edtf::year);
        let at = year
            .and_then(|year| density.iter().position(|(y, _)| *y == year))
            .map(|place| place / years);
        let labels = if counts.len() > 8 {
            format!("{first}{}{last}", " ".repeat(counts.len() - 8))
        } else {
            first.to_string()
        };
        let mut caret = String::new();
        if let (Some(at), Some(year)) = (at, year) {
            let label = year.to_string();
            caret = if at + label.len() + 1 < room {
                format!("{}^{label}", " ".repeat(at))
            } else {
                format!("{}{label}^", " ".repeat(at.saturating_sub(label.len())))
            };
        }
        let texts = [
            (labels, self.theme.dim),
            (bars, self.theme.text),
            (caret, self.theme.key),
        ];
        for ((text, style), row) in texts.into_iter().zip(area.rows()) {
            Line::styled(format!(" {}", cut(&text, room)), style).render(row, buf);
        }
    }
}

/// How an entry stands today, as a mark.
const fn mark_now(status: Status) -> &'static str {
    match status {
        Status::Planned => " [-]",
        Status::Superseded => " [x]",
        Status::InProgress
        | Status::InForce
        | Status::Completed
        | Status::Historic
        | Status::Lapsed
        | Status::Unknown => "",
    }
}

/// How an entry stood as of a date, as a mark; the legend of the help explains them.
const fn mark_then(then: &EntryThen) -> &'static str {
    match then {
        EntryThen::NotYet | EntryThen::Planned => " [-]",
        EntryThen::Perhaps => " [?]",
        EntryThen::SupersededLater(_) => " [>]",
        EntryThen::MaybeSuperseded(_) => " [x?]",
        EntryThen::Superseded(_) => " [x]",
        EntryThen::Undated
        | EntryThen::InForce
        | EntryThen::Ceased(_)
        | EntryThen::Unrecorded
        | EntryThen::UnderWay
        | EntryThen::MaybeOver
        | EntryThen::TookPlace => "",
    }
}

/// A mark for `count` entries where the fullest column has `most`.
fn bar(count: usize, most: usize) -> char {
    const MARKS: [char; 4] = ['.', ':', '+', '#'];
    if count == 0 {
        return ' ';
    }
    let level = (count * MARKS.len()).div_ceil(most).clamp(1, MARKS.len());
    MARKS.get(level - 1).copied().unwrap_or('#')
}
