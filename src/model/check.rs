//! What a well-formed dataset can still get wrong: ids, links, dates against dates, sources nobody cites.

mod body;
mod circle;
mod entry;
mod layer;
mod link;
mod reference;

use std::ops::Range;

use hashbrown::hash_map::Entry;
use hashbrown::{HashMap, HashSet};

use super::RecordKind;
use super::date::Edtf;
use super::fault::{Fault, Severity, SourceText};
use super::load::{Depths, Draft, Placed};
use super::record::{Dispute, Record};
use super::split::Step::{Field, Item};
use super::split::{Step, tree};

/// Finds every fault that is not a matter of one record's shape.
pub(crate) fn check(draft: &Draft, files: &[SourceText], depths: &Depths) -> Vec<Fault> {
    let mut checker = Checker {
        files,
        depths,
        ids: HashMap::new(),
        unread: Vec::new(),
        lives: HashMap::new(),
        meetings: HashMap::new(),
        cited: HashSet::new(),
        faults: Vec::new(),
    };
    checker.collect(draft);
    checker.collect_failed(draft);
    if let Some(head) = &draft.head {
        checker.head(head);
    }
    draft.bodies.iter().for_each(|body| checker.body(body));
    checker.bodies_in_circles(draft);
    draft.members.iter().for_each(|member| checker.member(member));
    for (list, events) in [(&draft.instruments, false), (&draft.events, true)] {
        list.iter().for_each(|entry| checker.entry(entry, events));
    }
    checker.texts_in_circles(draft);
    checker.layers(draft);
    checker.references(draft);
    checker.faults
}

struct Checker<'a> {
    files: &'a [SourceText],
    depths: &'a Depths,
    ids: HashMap<&'a str, RecordKind>,
    /// Kinds of which there may be records that we could not read.
    unread: Vec<RecordKind>,
    lives: HashMap<&'a str, Edtf>,
    meetings: HashMap<&'a str, Edtf>,
    cited: HashSet<String>,
    faults: Vec<Fault>,
}

impl<'a> Checker<'a> {
    fn collect(&mut self, draft: &'a Draft) {
        // Of two with the same id the first counts, here as in the list of ids.
        let bodies = draft.bodies.iter().rev();
        self.lives = bodies
            .filter_map(|b| Some((b.record.id.as_str(), b.record.life?)))
            .collect();
        let events = draft.events.iter().rev();
        self.meetings = events
            .filter_map(|e| Some((e.record.id.as_str(), e.record.date?)))
            .collect();
        // A layer's ids come after those below it, which were there first.
        for depth in 0..self.depths.count() {
            self.ids_of(&draft.bodies, depth, RecordKind::Body);
            self.ids_of(&draft.members, depth, RecordKind::Member);
            self.ids_of(&draft.instruments, depth, RecordKind::Instrument);
            self.ids_of(&draft.events, depth, RecordKind::Event);
            self.ids_of(&draft.themes, depth, RecordKind::Theme);
            self.ids_of(&draft.terms, depth, RecordKind::Term);
            self.ids_of(&draft.sources, depth, RecordKind::Source);
            self.ids_of(&draft.wording, depth, RecordKind::Rule);
        }
    }

    fn ids_of<T: Record>(&mut self, list: &'a [Placed<T>], depth: usize, kind: RecordKind) {
        for placed in list {
            if self.depths.of(placed.file) == depth {
                self.id(placed, placed.record.id(), kind);
            }
        }
    }

    /// What can be told of records that could not be read.
    fn collect_failed(&mut self, draft: &'a Draft) {
        if draft.unread.all {
            self.unread.extend(RecordKind::LISTS.map(|list| list.2));
        }
        let lists = draft.unread.lists.iter();
        self.unread
            .extend(lists.filter_map(|list| RecordKind::of_list(list)));
        for placed in &draft.failed {
            let Some(kind) = RecordKind::of_list(placed.record.list) else {
                continue;
            };
            match &placed.record.id {
                Some(id) => self.id(placed, id, kind),
                None => self.unread.push(kind),
            }
            self.cited.extend(placed.record.texts.iter().cloned());
        }
    }

    fn id<T>(&mut self, placed: &Placed<T>, id: &'a str, kind: RecordKind) {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if id.is_empty() || !id.chars().all(plain) {
            let (what, help) = if id.is_empty() {
                (
                    "the id is empty".to_owned(),
                    "give the record an id of its own, in lower-case letters, digits and hyphens",
                )
            } else {
                (
                    format!("`{id}` cannot be an id"),
                    "use lower-case letters, digits and hyphens",
                )
            };
            self.error(placed, &[Field("id")], what, help);
        }
        match self.ids.entry(id) {
            Entry::Vacant(free) => {
                free.insert(kind);
            }
            // An empty one was told already.
            Entry::Occupied(taken) if !id.is_empty() => {
                let by = if *taken.get() == kind {
                    format!("another {}", kind.word())
                } else {
                    taken.get().with_article()
                };
                let what = format!("the id `{id}` is taken by {by}");
                let help = if self.depths.of(placed.file) > 0 {
                    "to change that record write `Override( … )`; else give this one an id of its own"
                } else {
                    "give each record an id of its own"
                };
                self.error(placed, &[Field("id")], what, help);
            }
            Entry::Occupied(_) => {}
        }
    }

    /// Notes a fault of what the steps lead to in a record.
    fn error<T>(
        &mut self,
        placed: &Placed<T>,
        at: &[Step<'_>],
        what: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.fault(placed, at, Severity::Error, (what.into(), help.into()));
    }

    fn fault<T>(
        &mut self,
        placed: &Placed<T>,
        at: &[Step<'_>],
        severity: Severity,
        (what, help): (String, String),
    ) {
        let text = |file: usize, span: &Range<usize>| {
            let file = self.files.get(file)?;
            file.text.get(span.clone())
        };
        // Of a record that layers change, the highest that gives the field.
        let gives = |file: usize, span: &Range<usize>| {
            let text = text(file, span).unwrap_or_default();
            at.first()
                .is_some_and(|step| tree(text).step(text, *step).is_some())
        };
        let over = placed.over.iter().rev().find(|(file, span)| gives(*file, span));
        let (file, span) = over
            .cloned()
            .unwrap_or_else(|| (placed.file, placed.span.clone()));
        let text = text(file, &span).unwrap_or_default();
        let place = tree(text).place(text, at);
        self.faults.push(Fault {
            file,
            span: span.start + place.start..span.start + place.end,
            severity,
            what,
            help,
        });
    }

    /// Notes texts that are there, but empty.
    fn filled<T>(&mut self, placed: &Placed<T>, fields: &[(&str, &str)]) {
        for (field, value) in fields {
            if value.trim().is_empty() {
                let what = format!("`{field}` is empty");
                self.error(
                    placed,
                    &[Field(field)],
                    what,
                    "write what people should read there",
                );
            }
        }
    }

    fn disputes<T>(&mut self, from: &Placed<T>, disputes: &[Dispute]) {
        for (nth, dispute) in disputes.iter().enumerate() {
            let steps = [Field("disputes"), Item(nth), Field("claims")];
            let [list, item, claims] = steps;
            if dispute.claims.len() < 2 {
                self.error(
                    from,
                    &steps,
                    "a dispute needs two claims at least",
                    "give each claim with its source",
                );
            }
            for (nth, claim) in dispute.claims.iter().enumerate() {
                let at = [list, item, claims, Item(nth), Field("source")];
                self.cite(from, &claim.source, &at);
            }
        }
    }
}
