//! The page of the selected record.

use ratatui::buffer::Buffer;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::View;
use crate::app::Focus;
use crate::page::Block;

impl View<'_> {
    pub(super) fn detail(&self, focused: bool, buf: &mut Buffer) {
        let area = self.areas.rows(Focus::Detail);
        let scroll = self.app.scroll(Focus::Detail);
        let blocks = &self.app.page().blocks;
        let rows = self.app.detail_lines().iter().enumerate().skip(scroll.offset());
        for ((at, line), area) in rows.zip(area.rows()) {
            let (lead, text) = blocks
                .get(line.block)
                .map_or((self.theme.text, self.theme.text), |block| {
                    self.block_style(block)
                });
            let selected = at == scroll.cursor() && focused;
            let marker = if selected { ">" } else { " " };
            let spans = vec![
                Span::raw(marker),
                Span::styled(line.lead.as_str(), lead),
                Span::styled(line.text.as_str(), text),
            ];
            Line::from(spans).render(area, buf);
            if selected {
                buf.set_style(area, self.theme.selected);
            }
        }
    }

    /// The styles of a block's lead and text.
    fn block_style(&self, block: &Block) -> (Style, Style) {
        let theme = &self.theme;
        let linked = if block.link().is_some() {
            theme.link
        } else {
            theme.text
        };
        match block {
            Block::Heading(text) if text.starts_with("[!]") => (theme.warn, theme.warn),
            Block::Title(_) | Block::Heading(_) => (theme.heading, theme.heading),
            Block::Text(_) | Block::Gap => (theme.text, theme.text),
            Block::Item { .. } => (theme.key, linked),
            Block::Remark { link: None, .. } => (theme.dim, theme.dim),
            Block::Fact { .. } | Block::Remark { .. } => (theme.dim, linked),
        }
    }
}
