//! The organisation's own usage, held against what a briefer wrote.

use crate::model::record::Rule;

/// A place where a rule is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Breach<'a> {
    /// The rule.
    pub rule: &'a Rule,
    /// The words as they stand in the text.
    pub words: &'a str,
    /// The line, counted from one.
    pub line: usize,
}

/// All breaches in a text, in its order; the longest wording of a rule at a place counts, and only once.
pub fn breaches<'a>(rules: &'a [Rule], text: &'a str) -> Vec<Breach<'a>> {
    let mut found = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let mut places: Vec<(usize, Breach<'a>)> = Vec::new();
        for rule in rules {
            places.extend(in_line(rule, line).into_iter().map(|(at, words)| {
                let breach = Breach {
                    rule,
                    words,
                    line: number + 1,
                };
                (at, breach)
            }));
        }
        places.sort_by_key(|(at, _)| *at);
        found.extend(places.into_iter().map(|(_, breach)| breach));
    }
    found
}

fn in_line<'a>(rule: &Rule, line: &'a str) -> Vec<(usize, &'a str)> {
    let allowed: Vec<(usize, usize)> = rule
        .except
        .iter()
        .flat_map(|phrase| spans(line, phrase))
        .collect();
    let within = |(from, to): (usize, usize), spans: &[(usize, usize)]| {
        spans.iter().any(|(first, last)| *first <= from && to <= *last)
    };
    let mut hits: Vec<(usize, usize)> = rule.avoid.iter().flat_map(|phrase| spans(line, phrase)).collect();
    hits.retain(|hit| !within(*hit, &allowed));
    hits.sort_by_key(|(from, to)| (*from, std::cmp::Reverse(*to)));
    hits.dedup();
    let mut kept: Vec<(usize, usize)> = Vec::new();
    for hit in hits {
        if !within(hit, &kept) {
            kept.push(hit);
        }
    }
    kept.into_iter()
        .filter_map(|(from, to)| Some((from, line.get(from..to)?)))
        .collect()
}

/// Where a phrase stands in a line as whole words, in any case.
fn spans(line: &str, phrase: &str) -> Vec<(usize, usize)> {
    let starts = line.char_indices().map(|(at, _)| at);
    let ends = |from: usize| {
        let mut letters = line.get(from..)?.char_indices();
        for wanted in phrase.chars() {
            let (_, letter) = letters.next()?;
            if !letter.to_lowercase().eq(wanted.to_lowercase()) {
                return None;
            }
        }
        let to = letters.next().map_or(line.len(), |(at, _)| from + at);
        let inside = |text: Option<&str>, edge: fn(&str) -> Option<char>| {
            text.and_then(edge).is_some_and(char::is_alphanumeric)
        };
        let whole = !inside(line.get(..from), |text| text.chars().next_back())
            && !inside(line.get(to..), |text| text.chars().next());
        (whole && to > from).then_some((from, to))
    };
    starts.filter_map(ends).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(avoid: &[&str], except: &[&str]) -> Rule {
        let owned = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        Rule {
            id: "rule".to_owned(),
            avoid: owned(avoid),
            say: "economies".to_owned(),
            except: owned(except),
            why: "They are.".to_owned(),
            source: "page".to_owned(),
        }
    }

    #[test]
    fn words_are_found_whole_in_any_case_and_not_inside_what_is_allowed() {
        let rules = [
            rule(&["country", "countries"], &["country code"]),
            rule(&["Hong Kong", "Hong Kong SAR"], &["Hong Kong, China"]),
        ];
        let found = |text| {
            let breaches = breaches(&rules, text);
            breaches
                .into_iter()
                .map(|breach| (breach.line, breach.words.to_owned()))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            found("21 Countries, one country code"),
            [(1, "Countries".to_owned())]
        );
        assert_eq!(found("crosscountry"), []);
        assert_eq!(
            found("ok\nHong Kong, China and Hong Kong SAR"),
            [(2, "Hong Kong SAR".to_owned())]
        );
        assert_eq!(found("日本 country"), [(1, "country".to_owned())]);
    }
}
