//! A drawn screen as HTML.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use ratatui::buffer::Buffer;

use super::runs::{Look, ground, hex, runs};
use crate::export::html::{escape, policy};

/// A buffer as one HTML file under `title`, in the language of its texts.
pub fn html(buffer: &Buffer, title: &str, language: &str) -> String {
    let rows = runs(buffer);
    let plain = ground(buffer);
    // Numbered in order, so that the same screen gives the same file.
    let looks = rows.iter().flatten().map(|run| (run.look, 0));
    let mut looks: BTreeMap<Look, usize> = looks.filter(|(look, _)| *look != plain).collect();
    looks
        .values_mut()
        .enumerate()
        .for_each(|(at, number)| *number = at);
    let style = style(plain, &looks);
    let title = escape(title);
    let mut out = String::new();
    // Writing to a `String` cannot fail.
    let _written = write!(
        out,
        "<!doctype html>
<html lang=\"{}\">
<head>
<meta charset=\"utf-8\">
<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<pre>",
        escape(language),
        policy(&style)
    );
    for row in rows {
        for run in row {
            let text = escape(&run.text);
            let _written = match looks.get(&run.look) {
                Some(number) => write!(out, "<span class=\"l{number}\">{text}</span>"),
                None => write!(out, "{text}"),
            };
        }
        out.push('\n');
    }
    out.push_str("</pre>\n</body>\n</html>\n");
    out
}

fn style(plain: Look, looks: &BTreeMap<Look, usize>) -> String {
    let mut out = format!(
        "body {{ margin: 0; background: {ground}; }} pre {{ margin: 0; padding: 1em; overflow: auto; color: {}; background: {ground}; font: 15px/1.2 \"DejaVu Sans Mono\", \"Liberation Mono\", Menlo, Consolas, monospace; }}",
        hex(plain.text),
        ground = hex(plain.ground),
    );
    for (look, number) in looks {
        let bold = if look.is_bold { " font-weight: bold;" } else { "" };
        let underline = if look.is_underlined {
            " text-decoration: underline;"
        } else {
            ""
        };
        // Writing to a `String` cannot fail.
        let _written = write!(
            out,
            " .l{number} {{ color: {}; background: {};{bold}{underline} }}",
            hex(look.text),
            hex(look.ground)
        );
    }
    out
}
