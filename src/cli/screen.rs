//! `plenary screen`.

use std::path::Path;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::{CliError, Common, Status, data, explore};
use crate::app::{Effect, Message};
use crate::diff::Diff;
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
    let mut app = explore::app(data::load(common)?, common, size, id)?;
    let mut engine = Engine::new(app.shared_atlas());
    for key in keys {
        let mut effect = app.update(Message::Key(key));
        // What other effects would do to a terminal does not show on the picture.
        if effect == Effect::Quit {
            break;
        }
        if let Effect::ReadOlder(path) = &effect {
            let found = Diff::since(Path::new(path), app.atlas()).map(Box::new);
            effect = app.update(Message::Since(found.map_err(|error| error.to_string())));
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
