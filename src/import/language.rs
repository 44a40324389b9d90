//! Owns telling which language a document is in, where that is not English: names, figures and sentences are read
//! by what holds in English, and who reads should know. The one file that names whatlang.

use whatlang::{Detector, Lang, Script};

use crate::document::{BlockKind, Document};

/// With fewer letters no language is told from another.
const LEAST: usize = 120;
/// So many bytes are looked at in each of the places, which stand apart from each other.
const SAMPLE: usize = 700;
const PLACES: usize = 3;
/// Less sure than this it may be names, code or a list.
const SURE: f64 = 0.9;

/// What to say of a document that is surely not in English.
pub fn warning(document: &Document) -> Option<String> {
    let sample = sample(document);
    if sample.chars().filter(|c| c.is_alphabetic()).count() < LEAST {
        return None;
    }
    if is_plainly_english(&sample) {
        return None;
    }
    let told = Detector::new().detect(&sample)?;
    // What is written in other letters than Latin is not English, whichever language it is.
    let sure = told.confidence() >= SURE || told.script() != Script::Latin;
    (sure && told.lang() != Lang::Eng).then(|| {
        format!(
            "the text seems to be {}: names and numbers are found by the rules of English",
            told.lang().eng_name()
        )
    })
}

/// Whether one word in ten is one of the commonest of English that no other language has as often: that is
/// soon counted, and so it stands with nearly all that is in English.
fn is_plainly_english(sample: &str) -> bool {
    let words = || sample.split_ascii_whitespace();
    let common = words().filter(|word| {
        matches!(
            *word,
            "the"
                | "The"
                | "and"
                | "of"
                | "to"
                | "that"
                | "with"
                | "from"
                | "are"
                | "were"
                | "his"
                | "this"
                | "which"
        )
    });
    common.count() * 10 > words().count()
}

/// Prose from the beginning, the middle and the end.
fn sample(document: &Document) -> String {
    let prose: Vec<_> = document
        .blocks
        .iter()
        .filter(|b| {
            matches!(
                b.kind,
                BlockKind::Paragraph | BlockKind::ItemMore { .. } | BlockKind::Item { .. }
            )
        })
        .map(|b| b.span)
        .collect();
    let mut sample = String::new();
    let mut next = 0;
    for place in 0..PLACES {
        let from = (prose.len() * place / PLACES).max(next);
        let mut taken = 0;
        for (index, span) in prose.iter().enumerate().skip(from) {
            if taken >= SAMPLE {
                break;
            }
            let text = span.of(&document.text);
            let mut end = text.len().min(SAMPLE - taken);
            while !text.is_char_boundary(end) {
                end -= 1;
            }
            sample.push_str(&text[..end]);
            sample.push('\n');
            taken += end + 1;
            next = index + 1;
        }
    }
    sample
}

#[cfg(test)]
mod tests {
    #[track_caller]
    fn check(text: &str, language: Option<&str>) {
        let warnings = super::super::plain_text("a.txt", text.to_owned()).warnings;
        match language {
            None => assert!(warnings.is_empty(), "{warnings:?}"),
            Some(language) => assert!(
                warnings.len() == 1 && warnings[0].contains(language),
                "{warnings:?}"
            ),
        }
    }

    #[test]
    fn other_languages_are_told() {
        check(
            "Der Bürgermeister sagte am Montag, dass die Brücke im nächsten Jahr wieder für den Verkehr geöffnet werde. \
             Die Stadt habe dafür zwölf Millionen Euro vorgesehen, und die Arbeiten sollten noch vor dem Winter beginnen.",
            Some("German"),
        );
        check(
            "La maire a déclaré lundi que le pont serait rouvert à la circulation l'année prochaine. La ville a prévu \
             douze millions d'euros pour les travaux, qui doivent commencer avant l'hiver, selon ses services.",
            Some("French"),
        );
        let russian =
            "Мэр заявил в понедельник, что мост откроют для движения в следующем году. ".repeat(4);
        check(&russian, Some("Russian"));
    }

    #[test]
    fn english_and_what_is_no_prose_is_left_alone() {
        let english =
            "The mayor said on Monday that the bridge would be open to traffic again next year. ";
        check(&english.repeat(4), None);
        check("Bonjour.", None);
        check(&"NATO 12 44 Oslo 7\n".repeat(40), None);
        check(&"0x7f 0x10 -- ;;\n".repeat(40), None);
    }
}
