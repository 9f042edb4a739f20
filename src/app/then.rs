//! The explorer as of a date: what the panes show then, and stepping from change to change.

use std::collections::HashMap;

use super::action::Action;
use super::forest::Forest;
use super::outline::Node;
use super::reading::Reading;
use super::scroll::{Scroll, Step};
use super::sheet::{Changes, Sheet, Subject};
use super::{App, Focus};
use crate::model::date::{Edtf, Presence};
use crate::model::history::{AsOf, EntryThen, Standing, Steps};
use crate::model::{Atlas, Id};
use crate::page::Page;

/// The organisation as of a date, as the panes show it.
#[derive(Debug)]
pub struct Then {
    at: AsOf,
    steps: Steps,
    /// What changed with this date, since the change before.
    arrived: Option<Changes>,
    /// The date of the next change.
    next: Option<Edtf>,
    /// Whether what was not there is shown all the same, with a mark.
    shows_absent: bool,
    children: HashMap<Option<Id>, Vec<Id>>,
}

impl Then {
    fn new(atlas: &Atlas, steps: Steps, date: Edtf, shows_absent: bool) -> Self {
        let mut then = Self {
            at: AsOf::new(atlas, date),
            arrived: steps
                .before(atlas)
                .map(|from| Changes::between(atlas, from, date)),
            next: steps.after(atlas),
            steps,
            shows_absent,
            children: HashMap::new(),
        };
        let mut children: HashMap<Option<Id>, Vec<Id>> = HashMap::new();
        for (id, _) in atlas.bodies().filter(|(id, _)| then.shows(*id)) {
            children.entry(then.above(atlas, id)).or_default().push(id);
        }
        then.children = children;
        then
    }

    /// What was so then.
    pub const fn at(&self) -> &AsOf {
        &self.at
    }

    /// What the line of the date says: the changes before and after it, and how to come to them.
    fn scrubber(&self, [back, on]: [&str; 2]) -> String {
        let side = |date: Option<Edtf>, none: &str| date.map_or_else(|| none.to_owned(), Edtf::human);
        format!(
            "{back} {} < {} > {} {on}",
            side(
                self.arrived.as_ref().map(|changes| changes.from),
                "nothing before"
            ),
            self.at.date().human(),
            side(self.next, "nothing after"),
        )
    }

    /// What changed with this date, since the change before, in a few sentences.
    pub fn arrived(&self) -> String {
        match &self.arrived {
            None => "Nothing changed before this in this dataset.".to_owned(),
            Some(changes) if changes.all.is_empty() => {
                format!("Nothing changed since {} in this dataset.", changes.from.human())
            }
            Some(changes) => format!("Changed since {}: {}", changes.from.human(), changes.sentences()),
        }
    }

    /// Whether what was not there is shown all the same, with a mark.
    pub const fn shows_absent(&self) -> bool {
        self.shows_absent
    }

    /// Whether a body is in the structure, or an instrument or event in the timeline.
    pub fn shows(&self, id: Id) -> bool {
        self.shows_absent
            || match id {
                Id::Body(_) => self.at.body(id).is_some_and(|then| then.standing.is_there()),
                _ => !self.is_later(id),
            }
    }

    /// Whether an instrument or event surely came only later.
    pub(super) fn is_later(&self, id: Id) -> bool {
        self.at.entry(id) == Some(&EntryThen::NotYet)
    }

    /// Whether a member is in the structure.
    pub(super) fn shows_member(&self, atlas: &Atlas, id: Id) -> bool {
        self.shows_absent || self.member(atlas, id) != Presence::Before
    }

    fn member(&self, atlas: &Atlas, id: Id) -> Presence {
        let joined = atlas.date(id);
        joined.map_or(Presence::MaybeBegun, |joined| joined.state_on(self.at.day()))
    }

    /// What a row of the structure says of a record: `?` where it is not sure, words where it was not there.
    pub fn remark(&self, atlas: &Atlas, id: Id) -> &'static str {
        if matches!(id, Id::Member(_)) {
            return match self.member(atlas, id) {
                Presence::Before => "(not yet)",
                Presence::MaybeBegun => "?",
                Presence::During | Presence::MaybeEnded | Presence::After => "",
            };
        }
        let inside = atlas.body(id).is_some_and(|body| body.kind.is_inside());
        match self.at.body(id).map(|then| &then.standing) {
            Some(Standing::NotYet) => "(not yet)",
            Some(Standing::NoLonger) => "(ended)",
            // Of an organisation outside the dataset shows what it has to do with this one, never how long it lived.
            Some(Standing::Perhaps(_)) if inside => "?",
            Some(Standing::Perhaps(_) | Standing::Existed) | None => "",
        }
    }

    /// The bodies shown under a body, or at the top.
    pub(super) fn children(&self, body: Option<Id>) -> &[Id] {
        self.children.get(&body).map_or(&[], Vec::as_slice)
    }

    /// The body above: where it hung then, and of one that was not there where it would.
    pub(super) fn above(&self, atlas: &Atlas, id: Id) -> Option<Id> {
        let then = self.at.body(id)?;
        if then.standing.is_there() {
            return then.placed.under();
        }
        let would = then.parents.first().map(|parent| parent.body);
        would.or_else(|| atlas.parent(id))
    }
}

impl App {
    /// The organisation as of a date, if one is set.
    pub const fn then(&self) -> Option<&Then> {
        self.lenses.then.as_ref()
    }

    /// The changes before and after the date that is set, and the keys that lead there.
    pub fn scrubber(&self) -> String {
        self.then().map_or_else(String::new, |then| {
            let (back, on) = (self.key_for(Action::StepBack), self.key_for(Action::StepOn));
            then.scrubber([&back, &on])
        })
    }

    /// What the structure is made of.
    pub fn forest(&self) -> Forest<'_> {
        Forest::new(&self.atlas, self.then())
    }

    /// Shows everything as of a date.
    pub fn set_as_of(&mut self, date: Edtf) {
        self.look_back(date, self.then().is_some_and(Then::shows_absent));
    }

    /// Shows everything as of a date, without a word.
    pub(super) fn look_back(&mut self, date: Edtf, shows_absent: bool) {
        let steps = Steps::new(&self.atlas, date);
        self.set_then(Some(Then::new(&self.atlas, steps, date, shows_absent)));
    }

    pub(super) fn in_time(&mut self, action: Action) {
        match action {
            Action::StepBack | Action::StepOn => self.step_in_time(action == Action::StepOn),
            Action::Today => {
                self.set_then(None);
                self.say("as it is today");
            }
            Action::Absent => self.toggle_absent(),
            _ => {
                if let Some(changes) = self.lenses.changes.clone() {
                    self.open_view(Sheet::new(Subject::Changes(changes)));
                } else {
                    let key = self.key_for(Action::StepBack);
                    self.say(format!(
                        "no step was made yet; {key} steps back to the change before"
                    ));
                }
            }
        }
    }

    fn step_in_time(&mut self, on: bool) {
        let today = self.today();
        let before = self.then().map_or(today, |then| then.at.date());
        let mut steps = self
            .then()
            .map_or_else(|| Steps::new(&self.atlas, today), |then| then.steps.clone());
        let moved = if on {
            steps.forward(&self.atlas)
        } else {
            steps.back(&self.atlas)
        };
        let Some(date) = steps.date().filter(|_| moved) else {
            self.say(if on {
                "nothing changes after this in this dataset"
            } else {
                "nothing changed before this in this dataset"
            });
            return;
        };
        let shows_absent = self.then().is_some_and(Then::shows_absent);
        self.set_then(Some(Then::new(&self.atlas, steps, date, shows_absent)));
        let changes = Changes::between(&self.atlas, before, date);
        let key = self.key_for(Action::Changes);
        let back = if on { "" } else { ", taken back" };
        self.say(format!(
            "{}{back} ({key} lists them): {}",
            changes.count(""),
            changes.sentences()
        ));
        self.lenses.changes = Some(changes);
    }

    fn toggle_absent(&mut self) {
        let Some(then) = self.lenses.then.take() else {
            let key = self.key_for(Action::AsOf);
            self.say(format!("no date is set; {key} sets one"));
            return;
        };
        let (date, shows_absent) = (then.at.date(), !then.shows_absent);
        self.set_then(Some(Then::new(&self.atlas, then.steps, date, shows_absent)));
        self.say(if shows_absent {
            "what was not there then is shown with a mark"
        } else {
            "what was not there then is hidden"
        });
    }

    fn set_then(&mut self, then: Option<Then>) {
        self.lenses.then = then;
        self.recount();
        let forest = Forest::new(&self.atlas, self.lenses.then.as_ref());
        self.outline.rebuild(forest);
        let home = self.atlas.home(self.selected).unwrap_or(self.selected);
        let row = forest
            .ancestry(home)
            .into_iter()
            .rev()
            .find_map(|id| self.outline.position(Node::Record(id)));
        self.step(Focus::Structure, row.map_or(Step::By(0), Step::To));
        self.rebuild_timeline();
        self.reading = Reading::new(self.page_of(self.selected));
        self.detail_scroll = Scroll::default();
        self.refit();
    }

    /// A record laid out as the panes show it now.
    pub(super) fn page_of(&self, id: Id) -> Page {
        match self.then() {
            Some(then) => Page::as_of(&self.atlas, id, &then.at),
            None => Page::new(&self.atlas, id),
        }
    }
}
