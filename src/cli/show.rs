//! `plenary show`.

use serde::Serialize;

use super::{CliError, RecordFormat, Status, as_of, data, json};
use crate::export::json::Record;
use crate::export::{Format, html, records};
use crate::model::Atlas;
use crate::model::date::Edtf;
use crate::model::history::AsOf;
use crate::page::Page;

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
    (id, format): (&str, RecordFormat),
    out: &mut String,
) -> Result<Status, CliError> {
    let id = data::find(atlas, id)?;
    let at = date.map(|date| AsOf::new(atlas, date));
    let form = match (format, &at) {
        (RecordFormat::Json, None) => {
            json::write(atlas, Record::of(atlas, id), out)?;
            return Ok(Status::Done);
        }
        (RecordFormat::Json, Some(at)) => {
            let record = Record::of(atlas, id);
            let as_of = as_of::Then::new(atlas, at, id);
            json::write_as_of(atlas, at, RecordThen { record, as_of }, out)?;
            return Ok(Status::Done);
        }
        (RecordFormat::Text, Some(at)) => {
            out.push_str(&Page::as_of(atlas, id, at).to_text(100));
            return Ok(Status::Done);
        }
        (RecordFormat::Md, Some(at)) => {
            out.push_str(&Page::as_of(atlas, id, at).to_markdown());
            return Ok(Status::Done);
        }
        (RecordFormat::Html, Some(at)) => {
            out.push_str(&html::as_of(atlas, id, at));
            return Ok(Status::Done);
        }
        (RecordFormat::Text, None) => Format::Text,
        (RecordFormat::Md, None) => Format::Markdown,
        (RecordFormat::Html, None) => Format::Html,
    };
    out.push_str(&records(atlas, &[id], form)?);
    Ok(Status::Done)
}
