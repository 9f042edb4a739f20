//! The page of a body.

use super::{Block, Writer, care, marks};
use crate::model::Id;
use crate::model::date::Edtf;
use crate::model::record::{Body, Fact};

/// How many instruments and events the page of a body lists.
const MOST_LISTED: usize = 500;

impl Writer<'_> {
    pub(super) fn body(&mut self, id: Id) {
        let atlas = self.atlas;
        let Some(body) = atlas.body(id) else { return };
        self.blocks.push(Block::Title(body.name.clone()));
        self.blocks.push(Block::Gap);
        self.body_facts(body);
        self.section("In short", &body.summary);
        let care = care(&body.disputes, Fact::Mandate);
        self.section(&format!("Mandate{care}"), &body.mandate);
        self.section("Why it matters for cyber security", &body.relevance);
        self.disputes(&body.disputes);
        self.names(body);
        self.tree(body, id);
        self.partners(body);
        self.own_entries(id);
        if atlas.parent(id).is_none() && body.kind.is_inside() && !atlas.records().members.is_empty() {
            self.members();
        }
        self.notes(&body.notes);
        self.sources(&body.sources);
    }

    fn body_facts(&mut self, body: &Body) {
        let names = care(&body.disputes, Fact::Names);
        self.fact("Short", format!("{}{names}", body.short));
        self.fact("Kind", body.kind.word());
        // How long a body from outside has been there is not the record's subject.
        if body.life.is_some() || body.kind.is_inside() {
            let life = body
                .life
                .map_or_else(|| "start and end not known".to_owned(), Edtf::human);
            self.fact(
                "Life",
                format!("{life}{}", marks(&body.confidence, &body.disputes, Fact::Life)),
            );
        }
        if let Some(seen) = body.seen {
            self.fact("Seen", format!("at work in sources of {}", seen.human()));
        }
        let atlas = self.atlas;
        if let Some((parent, id)) = body.parents.last().and_then(|p| Some((p, atlas.find(&p.body)?))) {
            let text = format!(
                "{} ({}){}",
                atlas.title(id),
                parent.when(),
                marks(&body.confidence, &body.disputes, Fact::Parent)
            );
            self.linked_fact("Reports to", text, Some(id));
        }
        self.confidence(&body.confidence);
    }

    fn names(&mut self, body: &Body) {
        if body.names.iter().any(|name| name.name != body.name) {
            let care = care(&body.disputes, Fact::Names);
            self.heading(format!("Names over time{care}"));
            for name in &body.names {
                let short = name
                    .short
                    .as_ref()
                    .map_or_else(String::new, |short| format!(" ({short})"));
                self.item("-", format!("{}{short}: {}", name.name, name.span.human()), None);
            }
        }
        if body.parents.len() > 1 {
            let care = care(&body.disputes, Fact::Parent);
            self.heading(format!("Reported to, over time{care}"));
            for parent in &body.parents {
                let id = self.atlas.find(&parent.body);
                let name = id.map_or(parent.body.as_str(), |id| self.atlas.title(id));
                self.item("-", format!("{name}: {}", parent.when()), id);
            }
        }
    }

    fn tree(&mut self, body: &Body, id: Id) {
        let atlas = self.atlas;
        let children = atlas.children(id);
        if !children.is_empty() {
            self.heading(format!("Bodies under it ({})", children.len()));
            for child in children {
                self.item(
                    "-",
                    format!("{} ({})", atlas.title(*child), atlas.short(*child)),
                    Some(*child),
                );
            }
        }
        let later = atlas
            .bodies()
            .filter(|(_, other)| other.succeeds.contains(&body.id));
        let later: Vec<Id> = later.map(|(id, _)| id).collect();
        let earlier: Vec<Id> = body.succeeds.iter().filter_map(|name| atlas.find(name)).collect();
        if !later.is_empty() || !earlier.is_empty() {
            self.heading("Before and after");
            for other in earlier {
                self.item("<", format!("Took over from {}", atlas.title(other)), Some(other));
            }
            for other in later {
                self.item(
                    ">",
                    format!("Its work went to {}", atlas.title(other)),
                    Some(other),
                );
            }
        }
    }

    fn partners(&mut self, body: &Body) {
        if body.partners.is_empty() {
            return;
        }
        let care = care(&body.disputes, Fact::Role);
        self.heading(format!("Partners ({}){care}", body.partners.len()));
        for partner in &body.partners {
            let id = self.atlas.find(&partner.body);
            let name = id.map_or(partner.body.as_str(), |id| self.atlas.title(id));
            let seen = partner
                .seen
                .map_or_else(String::new, |seen| format!(", {}", seen.human()));
            self.item("-", format!("{name}: {}{seen}", partner.role), id);
        }
    }

    fn own_entries(&mut self, id: Id) {
        let entries = self.atlas.entries_of(id);
        if !entries.is_empty() {
            self.heading(format!(
                "Instruments and events ({} in this dataset)",
                entries.len()
            ));
            // The newest are what is asked for; a search finds the others.
            let older = entries.len().saturating_sub(MOST_LISTED);
            entries
                .iter()
                .skip(older)
                .for_each(|entry| self.record_line(*entry));
            if older > 0 {
                let name = self.atlas.name(id);
                self.item(
                    "-",
                    format!("and {older} earlier ones: search for `body:{name}`"),
                    None,
                );
            }
        }
    }

    fn members(&mut self) {
        let atlas = self.atlas;
        self.heading(format!(
            "{} ({})",
            atlas.head().usage.members,
            atlas.records().members.len()
        ));
        for (id, member) in atlas.members() {
            self.item(
                "-",
                format!("{}: {}", member.name, member.joined.human()),
                Some(id),
            );
        }
    }
}
