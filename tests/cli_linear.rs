//! `plenary --linear`: exact dialogues.

mod support;

use support::{SMALL, plenary};

/// The answers to these lines, on the small dataset in a file of its own.
fn dialogue(args: &[&str], lines: &str) -> String {
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/small.ron");
    let ran = plenary(&[&["--linear", "--data", data], args].concat(), lines);
    assert_eq!((ran.err.as_str(), ran.status), ("", Some(0)));
    ran.out
}

const GREETING: &str = "plenary, A small organisation, checked 2026-01-31, offline. Type words to search, h for help, q to leave.\n> ";

#[test]
fn a_search_is_listed_and_a_number_opens() {
    let out = dialogue(&[], "second plan\n1\nq\n");
    insta::assert_snapshot!(out);
}

#[test]
fn what_cannot_be_answered_is_said() {
    assert_eq!(
        dialogue(&[], "1\nb\nm\nzzzzqqq\nyear:soon\n\nq\n"),
        format!(
            "{GREETING}Nothing is listed; type words to search.\n> There is nothing to go back to.\n> There is no more.\n> \
             Nothing found.\n> In the query, year:soon: `soon` is no year; write 2005, 2002..2010, 2002.. or ..2010.\n\
             Nothing found.\n> > "
        )
    );
}

#[test]
fn the_structure_is_told_by_levels_and_back_leads_back() {
    let out = dialogue(&[], "t\n3\n99\nt\n1\nb\nq\n");
    assert!(
        out.starts_with(&format!(
            "{GREETING}1. level 1: ORG, The Organisation\n2. level 2: COM, Committee of the Organisation\n\
             3. level 3: WG, Working Group on Networks\n> Working Group on Networks\n"
        )),
        "{out}"
    );
    assert!(
        out.contains("> There is no number 99; the list ends at "),
        "{out}"
    );
    let last = out.rsplit("\n> ").nth(1).unwrap_or_default();
    assert!(
        last.starts_with("Working Group on Networks\n"),
        "back at the page before: {last}"
    );
}

#[test]
fn it_begins_at_a_record_and_ends_with_its_input() {
    let out = dialogue(&["meet"], "");
    assert!(out.contains("Meeting of the Working Group\n"), "{out}");
    assert!(out.ends_with("\n> \n"), "{out}");
}

#[test]
fn no_line_moves_a_cursor_and_long_ones_are_cut() {
    let hostile = SMALL.replace("They met.", "\u{1b}[2J\u{1b}]0;x\u{7}They met.");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("hostile.ron");
    std::fs::write(&path, hostile).expect("a file");
    let lines = format!("meeting\n1\n{}\n\u{1b}[A\n", "x".repeat(100_000));
    let ran = plenary(&["--linear", "--data", &path.to_string_lossy()], &lines);
    assert_eq!(ran.status, Some(0));
    assert!(
        ran.out.contains("They met.") && ran.out.len() < 20_000,
        "{}",
        ran.out.len()
    );
    assert!(
        ran.out.chars().all(|c| c == '\n' || !c.is_control()),
        "{:?}",
        ran.out
    );
}

#[test]
fn a_command_needs_no_dialogue() {
    let ran = plenary(&["--linear", "tree"], "");
    assert_eq!(
        (ran.err.as_str(), ran.status),
        (
            "plenary: `--linear` is for the explorer; commands print line by line anyway\n",
            Some(2)
        )
    );
}
