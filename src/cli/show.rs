//! `plenary show`.

use serde::Serialize;

use super::{CliError, PageFormat, Status, data, json};
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

pub(super) fn run(atlas: &Atlas, id: &str, format: PageFormat, out: &mut String) -> Result<Status, CliError> {
    let id = data::find(atlas, id)?;
    match format {
        PageFormat::Text => out.push_str(&Page::new(atlas, id).to_text(100)),
        PageFormat::Md => out.push_str(&Page::new(atlas, id).to_markdown()),
        PageFormat::Json => json::write(atlas, record(atlas, id), out)?,
    }
    Ok(Status::Done)
}
