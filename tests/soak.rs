//! Random keys, mouse events, pastes and sizes over all screens: in the process, quickly, and in a real terminal.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "a helper fails its test by panicking, and random numbers are cut to size"
)]

mod support;
#[path = "support/terminal.rs"]
mod terminal;

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use plenary::app::keymap::{Keymap, Scope};
use plenary::app::{App, Effect, Message, ThemeName};
use plenary::key::{self, Key};
use plenary::search::Engine;
use portable_pty::PtySize;
use support::{draw, embedded_atlas, explorer};
use terminal::Terminal;

/// Numbers that look random and are the same in every run (xorshift64*).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() >> 33) as usize % end
    }

    fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

const PASTES: [&str; 6] = [
    "lima declaration",
    "\u{1b}[31m\u{202e}\0",
    "e\u{301}\u{1f468}\u{200d}\u{1f469} \u{65e5}\u{672c}",
    "kind:plan year:2002..2010 | !tel",
    "2002-10",
    "\r\n\t",
];

/// Every key of the keymap, some letters, and keys that nothing is bound to.
fn keys(app: &App) -> Vec<Vec<Key>> {
    let mut keys: Vec<Vec<Key>> = app
        .keymap()
        .rows()
        .iter()
        .flat_map(|row| row.keys.clone())
        .collect();
    for text in [
        "a", "e", "t", " ", "l", "2", "\u{e9}", "\u{65e5}", "<F12>", "<C-A-q>", "<Ins>", "<A-x>",
    ] {
        keys.push(key::parse(text).unwrap());
    }
    keys
}

fn any_size(dice: &mut Dice) -> (u16, u16) {
    match dice.below(4) {
        0 => (dice.below(301) as u16, dice.below(101) as u16),
        1 => (dice.below(8) as u16, dice.below(8) as u16),
        _ => *dice.of(&[(80, 24), (120, 36), (60, 20), (100, 30), (200, 50)]),
    }
}

/// Resident memory of a process in kibibytes; 0 where the system does not tell.
fn memory(process: &str) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS:"));
    line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok())
        .unwrap_or_default()
}

/// Drives the state and the drawing; returns how many keys were pressed, and in which places of the keymap.
fn soak(seed: u64, keys_wanted: usize) -> (usize, HashSet<Scope>) {
    let mut dice = Dice(seed);
    let mut app = explorer(embedded_atlas(), (80, 24), ThemeName::Terminal);
    let mut engine = Engine::new(app.shared_atlas());
    let keys = keys(&app);
    let mut pressed = 0;
    let mut places = HashSet::new();
    while pressed < keys_wanted {
        match app.stage() {
            Some(_) => places.extend([Scope::Present]),
            None => places.extend(app.scopes()),
        }
        let messages: Vec<Message> = match dice.below(40) {
            0 => {
                let (width, height) = any_size(&mut dice);
                vec![Message::Resize(width, height)]
            }
            1 => vec![Message::Click(dice.below(310) as u16, dice.below(110) as u16)],
            2 => {
                let lines = dice.below(7) as isize - 3;
                vec![Message::Wheel(
                    dice.below(310) as u16,
                    dice.below(110) as u16,
                    lines,
                )]
            }
            3 => vec![Message::Paste((*dice.of(&PASTES)).to_owned())],
            _ => dice.of(&keys).iter().map(|key| Message::Key(*key)).collect(),
        };
        for message in messages {
            pressed += usize::from(matches!(message, Message::Key(_)));
            let mut effect = app.update(message);
            while let Effect::Search(request) = effect {
                // Most answers come late, as from the worker.
                let found = engine.answer(&request, &|| false, &mut |_| ()).unwrap();
                effect = app.update(Message::Found(found));
            }
        }
        if dice.below(8) == 0 {
            draw(&app);
            // What the next run would be given.
            let _whereabouts = app.whereabouts();
        }
    }
    // Whatever lies over the panes, it can be left.
    let mut leaving = key::parse(&"<Esc>q".repeat(40)).unwrap().into_iter();
    let left = leaving.any(|key| app.update(Message::Key(key)) == Effect::Quit);
    assert!(left, "stuck in {:?}", app.scopes());
    (pressed, places)
}

#[test]
fn a_few_thousand_random_keys_reach_every_place_and_leave_a_screen_that_can_be_left() {
    let keymap = Keymap::defaults().unwrap();
    let mut missed: Vec<Scope> = keymap.rows().iter().map(|row| row.scope).collect();
    // The console is a program of its own.
    missed.retain(|place| *place != Scope::Console);
    // Some places lie behind a particular key in a particular place: not every run of keys comes by.
    for seed in 1..=12 {
        let (pressed, places) = soak(seed * 0x1234_5678_9abc_def1, 3_000);
        assert!(pressed >= 3_000);
        missed.retain(|place| !places.contains(place));
        if missed.is_empty() {
            break;
        }
    }
    assert!(missed.is_empty(), "{missed:?} were never reached");
}

#[test]
#[ignore = "takes minutes: cargo test --release --test soak -- --ignored --nocapture --test-threads 1"]
fn two_hundred_thousand_random_keys_in_the_process() {
    soak(7, 20_000);
    let before = memory("self");
    let begun = Instant::now();
    let pressed: usize = (1..=10).map(|seed| soak(seed * 7919, 20_000).0).sum();
    let after = memory("self");
    println!(
        "{pressed} keys in {:?}, {before} KiB before and {after} KiB after",
        begun.elapsed()
    );
    assert!(
        after < before + 32 * 1024,
        "{before} KiB before, {after} KiB after"
    );
}

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
