//! The matrix of the record inside the program: its totals, its gaps and its table.

use super::*;
use crate::model::{embedded, load};

fn atlas() -> Atlas {
    load(embedded::files())
        .unwrap_or_else(|report| panic!("{}", report.render()))
        .atlas
}

#[test]
fn each_point_of_the_dataset_counts_once_in_every_matrix() {
    let atlas = atlas();
    let points: usize = atlas.entries().map(|(_, entry)| entry.points.len()).sum();
    for by in [By::Instruments, By::Bodies, By::Years] {
        let matrix = Matrix::new(&atlas, by, |_| true);
        assert_eq!(matrix.points, points, "{by:?}");
        let columns: usize = matrix.themes.iter().map(|column| column.points).sum();
        assert_eq!(columns, points, "{by:?}");
        let rows: usize = matrix.rows.iter().map(|row| row.points).sum();
        assert_eq!(rows, points, "{by:?}");
    }
}

#[test]
fn sorted_by_points_it_is_the_same_matrix() {
    let atlas = atlas();
    for by in [By::Instruments, By::Bodies, By::Years] {
        let matrix = Matrix::new(&atlas, by, |_| true);
        let mut sorted = matrix.clone();
        sorted.sort_by_points();
        assert!(sorted.rows.is_sorted_by_key(|row| std::cmp::Reverse(row.points)));
        for row in &matrix.rows {
            for (column, cell) in matrix.themes.iter().zip(&row.cells) {
                let (Some(at), Some(place)) = sorted.position(&row.key, &column.theme.id) else {
                    panic!("{} {}", row.key, column.theme.id)
                };
                assert_eq!(&sorted.rows[at].cells[place], cell);
            }
        }
    }
}

#[test]
fn themes_without_a_point_are_named_with_what_that_is_worth() {
    let atlas = atlas();
    let since = atlas.find("telmin10-kuala-lumpur-2015").unwrap();
    let said = Matrix::new(&atlas, By::Years, |id| id >= since)
        .untouched()
        .unwrap();
    assert!(
        said.contains(" shown is on: Computer emergency response teams (latest 2008); "),
        "{said}"
    );
    assert!(said.contains("never \u{201c}nowhere\u{201d}"), "{said}");
    assert_eq!(Matrix::new(&atlas, By::Years, |_| true).untouched(), None);
}

#[test]
fn what_is_nearest_and_latest_is_found_behind_a_filter() {
    let atlas = atlas();
    let since = atlas.find("telmin10-kuala-lumpur-2015").unwrap();
    let matrix = Matrix::new(&atlas, By::Years, |id| id >= since);
    let (Some(row), Some(column)) = matrix.position("2020", "cert-csirt") else {
        panic!("no such cell")
    };
    let gap = matrix.gap(&atlas, row, column).unwrap();
    let year = |named: &Option<Named>| named.as_ref().and_then(|named| named.date?.year());
    assert_eq!((year(&gap.before), year(&gap.after)), (Some(2008), None));
    assert_eq!(year(&matrix.themes[column].latest), Some(2008));
}

#[test]
fn a_filter_leaves_the_totals_of_what_is_kept() {
    let atlas = atlas();
    let kept = atlas.find("apec-cybersecurity-strategy-2002").unwrap();
    let matrix = Matrix::new(&atlas, By::Years, |id| id == kept);
    assert_eq!(matrix.points, atlas.entry(kept).unwrap().points.len());
    assert_eq!(matrix.rows.len(), 1);
    assert_eq!(matrix.rows[0].key, "2002");
}

#[test]
fn an_empty_cell_says_what_was_looked_for_and_what_is_nearest() {
    let atlas = atlas();
    let matrix = Matrix::new(&atlas, By::Instruments, |_| true);
    let mut empty = 0;
    for (at, row) in matrix.rows.iter().enumerate() {
        for (column, cell) in row.cells.iter().enumerate() {
            let gap = matrix.gap(&atlas, at, column);
            assert_eq!(gap.is_none(), cell.is_there());
            let Some(gap) = gap else { continue };
            empty += 1;
            assert_eq!(gap.looked.len() + gap.unseen.len(), row.entries.len());
            assert_eq!(
                cell == &Stance::Silent,
                gap.unseen.is_empty(),
                "{} {}",
                row.key,
                gap.theme.id
            );
            let date = atlas.date(row.record.unwrap());
            assert!(gap.before.as_ref().is_none_or(|before| before.date <= date));
            assert!(gap.after.as_ref().is_none_or(|after| after.date >= date));
        }
    }
    assert!(empty > 0);
}

#[test]
fn every_row_of_the_table_is_as_long_as_its_head() {
    let atlas = atlas();
    for by in [By::Instruments, By::Bodies, By::Years] {
        let matrix = Matrix::new(&atlas, by, |_| true);
        let table = matrix.table();
        assert!(
            table
                .iter()
                .all(|row| row.len() == atlas.records().themes.len() + 3)
        );
        assert!(
            matrix
                .to_text(80)
                .lines()
                .all(|line| crate::wrap::width(line) <= 80)
        );
    }
}
