//! What can be written to a file: of what is on the screen, in which form, under which name.

use super::App;
use super::input::Input;
use super::overlay::Overlay;
use super::scroll::Scroll;
use super::sheet::Subject;
use super::view::View;
use crate::cite::Style;
use crate::export::Format;
use crate::export::graph::Language;
use crate::model::Id;
use crate::search::fold;

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// The open view.
    View,
    /// One record.
    Record(Id),
    /// The instruments and events that the panes are narrowed to.
    Narrowed,
    /// All instruments and events.
    All,
    /// The bodies.
    Structure,
    /// Every record of the dataset.
    Dataset,
    /// This edition of the dataset, as something to cite.
    Edition,
    /// The briefing, as its room may see it.
    Handout,
    /// The same with the notes.
    Notes,
}

/// In which form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// As records, or as the page that a view is.
    As(Format),
    /// As a graph.
    Graph(Language),
    /// As citations.
    Cited(Style),
}

impl Form {
    /// Its name for people.
    pub const fn word(self) -> &'static str {
        match self {
            Self::As(format) => format.word(),
            Self::Graph(language) => language.word(),
            Self::Cited(Style::Text) => "citations",
            Self::Cited(style) => style.word(),
        }
    }

    const fn extension(self) -> &'static str {
        match self {
            Self::As(format) => format.extension(),
            Self::Graph(language) => language.extension(),
            Self::Cited(style) => style.extension(),
        }
    }
}

/// Something that can be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// What it is.
    pub what: What,
    /// In which form.
    pub form: Form,
    /// What it is, in words.
    pub words: String,
    /// The name of the file, unless another is typed.
    pub name: String,
}

/// What can be written, narrowed by what was typed.
#[derive(Debug, Clone)]
pub struct Exporting {
    /// What was typed to narrow it.
    pub input: Input,
    /// What is left.
    pub rows: Vec<Offer>,
    /// Where in the list.
    pub scroll: Scroll,
    all: Vec<Offer>,
}

/// What is being written, while its file is named.
#[derive(Debug, Clone)]
pub struct Naming {
    /// What is written.
    pub offer: Offer,
    /// The name as it is typed.
    pub input: Input,
    /// The file that is there already under the name that was typed.
    pub taken: Option<String>,
    pub(super) list: Box<Exporting>,
}

impl Exporting {
    fn new(all: Vec<Offer>) -> Self {
        Self {
            input: Input::default(),
            rows: all.clone(),
            scroll: Scroll::default(),
            all,
        }
    }

    /// What follows when the selected line is taken: its file is to be named.
    pub(super) fn chosen(self: Box<Self>) -> Overlay {
        let Some(offer) = self.rows.get(self.scroll.cursor()).cloned() else {
            return Overlay::Export(self);
        };
        let mut input = Input::default();
        input.insert(&offer.name);
        Overlay::Naming(Box::new(Naming {
            offer,
            input,
            taken: None,
            list: self,
        }))
    }

    /// Keeps what holds every word that was typed.
    pub(super) fn refresh(&mut self) {
        let words = fold(self.input.text());
        let fits = |offer: &&Offer| {
            let text = fold(&format!("{} {} {}", offer.words, offer.form.word(), offer.name));
            words.split_whitespace().all(|word| text.contains(word))
        };
        self.rows = self.all.iter().filter(fits).cloned().collect();
        self.scroll = Scroll::default();
    }
}

const TEXT: &[Form] = &[Form::As(Format::Text)];
const JSON: &[Form] = &[Form::As(Format::Json)];
const CSV: &[Form] = &[Form::As(Format::Csv)];
const CALENDAR: &[Form] = &[Form::As(Format::Calendar)];
const READABLE: &[Form] = &[Form::As(Format::Markdown), Form::As(Format::Html)];
const PAGE: &[Form] = &[
    Form::As(Format::Text),
    Form::As(Format::Markdown),
    Form::As(Format::Json),
];
const GRAPHS: &[Form] = &[Form::Graph(Language::Dot), Form::Graph(Language::Mermaid)];
const CITATIONS: &[Form] = &[
    Form::Cited(Style::Text),
    Form::Cited(Style::Bibtex),
    Form::Cited(Style::CslJson),
    Form::Cited(Style::Ris),
];

/// The forms of records.
const RECORDS: [&[Form]; 4] = [READABLE, TEXT, JSON, CSV];

/// The forms of instruments and events.
const ENTRIES: [&[Form]; 7] = [READABLE, TEXT, JSON, CSV, CALENDAR, GRAPHS, CITATIONS];

/// Gathers offers.
#[derive(Default)]
struct Offers(Vec<Offer>);

impl Offers {
    /// What can be written in each of these forms.
    fn add(&mut self, what: What, forms: &[&[Form]], (words, stem): (&str, &str)) {
        let forms = forms.iter().copied().flatten();
        self.0.extend(forms.map(|form| Offer {
            what,
            form: *form,
            words: words.to_owned(),
            name: format!("{}.{}", file_stem(stem), form.extension()),
        }));
    }
}

impl App {
    /// What can be written, the nearest to the reader first.
    pub(super) fn exporting(&self) -> Exporting {
        let mut offers = Offers::default();
        if let Some((forms, words, stem)) = self.of_view() {
            offers.add(What::View, &forms, (&words, &stem));
        }
        let id = self.meant();
        let then = match self.then() {
            Some(_) => " (text and Markdown as of the date, the rest as it is now)",
            None => "",
        };
        let words = format!("This record: {}{then}", self.atlas.short(id));
        let name = (words.as_str(), self.atlas.name(id));
        if self.atlas.entry(id).is_some() {
            offers.add(What::Record(id), &ENTRIES, name);
        } else {
            offers.add(What::Record(id), &[&RECORDS[..], &[CITATIONS]].concat(), name);
        }
        self.offer_lists(&mut offers);
        if let Some(briefing) = self.briefing().filter(|briefing| !briefing.cards.is_empty()) {
            let name = &briefing.name;
            let words = format!("Handout of \u{201c}{name}\u{201d}");
            offers.add(What::Handout, &[READABLE], (&words, name));
            let words = format!("Speaker notes of \u{201c}{name}\u{201d}");
            offers.add(What::Notes, &[READABLE], (&words, &format!("{name}-notes")));
        }
        self.offer_dataset(&mut offers);
        Exporting::new(offers.0)
    }

    fn offer_lists(&self, offers: &mut Offers) {
        let dataset = &self.atlas.head().id;
        let (some, all) = (self.narrowed().len(), self.atlas.entries().count());
        if some > 0 && some < all {
            let then = self.then().map_or("", |_| " (each as of the date)");
            let words = format!("What the panes are narrowed to: {some} of {all}{then}");
            offers.add(What::Narrowed, &ENTRIES, (&words, &format!("{dataset}-narrowed")));
        }
        if all > 0 {
            let words = format!("All instruments and events: {all}{}", self.told_now());
            offers.add(What::All, &ENTRIES, (&words, dataset));
        }
    }

    fn offer_dataset(&self, offers: &mut Offers) {
        let dataset = &self.atlas.head().id;
        let words = format!(
            "The structure: {} bodies{}",
            self.atlas.bodies().count(),
            self.told_now()
        );
        let forms = [&[GRAPHS][..], &RECORDS].concat();
        offers.add(What::Structure, &forms, (&words, &format!("{dataset}-structure")));
        let words = "Every record of the dataset";
        offers.add(What::Dataset, &RECORDS, (words, &format!("{dataset}-records")));
        let words = "This edition of the dataset";
        offers.add(
            What::Edition,
            &[CITATIONS],
            (words, &format!("{dataset}-edition")),
        );
    }

    /// What must be said of a list of everything while a date is set.
    fn told_now(&self) -> &'static str {
        self.then().map_or("", |_| " (as they are now)")
    }

    /// The instruments and events that the filter leaves and that had come by the date or may have, in date order: those of
    /// the timeline, and of a list as of the date.
    pub(super) fn narrowed(&self) -> Vec<Id> {
        let came = |id: Id| self.then().is_none_or(|then| !then.is_later(id));
        let left = |id: &Id| self.filter().is_none_or(|filter| filter.keeps(*id)) && came(*id);
        self.atlas.entries().map(|(id, _)| id).filter(left).collect()
    }

    /// The forms, words and file name of the open view.
    fn of_view(&self) -> Option<(Vec<&'static [Form]>, String, String)> {
        let sheet = match self.view()? {
            View::Coverage(covering) => {
                return Some((
                    vec![PAGE, CSV],
                    format!("This view: {}", covering.title()),
                    "coverage".to_owned(),
                ));
            }
            View::Sheet(sheet) => sheet,
        };
        let name = |id: Id| self.atlas.name(id);
        let (forms, stem) = match sheet.subject() {
            Subject::Relations(relations) if self.atlas.entry(relations.centre).is_some() => (
                vec![TEXT, JSON, GRAPHS],
                format!("lineage-{}", name(relations.centre)),
            ),
            Subject::Relations(relations) => (vec![TEXT], format!("relations-{}", name(relations.centre))),
            Subject::Comparison(comparison) => {
                let names: Vec<&str> = comparison.records.iter().map(|record| &*record.id).collect();
                (vec![PAGE], format!("compare-{}", names.join("-")))
            }
            Subject::Since(diff) => (vec![PAGE], format!("since-{}", diff.old.version)),
            Subject::Doubts(_) => (vec![TEXT, JSON], "doubts".to_owned()),
            Subject::Changes(_) => (vec![TEXT, JSON], "changes".to_owned()),
            Subject::Cell(_) => (vec![TEXT], "coverage-cell".to_owned()),
            Subject::Uncopied(_) => (vec![TEXT], name(self.selected).to_owned()),
        };
        Some((forms, format!("This view: {}", sheet.title()), stem))
    }
}

/// A text as part of a file's name that no system takes for anything else.
fn file_stem(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.' | '_');
    let name: String = text
        .chars()
        .map(|c| if plain(c) { c } else { '-' })
        .take(80)
        .collect();
    name.trim_matches(['-', '.']).to_owned()
}
