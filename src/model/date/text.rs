//! The canonical EDTF text of a date, for `Display` and serde.

use std::fmt;

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Doubt, Edtf, Moment, Precision, Side};

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = (self.first.year(), self.first.month(), self.first.day());
        match self.precision {
            Precision::Century => write!(f, "{:02}XX", year / 100)?,
            Precision::Decade => write!(f, "{:03}X", year / 10)?,
            Precision::Year => write!(f, "{year:04}")?,
            Precision::Month => write!(f, "{year:04}-{month:02}")?,
            Precision::Day => write!(f, "{year:04}-{month:02}-{day:02}")?,
        }
        f.write_str(match self.doubt {
            Doubt::None => "",
            Doubt::About => "~",
            Doubt::Uncertain => "?",
            Doubt::Both => "%",
        })
    }
}

impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::At(moment) => moment.fmt(f),
            Self::Open => f.write_str(".."),
            Self::Unknown => Ok(()),
        }
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_interval() {
            return write!(f, "{}/{}", self.start(), self.end());
        }
        self.named().fmt(f)
    }
}

impl Serialize for Edtf {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Edtf {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Text)
    }
}

/// Reads a date from a string; its words are what who wrote `2002` without quotes gets to read.
struct Text;

impl Visitor<'_> for Text {
    type Value = Edtf;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a date in quotes, such as \"2002-10\"")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Edtf, E> {
        text.parse().map_err(E::custom)
    }
}
