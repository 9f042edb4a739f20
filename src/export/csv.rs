//! CSV as RFC 4180 has it, and nothing in it that a spreadsheet would compute.

use std::borrow::Cow;

use csv::{Terminator, WriterBuilder};

use crate::text::clean_line;

/// Writes rows as CSV, the header row first.
///
/// # Errors
/// Fails if a row has another number of fields than the first one.
pub fn write<R, F>(rows: impl IntoIterator<Item = R>) -> Result<String, csv::Error>
where
    R: IntoIterator<Item = F>,
    F: AsRef<str>,
{
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(Vec::new());
    for row in rows {
        let cells: Vec<String> = row
            .into_iter()
            .map(|cell| harmless(cell.as_ref()).into_owned())
            .collect();
        writer.write_record(cells)?;
    }
    let bytes = writer.into_inner().map_err(csv::IntoInnerError::into_error)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// `cell` on one line, and as text even for a spreadsheet that takes a leading `=`, `+`, `-` or `@` for a formula.
fn harmless(cell: &str) -> Cow<'_, str> {
    let cell = clean_line(cell);
    let formula = |c: char| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠');
    if cell.trim_start().starts_with(formula) {
        Cow::Owned(format!("'{cell}"))
    } else {
        cell
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
            "a,b\r\n\"x, \"\"y\"\"\",'=1+1\r\n' @cmd,two lines\r\n'+1,'-1\r\n"
        );
    }

    #[test]
    fn rows_of_unequal_length_are_refused() {
        assert!(write([vec!["a", "b"], vec!["c"]]).is_err());
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back_and_never_a_formula(fields in prop::collection::vec("[ -~é日]{0,12}", 1..4)) {
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
