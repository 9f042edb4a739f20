//! Any text is a date that prints back, or a complaint.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| plenary_fuzz::date(text));
