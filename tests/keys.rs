//! What the explorer does, key strings in and pictures out.

mod support;

use plenary::app::{Effect, Focus, Message, ThemeName};
use plenary::ui;
use support::{SCREENS, SMALL, atlas_of, draw, embedded_atlas, explorer, play, plenary, press};

#[test]
fn three_panes_at_120_by_36() {
    insta::assert_snapshot!(play((120, 36), "jj"));
}

#[test]
fn two_panes_at_80_by_24() {
    insta::assert_snapshot!(play((80, 24), "2j<Enter>"));
}

#[test]
fn one_pane_at_60_by_20() {
    insta::assert_snapshot!(play((60, 20), "3"));
}

#[test]
fn the_search_names_the_field_that_matched_and_previews_the_record() {
    insta::assert_snapshot!(play((80, 24), "/goteborg"));
}

#[test]
fn help_finds_a_key_by_word() {
    insta::assert_snapshot!(play((80, 24), "?half"));
}

#[test]
fn keys_lead_to_records() {
    for (keys, name) in [
        ("", "org"),
        ("jj", "wg"),
        ("jjk", "com"),
        ("jjgg", "org"),
        ("jjp", "com"),
        ("jjhhh", "org"),
        ("2gg", "plan-2002"),
        ("2G", "plan-2010"),
        ("/second plan<Enter>", "plan-2010"),
        ("/second plan<Esc>", "org"),
        ("/second plan<Enter>H", "org"),
        ("/second plan<Enter>HL", "plan-2010"),
        ("/first plan<C-u>goteborg meeting<Enter>", "meet"),
        ("jj<Enter>J<Enter>", "com"),
    ] {
        let mut app = explorer(atlas_of(SMALL), (120, 36), ThemeName::Mono);
        press(&mut app, keys);
        assert_eq!(app.atlas().name(app.selected()), name, "after {keys:?}");
    }
}

#[test]
fn a_replaced_plan_leads_to_its_successor() {
    let mut app = explorer(atlas_of(SMALL), (120, 36), ThemeName::Mono);
    press(&mut app, "/plan 2002<Enter><C-f>superseded<Enter><Enter>");
    assert_eq!(app.atlas().name(app.selected()), "plan-2010");
}

#[test]
fn the_other_panes_follow_the_one_that_is_moved_in() {
    let mut app = explorer(atlas_of(SMALL), (120, 36), ThemeName::Mono);
    press(&mut app, "-2G");
    assert_eq!(app.outline().rows().len(), 4, "the issuing body was unfolded");
    let row = app.scroll(Focus::Structure).cursor();
    assert_eq!(row, 2, "and is under the cursor of the structure");
}

#[test]
fn copying_asks_the_terminal_and_says_so() {
    let mut app = explorer(atlas_of(SMALL), (120, 36), ThemeName::Mono);
    assert_eq!(
        press(&mut app, "yt"),
        [Effect::Copy("The Organisation".to_owned())]
    );
    assert_eq!(
        press(&mut app, "yu"),
        [Effect::Copy("https://example.org/page".to_owned())]
    );
    assert_eq!(
        app.notice(),
        "sent to the terminal, which puts it on the clipboard if it knows OSC 52 (24 characters): https://example.org/page"
    );
    assert_eq!(press(&mut app, "q"), [Effect::Quit]);
}

#[test]
fn citations_are_copied_as_the_command_prints_them() {
    for (keys, args) in [
        ("yc", ["plan-2002", "--style", "text"]),
        ("yb", ["plan-2002", "--style", "bibtex"]),
        ("yj", ["plan-2002", "--style", "csl-json"]),
        ("yr", ["plan-2002", "--style", "ris"]),
        ("yd", ["--edition", "--style", "text"]),
    ] {
        let mut app = explorer(atlas_of(SMALL), (120, 36), ThemeName::Mono);
        press(&mut app, "2gg");
        let cited = plenary(&[&["cite", "--data", "-"][..], &args].concat(), SMALL).out;
        let cited = cited.trim_end().replace("\r\n", " \n");
        assert_eq!(press(&mut app, keys), [Effect::Copy(cited)], "{keys}");
    }
}

#[test]
fn copying_in_a_view_means_the_record_under_its_cursor_and_leaves_it_open() {
    let mut app = explorer(atlas_of(SMALL), (120, 36), ThemeName::Mono);
    press(&mut app, "2Gr");
    assert_eq!(press(&mut app, "Jyi"), [Effect::Copy("plan-2002".to_owned())]);
    assert!(app.view().is_some());
}

#[test]
fn a_text_too_large_for_terminals_is_shown_and_not_sent() {
    let long = SMALL.replace("It is at the top.", &"It is at the top. ".repeat(5_000));
    let mut app = explorer(atlas_of(long.leak()), (80, 24), ThemeName::Mono);
    assert_eq!(press(&mut app, "yy"), []);
    assert!(
        app.notice().starts_with("not copied: ") && app.notice().contains("74994"),
        "{}",
        app.notice()
    );
    assert!(ui::picture(&draw(&app)).contains("It is at the top."));
    assert_eq!(
        press(&mut app, "<Esc>yt"),
        [Effect::Copy("The Organisation".to_owned())]
    );
}

#[test]
fn what_is_wrong_with_a_typed_date_is_told_below_it() {
    let screen = play((80, 24), "t12x<Enter>");
    let (above, last) = screen.trim_end().rsplit_once('\n').unwrap();
    assert!(
        above.ends_with(" As of (1998, 2002-10, 2002-10-26): 12x"),
        "{screen}"
    );
    assert!(last.contains("12x"), "{screen}");
}

#[test]
fn a_begun_sequence_lists_what_may_follow() {
    insta::assert_snapshot!(play((80, 24), "y"));
}

#[test]
fn in_an_input_line_every_letter_types() {
    let mut app = explorer(atlas_of(SMALL), (120, 36), ThemeName::Mono);
    press(&mut app, "/qjk123");
    assert_eq!(
        app.overlay().map(|overlay| overlay.input().text()),
        Some("qjk123")
    );
}

#[test]
fn drawing_twice_gives_the_same_picture() {
    let mut app = explorer(embedded_atlas(), (120, 36), ThemeName::Terminal);
    press(&mut app, "jjjj/lima");
    assert_eq!(draw(&app), draw(&app));
}

#[test]
fn every_screen_is_drawn_at_every_small_size() {
    for keys in SCREENS {
        let mut app = explorer(atlas_of(SMALL), (120, 36), ThemeName::Mono);
        press(&mut app, keys);
        for width in 0..=64 {
            for height in 0..=24 {
                assert_eq!(app.update(Message::Resize(width, height)), Effect::None);
                draw(&app);
            }
        }
        for size in [(76, 20), (80, 24), (100, 20), (300, 100)] {
            assert_eq!(app.update(Message::Resize(size.0, size.1)), Effect::None);
            draw(&app);
        }
    }
}

#[test]
fn a_window_too_small_says_so() {
    assert_eq!(
        play((30, 2), "").lines().next(),
        Some("window too small: 60x20 or mo\u{2026}")
    );
    assert_eq!(
        play((59, 20), "").lines().next(),
        Some("window too small: 60x20 or more")
    );
}

#[test]
fn the_selected_row_is_seen_without_colours() {
    let app = explorer(atlas_of(SMALL), (120, 36), ThemeName::Mono);
    let picture = ui::picture(&draw(&app));
    assert!(picture.lines().any(|line| line.contains(">- ORG")), "{picture}");
}

#[test]
fn the_questions_of_a_newcomer_are_answered() {
    let mut app = explorer(embedded_atlas(), (120, 36), ThemeName::Mono);
    press(&mut app, "/tel<Enter>");
    assert_eq!(app.atlas().name(app.selected()), "tel");
    assert_eq!(app.atlas().parent(app.selected()), app.atlas().find("sce"));
    press(&mut app, "/lima declaration<Enter>");
    let page = app.page().to_text(100);
    assert!(
        page.contains("emergency response") && page.contains("https://"),
        "{page}"
    );
    press(&mut app, "/plan 2010-2015<Enter>");
    assert!(
        app.page().to_text(100).contains("superseded by"),
        "{}",
        app.page().to_text(100)
    );
}

fn ui_picture(app: &plenary::app::App) -> String {
    let picture = ui::picture(&draw(app));
    let lines: Vec<&str> = picture.lines().map(str::trim_end).collect();
    lines.join("\n")
}

#[test]
fn a_filter_narrows_the_panes_and_one_key_clears_it() {
    let mut app = explorer(atlas_of(SMALL), (120, 36), ThemeName::Mono);
    press(&mut app, "/second plan<Enter>2j");
    let before = ui_picture(&app);
    press(&mut app, "fkind:plan<Enter>");
    assert_eq!(app.timeline().len(), 2, "the meeting is left out");
    assert!(ui_picture(&app).contains("FILTER kind:plan | 2 of the timeline"));
    assert_eq!(
        app.atlas().name(app.selected()),
        "plan-2010",
        "what is selected stays"
    );
    assert_eq!(
        app.weight(app.atlas().find("org").unwrap()),
        2,
        "and the counts follow"
    );
    press(&mut app, "F");
    assert_eq!(app.timeline().len(), 3);
    assert_eq!(app.notice(), "filter cleared");
    press(&mut app, "j");
    assert_eq!(ui_picture(&app), before, "all is as it was");
}

#[test]
fn what_a_filter_leaves_out_comes_back_into_its_row() {
    for size in [(120, 36), (80, 24), (60, 20)] {
        for filter in ["kind:declaration", "kind:plan", "kind:strategy year:1990"] {
            let mut app = explorer(embedded_atlas(), size, ThemeName::Mono);
            press(&mut app, "/lima declaration<Enter>2");
            let before = ui_picture(&app);
            press(&mut app, &format!("f{filter}<Enter>F"));
            press(&mut app, "<Esc>");
            assert_eq!(ui_picture(&app), before, "after {filter}");
        }
    }
}

#[test]
fn facets_are_chosen_by_key_and_become_part_of_the_query() {
    let mut app = explorer(atlas_of(SMALL), (120, 36), ThemeName::Mono);
    press(&mut app, "f<Tab>");
    let picture = ui_picture(&app);
    assert!(picture.contains("> kind:\"action plan\""), "{picture}");
    assert!(picture.contains(">[x] kind"), "{picture}");
    press(&mut app, "<Tab><Enter>");
    assert!(app.filter().is_none(), "chosen twice is not chosen");
}

#[test]
fn earlier_searches_come_back_and_can_be_given_a_name() {
    let mut app = explorer(atlas_of(SMALL), (120, 36), ThemeName::Mono);
    let effects = press(&mut app, "/second plan<Enter>/goteborg<Enter>/");
    assert_eq!(effects, [Effect::KeepSearches, Effect::KeepSearches]);
    assert!(ui_picture(&app).contains("earlier        goteborg"));
    press(&mut app, "<Up>");
    assert!(ui_picture(&app).contains("> goteborg "));
    press(&mut app, "<Up><C-s>second<Enter>");
    assert_eq!(app.searches().saved().first().unwrap().query, "second plan");
}

#[test]
fn a_search_says_what_it_cannot_read_and_what_it_corrected() {
    for (keys, said) in [
        ("/plan year:soon", "─────^^^^^^^^^ ! `soon` is no year"),
        ("/networsk", "nothing found as typed; these are for: networks"),
        ("/plan zzzz", ">Without  zzzz  there would be"),
        ("/year:soon", "Nothing of this can be read."),
        ("/wg", "─ WG: working group ─"),
        ("/goteborg<Esc>", "plenary | "),
    ] {
        let picture = play((120, 36), keys);
        assert!(picture.contains(said), "{picture}");
    }
}

#[test]
fn a_term_that_leaves_nothing_is_dropped_by_enter() {
    let mut app = explorer(atlas_of(SMALL), (80, 24), ThemeName::Mono);
    press(&mut app, "/second plan zzzz<Enter>");
    assert_eq!(app.overlay().unwrap().input().text(), "second plan");
    press(&mut app, "<Enter>");
    assert_eq!(app.atlas().name(app.selected()), "plan-2010");
}

#[test]
fn the_sign_that_leads_to_the_actions_is_deleted_like_a_letter() {
    let mut app = explorer(atlas_of(SMALL), (80, 24), ThemeName::Mono);
    press(&mut app, "/>fold<Backspace><Backspace><Backspace><Backspace>");
    assert!(ui_picture(&app).contains("Commands"));
    press(&mut app, "<Backspace>goteborg");
    assert!(ui_picture(&app).contains("Search everything"));
}

#[test]
fn earlier_and_saved_searches_narrow_the_panes_too() {
    let mut app = explorer(atlas_of(SMALL), (80, 24), ThemeName::Mono);
    press(&mut app, "/kind:plan<C-s>plans<Enter><Enter>f<Up>");
    assert_eq!(app.overlay().unwrap().input().text(), "kind:plan");
    press(&mut app, "<C-Down>");
    assert_eq!(
        app.overlay().unwrap().input().text(),
        "",
        "what was typed comes back"
    );
    press(&mut app, "<F4>");
    assert!(ui_picture(&app).contains("plans          kind:plan"));
    press(&mut app, "<Enter><Enter>");
    assert_eq!(app.filter().unwrap().text(), "kind:plan");
}

#[test]
fn a_filter_says_only_what_it_narrows_by() {
    let mut app = explorer(atlas_of(SMALL), (60, 20), ThemeName::Mono);
    press(&mut app, "fkind:plan year:soon<Enter>");
    assert_eq!(app.filter().unwrap().text(), "kind:plan");
    assert!(ui_picture(&app).contains("FILTER kind:plan | 2 of the timeline"));
    press(&mut app, "Ffyear:soon<Enter>");
    assert!(app.filter().is_none());
    assert!(app.overlay().is_some(), "it stays open with what is wrong");
    let mut app = explorer(atlas_of(SMALL), (60, 20), ThemeName::Mono);
    press(
        &mut app,
        "fkind:plan | kind:meeting | kind:statement since:1990<Enter>",
    );
    let header = ui_picture(&app).lines().next().unwrap().to_owned();
    assert!(header.ends_with("\u{2026} | 3 of the timeline"), "{header}");
}

#[test]
fn the_cursor_stays_on_its_facet_while_counts_change() {
    let mut app = explorer(embedded_atlas(), (80, 24), ThemeName::Mono);
    press(&mut app, "f<PgDn><PgDn>");
    let chosen = |app: &plenary::app::App| match app.overlay() {
        Some(plenary::app::overlay::Overlay::Search(search)) => search.facet().cloned().unwrap(),
        _ => panic!("the search is closed"),
    };
    let before = chosen(&app);
    press(&mut app, "<Tab>");
    let after = chosen(&app);
    assert_eq!((before.want, after.chosen), (after.want, true));
}
