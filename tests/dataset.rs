//! What the record inside the program promises.

mod support;

use std::collections::HashSet;

use plenary::model::record::{Deed, RelationKind, Status};
use support::embedded_atlas;

/// Every instrument, event and project that research for the record turned up.
const ENTRIES: &str = "
    apec-founded-1989 tel-established-1990 tel-ministerial-statement-1993 bogor-declaration-1994
    osaka-action-agenda-1995 busan-roadmap-2005 connectivity-blueprint-2014 putrajaya-vision-2040
    aotearoa-plan-of-action-2021 telmin1-seoul-declaration-1995 telmin2-gold-coast-declaration-1996
    telmin3-singapore-declaration-1998 tel-ecommerce-reference-framework-1998
    telmin4-cancun-declaration-2000 telmin5-shanghai-declaration-2002 telmin5-programme-of-action-2002
    shanghai-statement-ict-security-2002 telmin6-lima-declaration-2005 telmin6-programme-of-action-2005
    telmin7-bangkok-declaration-2008 telmin8-okinawa-declaration-2010 telmin9-st-petersburg-declaration-2012
    telmin10-kuala-lumpur-2015 telmin11-incheon-digital-ai-statement-2025 apec-cybersecurity-strategy-2002
    apec-strategy-tssoe-2005 tel-strategic-action-plan-2010-2015 tel-strategic-action-plan-2016-2020
    tel-strategic-action-plan-2021-2025 apec-framework-securing-digital-economy-2019
    apec-cybersecurity-framework-proposal-2015 isp-code-guidelines-2011 submarine-cable-study-2012
    submarine-cable-protection-tel tel24-jeju-information-security-2001 apec-cert-seminar-2003
    cybercrime-legislation-project-bangkok-2003 cybersecurity-dialogue-taipei-2003
    cybercrime-legislation-conference-hanoi-2004 apec-oecd-security-workshop-2005
    apec-oecd-malware-workshop-2007 oecd-apec-malware-report-2008 cyber-awareness-workshop-lima-2008
    apec-cybersecurity-awareness-day-2010 cybercrime-experts-group-2011 apec-mission-statement
    incyder-article-sap-2016-2020 it-security-standards-compendium combined-ct-action-plan-2003
    judge-prosecutor-capacity-building pki-training-programme-2006 tel37-security-workshops-2008
    sme-cyber-forum-2017 women-cybercrime-free-workshop-2023 tel47-security-meetings-2013
    brunei-goal-internet-access-2000 e-apec-strategy-2001 leaders-statement-counter-terrorism-2001
    leaders-statement-fighting-terrorism-2002 leaders-statement-recent-terrorism-2002
    trade-digital-economy-statement-2002 leaders-busan-declaration-2005 leaders-honolulu-declaration-2011
    leaders-lima-declaration-2016 leaders-da-nang-declaration-2017 chairs-era-kone-statement-2018
    leaders-kuala-lumpur-declaration-2020 leaders-golden-gate-declaration-2023
    leaders-machu-picchu-declaration-2024 leaders-gyeongju-declaration-2025 apec-ai-initiative-2025
    leaders-vancouver-declaration-1997 leaders-los-cabos-declaration-2002 leaders-ha-noi-declaration-2006
    leaders-declaration-2022 apec-privacy-framework-2004 data-privacy-pathfinder-2007 cpea-2010
    apec-cbpr-system-2011 prp-system-2015 apec-privacy-framework-2015 global-cbpr-forum-2022
    apec-blueprint-ecommerce-1998 ecsg-1999 apec-tel-mra-1998 mra-etr-2010 online-consumer-protection-2002
    electronic-authentication-report-2003 pki-certificate-guidelines-2005 pki-guiding-principles-2005
    broadband-principles-2005 spam-principles-2005 digital-prosperity-checklist-2008
    internet-economy-initiative-2014 ahsgie-2015 cross-border-ecommerce-framework-2017 aider-2017 desg-2018
    action-agenda-digital-economy-2018 desg-guangzhou-2026 star-initiative-2002 ct-action-plans-2003
    cttf-2003 ct-st-strategy-2011
";

/// Every body and partner that research for the record turned up.
const BODIES: &str = "
    apec aelm abac amm telmin som secretariat psu cti bmc ec sce ecsg dps pts ahsgie desg eapec-tf tel
    tel-lsg tel-bfsg tel-dcsg tel-hrdsg tel-estg tel-spsg tel-dsg tel-mratf tel-ceg cttf ctwg actwg atcwg
    egilat epwg ewg hrdwg hwg ofwg ppfs ppsti ppwe smewg tptwg twg mtf asean-secretariat pecc pif oecd
    apcert itu isoc apnic intug gbde apt aplac ewi aoema icc paa uncefact un-cted wco unodc interpol cicte
";

#[test]
fn all_that_was_researched_is_there() {
    let atlas = embedded_atlas();
    for id in ENTRIES.split_whitespace() {
        assert!(atlas.find(id).is_some_and(|id| atlas.entry(id).is_some()), "{id}");
    }
    for id in BODIES.split_whitespace() {
        assert!(atlas.find(id).is_some_and(|id| atlas.body(id).is_some()), "{id}");
    }
}

#[test]
fn no_two_summaries_are_near_copies() {
    let atlas = embedded_atlas();
    let entries = atlas.entries().map(|(_, entry)| (&entry.id, &entry.summary));
    let bodies = atlas.bodies().map(|(_, body)| (&body.id, &body.summary));
    let words = |text: &str| -> HashSet<String> {
        text.split(|c: char| !c.is_alphanumeric())
            .filter(|word| word.len() > 3)
            .map(str::to_lowercase)
            .collect()
    };
    let all: Vec<_> = entries
        .chain(bodies)
        .map(|(id, summary)| (id, words(summary)))
        .collect();
    for (at, (id, words)) in all.iter().enumerate() {
        for (other, others) in all.iter().take(at) {
            let common = words.intersection(others).count();
            let either = words.union(others).count();
            assert!(common * 10 <= either * 7, "{id} and {other} say nearly the same");
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
fn a_verb_is_told_only_with_the_source_it_was_read_in() {
    let atlas = embedded_atlas();
    for (_, entry) in atlas.entries() {
        for point in entry.points.iter().filter(|point| point.verb.is_some()) {
            assert!(!point.source.is_empty(), "{}: {}", entry.id, point.text);
        }
    }
}

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
