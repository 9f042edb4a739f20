//! The soak in a real terminal: what is sent, where that leads, and whether the program can be left.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use portable_pty::PtySize;

use super::terminal::{self, Terminal};
use super::{Dice, any_size, memory};

/// What a terminal sends for keys that lead from place to place.
const WAYS: [&str; 34] = [
    "/",
    "f",
    "F",
    "?",
    ":",
    "gc",
    "x",
    "r",
    "c",
    "Q",
    "D",
    "t",
    "T",
    "C",
    "X",
    "!",
    "v",
    "{",
    "}",
    ",",
    ".",
    "<",
    ">",
    "b",
    " ",
    "o",
    "w",
    "\u{1b}[15~",
    "\u{1b}[19~",
    "\u{1b}[20~",
    "\u{1b}[21~",
    "\u{1b}OS",
    "z",
    "\u{6}",
];

/// Keys, the mouse and pastes within a place.
const SENT: [&str; 72] = [
    "j",
    "k",
    "j",
    "k",
    "h",
    "l",
    "J",
    "K",
    "\r",
    "\r",
    "\t",
    "\u{1b}[Z",
    "1",
    "2",
    "3",
    "G",
    "gg",
    "p",
    "H",
    "L",
    "n",
    "a",
    "g",
    "i",
    "m",
    "u",
    "U",
    "+",
    "-",
    "=",
    "N",
    "R",
    "O",
    "I",
    "A",
    "S",
    "V",
    "E",
    "P",
    "1998\r",
    "lima",
    "tel\r",
    "12\r",
    "notes\r",
    "\u{1b}[A",
    "\u{1b}[B",
    "\u{1b}[C",
    "\u{1b}[D",
    "\u{1b}[5~",
    "\u{1b}[6~",
    "\u{1b}[H",
    "\u{1b}[F",
    "\u{1b}[3~",
    "\u{1b}OQ",
    "\u{1b}OR",
    "\u{1b}[18~",
    "\u{1b}[23~",
    "\u{1b}[24~",
    "\u{1b}[1;5A",
    "\u{1b}[1;3D",
    "\u{1b}f",
    "\u{c}",
    "\u{15}",
    "\u{17}",
    "\u{7f}",
    "M",
    "yy",
    "yc",
    "\u{1b}[<0;20;9M\u{1b}[<0;20;9m",
    "\u{1b}[<65;70;12M",
    "\u{1b}[200~plan \u{1b}[31m2010\u{1b}[201~",
    "\u{e9}\u{65e5}@{}[]|\\~",
];

/// What stands on the screen of each place, by which it is known.
const PLACES: [(&str, &str); 18] = [
    ("panes", "1 Structure"),
    ("search", "Search everything"),
    ("filter", "Narrow the panes"),
    ("facets", "[ ] "),
    ("help", "Keys that work here"),
    ("commands", "Commands: type"),
    ("themes", "Colours: move"),
    ("coverage", "total"),
    ("relations", "walk there"),
    ("doubts", "Doubts: "),
    ("tray", "Briefing: "),
    ("stage", "TLP:CLEAR"),
    ("find", "Find in this pane"),
    ("date", "As of (1998"),
    ("older edition", "File of the older"),
    ("then", "AS OF"),
    ("export", "Write to a file"),
    ("too small", "window too small"),
];

/// Leaves the program from whatever is open. Each key waits until the one before was read, as a person's does: an Esc that
/// is read together with the next key is that key with Alt. A program with much to catch up on is given more and more time.
fn leave(terminal: &mut Terminal) {
    terminal.forget();
    for round in 0..60_u64 {
        for key in ["\u{1b}", "q"] {
            // It may have just gone.
            let _result = terminal.writer.write_all(key.as_bytes());
            std::thread::sleep(Duration::from_millis(100 + 50 * round));
            if terminal.child.try_wait().unwrap().is_some() {
                return terminal.ends(0);
            }
        }
    }
    terminal.expect("nothing that opens keeps Esc and q from leaving");
}

/// What a soak in a terminal told.
struct Soaked {
    /// Resident memory in kibibytes after a tenth of it, and the most of it later on.
    memory: (u64, u64),
    /// How often it was left: the list of commands can run that one as well.
    left: usize,
    /// How often each place was seen when it was looked at.
    places: BTreeMap<&'static str, usize>,
}

/// The screen once the program has caught up with a burst, most of whose keys shared a frame: as it is, too small to show
/// anything, left for the panes, and where one way leads from there.
fn looks(terminal: &mut Terminal, way: &str) -> [String; 4] {
    let mut look = |keys: &str, size: PtySize| {
        terminal.press(keys);
        terminal.resize(size);
        terminal.settle();
        terminal.screen.screen().contents()
    };
    let small = PtySize {
        rows: 10,
        cols: 40,
        ..terminal::SIZE
    };
    let before = look("", terminal::SIZE);
    let too_small = look("", small);
    let left = (0..8).map(|_| look("\u{1b}", terminal::SIZE)).last();
    [
        before,
        too_small,
        left.unwrap_or_default(),
        look(way, terminal::SIZE),
    ]
}

/// The program in a home of its own.
fn start(home: &Path) -> Terminal {
    let mut command = terminal::at_home(home, &[]);
    // What it writes is written there, and its editor is one that is done at once.
    command.cwd(home);
    command.env("EDITOR", "true");
    command.env_remove("VISUAL");
    let mut terminal = Terminal::open(command);
    terminal.expect("\u{1b}[?2026l");
    terminal
}

/// Sends so many keys to the program.
fn soak_in_terminal(seed: u64, wanted: usize) -> Soaked {
    let mut dice = Dice(seed);
    let home = tempfile::tempdir().unwrap();
    let mut terminal = start(home.path());
    let (mut before, mut most, mut left) = (0, 0, 0);
    let mut places = BTreeMap::new();
    for sent in 0..wanted {
        let text = if dice.below(5) == 0 {
            *dice.of(&WAYS)
        } else {
            *dice.of(&SENT)
        };
        // It may have just gone, and begins anew below.
        let _gone = terminal.writer.write_all(text.as_bytes());
        // Away from whatever would swallow the rest as text.
        if dice.below(25) == 0 {
            let _gone = terminal.writer.write_all(b"\x07");
        }
        if sent % 2_000 == 0 {
            let way = WAYS[sent / 2_000 % WAYS.len()];
            for contents in looks(&mut terminal, way) {
                for (place, mark) in PLACES {
                    *places.entry(place).or_default() += usize::from(contents.contains(mark));
                }
            }
        }
        if dice.below(60) == 0 {
            let (cols, rows) = any_size(&mut dice);
            let size = PtySize {
                rows,
                cols,
                pixel_width: 0,
                pixel_height: 0,
            };
            terminal.resize(size);
        }
        terminal.forget();
        if sent == wanted / 10 {
            before = memory_of(&terminal);
        }
        if sent % 1_000 == 999 {
            most = most.max(memory_of(&terminal));
        }
        if let Some(status) = terminal.child.try_wait().unwrap() {
            assert!(status.success(), "it broke after {sent} of {wanted}: {status:?}");
            left += 1;
            terminal = start(home.path());
        }
    }
    std::thread::sleep(Duration::from_millis(300));
    most = most.max(memory_of(&terminal));
    terminal.resize(terminal::SIZE);
    leave(&mut terminal);
    Soaked {
        memory: (before, most),
        left,
        places,
    }
}

fn memory_of(terminal: &Terminal) -> u64 {
    terminal
        .child
        .process_id()
        .map_or(0, |id| memory(&id.to_string()))
}

#[test]
fn random_keys_sizes_and_clicks_in_a_terminal_do_not_end_it() {
    soak_in_terminal(0xfeed, 1_500);
}

#[test]
#[ignore = "takes minutes: cargo test --release --test soak -- --ignored --nocapture --test-threads 1"]
fn two_hundred_thousand_random_keys_in_a_terminal() {
    let begun = Instant::now();
    let Soaked {
        memory: (before, after),
        left,
        places,
    } = soak_in_terminal(0xbeef, 200_000);
    println!(
        "200000 inputs in {:?}, left {left} times, {before} KiB before and at most {after} KiB after, {places:?}",
        begun.elapsed()
    );
    // A date or a filter that was set keeps some places empty in a long run; the soak in the process reaches them all.
    let missed = places.values().filter(|seen| **seen == 0).count();
    assert!(missed <= 2, "{places:?}");
    assert!(
        after < before + 32 * 1024,
        "{before} KiB before, {after} KiB after"
    );
}
