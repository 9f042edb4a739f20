//! Two editions.
