//! Where the reader is, in the names that a dataset's author gave: what a later run and a dataset read anew bring back.

use serde::{Deserialize, Serialize};

use super::forest::Forest;
use super::outline::Node;
use super::scroll::{Scroll, Step};
use super::selection::Visit;
use super::timeline::{Lanes, Layout, Scale};
use super::{App, Effect, Focus};
use crate::model::date::Edtf;
use crate::model::{Atlas, Id};
use crate::search::{Found, Reach, Request};

/// How many records of the history are kept.
const LONGEST_HISTORY: usize = 50;

/// Where the reader is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub struct Whereabouts {
    /// The id of the dataset.
    pub dataset: String,
    /// The selected record.
    pub record: String,
    /// The pane that has the keys.
    pub pane: Focus,
    /// The pane that stands left of the detail where only two fit.
    pub left: Focus,
    /// Whether the pane has the whole window.
    pub zoom: bool,
    /// The node under the cursor of the structure.
    pub node: String,
    /// The entry under the cursor of the timeline.
    pub entry: String,
    /// The line under the cursor of the detail.
    pub line: usize,
    /// How many rows stand above the cursor in each pane.
    pub above: [usize; 3],
    /// What is folded in the structure.
    pub folded: Vec<String>,
    /// The date as of which everything is shown.
    pub as_of: Option<Edtf>,
    /// Whether what was not there then is shown with a mark.
    pub absent: bool,
    /// What the panes are narrowed by.
    pub filter: String,
    /// What the heads of the timeline stand for.
    pub scale: Scale,
    /// What its lanes are.
    pub lanes: Lanes,
    /// The records that were read before, each with its line.
    pub past: Vec<(String, usize)>,
    /// The records that were gone back from.
    pub future: Vec<(String, usize)>,
}

const GROUPS: [(Node, &str); 3] = [
    (Node::Members, "(members)"),
    (Node::Partners, "(partners)"),
    (Node::Outside, "(outside)"),
];

/// The name of a node; no id has brackets.
fn name(atlas: &Atlas, node: Node) -> String {
    let group = GROUPS.iter().find(|(group, _)| *group == node);
    match (node, group) {
        (Node::Record(id), _) => atlas.name(id).to_owned(),
        (_, group) => group.map_or("", |(_, name)| name).to_owned(),
    }
}

fn node(atlas: &Atlas, name: &str) -> Option<Node> {
    let group = GROUPS.iter().find(|(_, group)| *group == name);
    group
        .map(|(node, _)| *node)
        .or_else(|| atlas.find(name).map(Node::Record))
}

/// A filter that waits for its answer.
#[derive(Debug)]
pub(super) struct Refilter {
    text: String,
    /// The number of the question; none: it was not asked yet.
    asked: Option<u64>,
}

impl App {
    /// Where the reader is now.
    pub fn whereabouts(&self) -> Whereabouts {
        let atlas = &self.atlas;
        let history = |visits: &[Visit]| {
            let recent = visits.len().saturating_sub(LONGEST_HISTORY);
            let named = |visit: &Visit| (atlas.name(visit.id).to_owned(), visit.detail.cursor());
            visits.iter().skip(recent).map(named).collect()
        };
        let mut folded: Vec<String> = self.outline.folded().map(|node| name(atlas, node)).collect();
        folded.sort_unstable();
        let pending = self.refilter.as_ref().map(|refilter| refilter.text.as_str());
        let filter = pending.or_else(|| self.filter().map(super::filter::Filter::text));
        let layout = self.timeline.layout();
        Whereabouts {
            dataset: atlas.head().id.clone(),
            record: atlas.name(self.selected).to_owned(),
            pane: self.focus,
            left: self.left,
            zoom: self.zoom,
            node: (self.outline.node(self.structure_scroll.cursor()))
                .map_or_else(String::new, |node| name(atlas, node)),
            entry: (self.timeline.entry(self.timeline_scroll.cursor()))
                .map_or_else(String::new, |id| atlas.name(id).to_owned()),
            line: self.detail_scroll.cursor(),
            above: Focus::ALL.map(|focus| self.scroll(focus).row()),
            folded,
            as_of: self.then().map(|then| then.at().date()),
            absent: self.then().is_some_and(super::then::Then::shows_absent),
            filter: filter.unwrap_or_default().to_owned(),
            scale: layout.scale,
            lanes: layout.lanes,
            past: history(&self.past),
            future: history(&self.future),
        }
    }

    /// Brings the reader back to where they were, as far as that is still there; a filter follows with [`Self::resume`].
    pub fn bring_back(&mut self, before: &Whereabouts) {
        if let Some(date) = before.as_of {
            self.look_back(date, before.absent);
        }
        self.lay_out_timeline(Layout {
            scale: before.scale,
            lanes: before.lanes,
            ..self.timeline.layout()
        });
        let selected = self.atlas.find(&before.record);
        if let Some(id) = selected {
            self.show(id);
        }
        self.past = self.visits(&before.past);
        self.future = self.visits(&before.future);
        let forest = Forest::new(&self.atlas, self.lenses.then.as_ref());
        let folded = before.folded.iter().filter_map(|name| node(&self.atlas, name));
        self.outline.fold_only(forest, folded);
        self.zoom = before.zoom;
        self.set_focus(before.left);
        self.set_focus(before.pane);
        self.bring_cursors_back(before, selected);
        if !before.filter.is_empty() {
            self.refilter = Some(Refilter {
                text: before.filter.clone(),
                asked: None,
            });
        }
        if selected.is_none() {
            self.say(format!(
                "\u{201c}{}\u{201d} is no longer in the dataset",
                before.record
            ));
        }
    }

    fn bring_cursors_back(&mut self, before: &Whereabouts, selected: Option<Id>) {
        let [structure, timeline, detail] = before.above;
        let home = self.atlas.home(self.selected).unwrap_or(self.selected);
        let chain = self.forest().ancestry(home);
        let wanted = node(&self.atlas, &before.node).into_iter();
        // What is folded away leaves the cursor to the nearest body above.
        let row = wanted
            .chain(chain.into_iter().rev().map(Node::Record))
            .find_map(|node| self.outline.position(node));
        self.put(Focus::Structure, row, structure);
        let row = (self.atlas.find(&before.entry)).and_then(|id| self.timeline.position(id));
        self.put(
            Focus::Timeline,
            row.or_else(|| Some(self.timeline_scroll.cursor())),
            timeline,
        );
        self.put(Focus::Detail, selected.map(|_| before.line), detail);
    }

    /// Puts the cursor of a pane on a row, with so many rows above it on the screen.
    fn put(&mut self, focus: Focus, row: Option<usize>, above: usize) {
        let height = usize::from(self.areas().rows(focus).height);
        let row = row.unwrap_or_default();
        let placed = if height == 0 {
            // A pane out of sight keeps its window for when it comes back.
            Scroll::placed(row, above, usize::MAX, above + 3)
        } else {
            Scroll::placed(row, above, self.total(focus), height)
        };
        match focus {
            Focus::Structure => self.structure_scroll = placed,
            Focus::Timeline => self.timeline_scroll = placed,
            Focus::Detail => self.detail_scroll = placed,
        }
        self.step(focus, Step::By(0));
    }

    fn visits(&self, names: &[(String, usize)]) -> Vec<Visit> {
        let visit = |(name, line): &(String, usize)| {
            Some(Visit {
                id: self.atlas.find(name)?,
                detail: Scroll::at(*line),
            })
        };
        names.iter().filter_map(visit).collect()
    }

    /// Asks for what is still missing of the reader's whereabouts: the records that their filter leaves. A question of the
    /// reader's own goes first, since a later one would displace it.
    pub fn resume(&mut self) -> Effect {
        if self.is_searching() {
            return Effect::None;
        }
        let number = self.asked + 1;
        let Some(refilter) = self.refilter.as_mut().filter(|refilter| refilter.asked.is_none()) else {
            return Effect::None;
        };
        refilter.asked = Some(number);
        self.asked = number;
        Effect::Search(Request {
            number,
            text: refilter.text.clone(),
            reach: Reach::Timeline,
            facets: false,
        })
    }

    /// Narrows the panes once the answer is there; where a later question displaced this one, it is to be asked again.
    pub(super) fn refiltered(&mut self, found: &Found) {
        let Some(refilter) = self.refilter.take_if(|_| !found.partial) else {
            return;
        };
        match refilter.asked {
            Some(asked) if asked == found.number => self.set_filter(&refilter.text, &found.ids),
            asked => {
                self.refilter = Some(Refilter {
                    asked: asked.filter(|asked| *asked > found.number),
                    ..refilter
                });
            }
        }
    }
}
