//! Lengths of time as a briefer plans them: minutes and seconds.

use std::fmt;
use std::iter::Sum;
use std::str::FromStr;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A length of time in whole seconds, written `m:ss`; at most a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Time(u32);

/// A text that is no length of time.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{0}` is no length of time; write minutes and seconds, such as 1:30, up to 1440:00")]
pub struct TimeError(String);

impl Time {
    /// No time at all.
    pub const ZERO: Self = Self(0);
    /// The longest there is, a day.
    pub const MOST: Self = Self(24 * 60 * 60);

    /// So many seconds, a day at most.
    pub const fn seconds(seconds: u32) -> Self {
        if seconds > Self::MOST.0 {
            Self::MOST
        } else {
            Self(seconds)
        }
    }

    /// So many minutes, a day at most.
    pub const fn minutes(minutes: u32) -> Self {
        Self::seconds(minutes.saturating_mul(60))
    }

    /// The seconds in it.
    pub const fn as_seconds(self) -> u32 {
        self.0
    }

    /// Both together, a day at most.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self::seconds(self.0.saturating_add(other.0))
    }

    /// What is left of it without `other`.
    #[must_use]
    pub const fn minus(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl From<Duration> for Time {
    fn from(duration: Duration) -> Self {
        Self::seconds(u32::try_from(duration.as_secs()).unwrap_or(u32::MAX))
    }
}

impl Sum for Time {
    fn sum<I: Iterator<Item = Self>>(times: I) -> Self {
        times.fold(Self::ZERO, Self::plus)
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl FromStr for Time {
    type Err = TimeError;

    fn from_str(text: &str) -> Result<Self, TimeError> {
        let number = |digits: &str| {
            let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
            plain.then(|| digits.parse::<u32>().ok()).flatten()
        };
        let seconds = match text.split_once(':') {
            Some((minutes, seconds)) if seconds.len() == 2 => number(minutes)
                .zip(number(seconds).filter(|seconds| *seconds < 60))
                .and_then(|(minutes, seconds)| minutes.checked_mul(60)?.checked_add(seconds)),
            _ => None,
        };
        let time = seconds.filter(|seconds| *seconds <= Self::MOST.0).map(Self);
        time.ok_or_else(|| TimeError(crate::text::clean_line(text).into_owned()))
    }
}

impl TryFrom<String> for Time {
    type Error = TimeError;

    fn try_from(text: String) -> Result<Self, TimeError> {
        text.parse()
    }
}

impl From<Time> for String {
    fn from(time: Time) -> Self {
        time.to_string()
    }
}
