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
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(under);
    // A module's own file stands beside its folder.
    let own = (root.is_dir()).then(|| root.with_extension("rs"));
    let mut open: Vec<PathBuf> = own
        .filter(|path| path.is_file())
        .into_iter()
        .chain([root])
        .collect();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push((path.clone(), fs::read_to_string(&path).unwrap()));
        }
    }
    found
}

/// What nothing in the domain may know.
const ABOVE: [&str; 6] = [
    "ratatui",
    "crossterm",
    "crate::app",
    "crate::ui",
    "crate::tui",
    "crate::cli",
];

/// The parts of the domain, and what each may not know beyond [`ABOVE`].
const DOMAIN: [(&str, &[&str]); 8] = [
    (
        "src/model",
        &["crate::page", "crate::search", "crate::export", "crate::cite"],
    ),
    ("src/page", &["crate::search", "crate::export", "crate::cite"]),
    ("src/search.rs", &["crate::page", "crate::export", "crate::cite"]),
    ("src/export", &["crate::search", "crate::cite"]),
    ("src/cite", &["crate::search", "crate::page"]),
    ("src/save.rs", &["crate::"]),
    ("src/text.rs", &["crate::"]),
    ("src/wrap.rs", &["crate::model"]),
];

/// The parts that know a terminal, and what each may not know.
const SCREEN: [(&str, &[&str]); 3] = [
    (
        "src/app",
        &["crossterm", "crate::ui", "crate::tui::", "crate::cli"],
    ),
    ("src/ui", &["crossterm", "crate::tui", "crate::cli"]),
    ("src/tui", &["crate::cli"]),
];

#[test]
fn imports_lead_strictly_downwards() {
    let domain = DOMAIN.map(|(under, banned)| (under, [&ABOVE[..], banned].concat()));
    let screen = SCREEN.map(|(under, banned)| (under, banned.to_vec()));
    for (under, banned) in domain.into_iter().chain(screen) {
        for (path, text) in sources(under) {
            let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
            for line in code {
                for word in &banned {
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
