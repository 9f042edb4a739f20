//! What the head, members, themes, terms, sources and wording rules can get wrong.

use super::Step::Field;
use super::{Checker, circle};
use crate::model::RecordKind;
use crate::model::fault::{Fault, Severity};
use crate::model::load::{Draft, Placed};
use crate::model::record::{Head, Member};

impl Checker<'_> {
    pub(super) fn head(&mut self, head: &Head) {
        let file = self
            .files
            .first()
            .map(|file| file.text.as_ref())
            .unwrap_or_default();
        for (field, value) in [
            ("id", &head.id),
            ("version", &head.version),
            ("title", &head.title),
        ] {
            if value.trim().is_empty() {
                let outline = crate::model::split::split(file);
                let at = outline.fields.iter().find(|one| one.key.text == field);
                let (start, length) = at.map_or((0, 1), |one| (one.value.at, one.value.text.len()));
                self.faults.push(Fault {
                    file: 0,
                    span: start..start + length,
                    severity: Severity::Error,
                    what: format!("`{field}` is empty"),
                    help: "write what people should read there".to_owned(),
                });
            }
        }
    }

    pub(super) fn member(&mut self, placed: &Placed<Member>) {
        self.filled(placed, &[("name", &placed.record.name)]);
        self.cites(placed, &placed.record.sources);
    }

    pub(super) fn references(&mut self, draft: &Draft) {
        for theme in &draft.themes {
            let record = &theme.record;
            self.filled(theme, &[("name", &record.name)]);
            self.link(
                theme,
                record.parent.as_deref(),
                RecordKind::Theme,
                &[Field("parent")],
            );
        }
        let themes: Vec<_> = draft.themes.iter().collect();
        let parents = circle::links(&themes, |theme| &theme.id, |theme| theme.parent.as_slice());
        for circle in circle::circles(&parents) {
            if let Some(theme) = themes.get(circle.from) {
                let way = circle.way(&themes, |theme| &theme.id);
                let what = format!("`{}` stands above itself{way}", theme.record.id);
                self.error(theme, &[Field("parent")], what, "name a theme that is wider");
            }
        }
        for term in &draft.terms {
            self.filled(term, &[("abbreviation", &term.record.abbreviation)]);
            self.any_link(term, term.record.record.as_deref(), &[Field("record")]);
            for (nth, id) in term.record.sources.iter().enumerate() {
                self.cite(term, id, &[Field("sources"), super::Item(nth)]);
            }
        }
        for rule in &draft.wording {
            self.cite(rule, &rule.record.source, &[Field("source")]);
        }
        self.sources(draft);
    }

    fn sources(&mut self, draft: &Draft) {
        for source in &draft.sources {
            let record = &source.record;
            self.filled(
                source,
                &[("publisher", &record.publisher), ("title", &record.title)],
            );
            if self.unread.is_empty() && !self.cited.contains(&record.id) {
                let message = (
                    format!("no record cites the source `{}`", record.id),
                    "cite it, or take it out".to_owned(),
                );
                self.fault(source, &[Field("id")], Severity::Warning, message);
            }
        }
    }
}
