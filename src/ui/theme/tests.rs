use ratatui::style::{Color, Modifier, Style};

use super::{Rgb, Theme, luminance};
use crate::app::ThemeName;
use crate::ui::depth::{Depth, on};

/// Every role with the mark that goes with it wherever it is drawn; a role that is added must be added here to compile.
fn roles(theme: &Theme) -> [(&'static str, Style, Option<&'static str>); 11] {
    let Theme {
        text,
        dim,
        heading,
        link,
        matched,
        warn,
        key,
        border,
        border_focused,
        selected,
        selected_elsewhere,
    } = *theme;
    [
        ("text", text, None),
        // Less weight is no state: nothing is lost where it looks like text.
        ("dim", dim, Some("stands beside what it belongs to")),
        ("heading", heading, Some("a line of its own")),
        ("link", link, None),
        ("matched", matched, None),
        ("warn", warn, Some("[!] or !")),
        ("key", key, Some("its notation, or a row's first word")),
        ("border", border, Some("thin lines")),
        ("border_focused", border_focused, Some("thick lines")),
        ("selected", selected, Some(">")),
        ("selected_elsewhere", selected_elsewhere, Some("> or .")),
    ]
}

fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The sixteen colours of the Linux console, of xterm and of Windows.
const SETS: [(&str, [Rgb; 16]); 3] = [
    (
        "the Linux console",
        [
            [0, 0, 0],
            [170, 0, 0],
            [0, 170, 0],
            [170, 85, 0],
            [0, 0, 170],
            [170, 0, 170],
            [0, 170, 170],
            [170, 170, 170],
            [85, 85, 85],
            [255, 85, 85],
            [85, 255, 85],
            [255, 255, 85],
            [85, 85, 255],
            [255, 85, 255],
            [85, 255, 255],
            [255, 255, 255],
        ],
    ),
    (
        "xterm",
        [
            [0, 0, 0],
            [205, 0, 0],
            [0, 205, 0],
            [205, 205, 0],
            [0, 0, 238],
            [205, 0, 205],
            [0, 205, 205],
            [229, 229, 229],
            [127, 127, 127],
            [255, 0, 0],
            [0, 255, 0],
            [255, 255, 0],
            [92, 92, 255],
            [255, 0, 255],
            [0, 255, 255],
            [255, 255, 255],
        ],
    ),
    (
        "Windows",
        [
            [12, 12, 12],
            [197, 15, 31],
            [19, 161, 14],
            [193, 156, 0],
            [0, 55, 218],
            [136, 23, 152],
            [58, 150, 221],
            [204, 204, 204],
            [118, 118, 118],
            [231, 72, 86],
            [22, 198, 12],
            [249, 241, 165],
            [59, 120, 255],
            [180, 0, 158],
            [97, 214, 214],
            [242, 242, 242],
        ],
    ),
];

#[test]
fn every_role_can_be_read_in_every_theme_with_as_many_colours_as_the_terminal_has() {
    assert!((contrast([0, 0, 0], [255, 255, 255]) - 21.0).abs() < 1e-9);
    let mut measured = 0;
    for name in ThemeName::ALL {
        let least = match name {
            ThemeName::Terminal | ThemeName::Mono => continue,
            ThemeName::Contrast => 7.0,
            _ => 4.5,
        };
        for (role, style, _) in roles(&Theme::of(name)) {
            for depth in [Depth::Full, Depth::Indexed, Depth::Sixteen] {
                let (text, ground) = depth.pair(style.fg.unwrap(), style.bg.unwrap());
                let sets = if depth == Depth::Sixteen {
                    &SETS[..]
                } else {
                    &SETS[..1]
                };
                for (set, sixteen) in sets {
                    // Reversing swaps the two and changes nothing.
                    let ratio = contrast(on(sixteen, text), on(sixteen, ground));
                    let name = name.word();
                    assert!(
                        ratio >= least,
                        "{role} in {name} at {depth:?} on {set}: {ratio:.2}, not {least}"
                    );
                    measured += 1;
                }
            }
        }
    }
    assert_eq!(measured, 4 * 11 * 5);
}

/// What its user chose can be read, or nothing could be.
#[test]
fn in_the_terminals_own_colours_all_text_is_the_terminals_own() {
    for name in [ThemeName::Terminal, ThemeName::Mono] {
        for (role, style, _) in roles(&Theme::of(name)) {
            let is_text = !role.starts_with("border");
            let own = [None, Some(Color::Reset)];
            assert!(
                !is_text || own.contains(&style.fg) && own.contains(&style.bg),
                "{role} in {}",
                name.word()
            );
        }
    }
}

#[test]
fn a_terminal_gets_no_colour_that_it_did_not_say_it_knows() {
    for (colorterm, term, depth) in [
        ("truecolor", "xterm-256color", Depth::Full),
        ("24bit", "xterm", Depth::Full),
        ("", "xterm-kitty", Depth::Full),
        ("", "xterm-direct", Depth::Full),
        ("", "xterm-256color", Depth::Indexed),
        ("", "screen-256color", Depth::Indexed),
        ("", "tmux-256color", Depth::Indexed),
        ("", "xterm", Depth::Sixteen),
        ("", "linux", Depth::Sixteen),
        ("", "screen", Depth::Sixteen),
        ("", "vt100", Depth::Sixteen),
        ("", "", Depth::Sixteen),
    ] {
        assert_eq!(Depth::of(colorterm, term), depth, "{colorterm} {term}");
    }
    for (colour, indexed) in [
        (Color::Rgb(255, 255, 255), 231),
        (Color::Rgb(0, 0, 0), 16),
        (Color::Rgb(0x59, 0x59, 0x59), 240),
        (Color::Rgb(0x56, 0xb4, 0xe9), 74),
    ] {
        assert_eq!(
            Depth::Indexed.pair(colour, Color::Reset),
            (Color::Indexed(indexed), Color::Reset)
        );
    }
    // A code for phones stays dark on light, and what is the terminal's own stays so.
    assert_eq!(
        Depth::Sixteen.pair(Color::Indexed(16), Color::Indexed(231)),
        (Color::Black, Color::Gray)
    );
    assert_eq!(
        Depth::Sixteen.pair(Color::Blue, Color::Reset),
        (Color::Blue, Color::Reset)
    );
}

#[test]
fn without_colours_every_role_has_an_attribute_or_a_mark() {
    let bare = |style: Style| Style {
        fg: None,
        bg: None,
        ..style
    };
    for name in ThemeName::ALL {
        let roles = roles(&Theme::of(name));
        for (at, (role, style, mark)) in roles.iter().enumerate() {
            for (other, other_style, other_mark) in &roles[at + 1..] {
                let told = bare(*style) != bare(*other_style) || mark != other_mark;
                assert!(told, "{role} and {other} look alike in {}", name.word());
            }
        }
    }
}

#[test]
fn the_plain_theme_has_no_colours() {
    for (role, style, _) in roles(&Theme::of(ThemeName::Mono)) {
        assert_eq!((style.fg, style.bg), (None, None), "{role}");
    }
    assert!(
        Theme::of(ThemeName::Mono)
            .selected
            .add_modifier
            .contains(Modifier::REVERSED)
    );
}

/// Blue and orange differ for the common kinds of colour blindness; red and green do not.
#[test]
fn the_colour_safe_theme_has_no_red_beside_green() {
    let theme = Theme::of(ThemeName::ColourSafe);
    for (role, style, _) in roles(&theme) {
        let Some(Color::Rgb(red, green, blue)) = style.fg else {
            panic!("{role} has no fixed colour");
        };
        let grey = red.abs_diff(blue) < 24;
        let is_blue = blue > red && green > red;
        let is_orange = red > blue && green > blue && green.abs_diff(red) < 110;
        assert!(grey || is_blue || is_orange, "{role}: {red} {green} {blue}");
    }
}

#[test]
fn every_colour_of_a_terminal_has_one_on_a_picture() {
    for (colour, expected) in [
        (Color::Reset, [1, 2, 3]),
        (Color::Rgb(9, 8, 7), [9, 8, 7]),
        (Color::White, [255, 255, 255]),
        (Color::Indexed(15), [255, 255, 255]),
        (Color::Indexed(16), [0, 0, 0]),
        (Color::Indexed(110), [135, 175, 215]),
        (Color::Indexed(231), [255, 255, 255]),
        (Color::Indexed(232), [8, 8, 8]),
        (Color::Indexed(255), [238, 238, 238]),
    ] {
        assert_eq!(super::rgb(colour, [1, 2, 3]), expected, "{colour:?}");
    }
}
