use proptest::prelude::*;

use super::deck::{Depth, Reach};
use super::*;
use crate::coverage::By;
use crate::model::small::{SMALL, atlas};

/// The small dataset of the tests.
pub(super) fn small() -> Atlas {
    atlas(SMALL)
}

pub(super) fn edition() -> Edition {
    Edition {
        id: "small".to_owned(),
        version: "1.0.0".to_owned(),
        sha256: "9f3c41aa".to_owned(),
    }
}

pub(super) fn briefing() -> Briefing {
    Briefing::new("For the new delegate", edition(), Time::minutes(15))
}

pub(super) fn any_label() -> impl Strategy<Value = Label> {
    prop::sample::select(Label::ALL.to_vec())
}

fn any_by() -> impl Strategy<Value = By> {
    prop::sample::select(vec![By::Instruments, By::Bodies, By::Years])
}

fn any_reach() -> impl Strategy<Value = Reach> {
    let depths = vec![Depth::Headline, Depth::Points, Depth::Everything];
    (prop::sample::select(depths), prop::option::of(0_usize..4))
        .prop_map(|(depth, points)| Reach { depth, points })
}

prop_compose! {
    pub(super) fn any_card()(
        shows in prop_oneof![
            prop::sample::select(vec!["plan-2002", "plan-2010", "meet", "wg", "first", "nets", "page", "none"])
                .prop_map(|id| Shows::Record(id.to_owned())),
            prop::sample::select(vec!["org".to_owned(), "wg".to_owned()]).prop_map(|body| Shows::Structure { body, on: "2005".parse().ok() }),
            prop::sample::select(vec!["plan-2010", "wg", "none"]).prop_map(|id| Shows::Lineage(id.to_owned())),
            prop::sample::select(vec!["plan-2010", "wg", "none"])
                .prop_map(|id| Shows::Comparison(vec!["plan-2002".to_owned(), id.to_owned()])),
            any_by().prop_map(|by| Shows::Coverage { by, on: "2005".parse().ok(), among: None }),
            "[ -~\n\"\\\\é日]{0,40}".prop_map(Shows::Text),
        ],
        title in "[ -~]{0,10}",
        seconds in 0_u32..600,
        weight in 0_u8..7,
        pinned: bool,
        points in prop::option::of(prop::collection::vec("[a-z]{1,4}", 0..3)),
        labels in (any_label(), any_label()),
        text in "[ -~\n\"\\\\é]{0,40}",
        (shown, print) in (prop::option::of(any_reach()), prop::option::of("[0-9a-f]{12}")),
    ) -> Card {
        Card {
            shows, title, time: Time::seconds(seconds), weight, pinned, points, label: labels.0, shown, print,
            note: Note { label: if text.is_empty() { Label::Clear } else { labels.1 }, text },
        }
    }
}

prop_compose! {
    pub(super) fn any_briefing()(cards in prop::collection::vec(any_card(), 0..8), room in any_label()) -> Briefing {
        Briefing { room, cards, ..briefing() }
    }
}

fn any_edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        (0_usize..6, any_card()).prop_map(|(at, card)| Edit::Add(at, Box::new(card))),
        (0_usize..6).prop_map(Edit::Remove),
        (0_usize..6, 0_usize..6).prop_map(|(from, to)| Edit::Move(from, to)),
        (0_usize..6, any_card()).prop_map(|(at, card)| Edit::Replace(at, Box::new(card))),
        "[a-z]{1,8}".prop_map(Edit::Rename),
        any_label().prop_map(Edit::Room),
        (0_usize..3, "[a-z ?]{1,9}").prop_map(|(at, asked)| Edit::Ask(
            at,
            Question {
                asked,
                at: None,
                answer: Answer::Parked
            }
        )),
        (0_usize..3).prop_map(Edit::Withdraw),
        (0_usize..3, "[a-z ?]{1,9}").prop_map(|(at, asked)| Edit::Reword(at, asked)),
        (0_usize..3).prop_map(|at| Edit::Answer(at, Answer::With("plan".to_owned()))),
    ]
}

#[test]
fn a_change_that_changes_nothing_leaves_nothing_to_undo() {
    let mut draft = Draft::new(briefing());
    assert!(!draft.edit(Edit::Rename("For the new delegate".to_owned())));
    assert!(!draft.edit(Edit::Remove(0)) && !draft.edit(Edit::Move(0, 0)));
    assert!(!draft.undo() && !draft.redo());
    assert!(draft.push(Card::new(Shows::Title(String::new()))));
    assert!(!draft.change(0, |card| card.weight = Card::MIDDLE));
    assert!(draft.change(0, |card| card.pinned = true));
    assert!(draft.undo() && !draft.briefing().cards[0].pinned);
}

#[test]
fn points_are_shown_and_hidden_one_by_one() {
    let mut card = Card::new(Shows::Record("plan".to_owned()));
    card.toggle_point("b", &["a", "b"]);
    assert_eq!(card.points, Some(vec!["a".to_owned()]));
    card.toggle_point("b", &["a", "b"]);
    assert_eq!(card.points, None);
}

#[test]
fn labels_and_times_are_written_as_people_write_them() {
    assert_eq!("TLP:AMBER+STRICT".parse(), Ok(Label::AmberStrict));
    assert!(
        "amber"
            .parse::<Label>()
            .unwrap_err()
            .to_string()
            .contains("TLP:AMBER or")
    );
    assert_eq!("1:30".parse(), Ok(Time::seconds(90)));
    for wrong in ["90", "1:3", "1:60", "+1:00", "", "1441:00", "99999999999:00"] {
        assert!(wrong.parse::<Time>().is_err(), "{wrong}");
    }
    assert_eq!(Time::minutes(61).to_string(), "61:00");
}

#[test]
fn a_note_is_never_more_open_than_its_card() {
    let mut card = Card::new(Shows::Title(String::new()));
    card.label = Label::Amber;
    assert_eq!(card.note_label(), Label::Amber);
}

proptest! {
    #[test]
    fn undo_leads_back_exactly_and_redo_forward_again(edits in prop::collection::vec(any_edit(), 0..30)) {
        let mut draft = Draft::new(briefing());
        let mut states = vec![draft.briefing().clone()];
        for edit in edits {
            if draft.edit(edit) {
                states.push(draft.briefing().clone());
            }
        }
        for state in states.iter().rev().skip(1) {
            prop_assert!(draft.undo());
            prop_assert_eq!(draft.briefing(), state);
        }
        prop_assert!(!draft.undo());
        for state in states.iter().skip(1) {
            prop_assert!(draft.redo());
            prop_assert_eq!(draft.briefing(), state);
        }
        prop_assert!(!draft.redo());
    }
}
