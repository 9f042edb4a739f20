//! From text to an [`Atlas`]: files are cut, parsed and checked; nothing is ever half loaded.

mod fields;
mod parser;

use super::Atlas;
use super::check;
use super::fault::{Report, SourceText};
use super::reader;
use super::record::{Body, Entry, Head, Member, Rule, Source, Term, Theme};
use super::split::{Node, Step, tree};
use parser::{Parsed, parse};

/// A dataset that was loaded, and what its author should still look at.
#[derive(Debug)]
pub struct Loaded {
    /// The dataset.
    pub atlas: Atlas,
    /// Faults that do not stop it from being used.
    pub warnings: Report,
}

/// How far loading has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// The files are being read.
    Reading,
    /// So many of all records were understood.
    Records {
        /// How many were.
        done: usize,
        /// How many there are.
        total: usize,
    },
    /// Links and dates are being checked, and the records put in order.
    Checking,
}

impl Progress {
    /// As a share of a hundred, for a gauge.
    pub const fn percent(self) -> usize {
        match self {
            Self::Reading => 0,
            Self::Records { done, total } => 1 + done * 98 / if total == 0 { 1 } else { total },
            Self::Checking => 100,
        }
    }
}

/// Parses and checks a dataset; the first file carries its head.
pub fn load(files: Vec<SourceText>) -> Result<Loaded, Report> {
    load_telling(files, &|_progress| ())
}

/// As [`load()`], telling how far it has come.
pub fn load_telling(files: Vec<SourceText>, tell: &(dyn Fn(Progress) + Sync)) -> Result<Loaded, Report> {
    let Parsed { draft, mut faults } = parse(&files, tell);
    tell(Progress::Checking);
    faults.extend(check::check(&draft, &files));
    faults.sort_by_key(|fault| (fault.file, fault.span.start));
    // The texts are only for showing faults in; a large dataset need not be held twice.
    let files = if faults.is_empty() { Vec::new() } else { files };
    let report = Report { files, faults };
    // Only a checked draft may be indexed: a body above itself would be counted without end.
    if report.errors() > 0 {
        return Err(report);
    }
    match draft.into_atlas() {
        Some(atlas) => Ok(Loaded {
            atlas,
            warnings: report,
        }),
        None => Err(report),
    }
}

/// A record and where it stands.
#[derive(Debug)]
pub(crate) struct Placed<T> {
    pub(crate) record: T,
    /// Which file.
    pub(crate) file: usize,
    /// Its bytes there.
    pub(crate) span: std::ops::Range<usize>,
}

/// All records of a dataset as they were read.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    /// `None` if it could not be read.
    pub(crate) head: Option<Head>,
    pub(crate) bodies: Vec<Placed<Body>>,
    pub(crate) members: Vec<Placed<Member>>,
    pub(crate) instruments: Vec<Placed<Entry>>,
    pub(crate) events: Vec<Placed<Entry>>,
    pub(crate) themes: Vec<Placed<Theme>>,
    pub(crate) terms: Vec<Placed<Term>>,
    pub(crate) sources: Vec<Placed<Source>>,
    pub(crate) wording: Vec<Placed<Rule>>,
    pub(crate) failed: Vec<Placed<Failed>>,
    pub(crate) unread: Unread,
}

/// What is known of a record that could not be read.
#[derive(Debug)]
pub(crate) struct Failed {
    /// The list it stands in.
    pub(crate) list: &'static str,
    /// Its id, if that can be told.
    pub(crate) id: Option<String>,
    /// All texts in it; some of them are ids of other records.
    pub(crate) texts: Vec<String>,
}

impl Failed {
    fn new(list: &'static str, text: &str) -> Self {
        let root = tree(text);
        let read = |node: &Node| reader::read::<String>(text.get(node.span.clone())?).ok();
        Self {
            list,
            id: root
                .step(text, Step::Field("id"))
                .and_then(|item| read(&item.value)),
            texts: root.leaves().into_iter().filter_map(read).collect(),
        }
    }
}

/// What of a dataset was not looked at, so that nobody can say what is not in it.
#[derive(Debug, Default)]
pub(crate) struct Unread {
    /// Something that can hold any record.
    pub(crate) all: bool,
    /// Lists of which something is not known.
    pub(crate) lists: Vec<&'static str>,
}

impl Draft {
    fn into_atlas(self) -> Option<Atlas> {
        fn bare<T>(placed: Vec<Placed<T>>) -> Vec<T> {
            placed.into_iter().map(|placed| placed.record).collect()
        }
        let mut entries = bare(self.instruments);
        entries.extend(bare(self.events));
        Some(Atlas::new(
            self.head?,
            super::Records {
                bodies: bare(self.bodies),
                members: bare(self.members),
                entries,
                themes: bare(self.themes),
                terms: bare(self.terms),
                sources: bare(self.sources),
                wording: bare(self.wording),
            },
        ))
    }
}

#[cfg(test)]
mod tests;
