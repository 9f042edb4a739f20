//! What the presenter's clock says.

use std::time::Duration;

use super::Show;
use crate::briefing::Time;

/// What the presenter's clock says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock {
    /// Since the beginning.
    pub elapsed: Time,
    /// Until the time given is over.
    pub left: Time,
    /// Beyond the time given.
    pub over: Time,
    /// What the card on now was planned for.
    pub planned: Time,
    /// How long it has been on.
    pub used: Time,
    /// Seconds behind the plan; below zero: ahead of it.
    pub behind: i64,
}

impl Show {
    /// What the presenter's clock says at the time `now`, counted from the beginning.
    pub fn clock(&self, now: Duration) -> Clock {
        let card = self.place().card;
        let spent = self.spent.get(card).copied().unwrap_or_default();
        let used = Time::from(spent + now.saturating_sub(self.now));
        let planned = self.card().map_or(Time::ZERO, |card| card.time);
        let before: Time = self
            .deck
            .cards
            .iter()
            .take(card)
            .map(|shown| shown.card.time)
            .sum();
        let (elapsed, due) = (Time::from(now), before.plus(used.min(planned)));
        Clock {
            elapsed,
            left: self.deck.time.minus(elapsed),
            over: elapsed.minus(self.deck.time),
            planned,
            used,
            behind: i64::from(elapsed.as_seconds()) - i64::from(due.as_seconds()),
        }
    }

    /// Books the time since the last input on the card that was on.
    pub(super) fn pass(&mut self, now: Duration) {
        let passed = now.saturating_sub(self.now);
        self.now = self.now.max(now);
        if let Some(spent) = self.spent.get_mut(self.place.card) {
            *spent += passed;
        }
    }
}
