//! `plenary brief show`: what its room may see, and what to look at before presenting it.

use std::fmt::Write as _;

use serde::Serialize;

use crate::briefing::content::Content;
use crate::briefing::preflight::{Finding, preflight};
use crate::briefing::slide::Frame;
use crate::briefing::{Briefing, Card, Deck, Edition, Label, Question, Time};
use crate::cli::today::today;
use crate::cli::{CliError, Format, Status, count, json};
use crate::model::Atlas;

/// The screen that the pre-flight of `brief show` is made for.
const SCREEN: Frame = Frame::new(80, 24);

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

pub(super) fn run(
    atlas: &Atlas,
    briefing: &Briefing,
    format: Format,
    out: &mut String,
) -> Result<Status, CliError> {
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
        let _written = writeln!(
            out,
            "\n  ?  {at}{}  [{}]",
            question.asked,
            question.answer.words()
        );
    }
    let looked = format!("before presenting on {}x{}", SCREEN.columns, SCREEN.rows);
    let _written = writeln!(out, "\n{} {looked}", count(findings.len(), "finding"));
    findings.iter().for_each(|finding| {
        let _written = writeln!(out, "  {finding}");
    });
}
