//! The search palette: its line, its hits with their reason, a preview, and the facets.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;
use unicode_segmentation::UnicodeSegmentation;

use super::View;
use crate::app::areas;
use crate::app::scroll::Scroll;
use crate::app::searching::{Purpose, Search};
use crate::model::Id;
use crate::model::date::Edtf;
use crate::page::Page;
use crate::search::{Field, Found, Hit, why};
use crate::text::clean_line;
use crate::wrap::{cut, width, wrap};

impl View<'_> {
    pub(super) fn search(&self, search: &Search, buf: &mut Buffer) {
        let found = &search.found;
        let count = match (search.is_blank(), search.is_waiting()) {
            (true, _) => String::new(),
            (false, true) if found.ids.is_empty() => "searching".to_owned(),
            (false, true) => format!("{} so far", found.ids.len()),
            (false, false) => format!("{} found", found.ids.len()),
        };
        let title = match search.purpose {
            Purpose::Open => "Search everything",
            Purpose::Filter => "Narrow the panes",
        };
        let [rule, list, foot] = self.frame(title, self.typed_line(search), &count, buf);
        self.hints(foot, buf);
        self.remark(found, rule, buf);
        if let Some(scroll) = search.facets {
            self.facet_list(found, scroll, list, buf);
        } else if search.is_blank() {
            self.offered(search.scroll, list, buf);
        } else if found.ids.is_empty() {
            self.nothing(search, list, buf);
        } else {
            self.hits(search, list, buf);
        }
    }

    /// What was typed, with the parts that could not be read marked.
    fn typed_line(&self, search: &Search) -> Line<'static> {
        let text = search.input.text();
        let room = usize::from(areas::Palette::new(self.app.size()).typed.width);
        // The end of a long line stays in sight, for that is where the cursor is.
        let mut skip = width(text).saturating_sub(room);
        let mut spans = Vec::new();
        for (at, grapheme) in text.grapheme_indices(true) {
            let cells = width(grapheme);
            if skip > 0 {
                skip = skip.saturating_sub(cells);
                continue;
            }
            let wrong = !search.is_waiting()
                && search
                    .found
                    .mistakes
                    .iter()
                    .any(|mistake| mistake.span.contains(&at));
            let style = if wrong { self.theme.warn } else { self.theme.text };
            spans.push(Span::styled(clean_line(grapheme).into_owned(), style));
        }
        Line::from(spans)
    }

    /// What is to be said about the query itself, on the rule below it.
    fn remark(&self, found: &Found, area: Rect, buf: &mut Buffer) {
        let remark = if let Some(mistake) = found.mistakes.first() {
            mistake.why.clone()
        } else if let Some(corrected) = &found.advice.corrected {
            format!("nothing found as typed; these are for: {corrected}")
        } else {
            return;
        };
        let text = format!("─ ! {} ", clean_line(&remark));
        Line::styled(cut(&text, usize::from(area.width)), self.theme.warn).render(area, buf);
    }

    fn hits(&self, search: &Search, area: Rect, buf: &mut Buffer) {
        let (list, preview) = areas::hits(area);
        let ids = &search.found.ids;
        for (at, row) in visible(search.scroll, ids.len(), list) {
            let Some(id) = ids.get(at) else { break };
            let hit = why(self.app.atlas(), &search.found.query, *id);
            let selected = at == search.scroll.cursor();
            self.hit_line(&hit, selected, usize::from(row.width))
                .render(row, buf);
            if selected {
                buf.set_style(row, self.theme.selected);
            }
        }
        if let Some(id) = search.selected() {
            self.preview(id, preview, buf);
        }
    }

    /// `> S 2002-10  Title with matched letters   short title`.
    fn hit_line(&self, hit: &Hit, selected: bool, room: usize) -> Line<'static> {
        let atlas = self.app.atlas();
        let letter = match hit.id {
            Id::Entry(_) => atlas.entry(hit.id).map_or(' ', |entry| entry.kind.letter()),
            Id::Body(_) => 'b',
            Id::Member(_) => 'e',
            Id::Theme(_) => '#',
            Id::Term(_) => 'g',
            Id::Source(_) => 's',
        };
        let date = match hit.id {
            Id::Entry(_) => atlas.date(hit.id).map_or_else(String::new, begin),
            _ => String::new(),
        };
        let marker = if selected { '>' } else { ' ' };
        let mut spans = vec![Span::styled(
            format!("{marker}{letter} {date:<11} "),
            self.theme.dim,
        )];
        let mut left = room.saturating_sub(15);
        if matches!(hit.field, Field::Title | Field::Short) {
            self.matched(&hit.text, &hit.matched, &mut left, &mut spans);
            let other = match (hit.id, hit.field) {
                (Id::Term(_), Field::Short) => atlas.term(hit.id).map_or("", |term| &term.expansion),
                (Id::Term(_), _) | (_, Field::Short) => atlas.title(hit.id),
                _ => atlas.short(hit.id),
            };
            if other != hit.text && left > 8 {
                spans.push(Span::styled(
                    format!("  {}", cut(other, left - 2)),
                    self.theme.dim,
                ));
            }
            return Line::from(spans);
        }
        let why = width(&hit.text) + width(hit.field.word()) + 4;
        let title = cut(atlas.short(hit.id), left.saturating_sub(why.min(left / 2)));
        left = left.saturating_sub(width(&title));
        spans.push(Span::styled(title, self.theme.text));
        let label = format!("  {}: ", hit.field.word());
        if width(&label) < left {
            left -= width(&label);
            spans.push(Span::styled(label, self.theme.dim));
            self.matched(&hit.text, &hit.matched, &mut left, &mut spans);
        }
        Line::from(spans)
    }

    /// `text` with its matched characters brought out, as far as it fits.
    fn matched(&self, text: &str, places: &[usize], left: &mut usize, spans: &mut Vec<Span<'static>>) {
        let mut at = 0;
        for grapheme in text.graphemes(true) {
            let length = grapheme.chars().count();
            let hit = (at..at + length).any(|place| places.binary_search(&place).is_ok());
            at += length;
            let shown = clean_line(grapheme).into_owned();
            let cells = width(&shown);
            if cells > *left {
                *left = 0;
                return;
            }
            *left -= cells;
            let style = if hit { self.theme.matched } else { self.theme.text };
            spans.push(Span::styled(shown, style));
        }
    }

    fn preview(&self, id: Id, area: Rect, buf: &mut Buffer) {
        let lines = Page::new(self.app.atlas(), id).lines(usize::from(area.width).saturating_sub(2));
        let lines = lines.into_iter().filter(|line| !line.text.is_empty());
        for (line, row) in lines.zip(area.rows()) {
            Line::from(vec![
                Span::styled("│ ", self.theme.border),
                Span::styled(line.lead, self.theme.dim),
                Span::styled(line.text, self.theme.text),
            ])
            .render(row, buf);
        }
    }

    /// What to do where nothing was found.
    fn nothing(&self, search: &Search, area: Rect, buf: &mut Buffer) {
        if search.is_waiting() {
            return;
        }
        let mut lines = vec!["Nothing found.".to_owned()];
        for (term, rest) in &search.found.advice.drops {
            lines.push(format!("Without  {term}  there would be {rest}."));
        }
        if lines.len() == 1 {
            lines.push("Try fewer or shorter words.".to_owned());
        }
        for (line, row) in lines.into_iter().zip(area.rows()) {
            Line::styled(format!(" {}", clean_line(&line)), self.theme.dim).render(row, buf);
        }
    }

    /// What can be typed, and the searches that were kept.
    fn offered(&self, scroll: Scroll, area: Rect, buf: &mut Buffer) {
        let help = [
            "Words in any order, fuzzy: titles, acronyms, dates, places, then texts and points.",
            "'exact   ^start   end$   !not   a | b   \"several words\"",
            "kind: body: theme: status: place: source: year:2002..2010 since: until: is:disputed",
            "@ bodies   # themes   > actions",
        ];
        let room = usize::from(area.width).saturating_sub(2);
        let mut rows = area.rows();
        for line in help.iter().flat_map(|text| wrap(text, room)) {
            if let Some(row) = rows.next() {
                Line::styled(format!(" {line}"), self.theme.dim).render(row, buf);
            }
        }
        let offered: Vec<(&str, &str)> = self.app.searches().offered().collect();
        if offered.is_empty() {
            return;
        }
        rows.next();
        let rest: Vec<Rect> = rows.collect();
        let list = rest.first().map_or(area, |first| Rect {
            height: u16::try_from(rest.len()).unwrap_or(first.height),
            ..*first
        });
        for (at, row) in visible(scroll, offered.len(), list) {
            let Some((name, query)) = offered.get(at) else {
                break;
            };
            let selected = at == scroll.cursor();
            let name = if name.is_empty() { "earlier" } else { name };
            let marker = if selected { '>' } else { ' ' };
            Line::from(vec![
                Span::styled(format!("{marker}{:<14} ", cut(name, 14)), self.theme.key),
                Span::styled(cut(query, room.saturating_sub(16)), self.theme.text),
            ])
            .render(row, buf);
            if selected {
                buf.set_style(row, self.theme.selected);
            }
        }
    }

    /// `>[x] kind        declaration            12`.
    fn facet_list(&self, found: &Found, scroll: Scroll, area: Rect, buf: &mut Buffer) {
        let facets = &found.facets;
        let room = usize::from(area.width.min(64)).saturating_sub(24);
        for (at, row) in visible(scroll, facets.len(), area) {
            let Some(facet) = facets.get(at) else { break };
            let selected = at == scroll.cursor();
            let first = at == 0
                || facets
                    .get(at - 1)
                    .is_none_or(|above| above.family() != facet.family());
            let family = if first || row.y == area.y {
                facet.family()
            } else {
                ""
            };
            let label = cut(&facet.label, room);
            let gap = " ".repeat(room.saturating_sub(width(&label)));
            Line::from(vec![
                Span::raw(if selected { ">" } else { " " }),
                Span::styled(if facet.chosen { "[x] " } else { "[ ] " }, self.theme.key),
                Span::styled(format!("{family:<11} "), self.theme.dim),
                Span::raw(label),
                Span::raw(gap),
                Span::raw(format!("{:>6}", facet.count)),
            ])
            .render(row, buf);
            if selected {
                buf.set_style(row, self.theme.selected);
            }
        }
    }
}

/// When something began, in eleven cells at most; `+` if it went on.
fn begin(date: Edtf) -> String {
    if date.is_interval() {
        let named = date.named().to_string();
        format!("{}+", named.trim_end_matches(['~', '?', '%']))
    } else {
        date.short()
    }
}

/// The items of a list that are in sight, each with its row.
pub(super) fn visible(scroll: Scroll, total: usize, area: Rect) -> impl Iterator<Item = (usize, Rect)> {
    let height = usize::from(area.height).max(1);
    let cursor = scroll.cursor();
    let offset = scroll
        .offset()
        .max((cursor + 1).saturating_sub(height))
        .min(cursor);
    (offset..total).zip(area.rows())
}
