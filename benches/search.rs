//! How long a complete ranking takes over 100,000 instruments: `cargo bench --bench search`, or with another number
//! `PLENARY_BENCH=1000000 cargo bench --bench search`. `benches/README.md` sets it beside other finders.

#[path = "support/synthetic.rs"]
mod synthetic;

use std::env;
use std::hint::black_box;
use std::io::{Write, stdout};
use std::sync::Arc;
use std::time::{Duration, Instant};

use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher};
use plenary::model::fault::SourceText;
use plenary::model::{Atlas, load};
use plenary::search::Engine;

/// One letter, a word, two words, letters strewn over a title, a long one.
const QUERIES: [&str; 5] = [
    "s",
    "privacy",
    "supply resilience",
    "sindecdig",
    "singapore action plan on trusted digital identity",
];

/// How often each is asked; the median counts.
const ROUNDS: usize = 15;

fn main() {
    let number = env::var("PLENARY_BENCH")
        .ok()
        .and_then(|number| number.parse().ok());
    let number = number.unwrap_or(100_000);
    if let Err(error) = run(number, &mut stdout().lock()) {
        // A reader that has gone away wants no more figures.
        drop(error);
    }
}

fn run(number: usize, out: &mut impl Write) -> std::io::Result<()> {
    let mut bytes = Vec::new();
    synthetic::write(number, &mut bytes)?;
    let size = bytes.len() / 1024 / 1024;
    let text = String::from_utf8(bytes).unwrap_or_default();
    let begun = Instant::now();
    let file = SourceText {
        name: "synthetic.ron".to_owned(),
        text: text.into(),
    };
    let Ok(loaded) = load(vec![file]) else {
        return writeln!(out, "the synthetic dataset has faults");
    };
    writeln!(
        out,
        "{number} instruments, {size} MiB: loaded in {:?}",
        begun.elapsed()
    )?;
    let atlas = Arc::new(loaded.atlas);
    let mut engine = Engine::new(Arc::clone(&atlas));
    let begun = Instant::now();
    black_box(engine.ask("index"));
    writeln!(out, "index and first search: {:?}\n", begun.elapsed())?;
    writeln!(
        out,
        "{:<50} {:>8} {:>12} {:>14} {:>10}",
        "query", "hits", "complete", "last letter", "nucleo"
    )?;
    for query in QUERIES {
        let hits = engine.ask(query).ids.len();
        let complete = median(|| {
            // Another query in between: nothing of the last one can be reused.
            engine.ask("^zz");
            let begun = Instant::now();
            black_box(engine.ask(query));
            begun.elapsed()
        });
        let before = query.get(..query.len() - 1).unwrap_or_default();
        let typed = median(|| {
            engine.ask(before);
            let begun = Instant::now();
            black_box(engine.ask(query));
            begun.elapsed()
        });
        let nucleo = median(|| nucleo(&atlas, query));
        writeln!(
            out,
            "{query:<50} {hits:>8} {complete:>12.2?} {typed:>14.2?} {nucleo:>10.2?}"
        )?;
    }
    Ok(())
}

/// The titles alone, matched by nucleo on one thread.
fn nucleo(atlas: &Atlas, query: &str) -> Duration {
    let titles: Vec<&str> = atlas.entries().map(|(_, entry)| entry.title.as_str()).collect();
    let mut matcher = Matcher::new(Config::DEFAULT);
    let begun = Instant::now();
    let pattern = Pattern::parse(query, CaseMatching::Ignore, Normalization::Smart);
    black_box(pattern.match_list(titles, &mut matcher));
    begun.elapsed()
}

fn median(mut once: impl FnMut() -> Duration) -> Duration {
    let mut times: Vec<Duration> = (0..ROUNDS).map(|_| once()).collect();
    times.sort_unstable();
    times.get(ROUNDS / 2).copied().unwrap_or_default()
}
