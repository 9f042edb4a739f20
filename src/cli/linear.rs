//! `plenary --linear`: the search, the pages and every action as a dialogue, line by line, for screen readers, pipes and plain
//! terminals.

mod acting;

use std::io::{self, BufRead, Read, Write};
use std::sync::Arc;

use super::explore::Look;
use super::{CliError, Common, Status, data, explore};
use crate::app::keymap::Keymap;
use crate::app::outline::{Node, Outline};
use crate::app::{App, ThemeName};
use crate::model::{Atlas, Id};
use crate::page::{Block, Page};
use crate::search::{Engine, why};
use crate::text::CleanWriter;
use crate::ui::glyphs::plain_text;

/// The columns of a printed page.
const WIDTH: usize = 80;

/// How many records are listed at once.
const MOST_LISTED: usize = 20;

/// The longest line that is read, in bytes; what lies beyond is passed over.
const LONGEST_LINE: u64 = 4096;

const HELP: &str = "\
Type words to search: titles, acronyms, dates, places, then texts.
A number opens the record listed under it; the records a page leads to are listed too.
  m  more of the list
  l  the list again
  b  back to the record before
  t  the structure of the organisation
  h  this help
  q  leave
  :  the names of all actions, the same as in the explorer
  :NAME  does one, to the record that is open; :relations, :coverage, :doubt-list
  :NAME WORDS  with what it asks for; :as-of 1998, :filter kind:plan, :since old.ron
  =KEYS  presses the explorer's keys, where an action has a place of its own; =b<Down>u
A word of one letter is searched for with / before it, such as /q.
";

/// Reads lines from standard input until `q` or its end, and answers each.
pub(super) fn run(common: &Common, id: Option<&str>) -> Result<Status, CliError> {
    let atlas = data::load(common)?;
    let start = id.map(|id| data::find(&atlas, id)).transpose()?;
    let look = Look {
        keymap: Keymap::defaults()?,
        size: acting::PAGE,
        theme: ThemeName::Mono,
        ascii: common.wants_ascii(),
        narrow: false,
        mouse: false,
        own: &[],
    };
    let mut app = explore::app(atlas, look, id, common.as_of)?;
    // A dialogue without a home folder has no briefings, and says so when one is to be saved.
    let _result = explore::bring_briefing(&mut app);
    let mut dialogue = Dialogue::new(app);
    let mut out = Answers {
        out: CleanWriter(io::stdout().lock()),
        ascii: common.wants_ascii(),
    };
    let greeting = dialogue.greeting(start);
    out.answer(&greeting)?;
    let mut input = io::stdin().lock();
    while let Some(line) = read_line(&mut input)? {
        let line = line.trim();
        if matches!(line, "q" | "quit" | "exit") {
            return Ok(Status::Done);
        }
        let answer = dialogue.answer(line);
        if dialogue.left {
            return Ok(Status::Done);
        }
        out.answer(&answer)?;
    }
    // The prompt that nobody answered still stands on its line.
    out.out.write_all(b"\n")?;
    Ok(Status::Done)
}

/// One line without its end; `None` at the end of the input.
fn read_line(input: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut bytes = Vec::new();
    let read = input.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut bytes)?;
    if read == 0 {
        return Ok(None);
    }
    if !bytes.ends_with(b"\n") {
        input.skip_until(b'\n')?;
    }
    Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
}

struct Answers<W> {
    out: CleanWriter<W>,
    ascii: bool,
}

impl<W: Write> Answers<W> {
    fn answer(&mut self, text: &str) -> io::Result<()> {
        let text = if self.ascii { plain_text(text) } else { text.into() };
        self.out.write_all(text.as_bytes())?;
        self.out.write_all(b"> ")?;
        self.out.flush()
    }
}

/// Each text on a line of its own.
fn lines(said: &[String]) -> String {
    said.join("\n") + "\n"
}

/// What was said so far, as far as it matters for the next answer.
struct Dialogue {
    /// What actions are done to.
    app: App,
    /// Whether an action was to leave.
    left: bool,
    atlas: Arc<Atlas>,
    engine: Engine,
    /// The records that numbers stand for, each with its line.
    listed: Vec<(Id, String)>,
    /// How many of them were listed.
    told: usize,
    /// The records that were opened, the present one last.
    opened: Vec<Id>,
}

impl Dialogue {
    fn new(app: App) -> Self {
        let atlas = app.shared_atlas();
        Self {
            app,
            left: false,
            engine: Engine::new(Arc::clone(&atlas)),
            atlas,
            listed: Vec::new(),
            told: 0,
            opened: Vec::new(),
        }
    }

    fn greeting(&mut self, start: Option<Id>) -> String {
        let head = self.atlas.head();
        let greeting = format!(
            "plenary, {}, checked {}, offline. Type words to search, h for help, q to leave.\n",
            head.title, head.checked
        );
        match start {
            Some(id) => format!("{greeting}{}", self.open(id)),
            None => greeting,
        }
    }

    fn answer(&mut self, line: &str) -> String {
        match line {
            "" => String::new(),
            "h" | "help" | "?" => HELP.to_owned(),
            "b" | "back" => self.back(),
            "t" | "tree" => self.tree(),
            "m" | "more" => self.more(),
            "l" | "list" => {
                self.told = 0;
                self.more()
            }
            ":" => acting::names(),
            _ if line.starts_with(':') => self.act(line.trim_start_matches(':').trim()),
            _ if line.starts_with('=') => self.press(line.trim_start_matches('=').trim()),
            _ => match line.parse::<usize>() {
                // A year is looked for: no list is that long.
                Ok(number) if number < 1000 => self.number(number),
                _ => self.search(line.strip_prefix('/').unwrap_or(line)),
            },
        }
    }

    fn number(&mut self, number: usize) -> String {
        let chosen = number.checked_sub(1).and_then(|at| self.listed.get(at));
        match chosen.map(|(id, _)| *id) {
            Some(id) => self.open(id),
            None if self.listed.is_empty() => "Nothing is listed; type words to search.\n".to_owned(),
            None => format!(
                "There is no number {number}; the list ends at {}.\n",
                self.listed.len()
            ),
        }
    }

    fn search(&mut self, query: &str) -> String {
        let found = self.engine.ask(query);
        let mut said: Vec<String> = Vec::new();
        for mistake in &found.mistakes {
            let part = query.get(mistake.span.clone()).unwrap_or_default();
            said.push(format!("In the query, {part}: {}.", mistake.why));
        }
        if let Some(corrected) = &found.advice.corrected {
            said.push(format!("Nothing found as typed; these are for {corrected}."));
        }
        if found.ids.is_empty() {
            said.push("Nothing found.".to_owned());
            let drops = found.advice.drops.iter();
            said.extend(drops.map(|drop| format!("Without {} there would be {}.", drop.term, drop.count)));
            return lines(&said);
        }
        let line = |id: &Id| {
            let hit = why(&self.atlas, &found.query, *id);
            let title = self.atlas.title(*id);
            let told = hit.reasons().filter(|reason| reason.text != title);
            let told = told.map(|reason| format!("{}: {}", reason.field.word(), reason.snippet().text));
            let told: Vec<String> = std::iter::once(format!("{title}{}", self.dated(*id)))
                .chain(told)
                .collect();
            (*id, told.join("; "))
        };
        let listed: Vec<(Id, String)> = found.ids.iter().map(line).collect();
        said.push(format!("{} found.", listed.len()));
        lines(&said) + &self.list(listed)
    }

    /// `, 3 June 2005`; nothing if no date is known.
    fn dated(&self, id: Id) -> String {
        let date = self.atlas.date(id);
        date.map_or_else(String::new, |date| format!(", {}", date.human()))
    }

    fn list(&mut self, listed: Vec<(Id, String)>) -> String {
        self.listed = listed;
        self.told = 0;
        self.more()
    }

    /// The next records of the list, numbered.
    fn more(&mut self) -> String {
        if self.told >= self.listed.len() {
            return "There is no more.\n".to_owned();
        }
        let listed = self.listed.iter().enumerate().skip(self.told).take(MOST_LISTED);
        let mut said: Vec<String> = listed
            .map(|(at, (_, line))| format!("{}. {line}", at + 1))
            .collect();
        self.told = (self.told + MOST_LISTED).min(self.listed.len());
        let left = self.listed.len() - self.told;
        if left > 0 {
            said.push(format!("{left} more; m lists them."));
        }
        lines(&said)
    }

    fn open(&mut self, id: Id) -> String {
        if self.opened.last() != Some(&id) {
            self.opened.push(id);
        }
        self.app.go(id);
        self.page(id)
    }

    fn back(&mut self) -> String {
        if self.opened.len() < 2 {
            return "There is nothing to go back to.\n".to_owned();
        }
        self.opened.pop();
        let Some(id) = self.opened.last().copied() else {
            return String::new();
        };
        self.app.go(id);
        self.page(id)
    }

    /// The page, and the records it leads to under numbers.
    fn page(&mut self, id: Id) -> String {
        let page = Page::new(&self.atlas, id);
        let mut links: Vec<Id> = page.blocks.iter().filter_map(Block::link).collect();
        let mut seen = std::collections::HashSet::from([id]);
        links.retain(|link| seen.insert(*link));
        let mut answer = page.to_text(WIDTH);
        if links.is_empty() {
            return answer;
        }
        let named = |id: Id| (id, format!("{}{}", self.atlas.title(id), self.dated(id)));
        let listed = links.into_iter().map(named).collect();
        answer.push_str("This page leads to:\n");
        answer.push_str(&self.list(listed));
        answer
    }

    /// The bodies with their level in words, since indents are not heard.
    fn tree(&mut self) -> String {
        let outline = Outline::new(self.app.forest());
        let row = |row: &crate::app::outline::Row| match row.node {
            Node::Record(id) => {
                let level = row.more.len() + 1;
                Some((
                    id,
                    format!(
                        "level {level}: {}, {}",
                        self.atlas.short(id),
                        self.atlas.title(id)
                    ),
                ))
            }
            _ => None,
        };
        let listed = outline.rows().iter().filter_map(row).collect();
        self.list(listed)
    }
}
