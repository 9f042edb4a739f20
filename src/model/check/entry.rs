//! What an instrument or event can get wrong.

use super::{Checker, Kind};
use crate::model::load::Placed;
use crate::model::record::{Deed, Entry, Point};

impl Checker<'_> {
    pub(super) fn entry(&mut self, placed: &Placed<Entry>, is_event: bool) {
        let entry = &placed.record;
        if entry.kind.is_event() != is_event {
            let (here, there) = if is_event {
                ("an event", "`instruments`")
            } else {
                ("an instrument", "`events`")
            };
            self.error(
                placed,
                "kind",
                format!("this kind is not one of {here}"),
                format!("move the record to {there}, or correct its kind"),
            );
        }
        self.cites(placed, &entry.sources);
        self.disputes(placed, &entry.disputes);
        self.link(placed, entry.host.as_deref(), Kind::Member, "host");
        self.link(placed, entry.meeting.as_deref(), Kind::Event, "meeting");
        entry
            .themes
            .iter()
            .for_each(|id| self.link(placed, Some(id), Kind::Theme, "themes"));
        entry.points.iter().for_each(|point| self.point(placed, point));
        self.relations(placed);
        self.roles(placed);
        self.meeting(placed);
    }

    fn point(&mut self, placed: &Placed<Entry>, point: &Point) {
        self.link(placed, Some(&point.theme), Kind::Theme, "theme");
        self.cite(placed, &point.source);
    }

    fn relations(&mut self, placed: &Placed<Entry>) {
        for relation in &placed.record.relations {
            match self.ids.get(relation.to.as_str()) {
                Some(Kind::Instrument | Kind::Event) if relation.to != placed.record.id => {}
                Some(Kind::Instrument | Kind::Event) => self.error(
                    placed,
                    "relations",
                    "this record is related to itself",
                    "name another record",
                ),
                Some(found) => {
                    let what = format!(
                        "`{}` is a {}; relations lead to instruments and events",
                        relation.to,
                        found.word()
                    );
                    self.error(placed, &relation.to, what, "name an instrument or an event");
                }
                None => self.dangling(placed, &relation.to, Some(Kind::Instrument)),
            }
            if let Some(source) = &relation.source {
                self.cite(placed, source);
            }
        }
    }

    fn roles(&mut self, placed: &Placed<Entry>) {
        for role in &placed.record.roles {
            self.link(placed, Some(&role.body), Kind::Body, "roles");
            let life = self.lives.get(role.body.as_str()).copied();
            if role.did != Deed::Unknown
                && let (Some(life), Some(date)) = (life, placed.record.date)
                && life.surely_apart(date)
            {
                let what = format!(
                    "`{}` did not exist on {} (its life: {})",
                    role.body,
                    date.human(),
                    life.human()
                );
                self.error(
                    placed,
                    &role.body,
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
                meeting.human()
            );
            self.error(placed, &date.to_string(), what, "correct one of the two dates");
        }
    }
}
