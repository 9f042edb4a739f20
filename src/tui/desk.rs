//! What the desk asks for: briefings read, listed and saved, handouts written, texts changed in an editor.

use std::io;
use std::path::Path;

use tempfile::Builder;

use super::{Loop, editor, file, resized};
use crate::app::tray::Listed;
use crate::app::{App, Effect, Message, Spot};
use crate::briefing::store::Store;
use crate::diff::Diff;
use crate::state;

/// Does what an effect asks of the disk; what is handed back asks for more: a terminal, an editor, a searching thread.
pub fn settle(app: &mut App, effect: Effect) -> Effect {
    let message = match effect {
        Effect::ReadOlder(path) => {
            let found = Diff::since(Path::new(&path), app.atlas()).map(Box::new);
            Message::Since(found.map_err(|error| error.to_string()))
        }
        Effect::Write { path, text, replace } => Message::Written(file::write(&path, &text, replace)),
        Effect::SaveBriefing => {
            save_briefing(app);
            return Effect::None;
        }
        Effect::ReadBriefing => {
            read_briefing(app, None);
            return Effect::None;
        }
        Effect::OpenBriefing(name) => {
            read_briefing(app, Some(name));
            return Effect::None;
        }
        Effect::ListBriefings => {
            list_briefings(app);
            return Effect::None;
        }
        Effect::KeepSearches => {
            if let Err(error) = state::save_searches(app.searches()) {
                app.say(error.to_string());
            }
            return Effect::None;
        }
        more => return more,
    };
    let effect = app.update(message);
    settle(app, effect)
}

/// Saves the briefing and says what came of it.
fn save_briefing(app: &mut App) {
    let Some(briefing) = app.briefing() else {
        return;
    };
    let saved = Store::of_user().and_then(|store| store.save(briefing, app.revision()));
    let kept = saved
        .is_ok()
        .then(|| state::keep_briefing_name(&briefing.name))
        .and_then(Result::err);
    // What was saved asks for nothing more.
    let saved = Message::Saved(saved.map_err(|error| error.to_string()));
    let _effect = app.update(saved);
    if let Some(error) = kept {
        app.say(error.to_string());
    }
}

/// Puts a briefing on the desk as it is on the disk; none: the one that is there.
fn read_briefing(app: &mut App, name: Option<String>) {
    let here = || app.briefing().map(|briefing| briefing.name.clone());
    let name = name.or_else(here).unwrap_or_default();
    let read = Store::of_user().and_then(|store| store.load(&name));
    let kept = read
        .as_ref()
        .ok()
        .and_then(|_| state::keep_briefing_name(&name).err());
    let read = read.map(Box::new).map_err(|error| error.to_string());
    // What was read asks for nothing more.
    let _effect = app.update(Message::Read(read));
    if let Some(error) = kept {
        app.say(error.to_string());
    }
}

/// Lists all briefings, those that cannot be read included.
fn list_briefings(app: &mut App) {
    let listed = Store::of_user().and_then(|store| {
        let names = store.names()?.into_iter();
        let listed = names.map(|name| {
            let words = match store.load(&name) {
                Ok((briefing, _)) => format!("{}, {}", briefing.balance(), briefing.room),
                Err(error) => error.to_string(),
            };
            Listed { name, words }
        });
        Ok(listed.collect())
    });
    // A list asks for nothing.
    let _effect = app.update(Message::Listed(listed.map_err(|error| error.to_string())));
}

impl Loop<'_> {
    /// Says whether a console follows, while there is a presentation.
    pub(super) fn look_for_console(&mut self) {
        if let Some(stage) = self.app.stage() {
            let followed = state::is_followed(&stage.show().deck().name);
            // Who follows asks for nothing.
            let _effect = self.app.update(Message::Followed(followed));
        }
    }

    /// Has the user's editor change a text, and hands back what it left.
    pub(super) fn edit_text(&mut self, text: &str) -> io::Result<Effect> {
        self.input.lend(true);
        let setting = self.desktop.editor.as_deref();
        let edited = self.screen.lend(|| edited(setting, text));
        self.input.lend(false);
        let edited = edited?;
        resized(self.app);
        Ok(self.app.update(Message::Edited(edited)))
    }
}

/// The largest text that is taken from an editor, in bytes.
const MOST_BYTES: u64 = 4 * 1024 * 1024;

/// What the user's editor makes of a text, opened at its last line.
fn edited(setting: Option<&str>, text: &str) -> Result<String, String> {
    let failed = |error: io::Error| format!("cannot edit the text: {error}");
    // The folder of temporary files may be read by others; this file may not.
    let file = Builder::new()
        .prefix("plenary-note-")
        .suffix(".txt")
        .tempfile()
        .map_err(failed)?;
    std::fs::write(file.path(), format!("{text}\n")).map_err(failed)?;
    let end = Spot {
        file: 0,
        line: text.lines().count().max(1),
        column: 1,
    };
    editor::command(setting, file.path(), end)?.run()?;
    let written = crate::save::read_text(file.path(), MOST_BYTES).map_err(failed)?;
    written.ok_or_else(|| "the editor removed the text".to_owned())
}
