//! One card of a briefing: what it shows and what the briefer decided about it.

use serde::{Deserialize, Serialize};

use super::content::Content;
use super::deck::Reach;
use super::{Among, Label, Time};
use crate::coverage::By;
use crate::model::date::Edtf;
use crate::model::{Atlas, Id};

/// One card: one thought.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// What it shows.
    pub shows: Shows,
    /// Its title; empty: what it shows names itself.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// How long it takes when its points are shown.
    pub time: Time,
    /// How much it matters when time runs short: more stays longer.
    #[serde(default = "middle")]
    pub weight: u8,
    /// Whether it stays whole when time runs short.
    #[serde(default, skip_serializing_if = "is_false")]
    pub pinned: bool,
    /// The keys of the points that are shown; left out: all of them. See [`super::content::Point::key`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points: Option<Vec<String>>,
    /// Who may see it.
    #[serde(default)]
    pub label: Label,
    /// What the briefer wants to say, never shown to the audience.
    #[serde(default, skip_serializing_if = "Note::is_empty")]
    pub note: Note,
    /// How far it was shown at the last presentation, where that was not its points; the handout goes by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown: Option<Reach>,
    /// The beginning of the SHA-256 of what the dataset said when the card was made, so that a change is noticed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub print: Option<String>,
}

const fn middle() -> u8 {
    Card::MIDDLE
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde asks for a function that takes a reference"
)]
const fn is_false(flag: &bool) -> bool {
    !*flag
}

/// A private note.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// Its lines.
    pub text: String,
    /// Who may see it; it is never more open than its card.
    #[serde(default)]
    pub label: Label,
}

impl Note {
    /// Whether nothing is noted.
    pub const fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}

/// What a card shows. Records are named by the ids that their author gave them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Shows {
    /// A record of any kind, a glossary term included.
    Record(String),
    /// The bodies under a body.
    Structure {
        /// The body at the top.
        body: String,
        /// As of the last day of this date; left out: as the record has it last.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        on: Option<Edtf>,
    },
    /// A stretch of the timeline.
    Timeline {
        /// From the first day of this date on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        since: Option<Edtf>,
        /// Until the last day of this date.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        until: Option<Edtf>,
        /// Only what this body had a role in.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        body: Option<String>,
        /// Only what bears on this theme.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        theme: Option<String>,
        /// What it is narrowed to; left out: nothing is left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        among: Option<Among>,
    },
    /// The chain of texts in which a record stands.
    Lineage(String),
    /// Two or three records side by side.
    Comparison(Vec<String>),
    /// Which themes are covered where.
    Coverage {
        /// What the themes are held against.
        by: By,
        /// As of the last day of this date; left out: as the record has it last.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        on: Option<Edtf>,
        /// What it is narrowed to; left out: nothing is left out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        among: Option<Among>,
    },
    /// The briefer's own words: the first line is the thought, or the title if there is none; every further one a point.
    Text(String),
    /// A title, with a line under it.
    Title(String),
}

impl Shows {
    /// A card's content for one record.
    pub fn record(atlas: &Atlas, id: Id) -> Self {
        Self::Record(atlas.name(id).to_owned())
    }

    /// The ids it names.
    pub fn ids(&self) -> Vec<&str> {
        match self {
            Self::Record(id) | Self::Structure { body: id, .. } | Self::Lineage(id) => vec![id],
            Self::Comparison(ids) => ids.iter().map(String::as_str).collect(),
            Self::Timeline { body, theme, .. } => body.iter().chain(theme).map(String::as_str).collect(),
            Self::Coverage { .. } | Self::Text(_) | Self::Title(_) => Vec::new(),
        }
    }

    /// What it shows, in a few words that tell it from other cards.
    pub fn words(&self, atlas: &Atlas) -> String {
        let short = |name: &str| atlas.find(name).map_or(name, |id| atlas.short(id)).to_owned();
        let when = |on: &Option<Edtf>| on.map_or_else(String::new, |on| format!(" as of {}", on.human()));
        match self {
            Self::Record(id) => format!("The record {}", short(id)),
            Self::Structure { body, on } => format!("The structure of {}{}", short(body), when(on)),
            Self::Timeline {
                since,
                until,
                body,
                theme,
                among,
            } => {
                let about = body
                    .iter()
                    .chain(theme)
                    .map(|name| format!(" of {}", short(name)));
                let date = |date: &Option<Edtf>| date.map_or_else(String::new, Edtf::human);
                let span = match (since, until) {
                    (None, None) => String::new(),
                    (since, until) if since == until => format!(", {}", date(since)),
                    (since, until) => format!(", {} .. {}", date(since), date(until)),
                };
                format!(
                    "The timeline{}{span}{}",
                    about.collect::<String>(),
                    Among::words(among.as_ref())
                )
            }
            Self::Lineage(id) => format!("The lineage of {}", short(id)),
            Self::Comparison(ids) => {
                let names: Vec<String> = ids.iter().map(|id| short(id)).collect();
                format!("The comparison of {}", names.join(" and "))
            }
            Self::Coverage { by, on, among } => {
                format!(
                    "The themes by {}{}{}",
                    by.word(),
                    when(on),
                    Among::words(among.as_ref())
                )
            }
            Self::Text(text) => text.lines().next().unwrap_or("A text").to_owned(),
            Self::Title(_) => "A title".to_owned(),
        }
    }

    /// The briefer's own words in it.
    pub fn own_words(&self) -> &str {
        match self {
            Self::Text(text) | Self::Title(text) => text,
            _ => "",
        }
    }

    /// The kind of content in a word.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Record(_) => "record",
            Self::Structure { .. } => "structure",
            Self::Timeline { .. } => "timeline",
            Self::Lineage(_) => "lineage",
            Self::Comparison(_) => "comparison",
            Self::Coverage { .. } => "coverage",
            Self::Text(_) => "text",
            Self::Title(_) => "title",
        }
    }
}

impl Card {
    /// The weight of a card that nobody weighed; [`Card::HEAVIEST`] is the most.
    pub const MIDDLE: u8 = 3;
    /// The largest weight.
    pub const HEAVIEST: u8 = 5;
    /// The time of a card that nobody timed.
    pub const USUAL: Time = Time::minutes(2);

    /// A card with nothing decided yet.
    pub fn new(shows: Shows) -> Self {
        Self {
            shows,
            title: String::new(),
            time: Self::USUAL,
            weight: Self::MIDDLE,
            pinned: false,
            points: None,
            label: Label::default(),
            note: Note::default(),
            shown: None,
            print: None,
        }
    }

    /// A card that remembers what the dataset says now.
    pub fn made(atlas: &Atlas, shows: Shows) -> Self {
        let card = Self::new(shows);
        Self {
            print: card.print_now(atlas),
            ..card
        }
    }

    /// The beginning of the SHA-256 of what the dataset says for it now; none for one's own words.
    pub fn print_now(&self, atlas: &Atlas) -> Option<String> {
        let own = matches!(self.shows, Shows::Text(_) | Shows::Title(_));
        (!own).then(|| Content::of(atlas, self).print())
    }

    /// Whether the point with this key is shown.
    pub fn shows_point(&self, key: &str) -> bool {
        self.points
            .as_ref()
            .is_none_or(|points| points.iter().any(|point| point == key))
    }

    /// Shows or hides one of the points that its content has; `all` are their keys.
    pub fn toggle_point(&mut self, key: &str, all: &[&str]) {
        let shown = self.shows_point(key);
        let mut points: Vec<String> = all
            .iter()
            .filter(|point| self.shows_point(point))
            .map(|point| (*point).to_owned())
            .collect();
        if shown {
            points.retain(|point| point != key);
        } else {
            points.push(key.to_owned());
        }
        let whole = all.iter().all(|key| points.iter().any(|point| point == key));
        self.points = (!whole).then_some(points);
    }

    /// The label of its note: never more open than the card's.
    pub fn note_label(&self) -> Label {
        self.note.label.max(self.label)
    }
}
