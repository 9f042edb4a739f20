//! Where reading can go on after a record that is broken.

use super::cursor::Cutter;
use super::{Broken, Node, RecordText, tree};

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
        !self.name.text.is_empty() && found.any(|at| holds(&tree(text), at))
    }
}

/// Whether a value begins at `at`, rather than a piece of a text or comment.
fn holds(root: &Node, at: usize) -> bool {
    let mut open = vec![root];
    while let Some(node) = open.pop() {
        if node.span.start == at {
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
            Some(closer) if closer.what == super::cursor::UNCLOSED => Broken {
                what: "this bracket is not closed before the next record begins",
                help: "close it, or look behind it for a bracket that is missing".into(),
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
            let list = !name.is_empty() && tail.starts_with(':') || begins.starts_with(']');
            if record && inner <= depth || list && (inner < depth || !leads && inner == depth) {
                return Some(at + inner);
            }
        }
    }
}

fn indent(line: &str) -> usize {
    line.bytes().take_while(|b| matches!(b, b' ' | b'\t')).count()
}
