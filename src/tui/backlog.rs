//! Input that lies in the terminal without anyone being told of it.
//!
//! `crossterm` is told once when bytes come and then takes 1,024 of them. What is left of a larger burst, a long paste say,
//! waits for the next key; and a terminal that cannot write its next key before something is read waits for ever. So
//! whoever is about to wait for input looks here first.

use std::fs::File;

/// The terminal's own queue of input.
pub(super) struct Backlog {
    #[cfg_attr(not(target_os = "linux"), expect(dead_code, reason = "seen on Linux only"))]
    terminal: Option<File>,
}

impl Backlog {
    /// The queue of the terminal that this program runs in; empty for good if there is none.
    pub(super) fn of_terminal() -> Self {
        Self {
            terminal: File::open("/dev/tty").ok(),
        }
    }

    /// Has `crossterm` told anew if there are bytes left; tells whether there are.
    #[cfg(target_os = "linux")]
    pub(super) fn tell(&self) -> bool {
        use rustix::termios::{OptionalActions, tcgetattr, tcsetattr};
        let Some(terminal) = &self.terminal else {
            return false;
        };
        if !rustix::io::ioctl_fionread(terminal).is_ok_and(|bytes| bytes > 0) {
            return false;
        }
        // Settings that are set, even to what they are, wake whoever waits for the terminal (`n_tty_set_termios`).
        tcgetattr(terminal)
            .and_then(|settings| tcsetattr(terminal, OptionalActions::Now, &settings))
            .is_ok()
    }

    /// Has `crossterm` told anew if there are bytes left; tells whether there are.
    #[cfg(not(target_os = "linux"))]
    pub(super) const fn tell(&self) -> bool {
        false
    }
}
