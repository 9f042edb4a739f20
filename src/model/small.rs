//! The small dataset on which the unit tests look, and loading of what they make of it.

use super::fault::SourceText;
use super::{Atlas, load};

/// A body, its committee and a group, two plans and two events.
pub(crate) const SMALL: &str = include_str!("../../tests/support/small.ron");

/// `text` as a loaded dataset, or its faults.
pub(crate) fn loaded(text: impl Into<String>) -> Result<Atlas, String> {
    let file = SourceText {
        name: "test.ron".to_owned(),
        text: text.into().into(),
    };
    let loaded = load(vec![file]).map_err(|report| report.render())?;
    Ok(loaded.atlas)
}

/// `text`, a dataset without a fault.
pub(crate) fn atlas(text: impl Into<String>) -> Atlas {
    loaded(text).unwrap_or_else(|faults| panic!("{faults}"))
}
