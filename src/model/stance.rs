//! What an instrument or event says on a theme, as far as a dataset knows: silence, a verb that was not recorded and a
//! text that was not seen are three different answers.

use serde::Serialize;

use super::record::{Confidence, Entry, Fact, Point, Strength, Verb};
use super::{Atlas, Id};

/// What a text says on a theme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "stance", rename_all = "snake_case")]
pub enum Stance {
    /// It has points on it with recorded verbs.
    Said {
        /// The strongest of them.
        strength: Strength,
        /// The verbs, in the order of the text, each once.
        verbs: Vec<Verb>,
        /// How many points there are, those without a verb included.
        points: usize,
    },
    /// It touches it; how strongly is not recorded.
    Touched {
        /// How many points there are; none if the theme is only named for the whole text.
        points: usize,
    },
    /// It was looked for in the points of the text, which are confirmed, and is not there.
    Silent,
    /// The points of the text are not confirmed, or it is an event, so that their silence means nothing.
    Unseen,
}

impl Stance {
    /// What `entry` says on the theme with this id.
    pub fn of(entry: &Entry, theme: &str) -> Self {
        let on_it: Vec<&Point> = entry.points.iter().filter(|point| point.theme == theme).collect();
        let mut verbs: Vec<Verb> = Vec::new();
        for verb in on_it.iter().filter_map(|point| point.verb.as_ref()) {
            if !verbs.contains(verb) {
                verbs.push(verb.clone());
            }
        }
        // Strengths are ordered from the strongest down.
        match verbs.iter().map(|verb| verb.strength).min() {
            Some(strength) => Self::Said {
                strength,
                verbs,
                points: on_it.len(),
            },
            None if !on_it.is_empty() || entry.themes.iter().any(|named| named == theme) => {
                Self::Touched { points: on_it.len() }
            }
            None if is_confirmed(entry) => Self::Silent,
            None => Self::Unseen,
        }
    }

    /// Its mark in a table: `C`, `E` and `n` for the strength, `u` for one that is not recorded, `.` for silence, `?` for a
    /// text that was not seen.
    pub const fn mark(&self) -> char {
        match self {
            Self::Said { strength, .. } => strength.letter(),
            Self::Touched { .. } => 'u',
            Self::Silent => '.',
            Self::Unseen => '?',
        }
    }

    /// What it is in a word or two, without the verbs.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Said { strength, .. } => strength.word(),
            Self::Touched { .. } => "unrecorded",
            Self::Silent => "not there",
            Self::Unseen => "not seen",
        }
    }

    /// What it says in a few words: `establish, share (commits)`.
    pub fn words(&self) -> String {
        match self {
            Self::Said { verbs, .. } => {
                let said: Vec<String> = verbs
                    .iter()
                    .map(|verb| format!("{} ({})", verb.word, verb.strength.word()))
                    .collect();
                said.join(", ")
            }
            Self::Touched { points: 0 } => "named as a theme, no point recorded".to_owned(),
            Self::Touched { .. } => "touched, strength unrecorded".to_owned(),
            Self::Silent => "looked for, not there".to_owned(),
            Self::Unseen => "text not seen".to_owned(),
        }
    }

    /// How strongly it speaks, where that is recorded.
    pub const fn strength(&self) -> Option<Strength> {
        match self {
            Self::Said { strength, .. } => Some(*strength),
            Self::Touched { .. } | Self::Silent | Self::Unseen => None,
        }
    }

    /// How many points there are on the theme.
    pub const fn points(&self) -> usize {
        match self {
            Self::Said { points, .. } | Self::Touched { points } => *points,
            Self::Silent | Self::Unseen => 0,
        }
    }

    /// What two texts say together: the stronger of the two; silent only if both are.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        let sum = self.points() + other.points();
        match (self, other) {
            (
                Self::Said {
                    strength, mut verbs, ..
                },
                Self::Said {
                    strength: second,
                    verbs: more,
                    ..
                },
            ) => {
                verbs.extend(more);
                Self::Said {
                    strength: strength.min(second),
                    verbs,
                    points: sum,
                }
            }
            (Self::Said { strength, verbs, .. }, _) | (_, Self::Said { strength, verbs, .. }) => Self::Said {
                strength,
                verbs,
                points: sum,
            },
            (Self::Touched { .. }, _) | (_, Self::Touched { .. }) => Self::Touched { points: sum },
            (Self::Silent, Self::Silent) => Self::Silent,
            _ => Self::Unseen,
        }
    }

    /// Whether the text speaks of the theme.
    pub const fn is_there(&self) -> bool {
        matches!(self, Self::Said { .. } | Self::Touched { .. })
    }
}

/// The marks of [`Stance::mark`] explained.
pub const MARKS: &str = "C commits, E encourages, n notes, u touched, strength unrecorded; . looked for, not there: none of its confirmed points in this dataset is on it; ? text not seen: its points are not confirmed or not complete";

/// Whether the points of an entry are verified, undisputed and from the whole text: only then does a theme that is missing say anything.
/// More is said at a meeting or in a project than a record tells, so an event is never silent.
pub fn is_confirmed(entry: &Entry) -> bool {
    !entry.kind.is_event()
        && entry.unread.is_empty()
        && entry.confidence.get(&Fact::Points) == Some(&Confidence::Verified)
        && entry.disputes.iter().all(|dispute| dispute.fact != Fact::Points)
}

impl Atlas {
    /// What an instrument or event says on a theme; a text that does not exist was not seen.
    pub fn stance(&self, entry: Id, theme: Id) -> Stance {
        self.entry(entry)
            .map_or(Stance::Unseen, |entry| Stance::of(entry, self.name(theme)))
    }
}
