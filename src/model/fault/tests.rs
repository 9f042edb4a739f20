use super::*;

#[test]
fn a_hint_minds_neither_capitals_nor_the_order_of_what_is_known() {
    assert_eq!(did_you_mean("TEL", ["som", "tel"]), Some("tel"));
    assert_eq!(did_you_mean("tel", ["som", "TEL"]), Some("TEL"));
    assert_eq!(did_you_mean("abcx", ["abcz", "abcy"]), Some("abcy"));
    assert_eq!(did_you_mean("abcx", ["abcy", "abcz"]), Some("abcy"));
    assert_eq!(did_you_mean("zzz", ["tel"]), None);
}

#[test]
fn a_fault_at_the_very_end_of_a_file_is_drawn() {
    let text = format!("Dataset(\n{}é", "x".repeat(3000));
    let report = Report {
        faults: vec![Fault {
            file: 0,
            span: text.len()..text.len() + 1,
            severity: Severity::Error,
            what: "w".to_owned(),
            help: "h".to_owned(),
        }],
        files: vec![SourceText {
            name: "f.ron".to_owned(),
            text: text.into(),
        }],
    };
    let drawn = report.render();
    assert!(drawn.contains("f.ron:2:3002") && drawn.contains("xé"), "{drawn}");
}
