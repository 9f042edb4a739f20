//! What the record rests on: sources, doubts, and what was not read.

use std::collections::{BTreeSet, HashSet};

use crate::lists;
use crate::support::embedded_atlas;

#[test]
fn wherever_sources_differ_both_claims_stand_with_a_wording_that_is_safe() {
    let atlas = embedded_atlas();
    let entries = atlas.entries().map(|(_, entry)| (&entry.id, &entry.disputes));
    let bodies = atlas.bodies().map(|(_, body)| (&body.id, &body.disputes));
    let mut found = BTreeSet::new();
    for (id, dispute) in entries
        .chain(bodies)
        .flat_map(|(id, disputes)| disputes.iter().map(move |dispute| (id, dispute)))
    {
        assert!(dispute.claims.len() > 1, "{id}: {}", dispute.question);
        assert!(!dispute.safe.is_empty(), "{id}: {}", dispute.question);
        found.insert(format!("{id}:{}", dispute.fact.word()));
    }
    for wanted in lists::DISPUTES.split_whitespace() {
        assert!(found.contains(wanted), "{wanted}");
    }
}

#[test]
fn a_text_that_was_not_read_whole_says_so() {
    let atlas = embedded_atlas();
    let whole: HashSet<&str> = lists::READ_WHOLE.split_whitespace().collect();
    for (_, entry) in atlas.entries().filter(|(_, entry)| !entry.kind.is_event()) {
        assert_eq!(
            entry.unread.is_empty(),
            whole.contains(entry.id.as_str()),
            "{}",
            entry.id
        );
    }
}

#[test]
fn every_source_of_a_claim_is_among_the_sources_of_its_record() {
    let atlas = embedded_atlas();
    for (_, entry) in atlas.entries() {
        let points = entry.points.iter().map(|point| &point.source);
        let relations = entry
            .relations
            .iter()
            .filter_map(|relation| relation.source.as_ref());
        let claims = entry
            .disputes
            .iter()
            .flat_map(|dispute| &dispute.claims)
            .map(|claim| &claim.source);
        for source in points.chain(relations).chain(claims) {
            assert!(entry.sources.contains(source), "{}: {source}", entry.id);
        }
    }
}

#[test]
fn a_verb_is_told_only_with_the_source_it_was_read_in() {
    let atlas = embedded_atlas();
    for (_, entry) in atlas.entries() {
        for point in entry.points.iter().filter(|point| point.verb.is_some()) {
            assert!(!point.source.is_empty(), "{}: {}", entry.id, point.text);
        }
    }
}

#[test]
fn every_text_from_outside_is_there_because_a_record_refers_to_it() {
    let atlas = embedded_atlas();
    for (id, entry) in atlas.entries().filter(|(_, entry)| entry.external) {
        let referred = atlas
            .relations(id)
            .iter()
            .any(|related| atlas.entry(related.other).is_some_and(|other| !other.external));
        assert!(referred, "{}", entry.id);
    }
}

#[test]
fn no_address_of_a_scraper_ships() {
    let atlas = embedded_atlas();
    let hosts = "5y1.org wip.la docsbay docest studylib vdocument pdfslide scribd sitefinity docplayer docslib fdocuments dokumen
        docstoc docbox slideshare 123dok yumpu coursehero zephtech grokip artoonsolutions";
    let mut addresses = HashSet::new();
    for source in &atlas.records().sources {
        let url = source.url.as_deref().unwrap_or_default();
        for host in hosts.split_whitespace() {
            for text in [url, &source.id, &source.title, &source.publisher] {
                assert!(!text.to_lowercase().contains(host), "{}: {text}", source.id);
            }
        }
        assert!(url.is_empty() || url.starts_with("http"), "{}: {url}", source.id);
        assert!(
            url.is_empty() || addresses.insert(url),
            "{}: {url} has two records",
            source.id
        );
    }
}
