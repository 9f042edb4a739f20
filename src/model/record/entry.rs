//! Instruments and events as an author writes them.

use serde::{Deserialize, Serialize};

use super::{Confidences, Dispute, Name, Record};
use crate::model::date::Edtf;

/// What kind of instrument or event an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// A declaration.
    Declaration,
    /// A statement of Leaders, ministers or a chair.
    Statement,
    /// A strategy.
    Strategy,
    /// An action plan or programme of action.
    Plan,
    /// A framework.
    Framework,
    /// Guidelines or principles.
    Guidelines,
    /// A vision, blueprint or roadmap.
    Roadmap,
    /// An arrangement or a system that members join.
    Arrangement,
    /// A report or study.
    Report,
    /// A resolution, convention or other text of law from outside.
    Law,
    /// A meeting.
    Meeting,
    /// A workshop, seminar or conference.
    Workshop,
    /// A project or programme.
    Project,
    /// A founding, renaming or other turning point.
    Milestone,
}

/// Whether an instrument or event still counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Announced, not yet there.
    Planned,
    /// Under way.
    InProgress,
    /// In force or in use.
    InForce,
    /// Done: its term or task is over.
    Completed,
    /// Replaced by a later text.
    Superseded,
    /// Overtaken by events without a formal end.
    Historic,
    /// Ended without a successor.
    Lapsed,
    /// Not known.
    Unknown,
}

/// An instrument (a text) or an event (something that took place); both stand on the timeline.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Its id, unique in the dataset.
    pub id: String,
    /// Its official title.
    pub title: String,
    /// Its short title.
    pub short: String,
    /// Other titles, abbreviations and spellings that a search should find.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// What kind of instrument or event it is.
    pub kind: EntryKind,
    /// When, with the precision really known: an EDTF date or interval. Left out: unknown.
    #[serde(default)]
    pub date: Option<Edtf>,
    /// What must be known about the date.
    #[serde(default)]
    pub date_note: String,
    /// The city or venue.
    #[serde(default)]
    pub place: String,
    /// Id of the member that hosted it.
    #[serde(default)]
    pub host: Option<String>,
    /// Bodies and what each did with it.
    #[serde(default)]
    pub roles: Vec<Role>,
    /// Id of the meeting at which it was issued.
    #[serde(default)]
    pub meeting: Option<String>,
    /// The number of the meeting in its own series.
    #[serde(default)]
    pub number: Option<u32>,
    /// Whether it still counts.
    pub status: Status,
    /// The ground for that status.
    #[serde(default)]
    pub status_ground: String,
    /// Ids of its themes.
    #[serde(default)]
    pub themes: Vec<Name>,
    /// What it is and why it matters, in two to four sentences.
    pub summary: String,
    /// One sentence a briefer can say.
    #[serde(default)]
    pub talking_point: String,
    /// Its commitments or priorities, one each.
    #[serde(default)]
    pub points: Vec<Point>,
    /// Which parts of the text were not read, so that a theme missing from its points says nothing. Left out: none that is known of.
    #[serde(default)]
    pub unread: String,
    /// Links to other instruments and events.
    #[serde(default)]
    pub relations: Vec<Relation>,
    /// A text of another organisation, listed because a record refers to it.
    #[serde(default)]
    pub external: bool,
    /// Further remarks, limits and open questions.
    #[serde(default)]
    pub notes: Vec<String>,
    /// Facts on which sources differ.
    #[serde(default)]
    pub disputes: Vec<Dispute>,
    /// Confidence per key fact.
    pub confidence: Confidences,
    /// Ids of the sources it rests on.
    pub sources: Vec<Name>,
}

impl Record for Entry {
    fn id(&self) -> &str {
        &self.id
    }

    fn confidence_mut(&mut self) -> Option<&mut Confidences> {
        Some(&mut self.confidence)
    }

    fn compact(&mut self) {
        self.aliases.shrink_to_fit();
        self.roles.shrink_to_fit();
        self.themes.shrink_to_fit();
        self.points.shrink_to_fit();
        self.relations.shrink_to_fit();
        self.notes.shrink_to_fit();
        self.disputes.shrink_to_fit();
        self.sources.shrink_to_fit();
    }
}

/// What a body did with an instrument or event.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// Id of the body.
    pub body: Name,
    /// What it did.
    pub did: Deed,
    /// What must be known about it.
    #[serde(default)]
    pub note: String,
}

/// What a body did with an instrument or event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// Wrote it.
    Drafted,
    /// Put it out under its own name.
    Issued,
    /// Decided on it.
    Adopted,
    /// Gave it its backing.
    Endorsed,
    /// Took note of it with approval.
    Welcomed,
    /// Held or organised it.
    Held,
    /// Had a part that no source tells.
    Unknown,
}

/// One commitment or priority of an instrument.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    /// Id of its theme.
    pub theme: Name,
    /// What it says, in our own words.
    pub text: String,
    /// Where in the instrument, such as `paragraph 14`.
    #[serde(default)]
    pub at: String,
    /// Id of the source it rests on.
    pub source: Name,
    /// Its operative verb. Left out: unrecorded, since the instrument's own words were not seen.
    #[serde(default)]
    pub verb: Option<Verb>,
}

/// The operative verb of a point, from the instrument's own text.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Verb {
    /// The verb as it stands there, in its base form.
    pub word: Name,
    /// How strong it is.
    pub strength: Strength,
}

/// How strong an operative verb is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// The issuer binds itself: commit, agree to, establish, will, instruct.
    Commits,
    /// The issuer asks others: encourage, urge, call on, recommend, support.
    Encourages,
    /// The issuer observes: note, recognise, welcome, reaffirm the importance.
    Notes,
}

/// A typed link from one entry to another.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Relation {
    /// What links them, read from the record that carries it.
    pub kind: RelationKind,
    /// Id of the other entry.
    pub to: String,
    /// The part concerned.
    #[serde(default)]
    pub part: String,
    /// From when on. Left out: the date of the record itself.
    #[serde(default)]
    pub date: Option<Edtf>,
    /// What must be known about it.
    #[serde(default)]
    pub note: String,
    /// Id of the source it rests on.
    #[serde(default)]
    pub source: Option<Name>,
}

/// What links one entry to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RelationKind {
    /// Takes the place of it.
    Supersedes,
    /// Changes or extends it.
    Updates,
    /// Carries it out.
    Implements,
    /// Goes on from it.
    BuildsOn,
    /// Is the next one of its series; what either of them says is another matter.
    Follows,
    /// Answers it.
    RespondsTo,
    /// Names it.
    References,
    /// Is an annex of it.
    AnnexOf,
    /// Came out of it.
    OutcomeOf,
    /// Sets it up.
    Establishes,
    /// Was ordered by it.
    MandatedBy,
    /// Got its backing.
    EndorsedBy,
    /// Was welcomed by it.
    WelcomedBy,
    /// Is linked to it in another way, which the note tells.
    Related,
}
