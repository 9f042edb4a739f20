//! `plenary brief`: briefings listed, made, shown, exported and verified.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use clap::{Subcommand, ValueEnum};
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;

use super::{CliError, Common, Format, Status, count, data, json};
use crate::briefing::content::Content;
use crate::briefing::handout::{Form, Handout, Notes, seal};
use crate::briefing::preflight::{Finding, preflight};
use crate::briefing::slide::Frame;
use crate::briefing::store::{Store, StoreError};
use crate::briefing::{Answer, Briefing, Card, Deck, Edition, Label, Question, Shows, Time};
use crate::model::Atlas;
use crate::search::Index;

#[derive(Debug, Subcommand)]
pub(super) enum Brief {
    /// Print the names of all briefings.
    List,
    /// Make a briefing.
    New {
        /// Its name.
        name: String,
        /// Put a card in for each record that matches these words.
        #[arg(long, value_name = "QUERY")]
        from: Option<String>,
        /// The minutes given for it; the cards share them.
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1440))]
        minutes: Option<u32>,
    },
    /// Print what its room may see, and what to look at before presenting it.
    Show {
        /// Its name.
        name: String,
        /// How to print it.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Print the handout: the cards, the questions, the sources and a seal.
    Export {
        /// Its name.
        name: String,
        /// How to print it.
        #[arg(long, value_enum)]
        format: HandoutFormat,
        /// Put the private notes in as well.
        #[arg(long)]
        notes: bool,
    },
    /// Tell whether a handout is the one that was made.
    Verify {
        /// The handout's file.
        file: PathBuf,
    },
}

/// How to print a handout.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum HandoutFormat {
    /// Markdown.
    Md,
    /// One HTML file.
    Html,
}

/// The screen that the pre-flight of `brief show` is made for.
const SCREEN: Frame = Frame {
    columns: 80,
    rows: 24,
};

pub(super) fn run(common: &Common, brief: &Brief, out: &mut String) -> Result<Status, CliError> {
    let store = || Store::of_user();
    match brief {
        Brief::List => list(&store()?, out),
        Brief::New { name, from, minutes } => {
            let asked = Asked {
                name,
                from: from.as_deref(),
                time: minutes.map(Time::minutes),
            };
            new(&data::load(common)?, &store()?, &asked, out)
        }
        Brief::Show { name, format } => {
            let (briefing, _) = store()?.load(name)?;
            show(&data::load(common)?, &briefing, *format, out)
        }
        Brief::Export { name, format, notes } => {
            let (briefing, _) = store()?.load(name)?;
            let notes = if *notes { Notes::With } else { Notes::Without };
            let form = match format {
                HandoutFormat::Md => Form::Markdown,
                HandoutFormat::Html => Form::Html,
            };
            let handout = Handout::new(&data::load(common)?, &briefing.deck(), notes)?;
            out.push_str(&handout.write(form));
            Ok(Status::Done)
        }
        Brief::Verify { file } => verify(common, file, out),
    }
}

fn list(store: &Store, out: &mut String) -> Result<Status, CliError> {
    let names = store.names()?;
    for name in &names {
        // Writing to a `String` cannot fail.
        let _written = match store.load(name) {
            Ok((briefing, _)) => writeln!(
                out,
                "{name}: {}, {} of {}, {}",
                count(briefing.cards.len(), "card"),
                briefing.planned(),
                briefing.time,
                briefing.room
            ),
            Err(error) => writeln!(out, "{name}: {error}"),
        };
    }
    Ok(if names.is_empty() {
        Status::Nothing
    } else {
        Status::Done
    })
}

/// What a new briefing is to be.
struct Asked<'a> {
    name: &'a str,
    from: Option<&'a str>,
    time: Option<Time>,
}

fn new(atlas: &Atlas, store: &Store, asked: &Asked<'_>, out: &mut String) -> Result<Status, CliError> {
    let mut briefing = Briefing::new(asked.name, Edition::of(atlas)?, Time::ZERO);
    if let Some(query) = asked.from {
        let hits = Index::new(atlas).search(query);
        if hits.is_empty() {
            return Ok(Status::Nothing);
        }
        briefing.cards = hits
            .into_iter()
            .map(|hit| Card::new(Shows::record(atlas, hit.id)))
            .collect();
    }
    if let Some(time) = asked.time {
        // Whole five seconds, and never none at all.
        let cards = u32::try_from(briefing.cards.len().max(1)).unwrap_or(u32::MAX);
        let each = Time::seconds((time.as_seconds() / cards / 5 * 5).max(5));
        briefing.cards.iter_mut().for_each(|card| card.time = each);
    }
    briefing.time = asked.time.unwrap_or_else(|| briefing.planned());
    // A damaged file of that name is kept, but not in the way.
    if let Err(error @ StoreError::Damaged { .. }) = store.load(asked.name) {
        let aside = store.set_aside(asked.name)?;
        // Writing to a `String` cannot fail.
        let _written = writeln!(out, "{error}\nset aside as {}", aside.display());
    }
    store.save(&briefing, None)?;
    let path = store.path(asked.name)?;
    let _written = writeln!(
        out,
        "{}: {}, {} of {}\n{}",
        asked.name,
        count(briefing.cards.len(), "card"),
        briefing.planned(),
        briefing.time,
        path.display()
    );
    Ok(Status::Done)
}

#[derive(Serialize)]
struct Answered<'a> {
    name: &'a str,
    made_with: &'a Edition,
    room: Label,
    given: Time,
    planned: Time,
    cards: Vec<CardLine<'a>>,
    questions: &'a [Question],
    held_back: String,
    findings: Vec<Finding>,
}

#[derive(Serialize)]
struct CardLine<'a> {
    number: usize,
    heading: String,
    #[serde(flatten)]
    card: &'a Card,
}

fn show(atlas: &Atlas, briefing: &Briefing, format: Format, out: &mut String) -> Result<Status, CliError> {
    let deck = briefing.deck();
    let findings = preflight(atlas, &deck, SCREEN, today())?;
    if format == Format::Json {
        let line = |(at, shown): (usize, _)| card_line(atlas, &deck, at, shown);
        let answer = Answered {
            name: &deck.name,
            made_with: &deck.dataset,
            room: deck.room,
            given: deck.time,
            planned: deck.planned(),
            cards: deck
                .cards
                .iter()
                .map(|shown| &shown.card)
                .enumerate()
                .map(line)
                .collect(),
            questions: &deck.questions,
            held_back: deck.held.words(),
            findings,
        };
        json::write(atlas, answer, out)?;
    } else {
        text(atlas, &deck, &findings, out);
    }
    Ok(Status::Done)
}

fn card_line<'a>(atlas: &Atlas, deck: &Deck, at: usize, card: &'a Card) -> CardLine<'a> {
    let title = Content::of(atlas, card).title;
    CardLine {
        number: at + 1,
        heading: if title.is_empty() {
            deck.name.clone()
        } else {
            title
        },
        card,
    }
}

fn text(atlas: &Atlas, deck: &Deck, findings: &[Finding], out: &mut String) {
    // Writing to a `String` cannot fail.
    let _written = writeln!(
        out,
        "{}\n{}, {} of {}, {}, made with {}\n",
        deck.name,
        count(deck.cards.len(), "card"),
        deck.planned(),
        deck.time,
        deck.room,
        deck.dataset.short()
    );
    for (at, shown) in deck.cards.iter().enumerate() {
        let line = card_line(atlas, deck, at, &shown.card);
        let ids = shown.card.shows.ids().join(", ");
        let ids = if ids.is_empty() { ids } else { format!(" ({ids})") };
        let pinned = if shown.card.pinned { ", pinned" } else { "" };
        let _written = writeln!(
            out,
            "{:>3}  {:>5}  {}{ids}  [{}, weight {}{pinned}]",
            line.number,
            shown.card.time.to_string(),
            line.heading,
            shown.card.shows.word(),
            shown.card.weight,
        );
        for note in shown.card.note.text.lines() {
            let _written = writeln!(out, "            | {note}");
        }
    }
    for question in &deck.questions {
        let at = question.at.map_or_else(String::new, |at| format!("{at}  "));
        let answer = match &question.answer {
            Answer::Parked => "parked",
            Answer::With(id) => id,
        };
        let _written = writeln!(out, "\n  ?  {at}{}  [{answer}]", question.asked);
    }
    let looked = format!("before presenting on {}x{}", SCREEN.columns, SCREEN.rows);
    let _written = writeln!(out, "\n{} {looked}", count(findings.len(), "finding"));
    findings.iter().for_each(|finding| {
        let _written = writeln!(out, "  {finding}");
    });
}

fn verify(common: &Common, file: &Path, out: &mut String) -> Result<Status, CliError> {
    let failed = |source| StoreError::Io {
        what: "read",
        path: file.to_owned(),
        source,
    };
    let bytes = std::fs::read(file).map_err(failed)?;
    let text = String::from_utf8_lossy(&bytes);
    // Writing to a `String` cannot fail.
    let Some(verdict) = seal::verify(&text) else {
        let _written = writeln!(out, "{}: holds no seal of plenary", file.display());
        return Ok(Status::Nothing);
    };
    let atlas = data::load(common)?;
    let now = Edition::of(&atlas)?;
    let print: String = verdict.dataset.chars().take(6).collect();
    let same = if now.sha256 == verdict.dataset {
        format!("the dataset is {}, the one loaded now", now.short())
    } else {
        format!("the dataset #{print} is not the one loaded now, {}", now.short())
    };
    let (cards, questions) = verdict.holds;
    let _written = writeln!(
        out,
        "seal {}  {}  {}\n{same}",
        verdict.seal,
        count(cards, "card"),
        count(questions, "question")
    );
    if verdict.matches() {
        out.push_str("matches: yes\n");
        if let Some(name) = maker(&atlas, &text) {
            let _written = writeln!(out, "it is what the briefing `{name}` gives now");
        }
        return Ok(Status::Done);
    }
    let _written = writeln!(out, "matches: no; its text has the seal {}", verdict.actual);
    for difference in &verdict.differs {
        let _written = writeln!(out, "  {difference}");
    }
    Ok(Status::Nothing)
}

/// The briefing here that gives exactly this handout: a seal alone could be made anew, a whole briefing hardly.
fn maker(atlas: &Atlas, text: &str) -> Option<String> {
    let text = text.replace("\r\n", "\n");
    let store = Store::of_user().ok()?;
    let gives = |name: &String| {
        let Ok((briefing, _)) = store.load(name) else {
            return false;
        };
        [Notes::Without, Notes::With].into_iter().any(|notes| {
            let handout = Handout::new(atlas, &briefing.deck(), notes);
            handout.is_ok_and(|handout| {
                [Form::Markdown, Form::Html]
                    .map(|form| handout.write(form))
                    .contains(&text)
            })
        })
    };
    store.names().ok()?.into_iter().find(gives)
}

/// Today in universal time.
fn today() -> Date {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let days = i64::try_from(since.as_secs() / 86_400).unwrap_or_default();
    Date::constant(1970, 1, 1).saturating_add(days.days())
}
