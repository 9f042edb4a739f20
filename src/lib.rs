//! plenary: an offline terminal explorer for an international organisation's cyber-policy record.
//!
//! ```text
//! main → cli → tui → ui → app → { search, briefing } → page → model → text, wrap
//! ```
//!
//! [`model`] reads and checks a dataset, [`page`] lays a record out as a value, [`search`] finds records,
//! [`briefing`] is what is prepared, presented and left behind, [`app`] is the
//! explorer's state, [`ui`] draws it, [`tui`] owns the terminal, [`cli`] the command line.

pub mod app;
pub mod briefing;
pub mod cli;
pub mod key;
pub mod model;
pub mod page;
pub mod search;
pub mod text;
pub mod tui;
pub mod ui;
pub mod wrap;
