//! No network: the main paths of the program under `strace`, which sees every system call of every thread.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a helper fails its test by panicking")]

#[path = "support/terminal.rs"]
mod terminal;

use std::path::Path;
use std::process::Stdio;

use terminal::{Terminal, command_of, is_installed, skipped, wrapped};

/// Every way to a network begins with a socket; the start of the program shows that the trace works, and what watches files that it is
/// no socket. The pair of connected ends by which a signal wakes a thread (`socketpair`) has no address and reaches nobody.
const TRACED: [&str; 5] = [
    "strace",
    "-f",
    "-qq",
    "-e",
    "trace=socket,connect,bind,listen,accept,accept4,execve,inotify_init,inotify_init1",
];

/// The words that run the program traced into `log`.
fn traced(log: &Path, args: &[&str]) -> Vec<String> {
    let mut words: Vec<String> = TRACED.map(str::to_owned).to_vec();
    words.extend(["-o", log.to_str().unwrap(), env!("CARGO_BIN_EXE_plenary")].map(str::to_owned));
    words.extend(args.iter().map(|arg| (*arg).to_owned()));
    words
}

/// Whether a process can be traced here; says why not.
fn can_trace() -> bool {
    if !is_installed("strace") {
        return false;
    }
    let words = ["strace", "-qq", "-o", "/dev/null", "true"].map(str::to_owned);
    let output = command_of(&words).output().unwrap();
    if !output.status.success() {
        let why = String::from_utf8_lossy(&output.stderr);
        skipped(&format!("strace cannot trace: {why}"));
    }
    output.status.success()
}

fn opens_no_socket(log: &Path, what: &str) {
    let calls = std::fs::read_to_string(log).unwrap();
    assert!(calls.contains("execve("), "{what} was not traced");
    // A thread that ends as the trace does leaves a line that names no call.
    let harmless = ["execve(", "inotify_init", "---", "+++", "???( <detached"];
    let network: Vec<&str> = calls
        .lines()
        .filter(|line| !harmless.iter().any(|word| line.contains(word)))
        .collect();
    assert!(network.is_empty(), "{what}: {network:?}");
}

#[test]
fn no_command_opens_a_socket() {
    if !can_trace() {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let log = home.path().join("calls");
    let small = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/small.ron");
    let handout = home.path().join("talk.html");
    let handout = handout.to_str().unwrap();
    for args in [
        &["tree"][..],
        &["list", "cyber", "--format", "csv"],
        &["list", "--format", "ics"],
        &["show", "tel", "--format", "html"],
        &["search", "lima"],
        &["lineage", "tel-sap-2016"],
        &["coverage"],
        &["doubts"],
        &["cite", "tel", "--style", "bibtex"],
        &["diff", small, small],
        &["check", small],
        &["screen", "--keys", "/lima<Enter>yu", "--format", "svg"],
        &["brief", "new", "Talk", "--from", "lima"],
        &["brief", "export", "Talk", "--format", "html", "--output", handout],
        &["brief", "verify", handout],
        &["completions", "bash"],
        &["man"],
        &["--help"],
        &["--linear"],
    ] {
        let status = command_of(&traced(&log, args))
            .env("HOME", home.path())
            .env_remove("XDG_DATA_HOME")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .unwrap();
        assert!(matches!(status.code(), Some(0..=2)), "{args:?}: {status}");
        opens_no_socket(&log, &format!("{args:?}"));
    }
}

#[test]
fn neither_the_explorer_nor_a_presentation_opens_a_socket() {
    if !can_trace() {
        return;
    }
    let small = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/small.ron");
    let home = tempfile::tempdir().unwrap();
    for (args, keys) in [
        (
            &["tel", "--theme", "auto"][..],
            " /lima\r yuyyxqQqrqt1998\r.,T\u{1b}[18~bqM\u{1b}[15~qq",
        ),
        // A dataset in a file is watched.
        (&["--data", small], "jjRq"),
        (&["brief", "present", "Briefing"], "jj\u{1b}[6~q"),
        (&["brief", "console", "Briefing"], "q"),
    ] {
        let log = home.path().join("calls");
        let mut terminal = Terminal::open(wrapped(&traced(&log, args), home.path()));
        terminal.expect("\u{1b}[?2026l");
        terminal.press(keys);
        terminal.ends(0);
        opens_no_socket(&log, &format!("{args:?}"));
    }
}

/// Files are watched by `inotify`, and read again when they change.
#[test]
fn a_dataset_that_changes_under_it_is_shown_anew_without_a_socket() {
    if !can_trace() {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let (log, data) = (home.path().join("calls"), home.path().join("my.ron"));
    let small = include_str!("support/small.ron");
    std::fs::write(&data, small).unwrap();
    let args = ["--data", data.to_str().unwrap()];
    let mut terminal = Terminal::open(wrapped(&traced(&log, &args), home.path()));
    terminal.expect("OFFLINE");
    for (written, shown) in [
        (
            small.replace("The Organisation", "The Renamed Organisation"),
            "The Renamed",
        ),
        ("Dataset(schema: 1".to_owned(), "my.ron:1:"),
        (small.to_owned(), "The Organisation"),
    ] {
        terminal.settle();
        // As an editor saves: a new file in the place of the old one, and the same file written over.
        if written.len() > small.len() {
            std::fs::write(home.path().join("new"), written).unwrap();
            std::fs::rename(home.path().join("new"), &data).unwrap();
        } else {
            std::fs::write(&data, written).unwrap();
        }
        terminal.expect(shown);
    }
    terminal.press("q");
    terminal.ends(0);
    opens_no_socket(&log, "the explorer over a file that changes");
    let calls = std::fs::read_to_string(&log).unwrap();
    assert!(calls.contains("inotify_init"), "nothing was watched: {calls}");
}

/// The crates that `deny.toml` bans, so that none slips in with another where nobody runs cargo-deny.
#[test]
fn no_dependency_is_made_for_networks() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (lock, deny) = ["Cargo.lock", "deny.toml"]
        .map(|name| std::fs::read_to_string(top.join(name)).unwrap())
        .into();
    let banned = deny
        .split("\ndeny = [")
        .nth(1)
        .unwrap()
        .split("\n]")
        .next()
        .unwrap();
    let names: Vec<&str> = banned.split('"').skip(1).step_by(2).collect();
    assert!(names.len() > 9 && names.contains(&"socket2"), "{names:?}");
    for name in names {
        assert!(!lock.contains(&format!("name = \"{name}\"\n")), "{name}");
    }
}
