//! Keyboards and what terminals make of them: every key as each kind of terminal sends it, and a key that every keyboard has for
//! every action.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a helper fails its test by panicking")]

mod support;

#[path = "support/terminal.rs"]
mod terminal;

use plenary::app::keymap::{Keymap, Scope};
use plenary::app::{Effect, Message, ThemeName};
use plenary::key::{Code, Key};
use plenary::ui;
use support::{SMALL, atlas_of, draw, explorer, press};
use terminal::Terminal;

/// What a terminal sends, and the key that is meant. After `g` a key that means nothing is named in the notice.
const SENT: [(&str, &[(&str, &str)]); 6] = [
    (
        "xterm, and most after it",
        &[
            ("\x1bOP", "<F1>"),
            ("\x1bOS", "<F4>"),
            ("\x1b[15~", "<F5>"),
            ("\x1b[17~", "<F6>"),
            ("\x1b[21~", "<F10>"),
            ("\x1b[24~", "<F12>"),
            ("\x1b[18;2~", "<S-F7>"),
            ("\x1b[A", "<Up>"),
            ("\x1bOA", "<Up>"),
            ("\x1bOF", "<End>"),
            ("\x1b[1;5A", "<C-Up>"),
            ("\x1b[1;3D", "<A-Left>"),
            ("\x1b[Z", "<S-Tab>"),
            ("\x1b[3~", "<Del>"),
            ("\x1b[5~", "<PgUp>"),
            ("\r", "<Enter>"),
            ("\t", "<Tab>"),
            ("\x7f", "<Backspace>"),
            ("\x06", "<C-f>"),
        ],
    ),
    (
        "the Linux console",
        &[
            ("\x1b[[A", "<F1>"),
            ("\x1b[[E", "<F5>"),
            ("\x1b[17~", "<F6>"),
            ("\x1b[1~", "<Home>"),
            ("\x1b[4~", "<End>"),
        ],
    ),
    (
        "rxvt, tmux and screen",
        &[
            ("\x1b[11~", "<F1>"),
            ("\x1b[14~", "<F4>"),
            ("\x1b[7~", "<Home>"),
            ("\x1b[8~", "<End>"),
            ("\x08", "<C-h>"),
        ],
    ),
    (
        "Alt as an Esc before the letter, in one piece",
        &[("\x1bx", "<A-x>"), ("\x1bX", "<A-X>"), ("\x1b\r", "<A-Enter>")],
    ),
    (
        "kitty's protocol, left on by a program before",
        &[
            ("\x1b[106u", "j"),
            ("\x1b[106;1:1u", "j"),
            ("\x1b[106;2u", "J"),
            ("\x1b[106:74;2u", "J"),
            ("\x1b[49:33;2u", "!"),
            ("\x1b[106;5u", "<C-j>"),
            ("\x1b[106;3u", "<A-j>"),
            ("\x1b[97;65u", "A"),
            ("\x1b[97;66u", "a"),
            ("\x1b[102;69u", "<C-f>"),
            ("\x1b[107;67u", "<A-k>"),
            ("\x1b[233;2u", "\u{c9}"),
            ("\x1b[27u", "<Esc>"),
            ("\x1b[13u", "<Enter>"),
            ("\x1b[9;2u", "<S-Tab>"),
            ("\x1b[127u", "<Backspace>"),
            ("\x1b[57414u", "<Enter>"),
            ("\x1b[57400u", "1"),
            ("\x1b[P", "<F1>"),
            ("\x1b[13~", "<F3>"),
            ("\x1b[13;2~", "<S-F3>"),
            ("\x1b[1;1:1A", "<Up>"),
            ("\x1b[15;1:1~", "<F5>"),
        ],
    ),
    (
        "what AltGr writes, as text and as a code",
        &[
            ("@", "@"),
            ("\u{20ac}", "\u{20ac}"),
            ("\x1b[64u", "@"),
            ("\x1b[64;7u", "<C-A-@>"),
            ("\x1b[8364;7u", "<C-A-\u{20ac}>"),
            ("\x1b[92;8u", "<C-A-\\>"),
        ],
    ),
];

#[test]
fn every_key_arrives_however_a_terminal_sends_it() {
    let mut terminal = Terminal::start(&["tel"]);
    terminal.expect("OFFLINE");
    for (of, keys) in SENT {
        for (sent, meant) in keys {
            terminal.press("g");
            terminal.expect("g then");
            terminal.press(sent);
            let told = format!("g{meant} does nothing");
            terminal.expect(&told);
            assert!(
                terminal.screen.screen().contents().contains(&told),
                "{of}: {sent:?}"
            );
            terminal.press("\x1b");
            terminal.settle();
        }
    }
    terminal.press("q");
    terminal.ends(0);
}

/// Kitty's protocol is never asked for. Where a program before left it on, what is held down or let go presses nothing.
#[test]
fn what_repeats_or_is_released_or_answered_presses_nothing() {
    let mut terminal = Terminal::start(&["tel"]);
    terminal.expect("OFFLINE");
    for asked in ["\x1b[?u", "\x1b[>", "\x1b[=", "\x1b[<"] {
        assert!(!terminal.seen.contains(asked), "{asked:?} was sent");
    }
    for sent in [
        "\x1b[106;1:2u",
        "\x1b[106;1:3u",
        "\x1b[113;1:3u",
        "\x1b[1;1:2B",
        "\x1b[1;1:3B",
        "\x1b[15;1:2~",
        "\x1b[15;1:3~",
        // Shift, Ctrl and Alt themselves, pressed and released.
        "\x1b[57441;2u\x1b[57441;1:3u",
        "\x1b[57442;5u\x1b[57442;1:3u",
        "\x1b[57443;3u\x1b[57443;1:3u",
        "\x1b[57358;65u",
        "\x1b[57453u\x1b[57453;1:3u",
        // A multimedia key, and the menu key.
        "\x1b[57428u",
        "\x1b[57363u",
        // What a terminal would answer to `CSI ? u` and to the question of what it is, and reports that nobody asked for.
        "\x1b[?0u",
        "\x1b[?31u",
        "\x1b[?62;22c",
        "\x1b[24;80R",
        "\x1b[0;0R",
        "\x1b[I\x1b[O",
        // No key at all.
        "\x1b[27;5;106~",
        "\x1b[4294967295u",
        "\x1b[55296u",
    ] {
        terminal.press("g");
        terminal.expect("g then");
        terminal.press(sent);
        // Were the first a key, it would be named here in the place of the second.
        terminal.press("\x1b[120u");
        terminal.expect(" does nothing");
        terminal.settle();
        let screen = terminal.screen.screen().contents();
        assert!(
            screen.contains("gx does nothing"),
            "{sent:?} is a key in\n{screen}"
        );
        terminal.press("\x1b");
        terminal.settle();
    }
    // The mouse, where no cell is: a click, the wheel, and both older forms.
    terminal.press("\x1b[<0;0;0M\x1b[<0;0;0m\x1b[<65;65535;65535M\x1b[32;0;0M\x1b[M   ");
    terminal.press("/");
    terminal.expect("Search everything");
    // A word as such a terminal sends it: each letter pressed, held and released.
    for c in "lima".chars() {
        let code = u32::from(c);
        terminal.press(&format!("\x1b[{code}u\x1b[{code};1:2u\x1b[{code};1:3u"));
    }
    terminal.expect("> lima");
    terminal.press("\x1b[13u\x1b[13;1:3u");
    terminal.expect("> Lima Declaration");
    terminal.press("q");
    terminal.ends(0);
}

/// A letter makes an Alt of an Esc only if both come at once.
#[test]
fn an_esc_of_its_own_is_never_made_one_with_a_letter_that_comes_later() {
    // Twenty times in all; most of it is waiting, so in four terminals at once.
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| escapes(5));
        }
    });
}

fn escapes(times: usize) {
    let mut terminal = Terminal::start(&["tel"]);
    terminal.expect("OFFLINE");
    for _ in 0..times {
        terminal.press("g");
        terminal.expect("g then");
        terminal.press("\x1b");
        terminal.expect("g<Esc> does nothing");
        // Alt-x is no key; `x` shows the coverage.
        terminal.press("x");
        terminal.expect("Coverage");
        terminal.settle();
        terminal.press("\x1b");
        terminal.expect("1 Structure");
        terminal.settle();
        // In an input line: Alt-f would open the facets, `f` after it is closed the filter.
        terminal.press("/");
        terminal.expect("Search everything");
        terminal.settle();
        terminal.press("\x1b");
        terminal.settle();
        terminal.press("f");
        terminal.expect("Narrow the panes");
        terminal.press("\x1b");
        terminal.settle();
    }
    terminal.press("q");
    terminal.ends(0);
}

#[test]
fn a_key_that_is_a_steering_character_steers_nothing() {
    let mut terminal = Terminal::start(&["tel"]);
    terminal.expect("OFFLINE");
    terminal.press("g\x1b[155u");
    terminal.expect("\u{fffd}");
    terminal.press("/");
    terminal.expect("Search everything");
    terminal.press("\x1b[7u\x1b[155u\x1b[8238u\x1b[917569u\u{202e}lima");
    terminal.expect("lima");
    terminal.press("\x1b[27u");
    terminal.press("q");
    terminal.ends(0);
    for steering in ['\u{9b}', '\u{202e}', '\u{e0041}'] {
        assert!(!terminal.seen.contains(steering), "{:?}", terminal.seen);
    }
}

#[test]
fn what_altgr_writes_is_text_in_a_search_however_it_is_sent() {
    let mut terminal = Terminal::start(&["tel"]);
    terminal.expect("OFFLINE");
    terminal.press("/");
    terminal.expect("Search everything");
    terminal.press("@[{\u{20ac}\\~");
    terminal.press("\x1b[64;7u\x1b[64;7:3u\x1b[91;7u\x1b[8364;7u\x1b[92;8u\x1b[126u");
    // A letter of three bytes that come one by one.
    for byte in "\u{20ac}".as_bytes() {
        terminal.writer.write_all(&[*byte]).unwrap();
        terminal.settle();
    }
    terminal.expect("> @[{\u{20ac}\\~@[\u{20ac}\\~\u{20ac}");
    terminal.press("\x1b[27u");
    terminal.settle();
    terminal.press("q");
    terminal.ends(0);
}

/// Whether a key is where it is on every keyboard: a letter, or a key with a name or a number; symbols and digits may need `AltGr` or
/// Shift, or wait for the next key.
fn is_everywhere(key: &Key) -> bool {
    match key.code {
        Code::Char(c) => c == ' ' || c.is_ascii_alphabetic(),
        Code::Named(_) | Code::F(_) => true,
    }
}

/// Every row of an action, its keys in all places together.
fn keys_of(keymap: &Keymap, name: &str) -> Vec<Vec<Key>> {
    let rows = keymap.rows().iter().filter(|row| row.action.name() == name);
    rows.flat_map(|row| row.keys.clone()).collect()
}

#[test]
fn on_every_keyboard_each_action_has_a_key() {
    let keymap = Keymap::defaults().unwrap();
    for row in keymap.rows() {
        let name = row.action.name();
        // Digits go to a pane directly; Tab and F6 go there too.
        let has_twin = name.starts_with("focus-");
        let keys = keys_of(&keymap, name);
        assert!(
            has_twin || keys.iter().any(|keys| keys.iter().all(is_everywhere)),
            "{name} has only symbols"
        );
    }
}

/// What the footer of the panes names, and what goes with it. An input method for Chinese, Japanese or Korean takes letters for itself
/// and leaves keys that write nothing: function keys, arrows and others with a name.
#[test]
fn each_core_action_has_a_letter_or_an_arrow_and_a_key_that_no_input_method_takes() {
    let keymap = Keymap::defaults().unwrap();
    let panes = [
        Scope::Everywhere,
        Scope::Structure,
        Scope::Timeline,
        Scope::Detail,
    ];
    let named = keymap.at(&panes).filter(|row| !row.hint.is_empty());
    let mut core: Vec<&str> = named.map(|row| row.action.name()).collect();
    assert!(core.contains(&"search") && core.len() > 15, "{core:?}");
    core.extend([
        "next",
        "previous",
        "page-down",
        "page-up",
        "first",
        "last",
        "previous-pane",
        "find-next",
        "find-previous",
        "clear-filter",
        "step-back",
        "step-on",
        "theme",
        "themes",
        "card-toggle",
        "present",
    ]);
    for name in core {
        let keys = keys_of(&keymap, name);
        let letters = keys.iter().any(|keys| {
            keys.iter().all(|key| match key.code {
                Code::Char(c) => c.is_ascii_alphabetic() || c == ' ',
                Code::Named(_) => true,
                Code::F(_) => false,
            })
        });
        assert!(letters, "{name} has no letter or arrow");
        let untaken = keys
            .iter()
            .any(|keys| matches!(keys[..], [key] if !matches!(key.code, Code::Char(_))));
        assert!(untaken, "{name} has no function key or key with a name");
    }
}

/// No keyboard needs `AltGr` for a plain letter or digit.
#[test]
fn ctrl_and_alt_with_a_letter_do_not_do_what_the_letter_does() {
    let mut app = explorer(atlas_of(SMALL), (120, 36), ThemeName::Mono);
    let before = ui::picture(&draw(&app));
    for keys in ["<C-A-q>", "<C-A-c>", "<C-A-j>", "<C-A-1>"] {
        assert!(
            press(&mut app, keys).iter().all(|effect| *effect == Effect::None),
            "{keys}"
        );
        assert_eq!(ui::picture(&draw(&app)), before, "{keys}");
    }
}

/// `AltGr` is Ctrl and Alt together for some terminals, and nothing at all for others; what it writes is text in every input line.
#[test]
fn what_altgr_writes_is_typed_into_every_input_line() {
    for begin in [
        "/",
        "f",
        ":",
        "?",
        "<C-f>",
        "t",
        "D",
        "gc",
        "/a<C-s>",
        "<Space>bt",
        "<Space>bm",
        "<Space>bN",
        "<Space>bi",
    ] {
        let mut app = explorer(atlas_of(SMALL), (120, 36), ThemeName::Mono);
        press(&mut app, begin);
        press(&mut app, "<C-u>");
        for c in ['@', '{', '[', ']', '}', '\\', '|', '~', '\u{20ac}', '\u{e9}'] {
            for (ctrl, alt) in [(true, true), (false, false)] {
                let key = Key {
                    ctrl,
                    alt,
                    ..Key::plain(Code::Char(c))
                };
                let _effect = app.update(Message::Key(key));
            }
        }
        let picture = ui::picture(&draw(&app));
        assert!(
            picture.contains("@@{{[[]]}}\\\\||~~\u{20ac}\u{20ac}\u{e9}\u{e9}"),
            "after {begin}:\n{picture}"
        );
    }
}
