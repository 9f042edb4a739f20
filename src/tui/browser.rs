//! The user's browser, started with an address; never through a shell, and only where a setting names one.

use std::ffi::OsString;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc::Sender;
use std::thread;

use super::events::Happening;

/// The command that opens `url` in the browser that `setting` names: its words, the address last.
fn command(setting: Option<&str>, url: &str) -> Result<Vec<OsString>, String> {
    let setting = setting.map(str::trim).filter(|setting| !setting.is_empty());
    let setting = setting.ok_or(
        "no browser is set, so nothing is opened; name one as `browser` in config.ron, such as \"xdg-open\"",
    )?;
    let is_web = ["http://", "https://"].iter().any(|scheme| {
        url.get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    });
    if !is_web || url.chars().any(char::is_control) {
        return Err("only addresses of http and https are opened, and this is none".to_owned());
    }
    let mut words: Vec<OsString> = if Path::new(setting).is_file() {
        vec![setting.into()]
    } else {
        let words = shell_words::split(setting);
        let words = words.map_err(|error| format!("the browser is set as `{setting}`: {error}"))?;
        words.into_iter().map(OsString::from).collect()
    };
    words.push(url.into());
    Ok(words)
}

/// Opens `url` in the browser that `setting` names; the error is a sentence. What becomes of it later is told as it happens.
pub(super) fn open(setting: Option<&str>, url: &str, happened: &Sender<Happening>) -> Result<(), String> {
    let words = command(setting, url)?;
    let Some((program, arguments)) = words.split_first() else {
        return Ok(());
    };
    let name = Path::new(program).display().to_string();
    let told = |what: &dyn std::fmt::Display| format!("the browser `{name}` {what}");
    let mut command = Command::new(program);
    command.args(arguments);
    apart(&mut command);
    let mut child = command
        .spawn()
        .map_err(|error: io::Error| told(&format_args!("cannot be started: {error}")))?;
    let happened = happened.clone();
    let ended = {
        let name = name.clone();
        move || {
            // Whoever is not waited for stays among the processes when it has ended.
            let failed = match child.wait() {
                Ok(status) if status.success() => return,
                Ok(status) => format!("the browser `{name}` ended with {status}"),
                Err(error) => format!("the browser `{name}` was lost: {error}"),
            };
            // An explorer that has ended has nobody to tell.
            let _result = happened.send(Happening::Told(failed));
        }
    };
    thread::Builder::new()
        .name("browser".to_owned())
        .spawn(ended)
        .map_err(|error| told(&format_args!("cannot be followed: {error}")))?;
    Ok(())
}

/// Keeps the program from the terminal: it neither writes there nor is ended by its keys.
fn apart(command: &mut Command) {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(setting: &str, url: &str) -> Vec<String> {
        let words = command(Some(setting), url).unwrap();
        words
            .into_iter()
            .map(|word| word.into_string().unwrap())
            .collect()
    }

    #[test]
    fn the_address_is_the_last_argument_whatever_stands_in_it() {
        let url = "https://example.org/a b?q=\"x\"&y='$(touch z)'`id`;ls|cat";
        assert_eq!(words("xdg-open", url), ["xdg-open", url]);
        assert_eq!(
            words("firefox --new-window '-P my own'", url),
            ["firefox", "--new-window", "-P my own", url]
        );
    }

    #[test]
    fn only_addresses_of_the_web_are_opened() {
        for url in [
            "-h",
            "--help",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "",
            "http:/x",
            "https://x\ny",
            "é",
        ] {
            let told = command(Some("xdg-open"), url).unwrap_err();
            assert_eq!(
                told, "only addresses of http and https are opened, and this is none",
                "{url}"
            );
        }
    }

    #[test]
    fn without_a_setting_nothing_is_opened_and_the_way_is_told() {
        for setting in [None, Some("  ")] {
            let told = command(setting, "https://example.org").unwrap_err();
            assert!(told.contains("`browser` in config.ron"), "{told}");
        }
        let told = command(Some("a 'b"), "https://example.org").unwrap_err();
        assert_eq!(told, "the browser is set as `a 'b`: missing closing quote");
    }

    #[test]
    fn a_browser_that_fails_is_told_and_waited_for() {
        let (happened, happenings) = std::sync::mpsc::channel();
        let told = open(Some("/no/such/browser"), "https://example.org", &happened).unwrap_err();
        assert!(
            told.starts_with("the browser `/no/such/browser` cannot be started"),
            "{told}"
        );
        open(Some("false"), "https://example.org", &happened).unwrap();
        let Ok(Happening::Told(told)) = happenings.recv() else {
            panic!("nothing was told");
        };
        assert_eq!(told, "the browser `false` ended with exit status: 1");
    }
}
