use ratatui::layout::Rect;
use ratatui::style::Style;

use super::*;

fn screen() -> Buffer {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 2));
    buffer.set_string(0, 0, "<a> & \"b\"", Style::new());
    buffer.set_string(0, 1, "日本", Style::new().bold());
    buffer.set_string(4, 1, "sel", Style::new().reversed().underlined());
    buffer
}

#[test]
fn a_picture_keeps_every_letter_in_its_column() {
    let svg = svg(&screen(), "A <screen>");
    assert!(svg.contains("aria-label=\"A &lt;screen&gt;\""), "{svg}");
    assert!(svg.contains("textLength=\"108\" lengthAdjust=\"spacingAndGlyphs\" fill=\"#e4e4e4\" xml:space=\"preserve\">&lt;a&gt; &amp; &quot;b&quot;   </text>"), "{svg}");
    assert!(svg.contains("<text x=\"27\" y=\"41\" textLength=\"18\" lengthAdjust=\"spacingAndGlyphs\" fill=\"#e4e4e4\" class=\"b\" xml:space=\"preserve\">本</text>"), "{svg}");
    assert!(svg.contains("<rect x=\"45\" y=\"27\" width=\"27\" height=\"18\" fill=\"#e4e4e4\"/>\n<text x=\"45\" y=\"41\" textLength=\"27\" lengthAdjust=\"spacingAndGlyphs\" fill=\"#16181d\" class=\"u\" xml:space=\"preserve\">sel</text>"), "{svg}");
}

#[test]
fn a_page_shows_the_same_text() {
    let html = html(&screen(), "Screen", "en");
    let pre = html
        .split("<pre>")
        .nth(1)
        .and_then(|rest| rest.split("</pre>").next());
    assert_eq!(
        pre,
        Some(
            "&lt;a&gt; &amp; &quot;b&quot;   \n<span class=\"l1\">日</span><span class=\"l1\">本</span><span class=\"l0\">sel</span>     \n"
        )
    );
}

#[test]
fn text_has_no_trailing_room() {
    assert_eq!(picture(&screen()), "<a> & \"b\"\n日本sel\n");
}
