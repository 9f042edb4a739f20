//! An instrument or event as of a day: not yet adopted, in force, superseded, or not to be told.

use jiff::civil::Date;
use serde::Serialize;

use crate::model::date::{Edtf, Presence};
use crate::model::record::{Entry, RelationKind, Status};
use crate::model::{Atlas, Id, Named};

/// How an instrument or event stood on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryThen {
    /// Its date is not known.
    Undated,
    /// It had not come yet.
    NotYet,
    /// It may have come by then: its date is known only roughly.
    Perhaps,
    /// A text that was in force, and of which no end is recorded.
    InForce,
    /// A text that was in force; another took its place later.
    SupersededLater(Successor),
    /// A text that another may have replaced by then.
    MaybeSuperseded(Successor),
    /// A text that another had replaced.
    Superseded(Successor),
    /// A text that was there; by now it has this state, and since when is not recorded.
    Ceased(Status),
    /// A text that was there; whether it was in force is not recorded.
    Unrecorded,
    /// Announced only.
    Planned,
    /// An event that was under way.
    UnderWay,
    /// An event that had begun and may have been over.
    MaybeOver,
    /// An event that was over.
    TookPlace,
}

/// The text that took the place of another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Successor {
    /// The later text.
    pub by: Named,
    /// From when on; `None` if that is not known.
    pub from: Option<Edtf>,
}

impl EntryThen {
    /// How the entry `id` stood on `day`.
    pub(super) fn new(atlas: &Atlas, id: Id, day: Date) -> Self {
        let Some((entry, date)) = atlas.entry(id).and_then(|entry| Some((entry, entry.date?))) else {
            return Self::Undated;
        };
        match (date.state_on(day), entry.kind.is_event()) {
            (Presence::Before, _) => Self::NotYet,
            (Presence::MaybeBegun, _) => Self::Perhaps,
            _ if entry.status == Status::Planned => Self::Planned,
            (state, true) => event(date, state),
            (_, false) => text(atlas, (id, entry), day),
        }
    }

    /// Whether it had come by then, as far as one can tell.
    pub const fn has_come(&self) -> bool {
        !matches!(self, Self::Undated | Self::NotYet | Self::Perhaps | Self::Planned)
    }

    /// The state in a few words.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Undated => "date not known",
            Self::NotYet => "not yet",
            Self::Perhaps => "perhaps by then",
            Self::InForce => "in force",
            Self::SupersededLater(_) => "in force; superseded later",
            Self::MaybeSuperseded(_) => "perhaps superseded",
            Self::Superseded(_) => "superseded",
            Self::Ceased(_) => "adopted; end not dated",
            Self::Unrecorded => "adopted; force not recorded",
            Self::Planned => "planned",
            Self::UnderWay => "under way",
            Self::MaybeOver => "begun; may be over",
            Self::TookPlace => "took place",
        }
    }

    /// The state as a clause that is safe to say after "by then".
    pub fn sentence(&self) -> String {
        let clause = |what: &str, next: &Successor| {
            let from = next.from.map_or_else(
                || "on a date not known".to_owned(),
                |from| format!("({})", from.human()),
            );
            format!("{what} \u{201c}{}\u{201d} {from}", next.by.short)
        };
        match self {
            Self::SupersededLater(next) => clause("in force; superseded later by", next),
            Self::MaybeSuperseded(next) => clause("perhaps superseded already by", next),
            Self::Superseded(next) => clause("superseded by", next),
            Self::Ceased(status) => format!(
                "adopted; it is {} today, and since when is not recorded",
                status.word()
            ),
            Self::Unrecorded => "adopted; whether it was in force is not recorded".to_owned(),
            Self::Perhaps => "perhaps there already: its date is known only roughly".to_owned(),
            Self::MaybeOver => "begun; its end is not known".to_owned(),
            Self::Undated => "not to be told: its date is not known".to_owned(),
            Self::NotYet | Self::InForce | Self::Planned | Self::UnderWay | Self::TookPlace => {
                self.word().to_owned()
            }
        }
    }
}

fn event(date: Edtf, state: Presence) -> EntryThen {
    match state {
        Presence::During => EntryThen::UnderWay,
        Presence::MaybeEnded if date.is_interval() && date.latest().is_none() => EntryThen::MaybeOver,
        _ => EntryThen::TookPlace,
    }
}

fn text(atlas: &Atlas, (id, entry): (Id, &Entry), day: Date) -> EntryThen {
    if let Some(next) = successor(atlas, id) {
        return match next.from.map(|from| from.state_on(day)) {
            Some(Presence::Before) => EntryThen::SupersededLater(next),
            Some(Presence::MaybeBegun) | None => EntryThen::MaybeSuperseded(next),
            Some(_) => EntryThen::Superseded(next),
        };
    }
    match entry.status {
        Status::InForce | Status::InProgress => EntryThen::InForce,
        Status::Planned => EntryThen::Planned,
        Status::Unknown => EntryThen::Unrecorded,
        status => EntryThen::Ceased(status),
    }
}

/// The first text that took the place of `id`.
pub(super) fn successor(atlas: &Atlas, id: Id) -> Option<Successor> {
    let later = atlas
        .relations(id)
        .into_iter()
        .filter(|related| related.inbound && related.relation.kind == RelationKind::Supersedes);
    later
        .map(|related| Successor {
            by: atlas.named(related.other),
            from: related.relation.date.or_else(|| atlas.date(related.other)),
        })
        .min_by_key(|next| (next.from.is_none(), next.from))
}
