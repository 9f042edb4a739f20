use proptest::prelude::*;

use super::*;

#[test]
fn records_keep_their_place_and_text() {
    let text = "#![enable(implicit_some)]\n// head\nDataset(\n  id: \"a, (b]\",\n  bodies: [\n    Body(id: \"x\"), // one\n    Body(id: \"y\"),\n  ],\n)";
    let outline = split(text);
    assert!(outline.whole && outline.broken.is_empty());
    assert_eq!(outline.name.text, "Dataset");
    let keys: Vec<_> = outline.fields.iter().map(|f| f.key.text).collect();
    assert_eq!(keys, ["id", "bodies"]);
    assert_eq!(outline.fields[0].value.text, "\"a, (b]\"");
    let bodies: Vec<_> = outline.fields[1].records.iter().map(|r| r.body.text).collect();
    assert_eq!(bodies, ["(id: \"x\")", "(id: \"y\")"]);
    let second = outline.fields[1].records[1].body;
    assert_eq!(
        text.get(second.at..second.at + second.text.len()),
        Some(second.text)
    );
}

#[test]
fn a_list_without_records_is_a_plain_value() {
    let outline = split("Dataset(parts: [\"a.ron\", \"b.ron\"], bodies: [])");
    assert_eq!(outline.fields[0].value.text, "[\"a.ron\", \"b.ron\"]");
    assert!(outline.fields[0].records.is_empty());
}

#[test]
fn broken_brackets_are_named_where_they_open() {
    for (text, at, what) in [
        (
            "Dataset(a: (1, 2",
            11,
            "the file ends before this bracket is closed",
        ),
        ("Dataset(a: (1]", 11, "this bracket is closed by another kind"),
        ("Dataset(a: \"x", 11, "this text is never closed"),
        ("Dataset(a: 1) x", 14, "text after the end of the dataset"),
        ("[1]", 0, "a dataset begins with `Dataset(`"),
    ] {
        let outline = split(text);
        assert!(!outline.whole, "{text}");
        let broken: Vec<_> = outline.broken.iter().map(|b| (b.at, b.what)).collect();
        assert_eq!(broken, [(at, what)], "{text}");
    }
}

#[test]
fn nesting_without_end_is_refused_and_not_followed() {
    let text = format!("Dataset(a: {}", "(".repeat(100_000));
    assert_eq!(split(&text).broken[0].what, "brackets nest too deep");
    assert!(tree(&text).items.len() < 2);
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "(Dataset\\()?[a-z(),:\"\\[\\]{}'r#/* é\\\\\n]{0,80}") {
        let outline = split(&text);
        prop_assert!(outline.whole || !outline.broken.is_empty());
        for field in &outline.fields {
            for body in field.records.iter().map(|record| record.body) {
                prop_assert_eq!(text.get(body.at..body.at + body.text.len()), Some(body.text));
            }
        }
    }

    #[test]
    fn the_parts_of_any_text_lie_within_it_and_follow_one_another(text in "[a-z(),:\"\\[\\]{}'r#/* é\\\\\n]{0,80}") {
        let mut open = vec![tree(&text)];
        while let Some(node) = open.pop() {
            prop_assert!(text.get(node.span.clone()).is_some());
            let mut end = node.span.start;
            for item in &node.items {
                prop_assert!(end <= item.span().start && item.span().end <= node.span.end);
                end = item.span().end;
            }
            open.extend(node.items.into_iter().map(|item| item.value));
        }
    }
}
