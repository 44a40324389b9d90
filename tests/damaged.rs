//! Documents of every format with damage done to them: each is read or refused in time, and what is read holds
//! together. The damage is the same in each run.

use crate::support::packed;
use crate::support::pdf;

use std::path::Path;
use std::time::{Duration, Instant};

use nutgraf::document::Document;
use nutgraf::import::{Limits, Options, import};

/// Numbers that look random and are the same in each run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides.max(1)
    }

    /// Some bytes of a document changed, cut out, doubled, or all behind a place gone.
    fn damage(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut bytes = bytes.to_vec();
        for _ in 0..=self.roll(4) {
            let at = self.roll(bytes.len());
            let end = (at + 1 + self.roll(40)).min(bytes.len());
            match self.roll(7) {
                0 => bytes[at] = self.roll(256) as u8,
                1 => bytes[at] ^= 1 << self.roll(8),
                2 => drop(bytes.drain(at..end)),
                3 => {
                    let part = bytes[at..end].to_vec();
                    let to = self.roll(bytes.len());
                    bytes.splice(to..to, part);
                }
                4 if self.roll(4) == 0 => bytes.truncate(at.max(1)),
                5 => {
                    // Signs that mean something in one format or another.
                    let signs = b"<>{}\\/&;\"'()[]\0\xff0123456789%-";
                    bytes[at] = signs[self.roll(signs.len())];
                }
                _ => {
                    let part = bytes[at..end].to_vec();
                    let times = 1 + self.roll(60);
                    bytes.splice(at..at, part.repeat(times));
                }
            }
            if bytes.is_empty() {
                bytes.push(b'x');
            }
        }
        bytes
    }
}

/// What holds for every document.
fn check(document: &Document) {
    let text = &document.text;
    let fits = |span: nutgraf::document::Span| text.get(span.range()).is_some();
    assert!(!document.sections.is_empty());
    let mut end = 0;
    for block in &document.blocks {
        assert!(fits(block.span) && block.span.start() >= end, "{block:?}");
        end = block.span.end();
        let section = &document.sections[block.section as usize];
        assert!(section.own.holds(block.span), "{block:?} in {section:?}");
    }
    for inline in &document.inlines {
        assert!(fits(inline.span) && !inline.span.is_empty());
    }
    for (at, section) in document.sections.iter().enumerate() {
        assert!(fits(section.span) && fits(section.own) && fits(section.heading));
        assert!(section.span.holds(section.own) && section.words >= section.own_words);
        assert!(!section.title.contains('\n'));
        if let Some(parent) = section.parent {
            assert!((parent as usize) < at);
        }
    }
    assert!(document.labels.iter().all(|label| label.at <= text.len()));
    assert!(document.pages.windows(2).all(|w| w[0].start <= w[1].start));
}

/// `times` documents damaged, as a whole and, where a part is packed, in the part.
fn stand(name: &str, times: usize, mut make: impl FnMut(&mut Dice) -> Vec<u8>) {
    let options = Options {
        limits: Limits {
            inflated: 8 << 20,
            ..Limits::default()
        },
        ..Options::default()
    };
    let mut dice = Dice(20_251);
    for nth in 0..times {
        let bytes = make(&mut dice);
        let begun = Instant::now();
        match import(name, bytes, &options) {
            Ok(read) => check(&read.document),
            Err(error) => {
                let error = format!("{error:#}");
                assert!(!error.contains("this is a bug"), "{name} {nth}: {error}");
            }
        }
        let took = begun.elapsed();
        assert!(took < Duration::from_secs(8), "{name} {nth}: {took:?}");
    }
}

fn fixture(name: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import");
    std::fs::read(folder.join(name)).unwrap()
}

/// The parts of an archive, and damage done to one of them or to the whole.
fn archive(name: &str, times: usize, bytes: &[u8]) {
    let parts = packed::parts(bytes);
    stand(name, times, |dice| {
        if dice.roll(3) == 0 {
            return dice.damage(bytes);
        }
        let mut parts = parts.clone();
        let at = dice.roll(parts.len());
        parts[at].1 = dice.damage(&parts[at].1);
        let parts: Vec<(&str, &[u8])> = parts.iter().map(|(n, p)| (n.as_str(), &p[..])).collect();
        packed::stored_bytes(&parts)
    });
}

#[test]
fn html() {
    let page = fixture("harbour.html");
    stand("a.html", 300, |dice| dice.damage(&page));
}

#[test]
fn rtf() {
    let text = fixture("harbour.rtf");
    stand("a.rtf", 600, |dice| dice.damage(&text));
}

#[test]
fn pdf() {
    let text = fixture("text.pdf");
    stand("a.pdf", 150, |dice| dice.damage(&text));
    let page = || {
        vec![
            (60.0, 700.0, 11.0, "The boats came in."),
            (60.0, 660.0, 14.0, "All of them"),
        ]
    };
    let outline = [
        "<</First 9 0 R>>".to_owned(),
        "<</Title(The port)/Dest[4 0 R/XYZ 0 720 0]>>".to_owned(),
    ];
    let made = pdf::pdf(
        &[page(), page()],
        "/Outlines 8 0 R/PageLabels<</Nums[0<</S/r>>]>>",
        &outline,
    );
    stand("a.pdf", 300, |dice| dice.damage(&made));
}

#[test]
fn epub() {
    archive("a.epub", 300, &fixture("harbour.epub"));
}

#[test]
fn docx() {
    archive("a.docx", 300, &fixture("harbour.docx"));
}

#[test]
fn odt() {
    archive("a.odt", 300, &fixture("harbour.odt"));
}
