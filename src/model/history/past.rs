//! A dataset as it stood at the end of a date: what came later is not in it. Whoever asks over such an atlas gets the answers
//! of then without having to know of dates. Prose stays as its author wrote it, since nobody can date its sentences.

use std::collections::{BTreeMap, HashSet};

use jiff::civil::Date;

use super::{AsOf, EntryThen};
use crate::model::atlas::Records;
use crate::model::date::{Edtf, Presence, Side};
use crate::model::record::{Body, Entry, Member, Note, Relation, Status, Term};
use crate::model::{Atlas, Id};

/// What an atlas of the past still knows of the present.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    /// The date as it was asked for.
    pub date: Edtf,
    /// The day it stands for, in words.
    pub day: String,
    /// The fingerprint of the edition that it was taken from.
    pub fingerprint: String,
    /// The ids of records that were not there yet, each with its date.
    pub later: BTreeMap<String, Option<Edtf>>,
}

impl AsOf {
    /// The dataset as it stood: later records, and what of earlier ones is dated later, are left out.
    pub fn atlas(&self, atlas: &Atlas) -> Result<Atlas, serde_json::Error> {
        let later: BTreeMap<String, Option<Edtf>> = (atlas.names().into_iter())
            .filter_map(|name| Some((name, atlas.find(name)?)))
            .filter(|(_, id)| self.is_later(atlas, *id))
            .map(|(name, id)| (name.to_owned(), atlas.date(id)))
            .collect();
        let past = Past {
            date: self.date,
            day: self.day_in_words(),
            fingerprint: atlas.fingerprint()?,
            later,
        };
        let cut = Cut {
            at: self,
            atlas,
            gone: past.later.keys().map(String::as_str).collect(),
        };
        let records = cut.records();
        Ok(Atlas::new(atlas.head().clone(), records).with_past(past))
    }

    /// Whether a record surely had not come yet.
    fn is_later(&self, atlas: &Atlas, id: Id) -> bool {
        match id {
            Id::Body(_) => (self.body(id)).is_some_and(|then| then.standing == super::Standing::NotYet),
            Id::Entry(_) => self.entry(id) == Some(&EntryThen::NotYet),
            Id::Member(_) => (atlas.date(id)).is_some_and(|joined| begins_after(joined, self.day)),
            Id::Theme(_) | Id::Term(_) | Id::Source(_) => false,
        }
    }
}

/// The cut through a dataset at a day.
struct Cut<'a> {
    at: &'a AsOf,
    atlas: &'a Atlas,
    gone: HashSet<&'a str>,
}

impl Cut<'_> {
    fn has(&self, id: &str) -> bool {
        !self.gone.contains(id)
    }

    fn records(&self) -> Records {
        let all = self.atlas.records();
        let member = |member: &&Member| self.has(&member.id);
        let note = |note: &&Note| self.has(&note.on);
        Records {
            bodies: (self.atlas.bodies())
                .filter(|(_, body)| self.has(&body.id))
                .map(|(id, body)| self.body(id, body))
                .collect(),
            members: all.members.iter().filter(member).cloned().collect(),
            entries: (self.atlas.entries())
                .filter(|(_, entry)| self.has(&entry.id))
                .map(|(id, entry)| self.entry(id, entry))
                .collect(),
            themes: all.themes.clone(),
            terms: all.terms.iter().map(|term| self.term(term)).collect(),
            sources: all.sources.clone(),
            wording: all.wording.clone(),
            layers: all.layers.clone(),
            notes: all.notes.iter().filter(note).cloned().collect(),
        }
    }

    /// A body under the name of then; today's stays among its aliases, by which it is looked for.
    fn body(&self, id: Id, body: &Body) -> Body {
        let mut then = body.clone();
        let day = self.at.day;
        if let Some(name) = self.at.body(id).and_then(|then| then.names.first()) {
            if name.name != body.name {
                then.aliases.push(body.name.clone());
                then.name.clone_from(&name.name);
            }
            if name.short != body.short && !name.short.is_empty() {
                then.aliases.push(body.short.clone());
                then.short.clone_from(&name.short);
            }
        }
        then.life = body.life.map(|life| until(life, day));
        then.seen = seen_by(body.seen, day);
        then.names.retain(|name| !begins_after(name.span, day));
        for name in &mut then.names {
            name.span = until(name.span, day);
        }
        then.parents.retain(|parent| {
            let dated = parent.span.or(parent.seen);
            self.has(&parent.body) && !dated.is_some_and(|date| begins_after(date, day))
        });
        for parent in &mut then.parents {
            parent.span = parent.span.map(|span| until(span, day));
            parent.seen = seen_by(parent.seen, day);
        }
        then.succeeds.retain(|before| self.has(before));
        then.partners.retain(|partner| {
            self.has(&partner.body) && !partner.seen.is_some_and(|seen| begins_after(seen, day))
        });
        for partner in &mut then.partners {
            partner.seen = seen_by(partner.seen, day);
        }
        then
    }

    /// An instrument or event with the status of then.
    fn entry(&self, id: Id, entry: &Entry) -> Entry {
        let mut then = entry.clone();
        let day = self.at.day;
        let status = match self.at.entry(id) {
            Some(EntryThen::SupersededLater(_) | EntryThen::InForce) => Status::InForce,
            Some(EntryThen::Superseded(_)) => Status::Superseded,
            Some(EntryThen::Planned) => Status::Planned,
            Some(EntryThen::UnderWay) => Status::InProgress,
            Some(EntryThen::TookPlace) => entry.status,
            _ => Status::Unknown,
        };
        if status != entry.status {
            then.status = status;
            then.status_ground.clear();
        }
        then.date = entry.date.map(|date| until(date, day));
        then.host = entry.host.clone().filter(|host| self.has(host));
        then.meeting = entry.meeting.clone().filter(|meeting| self.has(meeting));
        then.roles.retain(|role| self.has(&role.body));
        let dated = |relation: &Relation| relation.date.is_some_and(|date| begins_after(date, day));
        then.relations
            .retain(|relation| self.has(&relation.to) && !dated(relation));
        then
    }

    fn term(&self, term: &Term) -> Term {
        let record = term.record.clone().filter(|record| self.has(record));
        Term {
            record,
            ..term.clone()
        }
    }
}

fn begins_after(date: Edtf, day: Date) -> bool {
    date.state_on(day) == Presence::Before
}

/// A sighting as far as it had been made.
fn seen_by(seen: Option<Edtf>, day: Date) -> Option<Edtf> {
    seen.filter(|seen| !begins_after(*seen, day))
        .map(|seen| until(seen, day))
}

/// A span without the end that it had not come to yet.
fn until(span: Edtf, day: Date) -> Edtf {
    let goes_on = span.is_interval()
        && match (span.start(), span.end()) {
            (Side::At(_), Side::At(end)) => end.first() > day,
            _ => false,
        };
    match span.start() {
        Side::At(start) if goes_on => format!("{}/..", Edtf::from(start)).parse().unwrap_or(span),
        _ => span,
    }
}
