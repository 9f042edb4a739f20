//! A page as an article of HTML.

use std::collections::HashSet;

use super::{anchor, escape};
use crate::model::{Atlas, Id};
use crate::page::{Block, Page};

/// Writes a page; links lead to the records that are `here`.
pub(super) fn article(atlas: &Atlas, page: &Page, here: &HashSet<Id>, out: &mut String) {
    let addresses = atlas.cited(page.id).filter_map(|source| source.url.as_deref());
    let mut writer = Writer {
        atlas,
        here,
        addresses: addresses
            .filter(|address| address.starts_with("https://") || address.starts_with("http://"))
            .collect(),
        out,
    };
    writer.push(&["<article id=\"", &anchor(atlas, page.id), "\">\n"]);
    let mut rest = page.blocks.as_slice();
    while let Some((block, tail)) = rest.split_first() {
        rest = match block {
            Block::Fact { .. } => writer.facts(rest),
            Block::Item { mark, .. } => writer.items(rest, mark),
            Block::Title(_) | Block::Heading(_) | Block::Text(_) | Block::Remark { .. } | Block::Gap => {
                writer.lone(block);
                tail
            }
        };
    }
    writer.push(&["</article>\n"]);
}

struct Writer<'a> {
    atlas: &'a Atlas,
    here: &'a HashSet<Id>,
    /// The addresses of the record's sources: what may become a link out of the file.
    addresses: HashSet<&'a str>,
    out: &'a mut String,
}

impl Writer<'_> {
    fn push(&mut self, parts: &[&str]) {
        parts.iter().for_each(|part| self.out.push_str(part));
    }

    fn lone(&mut self, block: &Block) {
        match block {
            Block::Title(text) => self.push(&["<h2>", &escape(text), "</h2>\n"]),
            Block::Heading(text) => {
                let care = if text.starts_with("[!]") {
                    " class=\"care\""
                } else {
                    ""
                };
                self.push(&["<h3", care, ">", &escape(text), "</h3>\n"]);
            }
            Block::Text(text) | Block::Remark { text, .. } => self.push(&["<p>", &escape(text), "</p>\n"]),
            Block::Fact { .. } | Block::Item { .. } | Block::Gap => {}
        }
    }

    /// Writes the facts that `blocks` begins with, and returns what follows them.
    fn facts<'b>(&mut self, blocks: &'b [Block]) -> &'b [Block] {
        self.push(&["<dl>\n"]);
        let mut rest = blocks;
        while let Some((block, tail)) = rest.split_first() {
            match block {
                Block::Fact { label, text, link } => {
                    let text = self.linked(text, *link);
                    self.push(&["<dt>", &escape(label), "</dt><dd>", &text, "</dd>\n"]);
                }
                Block::Remark { text, link } => {
                    let text = self.linked(text, *link);
                    self.push(&["<dd class=\"remark\">", &text, "</dd>\n"]);
                }
                _ => break,
            }
            rest = tail;
        }
        self.push(&["</dl>\n"]);
        rest
    }

    /// Writes the items that `blocks` begins with, and returns what follows them; numbered if the first mark is a number.
    fn items<'b>(&mut self, blocks: &'b [Block], mark: &str) -> &'b [Block] {
        let list = if mark.parse::<usize>().is_ok() { "ol" } else { "ul" };
        self.push(&["<", list, ">\n"]);
        let mut rest = blocks;
        while let Some((Block::Item { text, link, .. }, tail)) = rest.split_first() {
            self.push(&["<li>", &self.linked(text, *link)]);
            rest = tail;
            while let Some((Block::Remark { text, link }, tail)) = rest.split_first() {
                self.push(&["\n<p class=\"remark\">", &self.linked(text, *link), "</p>"]);
                rest = tail;
            }
            self.push(&["</li>\n"]);
        }
        self.push(&["</", list, ">\n"]);
        rest
    }

    /// `text` as a link to a record of the file, else with a source's address at its beginning as a link out of it.
    fn linked(&self, text: &str, link: Option<Id>) -> String {
        if let Some(id) = link.filter(|id| self.here.contains(id)) {
            return format!("<a href=\"#{}\">{}</a>", anchor(self.atlas, id), escape(text));
        }
        let (address, rest) = text.find("; ").map_or((text, ""), |at| text.split_at(at));
        if self.addresses.contains(address) {
            let address = escape(address);
            return format!(
                "<a href=\"{address}\" rel=\"noreferrer\">{address}</a>{}",
                escape(rest)
            );
        }
        escape(text)
    }
}
