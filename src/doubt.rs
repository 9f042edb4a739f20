//! What is in doubt.
