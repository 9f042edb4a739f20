use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::model::small::{SMALL, atlas};

fn cited(text: &str, id: &str, style: Style) -> String {
    let atlas = atlas(text);
    cite(&atlas, &[Cited::Record(atlas.find(id).unwrap())], style).unwrap()
}

fn dated(date: &str, style: Style) -> String {
    let text = SMALL.replace("date: \"2010-05-03\"", &format!("date: \"{date}\""));
    cited(&text, "plan-2010", style)
}

#[test]
fn a_citation_for_people_is_one_line() {
    assert_eq!(
        cited(SMALL, "plan-2002", Style::Text),
        "Working Group on Networks: Plan for Networks. Action plan, The Organisation, Göteborg, October 2002. https://example.org/page (read 31 January 2026).\n"
    );
    assert_eq!(
        cited(SMALL, "wg", Style::Text),
        "The tests: Working Group on Networks. A small organisation, edition 1.0.0. Facts checked 31 January 2026.\n"
    );
    assert_eq!(
        cited(SMALL, "page", Style::Text),
        "The Organisation: Its page. No date. https://example.org/page (read 31 January 2026).\n"
    );
    let edition = cite(&atlas(SMALL), &[Cited::Edition], Style::Text).unwrap();
    assert!(
        edition.starts_with("The tests: A small organisation. Dataset, edition 1.0.0. Facts checked 31 January 2026. SHA-256 of its content: "),
        "{edition}"
    );
}

#[test]
fn bibtex_never_knows_more_than_the_date_tells() {
    for (date, fields) in [
        (
            "2010-05-03",
            "date = {2010-05-03},\n  year = {2010},\n  month = may,\n",
        ),
        ("2010-05", "date = {2010-05},\n  year = {2010},\n  month = may,\n"),
        ("2010", "date = {2010},\n  year = {2010},\n  howpublished"),
        ("2010~", "date = {2010~},\n  year = {about 2010},\n  howpublished"),
        (
            "2010-05?",
            "date = {2010-05?},\n  year = {May 2010 (uncertain)},\n  howpublished",
        ),
        ("201X", "date = {201X},\n  year = {2010s},\n  howpublished"),
        (
            "2010-05-03/2010-06-01",
            "date = {2010-05-03/2010-06-01},\n  year = {2010},\n  month = may,\n",
        ),
        ("2010/..", "date = {2010/..},\n  year = {2010},\n"),
    ] {
        let text = dated(date, Style::Bibtex);
        assert!(text.contains(fields), "{date}: {text}");
    }
    let undated = SMALL.replace("date: \"2010-05-03\", ", "");
    let text = cited(&undated, "plan-2010", Style::Bibtex);
    assert!(
        !text.contains("year") && text.contains("note = {Date not known}"),
        "{text}"
    );
}

#[test]
fn csl_dates_have_only_known_parts() {
    for (date, issued) in [
        ("2010-05-03", json!({"date-parts": [[2010, 5, 3]]})),
        ("2010-05", json!({"date-parts": [[2010, 5]]})),
        ("2010~", json!({"date-parts": [[2010]], "circa": true})),
        ("2010/2011-02", json!({"date-parts": [[2010], [2011, 2]]})),
        ("201X", json!({"literal": "2010s"})),
        ("2010/..", json!({"literal": "since 2010"})),
    ] {
        let items: Value = serde_json::from_str(&dated(date, Style::CslJson)).unwrap();
        assert_eq!(items[0]["issued"], issued, "{date}");
        assert_eq!(items[0]["id"], "small:plan-2010");
        assert_eq!(
            items[0]["author"],
            json!([{"literal": "Working Group on Networks"}])
        );
    }
}

#[test]
fn ris_dates_keep_their_strokes() {
    for (date, lines) in [
        ("2010-05-03", "PY  - 2010\r\nDA  - 2010/05/03/\r\n"),
        ("2010-05", "PY  - 2010\r\nDA  - 2010/05//\r\n"),
        ("2010~", "PY  - 2010\r\nDA  - 2010///about 2010\r\n"),
        (
            "201X",
            "TI  - Second Plan for Networks 日本\r\nM3  - action plan\r\n",
        ),
    ] {
        let text = dated(date, Style::Ris);
        assert!(text.contains(lines), "{date}: {text}");
        assert!(
            text.starts_with("TY  - RPRT\r\n") && text.ends_with("\r\nER  - \r\n"),
            "{text}"
        );
    }
    assert!(dated("201X", Style::Ris).contains("N1  - Date: 2010s\r\n"));
}

#[test]
fn what_tex_would_obey_is_plain() {
    let text = SMALL.replace("Second Plan for Networks 日本", "50% & {a}_b ~ $x^2 #1 é");
    let bibtex = cited(&text, "plan-2010", Style::Bibtex);
    assert!(
        bibtex.contains("title = {{50\\% \\& {\\textbraceleft}a{\\textbraceright}\\_b {\\textasciitilde} \\$x{\\textasciicircum}2 \\#1 é}},"),
        "{bibtex}"
    );
}

#[test]
fn doubts_are_part_of_a_citation() {
    let text = SMALL.replace(
        "confidence: {date: verified}, sources: [\"page\"]),\n    ],\n    events",
        "disputes: [(fact: date, question: \"When?\", claims: [(says: \"A\", source: \"page\"), (says: \"B\", source: \"page\")], safe: \"Say 2010.\")], confidence: {date: single_source}, sources: [\"page\"]),\n    ],\n    events",
    );
    let line = cited(&text, "plan-2010", Style::Text);
    assert!(line.ends_with(" (read 31 January 2026). Confidence in the date: single source. Sources differ on the date: Say 2010.\n"), "{line}");
}

#[test]
fn a_key_is_plain_whatever_the_dataset_is_called() {
    let text = SMALL
        .replace("id: \"small\"", "id: \"sm}all, {\"")
        .replace("by: \"The tests\"", "by: \"\"");
    let bibtex = cite(&atlas(&text), &[Cited::Edition], Style::Bibtex).unwrap();
    assert!(
        bibtex.starts_with("@misc{sm-all---:edition-1.0.0,\n  title = "),
        "{bibtex}"
    );
}

#[test]
fn what_is_named_twice_is_cited_once() {
    let atlas = atlas(SMALL);
    let wg = Cited::Record(atlas.find("wg").unwrap());
    let text = cite(&atlas, &[wg, Cited::Edition, wg], Style::Bibtex).unwrap();
    assert_eq!(text.matches("@misc{").count(), 2);
    assert!(text.contains("@misc{small:edition-1.0.0,\n"), "{text}");
}

proptest! {
    #[test]
    fn whatever_a_title_holds_braces_stay_balanced_and_lines_whole(title in "x[^\"\\\\]{0,80}") {
        let text = SMALL.replace("Second Plan for Networks 日本", &title);
        let bibtex = cited(&text, "plan-2010", Style::Bibtex);
        let mut depth = 0_i32;
        for c in bibtex.chars() {
            depth += i32::from(c == '{') - i32::from(c == '}');
            prop_assert!(depth >= 0);
        }
        prop_assert_eq!(depth, 0);
        let ris = cited(&text, "plan-2010", Style::Ris);
        let tagged = |line: &str| line.is_char_boundary(6) && line.get(2..6) == Some("  - ");
        prop_assert!(ris.trim_end_matches("\r\n").split("\r\n").all(tagged));
        prop_assert_eq!(cited(&text, "plan-2010", Style::Text).matches('\n').count(), 1);
    }
}
