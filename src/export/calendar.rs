//! Instruments and events as a calendar (RFC 5545): all-day events that are never more exact than their dates.
//!
//! A month is the whole month and a year the whole year, said in the title too. The writer is our own: the crates for
//! this stamp each event with a random id and the present time, and the same dataset must give the same bytes.

use std::fmt::Write as _;

use jiff::civil::Date;

use crate::model::date::{Edtf, Precision, Side};
use crate::model::record::Entry;
use crate::model::{Atlas, Id};
use crate::text::clean_line;

/// The octets of a line, its end not counted; RFC 5545 section 3.1.
const OCTETS: usize = 75;

/// A calendar of the instruments and events among `ids` that have a date; it says how many have none.
pub fn document(atlas: &Atlas, ids: &[Id]) -> String {
    let mut calendar = Calendar(String::new());
    let head = atlas.head();
    calendar.line("BEGIN", "VCALENDAR");
    calendar.line("VERSION", "2.0");
    calendar.text("PRODID", &format!("-//plenary//{}//EN", head.id));
    calendar.line("CALSCALE", "GREGORIAN");
    calendar.text("X-WR-CALNAME", &head.title);
    let entries: Vec<(Id, &Entry)> = ids
        .iter()
        .filter_map(|id| Some((*id, atlas.entry(*id)?)))
        .collect();
    let undated = entries.iter().filter(|(_, entry)| entry.date.is_none()).count();
    let left_out = match undated {
        0 => String::new(),
        1 => " 1 record has no date and is left out.".to_owned(),
        many => format!(" {many} records have no date and are left out."),
    };
    calendar.text(
        "X-WR-CALDESC",
        format!("{}.{left_out} {}", super::edition(atlas), head.curation.notice).trim_end(),
    );
    for (id, entry) in entries {
        if let Some(date) = entry.date {
            calendar.event(atlas, id, entry, date);
        }
    }
    calendar.line("END", "VCALENDAR");
    calendar.0
}

struct Calendar(String);

impl Calendar {
    fn event(&mut self, atlas: &Atlas, id: Id, entry: &Entry, date: Edtf) {
        let head = atlas.head();
        let (first, last) = days(date);
        self.line("BEGIN", "VEVENT");
        self.text("UID", &format!("{}@{}.plenary.invalid", entry.id, head.id));
        self.line(
            "DTSTAMP",
            &format!("{}T000000Z", basic(head.checked.named().first())),
        );
        self.line("DTSTART;VALUE=DATE", &basic(first));
        // The end is the first day that is not part of it. Left out, as on the last day of 9999, it is one day.
        if let Ok(after) = last.tomorrow() {
            self.line("DTEND;VALUE=DATE", &basic(after));
        }
        self.text("SUMMARY", &format!("{}{}", entry.title, doubt(date)));
        self.text("DESCRIPTION", &description(atlas, entry, date));
        if !entry.place.is_empty() {
            self.text("LOCATION", &entry.place);
        }
        self.text("CATEGORIES", entry.kind.word());
        if let Some(address) = atlas.cited(id).find_map(|source| source.url.as_deref()) {
            // An address is no text: RFC 5545 section 3.3.13 escapes nothing in it.
            self.line("URL", &clean_line(address));
        }
        let sure = if date.is_uncertain() {
            "TENTATIVE"
        } else {
            "CONFIRMED"
        };
        self.line("STATUS", sure);
        self.line("TRANSP", "TRANSPARENT");
        self.line("END", "VEVENT");
    }

    /// A line whose value is text: what has a meaning to the format is escaped.
    fn text(&mut self, name: &str, value: &str) {
        let mut escaped = String::with_capacity(value.len());
        for line in value.lines().enumerate() {
            if line.0 > 0 {
                escaped.push_str("\\n");
            }
            for c in clean_line(line.1).chars() {
                if matches!(c, '\\' | ';' | ',') {
                    escaped.push('\\');
                }
                escaped.push(c);
            }
        }
        self.line(name, &escaped);
    }

    /// A line, folded where it is longer than a line may be, never within a character.
    fn line(&mut self, name: &str, value: &str) {
        let mut used = 0;
        for c in name.chars().chain([':']).chain(value.chars()) {
            if used + c.len_utf8() > OCTETS {
                self.0.push_str("\r\n ");
                used = 1;
            }
            self.0.push(c);
            used += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

fn basic(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// The days that an event fills: all that its date can mean, but only its known side where the other has no limit.
fn days(date: Edtf) -> (Date, Date) {
    let named = date.named();
    (
        date.earliest().unwrap_or_else(|| named.first()),
        date.latest().unwrap_or_else(|| named.last()),
    )
}

/// What stands behind the title where the days shown are not those on which it took place.
fn doubt(date: Edtf) -> String {
    let exact = |side| matches!(side, Side::At(moment) if moment.precision() == Precision::Day);
    if exact(date.start()) && exact(date.end()) && !date.is_uncertain() {
        String::new()
    } else if date.start() == date.end() && date.precision() < Precision::Day {
        format!(" ({}, day not known)", date.human())
    } else {
        format!(" ({})", date.human())
    }
}

fn description(atlas: &Atlas, entry: &Entry, date: Edtf) -> String {
    let mut text = format!("Date: {}", date.human());
    // Writing to a `String` cannot fail.
    if let Some(level) = entry.confidence.get(&crate::model::record::Fact::Date) {
        let _written = write!(text, " ({})", level.word());
    }
    for role in &entry.roles {
        let body = atlas
            .find(&role.body)
            .map_or(role.body.as_str(), |id| atlas.title(id));
        let _written = write!(text, "\n{}: {body}", role.did.phrase());
    }
    for part in [&entry.date_note, &entry.summary] {
        if !part.is_empty() {
            let _written = write!(text, "\n{part}");
        }
    }
    for dispute in &entry.disputes {
        let _written = write!(
            text,
            "\nSources differ on the {}: {}",
            dispute.fact.word(),
            dispute.safe
        );
    }
    let _written = write!(text, "\nRecord: {}", entry.id);
    text
}
