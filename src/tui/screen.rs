//! The terminal in our hands: whatever was switched on is switched off again when this is dropped.

use std::cell::Cell;
use std::io::{self, Write, stdout};
use std::rc::Rc;

use crossterm::cursor::Show;
use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::execute;
use crossterm::queue;
use crossterm::style::force_color_output;
use crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen,
    LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use ratatui::Frame;
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

use crate::ui::Depth;

/// The terminal in our hands.
pub(super) struct Screen {
    canvas: Canvas,
    /// Set when what is written to the canvas may be lost.
    given_up: Rc<Cell<bool>>,
    depth: Depth,
    mouse: bool,
}

type Canvas = Terminal<CrosstermBackend<Writer>>;

/// Standard output, frame by frame; once given up, nothing that goes wrong matters any more.
///
/// Ratatui shows the cursor when a canvas is dropped and prints a failure to standard error, which panics if that is the
/// terminal that went away.
struct Writer {
    out: io::BufWriter<io::Stdout>,
    given_up: Rc<Cell<bool>>,
}

impl Writer {
    fn unless_given_up<T>(&self, result: io::Result<T>, instead: T) -> io::Result<T> {
        if self.given_up.get() { Ok(instead) } else { result }
    }
}

impl Write for Writer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes);
        self.unless_given_up(written, bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let flushed = self.out.flush();
        self.unless_given_up(flushed, ())
    }
}

impl Screen {
    /// Takes the terminal; a panic gives it back before it says anything.
    pub(super) fn enter() -> io::Result<Self> {
        let hook = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            // The message matters more than a terminal that is already gone.
            let _result = leave();
            hook(info);
        }));
        // The theme has heeded NO_COLOR already; only the code of an address is black and white all the same, to be read at all.
        force_color_output(true);
        take()?;
        let given_up = Rc::default();
        let canvas = canvas(&given_up).inspect_err(|_error| drop(leave()))?;
        Ok(Self {
            canvas,
            given_up,
            depth: depth(),
            mouse: false,
        })
    }

    /// Draws one frame; terminals that know synchronised updates show it all at once.
    pub(super) fn frame(&mut self, draw: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        queue!(self.canvas.backend_mut(), BeginSynchronizedUpdate)?;
        let depth = self.depth;
        self.canvas.draw(|frame| {
            draw(frame);
            depth.fit(frame.buffer_mut());
        })?;
        queue!(self.canvas.backend_mut(), EndSynchronizedUpdate)?;
        Write::flush(self.canvas.backend_mut())
    }

    /// Has the next frame drawn from nothing.
    pub(super) fn clear(&mut self) -> io::Result<()> {
        // Ratatui's own way asks the terminal where its cursor is, and the answer would go to the reader of keys.
        execute!(stdout(), Clear(ClearType::All))?;
        let given_up = Rc::default();
        let canvas = canvas(&given_up)?;
        self.given_up.set(true);
        self.canvas = canvas;
        self.given_up = given_up;
        Ok(())
    }

    /// Takes the mouse, or gives it back.
    pub(super) fn mouse(&mut self, on: bool) -> io::Result<()> {
        self.mouse = on;
        if on {
            execute!(stdout(), EnableMouseCapture)
        } else {
            execute!(stdout(), DisableMouseCapture)
        }
    }

    /// Gives the terminal back, stops the process, and takes it again when the process goes on.
    pub(super) fn suspend(&mut self) -> io::Result<()> {
        self.lend(stop)
    }

    /// Gives the terminal back while something else is done, and takes it again.
    pub(super) fn lend<T>(&mut self, meanwhile: impl FnOnce() -> T) -> io::Result<T> {
        leave()?;
        let done = meanwhile();
        self.retake()?;
        Ok(done)
    }

    /// Takes the terminal as for the first time: after a stop its settings may be those of the shell.
    pub(super) fn retake(&mut self) -> io::Result<()> {
        // What is believed to be raw already would be left as it is.
        disable_raw_mode()?;
        take()?;
        if self.mouse {
            execute!(stdout(), EnableMouseCapture)?;
        }
        self.clear()
    }
}

/// How many colours this terminal says it has; on Windows all of them have all.
fn depth() -> Depth {
    let said = |name| std::env::var(name).unwrap_or_default();
    if cfg!(windows) {
        Depth::Full
    } else {
        Depth::of(&said("COLORTERM"), &said("TERM"))
    }
}

/// A canvas on which nothing is drawn yet.
fn canvas(given_up: &Rc<Cell<bool>>) -> io::Result<Canvas> {
    Terminal::new(CrosstermBackend::new(Writer {
        out: io::BufWriter::with_capacity(64 * 1024, stdout()),
        given_up: Rc::clone(given_up),
    }))
}

/// Stops the process as Ctrl-Z does in any other program.
#[cfg(unix)]
pub(super) fn stop() {
    // Without job control there is nothing to stop for.
    let _result = signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP);
}

#[cfg(not(unix))]
pub(super) const fn stop() {}

fn take() -> io::Result<()> {
    enable_raw_mode()?;
    execute!(stdout(), EnterAlternateScreen, EnableBracketedPaste).inspect_err(|_error| drop(leave()))
}

/// Switches off everything that may be on; every step is tried even if one fails.
fn leave() -> io::Result<()> {
    let modes = execute!(
        stdout(),
        EndSynchronizedUpdate,
        DisableMouseCapture,
        DisableBracketedPaste,
        LeaveAlternateScreen,
        Show
    );
    let raw = disable_raw_mode();
    let flushed = stdout().flush();
    modes.and(raw).and(flushed)
}

impl Drop for Screen {
    fn drop(&mut self) {
        // There is nobody left to tell.
        self.given_up.set(true);
        let _result = leave();
    }
}
