//! From text to an [`Atlas`]: files are read, cut, parsed and checked; nothing is ever half loaded.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use serde::de::DeserializeOwned;
use thiserror::Error;

use super::Atlas;
use super::check;
use super::fault::{Fault, Report, Severity, SourceText, did_you_mean};
use super::reader;
use super::record::{Body, Entry, Head, Member, Rule, SCHEMA, Source, Term, Theme};
use super::split::{Field, Outline, RecordText, Slice, split};
use crate::text::clean;

/// The largest file that is read, in bytes, unless the caller allows more.
pub const MOST_BYTES: u64 = 128 * 1024 * 1024;

/// Why a file could not even be looked at.
#[derive(Debug, Error)]
pub enum ReadError {
    /// The path leads nowhere, or reading failed.
    #[error("cannot read {}: {source}", path.display())]
    Io {
        /// The path as given.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The path is a folder.
    #[error("{} is a folder; name the dataset's RON file in it", .0.display())]
    Folder(PathBuf),
    /// The file is larger than we read.
    #[error("{} is larger than {} MiB, the most that is read; split it or drop records", path.display(), most / 1024 / 1024)]
    TooLarge {
        /// The path as given.
        path: PathBuf,
        /// The limit in bytes.
        most: u64,
    },
    /// The file is not text.
    #[error("{name}:{line}:{column}: not UTF-8 text; save the file as UTF-8")]
    NotUtf8 {
        /// The file's name.
        name: String,
        /// Line of the first bad byte, from one.
        line: usize,
        /// Column of the first bad byte, from one.
        column: usize,
    },
    /// A part's path leads out of the dataset's folder.
    #[error("the part `{0}` is outside the dataset's folder; give a plain relative path")]
    Outside(String),
}

/// A dataset that was loaded, and what its author should still look at.
#[derive(Debug)]
pub struct Loaded {
    /// The dataset.
    pub atlas: Atlas,
    /// Faults that do not stop it from being used.
    pub warnings: Report,
}

/// Reads a dataset and the parts it names; `-` is standard input.
pub fn read(path: &Path) -> Result<Vec<SourceText>, ReadError> {
    if path == Path::new("-") {
        let main = slurp(&mut std::io::stdin().lock(), path, "<stdin>")?;
        return Ok(vec![main]);
    }
    let main = read_file(path)?;
    let folder = path.parent().unwrap_or_else(|| Path::new(""));
    let mut files = vec![main];
    for part in parts(files.first()) {
        let plain = Path::new(&part)
            .components()
            .all(|c| matches!(c, std::path::Component::Normal(_)));
        if !plain {
            return Err(ReadError::Outside(clean(&part).into_owned()));
        }
        files.push(read_file(&folder.join(&part))?);
    }
    Ok(files)
}

fn parts(main: Option<&SourceText>) -> Vec<String> {
    let Some(outline) = main.and_then(|file| split(&file.text).ok()) else {
        return Vec::new();
    };
    let field = outline.fields.iter().find(|field| field.key.text == "parts");
    field
        .and_then(|field| reader::read(field.value.text).ok())
        .unwrap_or_default()
}

fn read_file(path: &Path) -> Result<SourceText, ReadError> {
    let failed = |source| ReadError::Io {
        path: path.to_owned(),
        source,
    };
    let meta = std::fs::metadata(path).map_err(failed)?;
    if meta.is_dir() {
        return Err(ReadError::Folder(path.to_owned()));
    }
    let mut file = File::open(path).map_err(failed)?;
    slurp(&mut file, path, &path.display().to_string())
}

fn slurp(from: &mut dyn Read, path: &Path, name: &str) -> Result<SourceText, ReadError> {
    let mut bytes = Vec::new();
    let read = from.take(MOST_BYTES + 1).read_to_end(&mut bytes);
    read.map_err(|source| ReadError::Io {
        path: path.to_owned(),
        source,
    })?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(ReadError::TooLarge {
            path: path.to_owned(),
            most: MOST_BYTES,
        });
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(SourceText {
            name: clean(name).into_owned(),
            text: Cow::Owned(text),
        }),
        Err(error) => {
            let good = error
                .as_bytes()
                .get(..error.utf8_error().valid_up_to())
                .unwrap_or_default();
            let place = super::fault::place(&String::from_utf8_lossy(good), good.len());
            Err(ReadError::NotUtf8 {
                name: clean(name).into_owned(),
                line: place.line,
                column: place.column,
            })
        }
    }
}

/// Parses and checks a dataset; the first file carries its head.
pub fn load(files: Vec<SourceText>) -> Result<Loaded, Report> {
    let (draft, mut faults) = parse(&files);
    let Some(draft) = draft else {
        return Err(Report { files, faults });
    };
    // With records missing, every link to them would be called dangling.
    if faults.is_empty() {
        faults = check::check(&draft, &files);
    }
    faults.sort_by_key(|fault| (fault.file, fault.span.start));
    let report = Report { files, faults };
    // Only a checked draft may be indexed: a body above itself would be counted without end.
    if report.errors() > 0 {
        return Err(report);
    }
    Ok(Loaded {
        atlas: draft.into_atlas(),
        warnings: report,
    })
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
#[derive(Debug)]
pub(crate) struct Draft {
    pub(crate) head: Head,
    pub(crate) bodies: Vec<Placed<Body>>,
    pub(crate) members: Vec<Placed<Member>>,
    pub(crate) instruments: Vec<Placed<Entry>>,
    pub(crate) events: Vec<Placed<Entry>>,
    pub(crate) themes: Vec<Placed<Theme>>,
    pub(crate) terms: Vec<Placed<Term>>,
    pub(crate) sources: Vec<Placed<Source>>,
    pub(crate) wording: Vec<Placed<Rule>>,
}

impl Draft {
    fn into_atlas(self) -> Atlas {
        fn bare<T>(placed: Vec<Placed<T>>) -> Vec<T> {
            placed.into_iter().map(|placed| placed.record).collect()
        }
        let mut entries = bare(self.instruments);
        entries.extend(bare(self.events));
        Atlas::new(
            self.head,
            super::Records {
                bodies: bare(self.bodies),
                members: bare(self.members),
                entries,
                themes: bare(self.themes),
                terms: bare(self.terms),
                sources: bare(self.sources),
                wording: bare(self.wording),
            },
        )
    }
}

/// The lists of a dataset with the name of their records.
const LISTS: [(&str, &str); 8] = [
    ("bodies", "Body"),
    ("members", "Member"),
    ("instruments", "Instrument"),
    ("events", "Event"),
    ("themes", "Theme"),
    ("terms", "Term"),
    ("sources", "Source"),
    ("wording", "Rule"),
];

/// The fields of a dataset's head.
const HEAD: [&str; 9] = [
    "schema", "id", "version", "title", "scope", "checked", "language", "curation", "parts",
];

fn parse(files: &[SourceText]) -> (Option<Draft>, Vec<Fault>) {
    let mut parser = Parser {
        faults: Vec::new(),
        file: 0,
    };
    let mut outlines = Vec::new();
    for (file, source) in files.iter().enumerate() {
        parser.file = file;
        match split(&source.text) {
            Ok(outline) => outlines.push((file, outline)),
            Err(broken) => parser.fault(broken.at..broken.at + 1, broken.what, broken.help),
        }
    }
    for (file, outline) in &outlines {
        parser.file = *file;
        parser.check_fields(outline);
    }
    let head = match outlines.first() {
        Some((0, outline)) => parser.head(outline),
        _ => None,
    };
    let lists = Lists(&outlines);
    let draft = (
        parser.list::<Body>(&lists, "bodies"),
        parser.list::<Member>(&lists, "members"),
        parser.list::<Entry>(&lists, "instruments"),
        parser.list::<Entry>(&lists, "events"),
        parser.list::<Theme>(&lists, "themes"),
        parser.list::<Term>(&lists, "terms"),
        parser.list::<Source>(&lists, "sources"),
        parser.list::<Rule>(&lists, "wording"),
    );
    let (bodies, members, instruments, events, themes, terms, sources, wording) = draft;
    let draft = head.map(|head| Draft {
        head,
        bodies,
        members,
        instruments,
        events,
        themes,
        terms,
        sources,
        wording,
    });
    (draft, parser.faults)
}

struct Lists<'a, 't>(&'a [(usize, Outline<'t>)]);

impl<'t> Lists<'_, 't> {
    fn records(&self, list: &str) -> impl Iterator<Item = (usize, RecordText<'t>)> {
        let fields = self
            .0
            .iter()
            .flat_map(|(file, outline)| outline.fields.iter().map(move |field| (*file, field)));
        fields
            .filter(move |(_, field)| field.key.text == list)
            .flat_map(|(file, field)| field.records.iter().map(move |record| (file, *record)))
    }
}

struct Parser {
    faults: Vec<Fault>,
    file: usize,
}

impl Parser {
    fn fault(&mut self, span: std::ops::Range<usize>, what: impl Into<String>, help: impl Into<String>) {
        let (what, help) = (what.into(), help.into());
        self.faults.push(Fault {
            file: self.file,
            span,
            severity: Severity::Error,
            what,
            help,
        });
    }

    fn check_fields(&mut self, outline: &Outline<'_>) {
        let expected = if self.file == 0 { "Dataset" } else { "Part" };
        if outline.name.text != expected {
            let at = outline.name.at;
            let what = format!(
                "this file begins with `{}`, not with `{expected}(`",
                clean(outline.name.text)
            );
            self.fault(
                at..at + outline.name.text.len().max(1),
                what,
                format!("write `{expected}( … )`"),
            );
        }
        let mut seen = HashSet::new();
        for field in &outline.fields {
            let span = field.key.at..field.key.at + field.key.text.len();
            let known = || LISTS.iter().map(|(list, _)| *list).chain(HEAD.iter().copied());
            if !known().any(|name| name == field.key.text) {
                let what = format!("a dataset has no field `{}`", field.key.text);
                let help = did_you_mean(field.key.text, known()).map_or_else(
                    || format!("it can be {}", known().collect::<Vec<_>>().join(", ")),
                    |word| format!("did you mean `{word}`?"),
                );
                self.fault(span, what, help);
            } else if !seen.insert(field.key.text) {
                self.fault(
                    span,
                    format!("the field `{}` is given twice", field.key.text),
                    "join the two",
                );
            } else {
                self.check_names(field);
            }
        }
    }

    fn check_names(&mut self, field: &Field<'_>) {
        let Some((list, name)) = LISTS.iter().find(|(list, _)| *list == field.key.text) else {
            return;
        };
        for record in &field.records {
            if record.name.text != *name && !record.name.text.is_empty() {
                let span = record.name.at..record.name.at + record.name.text.len();
                let what = format!("`{}` does not belong into `{list}`", record.name.text);
                self.fault(
                    span,
                    what,
                    format!("write `{name}( … )`, or move the record to its own list"),
                );
            }
        }
        if field.records.is_empty() && strip(field.value) != "[]" {
            let span = field.value.at..field.value.at + 1;
            self.fault(
                span,
                format!("`{list}` is a list of records"),
                format!("write `[{name}( … ), …]`"),
            );
        }
    }

    fn head(&mut self, outline: &Outline<'_>) -> Option<Head> {
        let mut text = String::from("(");
        let mut map = vec![(0, outline.name.at)];
        for field in outline
            .fields
            .iter()
            .filter(|field| HEAD.contains(&field.key.text))
        {
            map.push((text.len(), field.key.at));
            text.push_str(field.key.text);
            text.push_str(": ");
            map.push((text.len(), field.value.at));
            text.push_str(field.value.text);
            text.push_str(", ");
        }
        text.push(')');
        let outside = |at: usize| {
            let (inner, outer) = map
                .iter()
                .rev()
                .find(|(inner, _)| *inner <= at)
                .copied()
                .unwrap_or_default();
            outer + (at - inner)
        };
        match reader::read::<Head>(&text) {
            Ok(head) if head.schema == SCHEMA => Some(head),
            Ok(head) => {
                let key = outline.fields.iter().find(|field| field.key.text == "schema")?;
                let what = format!(
                    "this dataset is written in schema {}, and this plenary reads schema {SCHEMA}",
                    head.schema
                );
                let help = if head.schema > SCHEMA {
                    "get a newer plenary"
                } else {
                    "bring the file up to schema 1"
                };
                self.fault(key.value.at..key.value.at + key.value.text.len(), what, help);
                None
            }
            Err(faults) => {
                for fault in faults {
                    let start = outside(fault.span.start);
                    let end = start + fault.span.len();
                    self.fault(start..end, fault.what, fault.help);
                }
                None
            }
        }
    }

    fn list<T: DeserializeOwned>(&mut self, lists: &Lists<'_, '_>, name: &str) -> Vec<Placed<T>> {
        let mut placed = Vec::new();
        for (file, record) in lists.records(name) {
            self.file = file;
            match reader::read::<T>(record.body.text) {
                Ok(value) => {
                    let span = record.body.at..record.body.at + record.body.text.len();
                    placed.push(Placed {
                        record: value,
                        file,
                        span,
                    });
                }
                Err(faults) => {
                    for fault in faults {
                        let span = record.body.at + fault.span.start..record.body.at + fault.span.end;
                        self.fault(span, fault.what, fault.help);
                    }
                }
            }
        }
        placed
    }
}

fn strip(slice: Slice<'_>) -> String {
    slice.text.chars().filter(|c| !c.is_whitespace()).collect()
}
