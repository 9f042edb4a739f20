//! A theme over time: every text that speaks of it, how strongly, and what is known of the texts since.

use std::fmt::Write as _;

use serde::Serialize;

use crate::model::stance::{MARKS, Stance};
use crate::model::{Atlas, Id, Named};
use crate::wrap::hang;

/// A theme over time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Story {
    /// The theme.
    pub theme: Named,
    /// The texts and events that speak of it, in the order of time.
    pub spoken: Vec<Spoken>,
    /// The last dated text or event of the organisation itself that does.
    pub latest: Option<Named>,
    /// How many later ones of the organisation itself were looked through and do not speak of it.
    pub silent_since: usize,
    /// How many later ones were not read whole, so that their silence means nothing.
    pub unseen_since: usize,
}

/// What one text or event says on a theme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Spoken {
    /// The text or event.
    pub record: Named,
    /// Whether it is of another organisation.
    pub external: bool,
    /// Its stance.
    #[serde(flatten)]
    pub stance: Stance,
    /// Its points on the theme, in the order of the text.
    pub texts: Vec<String>,
}

impl Story {
    /// Follows a theme through the texts of a dataset, and the events with points.
    pub fn new(atlas: &Atlas, theme: Id) -> Self {
        let name = atlas.name(theme);
        let mut story = Self {
            theme: atlas.named(theme),
            spoken: Vec::new(),
            latest: None,
            silent_since: 0,
            unseen_since: 0,
        };
        for (id, entry) in atlas.entries() {
            if entry.kind.is_event() && entry.points.is_empty() {
                continue;
            }
            let stance = atlas.stance(id, theme);
            let own = !entry.external && entry.date.is_some();
            match (stance.is_there(), own) {
                (true, own) => {
                    let points = entry.points.iter().filter(|point| point.theme == name);
                    story.spoken.push(Spoken {
                        record: atlas.named(id),
                        external: entry.external,
                        stance,
                        texts: points.map(|point| point.text.clone()).collect(),
                    });
                    if own {
                        (story.silent_since, story.unseen_since) = (0, 0);
                        story.latest = Some(atlas.named(id));
                    }
                }
                (false, true) if stance == Stance::Silent => story.silent_since += 1,
                (false, true) => story.unseen_since += 1,
                (false, false) => {}
            }
        }
        story
    }

    /// Who spoke of it last, and what the texts since are worth, in sentences that are safe to say.
    pub fn sentence(&self) -> String {
        let since = format!(
            "{} were looked through and do not speak of it, {} were not read whole.",
            self.silent_since, self.unseen_since
        );
        self.latest.as_ref().map_or_else(
            || format!("No text of the organisation itself in this dataset speaks of it; {since}"),
            |latest| {
                format!(
                    "The latest of the organisation itself in this dataset is {}. Of those that came after, {since}",
                    latest.dated()
                )
            },
        )
    }

    /// The story as text of at most `columns` cells.
    pub fn to_text(&self, columns: usize) -> String {
        let mut out = hang(
            "",
            &format!(
                "{} over time: {} texts and events in this dataset speak of it",
                self.theme.title,
                self.spoken.len()
            ),
            columns,
        );
        out.push('\n');
        for spoken in &self.spoken {
            let lead = format!("{} ", spoken.stance.mark());
            out.push_str(&hang(&lead, &spoken.words(), columns));
            for text in &spoken.texts {
                out.push_str(&hang("    - ", text, columns));
            }
        }
        // Writing to a `String` cannot fail.
        let _written = writeln!(out);
        out.push_str(&hang("", &self.sentence(), columns));
        out.push_str(&hang("", MARKS, columns));
        out
    }
}

impl Spoken {
    /// The text with its date, and what it says in a few words.
    pub fn words(&self) -> String {
        let outside = if self.external { " (of others)" } else { "" };
        format!("{}{outside}: {}", self.record.dated(), self.stance.words())
    }
}
