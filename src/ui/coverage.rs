//! The coverage: heads of two rows, letters in cells, totals, and words for the cell under the cursor.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::View;
use crate::app::areas;
use crate::app::covering::{CELL, Covering, Grid, TOTAL};
use crate::coverage::{Column, Row};
use crate::model::Named;
use crate::wrap::{cut, pad, pad_left, wrap};

/// The letters of the cells in a few words; the cell under the cursor says its own in full.
const LEGEND: &str = "C commits  E encourages  n notes  u unrecorded  . looked for, not there  ? text not seen  * texts of others";

/// A column in sight: its number on the screen's order, its place in a row, and itself.
type Seen<'a> = (usize, (usize, &'a Column));

impl View<'_> {
    pub(super) fn coverage(&self, covering: &Covering, buf: &mut Buffer) {
        let area = areas::view(self.app.size());
        let grid = Grid::new(area);
        let ((rows, down), (columns, across)) = (covering.rows(), covering.columns());
        let foot = format!(
            "row {}/{}, column {}/{}",
            (down.cursor() + 1).min(rows.len()),
            rows.len(),
            (across.cursor() + 1).min(columns.len()),
            columns.len()
        );
        self.view_frame(&covering.title(), &foot, buf);
        let seen: Vec<Seen<'_>> = columns
            .iter()
            .copied()
            .enumerate()
            .skip(across.offset())
            .take(grid.columns)
            .collect();
        let mut lines = area.rows();
        self.heads((covering, &seen), (grid, across.cursor()), &mut lines, buf);
        for (at, row) in rows.iter().enumerate().skip(down.offset()).take(grid.rows) {
            let Some(line) = lines.next() else { return };
            self.cells(
                (row, &seen),
                (at == down.cursor(), across.cursor()),
                (grid, line),
                buf,
            );
        }
        // The foot stands at the bottom, however few rows there are.
        let below = Rect {
            y: area.bottom().saturating_sub(4),
            height: 4.min(area.height),
            ..area
        };
        self.foot((covering, &seen), grid, below, buf);
    }

    /// The words of the columns' titles, one above the other; the column under the cursor in another weight.
    fn heads(
        &self,
        (covering, seen): (&Covering, &[Seen<'_>]),
        (grid, cursor): (Grid, usize),
        lines: &mut impl Iterator<Item = Rect>,
        buf: &mut Buffer,
    ) {
        for word in 0..2 {
            let Some(line) = lines.next() else { return };
            let label = if word == 0 {
                covering.matrix().by.word()
            } else {
                ""
            };
            let label = pad(&format!(" {label}"), usize::from(grid.label));
            let mut spans = vec![Span::styled(label, self.theme.dim)];
            for (at, (_, column)) in seen {
                let text = head(&column.theme.title).get(word).cloned().unwrap_or_default();
                let style = if *at == cursor {
                    self.theme.key
                } else {
                    self.theme.dim
                };
                spans.push(Span::styled(pad_left(&text, usize::from(CELL)), style));
            }
            let total = if word == 0 { "total" } else { "" };
            spans.push(Span::styled(pad_left(total, usize::from(TOTAL)), self.theme.dim));
            Line::from(spans).render(line, buf);
        }
    }

    fn cells(
        &self,
        (row, seen): (&Row, &[Seen<'_>]),
        (selected, cursor): (bool, usize),
        (grid, line): (Grid, Rect),
        buf: &mut Buffer,
    ) {
        let marker = if selected { ">" } else { " " };
        let outside = if row.outside { "*" } else { "" };
        let room = usize::from(grid.label).saturating_sub(1);
        let label = pad(&cut(&format!("{outside}{}", row.label), room), room);
        let style = if selected { self.theme.key } else { self.theme.text };
        let mut spans = vec![Span::styled(format!("{marker}{label}"), style)];
        for (at, (place, _)) in seen {
            let mark = row
                .cells
                .get(*place)
                .map_or(' ', crate::model::stance::Stance::mark);
            let here = selected && *at == cursor;
            let text = if here {
                format!("[{mark}]")
            } else {
                format!("{mark} ")
            };
            let style = if here {
                self.theme.selected
            } else {
                self.theme.text
            };
            let room = usize::from(CELL).saturating_sub(text.chars().count());
            spans.push(Span::raw(" ".repeat(room)));
            spans.push(Span::styled(text, style));
        }
        spans.push(Span::styled(
            pad_left(&row.points.to_string(), usize::from(TOTAL)),
            self.theme.key,
        ));
        Line::from(spans).render(line, buf);
    }

    /// The totals, the column and the cell under the cursor in words, and what the letters mean.
    fn foot(&self, (covering, seen): (&Covering, &[Seen<'_>]), grid: Grid, area: Rect, buf: &mut Buffer) {
        let mut lines = area.rows();
        let totals = seen
            .iter()
            .map(|(_, (_, column))| pad_left(&column.points.to_string(), usize::from(CELL)));
        let label = if grid.label > 23 {
            " points in this dataset"
        } else {
            " in this dataset"
        };
        let total = format!(
            "{}{}{}",
            pad(&cut(label, usize::from(grid.label)), usize::from(grid.label)),
            totals.collect::<String>(),
            pad_left(&covering.matrix().points.to_string(), usize::from(TOTAL))
        );
        let room = usize::from(area.width).saturating_sub(1);
        if let Some(line) = lines.next() {
            Line::styled(cut(&total, room), self.theme.key).render(line, buf);
        }
        if let Some(line) = lines.next() {
            Line::styled(format!(" {}", cut(&words(covering), room)), self.theme.text).render(line, buf);
        }
        for (text, line) in wrap(LEGEND, room).into_iter().zip(lines) {
            Line::styled(format!(" {text}"), self.theme.dim).render(line, buf);
        }
    }
}

/// The cell under the cursor in words: the theme, what the row says on it, and who spoke of it last.
fn words(covering: &Covering) -> String {
    let matrix = covering.matrix();
    let cell = covering.place().and_then(|(row, column)| {
        let (row, theme) = (matrix.rows.get(row)?, matrix.themes.get(column)?);
        let stance = row.cells.get(column)?;
        let latest = theme
            .latest
            .as_ref()
            .map_or_else(|| "none".to_owned(), Named::dated);
        Some(format!(
            "{}: {}; points on it: {}; latest in this dataset: {latest}",
            theme.theme.title,
            stance.words(),
            theme.points
        ))
    });
    cell.unwrap_or_else(|| "nothing is left to cover: the filter leaves no text".to_owned())
}

/// A title in two rows of a head: its first words, cut to the width of a column.
fn head(title: &str) -> [String; 2] {
    let small = ["and", "of", "for", "the", "in", "on", "to", "with", "a"];
    let mut words = title
        .split([' ', '-', '/', ','])
        .filter(|word| !word.is_empty() && !small.contains(word));
    let mut next = || {
        let word = words.next().unwrap_or_default();
        cut(word, usize::from(CELL) - 1)
    };
    [next(), next()]
}
