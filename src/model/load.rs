//! From text to an [`Atlas`]: files are cut, parsed and checked; nothing is ever half loaded.

use std::collections::HashSet;

use serde::de::DeserializeOwned;

use super::Atlas;
use super::check;
use super::fault::{Fault, Report, Severity, SourceText, did_you_mean};
use super::reader;
use super::record::{Body, Entry, Head, Member, Rule, SCHEMA, Source, Term, Theme};
use super::split::{Field, Outline, RecordText, Slice, split};
use crate::text::clean;

/// A dataset that was loaded, and what its author should still look at.
#[derive(Debug)]
pub struct Loaded {
    /// The dataset.
    pub atlas: Atlas,
    /// Faults that do not stop it from being used.
    pub warnings: Report,
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
const HEAD: [&str; 10] = [
    "schema", "id", "version", "title", "scope", "checked", "language", "curation", "usage", "parts",
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
