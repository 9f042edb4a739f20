//! Random keys, mouse events, pastes and sizes over all screens: in the process, quickly, and (`soak/in_terminal.rs`) in a real terminal.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "a helper fails its test by panicking, and random numbers are cut to size"
)]

#[path = "soak/in_terminal.rs"]
mod in_terminal;
mod support;
#[path = "support/terminal.rs"]
mod terminal;

use std::collections::HashSet;
use std::fs;
use std::time::Instant;

use plenary::app::keymap::{Keymap, Scope};
use plenary::app::{App, Effect, Message, ThemeName};
use plenary::key::{self, Key};
use plenary::search::Engine;
use support::{draw, embedded_atlas, explorer};

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
