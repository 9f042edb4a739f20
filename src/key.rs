//! Keys and their notation, as helix and vim write them: `j`, `<Enter>`, `<C-f>`, `<S-Tab>`, `<lt>`.

use std::fmt;

use thiserror::Error;

/// A key without its modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Code {
    /// A printable character.
    Char(char),
    /// A key that has a name.
    Named(Named),
    /// A function key.
    F(u8),
}

macro_rules! named_keys {
    ($($variant:ident = $name:literal),* $(,)?) => {
        /// A key that has a name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[expect(missing_docs, reason = "each is named after its key")]
        pub enum Named { $($variant),* }

        /// The named keys with their names in the notation.
        const NAMED: &[(Named, &str)] = &[$((Named::$variant, $name)),*];
    };
}

named_keys! {
    Up = "Up", Down = "Down", Left = "Left", Right = "Right", Enter = "Enter", Esc = "Esc", Tab = "Tab",
    Backspace = "Backspace", Delete = "Del", Insert = "Ins", Home = "Home", End = "End", PageUp = "PgUp",
    PageDown = "PgDn",
}

/// A key press.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    /// The key.
    pub code: Code,
    /// Whether Ctrl was held.
    pub ctrl: bool,
    /// Whether Alt was held.
    pub alt: bool,
    /// Whether Shift was held; never set for characters, which carry it themselves.
    pub shift: bool,
}

/// Why a text is no key.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{0}` is no key; {help}", help = self.help())]
pub struct KeyError(pub String);

/// The last function key that a terminal can send: kitty's protocol ends there.
const LAST_F: u8 = 35;

impl KeyError {
    /// What to write instead.
    pub fn help(&self) -> String {
        let name = self.0.trim_start_matches('<').trim_end_matches('>');
        let (marks, last) = name.rsplit_once('-').unwrap_or(("", name));
        let mut letters = last.chars();
        match (letters.next(), letters.as_str()) {
            (Some('F'), number) if !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) => {
                format!("function keys go from `<F1>` to `<F{LAST_F}>`")
            }
            (Some(letter), "") if marks.split('-').any(|mark| mark == "S") => {
                let capital = letter.to_uppercase();
                format!("a terminal sends the capital letter for it: write `{capital}`")
            }
            _ => "write `j`, `<Enter>`, `<C-f>`, `<S-Tab>`, `<F5>` or `<lt>`".to_owned(),
        }
    }
}

impl Key {
    /// A key without modifiers.
    pub const fn plain(code: Code) -> Self {
        Self {
            code,
            ctrl: false,
            alt: false,
            shift: false,
        }
    }

    /// A named key without modifiers.
    pub const fn named(name: Named) -> Self {
        Self::plain(Code::Named(name))
    }

    /// The character that this press types, if it types one.
    pub const fn typed(self) -> Option<char> {
        match self.code {
            // AltGr arrives as Ctrl and Alt together on some systems, and types.
            Code::Char(c) if self.ctrl == self.alt => Some(c),
            _ => None,
        }
    }

    /// Whether it is a character that `AltGr` writes, which arrives as Ctrl and Alt together on some systems. No plain letter
    /// or digit needs it: with those Ctrl and Alt were meant.
    pub(crate) const fn is_altgr(self) -> bool {
        matches!(self.code, Code::Char(c) if !c.is_ascii_alphanumeric()) && self.ctrl && self.alt
    }

    /// The same without `AltGr`: the character is already the one it writes.
    pub(crate) const fn written(self) -> Self {
        if self.is_altgr() {
            Self::plain(self.code)
        } else {
            self
        }
    }
}

/// Reads a sequence of keys: `gg`, `/lima<Enter>`.
pub fn parse(text: &str) -> Result<Vec<Key>, KeyError> {
    let mut keys = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let tail = rest.get(c.len_utf8()..).unwrap_or_default();
        if c == '<'
            && let Some((name, after)) = tail.split_once('>')
        {
            keys.push(parse_one(name)?);
            rest = after;
        } else {
            keys.push(Key::plain(Code::Char(c)));
            rest = tail;
        }
    }
    Ok(keys)
}

fn parse_one(text: &str) -> Result<Key, KeyError> {
    let wrong = || KeyError(format!("<{text}>"));
    let mut key = Key::plain(Code::Char(' '));
    let mut name = text;
    while let Some((mark, rest)) = name
        .split_once('-')
        .filter(|(mark, rest)| mark.len() == 1 && !rest.is_empty())
    {
        match mark {
            "C" => key.ctrl = true,
            "A" => key.alt = true,
            "S" => key.shift = true,
            _ => return Err(wrong()),
        }
        name = rest;
    }
    let mut letters = name.chars();
    key.code = match (letters.next(), letters.next()) {
        (Some(c), None) => Code::Char(c),
        _ if name == "lt" => Code::Char('<'),
        _ if name.eq_ignore_ascii_case("space") => Code::Char(' '),
        (Some('F'), Some('1'..='9')) => {
            let number = name.get(1..).and_then(|number| number.parse().ok());
            Code::F(number.filter(|number| *number <= LAST_F).ok_or_else(wrong)?)
        }
        _ => {
            let found = NAMED.iter().find(|(_, known)| known.eq_ignore_ascii_case(name));
            Code::Named(found.ok_or_else(wrong)?.0)
        }
    };
    // Shift makes another letter of a letter, and that is what a terminal sends.
    if key.shift && matches!(key.code, Code::Char(letter) if letter != ' ') {
        return Err(wrong());
    }
    Ok(key)
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let marks = [(self.ctrl, "C-"), (self.alt, "A-"), (self.shift, "S-")];
        let marks: String = marks
            .into_iter()
            .filter(|(on, _)| *on)
            .map(|(_, mark)| mark)
            .collect();
        match self.code {
            Code::Char('<') => write!(f, "<{marks}lt>"),
            Code::Char(' ') => write!(f, "<{marks}Space>"),
            Code::Char(c) if marks.is_empty() => write!(f, "{c}"),
            Code::Char(c) => write!(f, "<{marks}{c}>"),
            Code::F(n) => write!(f, "<{marks}F{n}>"),
            Code::Named(name) => {
                let name = NAMED
                    .iter()
                    .find(|(known, _)| *known == name)
                    .map_or("", |(_, name)| *name);
                write!(f, "<{marks}{name}>")
            }
        }
    }
}

/// A sequence of keys in the notation.
pub fn print(keys: &[Key]) -> String {
    keys.iter().map(ToString::to_string).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_notation_reads_and_prints() {
        for text in [
            "gg",
            "/lima<Enter>",
            "<C-f><S-Tab><A-Left>",
            "<lt><Space><F12>",
            "é日",
        ] {
            assert_eq!(print(&parse(text).unwrap()), text);
        }
        assert_eq!(
            parse("<Nope>").unwrap_err().to_string(),
            "`<Nope>` is no key; write `j`, `<Enter>`, `<C-f>`, `<S-Tab>`, `<F5>` or `<lt>`"
        );
    }

    #[test]
    fn what_no_terminal_sends_is_no_key() {
        for text in ["<F1>", "<F35>", "<C-F12>", "<S-F7>", "<S-Tab>"] {
            assert_eq!(print(&parse(text).unwrap()), text);
        }
        for text in ["<F36>", "<F99>", "<F300>", "<F0>", "<F05>", "<C-F99>"] {
            let told = parse(text).unwrap_err().to_string();
            let help = "function keys go from `<F1>` to `<F35>`";
            assert_eq!(told, format!("`{text}` is no key; {help}"));
        }
        let told = parse("<S-a>").unwrap_err().to_string();
        assert_eq!(
            told,
            "`<S-a>` is no key; a terminal sends the capital letter for it: write `A`"
        );
        for text in ["<F>", "<F+5>", "<F5x>"] {
            assert!(parse(text).is_err() || text == "<F>", "{text}");
        }
    }

    #[test]
    fn altgr_types_and_ctrl_does_not() {
        let at = Key {
            code: Code::Char('@'),
            ctrl: true,
            alt: true,
            shift: false,
        };
        assert_eq!(at.typed(), Some('@'));
        assert_eq!(at.written(), Key::plain(Code::Char('@')));
        let quit = parse("<C-A-q>").unwrap()[0];
        assert_eq!(quit.written(), quit);
        assert_eq!(parse("<C-f>").unwrap()[0].typed(), None);
    }

    proptest! {
        #[test]
        fn no_text_makes_reading_panic_and_what_reads_prints_back(text in "[a-zA-Z<>FCSA0-9 é-]{0,16}") {
            if let Ok(keys) = parse(&text) {
                prop_assert_eq!(parse(&print(&keys)).unwrap(), keys);
            }
        }
    }
}
