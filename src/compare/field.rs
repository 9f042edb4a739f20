//! The fields of records that are compared, in words.

use super::FieldRow;
use crate::model::date::Edtf;
use crate::model::record::{Body, Confidences, Dispute, Entry};
use crate::model::{Atlas, Id};

/// The name of a field and what it is in one record.
type Field = (&'static str, String);

/// The fields of all records, row by row.
pub(super) fn rows(atlas: &Atlas, ids: &[Id]) -> Vec<FieldRow> {
    let records: Vec<Vec<Field>> = ids.iter().map(|id| fields(atlas, *id)).collect();
    let names = records.first().into_iter().flatten().map(|(name, _)| *name);
    let row = |(at, name): (usize, &'static str)| {
        let values: Vec<String> = records
            .iter()
            .map(|fields: &Vec<Field>| {
                fields
                    .get(at)
                    .map_or_else(String::new, |(_, value)| value.clone())
            })
            .collect();
        FieldRow {
            name,
            differs: values.windows(2).any(|pair| pair.first() != pair.last()),
            values,
        }
    };
    names
        .enumerate()
        .map(row)
        .filter(|row| row.values.iter().any(|value| !value.is_empty()))
        .collect()
}

/// The fields of a record; records of one kind have the same fields in the same order.
fn fields(atlas: &Atlas, id: Id) -> Vec<Field> {
    let body = atlas.body(id).map(|body| of_body(atlas, id, body));
    body.or_else(|| atlas.entry(id).map(|entry| of_entry(atlas, id, entry)))
        .unwrap_or_default()
}

fn of_entry(atlas: &Atlas, id: Id, entry: &Entry) -> Vec<Field> {
    let title = |id: &str| atlas.find(id).map_or(id, |id| atlas.short(id)).to_owned();
    let roles = entry
        .roles
        .iter()
        .map(|role| format!("{} {}", role.did.phrase(), title(&role.body)));
    let status = match atlas.successor(id) {
        Some(next) => format!("superseded by {}", atlas.named(next).dated()),
        None => entry.status.word().to_owned(),
    };
    vec![
        ("Title", entry.title.clone()),
        ("Kind", entry.kind.word().to_owned()),
        (
            "Date",
            entry.date.map_or_else(|| "not known".to_owned(), Edtf::human),
        ),
        ("Place", entry.place.clone()),
        ("Roles", joined(roles)),
        ("Meeting", entry.meeting.as_deref().map(title).unwrap_or_default()),
        ("Status", status),
        ("Summary", entry.summary.clone()),
        ("Points", entry.points.len().to_string()),
        ("Not read", entry.unread.clone()),
        ("Confidence", confidence(&entry.confidence)),
        ("Disputed", disputed(&entry.disputes)),
        ("Safe to say", safe(&entry.disputes)),
    ]
}

fn of_body(atlas: &Atlas, id: Id, body: &Body) -> Vec<Field> {
    let title = |id: &str| atlas.find(id).map_or(id, |id| atlas.short(id)).to_owned();
    let parents = body
        .parents
        .iter()
        .map(|parent| format!("{} ({})", title(&parent.body), parent.when()));
    let names = body
        .names
        .iter()
        .map(|name| format!("{} ({})", name.name, name.span.human()));
    let life = body.life.map_or_else(|| "not known".to_owned(), Edtf::human);
    let children = atlas
        .children(id)
        .iter()
        .map(|child| atlas.short(*child).to_owned());
    vec![
        ("Name", body.name.clone()),
        ("Kind", body.kind.word().to_owned()),
        ("Life", life),
        ("Seen", body.seen.map_or_else(String::new, Edtf::human)),
        ("Names", joined(names)),
        ("Reports to", joined(parents)),
        ("Took over", joined(body.succeeds.iter().map(|id| title(id)))),
        ("Under it", joined(children)),
        ("Summary", body.summary.clone()),
        ("Mandate", body.mandate.clone()),
        ("Records", atlas.entries_of(id).len().to_string()),
        ("Confidence", confidence(&body.confidence)),
        ("Disputed", disputed(&body.disputes)),
        ("Safe to say", safe(&body.disputes)),
    ]
}

fn joined(words: impl Iterator<Item = String>) -> String {
    words.collect::<Vec<String>>().join("; ")
}

fn confidence(confidence: &Confidences) -> String {
    joined(
        confidence
            .iter()
            .map(|(fact, level)| format!("{} {}", fact.word(), level.word())),
    )
}

fn disputed(disputes: &[Dispute]) -> String {
    disputes
        .iter()
        .map(|dispute| dispute.question.as_str())
        .collect::<Vec<&str>>()
        .join(" ")
}

fn safe(disputes: &[Dispute]) -> String {
    disputes
        .iter()
        .map(|dispute| dispute.safe.as_str())
        .collect::<Vec<&str>>()
        .join(" ")
}
