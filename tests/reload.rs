//! A document that changes while it is read: the place, the card and the trail are kept.

use crate::support::{link, message, session, top};
use nutgraf::headless::Session;

fn text(intro: &str, cost: &str) -> String {
    let rest: String = (1..60)
        .map(|n| format!("Paragraph {n} tells of boat {n}, which came in at dusk.\n\n"))
        .collect();
    format!(
        "# The harbour\n\n{intro}\n\nAnna Berg said that it cost {cost}.\n\n{rest}\
         ## The end\n\nAnna Berg left Ostby on 4 May 2021.\n"
    )
}

fn opened(size: (u16, u16)) -> Session {
    session(
        &[("harbour.md", &text("It was opened in May.", "$5 million"))],
        size,
    )
}

fn change(session: &mut Session, to: &str) {
    session.reload(0, Ok(to.as_bytes().to_vec()));
}

#[test]
fn the_message_names_what_appeared_and_what_vanished() {
    let mut session = opened((120, 36));
    let intro = "It was opened by Olaf Tryggvason of Norway.";
    change(&mut session, &text(intro, "$7 billion"));
    let said = message(&session);
    assert!(said.starts_with("reloaded: +"), "{said}");
    for part in [
        "Olaf Tryggvason",
        "Norway",
        "$7 billion)",
        "-2 numbers (May, $5 million)",
    ] {
        assert!(said.contains(part), "{part} in {said}");
    }
}

#[test]
fn place_and_link_stay_at_their_words() {
    let mut session = opened((80, 24));
    session.press("20jv2j").unwrap();
    let before = top(&session);
    let selected = |s: &Session| {
        let span = s.app.selected_span().unwrap();
        s.app.doc().document.slice(span).to_owned()
    };
    let passage = selected(&session);
    change(
        &mut session,
        &text("One.\n\nTwo.\n\nThree more paragraphs.", "$5 million"),
    );
    assert_eq!(top(&session), before);
    assert_eq!(selected(&session), passage);
    session.press("<Esc>G]]gg]p").unwrap();
    assert_eq!(link(&session), "Anna Berg");
    let named = session.app.reader().link.unwrap();
    change(&mut session, &text("It was opened in May.", "$5 million"));
    let now = session.app.reader().link.unwrap();
    assert_eq!(link(&session), "Anna Berg");
    assert_eq!(now.target, named.target);
    assert_ne!(now.span, named.span);
}

#[test]
fn columns_card_and_trail_are_kept() {
    let mut session = opened((160, 48));
    session.press("<C-w>v30j<C-w>h]p<Enter>G").unwrap();
    session.press("<Tab><Tab><Tab><Tab>").unwrap();
    let tops = |s: &Session| -> Vec<String> {
        let app = &s.app;
        let rest = |r: &nutgraf::app::reader::Reader| {
            let text = &app.docs[0].document.text[r.place..];
            text.trim_start().chars().take(20).collect()
        };
        app.readers.iter().map(rest).collect()
    };
    let before = tops(&session);
    let trail = |s: &Session| -> Vec<String> {
        let places = s.app.trail.places().iter();
        let text = &s.app.docs[0].document.text;
        places
            .map(|p| text[p.offset..].chars().take(20).collect())
            .collect()
    };
    let places = trail(&session);
    let name = |s: &Session| {
        let nutgraf::analysis::Target::Actor(id) = s.app.card.as_ref().unwrap().target else {
            panic!("no actor");
        };
        s.app.docs[0].analysis.actors[id as usize].name.clone()
    };
    assert_eq!(name(&session), "Anna Berg");
    let intro = "Olaf Tryggvason and Aaron Aas of Norway came.\n\nIt was opened in May.";
    change(&mut session, &text(intro, "$5 million"));
    assert_eq!(tops(&session), before);
    assert_eq!(trail(&session)[1..], places[1..]);
    assert_eq!(name(&session), "Anna Berg");
    // The card's actor goes, and so does the card.
    let other = text(intro, "$5 million").replace("Anna Berg", "Nils Holm");
    change(&mut session, &other);
    assert!(session.app.card.is_none());
    assert!(
        message(&session).contains("(Anna Berg)"),
        "{}",
        message(&session)
    );
}

#[test]
fn what_cannot_be_read_keeps_the_text() {
    let mut session = opened((80, 24));
    session.reload(0, Ok(Vec::new()));
    assert_eq!(
        message(&session),
        "harbour.md is empty; you see what was read before"
    );
    session.reload(0, Err("has vanished".to_owned()));
    assert_eq!(
        message(&session),
        "harbour.md has vanished; you see what was read before"
    );
    assert!(top(&session).contains("The harbour"));
    session.press("]p").unwrap();
    change(&mut session, &text("It was opened in May.", "$5 million"));
    assert!(
        message(&session).starts_with("Anna Berg"),
        "{}",
        message(&session)
    );
}

#[test]
fn r_reads_it_again() {
    let changed = text("It was opened in May.", "$5 million").replace("boat 7", "ship 7");
    let library = Box::new(move |_: nutgraf::headless::Wanted| Ok(changed.as_bytes().to_vec()));
    let mut session = opened((80, 24)).with_library(library);
    session.press("r").unwrap();
    assert!(session.app.docs[0].document.text.contains("ship 7"));
    assert_eq!(message(&session), "reloaded: the same actors and numbers");
    session.press("r").unwrap();
    assert_eq!(message(&session), "harbour.md has not changed");
}

#[test]
fn lists_folds_search_and_focus_go_on() {
    let mut session = opened((120, 36));
    session.press("/dusk<Enter>n").unwrap();
    session.press("&Anna Berg<Enter>").unwrap();
    let intro = "Nobody came.\n\n## First\n\nIt was opened.";
    change(&mut session, &text(intro, "$5 million"));
    let reader = session.app.reader();
    let document = &session.app.doc().document;
    let shown = reader.focus.as_ref().unwrap().blocks.iter();
    let shown: Vec<&str> = shown
        .map(|b| document.slice(document.blocks[*b as usize].span))
        .collect();
    assert_eq!(shown.len(), 2);
    assert!(shown.iter().all(|s| s.contains("Anna Berg")), "{shown:?}");
    let search = session.app.search.as_ref().unwrap();
    assert_eq!(search.total, Some(59));
    assert_eq!(document.slice(search.at.unwrap()), "dusk");
}
