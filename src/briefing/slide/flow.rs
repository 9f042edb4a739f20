//! Groups of lines poured into screens: a group stays whole if a screen can hold it, and nothing is ever lost.

use super::{Line, Meaning};

/// Lines that stay together if they can.
pub(super) struct Group {
    lines: Vec<Line>,
    /// Whether an empty line stands before it.
    apart: bool,
}

impl Group {
    /// A group right under the one before.
    pub(super) const fn bare(lines: Vec<Line>) -> Self {
        Self { lines, apart: false }
    }

    /// A group with an empty line before it.
    pub(super) const fn apart(lines: Vec<Line>) -> Self {
        Self { lines, apart: true }
    }
}

/// Screens being filled.
pub(super) struct Flow {
    rows: usize,
    /// What heads every screen after the first.
    again: String,
    done: Vec<Vec<Line>>,
    open: Vec<Line>,
    /// The lines of the open screen that only repeat the title.
    repeated: usize,
}

impl Flow {
    /// Screens of so many rows; with no row at all, one screen without text.
    pub(super) const fn new(rows: usize, again: String) -> Self {
        Self {
            rows,
            again,
            done: Vec::new(),
            open: Vec::new(),
            repeated: 0,
        }
    }

    /// Pours a group in.
    pub(super) fn push(&mut self, group: Group) {
        if self.rows == 0 {
            return;
        }
        let filled = self.open.len() > self.repeated;
        let gap = usize::from(group.apart && filled);
        if self.open.len() + gap + group.lines.len() <= self.rows {
            self.open.extend((0..gap).map(|_| Line::gap()));
            self.open.extend(group.lines);
            return;
        }
        if filled {
            self.turn();
        }
        for line in group.lines {
            if self.open.len() >= self.rows {
                self.turn();
            }
            self.open.push(line);
        }
    }

    /// Begins the next screen.
    fn turn(&mut self) {
        self.done.push(std::mem::take(&mut self.open));
        self.repeated = 0;
        if self.rows >= 6 && !self.again.is_empty() {
            self.open = vec![Line::new(Meaning::Title, self.again.clone()), Line::gap()];
            self.repeated = 2;
        }
    }

    /// All screens.
    pub(super) fn steps(mut self) -> Vec<Vec<Line>> {
        self.done.push(self.open);
        self.done
    }
}
