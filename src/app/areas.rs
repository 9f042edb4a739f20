//! Where everything stands on the screen, as a pure function of the size and the state.
//!
//! The view draws by it, the mouse is read by it, and a page is as long as it says.

use ratatui::layout::{Constraint, Layout, Margin, Rect};

use super::{App, Focus};
use crate::qr::Code;

/// The smallest window that is drawn in full.
pub const SMALLEST: (u16, u16) = (60, 20);

/// From this width on, all three panes are shown.
const WIDE: u16 = 100;

/// From this width on, two panes are shown.
const MEDIUM: u16 = 76;

/// The rectangles of a screen; a pane that is not shown has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Areas {
    /// Name, edition and counts of the dataset.
    pub header: Rect,
    /// The ancestry of the selected record.
    pub crumb: Rect,
    /// The structure with its border.
    pub structure: Option<Rect>,
    /// The timeline with its border.
    pub timeline: Option<Rect>,
    /// The detail with its border.
    pub detail: Option<Rect>,
    /// What just happened.
    pub notice: Rect,
    /// The keys that work here.
    pub footer: Rect,
}

impl Areas {
    /// The areas of a screen; all empty if it is too small.
    pub fn new((width, height): (u16, u16), app: &App) -> Self {
        if width < SMALLEST.0 || height < SMALLEST.1 {
            return Self::default();
        }
        let rows = [
            Constraint::Length(1),
            Constraint::Length(1),
            Constraint::Fill(1),
            Constraint::Length(notice(height, app)),
            Constraint::Length(1),
        ];
        let [header, crumb, main, notice, footer] =
            Layout::vertical(rows).areas(Rect::new(0, 0, width, height));
        let mut areas = Self {
            header,
            crumb,
            notice,
            footer,
            ..Self::default()
        };
        if app.zoom() || width < MEDIUM {
            *areas.pane_mut(app.focus()) = Some(main);
        } else if width < WIDE {
            let columns = [Constraint::Percentage(42), Constraint::Fill(1)];
            let [left, right] = Layout::horizontal(columns).areas(main);
            *areas.pane_mut(app.left()) = Some(left);
            areas.detail = Some(right);
        } else {
            let columns = [
                Constraint::Percentage(29),
                Constraint::Percentage(31),
                Constraint::Fill(1),
            ];
            let [structure, timeline, detail] = Layout::horizontal(columns).areas(main);
            (areas.structure, areas.timeline, areas.detail) = (Some(structure), Some(timeline), Some(detail));
        }
        areas
    }

    const fn pane_mut(&mut self, focus: Focus) -> &mut Option<Rect> {
        match focus {
            Focus::Structure => &mut self.structure,
            Focus::Timeline => &mut self.timeline,
            Focus::Detail => &mut self.detail,
        }
    }

    /// The rectangle of a pane with its border.
    pub const fn pane(&self, focus: Focus) -> Option<Rect> {
        match focus {
            Focus::Structure => self.structure,
            Focus::Timeline => self.timeline,
            Focus::Detail => self.detail,
        }
    }

    /// The inside of a pane, below the ruler in the timeline.
    pub fn rows(&self, focus: Focus) -> Rect {
        let inner = self.pane(focus).unwrap_or_default().inner(Margin::new(1, 1));
        let ruler = self.ruler().map_or(0, |ruler| ruler.height);
        match focus {
            Focus::Timeline => Rect {
                y: inner.y + ruler,
                height: inner.height.saturating_sub(ruler),
                ..inner
            },
            Focus::Structure => inner,
            // A text that touches the border is hard to read.
            Focus::Detail => Rect {
                width: inner.width.saturating_sub(1),
                ..inner
            },
        }
    }

    /// The ruler of years at the top of the timeline, if there is room for one.
    pub fn ruler(&self) -> Option<Rect> {
        let inner = self.timeline?.inner(Margin::new(1, 1));
        (inner.height >= 10 && inner.width >= 20).then_some(Rect { height: 3, ..inner })
    }

    /// The pane at a position, and the row of it.
    pub fn hit(&self, x: u16, y: u16) -> Option<(Focus, usize)> {
        let position = ratatui::layout::Position { x, y };
        Focus::ALL
            .into_iter()
            .find(|focus| self.pane(*focus).is_some_and(|area| area.contains(position)))
            .map(|focus| {
                let row = y.saturating_sub(self.rows(focus).y);
                (focus, usize::from(row))
            })
    }
}

/// The rows for what just happened: as of a date more of them, where there is room, as they also say what changed.
fn notice(height: u16, app: &App) -> u16 {
    match height {
        _ if app.then().is_none() => 1,
        30.. => 3,
        24.. => 2,
        _ => 1,
    }
}

/// The inside of a view over the panes, which leaves the header, the notice and the keys in sight.
pub fn view(size: (u16, u16)) -> Rect {
    view_frame(size).inner(Margin::new(1, 1))
}

/// A view over the panes with its border; empty if the window is too small.
pub fn view_frame((width, height): (u16, u16)) -> Rect {
    if width < SMALLEST.0 || height < SMALLEST.1 {
        return Rect::default();
    }
    Rect::new(0, 1, width, height - 3)
}

/// The rows of an overlay with an input line.
#[derive(Debug, Clone, Copy)]
pub struct Palette {
    /// The whole, with its border.
    pub frame: Rect,
    /// The sign, what is typed, and the count.
    pub line: Rect,
    /// What is typed.
    pub typed: Rect,
    /// The rule below it.
    pub rule: Rect,
    /// The list.
    pub list: Rect,
    /// The keys.
    pub foot: Rect,
}

impl Palette {
    /// Where an overlay's parts stand in a window of this size.
    pub fn new(size: (u16, u16)) -> Self {
        let frame = overlay(size);
        let rows = [
            Constraint::Length(1),
            Constraint::Length(1),
            Constraint::Fill(1),
            Constraint::Length(1),
        ];
        let [line, rule, list, foot] = Layout::vertical(rows).areas(frame.inner(Margin::new(1, 1)));
        // The sign before it takes three cells, the count behind it up to sixteen.
        let typed = Rect {
            x: line.x + 3,
            width: line.width.saturating_sub(19),
            ..line
        };
        Self {
            frame,
            line,
            typed,
            rule,
            list,
            foot,
        }
    }
}

/// The list of so many hits and the preview of the selected one: side by side where there is room, else one above the
/// other, and then few hits leave more to the preview.
pub fn hits(list: Rect, total: usize) -> (Rect, Rect) {
    if list.width >= 90 {
        let columns = [Constraint::Fill(1), Constraint::Length(1), Constraint::Length(40)];
        let [hits, _gap, preview] = Layout::horizontal(columns).areas(list);
        (hits, preview)
    } else {
        let total = u16::try_from(total).unwrap_or(u16::MAX).saturating_add(1);
        let preview = list.height.saturating_sub(total).max(list.height / 3);
        let rows = [Constraint::Fill(1), Constraint::Length(preview)];
        let [hits, preview] = Layout::vertical(rows).areas(list);
        (hits, preview)
    }
}

/// The list of keys and the legend below it, which a low window does without.
pub fn legend(list: Rect) -> (Rect, Rect) {
    let rows = match list.width {
        _ if list.height < 14 => 0,
        ..76 => 8,
        76..110 => 6,
        110.. => 4,
    };
    let rows = rows.min(list.height / 2);
    let [keys, legend] = Layout::vertical([Constraint::Fill(1), Constraint::Length(rows)]).areas(list);
    (keys, legend)
}

/// Where the parts of the addresses stand: on the whole window, since a code can take all of its rows.
#[derive(Debug, Clone, Copy, Default)]
pub struct Addresses {
    /// Whose sources they are.
    pub head: Rect,
    /// The sign, what is typed, and the count.
    pub line: Rect,
    /// What is typed.
    pub typed: Rect,
    /// The sources.
    pub list: Rect,
    /// The address.
    pub text: Rect,
    /// The keys.
    pub foot: Rect,
    /// The code, if there is room for it.
    pub code: Option<Rect>,
}

impl Addresses {
    /// The columns that the text takes at least.
    const TEXT: u16 = 30;

    /// The parts in a window of this size; a code of ASCII alone takes twice the room each way.
    pub fn new((width, height): (u16, u16), ascii: bool, code: Option<&Code>) -> Self {
        if width < SMALLEST.0 || height < SMALLEST.1 {
            return Self::default();
        }
        let code = code.and_then(|code| {
            let beside = width.saturating_sub(1 + Self::TEXT);
            let room = if ascii {
                height.min(beside / 2)
            } else {
                (height * 2).min(beside)
            };
            let (columns, rows) = Self::cells(ascii, code.side_within(usize::from(room))?);
            Some(Rect::new(width - columns, 0, columns, rows))
        });
        let beside = code.map_or(0, |code| code.width + 1);
        let rows = [
            Constraint::Length(1),
            Constraint::Length(1),
            Constraint::Length(height / 4),
            Constraint::Length(1),
            Constraint::Fill(1),
            Constraint::Length(1),
        ];
        let [head, line, list, _gap, text, foot] =
            Layout::vertical(rows).areas(Rect::new(0, 0, width - beside, height));
        let typed = Rect {
            x: line.x + 3,
            width: line.width.saturating_sub(7),
            ..line
        };
        Self {
            head,
            line,
            typed,
            list,
            text,
            foot,
            code,
        }
    }

    /// The columns and rows of the window that a code needs.
    pub fn needed(ascii: bool, code: &Code) -> (u16, u16) {
        let (columns, rows) = Self::cells(ascii, code.least_side());
        ((columns + 1 + Self::TEXT).max(SMALLEST.0), rows.max(SMALLEST.1))
    }

    /// The columns and rows of a code whose side has so many modules.
    fn cells(ascii: bool, side: usize) -> (u16, u16) {
        let side = u16::try_from(side).unwrap_or(u16::MAX / 4);
        if ascii {
            (side * 2, side)
        } else {
            (side, side.div_ceil(2))
        }
    }
}

/// The rectangle of an overlay: most of the screen, but never larger than is easy to read.
fn overlay((width, height): (u16, u16)) -> Rect {
    let area = Rect::new(0, 0, width, height);
    if width < WIDE || height < 24 {
        return area;
    }
    area.centered(
        Constraint::Length(110.min(width - 4)),
        Constraint::Length(30.min(height - 2)),
    )
}
