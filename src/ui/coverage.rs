//! The coverage: a theme a row, letters in cells, totals, and words for the cell under the cursor.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::View;
use crate::app::areas;
use crate::app::covering::{Covering, Grid, TOTAL};
use crate::coverage::{By, Column, Row};
use crate::model::date::Edtf;
use crate::model::stance::Stance;
use crate::model::{Atlas, Named};
use crate::wrap::{cut, pad, pad_left, wrap_within};

/// The letters of the cells in a few words; the cell under the cursor says its own in full.
const LEGEND: &str = "C commits  E encourages  n notes  u unrecorded  . looked for, not there  ? text not seen  * of others  latest: own";

/// A row of the matrix that is in sight as a column: its place, and itself.
type Seen<'a> = (usize, &'a Row);

impl View<'_> {
    pub(super) fn coverage(&self, covering: &Covering, buf: &mut Buffer) {
        let area = areas::view(self.app.size());
        let matrix = covering.matrix();
        let grid = Grid::new(area, matrix.by);
        let (down, across) = covering.cursors();
        let foot = format!(
            "theme {}/{}, {} {}/{}",
            (down.cursor() + 1).min(matrix.themes.len()),
            matrix.themes.len(),
            matrix.by.word(),
            (across.cursor() + 1).min(matrix.rows.len()),
            matrix.rows.len()
        );
        self.view_frame(&covering.title(), &foot, buf);
        let rows = matrix.rows.iter().enumerate();
        let seen: Vec<Seen<'_>> = rows.skip(across.offset()).take(grid.columns).collect();
        let mut lines = area.rows();
        for which in 0..2 {
            if let Some(line) = lines.next() {
                self.head((covering, &seen), which, (grid, line), buf);
            }
        }
        let themes = matrix.themes.iter().enumerate().skip(down.offset());
        for (theme, line) in themes.take(grid.rows).zip(lines) {
            self.theme_row((covering, &seen), theme, (grid, line), buf);
        }
        // The foot stands at the bottom, however few themes there are.
        let height = (3 + grid.untouched + grid.letters).min(area.height);
        let below = Rect {
            y: area.bottom().saturating_sub(height),
            height,
            ..area
        };
        self.foot((covering, &seen), grid, below, buf);
    }

    /// What the columns are: years and the letters of kinds, bodies, or the one text that is told in words.
    fn head(
        &self,
        (covering, seen): (&Covering, &[Seen<'_>]),
        which: usize,
        (grid, line): (Grid, Rect),
        buf: &mut Buffer,
    ) {
        let label = if which == 0 { " theme" } else { "" };
        let mut spans = vec![Span::styled(pad(label, usize::from(grid.label)), self.theme.dim)];
        let cursor = covering.cursors().1.cursor();
        for (at, row) in seen {
            let heads = heads(self.app.atlas(), covering.matrix().by, row, grid.in_words);
            let text = heads.get(which).map_or("", String::as_str);
            let style = if *at == cursor {
                self.theme.key
            } else {
                self.theme.dim
            };
            spans.push(Span::styled(in_cell(text, grid), style));
        }
        let filled = u16::try_from(seen.len()).unwrap_or(u16::MAX);
        spans.push(rest(grid, filled));
        for text in if which == 0 {
            ["points", "latest"]
        } else {
            ["", ""]
        } {
            spans.push(Span::styled(pad_left(text, usize::from(TOTAL)), self.theme.dim));
        }
        Line::from(spans).render(line, buf);
    }

    fn theme_row(
        &self,
        (covering, seen): (&Covering, &[Seen<'_>]),
        (at, theme): (usize, &Column),
        (grid, line): (Grid, Rect),
        buf: &mut Buffer,
    ) {
        let (down, across) = covering.cursors();
        let selected = at == down.cursor();
        let room = usize::from(grid.label).saturating_sub(1);
        let marker = if selected { ">" } else { " " };
        let style = if selected { self.theme.key } else { self.theme.text };
        let label = pad(&cut(&theme.theme.title, room.saturating_sub(1)), room);
        let mut spans = vec![Span::styled(format!("{marker}{label}"), style)];
        for (place, row) in seen {
            let here = selected && *place == across.cursor();
            self.cell(row.cells.get(at), here, grid, &mut spans);
        }
        let filled = u16::try_from(seen.len()).unwrap_or(u16::MAX);
        spans.push(rest(grid, filled));
        let latest = theme
            .latest
            .as_ref()
            .and_then(|latest| latest.date)
            .and_then(Edtf::year);
        let (latest, style) = match latest {
            Some(year) if theme.points > 0 => (year.to_string(), self.theme.dim),
            Some(year) => (year.to_string(), self.theme.warn),
            None => ("none".to_owned(), self.theme.warn),
        };
        spans.push(Span::styled(
            pad_left(&theme.points.to_string(), usize::from(TOTAL)),
            self.theme.key,
        ));
        spans.push(Span::styled(pad_left(&latest, usize::from(TOTAL)), style));
        Line::from(spans).render(line, buf);
    }

    /// A letter, the one under the cursor in brackets; or in words what it stands for.
    fn cell(&self, stance: Option<&Stance>, here: bool, grid: Grid, spans: &mut Vec<Span<'static>>) {
        let mark = stance.map_or(' ', Stance::mark);
        let text = match (grid.in_words, here) {
            (true, true) => format!("[{}]", stance.map_or("", Stance::word)),
            (true, false) => format!("{} ", stance.map_or("", Stance::word)),
            (false, true) => format!("[{mark}]"),
            (false, false) => format!("{mark} "),
        };
        let style = if here {
            self.theme.selected
        } else {
            self.theme.text
        };
        let room = usize::from(grid.cell).saturating_sub(text.chars().count());
        spans.push(Span::raw(" ".repeat(room)));
        spans.push(Span::styled(text, style));
    }

    /// The totals, the cell under the cursor in words, and what the letters mean.
    fn foot(&self, (covering, seen): (&Covering, &[Seen<'_>]), grid: Grid, area: Rect, buf: &mut Buffer) {
        let mut lines = area.rows();
        let label = if grid.label > 23 {
            " points in this dataset"
        } else {
            " in this dataset"
        };
        let totals: String = seen
            .iter()
            .map(|(_, row)| in_cell(&row.points.to_string(), grid))
            .collect();
        let filled = u16::try_from(seen.len()).unwrap_or(u16::MAX);
        let total = format!(
            "{}{totals}{}{}",
            pad(&cut(label, usize::from(grid.label)), usize::from(grid.label)),
            rest(grid, filled).content,
            pad_left(&covering.matrix().points.to_string(), usize::from(TOTAL))
        );
        let room = usize::from(area.width).saturating_sub(1);
        if let Some(line) = lines.next() {
            Line::styled(total, self.theme.key).render(line, buf);
        }
        let untouched = covering.matrix().untouched().unwrap_or_default();
        let parts: [(&str, u16, Style); 3] = [
            (&words(covering), 2, self.theme.text),
            (&untouched, grid.untouched, self.theme.warn),
            (LEGEND, grid.letters, self.theme.dim),
        ];
        for (text, most, style) in parts {
            for text in wrap_within(text, room, usize::from(most)) {
                if let Some(line) = lines.next() {
                    Line::styled(format!(" {text}"), style).render(line, buf);
                }
            }
        }
    }
}

/// The two rows above a column: of an instrument its year and the letter of its kind; in words, all that its name takes.
fn heads(atlas: &Atlas, by: By, row: &Row, in_words: bool) -> [String; 2] {
    let outside = if row.outside { "*" } else { "" };
    match (by, row.record) {
        (By::Instruments, Some(id)) if !in_words => {
            let year = atlas.date(id).and_then(Edtf::year);
            let letter = atlas.entry(id).map_or(' ', |entry| entry.kind.letter());
            let year = year.map_or_else(|| "----".to_owned(), |year| format!("{year:04}"));
            [year, format!("{outside}{letter} ")]
        }
        _ => [format!("{outside}{}", row.label), String::new()],
    }
}

/// A text at the right of a cell.
fn in_cell(text: &str, grid: Grid) -> String {
    let cell = usize::from(grid.cell);
    pad_left(&cut(text, cell.saturating_sub(1)), cell)
}

/// The room between the last column in sight and the totals.
fn rest(grid: Grid, filled: u16) -> Span<'static> {
    let columns = u16::try_from(grid.columns).unwrap_or(u16::MAX);
    let free = columns.saturating_sub(filled).saturating_mul(grid.cell);
    Span::raw(" ".repeat(usize::from(free)))
}

/// The cell under the cursor in words: what it is of, what the text says on the theme, and who spoke of it last.
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
            "{} | {}: {}. Latest on it: {latest}",
            row.label,
            theme.theme.title,
            stance.words(),
        ))
    });
    cell.unwrap_or_else(|| "nothing is left to cover: the filter leaves no text".to_owned())
}
