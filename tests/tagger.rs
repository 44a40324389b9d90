//! The tagger with the model that the program carries: phenomena, damaged models, any text.

use nutgraf::analysis::ActorKind::{self, Group, Organization, Person, Place};
use nutgraf::analysis::actors::Tagged;
use nutgraf::analysis::actors::crf::Tagger;
use nutgraf::document::Span;
use proptest::prelude::*;

const MODEL: &[u8] = include_bytes!("../assets/actors.model");

fn tag(text: &str) -> Vec<Tagged> {
    let sentences = [Span::new(0, text.len())];
    let tagger = Tagger::load().unwrap();
    let evidence = tagger.evidence(text, &sentences);
    let mut found = Vec::new();
    tagger.tag(text, &sentences, &evidence, &mut found);
    found
}

fn names(text: &str) -> Vec<(&str, ActorKind)> {
    tag(text)
        .iter()
        .map(|t| (t.span.of(text), t.kind))
        .collect()
}

#[test]
fn names_without_article_title_and_possessive() {
    for (text, expected) in [
        (
            "President Emmanuel Macron's talks with the United Nations in Geneva failed.",
            vec![
                ("Emmanuel Macron", Person),
                ("United Nations", Organization),
                ("Geneva", Place),
            ],
        ),
        (
            "The French foreign minister said Germany’s Siemens would pay.",
            vec![
                ("French", Group),
                ("Germany", Place),
                ("Siemens", Organization),
            ],
        ),
        (
            "A U.S.-NATO summit will be held in Brussels on Tuesday.",
            vec![("U.S.", Place), ("NATO", Organization), ("Brussels", Place)],
        ),
        ("He said that nothing had changed since then.", vec![]),
    ] {
        assert_eq!(names(text), expected, "{text}");
    }
}

#[test]
fn a_surname_is_read_by_what_the_document_says_of_it() {
    let text =
        "Laura Paris won the vote. Mayor Paris thanked her voters. Critics of Paris were silent.";
    let found = names(text);
    assert_eq!(found.first(), Some(&("Laura Paris", Person)));
    assert!(found.contains(&("Paris", Person)));
}

#[test]
fn a_damaged_model_is_refused() {
    assert!(Tagger::new(MODEL).is_ok());
    for at in [0, 9, 13, 20, 30, 5_000, MODEL.len() / 2, MODEL.len() - 1] {
        let mut bytes = MODEL.to_vec();
        bytes[at] ^= 0x10;
        assert!(Tagger::new(bytes.leak()).is_err(), "byte {at}");
    }
    for length in [0, 8, 23, 24, 100, MODEL.len() - 1] {
        assert!(Tagger::new(&MODEL[..length]).is_err(), "cut to {length}");
    }
}

#[test]
fn parts_of_a_document_can_be_read_apart() {
    let text = "Kim Sung-ho spoke.\nThe crowd cheered Kim.\nKim left for Seoul.";
    let sentences: Vec<Span> = [(0, 18), (19, 42), (43, 62)]
        .map(|(a, b)| Span::new(a, b))
        .to_vec();
    let tagger = Tagger::load().unwrap();
    let whole = tagger.evidence(text, &sentences);
    let mut merged = tagger.evidence(text, &sentences[2..]);
    merged.merge(tagger.evidence(text, &sentences[..2]));
    let (mut at_once, mut in_parts) = (Vec::new(), Vec::new());
    tagger.tag(text, &sentences, &whole, &mut at_once);
    for sentence in &sentences {
        tagger.tag(text, std::slice::from_ref(sentence), &merged, &mut in_parts);
    }
    assert_eq!(at_once, in_parts);
    assert!(!at_once.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn any_text_gives_sorted_spans_on_boundaries(text in "(\\PC|[A-Z][a-z]+ |’s|\\.|-|\n|\u{301}|U\\.S\\.|İ|ß|@){0,60}") {
        let found = tag(&text);
        for pair in found.windows(2) {
            prop_assert!(pair[0].span.end() <= pair[1].span.start());
        }
        for name in &found {
            prop_assert!(text.get(name.span.range()).is_some_and(|t| !t.is_empty()));
            prop_assert!((0.0..=1.0).contains(&name.confidence));
        }
    }
}
