//! A handout as one HTML file that asks nothing of any network: no script, one style of its own, a policy that says so.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::seal::{Section, Sections};
use super::{Asked, Handout, Part};
use crate::coverage::{Matrix, key};
use crate::export::html::escape as text;
use crate::model::stance::MARKS;
use crate::page::Block;
use crate::text::clean_line;

const STYLE: &str = include_str!("handout.css");

pub(super) fn sections(handout: &Handout) -> Sections {
    let mut parts = Vec::new();
    for (at, card) in handout.cards.iter().enumerate() {
        let heading = format!("<section>\n<h2>{}. {}</h2>\n", at + 1, text(&card.content.title));
        let section = format!("{heading}{}</section>\n", part(card));
        parts.push(Section::new(format!("card-{}", at + 1), section));
    }
    for (at, asked) in handout.questions.iter().enumerate() {
        let heading = if at == 0 { "<h2>Questions</h2>\n" } else { "" };
        parts.push(Section::new(
            format!("question-{}", at + 1),
            format!("<section>\n{heading}{}</section>\n", question(asked)),
        ));
    }
    parts.push(Section::new("sources", sources(handout)));
    Sections {
        head: head(handout),
        parts,
        seal: (
            "<footer>\n<p>Seal <strong>".to_owned(),
            "</strong>, over this text and its dataset. <code>plenary brief verify FILE</code> tells whether this is the handout that was made.</p>\n".to_owned(),
        ),
        end: format!("<p class=\"label\">{}</p>\n</footer>\n</main>\n</body>\n</html>\n", handout.room),
    }
}

fn head(handout: &Handout) -> String {
    let room = handout.room.word();
    // Paper bears the label in the head and foot of each page.
    let page = format!(
        "@page {{ size: A4; margin: 20mm 18mm; @top-right {{ content: \"{room}\"; font: 700 9pt system-ui, sans-serif; }} @bottom-right {{ content: \"{room}\"; font: 700 9pt system-ui, sans-serif; }} @bottom-left {{ content: counter(page) \" / \" counter(pages); font: 9pt system-ui, sans-serif; }} }}\n"
    );
    let style = format!("\n{STYLE}{page}");
    let hash = STANDARD.encode(Sha256::digest(&style));
    let (dataset, checked) = &handout.dataset;
    let (title, language) = (text(&handout.title), text(&handout.language));
    format!(
        "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n\
         <p class=\"label\">{room}</p>\n<h1>{title}</h1>\n\
         <p><em>Unofficial summary.</em> {}</p>\n<p class=\"sub\">Made with {} ({}), checked up to {}.</p>\n",
        text(&handout.notice),
        text(dataset),
        text(&handout.edition.short()),
        text(checked),
    )
}

/// What stands under a card's title.
fn part(part: &Part) -> String {
    let content = &part.content;
    let mut out = String::new();
    let mut paragraph = |class: &str, words: &str| {
        if !words.is_empty() {
            // Writing to a `String` cannot fail.
            let _written = writeln!(out, "<p class=\"{class}\">{}</p>", text(words));
        }
    };
    paragraph("sub", &content.subtitle);
    paragraph("thought", &content.thought);
    content
        .caveats
        .iter()
        .for_each(|caveat| paragraph("caveat", caveat));
    points(part, &mut out);
    for safe in content.safe() {
        // Writing to a `String` cannot fail.
        let _written = writeln!(out, "<p class=\"caveat\">{}</p>", text(&safe));
    }
    if let Some(matrix) = &content.matrix {
        table(matrix, &mut out);
    }
    facts(&content.more, &mut out);
    if !part.cites.is_empty() {
        let link = |number: &usize| format!("<a href=\"#s{number}\">{number}</a>");
        let links: Vec<String> = part.cites.iter().map(link).collect();
        // Writing to a `String` cannot fail.
        let _written = writeln!(out, "<p class=\"cites\">Sources: {}</p>", links.join(", "));
    }
    if !part.note.is_empty() {
        let lines: Vec<String> = part.note.iter().map(|line| text(line)).collect();
        let _written = writeln!(out, "<p class=\"note\">Note: {}</p>", lines.join("<br>\n"));
    }
    out
}

/// A matrix as a table whose columns stand under letters, which are explained below it.
fn table(matrix: &Matrix, out: &mut String) {
    let clean = |words: &str| text(&clean_line(words));
    let keys: Vec<String> = (0..matrix.themes.len()).map(key).collect();
    let head: String = keys
        .iter()
        .map(|key| format!("<th scope=\"col\">{key}</th>"))
        .collect::<Vec<_>>()
        .concat();
    // Writing to a `String` cannot fail.
    let _written = writeln!(
        out,
        "<div class=\"wide\">\n<table>\n<tr><th scope=\"col\">{}</th>{head}<th scope=\"col\">points</th></tr>",
        matrix.by.word()
    );
    for row in &matrix.rows {
        let cells: String = row
            .cells
            .iter()
            .map(|stance| format!("<td>{}</td>", text(&stance.mark().to_string())))
            .collect::<Vec<_>>()
            .concat();
        let _written = writeln!(
            out,
            "<tr><th scope=\"row\">{}</th>{cells}<td>{}</td></tr>",
            clean(&row.label),
            row.points
        );
    }
    let themes = keys.iter().zip(&matrix.themes);
    let themes: Vec<String> = themes
        .map(|(key, column)| format!("{key}\u{a0}{}", clean(&column.theme.title)))
        .collect();
    let _written = writeln!(
        out,
        "</table>\n</div>\n<p class=\"remark\">{}.</p>\n<p class=\"remark\">{}.</p>",
        themes.join("; "),
        text(MARKS)
    );
}

fn points(part: &Part, out: &mut String) {
    let points = &part.content.points;
    if points.is_empty() {
        return;
    }
    let marked = points.iter().any(|point| !point.lead.is_empty());
    // A mark and a count are narrower than a date.
    let dated = points.iter().any(|point| point.lead.len() > 3);
    let (open, close) = if dated {
        ("<ul class=\"led dated\">", "</ul>")
    } else if marked {
        ("<ul class=\"led\">", "</ul>")
    } else {
        ("<ol>", "</ol>")
    };
    // Writing to a `String` cannot fail.
    let _written = writeln!(out, "{open}");
    for point in points {
        let level = point.level.min(6);
        let class = if level > 0 {
            format!(" class=\"in{level}\"")
        } else {
            String::new()
        };
        let lead = if marked {
            format!("<span class=\"lead\">{}</span>", text(&point.lead))
        } else {
            String::new()
        };
        let remark = if point.remark.is_empty() {
            String::new()
        } else {
            format!(" <span class=\"remark\">({})</span>", text(&point.remark))
        };
        let _written = writeln!(out, "<li{class}>{lead}{}{remark}</li>", text(&point.text));
    }
    let _written = writeln!(out, "{close}");
}

fn facts(blocks: &[Block], out: &mut String) {
    for block in blocks {
        // Writing to a `String` cannot fail.
        let _written = match block {
            Block::Title(words) | Block::Heading(words) => writeln!(out, "<h3>{}</h3>", text(words)),
            Block::Fact {
                label, text: words, ..
            } => {
                writeln!(out, "<p><strong>{}:</strong> {}</p>", text(label), text(words))
            }
            Block::Text(words) | Block::Item { text: words, .. } => writeln!(out, "<p>{}</p>", text(words)),
            Block::Remark { text: words, .. } => writeln!(out, "<p class=\"remark\">{}</p>", text(words)),
            Block::Gap => Ok(()),
        };
    }
}

fn question(asked: &Asked) -> String {
    let heading = format!("<h3>{}</h3>\n", text(&asked.question));
    match &asked.answer {
        None => heading + "<p>To be answered.</p>\n",
        Some(answer) => format!(
            "{heading}<p><strong>{}</strong></p>\n{}",
            text(&answer.content.title),
            part(answer)
        ),
    }
}

fn sources(handout: &Handout) -> String {
    if handout.sources.is_empty() {
        return String::new();
    }
    let mut out = "<section>\n<h2>Sources</h2>\n<ol>\n".to_owned();
    for (at, source) in handout.sources.iter().enumerate() {
        let url = source.url.as_deref().map(text).map_or_else(String::new, |url| {
            format!("<br><a href=\"{url}\" rel=\"noopener noreferrer\">{url}</a>")
        });
        // Writing to a `String` cannot fail.
        let _written = writeln!(
            out,
            "<li id=\"s{}\">{}, read {}{url}</li>",
            at + 1,
            text(&source.text),
            text(&source.read)
        );
    }
    out.push_str("</ol>\n</section>\n");
    out
}
