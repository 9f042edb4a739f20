//! Names of briefings, which are names of files on every system.

use thiserror::Error;
use unicode_normalization::UnicodeNormalization;

use crate::text::{clean_line, is_steering};

/// The longest name, in bytes.
const LONGEST: usize = 120;

/// Why a name cannot be that of a briefing.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{name}` is no name for a briefing: {why}")]
pub struct NameError {
    name: String,
    why: &'static str,
}

/// The name as it is stored, in composed letters; an error says what is wrong with it.
pub fn check_name(name: &str) -> Result<String, NameError> {
    let composed: String = name.nfc().collect();
    let device = composed
        .split('.')
        .next()
        .unwrap_or_default()
        .to_ascii_uppercase();
    let reserved = matches!(device.as_str(), "CON" | "PRN" | "AUX" | "NUL")
        || (device.len() == 4 && (device.starts_with("COM") || device.starts_with("LPT")));
    let why = if composed.trim().is_empty() {
        "it is empty"
    } else if composed.len() > LONGEST {
        "it is longer than 120 bytes"
    } else if composed.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|']) {
        "it holds one of / \\ : * ? \" < > |"
    } else if composed.chars().any(is_steering) {
        "it holds a control character"
    } else if composed.starts_with(['.', '-', ' ']) || composed.ends_with(['.', ' ']) {
        "it begins with a dot, a dash or a space, or ends with a dot or a space"
    } else if reserved {
        "some systems keep it for a device"
    } else {
        return Ok(composed);
    };
    Err(NameError {
        name: clean_line(name).into_owned(),
        why,
    })
}
