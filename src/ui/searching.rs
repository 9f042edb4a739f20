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
use crate::model::date::Edtf;
use crate::model::{Active, Id};
use crate::page::Page;
use crate::search::{Field, Found, Hit, why};
use crate::text::clean_line;
use crate::wrap::{cut, pad, width, wrap};

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
        if search.is_waiting() || found.mistakes.is_empty() {
            self.remark(search, rule, buf);
        } else {
            self.mistakes(search, [rule, foot], buf);
        }
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
        let mut skip = out_of_sight(text, room);
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

    /// What is to be said about the query as a whole, on the rule below it: its nearest spelling, or what its
    /// abbreviations stand for.
    fn remark(&self, search: &Search, area: Rect, buf: &mut Buffer) {
        let corrected = search.found.advice.corrected.as_ref();
        let gloss = self.app.gloss_of(&search.found.query);
        let (remark, style) = match corrected {
            Some(corrected) => (
                format!("! nothing found as typed; these are for: {corrected}"),
                self.theme.warn,
            ),
            None if gloss.is_empty() || search.is_blank() => return,
            None => (gloss, self.theme.key),
        };
        let room = usize::from(area.width).saturating_sub(3);
        Line::styled(format!("─ {} ", cut(&remark, room)), style).render(area, buf);
    }

    /// Marks what could not be read, right below it, and says why: beside the marks where there is room, else at the foot.
    fn mistakes(&self, search: &Search, [rule, foot]: [Rect; 2], buf: &mut Buffer) {
        let typed = areas::Palette::new(self.app.size()).typed;
        let text = search.input.text();
        let skip = out_of_sight(text, usize::from(typed.width));
        let cell = |at: usize| width(text.get(..at).unwrap_or(text)).saturating_sub(skip);
        let mut last = 0;
        for mistake in &search.found.mistakes {
            let (from, to) = (cell(mistake.span.start), cell(mistake.span.end));
            last = last.max(to);
            let marks = "^".repeat(to - from);
            Line::styled(marks, self.theme.warn).render(from_column(typed.x, rule, from), buf);
        }
        let why = search.found.mistakes.first().map_or("", |mistake| &mistake.why);
        let why = format!(" ! {} ", clean_line(why));
        let beside = from_column(typed.x, rule, last);
        let place = if width(&why) <= usize::from(beside.width) {
            beside
        } else {
            foot
        };
        let why = pad(&cut(&why, usize::from(place.width)), usize::from(foot.width));
        let why = if place == foot {
            why
        } else {
            why.trim_end().to_owned() + " "
        };
        Line::styled(why, self.theme.warn).render(place, buf);
    }

    fn hits(&self, search: &Search, area: Rect, buf: &mut Buffer) {
        let ids = &search.found.ids;
        let (list, preview) = areas::hits(area, ids.len());
        for (at, row) in visible(search.scroll, ids.len(), list) {
            let Some(id) = ids.get(at) else { break };
            let hit = why(self.app.atlas(), &search.found.query, *id);
            let selected = at == search.scroll.cursor();
            self.hit_line(&hit, selected, usize::from(row.width))
                .render(row, buf);
            if selected {
                buf.set_style(row, self.theme.selected);
                self.preview(&hit, preview, buf);
            }
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
            _ => atlas.active(hit.id).map_or_else(String::new, Active::years),
        };
        let marker = if selected { '>' } else { ' ' };
        let mut spans = vec![Span::styled(
            format!("{marker}{letter} {date:<11} "),
            self.theme.dim,
        )];
        let mut left = room.saturating_sub(15);
        let best = &hit.best;
        let named = matches!(best.field, Field::Title | Field::Short);
        if named {
            self.matched(&best.text, &best.matched, &mut left, &mut spans);
        } else {
            let why = width(&best.text) + width(best.field.word()) + 4;
            let title = cut(atlas.short(hit.id), left.saturating_sub(why.min(left / 2)));
            left = left.saturating_sub(width(&title));
            spans.push(Span::styled(title, self.theme.text));
        }
        for reason in hit.reasons().skip(usize::from(named)) {
            let label = format!("  {}: ", reason.field.word());
            if width(&label) + 4 < left {
                left -= width(&label);
                spans.push(Span::styled(label, self.theme.dim));
                let shown = reason.snippet();
                self.matched(&shown.text, &shown.matched, &mut left, &mut spans);
            }
        }
        let other = match (hit.id, best.field) {
            (Id::Term(_), Field::Short) => atlas.term(hit.id).map_or("", |term| &term.expansion),
            (Id::Term(_), _) | (_, Field::Short) => atlas.title(hit.id),
            _ => atlas.short(hit.id),
        };
        if named && other != best.text && left > 8 {
            let other = format!("  {}", cut(other, left - 2));
            spans.push(Span::styled(other, self.theme.dim));
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

    /// The running text that matched, in full, and the beginning of the record's page.
    fn preview(&self, hit: &Hit, area: Rect, buf: &mut Buffer) {
        let room = usize::from(area.width).saturating_sub(2);
        let said = hit.reasons().filter(|reason| reason.field == Field::Text);
        let said = said.flat_map(|reason| self.wrapped(&reason.text, &reason.matched, room));
        let mut said: Vec<Vec<Span<'_>>> = said.collect();
        let most = (usize::from(area.height) / 2).max(3);
        if said.len() > most {
            said.truncate(most);
            said.push(vec![Span::styled("\u{2026}", self.theme.dim)]);
        }
        if !said.is_empty() {
            said.push(Vec::new());
        }
        let page = Page::new(self.app.atlas(), hit.id).lines(room).into_iter();
        let page = page.filter(|line| !line.text.is_empty()).map(|line| {
            vec![
                Span::styled(line.lead, self.theme.dim),
                Span::styled(line.text, self.theme.text),
            ]
        });
        for (spans, row) in said.into_iter().chain(page).zip(area.rows()) {
            let mut line = Line::styled("│ ", self.theme.border);
            line.extend(spans);
            line.render(row, buf);
        }
    }

    /// `text` broken into lines, with its matched characters brought out.
    fn wrapped(&self, text: &str, places: &[usize], room: usize) -> Vec<Vec<Span<'static>>> {
        let mut at = 0;
        let mut rest = text;
        let lines = wrap(text, room).into_iter().map(|line| {
            // Between two lines a blank was left out.
            let blank = rest.len() - rest.trim_start().len();
            at += rest.get(..blank).map_or(0, |blank| blank.chars().count());
            rest = rest.get(blank + line.len()..).unwrap_or_default();
            let here: Vec<usize> = places.iter().filter_map(|place| place.checked_sub(at)).collect();
            at += line.chars().count();
            let (mut spans, mut left) = (Vec::new(), room);
            self.matched(&line, &here, &mut left, &mut spans);
            spans
        });
        lines.collect()
    }

    /// What to do where nothing was found: the terms to drop can be chosen.
    fn nothing(&self, search: &Search, area: Rect, buf: &mut Buffer) {
        if search.is_waiting() {
            return;
        }
        let drops = &search.found.advice.drops;
        let said = match (search.found.query.is_empty(), drops.is_empty()) {
            (true, _) => "Nothing of this can be read.",
            (false, true) => "Nothing found. Try fewer or shorter words.",
            (false, false) => "Nothing found. Enter leaves a term out:",
        };
        let mut rows = area.rows();
        if let Some(row) = rows.next() {
            Line::styled(format!(" {said}"), self.theme.dim).render(row, buf);
        }
        for ((at, drop), row) in drops.iter().enumerate().zip(rows) {
            let selected = at == search.scroll.cursor();
            let marker = if selected { '>' } else { ' ' };
            let text = format!("{marker}Without  {}  there would be {}.", drop.term, drop.count);
            Line::styled(cut(&text, usize::from(row.width)), self.theme.text).render(row, buf);
            if selected {
                buf.set_style(row, self.theme.selected);
            }
        }
    }

    /// What can be typed, and the searches that were kept.
    fn offered(&self, scroll: Scroll, area: Rect, buf: &mut Buffer) {
        let help = [
            "Words in any order, fuzzy: titles, acronyms, dates, places, then texts and points.",
            "'exact   ^start   end$   !not   a | b   \"several words\"",
            "kind: body: theme: status: place: source: year:2002..2010 since: until: is:disputed",
            "@ bodies   # themes   > actions   Up earlier searches",
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

/// How many cells of a long line are out of sight: its end is where the cursor is.
fn out_of_sight(text: &str, room: usize) -> usize {
    width(text).saturating_sub(room)
}

/// What is left of `area` from a cell of the line that begins at `x` on.
fn from_column(x: u16, area: Rect, cell: usize) -> Rect {
    let from = u16::try_from(cell)
        .unwrap_or(u16::MAX)
        .saturating_add(x)
        .min(area.right());
    Rect {
        x: from,
        width: area.right() - from,
        ..area
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
