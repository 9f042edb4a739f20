//! What happens outside, as one stream: a thread that blocks on the terminal, and one that waits for signals.
//!
//! The reader reads only when it is told to, so that a program we start meanwhile gets its own keys.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use crossterm::event::{
    self, Event, KeyCode, KeyEvent, KeyEventState, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

use super::backlog::Backlog;
use super::screen::stop;
use super::watch::Reread;
use crate::app::Message;
use crate::key::{Code, Key, Named};
use crate::model::Progress;
use crate::search::Found;

/// Something that happened.
#[derive(Debug)]
pub(super) enum Happening {
    /// What the user did.
    Messages(Vec<Message>),
    /// The worker answered a search.
    Found(Found),
    /// Loading has come so far.
    Progress(Progress),
    /// What was waited for is there.
    Worked,
    /// The dataset's files were read again.
    Reread(Box<Reread>),
    /// Something of which the user is to be told.
    Told(String),
    /// The system does not tell of changed files, and why.
    Unwatched(String),
    /// A signal that asks us to end.
    #[cfg_attr(not(unix), expect(dead_code, reason = "there are no signals here"))]
    Signal(i32),
    /// A signal that asks us to stop for a while.
    #[cfg_attr(not(unix), expect(dead_code, reason = "there are no signals here"))]
    Stop,
    /// A signal that we go on after a stop.
    #[cfg_attr(not(unix), expect(dead_code, reason = "there are no signals here"))]
    Continued,
    /// A signal that the window has another size.
    #[cfg_attr(not(unix), expect(dead_code, reason = "there are no signals here"))]
    Resized,
    /// The terminal went away.
    Lost,
}

/// Ends the explorer when the thread that holds it panics: the panic gave the terminal back, and nothing will come from that thread any more.
pub(super) struct Alarm(pub(super) Sender<Happening>);

impl Drop for Alarm {
    fn drop(&mut self) {
        if thread::panicking() {
            // An explorer that has ended already needs no alarm.
            let _result = self.0.send(Happening::Lost);
        }
    }
}

/// The reader of the terminal.
pub(super) struct Input {
    permit: Sender<()>,
    lent: Arc<AtomicBool>,
}

impl Input {
    /// Lets the reader read the next batch.
    pub(super) fn next(&self) {
        // A reader that has ended has said so through the other channel.
        let _result = self.permit.send(());
    }

    /// Tells whether another program has the terminal: it is that program then which Ctrl-C and Ctrl-Z mean.
    pub(super) fn lend(&self, lent: bool) {
        self.lent.store(lent, Ordering::Release);
    }
}

/// Starts both threads; what else happens can be told through the sender.
pub(super) fn listen() -> io::Result<(Input, Receiver<Happening>, Sender<Happening>)> {
    let (happened, happenings) = channel();
    let (permit, permits) = channel();
    let lent = Arc::<AtomicBool>::default();
    signals(happened.clone(), Arc::clone(&lent))?;
    let reader = happened.clone();
    thread::Builder::new()
        .name("input".to_owned())
        .spawn(move || read(&permits, &reader))?;
    Ok((Input { permit, lent }, happenings, happened))
}

fn read(permits: &Receiver<()>, happened: &Sender<Happening>) {
    let _alarm = Alarm(happened.clone());
    let backlog = Backlog::of_terminal();
    while permits.recv().is_ok() {
        let happening = batch(&backlog).map_or(Happening::Lost, Happening::Messages);
        let lost = matches!(happening, Happening::Lost);
        if happened.send(happening).is_err() || lost {
            return;
        }
    }
}

/// Blocks for one event, then takes what else is already there.
fn batch(backlog: &Backlog) -> io::Result<Vec<Message>> {
    let mut messages = Vec::new();
    while messages.is_empty() {
        // What is already there is not to be waited for.
        is_more(backlog)?;
        messages.extend(message(event::read()?));
        while messages.len() < 256 && is_more(backlog)? {
            messages.extend(message(event::read()?));
        }
        drop_answers(&mut messages);
    }
    Ok(messages)
}

/// Whether an event is already there.
fn is_more(backlog: &Backlog) -> io::Result<bool> {
    Ok(event::poll(Duration::ZERO)? || backlog.tell() && event::poll(Duration::ZERO)?)
}

/// Drops what a terminal answers about its colours when it answers so late that nobody listens any more:
/// `ESC ] 11 ; rgb:… ESC \`, which is read as Alt-] and typed text.
fn drop_answers(messages: &mut Vec<Message>) {
    let is = |message: Option<&Message>, c: char, alt: bool| {
        let key = Key {
            alt,
            ..Key::plain(Code::Char(c))
        };
        message == Some(&Message::Key(key))
    };
    while let Some(begin) = (0..messages.len()).find(|at| {
        is(messages.get(*at), ']', true)
            && is(messages.get(at + 1), '1', false)
            && (is(messages.get(at + 2), '0', false) || is(messages.get(at + 2), '1', false))
            && is(messages.get(at + 3), ';', false)
    }) {
        let bell = Message::Key(Key {
            ctrl: true,
            ..Key::plain(Code::Char('g'))
        });
        let end = (begin..messages.len())
            .find(|at| is(messages.get(*at), '\\', true) || messages.get(*at) == Some(&bell));
        messages.drain(begin..=end.unwrap_or(messages.len() - 1));
    }
}

#[cfg(unix)]
fn signals(happened: Sender<Happening>, lent: Arc<AtomicBool>) -> io::Result<()> {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
    let mut signals =
        signal_hook::iterator::Signals::new([SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH])?;
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in signals.forever() {
            let lent = lent.load(Ordering::Acquire);
            let happening = match signal {
                // The other program stops itself and everything with it, as a shell expects.
                SIGTSTP if lent => {
                    stop();
                    continue;
                }
                SIGCONT | SIGINT | SIGQUIT if lent => continue,
                SIGTSTP => Happening::Stop,
                SIGCONT => Happening::Continued,
                SIGWINCH => Happening::Resized,
                signal => Happening::Signal(signal),
            };
            if happened.send(happening).is_err() {
                return;
            }
        }
    })?;
    Ok(())
}

#[cfg(not(unix))]
fn signals(_happened: Sender<Happening>, _lent: Arc<AtomicBool>) -> io::Result<()> {
    Ok(())
}

fn message(event: Event) -> Option<Message> {
    match event {
        // Where a program before us left kitty's protocol on, a key that is held down must not press again.
        Event::Key(key) if key.is_press() => convert(key).map(Message::Key),
        Event::Paste(text) => Some(Message::Paste(text)),
        Event::Resize(width, height) => Some(Message::Resize(width, height)),
        Event::Mouse(MouseEvent {
            kind, column, row, ..
        }) => match kind {
            MouseEventKind::Down(MouseButton::Left) => Some(Message::Click(column, row)),
            MouseEventKind::ScrollDown => Some(Message::Wheel(column, row, 3)),
            MouseEventKind::ScrollUp => Some(Message::Wheel(column, row, -3)),
            _ => None,
        },
        Event::Key(_) | Event::FocusGained | Event::FocusLost => None,
    }
}

fn convert(key: KeyEvent) -> Option<Key> {
    let named = Code::Named;
    let mut shift = key.modifiers.contains(KeyModifiers::SHIFT);
    let code = match key.code {
        // A character says itself whether Shift was held; only where all keys come as codes must it be told.
        KeyCode::Char(c) => {
            // A key held with Ctrl or Alt is the same key with Caps Lock on.
            let chord = KeyModifiers::CONTROL | KeyModifiers::ALT;
            let locked = key.state.contains(KeyEventState::CAPS_LOCK) && !key.modifiers.intersects(chord);
            let is_capital = std::mem::take(&mut shift) != locked;
            Code::Char(if is_capital { capital(c) } else { c })
        }
        KeyCode::F(n) => Code::F(n),
        KeyCode::BackTab => {
            shift = true;
            named(Named::Tab)
        }
        KeyCode::Tab => named(Named::Tab),
        KeyCode::Up => named(Named::Up),
        KeyCode::Down => named(Named::Down),
        KeyCode::Left => named(Named::Left),
        KeyCode::Right => named(Named::Right),
        KeyCode::Enter => named(Named::Enter),
        KeyCode::Esc => named(Named::Esc),
        KeyCode::Backspace => named(Named::Backspace),
        KeyCode::Delete => named(Named::Delete),
        KeyCode::Insert => named(Named::Insert),
        KeyCode::Home => named(Named::Home),
        KeyCode::End => named(Named::End),
        KeyCode::PageUp => named(Named::PageUp),
        KeyCode::PageDown => named(Named::PageDown),
        _ => return None,
    };
    let (ctrl, alt) = (
        key.modifiers.contains(KeyModifiers::CONTROL),
        key.modifiers.contains(KeyModifiers::ALT),
    );
    Some(Key {
        code,
        ctrl,
        alt,
        shift,
    })
}

/// The capital of a letter that has one of its own.
fn capital(c: char) -> char {
    let mut capital = c.to_uppercase();
    match (capital.next(), capital.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_counts_when_pressed_and_not_when_held_or_released() {
        let press = KeyEvent::new(KeyCode::Char('J'), KeyModifiers::SHIFT);
        let [held, released] = [event::KeyEventKind::Repeat, event::KeyEventKind::Release]
            .map(|kind| KeyEvent { kind, ..press });
        assert_eq!(
            message(Event::Key(press)),
            Some(Message::Key(Key::plain(Code::Char('J'))))
        );
        assert_eq!(message(Event::Key(held)), None);
        assert_eq!(message(Event::Key(released)), None);
    }

    #[test]
    fn shift_is_told_by_the_letter_even_where_all_keys_come_as_codes() {
        let key = KeyEvent::new(KeyCode::Char('j'), KeyModifiers::SHIFT);
        assert_eq!(
            message(Event::Key(key)),
            Some(Message::Key(Key::plain(Code::Char('J'))))
        );
    }

    #[test]
    fn a_late_answer_about_colours_is_no_input() {
        let keys = |text: &str| -> Vec<Message> {
            crate::key::parse(text)
                .unwrap()
                .into_iter()
                .map(Message::Key)
                .collect()
        };
        for (came, left) in [
            ("j<A-]>11;rgb:1111/2222/3333<A-\\>k", "jk"),
            ("<A-]>10;rgb:1111/2222/3333<C-g><A-]>11;rgb:0/0/0<C-g>", ""),
            ("<A-]>11;rgb:11", ""),
            ("<A-]>12", "<A-]>12"),
        ] {
            let mut messages = keys(came);
            drop_answers(&mut messages);
            assert_eq!(messages, keys(left), "{came}");
        }
    }
}
