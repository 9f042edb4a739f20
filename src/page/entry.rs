//! The page of an instrument or event.

use super::{Block, Writer, capital, care, marks, with_date};
use crate::model::record::{Entry, Fact, Point, Status};
use crate::model::{Atlas, Id};

impl Writer<'_> {
    pub(super) fn entry(&mut self, id: Id) {
        let atlas = self.atlas;
        let Some(entry) = atlas.entry(id) else { return };
        let care = |fact| care(&entry.disputes, fact);
        self.blocks
            .push(Block::Title(format!("{}{}", entry.title, care(Fact::Title))));
        self.blocks.push(Block::Gap);
        self.entry_facts(entry, id);
        self.section("In short", &entry.summary);
        self.section("To say", &entry.talking_point);
        self.disputes(&entry.disputes);
        self.points(entry);
        self.relations(id, care(Fact::Relations));
        self.ground(entry);
        self.notes(&entry.notes);
        self.sources(&entry.sources);
    }

    fn entry_facts(&mut self, entry: &Entry, id: Id) {
        let atlas = self.atlas;
        let outside = if entry.external {
            ", a text of another organisation"
        } else {
            ""
        };
        self.fact("Kind", format!("{}{outside}", entry.kind.word()));
        let date = entry
            .date
            .map_or_else(|| "not known".to_owned(), crate::model::date::Edtf::human);
        let marks = |fact| marks(&entry.confidence, &entry.disputes, fact);
        self.fact("Date", format!("{date}{}", marks(Fact::Date)));
        self.remark(entry.date_note.clone(), None);
        let host = entry.host.as_deref().and_then(|host| atlas.find(host));
        let place = [entry.place.as_str(), host.map_or("", |host| atlas.title(host))];
        let place: Vec<&str> = place.into_iter().filter(|text| !text.is_empty()).collect();
        if !place.is_empty() {
            let text = format!("{}{}", place.join("; host: "), marks(Fact::Place));
            self.linked_fact("Place", text, host);
        }
        if let Some(meeting) = entry.meeting.as_deref().and_then(|meeting| atlas.find(meeting)) {
            self.linked_fact(
                "Meeting",
                with_date(atlas.title(meeting), atlas.date(meeting)),
                Some(meeting),
            );
        }
        for role in &entry.roles {
            let body = atlas.find(&role.body);
            let name = body.map_or(role.body.as_str(), |body| atlas.title(body));
            self.linked_fact(role.did.phrase(), format!("{name}{}", marks(Fact::Issuer)), body);
            self.remark(role.note.clone(), None);
        }
        self.status(entry, id);
    }

    /// What it is about, and how sure its key facts are.
    fn ground(&mut self, entry: &Entry) {
        let atlas = self.atlas;
        self.blocks.push(Block::Gap);
        let themes: Vec<&str> = entry
            .themes
            .iter()
            .filter_map(|t| atlas.find(t))
            .map(|t| atlas.title(t))
            .collect();
        self.fact("Themes", themes.join(", "));
        self.confidence(&entry.confidence);
    }

    fn status(&mut self, entry: &Entry, id: Id) {
        let successor = self.atlas.successor(id);
        let text = match (entry.status, successor) {
            (Status::Superseded, Some(next)) => format!("superseded by {}", self.atlas.title(next)),
            (status, _) => status.word().to_owned(),
        };
        let marks = marks(&entry.confidence, &entry.disputes, Fact::Status);
        self.linked_fact("Status", format!("{text}{marks}"), successor);
        self.remark(entry.status_ground.clone(), None);
    }

    /// The points under their themes, in the order in which the themes first occur.
    fn points(&mut self, entry: &Entry) {
        if entry.points.is_empty() {
            return;
        }
        let care = care(&entry.disputes, Fact::Points);
        self.heading(format!("Points ({}){care}", entry.points.len()));
        if !entry.unread.is_empty() {
            self.remark(format!("Not read: {}", entry.unread), None);
        }
        let mut themes: Vec<&str> = Vec::new();
        for point in &entry.points {
            if !themes.contains(&point.theme.as_str()) {
                themes.push(&point.theme);
            }
        }
        for theme in themes {
            let id = self.atlas.find(theme);
            self.blocks.push(Block::Fact {
                label: "Theme",
                text: id.map_or(theme, |id| self.atlas.title(id)).to_owned(),
                link: id,
            });
            for point in entry.points.iter().filter(|point| point.theme == theme) {
                self.point(point);
            }
        }
    }

    fn point(&mut self, point: &Point) {
        self.item("-", point.text.clone(), None);
        self.remark(point_remark(self.atlas, point), self.atlas.find(&point.source));
    }

    fn relations(&mut self, id: Id, care: &str) {
        let atlas = self.atlas;
        let relations = atlas.relations(id);
        if relations.is_empty() {
            return;
        }
        self.heading(format!("Relations ({}){care}", relations.len()));
        for related in relations {
            let kind = related.relation.kind;
            let phrase = if related.inbound {
                kind.inverse()
            } else {
                kind.phrase()
            };
            let title = with_date(atlas.title(related.other), atlas.date(related.other));
            self.item(">", format!("{} {title}", capital(phrase)), Some(related.other));
            let from = related
                .relation
                .date
                .map_or_else(String::new, |date| format!("from {}. ", date.human()));
            let part = if related.relation.part.is_empty() {
                String::new()
            } else {
                format!("{}. ", related.relation.part)
            };
            self.remark(format!("{from}{part}{}", related.relation.note), None);
        }
    }
}

/// The operative verb of a point, who says so and where.
pub(crate) fn point_remark(atlas: &Atlas, point: &Point) -> String {
    let verb = point.verb.as_ref().map_or_else(
        || "verb unrecorded".to_owned(),
        |verb| format!("\u{201c}{}\u{201d}: {}", verb.word, verb.strength.word()),
    );
    let source = atlas.find(&point.source).and_then(|id| atlas.source(id));
    let name = source.map_or("", |source| source.publisher.as_str());
    let at = if point.at.is_empty() {
        String::new()
    } else {
        format!(", {}", point.at)
    };
    format!("[{verb}] {name}{at}")
}
