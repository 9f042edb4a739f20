//! `plenary screen`.

use std::path::Path;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::colours::Colours;
use super::explore::Look;
use super::{CliError, Common, ScreenFormat, Status, colours, data, explore};
use crate::app::keymap::Keymap;
use crate::app::own_theme::OwnTheme;
use crate::app::{Effect, Message, ThemeName};
use crate::config;
use crate::diff::Diff;
use crate::key;
use crate::search::Engine;
use crate::ui;

/// What was asked.
pub(super) struct Asked<'a> {
    pub(super) size: (u16, u16),
    pub(super) keys: &'a str,
    pub(super) id: Option<&'a str>,
    pub(super) format: ScreenFormat,
}

/// The user's own themes, if the name of one was given: a picture depends on nothing else of the user's.
fn own_themes(common: &Common) -> Result<&'static [OwnTheme], CliError> {
    match common.theme {
        Some(Colours::Own(_)) => Ok(Vec::leak(config::themes()?)),
        _ => Ok(&[]),
    }
}

pub(super) fn run(common: &Common, asked: &Asked<'_>, out: &mut String) -> Result<Status, CliError> {
    let keys = key::parse(asked.keys)?;
    let theme = match (asked.format, &common.theme) {
        // A picture is the same wherever it is made: the terminal it is made on has no say in its colours.
        (ScreenFormat::Svg | ScreenFormat::Html, None) => ThemeName::Terminal,
        _ => colours::theme(common, (None, own_themes(common)?), false)?,
    };
    let look = Look {
        keymap: Keymap::defaults()?,
        size: asked.size,
        theme,
        ascii: common.wants_ascii() || common.wants_narrow(),
        narrow: common.wants_narrow(),
        mouse: false,
        own: &[],
    };
    let mut app = explore::app(data::load_plainly(common)?, look, asked.id, common.as_of)?;
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
    let mut buffer = Buffer::empty(Rect::new(0, 0, asked.size.0, asked.size.1));
    (&app).render(buffer.area, &mut buffer);
    let head = app.atlas().head();
    let title = format!("plenary showing {}", head.title);
    out.push_str(&match asked.format {
        ScreenFormat::Text => ui::picture(&buffer),
        ScreenFormat::Svg => ui::svg(&buffer, &title),
        ScreenFormat::Html => ui::html(&buffer, &title, &head.language),
    });
    Ok(Status::Done)
}

/// Columns and rows.
pub(super) fn size(text: &str) -> Result<(u16, u16), String> {
    let wrong = || format!("`{text}` is no size; write columns and rows, such as 120x36");
    let (width, height) = text.split_once('x').ok_or_else(wrong)?;
    let size = (width.parse::<u16>().ok())
        .zip(height.parse::<u16>().ok())
        .ok_or_else(wrong)?;
    if size.0 > 500 || size.1 > 500 {
        Err("a size is at most 500x500".to_owned())
    } else {
        Ok(size)
    }
}
