//! What a card on a stretch of the timeline says.

use jiff::civil::Date;

use super::record::entry_point;
use super::{Content, Shows};
use crate::briefing::Among;
use crate::model::date::Edtf;
use crate::model::record::{Entry, Name};
use crate::model::{Atlas, Id};

pub(super) fn content(atlas: &Atlas, shows: &Shows) -> Content {
    let Shows::Timeline {
        since,
        until,
        body,
        theme,
        among,
    } = shows
    else {
        return Content::default();
    };
    let keeps = Among::keeps(among.as_ref(), atlas);
    let within = |id: Id, entry: &Entry| {
        let body = body.as_deref().map(|name| atlas.find(name));
        keeps(id)
            && body.is_none_or(|body| body.is_some_and(|body| atlas.entries_of(body).contains(&id)))
            && theme
                .as_ref()
                .is_none_or(|theme| entry.themes.iter().any(|own| own == theme))
    };
    let (dated, undated): (Vec<_>, Vec<_>) = atlas
        .entries()
        .filter(|(id, entry)| within(*id, entry))
        .partition(|(_, entry)| entry.date.is_some());
    let stretch = (since.and_then(Edtf::earliest), until.and_then(Edtf::latest));
    let kept: Vec<_> = dated
        .into_iter()
        .filter(|(_, entry)| overlaps(entry.date, stretch))
        .collect();
    let mut sources: Vec<Name> = Vec::new();
    for source in kept.iter().filter_map(|(_, entry)| entry.sources.first()) {
        if !sources.contains(source) {
            sources.push(source.clone());
        }
    }
    let about = [body, theme].into_iter().flatten();
    let about: Vec<&str> = about
        .map(|name| atlas.find(name).map_or(name.as_str(), |id| atlas.short(id)))
        .collect();
    Content {
        title: if about.is_empty() {
            "Timeline".to_owned()
        } else {
            format!("Timeline: {}", about.join(", "))
        },
        subtitle: format!("{}{}", span(*since, *until), Among::words(among.as_ref()))
            .trim_start_matches(", ")
            .to_owned(),
        thought: match kept.len() {
            1 => "One instrument or event in this dataset.".to_owned(),
            n => format!("{n} instruments and events in this dataset."),
        },
        points: kept.iter().map(|(id, _)| entry_point(atlas, *id)).collect(),
        caveats: (!undated.is_empty())
            .then(|| format!("{} more in this dataset have no known date.", undated.len()))
            .into_iter()
            .collect(),
        sources,
        ..Content::default()
    }
}

fn overlaps(date: Option<Edtf>, (since, until): (Option<Date>, Option<Date>)) -> bool {
    let Some(date) = date else { return false };
    let (first, last) = (
        date.earliest().unwrap_or(Date::MIN),
        date.latest().unwrap_or(Date::MAX),
    );
    since.is_none_or(|since| last >= since) && until.is_none_or(|until| first <= until)
}

fn span(since: Option<Edtf>, until: Option<Edtf>) -> String {
    match (since.map(Edtf::human), until.map(Edtf::human)) {
        (Some(since), Some(until)) => format!("{since} to {until}"),
        (Some(since), None) => format!("Since {since}"),
        (None, Some(until)) => format!("Until {until}"),
        (None, None) => "All dates".to_owned(),
    }
}
