//! The overview of documents with many sections: opened deeper, and scrolled.

use crate::support::{link, message, screen, session};
use nutgraf::app::overview::Overview;
use nutgraf::app::popup::Popup;
use nutgraf::headless::Session;

/// Chapters of sections, each of which names its own number.
fn report() -> String {
    let mut text = String::from("# Report\n\n");
    for chapter in 1..=20 {
        text.push_str(&format!(
            "## Chapter {chapter}\n\nAnna Berg opened chapter {chapter}.\n\n"
        ));
        for section in 1..=10 {
            text.push_str(&format!(
                "### Section {chapter}.{section}\n\nNorway sent {section} boats.\n\n"
            ));
        }
    }
    text
}

fn overview(session: &Session) -> &Overview {
    match &session.app.popup {
        Some(Popup::Overview(overview)) => overview,
        other => panic!("{other:?}"),
    }
}

#[test]
fn hundreds_of_sections_are_opened_deeper_and_scrolled() {
    let text = report();
    let mut session = session(&[("report.md", &text)], (100, 30));
    session.press("x").unwrap();
    let shown = |session: &Session| {
        let overview = overview(session);
        (overview.level, overview.columns.len(), overview.column)
    };
    assert_eq!(shown(&session), (2, 21, 0));
    session.press("lll+").unwrap();
    // The same section stays selected.
    assert_eq!(shown(&session), (3, 221, 23));
    let title = |session: &Session| {
        let overview = overview(session);
        let section = overview.columns[overview.column] as usize;
        session.app.doc().document.sections[section].title.clone()
    };
    assert_eq!(title(&session), "Chapter 3");
    assert!(screen(&mut session, "").contains("level 3 of 3 · 221 sections"));
    session.press("$").unwrap();
    assert_eq!(title(&session), "Section 20.10");
    session.press("+").unwrap();
    assert_eq!(message(&session), "no section lies deeper");
    session.press("{").unwrap();
    assert_eq!(title(&session), "Chapter 20");
    session.press("}0l").unwrap();
    assert_eq!(title(&session), "Chapter 1");
    session.press("--").unwrap();
    assert_eq!(shown(&session), (1, 1, 0));
    session.press("-").unwrap();
    assert_eq!(message(&session), "no section lies further out");
    // A cell deep down leads there.
    session.press("++$<Enter>").unwrap();
    assert_eq!(link(&session), "Norway");
    assert_eq!(session.app.current_section(), 220);
}

#[test]
fn a_document_whose_outermost_sections_are_many_is_seen_whole() {
    let sections: String = (0..150)
        .map(|n| format!("## Part {n}\n\nAnna Berg came.\n\n"))
        .collect();
    let mut session = session(&[("parts.md", &sections)], (80, 24));
    session.press("x$").unwrap();
    let overview = overview(&session);
    assert!(overview.columns.len() >= 150);
    session.press("<Enter>").unwrap();
    assert_eq!(link(&session), "Anna Berg");
}
