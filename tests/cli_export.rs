//! What the commands write for other programs, and into files.

mod support;

use std::fs;

use support::{SMALL, plenary};

#[test]
fn a_list_is_a_table() {
    let ran = plenary(&["list", "second", "--format", "csv", "--data", "-"], SMALL);
    assert_eq!(
        ran.out,
        "id,record,kind,date,date_in_words,first_day,last_day,date_confidence,title,short,bodies,place,host,status,themes,external,disputed,summary,sources\r\n\
         plan-2010,instrument,action plan,2010-05-03,3 May 2010,2010-05-03,2010-05-03,verified,Second Plan for Networks 日本,Plan 2010,Issued by Working Group on Networks,,,in force,Networks,no,no,The second plan.,https://example.org/page\r\n"
    );
}

#[test]
fn a_list_is_a_calendar() {
    let ran = plenary(
        &["list", "goteborg", "meeting", "--format", "ics", "--data", "-"],
        SMALL,
    );
    insta::assert_snapshot!(ran.out.replace("\r\n", "\n"));
    assert_eq!(ran.out.matches('\n').count(), ran.out.matches("\r\n").count());
}

#[test]
fn the_structure_is_a_graph() {
    let ran = plenary(&["tree", "--format", "mermaid", "--data", "-"], SMALL);
    assert_eq!(
        ran.out,
        "flowchart LR\n\
         \x20 n_org[\"ORG<br/>The Organisation (since 1990)\"]\n\
         \x20 n_com[\"COM<br/>Committee of the Organisation (since 1995)\"]\n\
         \x20 n_wg[\"WG<br/>Working Group on Networks (since about 1998)\"]\n\
         \x20 n_org --- n_com\n\
         \x20 n_com --- n_wg\n\
         \x20 classDef past stroke-dasharray: 4 3\n"
    );
    let dot = plenary(&["tree", "--format", "dot", "--data", "-"], SMALL).out;
    assert!(
        dot.starts_with("digraph structure {\n") && dot.ends_with("  \"com\" -> \"wg\";\n}\n"),
        "{dot}"
    );
}

#[test]
fn a_record_is_a_page_of_html() {
    let ran = plenary(&["show", "wg", "--format", "html", "--data", "-"], SMALL);
    assert!(
        ran.out.contains("<h2>Working Group on Networks</h2>"),
        "{}",
        ran.out
    );
    assert_eq!(ran.status, Some(0));
}

#[test]
fn a_file_is_never_overwritten_without_being_told_to() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.md");
    let path = path.display().to_string();
    let show = [
        "show",
        "plan-2010",
        "--format",
        "md",
        "--data",
        "-",
        "--output",
        &path,
    ];
    let first = plenary(&show, SMALL);
    assert_eq!(
        (first.out.as_str(), first.err.as_str(), first.status),
        ("", "", Some(0))
    );
    let printed = plenary(
        &[
            "show",
            "plan-2010",
            "--format",
            "md",
            "--data",
            "-",
            "--output",
            "-",
        ],
        SMALL,
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), printed.out);
    let again = plenary(&show, SMALL);
    assert_eq!(
        (again.err, again.status),
        (
            format!("plenary: `{path}` is there already and was left as it is; `--force` replaces it\n"),
            Some(2)
        )
    );
    assert_eq!(
        plenary(&[&show[..], &["--force"]].concat(), SMALL).status,
        Some(0)
    );
}

#[test]
fn escape_sequences_in_a_dataset_never_reach_a_file() {
    let hostile = SMALL.replace(
        "The second plan.",
        "\\u{1b}]0;owned\\u{7} \\u{202e}txet\\r\\nBEGIN:VEVENT",
    );
    let folder = tempfile::tempdir().unwrap();
    for format in ["text", "md", "json", "csv", "ics", "html"] {
        let path = folder.path().join(format).display().to_string();
        let ran = plenary(
            &["list", "--format", format, "--data", "-", "--output", &path],
            &hostile,
        );
        assert_eq!(ran.status, Some(0), "{}", ran.err);
        let text = fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
        let steering = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(!text.contains(steering), "{format}: {text}");
        assert!(
            !text.contains("\nBEGIN:VEVENT\nTRANSP") && text.matches("\nBEGIN:VEVENT\n").count() <= 3,
            "{format}"
        );
    }
}

#[test]
fn the_explorer_has_no_output_to_write() {
    let ran = plenary(&["--output", "x", "--data", "-"], SMALL);
    assert_eq!(
        (ran.err.as_str(), ran.status),
        (
            "plenary: `--output` goes with a command, such as `plenary list --format csv --output FILE`\n",
            Some(2)
        )
    );
}

#[test]
fn the_edition_is_cited_where_no_record_is_named_or_it_is_asked_for() {
    // A body that has the dataset's own id.
    let data = SMALL.replacen("id: \"small\"", "id: \"wg\"", 1);
    let cited = |args: &[&str]| {
        let ran = plenary(
            &[&["cite", "--style", "csl-json", "--data", "-"], args].concat(),
            &data,
        );
        let json: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        let all = json.as_array().unwrap().iter();
        all.map(|one| one["id"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let edition = "wg:edition-1.0.0";
    assert_eq!(cited(&[]), [edition]);
    assert_eq!(cited(&["wg"]), ["wg:wg"]);
    assert_eq!(cited(&["wg", "--edition"]), ["wg:wg", edition]);
    assert_eq!(cited(&["--edition"]), [edition]);
    let unknown = plenary(&["cite", "plan-2020", "--data", "-"], SMALL);
    assert_eq!(
        (unknown.err.as_str(), unknown.status),
        (
            "plenary: there is no record `plan-2020`; did you mean `plan-2002`?\n",
            Some(2)
        )
    );
}

#[test]
fn a_screen_is_a_picture_that_does_not_change_with_the_terminal() {
    let hostile = SMALL.replace("The Organisation\"", "<script>\\u{1b}[2J\"");
    for format in ["svg", "html"] {
        let args = [
            "screen", "org", "--size", "100x30", "--format", format, "--data", "-",
        ];
        let ran = plenary(&args, &hostile);
        assert_eq!(ran.status, Some(0), "{}", ran.err);
        assert!(
            ran.out.contains("&lt;script&gt;") && !ran.out.contains("<script"),
            "{}",
            ran.out
        );
        assert!(!ran.out.contains('\u{1b}'));
        let never = plenary(&[&args[..], &["--color", "never"]].concat(), &hostile);
        assert_eq!(ran.out, never.out);
    }
    let light = plenary(
        &["screen", "--format", "svg", "--theme", "light", "--data", "-"],
        SMALL,
    );
    assert!(light.out.contains("rx=\"6\" fill=\"#ffffff\""), "{}", light.out);
}
