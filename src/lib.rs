//! plenary: an offline terminal explorer for an international organisation's cyber-policy record.

pub mod app;
pub mod key;
pub mod model;
pub mod page;
pub mod search;
pub mod text;
pub mod wrap;
