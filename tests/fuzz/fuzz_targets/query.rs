//! Any text is a query, and prints as one that reads the same.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| plenary_fuzz::query(text));
