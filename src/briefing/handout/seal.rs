//! Seals: a handout carries a short number over its text and its dataset, by which a copy can be told from an altered one.
//!
//! A seal is no signature: whoever alters a text can compute another seal. It answers "is this the version you showed us?"
//! when the two numbers are held side by side.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use crate::model::hex;

/// What stands in the place of the seal while it is computed.
const BLANK: &str = "0000-0000";
/// How the line begins that opens a part.
const PART: &str = "<!-- plenary part ";
/// How the line begins that holds the seal.
const SEAL: &str = "<!-- plenary seal ";
/// How both end.
const END: &str = " -->";
/// The part in which readers find the seal.
const SHOWN: &str = "seal";
/// The parts before the first mark and after the last.
const FIRST: &str = "head";
const LAST: &str = "end";

/// A piece of a handout by its name: `card-1`, `question-2`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Section {
    pub(super) name: String,
    pub(super) text: String,
}

impl Section {
    pub(super) fn new(name: impl Into<String>, text: String) -> Self {
        Self {
            name: name.into(),
            text,
        }
    }
}

/// A handout's pieces in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sections {
    /// What comes first.
    pub(super) head: String,
    /// Cards, questions and sources.
    pub(super) parts: Vec<Section>,
    /// The text around the seal: before and behind it.
    pub(super) seal: (String, String),
    /// What comes last.
    pub(super) end: String,
}

/// Puts the pieces together and seals them.
pub(super) fn sealed(sections: Sections, dataset: &str) -> String {
    let shown = format!("{}{BLANK}{}", sections.seal.0, sections.seal.1);
    let mut parts = vec![Section::new(FIRST, sections.head)];
    parts.extend(sections.parts);
    parts.push(Section::new(SHOWN, shown));
    parts.push(Section::new(LAST, sections.end));
    let full = digest(&parts, dataset);
    let mut out = String::new();
    for part in &parts {
        // Writing to a `String` cannot fail.
        let _written = match part.name.as_str() {
            FIRST => Ok(()),
            LAST => {
                let prints: Vec<String> = parts.iter().map(print).collect();
                writeln!(
                    out,
                    "{SEAL}{full} dataset {dataset} parts {}{END}",
                    prints.join(" ")
                )
            }
            name => writeln!(out, "{PART}{name}{END}"),
        };
        out.push_str(&if part.name == SHOWN {
            part.text.replace(BLANK, &short(&full))
        } else {
            part.text.clone()
        });
    }
    out
}

/// What the check of a handout found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The seal that the file bears, as people read it: `7C4F-19A2`.
    pub seal: String,
    /// The seal that its text has.
    pub actual: String,
    /// The SHA-256 of the dataset that it names.
    pub dataset: String,
    /// How many cards and questions it holds.
    pub holds: (usize, usize),
    /// The parts that were altered, taken out, put in or moved; empty if the seal matches.
    pub differs: Vec<String>,
}

impl Verdict {
    /// Whether the file is the handout that was made.
    pub const fn matches(&self) -> bool {
        self.differs.is_empty()
    }
}

/// Checks a handout; `None` if the text bears no seal.
pub fn verify(text: &str) -> Option<Verdict> {
    // Mail and editors change the ends of lines, which no reader sees.
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let (body, rest) = text.rsplit_once(&format!("\n{SEAL}"))?;
    let (seal, end) = rest.split_once(&format!("{END}\n"))?;
    let mut words = seal.split(' ');
    let (full, _, dataset) = (words.next()?, words.next()?, words.next()?);
    let claimed: Vec<&str> = words.skip(1).collect();
    let mut parts = split(body);
    let shown = short(full);
    for part in parts.iter_mut().filter(|part| part.name == SHOWN) {
        part.text = part.text.replace(&shown, BLANK);
    }
    parts.push(Section::new(LAST, end.to_owned()));
    let actual = digest(&parts, dataset);
    let count = |kind: &str| parts.iter().filter(|part| part.name.starts_with(kind)).count();
    let differs = if actual == full {
        Vec::new()
    } else {
        differences(&claimed, &parts)
    };
    Some(Verdict {
        seal: shown,
        actual: short(&actual),
        dataset: dataset.to_owned(),
        holds: (count("card-"), count("question-")),
        differs,
    })
}

/// The parts of a file, each with its closing line end.
fn split(body: &str) -> Vec<Section> {
    let mut parts = vec![Section::new(FIRST, String::new())];
    for line in body.lines() {
        let name = line.strip_prefix(PART).and_then(|rest| rest.strip_suffix(END));
        if let Some(name) = name {
            parts.push(Section::new(name, String::new()));
        } else if let Some(part) = parts.last_mut() {
            part.text.push_str(line);
            part.text.push('\n');
        } else {
            parts.push(Section::new(FIRST, line.to_owned()));
        }
    }
    parts
}

fn differences(claimed: &[&str], parts: &[Section]) -> Vec<String> {
    let name = |print: &str| print.split(':').next().unwrap_or_default().to_owned();
    let (was, is): (Vec<String>, Vec<String>) = (
        claimed.iter().map(|print| (*print).to_owned()).collect(),
        parts.iter().map(print).collect(),
    );
    let mut differs = Vec::new();
    for print in &was {
        match is.iter().find(|other| name(other) == name(print)) {
            None => differs.push(format!("{} is missing", name(print))),
            Some(other) if other != print => differs.push(format!("{} was altered", name(print))),
            Some(_) => {}
        }
    }
    let new = is
        .iter()
        .filter(|print| was.iter().all(|other| name(other) != name(print)));
    differs.extend(new.map(|print| format!("{} was put in", name(print))));
    if differs.is_empty() {
        differs.push("the order of its parts, the dataset it names or the seal itself".to_owned());
    }
    differs
}

/// The name of a part with the beginning of its SHA-256.
fn print(part: &Section) -> String {
    let hash: String = hex(&Sha256::digest(part.text.trim_end()))
        .chars()
        .take(16)
        .collect();
    format!("{}:{hash}", part.name)
}

/// The SHA-256 over the dataset's and all parts, with their names and lengths.
fn digest(parts: &[Section], dataset: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(dataset);
    for part in parts {
        let text = part.text.trim_end();
        hash.update(format!("\n{} {}\n", part.name, text.len()));
        hash.update(text);
    }
    hex(&hash.finalize())
}

/// The first eight digits for people: `7C4F-19A2`.
fn short(full: &str) -> String {
    let digits: Vec<char> = full.chars().take(8).flat_map(char::to_uppercase).collect();
    let (first, last) = digits.split_at(digits.len() / 2);
    first.iter().chain(&['-']).chain(last).collect()
}
