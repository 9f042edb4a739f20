//! The terminal: taken and given back, read without polling, drawn once per batch of messages.

mod events;
mod screen;

use std::io;
use std::sync::mpsc::Receiver;

use crossterm::clipboard::CopyToClipboard;
use crossterm::execute;

use crate::app::{App, Effect, Message};
use crate::ui;
use events::{Happening, Input};
use screen::Screen;

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

/// Runs the explorer until it ends; the terminal is given back in every case.
pub fn run(app: &mut App) -> io::Result<Ended> {
    // Signals first: one that came between taking the terminal and listening would leave it taken.
    let (input, happenings) = events::listen()?;
    let mut screen = Screen::enter()?;
    resized(app);
    screen.draw(app)?;
    input.next();
    drive(app, &mut screen, &input, &happenings)
}

fn drive(
    app: &mut App,
    screen: &mut Screen,
    input: &Input,
    happenings: &Receiver<Happening>,
) -> io::Result<Ended> {
    loop {
        let Ok(first) = happenings.recv() else {
            return Ok(Ended::Lost);
        };
        let mut read = false;
        // One draw for all that has come in meanwhile.
        for happening in std::iter::once(first).chain(std::iter::from_fn(|| happenings.try_recv().ok())) {
            match happening {
                Happening::Messages(messages) => {
                    read = true;
                    for message in messages {
                        if perform(app, message, screen)? {
                            return Ok(Ended::Quit);
                        }
                    }
                }
                Happening::Signal(signal) => return Ok(Ended::Signal(signal)),
                Happening::Stop => {
                    screen.suspend()?;
                    resized(app);
                }
                Happening::Resized => resized(app),
                Happening::Lost => return Ok(Ended::Lost),
            }
        }
        screen.draw(app)?;
        if read {
            input.next();
        }
    }
}

/// Answers one message; tells whether to leave.
fn perform(app: &mut App, message: Message, screen: &mut Screen) -> io::Result<bool> {
    match app.update(message) {
        Effect::None => {}
        Effect::Quit => return Ok(true),
        Effect::Copy(text) => execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text))?,
        Effect::Suspend => {
            screen.suspend()?;
            resized(app);
        }
        Effect::Redraw => screen.clear()?,
        Effect::Mouse(on) => screen.mouse(on)?,
    }
    Ok(false)
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
