//! Files that the explorer is asked to write.

use std::path::{Path, PathBuf};

use crate::app::Unwritten;
use crate::save::save;
use crate::text::clean_lines;

/// Writes a text to the file that was named, and tells where it is now.
pub(super) fn write(name: &str, text: &str, replace: bool) -> Result<String, Unwritten> {
    let path = at_home(name);
    let text = clean_lines(text);
    save(&path, &text, replace)?;
    let whole = path.canonicalize().unwrap_or(path);
    Ok(format!("wrote {} bytes to {}", text.len(), whole.display()))
}

/// `~/` at the beginning is the user's folder, as shells have it.
fn at_home(name: &str) -> PathBuf {
    let home = name.strip_prefix("~/").zip(etcetera::home_dir().ok());
    home.map_or_else(|| Path::new(name).to_owned(), |(rest, home)| home.join(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_written_once_and_replaced_only_when_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        let name = path.display().to_string();
        let whole = folder.path().canonicalize().unwrap().join("a.md");
        let told = format!("wrote 3 bytes to {}", whole.display());
        assert_eq!(write(&name, "one", false), Ok(told.clone()));
        assert_eq!(write(&name, "two", false), Err(Unwritten::Taken));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "one");
        assert_eq!(write(&name, "two", true), Ok(told));
        let nowhere = write("no/such/folder/a.md", "x", false);
        assert!(
            matches!(&nowhere, Err(Unwritten::Failed(error)) if error.contains("its folder does not exist")),
            "{nowhere:?}"
        );
    }

    #[test]
    fn the_users_folder_is_meant_by_its_sign() {
        let home = etcetera::home_dir().unwrap();
        assert_eq!(at_home("~/a.md"), home.join("a.md"));
        assert_eq!(at_home("a~/b"), Path::new("a~/b"));
    }
}
