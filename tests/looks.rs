//! How the screens look: themes tried and kept, ASCII only, and every state seen without colours.
#![allow(clippy::unwrap_used, reason = "a helper fails its test by panicking")]

mod support;

use plenary::app::keymap::Keymap;
use plenary::app::{App, Settings, ThemeName};
use plenary::ui;
use support::{SCREENS, SMALL, atlas_of, draw, explorer, play, plenary, press};

fn in_ascii(size: (u16, u16)) -> App {
    let settings = Settings {
        theme: ThemeName::Mono,
        size,
        ascii: true,
    };
    App::new(
        atlas_of(SMALL).into(),
        Keymap::defaults().unwrap(),
        settings,
        None,
    )
    .unwrap()
}

#[test]
fn one_key_goes_through_all_themes() {
    let mut app = explorer(atlas_of(SMALL), (80, 24), ThemeName::Terminal);
    let mut seen = vec![app.theme().word()];
    for _ in 1..ThemeName::ALL.len() {
        press(&mut app, "<F7>");
        seen.push(app.theme().word());
    }
    assert_eq!(
        seen,
        ["terminal", "light", "dark", "contrast", "colour-safe", "mono"]
    );
    press(&mut app, "<F7>");
    assert_eq!(app.theme(), ThemeName::Terminal);
}

#[test]
fn the_list_of_themes_shows_each_and_gives_the_old_one_back() {
    let mut app = explorer(atlas_of(SMALL), (80, 24), ThemeName::Light);
    press(&mut app, "gc<Down>");
    assert_eq!(app.theme(), ThemeName::Dark, "what is under the cursor is on");
    press(&mut app, "<Down><Esc>");
    assert_eq!(app.theme(), ThemeName::Light, "leaving gives the old one back");
    press(&mut app, "gc<Down><Down><Enter>");
    assert_eq!(app.theme(), ThemeName::Contrast, "taking keeps the new one");
    assert_eq!(app.notice(), "colours: contrast");
    press(&mut app, "<S-F7>orange");
    assert_eq!(app.theme(), ThemeName::ColourSafe, "a word finds it");
    press(&mut app, "zzz");
    assert_eq!(
        app.theme(),
        ThemeName::Contrast,
        "no theme is left: the old one is on"
    );
}

#[test]
fn the_list_of_themes() {
    insta::assert_snapshot!(play((60, 20), "gc<Down>"));
}

#[test]
fn in_ascii_every_screen_has_only_the_letters_of_the_dataset_beyond_ascii() {
    for size in [(60, 20), (80, 24), (120, 36), (30, 2)] {
        for keys in SCREENS {
            let mut app = in_ascii(size);
            press(&mut app, keys);
            for c in ui::picture(&draw(&app)).chars().filter(|c| !c.is_ascii()) {
                assert!(SMALL.contains(c), "{c:?} after {keys:?} at {size:?}");
            }
        }
    }
}

#[test]
fn three_panes_in_ascii() {
    let mut app = in_ascii((100, 20));
    press(&mut app, "jj");
    insta::assert_snapshot!(ui::picture(&draw(&app)));
}

#[test]
fn text_is_printed_in_ascii_and_json_as_it_is() {
    let tree = plenary(&["tree", "--ascii", "--data", "-"], SMALL);
    assert_eq!(
        tree.out,
        "The Organisation (org, since 1990)\n`- Committee of the Organisation (com, since 1995)\n   `- Working Group on Networks (wg, since about 1998)\n"
    );
    let quoted = SMALL.replace("They met.", "They met \u{201c}again\u{201d}.");
    let json = plenary(
        &["show", "meet", "--format", "json", "--ascii", "--data", "-"],
        &quoted,
    );
    assert!(json.out.contains("\u{201c}again\u{201d}"), "{}", json.out);
}

#[test]
fn without_colours_every_state_has_a_letter_or_a_mark() {
    let dataset: &'static str = Box::leak(
        SMALL
            .replace("life: \"1998~/..\"", "life: \"1998~/2011\"")
            .replace("status: in_force, themes", "status: historic, disputes: [Dispute(fact: date, question: \"May?\", claims: [(says: \"May\", source: \"page\"), (says: \"June\", source: \"page\")], safe: \"Say 2010.\")], themes")
            .into_boxed_str(),
    );
    let mut app = explorer(atlas_of(dataset), (120, 36), ThemeName::Mono);
    press(&mut app, "jj");
    let picture = ui::picture(&draw(&app));
    for (state, mark) in [
        ("the focused pane", "\u{250f} 1 Structure"),
        ("the selected row", ">  "),
        ("a body that ended", "WG \u{2020}"),
        ("sources that differ", "[!]"),
        ("a superseded text", "[x]"),
        ("what the body had a part in", "* "),
    ] {
        assert!(
            picture.contains(mark),
            "{state}: {mark:?} is missing in\n{picture}"
        );
    }
}

#[test]
fn with_wide_letters_none_of_ambiguous_width_is_drawn() {
    use unicode_width::UnicodeWidthChar;
    let dataset: &'static str = Box::leak(
        SMALL
            .replace(
                "They met.",
                "Caf\u{e9} \u{3a9} \u{201c}\u{b2}\u{201d}, \u{65e5}\u{672c}.",
            )
            .into_boxed_str(),
    );
    for keys in SCREENS {
        let mut app = explorer(atlas_of(dataset), (80, 24), ThemeName::Mono);
        app.set_narrow(true);
        press(&mut app, "/meeting<Enter>");
        press(&mut app, keys);
        let picture = ui::picture(&draw(&app));
        let wide = picture.chars().find(|c| c.width() != c.width_cjk());
        assert!(
            wide.is_none_or(|c| c.width() == Some(0)),
            "{wide:?} after {keys:?} in\n{picture}"
        );
    }
    let ran = plenary(&["screen", "--ambiguous-width", "2", "--data", "-"], dataset);
    assert!(ran.out.contains("+ 1 Structure"), "{}", ran.out);
    let ran = plenary(&["screen", "--ambiguous-width", "3"], "");
    assert_eq!(ran.status, Some(2), "{}", ran.err);
}
