//! What a fault of `ron` means to the author of a dataset.

use ron::error::Error;

use crate::model::fault::did_you_mean;

/// What is wrong with `value` and what to do about it; `allowed` are the words it could be, if they are known.
pub(super) fn explain(code: &Error, value: &str, allowed: &[&str]) -> (String, String) {
    match code {
        Error::NoSuchStructField { expected, found, .. } => (
            format!("there is no field `{found}` here"),
            suggest(found, expected),
        ),
        Error::NoSuchEnumVariant { expected, found, .. } => (
            format!("`{}` is none of the words allowed here", short(found)),
            suggest(found, expected),
        ),
        Error::DuplicateStructField { field, .. } => (
            format!("the field `{field}` is given twice"),
            "keep one of the two".to_owned(),
        ),
        Error::ExpectedDifferentStructName { expected, found } => (
            format!("`{found}` does not belong here"),
            format!("write `{expected}( … )`, or only `( … )`"),
        ),
        Error::Message(message) => (message.clone(), "correct the value".to_owned()),
        Error::ExpectedMapColon => (
            "a colon is missing here".to_owned(),
            "fields are written `name: value,`".to_owned(),
        ),
        other => match expected(other) {
            Some(expected) => (
                format!("expected {}, found {}", expected.what(), found(value)),
                expected.remedy(value, allowed),
            ),
            None => (
                plain(&other.to_string()),
                "check commas, quotes and brackets here".to_owned(),
            ),
        },
    }
}

/// A kind of value.
#[derive(Debug, Clone, Copy)]
enum Expected {
    Text,
    Number,
    YesOrNo,
    List,
    Pairs,
    Record,
    Word,
    OneValue,
}

const fn expected(code: &Error) -> Option<Expected> {
    Some(match code {
        Error::ExpectedString => Expected::Text,
        Error::ExpectedInteger
        | Error::InvalidIntegerDigit { .. }
        | Error::IntegerOutOfBounds
        | Error::UnderscoreAtBeginning => Expected::Number,
        Error::ExpectedBoolean => Expected::YesOrNo,
        Error::ExpectedArray => Expected::List,
        Error::ExpectedMap => Expected::Pairs,
        Error::ExpectedStructLike | Error::ExpectedNamedStructLike(_) => Expected::Record,
        Error::ExpectedIdentifier | Error::SuggestRawIdentifier(_) | Error::InvalidIdentifier(_) => {
            Expected::Word
        }
        Error::ExpectedOptionEnd => Expected::OneValue,
        _ => return None,
    })
}

impl Expected {
    const fn what(self) -> &'static str {
        match self {
            Self::Text => "a text in quotes",
            Self::Number => "a whole number from 0 up",
            Self::YesOrNo => "`true` or `false`",
            Self::List => "a list",
            Self::Pairs => "pairs in braces",
            Self::Record => "fields in round brackets",
            Self::Word => "a word without quotes",
            Self::OneValue => "one value in `Some( )`",
        }
    }

    fn remedy(self, value: &str, allowed: &[&str]) -> String {
        let bare = bare(value);
        let quoted = is_text(bare);
        let inside = bare
            .trim_matches(|c| matches!(c, '"' | '\'' | '[' | ']' | '(' | ')'))
            .trim();
        let absent = matches!(bare, "" | "none" | "None" | "null" | "nil");
        match self {
            Self::Text if absent => "write a text in quotes".to_owned(),
            Self::Text if quoted && bare != value => format!("write {} alone", short(bare)),
            Self::Text if bare.starts_with('{') || bare.contains(',') => {
                "write one text in quotes".to_owned()
            }
            Self::Text => format!("write `\"{}\"`", short(inside)),
            Self::Number => match inside.trim_start_matches(['-', '+']) {
                digits
                    if !digits.is_empty()
                        && digits.len() < 10
                        && digits.bytes().all(|b| b.is_ascii_digit()) =>
                {
                    format!("write a number without quotes or sign, such as `{digits}`")
                }
                _ => "write a number of digits alone, such as `12`".to_owned(),
            },
            Self::YesOrNo => match inside {
                "1" | "yes" | "true" | "True" => "write `true`".to_owned(),
                "0" | "no" | "false" | "False" => "write `false`".to_owned(),
                _ => "write `true` or `false`, without quotes".to_owned(),
            },
            Self::List if quoted => format!("write `[{}]`", short(bare)),
            Self::List if bare.starts_with("(\"") && !bare.contains(':') => {
                format!("write `[{}]`", short(bare.trim_matches(['(', ')'])))
            }
            Self::List => "write `[ … ]`; an empty list is `[]`".to_owned(),
            Self::Pairs => "write `{name: value}`; no pairs are `{}`".to_owned(),
            Self::Record => "write `(name: value, …)`".to_owned(),
            Self::Word if quoted && allowed.contains(&inside) => format!("write `{inside}`"),
            Self::Word if allowed.is_empty() => "write a word without quotes".to_owned(),
            Self::Word => suggest(inside, allowed),
            Self::OneValue => "write the value alone, without `Some( )`".to_owned(),
        }
    }
}

/// What stands there, in words.
fn found(value: &str) -> String {
    let shown = short(value);
    match value.bytes().next() {
        None => "nothing".to_owned(),
        Some(b'"') => format!("the text {shown}"),
        Some(b'\'') => format!("the letter {shown}"),
        Some(b'[') => format!("the list {shown}"),
        Some(b'{') => format!("the pairs {shown}"),
        Some(b'0'..=b'9' | b'-' | b'+' | b'.') => format!("the number {shown}"),
        Some(b'r') if is_text(value) => format!("the text {shown}"),
        Some(_) => format!("`{shown}`"),
    }
}

/// The value inside of brackets that only wrap it: `Some(Some("x"))` and `["x"]` hold `"x"`.
fn bare(value: &str) -> &str {
    let mut bare = value.trim();
    while let Some(inside) = bare
        .strip_prefix("Some(")
        .and_then(|rest| rest.strip_suffix(')'))
        .or_else(|| bare.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')))
    {
        bare = inside.trim().trim_end_matches(',');
    }
    bare
}

fn is_text(value: &str) -> bool {
    let raw = value.trim_start_matches('r').trim_start_matches('#');
    let quotes = value.matches('"').count() - value.matches("\\\"").count();
    raw.starts_with('"') && value.ends_with(['"', '#']) && quotes == 2
}

/// The beginning of a value, on one line.
fn short(value: &str) -> String {
    const MOST: usize = 40;
    let line = value.lines().next().unwrap_or_default();
    if line.len() == value.len() && value.chars().count() <= MOST {
        return value.to_owned();
    }
    line.chars().take(MOST).chain(['…']).collect()
}

fn suggest(found: &str, expected: &[&str]) -> String {
    did_you_mean(found, expected.iter().copied()).map_or_else(
        || {
            let words: Vec<String> = expected.iter().map(|word| format!("`{word}`")).collect();
            format!("it can be {}", words.join(", "))
        },
        |word| format!("did you mean `{word}`?"),
    )
}

fn plain(message: &str) -> String {
    let mut letters = message.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
