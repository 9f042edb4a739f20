//! How the screens look: themes tried and kept, ASCII only, and every state seen without colours.
#![allow(clippy::unwrap_used, reason = "a helper fails its test by panicking")]

mod support;

use plenary::app::keymap::Keymap;
use plenary::app::{App, Settings, ThemeName};
use plenary::model::Atlas;
use plenary::ui;
use ratatui::style::Modifier;
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

/// The small dataset with a record in each state that a record can be in.
fn in_every_state() -> Atlas {
    let dispute = "disputes: [Dispute(fact: date, question: \"May?\", claims: [(says: \"May\", source: \"page\"), (says: \"June\", source: \"page\")], safe: \"Say 2010.\")], themes";
    let dataset = SMALL
        .replace("life: \"1998~/..\"", "life: \"1998~/2011\"")
        .replace("status: in_force, themes", &format!("status: planned, {dispute}"))
        .replace(
            "confidence: {date: verified}, sources: [\"page\"]),\n    ],\n    events",
            "confidence: {date: unverified}, sources: [\"page\"]),\n    ],\n    events",
        )
        .replace(
            "\"They met.\", confidence: {date: verified}",
            "\"They met.\", confidence: {date: unverified}",
        )
        .replace("accessed: \"2026-01-31\"", "accessed: \"2020-01-31\"")
        .replace("themes: [Theme(", "themes: [Theme(id: \"law\", name: \"Law\", definition: \"All about law.\"), Theme(")
        .replace("text: \"Secure networks.\", source: \"page\"", "text: \"Pass laws.\", source: \"page\"), (theme: \"nets\", text: \"Secure networks.\", source: \"page\"")
        .replace("(theme: \"nets\", text: \"Pass laws.\"", "(theme: \"law\", text: \"Pass laws.\"")
        .replace("summary: \"The first plan.\"", "unread: \"Its annex.\", summary: \"The first plan.\"");
    atlas_of(Box::leak(dataset.into_boxed_str()))
}

#[test]
fn without_colours_every_state_has_a_letter_or_a_word() {
    for (state, keys, mark) in [
        ("the pane that has the keys", "jj", "\u{250f} 1 Structure"),
        ("a pane without the keys", "jj", "\u{250c} 2 Timeline"),
        ("the row with the cursor", "jj", "\u{2503}>  \u{2514} WG"),
        ("the cursor of a pane without the keys", "jj", "> 05-03  P"),
        ("the link with the cursor", "3J", ">  - Committee"),
        ("a body that is unfolded", "", "- COM"),
        ("a body that is folded", "jh", "+ COM"),
        ("a body that ended", "", "WG \u{2020}"),
        ("what the body had a part in", "jj", "* 10     P Plan 2002"),
        ("sources that differ", "", "[!] [-]"),
        ("a text that is planned", "", "[-]"),
        ("a text that was superseded", "", "[x]"),
        ("a value that nobody checked", "2G", "[unverified]"),
        ("a value from one source", "jj", "[single source]"),
        ("with doubts marked, sources that differ", "!", "[!][o] [-]"),
        ("what was not verified", "!", "[?][o]"),
        ("what one source says", "!", "[1][~][o] 3"),
        ("an uncertain date", "!", "[~][o] 3"),
        ("a check that is stale", "!", "… [o] 3"),
        ("that it is another day", "t2005<Enter>", "AS OF 31 December 2005"),
        ("what will be superseded", "t2005<Enter>", "[>]"),
        ("what was not there yet", "t1992<Enter>X", "[-]"),
        ("a record picked for a comparison", "c", "[A]"),
        ("a facet that is chosen", "f<Tab>", "[x]"),
        ("a facet that is not", "f", "[ ]"),
        ("panes that are narrowed", "fplan<Enter>", "FILTER"),
        ("a part of a query that cannot be read", "/year:soon", "^^^^^^^^^"),
        ("where the mouse is taken", "M", "mouse on"),
        ("the cell with the cursor", "x", "[u]"),
        ("a text that was not seen", "x", "  ?   [u]"),
        ("a card with the cursor", "<Space>b", "> 1   2:00"),
        ("a card that is pinned", "<Space>b!", "w3 ! The"),
        ("a point that is shown", "2G<Space>bp", "[x] Secure"),
        ("a point that is not", "2G<Space>bp<Space>", "[ ] Pass"),
        ("what the room may see", "<Space>bA", "TLP:GREEN"),
        (
            "what is told before presenting",
            "<Space>bv",
            "1 thing to look at",
        ),
        ("a theme that is on", "gc", ">mono"),
    ] {
        let mut app = explorer(in_every_state(), (120, 36), ThemeName::Mono);
        press(&mut app, keys);
        let picture = ui::picture(&draw(&app));
        assert!(
            picture.contains(mark),
            "{state}: {mark:?} is missing after {keys:?} in\n{picture}"
        );
    }
}

#[test]
fn the_help_says_what_every_mark_means_in_every_window() {
    for size in [(60, 20), (80, 24), (120, 36)] {
        for (keys, last) in [
            ("?", "[-] planned"),
            ("!?", "[o] stale"),
            ("t2005<Enter>?", "[x?] perhaps"),
        ] {
            let mut app = explorer(in_every_state(), size, ThemeName::Mono);
            press(&mut app, keys);
            let picture = ui::picture(&draw(&app));
            let words: Vec<&str> = picture
                .split([' ', '\n', '\u{2503}'])
                .filter(|word| !word.is_empty())
                .collect();
            assert!(words.join(" ").contains(last), "{keys} at {size:?}\n{picture}");
        }
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

/// A screen without its colours: what stands in each cell, and how.
fn colourless(app: &App) -> Vec<(String, Modifier)> {
    let cells = draw(app).content;
    cells
        .iter()
        .map(|cell| (cell.symbol().to_owned(), cell.modifier))
        .collect()
}

#[test]
fn no_theme_tells_more_than_the_one_without_colours() {
    let mut screens = 0;
    for size in [(60, 20), (80, 24), (120, 36)] {
        for keys in SCREENS.iter().filter(|keys| !keys.starts_with("gc")) {
            let told = |theme| {
                let mut app = explorer(atlas_of(SMALL), size, theme);
                press(&mut app, keys);
                colourless(&app)
            };
            let mono = told(ThemeName::Mono);
            for theme in ThemeName::ALL {
                assert!(told(theme) == mono, "{} after {keys:?} at {size:?}", theme.word());
                screens += 1;
            }
        }
    }
    assert_eq!(screens, 3 * 54 * 6);
}

#[test]
fn what_is_selected_is_marked_by_a_letter_too() {
    for size in [(60, 20), (80, 24), (120, 36)] {
        for keys in SCREENS {
            let mut app = explorer(atlas_of(SMALL), size, ThemeName::Mono);
            press(&mut app, keys);
            let buffer = draw(&app);
            for y in 0..size.1 {
                let is_reversed = |x: u16| buffer[(x, y)].modifier.contains(Modifier::REVERSED);
                let begins = (0..size.0).filter(|x| is_reversed(*x) && (*x == 0 || !is_reversed(x - 1)));
                for x in begins {
                    let near: String = (x.saturating_sub(1)..(x + 2).min(size.0))
                        .map(|x| buffer[(x, y)].symbol())
                        .collect();
                    // A point marks the timeline's cursor where the reader is on a body.
                    assert!(
                        near.contains(['>', '[', '.']),
                        "{keys:?} at {size:?}, row {y}:\n{}",
                        ui::picture(&buffer)
                    );
                }
            }
        }
    }
}
