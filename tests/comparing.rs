//! Columns held against each other: the strip over them, where its rows lead, differences walked.

use crate::support::{BRIEFING, SIZES, briefing, golden, link, message, screen, session, started};
use nutgraf::app::comparing::Tab;
use nutgraf::app::{Focus, Start};
use nutgraf::headless::Session;
use nutgraf::ui::theme::{Depth, Theme};

const OLD: &str = include_str!("fixtures/texts/fleet-old.md");
const NEW: &str = include_str!("fixtures/texts/fleet-new.md");
const LETTER: &str = "\
# A letter

Anna Berg wrote to Nils Holm on 9 March 2024: the fleet of 45 boats costs $14 million. Denmark may lend $2 million.
";

fn compared(texts: &[(&str, &str)], size: (u16, u16)) -> Session {
    let start = Start {
        compare: true,
        ..Start::default()
    };
    started(texts, size, start)
}

fn two(size: (u16, u16)) -> Session {
    compared(&[("old.md", OLD), ("new.md", NEW)], size)
}

/// The words of the selected link in each column.
fn links(session: &Session) -> Vec<String> {
    let app = &session.app;
    let words = app.readers.iter().map(|reader| {
        let text = &app.docs[reader.document].document;
        reader
            .link
            .map_or("-", |link| text.slice(link.span))
            .to_owned()
    });
    words.collect()
}

#[test]
fn the_strip_at_all_sizes() {
    let mut screens = String::new();
    for (width, height) in SIZES {
        for keys in ["", "<Enter>", "l", "ll", "lll", "l<Enter><Esc>", "C"] {
            let shown = screen(&mut two((width, height)), keys);
            screens.push_str(&format!("=== {width}x{height} {keys}\n{shown}"));
        }
    }
    for (name, theme) in [
        ("without colour", Theme::new(Depth::Mono, false)),
        ("ascii", Theme::new(Depth::Mono, false).in_ascii()),
    ] {
        let mut session = two((100, 30));
        session.press("]c]c").unwrap();
        screens.push_str(&format!("=== {name} 100x30 ]c]c\n{}", session.text(&theme)));
    }
    golden("comparing.txt", &screens);
}

#[test]
fn three_columns_and_two_sections() {
    let texts = [("old.md", OLD), ("new.md", NEW), ("letter.md", LETTER)];
    let mut screens = String::new();
    for (width, height) in SIZES {
        for keys in ["", "l"] {
            let shown = screen(&mut compared(&texts, (width, height)), keys);
            screens.push_str(&format!("=== three {width}x{height} {keys}\n{shown}"));
        }
    }
    for (width, height) in SIZES {
        let keys = "]]<C-w>v]]]]C";
        let shown = screen(&mut briefing((width, height)), keys);
        screens.push_str(&format!("=== sections {width}x{height} {keys}\n{shown}"));
    }
    golden("comparing-more.txt", &screens);
}

#[test]
fn enter_takes_all_columns_to_an_actor_and_on_to_its_next_mention() {
    let mut session = two((120, 36));
    // What both share comes last.
    session.press("G<Enter>").unwrap();
    let there = links(&session);
    assert_eq!(there[0], there[1]);
    assert_ne!(there[0], "-");
    assert_eq!(session.app.focus, Focus::Strip);
    let told = message(&session);
    assert!(told.contains("left") && told.contains("right"), "{told}");
    // Back leads to where one was.
    session.press("<Esc><C-o>").unwrap();
    assert_eq!(session.app.reader().place, 0);
}

#[test]
fn what_one_column_has_moves_only_that_one() {
    let mut session = two((120, 36));
    let found = session
        .app
        .comparing
        .as_ref()
        .unwrap()
        .found
        .clone()
        .unwrap();
    let views = found.views(Tab::Actors);
    let right = views.iter().position(|v| v.name == "only right").unwrap();
    for _ in 0..right {
        session.press("f").unwrap();
    }
    session.press("<Enter>").unwrap();
    let there = links(&session);
    assert_eq!(there[0], "-");
    assert_ne!(there[1], "-");
    assert_eq!(session.app.active, 1);
    assert!(
        message(&session).contains("only right"),
        "{}",
        message(&session)
    );
}

#[test]
fn differences_are_walked_in_both_texts() {
    let mut session = two((120, 36));
    session.press("<Esc>").unwrap();
    let mut told = Vec::new();
    for _ in 0..20 {
        session.press("]c").unwrap();
        let said = message(&session);
        if said.starts_with("no more") {
            break;
        }
        told.push(said);
    }
    let words = |what: &str| told.iter().filter(|t| t.starts_with(what)).count();
    assert!(words("rewritten") >= 4, "{told:#?}");
    assert!(words("moved ") >= 1, "{told:#?}");
    assert!(
        words("moved and rewritten") + words("rewritten") >= 4,
        "{told:#?}"
    );
    assert!(words("added") >= 1 && words("removed") >= 1, "{told:#?}");
    let last = session.app.comparing.as_ref().unwrap().at;
    session.press("[c]c").unwrap();
    assert_eq!(session.app.comparing.as_ref().unwrap().at, last);
    // From the other column too.
    session.press("<C-w>lgg]c").unwrap();
    assert!(
        message(&session).starts_with("rewritten"),
        "{}",
        message(&session)
    );
    assert_eq!(session.app.active, 1);
}

#[test]
fn same_texts_are_said_to_be_the_same() {
    let mut session = compared(&[("a.md", OLD), ("b.md", OLD)], (100, 30));
    session.press("]c").unwrap();
    assert_eq!(message(&session), "the texts are the same");
    let shown = screen(&mut session, "lll");
    assert!(shown.contains("the texts are the same"), "{shown}");
}

#[test]
fn the_strip_follows_the_columns() {
    let mut session = session(
        &[("old.md", OLD), ("new.md", NEW), ("letter.md", LETTER)],
        (160, 40),
    );
    // One column: the next document is read beside it.
    session.press("C").unwrap();
    assert_eq!(session.app.readers.len(), 2);
    assert_eq!(session.app.focus, Focus::Strip);
    let sides = |session: &Session| -> Vec<usize> {
        let comparing = session.app.comparing.as_ref().unwrap();
        comparing
            .found
            .as_ref()
            .unwrap()
            .bodies
            .iter()
            .map(|b| b.document)
            .collect()
    };
    assert_eq!(sides(&session), [0, 1]);
    session.press("<Esc><C-w>l]f").unwrap();
    assert_eq!(sides(&session), [0, 2]);
    session.press("<C-w>q").unwrap();
    assert!(session.app.comparing.is_none());
    session.press("C").unwrap();
    assert!(session.app.comparing.is_some());
    session.press("q").unwrap();
    assert!(session.app.comparing.is_none() && session.app.readers.len() == 2);
}

#[test]
fn one_document_is_compared_by_its_sections() {
    let mut session = briefing((160, 40));
    session.press("C").unwrap();
    assert!(message(&session).contains("two columns"));
    session.press("]]<C-w>v]]]]C").unwrap();
    let comparing = session.app.comparing.as_ref().unwrap();
    assert!(comparing.sides.iter().all(|side| side.section.is_some()));
    assert_ne!(comparing.sides[0], comparing.sides[1]);
    let found = comparing.found.as_ref().unwrap();
    assert!(found.bodies[1].span.len() < BRIEFING.len() / 2);
    // Sections that share no sentence are not marked all over.
    assert!(!found.is_alike());
    session.press("]c").unwrap();
    assert_eq!(message(&session), "the texts share no sentence");
}

#[test]
fn a_text_that_is_read_again_is_compared_again() {
    let mut session = two((120, 36));
    let before = session
        .app
        .comparing
        .as_ref()
        .unwrap()
        .found
        .clone()
        .unwrap();
    session.reload(1, Ok(OLD.as_bytes().to_vec()));
    let now = session
        .app
        .comparing
        .as_ref()
        .unwrap()
        .found
        .clone()
        .unwrap();
    assert!(!before.comparison.is_same());
    assert!(now.comparison.is_same());
}

#[test]
fn a_frozen_column_stays_and_jumps_open_beside_it() {
    let long = BRIEFING.replace("NATO", "the alliance");
    let mut session = compared(&[("a.md", BRIEFING), ("b.md", &long)], (160, 40));
    session.press("<Esc><C-w>f").unwrap();
    assert!(session.app.readers[0].frozen);
    session.press("<C-w>l<C-w>f").unwrap();
    assert!(message(&session).contains("one column must stay free"));
    session.press("<C-w>bjjjj").unwrap();
    assert_eq!(session.app.readers[0].place, 0);
    assert!(session.app.readers[1].place > 0);
    // A jump with the frozen column active goes to the free one.
    session.press("<C-w>h<C-p>@Kyiv<Enter>").unwrap();
    assert_eq!((session.app.active, session.app.readers[0].place), (1, 0));
    assert_eq!(link(&session), "Kyiv");
    let shown = session.text(&crate::support::theme());
    assert!(
        shown.contains("frozen") && shown.contains("locked by line"),
        "{shown}"
    );
    session.press("<C-w>q").unwrap();
    assert!(!session.app.reader().frozen);
}

#[test]
fn a_document_that_cannot_be_read_is_named() {
    let start = Start {
        compare: true,
        names: vec!["a.md".to_owned(), "b.md".to_owned()],
        ..Start::default()
    };
    let contents = vec![Ok(OLD.as_bytes().to_vec()), Err("can't be read".to_owned())];
    let mut session = Session::new(start, contents, None, (100, 30));
    let shown = session.text(&crate::support::theme());
    assert!(shown.contains("b.md can't be read"), "{shown}");
    session.press("]cjj<Enter>lfs").unwrap();
}

#[test]
fn any_size_is_safe() {
    for height in [0, 1, 2, 3, 4, 5, 8, 12, 16, 17, 24] {
        for width in [0, 1, 2, 5, 13, 34, 40, 60, 68, 80, 120] {
            let mut session = two((width, height));
            for keys in ["", "l", "l", "l", "f", "<Enter>", "]c", "C", "[c", "s"] {
                screen(&mut session, keys);
            }
        }
    }
}
