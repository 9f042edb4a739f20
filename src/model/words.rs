//! The words for kinds, states and relations, the same on every screen and in every export.

use super::record::{
    BodyKind, Confidence, Deed, EntryKind, Fact, RelationKind, SourceKind, Status, Strength,
};

impl EntryKind {
    /// All kinds, instruments first.
    pub const ALL: [Self; 14] = [
        Self::Declaration,
        Self::Statement,
        Self::Strategy,
        Self::Plan,
        Self::Framework,
        Self::Guidelines,
        Self::Roadmap,
        Self::Arrangement,
        Self::Report,
        Self::Law,
        Self::Meeting,
        Self::Workshop,
        Self::Project,
        Self::Milestone,
    ];

    /// Its name.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Declaration => "declaration",
            Self::Statement => "statement",
            Self::Strategy => "strategy",
            Self::Plan => "action plan",
            Self::Framework => "framework",
            Self::Guidelines => "guidelines",
            Self::Roadmap => "roadmap",
            Self::Arrangement => "arrangement",
            Self::Report => "report",
            Self::Law => "law",
            Self::Meeting => "meeting",
            Self::Workshop => "workshop",
            Self::Project => "project",
            Self::Milestone => "milestone",
        }
    }

    /// Its letter in a list: capitals for instruments, small letters for events.
    pub const fn letter(self) -> char {
        match self {
            Self::Declaration => 'D',
            Self::Statement => 'T',
            Self::Strategy => 'S',
            Self::Plan => 'P',
            Self::Framework => 'F',
            Self::Guidelines => 'G',
            Self::Roadmap => 'R',
            Self::Arrangement => 'A',
            Self::Report => 'E',
            Self::Law => 'L',
            Self::Meeting => 'm',
            Self::Workshop => 'w',
            Self::Project => 'p',
            Self::Milestone => 'x',
        }
    }

    /// Whether this is something that took place rather than a text.
    pub const fn is_event(self) -> bool {
        matches!(
            self,
            Self::Meeting | Self::Workshop | Self::Project | Self::Milestone
        )
    }
}

impl BodyKind {
    /// Its name.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Forum => "forum",
            Self::Leaders => "Leaders' meeting",
            Self::Ministerial => "ministerial meeting",
            Self::SectoralMinisterial => "sectoral ministerial meeting",
            Self::SeniorOfficials => "senior officials",
            Self::Committee => "committee",
            Self::WorkingGroup => "working group",
            Self::SteeringGroup => "steering group",
            Self::Subgroup => "subgroup",
            Self::TaskForce => "task force",
            Self::Secretariat => "secretariat",
            Self::BusinessCouncil => "business council",
            Self::Observer => "official observer",
            Self::Partner => "partner",
            Self::Outside => "outside organisation",
        }
    }

    /// Whether it is part of the organisation itself.
    pub const fn is_inside(self) -> bool {
        !matches!(self, Self::Observer | Self::Partner | Self::Outside)
    }
}

impl Status {
    /// All states, from the future to the past.
    pub const ALL: [Self; 8] = [
        Self::Planned,
        Self::InProgress,
        Self::InForce,
        Self::Completed,
        Self::Superseded,
        Self::Historic,
        Self::Lapsed,
        Self::Unknown,
    ];

    /// Its name.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::InProgress => "in progress",
            Self::InForce => "in force",
            Self::Completed => "completed",
            Self::Superseded => "superseded",
            Self::Historic => "historic",
            Self::Lapsed => "lapsed",
            Self::Unknown => "not known",
        }
    }
}

impl Confidence {
    /// Its name.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::SingleSource => "single source",
            Self::Unverified => "unverified",
        }
    }
}

impl Fact {
    /// Its name.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Issuer => "issuer",
            Self::Points => "points",
            Self::Title => "title",
            Self::Place => "place",
            Self::Status => "status",
            Self::Relations => "relations",
            Self::Life => "life",
            Self::Names => "names",
            Self::Parent => "parent",
            Self::Mandate => "mandate",
            Self::Joined => "joined",
            Self::Role => "role",
        }
    }
}

impl Deed {
    /// What the body did, in the passive: `Adopted by`.
    pub const fn phrase(self) -> &'static str {
        match self {
            Self::Drafted => "Drafted by",
            Self::Issued => "Issued by",
            Self::Adopted => "Adopted by",
            Self::Endorsed => "Endorsed by",
            Self::Welcomed => "Welcomed by",
            Self::Held => "Held by",
            Self::Unknown => "Part unclear:",
        }
    }
}

impl RelationKind {
    /// The link, read from the record that carries it.
    pub const fn phrase(self) -> &'static str {
        match self {
            Self::Supersedes => "supersedes",
            Self::Updates => "updates",
            Self::Implements => "implements",
            Self::BuildsOn => "builds on",
            Self::Follows => "follows",
            Self::RespondsTo => "responds to",
            Self::References => "refers to",
            Self::AnnexOf => "annex of",
            Self::OutcomeOf => "outcome of",
            Self::Establishes => "establishes",
            Self::MandatedBy => "mandated by",
            Self::EndorsedBy => "endorsed by",
            Self::WelcomedBy => "welcomed by",
            Self::Related => "related to",
        }
    }

    /// The link, read from the record at its other end.
    pub const fn inverse(self) -> &'static str {
        match self {
            Self::Supersedes => "superseded by",
            Self::Updates => "updated by",
            Self::Implements => "implemented by",
            Self::BuildsOn => "built on by",
            Self::Follows => "followed by",
            Self::RespondsTo => "answered by",
            Self::References => "referred to by",
            Self::AnnexOf => "has annex",
            Self::OutcomeOf => "led to",
            Self::Establishes => "established by",
            Self::MandatedBy => "mandates",
            Self::EndorsedBy => "endorses",
            Self::WelcomedBy => "welcomes",
            Self::Related => "related to",
        }
    }
}

impl Strength {
    /// Its name.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Commits => "commits",
            Self::Encourages => "encourages",
            Self::Notes => "notes",
        }
    }

    /// Its letter in a table.
    pub const fn letter(self) -> char {
        match self {
            Self::Commits => 'C',
            Self::Encourages => 'E',
            Self::Notes => 'n',
        }
    }
}

impl SourceKind {
    /// Its name.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::Archive => "archive of record",
            Self::Secondary => "secondary",
        }
    }
}
