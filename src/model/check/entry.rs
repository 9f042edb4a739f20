//! What an instrument or event can get wrong.

use super::Step::{Field, Item};
use super::{Checker, circle};
use crate::model::RecordKind;
use crate::model::load::{Draft, Placed};
use crate::model::record::{Deed, Entry, RelationKind};

impl Checker<'_> {
    pub(super) fn entry(&mut self, placed: &Placed<Entry>, is_event: bool) {
        let entry = &placed.record;
        self.filled(placed, &[("title", &entry.title)]);
        if entry.kind.is_event() != is_event {
            let (theirs, ours, there) = if is_event {
                ("instruments", "events", "`instruments`")
            } else {
                ("events", "instruments", "`events`")
            };
            self.error(
                placed,
                &[Field("kind")],
                format!(
                    "a {} belongs to the {theirs}; this list holds {ours}",
                    entry.kind.word()
                ),
                format!("move the record to {there}, or correct its kind"),
            );
        }
        self.cites(placed, &entry.sources);
        self.disputes(placed, &entry.disputes);
        self.link(
            placed,
            entry.host.as_deref(),
            RecordKind::Member,
            &[Field("host")],
        );
        self.link(
            placed,
            entry.meeting.as_deref(),
            RecordKind::Event,
            &[Field("meeting")],
        );
        self.links(placed, &entry.themes, RecordKind::Theme, "themes");
        for (nth, point) in entry.points.iter().enumerate() {
            let [list, item] = [Field("points"), Item(nth)];
            self.link(
                placed,
                Some(&point.theme),
                RecordKind::Theme,
                &[list, item, Field("theme")],
            );
            self.cite(placed, &point.source, &[list, item, Field("source")]);
        }
        self.relations(placed);
        self.roles(placed);
        self.meeting(placed);
    }

    fn relations(&mut self, placed: &Placed<Entry>) {
        for (nth, relation) in placed.record.relations.iter().enumerate() {
            let [list, item] = [Field("relations"), Item(nth)];
            let at = [list, item, Field("to")];
            if relation.to == placed.record.id {
                self.error(
                    placed,
                    &at,
                    "this record is related to itself",
                    "name another record",
                );
            } else {
                self.entry_link(placed, &relation.to, &at);
            }
            if let Some(source) = &relation.source {
                self.cite(placed, source, &[list, item, Field("source")]);
            }
        }
    }

    fn roles(&mut self, placed: &Placed<Entry>) {
        for (nth, role) in placed.record.roles.iter().enumerate() {
            let at = [Field("roles"), Item(nth), Field("body")];
            self.link(placed, Some(&role.body), RecordKind::Body, &at);
            let life = self.lives.get(role.body.as_str()).copied();
            if role.did != Deed::Unknown
                && let (Some(life), Some(date)) = (life, placed.record.date)
                && life.surely_apart(date)
            {
                let what = format!(
                    "`{}` did not exist {} (its life: {})",
                    role.body,
                    date.adverb(),
                    life.human()
                );
                self.error(
                    placed,
                    &at,
                    what,
                    "correct the date, the role or the life of the body",
                );
            }
        }
    }

    fn meeting(&mut self, placed: &Placed<Entry>) {
        let Some(id) = &placed.record.meeting else { return };
        let meeting = self.meetings.get(id.as_str()).copied();
        if let (Some(meeting), Some(date)) = (meeting, placed.record.date)
            && meeting.surely_apart(date)
        {
            let what = format!(
                "dated {}, but its meeting `{id}` was held {}",
                date.human(),
                meeting.adverb()
            );
            self.error(placed, &[Field("date")], what, "correct one of the two dates");
        }
    }

    /// Instruments and events that supersede or follow each other.
    pub(super) fn texts_in_circles(&mut self, draft: &Draft) {
        for kind in [RelationKind::Supersedes, RelationKind::Follows] {
            self.texts_in_circles_of(kind, draft);
        }
    }

    fn texts_in_circles_of(&mut self, kind: RelationKind, draft: &Draft) {
        let texts: Vec<_> = draft.instruments.iter().chain(&draft.events).collect();
        let older = circle::links_by(
            &texts,
            |text| &text.id,
            |text| {
                let relations = text.relations.iter().enumerate();
                relations
                    .filter(|(_, one)| one.kind == kind && one.to != text.id)
                    .map(|(nth, one)| (nth, one.to.as_str()))
                    .collect()
            },
        );
        for circle in circle::circles(&older) {
            let Some(text) = texts.get(circle.from) else {
                continue;
            };
            let way = circle.way(&texts, |text| &text.id);
            let at = [Field("relations"), Item(circle.nth), Field("to")];
            let what = format!("`{}` {} itself{way}", text.record.id, kind.phrase());
            let help = format!("only the later of two texts {} the other", kind.phrase());
            self.error(text, &at, what, help);
        }
    }
}
