//! Texts that no one writes by hand.

/// Texts that are large or deep, as they could stand in any of the files.
pub(crate) fn texts() -> Vec<(&'static str, Vec<u8>)> {
    let long = "x".repeat(10 << 20);
    let key = |n: u32| {
        format!(
            "(at: detail, on: [\"{}\"], run: \"quit\"),",
            char::from_u32(0x4e00 + n).unwrap()
        )
    };
    let keys: String = (0..6_800).map(key).collect();
    [
        ("10 MiB of one letter", long.clone()),
        (
            "a text of 10 MiB",
            format!("(theme: \"{long}\", recent: [\"{long}\"])"),
        ),
        ("a text of 3 MiB", format!("(theme: \"{}\")", "x".repeat(3 << 20))),
        ("3 MiB of escapes", "\u{1b}]0;".repeat(3 << 18)),
        ("100,000 brackets", "[".repeat(100_000)),
        ("100,000 parentheses", "(".repeat(100_000)),
        ("100,000 in a field", format!("(rows: {}", "[".repeat(100_000))),
        ("100,000 options", format!("(theme: {}", "Some(".repeat(100_000))),
        (
            "100,000 closed",
            format!("{}{}", "[".repeat(100_000), "]".repeat(100_000)),
        ),
        ("100,000 comments", "/*".repeat(100_000)),
        ("100,000 quotes", "\"".repeat(100_000)),
        (
            "100,000 rows that are none",
            format!("(rows: [{}])", "(),".repeat(100_000)),
        ),
        (
            "100,000 themes that are none",
            format!("(themes: [{}])", "(),".repeat(100_000)),
        ),
        (
            "60,000 rows of one key",
            format!(
                "(rows: [{}])",
                "(at: detail, on: [\"Z\"], run: \"quit\"),".repeat(60_000)
            ),
        ),
        (
            "60,000 keys of one row",
            format!(
                "(rows: [(at: detail, on: [{}], run: \"quit\")])",
                "\"<F99>\", ".repeat(60_000)
            ),
        ),
        (
            "60,000 themes of one name",
            format!("(themes: [{}])", "(name: \"a\", base: \"dark\"),".repeat(60_000)),
        ),
        (
            "60,000 cards",
            format!(
                "(schema: 1, cards: [{}])",
                "Card(shows: record(\"org\")),".repeat(60_000)
            ),
        ),
        (
            "a number of a mebibyte",
            format!("(ambiguous_width: {})", "9".repeat(1 << 20)),
        ),
        ("as many keys as there is room for", format!("(rows: [{keys}])")),
        (
            "60,000 searches",
            format!("(recent: [{}])", "\"plan\",".repeat(60_000)),
        ),
        (
            "60,000 places",
            format!("[{}]", "(dataset: \"small\"),".repeat(60_000)),
        ),
    ]
    .map(|(what, text)| (what, text.into_bytes()))
    .into()
}
