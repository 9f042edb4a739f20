//! What `plenary check` finds in faulty datasets, and where.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a helper fails its test by panicking"
)]

mod support;

use std::fmt::Write as _;
use std::fs;

use serde_json::Value;
use support::{SMALL, plenary};

/// Puts records at the end of a list of the small dataset.
fn with(list: &str, records: &str) -> String {
    let next = if list == "instruments" {
        "events"
    } else {
        "members"
    };
    let closed = format!("    ],\n    {next}: [");
    SMALL.replacen(&closed, &format!("{records}\n{closed}"), 1)
}

/// A record with `fields`, and the fields of `rest` that are not among them.
fn record(name: &str, fields: &str, rest: &[(&str, &str)]) -> String {
    let mut text = format!("        {name}({fields}");
    for (key, value) in rest {
        if !format!(" {fields}").contains(&format!(" {key}: ")) {
            write!(text, ", {key}: {value}").unwrap();
        }
    }
    text + "),"
}

fn body(fields: &str) -> String {
    let rest = [
        ("name", "\"N\""),
        ("short", "\"N\""),
        ("kind", "committee"),
        ("summary", "\"s\""),
        ("confidence", "{}"),
        ("sources", "[\"page\"]"),
    ];
    record("Body", fields, &rest)
}

fn instrument(fields: &str) -> String {
    let rest = [
        ("title", "\"T\""),
        ("short", "\"T\""),
        ("kind", "plan"),
        ("status", "unknown"),
        ("summary", "\"s\""),
        ("confidence", "{}"),
        ("sources", "[\"page\"]"),
    ];
    record("Instrument", fields, &rest)
}

/// The faults of a dataset: what each is, what the caret stands under, and the help.
fn faults(text: &str) -> Vec<(String, String, String)> {
    let ran = plenary(&["check", "-", "--format", "json"], text);
    let json: Value = serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}{}", ran.out, ran.err));
    let faults = json["result"].as_array().unwrap();
    faults
        .iter()
        .map(|fault| {
            let number = |key: &str| usize::try_from(fault[key].as_u64().unwrap()).unwrap();
            let line = text.lines().nth(number("line") - 1).unwrap_or_default();
            let here: String = line.chars().skip(number("column") - 1).take(9).collect();
            let words = |key: &str| fault[key].as_str().unwrap().to_owned();
            (words("message"), here, words("help"))
        })
        .collect()
}

/// What is wrong, and the text from there on.
fn told(text: &str) -> Vec<(String, String)> {
    faults(text)
        .into_iter()
        .map(|(what, here, _)| (what, here))
        .collect()
}

fn owned(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected
        .iter()
        .map(|(what, here)| ((*what).to_owned(), (*here).to_owned()))
        .collect()
}

#[test]
fn a_fault_of_shape_hides_no_fault_of_links() {
    let records = [
        body("id: \"c\", foo: 1"),
        body("id: \"org\""),
        body("id: \"d\", parents: [(body: \"zz\")]"),
        body("id: \"e\", parents: [(body: \"c\")]"),
    ];
    assert_eq!(
        told(&with("bodies", &records.join("\n"))),
        owned(&[
            ("there is no field `foo` here", "foo: 1, n"),
            ("the id `org` is taken by another body", "org\", nam"),
            ("there is no body `zz`", "zz\")], na"),
        ])
    );
}

#[test]
fn a_record_without_a_readable_id_may_be_what_a_link_means() {
    let records = [body("id: 5"), body("id: \"d\", parents: [(body: \"zz\")]")].join("\n");
    assert_eq!(
        told(&with("bodies", &records)),
        owned(&[("expected a text in quotes, found the number 5", "5, name: ")])
    );
}

#[test]
fn a_missing_comma_hides_nothing_behind_it() {
    let first = body("id: \"c\"").trim_end_matches(',').to_owned();
    let second = body("id: \"d\", kind: comittee");
    let text = with("bodies", &format!("{first}\n{second}"));
    assert_eq!(
        told(&text),
        owned(&[
            ("a record ends here without a comma", ")"),
            ("`comittee` is none of the words allowed here", "comittee,"),
        ])
    );
    let inside = with("bodies", &body("id: \"c\" life: \"199\""));
    assert_eq!(
        told(&inside),
        owned(&[
            ("a comma is missing here", " life: \"1"),
            (
                "`199` is no date; write dates as YYYY, YYYY-MM or YYYY-MM-DD",
                "\"199\", na"
            ),
        ])
    );
}

#[test]
fn after_a_broken_record_reading_goes_on_with_the_next() {
    let records =
        "        Body(id: \"c\", name: \"N\", sources: [\"page\",\n        Body(id: \"d\", kind: comittee),";
    let text = with(
        "bodies",
        &format!("{records}\n{}", body("id: \"e\", parents: [(body: \"c\")]")),
    );
    let told = told(&text);
    assert_eq!(
        told.first().map(|(what, here)| (what.as_str(), here.as_str())),
        Some((
            "this bracket is not closed before the next record begins",
            "[\"page\","
        ))
    );
    let words: Vec<&str> = told.iter().map(|(what, _)| what.as_str()).collect();
    assert!(
        words.contains(&"`comittee` is none of the words allowed here"),
        "{words:?}"
    );
    assert!(
        !words.iter().any(|what| what.starts_with("there is no body")),
        "{words:?}"
    );
}

#[test]
fn a_text_without_its_second_quote_is_found_where_it_begins() {
    for record in [
        "id: \"c\", short: \"SHORT, place: \"x\"",
        "id: \"c\",\n short: \"SHORT,\n kind: forum",
    ] {
        let records = format!("{}\n{}", body(record), body("id: \"d\", kind: comittee"));
        let told = told(&with("bodies", &records));
        let words: Vec<&str> = told.iter().map(|(what, _)| what.as_str()).collect();
        assert_eq!(
            words,
            [
                "this text is never closed",
                "`comittee` is none of the words allowed here"
            ]
        );
        assert!(told[0].1.starts_with("\"SHORT,"), "{told:?}");
    }
}

#[test]
fn a_record_in_a_comment_or_a_text_of_another_is_no_record() {
    for inside in [
        "/*\nBody(id: \"old\"),\n*/",
        "mandate: \"first\nBody(a word) and more\",",
    ] {
        let text = with("bodies", &body(&format!("id: \"c\", {inside} relevance: \"\"")));
        assert_eq!(told(&text), [], "{inside}");
    }
}

#[test]
fn where_reading_cannot_go_on_it_says_so() {
    let text = SMALL.replace("members: [", "members [");
    let faults = faults(&text);
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert_eq!(faults[0].0, "a colon was expected after the field name");
    assert!(
        faults[0].2.ends_with("the rest of this file was not looked at"),
        "{faults:?}"
    );
}

#[test]
fn a_file_that_was_cut_off_says_that_it_ends() {
    let text = SMALL.trim_end().trim_end_matches(')').trim_end();
    let faults = faults(text);
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert_eq!(faults[0].0, "the file ends before the dataset does");
}

#[test]
fn a_field_blanked_in_one_place_is_missed_in_another() {
    let roles = "roles: [(body: \"wg\", did: adoptd),\n (body: \"com\")]";
    assert_eq!(
        told(&with("instruments", &instrument(&format!("id: \"i\", {roles}")))),
        owned(&[
            ("`adoptd` is none of the words allowed here", "adoptd),"),
            ("the field `did` is missing", "(body: \"c"),
        ])
    );
    let points = "points: [(theme: \"nets\", text: \"x\", source: \"page\", verb: (word: \"note\", strength: noted)),\n (theme: \"nets\", text: \"x\", source: \"page\", verb: (word: \"note\"))]";
    assert_eq!(
        told(&with("instruments", &instrument(&format!("id: \"i\", {points}")))),
        owned(&[
            ("`noted` is none of the words allowed here", "noted)),"),
            ("the field `strength` is missing", "(word: \"n"),
        ])
    );
}

#[test]
fn a_record_with_very_many_faults_says_that_there_are_more() {
    let mut points = String::from("points: [");
    for _ in 0..60 {
        write!(points, "(theme: \"nets\", text: \"x\"), ").unwrap();
    }
    let faults = told(&with(
        "instruments",
        &instrument(&format!("id: \"i\", {points}]")),
    ));
    assert_eq!(faults.len(), 41);
    assert_eq!(faults[40].0, "the rest of this record was not looked at");
}

#[test]
fn comments_and_raw_texts_lead_no_fault_astray() {
    let expected = owned(&[
        ("February 2003 has 28 days, not 30", "\"2003-02-"),
        ("`unknwn` is none of the words allowed here", "unknwn, t"),
    ]);
    for before in [
        "/* a ) bracket, and \"quote */",
        "// date: of \"adoption\n",
        "aliases: [r#\"an \"alias) x\"#, r\"\\\"],",
        "/* date: /* inner, */ */",
    ] {
        let record = format!("id: \"i\", {before}\n date: \"2003-02-30\", // status: known\n status: unknwn");
        assert_eq!(
            told(&with("instruments", &instrument(&record))),
            expected,
            "{before}"
        );
    }
}

/// A field, what is wrong with it, where the caret stands, and what to write.
const WRONG_KINDS: [(&str, &str, &str, &str); 11] = [
    (
        "title: [\"x\"]",
        "expected a text in quotes, found the list [\"x\"]",
        "[\"x\"]",
        "write \"x\" alone",
    ),
    (
        "title: Some(Some(\"x\"))",
        "expected a text in quotes, found `Some(Some(\"x\"))`",
        "Some(Some",
        "write \"x\" alone",
    ),
    (
        "title: 'x'",
        "expected a text in quotes, found the letter 'x'",
        "'x'",
        "write `\"x\"`",
    ),
    (
        "date: 2003",
        "expected a text in quotes, found the number 2003",
        "2003",
        "write `\"2003\"`",
    ),
    (
        "summary: none",
        "expected a text in quotes, found `none`",
        "none",
        "write a text in quotes",
    ),
    (
        "number: -4",
        "expected a whole number from 0 up, found the number -4",
        "-4",
        "write a number without quotes or sign, such as `4`",
    ),
    (
        "kind: \"strategy\"",
        "expected a word without quotes, found the text \"strategy\"",
        "\"strategy",
        "write `strategy`",
    ),
    (
        "external: 1",
        "expected `true` or `false`, found the number 1",
        "1",
        "write `true`",
    ),
    (
        "themes: (\"nets\")",
        "expected a list, found `(\"nets\")`",
        "(\"nets\")",
        "write `[\"nets\"]`",
    ),
    (
        "sources: \"page\"",
        "expected a list, found the text \"page\"",
        "\"page\"",
        "write `[\"page\"]`",
    ),
    (
        "confidence: []",
        "expected pairs in braces, found the list []",
        "[]",
        "write `{name: value}`; no pairs are `{}`",
    ),
];

#[test]
fn a_value_of_the_wrong_kind_is_told_what_to_write() {
    for (field, what, here, help) in WRONG_KINDS {
        let told = faults(&with("instruments", &instrument(&format!("id: \"i\", {field}"))));
        assert_eq!(told.len(), 1, "{told:?}");
        assert_eq!((told[0].0.as_str(), told[0].2.as_str()), (what, help), "{field}");
        assert!(told[0].1.starts_with(here), "{field}: {told:?}");
    }
    let told = faults(&with("instruments", &instrument("id: \"i\", status: 7")));
    assert_eq!(told[0].0, "expected a word without quotes, found the number 7");
    assert!(
        told[0].2.starts_with("it can be `planned`, `in_progress`"),
        "{told:?}"
    );
}

#[test]
fn a_caret_stands_under_the_item_at_fault() {
    let points = "points: [(theme: \"nope\", text: \"nope\", source: \"page\"),\n (text: \"theme\", theme: \"nix\", source: \"page\")]";
    for (fields, expected) in [
        (
            points,
            &[
                ("there is no theme `nope`", "nope\", te"),
                ("there is no theme `nix`", "nix\", sou"),
            ][..],
        ),
        (
            "themes: [\"page\"], place: \"page\"",
            &[(
                "`themes` names the source `page` where a theme belongs",
                "page\"], p",
            )],
        ),
        (
            "status_ground: \"our sources say\", sources: []",
            &[("this record rests on no source", "[], title")],
        ),
        (
            "place: \"A kind place\", kind: meeting",
            &[(
                "a meeting belongs to the events; this list holds instruments",
                "meeting, ",
            )],
        ),
    ] {
        let text = with("instruments", &instrument(&format!("id: \"i\", {fields}")));
        assert_eq!(told(&text), owned(expected), "{fields}");
    }
}

#[test]
fn what_leads_back_to_itself_is_a_fault() {
    let themes = SMALL.replace(
        "themes: [Theme(",
        "themes: [Theme(id: \"a\", name: \"A\", definition: \"d\", parent: \"b\"), Theme(id: \"b\", name: \"B\", definition: \"d\", parent: \"a\"), Theme(",
    );
    assert_eq!(
        told(&themes),
        owned(&[("`b` stands above itself: b → a → b", "a\"), Them")])
    );
    let bodies = with("bodies", &body("id: \"c\", succeeds: [\"wg\", \"c\"]"));
    assert_eq!(told(&bodies), owned(&[("`c` succeeds itself", "c\"], name")]));
    for kind in ["supersedes", "follows"] {
        let texts = ["j", "k"].map(|id| {
            let other = if id == "j" { "k" } else { "j" };
            instrument(&format!(
                "id: \"{id}\", kind: report, relations: [(kind: {kind}, to: \"{other}\")]"
            ))
        });
        assert_eq!(
            told(&with("instruments", &texts.join("\n"))),
            owned(&[(format!("`k` {kind} itself: k → j → k").as_str(), "j\")], tit")])
        );
    }
}

#[test]
fn a_second_body_of_the_same_id_puts_no_blame_on_the_first() {
    let text = with("bodies", &body("id: \"wg\", parents: [(body: \"wg\")]"));
    let ran = plenary(&["check", "-", "--format", "json"], &text);
    let json: Value = serde_json::from_str(&ran.out).unwrap();
    let lines: Vec<&Value> = json["result"]
        .as_array()
        .unwrap()
        .iter()
        .map(|fault| &fault["line"])
        .collect();
    assert_eq!(lines, [14, 14]);
}

#[test]
fn bodies_stand_64_levels_deep_at_most() {
    let chain = |length: usize| {
        let mut records = String::new();
        for n in 0..length {
            let parent = n
                .checked_sub(1)
                .map_or_else(|| "org".to_owned(), |n| format!("b{n}"));
            writeln!(
                records,
                "{}",
                body(&format!("id: \"b{n}\", parents: [(body: \"{parent}\")]"))
            )
            .unwrap();
        }
        with("bodies", records.trim_end())
    };
    assert_eq!(told(&chain(63)), []);
    assert_eq!(
        told(&chain(3000)),
        owned(&[("bodies stand more than 64 levels deep here", "b62\")], n")])
    );
}

#[test]
fn a_list_that_holds_only_a_comment_is_empty() {
    let text = SMALL.replace("    terms: [", "    wording: [ // none yet\n    ],\n    terms: [");
    assert_eq!(told(&text), []);
}

#[test]
fn names_are_not_empty() {
    let text = with("bodies", &body("id: \"\", name: \" \", short: \"\""));
    let words: Vec<String> = faults(&text).into_iter().map(|(what, ..)| what).collect();
    assert_eq!(words, ["the id is empty", "`name` is empty", "`short` is empty"]);
    let head = SMALL.replace("title: \"A small organisation\"", "title: \"\"");
    assert_eq!(told(&head), owned(&[("`title` is empty", "\"\",")]));
    let title = with("instruments", &instrument("id: \"i\", title: \"\""));
    assert_eq!(told(&title)[0].0, "`title` is empty");
}

#[test]
fn when_something_did_not_exist_is_told_as_people_say_it() {
    for (date, when) in [
        ("1985", "in 1985"),
        ("1985-06-03", "on 3 June 1985"),
        ("1985-06", "in June 1985"),
    ] {
        let text = with(
            "instruments",
            &instrument(&format!(
                "id: \"i\", date: \"{date}\", roles: [(body: \"wg\", did: adopted)]"
            )),
        );
        let what = format!("`wg` did not exist {when} (its life: since about 1998)");
        assert_eq!(
            told(&text),
            [(what, "wg\", did:".chars().take(9).collect::<String>())]
        );
    }
}

#[test]
fn parts_need_a_file_and_no_head_of_their_own() {
    let head = SMALL.replace("id: \"small\",", "id: \"small\", parts: [\"more.ron\"],");
    let ran = plenary(&["check", "-"], &head);
    assert_eq!(
        (ran.err.as_str(), ran.status),
        (
            "plenary: the dataset on standard input has parts, such as `more.ron`, which stand beside its file; name the file instead of `-`\n",
            Some(2)
        )
    );
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("data.ron");
    fs::write(&path, &head).unwrap();
    fs::write(
        folder.path().join("more.ron"),
        "Part(title: \"T\", parts: [\"never.ron\"], bodies: [])",
    )
    .unwrap();
    let ran = plenary(&["check", &path.display().to_string()], "");
    assert!(ran.out.contains("a part has no field `title`"), "{}", ran.out);
    assert!(ran.out.contains("a part has no field `parts`"), "{}", ran.out);
    assert_eq!(ran.status, Some(1));
}

#[test]
fn a_file_that_cannot_be_read_hides_no_fault_of_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    fs::write(path("a.ron"), SMALL.replace("kind: forum", "kind: form")).unwrap();
    fs::write(path("b.ron"), SMALL.replace("kind: working_group", "kind: group")).unwrap();
    let ran = plenary(
        &[
            "check",
            &path("a.ron"),
            &path("missing.ron"),
            &path("b.ron"),
            &path("gone.ron"),
        ],
        "",
    );
    assert!(
        ran.out.contains("`form` is none") && ran.out.contains("`group` is none"),
        "{}",
        ran.out
    );
    assert!(ran.out.ends_with("2 faults\n"), "{}", ran.out);
    assert!(
        ran.err.contains("missing.ron") && ran.err.contains("gone.ron"),
        "{}",
        ran.err
    );
    assert_eq!(ran.status, Some(2));
    let only = plenary(&["check", &path("missing.ron")], "");
    assert_eq!((only.out.as_str(), only.status), ("", Some(2)));
}

#[test]
fn json_is_one_object_with_the_files_and_the_faults() {
    let ran = plenary(&["check", "-", "--format", "json"], SMALL);
    assert_eq!(
        (ran.out.as_str(), ran.status),
        (
            "{\n  \"files\": [\n    \"<stdin>\"\n  ],\n  \"result\": []\n}\n",
            Some(0)
        )
    );
}

#[test]
fn a_byte_order_mark_counts_as_nothing() {
    let ran = plenary(
        &["check", "-"],
        &format!("\u{feff}{}", SMALL.replace("Dataset(", "Datoset(")),
    );
    assert!(
        ran.out.contains("<stdin>:1:1\n") && ran.out.contains("1 | Datoset(\n"),
        "{}",
        ran.out
    );
    assert_eq!(
        plenary(&["check", "-"], &format!("\u{feff}{SMALL}")).out,
        "no faults\n"
    );
}

#[test]
fn of_a_very_long_line_the_stretch_around_the_fault_is_drawn() {
    let long = format!(
        "id: \"c\", mandate: \"{}\", kind: comittee, relevance: \"{}\"",
        "é".repeat(2000),
        "x".repeat(2000)
    );
    let ran = plenary(&["check", "-"], &with("bodies", &body(&long)));
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(lines[1], "  --> <stdin>:14:2042", "{}", ran.out);
    assert!(
        lines[3].starts_with("14 | …é") && lines[3].ends_with("x…"),
        "{}",
        ran.out
    );
    let (text, caret) = (
        lines[3].chars(),
        lines[4].chars().take_while(|c| *c != '^').count(),
    );
    assert_eq!(text.skip(caret).take(8).collect::<String>(), "comittee");
}

#[test]
fn a_dataset_in_another_schema_is_told_only_that() {
    let text = SMALL
        .replace("schema: 1", "schema: 2")
        .replace("kind: forum", "shape: round");
    let what = concat!(
        "this file is written in schema 2, and plenary ",
        env!("CARGO_PKG_VERSION"),
        " reads schema 1"
    );
    assert_eq!(told(&text), owned(&[(what, "2,")]));
}

#[test]
fn a_command_on_a_faulty_dataset_says_first_that_it_was_not_loaded() {
    let ran = plenary(
        &["tree", "--data", "-"],
        &SMALL.replace("kind: forum", "kind: form"),
    );
    assert!(
        ran.err
            .starts_with("plenary: the dataset has 1 fault and was not loaded\n\nerror: `form` is none"),
        "{}",
        ran.err
    );
    assert_eq!(ran.status, Some(2));
}

#[test]
fn a_hint_does_not_mind_capitals() {
    let ran = plenary(&["show", "WG", "--data", "-"], SMALL);
    assert_eq!(ran.err, "plenary: there is no record `WG`; did you mean `wg`?\n");
}
