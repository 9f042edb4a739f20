//! Draws the explorer; it decides nothing and changes nothing.

mod console;
mod coverage;
mod depth;
mod detail;
mod exporting;
pub mod glyphs;
mod overlay;
mod pending;
mod picture;
mod prompt;
mod searching;
mod sources;
mod stage;
mod structure;
mod theme;
mod timeline;
mod tray;
mod view;
mod waiting;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Widget};

pub use console::Console;
pub use depth::Depth;
pub use picture::{html, picture, svg};
pub use prompt::cursor;
use prompt::{last_row, prompt_area, prompt_label};
use theme::Theme;
pub use waiting::Waiting;

use crate::app::areas::{Areas, SMALLEST};
use crate::app::keymap::Found;
use crate::app::overlay::Overlay;
use crate::app::{App, Focus};
use crate::key;
use crate::model::Id;
use crate::model::history::BodyThen;
use crate::wrap::{cut, cut_left, width, wrap_within};

impl Widget for &App {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let size = self.size();
        let area = area.intersection(Rect::new(0, 0, size.0, size.1));
        draw(self, area, buf);
        if self.ascii() {
            glyphs::plain(area, buf);
        }
        if self.narrow() {
            glyphs::narrow(area, buf);
        }
    }
}

fn draw(app: &App, area: Rect, buf: &mut Buffer) {
    let theme = Theme::of(app.theme());
    let size = app.size();
    buf.set_style(area, theme.text);
    if let Some(stage) = app.stage() {
        let mark = !app.unsaved().is_empty();
        stage::draw(stage, app.atlas(), &theme, (area, mark), buf);
        return;
    }
    let areas = app.areas();
    if areas == Areas::default() {
        too_small(area, buf);
        return;
    }
    // Areas are computed for the size that the state knows; a resize may still be on its way.
    if area.width < size.0 || area.height < size.1 {
        return;
    }
    let view = View { app, theme, areas };
    view.header(buf);
    if let Some(over) = app.view() {
        view.over(over, buf);
    } else {
        view.crumb(buf);
        for focus in Focus::ALL {
            view.pane(focus, buf);
        }
    }
    view.notice(buf);
    view.footer(buf);
    view.overlay(buf);
    view.pending(buf);
}

fn too_small(area: Rect, buf: &mut Buffer) {
    let text = format!("window too small: {}x{} or more", SMALLEST.0, SMALLEST.1);
    let text = cut(&text, usize::from(area.width));
    if let Some(row) = area.rows().next() {
        Line::raw(text).render(row, buf);
    }
}

struct View<'a> {
    app: &'a App,
    theme: Theme,
    areas: Areas,
}

impl View<'_> {
    fn header(&self, buf: &mut Buffer) {
        let head = self.app.atlas().head();
        let (instruments, events) = self.app.atlas().counts();
        let bodies = self
            .app
            .atlas()
            .records()
            .bodies
            .iter()
            .filter(|body| body.kind.is_inside())
            .count();
        let then = self.app.then().map_or_else(String::new, |then| {
            let unknown = if then.at().is_past_the_check(self.app.atlas()) {
                ", after the last check"
            } else {
                ""
            };
            format!(" AS OF {}{unknown} |", then.at().day_in_words())
        });
        let room = usize::from(self.areas.header.width);
        let (left, is_filter) = match self.app.filter() {
            // How much is left, and what narrows it, must be told before anything else.
            Some(filter) => {
                let left = format!("{then} FILTER ");
                let count = format!(" | {} of the timeline", self.app.timeline().len());
                let text = cut(filter.text(), room.saturating_sub(width(&left) + width(&count)));
                (format!("{left}{text}{count}"), true)
            }
            None => (format!("{then} plenary | {}", head.title), false),
        };
        let mouse = if self.app.mouse() { " | mouse on" } else { "" };
        let full = format!(
            "{} {} | {bodies} bodies, {instruments} instruments, {events} events | checked {}{mouse} | OFFLINE ",
            head.id, head.version, head.checked
        );
        let short = format!("{} {} | checked {}{mouse} ", head.id, head.version, head.checked);
        let left_over = room.saturating_sub(width(&left));
        let right = if width(&full) < left_over {
            full
        } else if width(&short) <= left_over || !is_filter {
            short
        } else {
            String::new()
        };
        let left = cut(&left, room.saturating_sub(width(&right)));
        let gap = " ".repeat(room.saturating_sub(width(&left) + width(&right)));
        Line::styled(format!("{left}{gap}{right}"), self.theme.heading).render(self.areas.header, buf);
    }

    fn crumb(&self, buf: &mut Buffer) {
        let app = self.app;
        let atlas = app.atlas();
        let selected = app.selected();
        let home = if matches!(selected, Id::Entry(_)) {
            atlas.home(selected)
        } else {
            Some(selected)
        };
        let mut steps: Vec<&str> = home
            .into_iter()
            .flat_map(|home| app.forest().ancestry(home))
            .map(|id| {
                let then = app.then().and_then(|then| then.at().body(id));
                let short = then.map(BodyThen::short).filter(|short| !short.is_empty());
                short.unwrap_or_else(|| atlas.short(id))
            })
            .collect();
        if matches!(selected, Id::Entry(_)) {
            steps.push(atlas.short(selected));
        }
        let room = usize::from(self.areas.crumb.width);
        let mut line = Line::default();
        let shown = Focus::ALL
            .into_iter()
            .filter(|focus| self.areas.pane(*focus).is_some())
            .count();
        if shown < Focus::ALL.len() {
            for (number, focus) in Focus::ALL.into_iter().enumerate() {
                let label = format!("{} {}", number + 1, title(focus));
                let here = self.areas.pane(focus).is_some();
                let (text, style) = if here {
                    (format!(" [{label}]"), self.theme.key)
                } else {
                    (format!("  {label} "), self.theme.dim)
                };
                line.push_span(Span::styled(text, style));
            }
            line.push_span(Span::styled(" |", self.theme.dim));
        }
        let rest = room.saturating_sub(line.width() + 2);
        let crumb = cut_left(&steps.join(" > "), rest);
        let scrubber = app.scrubber();
        let gap = rest.saturating_sub(width(&crumb) + width(&scrubber));
        line.push_span(Span::styled(format!(" {crumb}"), self.theme.text));
        if gap > 1 {
            line.push_span(Span::raw(" ".repeat(gap)));
            line.push_span(Span::styled(scrubber, self.theme.key));
        }
        line.render(self.areas.crumb, buf);
    }

    fn pane(&self, focus: Focus, buf: &mut Buffer) {
        let Some(area) = self.areas.pane(focus) else {
            return;
        };
        let focused =
            self.app.focus() == focus && self.app.overlay().is_none_or(|o| matches!(o, Overlay::Find(..)));
        let (kind, style) = if self.app.focus() == focus {
            (BorderType::Thick, self.theme.border_focused)
        } else {
            (BorderType::Plain, self.theme.border)
        };
        // A frame may have a colour that text could not be read in.
        let text = if self.app.focus() == focus {
            self.theme.key
        } else {
            self.theme.text
        };
        let number = match focus {
            Focus::Structure => 1,
            Focus::Timeline => 2,
            Focus::Detail => 3,
        };
        let marks = match focus {
            Focus::Detail => self.app.marks(self.app.selected()),
            Focus::Structure | Focus::Timeline => String::new(),
        };
        let (position, total) = self.position(focus);
        let foot = format!(" {position}/{total} ");
        Block::bordered()
            .border_type(kind)
            .border_style(style)
            .title(Line::styled(format!(" {number} {}{marks} ", title(focus)), text))
            .title_bottom(Line::styled(foot, text).right_aligned())
            .render(area, buf);
        match focus {
            Focus::Structure => self.structure(focused, buf),
            Focus::Timeline => self.timeline(focused, buf),
            Focus::Detail => self.detail(focused, buf),
        }
    }

    /// What the foot of a pane counts: rows of the structure and the page, entries of the timeline.
    fn position(&self, focus: Focus) -> (usize, usize) {
        let cursor = self.app.scroll(focus).cursor();
        match focus {
            Focus::Structure => (cursor + 1, self.app.outline().rows().len()),
            Focus::Detail => (cursor + 1, self.app.detail_lines().len()),
            Focus::Timeline => self.app.timeline().number(cursor),
        }
    }

    /// The style of a row under a cursor.
    fn row_style(&self, selected: bool, focused: bool) -> Style {
        match (selected, focused) {
            (true, true) => self.theme.selected,
            (true, false) => self.theme.selected_elsewhere,
            (false, _) => self.theme.text,
        }
    }

    fn notice(&self, buf: &mut Buffer) {
        let app = self.app;
        // A view leaves one row, and what is typed stands in one.
        let single = app.view().is_some() || app.overlay().is_some();
        let area = if single {
            last_row(self.areas.notice)
        } else {
            self.areas.notice
        };
        let line = if let Some(
            overlay @ (Overlay::Find(input, _) | Overlay::Name(input, _) | Overlay::Ask(_, input)),
        ) = app.overlay()
        {
            Line::from(vec![
                Span::styled(prompt_label(overlay), self.theme.key),
                Span::styled(
                    cut_left(input.text(), usize::from(prompt_area(overlay, area).width)),
                    self.theme.text,
                ),
            ])
        } else if let (true, Some(trouble)) = (app.notice().is_empty(), app.trouble()) {
            let told = format!(" [!] still the data of before: {}", trouble.text);
            Line::styled(told, self.theme.warn)
        } else if app.notice().is_empty() && app.view().is_some() {
            Line::default()
        } else if app.notice().is_empty() {
            let safe = app.safe_to_say();
            let text = match app.then() {
                _ if !safe.is_empty() => safe,
                Some(then) => then.arrived(),
                None => app.gloss(),
            };
            Line::styled(format!(" {text}"), self.theme.dim)
        } else {
            Line::styled(format!(" {}", app.notice()), self.theme.text)
        };
        let text: String = line.spans.iter().map(|span| span.content.as_ref()).collect();
        let style = line
            .spans
            .first()
            .map_or(self.theme.text, |span| span.style.patch(line.style));
        let room = usize::from(area.width);
        let rows = usize::from(area.height);
        // What does not fit is cut in the last row.
        let lines = wrap_within(text.trim_start(), room.saturating_sub(1), rows);
        for (text, row) in lines.iter().zip(area.rows()) {
            Line::styled(format!(" {text}"), style).render(row, buf);
        }
    }

    fn footer(&self, buf: &mut Buffer) {
        let room = usize::from(self.areas.footer.width);
        let types = matches!(
            self.app.overlay(),
            Some(Overlay::Find(..) | Overlay::Name(..) | Overlay::Ask(..))
        );
        // The notice's own place is taken by the line that is typed into.
        if types && !self.app.notice().is_empty() {
            let text = format!(" {}", self.app.notice());
            Line::styled(cut(&text, room), self.theme.warn).render(self.areas.footer, buf);
            return;
        }
        let mut line = Line::default();
        let scopes = self.app.scopes();
        let hints: Vec<_> = self
            .app
            .keymap()
            .at(&scopes)
            .filter(|row| !row.hint.is_empty())
            // A key that a closer place uses for something else says so there.
            .filter(|row| {
                let found = row.keys.first().map(|keys| self.app.keymap().resolve(&scopes, keys));
                found == Some(Found::Action(row.action))
            })
            .collect();
        let mut known: Vec<String> = Vec::new();
        for row in hints {
            let keys = row.keys.first().map(|keys| key::print(keys)).unwrap_or_default();
            if known.contains(&keys) {
                continue;
            }
            known.push(keys.clone());
            let named = keys.strip_prefix('<').and_then(|keys| keys.strip_suffix('>'));
            let keys = named.unwrap_or(&keys);
            if line.width() + width(keys) + width(&row.hint) + 3 > room {
                break;
            }
            line.push_span(Span::styled(format!(" {keys}"), self.theme.key));
            line.push_span(Span::styled(format!(" {} ", row.hint), self.theme.dim));
        }
        line.render(self.areas.footer, buf);
    }
}

const fn title(focus: Focus) -> &'static str {
    match focus {
        Focus::Structure => "Structure",
        Focus::Timeline => "Timeline",
        Focus::Detail => "Detail",
    }
}
