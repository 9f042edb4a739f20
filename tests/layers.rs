//! Layers over a dataset: notes, changes and records of one's own, each value with its origin.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a helper fails its test by panicking"
)]

mod support;

use std::fs;
use std::path::PathBuf;

use plenary::app::{Effect, Spot, ThemeName};
use plenary::model::{Seen, Stack};
use support::{SMALL, explorer, plenary, press};

/// A folder with the small dataset as `base.ron` and these layers as `a.ron`, `b.ron`, …; their paths in that order.
fn files(layers: &[&str]) -> (tempfile::TempDir, Vec<PathBuf>) {
    let folder = tempfile::tempdir().unwrap();
    let names = ["base.ron", "a.ron", "b.ron"];
    let texts = [&[SMALL], layers].concat();
    let paths = names.iter().zip(texts).map(|(name, text)| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path
    });
    let paths = paths.collect();
    (folder, paths)
}

/// A layer with these lists.
fn layer(id: &str, lists: &str) -> String {
    format!(
        "Layer(\n    schema: 1,\n    id: \"{id}\",\n    title: \"Layer {id}\",\n    over: \"small\",\n{lists}\n)\n"
    )
}

/// What the program prints with all files named, the folder left out.
fn run(layers: &[&str], args: &[&str]) -> support::Ran {
    let (folder, paths) = files(layers);
    let mut all: Vec<&str> = Vec::new();
    for path in &paths {
        all.extend(["--data", path.to_str().unwrap()]);
    }
    all.extend(args);
    let ran = plenary(&all, "");
    let folder = format!("{}/", folder.path().display());
    support::Ran {
        out: ran.out.replace(&folder, ""),
        err: ran.err.replace(&folder, ""),
        ..ran
    }
}

/// Each fault as `file:line:column: message; help`.
fn faults(layers: &[&str]) -> Vec<String> {
    let ran = run(layers, &["check", "--format", "json"]);
    let answer: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let told = |fault: &serde_json::Value| {
        let text = |key: &str| fault[key].as_str().unwrap_or_default().to_owned();
        format!(
            "{}:{}:{}: {}; {}",
            text("file"),
            fault["line"],
            fault["column"],
            text("message"),
            text("help")
        )
    };
    answer["result"].as_array().unwrap().iter().map(told).collect()
}

const MINE: &str = r#"    instruments: [
        Override(
            id: "plan-2010",
            date: "2010-05-04",
            summary: "Corrected by hand.", // the comma after the last field may be missing
            place: "Lima"
        ),
    ],
    events: [
        Event(id: "mine", title: "Our own meeting", short: "Ours", kind: meeting, date: "2012", roles: [(body: "wg", did: held)], status: completed, summary: "Private.", confidence: {}, sources: ["own"]),
    ],
    sources: [Source(id: "own", publisher: "We", title: "Our files", accessed: "2026-01-31", kind: secondary)],
    notes: [
        Note(on: "plan-2010", text: "Ask for the annex."),
        Note(on: "wg", text: "Meets twice a year.", sources: ["own"]),
    ],"#;

#[test]
fn a_change_gives_only_what_differs_and_each_value_tells_its_origin() {
    let ran = run(&[&layer("mine", MINE)], &["show", "plan-2010"]);
    insta::assert_snapshot!(ran.out);
    // A record of one's own, and a remark with its source.
    let ran = run(&[&layer("mine", MINE)], &["show", "mine"]);
    assert!(
        ran.out
            .contains("[+] Not in the dataset itself: from \u{201c}Layer mine\u{201d}"),
        "{}",
        ran.out
    );
    let found = run(&[&layer("mine", MINE)], &["search", "annex"]).out;
    assert!(found.contains("Second Plan"), "a remark is found: {found}");
    let ran = run(&[&layer("mine", MINE)], &["show", "wg"]);
    assert!(ran.out.contains("Meets twice a year."), "{}", ran.out);
    assert!(
        ran.out
            .contains("everything: \u{201c}A small organisation\u{201d}, base.ron:13"),
        "{}",
        ran.out
    );
}

#[test]
fn the_last_of_several_layers_counts_most() {
    let later = layer(
        "later",
        "    instruments: [Override(id: \"plan-2010\", summary: \"Corrected again.\")],\n    events: [Override(id: \"mine\", title: \"Our meeting, renamed\")],",
    );
    let ran = run(&[&layer("mine", MINE), &later], &["show", "plan-2010"]);
    let origin = ran.out.split("Origin").nth(1).unwrap();
    assert!(
        ran.out.contains("Corrected again.") && ran.out.contains("4 May 2010"),
        "{}",
        ran.out
    );
    assert!(
        origin.contains("summary: \u{201c}Layer later\u{201d}, b.ron:6"),
        "{origin}"
    );
    assert!(
        origin.contains("date, summary, place: \u{201c}Layer mine\u{201d}, a.ron:7"),
        "{origin}"
    );
    let ran = run(
        &[&layer("mine", MINE), &later],
        &["show", "mine", "--format", "json"],
    );
    let answer: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert!(
        ran.out.contains("\"title\": \"Our meeting, renamed\""),
        "{}",
        ran.out
    );
    // The edition is not the dataset's own, and says so wherever it is named.
    assert_eq!(answer["dataset"]["version"], "1.0.0+mine.later");
    let alone: serde_json::Value =
        serde_json::from_str(&run(&[], &["show", "wg", "--format", "json"]).out).unwrap();
    assert_eq!(alone["dataset"]["version"], "1.0.0");
    assert_ne!(answer["dataset"]["sha256"], alone["dataset"]["sha256"]);
}

#[test]
fn every_fault_is_told_in_the_file_that_it_is_in() {
    let lists = r#"    instruments: [
        Override(id: "plan-2011", date: "2011"),
        Override(id: "plan-2010", date: "2010-15-03", themes: ["nest"], confidnce: {}),
        Override(id: "mine", title: "x"),
        Override(date: "2011"),
        Instrument(id: "mine", title: "Mine", short: "", kind: plan, date: "2012", roles: [], status: in_force, summary: "x", confidence: {}, sources: ["page"]),
    ],
    bodies: [
        Body(id: "wg", name: "Another", short: "A", kind: committee, summary: "x", confidence: {}, sources: ["page"]),
        Override(id: "com", parents: [(body: "ogr")]),
        Override(id: "com", short: "C"),
    ],
    notes: [Note(on: "wgg", text: " "), Override(on: "wg", text: "x")],"#;
    insta::assert_snapshot!(faults(&[&layer("mine", lists)]).join("\n"));
}

#[test]
fn the_head_of_a_layer_is_held_against_what_is_below_it() {
    let other = layer("Mine", "")
        .replace("over: \"small\"", "over: \"apec\"")
        .replace("title: \"Layer Mine\"", "tilte: \"x\"");
    assert_eq!(
        faults(&[&other]),
        [
            "a.ron:1:1: the field `title` is missing; add `title: …,` to the record that begins here",
            "a.ron:4:5: a layer has no field `tilte`; did you mean `title`?",
        ]
    );
    let other = layer("Mine", "").replace("over: \"small\"", "over: \"apec\"");
    assert_eq!(
        faults(&[&other, &other]),
        [
            "a.ron:3:10: `Mine` cannot be the id of a layer; use lower-case letters, digits and hyphens",
            "a.ron:5:12: this layer is for `apec`, and the dataset below it is `small`; name the dataset `apec` before it, or correct `over`",
            "b.ron:3:10: `Mine` cannot be the id of a layer; use lower-case letters, digits and hyphens",
            "b.ron:3:10: another layer is called `Mine`; name each file once, and give each layer an id of its own",
            "b.ron:5:12: this layer is for `apec`, and the dataset below it is `small`; name the dataset `apec` before it, or correct `over`",
        ]
    );
    assert_eq!(
        faults(&[SMALL]),
        [
            "a.ron:1:1: this file begins with `Dataset`, not with `Layer(`; the file named first is the dataset, those after it are layers: write `Layer( … )`"
        ]
    );
    for (schema, help) in [
        (
            "2",
            "get a newer plenary, or an edition of the file in schema 1; nothing of it was read",
        ),
        (
            "0",
            "there was no schema before 1: if the file is new, write `schema: 1`",
        ),
    ] {
        let other = layer("mine", "").replace("schema: 1", &format!("schema: {schema}"));
        let version = env!("CARGO_PKG_VERSION");
        assert_eq!(
            faults(&[&other]),
            [format!(
                "a.ron:2:13: this file is written in schema {schema}, and plenary {version} reads schema 1; {help}"
            )]
        );
    }
}

#[test]
fn a_layer_alone_stands_over_the_dataset_inside_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("my notes.ron");
    let path = file.to_str().unwrap();
    let ran = plenary(&["new", "--layer", path], "");
    assert_eq!(ran.status, Some(0), "{}", ran.err);
    assert_eq!(plenary(&["check", path], "").out, "no faults\n");
    let shown = plenary(&["--data", path, "show", "tel"], "").out;
    assert!(shown.contains("What I want to remember about TEL."), "{shown}");
    assert!(shown.contains("bodies.ron:"), "{shown}");
    let tree = plenary(&["--data", path, "tree", "--format", "json"], "").out;
    assert!(tree.contains("+my-notes\""), "{tree}");
    // All that is commented out in the template holds once it is not.
    let text = fs::read_to_string(&file).unwrap();
    let text: String = text
        .lines()
        .map(|line| match line.strip_prefix("        // ") {
            Some(rest) => format!("        {rest}\n"),
            None => format!("{line}\n"),
        })
        .collect();
    fs::write(&file, text).unwrap();
    assert_eq!(plenary(&["check", path], "").out, "no faults\n");
}

#[test]
fn the_variable_names_several_files_too() {
    let (_folder, paths) = files(&[&layer("mine", MINE)]);
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_plenary"))
        .args(["show", "mine"])
        .env("PLENARY_DATA", std::env::join_paths(&paths).unwrap())
        .output()
        .unwrap();
    assert!(
        String::from_utf8(output.stdout)
            .unwrap()
            .contains("Our own meeting")
    );
}

#[test]
fn the_editor_opens_the_layer_that_changes_a_record() {
    let (_folder, named) = files(&[&layer("mine", MINE)]);
    let mut seen = Seen::default();
    let layers = Stack { named: named.clone() }.read(&mut seen).unwrap();
    assert_eq!(seen.paths, named.into_iter().map(Some).collect::<Vec<_>>());
    let atlas = plenary::model::load_layers(layers, &|_progress| ())
        .unwrap()
        .atlas;
    let mut app = explorer(atlas, (120, 36), ThemeName::Mono);
    press(&mut app, "/second<Enter>");
    let spot = |file, line| {
        Effect::Edit(Spot {
            file,
            line,
            column: 1,
        })
    };
    assert_eq!(press(&mut app, "e"), [spot(1, 7)]);
    press(&mut app, "/networks^working<C-u>working<Enter>");
    assert_eq!(app.atlas().name(app.selected()), "wg");
    assert_eq!(press(&mut app, "e"), [spot(0, 13)]);
}

#[test]
fn what_is_not_the_datasets_own_is_marked_in_lists_and_in_a_room() {
    let mine = layer("mine", MINE);
    let screen = |keys: &str| {
        let size = ["screen", "--size", "120x36", "mine", "--keys", keys];
        run(&[&mine], &size).out
    };
    let explored = screen("");
    let marked: Vec<bool> = ["m Ours", "P Plan 2010", "P Plan 2002", "m Meeting 1"]
        .iter()
        .map(|name| {
            let row = explored.lines().find(|line| line.contains(name)).unwrap();
            let pane = row.split('│').find(|pane| pane.contains(name)).unwrap();
            pane.contains("[+]")
        })
        .collect();
    assert_eq!(marked, [true, true, false, false], "{explored}");
    let room = screen("<Space><F5>");
    assert!(room.contains("[+] Not in the dataset itself."), "{room}");
}
