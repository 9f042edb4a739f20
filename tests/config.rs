//! `config.ron`, `keys.ron` and `themes.ron` from the outside.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a helper fails its test by panicking")]

mod support;

#[path = "support/terminal.rs"]
mod terminal;

use std::fs;
use std::path::Path;

use support::{plenary, plenary_at};
use terminal::Terminal;

fn configured(files: &[(&str, &str)]) -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    // The same folder serves a command and an explorer in a terminal.
    let folder = home.path().join("config/plenary");
    fs::create_dir_all(&folder).unwrap();
    for (name, text) in files {
        fs::write(folder.join(name), text).unwrap();
    }
    home
}

fn run(home: &Path, args: &[&str]) -> support::Ran {
    plenary_at(&home.join("config"), args, "")
}

#[test]
fn the_places_and_the_defaults_are_printed() {
    let home = configured(&[("keys.ron", "Keys(rows: [])")]);
    let folder = home.path().join("config/plenary");
    let folder = folder.display();
    let ran = run(home.path(), &["config"]);
    assert_eq!(
        ran.out,
        format!(
            "not there  {folder}/config.ron\nread       {folder}/keys.ron\nnot there  {folder}/themes.ron\n\
             `plenary config config`, `keys` and `themes` print what each could hold, commented\n"
        )
    );
    for file in ["config", "keys", "themes"] {
        let shipped =
            fs::read_to_string(format!("{}/assets/{file}.ron", env!("CARGO_MANIFEST_DIR"))).unwrap();
        assert_eq!(plenary(&["config", file], "").out, shipped);
    }
}

#[test]
fn the_table_of_keys_is_the_one_that_holds() {
    let home = configured(&[(
        "keys.ron",
        "Keys(rows: [(at: everywhere, on: [\"Z\"], run: \"quit\")])",
    )]);
    let ran = run(home.path(), &["keys"]);
    assert!(
        ran.out
            .starts_with("Z                            everywhere  Leave plenary (quit)\n"),
        "{}",
        ran.out
    );
    // A picture is the same for everybody.
    let args = ["screen", "--keys", "?", "--size", "80x24"];
    assert_eq!(run(home.path(), &args).out, plenary(&args, "").out);
}

#[test]
fn a_fault_stops_what_depends_on_the_file_and_nothing_else() {
    let home = configured(&[(
        "keys.ron",
        "Keys(rows: [(at: everywhere, on: [\"j\"], run: \"qiut\")])",
    )]);
    let ran = run(home.path(), &["keys"]);
    assert_eq!(ran.status, Some(2));
    assert!(ran.err.contains("keys.ron:1:47"), "{}", ran.err);
    assert!(ran.err.contains("there is no action `qiut`"), "{}", ran.err);
    assert!(ran.err.contains("did you mean `quit`?"), "{}", ran.err);
    assert_eq!(run(home.path(), &["tree"]).status, Some(0));
    assert_eq!(run(home.path(), &["config"]).status, Some(2));
}

#[test]
fn the_data_of_the_settings_are_read_unless_others_are_named() {
    let home = configured(&[("config.ron", "Config(data: [\"my.ron\"])")]);
    fs::write(home.path().join("config/plenary/my.ron"), support::SMALL).unwrap();
    let ran = run(home.path(), &["show", "wg"]);
    assert!(ran.out.contains("Working Group on Networks"), "{}", ran.err);
    let other = format!("{}/assets/oas.ron", env!("CARGO_MANIFEST_DIR"));
    assert_eq!(
        run(home.path(), &["--data", &other, "show", "wg"]).status,
        Some(2)
    );
}

#[test]
fn a_theme_of_ones_own_is_known_by_its_name() {
    let home = configured(&[(
        "themes.ron",
        "Themes(themes: [(name: \"mine\", base: \"dark\", ground: \"#010203\", text: \"#0a0b0c\")])",
    )]);
    let args = ["screen", "--theme", "mine", "--format", "svg", "--size", "80x24"];
    let ran = run(home.path(), &args);
    assert!(ran.out.contains("#010203"), "{}{}", ran.out, ran.err);
    assert!(ran.out.contains("#0a0b0c"));
    let ran = plenary(&["screen", "--theme", "drak"], "");
    assert_eq!(
        ran.err,
        "plenary: there is no theme `drak`; did you mean `dark`?; `plenary --help` names those that are built in, themes.ron holds your own\n"
    );
    assert_eq!(ran.status, Some(2));
}

#[test]
fn the_explorer_is_as_it_was_configured() {
    let home = configured(&[
        (
            "config.ron",
            "Config(mouse: true, ascii: true, theme: \"mine\", reopen: false)",
        ),
        (
            "themes.ron",
            "Themes(themes: [(name: \"mine\", base: \"dark\", heading: \"#010203\")])",
        ),
        (
            "keys.ron",
            "Keys(rows: [(at: everywhere, on: [\"Z\"], run: \"quit\")])",
        ),
    ]);
    let mut command = terminal::at_home(home.path(), &[]);
    command.env("COLORTERM", "truecolor");
    let mut terminal = Terminal::open(command);
    terminal.expect("+ 1 Structure");
    terminal.expect("mouse on");
    // The heading in its colour, and the mouse taken from the terminal.
    terminal.expect("38;2;1;2;3");
    terminal.expect("\u{1b}[?1000h");
    terminal.press("gc");
    terminal.expect("your own, from themes.ron");
    terminal.press("\r");
    terminal.expect("colours: mine");
    terminal.forget();
    terminal.press("Z");
    terminal.ends(0);
}

/// A small dataset whose one source has this address.
fn with_address(home: &Path, url: &str) -> String {
    let path = home.join("my.ron");
    let url = url.replace('\\', "\\\\").replace('"', "\\\"");
    fs::write(&path, support::SMALL.replace("https://example.org/page", &url)).unwrap();
    path.display().to_string()
}

/// What the script was started with, once it has written it down.
fn written(path: &Path) -> String {
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(20);
    while !path.exists() {
        assert!(
            std::time::Instant::now() < deadline,
            "the browser was not started"
        );
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    fs::read_to_string(path).unwrap()
}

#[test]
fn the_browser_of_the_settings_gets_the_address_as_its_last_argument_and_nothing_of_the_terminal() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = configured(&[]);
    let script = home.path().join("my browser");
    let told = home.path().join("told");
    let text = format!(
        "#!/bin/sh\n{{ printf '[%s]\\n' \"$@\"; read -r line; echo \"read $?\"; }} > '{0}.part' 2>&1\n\
         echo noise; echo noise >&2\nmv '{0}.part' '{0}'\nexit 3\n",
        told.display()
    );
    fs::write(&script, text).unwrap();
    fs::set_permissions(&script, fs::Permissions::from_mode(0o700)).unwrap();
    let config = format!("Config(browser: \"'{}' --new 'a b'\")", script.display());
    fs::write(home.path().join("config/plenary/config.ron"), config).unwrap();
    let url = "https://example.org/a b?q=\"x\"&r='$(touch owned)'`id`;ls|cat";
    let data = with_address(home.path(), url);
    let mut terminal = Terminal::open(terminal::at_home(home.path(), &["--data", &data, "org"]));
    terminal.expect("1 Structure");
    terminal.press("o");
    terminal.expect("Not opened");
    terminal.press("\u{f}");
    assert_eq!(written(&told), format!("[--new]\n[a b]\n[{url}]\nread 1\n"));
    terminal.expect("ended with exit status: 3");
    terminal.press("\u{1b}");
    terminal.expect("1 Structure");
    terminal.press("q");
    terminal.ends(0);
    assert!(
        !terminal.seen.contains("noise"),
        "what a browser says is not on our screen"
    );
    assert!(!home.path().join("owned").exists());
}

#[test]
fn no_other_address_and_nothing_without_the_setting_is_opened() {
    let home = configured(&[]);
    for (url, config, told) in [
        (
            "-h",
            "Config(browser: \"false\")",
            "only addresses of http and https",
        ),
        ("https://example.org/", "Config()", "no browser is set"),
    ] {
        fs::write(home.path().join("config/plenary/config.ron"), config).unwrap();
        let data = with_address(home.path(), url);
        let mut terminal = Terminal::open(terminal::at_home(home.path(), &["--fresh", "--data", &data]));
        terminal.expect("1 Structure");
        terminal.press("o");
        terminal.expect("Not opened");
        terminal.press("\u{f}");
        terminal.expect(told);
        terminal.press("\u{3}");
        terminal.press("\u{3}");
        terminal.ends(0);
    }
}
