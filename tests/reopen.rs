//! The explorer reopens where it was left.
#![cfg(unix)]
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a helper fails its test by panicking"
)]

mod support;

#[path = "support/terminal.rs"]
mod terminal;

use std::fs;

use plenary::app::whereabouts::Whereabouts;
use plenary::app::{App, Effect, Message, ThemeName};
use plenary::search::Engine;
use plenary::ui;
use support::{SMALL, atlas_of, draw, embedded_atlas, explorer, press};
use terminal::Terminal;

/// Another run on the same dataset, brought back to where `left` was.
fn reopened(left: &Whereabouts, mut app: App) -> App {
    app.bring_back(left);
    if let Effect::Search(request) = app.resume() {
        let found = Engine::new(app.shared_atlas()).answer(&request, &|| false, &mut |_| ());
        let effect = app.update(Message::Found(found.unwrap()));
        assert_eq!(effect, Effect::None);
    }
    app
}

/// What shows once the notice of the last key is gone.
fn picture(app: &mut App) -> String {
    press(app, "<C-l>");
    ui::picture(&draw(app))
}

#[test]
fn whatever_was_left_shows_the_same_picture_again() {
    let left_by = [
        "",
        "jj",
        "jjl2jj",
        "2G",
        "3jjJ",
        "/tel<Enter>",
        "-",
        "=",
        "t2005<Enter>",
        "t2005<Enter>X",
        "fkind:declaration<Enter>",
        "fkind:declaration<Enter>t2010<Enter>2jj",
        "v",
        "vv}",
        "{z",
        "Gl",
        "2z",
        "/tel<Enter>/lima<Enter>",
        "1Gkh",
    ];
    let sizes = [(120, 36), (80, 24), (60, 20)];
    for (size, keys) in sizes.iter().flat_map(|size| left_by.map(|keys| (*size, keys))) {
        let mut app = explorer(embedded_atlas(), size, ThemeName::Mono);
        press(&mut app, keys);
        let left = app.whereabouts();
        let written = ron::ser::to_string(&left).unwrap();
        assert_eq!(ron::from_str::<Whereabouts>(&written).unwrap(), left, "{keys}");
        let mut again = reopened(&left, explorer(embedded_atlas(), size, ThemeName::Mono));
        assert_eq!(again.whereabouts(), left, "{keys}");
        assert_eq!(picture(&mut again), picture(&mut app), "{keys}");
        // The way back is still known, down to the record.
        press(&mut again, "H");
        press(&mut app, "H");
        assert_eq!(again.whereabouts().record, app.whereabouts().record, "{keys}");
    }
}

#[test]
fn a_record_that_is_gone_is_told_and_the_rest_is_brought_back() {
    let mut app = explorer(atlas_of(SMALL), (80, 24), ThemeName::Mono);
    press(&mut app, "v");
    let left = Whereabouts {
        record: "no-such-record".to_owned(),
        ..app.whereabouts()
    };
    let app = reopened(&left, explorer(atlas_of(SMALL), (80, 24), ThemeName::Mono));
    assert_eq!(
        app.notice(),
        "\u{201c}no-such-record\u{201d} is no longer in the dataset"
    );
    assert_eq!(app.timeline().layout().lanes.word(), "body");
}

#[test]
fn the_next_run_begins_where_the_last_one_ended() {
    let home = tempfile::tempdir().unwrap();
    let leave = |mut terminal: Terminal| {
        terminal.forget();
        terminal.press("q");
        terminal.ends(0);
    };
    let mut terminal = Terminal::start_in(home.path(), &[]);
    terminal.expect("1 Structure");
    terminal.press("/lima\r");
    terminal.expect("> Lima Declaration");
    terminal.press("t2006\r");
    terminal.expect("AS OF");
    leave(terminal);

    let mut terminal = Terminal::start_in(home.path(), &[]);
    terminal.expect("AS OF 31 December 2006");
    terminal.expect("> Lima Declaration");
    terminal.expect("as it was left");
    leave(terminal);

    let mut terminal = Terminal::start_in(home.path(), &["--fresh"]);
    terminal.expect("1 Structure");
    assert!(!terminal.screen.screen().contents().contains("AS OF"));
    leave(terminal);

    // A file that is damaged costs nothing but what it held.
    let file = home.path().join("state/plenary/whereabouts.ron");
    fs::write(&file, "[(dataset: \"apec\", record: 5)]").unwrap();
    let mut terminal = Terminal::start_in(home.path(), &[]);
    terminal.expect("whereabouts.ron is set aside as");
    leave(terminal);
    assert!(file.with_extension("ron.damaged-1").exists());
    assert!(fs::read_to_string(&file).unwrap().contains("dataset: \"apec\""));
}

#[test]
fn kept_searches_that_are_damaged_are_set_aside_and_not_written_over() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("state/plenary/searches.ron");
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    let damage = ["(recent: [\"tel\"]))", "(kept: \u{fffd}"];
    for (number, text) in damage.iter().enumerate() {
        fs::write(&file, text).unwrap();
        let mut terminal = Terminal::start_in(home.path(), &["--fresh"]);
        terminal.expect("searches.ron is set aside as");
        terminal.press("/lima\r");
        terminal.expect("> Lima Declaration");
        terminal.press("q");
        terminal.ends(0);
        let aside = file.with_extension(format!("ron.damaged-{}", number + 1));
        assert_eq!(fs::read_to_string(aside).unwrap(), *text);
        assert!(fs::read_to_string(&file).unwrap().contains("\"lima\""));
    }
}

#[test]
fn a_screen_and_a_command_never_depend_on_where_the_explorer_was_left() {
    let home = tempfile::tempdir().unwrap();
    let state = home.path().join("plenary");
    let run = || {
        std::process::Command::new(env!("CARGO_BIN_EXE_plenary"))
            .args(["screen", "--size", "80x24"])
            .env("XDG_STATE_HOME", home.path())
            .env_remove("PLENARY_DATA")
            .output()
            .unwrap()
            .stdout
    };
    let before = run();
    fs::create_dir_all(&state).unwrap();
    fs::write(
        state.join("whereabouts.ron"),
        "[(dataset: \"apec\", record: \"tel\", as_of: Some(\"1998\"), pane: detail)]",
    )
    .unwrap();
    assert_eq!(run(), before);
    let refused = support::plenary(&["--fresh", "tree"], "");
    assert_eq!(refused.status, Some(2));
    assert_eq!(
        refused.err,
        "plenary: `--fresh` is for the explorer; commands never depend on where it was left\n"
    );
}
