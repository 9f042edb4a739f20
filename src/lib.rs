//! plenary: an offline terminal explorer for an international organisation's cyber-policy record.
//!
//! ```text
//! main → cli → tui → ui → app → { search, briefing, export, cite } → { lineage, coverage, compare, doubt, diff, page } → model → text, wrap, save, qr
//! ```
//!
//! [`model`] reads and checks a dataset, [`page`] lays a record out as a value, [`lineage`] follows texts, [`search`] finds records, [`briefing`]
//! is what is prepared, presented and left behind, [`export`] writes values for other programs, [`cite`](mod@cite) cites them, [`app`] is the explorer's state, [`ui`] draws
//! it, [`tui`] owns the terminal, [`config`] and [`state`] are the user's files, [`cli`] the command line.

pub mod app;
pub mod briefing;
pub mod cite;
pub mod cli;
pub mod compare;
pub mod config;
pub mod coverage;
pub mod diff;
pub mod doubt;
pub mod export;
pub mod key;
pub mod lineage;
pub mod model;
pub mod page;
pub mod qr;
pub mod save;
pub mod search;
pub mod state;
pub mod text;
pub mod tui;
pub mod ui;
pub mod wrap;
