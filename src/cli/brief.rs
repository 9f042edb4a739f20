//! `plenary brief`: briefings listed, made, shown, exported and verified.

mod show;
mod verify;

use std::sync::Arc;

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};

use super::{CliError, Common, Format, Status, count, data, explore};
use crate::briefing::handout::{Form, Handout, Notes};
use crate::briefing::store::{Store, StoreError};
use crate::briefing::{Briefing, Card, Edition, Shows, Time};
use crate::model::Atlas;

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
    /// Present it on the whole screen.
    Present {
        /// Its name.
        name: String,
    },
    /// Follow its presentation from a second terminal: notes, what comes next, the clock and the questions.
    Console {
        /// Its name.
        name: String,
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
            show::run(data::load(common)?.as_ref(), &briefing, *format, out)
        }
        Brief::Present { name } => explore::present(common, name),
        Brief::Console { name } => explore::console(common, name),
        Brief::Export { name, format, notes } => {
            let (briefing, _) = store()?.load(name)?;
            let notes = if *notes { Notes::With } else { Notes::Without };
            let form = match format {
                HandoutFormat::Md => Form::Markdown,
                HandoutFormat::Html => Form::Html,
            };
            let handout = Handout::new(data::load(common)?.as_ref(), &briefing.deck().as_shown(), notes)?;
            out.push_str(&handout.write(form));
            Ok(Status::Done)
        }
        Brief::Verify { file } => verify::run(common, file, out),
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

fn new(atlas: &Arc<Atlas>, store: &Store, asked: &Asked<'_>, out: &mut String) -> Result<Status, CliError> {
    let mut briefing = Briefing::new(asked.name, Edition::of(atlas)?, Time::ZERO);
    if let Some(query) = asked.from {
        let ids = super::search::find(atlas, query).ids;
        if ids.is_empty() {
            return Ok(Status::Nothing);
        }
        briefing.cards = ids
            .into_iter()
            .map(|id| Card::made(atlas, Shows::record(atlas, id)))
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
