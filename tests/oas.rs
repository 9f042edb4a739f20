//! Another organisation's dataset: nothing in the program is about APEC alone.

mod support;

use plenary::app::ThemeName;
use plenary::model::{fault::SourceText, load};
use plenary::ui;
use support::{atlas_of, draw, explorer, plenary, press};

const OAS: &str = include_str!("../assets/oas.ron");

/// What only APEC has.
fn assert_of_no_other(text: &str) {
    for word in ["APEC", "econom", "Leaders"] {
        assert!(!text.contains(word), "{word} in {text}");
    }
}

#[test]
fn it_loads_without_a_fault_or_a_warning() {
    let file = SourceText {
        name: "oas.ron".to_owned(),
        text: OAS.into(),
    };
    let loaded = load(vec![file]).unwrap_or_else(|report| panic!("{}", report.render()));
    assert!(loaded.warnings.faults.is_empty(), "{}", loaded.warnings.render());
    assert_eq!(loaded.atlas.counts(), (9, 7));
    assert_eq!(
        loaded
            .atlas
            .ancestry(loaded.atlas.find("cicte-cbm-group").unwrap())
            .len(),
        3
    );
}

#[test]
fn every_record_is_sourced() {
    let atlas = atlas_of(OAS);
    for name in atlas.names() {
        let id = atlas.find(name).unwrap();
        if atlas.entry(id).is_some() || atlas.body(id).is_some() || atlas.member(id).is_some() {
            assert!(atlas.cited(id).all(|source| source.url.is_some()), "{name}");
            assert!(atlas.cited(id).next().is_some(), "{name}");
        }
    }
}

#[test]
fn every_command_speaks_of_this_organisation_only() {
    for args in [
        &["tree"][..],
        &["tree", "--format", "json"],
        &["tree", "--format", "dot"],
        &["list"],
        &["list", "--format", "csv"],
        &["list", "--format", "ics"],
        &["list", "--format", "md"],
        &["list", "--format", "html"],
        &["show", "oas"],
        &["show", "argentina"],
        &["show", "declaration-of-panama-2007", "--format", "json"],
        &["search", "montevideo"],
        &["cite", "oas", "inter-american-strategy-2004", "--style", "bibtex"],
        &["ids"],
        &["screen", "cicte", "--size", "120x40"],
    ] {
        let ran = plenary(&[args, &["--data", "-"]].concat(), OAS);
        assert_eq!((ran.err.as_str(), ran.status), ("", Some(0)), "{args:?}");
        assert!(!ran.out.is_empty(), "{args:?}");
        assert_of_no_other(&ran.out);
    }
    let page = plenary(&["show", "argentina", "--data", "-"], OAS).out;
    assert!(page.contains("Kind          member State\n"), "{page}");
}

#[test]
fn the_explorer_moves_about_in_it() {
    for size in [(60, 20), (80, 24), (120, 36)] {
        let mut app = explorer(atlas_of(OAS), size, ThemeName::Mono);
        for keys in [
            "=",
            "G",
            "k<Enter>",
            "/strategy<Enter>",
            "J<Enter>",
            "H",
            "?<Esc>",
            "<Tab>gg",
        ] {
            press(&mut app, keys);
            assert_of_no_other(&ui::picture(&draw(&app)));
        }
    }
    let mut app = explorer(atlas_of(OAS), (120, 36), ThemeName::Mono);
    press(&mut app, "G");
    assert!(ui::picture(&draw(&app)).contains("Member States named here (3)"));
}
