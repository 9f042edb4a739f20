//! Exact output of `plenary compare`.

mod support;

use support::{SMALL, plenary};

#[test]
fn two_plans_stand_side_by_side() {
    insta::assert_snapshot!(plenary(&["compare", "plan-2002", "plan-2010", "--data", "-"], SMALL).out);
}

#[test]
fn a_comparison_is_written_as_markdown_and_json() {
    let run = |format: &str| {
        let args = [
            "compare",
            "plan-2002",
            "plan-2010",
            "--format",
            format,
            "--data",
            "-",
        ];
        plenary(&args, SMALL).out
    };
    let md = run("md");
    assert!(
        md.starts_with("|  | Plan 2002 (October 2002) | Plan 2010 (3 May 2010) |\n| --- |"),
        "{md}"
    );
    assert!(md.contains("| **Place** (differs) | Göteborg | - |\n"), "{md}");
    let json: serde_json::Value = serde_json::from_str(&run("json")).unwrap();
    assert_eq!(json["result"]["themes"][0]["verdict"], "unrecorded");
    assert_eq!(json["result"]["direct"][0]["kind"], "supersedes");
}

#[test]
fn what_cannot_be_compared_is_refused() {
    for (args, message) in [
        (["wg", "meet"], "are not of one kind"),
        (["wg", "wg"], "`wg` is named twice"),
        (["nets", "wg"], "`nets` cannot be compared"),
        (["wg", "wgg"], "did you mean `wg`?"),
    ] {
        let ran = plenary(&["compare", args[0], args[1], "--data", "-"], SMALL);
        assert!(ran.err.contains(message), "{}", ran.err);
        assert_eq!(ran.status, Some(2));
    }
}

#[test]
fn whether_2015_is_stronger_on_response_teams_than_2002_cannot_be_told() {
    let args = [
        "compare",
        "apec-cybersecurity-strategy-2002",
        "tel-strategic-action-plan-2016-2020",
    ];
    let out = plenary(&args, "").out;
    assert!(
        out.contains("  Computer emergency response tea… ? ?  not known, as a text was not seen\n"),
        "{out}"
    );
    let untouched = out
        .split("No point of any of them in this dataset is on:")
        .nth(1)
        .unwrap();
    assert!(untouched.contains("Computer emergency response\nteams"), "{out}");
    assert!(untouched.contains("says nothing"), "{out}");
}
