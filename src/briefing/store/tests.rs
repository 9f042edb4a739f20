use proptest::prelude::*;

use super::*;
use crate::briefing::tests::{any_briefing, briefing};
use crate::briefing::{Card, Label, Shows};

fn store() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path().join("plenary/briefings"));
    (folder, store)
}

fn with_note() -> Briefing {
    let mut card = Card::new(Shows::Record("plan-2002".to_owned()));
    card.note.text = "First line.\nSay \"economies\".".to_owned();
    card.label = Label::Green;
    Briefing {
        cards: vec![card],
        ..briefing()
    }
}

#[test]
fn a_file_reads_as_people_write() {
    assert_eq!(
        text(&with_note()).unwrap(),
        r##"// A briefing of plenary. It may be edited and sent on; `plenary brief show NAME` reads it.
Briefing(
    schema: 1,
    name: "For the new delegate",
    dataset: Edition(
        id: "small",
        version: "1.0.0",
        sha256: "9f3c41aa",
    ),
    time: "15:00",
    room: "TLP:CLEAR",
    cards: [
        Card(
            shows: record("plan-2002"),
            time: "2:00",
            weight: 3,
            label: "TLP:GREEN",
            note: Note(
                text: r#"First line.
Say "economies"."#,
                label: "TLP:CLEAR",
            ),
        ),
    ],
    questions: [],
)
"##
    );
}

#[test]
fn what_was_saved_is_what_is_read() {
    let (_folder, store) = store();
    assert_eq!(store.names().unwrap(), Vec::<String>::new());
    let saved = store.save(&with_note(), None).unwrap();
    let (read, revision) = store.load("For the new delegate").unwrap();
    assert_eq!((read, &revision), (with_note(), &saved));
    assert_eq!(store.names().unwrap(), ["For the new delegate"]);
    assert!(matches!(
        store.save(&briefing(), None),
        Err(StoreError::Exists(_))
    ));
    store.rename("For the new delegate", "Später").unwrap();
    assert_eq!(store.load("Spa\u{308}ter").unwrap().0.name, "Später");
}

#[test]
fn two_that_save_the_same_briefing_notice_each_other() {
    let (_folder, store) = store();
    let first = store.save(&briefing(), None).unwrap();
    let second = store.save(&with_note(), Some(&first)).unwrap();
    let refused = store.save(&briefing(), Some(&first)).unwrap_err();
    assert!(matches!(refused, StoreError::Changed(_)), "{refused}");
    assert_eq!(store.load("For the new delegate").unwrap(), (with_note(), second));
}

#[test]
fn a_damaged_file_is_shown_its_place_and_set_aside_unharmed() {
    let (_folder, store) = store();
    store.save(&briefing(), None).unwrap();
    let path = store.path("For the new delegate").unwrap();
    for (number, (bytes, what)) in [
        (&b"Briefing(\n  schema: 1,\n  nam"[..], ":3:3: expected colon"),
        (b"Briefing(schema: 1, \xff)", ":1:21: this is not utf-8"),
        (b"", "expected"),
    ]
    .into_iter()
    .enumerate()
    {
        fs::write(&path, bytes).unwrap();
        let error = store.load("For the new delegate").unwrap_err();
        assert!(matches!(error, StoreError::Damaged { .. }), "{error}");
        assert!(error.to_string().to_lowercase().contains(what), "{error}");
        let aside = store.set_aside("For the new delegate").unwrap();
        assert!(aside.ends_with(format!("For the new delegate.ron.damaged-{}", number + 1)));
        assert_eq!(fs::read(aside).unwrap(), bytes);
    }
    assert!(store.names().unwrap().is_empty());
}

#[test]
fn a_newer_schema_is_left_alone() {
    let (_folder, store) = store();
    store.save(&briefing(), None).unwrap();
    let path = store.path("For the new delegate").unwrap();
    fs::write(&path, "Briefing(schema: 7, wonders: [(1, true)])").unwrap();
    let error = store.load("For the new delegate").unwrap_err();
    assert!(
        error
            .to_string()
            .contains("has the schema 7, and this plenary reads 1"),
        "{error}"
    );
}

#[test]
fn a_name_leads_nowhere_else() {
    for name in [
        "",
        "../x",
        "a/b",
        "a\\b",
        ".x",
        "x.",
        "-x",
        "a\nb",
        "a\u{202e}b",
        "nul",
        "COM1.old",
        "a:b",
    ] {
        assert!(check_name(name).is_err(), "{name:?}");
    }
    assert!(check_name(&"x".repeat(121)).is_err());
    for name in ["TEL security", "Réunion 3-4 (à Lima)", "日本 2026", "common"] {
        assert_eq!(check_name(name).as_deref(), Ok(name));
    }
}

#[test]
fn what_cannot_be_written_is_named_and_the_old_file_stays() {
    let (folder, store) = store();
    let first = store.save(&briefing(), None).unwrap();
    // A folder in the place of the file that is written first stands for a disk that refuses.
    fs::create_dir(store.folder.join(".For the new delegate.ron.new")).unwrap();
    let error = store.save(&with_note(), Some(&first)).unwrap_err().to_string();
    assert!(
        error.contains("cannot write") && error.contains("For the new delegate.ron.new"),
        "{error}"
    );
    assert_eq!(store.load("For the new delegate").unwrap(), (briefing(), first));
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    let error = Store::at(file.join("briefings"))
        .save(&briefing(), None)
        .unwrap_err();
    assert!(error.to_string().contains("cannot make the folder"), "{error}");
}

#[test]
fn a_missing_briefing_brings_the_closest_name() {
    let (_folder, store) = store();
    store.save(&briefing(), None).unwrap();
    let error = store.load("For the new delegates").unwrap_err().to_string();
    assert!(error.contains("did you mean `For the new delegate`?"), "{error}");
}

proptest! {
    #[test]
    fn every_briefing_survives_its_file(briefing in any_briefing()) {
        let text = text(&briefing).unwrap();
        prop_assert_eq!(parse(Path::new("x.ron"), text.as_bytes()).unwrap(), briefing);
    }
}
