//! The tree of bodies.

use ratatui::buffer::Buffer;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::View;
use crate::app::Focus;
use crate::app::outline::{Node, Row};
use crate::model::date::Side;
use crate::model::{Atlas, Id};
use crate::wrap::{cut, width};

impl View<'_> {
    pub(super) fn structure(&self, focused: bool, buf: &mut Buffer) {
        let area = self.areas.rows(Focus::Structure);
        let scroll = self.app.scroll(Focus::Structure);
        let rows = self.app.outline().rows().iter().enumerate().skip(scroll.offset());
        for ((at, row), area) in rows.zip(area.rows()) {
            let selected = at == scroll.cursor();
            self.body_line(row, selected, usize::from(area.width))
                .style(self.row_style(selected, focused))
                .render(area, buf);
            if selected {
                buf.set_style(area, self.row_style(selected, focused));
            }
        }
    }

    /// `> TEL  Telecommunications and …   41`: marker, guides, fold, short name, name, count.
    fn body_line(&self, row: &Row, selected: bool, room: usize) -> Line<'static> {
        let mut guides = String::from(if selected { ">" } else { " " });
        if let Some((last, above)) = row.more.split_last() {
            above
                .iter()
                .for_each(|more| guides.push_str(if *more { "│ " } else { "  " }));
            guides.push_str(if *last { "├ " } else { "└ " });
        }
        let fold = match (row.has_children, row.folded) {
            (true, true) => "+ ",
            (true, false) => "- ",
            (false, _) => "",
        };
        let (name, rest, count) = self.node_texts(row.node);
        let marks = match row.node {
            Node::Record(id) => self.app.marks(id),
            _ => String::new(),
        };
        let count = if count == 0 {
            String::new()
        } else {
            format!(" {count}")
        };
        let room = room.saturating_sub(width(&guides) + width(fold) + width(&marks) + width(&count));
        let name = cut(&name, room);
        let rest = if room > width(&name) + 3 {
            cut(&rest, room - width(&name))
        } else {
            String::new()
        };
        let gap = " ".repeat(room.saturating_sub(width(&name) + width(&rest)));
        Line::from(vec![
            Span::styled(guides, self.theme.dim),
            Span::raw(fold),
            Span::styled(name, self.theme.key),
            Span::styled(rest, self.theme.dim),
            Span::raw(gap),
            Span::styled(marks, self.theme.warn),
            Span::raw(count),
        ])
    }

    /// The name of a node, what stands behind it, and how many instruments and events it holds.
    fn node_texts(&self, node: Node) -> (String, String, usize) {
        let atlas = self.app.atlas();
        match node {
            Node::Record(id) if self.app.then().is_some() => self.texts_then(id),
            Node::Record(id) => {
                let short = atlas.short(id).to_owned();
                let was = former_name(atlas, id, &short);
                let was = was.map_or_else(String::new, |name| format!(" (was {name})"));
                let ended = if atlas.is_past(id) { " †" } else { "" };
                let title = if atlas.title(id) == short {
                    String::new()
                } else {
                    format!(" {}", atlas.title(id))
                };
                let count = if atlas.body(id).is_some() {
                    self.app.weight(id)
                } else {
                    0
                };
                (format!("{short}{ended}"), format!("{was}{title}"), count)
            }
            group => (group.label(self.app.forest()), String::new(), 0),
        }
    }
}

impl View<'_> {
    /// The same as of a date: the names it had then, and what is not sure of it.
    fn texts_then(&self, id: Id) -> (String, String, usize) {
        let atlas = self.app.atlas();
        let Some(then) = self.app.then() else {
            return (String::new(), String::new(), 0);
        };
        let remark = then.remark(atlas, id);
        let Some(body) = then.at().body(id) else {
            return (atlas.short(id).to_owned(), format!(" {remark}"), 0);
        };
        let short = if body.short().is_empty() {
            body.name()
        } else {
            body.short()
        };
        let mark = if remark == "?" { "? " } else { "" };
        let words = if mark.is_empty() && !remark.is_empty() {
            format!(" {remark}")
        } else {
            String::new()
        };
        let now = atlas.short(id);
        let now = if now == short || words.starts_with(" (") {
            String::new()
        } else {
            format!(" (now {now})")
        };
        let title = if body.name() == short {
            String::new()
        } else {
            format!(" {}", body.name())
        };
        (
            format!("{mark}{short}"),
            format!("{words}{now}{title}"),
            self.app.weight(id),
        )
    }
}

/// The last name that a body no longer has.
fn former_name<'a>(atlas: &'a Atlas, id: Id, short: &str) -> Option<&'a str> {
    let body = atlas.body(id)?;
    let ended = body
        .names
        .iter()
        .rev()
        .filter(|name| name.name != body.name && name.span.end() != Side::Open);
    ended
        .map(|name| name.short.as_deref().unwrap_or(&name.name))
        .find(|name| *name != short)
}
