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

use std::sync::Arc;
use std::time::Duration;

use plenary::app::keymap::Keymap;
use plenary::app::{App, Settings, ThemeName};
use plenary::model::{embedded, load};
use portable_pty::PtySize;
use terminal::{SIZE, Terminal, parser};

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
    terminal.screen = parser();
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
    std::thread::sleep(Duration::from_millis(500));
    panic!("something broke");
}

#[test]
fn a_panic_gives_the_terminal_back_before_it_speaks() {
    let mut terminal = Terminal::run(
        std::env::current_exe().unwrap(),
        &[
            "--exact",
            "an_explorer_beside_which_something_panics",
            "--ignored",
            "--nocapture",
        ],
    );
    terminal.expect("OFFLINE");
    terminal.expect("something broke");
    let left = terminal.seen.find("\u{1b}[?1049l");
    assert!(left.is_some() && left < terminal.seen.find("something broke"));
    terminal.ends(101);
}
