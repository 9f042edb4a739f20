//! The commands' view of the organisation as of a date.

use std::fmt::Write as _;

use serde::Serialize;

use super::{CliError, Format, Status, json};
use crate::model::date::{Edtf, Side};
use crate::model::history::{
    AsOf, BodyThen, Change, EntryThen, Hold, NameThen, ParentThen, Standing, changes_between,
};
use crate::model::{Atlas, Id};
use crate::page::{name_then, parent_then};
use crate::wrap::{hang, wrap};

/// The columns that the tree takes at most.
const COLUMNS: usize = 80;

/// A record as of a date.
#[derive(Serialize)]
pub(super) struct Then {
    date: Edtf,
    day: String,
    past_the_check: bool,
    #[serde(flatten)]
    body: Option<BodyOut>,
    entry: Option<EntryThen>,
}

#[derive(Serialize)]
struct BodyOut {
    standing: Standing,
    names: Vec<NameThen>,
    parents: Vec<ParentThen>,
    under: Option<String>,
    missing: Option<String>,
}

impl BodyOut {
    fn new(atlas: &Atlas, then: &BodyThen) -> Self {
        let name = |id: Id| atlas.name(id).to_owned();
        Self {
            standing: then.standing.clone(),
            names: then.names.clone(),
            parents: then.parents.clone(),
            under: then.placed.under().map(name),
            missing: then.placed.missing().map(name),
        }
    }
}

impl Then {
    pub(super) fn new(atlas: &Atlas, at: &AsOf, id: Id) -> Self {
        Self {
            date: at.date(),
            day: at.day().to_string(),
            past_the_check: at.is_past_the_check(atlas),
            body: at.body(id).map(|then| BodyOut::new(atlas, then)),
            entry: at.entry(id).cloned(),
        }
    }
}

#[derive(Serialize)]
struct Tree<'a> {
    date: Edtf,
    day: String,
    past_the_check: bool,
    roots: Vec<Branch<'a>>,
    /// Of an interval: what changed in the structure from its start to its end.
    changes: Vec<Change>,
}

#[derive(Serialize)]
struct Branch<'a> {
    id: &'a str,
    #[serde(flatten)]
    then: BodyOut,
    children: Vec<Self>,
}

fn branch<'a>(atlas: &'a Atlas, at: &AsOf, id: Id) -> Option<Branch<'a>> {
    Some(Branch {
        id: atlas.name(id),
        then: BodyOut::new(atlas, at.body(id)?),
        children: at
            .children(id)
            .iter()
            .filter_map(|child| branch(atlas, at, *child))
            .collect(),
    })
}

/// Prints the structure as of a date.
pub(super) fn tree(atlas: &Atlas, at: &AsOf, format: Format, out: &mut String) -> Result<Status, CliError> {
    let inside = |id: &&Id| atlas.body(**id).is_some_and(|body| body.kind.is_inside());
    let roots: Vec<Id> = at.roots().iter().filter(inside).copied().collect();
    let status = if roots.is_empty() {
        Status::Nothing
    } else {
        Status::Done
    };
    let changes = changes(atlas, at);
    if format == Format::Json {
        let tree = Tree {
            date: at.date(),
            day: at.day().to_string(),
            past_the_check: at.is_past_the_check(atlas),
            roots: roots.iter().filter_map(|id| branch(atlas, at, *id)).collect(),
            changes,
        };
        json::write_as_of(atlas, at, tree, out)?;
        return Ok(status);
    }
    head(atlas, at, out);
    for root in roots {
        row(atlas, at, (root, "", ""), out);
    }
    if let Some(start) = start(at) {
        let start = AsOf::new(atlas, start).day_in_words();
        // Writing to a `String` cannot fail.
        let _written = writeln!(out, "\nChanged since {start} ({})", changes.len());
        for change in changes {
            out.push_str(&hang("  - ", &change.sentence(), COLUMNS));
        }
    }
    Ok(status)
}

/// The start of an interval that has one, as a date.
fn start(at: &AsOf) -> Option<Edtf> {
    match at.date().start() {
        Side::At(start) if at.date().is_interval() => Some(start.into()),
        _ => None,
    }
}

/// What changed in the structure since the start of an interval.
fn changes(atlas: &Atlas, at: &AsOf) -> Vec<Change> {
    let all = start(at).map(|start| changes_between(atlas, start, at.date()));
    let of_bodies = |change: &Change| matches!(change.record().record, Id::Body(_));
    all.into_iter().flatten().filter(of_bodies).collect()
}

fn head(atlas: &Atlas, at: &AsOf, out: &mut String) {
    let mut text = format!("As of {}. ? it may not have been there", at.day_in_words());
    if at.is_past_the_check(atlas) {
        let checked = atlas.head().checked.human();
        text = format!(
            "As of {}, after {checked}, up to which this dataset was checked",
            at.day_in_words()
        );
    }
    for line in wrap(&text, COLUMNS) {
        // Writing to a `String` cannot fail.
        let _written = writeln!(out, "{line}");
    }
    out.push('\n');
}

/// One body with what must be said of it, and those below; `first` and `rest` are the guides before its lines.
fn row(atlas: &Atlas, at: &AsOf, (id, first, rest): (Id, &str, &str), out: &mut String) {
    let Some(then) = at.body(id) else { return };
    let mark = if then.standing == Standing::Existed {
        ""
    } else {
        "? "
    };
    let title = format!("{mark}{} ({})", then.name(), atlas.name(id));
    let children = at.children(id);
    let below = if children.is_empty() { "   " } else { "│  " };
    lines(&title, (first, &format!("{rest}{below}")), out);
    for remark in remarks(atlas, at, id, then) {
        let guide = format!("{rest}{below}   ");
        lines(&remark, (&guide, &guide), out);
    }
    let last = children.len().saturating_sub(1);
    for (n, child) in children.iter().enumerate() {
        let (branch, trunk) = if n == last {
            ("└─ ", "   ")
        } else {
            ("├─ ", "│  ")
        };
        let guides = (format!("{rest}{branch}"), format!("{rest}{trunk}"));
        row(atlas, at, (*child, &guides.0, &guides.1), out);
    }
}

fn lines(text: &str, (first, rest): (&str, &str), out: &mut String) {
    let room = COLUMNS.saturating_sub(first.chars().count().max(rest.chars().count()));
    for (n, line) in wrap(text, room).iter().enumerate() {
        let guide = if n == 0 { first } else { rest };
        // Writing to a `String` cannot fail.
        let _written = writeln!(out, "{guide}{line}");
    }
}

fn remarks(atlas: &Atlas, at: &AsOf, id: Id, then: &BodyThen) -> Vec<String> {
    let mut found = vec![then.standing.remark()];
    let (now, name) = (atlas.title(id), then.name());
    if then.is_name_sure() {
        if now != name {
            found.push(format!("today: {now}"));
        }
    } else {
        found.extend(then.names.iter().map(|name| format!("name: {}", name_then(name))));
    }
    // One line alone that had begun, or that is no less sure than the body itself, says nothing that the tree does not.
    let existed = then.standing == Standing::Existed;
    let doubtful = match then.parents.as_slice() {
        [only] => only.hold == Hold::Over || (existed && only.hold == Hold::Perhaps),
        several => !several.is_empty(),
    };
    if doubtful {
        found.extend(
            then.parents
                .iter()
                .map(|parent| format!("under: {}", parent_then(at, parent))),
        );
    }
    if let Some(missing) = then.placed.missing() {
        found.push(format!("stands here as {} was not there", atlas.title(missing)));
    }
    found.retain(|remark| !remark.is_empty());
    found
}
