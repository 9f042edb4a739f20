use std::fs;

use super::*;
use crate::app::ThemeName;
use crate::app::action::Action;
use crate::app::keymap::Found;
use crate::app::own_theme::Colour;

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn read(files: &[(&str, &str)]) -> Config {
    Config::read_from(Some(folder(files).path())).unwrap()
}

/// What is wrong, each fault as `file:line:column: what; help`.
fn faults(files: &[(&str, &str)]) -> Vec<String> {
    let Err(ConfigError::Faults(report)) = Config::read_from(Some(folder(files).path())) else {
        panic!("no faults in {files:?}");
    };
    let told = |fault: &Fault| {
        let (file, place) = report.place(fault).unwrap();
        let name = file.name.rsplit('/').next().unwrap();
        format!(
            "{name}:{}:{}: {}; {}",
            place.line, place.column, fault.what, fault.help
        )
    };
    report.faults.iter().map(told).collect()
}

#[test]
fn nothing_has_to_be_there() {
    for config in [read(&[]), Config::read_from(None).unwrap()] {
        assert_eq!(config.settings, Settings::default());
        assert_eq!(config.keymap.rows(), Keymap::defaults().unwrap().rows());
        assert_eq!(config.themes, []);
    }
}

#[test]
fn the_defaults_that_are_printed_change_nothing_when_they_are_kept() {
    let config = read(&DEFAULTS);
    assert_eq!(config.settings, Settings::default());
    let ours = Keymap::defaults().unwrap();
    assert_eq!(config.keymap.rows(), ours.rows());
    // Every line that is commented out holds once it is not.
    let lines = |text: &str, mark: &str| {
        let lines = text.lines().map(|line| line.replacen(mark, "", 1));
        lines.collect::<Vec<_>>().join("\n")
    };
    let [(_, config), _, (_, themes)] = DEFAULTS;
    let config = read(&[
        (
            "config.ron",
            &lines(config, "    // theme:").replace(" \"auto\"", "theme: \"paper\""),
        ),
        ("themes.ron", &lines(themes, "        // ")),
    ]);
    assert_eq!(config.settings.theme.as_deref(), Some("paper"));
    let [paper] = config.themes.as_slice() else {
        panic!("one theme");
    };
    assert_eq!(paper.base, ThemeName::Light);
    assert_eq!(paper.ground, Some(Colour::Rgb(0xf7, 0xf3, 0xe8)));
}

#[test]
fn a_path_is_relative_to_the_folder_and_may_begin_at_home() {
    let folder = folder(&[("config.ron", "Config(data: [\"a.ron\", \"/b.ron\", \"~/c.ron\"])")]);
    let config = Config::read_from(Some(folder.path())).unwrap();
    let home = etcetera::home_dir().unwrap();
    assert_eq!(
        config.settings.data,
        [folder.path().join("a.ron"), "/b.ron".into(), home.join("c.ron")]
    );
}

#[test]
fn every_fault_of_every_file_is_told_in_its_place() {
    let told = faults(&[
        ("config.ron", "Config(\n    ascci: true,\n    theme: 5,\n)"),
        (
            "themes.ron",
            "Themes(themes: [\n  (name: \"Mine\", base: \"drak\", link: \"light-blu\"),\n  (name: \"dark\", base: \"mono\", warn: \"#12345\"),\n])",
        ),
        (
            "keys.ron",
            "Keys(rows: [\n  (at: evrywhere, on: [\"x\"], run: \"quit\"),\n])",
        ),
    ]);
    assert_eq!(
        told,
        [
            "themes.ron:2:11: `Mine` cannot be the name of a theme; use lower-case letters, digits and hyphens",
            "themes.ron:2:25: there is no theme `drak` to begin from; did you mean `dark`?",
            "themes.ron:2:39: `light-blu` is no colour; did you mean `light-blue`?",
            "themes.ron:3:11: `dark` is built in; choose another name; the theme itself can be the `base`",
            "themes.ron:3:25: `mono` has no colours that could differ; name another base",
            "themes.ron:3:39: `#12345` is no colour; write `#rrggbb`, a number to 255, `terminal` or a name such as `light-blue`",
            "config.ron:2:5: there is no field `ascci` here; did you mean `ascii`?",
            "config.ron:3:12: expected a text in quotes, found the number 5; write `\"5\"`",
            "keys.ron:2:8: `evrywhere` is none of the words allowed here; did you mean `everywhere`?",
        ]
    );
    assert_eq!(
        faults(&[("config.ron", "Config(theme: \"drak\")")]),
        ["config.ron:1:16: there is no theme `drak`; did you mean `dark`?"]
    );
}

#[test]
fn own_keys_take_the_place_of_the_defaults() {
    let config = read(&[(
        "keys.ron",
        "Keys(rows: [
            (at: everywhere, on: [\"Z\", \"<F5>\"], run: \"quit\"),
            (at: everywhere, on: [\"gg\", \"q\"], run: \"none\"),
            (at: everywhere, on: [\"g\"], run: \"first\"),
            (at: everywhere, on: [\"gc\"], run: \"none\"),
        ])",
    )]);
    let scopes = [crate::app::keymap::Scope::Everywhere];
    let found = |keys| config.keymap.resolve(&scopes, &crate::key::parse(keys).unwrap());
    assert_eq!(found("Z"), Found::Action(Action::Quit));
    assert_eq!(found("<F5>"), Found::Action(Action::Quit));
    assert_eq!(found("q"), Found::Nothing);
    assert_eq!(found("<C-c>"), Found::Action(Action::Quit));
    assert_eq!(found("g"), Found::Action(Action::First));
    assert_eq!(found("<Home>"), Found::Action(Action::First));
    // The footer names the key that the user chose.
    let hinted = config
        .keymap
        .rows()
        .iter()
        .filter(|row| row.hint == "quit" && row.scope == scopes[0]);
    assert_eq!(
        hinted
            .map(crate::app::keymap::Binding::keys_text)
            .collect::<Vec<_>>(),
        ["Z <F5>"]
    );
}

#[test]
fn keys_that_clash_are_refused_with_both_rows_named() {
    let told = faults(&[(
        "keys.ron",
        "Keys(rows: [
    (at: everywhere, on: [\"w\"], run: \"quit\"),
    (at: everywhere, on: [\"w\"], run: \"first\"),
    (at: everywhere, on: [\"wq\"], run: \"help\"),
    (at: detail, on: [\"w\"], run: \"last\"),
    (at: everywhere, on: [\"g\"], run: \"last\"),
    (at: everywhere, on: [\"xx\"], run: \"last\"),
    (at: everywhere, on: [\"<C-y>\"], run: \"none\"),
    (at: everywhere, on: [\"<Foo>\", \"\"], run: \"qiut\"),
    (at: everywhere, on: [\"<F9>\", \"<F99>\", \"<S-x>\"], run: \"quit\"),
])",
    )]);
    assert_eq!(
        told,
        [
            "keys.ron:3:28: `w` of `first` is bound to `quit` in the same place (line 2); choose other keys for one of the two rows",
            "keys.ron:4:28: `wq` of `help` begins with `w`, which is bound to `quit` in the same place (line 2); choose other keys for one of the two rows",
            "keys.ron:6:28: `g` of `last` begins `gg`, which is bound to `first` in the same place (a default); choose other keys, or free those with `(at: …, on: [\"gg\"], run: \"none\")`",
            "keys.ron:7:28: `xx` of `last` begins with `x`, which is bound to `coverage` in the same place (a default); choose other keys, or free those with `(at: …, on: [\"x\"], run: \"none\")`",
            "keys.ron:8:28: `<C-y>` does nothing in this place anyway; take it out, or correct the keys or the place",
            "keys.ron:9:28: `<Foo>` is no key; write `j`, `<Enter>`, `<C-f>`, `<S-Tab>`, `<F5>` or `<lt>`",
            "keys.ron:9:36: no key is named here; write a key, such as `j`",
            "keys.ron:9:47: there is no action `qiut`; did you mean `quit`?",
            "keys.ron:10:36: `<F99>` is no key; function keys go from `<F1>` to `<F35>`",
            "keys.ron:10:45: `<S-x>` is no key; a terminal sends the capital letter for it: write `X`",
        ]
    );
}
