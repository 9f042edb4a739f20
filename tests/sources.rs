//! The addresses of sources and their codes, read off the drawn screen by a reader that is not ours.

#![allow(clippy::unwrap_used, reason = "a helper fails its test by panicking")]

mod support;

use std::collections::BTreeMap;
use std::sync::Arc;

use plenary::app::keymap::Keymap;
use plenary::app::{App, Effect, Message, Settings, ThemeName};
use plenary::model::Atlas;
use plenary::qr::Code;
use plenary::ui;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Color;
use support::{SMALL, atlas_of, draw, embedded_atlas, explorer, play, press};

/// The pixels of a module each way: readers want several.
const PIXELS: usize = 4;

/// How bright a colour is; the terminal's own is whatever its user made of it.
fn bright(colour: Color, own: u8) -> u8 {
    match colour {
        Color::Indexed(16) => 0,
        Color::Indexed(231) => 255,
        Color::Rgb(red, green, blue) => {
            let sum = u16::from(red) + u16::from(green) + u16::from(blue);
            u8::try_from(sum / 3).unwrap()
        }
        _ => own,
    }
}

/// How bright the upper or the lower half of a cell is.
fn half(cell: &Cell, lower: bool, own: u8) -> u8 {
    let shows_text = cell.symbol() == "\u{2580}" && !lower;
    bright(if shows_text { cell.fg } else { cell.bg }, own)
}

/// What a camera reads off a drawn screen.
fn read(screen: &Buffer, cell: (usize, usize), own: u8) -> Vec<String> {
    let (width, height) = (
        usize::from(screen.area.width) * cell.0,
        usize::from(screen.area.height) * cell.1,
    );
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| {
        let place = (
            u16::try_from(x / cell.0).unwrap(),
            u16::try_from(y / cell.1).unwrap(),
        );
        half(screen.cell(place).unwrap(), y % cell.1 >= cell.1 / 2, own)
    });
    let grids = picture.detect_grids();
    grids
        .iter()
        .filter_map(|grid| Some(grid.decode().ok()?.1))
        .collect()
}

/// Half blocks: a cell is one module wide and two high.
const BLOCKS: (usize, usize) = (PIXELS, 2 * PIXELS);

fn sized(size: (u16, u16), theme: ThemeName) -> App {
    explorer(embedded_atlas(), size, theme)
}

#[test]
fn the_code_is_read_in_every_theme_on_dark_and_on_light_terminals() {
    for theme in ThemeName::ALL {
        let mut app = sized((120, 36), theme);
        press(&mut app, "/lima decl<Enter>o");
        let url = app
            .atlas()
            .cited(app.selected())
            .find_map(|source| source.url.clone());
        for own in [0, 255] {
            let read = read(&draw(&app), BLOCKS, own);
            assert_eq!(read, url.iter().cloned().collect::<Vec<_>>(), "{}", theme.word());
        }
    }
}

#[test]
fn an_address_of_every_length_in_the_dataset_is_read_off_its_code() {
    let atlas = embedded_atlas();
    let addresses = atlas
        .records()
        .sources
        .iter()
        .filter_map(|source| source.url.as_ref());
    let by_length: BTreeMap<usize, &String> = addresses.map(|url| (url.len(), url)).collect();
    for url in by_length.into_values() {
        let code = Code::of(url).unwrap();
        let side = code.side() * 2;
        let mut picture = rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| {
            let dark = code.is_dark((x / 2, y / 2), code.side());
            if dark { 0 } else { 255 }
        });
        let grids = picture.detect_grids();
        let read: Vec<String> = grids.iter().map(|grid| grid.decode().unwrap().1).collect();
        assert_eq!(read, std::slice::from_ref(url));
    }
}

/// The explorer opened at a record.
fn at(atlas: &Arc<Atlas>, size: (u16, u16), ascii: bool, id: &str) -> App {
    let settings = Settings {
        theme: ThemeName::Terminal,
        size,
        ascii,
    };
    let keymap = Keymap::defaults().unwrap();
    App::new(Arc::clone(atlas), keymap, settings, atlas.find(id)).unwrap()
}

#[test]
fn in_ascii_the_code_is_drawn_of_spaces_and_read_all_the_same() {
    let mut app = at(&Arc::new(atlas_of(SMALL)), (120, 36), true, "org");
    press(&mut app, "o");
    let screen = draw(&app);
    assert!(ui::picture(&screen).is_ascii());
    // Two cells to a module: a cell is half a module wide and one high.
    assert_eq!(
        read(&screen, (PIXELS / 2, PIXELS), 0),
        ["https://example.org/page"]
    );
}

#[test]
fn the_sources_are_shown_with_the_selected_ones_address() {
    insta::assert_snapshot!(play((80, 24), "o"));
}

#[test]
fn a_window_too_small_for_the_code_shows_the_address_and_says_so() {
    let mut app = sized((60, 20), ThemeName::Mono);
    press(&mut app, "/lima decl<Enter>o");
    let screen = ui::picture(&draw(&app));
    let url = app
        .atlas()
        .cited(app.selected())
        .find_map(|source| source.url.clone())
        .unwrap();
    let joined: String = screen.lines().map(str::trim).collect();
    assert!(joined.contains(&url), "{screen}");
    assert!(screen.contains("The code needs a window of"), "{screen}");
    assert!(read(&draw(&app), BLOCKS, 0).is_empty());
}

#[test]
fn several_sources_are_gone_through_and_narrowed_and_nothing_is_opened() {
    let mut app = sized((120, 36), ThemeName::Mono);
    press(&mut app, "/lima decl<Enter>o");
    let urls: Vec<String> = (app.atlas().cited(app.selected()))
        .filter_map(|source| source.url.clone())
        .collect();
    assert!(urls.len() > 1, "a record with several sources");
    assert_eq!(press(&mut app, "<Down><Enter>"), [Effect::Copy(urls[1].clone())]);
    assert!(app.notice().contains("sent to the terminal"), "{}", app.notice());
    // Every letter types; Esc goes back to where the reader was.
    assert_eq!(press(&mut app, "oqqzz<Esc>"), []);
    assert!(app.overlay().is_none());
}

#[test]
fn a_record_without_an_address_says_so() {
    let text = SMALL.replace("url: \"https://example.org/page\", ", "");
    let mut app = explorer(atlas_of(text.leak()), (80, 24), ThemeName::Mono);
    press(&mut app, "o");
    assert_eq!(app.notice(), "no source of this record has an address");
    assert_eq!(app.update(Message::Resize(0, 0)), Effect::None);
}

#[test]
fn nearly_every_address_of_the_dataset_is_read_off_a_screen_of_80_by_24() {
    let atlas = embedded_atlas();
    let addresses = atlas
        .records()
        .sources
        .iter()
        .filter_map(|source| source.url.as_ref());
    let by_length: BTreeMap<usize, &String> = addresses.map(|url| (url.len(), url)).collect();
    let mut read_off = 0;
    for url in by_length.values() {
        let text = SMALL.replace("https://example.org/page", url);
        let mut app = at(&Arc::new(atlas_of(text.leak())), (80, 24), false, "org");
        press(&mut app, "o");
        let read = read(&draw(&app), BLOCKS, 0);
        if url.len() <= 134 {
            assert_eq!(read, [url.as_str()], "{} letters", url.len());
        }
        read_off += read.len();
    }
    assert!(read_off > 50, "{read_off}");
}

#[test]
fn a_key_hands_the_address_on_and_the_list_stays_open() {
    let mut app = sized((120, 36), ThemeName::Mono);
    press(&mut app, "/lima decl<Enter>o");
    let url = (app.atlas().cited(app.selected()))
        .filter_map(|source| source.url.clone())
        .nth(1)
        .unwrap();
    assert_eq!(press(&mut app, "<Down><C-o>"), [Effect::Browse(url)]);
    assert!(app.overlay().is_some());
    assert_eq!(
        press(&mut app, "qqzz<C-o>"),
        [],
        "nothing is selected, nothing is opened"
    );
}
