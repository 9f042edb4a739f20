//! Search over all records: a query language, a ranking a person agrees with, and the reason for every hit.
//!
//! A [`Query`] is read by [`parse`], made ready against a dataset and run by an [`Engine`]; [`why`] tells for one record
//! which field matched and where. Letters are compared without case and accents.

mod engine;
mod facet;
mod field;
mod fold;
mod index;
mod judge;
mod needle;
mod plan;
mod query;
mod suggest;
mod why;

pub use engine::{Engine, Found, Request};
pub use facet::Facet;
pub use field::Field;
pub(crate) use fold::fold;
pub use plan::Reach;
pub use query::{Group, How, Key, Mistake, Property, Query, Span, Term, Want, parse};
pub use suggest::{Advice, Omission};
pub use why::{Hit, Reason, why};
