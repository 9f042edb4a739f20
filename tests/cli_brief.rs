//! `plenary brief`: exact output, status and files.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a helper fails its test by panicking"
)]

mod support;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use support::{Ran, SMALL};

/// A user with nothing but a data folder.
struct User(tempfile::TempDir);

impl User {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// Runs the program on a dataset whose sources never grow old.
    fn run(&self, args: &[&str]) -> Ran {
        let input = SMALL.replace("2026-01-31", "2999-01-31");
        let mut child = Command::new(env!("CARGO_BIN_EXE_plenary"))
            .arg("brief")
            .args(args)
            .args(["--data", "-"])
            .env_clear()
            .env("HOME", self.0.path())
            .env("XDG_DATA_HOME", self.0.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // A command that needs no dataset may be gone before it is written.
        let _result = child.stdin.take().unwrap().write_all(input.as_bytes());
        let output = child.wait_with_output().unwrap();
        Ran {
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
            status: output.status.code(),
        }
    }

    fn folder(&self) -> PathBuf {
        self.0.path().join("plenary/briefings")
    }

    /// Makes a briefing of three cards, one of them above its room, with a note and a question.
    fn example(&self) {
        assert_eq!(
            self.run(&["new", "Networks", "--from", "plan", "--minutes", "6"])
                .status,
            Some(0)
        );
        let path = self.folder().join("Networks.ron");
        let text = fs::read_to_string(&path).unwrap();
        let text = text.replace(
            "    questions: [],",
            "    questions: [(asked: \"Who pays?\", at: \"1:05\", answer: parked)],",
        );
        let card = "    cards: [\n        Card(shows: text(\"Red line\\n- s3cr3t\"), time: \"1:00\", label: \"TLP:AMBER\"),\n        Card(shows: title(\"All about networks\"), title: \"Networks\", time: \"0:30\", note: Note(text: \"Thank the chair.\")),";
        fs::write(&path, text.replace("    cards: [", card)).unwrap();
    }
}

fn write(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    fs::write(&path, text).unwrap();
    path.display().to_string()
}

#[test]
fn a_briefing_is_made_from_a_search_and_shares_its_minutes() {
    let user = User::new();
    let list = user.run(&["list"]);
    assert_eq!((list.out.as_str(), list.status), ("", Some(1)));
    let made = user.run(&["new", "Networks", "--from", "plan", "--minutes", "5"]);
    assert_eq!(
        made.out.lines().next(),
        Some("Networks: 2 cards, 5:00 of 5:00"),
        "{}",
        made.err
    );
    assert_eq!(
        user.run(&["list"]).out,
        "Networks: 2 cards, 5:00 of 5:00, TLP:CLEAR\n"
    );
    let again = user.run(&["new", "Networks"]);
    assert_eq!(
        (again.err.as_str(), again.status),
        (
            "plenary: there is a briefing `Networks` already; choose another name\n",
            Some(2)
        )
    );
    let nothing = user.run(&["new", "Other", "--from", "zzzz"]);
    assert_eq!((nothing.out.as_str(), nothing.status), ("", Some(1)));
    assert_eq!(user.run(&["new", "../Other"]).status, Some(2));
}

#[test]
fn what_the_room_may_see_is_shown() {
    let user = User::new();
    user.example();
    insta::assert_snapshot!(user.run(&["show", "Networks"]).out);
    let json: serde_json::Value =
        serde_json::from_str(&user.run(&["show", "Networks", "--format", "json"]).out).unwrap();
    assert_eq!(json["dataset"]["id"], "small");
    assert_eq!(json["result"]["cards"][1]["shows"]["record"], "plan-2010");
    assert_eq!(json["result"]["cards"][0]["time"], "0:30");
    assert_eq!(json["result"]["held_back"], "1 card (TLP:AMBER)");
}

#[test]
fn a_handout_is_exported_and_verified() {
    let user = User::new();
    user.example();
    for format in ["md", "html"] {
        let file = user.run(&["export", "Networks", "--format", format]);
        assert_eq!(file.status, Some(0), "{}", file.err);
        assert!(!file.out.contains("s3cr3t") && !file.out.contains("Thank the chair"));
        assert_eq!(
            file.out,
            user.run(&["export", "Networks", "--format", format]).out
        );
        let path = write(user.0.path(), "handout", &file.out);
        let good = user.run(&["verify", &path]);
        assert!(
            good.out.contains("3 cards  1 question\n")
                && good
                    .out
                    .ends_with("matches: yes\nit is what the briefing `Networks` gives now\n"),
            "{}",
            good.out
        );
        assert_eq!(good.status, Some(0));
        let path = write(
            user.0.path(),
            "altered",
            &file.out.replace("Secure networks", "Sell networks"),
        );
        let bad = user.run(&["verify", &path]);
        assert!(bad.out.contains("\n  card-2 was altered\n"), "{}", bad.out);
        let line = |sign: &str, words: &str| {
            let mut lines = bad.out.lines();
            lines.any(|line| line.trim_start().starts_with(sign) && line.contains(words))
        };
        assert!(
            line("-", "Secure networks") && line("+", "Sell networks"),
            "{}",
            bad.out
        );
        assert_eq!(bad.status, Some(1));
        let notes = user
            .run(&["export", "Networks", "--format", format, "--notes"])
            .out;
        assert!(notes.contains("Thank the chair") && !notes.contains("s3cr3t"));
    }
    let page = write(user.0.path(), "page", "# A page\n");
    assert_eq!(user.run(&["verify", &page]).status, Some(1));
    assert_eq!(user.run(&["verify", "nowhere.md"]).status, Some(2));
}

#[test]
fn a_damaged_briefing_is_named_and_kept_when_another_takes_its_place() {
    let user = User::new();
    user.example();
    let path = write(
        &user.folder(),
        "Networks.ron",
        "Briefing(\n    schema: 1,\n    cards: [Card(",
    );
    let shown = user.run(&["show", "Networks"]);
    assert!(shown.err.contains(&format!("{path}:3:")), "{}", shown.err);
    assert_eq!(shown.status, Some(2));
    let made = user.run(&["new", "Networks"]);
    assert!(
        made.out.contains("set aside as") && made.out.contains("Networks.ron.damaged-1"),
        "{}",
        made.out
    );
    assert!(
        fs::read_to_string(format!("{path}.damaged-1"))
            .unwrap()
            .starts_with("Briefing(")
    );
    let near = user.run(&["show", "Network"]);
    assert!(near.err.contains("did you mean `Networks`?"), "{}", near.err);
}

#[test]
fn presenting_needs_a_terminal() {
    let user = User::new();
    user.example();
    for command in ["present", "console"] {
        let ran = user.run(&[command, "Networks"]);
        assert_eq!(ran.status, Some(2), "{}", ran.err);
        assert!(ran.err.contains("needs a terminal"), "{}", ran.err);
    }
}
