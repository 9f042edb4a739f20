use proptest::prelude::*;

use super::*;
use crate::model::small::{SMALL, atlas};

fn entries(atlas: &Atlas) -> Vec<Id> {
    atlas.entries().map(|(id, _)| id).collect()
}

fn calendar_of(date: &str) -> String {
    let text = SMALL.replace("date: \"2010-05-03\"", &format!("date: \"{date}\""));
    let atlas = atlas(&text);
    let id = atlas.find("plan-2010").unwrap();
    calendar::document(&atlas, &[id])
}

#[test]
fn an_event_fills_the_days_that_its_date_can_mean() {
    for (date, start, end, title) in [
        ("2010-05-03", "20100503", "20100504", ""),
        ("2010-05-03/2010-05-05", "20100503", "20100506", ""),
        ("2010-05", "20100501", "20100601", " (May 2010\\, day not known)"),
        ("2010", "20100101", "20110101", " (2010\\, day not known)"),
        ("2010~", "20100101", "20110101", " (about 2010\\, day not known)"),
        (
            "2010-12-31?",
            "20101231",
            "20110101",
            " (31 December 2010 (uncertain))",
        ),
        ("2010-05/2010-06", "20100501", "20100701", " (May to June 2010)"),
        ("2010-05-03/..", "20100503", "20100504", " (since 3 May 2010)"),
        ("201X", "20100101", "20200101", " (2010s\\, day not known)"),
    ] {
        let text = calendar_of(date).replace("\r\n ", "");
        let expected = format!(
            "DTSTART;VALUE=DATE:{start}\r\nDTEND;VALUE=DATE:{end}\r\nSUMMARY:Second Plan for Networks 日本{title}\r\n"
        );
        assert!(text.contains(&expected), "{date}: {text}");
    }
}

#[test]
fn a_calendar_says_what_it_leaves_out() {
    let atlas = atlas(SMALL.replace("date: \"2010-05-03\", ", ""));
    let text = calendar::document(&atlas, &entries(&atlas)).replace("\r\n ", "");
    assert!(text.contains("1 record has no date and is left out."), "{text}");
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 2);
}

proptest! {
    #[test]
    fn a_calendar_keeps_to_its_lines_whatever_a_title_holds(title in "x[^\"\\\\]{0,200}") {
        let text = SMALL.replace("Second Plan for Networks 日本", &title);
        let atlas = atlas(&text);
        let id = atlas.find("plan-2010").unwrap();
        let calendar = calendar::document(&atlas, &[id]);
        let bare = calendar.replace("\r\n", "");
        prop_assert!(!bare.contains(['\r', '\n']));
        prop_assert!(calendar.split("\r\n").all(|line| line.len() <= 75));
        prop_assert_eq!(calendar.matches("BEGIN:").count(), 2 + title.matches("BEGIN:").count());
    }

    #[test]
    fn no_text_becomes_a_tag_of_html(title in "x[^\"\\\\]{0,80}") {
        let tags = |title: &str| {
            let atlas = atlas(SMALL.replace("Second Plan for Networks 日本", title));
            let id = atlas.find("plan-2010").unwrap();
            html::document(&atlas, &[id]).matches('<').count()
        };
        prop_assert_eq!(tags(&title), tags("plain"));
    }
}

#[test]
fn nothing_in_a_table_is_a_formula() {
    for (title, cell) in [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        (" -1+1", "' -1+1"),
        ("@SUM", "'@SUM"),
        ("＋1", "'＋1"),
        ("a, b=c", "\"a, b=c\""),
        ("say 'so'", "say 'so'"),
    ] {
        let atlas = atlas(SMALL.replace("Second Plan for Networks 日本", title));
        let id = atlas.find("plan-2010").unwrap();
        let csv = table::csv(&atlas, &[id]).unwrap();
        assert!(csv.contains(&format!(",verified,{cell},Plan 2010,")), "{csv}");
    }
}

#[test]
fn a_table_has_a_row_for_every_kind_of_record() {
    let atlas = atlas(SMALL);
    let ids: Vec<Id> = atlas
        .names()
        .into_iter()
        .map(|name| atlas.find(name).unwrap())
        .collect();
    let csv = table::csv(&atlas, &ids).unwrap();
    let mut reader = ::csv::Reader::from_reader(csv.as_bytes());
    let rows: Vec<::csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), ids.len());
    assert!(csv.ends_with("\r\n"));
    let plan = rows.iter().find(|row| &row[0] == "plan-2002").unwrap();
    let cells: Vec<&str> = plan.iter().take(8).collect();
    assert_eq!(
        cells,
        [
            "plan-2002",
            "instrument",
            "action plan",
            "2002-10",
            "October 2002",
            "2002-10-01",
            "2002-10-31",
            "verified"
        ]
    );
}

#[test]
fn html_links_only_to_what_is_in_the_file_and_to_sources() {
    let atlas = atlas(SMALL);
    let (old, new) = (atlas.find("plan-2002").unwrap(), atlas.find("plan-2010").unwrap());
    let alone = html::document(&atlas, &[new]);
    assert!(!alone.contains("href=\"#"), "{alone}");
    assert!(alone.contains("<a href=\"https://example.org/page\" rel=\"noreferrer\">"));
    let both = html::document(&atlas, &[old, new]);
    assert!(both.contains("<article id=\"r-plan-2002\">"));
    assert!(
        both.contains("<li><a href=\"#r-plan-2002\">Supersedes Plan for Networks (October 2002)</a></li>")
    );
    assert!(both.contains("<html lang=\"en\">") && both.contains("default-src 'none'"));
    let script = SMALL.replace("https://example.org/page", "javascript:alert(1)");
    let script = self::atlas(&script);
    let text = html::document(&script, &entries(&script));
    assert!(!text.contains("href=\"javascript"), "{text}");
}

#[test]
fn headings_of_several_records_stand_below_the_title() {
    let atlas = atlas(SMALL);
    let text = markdown::document(&atlas, &entries(&atlas));
    assert!(text.starts_with("# A small organisation\n\nEdition 1.0.0 of the dataset small, checked 31 January 2026; 3 records here. Not real.\n\n## Plan for Networks"), "{text}");
    assert!(text.contains("\n### In short\n"));
    let one = markdown::document(&atlas, &[atlas.find("wg").unwrap()]);
    assert!(one.starts_with("# Working Group on Networks\n"));
}

#[test]
fn the_same_records_give_the_same_bytes() {
    let (one, two) = (atlas(SMALL), atlas(SMALL));
    for format in Format::ALL {
        let text = |atlas| records(atlas, &entries(atlas), format).unwrap();
        assert_eq!(text(&one), text(&two), "{}", format.word());
    }
}

#[test]
fn a_graph_tells_former_lines_of_reporting_from_the_last_one() {
    let text = SMALL
        .replace("short: \"WG\"", "short: \"W\\\"#G\"")
        .replace("life: \"1998~/..\"", "life: \"1998~/2013\"")
        .replace(
            "parents: [(body: \"com\", span: \"1998~/..\")]",
            "parents: [(body: \"org\", span: \"1998~/2001\"), (body: \"com\")]",
        );
    let graph = structure_graph::structure(&atlas(&text));
    let dot = graph.to_dot();
    assert!(dot.contains("  \"wg\" [label=\"W\\\"#G\\nWorking Group on Networks (from about 1998 to 2013)\", style=\"rounded,dashed\"];\n"), "{dot}");
    assert!(
        dot.contains(
            "  \"org\" -> \"wg\" [style=dashed, label=\"from about 1998 to 2001\"];\n  \"com\" -> \"wg\";\n"
        ),
        "{dot}"
    );
    let mermaid = graph.to_mermaid();
    assert!(
        mermaid.contains(
            "  n_wg[\"W#34;#35;G<br/>Working Group on Networks (from about 1998 to 2013)\"]:::past\n"
        ),
        "{mermaid}"
    );
    assert!(
        mermaid.contains("  n_org -.-|\"from about 1998 to 2001\"| n_wg\n  n_com --- n_wg\n"),
        "{mermaid}"
    );
}
