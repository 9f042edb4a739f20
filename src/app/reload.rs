//! A dataset whose files changed: read again it takes the place of the old one, and the reader stays where they were.

use std::sync::Arc;

use super::action::Action;
use super::{App, Effect, Fresh, Settings, Spot, Trouble};
use crate::model::{Atlas, Id};

/// What came of reading the dataset's files again.
#[derive(Debug, Default)]
pub(super) struct Rereading {
    /// A reading that waits until nothing lies over the panes.
    fresh: Option<Fresh>,
    /// Why the last reading cannot be shown.
    trouble: Option<Trouble>,
}

impl App {
    /// Why the dataset as it is on the disk cannot be shown, so that its last good reading is.
    pub const fn trouble(&self) -> Option<&Trouble> {
        self.rereading.trouble.as_ref()
    }

    pub(super) fn reread(&mut self, read: Result<Fresh, Trouble>) {
        match read {
            Ok(fresh) => {
                self.rereading.trouble = None;
                self.rereading.fresh = Some(fresh);
                if self.is_covered() {
                    self.say("the dataset was read again; it shows as soon as this is closed");
                }
            }
            Err(trouble) => {
                self.rereading = Rereading {
                    fresh: None,
                    trouble: Some(trouble),
                };
                self.notice.clear();
            }
        }
    }

    /// Says that changed files are not noticed, and what to do about it.
    pub fn say_unwatched(&mut self, why: &str) {
        let key = self.key_for(Action::Reload);
        self.say(format!(
            "changed files are not noticed ({why}); {key} reads them again"
        ));
    }

    /// Whether something lies over the panes that holds places in the present dataset.
    fn is_covered(&self) -> bool {
        self.overlay.is_some() || self.view().is_some() || self.stage().is_some() || self.is_waiting()
    }

    /// Shows a dataset that was read again, unless something lies over the panes: a presentation above all.
    pub(super) fn take_fresh(&mut self) -> Effect {
        if self.rereading.fresh.is_none() || self.is_covered() {
            return Effect::None;
        }
        let Some(Fresh(atlas)) = self.rereading.fresh.take() else {
            return Effect::None;
        };
        self.replace_atlas(atlas)
    }

    fn replace_atlas(&mut self, atlas: Arc<Atlas>) -> Effect {
        let settings = Settings {
            theme: self.theme,
            size: self.size,
            ascii: self.ascii,
        };
        let before = self.whereabouts();
        let Some(mut app) = Self::new(atlas, self.keymap.clone(), settings, None) else {
            self.rereading.trouble = Some(Trouble {
                text: "the dataset holds no bodies, instruments or events any more".to_owned(),
                spot: None,
            });
            return Effect::None;
        };
        let named = |id: &Id| app.atlas.find(self.atlas.name(*id));
        app.lenses.marked = self.lenses.marked.iter().filter_map(named).collect();
        if let Some(day) = self.lenses.today {
            app.set_today(day);
        }
        app.mouse = self.mouse;
        app.narrow = self.narrow;
        app.own_themes = self.own_themes;
        app.asked = self.asked;
        app.sought = std::mem::take(&mut self.sought);
        app.searches = std::mem::take(&mut self.searches);
        app.desk = std::mem::take(&mut self.desk);
        if self.lenses.doubts.is_some() {
            app.mark_doubts();
        }
        *self = app;
        self.say("the dataset was read again");
        self.bring_back(&before);
        self.resume()
    }

    /// Asks for the editor at the fault that keeps the dataset from being shown, else at the selected record.
    pub(super) fn edit(&self) -> Effect {
        let trouble = self.trouble().and_then(|trouble| trouble.spot);
        // Where a layer changes the record, that is what its reader can change.
        let change = || {
            self.atlas
                .changes(self.selected)
                .last()
                .map(|change| change.origin)
        };
        let origin = || change().or_else(|| self.atlas.origin(self.selected));
        let spot = trouble.or_else(|| {
            let origin = origin()?;
            Some(Spot {
                file: usize::try_from(origin.file).ok()?,
                line: usize::try_from(origin.line).ok()?,
                column: 1,
            })
        });
        spot.map_or(Effect::None, Effect::Edit)
    }
}
