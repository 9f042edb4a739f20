//! What was so as of a date, at the head of a record's page.

use super::{Block, Page, Writer, marks};
use crate::model::date::Presence;
use crate::model::history::{AsOf, BodyThen, Hold, NameThen, ParentThen, Standing};
use crate::model::record::{Body, Dispute, Fact};
use crate::model::{Atlas, Id};

impl Page {
    /// Lays out the record `id` with what was so as of a date before all else.
    pub fn as_of(atlas: &Atlas, id: Id, at: &AsOf) -> Self {
        let mut page = Self::new(atlas, id);
        let mut writer = Writer {
            atlas,
            blocks: Vec::new(),
        };
        writer.then(id, at);
        writer.heading("As the dataset has it today");
        // The heading takes the place of the room below the title.
        let after = page.blocks.len().min(1);
        let room = usize::from(matches!(page.blocks.get(after), Some(Block::Gap)));
        page.blocks.splice(after..after + room, writer.blocks);
        page
    }
}

impl Writer<'_> {
    fn then(&mut self, id: Id, at: &AsOf) {
        self.heading(format!("As of {}", at.day_in_words()));
        if at.is_past_the_check(self.atlas) {
            let checked = self.atlas.head().checked.human();
            let warning =
                format!("This dataset was checked up to {checked}: nothing is known of what came after.");
            self.blocks.push(Block::Text(warning));
        }
        match id {
            Id::Body(_) => self.body_then(id, at),
            Id::Entry(_) => {
                if let Some(then) = at.entry(id) {
                    self.fact("Then", then.sentence());
                }
            }
            Id::Member(_) => {
                let joined = self.atlas.date(id).map(|joined| joined.state_on(at.day()));
                self.fact("Then", joined.map_or("not known", member));
            }
            Id::Theme(_) | Id::Term(_) | Id::Source(_) => {
                self.blocks
                    .push(Block::Text("This record has no history.".to_owned()));
            }
        }
    }

    fn body_then(&mut self, id: Id, at: &AsOf) {
        let Some(then) = at.body(id) else { return };
        let body = self.atlas.body(id);
        if let Some(body) = body.filter(|body| body.kind.is_inside()) {
            let name = at.named(self.atlas, id).short;
            let sentence = in_a_sentence(at, &name, then);
            self.fact("Safe to say", sentence + &where_sources_differ(body));
        }
        let remark = then.standing.remark();
        self.fact(
            "Then",
            if remark.is_empty() {
                "it existed".to_owned()
            } else {
                remark
            },
        );
        if !then.standing.is_there() {
            return;
        }
        then.names
            .iter()
            .for_each(|name| self.fact("Name", name_then(name)));
        let marks = body.map_or_else(String::new, |body| {
            marks(&body.confidence, &body.disputes, Fact::Parent)
        });
        for parent in &then.parents {
            let text = format!("{}{marks}", parent_then(at, parent));
            self.linked_fact("Reports to", text, Some(parent.body));
        }
        if let Some(under) = then.placed.under().filter(|_| then.placed.missing().is_some()) {
            let text = format!("{}, as the body above was not there", short_then(at, under));
            self.linked_fact("Stands under", text, Some(under));
        }
        let children = at.children(id);
        for child in children {
            let remark = at
                .body(*child)
                .map(|child| child.standing.remark())
                .unwrap_or_default();
            let remark = if remark.is_empty() {
                remark
            } else {
                format!(" ({remark})")
            };
            self.linked_fact(
                "Under it",
                format!("{}{remark}", short_then(at, *child)),
                Some(*child),
            );
        }
    }
}

/// Where a body was placed, with no more certainty than the dates give: `It existed and reported to …`.
fn in_a_sentence(at: &AsOf, name: &str, then: &BodyThen) -> String {
    let day = at.day_in_words();
    let was = match then.standing {
        Standing::NotYet => return format!("{name} did not exist yet on {day}."),
        Standing::NoLonger => return format!("{name} existed no longer on {day}."),
        Standing::Existed => format!("On {day} {name} existed"),
        Standing::Perhaps(_) => format!("{name} may have existed on {day} ({})", then.standing.remark()),
    };
    let dated = |parent: &ParentThen| format!("{} ({})", short_then(at, parent.body), parent.when());
    let Some((first, others)) = then.parents.split_first() else {
        return format!("{was} and stood at the top.");
    };
    let above = match first.hold {
        Hold::Sure => format!("and reported to {}", short_then(at, first.body)),
        Hold::Begun => format!("and, as far as is known, reported to {}", dated(first)),
        Hold::Over => format!("; the last body known above it was {}", dated(first)),
        Hold::Perhaps | Hold::Undated => format!("and perhaps reported to {}", dated(first)),
    };
    let others: Vec<String> = others.iter().map(dated).collect();
    let or = if others.is_empty() {
        String::new()
    } else {
        format!("; it may have reported to {} instead", others.join(" or "))
    };
    let sentence = format!("{was} {above}{or}.");
    sentence.replace(" ;", ";")
}

/// What a sentence on where a body was placed must not pass over: ` Sources differ on its parent; …`.
fn where_sources_differ(body: &Body) -> String {
    let placing = |dispute: &&Dispute| matches!(dispute.fact, Fact::Life | Fact::Names | Fact::Parent);
    let told = body.disputes.iter().filter(placing).map(|dispute| {
        let fact = dispute.fact.word();
        format!(
            " Sources differ on its {fact}; of that it is safe to say: {}",
            dispute.safe
        )
    });
    told.collect()
}

const fn member(joined: Presence) -> &'static str {
    match joined {
        Presence::Before => "not yet a member",
        Presence::MaybeBegun => "perhaps a member already",
        Presence::During | Presence::MaybeEnded | Presence::After => "a member",
    }
}

fn short_then(at: &AsOf, body: Id) -> &str {
    at.body(body).map_or("", BodyThen::name)
}

/// A name as it was then, with what is not sure of it.
pub(crate) fn name_then(name: &NameThen) -> String {
    let short = if name.short.is_empty() {
        String::new()
    } else {
        format!(" ({})", name.short)
    };
    let span = name.span.map_or_else(
        || "dates not known".to_owned(),
        super::super::model::date::Edtf::human,
    );
    match name.hold {
        Hold::Sure => format!("{}{short}", name.name),
        Hold::Over => format!("{}{short}, the last one known: {span}", name.name),
        Hold::Begun | Hold::Perhaps | Hold::Undated => format!("perhaps {}{short}: {span}", name.name),
    }
}

/// A body above as it was then, with what is not sure of it.
pub(crate) fn parent_then(at: &AsOf, parent: &ParentThen) -> String {
    let name = short_then(at, parent.body);
    let dates = parent.when();
    match parent.hold {
        Hold::Sure => name.to_owned(),
        Hold::Begun => format!("{name}, as far as is known: {dates}"),
        Hold::Over => format!("{name}, the last one known: {dates}"),
        Hold::Perhaps | Hold::Undated => format!("perhaps {name}: {dates}"),
    }
}
