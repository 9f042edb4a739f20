//! Any text is keys that print back, or a complaint.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| plenary_fuzz::keys(text));
