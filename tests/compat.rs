//! Terminals of all kinds: what they say of themselves, what they send for keys, and those that run inside of tmux or screen.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a helper fails its test by panicking")]

#[path = "support/terminal.rs"]
mod terminal;

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use terminal::{Terminal, at_home, is_installed, modes};

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

/// The variables of a user with a home of their own, as a shell takes them before a command.
fn homely(home: &Path) -> String {
    let home = home.display();
    format!(
        "env -u TMUX -u STY HOME={home} XDG_STATE_HOME={home}/s XDG_DATA_HOME={home}/d XDG_CONFIG_HOME={home}/c"
    )
}

#[test]
fn inside_of_screen() {
    if !is_installed("screen") {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let variables = homely(home.path());
    let (program, home) = (env!("CARGO_BIN_EXE_plenary"), home.path().display());
    // Its sockets are for their owner alone, or it refuses to start.
    sh(&format!("mkdir -m 700 {home}/sockets"));
    let screen = format!("{variables} SCREENDIR={home}/sockets TERM=xterm screen -c /dev/null");
    sh(&format!("{screen} -U -dmS looked-at {program} tel"));
    let look = || {
        sh(&format!("{screen} -S looked-at -p 0 -X hardcopy {home}/copy"));
        let bytes = std::fs::read(format!("{home}/copy")).unwrap_or_default();
        String::from_utf8_lossy(&bytes).into_owned()
    };
    let type_in = |keys: &str| sh(&format!("{screen} -S looked-at -p 0 -X stuff '{keys}'"));
    until(look, "APEC and cyber security");
    type_in("/lima");
    until(look, "Lima Declaration");
    type_in("\x03");
    until(look, "1 Structure");
    // A function key as screen sends it, and an Alt as an Esc before a letter.
    type_in("\x1bOP");
    until(look, "Show the keys that work here");
    type_in("\x03");
    until(look, "1 Structure");
    type_in("\x1bk");
    until(look, "Show the keys that work here");
    type_in("\x03");
    type_in("q");
    until(|| sh(&format!("{screen} -ls")), "No Sockets found");
}

/// A tmux of its own in a small window, in which a shell runs the program.
struct Tmux {
    command: String,
}

impl Tmux {
    fn start(home: &Path) -> Self {
        let command = format!("{} tmux -f /dev/null -S {}/socket", homely(home), home.display());
        let tmux = Self { command };
        tmux.run("new-session -d -x 100 -y 30 'PS1=\"shell\"\"> \" sh'");
        // What a program copies is kept only where the user wants that.
        tmux.run("set -g set-clipboard on; set -g mouse on");
        tmux
    }

    fn run(&self, words: &str) -> String {
        let words = words.replace(';', " \\;");
        sh(&format!("{} {words}", self.command))
    }

    fn type_in(&self, keys: &str) {
        self.run(&format!("send-keys {keys}"));
    }

    fn sees(&self, text: &str) -> String {
        until(|| self.run("capture-pane -p"), text)
    }
}

impl Drop for Tmux {
    fn drop(&mut self) {
        self.run("kill-server");
    }
}

#[test]
fn inside_of_tmux() {
    if !is_installed("tmux") {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let tmux = Tmux::start(home.path());
    tmux.sees("shell>");
    tmux.type_in(&format!("'{} tel' Enter", env!("CARGO_BIN_EXE_plenary")));
    tmux.sees("APEC and cyber security");
    tmux.type_in("/");
    tmux.type_in("-l 'lima'");
    tmux.sees("Lima Declaration");
    // An Esc, and later a letter: tmux waits a while before it sends the first on.
    tmux.type_in("Escape");
    tmux.sees("1 Structure");
    tmux.type_in("F1");
    tmux.sees("Show the keys that work here");
    tmux.type_in("Escape");
    tmux.sees("1 Structure");
    tmux.type_in("M-c");
    tmux.sees("Commands: type a word");
    tmux.type_in("C-c");
    tmux.sees("1 Structure");
    tmux.type_in("y");
    tmux.type_in("i");
    until(|| tmux.run("show-buffer"), "tel");
    tmux.run("split-window -v -l 8 cat; select-pane -t 0");
    tmux.sees("APEC and cyber security");
    tmux.run("kill-pane -t 1; resize-window -x 60 -y 20");
    tmux.sees("1 Structure");
    tmux.run("resize-window -x 40 -y 10");
    tmux.sees("window too small");
    tmux.run("resize-window -x 120 -y 36");
    tmux.sees("3 Detail");
    tmux.type_in("q");
    let left = tmux.sees("shell>");
    assert!(
        !left.contains("Structure"),
        "the shell's screen is not as it was:\n{left}"
    );
    let modes = "#{alternate_on}#{mouse_any_flag}#{cursor_flag}#{bracketed_paste_flag}";
    assert_eq!(
        tmux.run(&format!("display-message -p '{modes}'"))
            .trim_end_matches(['\n', '0']),
        "001"
    );
}
