//! The program in a pseudo-terminal of its own.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::indexing_slicing,
    clippy::match_wild_err_arm,
    dead_code,
    unreachable_pub,
    reason = "a helper fails its test by panicking, and not every test file uses every helper"
)]

use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

pub fn parser() -> vt100::Parser {
    vt100::Parser::new(SIZE.rows.try_into().unwrap(), SIZE.cols.try_into().unwrap(), 0)
}

pub struct Terminal {
    pub child: Box<dyn Child + Send + Sync>,
    pub master: Box<dyn MasterPty + Send>,
    pub writer: Box<dyn Write + Send>,
    pub bytes: Receiver<Vec<u8>>,
    /// Every byte that came.
    pub seen: String,
    pub screen: vt100::Parser,
    /// The terminal's settings as `tcgetattr` told them before the program began.
    before: String,
}

const NOWHERE: &str = "/dev/null";

pub const SIZE: PtySize = PtySize {
    rows: 36,
    cols: 120,
    pixel_width: 0,
    pixel_height: 0,
};

impl Terminal {
    pub fn start(args: &[&str]) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_plenary"));
        command.args(args);
        Self::open(plain(command))
    }

    /// The program of a user with a home and an editor of their own, as its user would set it in a shell.
    pub fn start_editing(home: &Path, args: &[&str], editor: &str) -> Self {
        let mut command = at_home(home, args);
        command.env_remove("VISUAL");
        command.env("EDITOR", editor);
        Self::open(command)
    }

    /// The program of a user with a home of their own.
    pub fn start_in(home: &Path, args: &[&str]) -> Self {
        Self::open(at_home(home, args))
    }

    pub fn open(command: CommandBuilder) -> Self {
        let pair = native_pty_system().openpty(SIZE).unwrap();
        let before = format!("{:?}", pair.master.get_termios());
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
            before,
        }
    }

    /// Waits until the bytes so far or the screen they make hold `text`.
    pub fn expect(&mut self, text: &str) {
        let deadline = Instant::now() + PATIENCE;
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

    /// Takes what has come so far; only the screen it makes is kept.
    pub fn forget(&mut self) {
        while let Ok(bytes) = self.bytes.try_recv() {
            self.screen.process(&bytes);
        }
        self.seen.clear();
    }

    /// Waits until the program has nothing more to draw.
    pub fn settle(&mut self) {
        while let Ok(bytes) = self.bytes.recv_timeout(Duration::from_millis(150)) {
            self.screen.process(&bytes);
        }
        self.seen.clear();
    }

    /// Gives the window another size, and the screen that is made of what the program draws in it.
    pub fn resize(&mut self, size: PtySize) {
        self.master.resize(size).unwrap();
        // A screen of no cells cannot be made.
        let [rows, cols] = [size.rows, size.cols].map(|cells| cells.max(1).try_into().unwrap());
        self.screen.screen_mut().set_size(rows, cols);
    }

    pub fn press(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
    }

    /// Waits for the end, and sees to it that the terminal was given back.
    pub fn ends(&mut self, status: u32) {
        while let Ok(bytes) = self.bytes.recv_timeout(PATIENCE) {
            self.seen.push_str(&String::from_utf8_lossy(&bytes));
        }
        let ended = self.child.try_wait().unwrap();
        let ended = ended.unwrap_or_else(|| {
            // What came before the terminal closed may still be on its way to its parent.
            std::thread::sleep(Duration::from_secs(1));
            let ended = self.child.try_wait().unwrap();
            ended.unwrap_or_else(|| panic!("it does not end: {}", self.seen))
        });
        assert_eq!(ended.exit_code(), status, "{}", self.seen);
        self.is_given_back();
    }

    /// The terminal is as it was: its settings byte for byte, and every mode that was switched on is off again.
    pub fn is_given_back(&self) {
        let after = format!("{:?}", self.master.get_termios());
        assert_eq!(after, self.before, "the terminal's settings");
        let modes = modes(&self.seen);
        assert!(
            modes.contains_key("?1049"),
            "the terminal was taken: {:?}",
            self.seen
        );
        for (mode, on) in modes {
            // The cursor and the wrapping of lines are on to begin with, all else is off.
            assert_eq!(
                on,
                ["?25", "?7"].contains(&mode.as_str()),
                "mode {mode} in {:?}",
                self.seen
            );
        }
    }

    /// Waits until the process is in this state, such as `T` for stopped.
    pub fn becomes(&self, state: char) {
        let id = self.child.process_id().unwrap().to_string();
        let deadline = Instant::now() + PATIENCE;
        loop {
            let output = Command::new("ps")
                .args(["-o", "stat=", "-p", &id])
                .output()
                .unwrap();
            if String::from_utf8_lossy(&output.stdout).starts_with(state) {
                return;
            }
            assert!(Instant::now() < deadline, "never {state}");
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    pub fn signal(&self, name: &str) {
        let id = self.child.process_id().unwrap().to_string();
        assert!(Command::new("kill").args([name, &id]).status().unwrap().success());
    }
}

/// How long anything may take on a machine that has much else to do.
const PATIENCE: Duration = Duration::from_secs(60);

/// A command in a terminal that is like most, with nothing of the tester's own settings.
pub fn plain(mut command: CommandBuilder) -> CommandBuilder {
    // Nothing of the user's own, unless a test gives the program a home: neither read nor written.
    for folder in ["XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"] {
        if command.get_env(folder) == std::env::var_os(folder).as_deref() {
            command.env(folder, NOWHERE);
        }
    }
    command.env("TERM", "xterm-256color");
    for name in [
        "NO_COLOR",
        "COLORTERM",
        "TMUX",
        "STY",
        "SSH_CONNECTION",
        "SSH_TTY",
        "PLENARY_DATA",
        "PLENARY_ASCII",
    ] {
        command.env_remove(name);
    }
    command
}

/// The program of a user with a home of their own.
pub fn at_home(home: &Path, args: &[&str]) -> CommandBuilder {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_plenary"));
    command.args(args);
    command.env("HOME", home);
    command.env("XDG_CONFIG_HOME", home.join("config"));
    command.env("XDG_DATA_HOME", home.join("data"));
    command.env("XDG_STATE_HOME", home.join("state"));
    plain(command)
}

/// What these words run in a terminal, with the home that [`at_home`] gives.
pub fn wrapped(words: &[String], home: &Path) -> CommandBuilder {
    let mut command = CommandBuilder::from_argv(words.iter().map(Into::into).collect());
    for (name, value) in at_home(home, &[]).iter_extra_env_as_str() {
        command.env(name, value);
    }
    plain(command)
}

/// What these words run without a terminal.
pub fn command_of(words: &[String]) -> Command {
    let (program, args) = words.split_first().unwrap();
    let mut command = Command::new(program);
    command.args(args);
    command
}

/// Whether a program that a test needs is there; says that the test is skipped if it is not.
pub fn is_installed(program: &str) -> bool {
    let found = std::env::split_paths(&std::env::var_os("PATH").unwrap())
        .any(|folder| folder.join(program).is_file());
    if !found {
        skipped(&format!("{program} is not installed"));
    }
    found
}

/// Says why a test tells nothing here.
pub fn skipped(why: &str) {
    eprintln!("skipped: {why}");
}

/// Every mode that was switched in `bytes`, and whether it was left on: `ESC [ ? 25 h`, `ESC [ ? 25 l`.
pub fn modes(bytes: &str) -> BTreeMap<String, bool> {
    let mut modes = BTreeMap::new();
    for sequence in bytes.split("\u{1b}[").skip(1) {
        let end = sequence.find(|c: char| c.is_ascii_alphabetic());
        let (names, switch) = sequence.split_at(end.unwrap_or_default());
        let on = switch.starts_with('h');
        if names.starts_with('?') && (on || switch.starts_with('l')) {
            modes.extend(names.split(';').map(|name| (name.to_owned(), on)));
        }
    }
    modes
}
