//! Any text is a dataset or a report with faults.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| plenary_fuzz::loader(text));
