//! What the record inside the program promises.

mod support;

use plenary::model::record::{Deed, RelationKind};
use support::embedded_atlas;

#[test]
fn the_record_has_no_faults_at_all() {
    let loaded = plenary::model::load(plenary::model::embedded::files()).unwrap();
    assert_eq!(loaded.warnings.render(), "");
}

#[test]
fn every_instrument_has_a_source_a_theme_a_point_and_a_confidence() {
    let atlas = embedded_atlas();
    for (_, entry) in atlas.entries().filter(|(_, entry)| !entry.kind.is_event()) {
        assert!(!entry.sources.is_empty(), "{} has no source", entry.id);
        assert!(!entry.themes.is_empty(), "{} has no theme", entry.id);
        assert!(!entry.points.is_empty(), "{} has no point", entry.id);
        assert!(!entry.confidence.is_empty(), "{} has no confidence", entry.id);
        assert!(
            (60..=700).contains(&entry.summary.chars().count()),
            "{}: {} letters",
            entry.id,
            entry.summary.chars().count()
        );
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

#[test]
fn the_texts_keep_to_the_wording_rules() {
    let atlas = embedded_atlas();
    let texts = atlas.entries().flat_map(|(_, e)| {
        [e.summary.as_str(), e.talking_point.as_str()]
            .into_iter()
            .chain(e.points.iter().map(|p| p.text.as_str()))
            .map(move |t| (&e.id, t))
    });
    let texts: Vec<(&String, &str)> = texts
        .chain(atlas.bodies().flat_map(|(_, b)| {
            [b.summary.as_str(), b.mandate.as_str(), b.relevance.as_str()].map(|t| (&b.id, t))
        }))
        .collect();
    for rule in &atlas.records().wording {
        for (id, text) in &texts {
            let rest = rule.except.iter().fold((*text).to_owned(), |text, phrase| {
                text.replace(phrase.as_str(), "")
            });
            let lower = rest.to_lowercase();
            for avoid in &rule.avoid {
                let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).collect();
                let avoid: Vec<String> = avoid.to_lowercase().split(' ').map(str::to_owned).collect();
                let found = words.windows(avoid.len()).any(|window| window == avoid);
                assert!(!found, "{id}: {avoid:?} in {text:?}");
            }
        }
    }
}

#[test]
fn no_address_of_a_scraper_ships() {
    let atlas = embedded_atlas();
    for source in &atlas.records().sources {
        let url = source.url.as_deref().unwrap_or_default();
        for host in [
            "5y1.org",
            "docsbay",
            "docest",
            "studylib",
            "vdocument",
            "pdfslide",
            "scribd",
            "sitefinity",
            "docplayer",
            "docslib",
            "fdocuments",
            "dokumen",
            "docstoc",
            "slideshare",
            "123dok",
        ] {
            assert!(!url.contains(host), "{}: {url}", source.id);
        }
        assert!(url.is_empty() || url.starts_with("http"), "{}: {url}", source.id);
    }
}
