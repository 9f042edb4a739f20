//! What a card on one record says.

use super::{Content, Point, first_sentence};
use crate::model::date::Edtf;
use crate::model::record::{Body, Confidence, Confidences, Dispute, Entry, Fact, Name, Status};
use crate::model::{Atlas, Id};
use crate::page::{Block, Page, disputes, doubt, marks, point_remark, with_date};
use crate::text::capital;

pub(super) fn content(atlas: &Atlas, id: Id) -> Content {
    let mut content = if let Some(entry) = atlas.entry(id) {
        of_entry(atlas, id, entry)
    } else if let Some(body) = atlas.body(id) {
        of_body(atlas, body)
    } else {
        of_reference(atlas, id)
    };
    // Who has layers may show their own words; the room is told that they are not the dataset's.
    let layered = atlas.layered(id).map(|text| format!("[+] {}.", capital(&text)));
    content.caveats.splice(0..0, layered);
    let mut more = facts(atlas, id);
    more.append(&mut content.more);
    Content { more, ..content }
}

fn of_entry(atlas: &Atlas, id: Id, entry: &Entry) -> Content {
    let date = entry
        .date
        .map_or_else(|| "date not known".to_owned(), Edtf::human);
    let outside = if entry.external {
        "text of another organisation, "
    } else {
        ""
    };
    let what = format!(
        "{outside}{}, {date}{}",
        entry.kind.word(),
        marks(&entry.confidence, &entry.disputes, Fact::Date)
    );
    let thought = if entry.talking_point.is_empty() {
        first_sentence(&entry.summary)
    } else {
        &entry.talking_point
    };
    let mut caveats = said_of(&entry.confidence);
    if let (Status::Superseded, Some(next)) = (entry.status, atlas.successor(id)) {
        caveats.insert(
            0,
            format!(
                "Superseded by {}.",
                with_date(atlas.short(next), atlas.date(next))
            ),
        );
    }
    let points = entry.points.iter().map(|point| Point {
        key: point.text.clone(),
        text: point.text.clone(),
        remark: point_remark(atlas, point),
        ..Point::default()
    });
    let mut sources = entry.sources.clone();
    for point in &entry.points {
        if !sources.contains(&point.source) {
            sources.push(point.source.clone());
        }
    }
    Content {
        title: atlas.short(id).to_owned(),
        subtitle: titled(atlas, id, &what),
        thought: thought.to_owned(),
        points: points.collect(),
        caveats,
        disputed: disputed(&entry.disputes),
        more: summary(&entry.summary, atlas, &entry.disputes),
        sources,
        ..Content::default()
    }
}

fn of_body(atlas: &Atlas, body: &Body) -> Content {
    let life = body
        .life
        .map_or_else(|| "dates not known".to_owned(), Edtf::human);
    let point = |key: &str, text: &str| {
        (!text.is_empty()).then(|| Point {
            key: key.to_owned(),
            text: text.to_owned(),
            ..Point::default()
        })
    };
    let points = [
        point("mandate", &body.mandate),
        point("relevance", &body.relevance),
    ];
    Content {
        title: body.name.clone(),
        subtitle: format!(
            "{} ({}), {life}{}",
            capital(body.kind.word()),
            body.short,
            marks(&body.confidence, &body.disputes, Fact::Life)
        ),
        thought: body.summary.clone(),
        points: points.into_iter().flatten().collect(),
        caveats: said_of(&body.confidence),
        disputed: disputed(&body.disputes),
        more: disputes(atlas, &body.disputes),
        sources: body.sources.clone(),
        ..Content::default()
    }
}

/// The content of a member, a theme, a term or a source.
fn of_reference(atlas: &Atlas, id: Id) -> Content {
    let title = atlas.title(id).to_owned();
    let (subtitle, thought, sources) = if let Some(member) = atlas.member(id) {
        let joined = doubt(&member.confidence, Fact::Joined);
        (
            "Member economy".to_owned(),
            format!("Joined in {}{joined}.", member.joined.human()),
            member.sources.clone(),
        )
    } else if let Some(theme) = atlas.theme(id) {
        ("Theme".to_owned(), theme.definition.clone(), Vec::new())
    } else if let Some(term) = atlas.term(id) {
        (
            term.expansion.clone(),
            term.definition.clone(),
            term.sources.clone(),
        )
    } else if let Some(source) = atlas.source(id) {
        (
            source.publisher.clone(),
            source.note.clone(),
            vec![Name::from(source.id.as_str())],
        )
    } else {
        <(String, String, Vec<Name>)>::default()
    };
    let belongs = |entry: &Entry| match id {
        Id::Theme(_) => entry.themes.iter().any(|theme| theme == atlas.name(id)),
        Id::Member(_) => entry.host.as_deref() == Some(atlas.name(id)),
        _ => false,
    };
    let points = atlas.entries().filter(|(_, entry)| belongs(entry));
    let listed = |point: Point| Point {
        text: if atlas.member(id).is_some() {
            format!("Host of {}", point.text)
        } else {
            point.text
        },
        ..point
    };
    Content {
        title,
        subtitle,
        thought,
        points: points
            .map(|(entry, _)| listed(entry_point(atlas, entry)))
            .collect(),
        sources,
        ..Content::default()
    }
}

/// An instrument or event as one point among others: its date and its short title.
pub(super) fn entry_point(atlas: &Atlas, id: Id) -> Point {
    Point {
        key: atlas.name(id).to_owned(),
        lead: atlas.date(id).map_or_else(|| "no date".to_owned(), Edtf::short),
        level: 0,
        text: atlas.short(id).to_owned(),
        remark: atlas.entry(id).map_or("", |entry| entry.kind.word()).to_owned(),
    }
}

/// The full title where the card's title is a short one, and what the record is.
fn titled(atlas: &Atlas, id: Id, what: &str) -> String {
    if atlas.short(id) == atlas.title(id) {
        capital(what)
    } else {
        format!("{}: {what}", atlas.title(id))
    }
}

/// The facts at the head of a record's page.
fn facts(atlas: &Atlas, id: Id) -> Vec<Block> {
    let blocks = Page::new(atlas, id).blocks.into_iter();
    let head = blocks.take_while(|block| !matches!(block, Block::Heading(_)));
    head.filter(|block| !matches!(block, Block::Title(_) | Block::Gap))
        .collect()
}

fn summary(text: &str, atlas: &Atlas, disputed: &[Dispute]) -> Vec<Block> {
    let mut blocks = vec![
        Block::Heading("In short".to_owned()),
        Block::Text(text.to_owned()),
    ];
    blocks.extend(disputes(atlas, disputed));
    blocks
}

/// What must be said with a record that rests on one source or on none.
pub(super) fn said_of(confidence: &Confidences) -> Vec<String> {
    let resting = |level: Confidence| {
        let facts = confidence.iter().filter(|(_, known)| **known == level);
        facts.map(|(fact, _)| fact.word()).collect::<Vec<_>>().join(", ")
    };
    let levels = [Confidence::SingleSource, Confidence::Unverified].map(|level| (level, resting(level)));
    let weak = levels.into_iter().filter(|(_, facts)| !facts.is_empty());
    weak.map(|(level, facts)| format!("{}: {facts}.", capital(level.word())))
        .collect()
}

/// The facts of a record on which sources differ, each with what is safe to say.
pub(super) fn disputed_of(atlas: &Atlas, id: Id) -> Vec<(Fact, String)> {
    let entry = atlas.entry(id).map(|entry| &entry.disputes);
    let disputes = entry.or_else(|| atlas.body(id).map(|body| &body.disputes));
    disputes.map_or_else(Vec::new, |disputes| disputed(disputes))
}

/// The facts on which sources differ, each with what is safe to say.
fn disputed(disputes: &[Dispute]) -> Vec<(Fact, String)> {
    let safe = disputes
        .iter()
        .map(|dispute| (dispute.fact, dispute.safe.clone()));
    safe.collect()
}
