//! The address of a source on the whole window, beside it the code that a phone reads.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Widget};

use super::View;
use super::searching::visible;
use super::theme::module;
use crate::app::action::Action;
use crate::app::areas::Addresses;
use crate::app::sources::{Addressed, Sources};
use crate::qr::Code;
use crate::text::clean_line;
use crate::wrap::{cut, cut_left, wrap};

impl View<'_> {
    pub(super) fn sources(&self, sources: &Sources, buf: &mut Buffer) {
        let size = self.app.size();
        let window = Rect::new(0, 0, size.0, size.1);
        Clear.render(window, buf);
        buf.set_style(window, self.theme.text);
        let selected = sources.selected();
        let code = selected.and_then(|source| source.code.as_ref());
        let areas = Addresses::new(size, self.app.ascii(), code);
        let room = usize::from(areas.head.width);
        let head = format!(" Sources of {}", clean_line(&sources.of));
        Line::styled(cut(&head, room), self.theme.heading).render(areas.head, buf);
        let typed = cut_left(sources.input.text(), usize::from(areas.typed.width));
        Line::styled(" > ", self.theme.key).render(areas.line, buf);
        Line::styled(typed, self.theme.text).render(areas.typed, buf);
        let count = sources.rows.len().to_string();
        Line::styled(count, self.theme.dim)
            .right_aligned()
            .render(areas.line, buf);
        for (at, row) in visible(sources.scroll, sources.rows.len(), areas.list) {
            let Some(source) = sources.rows.get(at) else { break };
            let marker = if at == sources.scroll.cursor() { ">" } else { " " };
            let text = format!("{marker}{}: {}", source.publisher, source.title);
            Line::styled(cut(&clean_line(&text), room), self.theme.text).render(row, buf);
            if at == sources.scroll.cursor() {
                buf.set_style(row, self.theme.selected);
            }
        }
        if let Some(source) = selected {
            self.address(source, &areas, buf);
        }
        if let (Some(code), Some(area)) = (code, areas.code) {
            draw(code, self.app.ascii(), area, buf);
        }
        self.hints(areas.foot, buf);
    }

    /// The address before all else: the rest of the text has what room is left.
    fn address(&self, source: &Addressed, areas: &Addresses, buf: &mut Buffer) {
        let room = usize::from(areas.text.width).saturating_sub(2);
        let told = match (&source.code, areas.code) {
            (None, _) => "The address is too long for a code.".to_owned(),
            (Some(_), Some(_)) => "A phone reads the address off the code.".to_owned(),
            (Some(code), None) => {
                let (columns, rows) = Addresses::needed(self.app.ascii(), code);
                format!("The code needs a window of {columns}x{rows}.")
            }
        };
        let browser = self.app.key_for(Action::Browse);
        let kept = match self.app.notice() {
            "" => format!(
                "Not opened: plenary never goes online. {browser} hands it to the browser you have set."
            ),
            // The line for notices lies below this window.
            notice => notice.to_owned(),
        };
        let named = format!("{}, read {}", source.title, source.read);
        let lines = [
            (source.url.as_str(), self.theme.link),
            ("", self.theme.text),
            (&told, self.theme.text),
            (&kept, self.theme.text),
            ("", self.theme.text),
            (&named, self.theme.dim),
        ];
        let rows = lines.into_iter().flat_map(|(text, style)| {
            wrap(&clean_line(text), room)
                .into_iter()
                .map(move |line| (line, style))
        });
        for ((line, style), row) in rows.zip(areas.text.rows()) {
            Line::from(vec![Span::raw(" "), Span::styled(line, style)]).render(row, buf);
        }
    }
}

/// Two modules to a cell, one above the other; where half blocks may not be drawn, two cells to a module.
fn draw(code: &Code, ascii: bool, area: Rect, buf: &mut Buffer) {
    let side = usize::from(if ascii { area.height } else { area.width });
    let is_dark = |x, y| code.is_dark((x, y), side);
    for position in area.positions() {
        let (x, y) = (usize::from(position.x - area.x), usize::from(position.y - area.y));
        let Some(cell) = buf.cell_mut(position) else {
            continue;
        };
        let (upper, lower) = if ascii {
            (is_dark(x / 2, y), is_dark(x / 2, y))
        } else {
            (is_dark(x, 2 * y), is_dark(x, 2 * y + 1))
        };
        // A cell of one colour is left to its background: fonts leave gaps between blocks.
        cell.set_symbol(if upper == lower { " " } else { "\u{2580}" });
        cell.set_style(module(upper, lower));
    }
}
