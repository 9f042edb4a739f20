//! Beginning a dataset, completing a command line, reading the manual.

#![allow(clippy::unwrap_used, reason = "a helper fails its test by panicking")]

mod support;

use std::fs;

use support::{SMALL, commands, plenary};

const COMMANDS: [&str; 12] = [
    "tree",
    "list",
    "show",
    "search",
    "cite",
    "check",
    "new",
    "keys",
    "screen",
    "completions",
    "man",
    "ids",
];

#[test]
fn a_new_dataset_has_no_faults_and_is_never_lost() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("my.ron").display().to_string();
    let ran = plenary(&["new", &path], "");
    assert_eq!(
        (ran.out, ran.err.as_str(), ran.status),
        (
            format!(
                "wrote {path}: edit it, see its faults with `plenary check {path}`, open it with `plenary --data {path}`\n"
            ),
            "",
            Some(0)
        )
    );
    assert_eq!(plenary(&["check", &path], "").out, "no faults\n");
    let tree = plenary(&["tree", "--data", &path], "").out;
    assert!(
        tree.starts_with("Example Organisation (example-org, since 1990)\n"),
        "{tree}"
    );
    fs::write(&path, "mine").unwrap();
    let again = plenary(&["new", &path], "");
    assert!(
        again.err.contains("is there already and was left as it is"),
        "{}",
        again.err
    );
    assert_eq!(
        (again.status, fs::read_to_string(&path).unwrap().as_str()),
        (Some(2), "mine")
    );
    assert_eq!(plenary(&["new", &path, "--force"], "").status, Some(0));
    assert_eq!(plenary(&["new", "-"], "").out, fs::read_to_string(&path).unwrap());
}

#[test]
fn every_shell_completes_every_command() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let ran = plenary(&["completions", shell], "");
        assert_eq!(ran.status, Some(0), "{shell}: {}", ran.err);
        for command in commands() {
            assert!(ran.out.contains(&command), "{shell}: {command}");
        }
    }
    let commands = commands();
    assert!(
        COMMANDS
            .iter()
            .all(|command| commands.iter().any(|found| found == command))
    );
}

#[test]
fn shells_ask_for_ids_where_a_record_is_named() {
    let bash = plenary(&["completions", "bash"], "").out;
    let takers = bash.lines().find_map(|line| line.trim().strip_suffix(") ;;"));
    let takers: Vec<&str> = takers.unwrap().split('|').collect();
    assert!(
        ["show", "cite", "screen"]
            .iter()
            .all(|taker| takers.contains(taker)),
        "{takers:?}"
    );
    let fish = plenary(&["completions", "fish"], "").out;
    assert!(fish.contains("__fish_plenary_using_subcommand cite\" -f -a \"(plenary ids "));
    assert!(fish.contains(
        "__fish_plenary_using_subcommand completions\" -f -a \"bash elvish fish powershell zsh\"\n"
    ));
    let zsh = plenary(&["completions", "zsh"], "").out;
    assert_eq!(zsh.matches(":_plenary_ids'").count(), takers.len());
    let ids = plenary(&["ids", "--data", "-"], SMALL).out;
    assert!(
        ids.starts_with("com Committee of the Organisation\nfirst First Member\n"),
        "{ids}"
    );
}

#[test]
fn the_manual_tells_of_every_command_once() {
    let man = plenary(&["man"], "").out;
    for command in commands() {
        let heading = format!(".SS plenary {command}\n");
        assert_eq!(man.matches(&heading).count(), 1, "{command}");
    }
    assert!(man.contains(".SH EXAMPLES AND EXIT STATUS\n"), "{man}");
}

#[test]
fn faults_are_painted_only_for_a_terminal_or_on_demand() {
    let bad = SMALL.replace("kind: forum", "kind: fo\u{1b}[2Jrm");
    let plain = plenary(&["check", "-"], &bad).out;
    assert!(!plain.contains('\u{1b}'), "{plain}");
    let painted = plenary(&["check", "-", "--color", "always"], &bad).out;
    assert!(
        painted.contains("\u{1b}[0m") && !painted.contains("\u{1b}[2J"),
        "{painted:?}"
    );
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("faults.txt").display().to_string();
    plenary(&["check", "-", "--color", "always", "--output", &path], &bad);
    assert_eq!(fs::read_to_string(&path).unwrap(), plain);
}
