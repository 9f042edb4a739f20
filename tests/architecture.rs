//! Who may import what, and words that have no place in the code.

#![allow(
    clippy::unwrap_used,
    clippy::else_if_without_else,
    reason = "a helper fails its test by panicking"
)]

use std::fs;
use std::path::{Path, PathBuf};

fn sources(under: &str) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut open = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(under)];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push((path.clone(), fs::read_to_string(&path).unwrap()));
        }
    }
    found
}

#[test]
fn imports_lead_strictly_downwards() {
    let rules: [(&str, &[&str]); 9] = [
        (
            "src/model",
            &[
                "ratatui",
                "crossterm",
                "crate::app",
                "crate::ui",
                "crate::tui",
                "crate::cli",
                "crate::page",
                "crate::search",
            ],
        ),
        (
            "src/page",
            &[
                "ratatui",
                "crossterm",
                "crate::app",
                "crate::ui",
                "crate::tui",
                "crate::cli",
            ],
        ),
        (
            "src/export",
            &[
                "ratatui",
                "crossterm",
                "crate::app",
                "crate::ui",
                "crate::tui",
                "crate::cli",
                "crate::search",
            ],
        ),
        (
            "src/search.rs",
            &[
                "ratatui",
                "crossterm",
                "crate::app",
                "crate::ui",
                "crate::tui",
                "crate::cli",
            ],
        ),
        (
            "src/app",
            &["crossterm", "crate::ui", "crate::tui::", "crate::cli"],
        ),
        ("src/ui", &["crossterm", "crate::tui", "crate::cli"]),
        ("src/tui", &["crate::cli"]),
        ("src/text.rs", &["crate::"]),
        ("src/save.rs", &["crate::"]),
    ];
    for (under, banned) in rules {
        for (path, text) in sources(under) {
            let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            for line in code {
                for word in banned {
                    assert!(
                        !line.contains(word),
                        "{} must not use {word}: {line}",
                        path.display()
                    );
                }
            }
        }
    }
}

#[test]
fn fuzzy_matcher_has_one_user_and_colours_one_home() {
    for (path, text) in sources("src") {
        assert!(
            path.ends_with("search.rs") || !text.contains("fuzzy_matcher::"),
            "{}",
            path.display()
        );
        assert!(
            path.ends_with("theme.rs") || !text.contains("Color::"),
            "{}",
            path.display()
        );
    }
}

#[test]
fn nothing_is_left_for_later() {
    for (path, text) in sources("src") {
        // Three X are an unknown year in EDTF, so that mark cannot be looked for.
        for word in ["TODO", "FIXME", "dbg!", "todo!", "unimplemented!"] {
            assert!(!text.contains(word), "{}: {word}", path.display());
        }
    }
}
