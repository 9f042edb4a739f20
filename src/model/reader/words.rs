//! What a fault of `ron` means to the author of a dataset.

use ron::error::Error;

use crate::model::fault::did_you_mean;

/// Whether a fault is reported at the name of a field.
pub(super) const fn is_about_a_name(code: &Error) -> bool {
    matches!(
        code,
        Error::NoSuchStructField { .. } | Error::DuplicateStructField { .. }
    )
}

/// Whether a fault is reported at a value.
pub(super) const fn is_about_a_value(code: &Error) -> bool {
    matches!(
        code,
        Error::NoSuchEnumVariant { .. } | Error::InvalidValueForType { .. } | Error::Message(_)
    )
}

/// What is wrong and what to do about it.
pub(super) fn explain(code: &Error) -> (String, String) {
    let list = |words: &[&str]| {
        words
            .iter()
            .map(|w| format!("`{w}`"))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let suggest = |found: &str, expected: &'static [&'static str]| match did_you_mean(
        found,
        expected.iter().copied(),
    ) {
        Some(word) => format!("did you mean `{word}`?"),
        None => format!("it can be {}", list(expected)),
    };
    match code {
        Error::NoSuchStructField { expected, found, .. } => (
            format!("there is no field `{found}` here"),
            suggest(found, expected),
        ),
        Error::NoSuchEnumVariant { expected, found, .. } => (
            format!("`{found}` is none of the words allowed here"),
            suggest(found, expected),
        ),
        Error::DuplicateStructField { field, .. } => (
            format!("the field `{field}` is given twice"),
            "keep one of the two".to_owned(),
        ),
        Error::InvalidValueForType { expected, found } => (
            format!("expected {expected}, found {found}"),
            "write a value of that kind".to_owned(),
        ),
        Error::Message(message) => (message.clone(), "correct the value".to_owned()),
        other => (
            plain(&other.to_string()),
            "check commas, quotes and brackets here".to_owned(),
        ),
    }
}

fn plain(message: &str) -> String {
    let mut letters = message.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
