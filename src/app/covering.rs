//! The coverage: a cursor over the cells of a matrix, sorted and narrowed like the timeline.

use ratatui::layout::Rect;

use super::action::Action;
use super::scroll::{Scroll, Step};
use super::sheet::{Sheet, Subject, Tone, Writer};
use super::view::View;
use super::{App, areas};
use crate::coverage::{By, Gap, Matrix, Row};
use crate::model::{Atlas, Id};

/// The cells that the points of a theme take, and the year of the text that spoke of it last.
pub const TOTAL: u16 = 7;

/// Below this width a text stands alone, and each theme says in words what it is there.
const NARROW: u16 = 72;

/// The rows above the cells (two of heads) and below them (totals, two of words on the cursor's cell).
const AROUND: u16 = 5;

/// The rows that say what the letters mean, where there are letters.
const LETTERS: u16 = 2;

/// The rows that say which themes no text is on, where there is room for them.
const UNTOUCHED: u16 = 3;

/// A matrix with a cursor: themes one below the other, and from left to right in time what is set against them.
#[derive(Debug)]
pub struct Covering {
    matrix: Matrix,
    by_total: bool,
    down: Scroll,
    across: Scroll,
}

/// Where the parts of the coverage stand.
#[derive(Debug, Clone, Copy)]
pub struct Grid {
    /// The columns that the names of the themes take.
    pub label: u16,
    /// The cells that a column takes, the room before it included.
    pub cell: u16,
    /// How many columns of cells are in sight.
    pub columns: usize,
    /// How many themes are in sight.
    pub rows: usize,
    /// The rows that say which themes no text is on.
    pub untouched: u16,
    /// The rows that say what the letters mean.
    pub letters: u16,
    /// Whether a cell says in words what it is, as there is room for one column only.
    pub in_words: bool,
}

impl Grid {
    /// The parts of the coverage in an area.
    pub fn new(area: Rect, by: By) -> Self {
        let in_words = area.width < NARROW;
        let label = if in_words {
            area.width / 2
        } else {
            (area.width * 3 / 10).clamp(22, 40)
        };
        let untouched = if area.height >= 30 { UNTOUCHED } else { 0 };
        let letters = if in_words { 0 } else { LETTERS };
        let room = area.width.saturating_sub(label + 2 * TOTAL);
        let cell = match by {
            _ if in_words => room,
            By::Bodies => 9,
            By::Instruments | By::Years => 5,
        };
        Self {
            label,
            cell,
            columns: usize::from(room / cell.max(1)),
            rows: usize::from(area.height.saturating_sub(AROUND + untouched + letters)),
            untouched,
            letters,
            in_words,
        }
    }
}

impl Covering {
    fn new(mut matrix: Matrix, by_total: bool) -> Self {
        if by_total {
            matrix.sort_by_points();
        }
        Self {
            matrix,
            by_total,
            down: Scroll::default(),
            across: Scroll::default(),
        }
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
            "Coverage: {} points in this dataset, themes against {}, {order}",
            self.matrix.points,
            self.matrix.by.words()
        )
    }

    /// Where the cursor is among the themes, and among what is set against them.
    pub const fn cursors(&self) -> (Scroll, Scroll) {
        (self.down, self.across)
    }

    /// The place of the cell under the cursor in the matrix: its row and its column.
    pub fn place(&self) -> Option<(usize, usize)> {
        let (row, column) = (self.across.cursor(), self.down.cursor());
        (row < self.matrix.rows.len() && column < self.matrix.themes.len()).then_some((row, column))
    }

    pub(super) fn fit(&mut self, area: Rect) {
        self.step(Step::By(0), area);
        self.step_across(Step::By(0), area);
    }

    pub(super) fn step(&mut self, step: Step, area: Rect) {
        let rows = Grid::new(area, self.matrix.by).rows;
        self.down.step(step, self.matrix.themes.len(), rows);
    }

    fn step_across(&mut self, step: Step, area: Rect) {
        let columns = Grid::new(area, self.matrix.by).columns;
        self.across.step(step, self.matrix.rows.len(), columns);
    }

    /// Goes to the row and the theme with these keys; where a row is not there, and time goes to the right, to the latest.
    fn seek(&mut self, atlas: &Atlas, (row, theme): (&str, &str)) {
        let (row, theme) = self.matrix.position(row, theme);
        let dated = |row: &Row| row.entries.iter().any(|id| atlas.date(*id).is_some());
        let latest = if self.by_total || self.matrix.by == By::Bodies {
            0
        } else {
            self.matrix.rows.iter().rposition(dated).unwrap_or_default()
        };
        self.across = Scroll::at(row.unwrap_or(latest));
        self.down = Scroll::at(theme.unwrap_or_default());
    }

    /// The keys of the row and the theme under the cursor.
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
        covering.seek(&self.atlas, (&name, &name));
        self.lenses.views.push(View::Coverage(Box::new(covering)));
        self.fit_views();
    }

    /// The matrix of what the filter leaves and had come by the date that is set.
    fn matrix(&self, by: By) -> Matrix {
        let come = |id| self.had_come(id);
        Matrix::among(&self.atlas, by, come, |id| {
            self.filter().is_none_or(|filter| filter.keeps(id))
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

    /// The theme under the cursor of the coverage, where it has the screen.
    pub(super) fn theme_under_cursor(&self) -> Option<Id> {
        let Some(View::Coverage(covering)) = self.view() else {
            return None;
        };
        let (_, column) = covering.place()?;
        Some(covering.matrix.themes.get(column)?.theme.record)
    }

    fn replace_coverage(&mut self, by: By, by_total: bool) {
        let mut covering = Covering::new(self.matrix(by), by_total);
        if let Some(View::Coverage(before)) = self.lenses.views.pop()
            && let Some((row, theme)) = before.keys()
        {
            covering.seek(&self.atlas, (&row, &theme));
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
