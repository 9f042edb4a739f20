//! Examples for the help of the program and of each command; a test runs them.

use clap::Command;

/// What stands below the help of the program itself.
pub(super) const PROGRAM: &str = "Examples:
  plenary                          explore
  plenary tel                      explore, opened at TEL
  plenary --linear                 a dialogue line by line, for screen readers
  plenary search lima              ranked hits
  plenary show tel --format md     one record as Markdown
  plenary list --format csv --output all.csv
                                   a spreadsheet
  plenary cite tel --style bibtex  a citation
  plenary check my.ron             every fault of a dataset

Exit status: 0 done or found; 1 nothing found, or faults found; 2 bad usage or input; 130 interrupted.";

/// The examples of each command, below the long form of its help.
const COMMANDS: &[(&str, &str)] = &[
    (
        "tree",
        "  plenary tree --as-of 1998/2006     as it was, and what changed in between
  plenary tree --format dot | dot -Tsvg > structure.svg",
    ),
    (
        "list",
        "  plenary list kind:declaration since:2005
  plenary list cyber --format csv --output cyber.csv
  plenary list --format ics --output calendar.ics",
    ),
    (
        "show",
        "  plenary show tel --as-of 1998
  plenary show tel --format html --output tel.html",
    ),
    (
        "search",
        "  plenary search lima
  plenary search \"'cyber year:2002..2010\" --limit 5
  plenary search is:disputed --format json | jq -r '.result[].id'",
    ),
    (
        "lineage",
        "  plenary lineage apec-cybersecurity-strategy-2002
  plenary lineage apec-cybersecurity-strategy-2002 --format mermaid --output lineage.mmd",
    ),
    (
        "coverage",
        "  plenary coverage --by years
  plenary coverage body:telmin --format csv --output coverage.csv
  plenary coverage --by years --gap 2001 cert-csirt",
    ),
    (
        "compare",
        "  plenary compare tel-strategic-action-plan-2010-2015 tel-strategic-action-plan-2016-2020
  plenary compare apec-cybersecurity-strategy-2002 apec-strategy-tssoe-2005 --format md",
    ),
    (
        "diff",
        "  plenary diff old.ron new.ron
  plenary diff old.ron new.ron --format md --output changes.md",
    ),
    (
        "doubts",
        "  plenary doubts body:telmin
  plenary doubts --on 2028-01 --format json",
    ),
    (
        "cite",
        "  plenary cite                       this edition of the dataset
  plenary cite tel --style bibtex >> references.bib
  plenary cite tel --edition         the record, and the edition it stands in
  plenary list 'kind:declaration' --format json | jq -r '.result[].id' | xargs plenary cite --style csl-json",
    ),
    (
        "check",
        "  plenary check my.ron
  plenary check my.ron --format json
  plenary check - < my.ron",
    ),
    (
        "brief",
        "  plenary brief new TEL --from body:tel --minutes 20
  plenary brief show TEL
  plenary brief export TEL --format html --output handout.html
  plenary brief verify handout.html",
    ),
    (
        "new",
        "  plenary new another.ron
  plenary new - | less",
    ),
    (
        "config",
        "  plenary config
  plenary config keys --output keys.ron",
    ),
    ("keys", "  plenary keys\n  plenary keys --format md"),
    (
        "screen",
        "  plenary screen --size 120x36 --keys '/lima<Enter>'
  plenary screen tel --format svg --output tel.svg",
    ),
    (
        "completions",
        "  plenary completions bash > ~/.local/share/bash-completion/completions/plenary
  plenary completions fish > ~/.config/fish/completions/plenary.fish",
    ),
    ("man", "  plenary man | man -l -"),
    ("ids", "  plenary ids | fzf"),
];

/// The command line with an example or two for each command.
pub(super) fn add(command: Command) -> Command {
    COMMANDS.iter().fold(command, |command, (name, text)| {
        command.mut_subcommand(name, |sub| sub.after_long_help(format!("Examples:\n{text}")))
    })
}
