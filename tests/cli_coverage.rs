//! Exact output of `plenary coverage`.

mod support;

use support::{SMALL, plenary};

fn small(args: &[&str]) -> support::Ran {
    let mut all = vec!["coverage"];
    all.extend_from_slice(args);
    all.extend_from_slice(&["--data", "-"]);
    plenary(&all, SMALL)
}

#[test]
fn the_matrix_is_printed_with_its_totals_and_the_latest_text_of_each_theme() {
    insta::assert_snapshot!(small(&[]).out);
}

#[test]
fn the_matrix_is_written_for_spreadsheets_and_markdown() {
    assert_eq!(
        small(&["--by", "years", "--format", "csv"]).out,
        "id,year,Networks,points\r\n2002,2002,u,1\r\n2010,2010,C,1\r\npoints,points,2,2\r\n"
    );
    let md = small(&["--by", "bodies", "--format", "md"]).out;
    assert!(
        md.contains("| body | Networks | points |\n| --- | --- | --- |\n| WG | C | 2 |\n"),
        "{md}"
    );
    let json: serde_json::Value = serde_json::from_str(&small(&["--format", "json"]).out).unwrap();
    assert_eq!(json["result"]["points"], 2);
    assert_eq!(json["result"]["rows"][0]["cells"][0]["stance"], "touched");
}

#[test]
fn a_cell_that_is_no_gap_says_so_and_one_that_does_not_exist_is_refused() {
    let ran = small(&["--gap", "plan-2010", "nets"]);
    assert_eq!(
        (ran.out.as_str(), ran.status),
        ("No gap: agree (commits).\n", Some(1))
    );
    let ran = small(&["--gap", "plan-2011", "nets"]);
    assert!(
        ran.err.contains("the table has no cell `plan-2011` / `nets`"),
        "{}",
        ran.err
    );
    assert_eq!(ran.status, Some(2));
    assert_eq!(small(&["nothing-like-it"]).status, Some(1));
}

#[test]
fn nothing_is_said_of_a_text_that_was_not_seen() {
    let ran = plenary(
        &["coverage", "--gap", "apec-strategy-tssoe-2005", "cert-csirt"],
        "",
    );
    assert!(ran.out.contains("Not seen whole"), "{}", ran.out);
    assert!(
        ran.out.contains("Nearest before: CERT Seminar 2003"),
        "{}",
        ran.out
    );
}

#[test]
fn the_matrix_as_of_a_date_counts_what_had_come_by_then() {
    let out = small(&["--by", "years", "--as-of", "2005"]).out;
    assert!(
        out.starts_with("As of 31 December 2005.\n\nPoints by theme in this dataset: 1 in 1 year\n"),
        "{out}"
    );
}
