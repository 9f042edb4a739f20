//! Exact output of `plenary lineage`.

mod support;

use support::{SMALL, plenary};

#[test]
fn a_lineage_is_printed_with_what_each_step_kept() {
    insta::assert_snapshot!(plenary(&["lineage", "plan-2010", "--data", "-"], SMALL).out);
}

#[test]
fn the_strategies_and_plans_of_a_body_stand_in_one_ribbon() {
    let out = plenary(&["lineage", "apec-strategy-tssoe-2005"], "").out;
    for text in [
        "1 2002-08 ═══▶  2 2005 ·······  3 2010-10 ═══▶",
        "4 2015-03 ═══▶  5 2020-10",
        "updates 1       not linked",
        "u unrecorded   vn aim",
        "Network and information security: 2010 will focus (commits), then 2020 aim\n  (notes)",
    ] {
        assert!(out.contains(text), "{text}\n{out}");
    }
}

#[test]
fn a_theme_is_followed_over_time_with_what_the_texts_since_are_worth() {
    let ran = plenary(&["lineage", "nets", "--data", "-"], SMALL);
    assert_eq!(
        (ran.out.split("C commits").next().unwrap(), ran.status),
        (
            "Networks over time: 2 texts and events in this dataset speak of it\n\nu Plan 2002 (October 2002): touched, strength unrecorded\n    - Build networks.\nC Plan 2010 (3 May 2010): agree (commits)\n    - Secure networks.\n\nThe latest of the organisation itself in this dataset is Plan 2010 (3 May 2010).\nOf those that came after, 0 were looked through and do not speak of it, 0 were\nnot read whole.\n",
            Some(0)
        )
    );
    let out = plenary(&["lineage", "cert-csirt", "--format", "json"], "").out;
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert!(json["result"]["unseen_since"].as_u64() > Some(0), "{out}");
}

#[test]
fn further_texts_are_set_beside_a_chain() {
    let ids = [
        "leaders-statement-fighting-terrorism-2002",
        "telmin6-lima-declaration-2005",
    ];
    let ran = plenary(
        &["lineage", "apec-cybersecurity-strategy-2002", ids[0], ids[1]],
        "",
    );
    assert!(ran.out.contains("; beside the chain"), "{}", ran.out);
    assert!(!ran.out.contains("TEL SAP"), "{}", ran.out);
    let ran = plenary(&["lineage", "apec-cybersecurity-strategy-2002", "tel"], "");
    assert_eq!(ran.status, Some(2));
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
        out.contains("Risk management                   ? not seen      ? not seen      ? not seen\n"),
        "{out}"
    );
    assert!(!out.contains("  added"), "{out}");
}
