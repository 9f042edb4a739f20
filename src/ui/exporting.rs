//! The list of what can be written to a file.

use ratatui::buffer::Buffer;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::View;
use super::searching::visible;
use crate::app::areas::Palette;
use crate::app::exporting::{Exporting, Naming};
use crate::text::clean_line;
use crate::wrap::{cut, cut_left, pad, wrap};

impl View<'_> {
    /// `>iCalendar   What the panes are narrowed to: 8 of 183`.
    pub(super) fn exporting(&self, exporting: &Exporting, buf: &mut Buffer) {
        let room = usize::from(Palette::new(self.app.size()).typed.width);
        let typed = cut_left(exporting.input.text(), room);
        let count = exporting.rows.len().to_string();
        let title = "Write to a file: type a word, such as a form";
        let [_, list, foot] = self.frame(title, Line::raw(typed), &count, buf);
        self.hints(foot, buf);
        let words = usize::from(list.width).saturating_sub(13);
        for (at, row) in visible(exporting.scroll, exporting.rows.len(), list) {
            let Some(offer) = exporting.rows.get(at) else {
                break;
            };
            let selected = at == exporting.scroll.cursor();
            Line::from(vec![
                Span::raw(if selected { ">" } else { " " }),
                Span::styled(pad(offer.form.word(), 12), self.theme.key),
                Span::styled(cut(&clean_line(&offer.words), words), self.theme.text),
            ])
            .render(row, buf);
            if selected {
                buf.set_style(row, self.theme.selected);
            }
        }
    }

    /// The line in which the file is named, and below it what is written and what stands in the way.
    pub(super) fn naming(&self, naming: &Naming, buf: &mut Buffer) {
        let room = usize::from(Palette::new(self.app.size()).typed.width);
        let typed = cut_left(naming.input.text(), room);
        let title = "Write to a file: its name, in this folder or with its path";
        let [_, list, foot] = self.frame(title, Line::raw(typed), "", buf);
        self.hints(foot, buf);
        let what = format!("{}: {}", naming.offer.form.word(), naming.offer.words);
        let taken = naming.taken.as_ref().map_or_else(String::new, |name| {
            format!("`{name}` is there already. Type `yes` to replace it, or another name.")
        });
        let columns = usize::from(list.width).saturating_sub(2);
        let lines = [
            (what.as_str(), self.theme.heading),
            ("", self.theme.text),
            (&taken, self.theme.warn),
            (self.app.notice(), self.theme.warn),
        ];
        let rows = lines.into_iter().flat_map(|(text, style)| {
            let lines = wrap(&clean_line(text), columns);
            lines.into_iter().map(move |line| (line, style))
        });
        for ((line, style), row) in rows.zip(list.rows()) {
            Line::from(vec![Span::raw(" "), Span::styled(line, style)]).render(row, buf);
        }
    }
}
