//! Two editions of the small dataset, and of made-up ones.

use proptest::prelude::*;

use super::*;
use crate::model::small::{SMALL, atlas};
use crate::model::{embedded, load};

/// What the difference is, seen from the other edition.
fn mirrored(diff: Diff) -> Diff {
    let swap = |mut changed: Changed| {
        std::mem::swap(&mut changed.before, &mut changed.after);
        let fields = changed.fields.iter_mut();
        fields.for_each(|field| std::mem::swap(&mut field.removed, &mut field.added));
        changed
    };
    Diff {
        old: diff.new,
        new: diff.old,
        added: diff.withdrawn,
        withdrawn: diff.added,
        changed: diff.changed.into_iter().map(swap).collect(),
        superseded: diff.restored,
        restored: diff.superseded,
    }
}

#[test]
fn a_dataset_does_not_differ_from_itself() {
    let atlas = load(embedded::files()).unwrap().atlas;
    let diff = Diff::new(&atlas, &atlas);
    assert!(diff.is_empty() && diff.superseded.is_empty() && diff.restored.is_empty());
}

#[test]
fn fields_items_and_records_that_changed_are_named() {
    let before = atlas(
        SMALL
            .replace("(kind: supersedes, to: \"plan-2002\")", "")
            .replace("status: superseded", "status: in_force"),
    );
    let after = atlas(
        SMALL
            .replace("version: \"1.0.0\"", "version: \"1.1.0\"")
            .replace("id: \"term-wg\"", "id: \"term-group\""),
    );
    let diff = Diff::new(&before, &after);
    let ids = |items: &[Item]| -> Vec<String> { items.iter().map(|item| item.id.clone()).collect() };
    assert_eq!(ids(&diff.added), ["term-group"]);
    assert_eq!(ids(&diff.withdrawn), ["term-wg"]);
    assert_eq!(ids(&diff.superseded), ["plan-2002"]);
    let changed: Vec<(&str, Vec<&str>)> = diff
        .changed
        .iter()
        .map(|changed| {
            let fields = changed.fields.iter().map(|field| field.field.as_str());
            (changed.after.id.as_str(), fields.collect())
        })
        .collect();
    assert_eq!(
        changed,
        [
            ("plan-2002", vec!["status"]),
            ("plan-2010", vec!["relations"]),
            ("small", vec!["version"])
        ]
    );
    assert_eq!(diff.changed[0].fields[0].removed, ["in_force"]);
    assert_eq!(
        diff.changed[1].fields[0].added,
        ["kind: supersedes; to: plan-2002"]
    );
}

#[test]
fn a_list_in_another_order_is_a_change() {
    let name = |first: &str, second: &str| {
        let second_source =
            "Source(id: \"other\", publisher: \"P\", title: \"T\", accessed: \"2026\", kind: secondary), ";
        SMALL
            .replace("sources: [Source(", &format!("sources: [{second_source}Source("))
            .replace(
                "confidence: {joined: verified}, sources: [\"page\"]",
                &format!("confidence: {{joined: verified}}, sources: [\"{first}\", \"{second}\"]"),
            )
    };
    let diff = Diff::new(&atlas(name("page", "other")), &atlas(name("other", "page")));
    assert_eq!(diff.changed.len(), 1);
    assert_eq!(diff.changed[0].fields[0].added, ["other", "page"]);
}

/// The small dataset with some of its records and words changed.
fn edition() -> impl Strategy<Value = String> {
    let swaps = [
        ("version: \"1.0.0\"", "version: \"2.0.0\""),
        ("id: \"term-wg\"", "id: \"term-group\""),
        ("short: \"Plan 2002\"", "short: \"Old plan\""),
        ("(kind: supersedes, to: \"plan-2002\")", ""),
        ("status: superseded", "status: historic"),
        ("life: \"1995/..\"", "life: \"1995/2020\""),
        (", verb: (word: \"agree\", strength: commits)", ""),
    ];
    prop::collection::vec(any::<bool>(), swaps.len()).prop_map(move |chosen| {
        let wanted = swaps.iter().zip(chosen).filter(|(_, wanted)| *wanted);
        wanted.fold(SMALL.to_owned(), |text, ((old, new), _)| text.replace(old, new))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_way_back_mirrors_the_way_there(one in edition(), other in edition()) {
        let (one, other) = (atlas(&one), atlas(&other));
        prop_assert!(Diff::new(&one, &one).is_empty());
        prop_assert_eq!(mirrored(Diff::new(&one, &other)), Diff::new(&other, &one));
    }
}
