//! plenary: an offline terminal explorer for an international organisation's cyber-policy record.
//!
//! ```text
//! main → cli → tui → ui → app → { search, export, cite } → page → model → text, wrap, save
//! ```
//!
//! [`model`] reads and checks a dataset, [`page`] lays a record out as a value, [`search`] finds records, [`export`]
//! writes them out, [`cite`](mod@cite) cites them, [`app`] is the explorer's state, [`ui`] draws it, [`tui`] owns the terminal, [`cli`] the command line.

pub mod app;
pub mod cite;
pub mod cli;
pub mod export;
pub mod key;
pub mod model;
pub mod page;
pub mod save;
pub mod search;
pub mod text;
pub mod tui;
pub mod ui;
pub mod wrap;
