//! Exact output of `plenary diff` and `plenary doubts`.

#![allow(clippy::unwrap_used, reason = "a helper fails its test by panicking")]

mod support;

use std::fs;

use support::{SMALL, plenary};

fn diff(new: &str, format: &str) -> support::Ran {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new.ron");
    fs::write(&path, new).unwrap();
    plenary(
        &["diff", "-", &path.display().to_string(), "--format", format],
        SMALL,
    )
}

#[test]
fn what_changed_is_told_field_by_field() {
    let new = SMALL
        .replace("version: \"1.0.0\"", "version: \"1.1.0\"")
        .replace("life: \"1995/..\"", "life: \"1995/2020\"")
        .replace("id: \"term-wg\"", "id: \"term-group\"");
    insta::assert_snapshot!(diff(&new, "text").out);
    let md = diff(&new, "md").out;
    assert!(
        md.contains("  - **life**\n    - before: 1995/..\n    - now: 1995/2020\n"),
        "{md}"
    );
    let json: serde_json::Value = serde_json::from_str(&diff(&new, "json").out).unwrap();
    assert_eq!(json["dataset"]["version"], "1.1.0");
    assert_eq!(json["result"]["withdrawn"][0]["id"], "term-wg");
}

#[test]
fn an_edition_does_not_differ_from_itself() {
    let ran = diff(SMALL, "text");
    assert_eq!(
        ran.out,
        "from  small 1.0.0, checked up to 31 January 2026\n\
         to    small 1.0.0, checked up to 31 January 2026\n\n\
         0 new, 0 changed, 0 newly superseded, 0 withdrawn.\n"
    );
    assert_eq!(ran.status, Some(1));
}

#[test]
fn doubts_are_told_with_what_is_safe_to_say() {
    insta::assert_snapshot!(plenary(&["doubts", "--on", "2027-06", "--data", "-"], SMALL).out);
    assert_eq!(
        plenary(&["doubts", "first member", "--data", "-"], SMALL).status,
        Some(1)
    );
}

#[test]
fn who_adopted_the_strategy_of_2005_is_said_safely() {
    let out = plenary(&["doubts", "tssoe"], "").out;
    assert!(out.contains("Who adopted it?"), "{out}");
    assert!(
        out.contains("      say: A strategy of 2005 from TEL; sources differ on the level that adopted\n"),
        "{out}"
    );
}
