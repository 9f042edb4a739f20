//! Fitting cards into the minutes left: what weighs least gives way first, down to its headline; what is pinned stays whole.

use super::Time;

/// A card as the plan sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    /// Its place in the deck, counted from zero.
    pub card: usize,
    /// Its time with all points.
    pub whole: Time,
    /// How much it matters.
    pub weight: u8,
    /// Whether it stays whole.
    pub pinned: bool,
    /// How many points it has.
    pub points: usize,
}

impl Candidate {
    /// The least time for a headline.
    const LEAST: Time = Time::seconds(15);

    /// The points that can be taken away one by one; a card without points has only its length to lose.
    const fn levels(self) -> usize {
        if self.points == 0 { 1 } else { self.points }
    }

    /// The time it takes with so many of its points: a quarter of its time goes to the headline.
    fn time(self, level: usize) -> Time {
        let whole = self.whole.as_seconds();
        let headline = (whole / 4).max(Self::LEAST.as_seconds()).min(whole);
        let level = u32::try_from(level.min(self.levels())).unwrap_or(u32::MAX);
        let levels = u32::try_from(self.levels()).unwrap_or(u32::MAX);
        let rest = u64::from(whole - headline) * u64::from(level) / u64::from(levels);
        Time::seconds(headline.saturating_add(u32::try_from(rest).unwrap_or(u32::MAX)))
    }
}

/// How far a card is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    /// Not at all, since it is pinned.
    Pinned,
    /// Not at all.
    Whole,
    /// To so many of its points.
    Points(usize),
    /// To its headline.
    Headline,
}

impl Cut {
    /// Whether it takes anything away.
    const fn is_one(self) -> bool {
        matches!(self, Self::Points(_) | Self::Headline)
    }

    /// To what it cuts the cards with these numbers.
    fn words(self, cards: &[usize]) -> String {
        let to = match (self, cards.len()) {
            (Self::Pinned | Self::Whole, _) => "whole".to_owned(),
            (Self::Points(1), _) => "to 1 point".to_owned(),
            (Self::Points(points), _) => format!("to {points} points"),
            (Self::Headline, 1) => "to its headline".to_owned(),
            (Self::Headline, _) => "to their headlines".to_owned(),
        };
        let cards_are = if cards.len() == 1 { "card" } else { "cards" };
        format!("{cards_are} {} {to}", spans(cards))
    }
}

/// Rising numbers as `2-4, 7`.
fn spans(numbers: &[usize]) -> String {
    let runs = numbers.chunk_by(|one, next| one + 1 == *next);
    let words = runs.filter_map(|run| match (run.first()?, run.last()?) {
        (first, last) if first == last => Some(first.to_string()),
        (first, last) => Some(format!("{first}-{last}")),
    });
    words.collect::<Vec<_>>().join(", ")
}

/// What becomes of one card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fit {
    /// Its place in the deck, counted from zero.
    pub card: usize,
    /// The time it was planned for.
    pub whole: Time,
    /// The time it gets.
    pub time: Time,
    /// How far it is cut.
    pub cut: Cut,
}

/// A proposal for the cards that are left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The time there is for them.
    pub left: Time,
    /// What becomes of each, in their order.
    pub cards: Vec<Fit>,
}

impl Plan {
    /// Cuts cards until they take no longer than `left`, or nothing can shrink further; gives back what then has room.
    pub fn fit(cards: &[Candidate], left: Time) -> Self {
        let mut levels: Vec<(Candidate, usize)> = cards.iter().map(|card| (*card, card.levels())).collect();
        while total(&levels) > left {
            let shrinkable = levels
                .iter_mut()
                .filter(|(card, level)| !card.pinned && *level > 0 && card.time(0) < card.time(*level));
            // Of equal weight the longest gives way first, so that no card is emptied before the others lose anything.
            let least =
                shrinkable.min_by_key(|(card, level)| (card.weight, Time::MOST.minus(card.time(*level))));
            let Some((_, level)) = least else { break };
            *level -= 1;
        }
        give_back(&mut levels, left);
        let fit = |(card, level): (Candidate, usize)| Fit {
            card: card.card,
            whole: card.whole,
            time: card.time(level),
            cut: match level {
                _ if card.pinned => Cut::Pinned,
                level if card.time(level) == card.whole => Cut::Whole,
                0 => Cut::Headline,
                level => Cut::Points(level),
            },
        };
        Self {
            left,
            cards: levels.into_iter().map(fit).collect(),
        }
    }

    /// The time that the cards take.
    pub fn total(&self) -> Time {
        self.cards.iter().map(|fit| fit.time).sum()
    }

    /// By how much the cards still take too long though nothing can shrink further.
    pub fn over(&self) -> Time {
        self.total().minus(self.left)
    }

    /// In words: `2:00 left for 3:30: cards 2-4 to their headlines, card 6 to 1 point; still 0:10 too long`.
    pub fn words(&self) -> String {
        let whole: Time = self.cards.iter().map(|fit| fit.whole).sum();
        let mut alike: Vec<(Cut, Vec<usize>)> = Vec::new();
        for fit in self.cards.iter().filter(|fit| fit.cut.is_one()) {
            match alike.iter_mut().find(|(cut, _)| *cut == fit.cut) {
                Some((_, cards)) => cards.push(fit.card + 1),
                None => alike.push((fit.cut, vec![fit.card + 1])),
            }
        }
        let cuts: Vec<String> = alike.iter().map(|(cut, cards)| cut.words(cards)).collect();
        let cuts = if cuts.is_empty() {
            "nothing to cut".to_owned()
        } else {
            cuts.join(", ")
        };
        let over = if self.over() > Time::ZERO {
            format!("; still {} too long", self.over())
        } else {
            String::new()
        };
        format!("{} left for {whole}: {cuts}{over}", self.left)
    }

    /// Whether it cuts anything.
    pub fn cuts(&self) -> bool {
        self.cards.iter().any(|fit| fit.cut.is_one())
    }
}

fn total(levels: &[(Candidate, usize)]) -> Time {
    levels.iter().map(|(card, level)| card.time(*level)).sum()
}

/// A long card that was cut may have freed more than was needed: what weighs most gets points back first.
fn give_back(levels: &mut [(Candidate, usize)], left: Time) {
    let mut order: Vec<usize> = (0..levels.len()).collect();
    order.sort_by_key(|at| levels.get(*at).map(|(card, _)| std::cmp::Reverse(card.weight)));
    for at in order {
        loop {
            let spare = left.minus(total(levels));
            let Some((card, level)) = levels.get_mut(at) else {
                break;
            };
            let more = card.time(*level + 1).minus(card.time(*level));
            if *level >= card.levels() || more > spare {
                break;
            }
            *level += 1;
        }
    }
}
