//! The coverage: a cursor over the cells of a matrix, sorted and narrowed like the timeline.

use ratatui::layout::Rect;

use super::action::Action;
use super::scroll::{Scroll, Step};
use super::sheet::{Sheet, Subject, Tone, Writer};
use super::view::View;
use super::{App, areas};
use crate::coverage::{By, Column, Gap, Matrix, Row};
use crate::model::{Atlas, Id};

/// The cells that a column takes, the room before it included.
pub const CELL: u16 = 7;

/// The rows above the cells (two of heads) and below them (totals, and three that explain the cursor's cell).
const AROUND: u16 = 6;

/// The cells that the total of a row takes.
pub const TOTAL: u16 = 7;

/// A matrix with a cursor.
#[derive(Debug)]
pub struct Covering {
    matrix: Matrix,
    by_total: bool,
    rows: Vec<usize>,
    columns: Vec<usize>,
    down: Scroll,
    across: Scroll,
}

/// Where the parts of the coverage stand.
#[derive(Debug, Clone, Copy)]
pub struct Grid {
    /// The columns of labels.
    pub label: u16,
    /// How many columns of cells are in sight.
    pub columns: usize,
    /// How many rows of cells are in sight.
    pub rows: usize,
}

impl Grid {
    /// The parts of the coverage in an area.
    pub fn new(area: Rect) -> Self {
        let label = (area.width * 3 / 10).clamp(16, 36).min(area.width);
        let room = area.width.saturating_sub(label + TOTAL);
        Self {
            label,
            columns: usize::from(room / CELL),
            rows: usize::from(area.height.saturating_sub(AROUND)),
        }
    }
}

impl Covering {
    fn new(matrix: Matrix, by_total: bool) -> Self {
        let mut covering = Self {
            rows: (0..matrix.rows.len()).collect(),
            columns: (0..matrix.themes.len()).collect(),
            matrix,
            by_total,
            down: Scroll::default(),
            across: Scroll::default(),
        };
        if by_total {
            let matrix = &covering.matrix;
            let row = |at: &usize| matrix.rows.get(*at).map(|row| row.points);
            let column = |at: &usize| matrix.themes.get(*at).map(|column| column.points);
            covering.rows.sort_by_key(|at| std::cmp::Reverse(row(at)));
            covering.columns.sort_by_key(|at| std::cmp::Reverse(column(at)));
        }
        covering
    }

    /// The matrix.
    pub const fn matrix(&self) -> &Matrix {
        &self.matrix
    }

    /// Its title.
    pub fn title(&self) -> String {
        let order = match (self.by_total, self.matrix.by) {
            (true, _) => "most points first",
            (false, By::Bodies) => "in the order of the structure",
            (false, _) => "by date",
        };
        format!(
            "Coverage: {} points in this dataset, one row for each {}, {order}",
            self.matrix.points,
            self.matrix.by.word()
        )
    }

    /// The rows in the order in which they are shown, and where the cursor is in them.
    pub fn rows(&self) -> (Vec<&Row>, Scroll) {
        let rows = self.rows.iter().filter_map(|at| self.matrix.rows.get(*at));
        (rows.collect(), self.down)
    }

    /// The columns in the order in which they are shown, each with its place in a row, and where the cursor is in them.
    pub fn columns(&self) -> (Vec<(usize, &Column)>, Scroll) {
        let column = |at: &usize| Some((*at, self.matrix.themes.get(*at)?));
        (self.columns.iter().filter_map(column).collect(), self.across)
    }

    /// The place of the cell under the cursor in the matrix: its row and its column.
    pub fn place(&self) -> Option<(usize, usize)> {
        let row = self.rows.get(self.down.cursor())?;
        Some((*row, *self.columns.get(self.across.cursor())?))
    }

    pub(super) fn fit(&mut self, area: Rect) {
        self.step(Step::By(0), area);
        self.step_across(Step::By(0), area);
    }

    pub(super) fn step(&mut self, step: Step, area: Rect) {
        self.down.step(step, self.rows.len(), Grid::new(area).rows);
    }

    fn step_across(&mut self, step: Step, area: Rect) {
        self.across
            .step(step, self.columns.len(), Grid::new(area).columns);
    }

    /// Goes to the row and the column with these keys, as far as they are still there.
    fn seek(&mut self, row: &str, theme: &str) {
        let (row, column) = self.matrix.position(row, theme);
        let find = |order: &[usize], at: Option<usize>| order.iter().position(|other| Some(*other) == at);
        self.down = Scroll::at(find(&self.rows, row).unwrap_or_default());
        self.across = Scroll::at(find(&self.columns, column).unwrap_or_default());
    }

    /// The keys of the row and the column under the cursor.
    fn keys(&self) -> Option<(String, String)> {
        let (row, column) = self.place()?;
        let row = self.matrix.rows.get(row)?;
        Some((row.key.clone(), self.matrix.themes.get(column)?.theme.id.clone()))
    }
}

/// What stands behind a cell.
#[derive(Debug)]
pub struct Cell {
    pub(super) title: String,
    behind: Behind,
}

#[derive(Debug)]
enum Behind {
    Gap(Box<Gap>),
    /// Each point with the record it is in.
    Points(Vec<(String, Id)>),
}

impl Cell {
    pub(super) fn write(&self, writer: &mut Writer) {
        match &self.behind {
            Behind::Gap(gap) => {
                for sentence in gap.sentences() {
                    writer.text(&sentence);
                }
                let near = [("before", &gap.before), ("after", &gap.after)];
                for (side, record) in near {
                    if let Some(record) = record {
                        let lead = format!(" nearest {side}: ");
                        writer.item(&lead, &record.dated(), (Tone::Text, Some(record.record)));
                    }
                }
                for (lead, records) in [
                    (" looked for in: ", &gap.looked),
                    (" not seen whole: ", &gap.unseen),
                ] {
                    for record in records {
                        writer.item(lead, &record.dated(), (Tone::Text, Some(record.record)));
                    }
                }
            }
            Behind::Points(points) => {
                for (text, record) in points {
                    writer.item(" - ", text, (Tone::Text, Some(*record)));
                }
            }
        }
    }
}

impl App {
    pub(super) fn open_coverage(&mut self) {
        let mut covering = Covering::new(self.matrix(By::Instruments), false);
        let name = self.atlas.name(self.selected).to_owned();
        covering.seek(&name, &name);
        self.lenses.views.push(View::Coverage(Box::new(covering)));
        self.fit_views();
    }

    /// The matrix of what the filter leaves and had come by the date that is set.
    fn matrix(&self, by: By) -> Matrix {
        Matrix::new(&self.atlas, by, |id| {
            self.filter().is_none_or(|filter| filter.keeps(id)) && self.had_come(id)
        })
    }

    /// Brings an open coverage up to the filter.
    pub(super) fn refill_coverage(&mut self) {
        if let Some(View::Coverage(covering)) = self.lenses.views.last() {
            self.replace_coverage(covering.matrix.by, covering.by_total);
        }
    }

    pub(super) fn in_coverage(&mut self, action: Action) {
        let area = areas::view(self.size);
        let Some(View::Coverage(covering)) = self.lenses.views.last_mut() else {
            return;
        };
        let (by, by_total) = (covering.matrix.by, covering.by_total);
        match action {
            Action::Left => covering.step_across(Step::By(-1), area),
            Action::Right => covering.step_across(Step::By(1), area),
            Action::Sort => self.replace_coverage(by, !by_total),
            _ => {
                let next = match by {
                    By::Instruments => By::Bodies,
                    By::Bodies => By::Years,
                    By::Years => By::Instruments,
                };
                self.replace_coverage(next, by_total);
            }
        }
    }

    fn replace_coverage(&mut self, by: By, by_total: bool) {
        let mut covering = Covering::new(self.matrix(by), by_total);
        if let Some(View::Coverage(before)) = self.lenses.views.pop()
            && let Some((row, theme)) = before.keys()
        {
            covering.seek(&row, &theme);
        }
        self.lenses.views.push(View::Coverage(Box::new(covering)));
        self.fit_views();
    }

    /// Opens the record of a filled cell, or lists its points; of an empty one says what stands behind it.
    pub(super) fn open_cell(&mut self) {
        let Some(View::Coverage(covering)) = self.lenses.views.last() else {
            return;
        };
        let Some((at, column)) = covering.place() else {
            self.say("the coverage is empty: the filter leaves no text");
            return;
        };
        let matrix = &covering.matrix;
        let (Some(row), Some(theme)) = (matrix.rows.get(at), matrix.themes.get(column)) else {
            return;
        };
        let title = format!("{} / {}", row.label, theme.theme.title);
        let behind = match (matrix.gap(&self.atlas, at, column), row.record) {
            (Some(gap), _) => Behind::Gap(Box::new(gap)),
            (None, Some(id @ Id::Entry(_))) => {
                self.leave_view_for(id);
                return;
            }
            (None, _) => Behind::Points(points(&self.atlas, &row.entries, &theme.theme.id)),
        };
        self.open_view(Sheet::new(Subject::Cell(Cell { title, behind })));
    }
}

/// The points of some records on a theme; one that names the theme for the whole text only says so.
fn points(atlas: &Atlas, entries: &[Id], theme: &str) -> Vec<(String, Id)> {
    let mut found = Vec::new();
    for id in entries {
        let Some(entry) = atlas.entry(*id) else { continue };
        let name = atlas.named(*id).dated();
        let before = found.len();
        for point in entry.points.iter().filter(|point| point.theme == theme) {
            let verb = point.verb.as_ref().map_or_else(String::new, |verb| {
                format!(" ({}: {})", verb.word, verb.strength.word())
            });
            found.push((format!("{name}: {}{verb}", point.text), *id));
        }
        if found.len() == before && entry.themes.iter().any(|named| named == theme) {
            found.push((format!("{name}: named as a theme, no point recorded"), *id));
        }
    }
    found
}
