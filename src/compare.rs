//! Two or three records side by side.
