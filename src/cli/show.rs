//! `plenary show`.

use serde::Serialize;

use super::{CliError, PageFormat, Status, as_of, data, json};
use crate::model::date::Edtf;
use crate::model::history::AsOf;
use crate::model::record::{Body, Entry, Member, Source, Term, Theme};
use crate::model::{Atlas, Id};
use crate::page::Page;

/// A record as its author wrote it, with the name of its kind.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Record<'a> {
    Body(&'a Body),
    Instrument(&'a Entry),
    Event(&'a Entry),
    Member(&'a Member),
    Theme(&'a Theme),
    Term(&'a Term),
    Source(&'a Source),
}

fn record(atlas: &Atlas, id: Id) -> Option<Record<'_>> {
    Some(match id {
        Id::Body(_) => Record::Body(atlas.body(id)?),
        Id::Entry(_) => {
            let entry = atlas.entry(id)?;
            if entry.kind.is_event() {
                Record::Event(entry)
            } else {
                Record::Instrument(entry)
            }
        }
        Id::Member(_) => Record::Member(atlas.member(id)?),
        Id::Theme(_) => Record::Theme(atlas.theme(id)?),
        Id::Term(_) => Record::Term(atlas.term(id)?),
        Id::Source(_) => Record::Source(atlas.source(id)?),
    })
}

/// A record with what was so as of a date.
#[derive(Serialize)]
struct RecordThen<'a> {
    #[serde(flatten)]
    record: Option<Record<'a>>,
    as_of: as_of::Then,
}

pub(super) fn run(
    atlas: &Atlas,
    date: Option<Edtf>,
    (id, format): (&str, PageFormat),
    out: &mut String,
) -> Result<Status, CliError> {
    let id = data::find(atlas, id)?;
    let at = date.map(|date| AsOf::new(atlas, date));
    let page = || {
        at.as_ref()
            .map_or_else(|| Page::new(atlas, id), |at| Page::as_of(atlas, id, at))
    };
    match (format, &at) {
        (PageFormat::Text, _) => out.push_str(&page().to_text(100)),
        (PageFormat::Md, _) => out.push_str(&page().to_markdown()),
        (PageFormat::Json, None) => json::write(atlas, record(atlas, id), out)?,
        (PageFormat::Json, Some(at)) => {
            let record = record(atlas, id);
            let as_of = as_of::Then::new(atlas, at, id);
            json::write(atlas, RecordThen { record, as_of }, out)?;
        }
    }
    Ok(Status::Done)
}
