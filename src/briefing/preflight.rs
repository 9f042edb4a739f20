//! What to look at before the room fills: fit, age, disputes, wording and time.

#[cfg(test)]
mod tests;

use std::fmt;

use jiff::ToSpan;
use jiff::civil::Date;

use super::changes::Changes;
use super::content::Content;
use super::slide::Frame;
use super::wording::breaches;
use super::{Card, Deck};
use crate::model::Atlas;

/// What a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Check {
    /// Something it rests on is not in the dataset any more, or it was made with another edition.
    Changed,
    /// A card needs more than one screen.
    Fit,
    /// No source of a card was read within a year.
    Old,
    /// Sources differ on something that is shown.
    Dispute,
    /// A wording rule is broken.
    Wording,
    /// The cards take longer than the time given.
    Time,
    /// Something is held back from this room.
    Held,
}

/// Something to look at.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Finding {
    /// What it is about.
    pub check: Check,
    /// The number of the card, counted from one; none: the whole.
    pub card: Option<usize>,
    /// What was found, and what to do about it.
    pub what: String,
    /// The source of the rule that is broken.
    pub source: Option<String>,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(card) = self.card {
            write!(f, "card {card}: ")?;
        }
        f.write_str(&self.what)?;
        self.source
            .as_ref()
            .map_or(Ok(()), |source| write!(f, " [{source}]"))
    }
}

/// Looks a deck through for a screen of this size on the day it is shown.
pub fn preflight(
    atlas: &Atlas,
    deck: &Deck,
    frame: Frame,
    today: Date,
) -> Result<Vec<Finding>, serde_json::Error> {
    let mut findings = whole(atlas, deck)?;
    for (at, shown) in deck.cards.iter().enumerate() {
        let found = [
            fit(atlas, deck, &shown.card, frame),
            old(atlas, &shown.card, today),
            disputes(atlas, &shown.card),
            wording(atlas, &shown.card),
        ];
        findings.extend(found.into_iter().flatten().map(|finding| Finding {
            card: Some(at + 1),
            ..finding
        }));
    }
    Ok(findings)
}

fn finding(check: Check, what: String) -> Finding {
    Finding {
        check,
        card: None,
        what,
        source: None,
    }
}

fn whole(atlas: &Atlas, deck: &Deck) -> Result<Vec<Finding>, serde_json::Error> {
    let mut findings = Vec::new();
    let changes = Changes::of(atlas, deck)?;
    if let Some(now) = changes.now {
        let what = format!(
            "made with {}; the dataset now is {}",
            deck.dataset.short(),
            now.short()
        );
        findings.push(finding(Check::Changed, what));
    }
    findings.extend(changes.gone.into_iter().map(|gone| Finding {
        card: gone.card,
        ..finding(
            Check::Changed,
            if gone.is_point {
                format!("this point has other words now, and is not shown: {}", gone.what)
            } else {
                format!("`{}` is not in the dataset", gone.what)
            },
        )
    }));
    findings.extend(changes.reworded.into_iter().map(|card| Finding {
        card: Some(card),
        ..finding(
            Check::Changed,
            "the dataset says something else of it than when the card was made".to_owned(),
        )
    }));
    let (planned, given) = (deck.planned(), deck.time);
    if planned > given {
        let what = format!(
            "the cards take {planned}, {} more than the {given} given",
            planned.minus(given)
        );
        findings.push(finding(Check::Time, what));
    }
    if !deck.held.is_empty() {
        let what = format!("held back from a {} room: {}", deck.room, deck.held.words());
        findings.push(finding(Check::Held, what));
    }
    Ok(findings)
}

fn fit(atlas: &Atlas, deck: &Deck, card: &Card, frame: Frame) -> Vec<Finding> {
    let steps = card.steps(atlas, deck, frame);
    let (columns, rows) = (frame.columns, frame.rows);
    (steps > 1)
        .then(|| {
            finding(
                Check::Fit,
                format!("takes {steps} screens of {columns}x{rows}: show fewer points, or split it"),
            )
        })
        .into_iter()
        .collect()
}

fn old(atlas: &Atlas, card: &Card, today: Date) -> Vec<Finding> {
    let content = Content::of(atlas, card);
    let ids = content.sources.iter().filter_map(|name| atlas.find(name));
    let read = ids
        .filter_map(|id| atlas.source(id))
        .map(|source| source.accessed);
    let newest = read.max_by_key(|date| date.latest());
    let year_ago = today.saturating_sub(1.year());
    newest
        .filter(|date| date.latest().is_some_and(|day| day < year_ago))
        .map(|date| {
            let read = date.human();
            finding(
                Check::Old,
                format!("its sources were last read on {read}, over a year ago: say so"),
            )
        })
        .into_iter()
        .collect()
}

fn disputes(atlas: &Atlas, card: &Card) -> Vec<Finding> {
    let ids = card.shows.ids().into_iter().filter_map(|name| atlas.find(name));
    let disputes = ids.flat_map(|id| {
        let entry = atlas.entry(id).map(|entry| &entry.disputes);
        entry
            .or_else(|| atlas.body(id).map(|body| &body.disputes))
            .into_iter()
            .flatten()
    });
    disputes
        .map(|dispute| {
            let what = format!(
                "sources differ. {} Safe to say: {}",
                dispute.question, dispute.safe
            );
            finding(Check::Dispute, what)
        })
        .collect()
}

fn wording(atlas: &Atlas, card: &Card) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (place, text) in [
        ("title", card.title.as_str()),
        ("text", card.shows.own_words()),
        ("note", &card.note.text),
    ] {
        for breach in breaches(&atlas.records().wording, text) {
            let (line, words, say) = (breach.line, breach.words, &breach.rule.say);
            let source = atlas.find(&breach.rule.source).and_then(|id| atlas.source(id));
            findings.push(Finding {
                source: source.map(|source| format!("{}: {}", source.publisher, source.title)),
                ..finding(
                    Check::Wording,
                    format!("{place}, line {line}: \u{201c}{words}\u{201d}; say {say}"),
                )
            });
        }
    }
    findings
}
