//! Exact output and status of the commands.

mod support;

use std::fs;

use support::{SMALL, plenary};

#[test]
fn the_tree_is_printed_with_its_guides() {
    let ran = plenary(&["tree", "--data", "-"], SMALL);
    assert_eq!(
        ran.out,
        "The Organisation (org, since 1990)\n└─ Committee of the Organisation (com, since 1995)\n   └─ Working Group on Networks (wg, since about 1998)\n"
    );
    assert_eq!((ran.err.as_str(), ran.status), ("", Some(0)));
}

#[test]
fn the_list_is_in_date_order_and_filters() {
    let ran = plenary(&["list", "second", "--data", "-"], SMALL);
    assert_eq!(
        ran.out,
        "2010-05-03            action plan   Second Plan for Networks 日本  (plan-2010)\n"
    );
    assert_eq!(
        plenary(&["list", "nothing-like-it", "--data", "-"], SMALL).status,
        Some(1)
    );
}

#[test]
fn a_record_is_shown_as_text() {
    insta::assert_snapshot!(plenary(&["show", "plan-2010", "--data", "-"], SMALL).out);
}

#[test]
fn a_fact_on_which_sources_differ_is_marked_where_it_stands() {
    let disputed = |fact: &str| {
        format!(
            "disputes: [(fact: {fact}, question: \"Q?\", claims: [(says: \"A.\", source: \"page\"), \
             (says: \"B.\", source: \"page\")], safe: \"S.\")], sources"
        )
    };
    for (fact, id, row) in [
        ("date", "plan-2010", "Date          3 May 2010 [!]\n"),
        ("status", "plan-2010", "in force [!]\n"),
        ("life", "wg", "since about 1998 [single source] [!]\n"),
        ("title", "plan-2010", "Second Plan for Networks 日本 [!]\n"),
        ("points", "plan-2010", "Points (1) [!]\n"),
        ("relations", "plan-2010", "Relations (1) [!]\n"),
        ("place", "plan-2002", "Göteborg; host: First Member [!]\n"),
        ("issuer", "plan-2010", "Working Group on Networks [!]\n"),
        ("names", "wg", "WG [!]\n"),
        (
            "parent",
            "wg",
            "Committee of the Organisation (since about 1998) [!]\n",
        ),
    ] {
        let from = SMALL.find(&format!("id: \"{id}\"")).unwrap();
        let (head, record) = SMALL.split_at(from);
        let data = format!("{head}{}", record.replacen("sources", &disputed(fact), 1));
        let ran = plenary(&["show", id, "--data", "-"], &data);
        assert!(ran.out.contains(row), "{fact}:\n{}{}", ran.out, ran.err);
        let plain = plenary(&["show", id, "--data", "-"], SMALL);
        assert!(!plain.out.contains("[!]"), "{}", plain.out);
    }
}

#[test]
fn json_names_the_dataset_and_keeps_the_date_as_it_is_known() {
    let ran = plenary(&["show", "plan-2002", "--format", "json", "--data", "-"], SMALL);
    let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(json["dataset"]["id"], "small");
    assert_eq!(json["dataset"]["sha256"].as_str().map(str::len), Some(64));
    assert_eq!(json["result"]["instrument"]["date"], "2002-10");
    assert_eq!(
        json["result"]["instrument"]["points"][0]["verb"],
        serde_json::Value::Null
    );
    assert_eq!(
        plenary(&["show", "plan-2002", "--format", "json", "--data", "-"], SMALL).out,
        ran.out
    );
}

#[test]
fn a_search_names_the_field_that_matched() {
    let ran = plenary(&["search", "goteborg", "meeting", "--data", "-"], SMALL);
    assert_eq!(
        ran.out,
        "Meeting of the Working Group [2002-10-01/2002-10-03] (meet)\n    short title: Meeting 1; place: Göteborg\n"
    );
    assert_eq!(plenary(&["search", "zzzz", "--data", "-"], SMALL).status, Some(1));
}

#[test]
fn an_unknown_record_brings_the_closest_one() {
    let ran = plenary(&["show", "plann-2002", "--data", "-"], SMALL);
    assert_eq!(
        (ran.err.as_str(), ran.status),
        (
            "plenary: there is no record `plann-2002`; did you mean `plan-2002`?\n",
            Some(2)
        )
    );
}

#[test]
fn the_explorer_without_a_terminal_names_the_commands_that_need_none() {
    let ran = plenary(&[], "");
    assert_eq!(
        (ran.err.as_str(), ran.status),
        (
            "plenary: the explorer needs a terminal; without one use `plenary tree`, `list`, `show`, `search`, `check`, `keys` or `screen`\n",
            Some(2)
        )
    );
}

#[test]
fn a_mistyped_command_is_told_from_a_record() {
    let tip = "\n  tip: if 'serach' was meant as a command, it is 'search'\n";
    let ran = plenary(&["--linear", "serach", "--data", "-"], SMALL);
    assert_eq!(ran.err, format!("plenary: there is no record `serach`\n{tip}"));
    for args in [&["serach"][..], &["serach", "s"], &["serach", "--format", "json"]] {
        let ran = plenary(args, "");
        assert!(ran.err.contains(tip), "{}", ran.err);
        assert_eq!(ran.status, Some(2));
    }
    // A record, the value of an option and a word behind a command may well be close to a command.
    for args in [
        &["cti"][..],
        &["cti", "--fersh"],
        &["--theme", "light", "--fersh"],
        &["--color", "light"],
        &["show", "tree-1", "--nope"],
        &["org", "zzz"],
    ] {
        let ran = plenary(args, "");
        assert!(!ran.err.contains("was meant as a command"), "{}", ran.err);
        assert_eq!(ran.status, Some(2));
    }
}

#[test]
fn every_fault_of_a_file_is_reported_in_its_place() {
    let bad = SMALL
        .replace("kind: forum", "kind: form")
        .replace("summary: \"It does the work.\"", "sumary: \"It does the work.\"")
        .replace("date: \"2002-10\",", "date: \"2002-13\",")
        .replace("summary: \"The second plan.\", ", "");
    let ran = plenary(&["check", "-"], &bad);
    insta::assert_snapshot!(ran.out);
    assert_eq!(ran.status, Some(1));
}

#[test]
fn links_and_dates_are_held_against_each_other() {
    let bad = SMALL
        .replace("(body: \"com\", span: \"1998~/..\")", "(body: \"cmo\", span: \"1998~/..\")")
        .replace("date: \"2010-05-03\"", "date: \"1985\"")
        .replace("parents: [(body: \"org\", span: \"1995/..\")]", "parents: [(body: \"com\", span: \"1995/..\")]")
        .replace("id: \"meet\"", "id: \"plan-2002\"")
        .replace("to: \"plan-2002\"", "to: \"pan-2002\"")
        .replace("sources: [Source(", "sources: [Source(id: \"spare\", publisher: \"P\", title: \"T\", accessed: \"2026\", kind: secondary), Source(");
    let ran = plenary(&["check", "-"], &bad);
    insta::assert_snapshot!(ran.out);
    assert_eq!(ran.status, Some(1));
}

#[test]
fn a_sound_file_has_no_faults() {
    let ran = plenary(&["check", "-"], SMALL);
    assert_eq!((ran.out.as_str(), ran.status), ("no faults\n", Some(0)));
}

#[test]
fn what_cannot_be_read_is_said_and_nothing_crashes() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path.display().to_string()
    };
    let nested = format!("Dataset(id: {}", "(".repeat(100_000));
    let escape = SMALL
        .replace("parts_none", "")
        .replace("id: \"small\",", "id: \"small\", parts: [\"../x.ron\"],");
    for (path, message) in [
        (folder.path().display().to_string(), "is a folder"),
        (
            folder.path().join("nowhere.ron").display().to_string(),
            "cannot read",
        ),
        (
            file("latin.ron", b"Dataset(\n  id: \"\xff\""),
            "latin.ron:2:8: not UTF-8",
        ),
        (
            file("escape.ron", escape.as_bytes()),
            "outside the dataset's folder",
        ),
    ] {
        let ran = plenary(&["check", &path], "");
        assert!(ran.err.contains(message), "{message}: {}", ran.err);
        assert_eq!(ran.status, Some(2), "{message}");
    }
    let deep = plenary(&["check", &file("deep.ron", nested.as_bytes())], "");
    assert!(deep.out.contains("brackets nest too deep"), "{}", deep.out);
    let bad = plenary(&["tree", "--data", &file("empty.ron", b"")], "");
    assert!(bad.err.contains("a dataset begins with"), "{}", bad.err);
    assert_eq!(bad.status, Some(2));
}

#[test]
fn a_file_that_is_too_large_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.ron");
    fs::File::create(&path)
        .unwrap()
        .set_len(1024 * 1024 * 1024 + 1)
        .unwrap();
    let ran = plenary(&["check", &path.display().to_string()], "");
    assert!(ran.err.contains("larger than 1024 MiB"), "{}", ran.err);
    assert_eq!(ran.status, Some(2));
}

#[test]
fn a_file_of_200_mib_that_is_no_dataset_is_told_in_a_few_lines() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.ron");
    fs::File::create(&path)
        .unwrap()
        .set_len(200 * 1024 * 1024)
        .unwrap();
    let ran = plenary(&["check", &path.display().to_string()], "");
    assert!(
        ran.out.contains("a dataset begins with `Dataset(`"),
        "{}",
        ran.out.len()
    );
    assert!(ran.out.len() < 2_000, "{}", ran.out.len());
    assert_eq!(ran.status, Some(1));
}

#[test]
fn escape_sequences_in_a_dataset_never_reach_the_terminal() {
    let hostile = SMALL.replace("It does the work.", "\\u{1b}]0;owned\\u{7} \\u{202e}txet");
    for args in [["show", "wg", "--data", "-"], ["screen", "wg", "--data", "-"]] {
        let ran = plenary(&args, &hostile);
        assert!(ran.out.contains("owned"), "{}", ran.out);
        assert!(
            !ran.out
                .chars()
                .any(|c| (c.is_control() && c != '\n') || c == '\u{202e}'),
            "{:?}",
            ran.out
        );
    }
}

#[test]
fn the_key_table_of_the_readme_is_the_keymap() {
    let keys = plenary(&["keys", "--format", "md"], "").out;
    assert!(
        include_str!("../README.md").contains(&keys),
        "paste the output of `plenary keys --format md` into README.md"
    );
}
