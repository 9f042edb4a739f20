//! Answers to searches that come late, displace one another or never come: no key may be held for one that will not come.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a helper fails its test by panicking"
)]

mod support;

use std::collections::VecDeque;

use plenary::app::overlay::Overlay;
use plenary::app::{App, Effect, Message, ThemeName};
use plenary::key::{self, Key};
use plenary::search::{Engine, Request};
use proptest::prelude::*;
use support::{SMALL, atlas_of, explorer};

/// The explorer with a worker that answers when it is told to, and only the newest question.
struct Slow {
    app: App,
    engine: Engine,
    asked: Option<Request>,
    held: VecDeque<Key>,
}

impl Slow {
    fn new() -> Self {
        let app = explorer(atlas_of(SMALL), (80, 24), ThemeName::Mono);
        Self {
            engine: Engine::new(app.shared_atlas()),
            app,
            asked: None,
            held: VecDeque::new(),
        }
    }

    fn tell(&mut self, message: Message) {
        if let Effect::Search(request) = self.app.update(message) {
            self.asked = Some(request);
        }
    }

    /// Keys wait their turn as they do in the loop.
    fn press(&mut self, keys: &str) {
        self.held.extend(key::parse(keys).unwrap());
        self.catch_up();
    }

    fn catch_up(&mut self) {
        while !self.app.is_waiting() {
            let Some(key) = self.held.pop_front() else { break };
            self.tell(Message::Key(key));
        }
    }

    fn answer(&mut self) {
        if let Some(request) = self.asked.take() {
            let found = self.engine.answer(&request, &|| false, &mut |_| ()).unwrap();
            self.tell(Message::Found(found));
            self.catch_up();
            if let Effect::Search(request) = self.app.resume() {
                self.asked = Some(request);
            }
        }
    }

    fn answer_all(&mut self) {
        while self.asked.is_some() {
            self.answer();
        }
    }

    fn filter(&self) -> &str {
        self.app.filter().map_or("", |filter| filter.text())
    }

    fn is_idle(&self) -> bool {
        let searching = match self.app.overlay() {
            Some(Overlay::Search(search) | Overlay::Name(_, search)) => search.is_waiting(),
            _ => false,
        };
        !searching && !self.app.is_waiting() && self.held.is_empty()
    }
}

#[test]
fn a_search_that_was_just_opened_waits_for_nothing() {
    let mut slow = Slow::new();
    slow.press("/plan");
    slow.answer_all();
    slow.press("<Esc>/<Enter>");
    assert!(
        slow.is_idle(),
        "Enter waits for an answer that nobody was asked for"
    );
}

#[test]
fn an_answer_that_comes_while_the_search_is_given_a_name_is_not_lost() {
    let mut slow = Slow::new();
    slow.press("/plan<C-s>");
    assert!(matches!(slow.app.overlay(), Some(Overlay::Name(..))));
    slow.answer_all();
    slow.press("<Esc><Enter>");
    assert!(slow.is_idle());
    assert!(slow.app.overlay().is_none(), "the hit is open");
}

/// An explorer that was reopened with this filter; its question is out.
fn reopened_with(filter: &str) -> Slow {
    let mut left = Slow::new();
    left.press(&format!("f{filter}<Enter>"));
    left.answer_all();
    assert_eq!(left.filter(), filter);
    let mut slow = Slow::new();
    slow.app.bring_back(&left.app.whereabouts());
    let Effect::Search(request) = slow.app.resume() else {
        panic!("a filter is brought back by a question");
    };
    slow.asked = Some(request);
    slow
}

#[test]
fn a_filter_that_comes_back_never_displaces_what_is_typed() {
    let mut slow = reopened_with("kind:plan");
    // Each of these displaces the filter's question.
    slow.press("/pl");
    slow.answer();
    slow.press("an<Enter>");
    slow.answer_all();
    assert!(slow.is_idle());
    assert!(slow.app.overlay().is_none(), "the hit is open");
    assert_eq!(slow.filter(), "kind:plan");
}

#[test]
fn a_filter_that_comes_back_waits_for_a_search_that_is_left() {
    let mut slow = reopened_with("kind:plan");
    slow.press("/te<Esc>");
    slow.answer_all();
    assert_eq!(slow.filter(), "kind:plan");
}

proptest! {
    #[test]
    fn once_all_questions_are_answered_nothing_waits(
        steps in prop::collection::vec((0..KEYS.len(), 0..3_usize), 1..60),
        brought_back: bool,
    ) {
        let mut slow = if brought_back { reopened_with("kind:plan") } else { Slow::new() };
        for (key, answers) in steps {
            slow.press(KEYS[key]);
            for _ in 0..answers {
                slow.answer();
            }
        }
        slow.answer_all();
        prop_assert!(slow.is_idle(), "{:?}", slow.app.overlay());
        prop_assert!(!brought_back || slow.app.resume() == Effect::None, "the filter was never asked for");
    }
}

/// What leads into a search, through it and out of it.
const KEYS: [&str; 17] = [
    "/",
    "/",
    "f",
    "t",
    "e",
    "l",
    "x",
    "<Enter>",
    "<Enter>",
    "<Esc>",
    "<Tab>",
    "<C-s>",
    "<Backspace>",
    "<C-u>",
    "<Down>",
    "<Up>",
    "<F5>",
];
