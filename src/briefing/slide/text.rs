//! The text of a card as groups of lines.

use unicode_segmentation::UnicodeSegmentation;

use super::flow::Group;
use super::{Letters, Line, Meaning};
use crate::briefing::content::Content;
use crate::coverage::Matrix;
use crate::page::Block;
use crate::text::clean_line;
use crate::wrap::{width, wrap};

/// The parts of a card in their order; each stays together if it can.
///
/// The title stands in `letters` on at most so many lines, where they fit.
pub(super) fn groups(content: &Content, columns: usize, letters: (Letters, usize)) -> Vec<Group> {
    let mut groups = vec![Group::bare(title(&content.title, columns, letters))];
    let mut add = |meaning, text: &str| {
        if !text.is_empty() {
            groups.push(Group::apart(text_lines(meaning, ("", text), columns)));
        }
    };
    add(Meaning::Subtitle, &content.subtitle);
    add(Meaning::Thought, &content.thought);
    content
        .caveats
        .iter()
        .for_each(|caveat| add(Meaning::Caveat, caveat));
    let tree = content.points.iter().any(|point| !point.lead.is_empty());
    let flat = content.points.iter().all(|point| point.level == 0);
    let widest = content.points.iter().map(|point| width(&point.lead)).max();
    let room = widest.filter(|_| flat).unwrap_or_default();
    for (at, point) in content.points.iter().enumerate() {
        let lead = if tree {
            let gap = " ".repeat(room.saturating_sub(width(&point.lead)));
            format!("{}{}{gap}  ", "  ".repeat(point.level), point.lead)
        } else {
            format!("{:>2}  ", at + 1)
        };
        let mut lines = text_lines(Meaning::Point, (&lead, &point.text), columns);
        if !point.remark.is_empty() {
            lines.extend(text_lines(Meaning::Remark, ("    ", &point.remark), columns));
        }
        groups.push(if tree && at > 0 {
            Group::bare(lines)
        } else {
            Group::apart(lines)
        });
    }
    let safe = content.safe();
    groups.extend(safe.map(|safe| Group::apart(text_lines(Meaning::Caveat, ("", &safe), columns))));
    groups.extend(
        content
            .matrix
            .as_deref()
            .into_iter()
            .flat_map(|matrix| table(matrix, columns)),
    );
    groups.extend(more(&content.more, columns));
    groups
}

/// A matrix of marks as far as the screen is wide enough for one.
fn table(matrix: &Matrix, columns: usize) -> Vec<Group> {
    let text = matrix.to_text(columns);
    let needs = text.lines().map(width).max().unwrap_or_default();
    if needs > columns {
        let words = format!("The matrix needs {needs} columns; the handout has it.");
        return vec![Group::apart(text_lines(Meaning::Remark, ("", &words), columns))];
    }
    let line = |text: &str| Line::new(Meaning::Fact, clean_line(text).into_owned());
    text.lines().map(|text| Group::bare(vec![line(text)])).collect()
}

/// The facts of a card; a heading stays with what follows it.
fn more(blocks: &[Block], columns: usize) -> Vec<Group> {
    let (mut groups, mut heading) = (Vec::new(), Vec::new());
    for (at, block) in blocks.iter().enumerate() {
        let lines = match block {
            Block::Heading(text) | Block::Title(text) => {
                heading = text_lines(Meaning::Heading, ("", text), columns);
                continue;
            }
            Block::Gap => continue,
            Block::Fact { label, text, .. } => {
                text_lines(Meaning::Fact, (&format!("{label}: "), text), columns)
            }
            Block::Text(text) => text_lines(Meaning::Fact, ("", text), columns),
            Block::Item { mark, text, .. } => text_lines(Meaning::Fact, (&format!("{mark} "), text), columns),
            Block::Remark { text, .. } => text_lines(Meaning::Remark, ("    ", text), columns),
        };
        let first = at == 0 || !heading.is_empty();
        let lines = std::mem::take(&mut heading).into_iter().chain(lines).collect();
        groups.push(if first {
            Group::apart(lines)
        } else {
            Group::bare(lines)
        });
    }
    groups
}

/// The title: in the letters asked for if they fit, else set wide where there is room, else in capitals.
fn title(text: &str, columns: usize, (letters, most): (Letters, usize)) -> Vec<Line> {
    let capitals = clean_line(text).to_uppercase();
    let sizes = [letters, letters.smaller()];
    if let Some(rows) = sizes.iter().find_map(|size| size.set(&capitals, columns, most)) {
        return rows
            .into_iter()
            .map(|text| Line::new(Meaning::Title, text))
            .collect();
    }
    let words = capitals.split_whitespace();
    let wide: Vec<String> = words
        .map(|word| word.graphemes(true).collect::<Vec<_>>().join(" "))
        .collect();
    let wide = wide.join("   ");
    let lines = if width(&wide) <= columns {
        vec![wide]
    } else {
        wrap(&capitals, columns)
    };
    lines
        .into_iter()
        .map(|text| Line::new(Meaning::Title, text))
        .collect()
}

/// A text with what stands before its first line; further lines are indented as far.
fn text_lines(meaning: Meaning, (lead, text): (&str, &str), columns: usize) -> Vec<Line> {
    // A lead that leaves no room for words stands on a line of its own.
    let cells = width(lead);
    if cells * 2 > columns {
        let lines = wrap(lead, columns).into_iter().chain(wrap(text, columns));
        return lines
            .filter(|line| !line.is_empty())
            .map(|line| Line::new(meaning, line))
            .collect();
    }
    let lines = wrap(text, columns - cells).into_iter().enumerate();
    let indented = |(at, line): (usize, String)| {
        let before = if at == 0 {
            clean_line(lead).into_owned()
        } else {
            " ".repeat(cells)
        };
        Line::new(meaning, format!("{before}{line}"))
    };
    lines.map(indented).collect()
}
