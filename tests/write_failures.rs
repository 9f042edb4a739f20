//! Every place that saves, on a disk that is full, read-only or forbidden, or beyond a limit or a quota: it is told, nothing is lost, nothing is left behind.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a helper fails its test by panicking")]

#[path = "support/terminal.rs"]
mod terminal;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;
use terminal::{Terminal, command_of, is_installed, skipped, wrapped};

/// How a disk refuses: what is done to the folder `$0` before the command, and what the system says then.
struct Refusal {
    what: &'static str,
    script: &'static str,
    says: &'static str,
}

const REFUSALS: [Refusal; 4] = [
    Refusal {
        what: "full",
        script: "mount -t tmpfs -o size=1m none \"$0\" && cp -a \"$BEFORE/.\" \"$0\" && \
            { cat /dev/zero > \"$0/filler\" 2>/dev/null || true; }",
        says: "no s", // "No space left on device", or "no storage space"
    },
    Refusal {
        what: "read-only",
        script: "mount -t tmpfs none \"$0\" && cp -a \"$BEFORE/.\" \"$0\" && mount -o remount,ro \"$0\"",
        says: "read-only file",
    },
    Refusal {
        what: "forbidden",
        script: "mount -t tmpfs none \"$0\" && cp -a \"$BEFORE/.\" \"$0\" && chmod -R a-w \"$0\" && \
            set -- setpriv --bounding-set=-dac_override,-dac_read_search --inh-caps=-all \"$@\"",
        says: "permission denied",
    },
    Refusal {
        what: "limited",
        script: "mount -t tmpfs none \"$0\" && cp -a \"$BEFORE/.\" \"$0\" && ulimit -f 0",
        says: "file too large",
    },
];

/// A folder as it is before, and the place where it is mounted.
struct Disk {
    before: TempDir,
    place: TempDir,
}

impl Disk {
    /// With a briefing of one card, a search that was kept, and a file.
    fn new() -> Self {
        let before = tempfile::tempdir().unwrap();
        let mut made = Terminal::start_in(before.path(), &["tel"]);
        made.expect("OFFLINE");
        made.press(" /lima\r");
        made.expect("> Lima Declaration");
        made.press("q");
        made.ends(0);
        std::fs::write(before.path().join("old.csv"), "old").unwrap();
        Self {
            before,
            place: tempfile::tempdir().unwrap(),
        }
    }

    fn place(&self) -> &Path {
        self.place.path()
    }

    /// The words that run a program on this disk in a mount namespace of its own; afterwards they tell what the disk holds.
    fn command(&self, refusal: &Refusal) -> Vec<String> {
        let script = format!(
            "{} || exit 99; \"$@\"; status=$?; echo \"old.csv: $(cat \"$0/old.csv\")\"; \
             find \"$0\" -name '.plenary-*' -o -name '*.new'; exit $status",
            refusal.script
        );
        let place = self.place().to_str().unwrap();
        ["unshare", "-rm", "sh", "-c", &script, place]
            .map(str::to_owned)
            .to_vec()
    }

    /// Whether such disks can be made here; says why not.
    fn can_be_made(&self) -> bool {
        let made = REFUSALS.iter().all(|refusal| {
            let status = command_of(&self.command(refusal))
                .arg("true")
                .env("BEFORE", self.before.path())
                .output();
            status.is_ok_and(|output| output.status.success())
        });
        if !made {
            skipped("no file system can be mounted here (`unshare -rm` or `mount` is refused)");
        }
        made
    }
}

#[test]
fn a_command_that_cannot_write_says_so_and_leaves_what_was_there() {
    let disk = Disk::new();
    if !disk.can_be_made() {
        return;
    }
    let (new, old) = (disk.place().join("new.txt"), disk.place().join("old.csv"));
    let (new, old) = (new.to_str().unwrap(), old.to_str().unwrap());
    for refusal in &REFUSALS {
        for args in [
            &["list", "--format", "csv", "--output", new][..],
            &["list", "--format", "csv", "--output", old, "--force"],
            &["tree", "--output", new],
            &["screen", "--format", "svg", "--output", new],
            &["new", new],
            &["brief", "new", "Another"],
            &["brief", "export", "Briefing", "--format", "html", "--output", new],
        ] {
            let output = command_of(&disk.command(refusal))
                .arg(env!("CARGO_BIN_EXE_plenary"))
                .args(args)
                .env("BEFORE", disk.before.path())
                .env("HOME", disk.place())
                .env("XDG_DATA_HOME", disk.place().join("data"))
                .env("XDG_STATE_HOME", disk.place().join("state"))
                .env("XDG_CONFIG_HOME", disk.place().join("config"))
                .output()
                .unwrap();
            let (out, err) = (
                String::from_utf8_lossy(&output.stdout),
                String::from_utf8_lossy(&output.stderr),
            );
            let what = refusal.what;
            assert_eq!(output.status.code(), Some(2), "{what}, {args:?}: {out}{err}");
            assert_eq!(out, "old.csv: old\n", "{what}, {args:?}: {err}");
            assert!(err.starts_with("plenary: cannot "), "{what}, {args:?}: {err}");
            assert!(
                err.to_lowercase().contains(refusal.says),
                "{what}, {args:?}: {err}"
            );
            assert!(
                err.contains(disk.place().to_str().unwrap()),
                "{what}, {args:?}: {err}"
            );
        }
    }
}

#[test]
fn an_explorer_that_cannot_write_says_so_and_goes_on() {
    let disk = Disk::new();
    if !disk.can_be_made() {
        return;
    }
    for refusal in &REFUSALS {
        let mut command = wrapped(&disk.command(refusal), disk.place());
        command.args([env!("CARGO_BIN_EXE_plenary"), "telmin"]);
        command.env("BEFORE", disk.before.path());
        let mut terminal = Terminal::open(command);
        terminal.expect("OFFLINE");
        terminal.press(" ");
        terminal.expect("not saved: cannot ");
        // A search that is opened from is kept for the next time, or told not to be.
        terminal.press("/bangkok\r");
        terminal.expect("> Bangkok Declaration");
        terminal.press("\u{1b}[15~");
        // The room reads nothing of it.
        terminal.expect("1 / 2");
        terminal.press("q");
        terminal.expect("not saved: ");
        terminal.press("b");
        terminal.expect("NOT SAVED");
        terminal.press("\u{3}\u{3}\u{3}");
        terminal.ends(0);
        assert!(terminal.seen.contains("old.csv: old"), "{}", terminal.seen);
        assert!(!terminal.seen.contains("panicked"), "{}", terminal.seen);
    }
}

#[test]
fn a_full_standard_output_is_told() {
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_plenary"))
        .args(["list", "--format", "json"])
        .stdout(full)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        String::from_utf8_lossy(&output.stderr),
        "plenary: No space left on device (os error 28)\n"
    );
}

/// What every file under `folder` holds, by its path there; locks hold nothing, and folders are no files.
fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(path) = open.pop() {
        for entry in std::fs::read_dir(path).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                found.insert(
                    path.strip_prefix(folder).unwrap().to_owned(),
                    std::fs::read(path).unwrap(),
                );
            }
        }
    }
    found
}

/// A limit is reached in the middle of a file: what was written of the new one is gone, and the old one is there to its last byte.
#[test]
fn what_breaks_off_part_way_leaves_the_old_file_whole() {
    // In blocks of 512 bytes, from the first of the new file on.
    std::thread::scope(|scope| {
        for blocks in 1..=6 {
            scope.spawn(move || breaks_off_after(blocks));
        }
    });
}

fn breaks_off_after(blocks: usize) {
    let disk = Disk::new();
    let home = disk.before.path();
    std::fs::write(home.join("old.csv"), "old\n".repeat(2_000)).unwrap();
    let before = contents(home);
    let limited = |args: &[&str]| -> Vec<String> {
        let script = format!("ulimit -f {blocks}; exec \"$@\"");
        let words = ["sh", "-c", &script, "sh", env!("CARGO_BIN_EXE_plenary")];
        words.iter().chain(args).map(|word| (*word).to_owned()).collect()
    };
    let old = home.join("old.csv");
    let args = [
        "list",
        "--format",
        "csv",
        "--force",
        "--output",
        old.to_str().unwrap(),
    ];
    let output = command_of(&limited(&args)).output().unwrap();
    let err = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{err}");
    assert!(err.contains("File too large"), "{err}");
    let mut terminal = Terminal::open(wrapped(&limited(&["telmin"]), home));
    terminal.expect("OFFLINE");
    // A briefing of one card has more than 512 bytes, and with every text it has more of them.
    terminal.press(" ");
    terminal.press("bT");
    terminal.press(&"a long text of a card ".repeat(200));
    terminal.expect("NOT SAVED");
    // Out of the text, out of the tray, and out although it is told what is lost.
    terminal.press("\u{3}\u{3}\u{3}\u{3}\u{3}\u{3}");
    terminal.ends(0);
    let after = contents(home);
    for (path, bytes) in &before {
        // What fits into the limit may be new: it is whole.
        let is_small = after.get(path).is_some_and(|bytes| {
            bytes.len() <= 512 * blocks
                && bytes.ends_with(b"\n") | bytes.ends_with(b")") | bytes.ends_with(b"]")
        });
        assert!(
            is_small || after.get(path) == Some(bytes),
            "{} is no longer what it was at {blocks} blocks",
            path.display()
        );
    }
    let left: Vec<_> = after.keys().filter(|path| !before.contains_key(*path)).collect();
    assert!(left.is_empty(), "{left:?} was left behind");
}

/// A disk with quotas cannot be mounted everywhere: `strace` has the system say that they are used up, at each step of a save.
#[test]
fn a_quota_that_is_used_up_is_told_and_leaves_what_was_there() {
    if !is_installed("strace") {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let old = home.path().join("old.csv");
    std::fs::write(&old, "old").unwrap();
    let old = old.to_str().unwrap();
    for (calls, args) in [
        (
            "write,fsync,/^rename",
            &["list", "--format", "csv", "--force", "--output", old][..],
        ),
        (
            "write,fsync,/^rename",
            &["brief", "new", "Another", "--from", "lima"],
        ),
    ] {
        for call in calls.split(',') {
            let inject = format!("inject={call}:error=EDQUOT:when=1");
            let words = [
                "strace",
                "-f",
                "-qq",
                "-o",
                "/dev/null",
                "-e",
                &inject,
                env!("CARGO_BIN_EXE_plenary"),
            ];
            let words: Vec<String> = words.iter().chain(args).map(|word| (*word).to_owned()).collect();
            let output = command_of(&words)
                .env("HOME", home.path())
                .env_remove("XDG_DATA_HOME")
                .output()
                .unwrap();
            let err = String::from_utf8_lossy(&output.stderr);
            if err.contains("PTRACE") || err.contains("Operation not permitted") {
                skipped("strace cannot trace here");
                return;
            }
            assert_eq!(output.status.code(), Some(2), "{call}, {args:?}: {err}");
            assert!(err.contains("quota"), "{call}, {args:?}: {err}");
            assert_eq!(std::fs::read_to_string(old).unwrap(), "old", "{call}");
            let left = contents(home.path());
            let written = left.keys().filter(|path| !path.ends_with(".lock")).count();
            assert_eq!(written, 1, "{call}, {args:?} left {:?}", left.keys());
        }
    }
}
