//! Every place that saves, on a disk that is full, read-only or forbidden: it is told, nothing is lost, nothing is left behind.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, reason = "a helper fails its test by panicking")]

#[path = "support/terminal.rs"]
mod terminal;

use std::path::Path;
use std::process::Command;

use tempfile::TempDir;
use terminal::{Terminal, command_of, skipped, wrapped};

/// How a disk refuses: what is done to the folder `$0` before the command, and what the system says then.
struct Refusal {
    what: &'static str,
    script: &'static str,
    says: &'static str,
}

const REFUSALS: [Refusal; 3] = [
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
