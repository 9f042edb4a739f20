//! Passing over a file byte by byte: brackets, strings and comments.

use std::borrow::Cow;

use memchr::memchr2;

use super::{Broken, MAX_DEPTH, Slice};

/// What is wrong with a bracket that nothing closes.
pub(super) const UNCLOSED: &str = "the file ends before this bracket is closed";

/// What is wrong with a text without a second quote.
pub(super) const UNCLOSED_TEXT: &str = "this text is never closed";

/// A place in a file.
pub(super) struct Cutter<'a> {
    pub(super) text: &'a str,
    pub(super) pos: usize,
    /// What was broken so far and did not keep us from going on.
    pub(super) broken: Vec<Broken>,
}

impl<'a> Cutter<'a> {
    pub(super) const fn new(text: &'a str) -> Self {
        Self {
            text,
            pos: 0,
            broken: Vec::new(),
        }
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.pos).copied()
    }

    pub(super) fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.pos += usize::from(found);
        found
    }

    pub(super) const fn broken(&self, what: &'static str, help: &'static str) -> Broken {
        Broken {
            at: self.pos,
            what,
            help: Cow::Borrowed(help),
        }
    }

    pub(super) fn expect(&mut self, byte: u8, what: &'static str, help: &'static str) -> Result<(), Broken> {
        if self.eat(byte) {
            Ok(())
        } else {
            Err(self.broken(what, help))
        }
    }

    pub(super) fn slice(&self, from: usize) -> Slice<'a> {
        Slice {
            text: self.text.get(from..self.pos).unwrap_or_default(),
            at: from,
        }
    }

    pub(super) fn rest(&self) -> &'a str {
        self.text.get(self.pos..).unwrap_or_default()
    }

    /// Reads a name; an empty one if there is none here.
    pub(super) fn word(&mut self) -> Slice<'a> {
        let from = self.pos;
        while self
            .peek()
            .is_some_and(|b| b.is_ascii_alphanumeric() || b == b'_')
        {
            self.pos += 1;
        }
        self.slice(from)
    }

    /// Passes over white space and comments.
    pub(super) fn blank(&mut self) -> Result<(), Broken> {
        loop {
            match self.peek() {
                Some(b) if b.is_ascii_whitespace() => self.pos += 1,
                Some(b'/') if self.rest().starts_with("//") => {
                    self.pos += self.rest().find('\n').unwrap_or_else(|| self.rest().len());
                }
                Some(b'/') if self.rest().starts_with("/*") => self.block_comment()?,
                Some(0xEF) if self.rest().starts_with('\u{feff}') => self.pos += 3,
                _ => return Ok(()),
            }
        }
    }

    fn block_comment(&mut self) -> Result<(), Broken> {
        let from = self.pos;
        let mut depth = 0_usize;
        while self.pos < self.text.len() {
            let rest = self.text.as_bytes().get(self.pos..).unwrap_or_default();
            let step = if rest.starts_with(b"/*") {
                depth += 1;
                2
            } else if rest.starts_with(b"*/") {
                depth -= 1;
                2
            } else {
                1
            };
            self.pos += step;
            if depth == 0 {
                return Ok(());
            }
        }
        Err(Broken {
            at: from,
            what: "this comment is never closed",
            help: "close it with `*/`".into(),
        })
    }

    /// Passes over `#![enable(…)]` lines.
    pub(super) fn skip_attributes(&mut self) -> Result<(), Broken> {
        self.blank()?;
        while self.rest().starts_with("#!") {
            self.pos += self
                .rest()
                .find(']')
                .map_or_else(|| self.rest().len(), |end| end + 1);
            self.blank()?;
        }
        Ok(())
    }

    /// Passes over one value, up to the comma or bracket that ends it.
    pub(super) fn value(&mut self) -> Result<(), Broken> {
        let mut open: Vec<(u8, usize)> = Vec::new();
        loop {
            let Some(byte) = self.peek() else {
                return Err(unclosed(&open, self.pos));
            };
            match byte {
                b'/' | 0xEF => {
                    let before = self.pos;
                    self.blank()?;
                    self.pos += usize::from(self.pos == before);
                }
                b'"' => self.string()?,
                b'r' if self.raw_string()? => {}
                b'\'' => self.character(),
                b'(' | b'[' | b'{' => {
                    open.push((byte, self.pos));
                    if open.len() > MAX_DEPTH {
                        return Err(self.broken(
                            "brackets nest too deep",
                            "a dataset nests about ten deep; look for brackets that were never closed",
                        ));
                    }
                    self.pos += 1;
                }
                b')' | b']' | b'}' => {
                    let Some((opening, at)) = open.pop() else {
                        return Ok(());
                    };
                    if closing(opening) != byte {
                        return Err(Broken {
                            at,
                            what: "this bracket is closed by another kind",
                            help: "close `(` with `)`, `[` with `]` and `{` with `}`".into(),
                        });
                    }
                    self.pos += 1;
                    if open.is_empty() {
                        return Ok(());
                    }
                }
                b',' if open.is_empty() => return Ok(()),
                _ => self.pos += 1,
            }
        }
    }

    pub(super) fn string(&mut self) -> Result<(), Broken> {
        let from = self.pos;
        self.pos += 1;
        let bytes = self.text.as_bytes();
        while let Some(found) = memchr2(b'"', b'\\', bytes.get(self.pos..).unwrap_or_default()) {
            self.pos += found + 1;
            if bytes.get(self.pos - 1) == Some(&b'"') {
                return Ok(());
            }
            self.pos += 1;
        }
        self.pos = self.text.len();
        Err(Broken {
            at: from,
            what: UNCLOSED_TEXT,
            help: "close it with `\"`; a quote inside a text is written `\\\"`".into(),
        })
    }

    /// Passes over `r"…"` or `r#"…"#`; false if an ordinary word begins here.
    pub(super) fn raw_string(&mut self) -> Result<bool, Broken> {
        let hashes = self.rest().bytes().skip(1).take_while(|b| *b == b'#').count();
        if self.rest().as_bytes().get(1 + hashes) != Some(&b'"') {
            self.word();
            return Ok(true);
        }
        let from = self.pos;
        let end = format!("\"{}", "#".repeat(hashes));
        let body = self.rest().get(hashes + 2..).unwrap_or_default();
        match body.find(&end) {
            Some(length) => self.pos += hashes + 2 + length + end.len(),
            None => {
                return Err(Broken {
                    at: from,
                    what: "this raw text is never closed",
                    help: "close it with a quote and as many `#` as it began with".into(),
                });
            }
        }
        Ok(true)
    }

    /// Passes over `'x'`; a lone apostrophe is left for the record's own reader to complain about.
    pub(super) fn character(&mut self) {
        let rest = self.rest();
        let length = match rest.char_indices().nth(3) {
            Some((end, _))
                if rest
                    .get(..end)
                    .is_some_and(|s| s.starts_with("'\\") && s.ends_with('\'')) =>
            {
                Some(end)
            }
            _ => None,
        };
        let plain = rest
            .char_indices()
            .nth(2)
            .filter(|(_, c)| *c == '\'')
            .map(|(at, _)| at + 1);
        self.pos += plain.or(length).unwrap_or(1);
        if self.pos < self.text.len() {
            while !self.text.is_char_boundary(self.pos) {
                self.pos += 1;
            }
        }
    }
}

const fn closing(opening: u8) -> u8 {
    match opening {
        b'(' => b')',
        b'[' => b']',
        _ => b'}',
    }
}

fn unclosed(open: &[(u8, usize)], end: usize) -> Broken {
    let at = open.last().map_or(end, |(_, at)| *at);
    Broken {
        at,
        what: UNCLOSED,
        help: "close it, or look below it for a bracket that is missing".into(),
    }
}
