//! The program in a real pseudo-terminal: it starts, answers, resizes, and gives the terminal back.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::match_wild_err_arm,
    reason = "a helper fails its test by panicking"
)]

#[path = "support/terminal.rs"]
mod terminal;

use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use plenary::app::keymap::Keymap;
use plenary::app::{App, Settings, ThemeName};
use plenary::model::{embedded, load};
use portable_pty::{CommandBuilder, PtySize};
use terminal::{SIZE, Terminal};

#[test]
fn it_starts_searches_and_quits() {
    let mut terminal = Terminal::start(&[]);
    terminal.expect("Structure");
    terminal.press("/");
    terminal.expect("Search everything");
    terminal.press("lima decl\r");
    terminal.expect("> Lima Declaration");
    terminal.press("q");
    terminal.ends(0);
}

#[test]
fn it_writes_a_file_once_and_asks_before_it_replaces_one() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("out.csv");
    let mut terminal = Terminal::start_in(home.path(), &[]);
    terminal.expect("OFFLINE");
    let name = format!("wall csv\r\u{15}{}\r", file.display());
    terminal.press(&name);
    terminal.expect("wrote ");
    let csv = std::fs::read_to_string(&file).unwrap();
    assert!(csv.starts_with("id,record,kind,"), "{csv}");
    std::fs::write(&file, "mine").unwrap();
    terminal.press(&name);
    terminal.expect("is there already");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "mine");
    terminal.screen = terminal::parser();
    terminal.press("yes\r");
    terminal.expect("wrote ");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), csv);
    terminal.press("q");
    terminal.ends(0);
}

#[test]
fn it_draws_anew_after_a_resize() {
    let mut terminal = Terminal::start(&[]);
    terminal.expect("Timeline");
    terminal
        .master
        .resize(PtySize {
            rows: 10,
            cols: 40,
            pixel_width: 0,
            pixel_height: 0,
        })
        .unwrap();
    terminal.expect("window too small");
    terminal.screen = terminal::parser();
    terminal.master.resize(SIZE).unwrap();
    terminal.expect("2 Timeline");
    terminal.press("q");
    terminal.ends(0);
}

#[test]
fn a_signal_ends_it_with_the_terminal_given_back() {
    for (name, status) in [("-TERM", 143), ("-HUP", 129), ("-INT", 130)] {
        let mut terminal = Terminal::start(&[]);
        terminal.expect("OFFLINE");
        terminal.signal(name);
        terminal.ends(status);
    }
}

#[test]
fn the_mouse_is_given_back_too() {
    let mut terminal = Terminal::start(&[]);
    terminal.expect("OFFLINE");
    terminal.press("M");
    terminal.expect("\u{1b}[?1000h");
    terminal.press("q");
    terminal.ends(0);
}

#[test]
fn a_briefing_is_made_presented_and_followed_from_a_console() {
    let home = tempfile::tempdir().unwrap();
    let mut explorer = Terminal::start_in(home.path(), &[]);
    explorer.expect("OFFLINE");
    explorer.press("/tel\r ");
    explorer.expect("put into Briefing, 1 card");
    explorer.press("/lima decl\r ");
    explorer.expect("put into Briefing, 2 cards");
    explorer.press("biSmile first.\u{7}");
    explorer.expect("saved");
    explorer.press("qq");
    explorer.ends(0);

    let mut console = Terminal::start_in(home.path(), &["brief", "console", "Briefing"]);
    console.expect("is not presented yet");
    let mut room = Terminal::start_in(home.path(), &["brief", "present", "Briefing"]);
    room.expect("1 / 2");
    console.expect("next   Lima Declaration");
    room.press("\x1b[6~");
    room.expect("2 / 2");
    console.expect("Smile first.");
    assert!(!room.seen.contains("Smile"));
    room.press("pWho pays?\r");
    console.expect("Who pays?");
    room.press("q");
    room.ends(0);
    console.expect("ENDED");
    console.press("q");
    console.ends(0);
    let file = home.path().join("data/plenary/briefings/Briefing.ron");
    let text = std::fs::read_to_string(file).unwrap();
    assert!(
        text.contains("Who pays?") && text.contains("Smile first."),
        "{text}"
    );
}

#[test]
fn a_briefing_that_was_changed_elsewhere_is_not_overwritten() {
    let home = tempfile::tempdir().unwrap();
    let mut first = Terminal::start_in(home.path(), &["tel"]);
    first.expect("OFFLINE");
    first.press(" ");
    first.expect("put into Briefing, 1 card");
    first.press("bbbb");
    let mut second = Terminal::start_in(home.path(), &["tel"]);
    second.expect("OFFLINE");
    second.press(" ");
    second.expect("taken out of Briefing");
    second.press("q");
    second.ends(0);
    first.press("b+");
    first.expect("NOT SAVED");
    first.press("R");
    first.expect("No cards yet");
    first.press("qq");
    first.ends(0);
}

/// Only ever run by the test below, in a terminal of its own.
#[test]
#[ignore = "panics on purpose"]
fn an_explorer_beside_which_something_panics() {
    let atlas = load(embedded::files()).unwrap().atlas;
    let settings = Settings {
        theme: ThemeName::Terminal,
        size: (SIZE.cols, SIZE.rows),
        ascii: false,
    };
    let mut app = App::new(Arc::new(atlas), Keymap::defaults().unwrap(), settings, None).unwrap();
    std::thread::spawn(move || plenary::tui::run(&mut app));
    // Until the one who looks at the screen has seen it.
    let seen = std::env::var_os("SEEN").unwrap();
    while !Path::new(&seen).exists() {
        std::thread::sleep(Duration::from_millis(20));
    }
    panic!("something broke");
}

#[test]
fn a_panic_gives_the_terminal_back_before_it_speaks() {
    let folder = tempfile::tempdir().unwrap();
    let seen = folder.path().join("seen");
    let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
    command.args([
        "--exact",
        "an_explorer_beside_which_something_panics",
        "--ignored",
        "--nocapture",
    ]);
    command.env("SEEN", &seen);
    let mut terminal = Terminal::open(terminal::plain(command));
    terminal.expect("OFFLINE");
    std::fs::write(&seen, "").unwrap();
    terminal.expect("something broke");
    let left = terminal.seen.find("\u{1b}[?1049l");
    assert!(left.is_some() && left < terminal.seen.find("something broke"));
    terminal.ends(101);
}

/// `crossterm` takes 1,024 bytes at a time and is told only of new ones: what is left must not make the explorer deaf.
#[test]
fn pastes_larger_than_the_terminal_holds_are_read_to_their_end() {
    let mut terminal = Terminal::start(&["--fresh"]);
    terminal.expect("OFFLINE");
    let mut writer = std::mem::replace(&mut terminal.writer, Box::new(std::io::sink()));
    let (done, written) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        for _ in 0..4 {
            let paste = format!("\u{1b}[200~{}\u{1b}[201~jk", "lima ".repeat(2_000));
            writer.write_all(paste.as_bytes()).unwrap();
            writer.write_all("jk".repeat(50).as_bytes()).unwrap();
        }
        let _result = done.send(writer);
    });
    let patience = Duration::from_secs(60);
    terminal.writer = written.recv_timeout(patience).expect("it reads what is written");
    terminal.press("q");
    terminal.ends(0);
}
