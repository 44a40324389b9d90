//! Marks and notes in the app: made, listed, reached, changed, taken back, and found again when the text changes.

use crate::support::{
    BRIEFING, HEARING, SIZES, briefing, golden, message, screen, session, started,
};
use nutgraf::app::{Start, Update};
use nutgraf::headless::Session;
use nutgraf::notes::Notes;

const TEXT: &str = "# The harbour\n\nAnna Berg opened the harbour in May. Forty guests came at noon.\n\n\
                    ## The boats\n\nTwelve boats went out at dusk. The guild counted them twice.\n";

fn harbour() -> Session {
    session(&[("harbour.md", TEXT)], (100, 30))
}

/// The notes that were to be kept last: letter, text and passage.
fn kept(session: &Session) -> Vec<(Option<char>, String, String)> {
    let notes = session.notes.get(&0).cloned().unwrap_or_default();
    let parts = |note: nutgraf::notes::Note| (note.letter, note.text, note.anchor.quote);
    notes.0.into_iter().map(parts).collect()
}

fn words(list: &[(Option<char>, &str, &str)]) -> Vec<(Option<char>, String, String)> {
    let owned = |(l, t, q): &(Option<char>, &str, &str)| (*l, (*t).to_owned(), (*q).to_owned());
    list.iter().map(owned).collect()
}

#[test]
fn a_sentence_is_noted_and_the_note_changed_and_deleted() {
    let mut session = harbour();
    session
        .press("/Forty<Enter>aWho came?<C-j>And why?<Enter>")
        .unwrap();
    let quote = "Forty guests came at noon.";
    let noted = words(&[(None, "Who came?\nAnd why?", quote)]);
    assert_eq!(kept(&session), noted);
    assert!(message(&session).starts_with("noted"));
    session.press("a!<Enter>").unwrap();
    let changed = words(&[(None, "Who came?\nAnd why?!", quote)]);
    assert_eq!(kept(&session), changed);
    session.press("Ad").unwrap();
    assert_eq!(kept(&session), []);
    session.press("u").unwrap();
    assert_eq!(kept(&session), changed);
    session.press("u").unwrap();
    assert_eq!(kept(&session), noted);
    session.press("u").unwrap();
    assert_eq!(kept(&session), []);
    session.press("u").unwrap();
    assert!(message(&session).contains("nothing to take back"));
    session.press("<C-r><C-r>").unwrap();
    assert_eq!(kept(&session), changed);
}

#[test]
fn marks_are_set_moved_and_reached() {
    let mut session = harbour();
    session.press("/Twelve<Enter>ma").unwrap();
    let boats = "Twelve boats went out at dusk.";
    assert_eq!(kept(&session), words(&[(Some('a'), "", boats)]));
    session.press("gg'a").unwrap();
    assert_eq!(message(&session), "mark a");
    assert!(
        session
            .app
            .visible(0)
            .contains(TEXT.find("Twelve").unwrap())
    );
    session.press("''").unwrap();
    session.press("/Forty<Enter>mamb").unwrap();
    let letters: Vec<Option<char>> = kept(&session).into_iter().map(|k| k.0).collect();
    assert_eq!(letters, [Some('a'), Some('b')]);
    session.press("`z").unwrap();
    assert!(message(&session).contains("no mark z"));
    session.press("m7").unwrap();
    assert!(message(&session).contains("from a to z"));
    session.press("m<Esc>A").unwrap();
    let shown = session.text(&crate::support::theme());
    assert!(shown.contains("2 marks and notes"), "{shown}");
    // A note that had the letter stays without it.
    session.press("<Esc>").unwrap();
    session.press("Ga").unwrap();
}

#[test]
fn what_was_typed_and_left_comes_back() {
    let mut session = harbour();
    session.press("/Forty<Enter>aHalf a<Esc>").unwrap();
    assert_eq!(kept(&session), []);
    session.press("a thought<Enter>").unwrap();
    assert_eq!(kept(&session)[0].1, "Half a thought");
    session.press("vja<Enter>").unwrap();
    assert_eq!(kept(&session).len(), 2, "a passage without words is marked");
}

#[test]
fn notes_go_with_their_words_and_the_lost_are_listed() {
    let mut session = harbour();
    session
        .press("/Forty<Enter>aone<Enter>/Twelve<Enter>atwo<Enter>")
        .unwrap();
    let changed = TEXT
        .replace("Forty guests came", "Late that day forty guests came")
        .replace("Twelve boats went out at dusk. ", "")
        .replace(
            "# The harbour\n",
            "# The harbour\n\nIt rained for a week before.\n",
        );
    session.reload(0, Ok(changed.into_bytes()));
    let now = kept(&session);
    assert!(now[0].2.contains("orty guests came at noon."), "{now:?}");
    session.press("A").unwrap();
    let shown = session.text(&crate::support::theme());
    assert!(shown.contains("lost: these words"), "{shown}");
    session.press("G<Enter>").unwrap();
    assert!(message(&session).contains("not in the text any more"));
    // The words are back, and so is their place.
    session.reload(0, Ok(TEXT.as_bytes().to_vec()));
    session.press("<Esc>A").unwrap();
    let shown = session.text(&crate::support::theme());
    assert!(!shown.contains("lost:"), "{shown}");
    session.press("G<Enter>").unwrap();
    assert!(session.app.popup.is_none());
}

#[test]
fn notes_that_were_kept_are_found_in_a_text_that_has_changed() {
    let mut first = harbour();
    first
        .press("/Forty<Enter>awho?<Enter>/guild<Enter>mg")
        .unwrap();
    let notes: Notes = first.notes[&0].clone();
    let later = format!("Preface of the second edition.\n\n{TEXT}");
    let mut second = session(&[("harbour.md", &later)], (100, 30));
    let content = std::sync::Arc::clone(&second.app.docs[0].document);
    let places = notes.places(&content.text);
    second.receive(Update::Notes {
        document: 0,
        content,
        notes,
        places,
    });
    let quotes: Vec<String> = kept(&second).into_iter().map(|k| k.2).collect();
    assert_eq!(
        quotes,
        ["Forty guests came at noon.", "guild counted them twice."]
    );
    second.press("'g").unwrap();
    assert_eq!(message(&second), "mark g");
}

#[test]
fn the_notes_of_all_documents_are_listed_and_filtered() {
    let documents = [("harbour.md", TEXT), ("hearing.txt", HEARING)];
    let mut session = session(&documents, (100, 30));
    session
        .press("/Forty<Enter>aguests<Enter>]fjaquestion<Enter>A")
        .unwrap();
    let shown = |session: &mut Session| session.text(&crate::support::theme());
    assert!(shown(&mut session).contains("1 mark or note"));
    session.press("<Tab>").unwrap();
    let all = shown(&mut session);
    assert!(
        all.contains("2 marks and notes") && all.contains("harbour.md"),
        "{all}"
    );
    session.press("/gues<Enter>").unwrap();
    assert!(shown(&mut session).contains("1 mark or note"));
    session.press("<Enter>").unwrap();
    assert_eq!(session.app.reader().document, 0);
    session.press("A<Tab>/nothing like it<Enter><Esc>").unwrap();
    assert!(shown(&mut session).contains("2 marks and notes"));
}

#[test]
fn a_private_session_says_that_nothing_is_kept() {
    let start = Start {
        private: true,
        ..Start::default()
    };
    let mut session = started(&[("harbour.md", TEXT)], (80, 24), start);
    session.press("awhy?<Enter>").unwrap();
    assert!(message(&session).contains("this session only"));
}

#[test]
fn pasted_lines_are_lines_of_the_note() {
    let mut session = harbour();
    session.press("a").unwrap();
    session.input(nutgraf::app::Input::Paste("one\r\ntwo\x1b[31m".to_owned()));
    session.press("<Enter>").unwrap();
    assert_eq!(kept(&session)[0].1, "one\ntwo[31m");
}

#[test]
fn screens_of_notes() {
    let noting = "]p2ja Who paid for this trip?<C-j>Ask the ministry.<Enter>ma]]}ma]]]]jjmb";
    let mut screens = String::new();
    for (width, height) in SIZES {
        for (view, keys) in [
            ("text", ""),
            ("notes", "A"),
            ("writing", "aSecond thought:<C-j>the figure is older"),
            ("mark", "'"),
            ("lost", ""),
        ] {
            let mut session = briefing((width, height));
            session.press(noting).unwrap();
            if view == "lost" {
                let struck = BRIEFING.lines().filter(|l| !l.contains("Hegseth"));
                let struck: Vec<&str> = struck.collect();
                session.reload(0, Ok(struck.join("\n").into_bytes()));
                session.press("AG").unwrap();
            }
            let shown = screen(&mut session, keys);
            screens.push_str(&format!("=== {view} {width}x{height} {keys}\n{shown}"));
        }
    }
    golden("notes.txt", &screens);
}

#[test]
fn any_size_is_safe() {
    for height in [0, 1, 2, 3, 5, 8, 12, 24] {
        for width in [0, 1, 2, 3, 5, 8, 13, 40, 60, 80, 150] {
            let mut session = briefing((width, height));
            for keys in [
                "ma",
                "awords<C-j>more",
                "<Enter>",
                "A",
                "/x",
                "<Esc>",
                "e",
                "<Esc>",
            ] {
                session.press(keys).unwrap();
                session.text(&crate::support::theme());
            }
        }
    }
}
