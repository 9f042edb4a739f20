//! `plenary brief verify`: whether a handout is the one that was made.

use std::fmt::Write as _;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use crate::briefing::handout::{Form, Handout, Notes, seal};
use crate::briefing::store::{Store, StoreError};
use crate::briefing::{Briefing, Edition};
use crate::cli::{CliError, Common, Status, count, data};
use crate::model::Atlas;

/// No handout is larger; what lies behind is not read, and a seal there not found.
const MOST_BYTES: u64 = 64 * 1024 * 1024;

pub(super) fn run(common: &Common, file: &Path, out: &mut String) -> Result<Status, CliError> {
    let failed = |source| StoreError::Io {
        what: "read",
        path: file.to_owned(),
        source,
    };
    let mut bytes = Vec::new();
    let opened = File::open(file).map_err(failed)?;
    opened.take(MOST_BYTES).read_to_end(&mut bytes).map_err(failed)?;
    let text = String::from_utf8_lossy(&bytes);
    // Writing to a `String` cannot fail.
    let Some(verdict) = seal::verify(&text) else {
        let _written = writeln!(out, "{}: holds no seal of plenary", file.display());
        return Ok(Status::Nothing);
    };
    let atlas = data::load(common)?;
    let now = Edition::of(&atlas)?;
    let print: String = verdict.dataset.chars().take(6).collect();
    let same = if now.sha256 == verdict.dataset {
        format!("the dataset is {}, the one loaded now", now.short())
    } else {
        format!("the dataset #{print} is not the one loaded now, {}", now.short())
    };
    let (cards, questions) = verdict.holds;
    let _written = writeln!(
        out,
        "seal {}  {}  {}\n{same}",
        verdict.seal,
        count(cards, "card"),
        count(questions, "question")
    );
    if verdict.matches() {
        out.push_str("matches: yes\n");
        if let Some(name) = maker(&atlas, &text) {
            let _written = writeln!(out, "it is what the briefing `{name}` gives now");
        }
        return Ok(Status::Done);
    }
    let _written = writeln!(out, "matches: no; its text has the seal {}", verdict.actual);
    for difference in &verdict.differs {
        let _written = writeln!(out, "  {difference}");
    }
    if let Some((name, made)) = closest(&atlas, &text) {
        let _written = writeln!(out, "held against what the briefing `{name}` gives now:");
        for line in changed(&made, &text) {
            let _written = writeln!(out, "  {line}");
        }
    }
    Ok(Status::Nothing)
}

/// The most lines of each side that are told.
const MOST_LINES: usize = 12;

/// The lines that only one of two handouts has, seals aside: `-` of the one made here, `+` of the file.
fn changed(made: &str, file: &str) -> Vec<String> {
    let lines = |text: &str| -> Vec<String> {
        let lines = text
            .lines()
            .filter(|line| !line.contains("eal **") && !line.contains("Seal <strong>"));
        let lines = lines.filter(|line| !line.starts_with("<!-- plenary"));
        lines.map(str::to_owned).collect()
    };
    let (made, file) = (lines(made), lines(file));
    let only = |sign, one: &[String], other: &[String]| -> Vec<String> {
        let lines = one.iter().filter(|line| !other.contains(line));
        lines
            .take(MOST_LINES)
            .map(|line| format!("{sign} {line}"))
            .collect()
    };
    [only('-', &made, &file), only('+', &file, &made)].concat()
}

/// The handout that a briefing here gives which has most in common with a text, if one of that title is here.
fn closest(atlas: &Atlas, text: &str) -> Option<(String, String)> {
    let store = Store::of_user().ok()?;
    let names = store.names().ok()?.into_iter();
    let titled = |name: &String| {
        let mut lines = text.lines();
        lines.any(|line| line == format!("# {name}") || line.contains(&format!("<h1>{name}</h1>")))
    };
    let name = names.into_iter().find(titled)?;
    let (briefing, _) = store.load(&name).ok()?;
    let made = handouts(atlas, &briefing);
    let nearest = made.into_iter().min_by_key(|made| changed(made, text).len())?;
    Some((name, nearest))
}

/// All handouts that a briefing gives: with and without notes, in each form.
fn handouts(atlas: &Atlas, briefing: &Briefing) -> Vec<String> {
    let deck = briefing.deck().as_shown();
    let both = [Notes::Without, Notes::With].into_iter();
    let made = both.filter_map(|notes| Handout::new(atlas, &deck, notes).ok());
    made.flat_map(|handout| [Form::Markdown, Form::Html].map(|form| handout.write(form)))
        .collect()
}

/// The briefing here that gives exactly this handout: a seal alone could be made anew, a whole briefing hardly.
fn maker(atlas: &Atlas, text: &str) -> Option<String> {
    let text = text.replace("\r\n", "\n");
    let store = Store::of_user().ok()?;
    let gives = |name: &String| {
        let Ok((briefing, _)) = store.load(name) else {
            return false;
        };
        handouts(atlas, &briefing).contains(&text)
    };
    store.names().ok()?.into_iter().find(gives)
}
