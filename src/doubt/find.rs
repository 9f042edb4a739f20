//! Where doubts are found: disputes, confidences, dates and the days of checks.

use jiff::civil::Date;

use super::{Doubt, DoubtKind, is_stale};
use crate::model::date::{Edtf, Side};
use crate::model::record::{Confidence, Confidences, Dispute, Fact, Name};
use crate::model::{Atlas, Id, Named};

/// What doubts are looked for in.
struct Facts<'a> {
    disputes: &'a [Dispute],
    confidence: &'a Confidences,
    sources: &'a [Name],
    /// The fact that its date is, the date, and between which dates it was seen.
    date: (Fact, Option<Edtf>, Option<Edtf>),
}

/// The doubts of bodies, entries and members.
pub(super) fn in_records(atlas: &Atlas) -> Vec<Doubt> {
    let bodies = atlas.bodies().map(|(id, body)| {
        let facts = Facts {
            disputes: &body.disputes,
            confidence: &body.confidence,
            sources: &body.sources,
            date: (Fact::Life, body.life, body.seen),
        };
        // The life of organisations outside is no matter of the dataset.
        let life = body.kind.is_inside();
        (id, facts, life)
    });
    let entries = atlas.entries().map(|(id, entry)| {
        let facts = Facts {
            disputes: &entry.disputes,
            confidence: &entry.confidence,
            sources: &entry.sources,
            date: (Fact::Date, entry.date, None),
        };
        (id, facts, true)
    });
    let members = atlas.members().map(|(id, member)| {
        let facts = Facts {
            disputes: &[],
            confidence: &member.confidence,
            sources: &member.sources,
            date: (Fact::Joined, Some(member.joined), None),
        };
        (id, facts, true)
    });
    let mut found = Vec::new();
    for (id, facts, dated) in bodies.chain(entries).chain(members) {
        let named = || atlas.named(id);
        found.extend(facts.disputes.iter().map(|dispute| disputed(named(), dispute)));
        let settled = |fact: &Fact| facts.disputes.iter().all(|dispute| dispute.fact != *fact);
        // A dispute says more of a fact than that it is not sure.
        for (fact, level) in facts.confidence.iter().filter(|(fact, _)| settled(fact)) {
            found.extend(unsure(atlas, (id, &facts), *fact, *level));
        }
        if dated {
            found.extend(undated(named(), &facts));
        }
    }
    found
}

fn disputed(record: Named, dispute: &Dispute) -> Doubt {
    Doubt {
        kind: DoubtKind::Dispute,
        record: Some(record),
        fact: Some(dispute.fact),
        what: dispute.question.clone(),
        safe: dispute.safe.clone(),
    }
}

/// The doubt that a confidence says.
fn unsure(atlas: &Atlas, (id, facts): (Id, &Facts<'_>), fact: Fact, level: Confidence) -> Option<Doubt> {
    let record = atlas.named(id);
    let (kind, what, safe) = match level {
        Confidence::Verified => return None,
        Confidence::Unverified => (
            DoubtKind::Unverified,
            format!("No source was seen for the {}.", fact.word()),
            format!(
                "\u{201c}We have not confirmed the {} of {}.\u{201d}",
                fact.word(),
                record.short
            ),
        ),
        Confidence::SingleSource => {
            let publishers = publishers(atlas, facts.sources);
            let safe = match publishers.as_slice() {
                [only] => format!(
                    "\u{201c}According to {only} \u{2026}\u{201d}; add that no second source was found."
                ),
                _ => format!(
                    "\u{201c}One source has it so \u{2026}\u{201d}; the record's sources are by {}.",
                    publishers.join("; ")
                ),
            };
            let what = format!("Only one source, or an inference, for the {}.", fact.word());
            (DoubtKind::SingleSource, what, safe)
        }
    };
    Some(Doubt {
        kind,
        record: Some(record),
        fact: Some(fact),
        what,
        safe,
    })
}

fn publishers(atlas: &Atlas, sources: &[Name]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let records = sources
        .iter()
        .filter_map(|source| atlas.source(atlas.find(source)?));
    for source in records {
        if !found.contains(&source.publisher) {
            found.push(source.publisher.clone());
        }
    }
    found
}

/// The doubt about a date that is missing, bears a mark or has a side that is not known.
fn undated(record: Named, facts: &Facts<'_>) -> Option<Doubt> {
    let (fact, date, seen) = facts.date;
    let short = &record.short;
    let word = match fact {
        Fact::Life => "dates",
        Fact::Joined => "date of joining",
        _ => "date",
    };
    let (what, safe) = match (date, seen) {
        (Some(date), _) if date.is_uncertain() => (
            format!("Not certain: {}.", date.human()),
            format!(
                "\u{201c}{short}: {}\u{201d}, and nothing more exact.",
                date.human()
            ),
        ),
        (Some(date), _) if [date.start(), date.end()].contains(&Side::Unknown) => (
            format!("Known on one side only: {}.", date.human()),
            format!("\u{201c}{short}: {}.\u{201d}", date.human()),
        ),
        (Some(_), _) => return None,
        (None, Some(seen)) => (
            format!("Not known; sources show it: {}.", seen.human()),
            format!("\u{201c}Sources show {short} at work: {}.\u{201d}", seen.human()),
        ),
        (None, None) => (
            "Not known.".to_owned(),
            format!("\u{201c}We do not know the {word} of {short}.\u{201d}"),
        ),
    };
    Some(Doubt {
        kind: DoubtKind::UncertainDate,
        fact: Some(fact),
        what,
        safe,
        record: Some(record),
    })
}

/// The dataset and the sources that were checked before `limit`.
pub(super) fn stale(atlas: &Atlas, limit: Date) -> Vec<Doubt> {
    let checked = atlas.head().checked;
    let dataset = is_stale(checked, limit).then(|| Doubt {
        kind: DoubtKind::Stale,
        record: None,
        fact: None,
        what: format!("The dataset was checked up to {}.", checked.human()),
        safe: format!("\u{201c}As of {} \u{2026}\u{201d}", checked.human()),
    });
    let sources = atlas
        .records()
        .sources
        .iter()
        .filter(|source| is_stale(source.accessed, limit));
    let sources = sources.filter_map(|source| {
        let read = source.accessed.human();
        Some(Doubt {
            kind: DoubtKind::Stale,
            record: Some(atlas.named(atlas.find(&source.id)?)),
            fact: None,
            what: format!("Last read {read}."),
            safe: format!(
                "\u{201c}As {} had it on {read} \u{2026}\u{201d}",
                source.publisher
            ),
        })
    });
    dataset.into_iter().chain(sources).collect()
}
