//! What a well-formed dataset can still get wrong: ids, links, dates against dates, sources nobody cites.

mod body;
mod entry;

use std::collections::{HashMap, HashSet};

use super::date::Edtf;
use super::fault::{Fault, Severity, SourceText, did_you_mean};
use super::load::{Draft, Placed};
use super::record::Dispute;

/// Finds every fault that is not a matter of one record's shape.
pub(crate) fn check(draft: &Draft, files: &[SourceText]) -> Vec<Fault> {
    let mut checker = Checker {
        files,
        ids: HashMap::new(),
        lives: HashMap::new(),
        meetings: HashMap::new(),
        cited: HashSet::new(),
        faults: Vec::new(),
    };
    checker.collect(draft);
    draft.bodies.iter().for_each(|body| checker.body(body));
    checker.cycles(draft);
    draft
        .members
        .iter()
        .for_each(|member| checker.cites(member, &member.record.sources));
    for (list, events) in [(&draft.instruments, false), (&draft.events, true)] {
        list.iter().for_each(|entry| checker.entry(entry, events));
    }
    for theme in &draft.themes {
        checker.link(theme, theme.record.parent.as_deref(), Kind::Theme, "parent");
    }
    for term in &draft.terms {
        checker.any_link(term, term.record.record.as_deref());
        term.record.sources.iter().for_each(|id| checker.cite(term, id));
    }
    for rule in &draft.wording {
        checker.cite(rule, &rule.record.source);
    }
    checker.uncited(draft);
    checker.faults
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Body,
    Member,
    Instrument,
    Event,
    Theme,
    Term,
    Source,
    Rule,
}

impl Kind {
    const fn word(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Member => "member",
            Self::Instrument => "instrument",
            Self::Event => "event",
            Self::Theme => "theme",
            Self::Term => "term",
            Self::Source => "source",
            Self::Rule => "wording rule",
        }
    }
}

struct Checker<'a> {
    files: &'a [SourceText],
    ids: HashMap<&'a str, Kind>,
    lives: HashMap<&'a str, Edtf>,
    meetings: HashMap<&'a str, Edtf>,
    cited: HashSet<String>,
    faults: Vec<Fault>,
}

impl<'a> Checker<'a> {
    fn collect(&mut self, draft: &'a Draft) {
        self.lives = draft
            .bodies
            .iter()
            .filter_map(|b| Some((b.record.id.as_str(), b.record.life?)))
            .collect();
        self.meetings = draft
            .events
            .iter()
            .filter_map(|e| Some((e.record.id.as_str(), e.record.date?)))
            .collect();
        draft
            .bodies
            .iter()
            .for_each(|r| self.id(r, &r.record.id, Kind::Body));
        draft
            .members
            .iter()
            .for_each(|r| self.id(r, &r.record.id, Kind::Member));
        draft
            .instruments
            .iter()
            .for_each(|r| self.id(r, &r.record.id, Kind::Instrument));
        draft
            .events
            .iter()
            .for_each(|r| self.id(r, &r.record.id, Kind::Event));
        draft
            .themes
            .iter()
            .for_each(|r| self.id(r, &r.record.id, Kind::Theme));
        draft
            .terms
            .iter()
            .for_each(|r| self.id(r, &r.record.id, Kind::Term));
        draft
            .sources
            .iter()
            .for_each(|r| self.id(r, &r.record.id, Kind::Source));
        draft
            .wording
            .iter()
            .for_each(|r| self.id(r, &r.record.id, Kind::Rule));
    }

    fn id<T>(&mut self, placed: &Placed<T>, id: &'a str, kind: Kind) {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if id.is_empty() || !id.chars().all(plain) {
            self.error(
                placed,
                id,
                format!("`{id}` cannot be an id"),
                "use lower-case letters, digits and hyphens",
            );
        }
        if let Some(other) = self.ids.insert(id, kind) {
            self.error(
                placed,
                id,
                format!("the id `{id}` is taken by another {}", other.word()),
                "give each record an id of its own",
            );
        }
    }

    fn error<T>(
        &mut self,
        placed: &Placed<T>,
        needle: &str,
        what: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.fault(placed, needle, Severity::Error, (what.into(), help.into()));
    }

    fn fault<T>(
        &mut self,
        placed: &Placed<T>,
        needle: &str,
        severity: Severity,
        (what, help): (String, String),
    ) {
        let text = self
            .files
            .get(placed.file)
            .and_then(|file| file.text.get(placed.span.clone()))
            .unwrap_or_default();
        let quoted = format!("\"{needle}\"");
        let found = text
            .find(&quoted)
            .map(|at| (at + 1, needle.len()))
            .or_else(|| text.find(needle).map(|at| (at, needle.len())));
        let (at, length) = found.unwrap_or((0, 1));
        let start = placed.span.start + at;
        self.faults.push(Fault {
            file: placed.file,
            span: start..start + length.max(1),
            severity,
            what,
            help,
        });
    }

    fn link<T>(&mut self, from: &Placed<T>, to: Option<&str>, kind: Kind, field: &str) {
        let Some(to) = to else { return };
        match self.ids.get(to) {
            Some(found) if *found == kind => {}
            Some(found) => {
                let what = format!(
                    "`{field}` names the {} `{to}` where a {} belongs",
                    found.word(),
                    kind.word()
                );
                self.error(from, to, what, format!("name a {}", kind.word()));
            }
            None => self.dangling(from, to, Some(kind)),
        }
    }

    fn any_link<T>(&mut self, from: &Placed<T>, to: Option<&str>) {
        if let Some(to) = to.filter(|to| !self.ids.contains_key(to)) {
            self.dangling(from, to, None);
        }
    }

    fn dangling<T>(&mut self, from: &Placed<T>, to: &str, kind: Option<Kind>) {
        let known = self
            .ids
            .iter()
            .filter(|(_, k)| kind.is_none_or(|kind| **k == kind))
            .map(|(id, _)| *id);
        let mut known: Vec<&str> = known.collect();
        known.sort_unstable();
        let word = kind.map_or("record", Kind::word);
        let help = did_you_mean(to, known).map_or_else(
            || format!("add that {word}, or correct the id"),
            |id| format!("did you mean `{id}`?"),
        );
        self.error(from, to, format!("there is no {word} `{to}`"), help);
    }

    fn cite<T>(&mut self, from: &Placed<T>, source: &str) {
        self.cited.insert(source.to_owned());
        self.link(from, Some(source), Kind::Source, "source");
    }

    fn cites<T>(&mut self, from: &Placed<T>, sources: &[String]) {
        if sources.is_empty() {
            self.error(
                from,
                "sources",
                "this record rests on no source",
                "name at least one source",
            );
        }
        sources.iter().for_each(|id| self.cite(from, id));
    }

    fn disputes<T>(&mut self, from: &Placed<T>, disputes: &[Dispute]) {
        for dispute in disputes {
            if dispute.claims.len() < 2 {
                self.error(
                    from,
                    &dispute.question,
                    "a dispute needs two claims at least",
                    "give each claim with its source",
                );
            }
            dispute
                .claims
                .iter()
                .for_each(|claim| self.cite(from, &claim.source));
        }
    }

    fn uncited(&mut self, draft: &Draft) {
        for source in &draft.sources {
            if !self.cited.contains(&source.record.id) {
                let message = (
                    format!("no record cites the source `{}`", source.record.id),
                    "cite it, or take it out".to_owned(),
                );
                self.fault(source, &source.record.id, Severity::Warning, message);
            }
        }
    }
}
