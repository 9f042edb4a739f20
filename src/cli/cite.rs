//! `plenary cite`.

use super::{CiteStyle, CliError, Status, data};
use crate::cite::{Cited, Style, cite};
use crate::model::Atlas;

pub(super) fn run(
    atlas: &Atlas,
    (ids, edition): (&[String], bool),
    style: CiteStyle,
    out: &mut String,
) -> Result<Status, CliError> {
    let cited = |id: &String| data::find(atlas, id).map(Cited::Record);
    let mut asked = ids.iter().map(cited).collect::<Result<Vec<_>, _>>()?;
    if edition || asked.is_empty() {
        asked.push(Cited::Edition);
    }
    let style = match style {
        CiteStyle::Text => Style::Text,
        CiteStyle::Bibtex => Style::Bibtex,
        CiteStyle::CslJson => Style::CslJson,
        CiteStyle::Ris => Style::Ris,
    };
    out.push_str(&cite(atlas, &asked, style)?);
    Ok(Status::Done)
}
