//! A citation as a sentence for people.

use super::{Kind, Reference};
use crate::model::date::Edtf;
use crate::text::capital;

/// `Body: Title. Declaration, Lima, 3 June 2005. https://… (read 24 September 2026). Doubts.`
pub(super) fn render(reference: &Reference) -> String {
    let mut parts = vec![reference.title.clone()];
    let edition = match reference.edition.as_str() {
        "" => String::new(),
        edition => format!("edition {edition}"),
    };
    // Of the dataset a note says which date it is.
    let date = match (reference.kind, reference.date) {
        (Kind::Entry | Kind::Dataset, _) => String::new(),
        (_, date) => date.map_or_else(|| "No date".to_owned(), Edtf::human),
    };
    let facts = [
        capital(&reference.genre),
        reference.within.clone(),
        edition,
        reference.organisation.clone(),
        reference.place.clone(),
        date,
    ];
    let facts: Vec<String> = facts.into_iter().filter(|fact| !fact.is_empty()).collect();
    parts.push(facts.join(", "));
    if let Some(url) = &reference.url {
        let read = reference
            .read
            .map_or_else(String::new, |read| format!(" (read {})", read.human()));
        parts.push(format!("{url}{read}"));
    }
    // The date in words has told already what it is not known to.
    let told = |note: &&String| !note.starts_with("Date");
    parts.extend(reference.notes.iter().filter(told).cloned());
    let by = match reference.authors.join(" and ") {
        authors if authors.is_empty() => authors,
        authors => authors + ": ",
    };
    format!("{by}{}.\n", parts.join(". "))
}
