//! Writing to a file from the explorer: what is offered, what is asked, and that it is what the commands print.

#![allow(clippy::panic, reason = "a helper fails its test by panicking")]

mod support;

use plenary::app::{App, Effect, Message, ThemeName, Unwritten};
use plenary::ui;
use support::{SMALL, atlas_of, draw, explorer, play, plenary, press};

fn small() -> App {
    explorer(atlas_of(SMALL), (80, 24), ThemeName::Mono)
}

/// What the explorer asks to have written after these keys: the file's name and the text.
fn written(app: &mut App, keys: &str) -> (String, String) {
    let effects = press(app, keys);
    match effects.last() {
        Some(Effect::Write {
            path,
            text,
            replace: false,
        }) => (path.clone(), text.clone()),
        _ => panic!("{keys}: {effects:?}"),
    }
}

#[test]
fn what_is_selected_narrowed_to_and_all_is_offered_in_its_forms() {
    insta::assert_snapshot!(play((80, 40), "2Gf2002<Enter>w"));
}

#[test]
fn the_file_is_named_and_the_form_can_be_typed() {
    insta::assert_snapshot!(play((80, 24), "2Gwcalend<Enter>"));
}

/// Keys, the file that they name, and the command that prints the same.
const WRITTEN: [(&str, &str, &str); 29] = [
    (
        "2ggwplan 2002 markdown<Enter><Enter>",
        "plan-2002.md",
        "show plan-2002 --format md",
    ),
    (
        "2ggwplan 2002 html<Enter><Enter>",
        "plan-2002.html",
        "show plan-2002 --format html",
    ),
    (
        "2ggwplan 2002 plain<Enter><Enter>",
        "plan-2002.txt",
        "show plan-2002",
    ),
    (
        "2ggwplan 2002 dot<Enter><Enter>",
        "plan-2002.dot",
        "lineage plan-2002 --format dot",
    ),
    (
        "2ggwplan 2002 bibtex<Enter><Enter>",
        "plan-2002.bib",
        "cite plan-2002 --style bibtex",
    ),
    ("wall csv<Enter><Enter>", "small.csv", "list --format csv"),
    ("wall ical<Enter><Enter>", "small.ics", "list --format ics"),
    ("wall markd<Enter><Enter>", "small.md", "list --format md"),
    (
        "f2002<Enter>wnarrow csv<Enter><Enter>",
        "small-narrowed.csv",
        "list 2002 --format csv",
    ),
    (
        "wstructure mermaid<Enter><Enter>",
        "small-structure.mmd",
        "tree --format mermaid",
    ),
    (
        "wstructure dot<Enter><Enter>",
        "small-structure.dot",
        "tree --format dot",
    ),
    (
        "wedition ris<Enter><Enter>",
        "small-edition.ris",
        "cite --style ris",
    ),
    (
        "xwview csv<Enter><Enter>",
        "coverage.csv",
        "coverage --format csv",
    ),
    (
        "xvwview json<Enter><Enter>",
        "coverage.json",
        "coverage --by bodies --format json",
    ),
    (
        "2Grwview mermaid<Enter><Enter>",
        "lineage-plan-2010.mmd",
        "lineage plan-2010 --format mermaid",
    ),
    (
        "2Grwview json<Enter><Enter>",
        "lineage-plan-2010.json",
        "lineage plan-2010 --format json",
    ),
    (
        "2Grwview plain<Enter><Enter>",
        "lineage-plan-2010.txt",
        "lineage plan-2010",
    ),
    (
        "2ggc2Gcwview markd<Enter><Enter>",
        "compare-plan-2002-plan-2010.md",
        "compare plan-2002 plan-2010 --format md",
    ),
    (
        "Qwview json<Enter><Enter>",
        "doubts.json",
        "doubts --format json --on 2026-01-31",
    ),
    (
        "Qwview plain<Enter><Enter>",
        "doubts.txt",
        "doubts --on 2026-01-31",
    ),
    (
        "t2005<Enter>2ggwplan 2002 markd<Enter><Enter>",
        "plan-2002.md",
        "show plan-2002 --as-of 2005 --format md",
    ),
    // At a date inside of the month of a text, which may have come by then.
    (
        "t2002-10-15<Enter>wnarrowed csv<Enter><Enter>",
        "small-narrowed.csv",
        "list --as-of 2002-10-15 --format csv",
    ),
    (
        "t2002-10-15<Enter>xwview csv<Enter><Enter>",
        "coverage.csv",
        "coverage --as-of 2002-10-15 --format csv",
    ),
    (
        "t2005<Enter>xwview json<Enter><Enter>",
        "coverage.json",
        "coverage --as-of 2005 --format json",
    ),
    (
        "t2005<Enter>xwview markd<Enter><Enter>",
        "coverage.md",
        "coverage --as-of 2005 --format md",
    ),
    (
        "t2005<Enter>xwview plain<Enter><Enter>",
        "coverage.txt",
        "coverage --as-of 2005",
    ),
    (
        "t2005<Enter>wnarrowed csv<Enter><Enter>",
        "small-narrowed.csv",
        "list --as-of 2005 --format csv",
    ),
    (
        "t2005<Enter>wnarrowed ical<Enter><Enter>",
        "small-narrowed.ics",
        "list --as-of 2005 --format ics",
    ),
    (
        "t2005<Enter>wnarrowed markd<Enter><Enter>",
        "small-narrowed.md",
        "list --as-of 2005 --format md",
    ),
];

#[test]
fn what_is_written_is_what_the_commands_print() {
    for (keys, name, args) in WRITTEN {
        let args: Vec<&str> = args.split(' ').chain(["--data", "-"]).collect();
        let (path, text) = written(&mut small(), keys);
        assert_eq!(path, name, "{keys}");
        assert_eq!(text, plenary(&args, SMALL).out, "{keys}: plenary {args:?}");
    }
}

#[test]
fn a_view_without_a_command_is_written_as_its_lines() {
    let (path, text) = written(&mut small(), "rwview plain<Enter><Enter>");
    assert_eq!(path, "relations-org.txt");
    assert!(
        text.starts_with("Relations: 1 in this dataset\n\n")
            && text.contains("has under it COM (since 1995)\n"),
        "{text}"
    );
    let (path, text) = written(&mut small(), "t1990<Enter>.Cwview json<Enter><Enter>");
    assert_eq!(path, "changes.json");
    assert!(text.contains("\"dataset\""), "{text}");
}

#[test]
fn a_file_that_is_there_is_replaced_only_on_yes() {
    let mut app = small();
    let asks = |app: &mut App, keys: &str, name: &str, over: bool| {
        let Some(Effect::Write { path, replace, .. }) = press(app, keys).pop() else {
            panic!("{keys}");
        };
        assert_eq!((path.as_str(), replace), (name, over));
    };
    asks(&mut app, "wall csv<Enter><Enter>", "small.csv", false);
    let taken = || Message::Written(Err(Unwritten::Taken));
    assert_eq!(app.update(taken()), Effect::None);
    insta::assert_snapshot!(ui::picture(&draw(&app)));
    // Enter alone, as from a key held too long, does nothing.
    assert_eq!(press(&mut app, "<Enter>"), []);
    asks(&mut app, "yes<Enter>", "small.csv", true);
    assert_eq!(app.update(taken()), Effect::None);
    asks(&mut app, "other.csv<Enter>", "other.csv", false);
    let failed = Message::Written(Err(Unwritten::Failed("no room".to_owned())));
    assert_eq!(app.update(failed), Effect::None);
    assert!(
        ui::picture(&draw(&app)).contains("no room"),
        "the name can be typed anew"
    );
    assert_eq!(
        app.update(Message::Written(Ok("wrote it".to_owned()))),
        Effect::None
    );
    assert_eq!((app.notice(), app.overlay().is_none()), ("wrote it", true));
}

#[test]
fn leaving_the_name_leads_back_to_the_list_and_then_to_where_the_reader_was() {
    let mut app = small();
    assert_eq!(press(&mut app, "xw<Enter><Esc><Esc>"), []);
    assert!(app.overlay().is_none() && app.view().is_some());
}

#[test]
fn a_briefing_is_written_as_a_handout_and_with_its_notes() {
    let mut app = small();
    press(&mut app, "2G<Space>biSmile first.<Esc><Esc>");
    let (path, text) = written(&mut app, "whandout markd<Enter><Enter>");
    assert_eq!(path, "Briefing.md");
    assert!(
        text.contains("Plan 2010") && !text.contains("Smile first."),
        "{text}"
    );
    assert_eq!(app.update(Message::Written(Ok(String::new()))), Effect::None);
    let (path, text) = written(&mut app, "wnotes html<Enter><Enter>");
    assert_eq!(path, "Briefing-notes.html");
    assert!(text.contains("Smile first."), "{text}");
}
