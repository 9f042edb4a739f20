//! The views over the panes.

use ratatui::buffer::Buffer;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Widget};

use super::View as Screen;
use crate::app::areas;
use crate::app::sheet::{Sheet, Tone};
use crate::app::view::View;
use crate::wrap::cut;

impl Screen<'_> {
    pub(super) fn over(&self, view: &View, buf: &mut Buffer) {
        match view {
            View::Sheet(sheet) => self.sheet(sheet, buf),
            View::Coverage(covering) => self.coverage(covering, buf),
        }
    }

    /// The border of a view with its title and, at its foot, where the cursor is.
    pub(super) fn view_frame(&self, title: &str, foot: &str, buf: &mut Buffer) {
        let frame = areas::view_frame(self.app.size());
        let style = self.theme.border_focused;
        let title = cut(title, usize::from(frame.width.saturating_sub(4)));
        Block::bordered()
            .border_type(BorderType::Thick)
            .border_style(style)
            .title(Line::styled(format!(" {title} "), self.theme.key))
            .title_bottom(Line::styled(format!(" {foot} "), self.theme.key).right_aligned())
            .render(frame, buf);
    }

    fn sheet(&self, sheet: &Sheet, buf: &mut Buffer) {
        let scroll = sheet.scroll();
        let foot = format!("{}/{}", scroll.cursor() + 1, sheet.rows().len());
        self.view_frame(&sheet.title(), &foot, buf);
        let rows = sheet.rows().iter().enumerate().skip(scroll.offset());
        for ((at, row), area) in rows.zip(areas::view(self.app.size()).rows()) {
            let selected = at == scroll.cursor();
            let tone = match row.tone {
                Tone::Heading => self.theme.heading,
                Tone::Text if row.link.is_some() => self.theme.link,
                Tone::Text => self.theme.text,
                Tone::Dim => self.theme.dim,
                Tone::Warn => self.theme.warn,
            };
            let marker = if selected { ">" } else { " " };
            let spans = vec![
                Span::raw(marker),
                Span::styled(row.lead.as_str(), self.theme.key),
                Span::styled(row.text.as_str(), tone),
            ];
            Line::from(spans).render(area, buf);
            if selected {
                buf.set_style(area, self.theme.selected);
            }
        }
    }
}
