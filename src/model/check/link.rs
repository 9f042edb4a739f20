//! Whether ids lead where they should.

use super::Step::{Field, Item};
use super::{Checker, Step};
use crate::model::RecordKind;
use crate::model::fault::did_you_mean;
use crate::model::load::Placed;
use crate::model::record::Name;

/// How many ids that lead nowhere are compared with all that there are.
const MOST_HINTS: usize = 200;

impl Checker<'_> {
    /// Whether records of this kind, or of any, may exist that we could not read.
    fn may_be_unread(&self, kind: Option<RecordKind>) -> bool {
        kind.map_or(!self.unread.is_empty(), |kind| self.unread.contains(&kind))
    }

    pub(super) fn link<T>(&mut self, from: &Placed<T>, to: Option<&str>, kind: RecordKind, at: &[Step<'_>]) {
        let Some(to) = to else { return };
        match self.ids.get(to) {
            Some(found) if *found == kind => {}
            Some(found) => {
                let field = at.iter().rev().find_map(|step| match step {
                    Field(name) => Some(*name),
                    Item(_) => None,
                });
                let what = format!(
                    "`{}` names the {} `{to}` where {} belongs",
                    field.unwrap_or_default(),
                    found.word(),
                    kind.with_article()
                );
                self.error(from, at, what, format!("name {}", kind.with_article()));
            }
            None if self.may_be_unread(Some(kind)) => {}
            None => self.dangling(from, to, &[kind], at),
        }
    }

    pub(super) fn links<T>(
        &mut self,
        from: &Placed<T>,
        to: &[impl AsRef<str>],
        kind: RecordKind,
        field: &str,
    ) {
        for (nth, id) in to.iter().enumerate() {
            self.link(from, Some(id.as_ref()), kind, &[Field(field), Item(nth)]);
        }
    }

    pub(super) fn any_link<T>(&mut self, from: &Placed<T>, to: Option<&str>, at: &[Step<'_>]) {
        if let Some(to) = to.filter(|to| !self.ids.contains_key(to))
            && !self.may_be_unread(None)
        {
            self.dangling(from, to, &[], at);
        }
    }

    /// A link to an instrument or an event.
    pub(super) fn entry_link<T>(&mut self, from: &Placed<T>, to: &str, at: &[Step<'_>]) {
        match self.ids.get(to) {
            Some(RecordKind::Instrument | RecordKind::Event) => {}
            Some(found) => {
                let what = format!(
                    "`{to}` is {}; relations lead to instruments and events",
                    found.with_article()
                );
                self.error(from, at, what, "name an instrument or an event");
            }
            None if self.may_be_unread(Some(RecordKind::Instrument))
                || self.may_be_unread(Some(RecordKind::Event)) => {}
            None => self.dangling(from, to, &[RecordKind::Instrument, RecordKind::Event], at),
        }
    }

    /// Tells of an id that leads nowhere and should lead to a record of one of these kinds, or of any where there are none.
    fn dangling<T>(&mut self, from: &Placed<T>, to: &str, kinds: &[RecordKind], at: &[Step<'_>]) {
        let known = self
            .ids
            .iter()
            .filter(|(_, kind)| kinds.is_empty() || kinds.contains(kind))
            .map(|(id, _)| *id);
        let near = (self.faults.len() < MOST_HINTS).then(|| did_you_mean(to, known));
        let words: Vec<&str> = kinds.iter().map(|kind| kind.word()).collect();
        let word = if words.is_empty() {
            "record".to_owned()
        } else {
            words.join(" or ")
        };
        let help = near.flatten().map_or_else(
            || format!("add that {word}, or correct the id"),
            |id| format!("did you mean `{id}`?"),
        );
        self.error(from, at, format!("there is no {word} `{to}`"), help);
    }

    pub(super) fn cite<T>(&mut self, from: &Placed<T>, source: &str, at: &[Step<'_>]) {
        if !self.cited.contains(source) {
            self.cited.insert(source.to_owned());
        }
        self.link(from, Some(source), RecordKind::Source, at);
    }

    pub(super) fn cites<T>(&mut self, from: &Placed<T>, sources: &[Name]) {
        if sources.is_empty() {
            self.error(
                from,
                &[Field("sources")],
                "this record rests on no source",
                "name at least one source",
            );
        }
        for (nth, id) in sources.iter().enumerate() {
            self.cite(from, id, &[Field("sources"), Item(nth)]);
        }
    }
}
