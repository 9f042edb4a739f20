//! What `themes.ron` says.

use serde::Deserialize;

use crate::app::ThemeName;
use crate::app::own_theme::{Colour, OwnTheme};
use crate::model::fault::did_you_mean;
use crate::model::reader::{self, LocalFault};
use crate::model::split::Step::{Field, Item};
use crate::model::split::{Node, tree};

/// The sixteen colours that a terminal chooses itself, in the order of its table.
const NAMES: [&str; 16] = [
    "black",
    "red",
    "green",
    "yellow",
    "blue",
    "magenta",
    "cyan",
    "grey",
    "dark-grey",
    "light-red",
    "light-green",
    "light-yellow",
    "light-blue",
    "light-magenta",
    "light-cyan",
    "white",
];

/// The terminal's own text or background.
const TERMINAL: &str = "terminal";

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename = "Themes")]
struct Written {
    #[serde(default)]
    themes: Vec<WrittenTheme>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename = "Theme")]
struct WrittenTheme {
    name: String,
    base: String,
    text: Option<String>,
    ground: Option<String>,
    dim: Option<String>,
    heading: Option<String>,
    link: Option<String>,
    matched: Option<String>,
    warn: Option<String>,
    border: Option<String>,
    focus: Option<String>,
}

/// Reads the user's own themes.
pub(super) fn read(text: &str) -> Result<Vec<OwnTheme>, Vec<LocalFault>> {
    let written: Written = reader::read(text)?;
    let mut sheet = Sheet {
        text,
        root: tree(text),
        faults: Vec::new(),
        theme: 0,
    };
    let mut themes: Vec<OwnTheme> = Vec::new();
    for (nth, one) in written.themes.into_iter().enumerate() {
        sheet.theme = nth;
        sheet.name(&one.name, &themes);
        themes.push(OwnTheme {
            base: sheet.base(&one.base),
            text: sheet.colour("text", one.text.as_deref()),
            ground: sheet.colour("ground", one.ground.as_deref()),
            dim: sheet.colour("dim", one.dim.as_deref()),
            heading: sheet.colour("heading", one.heading.as_deref()),
            link: sheet.colour("link", one.link.as_deref()),
            matched: sheet.colour("matched", one.matched.as_deref()),
            warn: sheet.colour("warn", one.warn.as_deref()),
            border: sheet.colour("border", one.border.as_deref()),
            focus: sheet.colour("focus", one.focus.as_deref()),
            name: one.name,
        });
    }
    if sheet.faults.is_empty() {
        Ok(themes)
    } else {
        Err(sheet.faults)
    }
}

struct Sheet<'a> {
    text: &'a str,
    root: Node,
    faults: Vec<LocalFault>,
    /// Which theme is read.
    theme: usize,
}

impl Sheet<'_> {
    fn fault(&mut self, field: &str, what: String, help: String) {
        let steps = [Field("themes"), Item(self.theme), Field(field)];
        let span = self.root.place(self.text, &steps);
        self.faults.push(LocalFault { span, what, help });
    }

    fn name(&mut self, name: &str, before: &[OwnTheme]) {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let built_in = || ThemeName::ALL.into_iter().map(ThemeName::word);
        let (what, help) = if name.is_empty() || !name.chars().all(plain) {
            let help = "use lower-case letters, digits and hyphens";
            (format!("`{name}` cannot be the name of a theme"), help)
        } else if name == "auto" || built_in().any(|other| other == name) {
            let help = "choose another name; the theme itself can be the `base`";
            (format!("`{name}` is built in"), help)
        } else if before.iter().any(|other| other.name == name) {
            let help = "give each theme a name of its own";
            (format!("another theme is called `{name}`"), help)
        } else {
            return;
        };
        self.fault("name", what, help.to_owned());
    }

    fn base(&mut self, name: &str) -> ThemeName {
        let all = ThemeName::ALL
            .into_iter()
            .filter(|theme| *theme != ThemeName::Mono);
        if let Some(base) = all.clone().find(|theme| theme.word() == name) {
            return base;
        }
        if name == ThemeName::Mono.word() {
            let what = "`mono` has no colours that could differ".to_owned();
            self.fault("base", what, "name another base".to_owned());
            return ThemeName::Mono;
        }
        let known: Vec<&str> = all.map(ThemeName::word).collect();
        let help = did_you_mean(name, known.iter().copied()).map_or_else(
            || format!("it can be {}", known.join(", ")),
            |near| format!("did you mean `{near}`?"),
        );
        self.fault("base", format!("there is no theme `{name}` to begin from"), help);
        ThemeName::Terminal
    }

    fn colour(&mut self, field: &str, written: Option<&str>) -> Option<Colour> {
        let written = written?;
        let colour = parse(written);
        if colour.is_none() {
            let near = did_you_mean(written, NAMES.into_iter().chain([TERMINAL]));
            let help = near.map_or_else(
                || "write `#rrggbb`, a number to 255, `terminal` or a name such as `light-blue`".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            self.fault(field, format!("`{written}` is no colour"), help);
        }
        colour
    }
}

fn parse(written: &str) -> Option<Colour> {
    if let Some(digits) = written.strip_prefix('#') {
        let plain = digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit());
        let number = u32::from_str_radix(digits, 16).ok().filter(|_| plain)?;
        let [_, red, green, blue] = number.to_be_bytes();
        return Some(Colour::Rgb(red, green, blue));
    }
    if written == TERMINAL {
        return Some(Colour::Terminal);
    }
    let named = NAMES.iter().position(|name| *name == written);
    let number = named.and_then(|at| u8::try_from(at).ok());
    number.or_else(|| written.parse().ok()).map(Colour::Indexed)
}
