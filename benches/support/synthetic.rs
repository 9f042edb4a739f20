//! A dataset to measure plenary with: made up, valid, and always the same bytes for the same size.

use std::io::{self, Write};

const TOPICS: [&str; 24] = [
    "Cybersecurity",
    "Network Security",
    "Supply Chain Resilience",
    "Online Safety",
    "Data Privacy",
    "Cross-Border Data Flows",
    "Electronic Commerce",
    "Digital Trade",
    "Broadband Access",
    "Spectrum Management",
    "Critical Infrastructure",
    "Cloud Services",
    "Artificial Intelligence",
    "Digital Identity",
    "Computer Emergency Response",
    "Consumer Trust",
    "Submarine Cables",
    "Capacity Building",
    "Cybercrime Legislation",
    "Internet of Things",
    "Risk Management",
    "Information Sharing",
    "Small Enterprises",
    "Electronic Authentication",
];
const KINDS: [(&str, &str); 8] = [
    ("declaration", "Declaration"),
    ("statement", "Statement"),
    ("strategy", "Strategy"),
    ("plan", "Action Plan"),
    ("framework", "Framework"),
    ("guidelines", "Guidelines"),
    ("roadmap", "Roadmap"),
    ("report", "Report"),
];
const MANNERS: [&str; 12] = [
    "Trusted",
    "Secure",
    "Open",
    "Inclusive",
    "Resilient",
    "Sustainable",
    "Interoperable",
    "Regional",
    "Voluntary",
    "Common",
    "Joint",
    "Renewed",
];
const PLACES: [&str; 16] = [
    "Lima",
    "Singapore",
    "Bangkok",
    "Okinawa",
    "Seoul",
    "Québec",
    "Santiago",
    "Da Nang",
    "Auckland",
    "Vladivostok",
    "Kuala Lumpur",
    "Jakarta",
    "Manila",
    "San José",
    "Brisbane",
    "Taipei",
];
const VERBS: [(&str, &str); 6] = [
    ("establish", "commits"),
    ("agree", "commits"),
    ("encourage", "encourages"),
    ("urge", "encourages"),
    ("note", "notes"),
    ("recognise", "notes"),
];
const BODIES: usize = 40;

/// The linear congruential generator of Knuth's MMIX: small, and the same everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % sides.max(1)
    }

    fn pick<'a, T>(&mut self, list: &'a [T]) -> Option<&'a T> {
        list.get(self.roll(list.len()))
    }

    fn word<'a>(&mut self, list: &[&'a str]) -> &'a str {
        self.pick(list).copied().unwrap_or_default()
    }
}

/// Writes a dataset of so many instruments.
pub(crate) fn write(number: usize, out: &mut impl Write) -> io::Result<()> {
    writeln!(
        out,
        "Dataset(\n    schema: 1, id: \"synthetic\", version: \"{number}.0.0\", title: \"Synthetic record of {number} instruments\",\n    \
         scope: \"Made up, to measure with.\", checked: \"2026-01-01\", language: \"en\",\n    \
         curation: (by: \"synthesize\", method: \"dice\", notice: \"Nothing here is true.\"),"
    )?;
    let mut dice = Dice(number as u64);
    lists(out)?;
    writeln!(out, "    instruments: [")?;
    for at in 0..number {
        instrument(at, &mut dice, out)?;
    }
    writeln!(out, "    ],\n)")
}

/// Bodies, themes and the source.
fn lists(out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "    bodies: [")?;
    for at in 0..BODIES {
        let parent = if at == 0 {
            String::new()
        } else {
            format!(" parents: [(body: \"body-{}\")],", (at - 1) / 3)
        };
        let kind = if at == 0 { "forum" } else { "working_group" };
        writeln!(
            out,
            "        Body(id: \"body-{at}\", name: \"Working Group {at}\", short: \"WG{at}\", kind: {kind}, life: \"1980/..\",{parent} \
             summary: \"Group {at} of the synthetic organisation.\", confidence: {{life: verified}}, sources: [\"source\"]),"
        )?;
    }
    writeln!(out, "    ],\n    themes: [")?;
    for (at, topic) in TOPICS.iter().enumerate() {
        writeln!(
            out,
            "        Theme(id: \"theme-{at}\", name: \"{topic}\", definition: \"What concerns {topic}.\"),"
        )?;
    }
    writeln!(
        out,
        "    ],\n    sources: [\n        Source(id: \"source\", publisher: \"Nobody\", title: \"Dice\", accessed: \"2026-01-01\", kind: secondary),\n    ],"
    )
}

fn instrument(at: usize, dice: &mut Dice, out: &mut impl Write) -> io::Result<()> {
    let (kind, kind_word) = dice.pick(&KINDS).copied().unwrap_or_default();
    let (manner, theme, place) = (dice.word(&MANNERS), dice.roll(TOPICS.len()), dice.word(&PLACES));
    let topic = TOPICS.get(theme).copied().unwrap_or_default();
    let other = dice.word(&TOPICS);
    let year = 1990 + dice.roll(36);
    let date = format!("{year}-{:02}-{:02}", 1 + dice.roll(12), 1 + dice.roll(28));
    let second = dice.roll(TOPICS.len());
    let (verb, strength) = dice.pick(&VERBS).copied().unwrap_or_default();
    writeln!(
        out,
        "        Instrument(id: \"text-{at}\", title: \"{place} {kind_word} on {manner} {topic} and {other}\", short: \"{place} {kind_word} {at}\", \
         kind: {kind}, date: \"{date}\", place: \"{place}\", roles: [(body: \"body-{}\", did: adopted)], status: in_force, \
         themes: [\"theme-{theme}\"], summary: \"A {manner} text of {year} on {topic}, with a part on {other}; number {at} of its kind.\", \
         points: [(theme: \"theme-{theme}\", text: \"Works for {manner} {topic} in all members.\", source: \"source\", verb: (word: \"{verb}\", strength: {strength})), \
         (theme: \"theme-{second}\", text: \"Asks for a report within {} years.\", source: \"source\")], \
         confidence: {{date: verified, issuer: verified}}, sources: [\"source\"]),",
        dice.roll(BODIES),
        1 + dice.roll(9),
    )
}
