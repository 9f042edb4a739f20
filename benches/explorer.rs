//! How long loading, searching and drawing take on the embedded dataset: `cargo bench`.

use std::hint::black_box;
use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use plenary::app::keymap::Keymap;
use plenary::app::{App, Message, Settings, ThemeName};
use plenary::model::{Atlas, embedded, load};
use plenary::search::Engine;
use plenary::{key, ui};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

const SIZE: (u16, u16) = (120, 36);

fn atlas() -> Option<Atlas> {
    load(embedded::files()).ok().map(|loaded| loaded.atlas)
}

fn explorer(c: &mut Criterion) {
    c.bench_function("load the embedded dataset", |b| b.iter(|| black_box(atlas())));
    let Some(mut engine) = atlas().map(|atlas| Engine::new(Arc::new(atlas))) else {
        return;
    };
    c.bench_function("search two words", |b| {
        b.iter(|| black_box(engine.ask(black_box("cyber strategy"))));
    });
    let settings = Settings {
        theme: ThemeName::Terminal,
        size: SIZE,
        ascii: false,
    };
    let app = atlas().zip(Keymap::defaults().ok());
    let Some(mut app) = app.and_then(|(atlas, keymap)| App::new(Arc::new(atlas), keymap, settings, None))
    else {
        return;
    };
    let mut buffer = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
    c.bench_function("draw a full frame", |b| {
        b.iter(|| (&app).render(buffer.area, black_box(&mut buffer)));
    });
    let keys = key::parse("jk").unwrap_or_default();
    c.bench_function("answer two keys and draw after each", |b| {
        b.iter(|| {
            for key in &keys {
                let _effect = black_box(app.update(Message::Key(*key)));
                (&app).render(buffer.area, &mut buffer);
            }
        });
    });
    black_box(ui::picture(&buffer));
}

criterion_group!(benches, explorer);
criterion_main!(benches);
