//! Editing a dataset beside the explorer: what is saved shows, what is broken is told, and the reader stays where they were.
#![cfg(unix)]
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a helper fails its test by panicking"
)]

mod support;

#[path = "support/terminal.rs"]
mod terminal;

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::Arc;

use plenary::app::whereabouts::Whereabouts;
use plenary::app::{App, Effect, Fresh, Message, Spot, ThemeName, Trouble};
use plenary::model::{Atlas, Id, fault::SourceText, load};
use plenary::ui;
use support::{SMALL, atlas_of, draw, explorer, press};
use terminal::Terminal;

/// The small dataset with one text in place of another.
fn edited(from: &str, to: &str) -> String {
    assert!(SMALL.contains(from), "{from}");
    SMALL.replace(from, to)
}

fn read(text: String) -> Result<Atlas, Trouble> {
    let file = SourceText {
        name: "my.ron".to_owned(),
        text: text.into(),
    };
    load(vec![file]).map(|loaded| loaded.atlas).map_err(|report| {
        let (fault, place, text) = report.headline().unwrap();
        let spot = Some(Spot {
            file: fault.file,
            line: place.line,
            column: place.column,
        });
        Trouble { text, spot }
    })
}

/// Tells the explorer of a file that was saved; what it asks for then is there for those who want it.
fn save(app: &mut App, text: String) -> Option<Effect> {
    let effect = app.update(Message::Reloaded(read(text).map(|atlas| Fresh(Arc::new(atlas)))));
    (effect != Effect::None).then_some(effect)
}

fn picture(app: &App) -> String {
    ui::picture(&draw(app))
}

/// A dataset whose lists begin with other records, so that every place in them moves.
fn grown() -> String {
    edited(
        "bodies: [",
        "bodies: [\n        Body(id: \"aaa\", name: \"Another Body\", short: \"AAA\", confidence: {}, kind: committee, life: \"2001/..\", parents: [(body: \"com\", span: \"2001/..\")], summary: \"New.\", sources: [\"page\"]),",
    )
}

#[test]
fn what_was_saved_shows_and_the_reader_stays_on_their_record() {
    let mut app = explorer(atlas_of(SMALL), (80, 24), ThemeName::Mono);
    press(&mut app, "/second<Enter>");
    let before = app.whereabouts();
    assert_eq!(save(&mut app, grown()), None, "{:?}", app.trouble());
    assert_eq!(app.notice(), "the dataset was read again");
    // The record has one more row above it in the structure.
    assert_eq!(
        Whereabouts {
            above: before.above,
            ..app.whereabouts()
        },
        before
    );
    assert_eq!(app.atlas().short(app.selected()), "Plan 2010");
    assert!(app.atlas().find("aaa").is_some());
}

#[test]
fn a_fault_is_told_in_the_status_line_and_the_last_good_data_stays() {
    let mut app = explorer(atlas_of(SMALL), (80, 24), ThemeName::Mono);
    press(&mut app, "/second<Enter>");
    assert_eq!(
        save(&mut app, edited("date: \"2010-05-03\"", "date: \"2010-15-03\"")),
        None
    );
    insta::assert_snapshot!(picture(&app));
    let text = app.trouble().unwrap().text.clone();
    assert!(text.starts_with("my.ron:"), "{text}");
    // It stays after a key, and goes with the fault.
    press(&mut app, "jk");
    assert!(picture(&app).contains("[!] still the data of before: my.ron:18:113:"));
    save(&mut app, SMALL.to_owned());
    assert_eq!(app.trouble(), None);
    assert!(!picture(&app).contains("my.ron:"));
}

#[test]
fn nothing_is_read_again_under_a_presentation_an_input_line_or_a_view() {
    for (open, close) in [
        ("/se", "<Esc>"),
        ("x", "<Esc>"),
        ("<Space><F5>", "<Esc>"),
        ("b", "<Esc>"),
    ] {
        let mut app = explorer(atlas_of(SMALL), (80, 24), ThemeName::Mono);
        press(&mut app, "/second<Enter>");
        press(&mut app, open);
        let covered = picture(&app);
        save(&mut app, grown());
        assert_eq!(app.atlas().find("aaa"), None, "{open}");
        if open.contains("F5") {
            assert_eq!(picture(&app), covered, "a room sees nothing of it");
        }
        press(&mut app, close);
        assert!(app.atlas().find("aaa").is_some(), "{open}");
        assert_eq!(app.atlas().short(app.selected()), "Plan 2010", "{open}");
    }
}

#[test]
fn a_filter_is_asked_for_again_and_lets_new_records_through() {
    let mut app = explorer(atlas_of(SMALL), (120, 36), ThemeName::Mono);
    press(&mut app, "fkind:plan<Enter>");
    let shown = app.timeline().len();
    let Some(Effect::Search(request)) = save(&mut app, grown()) else {
        panic!("a filter is asked for again");
    };
    assert_eq!(request.text, "kind:plan");
    let mut engine = plenary::search::Engine::new(app.shared_atlas());
    let found = engine.answer(&request, &|| false, &mut |_| ()).unwrap();
    assert_eq!(app.update(Message::Found(found)), Effect::None);
    assert_eq!(app.timeline().len(), shown);
    assert_eq!(app.filter().unwrap().text(), "kind:plan");
}

/// The line on which a record begins.
fn line_of(text: &str, id: &str) -> usize {
    let id = format!("id: \"{id}\"");
    text.lines().position(|line| line.contains(&id)).unwrap() + 1
}

#[test]
fn the_editor_is_asked_for_at_the_record_or_at_the_fault() {
    let atlas = atlas_of(SMALL);
    let spots: Vec<(Id, usize)> = (atlas.entries().map(|(id, _)| id))
        .chain(atlas.bodies().map(|(id, _)| id))
        .chain(atlas.members().map(|(id, _)| id))
        .map(|id| (id, line_of(SMALL, atlas.name(id))))
        .collect();
    for (id, line) in spots {
        assert_eq!(
            atlas.origin(id).unwrap().line as usize,
            line,
            "{}",
            atlas.name(id)
        );
    }
    let mut app = explorer(atlas, (80, 24), ThemeName::Mono);
    press(&mut app, "/second<Enter>");
    let line = line_of(SMALL, app.atlas().name(app.selected()));
    let spot = Spot {
        file: 0,
        line,
        column: 1,
    };
    assert_eq!(press(&mut app, "e"), [Effect::Edit(spot)]);
    save(&mut app, edited("version: \"", "versoin: \""));
    let spot = app.trouble().unwrap().spot.unwrap();
    assert_eq!(press(&mut app, "e"), [Effect::Edit(spot)]);
}

/// A program in the place of an editor.
fn script(path: &Path, text: &str) {
    fs::write(path, text).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn a_dataset_is_edited_beside_the_explorer_and_from_within() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("my data.ron");
    fs::write(&file, SMALL).unwrap();
    let editor = home.path().join("my editor");
    let told = home.path().join("told");
    script(
        &editor,
        &format!(
            "#!/bin/sh\nprintf '%s\\n' \"$@\" > '{}'\nsed -i 's/Mended by hand/Edited from within/' \"$3\"\n",
            told.display()
        ),
    );
    let mut terminal = Terminal::start_editing(
        home.path(),
        &["--data", file.to_str().unwrap(), "--fresh"],
        &format!("'{}' -n", editor.display()),
    );
    terminal.expect("1 Structure");
    terminal.press("/second\r");
    terminal.expect("> Plan 2010");

    // An editor that writes a new file and puts it in the place of the old one.
    let replace = |text: String| {
        let new = home.path().join("new.ron");
        fs::write(&new, text).unwrap();
        fs::rename(&new, &file).unwrap();
    };
    replace(edited("version: \"", "version: \"9-"));
    terminal.expect("9-");
    replace(edited("version: \"", "versoin: \""));
    terminal.expect("the field `version` is missing (and 1 more fault)");
    fs::write(&file, edited("Plan 2010", "Mended by hand")).unwrap();
    terminal.expect("Mended by hand");

    terminal.forget();
    terminal.press("e");
    terminal.expect("Edited from within");
    let line = line_of(SMALL, "plan-2010");
    assert_eq!(
        fs::read_to_string(&told).unwrap(),
        format!("-n\n+{line}\n{}\n", file.display())
    );
    terminal.forget();
    terminal.press("q");
    terminal.ends(0);
}
