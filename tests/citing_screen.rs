//! Citing from the screen: who says what, in the card and as a walk; a citation for the clipboard; sheets for files.

use crate::support::{SIZES, golden, message, screen, session};
use nutgraf::cite::What;
use nutgraf::headless::Session;

const TEXT: &str = "# The harbour of Ostby\n\nThe harbour was opened by Mayor Anna Berg on 4 May 2021. It cost $12 million.\
                    \n\n## After\n\nMayor Anna Berg said that 40 boats came. “We had hoped for fifty of them,” said Berg. \
                    “Anna Berg counts what she likes,” said Erik Holm.\n";
const OTHER: &str = "# News\n\nPresident Anna Berg of the Boat Guild left on Monday.\n";

fn harbour() -> Session {
    session(&[("harbour.md", TEXT), ("news.md", OTHER)], (100, 40))
}

#[test]
fn the_card_tells_what_was_said_and_by_whom() {
    let mut session = session(&[("harbour.md", TEXT), ("news.md", OTHER)], (160, 70));
    let card = screen(&mut session, "]p<Enter>");
    for part in [
        "said, 2",
        "40 boats came",
        "We had hoped for fifty of them",
        "said about it, 1",
        "Erik Holm said",
        "Mayor · 2×",
        "President in news.md",
    ] {
        assert!(card.contains(part), "{part}\n{card}");
    }
}

#[test]
fn quotations_are_walked() {
    let mut session = harbour();
    session.press("]q").unwrap();
    assert_eq!(message(&session), "1/3 Anna Berg said, indirect");
    session.press("]q").unwrap();
    assert_eq!(message(&session), "2/3 Anna Berg said, direct");
    session.press("]q").unwrap();
    assert_eq!(message(&session), "3/3 Erik Holm said, direct");
    session.press("]q").unwrap();
    assert!(message(&session).contains("no quotation further on"));
    session.press("2[q").unwrap();
    assert_eq!(message(&session), "1/3 Anna Berg said, indirect");
}

#[test]
fn a_sentence_is_copied_as_a_citation() {
    let mut session = harbour();
    session.press("/12 million<Enter>yc").unwrap();
    let copied = &session.copied[0];
    assert!(
        copied.starts_with("> It cost $12 million.\n>\n> — *The harbour of Ostby*"),
        "{copied}"
    );
    let read = nutgraf::export::citing::parse(copied).unwrap();
    assert_eq!(read[0].citation.quote, "It cost $12 million.");
    assert_eq!(read[0].citation.file, "harbour.md");
}

#[test]
fn sheets_go_to_the_file_that_is_typed() {
    let mut session = harbour();
    session.press("Wf<Enter>").unwrap();
    let (path, citations) = &session.exported[0];
    assert_eq!(path, "harbour-facts.md");
    assert!(citations.iter().all(|c| c.what == What::Number) && !citations.is_empty());
    session.press("]pWd<C-u>berg.csv!<Enter>").unwrap();
    let (path, citations) = &session.exported[1];
    assert_eq!(path, "berg.csv");
    assert!(citations.iter().any(|c| c.what == What::Said));
    session.press("Wf<Enter>").unwrap();
    let asked = screen(&mut session, "");
    assert!(
        asked.contains("write facts to: harbour-facts.md"),
        "{asked}"
    );
    assert!(
        asked.contains("is there already: ! at its end writes over it"),
        "{asked}"
    );
    session.press("!<Enter>").unwrap();
    assert_eq!(session.exported.len(), 3);
    session.press("Wn<Enter>").unwrap();
    assert_eq!(
        message(&session),
        "there is nothing to write: no notes here"
    );
    session.press("Wa<Esc>Wq<Enter>").unwrap();
    assert_eq!(session.exported.len(), 4);
    assert!(message(&session).contains("3 citations written to harbour-quotations.md"));
}

#[test]
fn citing_looks_as_it_did() {
    let mut shown = String::new();
    for size in SIZES {
        let mut session = session(&[("harbour.md", TEXT), ("news.md", OTHER)], size);
        for (name, keys) in [("the card", "]p<Enter>"), ("a sheet", "<Esc>Wf")] {
            let screen = screen(&mut session, keys);
            shown += &format!("== {name}, {}x{}\n{screen}\n", size.0, size.1);
        }
    }
    golden("citing.txt", &shown);
}
