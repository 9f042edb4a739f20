//! The terminal: taken and given back, read without polling, drawn once per batch of messages.

mod backlog;
mod browser;
mod console;
mod desk;
mod editor;
mod events;
mod file;
mod screen;
mod wait;
mod watch;
mod worker;

use std::collections::VecDeque;
use std::io;
use std::sync::mpsc::{Receiver, Sender};
use std::time::{Duration, Instant};

use crossterm::clipboard::CopyToClipboard;
use crossterm::execute;

use crate::app::{App, Effect, Message, Spot};
use crate::briefing::show::{On, Report};
use crate::model::{Seen, Stack};
use crate::{state, ui};
pub use console::follow;
pub use desk::settle;
use events::{Happening, Input};
use screen::Screen;
pub use wait::{Waited, Work};
use watch::{Reread, Watch};
use worker::Worker;

/// How the explorer ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// The user left.
    Quit,
    /// A signal asked it to end; its number.
    Signal(i32),
    /// The terminal went away.
    Lost,
}

/// What the explorer may use of the user's own.
#[derive(Debug, Default)]
pub struct Desktop {
    /// The files of the dataset.
    pub stack: Stack,
    /// How they were when they were read.
    pub seen: Seen,
    /// The user's editor with its arguments, as in a shell.
    pub editor: Option<String>,
    /// The user's browser with its arguments; none: nothing is ever opened.
    pub browser: Option<String>,
}

/// Presents until it ends: what is on the disk has no say in what a room sees. The terminal is given back in every case.
pub fn run(app: &mut App) -> io::Result<Ended> {
    Session::open()?.explore(app, Desktop::default())
}

/// A terminal that was taken; dropped, it is given back.
pub struct Session {
    screen: Screen,
    input: Input,
    happenings: Receiver<Happening>,
    happened: Sender<Happening>,
    /// Whether the reader of keys was told to read.
    listening: bool,
}

impl Session {
    /// Takes the terminal.
    pub fn open() -> io::Result<Self> {
        // Signals first: one that came between taking the terminal and listening would leave it taken.
        let (input, happenings, happened) = events::listen()?;
        Ok(Self {
            screen: Screen::enter()?,
            input,
            happenings,
            happened,
            listening: false,
        })
    }

    /// Runs the explorer until it ends, and reads the dataset again when its files change.
    pub fn explore(mut self, app: &mut App, desktop: Desktop) -> io::Result<Ended> {
        let worker = Worker::start(app.shared_atlas(), self.happened.clone())?;
        resized(app);
        self.screen.draw(app)?;
        if !self.listening {
            self.input.next();
        }
        let watch = Watch::start(&desktop, self.happened.clone()).unwrap_or_else(|error| {
            app.say_unwatched(&error.to_string());
            None
        });
        let mut running = Loop {
            app,
            desktop,
            watch,
            happened: self.happened,
            screen: self.screen,
            input: self.input,
            worker,
            held: VecDeque::new(),
            began: Instant::now(),
            reported: None,
            logged: String::new(),
        };
        running.report(running.app.report());
        if running.app.mouse() {
            running.screen.mouse(true)?;
        }
        let effect = running.app.resume();
        if running.perform(effect)? {
            return Ok(Ended::Quit);
        }
        let ended = running.drive(&self.happenings);
        // However it ended, the console is not to wait for more.
        running.report(None);
        ended
    }
}

/// How long a frame waits for the answer to a search, so that typing shows its hits at once.
const FRAME: Duration = Duration::from_millis(6);

struct Loop<'a> {
    app: &'a mut App,
    desktop: Desktop,
    /// None: there is nothing on the disk to watch.
    watch: Option<Watch>,
    happened: Sender<Happening>,
    screen: Screen,
    input: Input,
    worker: Worker,
    /// What the user did while the answer to a search was awaited.
    held: VecDeque<Message>,
    began: Instant,
    /// What the presenter's console was told last.
    reported: Option<Report>,
    /// What the user was told last.
    logged: String,
}

impl Loop<'_> {
    fn drive(&mut self, happenings: &Receiver<Happening>) -> io::Result<Ended> {
        loop {
            let Ok(first) = happenings.recv() else {
                return Ok(Ended::Lost);
            };
            if let Some(ended) = self.tell(Message::Clock(self.began.elapsed()))? {
                return Ok(ended);
            }
            self.look_for_console();
            let mut read = false;
            let mut next = Some(first);
            let deadline = Instant::now() + FRAME;
            // One draw for all that has come in meanwhile.
            while let Some(happening) = next {
                read |= matches!(happening, Happening::Messages(_));
                if let Some(ended) = self.take(happening)? {
                    return Ok(ended);
                }
                if self.catch_up()? {
                    return Ok(Ended::Quit);
                }
                next = if self.worker.is_busy() {
                    let left = deadline.saturating_duration_since(Instant::now());
                    happenings.recv_timeout(left).ok()
                } else {
                    // What an idle worker had to say is already there.
                    happenings.try_recv().ok()
                };
            }
            // What the reader's own questions displaced is asked again.
            let effect = self.app.resume();
            self.perform(effect)?;
            self.log();
            self.screen.draw(self.app)?;
            self.report(self.app.report());
            if read {
                self.input.next();
            }
        }
    }

    /// Tells the explorer something and does what it asks for then; what it ended with, if it did.
    fn tell(&mut self, message: Message) -> io::Result<Option<Ended>> {
        let effect = self.app.update(message);
        Ok(self.perform(effect)?.then_some(Ended::Quit))
    }

    /// Takes in what happened; what the explorer ended with, if it did.
    fn take(&mut self, happening: Happening) -> io::Result<Option<Ended>> {
        match happening {
            Happening::Messages(messages) => self.held.extend(messages),
            Happening::Found(found) => return self.tell(Message::Found(found)),
            Happening::Reread(reread) => {
                let Reread { seen, read } = *reread;
                let told = read.as_ref().err().map_or("", |trouble| &trouble.text);
                log::info!("the files were read again {told}");
                self.desktop.seen = seen;
                return self.tell(Message::Reloaded(read));
            }
            Happening::Told(text) => self.app.say(text),
            Happening::Unwatched(why) => self.app.say_unwatched(&why),
            Happening::Signal(signal) => return Ok(Some(Ended::Signal(signal))),
            Happening::Stop => {
                self.screen.suspend()?;
                resized(self.app);
            }
            Happening::Continued => {
                self.screen.retake()?;
                resized(self.app);
            }
            Happening::Resized => resized(self.app),
            // What was waited for came before the explorer did.
            Happening::Progress(_) | Happening::Worked => {}
            Happening::Lost => return Ok(Some(Ended::Lost)),
        }
        Ok(None)
    }

    /// Answers what the user did, as far as no search is awaited; tells whether to leave.
    fn catch_up(&mut self) -> io::Result<bool> {
        while !self.app.is_waiting() {
            let Some(message) = self.held.pop_front() else {
                break;
            };
            let effect = self.app.update(message);
            if self.perform(effect)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Hands an address to the user's browser, which goes on by itself.
    fn browse(&mut self, url: &str) {
        let opened = browser::open(self.desktop.browser.as_deref(), url, &self.happened);
        self.app
            .say(opened.map_or_else(|error| error, |()| "handed to the browser".to_owned()));
    }

    /// Has the user edit a place of the dataset; what they save is read again.
    fn edit(&mut self, spot: Spot) -> io::Result<()> {
        let path = self.desktop.seen.paths.get(spot.file).cloned().flatten();
        let Some(path) = path else {
            self.app.say(
                "this record is inside the program or came from a pipe; `plenary new --layer FILE` begins a layer that can change it",
            );
            return Ok(());
        };
        let place = format!("{}:{}", path.display(), spot.line);
        let command = match editor::command(self.desktop.editor.as_deref(), &path, spot) {
            Ok(command) => command,
            Err(error) => {
                self.app.say(format!("{place} is where it stands: {error}"));
                return Ok(());
            }
        };
        self.input.lend(true);
        let ended = self.screen.lend(|| command.run());
        self.input.lend(false);
        match ended? {
            Ok(()) => self.app.say(format!("edited {place}")),
            Err(error) => self.app.say(error),
        }
        resized(self.app);
        if let Some(watch) = &self.watch {
            watch.look();
        }
        Ok(())
    }

    /// Logs what the user was told, once.
    fn log(&mut self) {
        if self.logged != self.app.notice() {
            self.app.notice().clone_into(&mut self.logged);
            log::info!("told: {}", self.logged);
        }
    }

    /// Tells the presenter's console what is on now, if that is something else than before; nothing: that it is over.
    fn report(&mut self, report: Option<Report>) {
        let report = report.or_else(|| {
            let on = On::Ended;
            self.reported.clone().map(|last| Report { on, ..last })
        });
        let Some(report) = report.filter(|report| self.reported.as_ref() != Some(report)) else {
            return;
        };
        // A presentation goes on without its console.
        let _result = state::save_report(&report);
        self.reported = Some(report);
    }

    /// Does what the explorer asks for; tells whether to leave.
    fn perform(&mut self, effect: Effect) -> io::Result<bool> {
        if !self.worker.searches(&self.app.shared_atlas()) {
            self.worker = Worker::start(self.app.shared_atlas(), self.happened.clone())?;
        }
        match settle(self.app, effect) {
            Effect::Quit => return Ok(true),
            Effect::Copy(text) => execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text))?,
            Effect::Suspend => {
                self.screen.suspend()?;
                resized(self.app);
            }
            Effect::Redraw => self.screen.clear()?,
            Effect::Mouse(on) => self.screen.mouse(on)?,
            Effect::Search(request) => self.worker.ask(request),
            Effect::Browse(url) => self.browse(&url),
            Effect::Edit(spot) => self.edit(spot)?,
            Effect::Reload => match &self.watch {
                Some(watch) => watch.read(),
                None => self
                    .app
                    .say("the dataset is inside the program or came from a pipe: nothing to read again"),
            },
            Effect::EditText(text) => {
                let effect = self.edit_text(&text)?;
                return self.perform(effect);
            }
            // Nothing to do, or settled above.
            Effect::None
            | Effect::ReadOlder(_)
            | Effect::Write { .. }
            | Effect::SaveBriefing
            | Effect::ReadBriefing
            | Effect::OpenBriefing(_)
            | Effect::ListBriefings
            | Effect::KeepSearches => {}
        }
        Ok(false)
    }
}

/// Takes over the window's present size.
fn resized(app: &mut App) {
    if let Ok((width, height)) = crossterm::terminal::size() {
        // A resize asks for nothing but a draw, which follows anyway.
        let _effect = app.update(Message::Resize(width, height));
    }
}

impl Screen {
    fn draw(&mut self, app: &App) -> io::Result<()> {
        self.frame(|frame| {
            frame.render_widget(app, frame.area());
            if let Some(position) = ui::cursor(app) {
                frame.set_cursor_position(position);
            }
        })
    }
}
