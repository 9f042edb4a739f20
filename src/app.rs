//! The state of the explorer and how it answers; it decides, and the loop in [`crate::tui`] performs.

pub mod action;
pub mod areas;
pub mod filter;
pub mod input;
pub mod keymap;
pub mod outline;
pub mod overlay;
pub mod scroll;
pub mod searches;
pub mod searching;
pub mod themes;
pub mod timeline;

mod copy;
mod find;
mod gloss;
mod message;
mod moves;
mod prompt;
mod reading;
mod selection;

use std::sync::Arc;

pub use message::{Effect, Focus, Message, Settings, ThemeName};

use action::Action;
use areas::Areas;
use filter::Filter;
use keymap::{Found, Keymap, Scope};
use outline::Outline;
use overlay::Overlay;
use reading::Reading;
use scroll::{Scroll, Step};
use searches::Searches;
use selection::Visit;
use timeline::Timeline;

use crate::key::Key;
use crate::model::{Atlas, Id};
use crate::page::Page;

/// The state of the explorer.
#[derive(Debug)]
pub struct App {
    atlas: Arc<Atlas>,
    keymap: Keymap,
    size: (u16, u16),
    theme: ThemeName,
    ascii: bool,
    mouse: bool,
    focus: Focus,
    /// The pane that stands left of the detail where only two fit.
    left: Focus,
    zoom: bool,
    selected: Id,
    reading: Reading,
    outline: Outline,
    timeline: Timeline,
    structure_scroll: Scroll,
    timeline_scroll: Scroll,
    detail_scroll: Scroll,
    past: Vec<Visit>,
    future: Vec<Visit>,
    overlay: Option<Overlay>,
    /// What was last looked for in a pane.
    sought: String,
    pending: Vec<Key>,
    notice: String,
    filter: Option<Filter>,
    searches: Searches,
    /// The number of the last search that was asked for.
    asked: u64,
    /// What is to be done as soon as the answer to that search comes.
    awaiting: Option<Action>,
}

impl App {
    /// The explorer on a dataset, at its first body or at `start`; `None` if the dataset is empty.
    pub fn new(atlas: Arc<Atlas>, keymap: Keymap, settings: Settings, start: Option<Id>) -> Option<Self> {
        let first = atlas
            .roots()
            .first()
            .copied()
            .or_else(|| atlas.entries().next().map(|(id, _)| id))?;
        let selected = start.unwrap_or(first);
        let mut app = Self {
            outline: Outline::new(&atlas),
            timeline: Timeline::new(&atlas, |_| true),
            reading: Reading::new(Page::new(&atlas, selected)),
            atlas,
            keymap,
            size: settings.size,
            theme: settings.theme,
            ascii: settings.ascii,
            mouse: false,
            focus: if matches!(selected, Id::Body(_)) {
                Focus::Structure
            } else {
                Focus::Timeline
            },
            left: Focus::Structure,
            zoom: false,
            selected,
            structure_scroll: Scroll::default(),
            timeline_scroll: Scroll::default(),
            detail_scroll: Scroll::default(),
            past: Vec::new(),
            future: Vec::new(),
            overlay: None,
            sought: String::new(),
            pending: Vec::new(),
            notice: String::new(),
            filter: None,
            searches: Searches::default(),
            asked: 0,
            awaiting: None,
        };
        app.set_focus(if start.is_some() { Focus::Detail } else { app.focus });
        app.show(selected);
        Some(app)
    }

    /// The dataset, to be shared with the search.
    pub fn shared_atlas(&self) -> Arc<Atlas> {
        Arc::clone(&self.atlas)
    }

    /// The dataset.
    pub fn atlas(&self) -> &Atlas {
        &self.atlas
    }

    /// The keymap.
    pub const fn keymap(&self) -> &Keymap {
        &self.keymap
    }

    /// The window's columns and rows.
    pub const fn size(&self) -> (u16, u16) {
        self.size
    }

    /// The colours.
    pub const fn theme(&self) -> ThemeName {
        self.theme
    }

    /// Whether frames and marks are drawn in ASCII.
    pub const fn ascii(&self) -> bool {
        self.ascii
    }

    /// Whether the mouse is taken.
    pub const fn mouse(&self) -> bool {
        self.mouse
    }

    /// The pane that has the keys.
    pub const fn focus(&self) -> Focus {
        self.focus
    }

    /// The pane that stands left of the detail where only two fit.
    pub const fn left(&self) -> Focus {
        self.left
    }

    /// Whether the focused pane has the whole window.
    pub const fn zoom(&self) -> bool {
        self.zoom
    }

    /// The selected record.
    pub const fn selected(&self) -> Id {
        self.selected
    }

    /// The selected record laid out.
    pub const fn page(&self) -> &Page {
        self.reading.page()
    }

    /// The visible tree.
    pub const fn outline(&self) -> &Outline {
        &self.outline
    }

    /// The timeline.
    pub const fn timeline(&self) -> &Timeline {
        &self.timeline
    }

    /// What lies over the panes.
    pub const fn overlay(&self) -> Option<&Overlay> {
        self.overlay.as_ref()
    }

    /// Earlier searches.
    pub const fn searches(&self) -> &Searches {
        &self.searches
    }

    /// Brings back the searches of earlier runs.
    pub fn set_searches(&mut self, searches: Searches) {
        self.searches = searches;
    }

    /// Whether keys must wait for the answer to a search.
    pub const fn is_waiting(&self) -> bool {
        self.awaiting.is_some()
    }

    /// What was last looked for in a pane.
    pub fn sought(&self) -> &str {
        &self.sought
    }

    /// The keys pressed so far of a longer sequence.
    pub fn pending(&self) -> &[Key] {
        &self.pending
    }

    /// What just happened, in words.
    pub fn notice(&self) -> &str {
        &self.notice
    }

    /// Where a pane is scrolled to.
    pub const fn scroll(&self, focus: Focus) -> Scroll {
        match focus {
            Focus::Structure => self.structure_scroll,
            Focus::Timeline => self.timeline_scroll,
            Focus::Detail => self.detail_scroll,
        }
    }

    /// Where everything stands.
    pub fn areas(&self) -> Areas {
        Areas::new(self.size, self)
    }

    /// The places whose keys hold now, the closest first.
    pub fn scopes(&self) -> Vec<Scope> {
        match &self.overlay {
            None => vec![self.focus.scope(), Scope::Everywhere],
            Some(Overlay::Find(..) | Overlay::Name(..)) => vec![Scope::Prompt],
            Some(Overlay::Actions(_) | Overlay::Themes(_)) => vec![Scope::List, Scope::Prompt],
            Some(Overlay::Search(search)) if search.facets.is_some() => {
                vec![Scope::Facets, Scope::Search, Scope::List, Scope::Prompt]
            }
            Some(Overlay::Search(_)) => vec![Scope::Search, Scope::List, Scope::Prompt],
        }
    }

    /// Answers a message.
    pub fn update(&mut self, message: Message) -> Effect {
        match message {
            Message::Key(key) => self.press(key),
            Message::Paste(text) => self.type_text(&text),
            Message::Found(found) => self.found(found),
            Message::Click(x, y) => self.click(x, y),
            Message::Wheel(x, y, lines) => {
                self.wheel(x, y, lines);
                Effect::None
            }
            Message::Resize(width, height) => {
                self.resize((width, height));
                Effect::None
            }
        }
    }

    fn press(&mut self, key: Key) -> Effect {
        self.notice.clear();
        self.pending.push(key);
        let found = self.keymap.resolve(&self.scopes(), &self.pending);
        match found {
            Found::Pending => return Effect::None,
            Found::Action(action) => {
                self.pending.clear();
                return self.perform(action);
            }
            Found::Nothing => {}
        }
        let keys = std::mem::take(&mut self.pending);
        match (&self.overlay, key.typed()) {
            (Some(_), Some(c)) => return self.type_text(c.encode_utf8(&mut [0; 4])),
            (None, _) if keys.len() > 1 => self.notice = format!("{} does nothing", crate::key::print(&keys)),
            _ => {}
        }
        Effect::None
    }

    /// Performs an action as if its key had been pressed.
    pub fn perform(&mut self, action: Action) -> Effect {
        if let Some(overlay) = self.overlay.take() {
            return self.in_overlay(overlay, action);
        }
        match action {
            Action::Quit => return Effect::Quit,
            Action::Suspend => return Effect::Suspend,
            Action::Redraw => return Effect::Redraw,
            Action::Mouse => {
                self.mouse = !self.mouse;
                self.notice = format!("mouse {}", if self.mouse { "on" } else { "off" });
                return Effect::Mouse(self.mouse);
            }
            Action::CopyTitle
            | Action::CopyId
            | Action::CopyAddress
            | Action::CopyText
            | Action::CopyMarkdown => {
                return self.copy(action);
            }
            Action::Theme => {
                self.theme = self.theme.next();
                self.notice = format!("colours: {}", self.theme.word());
            }
            Action::Search
            | Action::Filter
            | Action::Find
            | Action::Palette
            | Action::Help
            | Action::Themes => {
                return self.open_overlay(action);
            }
            Action::ClearFilter => self.set_filter("", &[]),
            Action::FindNext => self.find_again(true),
            Action::FindPrevious => self.find_again(false),
            _ => self.travel(action),
        }
        Effect::None
    }

    /// Tells the user something on the notice line.
    pub fn say(&mut self, text: impl Into<String>) {
        self.notice = text.into();
    }

    fn set_focus(&mut self, focus: Focus) {
        self.focus = focus;
        if focus != Focus::Detail {
            self.left = focus;
        }
        self.refit();
    }

    fn resize(&mut self, size: (u16, u16)) {
        self.size = size;
        self.refit();
        for focus in Focus::ALL {
            self.step(focus, Step::By(0));
        }
        if let Some(mut overlay) = self.overlay.take() {
            self.step_list(&mut overlay, Step::By(0));
            self.overlay = Some(overlay);
        }
    }

    /// Breaks the page for the detail pane's present width; the cursor stays in its block.
    fn refit(&mut self) {
        let width = usize::from(self.areas().rows(Focus::Detail).width.saturating_sub(1));
        if let Some(line) = self.reading.fit(width, self.detail_scroll.cursor()) {
            self.step(Focus::Detail, Step::To(line));
        }
    }

    /// The lines of the detail pane.
    pub fn detail_lines(&self) -> &[crate::page::Line] {
        self.reading.lines()
    }

    /// How many rows a pane has.
    fn total(&self, focus: Focus) -> usize {
        match focus {
            Focus::Structure => self.outline.rows().len(),
            Focus::Timeline => self.timeline.rows().len(),
            Focus::Detail => self.detail_lines().len(),
        }
    }

    fn step(&mut self, focus: Focus, step: Step) -> bool {
        let height = usize::from(self.areas().rows(focus).height);
        let total = self.total(focus);
        let scroll = match focus {
            Focus::Structure => &mut self.structure_scroll,
            Focus::Timeline => &mut self.timeline_scroll,
            Focus::Detail => &mut self.detail_scroll,
        };
        scroll.step(step, total, height)
    }
}
