//! The shape of a dataset file, schema 1, exactly as an author writes it in RON.
//!
//! Nothing here is checked beyond its shape; [`super::load()`] turns records into an [`super::Atlas`].
//! A dataset is one file, or one file that names further `parts` beside it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::date::Edtf;

/// The number of the schema this program reads and writes.
pub const SCHEMA: u32 = 1;

/// What the head of a dataset says about the whole.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// The schema the file is written in.
    pub schema: u32,
    /// Short id of the dataset, such as `apec`.
    pub id: String,
    /// Edition of the dataset, such as `1.0.0`.
    pub version: String,
    /// Name of the dataset for people.
    pub title: String,
    /// What the dataset covers and what it leaves out.
    pub scope: String,
    /// The day up to which its facts were checked.
    pub checked: Edtf,
    /// Language of the texts, as a BCP 47 tag.
    pub language: String,
    /// Who put the dataset together and how.
    pub curation: Curation,
    /// Further files of the same dataset, relative to the first one.
    #[serde(default)]
    pub parts: Vec<String>,
}

/// Who put the dataset together, how, and what its reader should know.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Curation {
    /// Name of the person or team.
    pub by: String,
    /// How facts were found and checked.
    pub method: String,
    /// What a reader must know before quoting it.
    pub notice: String,
}

/// How well a key fact is established.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// An official text was seen, or two independent sources agree.
    Verified,
    /// One source that is not official, or an inference from one document.
    SingleSource,
    /// No source was seen; not to be stated as a fact.
    Unverified,
}

/// A key fact that a confidence or a dispute is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// The date of an instrument or event.
    Date,
    /// Who issued, adopted or endorsed it.
    Issuer,
    /// What it says.
    Points,
    /// Its official title.
    Title,
    /// Where it happened.
    Place,
    /// Whether and until when it holds.
    Status,
    /// Where it comes from or what it led to.
    Relations,
    /// When a body began and ended.
    Life,
    /// The names of a body over time.
    Names,
    /// The parents of a body over time.
    Parent,
    /// The mandate of a body.
    Mandate,
    /// When a member joined.
    Joined,
    /// The part a partner plays.
    Role,
}

/// Confidence per key fact.
pub type Confidences = BTreeMap<Fact, Confidence>;

/// What kind of body a body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum BodyKind {
    /// The organisation itself.
    Forum,
    /// The meeting of Leaders.
    Leaders,
    /// A meeting of ministers.
    Ministerial,
    /// A meeting of ministers of one sector.
    SectoralMinisterial,
    /// Senior officials.
    SeniorOfficials,
    /// A committee.
    Committee,
    /// A working group or a policy partnership of that level.
    WorkingGroup,
    /// A steering group.
    SteeringGroup,
    /// A group below another group.
    Subgroup,
    /// A group set up for one task.
    TaskForce,
    /// The secretariat or a unit of it.
    Secretariat,
    /// The council of business.
    BusinessCouncil,
    /// An official observer from outside.
    Observer,
    /// A guest or partner from outside.
    Partner,
    /// An organisation outside that issued a text referred to here.
    Outside,
}

/// A body: a part of the organisation, or an organisation beside it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Body {
    /// Its id, unique in the dataset.
    pub id: String,
    /// Its official name, the present or the last one.
    pub name: String,
    /// Its abbreviation or short name.
    pub short: String,
    /// Other spellings that a search should find.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// What kind of body it is.
    pub kind: BodyKind,
    /// When it existed: an EDTF interval; a missing end is unknown, `..` goes on. Left out: unknown.
    #[serde(default)]
    pub life: Option<Edtf>,
    /// The dates between which sources show it at work.
    #[serde(default)]
    pub seen: Option<Edtf>,
    /// Its names over time, oldest first. Left out: the one name always.
    #[serde(default)]
    pub names: Vec<Naming>,
    /// The bodies it reported to over time, oldest first. Left out: it stands at the top.
    #[serde(default)]
    pub parents: Vec<Parent>,
    /// The bodies whose work it took over.
    #[serde(default)]
    pub succeeds: Vec<String>,
    /// What it is, in one to three sentences.
    pub summary: String,
    /// What it is charged with.
    #[serde(default)]
    pub mandate: String,
    /// Why it matters for cyber security.
    #[serde(default)]
    pub relevance: String,
    /// Organisations it works with.
    #[serde(default)]
    pub partners: Vec<Partner>,
    /// Further remarks, limits and open questions.
    #[serde(default)]
    pub notes: Vec<String>,
    /// Facts on which sources differ.
    #[serde(default)]
    pub disputes: Vec<Dispute>,
    /// Confidence per key fact.
    pub confidence: Confidences,
    /// Ids of the sources it rests on.
    pub sources: Vec<String>,
}

/// A name that a body had for a time.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Naming {
    /// The name.
    pub name: String,
    /// Its abbreviation then, where it differs from today's.
    #[serde(default)]
    pub short: Option<String>,
    /// When it was in use: an EDTF interval.
    pub span: Edtf,
}

/// A body that another one reported to for a time.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Parent {
    /// Id of the parent.
    pub body: String,
    /// When: an EDTF interval.
    pub span: Edtf,
}

/// An organisation that a body works with.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Partner {
    /// Id of the partner.
    pub body: String,
    /// The part it plays, such as `guest` or `joint projects`.
    pub role: String,
    /// When this was seen. Left out: undated.
    #[serde(default)]
    pub seen: Option<Edtf>,
}

/// A member of the organisation, under the name the organisation uses.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// Its id, unique in the dataset.
    pub id: String,
    /// Its official name in the organisation's own usage.
    pub name: String,
    /// Other spellings that a search should find.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// When it joined.
    pub joined: Edtf,
    /// Further remarks.
    #[serde(default)]
    pub notes: Vec<String>,
    /// Confidence per key fact.
    pub confidence: Confidences,
    /// Ids of the sources it rests on.
    pub sources: Vec<String>,
}

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
    pub themes: Vec<String>,
    /// What it is and why it matters, in two to four sentences.
    pub summary: String,
    /// One sentence a briefer can say.
    #[serde(default)]
    pub talking_point: String,
    /// Its commitments or priorities, one each.
    #[serde(default)]
    pub points: Vec<Point>,
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
    pub sources: Vec<String>,
}

/// What a body did with an instrument or event.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Role {
    /// Id of the body.
    pub body: String,
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
    pub theme: String,
    /// What it says, in our own words.
    pub text: String,
    /// Where in the instrument, such as `paragraph 14`.
    #[serde(default)]
    pub at: String,
    /// Id of the source it rests on.
    pub source: String,
    /// Its operative verb. Left out: unrecorded, since the instrument's own words were not seen.
    #[serde(default)]
    pub verb: Option<Verb>,
}

/// The operative verb of a point, from the instrument's own text.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Verb {
    /// The verb as it stands there, in its base form.
    pub word: String,
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
    pub source: Option<String>,
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

/// A fact on which sources differ.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Dispute {
    /// The key fact in question.
    pub fact: Fact,
    /// What is disputed, as a question.
    pub question: String,
    /// What each source says.
    pub claims: Vec<Claim>,
    /// A wording that is safe to say.
    pub safe: String,
}

/// What one source says in a dispute.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    /// The claim, in our own words.
    pub says: String,
    /// Id of its source.
    pub source: String,
}

/// A theme from the closed list.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// Its id, unique in the dataset.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Other words that a search should find.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// What belongs under it.
    pub definition: String,
    /// Id of the theme above it.
    #[serde(default)]
    pub parent: Option<String>,
}

/// A term of the glossary.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// Its id, unique in the dataset.
    pub id: String,
    /// The abbreviation or the term itself.
    pub abbreviation: String,
    /// What it stands for; empty for a plain word.
    #[serde(default)]
    pub expansion: String,
    /// Other spellings that a search should find.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// What it means.
    pub definition: String,
    /// Id of the record it names, where there is one.
    #[serde(default)]
    pub record: Option<String>,
    /// Ids of the sources it rests on; none: common knowledge of the field.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// Whether a source speaks for the organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// The organisation's own page or document, or a government's own text.
    Official,
    /// An archive of record that keeps official texts.
    Archive,
    /// Anyone else.
    Secondary,
}

/// A source that records rest on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// Its id, unique in the dataset.
    pub id: String,
    /// Who publishes it.
    pub publisher: String,
    /// Its title.
    pub title: String,
    /// Its address. Left out: a document cited by title, date and number.
    #[serde(default)]
    pub url: Option<String>,
    /// Date of the document itself.
    #[serde(default)]
    pub date: Option<Edtf>,
    /// The day on which it was read.
    pub accessed: Edtf,
    /// Whether it speaks for the organisation.
    pub kind: SourceKind,
    /// What must be known about it.
    #[serde(default)]
    pub note: String,
}

/// A rule of the organisation's own usage.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Its id, unique in the dataset.
    pub id: String,
    /// Words that break the rule, matched as whole words, ignoring case.
    pub avoid: Vec<String>,
    /// What to say in their place.
    pub say: String,
    /// Phrases in which the words are right all the same.
    #[serde(default)]
    pub except: Vec<String>,
    /// Why.
    pub why: String,
    /// Id of the source it rests on.
    pub source: String,
}
