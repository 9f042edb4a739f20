//! Exact output of the commands as of a date: what came later is not in it.

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
fn a_list_for_other_programs_tells_of_then_too() {
    let ran = plenary(
        &["list", "--as-of", "2005", "--format", "md", "--data", "-"],
        SMALL,
    );
    assert!(ran.out.contains("in force"), "{}", ran.out);
    assert!(
        !ran.out.contains("superseded") && !ran.out.contains("2010"),
        "{}",
        ran.out
    );
}

#[test]
fn json_says_as_of_which_date_it_is() {
    for args in [
        &["tree"][..],
        &["list"],
        &["show", "plan-2002"],
        &["search", "plan"],
        &["lineage", "plan-2002"],
        &["coverage"],
        &["compare", "org", "wg"],
        &["doubts"],
    ] {
        let asked = [args, &["--format", "json", "--data", "-"]].concat();
        let json =
            |args: &[&str]| -> serde_json::Value { serde_json::from_str(&plenary(args, SMALL).out).unwrap() };
        let today = json(&asked);
        let then = json(&[&asked[..], &["--as-of", "2005"]].concat());
        assert_eq!(today["dataset"]["as_of"], serde_json::Value::Null, "{args:?}");
        assert_eq!(then["dataset"]["as_of"], "2005", "{args:?}");
        assert_eq!(then["dataset"]["sha256"], today["dataset"]["sha256"], "{args:?}");
    }
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
            "plenary: `--as-of` asks how the organisation was, and this command does not tell of it; leave it out here\n",
            Some(2)
        )
    );
}

/// What a command prints of the small dataset at the end of 2005, before its second plan.
fn in_2005(args: &[&str]) -> support::Ran {
    plenary(&[args, &["--as-of", "2005", "--data", "-"]].concat(), SMALL)
}

#[test]
fn a_search_finds_what_had_come() {
    assert_eq!(
        in_2005(&["search", "plan"]).out,
        "As of 31 December 2005.\n\nPlan for Networks [2002-10] (plan-2002)\n    short title: Plan 2002\n"
    );
    let later = in_2005(&["search", "second"]);
    assert_eq!((later.out.as_str(), later.status), ("", Some(1)));
}

#[test]
fn a_lineage_ends_with_what_had_come() {
    let ran = in_2005(&["lineage", "plan-2002", "--format", "mermaid"]);
    assert_eq!(ran.status, Some(1), "no relation had come: {}", ran.out);
    assert!(
        ran.out.contains("Plan 2002") && !ran.out.contains("2010"),
        "{}",
        ran.out
    );
    let text = in_2005(&["lineage", "plan-2002"]).out;
    assert!(
        text.starts_with("As of 31 December 2005.\n\nPlan 2002 (October 2002)\n"),
        "{text}"
    );
    assert!(text.ends_with("\nRelations (0 in this dataset)\n"), "{text}");
    let theme = in_2005(&["lineage", "nets"]).out;
    assert!(
        theme.contains("u Plan 2002") && !theme.contains("2010"),
        "{theme}"
    );
}

#[test]
fn a_comparison_knows_no_later_status() {
    let text = in_2005(&["compare", "plan-2002", "meet"]).out;
    assert!(text.starts_with("As of 31 December 2005.\n\n"), "{text}");
    assert!(
        text.contains("\nStatus *      in force                          completed\n"),
        "{text}"
    );
}

#[test]
fn what_had_not_come_is_not_cited() {
    assert_eq!(
        in_2005(&["cite", "plan-2002"]).out,
        plenary(&["cite", "plan-2002", "--data", "-"], SMALL).out
    );
    let edition = in_2005(&["cite"]);
    assert_eq!(edition.out, plenary(&["cite", "--data", "-"], SMALL).out);
    for command in ["cite", "lineage"] {
        let ran = in_2005(&[command, "plan-2010"]);
        assert_eq!(
            (ran.out.as_str(), ran.err.as_str(), ran.status),
            (
                "",
                "plenary: `plan-2010` was not there yet on 31 December 2005; its date is 3 May 2010\n",
                Some(2)
            )
        );
    }
}

#[test]
fn the_graph_as_of_a_date_has_the_bodies_of_then() {
    let ran = plenary(
        &["tree", "--format", "dot", "--as-of", "1996", "--data", "-"],
        SMALL,
    );
    assert_eq!(
        ran.out,
        "digraph structure {\n  graph [rankdir=LR, label=\"A small organisation, as of 31 December 1996\", labelloc=t, \
         fontname=\"sans-serif\"];\n  node [shape=box, style=rounded, fontname=\"sans-serif\"];\n  \
         edge [arrowhead=none, fontname=\"sans-serif\", fontsize=10];\n  \
         \"org\" [label=\"ORG\\nThe Organisation (since 1990)\"];\n  \
         \"com\" [label=\"COM\\nCommittee of the Organisation (since 1995)\"];\n  \
         \"org\" -> \"com\";\n}\n"
    );
    let mermaid = plenary(
        &["tree", "--format", "mermaid", "--as-of", "1996", "--data", "-"],
        SMALL,
    );
    assert!(mermaid.out.contains("n_org --- n_com") && !mermaid.out.contains("n_wg"));
}

#[test]
fn a_page_of_html_begins_with_what_was_so_then() {
    let ran = in_2005(&["show", "plan-2002", "--format", "html"]);
    let then = "<h3>As of 31 December 2005</h3>\n<dl>\n\
                <dt>Then</dt><dd>in force; superseded later by “Plan 2010” (3 May 2010)</dd>\n</dl>\n";
    assert!(ran.out.contains(then), "{}", ran.out);
}

#[test]
fn a_later_name_parent_and_end_are_left_out() {
    let renamed = SMALL.replace(
        "kind: committee, life: \"1995/..\"",
        "kind: committee, life: \"1995/2015\", names: [(name: \"Committee of Old\", short: \"COLD\", span: \"1995/2008\"), \
         (name: \"Committee of the Organisation\", short: \"COM\", span: \"2008/..\")]",
    );
    let args = [
        "compare", "com", "wg", "--as-of", "2005", "--format", "json", "--data", "-",
    ];
    let ran = plenary(&args, &renamed);
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let fields = json["result"]["fields"].as_array().unwrap();
    let of = |name: &str| {
        let field = fields.iter().find(|field| field["name"] == name).unwrap();
        field["values"][0].as_str().unwrap().to_owned()
    };
    assert_eq!(of("Name"), "Committee of Old");
    assert_eq!(of("Life"), "since 1995");
    assert_eq!(of("Names"), "Committee of Old (since 1995)");
    let found = plenary(&["search", "COM", "--as-of", "2005", "--data", "-"], &renamed).out;
    assert!(
        found.contains("Committee of Old"),
        "today's name still finds it: {found}"
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
