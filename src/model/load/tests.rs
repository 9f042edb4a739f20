use proptest::prelude::*;

use super::*;
use crate::model::small::SMALL;

fn file(text: &str) -> SourceText {
    SourceText {
        name: "test.ron".to_owned(),
        text: text.to_owned().into(),
    }
}

proptest! {
    #[test]
    fn a_damaged_file_is_loaded_or_told_what_is_wrong(from in 0..SMALL.len(), length in 0_usize..40, put in "[a-zA-Z(),:\"\\[\\]{}/* \n]{0,3}") {
        prop_assume!(SMALL.is_char_boundary(from) && SMALL.is_char_boundary((from + length).min(SMALL.len())));
        let mut text = SMALL.to_owned();
        text.replace_range(from..(from + length).min(SMALL.len()), &put);
        if let Err(report) = load(vec![file(&text)]) {
            prop_assert!(report.errors() > 0);
            prop_assert!(report.render().contains("test.ron:"));
        }
    }
}

#[test]
fn what_can_be_told_of_a_broken_record_is_its_id_and_its_texts() {
    let failed = Failed::new("bodies", "(id: \"c\", kind: 5, sources: [\"page\", \"other\" ");
    let mut texts = failed.texts;
    texts.sort_unstable();
    assert_eq!(
        (failed.id.as_deref(), texts.join(" ").as_str()),
        (Some("c"), "c other page")
    );
}

#[test]
fn a_source_that_only_a_broken_record_cites_is_cited() {
    let text = SMALL
        .replace("sources: [Source(", "sources: [Source(id: \"rare\", publisher: \"P\", title: \"T\", accessed: \"2026\", kind: official), Source(")
        .replace("kind: forum,", "kind: form, notes: [\"rare\"],");
    let report = load(vec![file(&text)]).unwrap_err();
    assert_eq!(report.faults.len(), 1, "{}", report.render());
}

#[test]
fn a_file_of_nothing_but_faults_is_given_up_at_the_same_place() {
    let text = format!("Dataset(schema: 1, bodies: [{}])", "(),".repeat(40_000));
    let faults = || load(vec![file(&text)]).unwrap_err().faults;
    let (once, again) = (faults(), faults());
    assert_eq!(once, again);
    let told: Vec<&str> = once
        .iter()
        .map(|fault| fault.what.as_str())
        .filter(|what| what.contains("not read"))
        .collect();
    assert_eq!(
        told,
        ["there are more than 10000 faults before this: the rest of `bodies` was not read"]
    );
}
