//! The views over the panes and what the panes are looked at through: a date, doubts, lanes.

mod support;

use plenary::app::{Effect, Focus, Message, ThemeName};
use plenary::diff::Diff;
use plenary::model::Id;
use proptest::prelude::*;
use support::{SMALL, atlas_of, draw, embedded_atlas, explorer, play, press};

/// The whole picture after a key that does nothing but clear what was just said.
fn settled(app: &mut plenary::app::App) -> String {
    press(app, "1");
    plenary::ui::picture(&draw(app))
}

fn small(keys: &str) -> plenary::app::App {
    let mut app = explorer(atlas_of(SMALL), (120, 36), ThemeName::Mono);
    press(&mut app, keys);
    app
}

fn real(keys: &str) -> plenary::app::App {
    let mut app = explorer(embedded_atlas(), (120, 36), ThemeName::Mono);
    press(&mut app, keys);
    app
}

#[test]
fn as_of_a_date_what_was_not_there_is_hidden_and_the_header_says_the_date() {
    insta::assert_snapshot!(play((80, 24), "t1996<Enter>"));
}

#[test]
fn what_was_not_there_can_be_shown_with_a_mark() {
    insta::assert_snapshot!(play((120, 24), "t2005<Enter>X2"));
}

#[test]
fn stepping_on_and_back_returns_to_the_same_picture_and_says_what_changed() {
    let mut app = small("t1993<Enter>");
    let before = settled(&mut app);
    press(&mut app, ".");
    assert!(
        app.notice()
            .starts_with("1 change from 1993 to 1995 (C lists them): COM came into being."),
        "{}",
        app.notice()
    );
    let after = settled(&mut app);
    assert!(
        after.contains("Changed since 1993: COM came into being."),
        "{after}"
    );
    assert!(after.contains(", 1993 < 1995 > "), "{after}");
    assert_ne!(after, before);
    press(&mut app, ",");
    assert!(app.notice().contains("taken back"), "{}", app.notice());
    assert_eq!(settled(&mut app), before);
    press(&mut app, "T");
    assert!(app.then().is_none());
}

#[test]
fn the_changes_of_a_step_are_listed_and_lead_to_their_records() {
    let mut app = small("t1993<Enter>.C<Enter>");
    assert_eq!(app.atlas().name(app.selected()), "com");
    assert!(app.view().is_none());
    press(&mut app, "tsoon<Enter>");
    assert!(
        app.overlay().is_some(),
        "a date that cannot be read stays in its line"
    );
    assert!(!app.notice().is_empty());
}

#[test]
fn how_tel_was_placed_in_1998_is_said_with_its_doubts() {
    let app = real("/tel<Enter>t1998<Enter>");
    let picture = plenary::ui::picture(&draw(&app));
    assert!(picture.contains("AS OF 31 December 1998"), "{picture}");
    assert!(
        picture.contains("APEC > Leaders' Meeting > Ministerial Meeting > SOM > TEL"),
        "{picture}"
    );
    assert!(picture.contains(", November 1998 < 1998 > "), "{picture}");
    let page = app.page().to_text(200);
    assert!(
        page.contains(
            "On 31 December 1998 TEL existed and, as far as is known, reported to Senior Officials' Meeting"
        ),
        "{page}"
    );
}

#[test]
fn doubts_are_marked_in_all_panes_with_what_is_safe_to_say() {
    let mut app = small("!jj");
    let picture = plenary::ui::picture(&draw(&app));
    assert!(picture.contains("3 Detail [1][~]"), "{picture}");
    assert!(
        app.safe_to_say().contains("According to The Organisation"),
        "{}",
        app.safe_to_say()
    );
    press(&mut app, "!");
    assert_eq!(app.safe_to_say(), "");
}

#[test]
fn the_list_of_doubts_leads_to_its_records() {
    insta::assert_snapshot!(play((80, 24), "Q"));
    let app = small("Q<Enter>");
    assert_eq!(app.atlas().name(app.selected()), "wg");
    assert_eq!(app.focus(), Focus::Detail);
}

#[test]
fn the_coverage_shows_letters_and_says_the_cell_in_words() {
    insta::assert_snapshot!(play((80, 24), "x"));
}

#[test]
fn a_narrow_window_tells_one_text_at_a_time_in_words() {
    insta::assert_snapshot!(play((60, 20), "xh"));
}

#[test]
fn what_nobody_addressed_since_2015_is_said_with_what_that_is_worth() {
    let picture = plenary::ui::picture(&draw(&real("fsince:2015<Enter>xvv")));
    assert!(
        picture.contains(" shown is on: Computer emergency response teams (latest 2008); "),
        "{picture}"
    );
    assert!(picture.contains("of them were not read"), "{picture}");
}

#[test]
fn what_a_view_shows_is_copied_as_markdown() {
    let mut app = small("x");
    let effects = press(&mut app, "yv");
    assert!(
        matches!(effects.last(), Some(Effect::Copy(text)) if text.contains("| instrument | Networks | points |")),
        "{effects:?}"
    );
}

#[test]
fn a_filled_cell_opens_its_record_and_an_empty_one_its_gap() {
    let app = small("xl<Enter>");
    assert_eq!(app.atlas().name(app.selected()), "plan-2010");
    let mut app = real("x<Enter>");
    assert!(plenary::ui::picture(&draw(&app)).contains("no point in this dataset"));
    press(&mut app, "<Esc>");
    assert!(plenary::ui::picture(&draw(&app)).contains("Coverage: "));
    press(&mut app, "<Esc>");
    assert!(app.view().is_none());
}

#[test]
fn the_coverage_follows_the_filter_and_changes_its_rows() {
    let picture = |keys: &str| plenary::ui::picture(&draw(&small(keys)));
    assert!(picture("x").contains("Coverage: 2 points in this dataset, themes against instruments"));
    assert!(picture("fsecond<Enter>x").contains("Coverage: 1 points in this dataset"));
    assert!(picture("t2005<Enter>x").contains("Coverage: 1 points in this dataset"));
    assert!(picture("xv").contains("themes against bodies"));
    assert!(picture("xvvS").contains("themes against years, most points first"));
}

#[test]
fn a_theme_is_followed_over_time_from_its_row_in_the_coverage() {
    let picture = plenary::ui::picture(&draw(&small("xr")));
    assert!(
        picture.contains("Networks over time: 2 texts and events in this dataset"),
        "{picture}"
    );
    assert!(
        picture.contains("◀─ 2010-05-03 C agree (commits): Plan 2010"),
        "{picture}"
    );
    let app = small("xrj<Enter><Enter>");
    assert_eq!(app.atlas().name(app.selected()), "plan-2002");
}

#[test]
fn relations_are_walked_and_walked_back() {
    insta::assert_snapshot!(play((80, 24), "2Gr"));
    let mut app = small("2Grj<Enter>");
    assert!(plenary::ui::picture(&draw(&app)).contains("● Plan 2002 (October 2002)"));
    press(&mut app, "<Backspace>");
    assert!(plenary::ui::picture(&draw(&app)).contains("● Plan 2010 (3 May 2010)"));
    press(&mut app, "go");
    assert_eq!(app.atlas().name(app.selected()), "plan-2002");
}

#[test]
fn two_records_stand_side_by_side_and_one_under_the_other_in_a_narrow_window() {
    insta::assert_snapshot!(play((60, 20), "2Gc2ggc<PgDn>"));
    let mut app = small("2Gc");
    assert!(app.notice().starts_with("A is Plan 2010"), "{}", app.notice());
    assert!(plenary::ui::picture(&draw(&app)).contains("[A]"));
    press(&mut app, "1ggc");
    assert!(app.notice().contains("not of one kind"), "{}", app.notice());
}

#[test]
fn the_timeline_goes_by_months_lanes_and_decades() {
    insta::assert_snapshot!(play((60, 20), "2vv}"));
    let picture = plenary::ui::picture(&draw(&small("2{")));
    assert!(
        picture.contains("2000s") && picture.contains("2010s"),
        "{picture}"
    );
}

#[test]
fn from_any_pane_one_steps_along_the_timeline() {
    let mut app = small("2gg");
    let first = app.selected();
    press(&mut app, "3>");
    assert!(matches!((first, app.selected()), (Id::Entry(a), Id::Entry(b)) if b == a + 1));
    press(&mut app, "<lt>");
    assert_eq!(app.selected(), first);
}

#[test]
fn what_lies_after_today_is_set_apart() {
    let mut app = small("2");
    app.set_today("2005".parse().unwrap());
    let picture = plenary::ui::picture(&draw(&app));
    assert!(picture.contains("--- after 31 December 2005"), "{picture}");
}

#[test]
fn an_older_edition_is_asked_for_and_what_changed_leads_to_its_records() {
    let mut app = explorer(atlas_of(SMALL), (80, 24), ThemeName::Mono);
    let effects = press(&mut app, "Dold.ron<Enter>");
    assert_eq!(effects, [Effect::ReadOlder("old.ron".to_owned())]);
    let older = SMALL.replace("Build networks.", "Dig.").leak();
    let diff = Diff::new(&atlas_of(older), app.atlas());
    assert_eq!(app.update(Message::Since(Ok(Box::new(diff)))), Effect::None);
    press(&mut app, "<Enter>");
    assert_eq!(app.atlas().name(app.selected()), "plan-2002");
    let failed = Message::Since(Err("cannot read old.ron".to_owned()));
    assert_eq!(app.update(failed), Effect::None);
    assert_eq!(app.notice(), "cannot read old.ron");
}

#[test]
fn help_and_search_lie_over_a_view_and_give_it_back() {
    let mut app = small("x?<Esc>");
    assert!(app.view().is_some());
    press(&mut app, "/second plan<Enter>");
    assert!(app.view().is_none());
    assert_eq!(app.atlas().name(app.selected()), "plan-2010");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_keys_leave_something_to_draw(
        keys in prop::collection::vec(prop::sample::select(vec![
            "j", "k", "G", "gg", "x", "r", "c", "Q", "!", ",", ".", "T", "X", "C", "v", "S", "l", "h", "}", "{", ">", "<lt>", "<Enter>",
            "<Esc>", "<Backspace>", "J", "K", "o", "t2003<Enter>", "fplan<Enter>", "F", "1", "2", "3", "<Tab>", "H", "L", "p", "-", "=",
        ]), 1..40),
        size in (55..130_u16, 15..40_u16),
    ) {
        let mut app = small(&keys.concat());
        prop_assert_eq!(app.update(Message::Resize(size.0, size.1)), Effect::None);
        draw(&app);
    }

    #[test]
    fn stepping_on_and_back_from_any_year_returns_to_the_same_picture(year in 1985..2020_i16, steps in 1..4_usize) {
        let mut app = real(&format!("t{year}<Enter>"));
        let before = settled(&mut app);
        press(&mut app, &".".repeat(steps));
        press(&mut app, &",".repeat(steps));
        prop_assert_eq!(settled(&mut app), before);
    }

    #[test]
    fn the_structure_as_of_any_date_has_no_orphans(year in 1985..2030_i16) {
        let app = real(&format!("t{year}<Enter>="));
        let then = app.then().unwrap();
        let inside = |id: Id| app.atlas().body(id).is_some_and(|body| body.kind.is_inside());
        let there = then.at().bodies().filter(|(id, then)| inside(*id) && then.standing.is_there()).count();
        let shown = app.outline().rows().iter().filter(|row| matches!(row.node, plenary::app::outline::Node::Record(id) if inside(id)));
        prop_assert_eq!(shown.count(), there);
    }
}
