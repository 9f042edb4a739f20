//! Where reading can go on after a record that is broken.

use super::cursor::{Cutter, UNCLOSED, UNCLOSED_TEXT};
use super::{Broken, Node, RecordText, Shape, tree};

impl RecordText<'_> {
    /// Whether a record of the same name begins in it on a line of its own: then its own bracket is not the one that
    /// closes it.
    pub(super) fn swallows_another(&self) -> bool {
        let text = self.body.text;
        let begins = |at: &usize| {
            let before = text.get(..*at).unwrap_or_default().trim_end_matches([' ', '\t']);
            let behind = text.get(at + self.name.text.len()..).unwrap_or_default();
            before.ends_with('\n') && behind.starts_with('(')
        };
        let mut found = text
            .match_indices(self.name.text)
            .map(|(at, _)| at)
            .filter(begins);
        !self.name.text.is_empty() && found.any(|at| holds(&tree(text), text, at))
    }
}

/// Whether a record begins at `at`: as a value, or in a text that seems to have lost its quote. One in a comment is none.
fn holds(root: &Node, text: &str, at: usize) -> bool {
    let behind = text.get(at..).and_then(|rest| rest.split_once('('));
    let has_id = behind.is_some_and(|(_, fields)| fields.trim_start().starts_with("id:"));
    let mut open = vec![root];
    while let Some(node) = open.pop() {
        let inside_text = node.shape == Shape::Plain && node.span.contains(&at);
        if node.span.start == at || inside_text && has_id {
            return true;
        }
        open.extend(node.items.iter().map(|item| &item.value));
    }
    false
}

impl<'a> Cutter<'a> {
    /// Notes what is wrong with the record that begins at `from` and goes to what seems to come after it.
    ///
    /// Authors begin records and lists on lines of their own, and indent what is inside them: a line that begins like
    /// one and stands no deeper is taken for one.
    pub(super) fn resume(&mut self, from: usize, broken: Broken) -> Result<RecordText<'a>, Broken> {
        let Some(next) = self.line_after(from) else {
            return Err(broken);
        };
        let mut alone = Cutter::new(self.text.get(..next).unwrap_or_default());
        alone.pos = from;
        let name = alone.word();
        // Looked at alone, the record tells better where it is broken than all that it ran into.
        let closer = alone.blank().and_then(|()| alone.value()).err();
        self.broken.push(match closer {
            Some(closer) if closer.what == UNCLOSED => Broken {
                what: "this bracket is not closed before the next record begins",
                help: "close it, or look behind it for a bracket that is missing".into(),
                ..closer
            },
            Some(closer) if closer.what == UNCLOSED_TEXT => Broken {
                at: run_on_text(alone.text, from).unwrap_or(closer.at),
                ..closer
            },
            Some(closer) => closer,
            None => broken,
        });
        self.pos = next;
        let text = self.text.get(name.at + name.text.len()..next).unwrap_or_default();
        Ok(RecordText {
            name,
            body: super::Slice {
                text: text.trim_end(),
                at: name.at + name.text.len(),
            },
            torn: true,
        })
    }

    /// The first thing on a line below `from` that looks like the next record, list, or end of a list.
    fn line_after(&self, from: usize) -> Option<usize> {
        let before = self.text.get(..from)?;
        let line = before.rfind('\n').map_or(0, |newline| newline + 1);
        let depth = indent(self.text.get(line..)?);
        let leads = line + depth == from;
        let mut at = from;
        loop {
            at += memchr::memchr(b'\n', self.text.as_bytes().get(at..)?)? + 1;
            let rest = self.text.get(at..)?;
            let inner = indent(rest);
            let begins = rest.get(inner..)?;
            let word = begins
                .bytes()
                .take_while(|b| b.is_ascii_alphanumeric() || *b == b'_');
            let (name, tail) = begins.split_at_checked(word.count())?;
            let record = name.starts_with(|c: char| c.is_ascii_uppercase()) && tail.starts_with('(');
            let field = tail.strip_prefix(':').map(str::trim_start);
            let list = !name.is_empty() && field.is_some_and(|value| value.starts_with('['))
                || begins.starts_with(']');
            if record && inner <= depth || list && (inner < depth || !leads && inner == depth) {
                return Some(at + inner);
            }
        }
    }
}

/// The first text from `from` on that seems to have lost its closing quote: it runs on to the next line, or a word
/// follows it where a comma should. Every text behind it is inside out.
fn run_on_text(text: &str, from: usize) -> Option<usize> {
    let mut cutter = Cutter::new(text);
    cutter.pos = from;
    loop {
        cutter.blank().ok()?;
        let at = cutter.pos;
        if cutter.peek()? == b'"' {
            let closed = cutter.string().is_ok();
            let runs_on = text.get(at..cutter.pos)?.contains('\n');
            if !closed || runs_on || cutter.peek().is_some_and(|b| b.is_ascii_alphanumeric()) {
                return Some(at);
            }
            continue;
        }
        let opens = cutter.eat(b'(') || cutter.eat(b'[') || cutter.eat(b'{');
        if !opens {
            cutter.token();
        }
    }
}

fn indent(line: &str) -> usize {
    line.bytes().take_while(|b| matches!(b, b' ' | b'\t')).count()
}
