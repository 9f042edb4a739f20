use proptest::prelude::*;

use super::*;
use crate::briefing::deck::Reach;
use crate::briefing::tests::{any_briefing, any_card, briefing, small};
use crate::briefing::{Briefing, Note};
use crate::text::clean_line;

const NORMAL: Frame = Frame::new(60, 20);

fn picture(atlas: &Atlas, card: Card, depth: Depth, frame: Frame) -> Vec<String> {
    let mut deck = Briefing {
        cards: vec![card],
        ..briefing()
    }
    .deck();
    deck.cards[0].reach.depth = depth;
    let slide = Slide::of(atlas, &deck, 0, frame).unwrap();
    let lines = slide.steps.into_iter().flatten();
    lines.map(|line| line.text.trim_end().to_owned()).collect()
}

#[test]
fn a_card_has_its_thought_its_points_and_its_sources() {
    let card = Card::new(Shows::Record("plan-2002".to_owned()));
    assert_eq!(
        picture(&small(), card, Depth::Points, NORMAL),
        [
            "                                                   TLP:CLEAR",
            "",
            "   P L A N   2 0 0 2",
            "",
            "   Plan for Networks: action plan, October 2002",
            "",
            "   The first plan.",
            "",
            "   Superseded by Plan 2010 (3 May 2010).",
            "",
            "    1  Build networks.",
            "",
            "",
            "",
            "",
            "",
            "",
            "   Sources: The Organisation. Unofficial summary. small",
            "   1.0.0 #9f3c41",
            " 1 / 1                                             TLP:CLEAR",
        ]
    );
}

#[test]
fn a_headline_has_no_points_and_everything_has_the_addresses() {
    let card = Card::new(Shows::Record("plan-2010".to_owned()));
    let headline = picture(&small(), card.clone(), Depth::Headline, NORMAL).join("\n");
    assert!(headline.contains("The second plan.") && !headline.contains("Secure networks."));
    let everything = picture(&small(), card, Depth::Everything, NORMAL).join("\n");
    for part in [
        "Secure networks.",
        "“agree”: commits",
        "https://example.org/page",
        "1 / 1, 2 of 2",
    ] {
        assert!(everything.contains(part), "{part}: {everything}");
    }
}

#[test]
fn a_structure_is_that_of_its_day() {
    let structure = |on: &str| {
        let card = Card::new(Shows::Structure {
            body: "org".to_owned(),
            on: on.parse().ok(),
        });
        Content::of(&small(), &card)
    };
    let lines = |content: &Content| {
        let lines = content
            .points
            .iter()
            .map(|point| format!("{}{} {}", "  ".repeat(point.level), point.lead, point.text));
        lines.collect::<Vec<_>>()
    };
    assert_eq!(lines(&structure("1994")), Vec::<String>::new());
    assert_eq!(
        lines(&structure("1997")),
        [
            "- Committee of the Organisation (COM)",
            "  ~ Working Group on Networks (WG): may not have begun yet"
        ]
    );
    assert_eq!(lines(&structure("2001"))[1], "  - Working Group on Networks (WG)");
    assert_eq!(structure("1985").caveats, ["It did not exist yet."]);
}

#[test]
fn a_timeline_keeps_to_its_stretch_and_names_what_has_no_place_on_it() {
    let card = Card::new(Shows::Timeline {
        since: "2002-10-03".parse().ok(),
        until: "2009".parse().ok(),
        body: Some("wg".to_owned()),
        theme: None,
        among: None,
    });
    let content = Content::of(&small(), &card);
    let keys: Vec<&str> = content.points.iter().map(|point| point.key.as_str()).collect();
    assert_eq!(keys, ["plan-2002", "meet"]);
    assert_eq!(content.title, "Timeline: WG");
}

#[test]
fn a_record_that_is_gone_is_said_to_be_gone() {
    let card = Card::new(Shows::Record("nowhere".to_owned()));
    assert!(Content::of(&small(), &card).thought.contains("no such record"));
}

#[test]
fn a_cut_card_shows_only_so_many_points() {
    let shown = Shown {
        card: Card::new(Shows::Text("Thought\n- one\n- two".to_owned())),
        reach: Reach {
            depth: Depth::Points,
            points: Some(1),
        },
    };
    let content = Content::shown(&small(), &shown);
    assert_eq!(
        content.points.iter().map(|p| p.text.as_str()).collect::<Vec<_>>(),
        ["one"]
    );
}

/// The letters of a text, without case and room.
fn letters(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace())
        .flat_map(char::to_uppercase)
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_slide_overflows_and_no_word_is_lost(
        card in any_card(), columns in 0_usize..130, rows in 0_usize..45, depth in 0_usize..3,
        size in prop::sample::select(vec![Letters::Plain, Letters::Large, Letters::Wide]),
    ) {
        let deck = Briefing { room: Label::AmberStrict, cards: vec![Card { points: None, ..card.clone() }], ..briefing() };
        let mut deck = deck.deck();
        deck.cards[0].reach.depth = [Depth::Headline, Depth::Points, Depth::Everything][depth];
        let atlas = small();
        let slide = Slide::of(&atlas, &deck, 0, Frame { letters: size, ..Frame::new(columns, rows) }).unwrap();
        let plain = Slide::of(&atlas, &deck, 0, Frame::new(columns, rows)).unwrap();
        prop_assert!(slide.steps.len() <= plain.steps.len(), "large letters cost a step");
        for step in &slide.steps {
            prop_assert_eq!(step.len(), rows);
            for line in step {
                prop_assert!(width(&line.text) <= columns, "{:?}", line);
            }
        }
        // In one column a wide character has no room.
        if columns >= 2 && rows >= 1 {
            let all = |meaning| {
                let lines = slide.steps.iter().flatten().filter(|line| line.meaning == meaning);
                letters(&lines.map(|line| line.text.as_str()).collect::<String>())
            };
            let content = Content::shown(&atlas, &deck.cards[0]);
            prop_assert_eq!(all(Meaning::Thought), letters(&clean_line(&content.thought)));
            let points = all(Meaning::Point);
            for point in &content.points {
                prop_assert!(points.contains(&letters(&clean_line(&point.text))), "{} in {}", point.text, points);
            }
        }
    }

    #[test]
    fn what_is_above_the_room_is_in_no_slide(briefing in any_briefing()) {
        let secret = "s3cr3t";
        let mut briefing = briefing;
        for card in &mut briefing.cards {
            if card.label > briefing.room {
                card.shows = Shows::Text(secret.to_owned());
                card.title = secret.to_owned();
            }
            if card.note_label() > briefing.room {
                card.note = Note { text: secret.to_owned(), ..card.note };
            }
        }
        let deck = briefing.deck();
        let held = deck.held.cards.values().sum::<usize>();
        prop_assert_eq!(held + deck.cards.len(), briefing.cards.len());
        let held = format!("{deck:?}").contains(secret);
        prop_assert!(!held);
    }
}
