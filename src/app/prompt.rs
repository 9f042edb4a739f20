//! Keys and text while an overlay is open.

use super::action::Action;
use super::input::Input;
use super::moves::step;
use super::overlay::{Actions, Overlay, Place, Question};
use super::scroll::Step;
use super::searching::{Purpose, Search};
use super::themes::Themes;
use super::{App, Effect, areas, tray};

impl App {
    pub(super) fn open_overlay(&mut self, action: Action) -> Effect {
        let scopes = self.scopes();
        let overlay = match action {
            Action::Search => Overlay::Search(Box::new(Search::new(Purpose::Open, "", self.asked))),
            Action::Filter => {
                let text = self.filter().map_or("", |filter| filter.text()).to_owned();
                Overlay::Search(Box::new(Search::new(Purpose::Filter, &text, self.asked)))
            }
            Action::Find => Overlay::Find(Input::default(), self.place()),
            Action::Since => Overlay::Ask(Question::Older, Input::default()),
            Action::AsOf => Overlay::Ask(Question::AsOf, Input::default()),
            Action::Export => Overlay::Export(Box::new(self.exporting())),
            Action::Themes => Overlay::Themes(Themes::new(self.theme, self.own_themes)),
            _ => Overlay::Actions(Actions::new(&self.keymap, &scopes, action == Action::Help)),
        };
        self.overlay = Some(overlay);
        if action == Action::Filter {
            self.ask()
        } else {
            Effect::None
        }
    }

    pub(super) fn in_overlay(&mut self, mut overlay: Overlay, action: Action) -> Effect {
        if let Overlay::Tray(tray) = overlay {
            return self.in_tray(tray, action);
        }
        if let Overlay::Search(search) = &mut overlay {
            // An answer is still to come: what is taken must be what was asked for.
            if matches!(action, Action::Accept | Action::Choose) && search.is_waiting() {
                self.overlay = Some(overlay);
                self.awaiting = Some(action);
                return Effect::None;
            }
        }
        match action {
            Action::Accept => return self.accept(overlay),
            Action::Cancel => {
                self.cancel(overlay);
                return Effect::None;
            }
            Action::Suspend => {
                self.overlay = Some(overlay);
                return Effect::Suspend;
            }
            Action::Facets | Action::Choose | Action::Recall | Action::RecallNewer => {
                return self.in_search(overlay, action);
            }
            Action::SaveSearch => {
                self.overlay = Some(match overlay {
                    Overlay::Search(search) if !search.is_blank() => Overlay::Name(Input::default(), search),
                    other => other,
                });
                return Effect::None;
            }
            Action::Browse => {
                let url = match &overlay {
                    Overlay::Sources(sources) => sources.selected().map(|source| source.url.clone()),
                    _ => None,
                };
                self.overlay = Some(overlay);
                return url.map_or(Effect::None, Effect::Browse);
            }
            Action::ForgetSearch => return self.forget_search(overlay),
            // The sign that led from the search to the actions is deleted like a letter.
            Action::DeleteBack if matches!(&overlay, Overlay::Actions(actions) if actions.is_left_by_deleting()) =>
            {
                return self.open_overlay(Action::Search);
            }
            Action::DeleteBack => overlay.input_mut().delete_back(),
            Action::DeleteWord => overlay.input_mut().delete_word(),
            Action::DeleteLine => overlay.input_mut().clear(),
            // Above the first hit stand the searches of before.
            Action::Previous if self.stands_above_hits(&overlay) => {
                return self.in_search(overlay, Action::Recall);
            }
            _ => {
                if let Some(step) = step(action) {
                    self.step_list(&mut overlay, step);
                    self.preview(&overlay);
                }
                self.overlay = Some(overlay);
                return Effect::None;
            }
        }
        self.overlay = Some(overlay);
        self.typed()
    }

    pub(super) fn step_list(&self, overlay: &mut Overlay, step: Step) {
        let list = areas::Palette::new(self.size).list;
        let height = usize::from(list.height).max(1);
        match overlay {
            Overlay::Search(search) => {
                let total = search.rows(self.searches.offered().count());
                let hits = usize::from(areas::hits(list, total).0.height).max(1);
                let height = if search.facets.is_some() || search.is_blank() {
                    height
                } else {
                    hits
                };
                let scroll = search.facets.as_mut().unwrap_or(&mut search.scroll);
                scroll.step(step, total, height);
            }
            Overlay::Actions(actions) => {
                let keys = usize::from(areas::legend(list).0.height).max(1);
                let height = if actions.is_help { keys } else { height };
                actions.scroll.step(step, actions.rows.len(), height);
            }
            Overlay::Themes(themes) => {
                themes.scroll.step(step, themes.rows.len(), height);
            }
            Overlay::Tray(tray) => self.step_tray(tray, step),
            Overlay::Export(exporting) => {
                exporting.scroll.step(step, exporting.rows.len(), height);
            }
            Overlay::Sources(sources) => {
                let height = areas::Addresses::new(self.size, self.ascii, None).list.height;
                (sources.scroll).step(step, sources.rows.len(), usize::from(height).max(1));
            }
            Overlay::Find(..) | Overlay::Name(..) | Overlay::Ask(..) | Overlay::Naming(_) => {}
        }
    }

    fn accept(&mut self, overlay: Overlay) -> Effect {
        match overlay {
            Overlay::Tray(tray) => self.in_tray(tray, Action::Accept),
            Overlay::Search(search) => self.accept_search(search),
            Overlay::Actions(actions) => {
                if let Some(action) = actions.selected() {
                    return self.perform(action);
                }
                self.overlay = Some(Overlay::Actions(actions));
                Effect::None
            }
            Overlay::Themes(_) => {
                self.say(format!("colours: {}", self.theme.word()));
                Effect::None
            }
            Overlay::Sources(sources) => {
                if let Some(source) = sources.selected() {
                    return self.send(Action::CopyAddress.doc(), &source.url);
                }
                self.overlay = Some(Overlay::Sources(sources));
                Effect::None
            }
            Overlay::Export(list) => {
                self.overlay = Some(list.chosen());
                Effect::None
            }
            Overlay::Naming(naming) => self.write(naming),
            Overlay::Name(input, search) => {
                let name = input.text().trim().to_owned();
                let kept = !name.is_empty();
                if kept {
                    self.searches.save(&name, search.input.text().trim());
                    self.say(format!("kept as \u{201c}{name}\u{201d}"));
                }
                self.overlay = Some(Overlay::Search(search));
                if kept { Effect::KeepSearches } else { Effect::None }
            }
            Overlay::Ask(question, input) => self.answer(question, input),
            Overlay::Find(input, _) => {
                input.text().trim().clone_into(&mut self.sought);
                if self.sought.is_empty() {
                    return Effect::None;
                }
                let from = self.scroll(self.focus).cursor();
                if !self.find_from(&self.sought.clone(), from) {
                    self.notice = format!("\u{201c}{}\u{201d} is not in this pane", self.sought);
                }
                Effect::None
            }
        }
    }

    /// Takes the answer to a question; one that cannot be read stays in its line.
    fn answer(&mut self, question: Question, input: Input) -> Effect {
        let text = input.text().trim();
        match question {
            Question::Older if text.is_empty() => {}
            // Standard input is the keyboard here.
            Question::Older if text == "-" => self.say("name a file: standard input is the keyboard here"),
            Question::Older => return Effect::ReadOlder(text.to_owned()),
            Question::AsOf if text.is_empty() => self.in_time(Action::Today),
            Question::AsOf => match text.parse() {
                Ok(date) => self.set_as_of(date),
                Err(error) => {
                    self.notice = format!("{error}");
                    self.overlay = Some(Overlay::Ask(question, input));
                }
            },
        }
        Effect::None
    }

    fn cancel(&mut self, overlay: Overlay) {
        match overlay {
            Overlay::Find(_, before) => self.restore(&before),
            Overlay::Name(_, search) => self.overlay = Some(Overlay::Search(search)),
            Overlay::Themes(themes) => self.theme = themes.before,
            Overlay::Naming(naming) => self.overlay = Some(Overlay::Export(naming.list)),
            Overlay::Search(_)
            | Overlay::Actions(_)
            | Overlay::Ask(..)
            | Overlay::Tray(_)
            | Overlay::Sources(_)
            | Overlay::Export(_) => {}
        }
    }

    /// Puts the selected theme on.
    fn preview(&mut self, overlay: &Overlay) {
        if let Overlay::Themes(themes) = overlay {
            self.theme = themes.selected();
        }
    }

    /// Where the reader is.
    const fn place(&self) -> Place {
        Place {
            selected: self.selected,
            scrolls: [self.structure_scroll, self.timeline_scroll, self.detail_scroll],
        }
    }

    /// Goes back to exactly where the reader was.
    fn restore(&mut self, place: &Place) {
        if self.selected != place.selected {
            self.show(place.selected);
        }
        [self.structure_scroll, self.timeline_scroll, self.detail_scroll] = place.scrolls;
    }

    pub(super) fn type_text(&mut self, text: &str) -> Effect {
        let Some(overlay) = &mut self.overlay else {
            return Effect::None;
        };
        if let Overlay::Tray(tray) = overlay {
            if !tray.is_typed_into() {
                return Effect::None;
            }
            if let tray::Over::Pad(_, pad) = &mut tray.over {
                pad.insert(text);
                return self.typed();
            }
        }
        overlay.input_mut().insert(text);
        self.typed()
    }

    /// Brings the open overlay up to what was typed.
    fn typed(&mut self) -> Effect {
        match &mut self.overlay {
            Some(Overlay::Search(search)) => {
                if let Some(rest) = search.input.text().strip_prefix('>') {
                    let rest = rest.trim_start().to_owned();
                    self.overlay = None;
                    let effect = self.open_overlay(Action::Palette);
                    if let Some(Overlay::Actions(actions)) = &mut self.overlay {
                        actions.of_search = true;
                    }
                    // What stands behind the sign is looked for among the actions.
                    return if rest.is_empty() {
                        effect
                    } else {
                        self.type_text(&rest)
                    };
                }
                return self.ask();
            }
            Some(Overlay::Actions(actions)) => actions.refresh(),
            Some(Overlay::Sources(sources)) => sources.refresh(),
            Some(Overlay::Export(exporting)) => exporting.refresh(),
            Some(Overlay::Themes(themes)) => {
                themes.refresh();
                self.theme = themes.selected();
            }
            Some(Overlay::Find(input, before)) => {
                let (text, before) = (input.text().to_owned(), *before);
                self.restore(&before);
                let from = self.scroll(self.focus).cursor();
                self.find_from(&text, from);
            }
            Some(Overlay::Tray(_)) => return self.typed_in_tray(),
            Some(Overlay::Name(..) | Overlay::Ask(..) | Overlay::Naming(_)) | None => {}
        }
        Effect::None
    }

    /// Brings the briefing up to what is typed in the tray.
    fn typed_in_tray(&mut self) -> Effect {
        let Some(Overlay::Tray(tray)) = self.overlay.take() else {
            return Effect::None;
        };
        let effect = match tray.over {
            tray::Over::Pad(..) => self.keep_written(&tray),
            _ => self.tray_typed(&tray),
        };
        self.overlay = Some(Overlay::Tray(tray));
        effect
    }
}
