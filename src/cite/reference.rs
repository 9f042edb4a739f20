//! What a citation says, before any style.

use crate::model::date::{Edtf, Precision, Side};
use crate::model::record::{
    Confidence, Confidences, Deed, Dispute, Entry, EntryKind, Fact, Source, SourceKind,
};
use crate::model::{Atlas, Id};
use crate::text::clean_line;

use super::Cited;

/// What a citation says, before any style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The key: the dataset's id and the record's id, the same for ever.
    pub key: String,
    /// What kind of thing is cited.
    pub kind: Kind,
    /// The word for its kind, such as `declaration`.
    pub genre: String,
    /// Who put it out.
    pub authors: Vec<String>,
    /// Its title.
    pub title: String,
    /// The work it is part of: the dataset, for what exists only there.
    pub within: String,
    /// The edition of the dataset, for it and its parts.
    pub edition: String,
    /// The organisation behind the authors; empty if they are it.
    pub organisation: String,
    /// Where it happened.
    pub place: String,
    /// When, as exactly as it is known.
    pub date: Option<Edtf>,
    /// Its address.
    pub url: Option<String>,
    /// The day on which the address was read.
    pub read: Option<Edtf>,
    /// What a reader must know: doubts about the date, sources that differ.
    pub notes: Vec<String>,
    /// Language of the dataset's texts, for it and its parts.
    pub language: String,
}

/// What kind of thing is cited, as far as the styles tell kinds apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A text of an organisation.
    Text,
    /// A text of law.
    Law,
    /// A meeting or something else that took place.
    Event,
    /// A page with an address.
    Page,
    /// A record that exists only in the dataset.
    Entry,
    /// The dataset.
    Dataset,
}

impl Reference {
    /// What a citation of `cited` says.
    pub fn new(atlas: &Atlas, cited: Cited) -> serde_json::Result<Self> {
        let mut reference = match cited {
            Cited::Edition => edition(atlas)?,
            Cited::Record(id) => match (atlas.entry(id), atlas.source(id)) {
                (Some(entry), _) => of_entry(atlas, id, entry),
                (_, Some(source)) => of_source(atlas, source),
                _ => part(atlas, id),
            },
        };
        reference.clean();
        Ok(reference)
    }

    /// Whether every style can tell the date whole: as a day, month or year, or from one to another, without doubt.
    fn is_plain(date: Edtf) -> bool {
        let plain = |side| matches!(side, Side::At(moment) if moment.precision() >= Precision::Year);
        plain(date.start()) && plain(date.end()) && !date.is_uncertain()
    }

    fn clean(&mut self) {
        self.authors.retain(|author| !author.is_empty());
        let texts = [
            &mut self.title,
            &mut self.within,
            &mut self.edition,
            &mut self.organisation,
            &mut self.place,
            &mut self.language,
        ];
        let lists = self
            .authors
            .iter_mut()
            .chain(self.notes.iter_mut())
            .chain(self.url.as_mut());
        for text in texts.into_iter().chain(lists) {
            *text = clean_line(text).into_owned();
        }
    }
}

/// A reference about which nothing but its key is known yet.
fn blank(atlas: &Atlas, id: &str, kind: Kind) -> Reference {
    // The ids of records are plain, but nothing holds the dataset's own id or its version to that.
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
    let part = |text: &str| text.replace(|c| !plain(c), "-");
    Reference {
        key: format!("{}:{}", part(&atlas.head().id), part(id)),
        kind,
        genre: String::new(),
        authors: Vec::new(),
        title: String::new(),
        within: String::new(),
        edition: String::new(),
        organisation: String::new(),
        place: String::new(),
        date: None,
        url: None,
        read: None,
        notes: Vec::new(),
        language: String::new(),
    }
}

fn of_entry(atlas: &Atlas, id: Id, entry: &Entry) -> Reference {
    let kind = match entry.kind {
        EntryKind::Law => Kind::Law,
        kind if kind.is_event() => Kind::Event,
        _ => Kind::Text,
    };
    let issued = |did| matches!(did, Deed::Issued | Deed::Adopted | Deed::Held);
    let roles = entry.roles.iter().filter(|role| issued(role.did));
    let mut bodies: Vec<Id> = roles.filter_map(|role| atlas.find(&role.body)).collect();
    bodies.dedup();
    if bodies.is_empty() {
        bodies.extend(atlas.home(id));
    }
    let top = bodies
        .first()
        .and_then(|body| atlas.ancestry(*body).first().copied());
    let source = best(atlas, id);
    Reference {
        genre: entry.kind.word().to_owned(),
        authors: bodies.iter().map(|body| atlas.title(*body).to_owned()).collect(),
        title: entry.title.clone(),
        organisation: top
            .filter(|top| !bodies.contains(top))
            .map_or_else(String::new, |top| atlas.title(top).to_owned()),
        place: entry.place.clone(),
        date: entry.date,
        url: source.and_then(|source| source.url.clone()),
        read: source.map(|source| source.accessed),
        notes: notes(entry.date, &entry.confidence, &entry.disputes),
        ..blank(atlas, &entry.id, kind)
    }
}

/// The source under which an entry is best read: an official one before an archive, and only one with an address.
fn best(atlas: &Atlas, id: Id) -> Option<&Source> {
    atlas
        .cited(id)
        .filter(|source| source.url.is_some())
        .min_by_key(|source| match source.kind {
            SourceKind::Official => 0,
            SourceKind::Archive => 1,
            SourceKind::Secondary => 2,
        })
}

fn of_source(atlas: &Atlas, source: &Source) -> Reference {
    let kind = if source.url.is_some() {
        Kind::Page
    } else {
        Kind::Text
    };
    Reference {
        authors: vec![source.publisher.clone()],
        title: source.title.clone(),
        date: source.date,
        url: source.url.clone(),
        read: Some(source.accessed),
        notes: notes(source.date, &Confidences::new(), &[]),
        ..blank(atlas, &source.id, kind)
    }
}

/// What exists only in the dataset.
fn part(atlas: &Atlas, id: Id) -> Reference {
    let head = atlas.head();
    Reference {
        authors: vec![head.curation.by.clone()],
        title: atlas.title(id).to_owned(),
        within: head.title.clone(),
        edition: head.version.clone(),
        date: Some(head.checked),
        notes: vec![checked(head.checked)],
        language: head.language.clone(),
        ..blank(atlas, atlas.name(id), Kind::Entry)
    }
}

fn edition(atlas: &Atlas) -> serde_json::Result<Reference> {
    let head = atlas.head();
    Ok(Reference {
        genre: "dataset".to_owned(),
        authors: vec![head.curation.by.clone()],
        title: head.title.clone(),
        edition: head.version.clone(),
        date: Some(head.checked),
        notes: vec![
            checked(head.checked),
            format!("SHA-256 of its content: {}", atlas.fingerprint()?),
        ],
        language: head.language.clone(),
        ..blank(atlas, &format!("edition-{}", head.version), Kind::Dataset)
    })
}

fn checked(date: Edtf) -> String {
    format!("Facts checked {}", date.human())
}

fn notes(date: Option<Edtf>, confidence: &Confidences, disputes: &[Dispute]) -> Vec<String> {
    let mut notes = Vec::new();
    match date {
        None => notes.push("Date not known".to_owned()),
        Some(date) if !Reference::is_plain(date) => notes.push(format!("Date: {}", date.human())),
        Some(_) => {}
    }
    if let Some(level @ (Confidence::SingleSource | Confidence::Unverified)) = confidence.get(&Fact::Date) {
        notes.push(format!("Confidence in the date: {}", level.word()));
    }
    let cited = |fact| matches!(fact, Fact::Date | Fact::Title | Fact::Issuer | Fact::Place);
    for dispute in disputes.iter().filter(|dispute| cited(dispute.fact)) {
        let safe = dispute.safe.trim_end_matches('.');
        notes.push(format!("Sources differ on the {}: {safe}", dispute.fact.word()));
    }
    notes
}
