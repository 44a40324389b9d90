//! Actors and numbers of all open documents as one: listed, walked, on the card, in the finder.

use crate::support::{SIZES, golden, link, message, screen, session};
use nutgraf::analysis::ActorKind;
use nutgraf::app::Pane;
use nutgraf::headless::Session;

const FIRST: &str = "\
# The visit

Anna Berg came to Ostby on 3 March 2024. Berg promised 40 boats. Norway pays $12 million.
";
const SECOND: &str = "\
# The reply

Nils Holm thanked Anna Berg in Ostby. The Coast Union wants 45 boats, and Norway pays $12 million.
";
const THIRD: &str = "\
# The letter

Berg wrote from Sweden. She named no price.
";

fn three(size: (u16, u16)) -> Session {
    let texts = [("a.md", FIRST), ("b.md", SECOND), ("c.md", THIRD)];
    session(&texts, size)
}

#[test]
fn the_lists_of_all_documents_at_all_sizes() {
    let mut screens = String::new();
    for (width, height) in SIZES {
        for keys in ["<M-2>a", "<M-3>as", "<M-2>a<Enter>", "<C-p>@berg"] {
            let shown = screen(&mut three((width, height)), keys);
            screens.push_str(&format!("=== {width}x{height} {keys}\n{shown}"));
        }
    }
    golden("merged.txt", &screens);
}

/// The names of a list's rows, with how often each is named in each document.
fn actors(session: &Session) -> Vec<(String, Vec<u32>)> {
    let app = &session.app;
    let merged = app.all.merged.as_ref().unwrap();
    let rows = app.listing(Pane::Actors).rows.iter();
    rows.map(|row| {
        let row = &merged.actors[*row as usize];
        let counts = row.sides.iter().map(|s| s.as_ref().map_or(0, |s| s.count));
        (row.name().to_owned(), counts.collect())
    })
    .collect()
}

#[test]
fn an_actor_stands_once_with_its_counts() {
    let mut session = three((120, 36));
    session.press("<M-2>a").unwrap();
    let rows = actors(&session);
    assert_eq!(rows[0], ("Anna Berg".to_owned(), vec![2, 1, 1]), "{rows:?}");
    assert!(
        rows.contains(&("Norway".to_owned(), vec![1, 1, 0])),
        "{rows:?}"
    );
    assert!(
        rows.contains(&("Sweden".to_owned(), vec![0, 0, 1])),
        "{rows:?}"
    );
    // Sorted, filtered by kind and by what is typed, as the list of one document.
    session.press("/ber<Enter>").unwrap();
    assert_eq!(actors(&session).len(), 1);
    session.press("<Esc>ssf").unwrap();
    let rows = session.app.listing(Pane::Actors).rows.clone();
    let merged = session.app.all.merged.clone().unwrap();
    let is_person = |row: &u32| merged.actors[*row as usize].kind == ActorKind::Person;
    assert!(rows.len() > 1 && rows.iter().all(is_person), "{rows:?}");
    session.press("a").unwrap();
    assert_eq!(message(&session), "this document only");
}

#[test]
fn a_row_leads_to_the_document_that_has_it() {
    let mut session = three((120, 36));
    session.press("<M-2>a/swed<Enter><Enter>").unwrap();
    assert_eq!(session.app.doc().name, "c.md");
    assert_eq!(link(&session), "Sweden");
    assert!(session.app.card.is_some());
    session.press("<C-o>").unwrap();
    assert_eq!(session.app.doc().name, "a.md");
    // Numbers too: both documents state this one, and the one that is read comes first.
    session.press("]f<M-3>/12<Enter><Enter>").unwrap();
    assert_eq!(session.app.doc().name, "b.md");
    assert_eq!(link(&session), "$12 million");
}

#[test]
fn a_walk_goes_from_document_to_document() {
    let mut session = three((120, 36));
    session.press("<M-2>a<Esc>]p").unwrap();
    let mut places = Vec::new();
    for _ in 0..5 {
        places.push((session.app.doc().name.clone(), link(&session)));
        session.press("*").unwrap();
    }
    let place = |name: &str, words: &str| (name.to_owned(), words.to_owned());
    assert_eq!(
        places,
        [
            place("a.md", "Anna Berg"),
            place("a.md", "Berg"),
            place("b.md", "Anna Berg"),
            place("c.md", "Berg"),
            place("a.md", "Anna Berg"),
        ]
    );
    assert_eq!(message(&session), "Anna Berg 2/4 · 2/2 in a.md");
    session.press("###").unwrap();
    assert_eq!(session.app.doc().name, "b.md");
    session.press("2#").unwrap();
    assert_eq!(
        (session.app.doc().name.as_str(), link(&session).as_str()),
        ("a.md", "Anna Berg")
    );
}

#[test]
fn the_card_lists_mentions_by_document_and_leads_there() {
    let mut session = three((120, 40));
    session.press("]p<Enter>").unwrap();
    let shown = screen(&mut session, "");
    assert!(shown.contains("1 mention in b.md"), "{shown}");
    assert!(shown.contains("1 mention in c.md"), "{shown}");
    let line = |session: &Session| session.app.card.as_ref().unwrap().selected;
    session.press("<Tab>").unwrap();
    while session
        .app
        .card_goal()
        .is_some_and(|(document, _)| document == 0)
    {
        let before = line(&session);
        session.press("j").unwrap();
        assert_ne!(line(&session), before);
    }
    session.press("<Enter>").unwrap();
    assert_eq!(session.app.doc().name, "b.md");
    assert_eq!(link(&session), "Anna Berg");
}

#[test]
fn the_finder_lists_an_actor_once() {
    let mut session = three((120, 36));
    session.press("]f<C-p>@anna").unwrap();
    assert_eq!(session.app.finder.hits.len(), 1);
    let shown = screen(&mut session, "");
    assert!(
        shown.contains("4 ×") && shown.contains("3 documents"),
        "{shown}"
    );
    // It leads to the document that is read, which has it.
    session.press("<Enter>").unwrap();
    assert_eq!(session.app.doc().name, "b.md");
}

#[test]
fn what_is_read_again_is_merged_again() {
    let mut session = three((120, 36));
    session.press("<M-2>a").unwrap();
    session.reload(
        2,
        Ok(b"# The letter\n\nTomas Lind wrote from Denmark.\n".to_vec()),
    );
    let rows = actors(&session);
    assert_eq!(rows[0], ("Anna Berg".to_owned(), vec![2, 1, 0]), "{rows:?}");
    assert!(rows.iter().any(|(name, _)| name == "Denmark"), "{rows:?}");
}

#[test]
fn one_document_alone_is_all() {
    let mut session = session(&[("a.md", FIRST)], (100, 30));
    session.press("<M-2>a").unwrap();
    assert_eq!(message(&session), "only one document is open");
    assert!(session.app.all.merged.is_none());
}
