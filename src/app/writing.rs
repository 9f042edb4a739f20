//! Writing what was chosen: its text, the name of its file, and what the loop says of it.

use super::exporting::{Form, Naming, Offer, What};
use super::input::Input;
use super::overlay::Overlay;
use super::sheet::{Sheet, Subject};
use super::then::Then;
use super::view::View;
use super::{App, Effect};
use crate::briefing::handout::{self, Handout, Notes};
use crate::cite::{Cited, cite};
use crate::coverage::Matrix;
use crate::export::graph::Drawing;
use crate::export::structure_graph::structure;
use crate::export::{self, ExportError, Format, csv, json, records};
use crate::lineage::{Graph, Lineage};
use crate::model::history::AsOf;
use crate::model::{Atlas, Id};
use crate::{doubt, save};

/// The columns of what is written as text, as the commands have it.
const COLUMNS: usize = 80;

/// What is typed to have a file replaced.
const YES: &str = "yes";

/// Why a file was not written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unwritten {
    /// There is one of that name already.
    Taken,
    /// The system or the name did not allow it.
    Failed(String),
}

impl From<save::SaveError> for Unwritten {
    fn from(error: save::SaveError) -> Self {
        match error {
            save::SaveError::Exists(_) => Self::Taken,
            error => Self::Failed(error.to_string()),
        }
    }
}

impl App {
    /// Writes to the file that was named; `yes` replaces the one that is there.
    pub(super) fn write(&mut self, mut naming: Box<Naming>) -> Effect {
        let typed = naming.input.text().trim().to_owned();
        if typed.is_empty() {
            self.say("type a name for the file");
            self.overlay = Some(Overlay::Naming(naming));
            return Effect::None;
        }
        let (path, replace) = match naming.taken.take() {
            Some(taken) if typed == YES => (taken, true),
            _ => (typed, false),
        };
        let text = match self.written(&naming.offer) {
            Ok(text) => text,
            Err(error) => {
                self.say(error.to_string());
                return Effect::None;
            }
        };
        naming.input = Input::default();
        naming.input.insert(&path);
        self.overlay = Some(Overlay::Naming(naming));
        Effect::Write { path, text, replace }
    }

    /// Tells what came of writing: done, or a question, or a name to be typed anew.
    pub(super) fn was_written(&mut self, result: Result<String, Unwritten>) {
        match (result, self.overlay.take()) {
            (Ok(told), _) => self.say(told),
            (Err(Unwritten::Taken), Some(Overlay::Naming(mut naming))) => {
                naming.taken = Some(naming.input.text().to_owned());
                naming.input.clear();
                self.overlay = Some(Overlay::Naming(naming));
            }
            (Err(Unwritten::Taken), overlay) => self.overlay = overlay,
            (Err(Unwritten::Failed(error)), overlay) => {
                self.say(error);
                self.overlay = overlay;
            }
        }
    }

    /// The text of what was chosen, as the commands print it.
    fn written(&self, offer: &Offer) -> Result<String, ExportError> {
        let atlas = &*self.atlas;
        match (offer.what, offer.form) {
            (What::View, form) => self.written_view(form),
            (What::Record(id), Form::As(Format::Text)) if self.then().is_some() => {
                Ok(self.page_of(id).to_text(COLUMNS))
            }
            (What::Record(id), Form::As(Format::Markdown)) if self.then().is_some() => {
                Ok(self.page_of(id).to_markdown())
            }
            (What::Record(id), Form::Graph(language)) => {
                Ok(Drawing::from(&Lineage::new(atlas, id).graph(atlas, 1)).write(language))
            }
            (What::Structure, Form::Graph(language)) => Ok(structure(atlas).write(language)),
            (What::Edition, Form::Cited(style)) => Ok(cite(atlas, &[Cited::Edition], style)?),
            (What::Narrowed, form) => self.written_narrowed(form),
            (What::Handout, form) => self.written_handout(form, Notes::Without),
            (What::Notes, form) => self.written_handout(form, Notes::With),
            (what, form) => list(atlas, &self.ids_of(what), form),
        }
    }

    /// The records that are meant.
    fn ids_of(&self, what: What) -> Vec<Id> {
        match what {
            What::Record(id) => vec![id],
            What::All => self.atlas.entries().map(|(id, _)| id).collect(),
            What::Structure => self.atlas.bodies().map(|(id, _)| id).collect(),
            What::Dataset => {
                let names = self.atlas.names();
                let mut ids: Vec<Id> = names
                    .into_iter()
                    .filter_map(|name| self.atlas.find(name))
                    .collect();
                ids.sort_unstable();
                ids
            }
            What::Narrowed | What::View | What::Edition | What::Handout | What::Notes => Vec::new(),
        }
    }

    /// What the panes are narrowed to, and where a date is set as it stood then.
    fn written_narrowed(&self, form: Form) -> Result<String, ExportError> {
        let Some(then) = self.then() else {
            return list(&self.atlas, &self.narrowed(), form);
        };
        let past = then.at().atlas(&self.atlas)?;
        let names = self.narrowed().into_iter().map(|id| self.atlas.name(id));
        let ids: Vec<Id> = names.filter_map(|name| past.find(name)).collect();
        list(&past, &ids, form)
    }

    fn written_handout(&self, form: Form, notes: Notes) -> Result<String, ExportError> {
        let Some(briefing) = self.briefing() else {
            return Ok(String::new());
        };
        let handout = Handout::new(&self.atlas, &briefing.deck().as_shown(), notes)?;
        Ok(handout.write(match form {
            Form::As(Format::Html) => handout::Form::Html,
            _ => handout::Form::Markdown,
        }))
    }

    /// The text of what the open view shows.
    pub(super) fn written_view(&self, form: Form) -> Result<String, ExportError> {
        match self.view() {
            Some(View::Coverage(covering)) => self.written_matrix(covering.matrix(), form),
            Some(View::Sheet(sheet)) => written_sheet(&self.atlas, sheet, form),
            None => Ok(String::new()),
        }
    }

    fn written_matrix(&self, matrix: &Matrix, form: Form) -> Result<String, ExportError> {
        let at = self.then().map(Then::at);
        let when = at.map_or_else(String::new, |at| export::when(&at.day_in_words()));
        Ok(match form {
            Form::As(Format::Csv) => csv::write(matrix.table())?,
            Form::As(Format::Json) => json::answer_as_of(&self.atlas, at.map(AsOf::date), matrix)?,
            Form::As(Format::Markdown) => when + &matrix.to_markdown(),
            _ => when + &matrix.to_text(COLUMNS),
        })
    }
}

/// Records as one document, one graph or citations.
fn list(atlas: &Atlas, ids: &[Id], form: Form) -> Result<String, ExportError> {
    match form {
        Form::As(format) => records(atlas, ids, format),
        Form::Graph(language) => Ok(Drawing::from(&Graph::around(atlas, ids, 0)).write(language)),
        Form::Cited(style) => {
            let cited: Vec<Cited> = ids.iter().copied().map(Cited::Record).collect();
            Ok(cite(atlas, &cited, style)?)
        }
    }
}

/// A value as the commands print it; what has no command of its own as its lines.
fn written_sheet(atlas: &Atlas, sheet: &Sheet, form: Form) -> Result<String, ExportError> {
    Ok(match (sheet.subject(), form) {
        (Subject::Relations(relations), form) if atlas.entry(relations.centre).is_some() => {
            let lineage = Lineage::new(atlas, relations.centre);
            match form {
                Form::Graph(language) => Drawing::from(&lineage.graph(atlas, 1)).write(language),
                Form::As(Format::Json) => json::answer(atlas, &lineage)?,
                _ => lineage.to_text(COLUMNS),
            }
        }
        (Subject::Comparison(comparison), Form::As(Format::Json)) => json::answer(atlas, comparison)?,
        (Subject::Comparison(comparison), Form::As(Format::Markdown)) => comparison.to_markdown(),
        (Subject::Comparison(comparison), _) => comparison.to_text(COLUMNS),
        (Subject::Since(diff), Form::As(Format::Json)) => json::answer(atlas, diff)?,
        (Subject::Since(diff), Form::As(Format::Markdown)) => diff.to_markdown(),
        (Subject::Since(diff), _) => diff.to_text(COLUMNS),
        (Subject::Doubts(doubts), Form::As(Format::Json)) => json::answer(atlas, doubts)?,
        (Subject::Doubts(doubts), _) => doubt::to_text(doubts, COLUMNS),
        (Subject::Changes(changes), Form::As(Format::Json)) => json::answer(atlas, &changes.all)?,
        (Subject::Uncopied(uncopied), _) => format!("{}\n", uncopied.text),
        (Subject::Relations(_) | Subject::Changes(_) | Subject::Cell(_), _) => sheet.to_text(atlas, COLUMNS),
    })
}
