//! Finding: the finder, the search in the text, the focus, the overview, and copying what was found.

use crate::support::{HEARING, briefing, link, message, screen, session, top};
use nutgraf::app::popup::Popup;

const WIDE: (u16, u16) = (160, 48);

#[test]
fn the_finder_finds_all_kinds_and_comes_back_as_it_was() {
    let mut session = briefing(WIDE);
    session.press("<C-p>hgsth").unwrap();
    assert!(session.app.finder.hits[0].1.text.contains("Hegseth"));
    session.press("<Esc><C-p>").unwrap();
    assert_eq!(session.app.finder.line.text(), "hgsth");
    session.press("<C-u>@nato<Enter>").unwrap();
    assert_eq!(link(&session), "NATO");
    session.press("<C-p><C-u>#price<Enter>").unwrap();
    assert!(top(&session).starts_with("The price of defense"));
    session.press("<C-p><C-u>>100b<Enter>").unwrap();
    assert_eq!(link(&session), "$126 billion");
    session.press("<C-p><C-u>\"chair later").unwrap();
    assert!(!session.app.finder.hits.is_empty());
    session.press("<C-v>").unwrap();
    assert_eq!(session.app.readers.len(), 2);
    session.press("<C-p><C-u>zzzqqq<Enter>").unwrap();
    assert!(message(&session).contains("no match"));
}

#[test]
fn search_is_incremental_counted_and_goes_over_line_ends() {
    let mut session = session(&[("hearing.txt", HEARING)], (80, 24));
    session.press("/since 2019<Enter>").unwrap();
    assert!(
        message(&session).ends_with("match 1 of 1"),
        "{}",
        message(&session)
    );
    session.press("/okafor<Enter>").unwrap();
    let total: usize = message(&session)
        .rsplit(' ')
        .next()
        .unwrap()
        .parse()
        .unwrap();
    assert_eq!(total, HEARING.matches("Okafor").count());
    session.press("n").unwrap();
    assert!(message(&session).contains("match 2 of"));
    session.press("NN").unwrap();
    assert!(message(&session).contains("from the end again"));
    session.press("/OKAFOR").unwrap();
    assert_eq!(session.app.search.as_ref().unwrap().total, Some(0));
    session.press("<Esc>").unwrap();
    assert!(session.app.search.is_none());
    session.press("/(").unwrap();
    assert!(session.app.message.as_ref().unwrap().warns);
}

#[test]
fn focus_shows_only_what_names_an_actor() {
    let mut session = briefing(WIDE);
    session.press("&Putin<Enter>").unwrap();
    let blocks = session.app.reader().focus.as_ref().unwrap().blocks.len();
    assert!((1..4).contains(&blocks));
    let shown = screen(&mut session, "");
    assert!(shown.contains("paragraphs"), "{shown}");
    session.press("<Esc>").unwrap();
    assert!(session.app.reader().focus.is_none());
    assert!(top(&session).contains("Few of those"), "{}", top(&session));
    session.press("&NATO and Trump<Enter>").unwrap();
    let both = session.app.reader().focus.as_ref().unwrap().blocks.len();
    session.press("<Esc>&NATO<Enter>").unwrap();
    assert!(both < session.app.reader().focus.as_ref().unwrap().blocks.len());
}

#[test]
fn the_overview_leads_to_a_cell() {
    let mut session = briefing(WIDE);
    session.press("x").unwrap();
    let Some(Popup::Overview(overview)) = &session.app.popup else {
        panic!()
    };
    let (_, counts) = &overview.rows[0];
    let column = counts.iter().rposition(|c| *c > 0).unwrap();
    let section = overview.columns[column] as usize;
    session.press(&"l".repeat(column)).unwrap();
    session.press("<Enter>").unwrap();
    let offset = session.app.reader().link.unwrap().span.start();
    assert_eq!(session.app.doc().document.section_at(offset), section);
}

#[test]
fn copies_carry_their_locator() {
    let mut session = briefing(WIDE);
    session.press("]$ys").unwrap();
    let copied = session.copied.last().unwrap();
    assert!(
        copied.contains("$126 billion") && copied.contains("briefing.md, § "),
        "{copied}"
    );
    session.press("yl").unwrap();
    assert!(!session.copied.last().unwrap().contains("billion"));
    session.press("vjjy").unwrap();
    assert!(session.copied.last().unwrap().len() > 200);
    assert!(session.app.reader().selection.is_none());
}
