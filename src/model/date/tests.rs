use jiff::civil::{Date, date};
use serde::de::value::{Error as Refusal, I64Deserializer, StrDeserializer};
use serde::{Deserialize, de::IntoDeserializer};

use super::*;

mod properties;

fn edtf(text: &str) -> Edtf {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// A date, its words, its short form, and what is left of it in a list grouped by year.
const SAID: &[(&str, &str, &str, &str)] = &[
    ("2002", "2002", "2002", ""),
    ("2002-10", "October 2002", "2002-10", "10"),
    ("2002-10-26", "26 October 2002", "2002-10-26", "10-26"),
    ("0476-09-04", "4 September 0476", "0476-09-04", "09-04"),
    ("2002~", "about 2002", "~2002", "~"),
    ("2002-10?", "October 2002 (uncertain)", "?2002-10", "?10"),
    ("2002-10-26~", "about 26 October 2002", "~2002-10-26", "~10-26"),
    ("2002%", "about 2002 (uncertain)", "?2002", "?"),
    ("201X", "2010s", "201X", ""),
    ("201X~", "about the 2010s", "~201X", "~"),
    ("19XX", "20th century", "19XX", ""),
    ("20XX?", "21st century (uncertain)", "?20XX", "?"),
    (
        "2005-06-01/2005-06-03",
        "1 to 3 June 2005",
        "2005-06-01/03",
        "06-01+",
    ),
    ("2005-06-01/2005-06-01", "1 June 2005", "2005-06-01/01", "06-01"),
    (
        "2010-10-30/2010-11-02",
        "30 October to 2 November 2010",
        "2010-10-30/11-02",
        "10-30+",
    ),
    (
        "2004-12-28/2005-01-03",
        "28 December 2004 to 3 January 2005",
        "2004-12-28/2005-01-03",
        "12-28+",
    ),
    (
        "2004-12-28~/2005-01-03",
        "from about 28 December 2004 to 3 January 2005",
        "2004-12~/2005-01-03",
        "~12+",
    ),
    (
        "2005-06-01?/2005-06-03",
        "1 to 3 June 2005 (start uncertain)",
        "2005-06?/2005-06-03",
        "?06+",
    ),
    ("2010/2015", "2010 to 2015", "2010/2015", "+"),
    ("2010/2012", "2010 to 2012", "2010/2012", "+"),
    ("2010/2010", "2010", "2010/2010", ""),
    ("2010~/2015", "from about 2010 to 2015", "2010~/2015", "~+"),
    ("2010/2015?", "2010 to 2015 (end uncertain)", "2010/2015?", "+"),
    (
        "2010%/2015?",
        "from about 2010 to 2015 (uncertain)",
        "2010%/2015?",
        "?+",
    ),
    ("2002-03/2002-05", "March to May 2002", "2002-03/2002-05", "03+"),
    (
        "2002-10/2002-12-05",
        "October 2002 to 5 December 2002",
        "2002-10/2002-12-05",
        "10+",
    ),
    (
        "2002-10/2003-01",
        "October 2002 to January 2003",
        "2002-10/2003-01",
        "10+",
    ),
    ("1990/..", "since 1990", "1990/..", "+"),
    ("199X/..", "since the 1990s", "199X/..", "+"),
    ("1999/", "from 1999, end not known", "1999/", "+"),
    (
        "1999-05-02/",
        "from 2 May 1999, end not known",
        "1999-05-02/",
        "05-02+",
    ),
    ("/2006", "until 2006, start not known", "/2006", "<"),
    ("../2006", "until 2006", "../2006", "<"),
    ("../2006-07-15", "until 15 July 2006", "../2006-07-15", "<07-15"),
    (
        "../2006-07-15?",
        "until 15 July 2006 (uncertain)",
        "../2006-07-15?",
        "<?07",
    ),
];

#[test]
fn people_read_exactly_what_is_known() {
    for &(text, words, short, within) in SAID {
        let date = edtf(text);
        assert_eq!(date.human(), words, "{text}");
        assert_eq!(date.short(), short, "{text}");
        assert_eq!(date.within_year(), within, "{text}");
        assert_eq!(date.to_string(), text);
    }
}

#[test]
fn unspecified_parts_are_left_out() {
    for (text, canonical) in [
        ("2004-XX", "2004"),
        ("2004-XX-XX?", "2004?"),
        ("2004-10-XX", "2004-10"),
    ] {
        assert_eq!(edtf(text), edtf(canonical));
        assert_eq!(edtf(text).to_string(), canonical);
    }
}

const FORMLESS: &[&str] = &[
    "12.10.2002",
    "Oct 2002",
    " 2002",
    "+202",
    "-2002",
    "2002-1",
    "2002-XX-10",
    "201X-10",
    "20X1",
    "XXXX",
    "2002?~",
    "2002-10-26T10:00",
    "..",
    "1990/../2000",
];

const SLASHED: &[&str] = &["2002/10", "10/2002", "26/10/2002", "2002/10/26"];

#[test]
fn what_is_no_date_is_told_the_forms() {
    for text in FORMLESS {
        let message = format!("`{text}` is no date; write dates as YYYY, YYYY-MM or YYYY-MM-DD");
        assert_eq!(text.parse::<Edtf>().unwrap_err().to_string(), message);
    }
    for text in SLASHED {
        let message = format!(
            "`{text}` has slashes, which are for intervals; write dates as YYYY, YYYY-MM or YYYY-MM-DD"
        );
        assert_eq!(text.parse::<Edtf>().unwrap_err().to_string(), message);
    }
    assert!(edtf("2002/2010").is_interval());
}

#[test]
fn impossible_dates_say_what_to_write() {
    let form = |text: &str| format!("`{text}` is no date; write dates as YYYY, YYYY-MM or YYYY-MM-DD");
    let empty = "an interval needs a date on one side at least, such as `1990/..`";
    for (text, message) in [
        (
            "",
            "the date is empty; leave it out if it is not known".to_owned(),
        ),
        ("2001-02-29", "February 2001 has 28 days, not 29".to_owned()),
        ("1900-02-29", "February 1900 has 28 days, not 29".to_owned()),
        ("2001-13", "13 is no month; write 01 to 12".to_owned()),
        ("2001-00-10", "00 is no month; write 01 to 12".to_owned()),
        ("2001-13-45", "13 is no month; write 01 to 12".to_owned()),
        (
            "2001-10-00",
            "00 is no day; leave the day out if it is not known".to_owned(),
        ),
        ("1990/Oct 2002", form("Oct 2002")),
        ("\u{1b}[2J\n", form("\u{fffd}[2J\u{fffd}")),
        (&"é".repeat(40), form(&format!("{}…", "é".repeat(32)))),
        ("/", empty.to_owned()),
        (
            "1999/?",
            "`?` alone is no date; leave a side empty if it is not known, such as `1999/`".to_owned(),
        ),
        ("../..", empty.to_owned()),
        ("/..", empty.to_owned()),
        (
            "2006/2002",
            "the interval ends (2002) before it begins (2006)".to_owned(),
        ),
        (
            "2006-05/2006-04-30",
            "the interval ends (2006-04-30) before it begins (2006-05)".to_owned(),
        ),
    ] {
        assert_eq!(text.parse::<Edtf>().unwrap_err().to_string(), message);
    }
}

#[test]
fn serde_reads_text_and_passes_the_message_on() {
    let read = |text: &'static str| {
        let text: StrDeserializer<'_, Refusal> = text.into_deserializer();
        Edtf::deserialize(text)
    };
    assert_eq!(read("2002-10~").unwrap(), edtf("2002-10~"));
    assert_eq!(
        read("2001-13").unwrap_err().to_string(),
        "13 is no month; write 01 to 12"
    );
    let number: I64Deserializer<Refusal> = 2002_i64.into_deserializer();
    let refusal = Edtf::deserialize(number).unwrap_err().to_string();
    assert_eq!(
        refusal,
        "invalid type: integer `2002`, expected a date in quotes, such as \"2002-10\""
    );
}

#[test]
fn a_date_is_small_and_tells_its_parts() {
    assert!(size_of::<Edtf>() <= 24);
    let life = edtf("1999-05/2006~");
    assert_eq!(
        (life.earliest(), life.latest()),
        (Some(date(1999, 5, 1)), Some(date(2006, 12, 31)))
    );
    assert_eq!(
        (life.year(), life.precision(), life.is_interval()),
        (Some(1999), Precision::Month, true)
    );
    assert!(life.is_uncertain() && !edtf("1999").is_uncertain());
    assert_eq!(
        (edtf("../2006").start(), edtf("../2006").earliest()),
        (Side::Open, None)
    );
    assert_eq!(
        (edtf("1999/").end(), edtf("1999/").latest()),
        (Side::Unknown, None)
    );
    for (text, last) in [
        ("2004-02", "2004-02-29"),
        ("201X", "2019-12-31"),
        ("99XX", "9999-12-31"),
        ("00XX", "0099-12-31"),
    ] {
        assert_eq!(edtf(text).latest(), Some(day(last)), "{text}");
    }
    assert_eq!(
        (month_name(1), month_name(12)),
        (Some("January"), Some("December"))
    );
    assert_eq!([0, 13, -1].map(month_name), [None; 3]);
}

#[test]
fn a_mark_widens_a_date_by_one_margin() {
    for (text, first, last) in [
        ("2002-10-26", "2002-10-26", "2002-10-26"),
        ("2002-10-26~", "2002-10-19", "2002-11-02"),
        ("2002-09?", "2002-08-01", "2002-10-31"),
        ("2002-01~", "2001-12-01", "2002-02-28"),
        ("2002%", "2001-01-01", "2003-12-31"),
        ("201X~", "2000-01-01", "2029-12-31"),
        ("19XX~", "1800-01-01", "2099-12-31"),
        ("9999~", "9998-01-01", "9999-12-31"),
    ] {
        assert_eq!(edtf(text).named().bounds(), (day(first), day(last)), "{text}");
    }
}

#[test]
fn a_timeline_puts_the_coarser_date_first() {
    let sorted = [
        "200X",
        "2002/..",
        "2002/2003",
        "2002",
        "2002~",
        "../2002",
        "2002-09-30",
        "2002-10",
        "2002-10-01",
        "2002-10-26",
        "2003",
    ];
    let mut dates = sorted.map(edtf);
    dates.reverse();
    dates.sort();
    assert_eq!(dates.map(|date| date.to_string()), sorted);
}

#[test]
fn existence_is_certain_only_where_dates_are() {
    use Presence::{After, Before, During, MaybeBegun, MaybeEnded};
    for (life, on, presence) in [
        ("1990/..", "1989-12-31", Before),
        ("1990/..", "1990-06-01", MaybeBegun),
        ("1990/..", "1990-12-31", During),
        ("1990/..", "2020-01-01", During),
        ("1990~/..", "1988-12-31", Before),
        ("1990~/..", "1989-01-01", MaybeBegun),
        ("1990~/..", "1990-06-01", MaybeBegun),
        ("1990~/..", "1992-01-01", During),
        ("1999/", "1999-06-01", MaybeBegun),
        ("1999/", "2000-01-01", MaybeEnded),
        ("1999/", "2010-06-01", MaybeEnded),
        ("1999-05-02/", "1999-05-02", During),
        ("1999-05-02/", "1999-05-03", MaybeEnded),
        ("/2006", "1990-01-01", MaybeBegun),
        ("/2006", "2006-05-01", MaybeBegun),
        ("/2006", "2007-01-01", After),
        ("/2006-05-01", "2006-05-01", During),
        ("../2006", "1700-01-01", During),
        ("../2006", "2006-05-01", MaybeEnded),
        ("2002/2006", "2002-05-01", MaybeBegun),
        ("2002/2006", "2004-05-01", During),
        ("2002/2006", "2006-05-01", MaybeEnded),
        ("2002/2006", "2007-01-01", After),
        ("2002/2006~", "2007-06-01", MaybeEnded),
        ("2005-06-01/2005-06-03", "2005-06-01", During),
        ("2005-06-01/2005-06-03", "2005-06-03", During),
        ("2005-06-01/2005-06-03", "2005-06-04", After),
        // Within one vague date nothing is sure but that it is over by its end.
        ("2002", "2002-06-01", MaybeBegun),
        ("2002", "2002-12-31", MaybeEnded),
        ("2002/2002", "2002-12-31", MaybeEnded),
        ("2002-10-26", "2002-10-26", During),
    ] {
        assert_eq!(edtf(life).state_on(day(on)), presence, "{life} on {on}");
    }
}

#[test]
fn only_what_surely_comes_before_is_a_fault() {
    use Certainty::{Maybe, No, Surely};
    for (a, b, certainty) in [
        ("2002-10-25", "2002-10-26", Surely),
        ("2002-10-26", "2002-10-26", No),
        ("2002", "2002", Maybe),
        ("2002", "2003", Surely),
        ("2002~", "2003", Maybe),
        ("2002~", "2004", Surely),
        ("2002-10", "2002-10-26", Maybe),
        ("2003", "2002", No),
        ("1990/2000", "1995", No),
        ("1990/..", "2020", No),
        ("1990/", "2020", Maybe),
        ("1990/", "1980", No),
        ("2020", "/2030", Maybe),
        ("2031", "/2030", No),
        ("2020", "../2030", No),
    ] {
        assert_eq!(edtf(a).before(edtf(b)), certainty, "{a} before {b}");
    }
    assert!(edtf("2003-05/2013-07").surely_apart(edtf("2002-10")));
    assert!(edtf("2002-10").surely_apart(edtf("2003-05/2013-07")));
    assert!(!edtf("2003-05/2013-07").surely_apart(edtf("2003")));
    assert!(!edtf("1999/").surely_apart(edtf("2020")));
}

#[test]
fn a_date_answers_when() {
    for (text, when) in [
        ("2003", "in 2003"),
        ("2003-06", "in June 2003"),
        ("2003-06-03", "on 3 June 2003"),
        ("200X", "in the 2000s"),
        ("2003~", "about 2003"),
        ("2003?", "in 2003 (uncertain)"),
        ("2005-06-01/2005-06-03", "from 1 to 3 June 2005"),
        ("1990/..", "since 1990"),
        ("../1990", "until 1990"),
    ] {
        let date: Edtf = text.parse().unwrap();
        assert_eq!(date.adverb(), when, "{text}");
    }
}
