use proptest::prelude::*;

use super::*;

fn plain(links: &[Vec<usize>]) -> Links {
    links
        .iter()
        .map(|to| {
            to.iter()
                .copied()
                .enumerate()
                .map(|(nth, to)| (to, nth))
                .collect()
        })
        .collect()
}

#[test]
fn each_circle_is_found_once_with_the_way_along_it() {
    let found = circles(&plain(&[vec![1], vec![2], vec![0, 2], vec![0]]));
    let found: Vec<_> = found.into_iter().map(|c| (c.from, c.nth, c.along)).collect();
    assert_eq!(found, [(2, 0, vec![2, 0, 1]), (2, 1, vec![2])]);
}

#[test]
fn two_ways_to_the_same_record_are_no_circle() {
    assert_eq!(circles(&plain(&[vec![1, 2], vec![3], vec![3], vec![]])), []);
}

#[test]
fn the_first_record_too_deep_is_told_of_each_branch() {
    // 0 ← 1 ← 2 ← 3 and 2 ← 4
    let above = plain(&[vec![], vec![0], vec![1], vec![2], vec![2]]);
    assert_eq!(too_deep(&above, 3), [3, 4]);
    assert_eq!(too_deep(&above, 4), [] as [usize; 0]);
}

proptest! {
    #[test]
    fn there_is_a_circle_exactly_if_records_cannot_be_put_in_order(links in prop::collection::vec(prop::collection::vec(0_usize..7, 0..3), 7)) {
        let mut left: Vec<usize> = (0..7).collect();
        loop {
            let before = left.len();
            let kept = left.clone();
            left.retain(|at| links[*at].iter().any(|to| kept.contains(to)));
            if left.len() == before { break; }
        }
        prop_assert_eq!(circles(&plain(&links)).is_empty(), left.is_empty());
    }
}
