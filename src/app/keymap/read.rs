//! Rows of a keymap from text, laid over those that hold already.

use serde::Deserialize;

use super::{Binding, Keymap, Scope};
use crate::app::action::Action;
use crate::key::{self, Key};
use crate::model::fault::{did_you_mean, place};
use crate::model::reader::{self, LocalFault};
use crate::model::split::Step::{Field, Item};
use crate::model::split::{Node, Step, tree};

/// What a row runs that only takes keys away.
const NOTHING: &str = "none";

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename = "Keys")]
struct Written {
    #[serde(default)]
    rows: Vec<WrittenRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenRow {
    at: Scope,
    on: Vec<String>,
    run: String,
    #[serde(default)]
    hint: String,
}

/// One sequence of keys of a row that is laid over the others.
struct Claim {
    scope: Scope,
    keys: Vec<Key>,
    /// None: it only takes the keys away.
    action: Option<Action>,
    /// The row and the sequence in it.
    at: (usize, usize),
}

impl Claim {
    fn steps(&self) -> [Step<'static>; 4] {
        [Field("rows"), Item(self.at.0), Field("on"), Item(self.at.1)]
    }

    const fn name(&self) -> &'static str {
        match self.action {
            Some(action) => action.name(),
            None => NOTHING,
        }
    }
}

/// The text of a keymap with what is wrong with it so far.
struct Sheet<'a> {
    text: &'a str,
    root: Node,
    faults: Vec<LocalFault>,
}

impl Sheet<'_> {
    fn fault(&mut self, steps: &[Step<'_>], what: impl Into<String>, help: impl Into<String>) {
        self.faults.push(LocalFault {
            span: self.root.place(self.text, steps),
            what: what.into(),
            help: help.into(),
        });
    }

    fn line(&self, claim: &Claim) -> usize {
        let span = self.root.place(self.text, &claim.steps());
        place(self.text, span.start).line
    }
}

impl Keymap {
    /// This keymap with the rows of `text` over it: their keys are taken from the rows of the same place that had them.
    ///
    /// Keys that would leave others out of reach are refused.
    pub(crate) fn with(&self, text: &str) -> Result<Self, Vec<LocalFault>> {
        let written: Written = reader::read(text)?;
        let mut sheet = Sheet {
            text,
            root: tree(text),
            faults: Vec::new(),
        };
        let claims = self.claims(&mut sheet, &written);
        for (nth, claim) in claims.iter().enumerate() {
            self.check(&mut sheet, claim, claims.get(..nth).unwrap_or_default(), &claims);
        }
        if sheet.faults.is_empty() {
            Ok(self.laid_over(written, &claims))
        } else {
            Err(sheet.faults)
        }
    }

    fn claims(&self, sheet: &mut Sheet<'_>, written: &Written) -> Vec<Claim> {
        let mut claims = Vec::new();
        for (row, one) in written.rows.iter().enumerate() {
            let action = Action::find(&one.run);
            let known = action.is_some() || one.run == NOTHING && !self.rows.is_empty();
            if !known {
                let names = Action::ALL.iter().map(|action| action.name());
                let help = did_you_mean(&one.run, names).map_or_else(
                    || "`plenary keys` lists all actions".to_owned(),
                    |near| format!("did you mean `{near}`?"),
                );
                let steps = [Field("rows"), Item(row), Field("run")];
                sheet.fault(&steps, format!("there is no action `{}`", one.run), help);
            }
            for (nth, keys) in one.on.iter().enumerate() {
                let at = (row, nth);
                let steps = [Field("rows"), Item(row), Field("on"), Item(nth)];
                match key::parse(keys) {
                    Ok(keys) if keys.is_empty() => {
                        sheet.fault(&steps, "no key is named here", "write a key, such as `j`");
                    }
                    Ok(keys) if known => claims.push(Claim {
                        scope: one.at,
                        keys,
                        action,
                        at,
                    }),
                    Ok(_) => {}
                    Err(error) => {
                        let what = format!("`{}` is no key", error.0);
                        sheet.fault(&steps, what, error.help());
                    }
                }
            }
        }
        claims
    }

    /// Holds a claim against those before it and against the rows below that no claim takes the keys from.
    fn check(&self, sheet: &mut Sheet<'_>, claim: &Claim, before: &[Claim], all: &[Claim]) {
        let shown = key::print(&claim.keys);
        let rival = before.iter().find(|other| {
            other.scope == claim.scope
                && (other.keys == claim.keys
                    || claim.action.is_some() && other.action.is_some() && overlap(&other.keys, &claim.keys))
        });
        if let Some(other) = rival {
            let place = format!("in the same place (line {})", sheet.line(other));
            let what = clash(
                (&shown, claim.name()),
                (&key::print(&other.keys), other.name()),
                &place,
            );
            sheet.fault(&claim.steps(), what, "choose other keys for one of the two rows");
            return;
        }
        let below = || self.rows.iter().filter(|row| row.scope == claim.scope);
        let taken = |keys: &Vec<Key>| {
            all.iter()
                .any(|one| one.scope == claim.scope && one.keys == *keys)
        };
        if claim.action.is_none() {
            if !below().any(|row| row.keys.contains(&claim.keys)) {
                let what = format!("`{shown}` does nothing in this place anyway");
                sheet.fault(
                    &claim.steps(),
                    what,
                    "take it out, or correct the keys or the place",
                );
            }
            return;
        }
        let rival = below().find_map(|row| {
            let keys = row
                .keys
                .iter()
                .find(|keys| overlap(keys, &claim.keys) && !taken(keys))?;
            Some((key::print(keys), row.action.name()))
        });
        if let Some((keys, name)) = rival {
            let what = clash(
                (&shown, claim.name()),
                (&keys, name),
                "in the same place (a default)",
            );
            let help = format!(
                "choose other keys, or free those with `(at: …, on: [\"{keys}\"], run: \"{NOTHING}\")`"
            );
            sheet.fault(&claim.steps(), what, help);
        }
    }

    fn laid_over(&self, written: Written, claims: &[Claim]) -> Self {
        let taken =
            |scope: Scope, keys: &Vec<Key>| claims.iter().any(|one| one.scope == scope && one.keys == *keys);
        let mut below: Vec<Binding> = self.rows.clone();
        for row in &mut below {
            row.keys.retain(|keys| !taken(row.scope, keys));
        }
        let mut rows = Vec::new();
        for (nth, one) in written.rows.into_iter().enumerate() {
            let mine = claims.iter().filter(|claim| claim.at.0 == nth);
            let Some(action) = Action::find(&one.run) else {
                continue;
            };
            let mut hint = one.hint;
            let known = below
                .iter_mut()
                .find(|row| row.scope == one.at && row.action == action && !row.hint.is_empty());
            // The footer goes on to name the action, by the key that the user chose.
            if let Some(known) = known {
                let kept = std::mem::take(&mut known.hint);
                hint = if hint.is_empty() { kept } else { hint };
            }
            rows.push(Binding {
                scope: one.at,
                keys: mine.map(|claim| claim.keys.clone()).collect(),
                action,
                hint,
            });
        }
        rows.extend(below);
        rows.retain(|row| !row.keys.is_empty());
        Self { rows }
    }
}

/// Whether one sequence is the beginning of the other, or both are the same.
fn overlap(one: &[Key], other: &[Key]) -> bool {
    one.starts_with(other) || other.starts_with(one)
}

fn clash((mine, my_action): (&str, &str), (other, other_action): (&str, &str), place: &str) -> String {
    if mine == other {
        format!("`{mine}` of `{my_action}` is bound to `{other_action}` {place}")
    } else if mine.starts_with(other) {
        format!("`{mine}` of `{my_action}` begins with `{other}`, which is bound to `{other_action}` {place}")
    } else {
        format!("`{mine}` of `{my_action}` begins `{other}`, which is bound to `{other_action}` {place}")
    }
}
