//! What the README promises of JSON is what the commands print.

#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a helper fails its test by panicking")]

mod support;

use std::path::Path;
use std::process::Command;

use serde_json::Value;
use support::plenary;

/// The commands of the README that are followed by their JSON, each with it.
fn examples() -> Vec<(&'static str, &'static str)> {
    let fences: Vec<&str> = include_str!("../README.md").split("```").collect();
    let pairs = fences.windows(3).filter_map(|fence| {
        let [command, between, json] = fence else {
            return None;
        };
        let command = command.strip_prefix("sh\n").filter(|_| *between == "\n")?;
        Some((command.trim_end(), json.strip_prefix("json\n")?))
    });
    pairs.collect()
}

/// What the last line of some commands prints in a home of its own.
fn run(commands: &str, home: &Path) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_plenary")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let mut out = Vec::new();
    for line in commands.lines() {
        let ran = Command::new("sh")
            .args(["-c", line])
            .env("PATH", &path)
            .env("PLENARY_DATA", "tests/support/small.ron")
            .env("HOME", home)
            .env_remove("XDG_CONFIG_HOME")
            .env_remove("XDG_DATA_HOME")
            .env_remove("XDG_STATE_HOME")
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .unwrap();
        out = ran.stdout;
    }
    String::from_utf8(out).unwrap()
}

#[test]
fn every_json_of_the_readme_is_what_its_command_prints() {
    let home = tempfile::tempdir().unwrap();
    let examples = examples();
    assert!(examples.len() > 10, "{examples:?}");
    // Of the coverage there are two forms.
    assert!(
        examples
            .iter()
            .any(|(commands, _)| commands.contains("coverage --data - --gap "))
    );
    for (commands, told) in examples {
        let out = run(commands, home.path());
        let mut printed: Value = serde_json::from_str(&out).unwrap();
        if let Some(result) = printed.get_mut("result") {
            printed = result.take();
        }
        let told: Value = serde_json::from_str(told).unwrap();
        assert_eq!(told, printed, "of `{commands}` README.md must tell\n{printed}");
    }
}

#[test]
fn every_form_of_json_has_its_example() {
    let commands: Vec<&str> = examples().into_iter().map(|(commands, _)| commands).collect();
    for name in support::commands() {
        if !plenary(&[&name, "--help"], "").out.contains("- json:") {
            continue;
        }
        assert!(
            commands
                .iter()
                .any(|command| command.contains(&format!("plenary {name} "))),
            "no example of the JSON of `plenary {name}`"
        );
    }
}

#[test]
fn every_picture_is_shown_and_none_is_missing() {
    let readme = include_str!("../README.md");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/pictures");
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    let links = readme.split("](assets/pictures/").skip(1);
    let mut told: Vec<String> = links
        .map(|link| link.split(')').next().unwrap().to_owned())
        .collect();
    names.sort();
    told.sort();
    assert_eq!(names, told);
}
