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
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(under);
    // The root of a module stands beside its folder.
    let mut open = vec![path.with_extension("rs"), path];
    open.retain(|path| path.exists());
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push((path.clone(), fs::read_to_string(&path).unwrap()));
        }
    }
    found
}

const TERMINAL: [&str; 6] = [
    "ratatui",
    "crossterm",
    "crate::app",
    "crate::ui",
    "crate::tui",
    "crate::cli",
];

/// What a value computed from an atlas must not know.
const COMPUTED: [&str; 8] = [
    "ratatui",
    "crossterm",
    "crate::app",
    "crate::ui",
    "crate::tui",
    "crate::cli",
    "crate::search",
    "crate::export",
];

const RULES: [(&str, &[&str]); 24] = [
    ("src/model", &COMPUTED),
    (
        "src/model",
        &[
            "crate::page",
            "crate::lineage",
            "crate::coverage",
            "crate::compare",
            "crate::doubt",
            "crate::diff",
            "crate::briefing",
        ],
    ),
    ("src/page", &COMPUTED),
    ("src/lineage", &COMPUTED),
    ("src/coverage", &COMPUTED),
    ("src/compare", &COMPUTED),
    ("src/doubt", &COMPUTED),
    ("src/diff", &COMPUTED),
    ("src/export", &TERMINAL),
    ("src/export", &["crate::search", "crate::cite"]),
    ("src/cite", &TERMINAL),
    ("src/cite", &["crate::search", "crate::page"]),
    ("src/save.rs", &["crate::"]),
    ("src/wrap.rs", &["crate::model"]),
    ("src/search", &TERMINAL),
    ("src/briefing", &TERMINAL),
    // Time comes in from outside: a briefing that reads a clock cannot be rehearsed in a test.
    ("src/briefing", &["SystemTime", "Instant"]),
    (
        "src/app",
        &["crossterm", "crate::ui", "crate::tui::", "crate::cli"],
    ),
    ("src/ui", &["crossterm", "crate::tui", "crate::cli"]),
    ("src/tui", &["crate::cli", "crate::config"]),
    (
        "src/config",
        &[
            "crossterm",
            "ratatui",
            "crate::ui",
            "crate::tui",
            "crate::cli",
            "crate::state",
        ],
    ),
    (
        "src/state.rs",
        &["crossterm", "ratatui", "crate::ui", "crate::tui", "crate::cli"],
    ),
    ("src/text.rs", &["crate::"]),
    ("src/qr.rs", &["crate::"]),
];

#[test]
fn imports_lead_strictly_downwards() {
    for (under, banned) in RULES {
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
            path.ends_with("needle.rs") || !text.contains("fuzzy_matcher::"),
            "{}",
            path.display()
        );
        assert!(
            ["theme.rs", "theme/tests.rs", "depth.rs"]
                .iter()
                .any(|home| path.ends_with(home))
                || !text.contains("Color::"),
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
