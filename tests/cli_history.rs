//! Exact output of `tree`, `list` and `show` as of a date.

mod support;

use support::{SMALL, plenary};

#[test]
fn the_tree_as_of_a_date_marks_what_is_not_sure() {
    let ran = plenary(&["tree", "--as-of", "1998", "--data", "-"], SMALL);
    assert_eq!(
        ran.out,
        "As of 31 December 1998. ? it may not have been there\n\n\
         The Organisation (org)\n\
         └─ Committee of the Organisation (com)\n\
         \x20  └─ ? Working Group on Networks (wg)\n\
         \x20           may not have begun yet\n"
    );
    let json = plenary(
        &["tree", "--as-of", "1998", "--format", "json", "--data", "-"],
        SMALL,
    )
    .out;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["result"]["day"], "1998-12-31");
    assert_eq!(json["result"]["roots"][0]["children"][0]["standing"], "existed");
}

#[test]
fn before_the_organisation_there_is_no_tree() {
    let ran = plenary(&["tree", "--as-of", "1980", "--data", "-"], SMALL);
    assert_eq!(ran.status, Some(1));
}

#[test]
fn the_list_as_of_a_date_ends_there_and_says_how_each_stood() {
    let ran = plenary(&["list", "plan", "--as-of", "2005", "--data", "-"], SMALL);
    assert_eq!(
        ran.out,
        "2002-10               action plan   Plan for Networks  (plan-2002)  [in force; superseded later]\n"
    );
}

#[test]
fn a_record_is_shown_as_of_a_date() {
    let ran = plenary(&["show", "plan-2002", "--as-of", "2011", "--data", "-"], SMALL);
    let head =
        "Plan for Networks\n\nAs of 31 December 2011\nThen          superseded by “Plan 2010” (3 May 2010)\n";
    assert!(ran.out.starts_with(head), "{}", ran.out);
    assert_eq!(plenary(&["show", "wg", "--as-of", "soon"], "").status, Some(2));
}

#[test]
fn in_1998_tel_reported_to_senior_officials_as_far_as_the_record_knows() {
    let ran = plenary(&["show", "tel", "--as-of", "1998"], "");
    assert!(
        ran.out.contains(
            "Reports to    Senior Officials' Meeting, as far as is known: from 1990, end not known"
        ),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("seen since July 2007"), "{}", ran.out);
}

#[test]
fn a_command_that_has_no_use_for_a_date_refuses_it() {
    let ran = plenary(&["keys", "--as-of", "1998"], "");
    assert_eq!(
        (ran.err.as_str(), ran.status),
        (
            "plenary: `--as-of` is for the explorer, `tree`, `list`, `show`, `coverage` and `screen`; leave it out here\n",
            Some(2)
        )
    );
}

#[test]
fn the_tree_of_an_interval_tells_what_changed_in_it() {
    let ran = plenary(&["tree", "--as-of", "1993/2005", "--data", "-"], SMALL);
    let changed = "\nChanged since 31 December 1993 (2)\n  - COM came into being.\n  - WG came into being.\n";
    assert!(ran.out.ends_with(changed), "{}", ran.out);
}

#[test]
fn a_line_cannot_have_been_seen_before_the_body_above_existed() {
    let bad = SMALL.replace(
        "(body: \"com\", span: \"1998~/..\")",
        "(body: \"com\", seen: \"1985/1990\")",
    );
    let ran = plenary(&["check", "-"], &bad);
    assert!(
        ran.out.contains("`com` did not exist from 1985 to 1990"),
        "{}",
        ran.out
    );
    assert_eq!(ran.status, Some(1));
}
