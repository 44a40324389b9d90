//! The links that a document itself makes: walked, followed inside of it and to other files, copied.

use crate::support::{message, screen, session, top};
use nutgraf::app::input::{Input, Pointer, PointerAction};
use nutgraf::app::popup::Popup;
use nutgraf::headless::{Session, Wanted};

const GUIDE: &str = "\
# The guide

It has [a scope](#scope), a [neighbour](next%20door.md#yard), a [lost place](#gone) and a
[page](https://example.org/a). Read on[^late] and [elsewhere](file:///etc/passwd).

## Rules

<a id=\"fine-print\"></a>
Rules come [after the scope](#scope), see [the print](#fine-print).

## Scope

It begins here.

[^late]: A note that stands at the end.
";

fn guide(size: (u16, u16)) -> Session {
    session(&[("guide.md", GUIDE)], size)
}

/// The text of the selected link.
fn selected(session: &Session) -> String {
    let app = &session.app;
    let span = app.reader().selected().unwrap_or_default();
    app.doc().document.slice(span).to_owned()
}

#[test]
fn links_are_walked_and_lead_inside_of_the_document() {
    let mut session = guide((80, 12));
    session.press("]u").unwrap();
    assert_eq!(selected(&session), "a scope");
    assert!(message(&session).starts_with("→ #scope · Enter goes there"));
    session.press("2]u").unwrap();
    assert_eq!(selected(&session), "lost place");
    session.press("<Enter>").unwrap();
    assert_eq!(message(&session), "no place here is called #gone");
    session.press("2[u<Enter>").unwrap();
    let row = screen(&mut session, "");
    assert!(row.contains("It begins here."), "{row}");
    session.press("<C-o>").unwrap();
    assert_eq!(selected(&session), "a scope");
    session.press("50]u").unwrap();
    assert_eq!(selected(&session), "[late]");
    session.press("]u").unwrap();
    assert_eq!(message(&session), "no more links of the document below");
}

#[test]
fn a_note_is_reached_peeked_at_and_left_again() {
    let mut session = guide((80, 9));
    session.press("5]u").unwrap();
    assert_eq!(selected(&session), "[late]");
    let peeked = screen(&mut session, "K");
    assert!(matches!(session.app.popup, Some(Popup::Place { .. })));
    assert!(
        peeked.contains("A note that stands at the end."),
        "{peeked}"
    );
    session.press("<Esc>").unwrap();
    assert_eq!(selected(&session), "[late]");
    session.press("<Enter>").unwrap();
    let document = session.app.doc().document.clone();
    let at = session.app.reader().selected().unwrap();
    assert!(document.text[at.start()..].starts_with("[late] A note"));
    session.press("<Enter>").unwrap();
    let back = session.app.reader().selected().unwrap();
    assert!(document.text[..back.start()].ends_with("Read on"));
}

#[test]
fn a_label_of_the_source_is_a_place() {
    let mut session = guide((80, 9));
    session.press("20]u[u").unwrap();
    assert_eq!(selected(&session), "the print");
    session.press("gg").unwrap();
    let at = session.app.doc().document.place_of("fine-print").unwrap();
    assert!(session.app.doc().document.text[at..].starts_with("Rules come"));
}

#[test]
fn addresses_are_copied_and_nothing_else_is_opened() {
    let mut session = guide((80, 24));
    session.press("4]u<Enter>").unwrap();
    assert_eq!(session.copied, ["https://example.org/a"]);
    assert!(message(&session).contains("not opened"));
    session.press("2]u").unwrap();
    assert_eq!(selected(&session), "elsewhere");
    session.press("<Enter>").unwrap();
    assert_eq!(message(&session), "not followed: file:///etc/passwd");
    session.press("yu").unwrap();
    assert_eq!(session.copied[1], "file:///etc/passwd");
    assert_eq!(session.app.docs.len(), 1);
}

#[test]
fn a_link_opens_another_file_once_and_the_trail_leads_back() {
    let next = "# Next door\n\nText.\n\n## Yard\n\nBack to [the guide](guide.md#rules).\n";
    let follow = |from, path: &str| match (from, path) {
        (Wanted::Document(0), "next door.md") => Ok((path.to_owned(), Wanted::Document(1))),
        (Wanted::Document(1), "guide.md") => Ok((path.to_owned(), Wanted::Document(0))),
        _ => Err(format!("{path} is not here")),
    };
    let library = move |wanted| match wanted {
        Wanted::Document(1) => Ok(next.as_bytes().to_vec()),
        _ => Err("is not here".to_owned()),
    };
    let mut session = guide((80, 24))
        .with_files(Box::new(follow))
        .with_library(Box::new(library));
    session.press("2]u<Enter>").unwrap();
    assert_eq!(
        (session.app.docs.len(), session.app.reader().document),
        (2, 1)
    );
    assert!(screen(&mut session, "").contains("Back to the guide."));
    session.press("]u<Enter>").unwrap();
    assert_eq!(session.app.reader().document, 0);
    session.press("<C-o>").unwrap();
    assert_eq!(
        (session.app.reader().document, selected(&session).as_str()),
        (1, "the guide")
    );
    session.press("2<C-o>").unwrap();
    assert_eq!(
        (session.app.reader().document, selected(&session).as_str()),
        (0, "neighbour")
    );
    session.press("<Enter>").unwrap();
    assert_eq!(
        (session.app.docs.len(), session.app.reader().document),
        (2, 1)
    );
}

#[test]
fn a_file_that_may_not_be_opened_is_said() {
    let mut session = guide((80, 24));
    session.press("2]u<Enter>").unwrap();
    assert_eq!(message(&session), "next door.md: no such file");
    assert_eq!(session.app.docs.len(), 1);
}

#[test]
fn a_click_follows_within_and_selects_an_address() {
    let mut session = guide((80, 24));
    let click = |session: &mut Session, word: &str| {
        let screen = session.text(&crate::support::theme());
        let (row, line) = screen
            .lines()
            .enumerate()
            .find(|(_, line)| line.contains(word))
            .unwrap();
        let column = line[..line.find(word).unwrap()].chars().count() as u16;
        session.input(Input::Pointer(Pointer {
            action: PointerAction::Press,
            column: column + 1,
            row: row as u16,
        }));
    };
    click(&mut session, "page");
    assert_eq!(selected(&session), "page");
    assert!(session.copied.is_empty());
    click(&mut session, "page");
    assert_eq!(session.copied.len(), 1);
    click(&mut session, "a scope");
    assert_ne!(selected(&session), "a scope");
    assert_eq!(session.app.trail.places().len(), 1);
}

#[test]
fn hostile_targets_are_shown_safely() {
    let text = "See [it](<x\u{202e}y\u{1b}[31m.md>) now.\n";
    let mut session = session(&[("a.md", text)], (80, 24));
    let screen = screen(&mut session, "]u");
    assert!(!screen.contains('\u{1b}') && !screen.contains('\u{202e}'));
    assert!(
        message(&session).starts_with("→ x↔y␛[31m.md"),
        "{}",
        message(&session)
    );
    assert!(top(&session).starts_with("See it"));
}
