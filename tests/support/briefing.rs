//! A briefing of three cards on the small dataset, for the tests of preparing it and of presenting it.
#![allow(
    clippy::unwrap_used,
    dead_code,
    unreachable_pub,
    reason = "a helper fails its test by panicking, and not every test file uses every helper"
)]

use plenary::app::{App, ThemeName};
use plenary::briefing::Shows;
use plenary::ui;

use super::support::{SMALL, atlas_of, draw, explorer, press};

/// Three cards: the first plan, the second and the meeting.
pub const PREPARED: &str =
    "/plan 2002<Enter><Space>/second plan<Enter><Space>/goteborg meeting<Enter><Space>";

pub fn prepared(size: (u16, u16)) -> App {
    let mut app = explorer(atlas_of(SMALL), size, ThemeName::Mono);
    press(&mut app, PREPARED);
    app
}

pub fn picture(app: &App) -> String {
    ui::picture(&draw(app))
}

pub fn cards(app: &App) -> Vec<String> {
    let cards = &app.briefing().unwrap().cards;
    cards
        .iter()
        .map(|card| match &card.shows {
            Shows::Record(id) => id.clone(),
            _ => card.title.clone(),
        })
        .collect()
}

pub fn presented(keys: &str) -> App {
    let mut app = prepared((80, 24));
    press(&mut app, "<F5>");
    press(&mut app, keys);
    app
}
