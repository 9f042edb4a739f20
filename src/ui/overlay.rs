//! The frame of overlays, and the list of actions.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Clear, Widget};

use super::View;
use crate::app::areas::{self, Palette};
use crate::app::keymap::{Binding, Scope};
use crate::app::overlay::{Actions, Overlay};
use crate::app::themes::Themes;
use crate::doubt::DoubtKind;
use crate::model::record::EntryKind;
use crate::wrap::{cut, cut_left, width, wrap};

impl View<'_> {
    pub(super) fn overlay(&self, buf: &mut Buffer) {
        match self.app.overlay() {
            Some(Overlay::Actions(actions)) => self.actions(actions, buf),
            // What is given a name stays in sight.
            Some(Overlay::Search(search) | Overlay::Name(_, search)) => self.search(search, buf),
            Some(Overlay::Themes(themes)) => self.themes(themes, buf),
            Some(Overlay::Tray(tray)) => self.tray(tray, buf),
            Some(Overlay::Sources(sources)) => self.sources(sources, buf),
            Some(Overlay::Export(exporting)) => self.exporting(exporting, buf),
            Some(Overlay::Naming(naming)) => self.naming(naming, buf),
            Some(Overlay::Find(..) | Overlay::Ask(..)) | None => {}
        }
    }

    /// Clears the overlay's place and draws its frame and input line; returns the rule below it, and what is left for the list and the foot.
    pub(super) fn frame(&self, title: &str, input: Line<'_>, count: &str, buf: &mut Buffer) -> [Rect; 3] {
        let Palette {
            frame,
            line,
            rule,
            list,
            foot,
            ..
        } = Palette::new(self.app.size());
        Clear.render(frame, buf);
        buf.set_style(frame, self.theme.text);
        let style = self.theme.border_focused;
        Block::bordered()
            .border_type(BorderType::Thick)
            .border_style(style)
            .title(Line::styled(format!(" {title} "), self.theme.key))
            .render(frame, buf);
        let room = usize::from(line.width);
        let gap = room.saturating_sub(input.width() + width(count) + 4);
        let mut spans = vec![Span::styled(" > ", self.theme.key)];
        spans.extend(input.spans);
        spans.push(Span::raw(" ".repeat(gap)));
        spans.push(Span::styled(count.to_owned(), self.theme.dim));
        Line::from(spans).render(line, buf);
        Line::styled("─".repeat(room), self.theme.border).render(rule, buf);
        [rule, list, foot]
    }

    fn actions(&self, actions: &Actions, buf: &mut Buffer) {
        let title = if actions.is_help {
            "Keys that work here: type a word or a key"
        } else {
            "Commands: type a word"
        };
        let count = format!("{}", actions.rows.len());
        let typed = cut_left(
            actions.input.text(),
            usize::from(Palette::new(self.app.size()).typed.width),
        );
        let [_, list, foot] = self.frame(title, Line::raw(typed), &count, buf);
        self.hints(foot, buf);
        let mut list = list;
        if actions.is_help {
            let (keys, legend) = areas::legend(list);
            self.legend(legend, buf);
            list = keys;
        }
        let cursor = actions.scroll.cursor();
        for ((at, row), area) in actions
            .rows
            .iter()
            .enumerate()
            .skip(actions.scroll.offset())
            .zip(list.rows())
        {
            let marker = if at == cursor { ">" } else { " " };
            let keys = cut(&row.keys, 26);
            let pad = " ".repeat(27_usize.saturating_sub(width(&keys)));
            let room = usize::from(area.width).saturating_sub(28);
            let doc = cut(&format!("{}  ({})", row.action.doc(), row.scope.word()), room);
            Line::from(vec![
                Span::raw(marker),
                Span::styled(keys, self.theme.key),
                Span::raw(pad),
                Span::raw(doc),
            ])
            .render(area, buf);
            if at == cursor {
                buf.set_style(area, self.theme.selected);
            }
        }
    }

    /// `>contrast      white and yellow on black`.
    fn themes(&self, themes: &Themes, buf: &mut Buffer) {
        let room = usize::from(Palette::new(self.app.size()).typed.width);
        let typed = cut_left(themes.input.text(), room);
        let count = themes.rows.len().to_string();
        let [_, list, foot] = self.frame("Colours: move to try one", Line::raw(typed), &count, buf);
        self.hints(foot, buf);
        let rows = themes.rows.iter().enumerate().skip(themes.scroll.offset());
        let mut areas = list.rows();
        for ((at, theme), area) in rows.zip(&mut areas) {
            let selected = at == themes.scroll.cursor();
            Line::from(vec![
                Span::raw(if selected { ">" } else { " " }),
                Span::styled(format!("{:<13}", theme.word()), self.theme.key),
                Span::raw(theme.doc()),
            ])
            .render(area, buf);
            if selected {
                buf.set_style(area, self.theme.selected);
            }
        }
        let samples = [
            ("", self.theme.text),
            ("Headings", self.theme.heading),
            ("Ordinary text", self.theme.text),
            ("Text of less weight", self.theme.dim),
            ("What can be followed", self.theme.link),
            ("What a search matched", self.theme.matched),
            ("[!] What needs care", self.theme.warn),
        ];
        for ((text, style), area) in samples.into_iter().zip(areas) {
            Line::styled(format!(" {text}"), style).render(area, buf);
        }
    }

    /// What the letters and marks of the panes mean.
    fn legend(&self, area: Rect, buf: &mut Buffer) {
        let kinds = |event: bool| {
            let kinds = EntryKind::ALL.into_iter().filter(|kind| kind.is_event() == event);
            let named: Vec<String> = kinds
                .map(|kind| format!("{} {}", kind.letter(), kind.word()))
                .collect();
            named.join("  ")
        };
        let marks = "* of the selected body   + several days   † ended   [!] sources differ   [x] superseded   [-] planned";
        let room = usize::from(area.width).saturating_sub(1);
        let then = "as of a date: ? perhaps there   [-] not yet   [?] perhaps by then   [>] superseded later   [x?] perhaps superseded";
        let doubts = DoubtKind::ALL.map(|kind| format!("{} {}", kind.mark(), kind.word()));
        let doubts = format!("doubts: {}", doubts.join("   "));
        // What stands first is there however little room there is: marks are met everywhere, and kinds are also in words.
        let lines = if self.app.marks_doubts() {
            [marks.to_owned(), doubts, kinds(false)]
        } else if self.app.then().is_some() {
            [marks.to_owned(), then.to_owned(), kinds(false)]
        } else {
            [marks.to_owned(), kinds(false), kinds(true)]
        };
        for (line, row) in lines.iter().flat_map(|line| wrap(line, room)).zip(area.rows()) {
            Line::styled(format!(" {line}"), self.theme.dim).render(row, buf);
        }
    }

    /// The keys of the overlay, at its foot.
    pub(super) fn hints(&self, area: Rect, buf: &mut Buffer) {
        let scopes = self.app.scopes();
        let mut rows: Vec<_> = self
            .app
            .keymap()
            .at(&scopes)
            .filter(|row| !row.hint.is_empty())
            .collect();
        // How to take and how to leave must stay in sight in a narrow window.
        rows.sort_by_key(|row| row.scope != Scope::Prompt);
        let hint = |row: &Binding| {
            let keys = row
                .keys
                .first()
                .map(|keys| crate::key::print(keys))
                .unwrap_or_default();
            let named = keys.strip_prefix('<').and_then(|keys| keys.strip_suffix('>'));
            format!("{} {}", named.unwrap_or(&keys), row.hint)
        };
        let hints: Vec<String> = rows.into_iter().map(hint).collect();
        Line::styled(
            cut(&format!(" {}", hints.join("   ")), usize::from(area.width)),
            self.theme.dim,
        )
        .render(area, buf);
    }
}
