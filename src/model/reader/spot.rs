//! Where in a record a fault is: `ron` names a way, or a line and column; an author wants the field.

use std::ops::Range;

use ron::error::Error;

use super::Refusal;
use crate::model::split::{Item, Node, Shape, tree};

/// The part of a record that a fault is about.
pub(super) struct Spot {
    pub(super) whole: Range<usize>,
    pub(super) value: Range<usize>,
    pub(super) comma: Option<usize>,
    /// Its name; empty if it has none.
    pub(super) key: String,
    /// The bracket in which it stands.
    pub(super) open: usize,
}

impl Spot {
    fn new(text: &str, around: &Node, item: &Item) -> Self {
        let word = |text: &str| {
            text.split(|c: char| !c.is_alphanumeric() && c != '_')
                .next()
                .map(str::to_owned)
        };
        let key = if item.key.is_none() && around.shape == Shape::Group {
            text.get(item.span()).and_then(word).unwrap_or_default()
        } else {
            item.key(text).to_owned()
        };
        Self {
            whole: item.span(),
            value: item.value.span.clone(),
            comma: item.comma,
            key,
            open: around.open,
        }
    }
}

/// The field, item or pair that was refused.
pub(super) fn locate(text: &str, refusal: &Refusal) -> Option<Spot> {
    let root = tree(text);
    let (mut around, mut item) = (None, None);
    let mut node = root.inside(text);
    let mut complete = refusal.steps().len() == refusal.path.len();
    for step in refusal.steps() {
        let Some(next) = node.step(text, step) else {
            complete = false;
            break;
        };
        (around, item) = (Some(node), Some(next));
        node = next.value.inside(text);
    }
    let named = |node: &Node, name: &str| {
        let items = node.items.iter().rev();
        items
            .filter(|item| item.key(text) == name)
            .map(|item| Spot::new(text, node, item))
            .next()
    };
    match &refusal.code {
        Error::NoSuchStructField { found, .. } => {
            return named(node, found).or_else(|| around.and_then(|node| named(node, found)));
        }
        Error::DuplicateStructField { field, .. } => {
            return named(node, field).or_else(|| around.and_then(|node| named(node, field)));
        }
        Error::NoSuchEnumVariant { found, .. } if node.shape == Shape::Map => {
            let value = |item: &&Item| text.get(item.value.span.clone()) == Some(found);
            let by_value = node.items.iter().find(value);
            return named(node, found)
                .map(|spot| Spot {
                    value: spot.whole.start..spot.whole.start + found.len(),
                    ..spot
                })
                .or_else(|| by_value.map(|item| Spot::new(text, node, item)));
        }
        _ => {}
    }
    if let (true, Some(around), Some(item)) = (complete && !is_syntax(&refusal.code), around, item) {
        return Some(Spot::new(text, around, item));
    }
    at(text, &root, refusal.at)
}

/// Whether `ron` tripped over the writing rather than refused a value.
const fn is_syntax(code: &Error) -> bool {
    matches!(
        code,
        Error::ExpectedComma
            | Error::ExpectedMapColon
            | Error::ExpectedMapEnd
            | Error::ExpectedArrayEnd
            | Error::ExpectedStructLikeEnd
    )
}

/// The innermost item that holds or ends at a byte.
fn at(text: &str, root: &Node, at: usize) -> Option<Spot> {
    let mut node = root;
    let mut spot = None;
    while let Some(item) = node
        .items
        .iter()
        .find(|item| (item.span().start..=item.span().end).contains(&at))
    {
        spot = Some(Spot::new(text, node, item));
        node = &item.value;
    }
    spot
}
