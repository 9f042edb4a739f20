//! What may follow the keys that were pressed, while a sequence of them is not whole.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Widget};

use super::View;
use crate::key;
use crate::wrap::{cut, width};

impl View<'_> {
    /// A row for each key, above the keys of the footer; the last ones go where there is no room.
    pub(super) fn pending(&self, buf: &mut Buffer) {
        let app = self.app;
        if app.pending().is_empty() {
            return;
        }
        let scopes = app.scopes();
        let next: Vec<(String, &str)> = app
            .keymap()
            .continuations(&scopes, app.pending())
            .map(|(keys, action)| (key::print(keys), action.doc()))
            .collect();
        let notice = self.areas.notice;
        let rows = u16::try_from(next.len() + 1)
            .unwrap_or(u16::MAX)
            .min(notice.bottom());
        let area = Rect {
            y: notice.bottom() - rows,
            height: rows,
            ..notice
        };
        Clear.render(area, buf);
        buf.set_style(area, self.theme.text);
        let room = usize::from(area.width);
        let keys = next.iter().map(|(keys, _)| width(keys)).max().unwrap_or_default();
        let mut areas = area.rows();
        if let Some(row) = areas.next() {
            let head = format!(" {} then", key::print(app.pending()));
            let rule = "─".repeat(room.saturating_sub(width(&head) + 1));
            Line::styled(cut(&format!("{head} {rule}"), room), self.theme.heading).render(row, buf);
        }
        for ((name, doc), row) in next.iter().zip(areas) {
            let pad = " ".repeat(keys.saturating_sub(width(name)) + 2);
            let doc = cut(doc, room.saturating_sub(keys + 5));
            Line::from(vec![
                Span::raw("   "),
                Span::styled(name.as_str(), self.theme.key),
                Span::styled(format!("{pad}{doc}"), self.theme.text),
            ])
            .render(row, buf);
        }
    }
}
