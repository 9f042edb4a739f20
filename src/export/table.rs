//! Records as a table for spreadsheets: CSV as RFC 4180 has it, a header row, and nothing that a spreadsheet would compute.

use super::json::Record;
use crate::model::record::{Confidence, Entry, Fact, Name, Role};
use crate::model::{Atlas, Id};

/// The columns, always all of them and in this order; a cell is empty where a record has no such thing.
const COLUMNS: [&str; 19] = [
    "id",
    "record",
    "kind",
    "date",
    "date_in_words",
    "first_day",
    "last_day",
    "date_confidence",
    "title",
    "short",
    "bodies",
    "place",
    "host",
    "status",
    "themes",
    "external",
    "disputed",
    "summary",
    "sources",
];

/// A row for each record; lists within a cell are parted by `; `.
pub fn csv(atlas: &Atlas, ids: &[Id]) -> csv::Result<String> {
    let head = COLUMNS.map(str::to_owned).to_vec();
    let rows = ids.iter().map(|id| row(atlas, *id).to_vec());
    super::csv::write(std::iter::once(head).chain(rows))
}

fn row(atlas: &Atlas, id: Id) -> [String; 19] {
    let date = atlas.date(id);
    let entry = atlas.entry(id);
    let of_entry = |cell: fn(&Entry) -> String| entry.map_or_else(String::new, cell);
    let title_of = |name: &str| atlas.find(name).map_or(name, |id| atlas.title(id)).to_owned();
    let roles = |roles: &[Role]| {
        let each = roles
            .iter()
            .map(|role| format!("{} {}", role.did.phrase(), title_of(&role.body)));
        each.collect::<Vec<_>>().join("; ")
    };
    let themes = |names: &[Name]| {
        names
            .iter()
            .map(|name| title_of(name))
            .collect::<Vec<_>>()
            .join("; ")
    };
    [
        atlas.name(id).to_owned(),
        Record::of(atlas, id)
            .map_or("", |record| record.kind().word())
            .to_owned(),
        kind(atlas, id).to_owned(),
        date.map_or_else(String::new, |date| date.to_string()),
        date.map_or_else(String::new, crate::model::date::Edtf::human),
        (date.and_then(crate::model::date::Edtf::earliest)).map_or_else(String::new, |day| day.to_string()),
        (date.and_then(crate::model::date::Edtf::latest)).map_or_else(String::new, |day| day.to_string()),
        date_confidence(atlas, id).map_or("", Confidence::word).to_owned(),
        atlas.title(id).to_owned(),
        atlas.short(id).to_owned(),
        entry.map_or_else(String::new, |entry| roles(&entry.roles)),
        of_entry(|entry| entry.place.clone()),
        (entry.and_then(|entry| entry.host.as_deref())).map_or_else(String::new, title_of),
        of_entry(|entry| entry.status.word().to_owned()),
        entry.map_or_else(String::new, |entry| themes(&entry.themes)),
        of_entry(|entry| yes_or_no(entry.external)),
        disputed(atlas, id).map_or_else(String::new, yes_or_no),
        summary(atlas, id).to_owned(),
        (atlas.cited(id).filter_map(|source| source.url.as_deref()))
            .collect::<Vec<_>>()
            .join("; "),
    ]
}

fn yes_or_no(yes: bool) -> String {
    if yes { "yes" } else { "no" }.to_owned()
}

fn kind(atlas: &Atlas, id: Id) -> &'static str {
    let source = |id| atlas.source(id).map(|source| source.kind.word());
    let body = |id| atlas.body(id).map(|body| body.kind.word());
    let entry = |id| atlas.entry(id).map(|entry| entry.kind.word());
    entry(id)
        .or_else(|| body(id))
        .or_else(|| source(id))
        .unwrap_or_default()
}

/// How sure the date of [`Atlas::date`] is.
fn date_confidence(atlas: &Atlas, id: Id) -> Option<Confidence> {
    let (confidence, fact) = match id {
        Id::Entry(_) => (&atlas.entry(id)?.confidence, Fact::Date),
        Id::Body(_) => (&atlas.body(id)?.confidence, Fact::Life),
        Id::Member(_) => (&atlas.member(id)?.confidence, Fact::Joined),
        Id::Theme(_) | Id::Term(_) | Id::Source(_) => return None,
    };
    confidence.get(&fact).copied()
}

fn disputed(atlas: &Atlas, id: Id) -> Option<bool> {
    let of_entry = atlas.entry(id).map(|entry| &entry.disputes);
    let disputes = of_entry.or_else(|| atlas.body(id).map(|body| &body.disputes))?;
    Some(!disputes.is_empty())
}

fn summary(atlas: &Atlas, id: Id) -> &str {
    match Record::of(atlas, id) {
        Some(Record::Body(body)) => &body.summary,
        Some(Record::Instrument(entry) | Record::Event(entry)) => &entry.summary,
        Some(Record::Theme(theme)) => &theme.definition,
        Some(Record::Term(term)) => &term.definition,
        Some(Record::Source(source)) => &source.note,
        Some(Record::Member(_)) | None => "",
    }
}
