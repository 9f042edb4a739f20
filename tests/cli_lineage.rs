//! Exact output of `plenary lineage`.

mod support;

use support::{SMALL, plenary};

#[test]
fn a_lineage_is_printed_with_what_each_step_kept() {
    insta::assert_snapshot!(plenary(&["lineage", "plan-2010", "--data", "-"], SMALL).out);
}

#[test]
fn a_lineage_is_drawn_by_graphviz_and_mermaid() {
    let run = |format: &str| {
        plenary(
            &["lineage", "plan-2010", "--format", format, "--data", "-"],
            SMALL,
        )
        .out
    };
    assert_eq!(
        run("mermaid"),
        "flowchart LR\n  n0[\"Plan 2002<br/>October 2002\"]\n  n1[\"Plan 2010<br/>3 May 2010\"]\n  n1 -->|\"supersedes\"| n0\n"
    );
    assert!(
        run("dot").contains("  n1 -> n0 [label=\"supersedes\"];\n"),
        "{}",
        run("dot")
    );
    let json: serde_json::Value = serde_json::from_str(&run("json")).unwrap();
    assert_eq!(json["result"]["themes"][0]["stances"][1]["strength"], "commits");
}

#[test]
fn only_instruments_and_events_have_a_lineage() {
    let ran = plenary(&["lineage", "wg", "--data", "-"], SMALL);
    assert_eq!(
        (ran.err.as_str(), ran.status),
        (
            "plenary: `wg` is no instrument or event, and only those have a lineage; try `plenary show wg`\n",
            Some(2)
        )
    );
    assert_eq!(
        plenary(&["lineage", "meet", "--data", "-"], SMALL).status,
        Some(1)
    );
}

#[test]
fn a_plan_of_which_parts_were_not_read_is_never_called_silent() {
    let out = plenary(&["lineage", "tel-strategic-action-plan-2016-2020"], "").out;
    assert!(
        out.contains("  Risk management                         ?  u  ?\n"),
        "{out}"
    );
    assert!(!out.contains("  added"), "{out}");
}
