//! Cuts a dataset file into its fields and records without understanding them.
//!
//! One pass, no recursion: it follows brackets, strings and comments. So a fault inside one record cannot
//! hide the next one, every record knows its place in the file, and records can be read side by side.

mod cursor;
mod resume;
mod tree;

use std::borrow::Cow;

use cursor::Cutter;
pub(crate) use tree::{Item, Node, Shape, Step, tree};

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
    /// Whether its brackets do not work out, so that only parts of it can be read.
    pub(crate) torn: bool,
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

/// A file cut into pieces, as far as that was possible.
#[derive(Debug)]
pub(crate) struct Outline<'a> {
    /// The name of the outermost struct.
    pub(crate) name: Slice<'a>,
    /// Its fields in the order of the file.
    pub(crate) fields: Vec<Field<'a>>,
    /// Where it does not work out.
    pub(crate) broken: Vec<Broken>,
    /// Whether the file was looked at to its end.
    pub(crate) whole: bool,
}

/// A place where the brackets of a file do not work out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Broken {
    /// The byte at which it shows.
    pub(crate) at: usize,
    /// What is wrong.
    pub(crate) what: &'static str,
    /// What to do about it.
    pub(crate) help: Cow<'static, str>,
}

/// Cuts `text` into the fields and records of its outermost struct.
pub(crate) fn split(text: &str) -> Outline<'_> {
    let mut cutter = Cutter::new(text);
    let mut outline = Outline {
        name: cutter.slice(0),
        fields: Vec::new(),
        broken: Vec::new(),
        whole: true,
    };
    if let Err(broken) = cutter.dataset(&mut outline) {
        outline.whole = false;
        cutter.broken.push(told_at_the_end(text, &outline, broken));
    }
    outline.broken = cutter.broken;
    outline
}

/// Whether the outermost struct of `text` has this name.
pub(crate) fn begins_with(text: &str, name: &str) -> bool {
    let mut cutter = Cutter::new(text);
    cutter.skip_attributes().is_ok() && cutter.word().text == name
}

/// A file that ends too soon says so, whatever else would have been expected there; any other fault hides what follows.
fn told_at_the_end(text: &str, outline: &Outline<'_>, broken: Broken) -> Broken {
    if outline.name.text.is_empty() {
        broken
    } else if broken.at >= text.trim_end().len() {
        Broken {
            at: text.trim_end().len(),
            what: "the file ends before the dataset does",
            help: "close it with `)`; if the file was cut off, get all of it".into(),
        }
    } else {
        Broken {
            help: format!("{}; the rest of this file was not looked at", broken.help).into(),
            ..broken
        }
    }
}

impl<'a> Cutter<'a> {
    fn dataset(&mut self, outline: &mut Outline<'a>) -> Result<(), Broken> {
        self.skip_attributes()?;
        outline.name = self.word();
        self.blank()?;
        self.expect(
            b'(',
            "a dataset begins with `Dataset(`",
            "write `Dataset( … )`, or `Part( … )` in a further file",
        )?;
        loop {
            self.blank()?;
            if self.eat(b')') {
                break;
            }
            self.field(&mut outline.fields)?;
            let end = self.pos;
            self.blank()?;
            if !self.eat(b',') && self.peek() != Some(b')') {
                let broken = Broken {
                    at: end.saturating_sub(1),
                    what: "a field ends here without a comma",
                    help: "put a comma between two fields".into(),
                };
                if !self.begins_word() {
                    return Err(broken);
                }
                self.broken.push(broken);
            }
        }
        self.blank()?;
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.broken(
                "text after the end of the dataset",
                "a file holds one `Dataset( … )`; look for a bracket too many above",
            )),
        }
    }

    fn field(&mut self, fields: &mut Vec<Field<'a>>) -> Result<(), Broken> {
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
        let mut records = Vec::new();
        let mut done = Ok(());
        if self.eat(b'[') {
            done = self.records(&mut records);
        }
        if records.is_empty() && done.is_ok() {
            self.pos = from;
            done = self.value();
        }
        fields.push(Field {
            key,
            value: self.slice(from),
            records,
        });
        done
    }

    /// Reads the records of a list whose bracket is open; none if it holds something else.
    fn records(&mut self, records: &mut Vec<RecordText<'a>>) -> Result<(), Broken> {
        loop {
            self.blank()?;
            if self.eat(b']') {
                return Ok(());
            }
            let from = self.pos;
            if self.eat(b',') {
                self.broken.push(Broken {
                    at: from,
                    what: "there is a comma too many here",
                    help: "take it out".into(),
                });
                continue;
            }
            if !records.is_empty() && self.begins_field() {
                self.broken.push(self.broken(
                    "a list begins before the one above it is closed",
                    "close the one above with `],`",
                ));
                return Ok(());
            }
            match self.record() {
                Ok(Some(record)) if record.swallows_another() => {
                    let broken =
                        self.broken("a record holds another one", "look for a bracket that is missing");
                    let torn = self.resume(from, broken)?;
                    records.push(torn);
                    continue;
                }
                Ok(Some(record)) => records.push(record),
                Ok(None) if records.is_empty() => return Ok(()),
                Ok(None) => {
                    let broken = self.broken("a record was expected here", "write it as `Name( … ),`");
                    self.resume(from, broken)?;
                    continue;
                }
                Err(broken) => {
                    let torn = self.resume(from, broken)?;
                    records.push(torn);
                    continue;
                }
            }
            let end = self.pos;
            self.blank()?;
            if !self.eat(b',') && self.peek() != Some(b']') {
                let broken = Broken {
                    at: end.saturating_sub(1),
                    what: "a record ends here without a comma",
                    help: "put a comma between two records".into(),
                };
                if !self.begins_word() && self.peek() != Some(b'(') {
                    self.resume(from, broken)?;
                } else {
                    self.broken.push(broken);
                }
            }
        }
    }

    /// Reads one record; `None` if there is something else.
    fn record(&mut self) -> Result<Option<RecordText<'a>>, Broken> {
        let name = self.word();
        self.blank()?;
        if self.peek() != Some(b'(') {
            return if name.text.is_empty() {
                Ok(None)
            } else {
                Err(self.broken("a record was expected here", "write it as `Name( … ),`"))
            };
        }
        let from = self.pos;
        self.value()?;
        Ok(Some(RecordText {
            name,
            body: self.slice(from),
            torn: false,
        }))
    }

    fn begins_word(&self) -> bool {
        self.peek().is_some_and(|b| b.is_ascii_alphabetic())
    }

    /// Whether `name:` stands here.
    fn begins_field(&mut self) -> bool {
        let from = self.pos;
        let named = !self.word().text.is_empty() && self.blank().is_ok();
        let begins = named && self.peek() == Some(b':');
        self.pos = from;
        begins
    }
}

#[cfg(test)]
mod tests;
