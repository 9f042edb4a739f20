//! Cuts a dataset file into its fields and records without understanding them.
//!
//! One pass, no recursion: it follows brackets, strings and comments. So a fault inside one record cannot
//! hide the next one, every record knows its place in the file, and records can be read side by side.

/// How deep brackets may nest; a dataset needs about ten.
const MAX_DEPTH: usize = 64;

/// A piece of a file and where it begins there, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Slice<'a> {
    /// The text.
    pub(crate) text: &'a str,
    /// Its first byte in the file.
    pub(crate) at: usize,
}

/// One record of a list: `Body( … )`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RecordText<'a> {
    /// The name before the bracket; empty if there is none.
    pub(crate) name: Slice<'a>,
    /// The record from its opening to its closing bracket.
    pub(crate) body: Slice<'a>,
}

/// One field of the file's outermost struct.
#[derive(Debug)]
pub(crate) struct Field<'a> {
    /// The field's name.
    pub(crate) key: Slice<'a>,
    /// Its whole value.
    pub(crate) value: Slice<'a>,
    /// Its records, if the value is a list of them.
    pub(crate) records: Vec<RecordText<'a>>,
}

/// A file cut into pieces.
#[derive(Debug)]
pub(crate) struct Outline<'a> {
    /// The name of the outermost struct.
    pub(crate) name: Slice<'a>,
    /// Its fields in the order of the file.
    pub(crate) fields: Vec<Field<'a>>,
}

/// A place where the brackets of a file do not work out.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Broken {
    /// The byte at which it shows.
    pub(crate) at: usize,
    /// What is wrong.
    pub(crate) what: &'static str,
    /// What to do about it.
    pub(crate) help: &'static str,
}

/// Cuts `text` into the fields and records of its outermost struct.
pub(crate) fn split(text: &str) -> Result<Outline<'_>, Broken> {
    let mut cutter = Cutter { text, pos: 0 };
    cutter.skip_attributes()?;
    let name = cutter.word();
    cutter.blank()?;
    cutter.expect(
        b'(',
        "a dataset begins with `Dataset(`",
        "write `Dataset( … )`, or `Part( … )` in a further file",
    )?;
    let mut fields = Vec::new();
    loop {
        cutter.blank()?;
        if cutter.eat(b')') {
            break;
        }
        fields.push(cutter.field()?);
        cutter.blank()?;
        if !cutter.eat(b',') && cutter.peek() != Some(b')') {
            return Err(cutter.broken(
                "a field ends here without a comma",
                "put a comma between two fields",
            ));
        }
    }
    cutter.blank()?;
    match cutter.peek() {
        None => Ok(Outline { name, fields }),
        Some(_) => Err(cutter.broken(
            "text after the end of the dataset",
            "a file holds one `Dataset( … )`; look for a bracket too many above",
        )),
    }
}

struct Cutter<'a> {
    text: &'a str,
    pos: usize,
}

impl<'a> Cutter<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.pos).copied()
    }

    fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.pos += usize::from(found);
        found
    }

    const fn broken(&self, what: &'static str, help: &'static str) -> Broken {
        Broken {
            at: self.pos,
            what,
            help,
        }
    }

    fn expect(&mut self, byte: u8, what: &'static str, help: &'static str) -> Result<(), Broken> {
        if self.eat(byte) {
            Ok(())
        } else {
            Err(self.broken(what, help))
        }
    }

    fn slice(&self, from: usize) -> Slice<'a> {
        Slice {
            text: self.text.get(from..self.pos).unwrap_or_default(),
            at: from,
        }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.pos..).unwrap_or_default()
    }

    /// Reads a name; an empty one if there is none here.
    fn word(&mut self) -> Slice<'a> {
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
    fn blank(&mut self) -> Result<(), Broken> {
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
            help: "close it with `*/`",
        })
    }

    /// Passes over `#![enable(…)]` lines.
    fn skip_attributes(&mut self) -> Result<(), Broken> {
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

    fn field(&mut self) -> Result<Field<'a>, Broken> {
        let key = self.word();
        if key.text.is_empty() {
            return Err(self.broken(
                "a field name was expected here",
                "fields are written `name: value,`",
            ));
        }
        self.blank()?;
        self.expect(
            b':',
            "a colon was expected after the field name",
            "fields are written `name: value,`",
        )?;
        self.blank()?;
        let from = self.pos;
        let records = if self.eat(b'[') {
            self.records()?
        } else {
            Vec::new()
        };
        if records.is_empty() {
            self.pos = from;
            self.value()?;
        }
        Ok(Field {
            key,
            value: self.slice(from),
            records,
        })
    }

    /// Reads the records of a list whose bracket is open; none if it holds something else.
    fn records(&mut self) -> Result<Vec<RecordText<'a>>, Broken> {
        let mut records = Vec::new();
        loop {
            self.blank()?;
            if self.eat(b']') {
                return Ok(records);
            }
            let name = self.word();
            self.blank()?;
            if self.peek() != Some(b'(') {
                if records.is_empty() && name.text.is_empty() {
                    return Ok(records);
                }
                return Err(self.broken("a record was expected here", "write it as `Name( … ),`"));
            }
            let from = self.pos;
            self.value()?;
            records.push(RecordText {
                name,
                body: self.slice(from),
            });
            self.blank()?;
            if !self.eat(b',') && self.peek() != Some(b']') {
                return Err(self.broken(
                    "a record ends here without a comma",
                    "put a comma between two records",
                ));
            }
        }
    }

    /// Passes over one value, up to the comma or bracket that ends it.
    fn value(&mut self) -> Result<(), Broken> {
        let mut open: Vec<(u8, usize)> = Vec::new();
        loop {
            self.blank()?;
            let Some(byte) = self.peek() else {
                return Err(unclosed(&open, self.pos));
            };
            match byte {
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
                            help: "close `(` with `)`, `[` with `]` and `{` with `}`",
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

    fn string(&mut self) -> Result<(), Broken> {
        let from = self.pos;
        self.pos += 1;
        while let Some(byte) = self.peek() {
            self.pos += 1;
            match byte {
                b'\\' => self.pos += 1,
                b'"' => return Ok(()),
                _ => {}
            }
        }
        self.pos = self.text.len();
        Err(Broken {
            at: from,
            what: "this text is never closed",
            help: "close it with `\"`; a quote inside a text is written `\\\"`",
        })
    }

    /// Passes over `r"…"` or `r#"…"#`; false if an ordinary word begins here.
    fn raw_string(&mut self) -> Result<bool, Broken> {
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
                    help: "close it with a quote and as many `#` as it began with",
                });
            }
        }
        Ok(true)
    }

    /// Passes over `'x'`; a lone apostrophe is left for the record's own reader to complain about.
    fn character(&mut self) {
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
        what: "the file ends before this bracket is closed",
        help: "close it, or look below it for a bracket that is missing",
    }
}

#[cfg(test)]
mod tests;
