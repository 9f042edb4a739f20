//! Saving under `kill -9` at random moments: the file is always whole, and holds at least what was told to be saved.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a helper fails its test by panicking"
)]

use std::env;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use plenary::briefing::store::Store;
use plenary::briefing::{Briefing, Card, Edition, Shows, Time};

const NAME: &str = "Under fire";
const FOLDER: &str = "PLENARY_TEST_KILL_FOLDER";

/// The `number`th state of the briefing; large enough to be written in several pieces.
fn state(number: u32) -> Briefing {
    let edition = Edition {
        id: "small".to_owned(),
        version: "1".to_owned(),
        sha256: number.to_string(),
    };
    let mut briefing = Briefing::new(NAME, edition, Time::minutes(15));
    briefing.cards = (0..40)
        .map(|card| Card::new(Shows::Text(format!("{number} {card} {}", "words ".repeat(200)))))
        .collect();
    briefing
}

fn saved(briefing: &Briefing) -> u32 {
    briefing.dataset.sha256.parse().unwrap()
}

/// The child: not a test of its own, it saves until it is killed.
#[test]
#[ignore = "the child of the kill tests"]
fn child_that_saves() {
    let Some(folder) = env::var_os(FOLDER) else { return };
    let store = Store::at(folder.into());
    let (start, mut revision) = match store.load(NAME) {
        Ok((briefing, revision)) => (saved(&briefing) + 1, Some(revision)),
        Err(_none_yet) => (1, None),
    };
    let mut out = std::io::stdout();
    for number in start.. {
        revision = Some(store.save(&state(number), revision.as_ref()).unwrap());
        writeln!(out, "saved {number}").unwrap();
        out.flush().unwrap();
    }
}

fn kill_again_and_again(folder: &Path, times: u32) {
    let store = Store::at(folder.to_owned());
    let mut reached = 0;
    for round in 0..times {
        let mut child = Command::new(env::current_exe().unwrap())
            .args(["--exact", "child_that_saves", "--ignored", "--nocapture"])
            .env(FOLDER, folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut told = lines
            .map_while(Result::ok)
            .filter_map(|line| line.strip_prefix("saved ")?.parse::<u32>().ok());
        // A busy machine is slow to begin: only every fourth child is killed without having told of a first save.
        if round % 4 > 0 {
            reached = reached.max(told.next().unwrap_or_default());
        }
        // Moments spread over many saves, no two alike: after the start, which takes some milliseconds.
        thread::sleep(Duration::from_micros(4_000 + u64::from(round) * 7_919 % 30_000));
        child.kill().unwrap();
        child.wait().unwrap();
        reached = reached.max(told.last().unwrap_or_default());
        match store.load(NAME) {
            Ok((briefing, _)) => {
                let number = saved(&briefing);
                assert!(
                    number >= reached,
                    "round {round}: {number} is older than {reached}"
                );
                assert_eq!(briefing, state(number), "round {round}");
            }
            Err(error) => assert_eq!(reached, 0, "round {round}: {error}"),
        }
    }
    assert!(reached > 0, "the child never saved");
}

#[test]
fn a_briefing_is_whole_whenever_its_writer_is_killed() {
    let folder = tempfile::tempdir().unwrap();
    kill_again_and_again(folder.path(), 12);
}

#[test]
#[ignore = "takes half a minute; run it with `cargo test --test brief_kill -- --ignored two_hundred`"]
fn a_briefing_is_whole_after_two_hundred_and_fifty_kills() {
    let folder = tempfile::tempdir().unwrap();
    kill_again_and_again(folder.path(), 250);
}
