//! Terminals of all kinds: what they say of themselves, what they send for keys, and those that run inside of tmux or screen.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::print_stderr,
    reason = "a helper fails its test by panicking"
)]

#[path = "support/terminal.rs"]
mod terminal;

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use terminal::{Terminal, at_home, modes};

fn start(home: &Path, args: &[&str], variables: &[(&str, &str)]) -> Terminal {
    let mut command = at_home(home, args);
    for (name, value) in variables {
        command.env(name, value);
    }
    Terminal::open(command)
}

#[test]
fn every_terminal_gets_the_colours_it_knows_and_no_others() {
    let home = tempfile::tempdir().unwrap();
    let (full, indexed) = ("38;2;", "38;5;");
    for (term, colorterm, theme, has, has_not) in [
        ("xterm-256color", "truecolor", "dark", &[full][..], &[][..]),
        ("xterm-256color", "", "dark", &[indexed], &[full]),
        ("tmux-256color", "", "contrast", &[indexed], &[full]),
        ("xterm", "", "dark", &["38;5;14"], &[full]),
        ("linux", "", "light", &["48;5;7"], &[full]),
        ("screen", "", "colour-safe", &["38;5;14"], &[full]),
        ("vt100", "", "terminal", &[], &[full]),
        ("xterm-256color", "truecolor", "terminal", &[], &[full]),
        ("xterm-256color", "truecolor", "mono", &[], &[full, indexed]),
    ] {
        let variables = [("TERM", term), ("COLORTERM", colorterm)];
        let mut terminal = start(home.path(), &["tel", "--theme", theme], &variables);
        terminal.expect("OFFLINE");
        terminal.press("/lima\r");
        terminal.expect("> Lima Declaration");
        terminal.press("q");
        terminal.ends(0);
        for part in has {
            assert!(terminal.seen.contains(part), "{theme} on {term} lacks {part}");
        }
        for part in has_not {
            assert!(!terminal.seen.contains(part), "{theme} on {term} got {part}");
        }
    }
}

#[test]
fn without_colours_wanted_none_are_sent() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = start(home.path(), &["tel"], &[("NO_COLOR", "1")]);
    terminal.expect("OFFLINE");
    terminal.press("q");
    terminal.ends(0);
    assert!(!terminal.seen.contains("38;5;") && !terminal.seen.contains("38;2;"));
}

#[test]
fn a_terminal_that_can_place_nothing_is_talked_with() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = start(home.path(), &[], &[("TERM", "dumb")]);
    terminal.expect("Type words to search");
    terminal.press("lima declaration\n");
    terminal.expect("1. ");
    terminal.press("q\n");
    while let Ok(bytes) = terminal.bytes.recv_timeout(Duration::from_secs(60)) {
        terminal.seen.push_str(&String::from_utf8_lossy(&bytes));
    }
    assert!(modes(&terminal.seen).is_empty() && !terminal.seen.contains('\u{1b}'));
    assert_eq!(terminal.child.wait().unwrap().exit_code(), 0);
}

#[test]
fn the_background_is_asked_for_once_and_never_where_another_would_answer() {
    let home = tempfile::tempdir().unwrap();
    let question = "\u{1b}]11;?";
    for (variables, asked) in [
        (&[][..], 1),
        (&[("TMUX", "/tmp/tmux-0/default,1,0")], 0),
        (&[("STY", "1.pts-0.here")], 0),
        (&[("TERM", "screen-256color")], 0),
        (&[("TERM", "tmux-256color")], 0),
        (&[("TERM", "linux")], 0),
        (&[("SSH_CONNECTION", "10.0.0.1 1 10.0.0.2 22")], 0),
        (&[("NO_COLOR", "1")], 0),
    ] {
        // Nobody answers, and it starts all the same.
        let mut terminal = start(home.path(), &["--theme", "auto"], variables);
        terminal.expect("OFFLINE");
        terminal.press("q");
        terminal.ends(0);
        assert_eq!(terminal.seen.matches(question).count(), asked, "{variables:?}");
    }
    let mut terminal = start(home.path(), &["--theme", "dark"], &[]);
    terminal.expect("OFFLINE");
    terminal.press("q");
    terminal.ends(0);
    assert!(
        !terminal.seen.contains(question),
        "a theme that was named needs no question"
    );
}

#[test]
fn an_answer_that_comes_late_is_not_typed() {
    let mut terminal = Terminal::start(&[]);
    terminal.expect("OFFLINE");
    terminal.press("/");
    terminal.expect("Search everything");
    terminal.press("\u{1b}]11;rgb:1616/1818/1d1d\u{1b}\\");
    terminal.press("lima");
    terminal.expect("> lima");
    assert!(!terminal.screen.screen().contents().contains("rgb"));
    terminal.press("\u{3}");
    terminal.press("q");
    terminal.ends(0);
}

/// What a shell prints, or nothing if the program is not there.
fn sh(script: &str) -> String {
    let output = Command::new("sh").args(["-c", script]).output().unwrap();
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Looks until it is seen.
fn until(look: impl Fn() -> String, text: &str) -> String {
    let deadline = Instant::now() + Duration::from_secs(60);
    loop {
        let seen = look();
        if seen.contains(text) {
            return seen;
        }
        assert!(Instant::now() < deadline, "never saw {text:?} in\n{seen}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn inside_of_screen() {
    if sh("command -v screen").is_empty() {
        eprintln!("skipped: screen is not installed");
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let (program, home) = (env!("CARGO_BIN_EXE_plenary"), home.path().display());
    // Its sockets are for their owner alone, or it refuses to start.
    sh(&format!("mkdir -m 700 {home}/sockets"));
    let screen = format!(
        "HOME={home} XDG_STATE_HOME={home}/s XDG_DATA_HOME={home}/d XDG_CONFIG_HOME={home}/c SCREENDIR={home}/sockets TERM=xterm screen -c /dev/null"
    );
    sh(&format!("{screen} -U -dmS looked-at {program} tel"));
    let look = || {
        sh(&format!("{screen} -S looked-at -p 0 -X hardcopy {home}/copy"));
        let bytes = std::fs::read(format!("{home}/copy")).unwrap_or_default();
        String::from_utf8_lossy(&bytes).into_owned()
    };
    until(look, "APEC and cyber security");
    sh(&format!("{screen} -S looked-at -p 0 -X stuff '/lima'"));
    until(look, "Lima Declaration");
    sh(&format!("{screen} -S looked-at -p 0 -X stuff '\x03'"));
    sh(&format!("{screen} -S looked-at -p 0 -X stuff 'q'"));
    until(|| sh(&format!("{screen} -ls")), "No Sockets found");
}
