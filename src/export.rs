//! Values written for other programs: tables as CSV, graphs as DOT and Mermaid.

pub mod csv;
pub mod graph;
