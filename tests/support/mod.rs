//! What the tests share: an explorer that is played by key strings, and a program run to its end.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    dead_code,
    unreachable_pub,
    reason = "a helper fails its test by panicking, and not every test file uses every helper"
)]

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;

use plenary::app::keymap::Keymap;
use plenary::app::{App, Effect, Message, Settings, ThemeName};
use plenary::model::{Atlas, embedded, fault::SourceText, load};
use plenary::search::Engine;
use plenary::{key, ui};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

/// A small dataset whose pictures stay as they are when the record grows.
pub const SMALL: &str = include_str!("small.ron");

/// Keys that lead to every kind of screen of the small dataset.
pub const SCREENS: [&str; 55] = [
    "",
    "2",
    "3",
    "3GG",
    "jj3GG",
    "z",
    "g",
    "y",
    "/",
    "/l",
    "/wg",
    "/plan",
    "/plan zzzz",
    "/plna networks",
    "/zzzz",
    "/first year:soon knd:x \u{65e5}\u{672c} is:",
    "/plan<C-s>",
    "f<F4>",
    "fkind:plan since:1990 place:goteborg<Enter>",
    "?",
    ":",
    "<C-f>a",
    "gc",
    "t",
    "t1",
    "t2005<Enter>",
    "t1980<Enter>X",
    ",C",
    "!",
    "Q",
    "x",
    "xvlj",
    "x<Enter>",
    "2Gr",
    "r<Enter>",
    "2ggc2Gc",
    "v",
    "2vv}",
    "D",
    "D/a",
    "o",
    "w",
    "xw<Enter>",
    "<Space>b",
    "<Space>bi",
    "<Space>bv",
    "<Space>bL",
    "<Space>ba",
    "<Space>bt",
    "<Space>bw",
    "<Space><F5>",
    "<Space><F5>g",
    "<Space><F5>a",
    "<Space><F5>p",
    "<Space><F5>b",
];

pub fn atlas_of(text: &'static str) -> Atlas {
    let file = SourceText {
        name: "test.ron".to_owned(),
        text: text.into(),
    };
    load(vec![file])
        .unwrap_or_else(|report| panic!("{}", report.render()))
        .atlas
}

pub fn embedded_atlas() -> Atlas {
    load(embedded::files())
        .unwrap_or_else(|report| panic!("{}", report.render()))
        .atlas
}

pub fn explorer(atlas: Atlas, size: (u16, u16), theme: ThemeName) -> App {
    let settings = Settings {
        theme,
        size,
        ascii: false,
    };
    App::new(Arc::new(atlas), Keymap::defaults().unwrap(), settings, None)
        .expect("a dataset that is not empty")
}

/// Presses keys; searches are answered at once, other effects are returned.
pub fn press(app: &mut App, keys: &str) -> Vec<Effect> {
    let mut engine = Engine::new(app.shared_atlas());
    let mut effects = Vec::new();
    for key in key::parse(keys).unwrap() {
        let mut effect = app.update(Message::Key(key));
        while let Effect::Search(request) = effect {
            let found = engine.answer(&request, &|| false, &mut |_| ()).unwrap();
            effect = app.update(Message::Found(found));
        }
        effects.push(effect);
    }
    effects.retain(|effect| *effect != Effect::None);
    effects
}

pub fn draw(app: &App) -> Buffer {
    let (width, height) = app.size();
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    app.render(buffer.area, &mut buffer);
    buffer
}

/// The screen of the small dataset after these keys.
pub fn play(size: (u16, u16), keys: &str) -> String {
    let mut app = explorer(atlas_of(SMALL), size, ThemeName::Mono);
    press(&mut app, keys);
    ui::picture(&draw(&app))
}

pub struct Ran {
    pub out: String,
    pub err: String,
    pub status: Option<i32>,
}

/// Runs the program to its end with nothing of the user's environment.
pub fn plenary(args: &[&str], input: &str) -> Ran {
    // A folder in which nothing can be.
    plenary_at(Path::new("/dev/null"), args, input)
}

/// The same with a configuration in `home/plenary`.
pub fn plenary_at(home: &Path, args: &[&str], input: &str) -> Ran {
    let mut child = Command::new(env!("CARGO_BIN_EXE_plenary"))
        .args(args)
        .env_remove("PLENARY_DATA")
        .env("XDG_CONFIG_HOME", home)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that ends without reading its input is none the worse for it.
    if let Err(error) = child.stdin.take().unwrap().write_all(input.as_bytes()) {
        assert_eq!(error.kind(), std::io::ErrorKind::BrokenPipe);
    }
    let output = child.wait_with_output().unwrap();
    Ran {
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
        status: output.status.code(),
    }
}

/// Every command of the help, so that a new one cannot be forgotten.
pub fn commands() -> Vec<String> {
    let help = plenary(&["--help"], "").out;
    let list = help.split("Commands:\n").nth(1).unwrap();
    let lines = list.lines().take_while(|line| !line.is_empty());
    let names = lines.filter(|line| !line.starts_with("   "));
    names
        .map(|line| line.split_whitespace().next().unwrap().to_owned())
        .filter(|name| name != "help")
        .collect()
}
