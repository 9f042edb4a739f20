use ratatui::style::{Color, Modifier, Style};

use super::Theme;
use crate::app::ThemeName;

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

/// The relative luminance that WCAG 2.2 defines.
fn luminance(colour: Color) -> f64 {
    let Color::Rgb(red, green, blue) = colour else {
        panic!("{colour:?} is what the terminal makes of it");
    };
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

fn contrast(one: Color, other: Color) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn every_role_can_be_read_in_every_theme_with_fixed_colours() {
    let black_on_white = contrast(Color::Rgb(0, 0, 0), Color::Rgb(255, 255, 255));
    assert!((black_on_white - 21.0).abs() < 1e-9);
    let mut measured = 0;
    for name in ThemeName::ALL {
        let least = match name {
            ThemeName::Terminal | ThemeName::Mono | ThemeName::Own(_) => continue,
            ThemeName::Contrast => 7.0,
            ThemeName::Light | ThemeName::Dark | ThemeName::ColourSafe => 4.5,
        };
        for (role, style, _) in roles(&Theme::of(name)) {
            // Reversing swaps the two and changes nothing.
            let ratio = contrast(style.fg.unwrap(), style.bg.unwrap());
            assert!(
                ratio >= least,
                "{role} in {}: {ratio:.2}, not {least}",
                name.word()
            );
            measured += 1;
        }
    }
    assert_eq!(measured, 44);
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
