//! What must hold for any text at all: run by the fuzzer, by property tests and over the corpus of `tests/hostile`.

use std::sync::{Arc, OnceLock};

use plenary::app::keymap::Keymap;
use plenary::app::{App, Message, Settings, ThemeName};
use plenary::model::date::Edtf;
use plenary::model::fault::SourceText;
use plenary::model::{Atlas, load};
use plenary::page::Page;
use plenary::search::{Engine, parse};
use plenary::text::{CleanWriter, clean, is_steering};
use plenary::{key, ui};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

/// A dataset that loads.
pub const SMALL: &str = include_str!("../../support/small.ron");

fn atlas(text: &str) -> Option<Atlas> {
    let file = SourceText {
        name: "hostile.ron".to_owned(),
        text: text.to_owned().into(),
    };
    match load(vec![file]) {
        Ok(loaded) => Some(loaded.atlas),
        Err(report) => {
            assert!(report.errors() > 0, "refused without a fault");
            let mut out = Vec::new();
            let written = std::io::Write::write_all(&mut CleanWriter(&mut out), report.render().as_bytes());
            assert!(written.is_ok());
            quiet(&String::from_utf8_lossy(&out));
            None
        }
    }
}

/// Nothing in it steers a terminal.
pub fn quiet(text: &str) {
    let bad = text.chars().find(|c| is_steering(*c) && *c != '\n');
    assert_eq!(bad, None, "in {text:?}");
}

/// Any text is a dataset whose every page can be read and drawn, or a report with faults.
pub fn loader(text: &str) {
    let Some(atlas) = atlas(text) else { return };
    let atlas = Arc::new(atlas);
    for name in atlas.names() {
        let Some(id) = atlas.find(name) else {
            panic!("{name:?} is named and not found");
        };
        let page = Page::new(&atlas, id);
        for line in page.lines(40) {
            quiet(&clean(&line.text));
        }
        quiet(&clean(&page.to_markdown()));
    }
    let Ok(keymap) = Keymap::defaults() else {
        panic!("the default keys do not load");
    };
    for ascii in [false, true] {
        let settings = Settings {
            theme: ThemeName::Mono,
            size: (120, 36),
            ascii,
        };
        let Some(mut app) = App::new(Arc::clone(&atlas), keymap.clone(), settings, None) else {
            return;
        };
        for key in key::parse("jjjJ<Enter>2G3G?").unwrap_or_default() {
            let _effect = app.update(Message::Key(key));
            let mut buffer = Buffer::empty(Rect::new(0, 0, 120, 36));
            (&app).render(buffer.area, &mut buffer);
            quiet(&ui::picture(&buffer));
        }
    }
}

/// Any text is a query that prints as one that reads the same, and is answered.
pub fn query(text: &str) {
    static ATLAS: OnceLock<Option<Arc<Atlas>>> = OnceLock::new();
    let (query, mistakes) = parse(text);
    for mistake in &mistakes {
        assert!(
            text.get(mistake.span.clone()).is_some(),
            "a mistake outside of {text:?}"
        );
    }
    let (again, _) = parse(&query.to_string());
    assert_eq!(again, query, "{text:?} prints as {query}");
    let atlas = ATLAS.get_or_init(|| atlas(SMALL).map(Arc::new));
    if let Some(atlas) = atlas {
        let found = Engine::new(Arc::clone(atlas)).ask(text);
        assert!(found.ids.len() <= atlas.names().len());
    }
}

/// Any text is a date that prints back, or a complaint.
pub fn date(text: &str) {
    match text.parse::<Edtf>() {
        Ok(date) => {
            assert_eq!(date.to_string().parse::<Edtf>().ok(), Some(date), "{text:?}");
            quiet(&date.human());
            quiet(&date.short());
            if let (Some(first), Some(last)) = (date.earliest(), date.latest()) {
                assert!(first <= last, "{text:?}");
            }
        }
        Err(error) => assert!(
            error.to_string().len() < 2000,
            "a long text must not be repeated whole"
        ),
    }
}

/// Any text is keys that print back, or a complaint; and a keymap, or a complaint.
pub fn keys(text: &str) {
    if let Ok(keys) = key::parse(text) {
        assert_eq!(key::parse(&key::print(&keys)).ok(), Some(keys), "{text:?}");
    }
    if let Err(error) = Keymap::parse(text) {
        assert!(!error.to_string().is_empty());
    }
}
