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

/// The answers to these lines, one each.
fn answers(args: &[&str], asked: &[&str]) -> Vec<String> {
    let out = dialogue(args, &format!("{}\nq\n", asked.join("\n")));
    let mut parts: Vec<String> = out.split("\n> ").map(str::to_owned).collect();
    // The greeting comes first, and the prompt that `q` answers last.
    assert_eq!(parts.len(), asked.len() + 2, "{out}");
    parts.remove(0);
    parts.pop();
    parts
}

#[test]
fn every_action_is_done_by_its_name_and_what_it_shows_is_told() {
    for (asked, told) in [
        (&[":copy-title"][..], "Second Plan for Networks"),
        (&[":copy-citation"], "Second Plan for Networks"),
        (&[":relations"], "supersedes"),
        (&[":relations", ":cancel"], "Done."),
        (&[":coverage"], "Networks"),
        (&[":doubt-list"], "Doubts: "),
        (&[":as-of 2001", "t"], "level 3: WG"),
        (&[":as-of soon"], "soon"),
        (&[":filter kind:meeting"], "1 of the timeline"),
        (&[":parent"], "Working Group on Networks\n"),
        (&[":parent", "b"], "Second Plan for Networks"),
        (&["=x"], "Networks"),
        (&[":mouse"], "This needs a screen"),
        (
            &[":relatoins"],
            "There is no action relatoins. Did you mean :relations? A colon alone lists them.",
        ),
        (&["=<Nope>"], "`<Nope>` is no key"),
    ] {
        let said = answers(&["plan-2010"], asked);
        let last = said.last().map(String::as_str).unwrap_or_default();
        assert!(last.contains(told), "{asked:?} told\n{last}");
        let is_frame = |c: char| ('\u{2500}'..='\u{257f}').contains(&c);
        assert!(!last.contains(is_frame), "{asked:?} drew\n{last}");
    }
    let names = answers(&[], &[":"]).concat();
    for action in plenary::app::action::Action::ALL {
        assert!(
            names.contains(&format!("{}: {}\n", action.name(), action.doc()))
                || names.ends_with(action.doc())
        );
    }
    assert_eq!(dialogue(&[], ":quit\n"), GREETING);
}

#[test]
fn a_briefing_is_prepared_in_a_dialogue() {
    let home = tempfile::tempdir().expect("a folder");
    let run = |lines: &str| {
        use std::io::Write;
        let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_plenary"))
            .args(["--linear", "tel"])
            .env("HOME", home.path())
            .env_remove("XDG_DATA_HOME")
            .env_remove("XDG_STATE_HOME")
            .stdin(std::process::Stdio::piped())
            .stdout(std::process::Stdio::piped())
            .spawn()
            .expect("the program");
        child
            .stdin
            .take()
            .expect("a pipe")
            .write_all(lines.as_bytes())
            .expect("it reads");
        String::from_utf8(child.wait_with_output().expect("an end").stdout).expect("text")
    };
    let first = run(":card-toggle\n:tray\n:minutes 20\n:card-pin\nq\n");
    assert!(first.contains("put into Briefing, 1 card"), "{first}");
    assert!(first.contains("2:00 of 20:00"), "{first}");
    let second = run(":present\n:stage-end\nq\n");
    assert!(
        second.contains("T E L") || second.to_uppercase().contains("TELECOMMUNICATIONS"),
        "{second}"
    );
    assert!(
        home.path()
            .join(".local/share/plenary/briefings/Briefing.ron")
            .is_file()
    );
}
