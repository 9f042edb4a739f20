//! The dataset inside the binary.

use std::borrow::Cow;

use super::fault::SourceText;

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_str!(concat!("../../assets/", $name)))),*]
    };
}

/// The files of the dataset, the one with its head first; the others are its `parts`.
const FILES: [(&str, &str); 14] = files![
    "apec.ron",
    "apec/bodies.ron",
    "apec/members.ron",
    "apec/leaders.ron",
    "apec/summits.ron",
    "apec/telmin.ron",
    "apec/tel.ron",
    "apec/tel-meetings.ron",
    "apec/events.ron",
    "apec/privacy.ron",
    "apec/digital-economy.ron",
    "apec/counter-terrorism.ron",
    "apec/reference.ron",
    "apec/sources.ron",
];

/// The embedded dataset's files.
pub fn files() -> Vec<SourceText> {
    FILES
        .iter()
        .map(|(name, text)| SourceText {
            name: (*name).to_owned(),
            text: Cow::Borrowed(*text),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_files_are_the_parts_of_the_dataset() {
        let loaded = crate::model::load(files()).unwrap_or_else(|report| panic!("{}", report.render()));
        let parts: Vec<&str> = loaded.atlas.head().parts.iter().map(String::as_str).collect();
        let embedded: Vec<&str> = FILES.iter().skip(1).map(|(name, _)| *name).collect();
        assert_eq!(parts, embedded);
    }
}
