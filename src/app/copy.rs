//! Sending something of a record to the terminal's clipboard.

use super::action::Action;
use super::exporting::Form;
use super::sheet::{Sheet, Subject};
use super::view::View;
use super::{App, Effect};
use crate::cite::{Cited, Style, cite};
use crate::export::Format;
use crate::model::Id;
use crate::text::clean;
use crate::wrap::cut;

/// The most bytes that are sent: terminals drop a longer OSC 52 sequence without a word. The strictest that is in use
/// takes a sequence of 100,000 bytes, which in base64 is this much text.
const MOST: usize = 74_994;

/// A text that is too large for a clipboard, to be read and marked on the screen.
#[derive(Debug)]
pub struct Uncopied {
    pub(super) title: String,
    pub(super) text: String,
}

impl App {
    /// The record that is meant: the one under the cursor of an open view, else the selected one.
    pub(super) fn meant(&self) -> Id {
        let under_cursor = match self.view() {
            Some(View::Sheet(sheet)) => sheet.link(),
            Some(View::Coverage(_)) | None => None,
        };
        under_cursor.unwrap_or(self.selected)
    }

    pub(super) fn copy(&mut self, action: Action) -> Effect {
        let id = self.meant();
        let cited = |cited, style| cite(&self.atlas, &[cited], style).map_err(|error| error.to_string());
        let record = |style| cited(Cited::Record(id), style);
        let text = match action {
            Action::CopyTitle => Ok(self.atlas.title(id).to_owned()),
            Action::CopyId => Ok(self.atlas.name(id).to_owned()),
            Action::CopyText => Ok(self.page_of(id).to_text(80)),
            Action::CopyMarkdown => Ok(self.page_of(id).to_markdown()),
            Action::CopyCitation => record(Style::Text),
            Action::CopyBibtex => record(Style::Bibtex),
            Action::CopyCsl => record(Style::CslJson),
            Action::CopyRis => record(Style::Ris),
            Action::CopyEdition => cited(Cited::Edition, Style::Text),
            _ => {
                let address = self.atlas.cited(id).find_map(|source| source.url.clone());
                address.ok_or_else(|| "no source of this record has an address".to_owned())
            }
        };
        match text {
            Ok(text) => self.send(action.doc(), &text),
            Err(error) => {
                self.say(error);
                Effect::None
            }
        }
    }

    /// Copies what the open view shows, as Markdown to put into a document.
    pub(super) fn copy_view(&mut self) -> Effect {
        match self.written_view(Form::As(Format::Markdown)) {
            Ok(text) => self.send(Action::CopyView.doc(), &text),
            Err(error) => {
                self.say(error.to_string());
                Effect::None
            }
        }
    }

    /// Sends a text to the terminal, or shows it where it is more than terminals take; `what` names what is copied.
    pub(super) fn send(&mut self, what: &str, text: &str) -> Effect {
        let text = clean(text.trim_end()).into_owned();
        if text.len() > MOST {
            self.say(format!(
                "not copied: {} bytes are more than the {MOST} that terminals take; here is the text",
                text.len()
            ));
            let title = what.to_owned();
            self.open_view(Sheet::new(Subject::Uncopied(Uncopied { title, text })));
            return Effect::None;
        }
        self.notice = format!(
            "sent to the terminal, which puts it on the clipboard if it knows OSC 52 ({} characters): {}",
            text.chars().count(),
            cut(text.lines().next().unwrap_or_default(), 60)
        );
        Effect::Copy(text)
    }
}
