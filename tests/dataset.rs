//! What the record inside the program promises.

mod support;

#[path = "dataset/claims.rs"]
mod claims;
#[path = "dataset/lists.rs"]
mod lists;
#[path = "dataset/texts.rs"]
mod texts;

use std::collections::{HashMap, HashSet};

use plenary::model::Atlas;
use plenary::model::record::{Deed, Entry, RelationKind, Status};
use support::embedded_atlas;

/// The entry with this id, if there is one.
fn entry<'a>(atlas: &'a Atlas, id: &str) -> Option<&'a Entry> {
    atlas.find(id).and_then(|id| atlas.entry(id))
}

#[test]
fn all_that_was_researched_is_there() {
    let atlas = embedded_atlas();
    for id in lists::ENTRIES
        .split_whitespace()
        .chain(lists::MEETINGS.split_whitespace())
    {
        assert!(atlas.find(id).is_some_and(|id| atlas.entry(id).is_some()), "{id}");
    }
    for id in lists::BODIES.split_whitespace() {
        assert!(atlas.find(id).is_some_and(|id| atlas.body(id).is_some()), "{id}");
    }
    for (id, name) in lists::FORMER_NAMES {
        let body = atlas.find(id).and_then(|id| atlas.body(id)).unwrap();
        assert!(
            body.names.iter().any(|naming| naming.name == *name),
            "{id}: {name}"
        );
    }
}

#[test]
fn meetings_of_a_series_are_numbered_by_date_and_texts_share_the_host_of_their_meeting() {
    let atlas = embedded_atlas();
    let mut series: HashMap<&str, Vec<(u32, &Entry)>> = HashMap::new();
    for (_, meeting) in atlas.entries() {
        if let (Some(number), Some(role)) = (meeting.number, meeting.roles.first()) {
            series
                .entry(role.body.as_str())
                .or_default()
                .push((number, meeting));
        }
        if let Some(held) = meeting.meeting.as_deref().and_then(|id| entry(&atlas, id)) {
            let host = meeting.host.as_ref().or(held.host.as_ref());
            assert_eq!(host, held.host.as_ref(), "{}", meeting.id);
        }
    }
    for (body, meetings) in &mut series {
        meetings.sort_by_key(|(number, _)| *number);
        for pair in meetings.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{body}: two meetings {}", pair[0].0);
            assert!(
                pair[0].1.date.unwrap().earliest() < pair[1].1.date.unwrap().latest(),
                "{} and {}",
                pair[0].1.id,
                pair[1].1.id
            );
        }
    }
    for (body, last) in [("aelm", 32), ("telmin", 11)] {
        let numbers: Vec<u32> = series[body].iter().map(|(number, _)| *number).collect();
        assert_eq!(numbers, (1..=last).collect::<Vec<u32>>(), "{body}");
    }
}

#[test]
fn the_texts_of_the_ministers_follow_one_another_without_a_gap() {
    let atlas = embedded_atlas();
    let chain = [
        "telmin1-seoul-declaration-1995",
        "telmin2-gold-coast-declaration-1996",
        "telmin3-singapore-declaration-1998",
        "telmin4-cancun-declaration-2000",
        "telmin5-shanghai-declaration-2002",
        "telmin6-lima-declaration-2005",
        "telmin7-bangkok-declaration-2008",
        "telmin8-okinawa-declaration-2010",
        "telmin9-st-petersburg-declaration-2012",
        "telmin10-kuala-lumpur-2015",
        "telmin11-incheon-digital-ai-statement-2025",
    ];
    for pair in chain.windows(2) {
        let follows = entry(&atlas, pair[1]).unwrap().relations.iter().any(|relation| {
            matches!(relation.kind, RelationKind::BuildsOn | RelationKind::Follows) && relation.to == pair[0]
        });
        assert!(follows, "{} does not follow {}", pair[1], pair[0]);
    }
}

#[test]
fn a_body_succeeds_an_older_one_and_never_itself() {
    let atlas = embedded_atlas();
    for (_, body) in atlas.bodies() {
        for older in &body.succeeds {
            let older = atlas.body(atlas.find(older).unwrap()).unwrap();
            let began = older.life.or(older.seen).unwrap().earliest();
            assert!(
                began < body.life.unwrap().earliest(),
                "{} before {}",
                body.id,
                older.id
            );
        }
    }
}

#[test]
fn every_theme_is_defined_and_found() {
    let atlas = embedded_atlas();
    assert_eq!(atlas.records().themes.len(), 20);
    for (_, theme) in atlas.themes() {
        assert!(!theme.definition.is_empty(), "{}", theme.id);
        assert!(
            atlas
                .entries()
                .any(|(_, entry)| entry.points.iter().any(|point| point.theme == theme.id)),
            "{}",
            theme.id
        );
    }
}

#[test]
fn a_text_is_found_under_every_theme_of_its_points() {
    let atlas = embedded_atlas();
    for (_, entry) in atlas.entries() {
        for point in &entry.points {
            assert!(
                entry.themes.contains(&point.theme),
                "{} has a point on {}",
                entry.id,
                point.theme
            );
        }
    }
}

/// Which text comes next, and that two are linked in a way the note tells, needs no more than their own records.
#[test]
fn what_one_text_makes_of_another_rests_on_a_source() {
    let atlas = embedded_atlas();
    for (_, entry) in atlas.entries() {
        for relation in &entry.relations {
            let plain = matches!(relation.kind, RelationKind::Follows | RelationKind::Related);
            assert!(
                plain || relation.source.is_some(),
                "{} {} {}",
                entry.id,
                relation.kind.phrase(),
                relation.to
            );
            assert!(
                !plain || !relation.note.is_empty(),
                "{} is linked to {} without a word why",
                entry.id,
                relation.to
            );
        }
    }
}

#[test]
fn a_text_follows_an_earlier_one_of_the_same_body() {
    let atlas = embedded_atlas();
    for (_, entry) in atlas.entries() {
        for relation in entry
            .relations
            .iter()
            .filter(|relation| relation.kind == RelationKind::Follows)
        {
            let other = atlas.entry(atlas.find(&relation.to).unwrap()).unwrap();
            assert!(
                entry.date.unwrap().earliest() > other.date.unwrap().latest(),
                "{}",
                entry.id
            );
            assert!(
                entry
                    .roles
                    .iter()
                    .any(|role| other.roles.iter().any(|earlier| earlier.body == role.body)),
                "{} and {} are no series",
                entry.id,
                other.id
            );
        }
    }
}

#[test]
fn relations_say_a_thing_once_and_never_of_themselves() {
    let atlas = embedded_atlas();
    let mut said = HashSet::new();
    for (_, entry) in atlas.entries() {
        for relation in &entry.relations {
            assert_ne!(relation.to, entry.id);
            assert!(
                said.insert((relation.kind, &entry.id, &relation.to)),
                "{}: {}",
                entry.id,
                relation.to
            );
            assert!(
                !said.contains(&(relation.kind, &relation.to, &entry.id)),
                "{} and {} say the same of each other",
                entry.id,
                relation.to
            );
        }
    }
}

#[test]
fn what_was_replaced_is_not_in_force_and_tells_its_successor() {
    let atlas = embedded_atlas();
    for (id, entry) in atlas.entries().filter(|(_, entry)| !entry.external) {
        if entry.status == Status::Superseded {
            let replaces = |kind| matches!(kind, RelationKind::Supersedes | RelationKind::Updates);
            let told = atlas
                .relations(id)
                .iter()
                .any(|related| related.inbound && replaces(related.relation.kind));
            assert!(told, "{} tells no successor", entry.id);
        }
        if atlas.successor(id).is_some() {
            assert_ne!(entry.status, Status::InForce, "{}", entry.id);
        }
        // A chain of successors must end.
        let (mut at, mut seen) = (id, HashSet::new());
        while let Some(next) = atlas.successor(at) {
            assert!(seen.insert(next), "{} comes round again", atlas.name(next));
            at = next;
        }
    }
}

#[test]
fn a_text_is_dated_within_the_meeting_it_came_from() {
    let atlas = embedded_atlas();
    for (_, entry) in atlas.entries() {
        let meeting = entry
            .meeting
            .as_deref()
            .and_then(|id| atlas.find(id))
            .and_then(|id| atlas.date(id));
        if let (Some(date), Some(meeting)) = (entry.date, meeting) {
            assert!(
                date.earliest() <= meeting.latest(),
                "{} before its meeting",
                entry.id
            );
            assert!(
                date.latest() >= meeting.earliest(),
                "{} after its meeting",
                entry.id
            );
        }
    }
}

#[test]
fn the_record_has_no_faults_at_all() {
    let said = match plenary::model::load(plenary::model::embedded::files()) {
        Ok(loaded) => loaded.warnings.render(),
        Err(report) => report.render(),
    };
    assert_eq!(said, "");
}

#[test]
fn every_instrument_has_a_source_a_theme_a_point_and_a_confidence() {
    let atlas = embedded_atlas();
    for (_, entry) in atlas.entries().filter(|(_, entry)| !entry.kind.is_event()) {
        assert!(!entry.sources.is_empty(), "{} has no source", entry.id);
        assert!(!entry.themes.is_empty(), "{} has no theme", entry.id);
        assert!(!entry.points.is_empty(), "{} has no point", entry.id);
        assert!(!entry.confidence.is_empty(), "{} has no confidence", entry.id);
    }
}

#[test]
fn the_chain_from_the_forum_to_the_security_group_stands() {
    let atlas = embedded_atlas();
    let group = atlas.find("tel-spsg").unwrap();
    let chain: Vec<&str> = atlas
        .ancestry(group)
        .into_iter()
        .map(|id| atlas.short(id))
        .collect();
    assert!(
        chain.starts_with(&["APEC"]) && chain.ends_with(&["SCE", "TEL", "SPSG"]),
        "{chain:?}"
    );
    assert_eq!(atlas.records().members.len(), 21);
}

#[test]
fn the_plans_follow_one_another() {
    let atlas = embedded_atlas();
    for (earlier, later) in [
        (
            "tel-strategic-action-plan-2010-2015",
            "tel-strategic-action-plan-2016-2020",
        ),
        (
            "tel-strategic-action-plan-2016-2020",
            "tel-strategic-action-plan-2021-2025",
        ),
    ] {
        assert_eq!(
            atlas.successor(atlas.find(earlier).unwrap()),
            atlas.find(later),
            "{earlier}"
        );
    }
}

#[test]
fn all_seven_key_areas_of_the_plan_2016_to_2020_are_points() {
    let atlas = embedded_atlas();
    let plan = atlas
        .entry(atlas.find("tel-strategic-action-plan-2016-2020").unwrap())
        .unwrap();
    for theme in [
        "critical-infrastructure",
        "risk-management",
        "capacity-building",
        "public-awareness",
        "industry-partnership",
        "vulnerable-groups-online-safety",
        "internet-economy",
    ] {
        assert!(plan.points.iter().any(|point| point.theme == theme), "{theme}");
    }
}

#[test]
fn nothing_supersedes_a_later_text() {
    let atlas = embedded_atlas();
    for (_, entry) in atlas.entries() {
        for relation in entry
            .relations
            .iter()
            .filter(|relation| relation.kind == RelationKind::Supersedes)
        {
            let other = atlas.entry(atlas.find(&relation.to).unwrap()).unwrap();
            assert!(entry.date >= other.date, "{} supersedes {}", entry.id, other.id);
        }
        assert!(
            entry
                .roles
                .iter()
                .all(|role| role.did == Deed::Unknown || !role.body.is_empty())
        );
    }
}
