//! A folder of documents: listed, searched, sorted and opened.

use crate::support::{SIZES, golden, message, screen, top};
use nutgraf::app::Start;
use nutgraf::headless::{Session, Wanted};
use nutgraf::ui::theme::{Depth, Theme};

const FILES: &[(&str, &str)] = &[
    (
        "berg.md",
        "---\ndate: 2021-05-04\n---\n# The harbour of Ostby\n\nAnna Berg opened it for $12 million.\n",
    ),
    ("empty.txt", ""),
    (
        "notes/holm.md",
        "---\ndate: 2023-01-09\n---\n# What Nils Holm said\n\nNils Holm and Anna Berg said that 40 boats \
         came to Norway. It cost $3 million and $4 million.\n",
    ),
    (
        "plain.txt",
        "Plain words stand here, and nobody is named.\n",
    ),
];

fn shelf(named: &[(&str, &str)], size: (u16, u16)) -> Session {
    let start = Start {
        names: named.iter().map(|(name, _)| (*name).to_owned()).collect(),
        folder: Some("reports".to_owned()),
        ..Start::default()
    };
    let contents = named.iter().map(|(_, text)| Ok(text.as_bytes().to_vec()));
    let library = |wanted| match wanted {
        Wanted::Found(nth) => Ok(FILES[nth].1.as_bytes().to_vec()),
        Wanted::Document(_) => Err("can't be read again".to_owned()),
    };
    let session = Session::new(start, contents.collect(), None, size);
    let mut session = session.with_library(Box::new(library));
    let found = FILES
        .iter()
        .map(|(name, text)| ((*name).to_owned(), text.len() as u64));
    session.shelve(found.collect());
    session
}

fn names(session: &Session) -> Vec<&str> {
    let shelf = &session.app.shelf;
    let rows = shelf.rows.iter();
    rows.map(|row| shelf.entries[*row as usize].name.as_str())
        .collect()
}

#[test]
fn the_shelf_at_four_sizes() {
    let mut screens = String::new();
    for (width, height) in SIZES {
        for keys in ["", "j", "sss", "/holm"] {
            let shown = screen(&mut shelf(&[], (width, height)), keys);
            screens.push_str(&format!("=== {width}x{height} {keys}\n{shown}"));
        }
    }
    let mono = shelf(&[], (80, 24)).text(&Theme::new(Depth::Mono, false));
    screens.push_str(&format!("=== without colour 80x24\n{mono}"));
    golden("shelf.txt", &screens);
}

#[test]
fn documents_are_opened_from_it_and_it_is_reached_again() {
    let mut session = shelf(&[], (120, 36));
    session.press("<Enter>").unwrap();
    assert!(
        top(&session).contains("The harbour of Ostby"),
        "{}",
        top(&session)
    );
    assert_eq!(session.app.docs.len(), 1);
    session.press("DG<Enter>").unwrap();
    assert_eq!(session.app.doc().name, "plain.txt");
    assert_eq!(session.app.docs.len(), 2);
    session.press("Dk<C-v>").unwrap();
    assert_eq!(session.app.readers.len(), 2);
    assert_eq!(session.app.doc().name, "holm.md");
    // What is open is not opened twice, and the trail leads back.
    session.press("Dgj<Esc>Dg<Enter>").unwrap();
    assert_eq!(session.app.docs.len(), 3);
    assert_eq!(session.app.doc().name, "berg.md");
    session.press("<C-o>").unwrap();
    assert_eq!(session.app.doc().name, "holm.md");
    // A document from the shelf can be read again.
    session.press("r").unwrap();
    assert_eq!(message(&session), "holm.md has not changed");
    session.press("q").unwrap();
    assert!(session.has_quit);
}

#[test]
fn it_is_sorted_and_searched() {
    let mut session = shelf(&[], (120, 36));
    assert_eq!(
        names(&session),
        ["berg.md", "empty.txt", "notes/holm.md", "plain.txt"]
    );
    session.press("s").unwrap();
    assert_eq!(names(&session)[..2], ["berg.md", "notes/holm.md"]);
    session.press("s").unwrap();
    assert_eq!(names(&session)[..2], ["notes/holm.md", "berg.md"]);
    session.press("sss").unwrap();
    assert_eq!(names(&session)[0], "notes/holm.md");
    session.press("/ostby").unwrap();
    assert_eq!(names(&session), ["berg.md"]);
    session.press("<Enter><Enter>").unwrap();
    assert_eq!(session.app.doc().name, "berg.md");
    session.press("D<Esc>").unwrap();
    assert_eq!(names(&session).len(), 4);
    session.press("<Esc>").unwrap();
    assert!(session.app.popup.is_none());
}

#[test]
fn what_cannot_be_read_is_named_with_the_cause() {
    let mut session = shelf(&[], (80, 24));
    assert!(screen(&mut session, "").contains("is empty"));
    session.press("j<Enter>").unwrap();
    assert_eq!(message(&session), "empty.txt is empty");
    session.press("<Esc>").unwrap();
    assert_eq!(message(&session), "q quits");
    session.press("q").unwrap();
    assert!(session.has_quit);
}

#[test]
fn files_and_folders_share_one_shelf() {
    let mut session = shelf(&[("own.md", "# Own words\n\nAnna Berg left.\n")], (120, 36));
    assert!(session.app.popup.is_none());
    session.press("D").unwrap();
    assert_eq!(names(&session)[..2], ["own.md", "berg.md"]);
    session.press("j<Enter>]f").unwrap();
    assert_eq!(session.app.doc().name, "own.md");
}

#[test]
fn any_size_is_safe() {
    for size in [(0, 0), (1, 1), (3, 2), (10, 3), (20, 5), (59, 9), (300, 90)] {
        let mut session = shelf(&[], size);
        for keys in ["", "/h", "<Enter><Enter>", "D"] {
            screen(&mut session, keys);
        }
    }
}
