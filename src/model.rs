//! The domain: a dataset as it is written ([`record`]), read and checked ([`load()`]), and asked ([`Atlas`]).
//!
//! Nothing here knows of a terminal.

mod atlas;
mod check;
pub mod date;
pub mod embedded;
pub mod fault;
mod fingerprint;
pub mod history;
mod kind;
pub mod load;
mod named;
mod read;
pub(crate) mod reader;
pub mod record;
#[cfg(test)]
pub(crate) mod small;
pub(crate) mod split;
mod stack;
pub mod stance;
pub mod words;

pub use atlas::{Active, Atlas, Id, Origin, Override, Records, Related};
pub use fingerprint::hex;
pub use kind::RecordKind;
pub use load::{Loaded, Progress, load, load_layers, load_telling};
pub use named::Named;
pub use read::{MOST_BYTES, ReadError, Sighting, read, read_noting};
pub use stack::{Seen, Stack, StackError, is_layer};
