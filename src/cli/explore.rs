//! The explorer itself.

use std::env;
use std::io::{IsTerminal, Write as _, stderr, stdout};
use std::sync::Arc;

use super::today::today;
use super::{CliError, Common, Status, colours, data};
use crate::app::keymap::Keymap;
use crate::app::own_theme::OwnTheme;
use crate::app::{App, Settings, ThemeName};
use crate::briefing::store::Store;
use crate::config::{self, Config};
use crate::model::Atlas;
use crate::model::date::{Edtf, Moment};
use crate::model::history::day_of;
use crate::state;
use crate::text::CleanWriter;
use crate::tui::{self, Desktop, Ended, Session, Waited, Work};

/// How the explorer is to begin.
pub(super) struct Start<'a> {
    /// The record to open.
    pub(super) id: Option<&'a str>,
    /// Whether where it was left does not matter.
    pub(super) fresh: bool,
}

/// What the explorer looks like and answers to.
pub(super) struct Look {
    pub(super) keymap: Keymap,
    /// The window's columns and rows.
    pub(super) size: (u16, u16),
    pub(super) theme: ThemeName,
    pub(super) ascii: bool,
    /// Whether letters of ambiguous width are drawn in a narrow form.
    pub(super) narrow: bool,
    pub(super) mouse: bool,
    /// The user's own themes.
    pub(super) own: &'static [OwnTheme],
}

impl Look {
    /// As the user wants it in this terminal.
    fn of_user(common: &Common) -> Result<(Self, config::Settings), CliError> {
        if !stdout().is_terminal() {
            return Err(CliError::NoTerminal);
        }
        let size = crossterm::terminal::size().map_err(|_error| CliError::NoTerminal)?;
        let Config {
            settings,
            keymap,
            themes,
        } = Config::read()?;
        let own = Vec::leak(themes);
        let narrow = common.wants_narrow() || settings.ambiguous_width == 2;
        let look = Self {
            keymap,
            size,
            theme: colours::theme(common, (settings.theme.as_deref(), own), true)?,
            ascii: common.wants_ascii() || settings.ascii || narrow,
            narrow,
            mouse: settings.mouse,
            own,
        };
        Ok((look, settings))
    }
}

pub(super) fn run(common: &Common, start: &Start<'_>) -> Result<Status, CliError> {
    if env::var_os("TERM").is_some_and(|term| term == "dumb") {
        // A terminal that can place nothing can still be talked with.
        return super::linear::run(common, start.id);
    }
    let (look, settings) = Look::of_user(common)?;
    let stack = data::stack_or(common, settings.data);
    let mut session = None;
    let (seen, atlas) = if stack.named.is_empty() {
        data::load_stack(&stack, &|_progress| ())
    } else {
        // A file may be large: its loading shows a gauge, and a key can end it.
        let names: Vec<String> = stack
            .named
            .iter()
            .map(|path| path.display().to_string())
            .collect();
        let stack = stack.clone();
        let work: Work<_> = Box::new(move |tell| data::load_stack(&stack, tell));
        match session
            .insert(Session::open()?)
            .wait(&names.join(" + "), look.theme, work)?
        {
            Waited::Done(loaded) => loaded,
            Waited::Ended(ended) => return Ok(status(ended)),
        }
    };
    let atlas = atlas?;
    let mut app = app(atlas, look, start.id, common.as_of)?;
    // The record was whole on the day of its check; an older clock is a wrong one.
    let day = today().max(day_of(app.today()));
    app.set_today(Moment::from(day).into());
    // Who names a record or asks for a fresh start knows where to be.
    if settings.reopen && start.id.is_none() && !start.fresh {
        reopen(&mut app, common);
    }
    match state::load_searches() {
        Ok(searches) => app.set_searches(searches),
        Err(error) => app.say(error.to_string()),
    }
    if let Err(error) = bring_briefing(&mut app) {
        app.say(error);
    }
    let session = match session {
        Some(session) => session,
        None => Session::open()?,
    };
    let ended = session.explore(
        &mut app,
        Desktop {
            stack,
            seen,
            editor: settings.editor.or_else(editor),
            browser: settings.browser,
        },
    )?;
    if let Err(error) = state::save_whereabouts(&app.whereabouts()) {
        let mut err = CleanWriter(stderr().lock());
        // There is nobody to tell if standard error is gone.
        let _result = writeln!(err, "plenary: where you were could not be kept: {error}");
    }
    Ok(status(ended))
}

/// The user's editor as they write it in a shell.
fn editor() -> Option<String> {
    let set = |name| env::var(name).ok().filter(|value| !value.trim().is_empty());
    set("VISUAL").or_else(|| set("EDITOR"))
}

/// Brings the explorer back to where it was left; a date that was asked for now counts more than the one of then.
fn reopen(app: &mut App, common: &Common) {
    match state::load_whereabouts(&app.atlas().head().id) {
        Ok(Some(mut before)) => {
            before.as_of = common.as_of.or(before.as_of);
            let hides = !before.filter.is_empty() || before.as_of.is_some();
            app.bring_back(&before);
            if hides && app.notice().is_empty() {
                app.say("as it was left; `plenary --fresh` starts with everything shown");
            }
        }
        Ok(None) => {}
        Err(error) => app.say(error.to_string()),
    }
}

/// Puts the briefing on the desk that was there last, and has a new one called by a name that is free.
pub(super) fn bring_briefing(app: &mut App) -> Result<(), String> {
    let store = Store::of_user().map_err(|error| error.to_string())?;
    let names = store.names().map_err(|error| error.to_string())?;
    let numbered = (2..).map(|number| format!("Briefing {number}"));
    let free = std::iter::once("Briefing".to_owned())
        .chain(numbered)
        .find(|name| !names.contains(name));
    app.name_new_briefing(free.unwrap_or_default());
    let last = state::briefing_name().map_err(|error| error.to_string())?;
    // One that was removed meanwhile is missed by nobody.
    if let Some(last) = last.filter(|last| names.contains(last)) {
        let (briefing, revision) = store.load(&last).map_err(|error| error.to_string())?;
        // Records of another dataset have no place in it.
        if briefing.dataset.id == app.atlas().head().id {
            app.set_briefing(briefing, revision);
        }
    }
    Ok(())
}

/// `plenary brief present`: the briefing at once, and nothing else.
pub(super) fn present(common: &Common, name: &str) -> Result<Status, CliError> {
    let (look, settings) = Look::of_user(common)?;
    let store = Store::of_user()?;
    let (briefing, revision) = store.load(name)?;
    let stack = data::stack_or(common, settings.data);
    let atlas = data::load_stack(&stack, &|_progress| ()).1?;
    let mut app = app(atlas, look, None, common.as_of)?;
    app.set_briefing(briefing, revision);
    app.present_alone();
    if app.stage().is_none() {
        return Err(CliError::NoCards(name.to_owned()));
    }
    let ended = tui::run(&mut app)?;
    if let Some(briefing) = app.briefing().filter(|_| !app.unsaved().is_empty()) {
        // What the room was not to read is told now, and tried again.
        store.save(briefing, app.revision())?;
    }
    Ok(status(ended))
}

/// `plenary brief console`: what the presenter sees.
pub(super) fn console(common: &Common, name: &str) -> Result<Status, CliError> {
    let (look, _settings) = Look::of_user(common)?;
    Store::of_user()?.load(name)?;
    let ended = tui::follow(name, look.theme, &look.keymap)?;
    Ok(status(ended))
}

/// The status that an end leaves.
const fn status(ended: Ended) -> Status {
    match ended {
        Ended::Quit | Ended::Lost => Status::Done,
        Ended::Signal(signal) => Status::Signal(signal),
    }
}

/// The explorer's state before the first key.
pub(super) fn app(
    atlas: Arc<Atlas>,
    look: Look,
    id: Option<&str>,
    as_of: Option<Edtf>,
) -> Result<App, CliError> {
    let start = id.map(|id| data::find(&atlas, id)).transpose()?;
    let settings = Settings {
        theme: look.theme,
        size: look.size,
        ascii: look.ascii,
    };
    let mut app = App::new(atlas, look.keymap, settings, start).ok_or(CliError::Empty)?;
    app.set_own_themes(look.own);
    app.set_mouse(look.mouse);
    app.set_narrow(look.narrow);
    if let Some(date) = as_of {
        app.set_as_of(date);
    }
    Ok(app)
}
