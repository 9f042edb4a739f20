//! `plenary completions`: the scripts that `clap_complete` makes from the command line's own definition, and for bash,
//! zsh and fish a few lines more that ask `plenary ids` for records.
//!
//! The generator's own way of asking the program (its dynamic engine) is still marked unstable, so it is not used.

use std::fmt::Write as _;

use clap::{Arg, Command};
use clap_complete::Shell;

use super::{Cli, Status};

pub(super) fn run(shell: Shell, out: &mut String) -> Status {
    let mut bytes = Vec::new();
    let mut command = without_id(&Cli::definition());
    clap_complete::generate(shell, &mut command, "plenary", &mut bytes);
    let script = String::from_utf8_lossy(&bytes);
    match shell {
        Shell::Bash => {
            out.push_str(&script);
            bash(&command, out);
        }
        Shell::Zsh => zsh(&command, &script, out),
        Shell::Fish => {
            out.push_str(&script);
            fish(&command, out);
        }
        _ => out.push_str(&script),
    }
    Status::Done
}

/// The command line without the program's own id: with it zsh would look for a command in the second place only.
fn without_id(command: &Command) -> Command {
    Command::new("plenary")
        .version(env!("CARGO_PKG_VERSION"))
        .args(command.get_arguments().filter(|arg| !is_id(arg)))
        .subcommands(command.get_subcommands())
}

/// Whether an argument is the id of a record.
fn is_id(arg: &Arg) -> bool {
    let names = arg.get_value_names().unwrap_or_default();
    arg.is_positional() && names.iter().any(|name| name.starts_with("ID"))
}

/// The commands that take ids of records.
fn takers(command: &Command) -> impl Iterator<Item = &str> {
    command
        .get_subcommands()
        .filter(|sub| sub.get_arguments().any(is_id))
        .map(Command::get_name)
}

fn bash(command: &Command, out: &mut String) {
    let takers: Vec<&str> = takers(command).collect();
    // Writing to a `String` cannot fail.
    let _written = write!(
        out,
        r#"
_plenary_with_ids() {{
    _plenary "$@"
    local cur="${{COMP_WORDS[COMP_CWORD]}}" prev="${{COMP_WORDS[COMP_CWORD-1]}}" id
    case "${{COMP_WORDS[1]}}" in
        {}) ;;
        *) return 0 ;;
    esac
    if [[ "${{COMP_CWORD}}" -lt 2 || "${{cur}}" == -* || ( "${{prev}}" == --* && "${{prev}}" != --force ) ]]; then
        return 0
    fi
    while read -r id _; do
        [[ "${{id}}" == "${{cur}}"* ]] && COMPREPLY+=("${{id}}")
    done < <(plenary ids 2>/dev/null)
    return 0
}}

complete -F _plenary_with_ids -o bashdefault -o default plenary
"#,
        takers.join("|")
    );
}

/// Completes ids in the places where the script would complete files.
fn zsh(command: &Command, script: &str, out: &mut String) {
    let subs = command.get_subcommands().flat_map(Command::get_arguments);
    let ids: Vec<String> = subs
        .filter(|arg| is_id(arg))
        .map(|arg| format!(":{} -- ", arg.get_id()))
        .collect();
    for (at, line) in script.lines().enumerate() {
        let spec = line.trim_start_matches(['\'', '*']).replacen("::", ":", 1);
        if ids.iter().any(|id| spec.starts_with(id)) {
            out.push_str(&line.replace(":_default'", ":_plenary_ids'"));
        } else {
            out.push_str(line);
        }
        out.push('\n');
        if at == 0 {
            out.push_str(ZSH_IDS);
        }
    }
}

const ZSH_IDS: &str = r#"
_plenary_ids() {
    local -a records
    records=(${(f)"$(_call_program ids plenary ids 2>/dev/null)"})
    records=(${${records//:/\\:}/ /:})
    _describe -t records 'record' records
}
"#;

/// The generator leaves out the words that an argument without a name can be.
fn fish(command: &Command, out: &mut String) {
    for sub in command.get_subcommands() {
        let words = sub.get_positionals().flat_map(Arg::get_possible_values);
        let words: Vec<String> = words.map(|word| word.get_name().to_owned()).collect();
        if !words.is_empty() {
            // Writing to a `String` cannot fail.
            let _written = writeln!(
                out,
                r#"complete -c plenary -n "__fish_plenary_using_subcommand {}" -f -a "{}""#,
                sub.get_name(),
                words.join(" ")
            );
        }
    }
    for taker in takers(command) {
        // Writing to a `String` cannot fail.
        let _written = writeln!(
            out,
            r#"complete -c plenary -n "__fish_plenary_using_subcommand {taker}" -f -a "(plenary ids 2>/dev/null | string replace ' ' \t)""#
        );
    }
}
