//! A handout as Markdown.

use std::fmt::Write as _;

use super::seal::{Section, Sections};
use super::{Asked, Handout, Part};
use crate::page::{Block, escape_markdown};

pub(super) fn sections(handout: &Handout) -> Sections {
    let (dataset, checked) = &handout.dataset;
    let head = format!(
        "# {}\n\n**{}**\n\n*Unofficial summary.* {}\n\nMade with {} ({}), checked up to {checked}.\n\n",
        text(&handout.title),
        handout.room,
        text(&handout.notice),
        text(dataset),
        text(&handout.edition.short()),
    );
    let mut parts = Vec::new();
    for (at, card) in handout.cards.iter().enumerate() {
        let heading = format!("## {}. {}\n\n", at + 1, text(&card.content.title));
        parts.push(Section::new(format!("card-{}", at + 1), heading + &part(card)));
    }
    for (at, asked) in handout.questions.iter().enumerate() {
        let heading = if at == 0 { "## Questions\n\n" } else { "" };
        parts.push(Section::new(
            format!("question-{}", at + 1),
            format!("{heading}{}", question(asked)),
        ));
    }
    parts.push(Section::new("sources", sources(handout)));
    Sections {
        head,
        parts,
        seal: (
            "Seal **".to_owned(),
            "**, over this text and its dataset. `plenary brief verify FILE` tells whether this is the handout that was made.\n".to_owned(),
        ),
        end: format!("\n**{}**\n", handout.room),
    }
}

/// One text on one line, with nothing that Markdown would read as a sign of its own.
fn text(words: &str) -> String {
    let escaped = escape_markdown(words).replace('&', "\\&").replace('~', "\\~");
    let digits = escaped.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = escaped.split_at_checked(digits).unwrap_or((&escaped, ""));
    // At the beginning of a line these would open a list or underline a heading.
    let opens = if number.is_empty() {
        rest.starts_with(['-', '+', '='])
    } else {
        rest.starts_with(['.', ')'])
    };
    if opens {
        format!("{number}\\{rest}")
    } else {
        escaped
    }
}

/// What stands under a card's title.
fn part(part: &Part) -> String {
    let content = &part.content;
    let mut out = String::new();
    let mut paragraph = |before: &str, words: &str, after: &str| {
        if !words.is_empty() {
            // Writing to a `String` cannot fail.
            let _written = writeln!(out, "{before}{}{after}\n", text(words));
        }
    };
    paragraph("*", &content.subtitle, "*");
    paragraph("**", &content.thought, "**");
    content
        .caveats
        .iter()
        .for_each(|caveat| paragraph("> ", caveat, ""));
    points(part, &mut out);
    for safe in content.safe() {
        // Writing to a `String` cannot fail.
        let _written = writeln!(out, "> {}\n", text(&safe));
    }
    if let Some(matrix) = &content.matrix {
        // Writing to a `String` cannot fail.
        let _written = writeln!(out, "{}", matrix.to_markdown());
    }
    content.more.iter().for_each(|block| fact(block, &mut out));
    if content
        .more
        .last()
        .is_some_and(|block| !matches!(block, Block::Text(_)))
    {
        out.push('\n');
    }
    if !part.cites.is_empty() {
        let numbers: Vec<String> = part.cites.iter().map(ToString::to_string).collect();
        // Writing to a `String` cannot fail.
        let _written = writeln!(out, "Sources: {}\n", numbers.join(", "));
    }
    if !part.note.is_empty() {
        let lines: Vec<String> = part.note.iter().map(|line| text(line)).collect();
        let _written = writeln!(out, "Note: {}\n", lines.join("  \n"));
    }
    out
}

fn points(part: &Part, out: &mut String) {
    for (at, point) in part.content.points.iter().enumerate() {
        // Writing to a `String` cannot fail.
        let _written = match point.lead.as_str() {
            "" => writeln!(out, "{}. {}", at + 1, text(&point.text)),
            "-" => writeln!(out, "{}- {}", "  ".repeat(point.level), text(&point.text)),
            lead => writeln!(
                out,
                "{}- {} {}",
                "  ".repeat(point.level),
                text(lead),
                text(&point.text)
            ),
        };
        if !point.remark.is_empty() {
            let _written = writeln!(out, "{}   ({})", "  ".repeat(point.level), text(&point.remark));
        }
    }
    if !part.content.points.is_empty() {
        out.push('\n');
    }
}

fn fact(block: &Block, out: &mut String) {
    // Writing to a `String` cannot fail.
    let _written = match block {
        Block::Title(words) | Block::Heading(words) => writeln!(out, "\n### {}\n", text(words)),
        Block::Fact {
            label, text: words, ..
        } => writeln!(out, "- {label}: {}", text(words)),
        Block::Text(words) => writeln!(out, "{}\n", text(words)),
        Block::Item { text: words, .. } => writeln!(out, "- {}", text(words)),
        Block::Remark { text: words, .. } => writeln!(out, "  - {}", text(words)),
        Block::Gap => Ok(()),
    };
}

fn question(asked: &Asked) -> String {
    let heading = format!("### {}\n\n", text(&asked.question));
    match &asked.answer {
        None => heading + "To be answered.\n\n",
        Some(answer) => format!("{heading}{}\n\n{}", text(&answer.content.title), part(answer)),
    }
}

fn sources(handout: &Handout) -> String {
    if handout.sources.is_empty() {
        return String::new();
    }
    let mut out = "## Sources\n\n".to_owned();
    for (at, source) in handout.sources.iter().enumerate() {
        let url = source
            .url
            .as_ref()
            .map_or_else(String::new, |url| format!(" <{url}>"));
        // Writing to a `String` cannot fail.
        let _written = writeln!(
            out,
            "{}. {}{url}, read {}",
            at + 1,
            text(&source.text),
            text(&source.read)
        );
    }
    out.push('\n');
    out
}
