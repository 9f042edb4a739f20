//! The domain: a dataset as it is written ([`record`]), read and checked ([`load()`]), and asked ([`Atlas`]).
//!
//! Nothing here knows of a terminal.

mod atlas;
mod check;
pub mod date;
pub mod embedded;
pub mod fault;
mod fingerprint;
pub mod load;
mod read;
mod reader;
pub mod record;
mod split;
pub mod words;

pub use atlas::{Atlas, Id, Records, Related};
pub use fingerprint::fingerprint;
pub use load::{Loaded, load};
pub use read::{MOST_BYTES, ReadError, read};
