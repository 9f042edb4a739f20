//! Records as one HTML file that needs no other: no script, no picture, nothing fetched.

mod page;

use std::collections::HashSet;
use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::{count, edition};
use crate::model::history::AsOf;
use crate::model::{Atlas, Id};
use crate::page::Page;
use crate::text::clean_line;

/// The style of the file, part of it.
const STYLE: &str = include_str!("html/style.css");

/// The records `ids`, in that order; links between them lead within the file.
pub fn document(atlas: &Atlas, ids: &[Id]) -> String {
    pages(atlas, ids, |id| Page::new(atlas, id))
}

/// The record `id` with what was so as of a date.
pub fn as_of(atlas: &Atlas, id: Id, at: &AsOf) -> String {
    pages(atlas, &[id], |id| Page::as_of(atlas, id, at))
}

fn pages(atlas: &Atlas, ids: &[Id], page: impl Fn(Id) -> Page) -> String {
    let head = atlas.head();
    let title = match ids {
        [id] => format!("{} | {}", atlas.title(*id), head.title),
        _ => head.title.clone(),
    };
    let mut out = String::new();
    // Writing to a `String` cannot fail.
    let _written = write!(
        out,
        "<!doctype html>
<html lang=\"{lang}\">
<head>
<meta charset=\"utf-8\">
<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<meta name=\"color-scheme\" content=\"light dark\">
<meta name=\"referrer\" content=\"no-referrer\">
<title>{title}</title>
<style>{STYLE}</style>
</head>
<body>
<header>
<h1>{dataset}</h1>
<p>{edition}; {count} here. {notice}</p>
</header>
",
        lang = escape(&head.language),
        policy = policy(STYLE),
        title = escape(&title),
        dataset = escape(&head.title),
        edition = escape(&edition(atlas)),
        count = count(ids.len()),
        notice = escape(&head.curation.notice),
    );
    contents(atlas, ids, &mut out);
    out.push_str("<main>\n");
    let here: HashSet<Id> = ids.iter().copied().collect();
    for id in ids {
        page::article(atlas, &page(*id), &here, &mut out);
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// Where each of several records is.
fn contents(atlas: &Atlas, ids: &[Id], out: &mut String) {
    if ids.len() < 2 {
        return;
    }
    out.push_str("<nav aria-label=\"Contents\">\n<h2>Contents</h2>\n<ol>\n");
    for id in ids {
        let date = atlas
            .date(*id)
            .map_or_else(String::new, |date| format!(" ({})", date.human()));
        // Writing to a `String` cannot fail.
        let _written = writeln!(
            out,
            "<li><a href=\"#{}\">{}</a>{}</li>",
            anchor(atlas, *id),
            escape(atlas.title(*id)),
            escape(&date)
        );
    }
    out.push_str("</ol>\n</nav>\n");
}

/// What a file may load or run: nothing but the `style` inside it, known by its hash.
pub(crate) fn policy(style: &str) -> String {
    let hash = STANDARD.encode(Sha256::digest(style.as_bytes()));
    format!("default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'")
}

/// The name of a record's place in the file.
fn anchor(atlas: &Atlas, id: Id) -> String {
    format!("r-{}", escape(atlas.name(id)))
}

/// `text` as it may stand between tags and in quoted values of attributes, on one line.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in clean_line(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}
