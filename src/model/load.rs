//! From text to an [`Atlas`]: files are cut, parsed and checked; nothing is ever half loaded.

mod fields;
mod lines;
mod overlay;
mod parser;

use std::ops::Range;

use rayon::prelude::*;

use super::Atlas;
use super::Id;
use super::atlas::{Origins, when};
use super::check;
use super::fault::{Report, Severity, SourceText};
use super::reader;
use super::record::{Body, Entry, Head, Layer, Member, Note, Rule, Source, Term, Theme};
use super::split::{Node, Step, tree};
use lines::Lines;
use overlay::Overrides;
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
    load_layers(vec![files], tell)
}

/// Parses and checks a dataset and the layers over it, each with its files; the first file of each carries its head.
pub fn load_layers(layers: Vec<Vec<SourceText>>, tell: &(dyn Fn(Progress) + Sync)) -> Result<Loaded, Report> {
    let depths = Depths::new(&layers);
    let files: Vec<SourceText> = layers.into_iter().flatten().collect();
    let Parsed { draft, mut faults } = parse(&files, &depths, tell);
    tell(Progress::Checking);
    faults.extend(check::check(&draft, &files, &depths));
    faults.sort_by_key(|fault| (fault.file, fault.span.start));
    // Only a checked draft may be indexed: a body above itself would be counted without end.
    let sound = !faults.iter().any(|fault| fault.severity == Severity::Error);
    let atlas = if sound {
        draft.into_atlas(&files, &depths)
    } else {
        None
    };
    // The texts are only for showing faults in; a large dataset need not be held twice.
    let files = if faults.is_empty() { Vec::new() } else { files };
    let report = Report { files, faults };
    match atlas {
        Some(atlas) => Ok(Loaded {
            atlas,
            warnings: report,
        }),
        None => Err(report),
    }
}

/// In which layer each file stands: nought is the dataset itself.
#[derive(Debug)]
pub(crate) struct Depths(Vec<usize>);

impl Depths {
    fn new(layers: &[Vec<SourceText>]) -> Self {
        let layers = layers.iter().enumerate();
        Self(
            layers
                .flat_map(|(depth, files)| files.iter().map(move |_| depth))
                .collect(),
        )
    }

    /// The layer of a file.
    pub(crate) fn of(&self, file: usize) -> usize {
        self.0.get(file).copied().unwrap_or_default()
    }

    /// Whether a file carries the head of the dataset or of its layer.
    pub(crate) fn is_first(&self, file: usize) -> bool {
        file.checked_sub(1)
            .is_none_or(|before| self.of(before) != self.of(file))
    }

    /// How many layers there are, the dataset counted.
    pub(crate) fn count(&self) -> usize {
        self.0.last().map_or(0, |last| last + 1)
    }
}

/// A record and where it stands.
#[derive(Debug)]
pub(crate) struct Placed<T> {
    pub(crate) record: T,
    /// Which file.
    pub(crate) file: usize,
    /// Its bytes there.
    pub(crate) span: Range<usize>,
    /// Where layers change it, the lowest first.
    pub(crate) over: Vec<(usize, Range<usize>)>,
}

impl<T> Placed<T> {
    pub(crate) const fn new(record: T, file: usize, span: Range<usize>) -> Self {
        Self {
            record,
            file,
            span,
            over: Vec::new(),
        }
    }
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
    pub(crate) layers: Vec<Placed<Layer>>,
    pub(crate) notes: Vec<Placed<Note>>,
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
    fn into_atlas(self, files: &[SourceText], depths: &Depths) -> Option<Atlas> {
        fn bare<T>(placed: Vec<Placed<T>>) -> Vec<T> {
            placed.into_iter().map(|placed| placed.record).collect()
        }
        let mut head = self.head?;
        // Whoever is shown an edition sees that it is not the dataset alone.
        let layers: Vec<&str> = self.layers.iter().map(|layer| layer.record.id.as_str()).collect();
        if !layers.is_empty() {
            head.version = format!("{}+{}", head.version, layers.join("."));
        }
        let mut entries = self.instruments;
        entries.extend(self.events);
        let mut lines = Lines::new(files);
        // Lines are counted most quickly in the order of the files, records are told apart in the order of time.
        let places = lines.of(&entries);
        let order = by_time(&entries);
        let places = order.iter().filter_map(|at| places.get(*at).copied()).collect();
        let mut changes = Overrides::new(files, &mut lines);
        changes.of(&self.bodies, Id::Body);
        changes.of(&self.members, Id::Member);
        changes.of(order.iter().filter_map(|at| entries.get(*at)), Id::Entry);
        changes.of(&self.themes, Id::Theme);
        changes.of(&self.terms, Id::Term);
        changes.of(&self.sources, Id::Source);
        let changes = changes.found;
        // Records are large: each is moved once, not as often as a sort would.
        let mut unordered: Vec<Option<Placed<Entry>>> = entries.into_iter().map(Some).collect();
        let mut entries = Vec::with_capacity(order.len());
        for at in order {
            let next = unordered.get_mut(at).and_then(Option::take);
            entries.extend(next.map(|next| next.record));
        }
        drop(unordered);
        let origins = Origins {
            changes,
            notes: lines.of(&self.notes),
            noted: std::collections::HashMap::new(),
            layer_of: (0..files.len()).map(|file| depths.of(file)).collect(),
            files: files.iter().map(|file| file.name.clone()).collect(),
            bodies: lines.of(&self.bodies),
            members: lines.of(&self.members),
            entries: places,
            themes: lines.of(&self.themes),
            terms: lines.of(&self.terms),
            sources: lines.of(&self.sources),
        };
        let records = super::Records {
            bodies: bare(self.bodies),
            members: bare(self.members),
            entries,
            themes: bare(self.themes),
            terms: bare(self.terms),
            sources: bare(self.sources),
            wording: bare(self.wording),
            layers: bare(self.layers),
            notes: bare(self.notes),
        };
        Some(Atlas::new(head, records).with_origins(origins))
    }
}

/// The numbers of entries in the order of time.
fn by_time(entries: &[Placed<Entry>]) -> Vec<usize> {
    let entries = entries.iter().map(|placed| &placed.record).enumerate();
    let mut order: Vec<_> = entries
        .map(|(at, entry)| (when(entry), entry.id.as_str(), at))
        .collect();
    order.par_sort_unstable();
    order.into_iter().map(|(.., at)| at).collect()
}

#[cfg(test)]
mod tests;
