//! What can become a card: what is selected, the view on top, and what the explorer's state leads to.

use crate::app::sheet::Subject;
use crate::app::timeline::Row;
use crate::app::view::View;
use crate::app::{App, Focus};
use crate::briefing::{Among, Shows};
use crate::coverage::By;
use crate::model::Id;
use crate::model::date::Edtf;
use crate::text::clean_line;

/// A card that can be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// What it would show, in words.
    pub words: String,
    pub(in crate::app) what: What,
}

/// What an offer leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::app) enum What {
    Card(Shows),
    /// A stretch of the timeline that is still to be typed.
    Stretch,
    Text,
    Title,
}

impl App {
    /// What Space puts into the briefing here: the view that has the screen, else the selected record.
    pub(in crate::app) fn in_sight(&self) -> Shows {
        match self.view() {
            Some(View::Coverage(covering)) => Shows::Coverage {
                by: covering.matrix().by,
                on: self.date(),
                among: self.among(),
            },
            Some(View::Sheet(sheet)) => {
                let record = |id| Shows::record(&self.atlas, id);
                match sheet.subject() {
                    Subject::Relations(_) => match sheet.centre() {
                        Some(id @ Id::Entry(_)) => Shows::Lineage(self.atlas.name(id).to_owned()),
                        centre => record(centre.unwrap_or(self.selected)),
                    },
                    Subject::Comparison(comparison) => Shows::Comparison(
                        comparison
                            .records
                            .iter()
                            .map(|record| record.id.clone())
                            .collect(),
                    ),
                    _ => record(sheet.link().unwrap_or(self.selected)),
                }
            }
            None if self.zoom() => match self.focus {
                Focus::Structure => self.structure(self.selected),
                Focus::Timeline => self.stretch_in_sight(),
                Focus::Detail => None,
            }
            .unwrap_or_else(|| Shows::record(&self.atlas, self.selected)),
            None => Shows::record(&self.atlas, self.selected),
        }
    }

    /// The date as of which everything is shown, if one is set.
    fn date(&self) -> Option<Edtf> {
        self.then().map(|then| then.at().date())
    }

    /// The structure of a body as of the date that is set.
    fn structure(&self, id: Id) -> Option<Shows> {
        matches!(id, Id::Body(_)).then(|| Shows::Structure {
            body: self.atlas.name(id).to_owned(),
            on: self.date(),
        })
    }

    /// The years of the timeline that are in sight.
    fn stretch_in_sight(&self) -> Option<Shows> {
        let height = usize::from(self.areas().rows(Focus::Timeline).height);
        let rows = self.timeline.rows().iter();
        let entries = rows.skip(self.timeline_scroll.offset()).take(height);
        let years = entries.filter_map(|row| match row {
            Row::Entry(id) => self.atlas.date(*id)?.year(),
            _ => None,
        });
        let years: Vec<_> = years.collect();
        let date = |year: Option<&_>| year.and_then(|year| format!("{year:04}").parse().ok());
        Some(Shows::Timeline {
            since: Some(date(years.iter().min())?),
            until: Some(date(years.iter().max())?),
            body: None,
            theme: None,
            among: self.among(),
        })
    }

    /// What the filter leaves, in the order of the record.
    fn among(&self) -> Option<Among> {
        let filter = self.filter()?;
        let left = self.atlas.entries().filter(|(id, _)| filter.keeps(*id));
        Some(Among {
            query: clean_line(filter.text()).into_owned(),
            records: left.map(|(id, _)| self.atlas.name(id).to_owned()).collect(),
        })
    }

    /// All cards that can be added now.
    pub(in crate::app) fn offers(&self) -> Vec<Offer> {
        let (atlas, id) = (&self.atlas, self.selected);
        let name = atlas.name(id).to_owned();
        let mut shows = vec![self.in_sight(), Shows::record(atlas, id)];
        shows.extend(self.structure(id));
        match id {
            Id::Entry(_) => shows.push(Shows::Lineage(name)),
            Id::Body(_) => shows.push(timeline(Some(name), None)),
            Id::Theme(_) => shows.push(timeline(None, Some(name))),
            Id::Member(_) | Id::Term(_) | Id::Source(_) => {}
        }
        let marked = &self.lenses.marked;
        if marked.len() > 1 {
            let names = marked.iter().map(|id| atlas.name(*id).to_owned());
            shows.push(Shows::Comparison(names.collect()));
        }
        let on = self.date();
        shows.extend([By::Instruments, By::Bodies, By::Years].map(|by| {
            let among = self.among();
            Shows::Coverage { by, on, among }
        }));
        let mut offers: Vec<Offer> = Vec::new();
        for shows in shows {
            let what = What::Card(shows.clone());
            if offers.iter().all(|offer| offer.what != what) {
                let words = clean_line(&shows.words(atlas)).into_owned();
                offers.push(Offer { words, what });
            }
        }
        for (words, what) in [
            ("A stretch of the timeline: type its years", What::Stretch),
            ("A text of your own: title, thought and points", What::Text),
            ("A title", What::Title),
        ] {
            let words = words.to_owned();
            offers.push(Offer { words, what });
        }
        offers
    }
}

const fn timeline(body: Option<String>, theme: Option<String>) -> Shows {
    Shows::Timeline {
        since: None,
        until: None,
        body,
        theme,
        among: None,
    }
}
