//! One field of a record in two editions.

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::{Map, Value};

/// A field that is not the same in two editions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldChange {
    /// Its name, as in the file.
    pub field: String,
    /// What only the old edition has: the value, or the items of a list.
    pub removed: Vec<String>,
    /// What only the new edition has.
    pub added: Vec<String>,
}

/// The fields that differ, by name.
pub(super) fn changes(before: &Map<String, Value>, after: &Map<String, Value>) -> Vec<FieldChange> {
    let names: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    names
        .into_iter()
        .filter(|name| before.get(*name) != after.get(*name))
        .map(|name| change(name, before.get(name), after.get(name)))
        .collect()
}

fn change(name: &str, before: Option<&Value>, after: Option<&Value>) -> FieldChange {
    let items = |value: Option<&Value>| value.map(items).unwrap_or_default();
    let (was, is) = (items(before), items(after));
    let (removed, added) = (without(&was, &is), without(&is, &was));
    // The same items in another order: only the whole lists show it.
    let (removed, added) = if removed.is_empty() && added.is_empty() {
        (was, is)
    } else {
        (removed, added)
    };
    FieldChange {
        field: name.to_owned(),
        removed,
        added,
    }
}

/// The items of `list` that are not in `other`, each as often as it is left over.
fn without(list: &[String], other: &[String]) -> Vec<String> {
    let mut other: Vec<&String> = other.iter().collect();
    let mut left = Vec::new();
    for item in list {
        match other.iter().position(|known| *known == item) {
            Some(at) => drop(other.swap_remove(at)),
            None => left.push(item.clone()),
        }
    }
    left
}

/// The items of a field in words.
fn items(value: &Value) -> Vec<String> {
    match value {
        Value::Array(list) => list.iter().map(words).collect(),
        Value::Object(fields) => fields
            .iter()
            .map(|(name, value)| format!("{name}: {}", words(value)))
            .collect(),
        value => Some(words(value))
            .filter(|words| !words.is_empty())
            .into_iter()
            .collect(),
    }
}

/// A value in words; nothing where there is none.
fn words(value: &Value) -> String {
    let joined = |list: Vec<String>| {
        list.into_iter()
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join("; ")
    };
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::Array(list) => joined(list.iter().map(words).collect()),
        Value::Object(fields) => joined(
            fields
                .iter()
                .map(|(name, value)| match words(value) {
                    words if words.is_empty() => words,
                    words => format!("{name}: {words}"),
                })
                .collect(),
        ),
    }
}
