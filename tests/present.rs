//! A briefing presented with keys alone.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a helper fails its test by panicking"
)]

#[path = "support/briefing.rs"]
mod briefing;
mod support;

use std::fmt::Write as _;
use std::time::Duration;

use briefing::{picture, prepared, presented};
use plenary::app::{App, Effect, Message, ThemeName};
use plenary::briefing::deck::{Depth, Reach};
use plenary::briefing::show::{On, Place};
use plenary::briefing::store::Store;
use plenary::briefing::{Answer, Label, Time};
use plenary::ui;
use proptest::prelude::*;
use support::{SMALL, atlas_of, draw, embedded_atlas, explorer, press};

fn place(app: &App) -> (usize, usize) {
    let Place { card, step } = app.stage().unwrap().show().place();
    (card, step)
}

fn at(app: &mut App, seconds: u64) {
    assert_eq!(
        app.update(Message::Clock(Duration::from_secs(seconds))),
        Effect::None
    );
}

#[test]
fn the_audience_sees_one_card_with_its_sources_and_its_number() {
    insta::assert_snapshot!(picture(&presented("l")));
}

#[test]
fn a_question_is_looked_up_on_the_last_row() {
    insta::assert_snapshot!(picture(&presented("lasecond pl")));
}

#[test]
fn the_clicker_and_the_arrows_lead_through_the_cards() {
    for (keys, card) in [
        ("", 0),
        ("<PgDn>", 1),
        ("<Right>", 1),
        ("l", 1),
        ("<Space>", 1),
        ("<Enter>", 1),
        ("ll<PgUp>", 1),
        ("ll<Backspace>", 1),
        ("3<Enter>", 2),
        ("3<Esc>", 0),
        ("9<Enter>", 0),
        ("<End>", 2),
        ("<End><Home>", 0),
        ("gjj<Enter>", 2),
        ("gjk<Esc>", 0),
        ("gjg", 1),
    ] {
        assert_eq!(place(&presented(keys)).0, card, "after {keys:?}");
    }
}

#[test]
fn a_blank_screen_shows_nothing_and_gives_the_same_card_back() {
    for key in ["b", "."] {
        let mut app = presented("l");
        let before = picture(&app);
        press(&mut app, key);
        assert_eq!(picture(&app).trim(), "");
        press(&mut app, "<PgDn>");
        assert_eq!(picture(&app), before);
    }
}

#[test]
fn an_answer_is_shown_clean_kept_and_left_for_exactly_where_the_room_was() {
    let mut app = presented("lj");
    let before = picture(&app);
    let effects = press(&mut app, "asecond plan<Enter>");
    assert_eq!(effects.last(), Some(&Effect::SaveBriefing));
    assert!(app.stage().unwrap().show().is_answering());
    let answered = picture(&app);
    assert!(
        answered.contains("answer") && !answered.contains('?'),
        "{answered}"
    );
    press(&mut app, "<Backspace>");
    assert_eq!(picture(&app), before);
    let questions = &app.briefing().unwrap().questions;
    assert_eq!(questions[0].asked, "second plan");
    assert_eq!(questions[0].answer, Answer::With("plan-2010".to_owned()));
}

#[test]
fn a_question_is_parked_with_its_time() {
    let mut app = presented("");
    at(&mut app, 75);
    let effects = press(&mut app, "pWho pays?<Enter>");
    assert_eq!(effects.last(), Some(&Effect::SaveBriefing));
    let questions = &app.briefing().unwrap().questions;
    assert_eq!(questions[0].asked, "Who pays?");
    assert_eq!(questions[0].at, Some(Time::seconds(75)));
    assert_eq!(questions[0].answer, Answer::Parked);
    assert_eq!(press(&mut app, "p<Enter>"), []);
}

#[test]
fn a_question_is_kept_with_every_letter_and_gone_when_it_is_given_up() {
    let asked = |app: &App| -> Vec<String> {
        let questions = &app.briefing().unwrap().questions;
        questions.iter().map(|question| question.asked.clone()).collect()
    };
    let mut app = presented("pFirst?<Enter>");
    for (keys, kept) in [
        ("p", vec!["First?"]),
        ("Wh", vec!["First?", "Wh"]),
        ("o pays", vec!["First?", "Who pays"]),
        ("<C-u>", vec!["First?"]),
        ("Why?", vec!["First?", "Why?"]),
        ("<Esc>", vec!["First?"]),
        ("pWhen?<Enter>", vec!["First?", "When?"]),
    ] {
        let effects = press(&mut app, keys);
        assert_eq!(asked(&app), kept, "after {keys:?}");
        assert_eq!(
            effects.contains(&Effect::SaveBriefing),
            keys != "p",
            "after {keys:?}"
        );
    }
}

#[test]
fn a_cut_is_shown_first_taken_by_enter_and_undone() {
    let mut app = prepared((80, 24));
    press(&mut app, "bm<C-u>4<Enter><Esc><F5>");
    let whole = app.report().unwrap();
    press(&mut app, "F");
    assert!(
        picture(&app).contains("2:00 left for 4:00: cards 2-3 to their headlines"),
        "{}",
        picture(&app)
    );
    assert!(app.report().unwrap().plan.contains("2:00 left"));
    let reach = |app: &App| {
        let deck = app.stage().unwrap().show().deck();
        deck.cards.iter().map(|card| card.reach).collect::<Vec<_>>()
    };
    let before = reach(&app);
    press(&mut app, "<Enter>");
    assert_ne!(reach(&app), before);
    assert_eq!(place(&app), (0, 0), "taking a cut is no step");
    press(&mut app, "u");
    assert_eq!(reach(&app), before);
    assert_eq!(app.report().unwrap(), whole);
}

#[test]
fn a_cut_that_is_not_taken_is_gone() {
    let mut app = prepared((80, 24));
    press(&mut app, "bm<C-u>4<Enter><Esc><F5>F<Esc>");
    assert!(app.stage().unwrap().show().plan().is_none());
    assert_eq!(app.stage().unwrap().notice(), "");
}

#[test]
fn a_cut_that_is_out_of_sight_is_never_made() {
    for keys in [
        "Fj<Enter>",
        "F9<Enter><Enter>",
        "FpWhy?<Enter><Enter>",
        "Fa<Esc><Enter>",
        "F..<Enter>",
        ".F<Enter><Enter>",
    ] {
        let mut app = prepared((80, 24));
        press(&mut app, "bm<C-u>4<Enter><Esc><F5>");
        press(&mut app, keys);
        let deck = app.stage().unwrap().show().deck();
        for card in deck.cards.iter().skip(1) {
            assert_eq!(card.reach, Reach::default(), "after {keys:?}");
        }
    }
}

#[test]
fn leaving_comes_back_to_the_same_place() {
    let mut app = prepared((120, 36));
    press(&mut app, "3jjj");
    let before = picture(&app);
    for leave in ["<Esc>", "q", "<F5>"] {
        press(&mut app, &format!("<F5>llj{leave}"));
        assert!(app.stage().is_none());
        // Any key takes the notice away.
        press(&mut app, "<C-l>");
        assert_eq!(picture(&app), before);
    }
}

#[test]
fn the_one_button_of_a_clicker_leaves_and_goes_on_at_the_same_step_and_depth() {
    let mut app = presented("l<Down>");
    let before = picture(&app);
    at(&mut app, 60);
    press(&mut app, "<F5>");
    assert_eq!(app.notice(), "<F5> goes on at card 2");
    press(&mut app, "<F5>");
    assert_eq!(picture(&app), before);
    assert_eq!(app.report().unwrap().elapsed, Time::seconds(60));
    // A card that was put before it meanwhile moves it, and it stays on.
    press(&mut app, "<Esc>b<Home>tNew<Enter>K<Esc><F5>");
    assert_eq!(place(&app), (2, 0));
    press(&mut app, "q<F5>");
    assert_eq!(place(&app), (0, 0), "what was ended begins anew");
}

#[test]
fn presented_alone_it_ends_with_the_stage() {
    let mut app = prepared((80, 24));
    app.present_alone();
    press(&mut app, "l<Esc><F5>");
    assert!(
        picture(&app).contains("q ends the presentation"),
        "{}",
        picture(&app)
    );
    assert_eq!(place(&app).0, 1);
    assert_eq!(press(&mut app, "q"), [Effect::Quit]);
}

#[test]
fn nothing_to_present_is_said() {
    let mut app = explorer(atlas_of(SMALL), (80, 24), ThemeName::Mono);
    press(&mut app, "<F5>");
    assert!(
        app.stage().is_none() && app.notice().contains("Space"),
        "{}",
        app.notice()
    );
}

#[test]
fn what_is_typed_stays_off_the_audiences_screen_where_a_console_follows() {
    let mut app = presented("l");
    assert_eq!(app.update(Message::Followed(true)), Effect::None);
    let before = picture(&app);
    for (keys, what) in [("asecond", "answer"), ("<Esc>pWhy", "question for later")] {
        press(&mut app, keys);
        assert_eq!(picture(&app), before, "after {keys:?}");
        assert_eq!(ui::cursor(&app), None);
        assert_eq!(app.report().unwrap().typed.unwrap().what, what);
    }
    press(&mut app, "<Esc>asecond");
    let typed = app.report().unwrap().typed.unwrap();
    assert_eq!(typed.hits, ["Second Plan for Networks 日本"]);
    press(&mut app, "<Esc>F");
    assert_eq!(picture(&app), before, "a cut is proposed on the console alone");
}

#[test]
fn every_state_of_the_audiences_screen_has_its_picture() {
    let mut pictures = String::new();
    for (state, keys) in [
        ("headline", "2<Enter><Up>"),
        ("points", "2<Enter>"),
        ("everything", "2<Enter><Down>"),
        ("index", "2<Enter>g<Down>"),
        ("blank", "."),
        ("answer", "asecond plan<Enter>"),
        ("parking", "pWho pays?"),
        ("a cut is proposed", "F"),
    ] {
        let mut app = prepared((60, 20));
        press(&mut app, "bm<C-u>4<Enter><Esc><F5>");
        press(&mut app, keys);
        writeln!(pictures, "===== {state}\n{}", picture(&app)).unwrap();
    }
    insta::assert_snapshot!(pictures);
}

#[test]
fn the_handout_is_led_as_far_into_each_card_as_the_room_was() {
    let mut app = prepared((80, 24));
    assert_eq!(
        press(&mut app, "<F5><Down>2<Enter><Up>"),
        vec![Effect::SaveBriefing; 2],
        "how far a card was shown is kept at once"
    );
    let shown: Vec<Option<Depth>> = app
        .briefing()
        .unwrap()
        .cards
        .iter()
        .map(|card| card.shown.map(|reach| reach.depth))
        .collect();
    assert_eq!(shown, [Some(Depth::Everything), Some(Depth::Headline), None]);
    let deck = app.briefing().unwrap().deck().as_shown();
    assert_eq!(deck.cards[1].reach.depth, Depth::Headline);
}

#[test]
fn titles_are_set_in_the_size_that_is_asked_for_and_in_ascii_always_plain() {
    let plain = "P L A N   2 0 1 0";
    assert!(!picture(&presented("l")).contains(plain));
    assert!(picture(&presented("l-")).contains(plain));
    assert_eq!(picture(&presented("l-+")), picture(&presented("l")));
    assert_ne!(picture(&presented("l+")), picture(&presented("l")));
}

#[test]
fn a_failure_to_save_is_told_and_nothing_is_lost() {
    let mut app = presented("pWho pays?<Enter>");
    let before = picture(&app);
    assert_eq!(
        app.update(Message::Saved(Err("disk full".to_owned()))),
        Effect::None
    );
    let after = picture(&app);
    assert!(
        !after.contains("disk") && after != before,
        "the room is told nothing: {after}"
    );
    assert_eq!(app.report().unwrap().trouble, "disk full");
    assert_eq!(press(&mut app, "q"), [Effect::SaveBriefing], "it is tried again");
    assert_eq!(app.notice(), "not saved: disk full");
    press(&mut app, "b");
    assert!(picture(&app).contains("NOT SAVED"));
    assert_eq!(
        press(&mut app, "<Esc>q"),
        [Effect::SaveBriefing],
        "nobody leaves without being told"
    );
    let failed = Message::Saved(Err("disk full".to_owned()));
    assert_eq!(app.update(failed), Effect::None);
    assert_eq!(app.notice(), "not saved: q again leaves without it; disk full");
    assert_eq!(press(&mut app, "q"), [Effect::Quit]);
}

#[test]
fn presented_alone_nobody_leaves_what_could_not_be_saved_without_being_told() {
    let failed = || Message::Saved(Err("disk full".to_owned()));
    let mut app = prepared((80, 24));
    app.present_alone();
    press(&mut app, "pWho pays?<Enter>");
    assert_eq!(app.update(failed()), Effect::None);
    assert!(!picture(&app).contains("disk full"), "the room is told nothing");
    assert_eq!(press(&mut app, "q"), [Effect::SaveBriefing], "it is tried again");
    assert_eq!(app.update(failed()), Effect::None);
    let told = "not saved: q again leaves without it; disk full";
    assert!(picture(&app).contains(told), "{}", picture(&app));
    assert_eq!(press(&mut app, "q"), [Effect::Quit]);
}

#[test]
fn the_console_is_told_what_the_room_does_not_see() {
    let mut app = prepared((80, 24));
    press(&mut app, "b<Home>iSmile.<Esc><Esc><F5>");
    at(&mut app, 150);
    assert!(!picture(&app).contains("Smile."));
    let report = app.report().unwrap();
    assert_eq!(
        (report.card, report.cards, report.note.as_str()),
        (1, 3, "Smile.")
    );
    assert_eq!(
        (report.elapsed, report.used, report.behind()),
        (Time::seconds(150), Time::seconds(150), 30)
    );
    assert_eq!(report.later(Duration::from_secs(10)).behind(), 40);
    press(&mut app, "l.");
    let report = app.report().unwrap();
    assert_eq!((report.on, report.card, report.used), (On::Blank, 2, Time::ZERO));
}

#[test]
fn every_screen_is_drawn_at_every_size() {
    for keys in [
        "b",
        "biNote<Enter>two",
        "ba",
        "bp",
        "bv",
        "br",
        "<F5>",
        "<F5>la2010",
        "<F5>pWhy",
        "<F5>g",
        "<F5>F",
        "<F5>.",
        "<F5>asecond<Enter>",
    ] {
        let mut app = prepared((80, 24));
        press(&mut app, keys);
        for width in 0..=64 {
            for height in 0..=24 {
                assert_eq!(app.update(Message::Resize(width, height)), Effect::None);
                draw(&app);
                let cursor = ui::cursor(&app);
                assert!(
                    cursor.is_none_or(|at| at.x < width && at.y < height),
                    "{keys:?} at {width}x{height}"
                );
            }
        }
        for size in [(76, 20), (80, 24), (100, 20), (300, 100)] {
            assert_eq!(app.update(Message::Resize(size.0, size.1)), Effect::None);
            draw(&app);
        }
    }
}

#[test]
fn eight_cards_of_the_record_are_made_and_presented_with_keys_alone() {
    let mut app = explorer(embedded_atlas(), (80, 24), ThemeName::Mono);
    for record in [
        "tel",
        "lima declaration",
        "plan 2010-2015",
        "plan 2016-2020",
        "sce",
    ] {
        press(&mut app, &format!("/{record}<Enter><Space>"));
    }
    press(
        &mut app,
        "b<Home>tTEL on security<Enter>KtWhere it stands<Enter>tQuestions<Enter><Esc>",
    );
    assert_eq!(app.briefing().unwrap().cards.len(), 8);
    press(&mut app, "<F5>");
    for size in [(80, 24), (120, 36)] {
        assert_eq!(app.update(Message::Resize(size.0, size.1)), Effect::None);
        press(&mut app, "<Home>");
        let mut seen = 1;
        while place(&app).0 < 7 {
            assert!(!picture(&app).trim().is_empty());
            press(&mut app, "<PgDn>");
            seen += 1;
            assert!(seen < 100, "the cards come to an end");
        }
    }
}

/// A briefing of which one card and one note are not for its room.
fn with_a_secret() -> App {
    let mut app = prepared((80, 24));
    press(&mut app, "b<Home>iNOTE-OF-MINE<Esc>tSECRET-CARD<Enter><Esc>");
    let mut briefing = app.briefing().unwrap().clone();
    briefing.cards[0].note.label = Label::Amber;
    briefing.cards[1].label = Label::AmberStrict;
    let folder = tempfile::tempdir().unwrap();
    let revision = Store::at(folder.path().to_owned()).save(&briefing, None).unwrap();
    app.set_briefing(briefing, revision);
    press(&mut app, "<F5>");
    app
}

/// Keys as they may fall; every place and line of the stage is within reach of them.
fn any_keys() -> impl Strategy<Value = Vec<&'static str>> {
    let keys = [
        "<PgDn>",
        "<PgUp>",
        "<Down>",
        "<Up>",
        "<Enter>",
        "<Backspace>",
        "<Esc>",
        ".",
        "g",
        "a",
        "p",
        "F",
        "u",
        "l",
        "2",
        "4",
        "<Home>",
        "<End>",
        "secret",
        "plan",
    ];
    prop::collection::vec(prop::sample::select(keys.to_vec()), 0..14)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_key_reaches_what_the_room_may_not_see(keys in any_keys()) {
        let mut app = with_a_secret();
        for key in keys {
            press(&mut app, key);
            if app.stage().is_none() {
                break;
            }
            let seen = picture(&app);
            prop_assert!(!seen.contains("SECRET-CARD") && !seen.contains("NOTE-OF-MINE"), "{seen}");
            let told = format!("{:?}", app.report());
            prop_assert!(!told.contains("SECRET-CARD") && !told.contains("NOTE-OF-MINE"), "{told}");
            prop_assert!(told.contains("1 card (TLP:AMBER+STRICT), 1 note (TLP:AMBER)"), "{told}");
        }
    }

    #[test]
    fn from_an_answer_the_way_back_is_exact(before in any_keys(), within in any_keys()) {
        let mut app = prepared((80, 24));
        press(&mut app, "<F5>");
        for key in before {
            press(&mut app, key);
            if app.stage().is_none() {
                return Ok(());
            }
        }
        // Lines, the index, answers and the blank screen are closed first: the way back leads to a card.
        let open = |app: &App| {
            let stage = app.stage().unwrap();
            let show = stage.show();
            stage.line().is_some() || show.is_index() || show.is_answering() || show.is_blank() || show.plan().is_some()
        };
        while open(&app) {
            press(&mut app, "<Esc>");
        }
        press(&mut app, "<Up>");
        let there = picture(&app);
        press(&mut app, "asecond plan<Enter>");
        for key in within.iter().filter(|key| ["<PgDn>", "<PgUp>", "<Down>", "<Up>", "l", "2", "<Home>", "<End>"].contains(key)) {
            press(&mut app, key);
        }
        prop_assert!(app.stage().unwrap().show().is_answering());
        press(&mut app, "<Backspace>");
        prop_assert_eq!(picture(&app), there);
    }
}
