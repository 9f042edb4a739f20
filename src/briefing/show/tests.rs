use proptest::prelude::*;

use super::*;
use crate::briefing::deck::Depth;
use crate::briefing::plan::{Candidate, Cut, Fit};
use crate::briefing::tests::{any_briefing, briefing, small};
use crate::briefing::{Briefing, Label, Note, Time};

const FRAME: Frame = Frame::new(60, 20);

fn text(words: &str) -> Card {
    Card::new(Shows::Text(words.to_owned()))
}

fn show(cards: Vec<Card>) -> Show {
    Show::new(Briefing { cards, ..briefing() }.deck(), FRAME)
}

fn play(show: &mut Show, inputs: impl IntoIterator<Item = Input>) {
    let atlas = small();
    inputs.into_iter().for_each(|input| {
        let _question = show.update(&atlas, input, Duration::ZERO);
    });
}

fn question(asked: &str) -> Input {
    Input::Answer {
        record: "plan-2010".to_owned(),
        asked: asked.to_owned(),
    }
}

#[test]
fn the_cards_go_by_and_the_ends_hold() {
    let mut show = show(vec![text("one"), text("two"), text("three")]);
    play(&mut show, [Input::Previous, Input::Next]);
    assert_eq!(show.place(), Place { card: 1, step: 0 });
    play(
        &mut show,
        [
            Input::Next,
            Input::Next,
            Input::Next,
            Input::GoTo(9),
            Input::GoTo(0),
        ],
    );
    assert_eq!(show.place(), Place { card: 2, step: 0 });
    play(
        &mut show,
        [Input::Index, Input::Previous, Input::Previous, Input::Index],
    );
    assert_eq!(show.place(), Place { card: 0, step: 0 });
}

#[test]
fn an_answer_shows_its_record_and_is_logged_with_its_time() {
    let (atlas, mut show) = (small(), show(vec![text("one")]));
    let logged = show.update(&atlas, question("Which plan?"), Duration::from_secs(65));
    let View::Step(lines) = show.view(&atlas) else {
        panic!()
    };
    assert!(lines.iter().any(|line| line.text.contains("P L A N   2 0 1 0")));
    assert!(lines.iter().any(|line| line.text.contains("answer")));
    let logged = logged.unwrap();
    assert_eq!(
        (logged.at, &logged.answer),
        (Some(Time::seconds(65)), &Answer::With("plan-2010".to_owned()))
    );
    assert_eq!(show.deck().questions, [logged]);
    assert_eq!(
        show.update(&atlas, Input::Park("  ".to_owned()), Duration::ZERO),
        None
    );
}

#[test]
fn a_blank_screen_gives_back_what_was_on_it() {
    let (atlas, mut show) = (small(), show(vec![text("one"), text("two")]));
    let before = show.view(&atlas);
    play(&mut show, [Input::Blank]);
    assert_eq!(show.view(&atlas), View::Blank);
    play(&mut show, [Input::Next]);
    assert_eq!(show.view(&atlas), before);
}

#[test]
fn what_is_left_is_cut_by_weight_and_the_cut_taken_back() {
    let points = "Thought\n- a\n- b";
    let mut cards = vec![text("now"), text(points), text(points), text(points)];
    cards.iter_mut().for_each(|card| card.time = Time::minutes(4));
    (cards[1].weight, cards[2].weight, cards[3].pinned) = (4, 1, true);
    let (atlas, mut show) = (small(), show(cards));
    let at = Duration::from_secs(5 * 60);
    show.update(&atlas, Input::Fit, at);
    let fits = &show.plan().unwrap().cards;
    assert_eq!(
        fits.iter().map(|fit| fit.cut).collect::<Vec<_>>(),
        [Cut::Whole, Cut::Headline, Cut::Pinned]
    );
    let whole = show.deck().clone();
    show.update(&atlas, Input::Apply, at);
    assert_eq!(show.deck().cards[2].reach.depth, Depth::Headline);
    show.update(&atlas, Input::Undo, at);
    assert_eq!(show.deck(), &whole);
}

#[test]
fn the_clock_says_how_far_behind_the_room_is() {
    let (atlas, mut show) = (small(), show(vec![text("one"), text("two")]));
    show.update(&atlas, Input::Next, Duration::from_secs(150));
    let clock = show.clock(Duration::from_secs(160));
    assert_eq!((clock.used, clock.behind), (Time::seconds(10), 30));
    assert_eq!(clock.left, Time::seconds(15 * 60 - 160));
}

fn any_input() -> impl Strategy<Value = Input> {
    prop_oneof![
        4 => prop::sample::select(vec![
            Input::Next, Input::Previous, Input::First, Input::Last, Input::Deeper, Input::Shallower, Input::Blank,
            Input::Index, Input::Back, Input::Fit, Input::Apply, Input::Undo,
        ]),
        1 => (0_usize..10).prop_map(Input::GoTo),
        1 => (0_usize..90, 0_usize..30).prop_map(|(columns, rows)| Input::Resize(Frame::new(columns, rows))),
        1 => Just(question("Who?")),
        1 => "[a-z]{0,4}".prop_map(Input::Park),
    ]
}

/// What may be done while an answer is on without leaving it or changing the cards themselves.
fn any_while_answering() -> impl Strategy<Value = Input> {
    let moves = any_input().prop_filter("goes back or cuts", |input| {
        !matches!(input, Input::Back | Input::Apply | Input::Undo | Input::Fit)
    });
    moves.boxed()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn an_answer_leads_back_to_exactly_the_same_card_and_step(
        briefing in any_briefing(),
        before in prop::collection::vec(any_input(), 0..20),
        during in prop::collection::vec(any_while_answering(), 0..12),
    ) {
        let mut show = Show::new(briefing.deck(), FRAME);
        play(&mut show, before);
        play(&mut show, [Input::Back, Input::Back, Input::Back]);
        let (place, frame, view) = (show.place(), show.frame, show.view(&small()));
        play(&mut show, [question("Who?")].into_iter().chain(during));
        prop_assert_eq!(show.place(), place);
        play(&mut show, [Input::Resize(frame), Input::Back, Input::Back]);
        prop_assert_eq!(show.place(), place);
        prop_assert_eq!(show.view(&small()), view);
    }

    #[test]
    fn nothing_above_the_room_is_reached_by_any_inputs(
        mut briefing in any_briefing(), inputs in prop::collection::vec(any_input(), 0..40),
    ) {
        let secret = "s3cr3t";
        for card in &mut briefing.cards {
            if card.label > briefing.room {
                (card.shows, card.title) = (Shows::Text(secret.to_owned()), secret.to_owned());
            }
            if card.note_label() > briefing.room {
                card.note = Note { text: secret.to_owned(), label: Label::AmberStrict };
            }
        }
        let (atlas, mut show) = (small(), Show::new(briefing.deck(), FRAME));
        for input in inputs {
            let question = show.update(&atlas, input, Duration::ZERO);
            let seen = format!("{:?} {question:?} {show:?}", show.view(&atlas));
            // Wide letters are set apart.
            let reached = seen.replace(' ', "").to_lowercase().contains(secret);
            prop_assert!(!reached);
        }
    }

    #[test]
    fn a_plan_keeps_to_the_time_while_anything_can_shrink(
        cards in prop::collection::vec((0_u32..900, 0_u8..6, any::<bool>(), 0_usize..7), 0..9),
        left in 0_u32..3600,
    ) {
        let cards: Vec<Candidate> = cards.into_iter().enumerate().map(|(card, (whole, weight, pinned, points))| Candidate {
            card, whole: Time::seconds(whole), weight, pinned, points,
        }).collect();
        let plan = Plan::fit(&cards, Time::seconds(left));
        // A headline takes a quarter of its card, fifteen seconds at least.
        let headline = |whole: Time| (whole.as_seconds() / 4).max(15).min(whole.as_seconds());
        let shrinkable = |fit: &Fit| fit.cut != Cut::Pinned && fit.time.as_seconds() > headline(fit.whole);
        prop_assert!(plan.total() <= plan.left || !plan.cards.iter().any(shrinkable), "{:?}", plan);
        for (fit, card) in plan.cards.iter().zip(&cards) {
            prop_assert!(fit.time <= fit.whole);
            prop_assert!(!card.pinned || fit.time == card.whole);
        }
        prop_assert_eq!(plan.over(), plan.total().minus(plan.left));
        let whole: Time = cards.iter().map(|card| card.whole).sum();
        prop_assert!(whole > plan.left || !plan.cuts(), "nothing is cut without need");
    }
}

#[test]
fn a_plan_names_the_cards_that_are_cut_alike_together() {
    let fit = |card, cut| Fit {
        card,
        whole: Time::minutes(2),
        time: Time::minutes(1),
        cut,
    };
    let cuts = [
        Cut::Pinned,
        Cut::Headline,
        Cut::Headline,
        Cut::Points(1),
        Cut::Headline,
        Cut::Points(3),
        Cut::Whole,
        Cut::Points(1),
    ];
    let plan = Plan {
        left: Time::minutes(7),
        cards: (0..).zip(cuts).map(|(card, cut)| fit(card, cut)).collect(),
    };
    assert_eq!(
        plan.words(),
        "7:00 left for 16:00: cards 2-3, 5 to their headlines, cards 4, 8 to 1 point, card 6 to 3 points; still 1:00 too long"
    );
}
