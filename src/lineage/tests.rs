//! Chains on a small dataset made of plans that follow each other.

use super::*;
use crate::model::small::{SMALL, loaded};

fn plan(id: &str, date: &str, (points, confidence): (&str, &str), relations: &str) -> String {
    format!(
        "Instrument(id: \"{id}\", title: \"T {id}\", short: \"{id}\", kind: plan, date: \"{date}\", status: in_force, summary: \"S.\", points: [{points}], relations: [{relations}], confidence: {{points: {confidence}}}, sources: [\"page\"]),\n"
    )
}

fn point(theme: &str, verb: &str) -> String {
    format!("(theme: \"{theme}\", text: \"P.\", source: \"page\"{verb}),")
}

/// Three plans: `a` was not seen whole, `b` updates it, `c` supersedes `b`.
fn atlas() -> Atlas {
    let commits = ", verb: (word: \"establish\", strength: commits)";
    let asks = ", verb: (word: \"encourage\", strength: encourages)";
    let plans = plan("a", "2002", (&point("nets", ""), "single_source"), "")
        + &plan(
            "b",
            "2005",
            (&(point("nets", commits) + &point("law", "")), "verified"),
            "(kind: updates, to: \"a\")",
        )
        + &plan(
            "c",
            "2010",
            (&(point("nets", asks) + &point("skills", "")), "verified"),
            "(kind: supersedes, to: \"b\")",
        );
    let text = SMALL
        .replace("instruments: [", &format!("instruments: [{plans}"))
        .replace(
            "themes: [Theme(",
            "themes: [Theme(id: \"law\", name: \"Law\", definition: \"D.\"), Theme(id: \"skills\", name: \"Skills\", definition: \"D.\"), Theme(",
        );
    loaded(text).unwrap()
}

fn lineage(id: &str) -> Lineage {
    let atlas = atlas();
    Lineage::new(&atlas, atlas.find(id).unwrap())
}

#[test]
fn a_chain_has_ancestors_and_heirs_in_order() {
    let lineage = lineage("b");
    let texts: Vec<(&str, Kin)> = lineage
        .texts
        .iter()
        .map(|text| (text.record.id.as_str(), text.kin))
        .collect();
    assert_eq!(
        texts,
        [("a", Kin::Ancestor), ("b", Kin::Itself), ("c", Kin::Heir)]
    );
}

#[test]
fn a_theme_is_added_or_dropped_only_where_the_other_text_is_confirmed() {
    let lineage = lineage("b");
    let names = |list: &[Named]| -> Vec<String> { list.iter().map(|theme| theme.id.clone()).collect() };
    let [first, second] = lineage.steps.as_slice() else {
        panic!("two steps: {:?}", lineage.steps)
    };
    assert_eq!(names(&first.added), Vec::<String>::new());
    assert_eq!(names(&first.unclear), ["law"]);
    assert_eq!(names(&second.added), ["skills"]);
    assert_eq!(names(&second.dropped), ["law"]);
    let kept: Vec<_> = second.kept.iter().map(|kept| (kept.before, kept.after)).collect();
    assert_eq!(kept, [(Some(Strength::Commits), Some(Strength::Encourages))]);
}

#[test]
fn silence_an_unrecorded_verb_and_a_text_not_seen_have_three_marks() {
    let marks: Vec<(String, String)> = lineage("b")
        .themes
        .iter()
        .map(|line| {
            (
                line.theme.id.clone(),
                line.stances.iter().map(Stance::mark).collect(),
            )
        })
        .collect();
    let expected = [("law", "?u."), ("skills", "?.u"), ("nets", "uCE")];
    assert_eq!(
        marks,
        expected.map(|(theme, marks)| (theme.to_owned(), marks.to_owned()))
    );
}

#[test]
fn relations_are_read_from_either_end_and_walked_by_depth() {
    let atlas = atlas();
    let [a, b] = ["a", "b"].map(|id| atlas.find(id).unwrap());
    let lineage = Lineage::new(&atlas, b);
    let read: Vec<(&str, &str)> = lineage
        .relations
        .iter()
        .map(|link| link.seen_from(b))
        .map(|(phrase, other)| (phrase, other.id.as_str()))
        .collect();
    assert_eq!(read, [("updates", "a"), ("superseded by", "c")]);
    for (depth, nodes, links) in [(0, 1, 0), (1, 2, 1), (2, 3, 2), (9, 3, 2)] {
        let graph = Graph::around(&atlas, &[a], depth);
        assert_eq!((graph.nodes.len(), graph.links.len()), (nodes, links), "{depth}");
    }
}

#[test]
fn the_next_of_a_series_is_in_the_chain_with_an_arrow_of_its_own() {
    let text = SMALL.replace(
        "(kind: supersedes, to: \"plan-2002\")",
        "(kind: follows, to: \"plan-2002\")",
    );
    let atlas = loaded(text).unwrap();
    let lineage = Lineage::new(&atlas, atlas.find("plan-2010").unwrap());
    let ribbon = lineage.ribbon(80);
    assert!(ribbon.contains("┄▶") && ribbon.contains("follows 1"), "{ribbon}");
}

#[test]
fn texts_that_go_on_from_each_other_in_a_circle_end_all_the_same() {
    let text = SMALL.replace(
        "sources: [\"page\"]),\n        Instrument(id: \"plan-2010\"",
        "relations: [(kind: builds_on, to: \"plan-2010\")], sources: [\"page\"]),\n        Instrument(id: \"plan-2010\"",
    );
    let atlas = loaded(text).unwrap();
    let id = atlas.find("plan-2002").unwrap();
    assert_eq!(Lineage::new(&atlas, id).texts.len(), 2);
}
