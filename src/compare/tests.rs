//! Records side by side, on the small dataset.

use super::*;
use crate::model::record::Strength::{Commits, Notes};
use crate::model::small::{SMALL, atlas};

fn compare(ids: &[&str]) -> Result<Comparison, CompareError> {
    let atlas = atlas(SMALL);
    let ids: Vec<Id> = ids.iter().map(|id| atlas.find(id).unwrap()).collect();
    Comparison::new(&atlas, &ids)
}

#[test]
fn fields_say_whether_they_differ_and_points_are_aligned() {
    let found = compare(&["plan-2002", "plan-2010"]).unwrap();
    let differs: Vec<&str> = found
        .fields
        .iter()
        .filter(|field| field.differs)
        .map(|field| field.name)
        .collect();
    assert_eq!(differs, ["Title", "Date", "Place", "Status", "Summary"]);
    assert_eq!(found.themes.len(), 1);
    assert_eq!(found.themes[0].cells[1].texts, ["Secure networks."]);
    assert_eq!(found.themes[0].verdict, Verdict::Unrecorded);
    assert_eq!(found.direct.len(), 1);
    assert_eq!(found.sources.len(), 1);
}

#[test]
fn a_text_that_was_not_seen_is_never_the_weaker_one() {
    let said = |strength| ThemeCell {
        stance: Stance::Said {
            strength,
            verbs: Vec::new(),
            points: 1,
        },
        texts: Vec::new(),
    };
    let other = |stance| ThemeCell {
        stance,
        texts: Vec::new(),
    };
    for (cells, expected) in [
        (vec![said(Commits), said(Commits)], Verdict::Same),
        (vec![said(Notes), said(Commits)], Verdict::Strongest(vec![1])),
        (vec![said(Notes), other(Stance::Silent)], Verdict::Only(0)),
        (
            vec![other(Stance::Silent), other(Stance::Silent)],
            Verdict::Silent,
        ),
        (vec![said(Commits), other(Stance::Unseen)], Verdict::Unseen),
        (
            vec![said(Commits), other(Stance::Touched { points: 1 })],
            Verdict::Unrecorded,
        ),
    ] {
        assert_eq!(verdict(&cells), expected, "{cells:?}");
    }
}

#[test]
fn only_two_or_three_different_records_of_one_kind_are_compared() {
    assert_eq!(compare(&["wg"]), Err(CompareError::Number(1)));
    assert_eq!(compare(&["wg", "wg"]), Err(CompareError::Twice("wg".to_owned())));
    assert_eq!(
        compare(&["wg", "meet"]),
        Err(CompareError::Mixed("wg".to_owned(), "meet".to_owned()))
    );
    assert_eq!(
        compare(&["nets", "wg"]),
        Err(CompareError::Kind("nets".to_owned()))
    );
    assert!(compare(&["org", "com", "wg"]).is_ok());
}

#[test]
fn no_line_of_the_text_is_wider_than_asked() {
    for (ids, columns) in [(&["org", "com", "wg"][..], 80), (&["plan-2002", "plan-2010"], 60)] {
        let text = compare(ids).unwrap().to_text(columns);
        assert!(
            text.lines().all(|line| crate::wrap::width(line) <= columns),
            "{text}"
        );
    }
}
