//! The program in a real pseudo-terminal: it starts, answers, resizes, and gives the terminal back.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::match_wild_err_arm,
    reason = "a helper fails its test by panicking"
)]

use std::ffi::OsStr;
use std::io::{Read, Write};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use plenary::app::keymap::Keymap;
use plenary::app::{App, Settings, ThemeName};
use plenary::model::{embedded, load};
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

fn parser() -> vt100::Parser {
    vt100::Parser::new(SIZE.rows.try_into().unwrap(), SIZE.cols.try_into().unwrap(), 0)
}

struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    bytes: Receiver<Vec<u8>>,
    /// Every byte that came.
    seen: String,
    screen: vt100::Parser,
}

const NOWHERE: &str = "/dev/null";

const SIZE: PtySize = PtySize {
    rows: 36,
    cols: 120,
    pixel_width: 0,
    pixel_height: 0,
};

impl Terminal {
    fn start(args: &[&str]) -> Self {
        Self::run(env!("CARGO_BIN_EXE_plenary"), args)
    }

    fn run(program: impl AsRef<OsStr>, args: &[&str]) -> Self {
        let mut command = CommandBuilder::new(program);
        command.args(args);
        Self::spawn(command)
    }

    /// The program of a user with a home of their own.
    fn at_home(home: &Path, args: &[&str]) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_plenary"));
        command.args(args);
        command.env("HOME", home);
        command.env("XDG_DATA_HOME", home.join("data"));
        command.env("XDG_STATE_HOME", home.join("state"));
        command.env("XDG_CONFIG_HOME", home.join("config"));
        Self::spawn(command)
    }

    fn spawn(mut command: CommandBuilder) -> Self {
        let pair = native_pty_system().openpty(SIZE).unwrap();
        // Nothing of the user's own, unless a test gives the program a home: neither read nor written.
        for folder in ["XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"] {
            if command.get_env(folder) == std::env::var_os(folder).as_deref() {
                command.env(folder, NOWHERE);
            }
        }
        command.env("TERM", "xterm-256color");
        command.env_remove("NO_COLOR");
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let writer = pair.master.take_writer().unwrap();
        let (send, bytes) = channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(length) = reader.read(&mut buffer) {
                if length == 0 || send.send(buffer[..length].to_vec()).is_err() {
                    break;
                }
            }
        });
        Self {
            child,
            master: pair.master,
            writer,
            bytes,
            seen: String::new(),
            screen: parser(),
        }
    }

    /// Waits until the bytes so far or the screen they make hold `text`.
    fn expect(&mut self, text: &str) {
        let deadline = Instant::now() + Duration::from_secs(20);
        while !self.seen.contains(text) && !self.screen.screen().contents().contains(text) {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.bytes.recv_timeout(left) {
                Ok(bytes) => {
                    self.seen.push_str(&String::from_utf8_lossy(&bytes));
                    self.screen.process(&bytes);
                }
                Err(_) => panic!("never saw {text:?} on\n{}", self.screen.screen().contents()),
            }
        }
    }

    fn press(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
    }

    /// Waits for the end, and sees to it that the terminal was given back.
    fn ends(&mut self, status: u32) {
        self.expect("\u{1b}[?1049l");
        self.expect("\u{1b}[?25h");
        for mode in ["\u{1b}[?2004l", "\u{1b}[?1000l"] {
            assert!(self.seen.contains(mode), "{mode:?} is missing in {:?}", self.seen);
        }
        assert_eq!(self.child.wait().unwrap().exit_code(), status);
    }

    fn signal(&self, name: &str) {
        let id = self.child.process_id().unwrap().to_string();
        assert!(
            std::process::Command::new("kill")
                .args([name, &id])
                .status()
                .unwrap()
                .success()
        );
    }
}

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
    let mut terminal = Terminal::at_home(home.path(), &[]);
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
    terminal.screen = parser();
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

#[test]
fn a_briefing_is_made_presented_and_followed_from_a_console() {
    let home = tempfile::tempdir().unwrap();
    let mut explorer = Terminal::at_home(home.path(), &[]);
    explorer.expect("OFFLINE");
    explorer.press("/tel\r ");
    explorer.expect("put into Briefing: 1 card");
    explorer.press("/lima decl\r ");
    explorer.expect("put into Briefing: 2 cards");
    explorer.press("biSmile first.\r");
    explorer.expect("saved");
    explorer.press("qq");
    explorer.ends(0);

    let mut console = Terminal::at_home(home.path(), &["brief", "console", "Briefing"]);
    console.expect("is not presented yet");
    let mut room = Terminal::at_home(home.path(), &["brief", "present", "Briefing"]);
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
    let mut first = Terminal::at_home(home.path(), &["tel"]);
    first.expect("OFFLINE");
    first.press(" ");
    first.expect("put into Briefing: 1 card");
    first.press("bbbb");
    let mut second = Terminal::at_home(home.path(), &["tel"]);
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
