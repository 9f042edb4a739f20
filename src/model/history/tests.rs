//! The organisation as of dates, on the small dataset and on made-up bodies.

use std::collections::HashSet;

use proptest::prelude::*;

use super::*;
use crate::model::record::Status;
use crate::model::small::{self, SMALL};

fn atlas(bodies: &str) -> Atlas {
    let (head, rest) = SMALL.split_once("bodies: [").unwrap();
    let (old, tail) = rest.split_once("members:").unwrap();
    let bodies = format!("{bodies}{old}");
    small::atlas(format!("{head}bodies: [{bodies}members:{tail}"))
}

fn body(id: &str, fields: &str) -> String {
    format!(
        "Body(id: \"{id}\", name: \"Name of {id}\", short: \"{id}\", kind: committee, {fields} summary: \"S.\", confidence: {{}}, sources: [\"page\"]),\n"
    )
}

fn on(atlas: &Atlas, date: &str) -> AsOf {
    AsOf::new(atlas, date.parse().unwrap())
}

fn standing(atlas: &Atlas, id: &str, date: &str) -> String {
    let at = on(atlas, date);
    let then = at.body(atlas.find(id).unwrap()).unwrap();
    match &then.standing {
        Standing::Existed => "there".to_owned(),
        other => other.remark(),
    }
}

#[test]
fn a_life_decides_where_it_is_known() {
    let atlas = atlas(&body("x", "life: \"1998~/2005\",  parents: [(body: \"org\")],"));
    for (date, expected) in [
        ("1996", "not yet there"),
        ("1998", "may not have begun yet"),
        ("1999", "there"),
        ("2004", "there"),
        ("2006", "no longer there"),
    ] {
        assert_eq!(standing(&atlas, "x", date), expected, "{date}");
    }
}

#[test]
fn outside_the_dates_between_which_it_is_shown_a_body_is_neither_there_nor_gone() {
    let atlas = atlas(&body(
        "x",
        "seen: \"2003-03/2005-09\", parents: [(body: \"org\")],",
    ));
    for (date, expected) in [
        ("1985", "not yet there"),
        ("2002", "not shown before March 2003"),
        ("2004", "there"),
        ("2010", "not shown after September 2005"),
    ] {
        assert_eq!(standing(&atlas, "x", date), expected, "{date}");
    }
}

#[test]
fn what_reports_to_a_body_shows_that_it_was_there() {
    let atlas = atlas(
        &(body("x", "parents: [(body: \"org\")],")
            + &body(
                "y",
                "life: \"1995/..\", parents: [(body: \"x\", span: \"1995/..\")],",
            )),
    );
    assert_eq!(standing(&atlas, "x", "2001"), "there");
    assert_eq!(standing(&atlas, "x", "1992"), "not shown before 1995");
}

#[test]
fn a_body_has_the_name_and_the_parent_it_had_then() {
    let atlas = atlas(&body(
        "x",
        "life: \"1990/..\", names: [(name: \"Old\", short: \"O\", span: \"1990/2000\"), (name: \"Name of x\", span: \"2000/..\")], parents: [(body: \"org\", span: \"1990/1999\"), (body: \"com\", span: \"1999/..\")],",
    ));
    let x = atlas.find("x").unwrap();
    for (date, name, parent) in [
        ("1995", "Old", "org"),
        ("1999", "Old", "com"),
        ("2000", "Name of x", "com"),
    ] {
        let at = on(&atlas, date);
        let then = at.body(x).unwrap();
        assert_eq!((then.name(), then.is_name_sure()), (name, true), "{date}");
        assert_eq!(then.placed, Placed::Under(atlas.find(parent).unwrap()), "{date}");
    }
}

#[test]
fn a_line_without_dates_is_never_stronger_than_one_that_has_begun() {
    let fields = "life: \"1990/..\", parents: [(body: \"org\", span: \"1990/\"), (body: \"com\", seen: \"2007-07/..\")],";
    let atlas = atlas(&body("x", fields));
    let x = atlas.find("x").unwrap();
    let lines = |date: &str| -> Vec<(String, Hold)> {
        let at = on(&atlas, date);
        let parents = &at.body(x).unwrap().parents;
        parents
            .iter()
            .map(|parent| (parent.id.clone(), parent.hold))
            .collect()
    };
    assert_eq!(
        lines("1998"),
        [("org".to_owned(), Hold::Begun), ("com".to_owned(), Hold::Perhaps)]
    );
    assert_eq!(lines("2010"), [("com".to_owned(), Hold::Sure)]);
}

#[test]
fn a_body_whose_parent_was_not_there_hangs_from_the_nearest_one_above() {
    let atlas = atlas(
        &(body("x", "life: \"2000/..\", parents: [(body: \"org\")],")
            + &body("y", "life: \"1995/..\", parents: [(body: \"x\")],")),
    );
    let (org, x, y) = (
        atlas.find("org").unwrap(),
        atlas.find("x").unwrap(),
        atlas.find("y").unwrap(),
    );
    let at = on(&atlas, "1997");
    assert_eq!(
        at.body(y).unwrap().placed,
        Placed::Instead {
            under: org,
            missing: x
        }
    );
    assert!(at.children(org).contains(&y));
}

#[test]
fn a_text_is_in_force_until_another_takes_its_place() {
    let atlas = atlas("");
    let plan = atlas.find("plan-2002").unwrap();
    for (date, expected) in [
        ("2002-09", "not yet"),
        ("2002-10", "in force; superseded later"),
        ("2010-05-02", "in force; superseded later"),
        ("2010-05-03", "superseded"),
    ] {
        assert_eq!(on(&atlas, date).entry(plan).unwrap().word(), expected, "{date}");
    }
    let second = atlas.find("plan-2010").unwrap();
    assert_eq!(on(&atlas, "2020").entry(second), Some(&EntryThen::InForce));
    assert_eq!(
        EntryThen::Ceased(Status::Historic).sentence(),
        "adopted; it is historic today, and since when is not recorded"
    );
}

#[test]
fn changes_are_told_forward_whichever_date_comes_first() {
    let atlas = atlas("");
    let (old, new) = ("2002".parse().unwrap(), "2010".parse().unwrap());
    let told: Vec<String> = changes_between(&atlas, old, new)
        .iter()
        .map(Change::sentence)
        .collect();
    assert_eq!(
        told,
        [
            "Plan 2002 is superseded by Plan 2010 (3 May 2010).",
            "Adopted: Plan 2010 (3 May 2010)."
        ]
    );
    assert_eq!(
        changes_between(&atlas, new, old),
        changes_between(&atlas, old, new)
    );
    assert_eq!(changes_between(&atlas, old, old), []);
}

/// A life, a sighting or a line over time: years with either side left open.
fn span() -> impl Strategy<Value = String> {
    (1985_i32..2020, 0_i32..20, 0..4).prop_map(|(from, years, kind)| match kind {
        0 => format!("{from}/.."),
        1 => format!("{from}/"),
        2 => format!("/{}", from + years),
        _ => format!("{from}/{}", from + years),
    })
}

/// Bodies whose parents stand before them in the list, so that there is no cycle.
fn bodies() -> impl Strategy<Value = String> {
    let one = (
        prop::option::of(span()),
        prop::collection::vec((any::<prop::sample::Index>(), prop::option::of(span())), 0..3),
    );
    prop::collection::vec(one, 1..8).prop_map(|list| {
        let mut text = String::new();
        for (n, (seen, parents)) in list.iter().enumerate() {
            let parents: Vec<String> = parents
                .iter()
                .filter(|_| n > 0)
                .map(|(at, span)| {
                    let span = span
                        .as_ref()
                        .map_or_else(String::new, |span| format!(", span: \"{span}\""));
                    format!("(body: \"b{}\"{span})", at.index(n))
                })
                .collect();
            let seen = seen
                .as_ref()
                .map_or_else(String::new, |seen| format!("seen: \"{seen}\","));
            text += &body(
                &format!("b{n}"),
                &format!("{seen} parents: [{}],", parents.join(", ")),
            );
        }
        text
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_tree_holds_every_body_once_and_no_orphan(bodies in bodies(), year in 1980_i32..2030) {
        let atlas = atlas(&bodies);
        let at = on(&atlas, &year.to_string());
        let (mut open, mut found) = (at.roots().to_vec(), HashSet::new());
        while let Some(id) = open.pop() {
            prop_assert!(at.body(id).unwrap().standing.is_there());
            prop_assert!(found.insert(id), "twice in the tree");
            open.extend_from_slice(at.children(id));
        }
        let there = at.bodies().filter(|(_, then)| then.standing.is_there()).count();
        prop_assert_eq!(found.len(), there);
    }

    #[test]
    fn a_step_forward_and_back_returns_to_the_same_value(bodies in bodies(), year in 1980_i32..2030) {
        let atlas = atlas(&bodies);
        let start: Edtf = year.to_string().parse().unwrap();
        let mut steps = Steps::new(&atlas, start);
        let before = AsOf::new(&atlas, start);
        if steps.forward(&atlas) {
            prop_assert!(steps.back(&atlas));
        }
        prop_assert_eq!(steps.date(), Some(start));
        prop_assert_eq!(AsOf::new(&atlas, start), before);
        while let Some((from, to)) = steps.date().zip(steps.after(&atlas)) {
            prop_assert!(steps.forward(&atlas));
            prop_assert_eq!(steps.date(), Some(to));
            prop_assert!(!changes_between(&atlas, from, to).is_empty());
        }
        while steps.date() != Some(start) {
            prop_assert!(steps.back(&atlas));
        }
        if steps.back(&atlas) {
            prop_assert!(steps.forward(&atlas));
        }
        prop_assert_eq!(steps.date(), Some(start));
    }

    #[test]
    fn between_two_changes_nothing_sure_changes(bodies in bodies(), pick in any::<prop::sample::Index>(), part in 0_i64..100) {
        let atlas = atlas(&bodies);
        let dates = changes(&atlas);
        prop_assert!(dates.windows(2).all(|pair| day_of(pair[0]) < day_of(pair[1])));
        let pair = &dates[pick.index(dates.len() - 1)..][..2];
        let (from, to) = (day_of(pair[0]), day_of(pair[1]));
        let days = i64::from((to - from).get_days()) * part / 100;
        let between = Moment::from(from.saturating_add(jiff::Span::new().days(days)));
        let (then, now) = (AsOf::new(&atlas, pair[0]), AsOf::new(&atlas, between.into()));
        for (id, body) in then.bodies() {
            let later = &now.body(id).unwrap().standing;
            let sure = [&body.standing, later].iter().all(|standing| !matches!(standing, Standing::Perhaps(_)));
            prop_assert!(!sure || &body.standing == later, "{:?}, then {later:?}", body.standing);
        }
        for (id, _) in atlas.entries() {
            let come = [&then, &now].map(|at| at.entry(id).unwrap().has_come());
            prop_assert_eq!(come[0], come[1]);
        }
    }
}
