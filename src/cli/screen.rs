//! `plenary screen`.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::{CliError, Common, Status, colours, data, explore};
use crate::app::{Effect, Message, Settings};
use crate::key;
use crate::search::Engine;
use crate::ui;

pub(super) fn run(
    common: &Common,
    size: (u16, u16),
    (keys, id): (&str, Option<&str>),
    out: &mut String,
) -> Result<Status, CliError> {
    let keys = key::parse(keys)?;
    let settings = Settings {
        theme: colours::theme(common.theme, false),
        size,
        ascii: common.wants_ascii(),
    };
    let mut app = explore::app(data::load(common)?, settings, id)?;
    let mut engine = Engine::new(app.shared_atlas());
    for key in keys {
        let mut effect = app.update(Message::Key(key));
        // What other effects would do to a terminal does not show on the picture.
        if effect == Effect::Quit {
            break;
        }
        while let Effect::Search(request) = effect {
            let found = engine.answer(&request, &|| false, &mut |_| ());
            effect = found.map_or(Effect::None, |found| app.update(Message::Found(found)));
        }
    }
    let mut buffer = Buffer::empty(Rect::new(0, 0, size.0, size.1));
    (&app).render(buffer.area, &mut buffer);
    out.push_str(&ui::picture(&buffer));
    Ok(Status::Done)
}
