//! Help with examples that hold, and a log of what was done.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a helper fails its test by panicking"
)]

mod support;

use std::fs;
use std::path::Path;
use std::process::Command;

use support::{SMALL, commands, plenary};

/// The examples of a help text, each up to the program that it is handed on to.
fn examples(help: &str) -> Vec<&str> {
    let below = help.split("Examples:\n").nth(1).unwrap_or_default();
    let lines = below.lines().map_while(|line| line.strip_prefix("  "));
    let own = lines.filter(|line| line.starts_with("plenary ")).map(|line| {
        let ends = [" | ", " > ", " >> ", "   "];
        let end = ends.iter().filter_map(|end| line.find(end)).min();
        line.get(..end.unwrap_or(line.len())).unwrap()
    });
    own.collect()
}

/// Runs an example in a shell with files it may name.
fn run(example: &str, folder: &Path) -> Option<i32> {
    let program = Path::new(env!("CARGO_BIN_EXE_plenary")).parent().unwrap();
    let ran = Command::new("sh")
        .args(["-c", &format!("PATH={}:$PATH; {example}", program.display())])
        .current_dir(folder)
        .env("HOME", folder)
        .env_remove("XDG_DATA_HOME")
        .env_remove("XDG_STATE_HOME")
        .env_remove("PLENARY_DATA")
        .output()
        .unwrap();
    ran.status.code()
}

#[cfg(unix)]
#[test]
fn every_command_has_examples_and_each_can_be_run() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["my.ron", "old.ron"] {
        fs::write(folder.path().join(name), SMALL).unwrap();
    }
    let new = SMALL.replace("It does the work.", "It does all the work.");
    fs::write(folder.path().join("new.ron"), new).unwrap();
    for command in commands() {
        let help = plenary(&[&command, "--help"], "").out;
        let examples = examples(&help);
        assert!(!examples.is_empty(), "{command}: {help}");
        for example in examples {
            assert_eq!(run(example, folder.path()), Some(0), "{example}");
        }
        let short = plenary(&[&command, "-h"], "").out;
        assert!(
            short.len() < help.len() && !short.contains("Examples:"),
            "{short}"
        );
    }
}

#[test]
fn the_log_grows_by_what_was_done() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plenary.log").display().to_string();
    plenary(&["list", "--data", "-", "--log", &path], SMALL);
    plenary(&["show", "n\u{1b}owhere", "--data", "-", "--log", &path], SMALL);
    let log = fs::read_to_string(&path).unwrap();
    let lines: Vec<&str> = log.lines().map(|line| line.get(10..).unwrap()).collect();
    let version = env!("CARGO_PKG_VERSION");
    assert_eq!(
        lines,
        [
            &format!("INFO  plenary {version} list --data - --log {path}"),
            "INFO  read the dataset small 1.0.0",
            "INFO  ended: Done",
            &format!("INFO  plenary {version} show n\u{fffd}owhere --data - --log {path}"),
            "INFO  read the dataset small 1.0.0",
            "ERROR there is no record `n\u{fffd}owhere`",
        ]
    );
}

#[test]
fn a_log_that_cannot_be_written_is_refused_at_once() {
    let ran = plenary(&["list", "--log", "/no/such/folder/log"], "");
    assert_eq!((ran.out.as_str(), ran.status), ("", Some(2)));
    assert!(
        ran.err
            .starts_with("plenary: cannot write the log `/no/such/folder/log`: "),
        "{}",
        ran.err
    );
}
