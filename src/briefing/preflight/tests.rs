use super::*;
use crate::briefing::tests::{briefing, small};
use crate::briefing::{Briefing, Edition, Label, Note, Shows, Time};
use crate::model::{embedded, load};

const FRAME: Frame = Frame::new(80, 24);

fn texts(atlas: &Atlas, briefing: &Briefing, today: &str) -> Vec<String> {
    let findings = preflight(atlas, &briefing.deck(), FRAME, today.parse().unwrap()).unwrap();
    findings.iter().map(ToString::to_string).collect()
}

fn made(atlas: &Atlas, cards: Vec<Card>) -> Briefing {
    Briefing {
        cards,
        dataset: Edition::of(atlas).unwrap(),
        ..briefing()
    }
}

#[test]
fn a_sound_briefing_has_no_findings() {
    let atlas = small();
    let briefing = made(&atlas, vec![Card::new(Shows::Record("plan-2002".to_owned()))]);
    assert_eq!(texts(&atlas, &briefing, "2026-06-01"), Vec::<String>::new());
}

#[test]
fn age_time_loss_and_what_is_held_back_are_found() {
    let atlas = small();
    let mut cards = ["plan-2002", "gone", "wg"].map(|id| Card::new(Shows::Record(id.to_owned())));
    cards[0].time = Time::minutes(14);
    cards[0].points = Some(vec!["Other words.".to_owned()]);
    (cards[2].label, cards[2].note) = (
        Label::Amber,
        Note {
            text: "x".to_owned(),
            label: Label::Clear,
        },
    );
    let briefing = made(&atlas, cards.to_vec());
    assert_eq!(
        texts(&atlas, &briefing, "2027-02-01"),
        [
            "card 1: this point has other words now, and is not shown: Other words.",
            "card 2: `gone` is not in the dataset",
            "the cards take 16:00, 1:00 more than the 15:00 given",
            "held back from a TLP:CLEAR room: 1 card (TLP:AMBER)",
            "card 1: its sources were last read on 31 January 2026, over a year ago: say so",
        ]
    );
}

#[test]
fn the_rules_and_doubts_of_the_record_are_found_with_their_sources() {
    let atlas = load(embedded::files()).unwrap().atlas;
    let mut card = Card::new(Shows::Record("tel-strategic-action-plan-2016-2020".to_owned()));
    card.note.text = "Thank the chair.\nAll 21 countries agreed.".to_owned();
    let found = texts(&atlas, &made(&atlas, vec![card]), "2026-10-01");
    assert!(
        found
            .iter()
            .any(|text| text.contains("note, line 2: “countries”; say economies") && text.contains(" [")),
        "{found:#?}"
    );
    assert!(
        found
            .iter()
            .any(|text| text.contains("sources differ. Who adopted it?")),
        "{found:#?}"
    );
    assert!(
        found.iter().any(|text| text.contains("screens of 80x24")),
        "{found:#?}"
    );
}
