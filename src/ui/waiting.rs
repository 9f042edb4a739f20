//! What is shown while a large dataset is loaded.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Widget;

use super::theme::Theme;
use crate::app::ThemeName;
use crate::model::Progress;
use crate::wrap::{cut, width};

/// A dataset on its way.
#[derive(Debug)]
pub struct Waiting<'a> {
    /// Its file.
    pub name: &'a str,
    /// How far loading has come.
    pub progress: Progress,
    /// The colours.
    pub theme: ThemeName,
}

impl Widget for &Waiting<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let theme = Theme::of(self.theme);
        buf.set_style(area, theme.text);
        let room = usize::from(area.width).saturating_sub(4);
        let (what, part) = match self.progress {
            Progress::Reading => ("reading the file".to_owned(), 0),
            Progress::Records { done, total } => (
                format!("{} of {} records", thousands(done), thousands(total)),
                done * 100 / total.max(1),
            ),
            Progress::Checking => ("checking links and dates".to_owned(), 100),
        };
        let bar = room.min(60).saturating_sub(7);
        let full = bar * part.min(100) / 100;
        let lines = [
            Line::styled(cut(&format!("Loading {}", self.name), room), theme.heading),
            Line::raw(""),
            Line::styled(
                format!("[{}{}] {part:>3}%", "#".repeat(full), ".".repeat(bar - full)),
                theme.key,
            ),
            Line::styled(cut(&what, room), theme.text),
            Line::raw(""),
            Line::styled("q leaves", theme.dim),
        ];
        let top = area.height.saturating_sub(6) / 2;
        let rows = area.rows().skip(usize::from(top));
        for (line, row) in lines.into_iter().zip(rows) {
            let gap = (usize::from(row.width).saturating_sub(width(&line.to_string()).max(room.min(60)))) / 2;
            let gap = u16::try_from(gap).unwrap_or_default();
            let row = Rect {
                x: row.x + gap,
                width: row.width - gap,
                ..row
            };
            line.render(row, buf);
        }
    }
}

/// A number with its thousands set apart.
fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gauge_tells_how_far_it_is_at_any_size() {
        let waiting = Waiting {
            name: "large.ron",
            progress: Progress::Records {
                done: 430_000,
                total: 1_000_000,
            },
            theme: ThemeName::Mono,
        };
        let mut buffer = Buffer::empty(Rect::new(0, 0, 60, 8));
        (&waiting).render(buffer.area, &mut buffer);
        let picture = super::super::picture(&buffer);
        assert!(picture.contains("430,000 of 1,000,000 records"), "{picture}");
        assert!(picture.contains("#.") && picture.contains(" 43%"), "{picture}");
        for (columns, rows) in [(0, 0), (1, 1), (7, 2), (60, 3), (300, 100)] {
            let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
            (&waiting).render(buffer.area, &mut buffer);
        }
    }
}
