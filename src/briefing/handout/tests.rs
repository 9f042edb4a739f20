use proptest::prelude::*;

use super::*;
use crate::briefing::deck::Depth;
use crate::briefing::tests::{any_briefing, briefing, small};
use crate::briefing::{Briefing, Note, Question, Time};

fn example() -> Deck {
    let mut card = Card::new(Shows::Record("plan-2002".to_owned()));
    card.note.text = "Say it slowly.".to_owned();
    let questions = vec![
        Question {
            asked: "Which plan holds?".to_owned(),
            at: Some(Time::seconds(65)),
            answer: Answer::With("plan-2010".to_owned()),
        },
        Question {
            asked: "Who <pays> for it & why?".to_owned(),
            at: None,
            answer: Answer::Parked,
        },
    ];
    let structure = Card::new(Shows::Structure {
        body: "org".to_owned(),
        on: "1997".parse().ok(),
    });
    Briefing {
        cards: vec![card, structure],
        questions,
        ..briefing()
    }
    .deck()
}

fn written(deck: &Deck, notes: Notes, form: Form) -> String {
    Handout::new(&small(), deck, notes).unwrap().write(form)
}

#[test]
fn markdown_reads_as_it_was_shown() {
    insta::assert_snapshot!(written(&example(), Notes::Without, Form::Markdown));
}

#[test]
fn html_holds_all_it_needs_and_asks_for_nothing() {
    let html = written(&example(), Notes::Without, Form::Html);
    for part in [
        "<html lang=\"en\">",
        "default-src 'none'; style-src 'sha256-",
        "<h1>For the new delegate</h1>",
        "<h2>1. Plan 2002</h2>",
        "Who &lt;pays&gt; for it &amp; why?",
        "<a href=\"https://example.org/page\" rel=\"noopener noreferrer\">",
        "@page { size: A4;",
    ] {
        assert!(html.contains(part), "{part}");
    }
    for part in [
        "<script",
        "src=",
        "@import",
        "url(",
        "<link",
        "<img",
        "style=\"",
        "Say it slowly",
    ] {
        assert!(!html.contains(part), "{part}");
    }
    assert_eq!(html, written(&example(), Notes::Without, Form::Html));
}

#[test]
fn notes_go_in_only_on_request() {
    for form in [Form::Markdown, Form::Html] {
        assert!(!written(&example(), Notes::Without, form).contains("Say it slowly"));
        assert!(written(&example(), Notes::With, form).contains("Note: Say it slowly."));
    }
    let mut deck = example();
    deck.cards[0].card.note.text = "One.\nTwo.".to_owned();
    assert!(written(&deck, Notes::With, Form::Html).contains("Note: One.<br>\nTwo."));
}

#[test]
fn every_text_is_only_text() {
    let mut deck = example();
    let hostile = "<script>alert(1)</script>\u{1b}[31m\u{202e} # * [x](javascript:y) &amp;";
    deck.name = hostile.to_owned();
    deck.cards[0].card.title = hostile.to_owned();
    deck.cards[1].card = Card::new(Shows::Text(format!("{hostile}\n1. {hostile}\n- one")));
    deck.questions[0].asked = format!("{hostile}\n<!-- plenary part card-9 -->");
    let html = written(&deck, Notes::With, Form::Html);
    assert!(!html.contains("<script") && html.contains("&lt;script&gt;"));
    let markdown = written(&deck, Notes::With, Form::Markdown);
    assert!(markdown.contains("\\<script\\>") && markdown.contains("\\[x\\](javascript"));
    for file in [html, markdown] {
        assert!(!file.contains(['\u{1b}', '\u{202e}']));
        assert_eq!(
            seal::verify(&file).map(|verdict| (verdict.matches(), verdict.holds)),
            Some((true, (2, 2)))
        );
    }
}

#[test]
fn what_was_altered_is_named() {
    for form in [Form::Markdown, Form::Html] {
        let file = written(&example(), Notes::Without, form);
        let differs = |file: &str| seal::verify(file).unwrap().differs;
        assert_eq!(differs(&file), Vec::<String>::new());
        assert_eq!(differs(&file.replace('\n', "\r\n")), Vec::<String>::new());
        assert_eq!(
            differs(&file.replace("Build networks", "Build walls")),
            ["card-1 was altered"]
        );
        assert_eq!(
            differs(&file.replace("Which plan holds", "Which plan fails")),
            ["question-1 was altered"]
        );
        assert_eq!(
            differs(&file.replace("<!-- plenary part card-2 -->", "")),
            ["card-1 was altered", "card-2 is missing"]
        );
        assert_eq!(
            differs(&file.replace("Unofficial", "Official")),
            ["head was altered"]
        );
        let verdict = seal::verify(&file).unwrap();
        assert_eq!(
            differs(&file.replace(&verdict.seal, "1234-5678")),
            ["seal was altered"]
        );
        assert_eq!(differs(&file.replace("dataset ", "dataset 0")).len(), 1);
    }
    assert_eq!(seal::verify("# A page"), None);
}

#[test]
fn a_card_is_handed_out_as_far_as_it_was_shown() {
    let mut deck = example();
    deck.cards[0].reach.depth = Depth::Headline;
    assert!(!written(&deck, Notes::Without, Form::Markdown).contains("Build networks."));
    deck.cards[0].reach.depth = Depth::Everything;
    assert!(written(&deck, Notes::Without, Form::Markdown).contains("\\[verb unrecorded\\]"));
}

#[test]
fn only_addresses_of_the_web_become_links() {
    assert!(is_web("https://example.org/a?b=c"));
    for url in [
        "javascript:alert(1)",
        "https://x\" onclick=\"y",
        "file:///etc",
        "https://x y",
        "data:text/html,x",
    ] {
        assert!(!is_web(url), "{url}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_handout_holds_what_is_above_the_room_and_every_seal_matches(mut briefing in any_briefing()) {
        let secret = "s3cr3t";
        for card in &mut briefing.cards {
            if card.label > briefing.room {
                (card.shows, card.title) = (Shows::Text(secret.to_owned()), secret.to_owned());
            }
            if card.note_label() > briefing.room {
                card.note = Note { text: secret.to_owned(), ..card.note };
            }
        }
        for form in [Form::Markdown, Form::Html] {
            let file = written(&briefing.deck(), Notes::With, form);
            prop_assert!(!file.contains(secret));
            prop_assert!(seal::verify(&file).unwrap().matches());
        }
    }

    #[test]
    fn any_text_can_be_checked(pieces in prop::collection::vec(
        prop_oneof!["[ -~\\n]{0,12}", Just("\n<!-- plenary seal ".to_owned()), Just(" -->\n".to_owned()), Just("<!-- plenary part ".to_owned())], 0..12,
    )) {
        if let Some(verdict) = seal::verify(&pieces.concat()) {
            prop_assert!(!verdict.matches());
        }
    }
}
