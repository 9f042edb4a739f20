//! How the record is written: its length, its words, and that it says nothing twice.

use std::collections::HashSet;

use plenary::model::Atlas;
use serde_json::Value;

use crate::support::embedded_atlas;

/// The fields that hold official names, ids or the rules themselves: a wording rule does not bind them.
const NAMES: &[&str] = &[
    "id",
    "title",
    "short",
    "aliases",
    "name",
    "names",
    "expansion",
    "abbreviation",
    "place",
    "host",
    "meeting",
    "theme",
    "themes",
    "source",
    "sources",
    "to",
    "body",
    "record",
];

/// Every text of a record that is written in the record's own words.
fn prose(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::String(text) => into.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| prose(item, into)),
        Value::Object(fields) => fields
            .iter()
            .filter(|(field, _)| !NAMES.contains(&field.as_str()))
            .for_each(|(_, field)| prose(field, into)),
        _ => {}
    }
}

/// The ids of all records with their own words.
fn own_words(atlas: &Atlas) -> Vec<(String, Vec<String>)> {
    let records = atlas.records();
    let values = [
        serde_json::to_value(&records.entries),
        serde_json::to_value(&records.bodies),
        serde_json::to_value(&records.members),
        serde_json::to_value(&records.themes),
        serde_json::to_value(&records.terms),
    ];
    let mut all = Vec::new();
    for list in values.iter().flatten() {
        for record in list.as_array().into_iter().flatten() {
            let mut texts = Vec::new();
            prose(record, &mut texts);
            all.push((record["id"].as_str().unwrap_or_default().to_owned(), texts));
        }
    }
    all
}

/// How many sentences a text has; the point in `St. Petersburg` ends none.
fn sentences(text: &str) -> usize {
    let text = text.replace("St. ", "St ");
    let ends = text.match_indices(['.', '?', '!']);
    ends.filter(|(at, _)| {
        text.get(at + 1..)
            .and_then(|rest| rest.chars().next())
            .is_none_or(char::is_whitespace)
    })
    .count()
}

#[test]
fn every_instrument_and_event_has_a_short_summary_and_a_sentence_to_say() {
    let atlas = embedded_atlas();
    for (_, entry) in atlas.entries() {
        assert!(
            (2..=4).contains(&sentences(&entry.summary)),
            "{}: {}",
            entry.id,
            entry.summary
        );
        assert!(
            (60..=700).contains(&entry.summary.chars().count()),
            "{}: {} letters",
            entry.id,
            entry.summary.chars().count()
        );
        assert_eq!(
            sentences(&entry.talking_point),
            1,
            "{}: {}",
            entry.id,
            entry.talking_point
        );
    }
}

#[test]
fn all_own_words_keep_to_the_wording_rules() {
    let atlas = embedded_atlas();
    let texts = own_words(&atlas);
    let records = atlas.records();
    let count = records.entries.len() + records.bodies.len() + records.members.len();
    assert_eq!(texts.len(), count + records.themes.len() + records.terms.len());
    for rule in &atlas.records().wording {
        // A note may tell a name of former times.
        let former = "Its name in APEC was Hong Kong until 1997.";
        for (id, text) in texts
            .iter()
            .flat_map(|(id, texts)| texts.iter().map(move |text| (id, text)))
        {
            let rest = rule.except.iter().fold(text.replace(former, ""), |text, phrase| {
                text.replace(phrase.as_str(), "")
            });
            let lower = rest.to_lowercase();
            let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).collect();
            for avoid in &rule.avoid {
                let avoid: Vec<String> = avoid.to_lowercase().split(' ').map(str::to_owned).collect();
                let found = words.windows(avoid.len()).any(|window| window == avoid);
                assert!(!found, "{id}: {avoid:?} in {text:?}");
            }
        }
    }
}

#[test]
fn no_two_summaries_are_near_copies() {
    let atlas = embedded_atlas();
    let entries = atlas.entries().map(|(_, entry)| (&entry.id, &entry.summary));
    let bodies = atlas.bodies().map(|(_, body)| (&body.id, &body.summary));
    let words = |text: &str| -> HashSet<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.len() > 3)
            .map(str::to_lowercase)
            .collect()
    };
    let all: Vec<_> = entries
        .chain(bodies)
        .map(|(id, summary)| (id, words(summary)))
        .collect();
    for (at, (id, words)) in all.iter().enumerate() {
        for (other, others) in all.iter().take(at) {
            let common = words.intersection(others).count();
            let either = words.union(others).count();
            assert!(common * 2 <= either, "{id} and {other} say nearly the same");
        }
    }
}

#[test]
fn nothing_is_said_twice_in_a_row() {
    let atlas = embedded_atlas();
    for (_, entry) in atlas.entries() {
        let mut said = HashSet::new();
        for text in entry
            .points
            .iter()
            .map(|point| &point.text)
            .chain([&entry.talking_point])
        {
            assert!(said.insert(text), "{}: {text}", entry.id);
        }
    }
}
