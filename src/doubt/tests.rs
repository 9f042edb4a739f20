//! Doubts of the small dataset and of the record inside the program.

use super::*;
use crate::model::small::{SMALL, atlas};
use crate::model::{embedded, load};

fn told(atlas: &Atlas, on: Option<&str>) -> Vec<(DoubtKind, String)> {
    let name = |doubt: Doubt| {
        (
            doubt.kind,
            doubt.record.map_or_else(String::new, |record| record.id),
        )
    };
    doubts(atlas, on.map(|on| on.parse().unwrap()))
        .into_iter()
        .map(name)
        .collect()
}

#[test]
fn single_sources_and_uncertain_dates_are_found() {
    let atlas = atlas(SMALL.to_owned());
    let wg = || "wg".to_owned();
    assert_eq!(
        told(&atlas, None),
        [(DoubtKind::SingleSource, wg()), (DoubtKind::UncertainDate, wg())]
    );
    let safe = |at: usize| doubts(&atlas, None)[at].safe.clone();
    assert_eq!(
        safe(0),
        "“According to The Organisation …”; add that no second source was found."
    );
    assert_eq!(safe(1), "“WG: since about 1998”, and nothing more exact.");
}

#[test]
fn a_check_is_stale_a_year_before_the_day_that_is_passed_in() {
    let atlas = atlas(SMALL.to_owned());
    let stale = |on| {
        told(&atlas, Some(on))
            .into_iter()
            .filter(|(kind, _)| *kind == DoubtKind::Stale)
            .count()
    };
    assert_eq!(stale("2027-01-31"), 0);
    assert_eq!(stale("2027-02-01"), 2);
}

#[test]
fn each_doubt_of_the_record_has_a_sentence_that_is_safe() {
    let atlas = load(embedded::files()).unwrap().atlas;
    let found = doubts(&atlas, None);
    assert!(
        found
            .iter()
            .all(|doubt| !doubt.safe.is_empty() && !doubt.what.is_empty())
    );
    let disputes: usize = atlas
        .entries()
        .map(|(_, entry)| entry.disputes.len())
        .sum::<usize>()
        + atlas.bodies().map(|(_, body)| body.disputes.len()).sum::<usize>();
    let told = found
        .iter()
        .filter(|doubt| doubt.kind == DoubtKind::Dispute)
        .count();
    assert_eq!(told, disputes);
    let strategy = found.iter().find(|doubt| {
        doubt.kind == DoubtKind::Dispute
            && doubt
                .record
                .as_ref()
                .is_some_and(|record| record.id == "apec-strategy-tssoe-2005")
    });
    assert!(
        strategy
            .unwrap()
            .safe
            .contains("sources differ on the level that adopted it")
    );
}
