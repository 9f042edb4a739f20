//! The structure as a graph: which body reports, or reported, to which.

use std::fmt::Write as _;

use super::graph::Language;
use crate::model::{Atlas, Id};
use crate::text::clean_line;

/// The bodies of the organisation itself, and who reports to whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Structure {
    /// The name of the whole.
    pub title: String,
    /// The bodies, in the order of the dataset.
    pub nodes: Vec<Node>,
    /// The lines of reporting.
    pub edges: Vec<Edge>,
}

/// A body in the graph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Its id.
    pub id: String,
    /// Its short name.
    pub short: String,
    /// Its full name, and when it existed in words.
    pub name: String,
    /// Whether it has ended, or may have.
    pub past: bool,
}

/// A line of reporting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edge {
    /// Id of the body above.
    pub above: String,
    /// Id of the body below.
    pub below: String,
    /// Of a line that a later one took the place of: when it held, in words.
    pub former: Option<String>,
}

/// The structure of the organisation.
pub fn structure(atlas: &Atlas) -> Structure {
    let inside = |id: Id| atlas.body(id).is_some_and(|body| body.kind.is_inside());
    let bodies = || atlas.bodies().filter(|(id, _)| inside(*id));
    let nodes = bodies().map(|(id, body)| {
        let life = body
            .life
            .map_or_else(|| "dates not known".to_owned(), crate::model::date::Edtf::human);
        Node {
            id: body.id.clone(),
            short: clean_line(&body.short).into_owned(),
            name: format!("{} ({life})", clean_line(&body.name)),
            past: atlas.is_past(id),
        }
    });
    let edges = bodies().flat_map(|(_, body)| {
        let last = body.parents.len().saturating_sub(1);
        let parents = body.parents.iter().enumerate();
        let drawn = parents.filter(|(_, parent)| atlas.find(&parent.body).is_some_and(inside));
        drawn.map(move |(at, parent)| Edge {
            above: parent.body.clone(),
            below: body.id.clone(),
            former: (at < last).then(|| {
                parent
                    .span
                    .map_or_else(|| "earlier".to_owned(), crate::model::date::Edtf::human)
            }),
        })
    });
    Structure {
        title: match atlas.past() {
            Some(past) => format!("{}, as of {}", clean_line(&atlas.head().title), past.day),
            None => clean_line(&atlas.head().title).into_owned(),
        },
        nodes: nodes.collect(),
        edges: edges.collect(),
    }
}

impl Structure {
    /// The graph in this language.
    pub fn write(&self, language: Language) -> String {
        match language {
            Language::Dot => self.to_dot(),
            Language::Mermaid => self.to_mermaid(),
        }
    }

    /// The graph in Graphviz' language. What has ended is dashed.
    pub fn to_dot(&self) -> String {
        let mut out = String::new();
        // Writing to a `String` cannot fail.
        let _written = write!(
            out,
            "digraph structure {{\n  graph [rankdir=LR, label={}, labelloc=t, fontname=\"sans-serif\"];\n  node [shape=box, style=rounded, fontname=\"sans-serif\"];\n  edge [arrowhead=none, fontname=\"sans-serif\", fontsize=10];\n",
            dot_string(&[&self.title])
        );
        for node in &self.nodes {
            let style = if node.past {
                ", style=\"rounded,dashed\""
            } else {
                ""
            };
            let label = dot_string(&[&node.short, &node.name]);
            let _written = writeln!(out, "  {} [label={label}{style}];", dot_string(&[&node.id]));
        }
        for edge in &self.edges {
            let ends = format!("{} -> {}", dot_string(&[&edge.above]), dot_string(&[&edge.below]));
            let _written = match &edge.former {
                Some(when) => writeln!(out, "  {ends} [style=dashed, label={}];", dot_string(&[when])),
                None => writeln!(out, "  {ends};"),
            };
        }
        out.push_str("}\n");
        out
    }

    /// The graph in Mermaid's language. What has ended is dashed.
    pub fn to_mermaid(&self) -> String {
        let mut out = String::from("flowchart LR\n");
        for node in &self.nodes {
            let past = if node.past { ":::past" } else { "" };
            let label = format!("{}<br/>{}", mermaid_text(&node.short), mermaid_text(&node.name));
            // Writing to a `String` cannot fail.
            let _written = writeln!(out, "  {}[\"{label}\"]{past}", mermaid_id(&node.id));
        }
        for edge in &self.edges {
            let (above, below) = (mermaid_id(&edge.above), mermaid_id(&edge.below));
            let _written = match &edge.former {
                Some(when) => writeln!(out, "  {above} -.-|\"{}\"| {below}", mermaid_text(when)),
                None => writeln!(out, "  {above} --- {below}"),
            };
        }
        out.push_str("  classDef past stroke-dasharray: 4 3\n");
        out
    }
}

/// A quoted string of Graphviz, a line each.
fn dot_string(lines: &[&str]) -> String {
    let escaped = lines
        .iter()
        .map(|line| line.replace('\\', "\\\\").replace('"', "\\\""));
    format!("\"{}\"", escaped.collect::<Vec<_>>().join("\\n"))
}

/// An id that is no word of Mermaid's own; ids hold no underscore, so none can meet.
fn mermaid_id(id: &str) -> String {
    format!("n_{}", id.replace('-', "_"))
}

/// Text in which Mermaid finds neither an end of the string nor HTML nor Markdown.
fn mermaid_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        // Writing to a `String` cannot fail.
        let _written = match c {
            '"' | '#' | '&' | '<' | '>' | '`' | '\\' | '*' | '_' => write!(out, "#{};", u32::from(c)),
            c => write!(out, "{c}"),
        };
    }
    out
}
