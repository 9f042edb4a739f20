//! CSV as RFC 4180 has it but for the ends of lines, which are LF as in all our output; safe to open in a spreadsheet.

use std::borrow::Cow;

use crate::text::clean;

/// Writes rows as CSV, the header row first.
///
/// # Errors
/// Fails if a row has another number of fields than the first one.
pub fn write<R, F>(rows: impl IntoIterator<Item = R>) -> Result<String, csv::Error>
where
    R: IntoIterator<Item = F>,
    F: AsRef<str>,
{
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        let fields: Vec<String> = row.into_iter().map(|field| field_of(field.as_ref())).collect();
        writer.write_record(fields)?;
    }
    let bytes = writer.into_inner().map_err(csv::IntoInnerError::into_error)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// A field without control characters that no spreadsheet takes for a formula: one that begins like a formula is quoted as text with `'`.
fn field_of(text: &str) -> String {
    let text: Cow<'_, str> = clean(text);
    let begins = text.trim_start().chars().next();
    if begins.is_some_and(|first| matches!(first, '=' | '+' | '-' | '@')) {
        format!("'{text}")
    } else {
        text.into_owned()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::write;

    #[test]
    fn fields_are_quoted_where_they_must_be_and_formulas_are_text() {
        let rows = [
            ["a", "b"],
            ["x, \"y\"", "=1+1"],
            [" @cmd", "two\nlines"],
            ["+1", "-1"],
        ];
        assert_eq!(
            write(rows).unwrap(),
            "a,b\n\"x, \"\"y\"\"\",'=1+1\n' @cmd,\"two\nlines\"\n'+1,'-1\n"
        );
    }

    #[test]
    fn rows_of_unequal_length_are_refused() {
        assert!(write([vec!["a", "b"], vec!["c"]]).is_err());
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back_and_never_a_formula(fields in prop::collection::vec("[ -~é日\n]{0,12}", 1..4)) {
            let text = write([fields.clone()]).unwrap();
            let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
            let record = reader.records().next();
            // A lone empty field is an empty line, which readers skip.
            prop_assume!(record.is_some());
            let record = record.unwrap().unwrap();
            for (read, field) in record.iter().zip(&fields) {
                prop_assert!(!read.trim_start().starts_with(['=', '+', '-', '@']));
                prop_assert_eq!(read.strip_prefix('\'').unwrap_or(read), field.strip_prefix('\'').unwrap_or(field));
            }
        }
    }
}
