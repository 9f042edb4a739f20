//! The user's editor, opened at a line; never through a shell.

use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::process::Command;

use crate::app::Spot;

/// A command with its arguments.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Editor {
    program: OsString,
    arguments: Vec<OsString>,
}

/// Editors that take `FILE:LINE:COLUMN`, and the argument that says so where there is one.
const BY_COLON: [(&str, &[&str]); 9] = [
    ("code", &["--goto"]),
    ("code-insiders", &["--goto"]),
    ("codium", &["--goto"]),
    ("cursor", &["--goto"]),
    ("hx", &[]),
    ("helix", &[]),
    ("subl", &[]),
    ("zed", &[]),
    ("zeditor", &[]),
];

/// The command that opens `path` at a place in the editor that `setting` names.
///
/// A setting may hold `{file}`, `{line}` and `{column}`; else the place is told as the editor is known to take it, or as
/// `+LINE FILE`, which vi began and most understand.
pub(super) fn command(setting: Option<&str>, path: &Path, spot: Spot) -> Result<Editor, String> {
    let setting = setting.ok_or("set EDITOR or VISUAL to have it opened")?;
    let mut words = words(setting)?.into_iter();
    let program = words.next().ok_or("EDITOR is empty")?;
    // What begins with a hyphen would be read as an option, and by vi with a plus as a command to run.
    let file = if matches!(path.as_os_str().as_encoded_bytes().first(), Some(b'-' | b'+')) {
        Path::new(".").join(path)
    } else {
        path.to_owned()
    };
    let mut arguments: Vec<OsString> = Vec::new();
    let mut placed = false;
    for word in words {
        placed |= word.contains("{file}");
        arguments.push(filled(&word, &file, spot));
    }
    if !placed {
        let name = Path::new(&program).file_stem().unwrap_or_default();
        match BY_COLON.iter().find(|(known, _)| name == OsStr::new(known)) {
            Some((_, options)) => {
                arguments.extend(options.iter().map(OsString::from));
                let mut told = file.into_os_string();
                told.push(format!(":{}:{}", spot.line, spot.column));
                arguments.push(told);
            }
            None => arguments.extend([format!("+{}", spot.line).into(), file.into_os_string()]),
        }
    }
    Ok(Editor {
        program: program.into(),
        arguments,
    })
}

/// The words of a setting, quotes taken off as a shell does; a file of exactly that name is one word.
fn words(setting: &str) -> Result<Vec<String>, String> {
    let setting = setting.trim();
    if Path::new(setting).is_file() {
        return Ok(vec![setting.to_owned()]);
    }
    shell_words::split(setting).map_err(|error| format!("EDITOR is `{setting}`: {error}"))
}

fn filled(word: &str, path: &Path, spot: Spot) -> OsString {
    let word = word
        .replace("{line}", &spot.line.to_string())
        .replace("{column}", &spot.column.to_string());
    let mut filled = OsString::new();
    for (nth, piece) in word.split("{file}").enumerate() {
        if nth > 0 {
            filled.push(path);
        }
        filled.push(piece);
    }
    filled
}

impl Editor {
    /// Runs it to its end; the error is a sentence.
    pub(super) fn run(&self) -> Result<(), String> {
        let name = Path::new(&self.program).display();
        match Command::new(&self.program).args(&self.arguments).status() {
            Ok(status) if status.success() => Ok(()),
            Ok(status) => Err(format!("the editor `{name}` ended with {status}")),
            Err(error) => Err(format!("the editor `{name}` cannot be started: {error}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SPOT: Spot = Spot {
        file: 0,
        line: 12,
        column: 5,
    };

    fn told(setting: &str, path: &str) -> Vec<String> {
        let editor = command(Some(setting), Path::new(path), SPOT).unwrap();
        std::iter::once(editor.program)
            .chain(editor.arguments)
            .map(|word| word.into_string().unwrap())
            .collect()
    }

    #[test]
    fn the_place_is_told_as_the_editor_takes_it() {
        let cases: [(&str, &[&str]); 8] = [
            ("vi", &["vi", "+12", "my.ron"]),
            (
                "emacsclient -t -a ''",
                &["emacsclient", "-t", "-a", "", "+12", "my.ron"],
            ),
            (
                "/usr/bin/code --wait",
                &["/usr/bin/code", "--wait", "--goto", "my.ron:12:5"],
            ),
            ("hx", &["hx", "my.ron:12:5"]),
            (
                "'/opt/My Editor/run' -f",
                &["/opt/My Editor/run", "-f", "+12", "my.ron"],
            ),
            ("\"a \\\"b\\\"\" c", &["a \"b\"", "c", "+12", "my.ron"]),
            ("ed --at={line}:{column} {file}", &["ed", "--at=12:5", "my.ron"]),
            (
                "vi ; rm -rf $HOME",
                &["vi", ";", "rm", "-rf", "$HOME", "+12", "my.ron"],
            ),
        ];
        for (setting, words) in cases {
            assert_eq!(told(setting, "my.ron"), words, "{setting}");
        }
    }

    #[test]
    fn no_path_is_read_as_an_option_or_cut_at_its_spaces() {
        assert_eq!(told("vi", "-c.ron"), ["vi", "+12", "./-c.ron"]);
        assert_eq!(told("vi", "+!sh|.ron"), ["vi", "+12", "./+!sh|.ron"]);
        assert_eq!(told("vi {file}", "+!sh|.ron"), ["vi", "./+!sh|.ron"]);
        assert_eq!(
            told("vi", "/my files/a'b\".ron"),
            ["vi", "+12", "/my files/a'b\".ron"]
        );
    }

    #[test]
    fn a_program_whose_path_has_spaces_needs_no_quotes() {
        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join("my editor");
        std::fs::write(&program, "").unwrap();
        let setting = program.to_str().unwrap();
        assert_eq!(told(setting, "my.ron"), [setting, "+12", "my.ron"]);
    }

    #[test]
    fn what_cannot_be_run_is_told() {
        let refused = |setting| command(setting, Path::new("my.ron"), SPOT).unwrap_err();
        assert_eq!(refused(None), "set EDITOR or VISUAL to have it opened");
        assert_eq!(refused(Some("vi 'x")), "EDITOR is `vi 'x`: missing closing quote");
        let editor = command(Some("/no/such/editor"), Path::new("my.ron"), SPOT).unwrap();
        assert!(
            editor
                .run()
                .unwrap_err()
                .starts_with("the editor `/no/such/editor` cannot be started")
        );
    }
}
