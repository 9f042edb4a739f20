//! What a person who searches the record expects to find first.

mod support;

use std::sync::Arc;

use plenary::search::{Engine, Field, Reach, Reason, Request, why};
use support::embedded_atlas;

/// A query and the record that must come first.
const FIRST: &[(&str, &str)] = &[
    ("lima", "telmin6-lima-declaration-2005"),
    ("lima declaration", "telmin6-lima-declaration-2005"),
    ("lima 2016", "leaders-lima-declaration-2016"),
    ("2005 strategy", "apec-strategy-tssoe-2005"),
    ("tssoe", "apec-strategy-tssoe-2005"),
    ("cyber strategy", "apec-cybersecurity-strategy-2002"),
    ("cybersecurity strategy", "apec-cybersecurity-strategy-2002"),
    ("2002 strategy", "apec-cybersecurity-strategy-2002"),
    ("sap 2016", "tel-strategic-action-plan-2016-2020"),
    ("plan 2010-2015", "tel-strategic-action-plan-2010-2015"),
    ("plan 2021", "tel-strategic-action-plan-2021-2025"),
    ("cert", "term-cert"),
    ("cert seminar", "apec-cert-seminar-2003"),
    ("isp code", "isp-code-guidelines-2011"),
    ("cbpr", "apec-cbpr-system-2011"),
    ("global cbpr", "global-cbpr-forum-2022"),
    ("cpea", "cpea-2010"),
    ("prp", "prp-system-2015"),
    ("privacy framework", "apec-privacy-framework-2015"),
    ("privacy framework 2004", "apec-privacy-framework-2004"),
    ("privacy pathfinder", "data-privacy-pathfinder-2007"),
    ("aider", "aider-2017"),
    ("bogor", "bogor-declaration-1994"),
    ("osaka", "osaka-action-agenda-1995"),
    ("busan roadmap", "busan-roadmap-2005"),
    ("putrajaya", "putrajaya-vision-2040"),
    ("aotearoa", "aotearoa-plan-of-action-2021"),
    ("seoul declaration", "telmin1-seoul-declaration-1995"),
    ("gold coast", "telmin2-gold-coast-declaration-1996"),
    ("cancun", "telmin4-cancun-declaration-2000"),
    ("CANCÚN", "telmin4-cancun-declaration-2000"),
    ("shanghai statement", "shanghai-statement-ict-security-2002"),
    ("bangkok 2008", "telmin7-bangkok-declaration-2008"),
    ("okinawa", "telmin8-okinawa-declaration-2010"),
    ("st petersburg", "telmin9-st-petersburg-declaration-2012"),
    ("incheon", "telmin11-incheon-digital-ai-statement-2025"),
    ("ai initiative", "apec-ai-initiative-2025"),
    ("gyeongju", "leaders-gyeongju-declaration-2025"),
    ("golden gate", "leaders-golden-gate-declaration-2023"),
    ("machu picchu", "leaders-machu-picchu-declaration-2024"),
    ("ha noi", "leaders-ha-noi-declaration-2006"),
    ("fighting terrorism", "leaders-statement-fighting-terrorism-2002"),
    ("star", "star-initiative-2002"),
    (
        "securing digital economy",
        "apec-framework-securing-digital-economy-2019",
    ),
    ("spam principles", "spam-principles-2005"),
    ("pki guiding", "pki-guiding-principles-2005"),
    ("submarine", "submarine-cable-study-2012"),
    ("jeju", "tel24-jeju-information-security-2001"),
    ("tel 47", "tel-47"),
    ("telmin", "telmin"),
    ("telmin6", "telmin6"),
    ("spsg", "tel-spsg"),
    ("tel", "tel"),
    ("e-security", "tel-estg"),
    ("ecsg", "ecsg"),
    ("desg", "desg"),
    ("abac", "abac"),
    ("apcert", "apcert"),
    ("oecd", "oecd"),
    ("budapest", "ext-budapest-convention-2001"),
    ("viet nam", "viet-nam"),
    ("strategey", "apec-strategy-tssoe-2005"),
    ("awarness day", "apec-cybersecurity-awareness-day-2010"),
    ("submraine", "submarine-cable-study-2012"),
    // Cities as other spellings and other writings have them.
    ("Ōsaka", "osaka-action-agenda-1995"),
    ("大阪", "aelm-1995"),
    ("沖縄", "telmin8"),
    ("leaders pusan", "aelm-2005"),
    ("부산 ministerial", "amm-2005"),
    ("제주", "tel24-jeju-information-security-2001"),
    ("cheju 2001", "tel24-jeju-information-security-2001"),
    ("incheon 2025", "telmin11"),
    ("kyongju", "aelm-2025"),
    ("경주", "aelm-2025"),
    // Abbreviations of bodies and events.
    ("aelm 2016", "aelm-2016"),
    ("amm 2005", "amm-2005"),
    ("telmin5", "telmin5"),
    ("sce", "sce"),
    ("som", "som"),
    ("pts", "pts"),
    // As a person asks, in the plural.
    ("privacy frameworks", "apec-privacy-framework-2015"),
    (
        "supply chains since:2015 kind:instrument",
        "leaders-golden-gate-declaration-2023",
    ),
    ("@cybercrime until:2007", "tel-estg"),
];

#[test]
fn the_record_a_person_means_comes_first() {
    let mut engine = Engine::new(Arc::new(embedded_atlas()));
    let atlas = embedded_atlas();
    let mut wrong = Vec::new();
    for (query, first) in FIRST {
        let found = engine.ask(query);
        let got = found.ids.first().map_or("nothing", |id| atlas.name(*id));
        if got != *first {
            wrong.push(format!("{query:?} finds {got}, not {first}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn fields_narrow_to_what_they_name() {
    let atlas = embedded_atlas();
    let mut engine = Engine::new(Arc::new(embedded_atlas()));
    let mut names = |query: &str| -> Vec<String> {
        let found = engine.ask(query);
        assert_eq!(found.mistakes, [], "{query}");
        found.ids.iter().map(|id| atlas.name(*id).to_owned()).collect()
    };
    assert!(names("body:tel kind:plan").contains(&"tel-strategic-action-plan-2016-2020".to_owned()));
    assert!(
        names("body:tel").contains(&"tel-spsg".to_owned()),
        "the bodies under it are meant too"
    );
    assert!(
        names("place:lima kind:declaration year:2005").contains(&"telmin6-lima-declaration-2005".to_owned())
    );
    assert!(names("is:disputed").contains(&"apec-strategy-tssoe-2005".to_owned()));
    assert!(names("is:superseded").contains(&"tel-strategic-action-plan-2010-2015".to_owned()));
    assert!(
        names("kind:declaration !lima")
            .iter()
            .all(|name| !name.contains("lima"))
    );
    assert!(names("lima | bangkok kind:declaration").len() > 2);
    assert!(
        names("theme:cert since:2015 kind:instrument")
            .iter()
            .all(|name| !name.contains("2002"))
    );
    assert_eq!(names("kind:plan year:1990"), Vec::<String>::new());
}

#[test]
fn dates_hold_for_bodies_by_their_life_or_by_the_sources_that_show_them() {
    let atlas = embedded_atlas();
    let mut engine = Engine::new(Arc::new(embedded_atlas()));
    let mut names = |query: &str| -> Vec<String> {
        let found = engine.ask(query);
        found.ids.iter().map(|id| atlas.name(*id).to_owned()).collect()
    };
    let before = names("@cybercrime until:2007");
    assert!(before.contains(&"tel-estg".to_owned()), "{before:?}");
    assert!(!before.contains(&"tel-ceg".to_owned()), "{before:?}");
    assert_eq!(names("@ 'spsg year:1995"), Vec::<String>::new());
    assert_eq!(names("@ ^spsg$ year:2010"), ["tel-spsg"]);
}

#[test]
fn a_plural_finds_the_singular() {
    let mut engine = Engine::new(Arc::new(embedded_atlas()));
    let (one, many) = (engine.ask("supply chain").ids, engine.ask("supply chains").ids);
    assert!(one.len() > 1);
    assert!(one.iter().all(|id| many.contains(id)));
}

#[test]
fn a_hit_tells_its_field_and_the_letters_that_matched() {
    let atlas = Arc::new(embedded_atlas());
    let found = Engine::new(Arc::clone(&atlas)).ask("CANCÚN");
    let hit = why(&atlas, &found.query, found.ids[0]);
    assert_eq!(hit.best.field, Field::Short);
    assert_eq!(
        letters(&hit.best),
        "Cancun",
        "an accent that was not typed is no obstacle"
    );
}

/// The matched letters of a reason.
fn letters(reason: &Reason) -> String {
    let letters = reason.matched.iter();
    letters.filter_map(|at| reason.text.chars().nth(*at)).collect()
}

#[test]
fn words_in_several_fields_are_each_accounted_for() {
    let atlas = Arc::new(embedded_atlas());
    let found = Engine::new(Arc::clone(&atlas)).ask("golden supply");
    let hit = why(&atlas, &found.query, found.ids[0]);
    assert_eq!(
        (hit.best.field, letters(&hit.best).as_str()),
        (Field::Short, "Golden")
    );
    let other = hit.others.first().unwrap();
    assert_eq!((other.field, letters(other).as_str()), (Field::Text, "supply"));
    assert_eq!(
        letters(&other.snippet()),
        "supply",
        "the places move with the stretch"
    );
}

#[test]
fn a_place_or_theme_asked_for_by_its_field_is_shown() {
    let atlas = Arc::new(embedded_atlas());
    let mut engine = Engine::new(Arc::clone(&atlas));
    let mut best = |query: &str| {
        let found = engine.ask(query);
        why(&atlas, &found.query, found.ids[0]).best
    };
    assert_eq!(letters(&best("place:lima")), "Lima");
    let point = best("theme:cybercrime is:disputed");
    assert_eq!(point.field, Field::Text, "{point:?}");
}

#[test]
fn where_nothing_is_found_the_way_on_is_told() {
    let mut engine = Engine::new(Arc::new(embedded_atlas()));
    let found = engine.ask("strategey");
    assert_eq!(
        found.advice.corrected.map(|query| query.to_string()).as_deref(),
        Some("strategy")
    );
    let found = engine.ask("lima zzzqq");
    assert!(found.ids.is_empty());
    let drop = found.advice.drops.first().unwrap();
    assert_eq!(
        (drop.term.as_str(), drop.rest.to_string().as_str()),
        ("zzzqq", "lima")
    );
    assert_eq!(drop.count, engine.ask("lima").ids.len());
}

#[test]
fn words_of_running_text_are_known_to_the_spelling_too() {
    let found = Engine::new(Arc::new(embedded_atlas())).ask("pandmics");
    let corrected = found.advice.corrected.map(|query| query.to_string());
    assert_eq!(corrected.as_deref(), Some("pandemics"));
}

#[test]
fn narrowing_a_query_finds_what_a_fresh_search_finds() {
    let atlas = Arc::new(embedded_atlas());
    let mut typing = Engine::new(Arc::clone(&atlas));
    for query in [
        "strategic action plan 2016",
        "cyber kind:declaration",
        "'cert ^apec",
        "tel !plan",
        "seurity",
        "policies on supply chains",
    ] {
        let ends = query.char_indices().map(|(at, c)| at + c.len_utf8());
        for end in ends {
            let text = query.get(..end).unwrap();
            let fresh = Engine::new(Arc::clone(&atlas)).ask(text);
            assert_eq!(typing.ask(text).ids, fresh.ids, "at {text:?}");
        }
    }
}

#[test]
fn facets_count_what_choosing_them_would_leave() {
    let atlas = Arc::new(embedded_atlas());
    let mut engine = Engine::new(Arc::clone(&atlas));
    for reach in [Reach::Everything, Reach::Timeline] {
        for text in ["", "cyber", "kind:declaration", "body:tel theme:cert-csirt"] {
            let request = |text: &str| Request {
                number: 1,
                text: text.to_owned(),
                reach,
                facets: true,
            };
            let found = engine.answer(&request(text), &|| false, &mut |_| ()).unwrap();
            for facet in found.facets.iter().filter(|facet| !facet.chosen) {
                let alone = found
                    .facets
                    .iter()
                    .all(|other| !other.chosen || other.family() != facet.family());
                if alone {
                    let chosen = found.query.toggled(&facet.want).to_string();
                    let left = engine.answer(&request(&chosen), &|| false, &mut |_| ()).unwrap();
                    assert_eq!(left.ids.len(), facet.count, "{chosen}");
                }
            }
        }
    }
}

#[test]
fn a_search_that_is_no_longer_wanted_is_given_up() {
    let mut engine = Engine::new(Arc::new(embedded_atlas()));
    let request = Request {
        number: 1,
        text: "cyber".to_owned(),
        reach: Reach::Everything,
        facets: false,
    };
    assert_eq!(engine.answer(&request, &|| true, &mut |_| ()), None);
}
