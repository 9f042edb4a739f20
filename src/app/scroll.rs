//! A cursor in a list and the window that follows it; every list and text of the program moves by it.

/// A movement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// By so many lines, up if negative.
    By(isize),
    /// To this line.
    To(usize),
    /// By half a window with its cursor, up if negative.
    HalfPage(isize),
    /// By a window with its cursor, up if negative.
    Page(isize),
    /// To the first line.
    First,
    /// To the last line.
    Last,
}

/// A cursor and the first line in sight.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Scroll {
    cursor: usize,
    offset: usize,
}

impl Scroll {
    /// At this line, with the window at the top until it moves.
    pub const fn at(cursor: usize) -> Self {
        Self { cursor, offset: 0 }
    }

    /// At this line, shown `row` lines below the window's top as far as the list allows.
    pub fn placed(cursor: usize, row: usize, total: usize, height: usize) -> Self {
        let mut scroll = Self {
            cursor: cursor.min(total.saturating_sub(1)),
            offset: cursor.saturating_sub(row),
        };
        scroll.follow(total, height);
        scroll
    }

    /// At this line, in the row of the window in which the cursor stands.
    #[must_use]
    pub const fn moved_to(self, cursor: usize) -> Self {
        Self {
            cursor,
            offset: cursor.saturating_sub(self.row()),
        }
    }

    /// Brings the cursor back into a list of `total` lines.
    pub fn clamp(&mut self, total: usize) {
        self.cursor = self.cursor.min(total.saturating_sub(1));
        self.offset = self.offset.min(self.cursor);
    }

    /// The line under the cursor.
    pub const fn cursor(self) -> usize {
        self.cursor
    }

    /// The row of the window in which the cursor stands; the first where a list out of sight kept its window below it.
    pub const fn row(self) -> usize {
        self.cursor.saturating_sub(self.offset)
    }

    /// The first line in sight.
    pub const fn offset(self) -> usize {
        self.offset
    }

    /// Moves in a list of `total` lines seen through a window of `height`; tells whether anything changed.
    pub fn step(&mut self, step: Step, total: usize, height: usize) -> bool {
        let before = *self;
        let page = isize::try_from(height.max(1)).unwrap_or(isize::MAX);
        let by_pages = match step {
            Step::HalfPage(sign) => sign.signum() * (page / 2).max(1),
            Step::Page(sign) => sign.signum() * page,
            _ => 0,
        };
        let target = match step {
            Step::By(lines) => self.cursor.saturating_add_signed(lines),
            Step::To(line) => line,
            Step::HalfPage(_) | Step::Page(_) => self.cursor.saturating_add_signed(by_pages),
            Step::First => 0,
            Step::Last => usize::MAX,
        };
        self.cursor = target.min(total.saturating_sub(1));
        // A list out of sight keeps its window for when it comes back.
        if height > 0 {
            // A page turns: the window goes with the cursor, which keeps its row.
            self.offset = self.offset.saturating_add_signed(by_pages);
            self.follow(total, height);
        }
        *self != before
    }

    /// Brings the window to the cursor, with a line of room around it where the window has some.
    fn follow(&mut self, total: usize, height: usize) {
        let room = usize::from(height > 4);
        let lowest = self.cursor.saturating_sub(room);
        let highest = (self.cursor + room + 1).saturating_sub(height.max(1));
        self.offset = self
            .offset
            .min(lowest)
            .max(highest)
            .min(total.saturating_sub(height.max(1)));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_window_follows_the_cursor() {
        let mut scroll = Scroll::default();
        assert!(scroll.step(Step::Last, 100, 10));
        assert_eq!((scroll.cursor(), scroll.offset()), (99, 90));
        assert!(!scroll.step(Step::By(1), 100, 10));
        assert!(scroll.step(Step::By(-3), 100, 10));
        assert_eq!((scroll.cursor(), scroll.offset()), (96, 90));
    }

    #[test]
    fn a_page_turns_the_window_with_the_cursor() {
        let mut scroll = Scroll::default();
        assert!(scroll.step(Step::Page(1), 100, 10));
        // The last line of the page before stays in sight.
        assert_eq!((scroll.cursor(), scroll.offset()), (10, 9));
        assert!(scroll.step(Step::HalfPage(1), 100, 10));
        assert_eq!((scroll.cursor(), scroll.offset()), (15, 14));
        assert!(scroll.step(Step::Page(-1), 100, 10));
        assert_eq!((scroll.cursor(), scroll.offset()), (5, 4));
        assert!(scroll.step(Step::Page(-1), 100, 10));
        assert_eq!((scroll.cursor(), scroll.offset()), (0, 0));
        assert!(scroll.step(Step::Page(1), 12, 10));
        assert_eq!((scroll.cursor(), scroll.offset()), (10, 2));
    }

    proptest! {
        #[test]
        fn the_cursor_stays_in_the_list_and_in_sight(
            steps in prop::collection::vec((0..6_usize, -50..50_isize, 0..60_usize, 0..20_usize), 1..40)
        ) {
            let mut scroll = Scroll::default();
            for (kind, by, total, height) in steps {
                let step = match kind {
                    0 => Step::By(by),
                    1 => Step::To(by.unsigned_abs()),
                    2 => Step::HalfPage(by),
                    3 => Step::Page(by),
                    4 => Step::First,
                    _ => Step::Last,
                };
                scroll.step(step, total, height);
                prop_assert!(scroll.cursor() < total.max(1));
                if height == 0 {
                    continue;
                }
                prop_assert!(scroll.offset() <= scroll.cursor());
                prop_assert!(scroll.cursor() < scroll.offset() + height.max(1));
                prop_assert!(scroll.offset() + height.max(1) <= total.max(height.max(1)));
            }
        }
    }
}
