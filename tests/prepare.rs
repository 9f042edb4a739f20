//! A briefing prepared with keys alone: cards put in, put in order, noted and checked.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a helper fails its test by panicking"
)]

#[path = "support/briefing.rs"]
mod briefing;
mod support;

use briefing::{cards, picture, prepared, presented};
use plenary::app::tray::Listed;
use plenary::app::{App, Effect, Message, ThemeName};
use plenary::briefing::Time;
use support::{SMALL, atlas_of, embedded_atlas, explorer, press};

#[test]
fn the_tray_holds_the_cards_with_their_time_and_weight() {
    let mut app = prepared((80, 24));
    press(&mut app, "b+!>iNobody asked for it before.<Esc>tQuestions<Enter>");
    insta::assert_snapshot!(picture(&app));
}

#[test]
fn space_puts_a_record_in_and_takes_it_out() {
    let mut app = explorer(atlas_of(SMALL), (80, 24), ThemeName::Mono);
    assert_eq!(press(&mut app, "<Space>"), [Effect::SaveBriefing]);
    assert!(
        app.notice()
            .contains("The record ORG: put into Briefing, 1 card, 2:00 of 15:00"),
        "{}",
        app.notice()
    );
    press(&mut app, "<Space>");
    assert!(app.notice().contains("taken out of Briefing"), "{}", app.notice());
    assert_eq!(app.briefing().map(|briefing| briefing.cards.len()), Some(0));
}

#[test]
fn cards_are_moved_timed_weighed_and_every_change_can_be_taken_back() {
    let mut app = prepared((80, 24));
    press(&mut app, "bk<Home>J");
    assert_eq!(cards(&app), ["plan-2010", "plan-2002", "meet"]);
    press(&mut app, "KK");
    assert_eq!(cards(&app), ["plan-2002", "plan-2010", "meet"]);
    press(&mut app, "+++-<lt>!");
    let card = app.briefing().unwrap().cards[0].clone();
    assert_eq!((card.time, card.weight, card.pinned), (Time::minutes(3), 2, true));
    press(&mut app, "<Del>");
    assert_eq!(cards(&app), ["plan-2010", "meet"]);
    press(&mut app, "uuuuuuuuuuuuuuuuuuuuuuu");
    assert_eq!(app.briefing().map(|briefing| briefing.cards.len()), Some(0));
    press(&mut app, "UUUUUUUUUUUUUUUUUUUUUUU");
    assert_eq!(cards(&app), ["plan-2010", "meet"]);
}

#[test]
fn a_note_of_several_lines_is_written_in_place_and_every_letter_is_saved() {
    let mut app = prepared((80, 24));
    assert_eq!(
        press(&mut app, "b<Home>iab<Enter>c<Up>x"),
        vec![Effect::SaveBriefing; 5]
    );
    assert_eq!(app.briefing().unwrap().cards[0].note.text, "axb\nc");
    press(&mut app, "<Esc>u");
    assert_eq!(app.briefing().unwrap().cards[0].note.text, "", "one step back");
    let effects = press(&mut app, "iold<C-e>");
    assert_eq!(effects.last(), Some(&Effect::EditText("old".to_owned())));
    let edited = Message::Edited(Ok("new\nlines\n".to_owned()));
    assert_eq!(app.update(edited), Effect::SaveBriefing);
    assert_eq!(app.briefing().unwrap().cards[0].note.text, "new\nlines");
}

#[test]
fn a_line_changes_the_briefing_with_every_letter_and_esc_takes_it_back() {
    let mut app = prepared((80, 24));
    assert_eq!(press(&mut app, "btHi"), vec![Effect::SaveBriefing; 2]);
    assert_eq!(cards(&app).last().map(String::as_str), Some("Hi"));
    assert_eq!(press(&mut app, "<Esc>"), [Effect::SaveBriefing]);
    assert_eq!(cards(&app).len(), 3);
    press(&mut app, "<Home>r<C-u>The first<Enter>");
    assert_eq!(app.briefing().unwrap().cards[0].title, "The first");
    press(&mut app, "u");
    assert_eq!(app.briefing().unwrap().cards[0].title, "");
    press(&mut app, "m<C-u>20");
    assert_eq!(app.briefing().unwrap().time, Time::minutes(20));
}

#[test]
fn space_puts_in_the_view_that_has_the_screen() {
    let shows = |keys: &str| {
        let mut app = explorer(atlas_of(SMALL), (120, 36), ThemeName::Mono);
        press(&mut app, keys);
        let briefing = app.briefing().unwrap();
        briefing.cards.last().map(|card| card.shows.words(app.atlas()))
    };
    for (keys, words) in [
        ("x<Space>", "The themes by instrument"),
        ("t2005<Enter>xv<Space>", "The themes by body as of 2005"),
        (
            "fyear:2010<Enter>x<Space>",
            "The themes by instrument, only year:2010",
        ),
        (
            "fkind:plan<Enter>2z<Space>",
            "The timeline, 2002 .. 2010, only kind:plan",
        ),
        ("/second plan<Enter>r<Space>", "The lineage of Plan 2010"),
        (
            "/second plan<Enter>c/plan 2002<Enter>c<Space>",
            "The comparison of Plan 2010 and Plan 2002",
        ),
        ("t2005<Enter>1z<Space>", "The structure of ORG as of 2005"),
        ("2z<Space>", "The timeline, 2002 .. 2010"),
        ("<Space>", "The record ORG"),
        ("/#networks<Enter><Space>", "The record Networks"),
        ("ba<End><Enter>Words<Enter>", "A title"),
        ("ba<End>k<Enter>Words<Esc>", "Words"),
        (
            "ba<End>kk<Enter>2002..2005 body:wg<Enter>",
            "The timeline of WG, 2002 .. 2005",
        ),
    ] {
        assert_eq!(shows(keys).as_deref(), Some(words), "after {keys:?}");
    }
}

#[test]
fn a_card_says_no_more_than_the_filter_left_when_it_was_made() {
    let mut app = explorer(atlas_of(SMALL), (80, 24), ThemeName::Mono);
    press(&mut app, "fkind:plan year:2010<Enter>x<Space><Esc>2z<Space>-<F5>");
    let themes = picture(&app);
    press(&mut app, "l");
    let timeline = picture(&app);
    assert!(themes.contains("1  Networks; latest: 2010 Plan 2010"), "{themes}");
    assert!(
        timeline.contains("Plan 2010") && !timeline.contains("Plan 2002"),
        "{timeline}"
    );
}

#[test]
fn points_and_labels_are_chosen() {
    let mut app = prepared((80, 24));
    press(&mut app, "b<Home>p<Space><Esc>");
    let points = app.briefing().unwrap().cards[0].points.clone();
    assert!(points.is_some(), "one of several points is left out");
    press(&mut app, "<End>L");
    assert!(
        app.notice().contains("held back: 1 card (TLP:GREEN)"),
        "{}",
        app.notice()
    );
    press(&mut app, "A");
    assert!(
        app.notice().contains("TLP:GREEN room; held back: nothing"),
        "{}",
        app.notice()
    );
    press(&mut app, "v");
    assert_eq!(app.notice(), "nothing to look at: ready to present");
}

#[test]
fn the_pre_flight_names_the_rule_with_its_source_and_leads_to_the_card() {
    let mut app = explorer(embedded_atlas(), (80, 24), ThemeName::Mono);
    press(&mut app, "/lima declaration<Enter><Space>bT21 countries<Esc>v");
    insta::assert_snapshot!(picture(&app));
    press(&mut app, "<End><Enter>");
    assert!(picture(&app).contains("> 2 "), "{}", picture(&app));
}

#[test]
fn the_tray_lists_what_can_be_added_and_the_points_of_a_card() {
    let mut app = prepared((80, 24));
    press(&mut app, "b<Home>a");
    insta::assert_snapshot!("the_tray_lists_what_can_be_added", picture(&app));
    press(&mut app, "<Esc>p");
    insta::assert_snapshot!("the_tray_lists_the_points_of_a_card", picture(&app));
    press(&mut app, "<Esc>iSay economies.<Enter>No country.");
    insta::assert_snapshot!("the_tray_writes_a_note", picture(&app));
}

#[test]
fn several_briefings_are_listed_opened_and_begun() {
    let mut app = prepared((80, 24));
    assert_eq!(press(&mut app, "bO"), [Effect::ListBriefings]);
    let listed = ["Briefing", "Other"].map(|name| Listed {
        name: name.to_owned(),
        words: "1 card".to_owned(),
    });
    assert_eq!(app.update(Message::Listed(Ok(listed.to_vec()))), Effect::None);
    assert_eq!(
        press(&mut app, "j<Enter>"),
        [Effect::OpenBriefing("Other".to_owned())]
    );
    assert_eq!(app.update(Message::Listed(Ok(listed.to_vec()))), Effect::None);
    assert_eq!(press(&mut app, "NThird<Enter>"), [Effect::SaveBriefing]);
    let briefing = app.briefing().unwrap();
    assert_eq!((briefing.name.as_str(), briefing.cards.len()), ("Third", 0));
}

#[test]
fn questions_are_put_in_other_words_and_taken_out() {
    let mut app = presented("asecond plan<Enter><Backspace>pWho pays?<Enter>q");
    press(&mut app, "bQ<Enter><C-u>What came after it?<Enter>");
    let asked = |app: &App| {
        let questions = &app.briefing().unwrap().questions;
        questions.iter().map(|q| q.asked.clone()).collect::<Vec<_>>()
    };
    assert_eq!(asked(&app), ["What came after it?", "Who pays?"]);
    press(&mut app, "Qjx");
    assert_eq!(asked(&app), ["What came after it?"]);
    press(&mut app, "<Esc>u");
    assert_eq!(asked(&app), ["What came after it?", "Who pays?"]);
}
