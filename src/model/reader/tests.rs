use proptest::prelude::*;

use super::*;
use crate::model::record::Entry;

const SOUND: &str = r#"(
    id: "i", title: "T", short: "T", kind: plan, date: "2002", // a comment: with "one" colon
    roles: [(body: "wg", did: issued), (body: "com", did: adopted)], status: unknown,
    summary: r"raw \", points: [(theme: "t", text: "x", source: "s", verb: (word: "note", strength: notes))],
    confidence: {date: verified, issuer: single_source}, sources: ["s"], /* done */
)"#;

fn faults(text: &str) -> Vec<(&str, String)> {
    let shown = |fault: LocalFault| (text.get(fault.span.clone()).unwrap_or_default(), fault.what);
    read::<Entry>(text).unwrap_err().into_iter().map(shown).collect()
}

#[test]
fn faults_of_every_kind_in_one_record_are_all_told() {
    let text = SOUND
        .replace("kind: plan", "kind: \"plan\"")
        .replace("did: adopted", "di: adopted")
        .replace("date: \"2002\"", "date: 2002")
        .replace("strength: notes", "strength: loud")
        .replace("issuer: single_source", "isuer: single_source, title: sure")
        .replace("sources: [\"s\"]", "sources: [\"s\" \"t\",, true]");
    let mut told = faults(&text);
    told.sort_unstable();
    let places: Vec<&str> = told.iter().map(|(place, _)| *place).collect();
    assert_eq!(
        places,
        [
            " ",
            "\"plan\"",
            "(",
            ",",
            "2002",
            "di: adopted",
            "isuer",
            "loud",
            "sure",
            "true"
        ]
    );
}

#[test]
fn a_second_field_of_the_same_name_is_the_one_at_fault() {
    let text = SOUND.replace("date: \"2002\",", "date: \"2002\", date: \"2003\",");
    assert_eq!(
        faults(&text),
        [("date: \"2003\"", "the field `date` is given twice".to_owned())]
    );
}

#[test]
fn a_missing_record_in_a_record_is_missed_once() {
    let text = SOUND.replace("strength: notes", "");
    assert_eq!(
        faults(&text),
        [("(", "the field `strength` is missing".to_owned())]
    );
    assert_eq!(faults("()").len(), 8);
}

proptest! {
    #[test]
    fn a_damaged_record_is_told_of_within_its_bounds(from in 0..SOUND.len(), length in 0_usize..12, put in "[a-z(),:\"\\[\\]{}'r#/* \\\\\n]{0,4}") {
        let mut text = SOUND.to_owned();
        text.replace_range(from..(from + length).min(SOUND.len()), &put);
        if let Err(faults) = read::<Entry>(&text) {
            prop_assert!(!faults.is_empty());
            for fault in faults {
                prop_assert!(fault.span.start <= fault.span.end && fault.span.end <= text.len(), "{:?}", fault);
                prop_assert!(!fault.what.is_empty() && !fault.help.is_empty());
            }
        }
    }
}
