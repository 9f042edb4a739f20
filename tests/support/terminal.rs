//! The program in a pseudo-terminal of its own.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::match_wild_err_arm,
    dead_code,
    unreachable_pub,
    reason = "a helper fails its test by panicking, and not every test file uses every helper"
)]

use std::ffi::OsStr;
use std::io::{Read, Write};
use std::path::Path;
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
        Self::run(env!("CARGO_BIN_EXE_plenary"), args)
    }

    /// The program with this folder as its home.
    pub fn start_in(home: &Path, args: &[&str]) -> Self {
        Self::open(Self::at(home, args))
    }

    fn at(home: &Path, args: &[&str]) -> CommandBuilder {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_plenary"));
        command.args(args);
        command.env("HOME", home);
        for (folder, name) in [
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_DATA_HOME", "data"),
            ("XDG_STATE_HOME", "state"),
        ] {
            command.env(folder, home.join(name));
        }
        command
    }

    /// The same with an editor, as its user would set it in a shell.
    pub fn start_editing(home: &Path, args: &[&str], editor: &str) -> Self {
        let mut command = Self::at(home, args);
        command.env_remove("VISUAL");
        command.env("EDITOR", editor);
        Self::open(command)
    }

    pub fn run(program: impl AsRef<OsStr>, args: &[&str]) -> Self {
        let mut command = CommandBuilder::new(program);
        command.args(args);
        Self::open(command)
    }

    pub fn open(mut command: CommandBuilder) -> Self {
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
    pub fn expect(&mut self, text: &str) {
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

    /// Takes what has come so far; only the screen it makes is kept.
    pub fn forget(&mut self) {
        while let Ok(bytes) = self.bytes.try_recv() {
            self.screen.process(&bytes);
        }
        self.seen.clear();
    }

    pub fn press(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
    }

    /// Waits for the end, and sees to it that the terminal was given back.
    pub fn ends(&mut self, status: u32) {
        self.expect("\u{1b}[?1049l");
        self.expect("\u{1b}[?25h");
        for mode in ["\u{1b}[?2004l", "\u{1b}[?1000l"] {
            assert!(self.seen.contains(mode), "{mode:?} is missing in {:?}", self.seen);
        }
        assert_eq!(self.child.wait().unwrap().exit_code(), status);
    }

    pub fn signal(&self, name: &str) {
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
