use std::cmp::Ordering;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use proptest::prelude::*;

use crate::model::date::{Certainty, Edtf, Moment, Precision, Presence, Side};

fn any_moment() -> impl Strategy<Value = String> {
    // Every other year is near the others, so that dates meet.
    let year = prop_oneof![1998..=2004_i32, 0..=9999_i32];
    (year, 0..=12_i32, 0..=31_i32, 0..8_i32, "[~?%]?").prop_map(|(y, m, d, kind, mark)| match (kind, m, d) {
        (0, ..) => format!("{:03}X{mark}", y / 10),
        (1, ..) => format!("{:02}XX{mark}", y / 100),
        (_, 0, _) => format!("{y:04}{mark}"),
        (_, m, 0) => format!("{y:04}-{m:02}{mark}"),
        (_, m, d) => format!("{y:04}-{m:02}-{d:02}{mark}"),
    })
}

fn any_date() -> impl Strategy<Value = Edtf> {
    let side = || prop_oneof![4 => any_moment(), 1 => Just("..".to_owned()), 1 => Just(String::new())];
    let text = prop_oneof![
        any_moment(),
        (side(), side()).prop_map(|(a, b)| format!("{a}/{b}"))
    ];
    text.prop_filter_map("no such date", |text| text.parse().ok())
}

fn any_day() -> impl Strategy<Value = Date> {
    prop_oneof![
        (0..3_000_i32).prop_map(|n| date(1997, 1, 1).saturating_add(n.days())),
        (0..3_660_000_i32).prop_map(|n| date(-10, 1, 1).saturating_add(n.days())),
    ]
}

/// Any day, but mostly one at an edge of the life, where answers change.
fn a_life_and_a_day() -> impl Strategy<Value = (Edtf, Date)> {
    (any_date(), any_day(), 0..5_usize, -1..=1_i32).prop_map(|(life, far, edge, step)| {
        let [start, end] = limits(life);
        let edges = [start.0, start.1, end.0, end.1];
        (
            life,
            edges
                .get(edge)
                .map_or(far, |near| near.saturating_add(step.days())),
        )
    })
}

/// The first or the last day of a span, or one between.
fn any_share() -> impl Strategy<Value = f64> {
    prop_oneof![Just(0.0), Just(1.0), 0.0..=1.0_f64]
}

/// A day that a side can mean; far away if it has no limit.
fn pick(days: (Date, Date), share: f64) -> Date {
    let span = f64::from((days.1 - days.0).get_days());
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a share of a number of days is one"
    )]
    let offset = (span * share).round() as i32;
    days.0.saturating_add(offset.days())
}

fn limits(date: Edtf) -> [(Date, Date); 2] {
    [date.start(), date.end()].map(|side| match side {
        Side::At(moment) => moment.bounds(),
        Side::Open | Side::Unknown => (Date::MIN, Date::MAX),
    })
}

proptest! {
    #[test]
    fn no_text_makes_reading_panic(text in prop_oneof![any::<String>(), "[0-9X~?%/.-]{0,24}", "[0-9é–/-]{0,12}"]) {
        if let Ok(date) = text.parse::<Edtf>() {
            prop_assert_eq!(date.to_string().parse::<Edtf>(), Ok(date));
        }
    }

    #[test]
    fn what_is_printed_reads_back(date in any_date()) {
        prop_assert_eq!(date.to_string().parse::<Edtf>(), Ok(date));
    }

    #[test]
    fn columns_keep_their_width(date in any_date()) {
        prop_assert!(date.short().chars().count() <= 21, "{}", date.short());
        prop_assert!(date.within_year().chars().count() <= 6, "{}", date.within_year());
    }

    #[test]
    fn words_never_name_a_day_that_is_not_known(date in any_date()) {
        let has_day = [date.start(), date.end()]
            .iter()
            .any(|side| matches!(side, Side::At(moment) if moment.precision() == Precision::Day));
        let words = date.human();
        let tells_day = words.split_whitespace().any(|word| matches!(word.parse::<u8>(), Ok(1..=31)) && word.len() < 3);
        prop_assert_eq!(tells_day, has_day, "{}", words);
    }

    #[test]
    fn words_tell_every_doubt(date in any_date()) {
        let sides = [date.start(), date.end()];
        let any = |ask: fn(Moment) -> bool| sides.iter().any(|side| matches!(side, Side::At(moment) if ask(*moment)));
        prop_assert_eq!(date.human().contains("about"), any(Moment::is_approximate));
        prop_assert_eq!(date.human().contains("uncertain)"), any(Moment::is_uncertain));
    }

    #[test]
    fn it_never_ends_before_it_begins(date in any_date()) {
        if let (Some(first), Some(last)) = (date.earliest(), date.latest()) {
            prop_assert!(first <= last);
        }
        let (first, last) = date.named().bounds();
        prop_assert!(first <= date.named().first() && date.named().last() <= last);
    }

    #[test]
    fn the_order_is_total_and_follows_the_first_day(a in any_date(), b in any_date(), c in any_date()) {
        prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
        prop_assert_eq!(a.cmp(&b) == Ordering::Equal, a == b);
        prop_assert!(!(a <= b && b <= c) || a <= c);
        prop_assert!(a > b || a.year() <= b.year());
        if let (Some(x), Some(y)) = (a.earliest(), b.earliest()) {
            prop_assert!(x >= y || a < b);
            prop_assert!(x != y || a.latest().zip(b.latest()).is_none_or(|(x, y)| x <= y || a < b));
        }
    }

    #[test]
    fn a_life_only_moves_forward(life in any_date(), a in any_day(), b in any_day()) {
        prop_assert!(life.state_on(a.min(b)) <= life.state_on(a.max(b)));
    }

    #[test]
    fn what_is_sure_holds_for_every_life_it_can_mean(
        (life, on) in a_life_and_a_day(), other in any_date(), shares in prop::array::uniform4(any_share()),
    ) {
        let [[start, end], [other_start, other_end]] = [limits(life), limits(other)];
        let (start, end) = (pick(start, shares[0]), pick(end, shares[1]));
        let (other_start, other_end) = (pick(other_start, shares[2]), pick(other_end, shares[3]));
        if start > end || other_start > other_end {
            // Not a life that these dates can mean.
            return Ok(());
        }
        match life.state_on(on) {
            Presence::Before => prop_assert!(on < start),
            Presence::During if life.end() == Side::Open => prop_assert!(life.start() == Side::Open || start <= on),
            Presence::During => prop_assert!((life.start() == Side::Open || start <= on) && on <= end),
            Presence::MaybeEnded => prop_assert!(life.start() == Side::Open || start <= on),
            Presence::After => prop_assert!(end < on),
            Presence::MaybeBegun => {}
        }
        match life.before(other) {
            Certainty::Surely => prop_assert!(end < other_start),
            Certainty::No if life.end() == Side::Open || other.start() == Side::Open => {}
            Certainty::No => prop_assert!(end >= other_start),
            Certainty::Maybe => {}
        }
    }
}
