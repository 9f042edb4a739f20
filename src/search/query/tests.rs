use proptest::prelude::*;

use super::*;

fn printed(text: &str) -> String {
    let (query, mistakes) = parse(text);
    assert_eq!(mistakes, [], "in {text:?}");
    query.to_string()
}

fn mistakes(text: &str) -> Vec<(String, String)> {
    let found = parse(text).1.into_iter();
    found
        .map(|mistake| (text.get(mistake.span).unwrap_or_default().to_owned(), mistake.why))
        .collect()
}

#[test]
fn words_fields_and_signs_are_told_apart() {
    let (query, _) = parse("lima 'cert ^apec plan$ ^tel$ !draft a | b kind:plan year:2002..2010 is:disputed");
    let wants: Vec<(bool, &Want)> = query.terms().map(|term| (term.not, &term.want)).collect();
    let word = |text: &str, how| Want::Word(text.to_owned(), how);
    let expected = [
        (false, word("lima", How::Fuzzy)),
        (false, word("cert", How::Exact)),
        (false, word("apec", How::Start)),
        (false, word("plan", How::End)),
        (false, word("tel", How::Whole)),
        (true, word("draft", How::Fuzzy)),
        (false, word("a", How::Fuzzy)),
        (false, word("b", How::Fuzzy)),
        (false, Want::Named(Key::Kind, "plan".to_owned())),
        (false, Want::Years(Some(2002), Some(2010))),
        (false, Want::Is(Property::Disputed)),
    ];
    assert_eq!(
        wants,
        expected
            .iter()
            .map(|(not, want)| (*not, want))
            .collect::<Vec<_>>()
    );
    assert_eq!(query.groups.len(), 10, "`a | b` is one group");
}

#[test]
fn quotes_group_words_and_prefixes_name_a_kind_of_record() {
    assert_eq!(printed("\"lima declaration\""), "\"lima declaration\"");
    assert_eq!(
        printed("theme:\"supply chain\" year:2005"),
        "theme:\"supply chain\" year:2005"
    );
    assert_eq!(printed("@tel"), "kind:body tel");
    assert_eq!(printed("#"), "kind:theme");
    assert_eq!(printed("ISO:27001 http://x"), "\"ISO:27001\" \"http://x\"");
}

#[test]
fn what_cannot_be_read_is_marked_and_the_rest_holds() {
    let (query, _) = parse("lima year:soon");
    assert_eq!(query.to_string(), "lima");
    for (text, marked, why) in [
        ("lima year:soon", "year:soon", "is no year"),
        ("knd:plan", "knd:plan", "did you mean `kind:`?"),
        ("kind: x", "kind:", "needs a value"),
        ("is:good", "is:good", "it can be disputed"),
        ("since:2005-13", "since:2005-13", "is no date"),
        ("| lima", "|", "write one before it"),
        ("lima !", "!", "no word here"),
        ("year:..", "year:..", "is no year"),
    ] {
        let found = mistakes(text);
        assert_eq!(found.len(), 1, "{text:?}: {found:?}");
        assert_eq!(found[0].0, marked);
        assert!(found[0].1.contains(why), "{text:?}: {found:?}");
    }
}

proptest! {
    #[test]
    fn any_text_is_read_and_mistakes_stand_in_it(text in "\\PC{0,60}") {
        let (_, mistakes) = parse(&text);
        for mistake in mistakes {
            prop_assert!(text.get(mistake.span).is_some());
        }
    }

    #[test]
    fn whatever_was_read_is_printed_so_that_it_reads_the_same(text in "\\PC{0,60}") {
        let (query, _) = parse(&text);
        let (again, mistakes) = parse(&query.to_string());
        prop_assert_eq!(&again, &query, "printed as {}", query);
        prop_assert!(mistakes.is_empty());
    }

    #[test]
    fn what_is_printed_reads_the_same(text in r#"([a-zé0-9:!'^$"\\|@#.]{1,8}|kind:plan|year:20[0-9]{2}\.\.|since:2005-06|is:disputed|!"a b"| |\|){0,12}"#) {
        let (query, _) = parse(&text);
        let (again, mistakes) = parse(&query.to_string());
        prop_assert_eq!(&again, &query, "printed as {}", query);
        prop_assert!(mistakes.is_empty());
    }
}
