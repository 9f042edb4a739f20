//! The state of the explorer and how it answers; it decides, and the loop in [`crate::tui`] performs.

pub mod action;
pub mod areas;
pub mod exporting;
pub mod filter;
pub mod forest;
pub mod input;
pub mod keymap;
pub mod outline;
pub mod overlay;
pub mod own_theme;
pub mod pad;
pub mod scroll;
pub mod searches;
pub mod searching;
pub mod sheet;
pub mod sources;
pub mod stage;
pub mod themes;
pub mod then;
pub mod timeline;
pub mod tray;
pub mod view;
pub mod whereabouts;

mod comparing;
mod copy;
pub mod covering;
mod desk;
mod doubting;
mod find;
mod glance;
mod gloss;
mod lens;
mod message;
mod moves;
mod panes;
mod prompt;
mod ranging;
mod reading;
mod relating;
mod reload;
mod selection;
mod since;
mod writing;

use std::sync::Arc;

pub use message::{Effect, Focus, Fresh, Message, Settings, Spot, ThemeName, Trouble};
pub use writing::Unwritten;

use action::Action;
use areas::Areas;
use desk::Desk;
use filter::Filter;
use forest::Forest;
use keymap::{Found, Keymap, Scope};
use lens::Lenses;
use outline::Outline;
use overlay::Overlay;
use own_theme::OwnTheme;
use reading::Reading;
use reload::Rereading;
use scroll::Scroll;
use searches::Searches;
use selection::Visit;
use timeline::{Layout, Timeline};
use whereabouts::Refilter;

use crate::key::Key;
use crate::model::history::day_of;
use crate::model::{Atlas, Id};
use crate::page::Page;

/// The state of the explorer.
#[derive(Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "switches of the reader's, each on or off whatever the others are"
)]
pub struct App {
    atlas: Arc<Atlas>,
    keymap: Keymap,
    size: (u16, u16),
    theme: ThemeName,
    own_themes: &'static [OwnTheme],
    ascii: bool,
    narrow: bool,
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
    /// A filter that was brought back and waits for its answer.
    refilter: Option<Refilter>,
    lenses: Lenses,
    searches: Searches,
    /// The number of the last search that was asked for.
    asked: u64,
    /// What is to be done as soon as the answer to that search comes.
    awaiting: Option<Action>,
    desk: Desk,
    rereading: Rereading,
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
        let layout = Layout {
            today: Some(day_of(atlas.head().checked)),
            ..Layout::default()
        };
        let mut app = Self {
            outline: Outline::new(Forest::new(&atlas, None)),
            timeline: Timeline::new(&atlas, layout, |_| true),
            reading: Reading::new(Page::new(&atlas, selected)),
            atlas,
            keymap,
            size: settings.size,
            theme: settings.theme,
            own_themes: &[],
            ascii: settings.ascii,
            narrow: false,
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
            refilter: None,
            lenses: Lenses::default(),
            searches: Searches::default(),
            asked: 0,
            awaiting: None,
            desk: Desk::default(),
            rereading: Rereading::default(),
        };
        app.set_focus(if start.is_some() { Focus::Detail } else { app.focus });
        app.show(selected);
        Some(app)
    }

    /// Where everything stands.
    pub fn areas(&self) -> Areas {
        Areas::new(self.size, self)
    }

    /// The places whose keys hold now, the closest first.
    pub fn scopes(&self) -> Vec<Scope> {
        match &self.overlay {
            None => self
                .view_scopes()
                .unwrap_or_else(|| vec![self.focus.scope(), Scope::Everywhere]),
            Some(Overlay::Find(..) | Overlay::Name(..) | Overlay::Ask(..) | Overlay::Naming(_)) => {
                vec![Scope::Prompt]
            }
            Some(Overlay::Actions(_) | Overlay::Themes(_) | Overlay::Export(_)) => {
                vec![Scope::List, Scope::Prompt]
            }
            Some(Overlay::Sources(_)) => vec![Scope::Sources, Scope::List, Scope::Prompt],
            Some(Overlay::Search(search)) if search.facets.is_some() => {
                vec![Scope::Facets, Scope::Search, Scope::List, Scope::Prompt]
            }
            Some(Overlay::Search(_)) => vec![Scope::Search, Scope::List, Scope::Prompt],
            Some(Overlay::Tray(tray)) => tray.scopes().to_vec(),
        }
    }

    /// Answers a message.
    pub fn update(&mut self, message: Message) -> Effect {
        // The loop performs what these ask for, and they come often enough for a dataset that waits.
        let may_take = matches!(
            message,
            Message::Key(_) | Message::Found(_) | Message::Clock(_) | Message::Reloaded(_)
        );
        match self.answer_to(message) {
            Effect::None if may_take => self.take_fresh(),
            effect => effect,
        }
    }

    fn answer_to(&mut self, message: Message) -> Effect {
        if let Message::Reloaded(read) = message {
            self.reread(read);
            return Effect::None;
        }
        if let Message::Found(found) = &message {
            self.refiltered(found);
        }
        if self.stage().is_some() {
            return self.on_stage(message);
        }
        match message {
            Message::Key(key) => self.press(key),
            Message::Paste(text) => self.type_text(&text),
            Message::Found(found) => self.found(found),
            Message::Since(found) => {
                self.since(found);
                Effect::None
            }
            Message::Written(result) => {
                self.was_written(result);
                Effect::None
            }
            Message::Click(x, y) => self.click(x, y),
            Message::Wheel(x, y, lines) => {
                self.wheel(x, y, lines);
                Effect::None
            }
            Message::Resize(width, height) => {
                self.resize((width, height));
                Effect::None
            }
            Message::Clock(_)
            | Message::Followed(_)
            | Message::Saved(_)
            | Message::Read(_)
            | Message::Reloaded(_)
            | Message::Listed(_)
            | Message::Edited(_) => self.at_desk(message),
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
        if let Some(effect) = self.in_view(action) {
            return effect;
        }
        if let Some(effect) = self.outside(action) {
            return effect;
        }
        match action {
            Action::CopyTitle
            | Action::CopyId
            | Action::CopyAddress
            | Action::CopyText
            | Action::CopyMarkdown
            | Action::CopyCitation
            | Action::CopyBibtex
            | Action::CopyCsl
            | Action::CopyRis
            | Action::CopyEdition => {
                return self.copy(action);
            }
            Action::OpenSource => self.open_sources(self.meant()),
            Action::Theme => {
                self.theme = self.theme.next(self.own_themes);
                self.notice = format!("colours: {}", self.theme.word());
            }
            Action::Search
            | Action::Filter
            | Action::Find
            | Action::Palette
            | Action::Help
            | Action::AsOf
            | Action::Since
            | Action::Export
            | Action::Themes => {
                return self.open_overlay(action);
            }
            Action::StepBack | Action::StepOn | Action::Today | Action::Absent | Action::Changes => {
                self.in_time(action);
            }
            Action::Compare => self.compare(),
            Action::Closer | Action::Wider | Action::Lanes | Action::NextEntry | Action::PreviousEntry => {
                self.range(action);
            }
            Action::Relations => self.open_relations(self.selected),
            Action::Coverage => self.open_coverage(),
            Action::Doubts | Action::DoubtList => self.in_doubt(action),
            Action::CardToggle => return self.toggle_card(),
            Action::Tray => self.open_tray(),
            Action::Present => self.present(),
            Action::ClearFilter => self.set_filter("", &[]),
            Action::FindNext => self.find_again(true),
            Action::FindPrevious => self.find_again(false),
            _ => self.travel(action),
        }
        Effect::None
    }

    /// What is asked of the terminal and of other programs.
    fn outside(&mut self, action: Action) -> Option<Effect> {
        Some(match action {
            Action::Quit => self.quit(),
            Action::Suspend => Effect::Suspend,
            Action::Redraw => Effect::Redraw,
            Action::Edit => self.edit(),
            Action::Reload => Effect::Reload,
            Action::Mouse => {
                self.mouse = !self.mouse;
                self.notice = format!("mouse {}", if self.mouse { "on" } else { "off" });
                Effect::Mouse(self.mouse)
            }
            _ => return None,
        })
    }

    /// Offers themes of the user's own beside those that are built in.
    pub fn set_own_themes(&mut self, themes: &'static [OwnTheme]) {
        self.own_themes = themes;
    }

    /// Takes the mouse from the start.
    pub const fn set_mouse(&mut self, on: bool) {
        self.mouse = on;
    }

    /// Tells the user something on the notice line.
    pub fn say(&mut self, text: impl Into<String>) {
        self.notice = text.into();
    }
}
