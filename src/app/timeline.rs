//! The rows of the timeline, entries under their dates and in their lanes, and how many fall into each year.

use std::collections::{BTreeMap, HashSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::model::date::{Edtf, MONTHS, Precision};
use crate::model::history::day_of;
use crate::model::record::{EntryKind, Name, Status};
use crate::model::{Atlas, Id};

/// A row of the timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// The head of a lane.
    Lane(String),
    /// The head of a decade, a year or a month, or of what has no date.
    Head(String),
    /// From here on lies what comes after this day.
    After(Date),
    /// An instrument or event.
    Entry(Id),
}

/// What the heads of the timeline stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Scale {
    /// Ten years.
    Decade,
    /// A year.
    #[default]
    Year,
    /// A month.
    Month,
}

impl Scale {
    /// Its name.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Decade => "decades",
            Self::Year => "years",
            Self::Month => "months",
        }
    }

    pub(super) const fn zoomed(self, closer: bool) -> Self {
        match (self, closer) {
            (Self::Decade, true) | (Self::Month, false) => Self::Year,
            (Self::Year | Self::Month, true) => Self::Month,
            (Self::Year | Self::Decade, false) => Self::Decade,
        }
    }

    /// What dates under one head have in common.
    fn key(self, date: Option<Edtf>) -> Option<(i16, i8)> {
        let date = date?;
        let year = date.year()?;
        Some(match self {
            Self::Decade => (year.div_euclid(10), 0),
            Self::Month if date.precision() >= Precision::Month => (year, date.named().first().month()),
            Self::Year | Self::Month => (year, 0),
        })
    }

    fn head(self, date: Option<Edtf>) -> String {
        let Some(year) = date.and_then(Edtf::year) else {
            return "no date known".to_owned();
        };
        let month = || date.map(|date| date.named().first().month());
        let exact = date.is_some_and(|date| date.precision() >= Precision::Month);
        match self {
            Self::Decade => format!("{}0s", year.div_euclid(10)),
            Self::Year => year.to_string(),
            Self::Month if exact => {
                let name = month().and_then(|month| MONTHS.get(usize::try_from(month - 1).ok()?));
                format!("{} {year}", name.unwrap_or(&""))
            }
            Self::Month => format!("{year}, month not known"),
        }
    }
}

/// What the lanes of the timeline are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Lanes {
    /// One for all.
    #[default]
    None,
    /// One for each body, in the order of the structure.
    Body,
    /// One for each kind.
    Kind,
    /// One for each theme; an entry stands in that of each of its themes.
    Theme,
}

impl Lanes {
    /// What they go by.
    pub const fn word(self) -> &'static str {
        match self {
            Self::None => "date",
            Self::Body => "body",
            Self::Kind => "kind",
            Self::Theme => "theme",
        }
    }

    pub(super) const fn next(self) -> Self {
        match self {
            Self::None => Self::Body,
            Self::Body => Self::Kind,
            Self::Kind => Self::Theme,
            Self::Theme => Self::None,
        }
    }

    /// The lanes of an entry, each with its place among all and its title.
    fn of(self, atlas: &Atlas, id: Id) -> Vec<(usize, String)> {
        let Some(entry) = atlas.entry(id) else {
            return Vec::new();
        };
        let last = |title: &str| (usize::MAX, title.to_owned());
        match self {
            Self::None => Vec::new(),
            Self::Body => {
                let home = atlas.home(id);
                let place = home.and_then(|home| atlas.bodies().position(|(id, _)| id == home));
                vec![home.zip(place).map_or_else(
                    || last("no body recorded"),
                    |(home, place)| (place, atlas.title(home).to_owned()),
                )]
            }
            Self::Kind => {
                let place = EntryKind::ALL.iter().position(|kind| *kind == entry.kind);
                vec![(place.unwrap_or(usize::MAX), entry.kind.word().to_owned())]
            }
            Self::Theme => {
                let points = entry.points.iter().map(|point| &point.theme);
                let named: HashSet<&str> = entry.themes.iter().chain(points).map(Name::as_str).collect();
                let themes = atlas.themes().enumerate();
                let lanes: Vec<(usize, String)> = themes
                    .filter(|(_, (_, theme))| named.contains(theme.id.as_str()))
                    .map(|(place, (_, theme))| (place, theme.name.clone()))
                    .collect();
                if lanes.is_empty() {
                    vec![last("no theme recorded")]
                } else {
                    lanes
                }
            }
        }
    }
}

/// How the timeline is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Layout {
    /// What the heads stand for.
    pub scale: Scale,
    /// What the lanes are.
    pub lanes: Lanes,
    /// The day after which entries are set apart; `None`: no day is.
    pub today: Option<Date>,
}

/// The rows of the timeline.
#[derive(Debug, Clone, Default)]
pub struct Timeline {
    layout: Layout,
    rows: Vec<Row>,
    /// For each entry its first row, in the order of time.
    places: Vec<(Id, usize)>,
    /// The rows of entries; one with several themes has several in lanes of themes.
    entries: Vec<usize>,
    /// Each year from the first to the last with its number of entries.
    density: Vec<(i16, usize)>,
}

impl Timeline {
    /// The timeline of the entries that `keep` keeps, of those that are the organisation's own acts.
    pub fn new(atlas: &Atlas, layout: Layout, keep: impl Fn(Id) -> bool) -> Self {
        let kept: Vec<Id> = atlas
            .entries()
            .filter(|(id, entry)| !entry.external && keep(*id))
            .map(|(id, _)| id)
            .collect();
        let mut lanes: BTreeMap<(usize, String), Vec<Id>> = BTreeMap::new();
        if layout.lanes == Lanes::None {
            lanes.insert((0, String::new()), kept.clone());
        } else {
            for id in &kept {
                for lane in layout.lanes.of(atlas, *id) {
                    lanes.entry(lane).or_default().push(*id);
                }
            }
        }
        let mut timeline = Self {
            layout,
            density: density(atlas, &kept),
            ..Self::default()
        };
        for ((_, title), ids) in lanes {
            if layout.lanes != Lanes::None {
                let count = ids.len();
                timeline.rows.push(Row::Lane(format!("{title} ({count})")));
            }
            timeline.lane(atlas, &ids);
        }
        timeline.places.sort_unstable();
        timeline.places.dedup_by_key(|(id, _)| *id);
        timeline
    }

    fn lane(&mut self, atlas: &Atlas, ids: &[Id]) {
        // A list that grows by doubling holds up to twice what it needs.
        self.places.reserve_exact(ids.len());
        self.entries.reserve_exact(ids.len());
        self.rows.reserve_exact(ids.len() + self.density.len() + 2);
        let mut last = None;
        let mut after = false;
        for id in ids {
            let date = atlas.date(*id);
            if !after && let Some(today) = self.layout.today.filter(|today| is_ahead(atlas, *id, *today)) {
                after = true;
                self.rows.push(Row::After(today));
            }
            let key = self.layout.scale.key(date);
            if last != Some(key) {
                self.rows.push(Row::Head(self.layout.scale.head(date)));
                last = Some(key);
            }
            self.places.push((*id, self.rows.len()));
            self.entries.push(self.rows.len());
            self.rows.push(Row::Entry(*id));
        }
    }

    /// How it is laid out.
    pub const fn layout(&self) -> Layout {
        self.layout
    }

    /// All rows.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Each year from the first to the last with its number of entries.
    pub fn density(&self) -> &[(i16, usize)] {
        &self.density
    }

    /// The first row of an entry.
    pub fn position(&self, id: Id) -> Option<usize> {
        let at = self.places.binary_search_by_key(&id, |(id, _)| *id).ok()?;
        self.places.get(at).map(|(_, row)| *row)
    }

    /// The row of the first entry that comes after `id` in time.
    pub fn after(&self, id: Id) -> Option<usize> {
        let at = self.places.partition_point(|(other, _)| *other <= id);
        self.places.get(at).map(|(_, row)| *row)
    }

    /// The row of the last entry that comes before `id` in time.
    pub fn before(&self, id: Id) -> Option<usize> {
        let at = self.places.partition_point(|(other, _)| *other < id);
        self.places.get(at.checked_sub(1)?).map(|(_, row)| *row)
    }

    /// How many rows of entries stand at or above a row, and how many there are.
    pub fn number(&self, row: usize) -> (usize, usize) {
        (self.entries.partition_point(|at| *at <= row), self.entries.len())
    }

    /// The entry of a row.
    pub fn entry(&self, row: usize) -> Option<Id> {
        match self.rows.get(row) {
            Some(Row::Entry(id)) => Some(*id),
            _ => None,
        }
    }

    /// The entry at or after `row` if `down`, else at or before it; the other way if there is none.
    pub fn nearest(&self, row: usize, down: bool) -> Option<usize> {
        let below = || (row.min(self.rows.len())..self.rows.len()).find(|at| self.entry(*at).is_some());
        let above = || {
            (0..=row.min(self.rows.len().saturating_sub(1)))
                .rev()
                .find(|at| self.entry(*at).is_some())
        };
        if down {
            below().or_else(above)
        } else {
            above().or_else(below)
        }
    }

    /// How many entries there are.
    pub const fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.places.is_empty()
    }
}

/// Whether a dated entry lies wholly after a day, or is only planned.
fn is_ahead(atlas: &Atlas, id: Id, today: Date) -> bool {
    let Some(date) = atlas.date(id) else { return false };
    let planned = atlas
        .entry(id)
        .is_some_and(|entry| entry.status == Status::Planned);
    date.earliest().is_some_and(|first| first > today) || planned && day_of(date) >= today
}

fn density(atlas: &Atlas, ids: &[Id]) -> Vec<(i16, usize)> {
    let mut years: BTreeMap<i16, usize> = BTreeMap::new();
    for year in ids.iter().filter_map(|id| atlas.date(*id)?.year()) {
        *years.entry(year).or_default() += 1;
    }
    let (Some((first, _)), Some((last, _))) = (years.first_key_value(), years.last_key_value()) else {
        return Vec::new();
    };
    let count = |year| (year, years.get(&year).copied().unwrap_or_default());
    (*first..=*last).map(count).collect()
}
