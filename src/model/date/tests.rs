use jiff::civil::date;
use proptest::prelude::*;

use super::*;

fn edtf(text: &str) -> Edtf {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[test]
fn people_read_exactly_what_is_known() {
    for (text, words, short, within) in [
        ("2002", "2002", "2002", ""),
        ("2002-10", "October 2002", "2002-10", "10"),
        ("2002-10-26", "26 October 2002", "2002-10-26", "10-26"),
        ("2002~", "about 2002", "~2002", "~"),
        ("2002-10?", "October 2002 (uncertain)", "?2002-10", "?10"),
        ("2002%", "about 2002 (uncertain)", "?2002", "?"),
        ("201X", "the 2010s", "201X", ""),
        ("19XX", "20th century", "19XX", ""),
        ("2005-06-01/2005-06-03", "1 to 3 June 2005", "2005-06-01/03", "06-01"),
        ("2010-10-30/2010-11-02", "30 October to 2 November 2010", "2010-10-30/2010-11-02", "10-30"),
        ("2004-12-28/2005-01-03", "28 December 2004 to 3 January 2005", "2004-12-28/2005-01-03", "12-28"),
        ("2010/2015", "2010 to 2015", "2010/2015", ""),
        ("1990/..", "since 1990", "1990/..", ""),
        ("1999/", "from 1999, end not known", "1999/", ""),
        ("/2006", "until 2006, start not known", "/2006", ""),
        ("../2006-07", "until July 2006", "../2006-07", "07"),
    ] {
        let date = edtf(text);
        assert_eq!((date.human().as_str(), date.short().as_str(), date.within_year().as_str()), (words, short, within), "{text}");
        assert_eq!(date.to_string(), text);
    }
}

#[test]
fn impossible_dates_say_what_to_write() {
    for (text, message) in [
        ("2001-02-29", "February 2001 has 28 days, not 29"),
        ("2001-13", "13 is no month; write 01 to 12"),
        ("2001-00-10", "0 is no month; write 01 to 12"),
        ("12.10.2002", "`12.10.2002` is no date; write YYYY, YYYY-MM or YYYY-MM-DD, and leave out what is not known"),
        ("10/2002", "`10/2002` is no date; write YYYY, YYYY-MM or YYYY-MM-DD, and leave out what is not known"),
        ("../..", "an interval needs a date on one side at least, such as `1990/..`"),
        ("/", "an interval needs a date on one side at least, such as `1990/..`"),
        ("2006/2002", "the interval ends (2002) before it begins (2006)"),
    ] {
        assert_eq!(text.parse::<Edtf>().unwrap_err().to_string(), message);
    }
}

#[test]
fn a_timeline_puts_the_coarser_date_first() {
    let mut dates = ["2002-10-26", "2002-10", "2003", "2002", "2002-09-30"].map(edtf);
    dates.sort();
    assert_eq!(dates.map(|d| d.to_string()), ["2002", "2002-09-30", "2002-10", "2002-10-26", "2003"]);
}

#[test]
fn existence_is_certain_only_where_dates_are() {
    use Presence::*;
    let day = |y| date(y, 6, 1);
    for (life, on, presence) in [
        ("1990/..", day(1989), Before),
        ("1990/..", day(1990), MaybeBegun),
        ("1990/..", day(1991), During),
        ("1999/", day(2010), MaybeEnded),
        ("/2006", day(1990), MaybeBegun),
        ("2002/2006", day(2004), During),
        ("2002/2006", day(2006), MaybeEnded),
        ("2002/2006", day(2007), After),
        ("1990~/..", day(1989), MaybeBegun),
        ("1990~/..", day(1988), Before),
    ] {
        assert_eq!(edtf(life).presence_on(on), presence, "{life} on {on}");
    }
}

#[test]
fn only_what_surely_lies_apart_is_apart() {
    assert!(edtf("2003-05/2013-07").surely_apart(edtf("2002-10")));
    assert!(!edtf("2003-05/2013-07").surely_apart(edtf("2003")));
    assert!(!edtf("1999/").surely_apart(edtf("2020")));
}

fn any_date() -> impl Strategy<Value = String> {
    let moment = (1900..2100_i32, 0..=12_i32, 0..=31_i32, "[~?%]?").prop_map(|(y, m, d, mark)| match (m, d) {
        (0, _) => format!("{y}{mark}"),
        (m, 0) => format!("{y}-{m:02}{mark}"),
        (m, d) => format!("{y}-{m:02}-{d:02}{mark}"),
    });
    let side = prop_oneof![4 => moment.clone(), 1 => Just("..".to_owned()), 1 => Just(String::new())];
    prop_oneof![moment, (side.clone(), side).prop_map(|(a, b)| format!("{a}/{b}"))]
}

proptest! {
    #[test]
    fn no_text_makes_reading_panic(text in "\\PC{0,24}") {
        let _ = text.parse::<Edtf>().is_ok();
    }

    #[test]
    fn what_is_printed_reads_back(text in any_date()) {
        if let Ok(date) = text.parse::<Edtf>() {
            prop_assert_eq!(date.to_string().parse::<Edtf>().unwrap(), date);
            prop_assert!(date.short().chars().count() <= 23);
            prop_assert!(date.within_year().chars().count() <= 6);
        }
    }

    #[test]
    fn the_order_is_total_and_follows_the_first_day(a in any_date(), b in any_date()) {
        if let (Ok(a), Ok(b)) = (a.parse::<Edtf>(), b.parse::<Edtf>()) {
            prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
            prop_assert_eq!(a.cmp(&b) == std::cmp::Ordering::Equal, a == b);
            if let (Some(x), Some(y)) = (a.earliest(), b.earliest()) {
                prop_assert!(x >= y || a < b);
            }
        }
    }

    #[test]
    fn a_life_only_moves_forward(text in any_date(), days in prop::collection::vec(0..80_000_i32, 2)) {
        if let Ok(life) = text.parse::<Edtf>() {
            let mut days: Vec<_> = days.into_iter().map(|n| date(1900, 1, 1).saturating_add(jiff::ToSpan::days(n))).collect();
            days.sort();
            prop_assert!(life.presence_on(days[0]) <= life.presence_on(days[1]));
        }
    }
}
