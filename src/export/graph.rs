//! Graphs as DOT (Graphviz) and as Mermaid.

use std::collections::HashMap;
use std::fmt::Write as _;

use crate::lineage::Graph;
use crate::text::clean;

/// A language in which graphs are written for other programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// The language of Graphviz.
    Dot,
    /// The language of Mermaid, which Markdown viewers draw.
    Mermaid,
}

impl Language {
    /// How names of such files end, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Dot => "dot",
            Self::Mermaid => "mmd",
        }
    }

    /// Its name for people.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Dot => "DOT",
            Self::Mermaid => "Mermaid",
        }
    }
}

/// A graph to be drawn by another program.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Drawing {
    /// The labels of the nodes.
    pub nodes: Vec<String>,
    /// The edges: from which node to which, by their places, and the label.
    pub edges: Vec<(usize, usize, String)>,
}

impl From<&Graph> for Drawing {
    fn from(graph: &Graph) -> Self {
        let place: HashMap<_, _> = graph
            .nodes
            .iter()
            .enumerate()
            .map(|(n, node)| (node.record.record, n))
            .collect();
        let nodes = graph.nodes.iter().map(|node| {
            let date = node
                .record
                .date
                .map_or_else(|| "no date".to_owned(), super::super::model::date::Edtf::human);
            format!("{}\n{date}", node.record.short)
        });
        let edges = graph.links.iter().filter_map(|link| {
            let ends = (place.get(&link.from.record)?, place.get(&link.to.record)?);
            Some((*ends.0, *ends.1, link.kind.phrase().to_owned()))
        });
        Self {
            nodes: nodes.collect(),
            edges: edges.collect(),
        }
    }
}

impl Drawing {
    /// The graph in this language.
    pub fn write(&self, language: Language) -> String {
        match language {
            Language::Dot => self.to_dot(),
            Language::Mermaid => self.to_mermaid(),
        }
    }

    /// The graph in DOT, the language of Graphviz.
    pub fn to_dot(&self) -> String {
        let mut out = "digraph plenary {\n  rankdir=LR;\n  node [shape=box];\n".to_owned();
        // Writing to a `String` cannot fail.
        for (n, label) in self.nodes.iter().enumerate() {
            let _written = writeln!(out, "  n{n} [label=\"{}\"];", dot(label));
        }
        for (from, to, label) in &self.edges {
            let _written = writeln!(out, "  n{from} -> n{to} [label=\"{}\"];", dot(label));
        }
        out.push_str("}\n");
        out
    }

    /// The graph in Mermaid, as Markdown viewers draw it.
    pub fn to_mermaid(&self) -> String {
        let mut out = "flowchart LR\n".to_owned();
        // Writing to a `String` cannot fail.
        for (n, label) in self.nodes.iter().enumerate() {
            let _written = writeln!(out, "  n{n}[\"{}\"]", mermaid(label));
        }
        for (from, to, label) in &self.edges {
            let _written = writeln!(out, "  n{from} -->|\"{}\"| n{to}", mermaid(label));
        }
        out
    }
}

/// `text` inside a quoted string of DOT.
fn dot(text: &str) -> String {
    let mut out = String::new();
    for c in clean(text).chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            c => out.push(c),
        }
    }
    out
}

/// `text` inside a quoted label of Mermaid, which has no escapes but entities: everything that could be read as markup is one.
fn mermaid(text: &str) -> String {
    let mut out = String::new();
    for c in clean(text).chars() {
        match c {
            '\n' => out.push_str("<br/>"),
            '"' | '\\' | '#' | '&' | '<' | '>' | '`' | '*' | '_' | ';' => {
                // Writing to a `String` cannot fail.
                let _written = write!(out, "#{};", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::Drawing;

    #[test]
    fn quotes_backslashes_and_line_breaks_stay_inside_their_label() {
        let drawing = Drawing {
            nodes: vec!["say \"no\"\n2002".to_owned(), "C:\\ & #1 <b>".to_owned()],
            edges: vec![(0, 1, "builds\non".to_owned())],
        };
        assert_eq!(
            drawing.to_dot(),
            "digraph plenary {\n  rankdir=LR;\n  node [shape=box];\n  n0 [label=\"say \\\"no\\\"\\n2002\"];\n  n1 [label=\"C:\\\\ & #1 <b>\"];\n  n0 -> n1 [label=\"builds\\non\"];\n}\n"
        );
        assert_eq!(
            drawing.to_mermaid(),
            "flowchart LR\n  n0[\"say #34;no#34;<br/>2002\"]\n  n1[\"C:#92; #38; #35;1 #60;b#62;\"]\n  n0 -->|\"builds<br/>on\"| n1\n"
        );
    }
}
