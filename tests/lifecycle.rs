//! However the program ends, stops or loses its terminal: the terminal is given back byte for byte, and nothing hangs.
#![cfg(target_os = "linux")]
#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a helper fails its test by panicking"
)]

#[path = "support/terminal.rs"]
mod terminal;

use std::io::Read;
use std::process::Command;
use std::time::{Duration, Instant};

use portable_pty::{PtySize, native_pty_system};
use terminal::{SIZE, Terminal, at_home, modes};

/// Another name for the terminal's far side, by which its settings can be changed as a shell does.
fn stty(terminal: &Terminal, settings: &str) {
    let name = terminal.master.tty_name().unwrap();
    let status = Command::new("stty").arg("-F").arg(name).arg(settings).status();
    assert!(status.unwrap().success());
}

#[test]
fn every_way_of_ending_gives_the_terminal_back() {
    for (keys, signal, status) in [
        ("q", "", 0),
        ("\u{3}", "", 0),
        (":leave plen\r", "", 0),
        ("/tel\u{3}q", "", 0),
        ("Mq", "", 0),
        (" \u{1b}[15~qq", "", 0),
        ("", "-TERM", 143),
        ("", "-INT", 130),
        ("", "-HUP", 129),
        ("", "-QUIT", 131),
        ("M/tel", "-TERM", 143),
        (" \u{1b}[15~", "-TERM", 143),
    ] {
        let home = tempfile::tempdir().unwrap();
        let mut terminal = Terminal::start_in(home.path(), &["tel"]);
        terminal.expect("OFFLINE");
        terminal.press(keys);
        if !signal.is_empty() {
            terminal.signal(signal);
        }
        terminal.ends(status);
    }
}

#[test]
fn a_presentation_and_a_console_give_the_terminal_back_too() {
    let home = tempfile::tempdir().unwrap();
    let mut made = Terminal::start_in(home.path(), &["tel"]);
    made.expect("OFFLINE");
    made.press(" q");
    made.ends(0);
    for (command, keys, signal, status) in [
        ("present", "q", "", 0),
        ("present", "", "-TERM", 143),
        ("console", "q", "", 0),
        ("console", "", "-HUP", 129),
    ] {
        let mut terminal = Terminal::start_in(home.path(), &["brief", command, "Briefing"]);
        terminal.expect("\u{1b}[?2026l");
        terminal.press(keys);
        if !signal.is_empty() {
            terminal.signal(signal);
        }
        terminal.ends(status);
    }
}

#[test]
fn an_end_while_a_file_is_read_gives_the_terminal_back() {
    let home = tempfile::tempdir().unwrap();
    let slow = home.path().join("slow.ron");
    assert!(Command::new("mkfifo").arg(&slow).status().unwrap().success());
    for (keys, signal, status) in [("q", "", 0), ("\u{3}", "", 0), ("", "-TERM", 143)] {
        let mut terminal = Terminal::start_in(home.path(), &["--data", slow.to_str().unwrap()]);
        terminal.expect("slow.ron");
        terminal.press(keys);
        if !signal.is_empty() {
            terminal.signal(signal);
        }
        terminal.ends(status);
    }
    let broken = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/hostile/files/deep-lists.ron");
    let mut terminal = Terminal::start_in(home.path(), &["--data", broken]);
    terminal.ends(2);
    assert!(terminal.seen.contains("was not loaded"), "{}", terminal.seen);
}

#[test]
fn what_needs_no_terminal_leaves_it_alone() {
    for (args, status) in [(&["tree"][..], 0), (&["no-such-record"], 2), (&["--nonsense"], 2)] {
        let mut terminal = Terminal::start(args);
        while let Ok(bytes) = terminal.bytes.recv_timeout(Duration::from_secs(60)) {
            terminal.seen.push_str(&String::from_utf8_lossy(&bytes));
        }
        assert_eq!(terminal.child.wait().unwrap().exit_code(), status);
        assert!(modes(&terminal.seen).is_empty(), "{args:?}: {:?}", terminal.seen);
    }
}

#[test]
fn stopped_by_its_key_or_by_a_signal_it_leaves_the_terminal_and_takes_it_again() {
    for (key, signal) in [("\u{1a}", ""), ("M\u{1a}", ""), ("", "-TSTP")] {
        let mut terminal = Terminal::start(&[]);
        terminal.expect("OFFLINE");
        terminal.press(key);
        if !signal.is_empty() {
            terminal.signal(signal);
        }
        terminal.expect("\u{1b}[?1049l");
        terminal.becomes('T');
        terminal.expect("\u{1b}[?25h");
        terminal.is_given_back();
        terminal.seen.clear();
        terminal.screen = terminal::parser();
        terminal.signal("-CONT");
        terminal.expect("3 Detail");
        terminal.press("q");
        terminal.ends(0);
    }
}

/// `SIGSTOP` cannot be caught: the shell finds a terminal in disorder, mends it, and hands it back with other settings.
#[test]
fn stopped_without_a_warning_it_takes_the_terminal_again_when_it_goes_on() {
    let mut terminal = Terminal::start(&[]);
    terminal.expect("OFFLINE");
    terminal.signal("-STOP");
    terminal.becomes('T');
    stty(&terminal, "sane");
    terminal.forget();
    terminal.screen = terminal::parser();
    terminal.signal("-CONT");
    terminal.expect("OFFLINE");
    // Without raw mode the key would wait for the end of a line.
    terminal.press("?");
    terminal.expect("Show the keys that work here");
    terminal.press("\u{3}q");
    terminal.ends(0);
}

#[test]
fn a_storm_of_sizes_ends_in_the_right_picture() {
    let mut terminal = Terminal::start(&[]);
    terminal.expect("OFFLINE");
    for n in 0..500_u16 {
        let size = PtySize {
            rows: n * 7 % 101,
            cols: n * 13 % 301,
            ..SIZE
        };
        terminal.master.resize(size).unwrap();
        if n % 10 == 0 {
            terminal.signal("-WINCH");
        }
    }
    terminal.forget();
    terminal.screen = terminal::parser();
    terminal.master.resize(SIZE).unwrap();
    terminal.press("\u{c}");
    terminal.expect("3 Detail");
    terminal.press("q");
    terminal.ends(0);
}

/// The window is closed, the connection is lost: the other side of the terminal is gone, and nobody can be told.
#[test]
fn a_terminal_that_vanishes_ends_it() {
    let home = tempfile::tempdir().unwrap();
    for args in [
        &["tel"][..],
        &["brief", "present", "Briefing"],
        &["brief", "console", "Briefing"],
    ] {
        if args.len() == 1 {
            let mut made = Terminal::start_in(home.path(), &["tel"]);
            made.expect("OFFLINE");
            made.press(" q");
            made.ends(0);
        }
        let pair = native_pty_system().openpty(SIZE).unwrap();
        let mut child = pair.slave.spawn_command(at_home(home.path(), args)).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (mut seen, mut buffer) = (Vec::new(), [0; 4096]);
        while !String::from_utf8_lossy(&seen).contains("\u{1b}[?2026l") {
            let length = reader.read(&mut buffer).unwrap();
            seen.extend_from_slice(&buffer[..length]);
        }
        drop(reader);
        drop(pair.master);
        let begun = Instant::now();
        let status = loop {
            if let Some(status) = child.try_wait().unwrap() {
                break status;
            }
            assert!(
                begun.elapsed() < Duration::from_secs(60),
                "{args:?} goes on without a terminal"
            );
            std::thread::sleep(Duration::from_millis(5));
        };
        println!("{args:?} ended {:?} after the terminal", begun.elapsed());
        // Whether the hang-up or the failed drawing was noticed first; but never a panic, which is 101.
        assert!([0, 2, 129].contains(&status.exit_code()), "{status:?}");
    }
}
