//! `plenary man`: one page for all commands, from the command line's own definition.

use std::io;

use clap::Command;
use clap_mangen::Man;

use super::{Cli, CliError, Status};

pub(super) fn run(out: &mut String) -> Result<Status, CliError> {
    let command = Cli::definition();
    let page = Man::new(command.clone());
    out.push_str(&roff(|bytes| {
        page.render_title(bytes)?;
        page.render_name_section(bytes)?;
        page.render_synopsis_section(bytes)?;
        page.render_description_section(bytes)?;
        page.render_options_section(bytes)
    })?);
    out.push_str(".SH COMMANDS\n");
    for sub in command.get_subcommands().filter(|sub| !sub.is_hide_set()) {
        section(sub, out)?;
    }
    let examples = roff(|bytes| page.render_extra_section(bytes))?;
    out.push_str(&examples.replace(".SH EXTRA", ".SH EXAMPLES AND EXIT STATUS"));
    Ok(Status::Done)
}

/// A command under a heading of its own, since it has no page of its own.
fn section(sub: &Command, out: &mut String) -> io::Result<()> {
    let name = format!("plenary {}", sub.get_name());
    let page = Man::new(sub.clone().bin_name(&name).disable_help_flag(true));
    let parts = [
        roff(|bytes| page.render_description_section(bytes))?,
        roff(|bytes| page.render_synopsis_section(bytes))?,
        roff(|bytes| page.render_options_section(bytes))?,
        roff(|bytes| page.render_extra_section(bytes))?,
    ];
    out.push_str(".SS ");
    out.push_str(&name);
    out.push('\n');
    for part in parts {
        // The generator opens each part as a section, with macros that the page has already.
        let own = part.lines().filter(|line| {
            ![".SH ", ".ie ", ".el "]
                .iter()
                .any(|macros| line.starts_with(macros))
        });
        out.push_str(".PP\n");
        own.for_each(|line| {
            out.push_str(line);
            out.push('\n');
        });
    }
    Ok(())
}

fn roff(render: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> io::Result<String> {
    let mut bytes = Vec::new();
    render(&mut bytes)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
