//! The presenter's own screen: the note, what comes next, the clock and the questions.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Widget;

use super::theme::Theme;
use crate::app::ThemeName;
use crate::briefing::Time;
use crate::briefing::show::{On, Report, Typed};
use crate::text::clean_line;
use crate::wrap::{cut, cut_left, width, wrap};

/// The presenter's own screen.
#[derive(Debug)]
pub struct Console<'a> {
    /// The briefing's name.
    pub name: &'a str,
    /// What is on now; none: it was never presented; or why that cannot be told.
    pub report: Result<Option<Report>, String>,
    /// The colours.
    pub theme: ThemeName,
}

impl Widget for &Console<'_> {
    fn render(self, area: Rect, buf: &mut Buffer) {
        let theme = Theme::of(self.theme);
        buf.set_style(area, theme.text);
        let room = usize::from(area.width).saturating_sub(2);
        let lines = match &self.report {
            Ok(Some(report)) => lines(report, &theme, (room, usize::from(area.height))),
            Ok(None) => vec![
                (
                    format!("{} is not presented yet", clean_line(self.name)),
                    theme.heading,
                ),
                (
                    "Present it in another terminal, and this follows.".to_owned(),
                    theme.text,
                ),
            ],
            Err(error) => vec![(clean_line(error).into_owned(), theme.warn)],
        };
        for ((text, style), row) in lines.into_iter().zip(area.rows()) {
            Line::styled(format!(" {}", cut(&text, room)), style).render(row, buf);
        }
    }
}

type Styled = (String, Style);

/// All of it in the rows there are: the clock first, then the note, and the questions at the foot.
fn lines(report: &Report, theme: &Theme, (room, rows): (usize, usize)) -> Vec<Styled> {
    let mut head = head(report, theme, room);
    let mut foot = foot(report, theme, room);
    // The note is what is read while speaking: it keeps half of what is left.
    let most = rows.saturating_sub(head.len()).div_ceil(2);
    if foot.len() > most {
        let asked = foot.split_off(foot.len() - most.min(foot.len()));
        foot = asked;
    }
    let space = rows.saturating_sub(head.len() + foot.len());
    let mut note: Vec<Styled> = report
        .note
        .lines()
        .flat_map(|line| wrap(&clean_line(line), room))
        .map(|line| (line, theme.text))
        .collect();
    if note.len() > space && space > 0 {
        note.truncate(space - 1);
        note.push(("... the note goes on".to_owned(), theme.warn));
    }
    head.extend(note);
    head.resize(
        rows.saturating_sub(foot.len()).max(head.len()),
        (String::new(), theme.text),
    );
    head.extend(foot);
    head
}

fn head(report: &Report, theme: &Theme, room: usize) -> Vec<Styled> {
    let ended = if report.on == On::Ended { " | ENDED" } else { "" };
    let name = format!("{}{ended}", clean_line(&report.name));
    let state = match report.on {
        On::Card => String::new(),
        on => format!("   [{}]", on.word()),
    };
    let title = clean_line(&report.title);
    let next = if report.next.is_empty() {
        "last card".to_owned()
    } else {
        clean_line(&report.next).into_owned()
    };
    let steps = match report.step {
        (_, 1) => String::new(),
        (at, all) => format!(", step {at} of {all}"),
    };
    let mut lines = vec![
        (spread(&name, report.room.word(), room), theme.dim),
        clock(report, theme),
        (String::new(), theme.text),
        (
            format!("{} / {}  {title}{state}", report.card, report.cards),
            theme.heading,
        ),
        (
            format!(
                "       {} of {} for this card   {}{steps}",
                report.used,
                report.planned,
                report.depth.word()
            ),
            theme.dim,
        ),
        (format!("next   {next}"), theme.text),
    ];
    for (sign, text) in [("NOT SAVED: ", &report.trouble), ("cut?   ", &report.plan)] {
        if !text.is_empty() {
            let said = wrap(&format!("{sign}{}", clean_line(text)), room);
            lines.extend(said.into_iter().map(|line| (line, theme.warn)));
        }
    }
    if let Some(typed) = &report.typed {
        lines.extend(self::typed(typed, theme, room));
    }
    lines.push(("─".repeat(room), theme.border));
    lines
}

/// What is typed, and what it finds.
fn typed(typed: &Typed, theme: &Theme, room: usize) -> Vec<Styled> {
    let line = format!("{}: {}_", typed.what, clean_line(&typed.text));
    let mut lines = vec![(cut_left(&line, room), theme.key)];
    for (at, hit) in typed.hits.iter().enumerate() {
        let (sign, style) = if at == typed.at {
            ('>', theme.selected)
        } else {
            (' ', theme.text)
        };
        lines.push((format!("{sign} {}", clean_line(hit)), style));
    }
    lines
}

/// `4:10 of 15:00   10:50 left   0:10 behind`.
fn clock(report: &Report, theme: &Theme) -> Styled {
    let behind = report.behind();
    let late = Time::seconds(u32::try_from(behind.unsigned_abs()).unwrap_or(u32::MAX));
    let pace = match behind {
        0 => "on time".to_owned(),
        1.. => format!("{late} behind"),
        _ => format!("{late} ahead"),
    };
    let over = report.elapsed > report.given;
    let left = if over {
        format!("{} OVER", report.elapsed.minus(report.given))
    } else {
        format!("{} left", report.given.minus(report.elapsed))
    };
    let style = if over || behind > 60 {
        theme.warn
    } else {
        theme.key
    };
    (
        format!("{} of {}   {left}   {pace}", report.elapsed, report.given),
        style,
    )
}

fn foot(report: &Report, theme: &Theme, room: usize) -> Vec<Styled> {
    let mut lines = Vec::new();
    if !report.held.is_empty() {
        lines.push((format!("held back: {}", report.held), theme.warn));
    }
    for question in &report.questions {
        let at = question.at.map_or_else(String::new, |at| at.to_string());
        let answer = clean_line(question.answer.words());
        let asked = cut(
            &clean_line(&question.asked),
            room.saturating_sub(width(&answer) + 14),
        );
        lines.push((format!("? {at:>6}  {asked}  [{answer}]"), theme.text));
    }
    if !lines.is_empty() {
        lines.insert(0, ("─".repeat(room), theme.border));
    }
    lines
}

/// Two texts at the two ends of a row.
fn spread(left: &str, right: &str, room: usize) -> String {
    let left = cut(left, room.saturating_sub(width(right) + 1));
    let gap = room.saturating_sub(width(&left) + width(right));
    format!("{left}{}{right}", " ".repeat(gap))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::briefing::deck::Depth;
    use crate::briefing::{Answer, Label, Question};

    fn report() -> Report {
        let asked = |asked: &str, answer| Question {
            asked: asked.to_owned(),
            at: Some(Time::seconds(130)),
            answer,
        };
        Report {
            name: "Networks".to_owned(),
            room: Label::Clear,
            held: "1 card (TLP:AMBER)".to_owned(),
            on: On::Answer,
            card: 2,
            cards: 8,
            title: "Lima Declaration".to_owned(),
            depth: Depth::Points,
            step: (1, 2),
            note: "Say who adopted it.\nThen wait.".to_owned(),
            next: "The plan of 2010".to_owned(),
            elapsed: Time::seconds(250),
            given: Time::minutes(15),
            planned: Time::minutes(2),
            used: Time::seconds(150),
            before: Time::minutes(2),
            plan: "2:00 left for 4:00: card 4 to its headline".to_owned(),
            questions: vec![
                asked("Who pays?", Answer::Parked),
                asked("budapest", Answer::With("cybercrime-2002".to_owned())),
            ],
            typed: None,
            trouble: String::new(),
        }
    }

    fn draw(report: Result<Option<Report>, String>, (columns, rows): (u16, u16)) -> String {
        let console = Console {
            name: "Networks",
            report,
            theme: ThemeName::Mono,
        };
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
        (&console).render(buffer.area, &mut buffer);
        super::super::picture(&buffer)
    }

    #[test]
    fn the_presenter_sees_the_note_the_clock_and_the_questions() {
        insta::assert_snapshot!(draw(Ok(Some(report())), (60, 20)));
    }

    #[test]
    fn a_long_note_says_that_it_goes_on_and_the_questions_stay() {
        let note = "A sentence that is said.\n".repeat(40);
        let picture = draw(Ok(Some(Report { note, ..report() })), (60, 20));
        assert!(picture.contains("... the note goes on"), "{picture}");
        assert!(picture.contains("budapest"), "{picture}");
    }

    #[test]
    fn it_is_drawn_at_every_size() {
        for columns in 0..=64 {
            for rows in 0..=24 {
                draw(Ok(Some(report())), (columns, rows));
                draw(Ok(None), (columns, rows));
                draw(Err("no home".to_owned()), (columns, rows));
            }
        }
    }
}
