//! Cuts a dataset file into its fields and records without understanding them.
//!
//! One pass, no recursion: it follows brackets, strings and comments. So a fault inside one record cannot
//! hide the next one, every record knows its place in the file, and records can be read side by side.

mod cursor;

use cursor::Cutter;

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

impl<'a> Cutter<'a> {
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
}

#[cfg(test)]
mod tests;
