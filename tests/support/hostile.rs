//! What the tests of hostile files share: the corpus, the program within a gibibyte of memory, and what may come out of it.
#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    dead_code,
    unreachable_pub,
    reason = "a helper fails its test by panicking, and not every test file uses every helper"
)]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

pub fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/hostile")
        .join(name)
}

/// Name and bytes of every file of a folder, by name.
pub fn files(name: &str) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = fs::read_dir(folder(name))
        .unwrap()
        .map(|entry| {
            let entry = entry.unwrap();
            (
                entry.file_name().into_string().unwrap(),
                fs::read(entry.path()).unwrap(),
            )
        })
        .collect();
    files.sort();
    files
}

pub fn payloads() -> Vec<(String, String)> {
    let texts = files("payloads").into_iter();
    texts
        .map(|(name, bytes)| (name, String::from_utf8(bytes).unwrap()))
        .collect()
}

/// As a RON text, raw but for what would end it.
pub fn quoted(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}

/// Every character that must not reach a terminal, listed anew: not by the function under test.
pub fn loud(text: &str) -> Option<char> {
    text.chars().find(|c| {
        matches!(*c, '\0'..='\u{9}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{200b}' | '\u{200e}' | '\u{200f}')
            || matches!(*c, '\u{61c}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0001}'..='\u{e007f}')
    })
}

/// Longer than any of it takes on a machine that does much else; what takes so long does not end.
pub const HANGS: Duration = Duration::from_secs(300);

pub struct Ran {
    pub out: String,
    pub err: String,
    pub status: i32,
}

/// Runs the program in at most 1 GiB of memory, with a home of its own.
pub fn run(home: &Path, args: &[&str], input: &[u8]) -> Ran {
    ran(&mut bounded(home, args), input)
}

/// The same with the folders in the home that [`super::terminal::at_home`] names.
pub fn run_at(home: &Path, args: &[&str], input: &[u8]) -> Ran {
    let mut command = bounded(home, args);
    for kind in ["config", "data", "state"] {
        command.env(format!("XDG_{}_HOME", kind.to_uppercase()), home.join(kind));
    }
    ran(&mut command, input)
}

fn bounded(home: &Path, args: &[&str]) -> Command {
    let mut command = Command::new("sh");
    command
        .args([
            "-c",
            "ulimit -v 1048576; exec \"$@\"",
            "sh",
            env!("CARGO_BIN_EXE_plenary"),
        ])
        .args(args)
        .env_clear()
        .env("HOME", home);
    command
}

fn ran(command: &mut Command, input: &[u8]) -> Ran {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that needs no dataset may be gone before it is written.
    let _result = child.stdin.take().unwrap().write_all(input);
    let output = child.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ran {
        out: text(output.stdout),
        err: text(output.stderr),
        status: output.status.code().unwrap_or(-1),
    }
}

/// Nothing of a result reaches the terminal, a spreadsheet as a formula, or a browser as a tag.
pub fn is_harmless(args: &[&str], ran: &Ran) {
    // The lines of CSV end as RFC 4180 has them.
    let out = ran.out.replace("\r\n", "\n");
    assert_eq!(loud(&out), None, "{args:?} printed {:?}", ran.out);
    assert_eq!(loud(&ran.err), None, "{args:?} complained {:?}", ran.err);
    assert!(!ran.err.contains("panicked"), "{args:?}: {}", ran.err);
    if args.contains(&"json") && ran.status == 0 {
        serde_json::from_str::<serde_json::Value>(&ran.out).unwrap();
    }
    if args.contains(&"csv") {
        for record in csv::Reader::from_reader(ran.out.as_bytes()).records() {
            for field in &record.unwrap() {
                let first = field.trim_start().chars().next().unwrap_or(' ');
                assert!(!"=+-@".contains(first), "a formula: {field:?}");
            }
        }
    }
    if args.contains(&"html") || args.contains(&"md") {
        let link = if args.contains(&"md") {
            "](javascript:"
        } else {
            "href=\"javascript:"
        };
        for tag in ["<script", "<img", "<iframe", "<!-- -->", link] {
            let mut places = ran.out.match_indices(tag);
            // What stands in a line between an odd number of backticks is code.
            let is_code =
                |at: usize| ran.out[..at].rsplit('\n').next().unwrap().matches('`').count() % 2 == 1;
            let bare = places.find(|(at, _)| !ran.out[..*at].ends_with('\\') && !is_code(*at));
            assert_eq!(bare, None, "{tag} of {args:?} in {}", ran.out);
        }
    }
}
