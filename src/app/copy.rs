//! Putting something of the selected record on the clipboard.

use super::action::Action;
use super::{App, Effect};

impl App {
    pub(super) fn copy(&mut self, action: Action) -> Effect {
        let id = self.selected;
        let sources = match (self.atlas.entry(id), self.atlas.body(id), self.atlas.member(id)) {
            (Some(entry), ..) => &entry.sources,
            (_, Some(body), _) => &body.sources,
            (.., Some(member)) => &member.sources,
            _ => &Vec::new(),
        };
        let text = match action {
            Action::CopyTitle => self.atlas.title(id).to_owned(),
            Action::CopyId => self.atlas.name(id).to_owned(),
            Action::CopyText => self.page().to_text(80),
            Action::CopyMarkdown => self.page().to_markdown(),
            _ => {
                let own =
                    std::iter::once(id).chain(sources.iter().filter_map(|source| self.atlas.find(source)));
                let address = own
                    .into_iter()
                    .find_map(|source| self.atlas.source(source)?.url.clone());
                let Some(address) = address else {
                    self.say("no source of this record has an address");
                    return Effect::None;
                };
                address
            }
        };
        let text = crate::text::clean(&text).into_owned();
        let shown = crate::wrap::cut(&text, 40);
        self.notice = format!(
            "sent to the terminal's clipboard (OSC 52), {} characters: {shown}",
            text.chars().count()
        );
        Effect::Copy(text)
    }
}
