//! Datasets, briefings and texts that try to steer a terminal, a spreadsheet, a browser, a shell or the memory.
//!
//! `hostile/payloads` is put into every text of a dataset that loads; `hostile/files` are whole files, mostly broken ones.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::format_collect,
    clippy::print_stdout,
    reason = "a helper fails its test by panicking"
)]

#[path = "fuzz/src/lib.rs"]
#[allow(unreachable_pub, dead_code, reason = "it is a crate of its own elsewhere")]
mod holds;

#[path = "support/hostile.rs"]
mod hostile;

use std::fs;
use std::time::{Duration, Instant};

use holds::SMALL;
use hostile::{HANGS, files, folder, is_harmless, payloads, quoted, run};
use proptest::prelude::*;
use proptest::strategy::ValueTree;

/// The texts of the small dataset that a stranger could have written.
const TEXTS: [&str; 19] = [
    "They met.",
    "The first plan.",
    "Göteborg",
    "All about networks.",
    "Made up.",
    "The tests",
    "For tests.",
    "Its page",
    "A small organisation",
    "First Member",
    "Working Group on Networks",
    "Plan 2010",
    "Build networks.",
    "working group",
    "Replaced.",
    "agree",
    "Meeting 1",
    "Plan for Networks",
    "It is at the top.",
];

/// The small dataset with the nth text replaced by `payload(n)`, which stands behind a letter so that ids of texts stay sound.
fn poisoned<'a>(payload: impl Fn(usize) -> &'a str) -> String {
    let texts = TEXTS.iter().enumerate();
    texts.fold(SMALL.to_owned(), |dataset, (n, text)| {
        dataset.replace(&format!("\"{text}\""), &format!("\"{}\"", quoted(payload(n))))
    })
}

/// Every command that reads a dataset, with every format.
const COMMANDS: [&[&str]; 34] = [
    &["tree"],
    &["tree", "--format", "json"],
    &["tree", "--as-of", "1990/2010"],
    &["list"],
    &["list", "--format", "json"],
    &["show", "org"],
    &["show", "wg", "--as-of", "2001"],
    &["show", "meet", "--format", "md"],
    &["show", "plan-2010", "--format", "json"],
    &["show", "page"],
    &["show", "term-wg", "--format", "md"],
    &["search", "plan"],
    &["search", "networks", "--format", "json"],
    &["lineage", "plan-2010"],
    &["lineage", "plan-2010", "--format", "dot"],
    &["lineage", "plan-2010", "--format", "mermaid"],
    &["lineage", "plan-2010", "--format", "json"],
    &["coverage"],
    &["coverage", "--format", "csv"],
    &["coverage", "--format", "md"],
    &["coverage", "--format", "json"],
    &["coverage", "--by", "bodies"],
    &["coverage", "--gap", "plan-2002", "nets"],
    &["compare", "plan-2002", "plan-2010"],
    &["compare", "plan-2002", "plan-2010", "--format", "md"],
    &["compare", "plan-2002", "plan-2010", "--format", "json"],
    &["doubts", "--on", "2030"],
    &["doubts", "--format", "json"],
    &["check"],
    &["screen", "--size", "120x36", "--keys", "jj"],
    &["screen", "--keys", "/plan"],
    &["screen", "--keys", "f<F4>"],
    &["screen", "--keys", "3GJ<Enter>2G", "--ascii"],
    &["diff", "-", "-"],
];

#[test]
fn no_command_lets_anything_out_of_a_hostile_dataset() {
    let home = tempfile::tempdir().unwrap();
    let payloads = payloads();
    for shift in (0..payloads.len()).step_by(TEXTS.len() - 1) {
        let dataset = poisoned(|n| &payloads[(n + shift) % payloads.len()].1);
        for args in COMMANDS {
            let mut all = args.to_vec();
            if !matches!(args[0], "check" | "diff") {
                all.extend(["--data", "-"]);
            } else if args[0] == "check" {
                all.push("-");
            } else {
                fs::write(home.path().join("new.ron"), &dataset).unwrap();
                all[2] = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/small.ron");
            }
            let ran = run(home.path(), &all, dataset.as_bytes());
            is_harmless(&all, &ran);
            // A name of blanks alone is refused, as it should be.
            let refused = ran.err.contains("is empty");
            assert!(
                ran.status < 2 || refused,
                "{all:?} ended with {}: {}",
                ran.status,
                ran.err
            );
        }
    }
}

#[test]
fn every_page_and_screen_of_every_payload_is_quiet() {
    for (_, payload) in payloads() {
        holds::loader(&poisoned(|_| &payload));
        // Once more as an escape of RON, which no reader of the file can see.
        let escaped: String = payload
            .chars()
            .map(|c| format!("\\u{{{:x}}}", u32::from(c)))
            .collect();
        holds::loader(
            &SMALL
                .replace("They met.", &escaped)
                .replace("Plan 2010", &escaped),
        );
        holds::query(&payload);
        holds::date(&payload);
        holds::keys(&payload);
    }
}

#[test]
fn handouts_of_a_hostile_dataset_and_briefing_are_inert() {
    let home = tempfile::tempdir().unwrap();
    let payloads = payloads();
    for shift in (0..payloads.len()).step_by(TEXTS.len() - 1) {
        let dataset = poisoned(|n| &payloads[(n + shift) % payloads.len()].1);
        let name = format!("Talk {shift}");
        let made = run(
            home.path(),
            &[
                "brief",
                "new",
                &name,
                "--from",
                "plan | meeting",
                "--minutes",
                "9",
                "--data",
                "-",
            ],
            dataset.as_bytes(),
        );
        if made.err.contains("is empty") {
            // A name of blanks alone is refused, as it should be.
            continue;
        }
        assert_eq!(made.status, 0, "{}", made.err);
        let path = home
            .path()
            .join(format!(".local/share/plenary/briefings/{name}.ron"));
        let mut briefing = fs::read_to_string(&path).unwrap();
        for (_, payload) in &payloads {
            let text = quoted(payload);
            let card = format!(
                "    cards: [\n        Card(shows: text(\"{text}\\n- {text}\"), title: \"{text}\", time: \"0:30\", note: Note(text: \"{text}\")),"
            );
            briefing = briefing.replacen("    cards: [", &card, 1);
        }
        fs::write(&path, briefing).unwrap();
        for args in [
            &["brief", "show", &name][..],
            &["brief", "show", &name, "--format", "json"],
            &["brief", "export", &name, "--format", "md", "--notes"],
            &["brief", "export", &name, "--format", "html", "--notes"],
            &["brief", "export", &name, "--format", "html"],
            &["brief", "list"],
        ] {
            let all = [args, &["--data", "-"]].concat();
            let ran = run(home.path(), &all, dataset.as_bytes());
            is_harmless(&all, &ran);
            assert_eq!(ran.status, 0, "{all:?}: {}", ran.err);
        }
    }
}

#[test]
fn no_name_of_a_briefing_or_record_leads_anywhere_else() {
    let home = tempfile::tempdir().unwrap();
    for (_, payload) in payloads() {
        if payload.contains('\0') {
            continue;
        }
        for args in [
            &["brief", "new", "--", &payload][..],
            &["brief", "show", "--", &payload],
            &["show", "--", &payload],
            &["search", "--", &payload],
            &["screen", "--keys", &payload],
        ] {
            let ran = run(home.path(), args, b"");
            is_harmless(&[], &ran);
            assert!(matches!(ran.status, 0..=2), "{args:?} ended with {}", ran.status);
        }
    }
    for name in ["../x", "/tmp/x", "a/b", "..", ".", "", "con", "a\nb", ".hidden"] {
        let ran = run(home.path(), &["brief", "new", "--", name], b"");
        assert_eq!(ran.status, 2, "a briefing called {name:?}");
    }
    // Whatever was made is a file in the one folder.
    let mut open = vec![home.path().to_owned()];
    while let Some(path) = open.pop() {
        for entry in fs::read_dir(path).unwrap() {
            let path = entry.unwrap().path();
            let inside = path.starts_with(home.path().join(".local/share/plenary/briefings"));
            assert!(path.is_dir() || inside, "{}", path.display());
            if path.is_dir() {
                open.push(path);
            }
        }
    }
}

#[test]
fn every_broken_file_is_refused_or_read_in_bounded_time_and_memory() {
    let home = tempfile::tempdir().unwrap();
    for (name, bytes) in files("files") {
        let path = folder("files").join(&name);
        let begun = Instant::now();
        for args in [
            &["check", path.to_str().unwrap()][..],
            &["tree", "--data", path.to_str().unwrap()],
        ] {
            let ran = run(home.path(), args, b"");
            is_harmless(&[], &ran);
            assert!(matches!(ran.status, 0..=2), "{name}: {} {}", ran.status, ran.err);
            assert!(
                !format!("{}{}", ran.out, ran.err).contains("root:"),
                "{name} read another file"
            );
            let sound = ["byte-order-mark.ron", "extensions.ron", "nul.ron"].contains(&name.as_str());
            assert_eq!(ran.status == 0, sound, "{name}: {}{}", ran.out, ran.err);
        }
        assert!(begun.elapsed() < HANGS, "{name} took {:?}", begun.elapsed());
        if let Ok(text) = std::str::from_utf8(&bytes) {
            holds::loader(text);
        }
    }
}

#[test]
fn texts_of_ten_mebibytes_are_read_or_refused_within_a_gibibyte() {
    let home = tempfile::tempdir().unwrap();
    let long = "x".repeat(10 << 20);
    let words = "word ".repeat(2 << 20);
    let marks = "\u{1b}[".repeat(5 << 20);
    let datasets = [
        SMALL.replace("They met.", &long),
        SMALL.replace("They met.", &words),
        SMALL.replace("Plan 2010", &marks),
        SMALL.replace("\"meet\"", &format!("\"{long}\"")),
        format!("Dataset(schema: 1, {long}: 1)"),
        "[".repeat(10 << 20),
        "Dataset(bodies: [".to_owned() + &"(),".repeat(300_000) + "])",
        format!("Dataset(schema: {})", "9".repeat(1 << 20)),
        "\"".repeat(10 << 20),
        "/*".repeat(5 << 20),
    ];
    for (n, dataset) in datasets.iter().enumerate() {
        let begun = Instant::now();
        let args = ["show", "meet", "--data", "-"];
        let ran = run(home.path(), &args, dataset.as_bytes());
        is_harmless(&[], &ran);
        assert!(
            matches!(ran.status, 0..=2),
            "{n} ended with {}: {:.300}",
            ran.status,
            ran.err
        );
        assert!(
            ran.err.len() < 1 << 20,
            "{n} complained for {} bytes",
            ran.err.len()
        );
        assert!(begun.elapsed() < HANGS, "{n} took {:?}", begun.elapsed());
    }
}

/// Anything, and often what means something.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<String>(),
        "[ -~]{0,12}",
        "[0-9X~?%/.-]{0,14}",
        "[a-z]{1,8}:[^ ]{0,8}",
        "<[CAS]?-?[ -~]{0,6}>",
        Just("\u{1b}[31m".to_owned()),
        Just("\u{202e}".to_owned()),
        Just("\"".to_owned()),
        Just(" | ".to_owned()),
    ];
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

/// The small dataset with some bytes of it changed.
fn any_dataset() -> impl Strategy<Value = String> {
    let change = (0..SMALL.len(), 0..40_usize, any_text());
    prop::collection::vec(change, 1..4).prop_map(|changes| {
        let mut text = SMALL.to_owned();
        for (at, length, put) in changes {
            let letters: Vec<char> = text.chars().collect();
            let begin = at.min(letters.len());
            let end = (begin + length).min(letters.len());
            text = letters[..begin]
                .iter()
                .chain(&put.chars().collect::<Vec<_>>())
                .chain(&letters[end..])
                .collect();
        }
        text
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_a_query(text in any_text()) {
        holds::query(&text);
    }

    #[test]
    fn any_text_is_a_date_or_a_complaint(text in any_text()) {
        holds::date(&text);
    }

    #[test]
    fn any_text_is_keys_or_a_complaint(text in any_text()) {
        holds::keys(&text);
    }

    #[test]
    fn any_dataset_is_shown_or_refused(text in any_dataset()) {
        holds::loader(&text);
    }
}

/// The same without a coverage-guided fuzzer: `cargo test --release --test hostile -- --ignored fuzz`.
#[test]
#[ignore = "takes FUZZ_SECONDS, a minute by default"]
fn fuzz_everything_for_a_while() {
    let seconds = std::env::var("FUZZ_SECONDS")
        .ok()
        .and_then(|text| text.parse().ok());
    let end = Instant::now() + Duration::from_secs(seconds.unwrap_or(60));
    let mut runner = proptest::test_runner::TestRunner::default();
    let (texts, datasets) = (any_text(), any_dataset());
    let mut tried = 0_u64;
    while Instant::now() < end {
        for _ in 0..100 {
            let text = texts.new_tree(&mut runner).unwrap().current();
            holds::query(&text);
            holds::date(&text);
            holds::keys(&text);
        }
        for _ in 0..10 {
            holds::loader(&datasets.new_tree(&mut runner).unwrap().current());
        }
        tried += 310;
    }
    println!("{tried} inputs tried");
}
