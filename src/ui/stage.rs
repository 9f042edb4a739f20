//! The audience's screen: one card, its sources and its number, and nothing else.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Clear, Widget};

use super::theme::Theme;
use crate::app::stage::{Line as Typed, Stage};
use crate::briefing::show::View;
use crate::briefing::slide::Meaning;
use crate::model::Atlas;
use crate::text::clean_line;
use crate::wrap::{cut, cut_left, width, wrap};

/// Draws what the room sees; `mark` asks the presenter, and only them, to look at the console.
pub(super) fn draw(
    stage: &Stage,
    atlas: &Atlas,
    theme: &Theme,
    (area, mark): (Rect, bool),
    buf: &mut Buffer,
) {
    match stage.show().view(atlas) {
        View::Blank => {}
        View::Step(lines) => {
            for (line, row) in lines.into_iter().zip(area.rows()) {
                Line::styled(line.text, style(line.meaning, theme)).render(row, buf);
            }
        }
        View::Index { titles, at } => index(&titles, at, theme, area, buf),
    }
    // What is on the console is not on the audience's screen as well.
    let Some(foot) = area.rows().next_back().filter(|_| !stage.is_followed()) else {
        return;
    };
    if let Some(line) = stage.line() {
        typed(line, atlas, theme, foot, buf);
    } else if !stage.notice().is_empty() {
        notice(stage.notice(), theme, area, buf);
    } else if mark {
        Line::styled("!", theme.warn).render(foot, buf);
    } else {
        // Nothing to be said to the presenter.
    }
}

/// What the presenter must read to the end before they say yes: as many rows as it takes.
fn notice(text: &str, theme: &Theme, area: Rect, buf: &mut Buffer) {
    let lines = wrap(text, usize::from(area.width.saturating_sub(2)));
    let above = area.rows().count().saturating_sub(lines.len());
    for (line, row) in lines.iter().zip(area.rows().skip(above)) {
        clear(row, theme, buf);
        Line::styled(format!(" {line}"), theme.key).render(row, buf);
    }
}

fn clear(row: Rect, theme: &Theme, buf: &mut Buffer) {
    Clear.render(row, buf);
    buf.set_style(row, theme.text);
}

const fn style(meaning: Meaning, theme: &Theme) -> Style {
    match meaning {
        Meaning::Title => theme.heading,
        Meaning::Thought | Meaning::Heading => theme.key,
        Meaning::Caveat => theme.warn,
        Meaning::Point | Meaning::Fact | Meaning::Gap => theme.text,
        Meaning::Subtitle | Meaning::Remark | Meaning::Source | Meaning::Frame => theme.dim,
    }
}

fn index(titles: &[String], at: usize, theme: &Theme, area: Rect, buf: &mut Buffer) {
    let height = usize::from(area.height).max(1);
    let first = (at + 1).saturating_sub(height);
    for ((number, title), row) in titles.iter().enumerate().skip(first).zip(area.rows()) {
        let marker = if number == at { '>' } else { ' ' };
        let text = format!("{marker}{:>3}  {}", number + 1, clean_line(title));
        let style = if number == at { theme.selected } else { theme.text };
        Line::styled(cut(&text, usize::from(row.width)), style).render(row, buf);
    }
}

/// What stands before the line at the foot.
const fn label(line: &Typed) -> &'static str {
    match line {
        Typed::Answer(_) => " ? ",
        Typed::Park(_) => " Question for later: ",
    }
}

/// The cells for what is typed: behind the label, and not more than half of the row where hits stand behind it.
fn room(line: &Typed, foot: Rect) -> Rect {
    let label = u16::try_from(width(label(line))).unwrap_or_default();
    let rest = foot.width.saturating_sub(label + 1);
    Rect {
        x: foot.x + label.min(foot.width),
        width: match line {
            Typed::Answer(_) => rest.min(foot.width / 2),
            Typed::Park(_) => rest,
        },
        ..foot
    }
}

fn typed(line: &Typed, atlas: &Atlas, theme: &Theme, foot: Rect, buf: &mut Buffer) {
    clear(foot, theme, buf);
    let mut spans = vec![
        Span::styled(label(line), theme.key),
        Span::styled(
            cut_left(line.input().text(), usize::from(room(line, foot).width)),
            theme.text,
        ),
    ];
    if let Typed::Answer(search) = line
        && !search.is_blank()
    {
        let hit = match search.selected() {
            Some(id) => format!(
                "  {}/{} {}",
                search.scroll.cursor() + 1,
                search.found.ids.len(),
                clean_line(atlas.title(id))
            ),
            None if search.is_waiting() => String::new(),
            None => "  nothing found".to_owned(),
        };
        let used: usize = spans.iter().map(Span::width).sum();
        spans.push(Span::styled(
            cut(&hit, usize::from(foot.width).saturating_sub(used + 1)),
            theme.dim,
        ));
    }
    Line::from(spans).render(foot, buf);
}

/// Where the terminal's cursor stands while something is typed.
pub(super) fn cursor(stage: &Stage, (columns, rows): (u16, u16)) -> Option<Position> {
    let line = stage.line().filter(|_| !stage.is_followed())?;
    let last = columns.checked_sub(1)?;
    let foot = Rect::new(0, rows.checked_sub(1)?, columns, 1);
    let room = room(line, foot);
    let typed = u16::try_from(width(line.input().text())).unwrap_or(u16::MAX);
    Some(Position {
        x: (room.x + typed.min(room.width)).min(last),
        y: foot.y,
    })
}
