//! A citation as BibTeX. Both families are served: BibTeX proper reads `year` and `month`, BibLaTeX `date`, which is EDTF
//! as ours is.

use std::fmt::Write as _;

use super::{Kind, Reference};
use crate::model::date::{Edtf, Precision, Side};

/// The months as BibTeX knows them, so that a style can name them in its own language.
const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// One entry. Braces around names and titles keep their capitals and keep a body's name from being cut into given and
/// family name.
pub(super) fn render(reference: &Reference) -> String {
    let mut out = format!("@misc{{{},\n", reference.key);
    let whole = |text: &str| format!("{{{{{}}}}}", escape(text));
    let plain = |text: &str| format!("{{{}}}", escape(text));
    let authors: Vec<String> = reference
        .authors
        .iter()
        .map(|author| format!("{{{}}}", escape(author)))
        .collect();
    let mut fields = Vec::new();
    if !authors.is_empty() {
        fields.push(("author", format!("{{{}}}", authors.join(" and "))));
    }
    fields.push(("title", whole(&reference.title)));
    if let Some(date) = reference.date {
        fields.extend(dates(date));
    }
    let howpublished = match reference.kind {
        Kind::Entry => format!("In: {}, edition {}", reference.within, reference.edition),
        _ => reference.genre.clone(),
    };
    let version = if reference.kind == Kind::Dataset {
        &reference.edition
    } else {
        ""
    };
    let notes = reference.notes.join("; ");
    let texts = [
        ("howpublished", howpublished.as_str()),
        ("version", version),
        ("organization", &reference.organisation),
        ("address", &reference.place),
        ("note", &notes),
    ];
    let told = texts.into_iter().filter(|(_, text)| !text.is_empty());
    fields.extend(told.map(|(name, text)| (name, plain(text))));
    if let Some(url) = &reference.url {
        fields.push(("url", format!("{{{}}}", address(url))));
        fields.extend(reference.read.map(|read| ("urldate", format!("{{{read}}}"))));
    }
    for (name, value) in fields {
        // Writing to a `String` cannot fail.
        let _written = writeln!(out, "  {name} = {value},");
    }
    out.push_str("}\n");
    out
}

/// `date` as it is known; `year` in words where it is no plain year, `month` only where it is known without doubt.
fn dates(date: Edtf) -> Vec<(&'static str, String)> {
    let mut fields = vec![("date", format!("{{{date}}}"))];
    let sure = matches!(date.start(), Side::At(moment) if moment.precision() >= Precision::Year);
    if !sure || date.is_uncertain() {
        fields.push(("year", format!("{{{}}}", escape(&date.human()))));
        return fields;
    }
    let moment = date.named();
    fields.push(("year", format!("{{{:04}}}", moment.first().year())));
    if moment.precision() >= Precision::Month {
        let month = usize::try_from(moment.first().month()).unwrap_or_default();
        let name = month.checked_sub(1).and_then(|at| MONTHS.get(at));
        fields.extend(name.map(|name| ("month", (*name).to_owned())));
    }
    fields
}

/// `text` with what TeX would obey made plain; braces stay balanced, since BibTeX counts even escaped ones.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("{\\textbackslash}"),
            '{' => out.push_str("{\\textbraceleft}"),
            '}' => out.push_str("{\\textbraceright}"),
            '~' => out.push_str("{\\textasciitilde}"),
            '^' => out.push_str("{\\textasciicircum}"),
            '$' | '&' | '%' | '#' | '_' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

/// An address stands as it is, but for what would end the field.
fn address(url: &str) -> String {
    let encoded = url.replace('{', "%7B").replace('}', "%7D").replace('\\', "%5C");
    encoded.replace(' ', "%20")
}
