//! What `config.ron` says.

use std::path::{Path, PathBuf};

use etcetera::home_dir;
use serde::Deserialize;

use crate::app::ThemeName;
use crate::app::own_theme::OwnTheme;
use crate::model::fault::did_you_mean;
use crate::model::reader::{self, LocalFault};
use crate::model::split::Step::Field;
use crate::model::split::tree;

/// What `config.ron` says; options of the command line and variables count more.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default, rename = "Config")]
pub struct Settings {
    /// The theme to begin with.
    pub theme: Option<String>,
    /// Whether our own characters are drawn in ASCII.
    pub ascii: bool,
    /// The cells that the terminal gives letters of ambiguous width.
    pub ambiguous_width: u8,
    /// Whether the mouse is taken from the start.
    pub mouse: bool,
    /// The dataset and the layers over it; none: the one inside the program.
    pub data: Vec<PathBuf>,
    /// The editor with its arguments; none: `$VISUAL` or `$EDITOR`.
    pub editor: Option<String>,
    /// The program that opens addresses, with its arguments; none: nothing is ever opened.
    pub browser: Option<String>,
    /// Whether the explorer reopens where it was left.
    pub reopen: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: None,
            ascii: false,
            ambiguous_width: 1,
            mouse: false,
            data: Vec::new(),
            editor: None,
            browser: None,
            reopen: true,
        }
    }
}

/// Reads the settings; a theme must be one there is.
pub(super) fn read(text: &str, folder: Option<&Path>, own: &[OwnTheme]) -> Result<Settings, Vec<LocalFault>> {
    let settings = shape(text, folder)?;
    if !matches!(settings.ambiguous_width, 1 | 2) {
        return Err(vec![LocalFault {
            span: tree(text).place(text, &[Field("ambiguous_width")]),
            what: format!("no letter is {} cells wide", settings.ambiguous_width),
            help: "write 1 or 2".to_owned(),
        }]);
    }
    let mut known = vec!["auto"];
    known.extend(ThemeName::ALL.map(ThemeName::word));
    known.extend(own.iter().map(|own| own.name.as_str()));
    match &settings.theme {
        Some(theme) if !known.contains(&theme.as_str()) => {
            let help = did_you_mean(theme, known.iter().copied()).map_or_else(
                || format!("it can be {}", known.join(", ")),
                |near| format!("did you mean `{near}`?"),
            );
            Err(vec![LocalFault {
                span: tree(text).place(text, &[Field("theme")]),
                what: format!("there is no theme `{theme}`"),
                help,
            }])
        }
        _ => Ok(settings),
    }
}

/// Reads the settings; a path is relative to the folder of the file, and `~` is the user's home.
pub(super) fn shape(text: &str, folder: Option<&Path>) -> Result<Settings, Vec<LocalFault>> {
    let mut settings: Settings = reader::read(text)?;
    for path in &mut settings.data {
        *path = match (path.strip_prefix("~"), home_dir()) {
            (Ok(rest), Ok(home)) => home.join(rest),
            _ => folder.map_or_else(|| path.clone(), |folder| folder.join(&*path)),
        };
    }
    Ok(settings)
}
