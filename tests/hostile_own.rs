//! The files that plenary reads of its own accord, made to harm: configuration, keys, themes, briefings, and what is kept between runs.
//!
//! `hostile/own` holds a folder for each of them. Where a file says `PAYLOAD`, each of `hostile/payloads` stands there in turn.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a helper fails its test by panicking, and a figure is worth telling"
)]

#[path = "hostile/enormous.rs"]
mod enormous;
#[path = "support/hostile.rs"]
mod hostile;

#[path = "support/terminal.rs"]
mod terminal;

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use hostile::{HANGS, files, is_harmless, loud, payloads, quoted, run_at};
use tempfile::TempDir;
use terminal::{Terminal, wrapped};

/// A file of the user's own, where it stands in their home, and what reads it.
struct Own {
    what: &'static str,
    place: &'static str,
    /// Commands that print.
    commands: &'static [&'static [&'static str]],
    /// What has the terminal, begun and left.
    explorer: &'static [&'static str],
}

const SMALL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/small.ron");

const OWN: [Own; 8] = [
    Own {
        what: "config",
        place: "config/plenary/config.ron",
        commands: &[&["config"], &["tree"], &["screen"]],
        explorer: &["--theme", "dark"],
    },
    Own {
        what: "keys",
        place: "config/plenary/keys.ron",
        commands: &[&["config"], &["keys"], &["keys", "--format", "md"]],
        explorer: &["--data", SMALL],
    },
    Own {
        what: "themes",
        place: "config/plenary/themes.ron",
        commands: &[&["config"], &["screen", "--theme", "mine", "--format", "svg"]],
        explorer: &["--data", SMALL, "--theme", "dark"],
    },
    Own {
        what: "briefing",
        place: "data/plenary/briefings/Talk.ron",
        commands: &[
            &["brief", "list", "--data", SMALL],
            &["brief", "show", "Talk", "--data", SMALL],
            &["brief", "show", "Talk", "--format", "json", "--data", SMALL],
            &[
                "brief", "export", "Talk", "--format", "html", "--notes", "--data", SMALL,
            ],
            &[
                "brief", "export", "Talk", "--format", "md", "--notes", "--data", SMALL,
            ],
        ],
        explorer: &["brief", "present", "Talk", "--data", SMALL],
    },
    Own {
        what: "searches",
        place: "state/plenary/searches.ron",
        commands: &[],
        explorer: &["--data", SMALL],
    },
    Own {
        what: "whereabouts",
        place: "state/plenary/whereabouts.ron",
        commands: &[],
        explorer: &["--data", SMALL],
    },
    Own {
        what: "name",
        place: "state/plenary/briefing",
        commands: &[],
        explorer: &["--data", SMALL],
    },
    Own {
        what: "report",
        place: "state/plenary/presenting-Talk.ron",
        commands: &[],
        explorer: &["brief", "console", "Talk"],
    },
];

/// A home with a briefing that was presented, so that each file has its place.
fn home() -> TempDir {
    let home = tempfile::tempdir().unwrap();
    for folder in ["config/plenary", "data/plenary/briefings", "state/plenary"] {
        fs::create_dir_all(home.path().join(folder)).unwrap();
    }
    let briefing = "Briefing(schema: 1, name: \"Talk\", dataset: Edition(id: \"small\", version: \"1.0.0\", sha256: \"\"), \
        time: \"15:00\", room: \"TLP:CLEAR\", cards: [Card(shows: record(\"org\"), time: \"2:00\", weight: 3)], questions: [])";
    fs::write(home.path().join("data/plenary/briefings/Talk.ron"), briefing).unwrap();
    fs::write(home.path().join("state/plenary/briefing"), "Talk\n").unwrap();
    home
}

/// Whatever the file holds: commands print it cleaned or refuse it, and soon; a painted fault steers no more than colours.
fn commands_hold(own: &Own, commands: usize, home: &Path, what: &str) {
    for args in own.commands.iter().take(commands) {
        let begun = Instant::now();
        let ran = run_at(home, args, b"");
        is_harmless(args, &ran);
        assert!(
            matches!(ran.status, 0..=2),
            "{what}, {args:?}: {} {:.400}",
            ran.status,
            ran.err
        );
        assert!(
            ran.err.len() < 1 << 20,
            "{what}, {args:?} complained for {} bytes",
            ran.err.len()
        );
        assert!(
            begun.elapsed() < SOON,
            "{what}, {args:?} took {:?}",
            begun.elapsed()
        );
    }
    if let Some(args) = own.commands.first() {
        let painted = run_at(home, &[args, &["--color", "always"][..]].concat(), b"").err;
        assert_eq!(loud(&without_colours(&painted)), None, "{what}: {painted:.400?}");
    }
}

/// What may take as long as this on a machine that does much else ends.
const SOON: Duration = Duration::from_secs(60);

/// A text without the colours that it is painted in: `ESC [ numbers m`.
fn without_colours(text: &str) -> String {
    let mut pieces = text.split("\u{1b}[");
    let mut left = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let painted = piece.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';');
        if let Some(rest) = painted.strip_prefix('m') {
            left.push_str(rest);
        } else {
            left.push('\u{1b}');
            left.push_str(piece);
        }
    }
    left
}

/// What is pressed, whichever keys a keymap leaves: the search, the lists, and the ways out.
const KEYS: [&str; 12] = [
    "/", "\u{1b}[B", "\u{1b}", "b", "\u{1b}", "?", "\u{1b}", "gc", "\u{1b}", "q", "q", "\u{3}",
];

/// What steers a terminal and is never sent by plenary itself on these screens.
const RAW: [&str; 10] = [
    "\u{1b}]",
    "\u{1b}P",
    "\u{1b}_",
    "\u{9b}",
    "\u{9d}",
    "\u{202e}",
    "\u{2066}",
    "\u{e0041}",
    "\u{7}",
    "\0",
];

/// Takes what comes while keys are pressed, and in the end a signal, until the program has ended; its status.
fn play_to_the_end(terminal: &mut Terminal, what: &str) -> u32 {
    let begun = Instant::now();
    let mut keys = KEYS.iter();
    loop {
        while let Ok(bytes) = terminal.bytes.recv_timeout(Duration::from_millis(40)) {
            terminal.seen.push_str(&String::from_utf8_lossy(&bytes));
        }
        if let Some(status) = terminal.child.try_wait().unwrap() {
            return status.exit_code();
        }
        assert!(
            begun.elapsed() < HANGS,
            "{what} does not end: {:.400}",
            terminal.seen
        );
        if !terminal.seen.contains("\u{1b}[?2026l") {
            continue;
        }
        match keys.next() {
            // It may end while it is written to.
            Some(key) => drop(terminal.writer.write_all(key.as_bytes())),
            None => terminal.signal("-TERM"),
        }
    }
}

/// The explorer begins over the file or refuses it, draws nothing of it raw, and ends when it is told to.
fn explorer_holds(own: &Own, home: &Path, what: &str) {
    let words = [
        "sh",
        "-c",
        "ulimit -v 1500000; exec \"$@\"",
        "sh",
        env!("CARGO_BIN_EXE_plenary"),
    ];
    let words: Vec<String> = words
        .iter()
        .chain(own.explorer)
        .map(|word| (*word).to_owned())
        .collect();
    let mut terminal = Terminal::open(wrapped(&words, home));
    let status = play_to_the_end(&mut terminal, what);
    while let Ok(bytes) = terminal.bytes.recv_timeout(Duration::from_secs(5)) {
        terminal.seen.push_str(&String::from_utf8_lossy(&bytes));
    }
    let seen = &terminal.seen;
    assert!(
        [0, 2, 143].contains(&status),
        "{what} ended with {status}: {seen:.600}"
    );
    assert!(!seen.contains("panicked"), "{what}: {seen}");
    let raw = RAW.iter().find(|raw| seen.contains(**raw));
    assert_eq!(raw, None, "{what} let it out: {seen:?}");
    if seen.contains("?1049h") {
        terminal.is_given_back();
    }
}

/// A file of the corpus with each payload where it says so, and with all of them at once; without, as it is.
fn filled(bytes: Vec<u8>, payloads: &[(String, String)]) -> (Vec<Vec<u8>>, Vec<u8>) {
    let text = String::from_utf8_lossy(&bytes).into_owned();
    if !text.contains("PAYLOAD") {
        return (Vec::new(), bytes);
    }
    let fill = |payload: &str| text.replace("PAYLOAD", &quoted(payload)).into_bytes();
    let all: String = payloads
        .iter()
        .map(|(_, payload)| payload.replace('\n', " "))
        .collect();
    (
        payloads.iter().map(|(_, payload)| fill(payload)).collect(),
        fill(&all),
    )
}

/// Looks at all of them at once: most of the time is spent on waiting for the explorer.
fn each_at_once<T: Sync>(all: &[T], look: impl Fn(&T) + Sync) {
    std::thread::scope(|scope| {
        for one in all {
            scope.spawn(|| look(one));
        }
    });
}

/// Every file of the corpus, each with every `stride`th payload, other ones from file to file; how many files that made.
fn corpus_holds(stride: usize) -> usize {
    let payloads = payloads();
    let tried = AtomicUsize::new(0);
    each_at_once(&OWN, |own| {
        for (nth, (name, bytes)) in files(&format!("own/{}", own.what)).into_iter().enumerate() {
            let (home, what) = (home(), format!("{}/{name}", own.what));
            let place = home.path().join(own.place);
            let (each, whole) = filled(bytes, &payloads);
            let each: Vec<_> = each.into_iter().skip(nth % stride).step_by(stride).collect();
            tried.fetch_add(each.len() + 1, Ordering::Relaxed);
            for fill in each {
                fs::write(&place, fill).unwrap();
                commands_hold(own, 1, home.path(), &what);
            }
            fs::write(&place, whole).unwrap();
            commands_hold(own, usize::MAX, home.path(), &what);
            explorer_holds(own, home.path(), &what);
        }
    });
    tried.into_inner()
}

#[test]
fn each_file_of_the_corpus_is_read_or_refused_and_nothing_of_it_is_let_out() {
    let tried = corpus_holds(7);
    assert!(tried > 150, "{tried} files were tried");
}

#[test]
#[ignore = "some minutes: each file of the corpus with each payload"]
fn each_file_of_the_corpus_with_each_payload() {
    let tried = corpus_holds(1);
    assert!(tried > 1_400, "{tried} files were tried");
    println!("{tried} files were tried");
}

#[test]
fn what_is_enormous_or_deep_is_refused_soon_within_bounded_memory() {
    let enormous = enormous::texts();
    each_at_once(&OWN, |own| {
        let home = home();
        for (what, bytes) in &enormous {
            let what = format!("{what} as {}", own.what);
            fs::write(home.path().join(own.place), bytes).unwrap();
            commands_hold(own, 2, home.path(), &what);
            if own.commands.is_empty() {
                explorer_holds(own, home.path(), &what);
            }
        }
    });
}

/// What stands in a file that is not plenary's.
const ANOTHERS: &[u8] = b"root:x:0:0:root:/root:/bin/sh\n";

/// What can stand in the place of a file and is none, made by a shell in the place `$0`.
const NO_FILES: [(&str, &str); 7] = [
    ("a pipe that nobody writes to", "mkfifo \"$0\""),
    ("a folder", "mkdir \"$0\""),
    ("a device without an end", "ln -s /dev/zero \"$0\""),
    ("the terminal", "ln -s /dev/tty \"$0\""),
    ("a link to itself", "ln -s \"$0\" \"$0\""),
    ("a link to nothing", "ln -s /no/such/file \"$0\""),
    ("a link to another's file", "ln -s \"$HOME/another's\" \"$0\""),
];

#[test]
fn what_stands_in_the_place_of_a_file_and_is_none_is_refused_at_once() {
    each_at_once(&OWN, |own| {
        for (what, script) in NO_FILES {
            let home = home();
            let place = home.path().join(own.place);
            let _gone = fs::remove_file(&place);
            let another = home.path().join("another's");
            fs::write(&another, ANOTHERS).unwrap();
            let made = Command::new("sh")
                .args(["-c", script])
                .arg(&place)
                .env("HOME", home.path())
                .status()
                .unwrap();
            assert!(made.success());
            let what = format!("{what} as {}", own.what);
            commands_hold(own, usize::MAX, home.path(), &what);
            explorer_holds(own, home.path(), &what);
            assert_eq!(
                fs::read(&another).unwrap(),
                ANOTHERS,
                "{what} wrote over what it leads to"
            );
        }
    });
}

#[test]
fn what_is_held_while_something_is_written_is_a_file_too() {
    let places = [
        "data/plenary/briefings/.lock",
        "data/plenary/briefings/.Talk.ron.new",
        "state/plenary/presenting-Talk.console",
    ];
    each_at_once(&places, |place| {
        for (what, script) in NO_FILES.into_iter().take(4) {
            let home = home();
            let made = Command::new("sh")
                .args(["-c", script])
                .arg(home.path().join(place))
                .status()
                .unwrap();
            assert!(made.success());
            for own in OWN
                .iter()
                .filter(|own| ["briefing", "report", "name"].contains(&own.what))
            {
                explorer_holds(own, home.path(), &format!("{what} as {place}, {}", own.what));
            }
            let ran = run_at(home.path(), &["brief", "new", "Other", "--from", "plan"], b"");
            is_harmless(&[], &ran);
            assert!(matches!(ran.status, 0 | 2), "{what} as {place}: {}", ran.err);
        }
    });
}

/// Neither the editor's path nor the dataset's is ever read by a shell.
#[test]
fn an_editor_and_a_dataset_whose_paths_look_like_commands_are_just_that() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = home();
    let folder = home
        .path()
        .join("my 'data' $(touch owned) `touch owned`; touch owned & \"x\" \\ {file}");
    fs::create_dir(&folder).unwrap();
    let (data, told) = (folder.join("+!touch owned|.ron"), home.path().join("told"));
    fs::copy(SMALL, &data).unwrap();
    let script = folder.join("my 'editor' $HOME");
    let text = format!(
        "#!/bin/sh\nprintf '[%s]\\n' \"$@\" > '{0}.part'\nmv '{0}.part' '{0}'\n",
        told.display()
    );
    fs::write(&script, text).unwrap();
    fs::set_permissions(&script, fs::Permissions::from_mode(0o700)).unwrap();
    let args = ["--data", data.to_str().unwrap(), "org"];
    let mut terminal = Terminal::start_editing(home.path(), &args, script.to_str().unwrap());
    terminal.expect("OFFLINE");
    terminal.press("e");
    let deadline = Instant::now() + SOON;
    while !told.exists() {
        assert!(Instant::now() < deadline, "the editor was not started");
        std::thread::sleep(Duration::from_millis(20));
    }
    let words = fs::read_to_string(&told).unwrap();
    assert_eq!(words, format!("[+11]\n[{}]\n", data.display()));
    terminal.expect("OFFLINE");
    terminal.press("q");
    terminal.ends(0);
    for place in [home.path(), &folder, Path::new(".")] {
        assert!(
            !place.join("owned").exists(),
            "a command was run in {}",
            place.display()
        );
    }
}
