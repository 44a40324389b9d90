//! What keys do: lists of keys and where one stands after them, no terminal.

use crate::support::{BRIEFING, CONTRACT, briefing, link, message, screen, started, top};
use nutgraf::analysis::Target;
use nutgraf::app::input::{Input, Pointer, PointerAction};
use nutgraf::app::popup::Popup;
use nutgraf::app::{Focus, Pane, Start, Update};
use nutgraf::headless::Session;

const WIDE: (u16, u16) = (160, 48);

#[track_caller]
fn check(steps: &[(&str, &str)]) {
    let mut session = briefing((80, 24));
    for (keys, expected) in steps {
        session.press(keys).unwrap();
        assert!(
            top(&session).starts_with(expected),
            "after {keys}: {:?}",
            top(&session)
        );
    }
}

#[test]
fn motions_move_and_come_back() {
    check(&[
        ("", "NATO waits"),
        ("]]", "What the allies fear"),
        ("]]", "A contact group"),
        ("[[", "What the allies fear"),
        ("}", "Few of those"),
        ("{", "What the allies fear"),
        ("gg", "NATO waits"),
        ("2]]", "A contact group"),
        ("3[[", "NATO waits"),
    ]);
    let mut session = briefing((80, 24));
    session.press("5j").unwrap();
    let five = session.app.reader().place;
    session.press("ggjjjjj").unwrap();
    assert_eq!(session.app.reader().place, five);
    session.press("10j10k").unwrap();
    assert_eq!(session.app.reader().place, five);
    for keys in ["<Space>b", "du", "<C-f><C-b>", "<PgDn><PgUp>", "zz<Home>5j"] {
        session.press(keys).unwrap();
        assert_eq!(session.app.reader().place, five, "after {keys}");
    }
}

#[test]
fn the_end_is_the_last_row_at_the_bottom() {
    let mut session = briefing((80, 24));
    session.press("G").unwrap();
    let end = session.app.reader().place;
    session.press("jjj<Space>").unwrap();
    assert_eq!(session.app.reader().place, end);
    assert_eq!(session.app.percent(), 100);
}

#[test]
fn links_are_walked_by_kind_and_by_actor() {
    let mut session = briefing(WIDE);
    session.press("]p").unwrap();
    assert_eq!(link(&session), "Hegseth");
    session.press("*").unwrap();
    assert_eq!(link(&session), "Pete Hegseth");
    assert!(
        message(&session).starts_with("Pete Hegseth 2/"),
        "{}",
        message(&session)
    );
    session.press("##").unwrap();
    let last = message(&session);
    let (nth, total) = last.rsplit_once(' ').unwrap().1.split_once('/').unwrap();
    assert_eq!(nth, total, "before the first comes the last: {last}");
    session.press("gg<Esc>]$").unwrap();
    assert_eq!(link(&session), "$126 billion");
    session.press("gx").unwrap();
    assert!(matches!(
        session.app.reader().link.unwrap().target,
        Target::Actor(_)
    ));
    session.press("gg<Esc>]e").unwrap();
    assert_eq!(link(&session), "World War II");
    session.press("gg<Esc>3]n").unwrap();
    let third = link(&session);
    session.press("gg<Esc>]n]n]n").unwrap();
    assert_eq!(link(&session), third);
}

#[test]
fn kinds_that_are_switched_off_are_not_walked() {
    let mut session = briefing(WIDE);
    session.press("tatp]m").unwrap();
    assert_eq!(link(&session), "Hegseth");
}

#[test]
fn the_card_leads_on_and_the_trail_leads_back() {
    let mut session = briefing(WIDE);
    session.press("]p<Enter>").unwrap();
    let card = session.app.card.as_ref().unwrap();
    assert!(card.lines.iter().filter(|l| l.leads()).count() > 6);
    let before = session.app.place();
    session.press("<Tab>G<Enter>").unwrap();
    assert_eq!(session.app.focus, Focus::Card);
    assert_ne!(session.app.place(), before);
    session.press("<C-o>").unwrap();
    assert_eq!(session.app.place().offset, before.offset);
    session.press("<M-Right><C-o>").unwrap();
    assert_eq!(session.app.place().offset, before.offset);
    session.press("<Esc><Esc>").unwrap();
    assert!(session.app.card.is_none());
}

#[test]
fn peeking_leaves_the_place() {
    let mut session = briefing(WIDE);
    session.press("]p").unwrap();
    let place = session.app.place();
    session.press("K").unwrap();
    assert!(matches!(session.app.popup, Some(Popup::Card(_))));
    session.press("j").unwrap();
    assert!(session.app.popup.is_none() && session.app.card.is_none());
    assert_eq!(session.app.place(), place);
}

#[test]
fn sections_fold_and_lead_and_follow() {
    let mut session = briefing(WIDE);
    session.press("<M-1>").unwrap();
    let rows = session.app.listing(Pane::Sections).rows.len();
    session.press("h").unwrap();
    assert_eq!(session.app.listing(Pane::Sections).rows.len(), 1);
    session.press("l").unwrap();
    assert_eq!(session.app.listing(Pane::Sections).rows.len(), rows);
    session.press("jj<Enter>").unwrap();
    assert!(top(&session).starts_with("A contact group"));
    session.press("<Esc>]]").unwrap();
    assert_eq!(session.app.listing(Pane::Sections).selected, 3);
    session.press("<M-1>/price<Enter><Enter>").unwrap();
    assert!(top(&session).starts_with("The price of defense"));
}

#[test]
fn lists_are_sorted_and_filtered() {
    let mut session = briefing(WIDE);
    let first = |session: &Session, pane| {
        let app = &session.app;
        let item = app.listing(pane).rows[0] as usize;
        match pane {
            Pane::Actors => app.doc().analysis.actors[item].name.clone(),
            _ => app
                .doc()
                .document
                .slice(app.doc().analysis.numbers[item].span)
                .to_owned(),
        }
    };
    session.press("<M-2>ss").unwrap();
    assert_eq!(first(&session, Pane::Actors), "Americans");
    session.press("f").unwrap();
    assert_eq!(first(&session, Pane::Actors), "Donald Trump");
    session.press("/kyi").unwrap();
    assert!(session.app.listing(Pane::Actors).rows.is_empty());
    session.press("<Esc>3/>1b").unwrap();
    assert_eq!(first(&session, Pane::Numbers), "$126 billion");
    assert_eq!(session.app.listing(Pane::Numbers).rows.len(), 1);
    session.press("<Esc>/2%..5%").unwrap();
    assert_eq!(session.app.listing(Pane::Numbers).rows.len(), 2);
    session.press("<Enter><Esc>").unwrap();
    assert!(session.app.listing(Pane::Numbers).filter.is_empty());
}

#[test]
fn digits_count_in_the_text_and_choose_in_the_lists() {
    let mut session = briefing(WIDE);
    session.press("2<Down>").unwrap();
    assert_eq!(session.app.focus, Focus::List(Pane::Actors));
    session.press("3").unwrap();
    assert_eq!(session.app.focus, Focus::List(Pane::Numbers));
    session.press("<Esc>1<Enter>").unwrap();
    assert_eq!(session.app.focus, Focus::List(Pane::Sections));
}

#[test]
fn esc_takes_one_thing_back_and_never_quits() {
    let mut session = briefing(WIDE);
    session.press("]p<Enter>/NATO<Enter>&Kyiv<Enter>v").unwrap();
    session.press(&"<Esc>".repeat(12)).unwrap();
    assert!(!session.has_quit);
    let app = &session.app;
    assert!(app.card.is_none() && app.search.is_none() && app.reader().focus.is_none());
    assert_eq!(message(&session), "q quits");
    session.press("q").unwrap();
    assert!(session.has_quit);
}

#[test]
fn the_start_goes_where_it_is_told() {
    let start = |section: Option<&str>, actor: Option<&str>, find: Option<&str>| Start {
        section: section.map(str::to_owned),
        actor: actor.map(str::to_owned),
        find: find.map(str::to_owned),
        ..Start::default()
    };
    let documents = [("briefing.md", BRIEFING)];
    let at = started(&documents, WIDE, start(Some("price"), None, None));
    assert!(top(&at).starts_with("The price of defense"));
    let at = started(&documents, WIDE, start(None, Some("waltz"), None));
    assert!(link(&at).contains("Waltz") && at.app.card.is_some());
    let at = started(&documents, WIDE, start(None, None, Some("126 bill")));
    assert_eq!(at.app.search.as_ref().unwrap().total, Some(1));
    let at = started(&documents, WIDE, start(None, Some("Nobody"), None));
    assert_eq!(message(&at), "no actor is called \"Nobody\"");
}

#[test]
fn a_walk_leaves_its_beginning_on_the_trail() {
    let mut session = briefing((80, 24));
    session.press("jj").unwrap();
    let place = session.app.reader().place;
    session.press("]m]m]m*****<C-o>").unwrap();
    assert_eq!(session.app.reader().place, place);
}

#[test]
fn q_closes_the_card_before_it_quits() {
    for size in [(80, 24), (160, 48)] {
        let mut session = briefing(size);
        session.press("]p<Enter>q").unwrap();
        assert!(!session.has_quit && session.app.card.is_none());
        session.press("q").unwrap();
        assert!(session.has_quit);
    }
}

#[test]
fn the_pointer_opens_scrolls_and_drags() {
    let mut session = briefing(WIDE);
    let point = |session: &mut Session, action, column, row| {
        session.input(Input::Pointer(Pointer {
            action,
            column,
            row,
        }));
    };
    let geometry = session.app.geometry();
    let (_, actors) = geometry.lists[1];
    point(
        &mut session,
        PointerAction::Press,
        actors.x + 3,
        actors.y + 2,
    );
    assert!(session.app.card.is_some());
    let (_, reader) = geometry.readers[0];
    let before = session.app.reader().place;
    point(
        &mut session,
        PointerAction::WheelDown,
        reader.x + 9,
        reader.y + 9,
    );
    assert!(session.app.reader().place > before);
    let divider = actors.x + actors.width - 1;
    point(&mut session, PointerAction::Press, divider, actors.y + 2);
    point(&mut session, PointerAction::Drag, divider + 9, actors.y + 2);
    point(
        &mut session,
        PointerAction::Release,
        divider + 9,
        actors.y + 2,
    );
    assert_eq!(session.app.geometry().lists[1].1.width, actors.width + 9);
    point(&mut session, PointerAction::Press, 9999, 9999);
}

#[test]
fn a_bad_document_is_named_and_the_others_open() {
    let start = Start {
        names: vec!["gone.txt".to_owned(), "contract.txt".to_owned()],
        ..Start::default()
    };
    let contents = vec![
        Err("can't be found".to_owned()),
        Ok(CONTRACT.as_bytes().to_vec()),
    ];
    let mut session = Session::new(start, contents, None, (80, 24));
    assert!(screen(&mut session, "").contains("can't be found"));
    assert!(screen(&mut session, "D").contains("can't be found"));
    session.press("<Esc>]f").unwrap();
    assert!(top(&session).starts_with("SUPPLY AGREEMENT"));
}

#[test]
fn paste_is_text_and_never_keys() {
    let mut session = briefing(WIDE);
    session.input(Input::Paste("q\nq".to_owned()));
    assert!(!session.has_quit);
    session.press("/").unwrap();
    session.input(Input::Paste("contact\ngroup".to_owned()));
    assert_eq!(session.app.search.as_ref().unwrap().text, "contact group");
}

#[test]
fn the_place_lasts_while_the_text_still_comes() {
    use std::sync::Arc;
    let whole = nutgraf::import::import(
        "briefing.md",
        BRIEFING.as_bytes().to_vec(),
        &nutgraf::import::Options::default(),
    )
    .unwrap()
    .document;
    let mut app = nutgraf::app::App::new(Start {
        names: vec!["briefing.md".to_owned()],
        ..Start::default()
    });
    app.fit(80, 24);
    let part = nutgraf::import::preview(
        "briefing.md",
        &BRIEFING.as_bytes()[..1500],
        &nutgraf::import::Options::default(),
    )
    .unwrap()
    .unwrap()
    .document;
    let document = |content, whole| Update::Document {
        document: 0,
        content: Arc::new(content),
        warnings: Vec::new(),
        whole,
    };
    app.receive(document(part, false));
    app.press(Input::Key(nutgraf::app::Key::char('G')));
    app.receive(document(whole, true));
    assert_eq!(app.percent(), 100);
}

/// The share is one of the whole text, so it isn't told from the beginning that is read first.
#[test]
fn no_share_before_the_whole_is_read() {
    for size in [(80, 24), (40, 12)] {
        let mut session = briefing(size);
        let content = session.app.docs[0].document.clone();
        for (whole, told) in [(false, false), (true, true)] {
            let (content, warnings) = (content.clone(), Vec::new());
            session.receive(Update::Document {
                document: 0,
                content,
                warnings,
                whole,
            });
            let shown = screen(&mut session, "");
            let header = shown.lines().next().unwrap_or("");
            assert_eq!(header.contains('%'), told, "{size:?}: {header}");
        }
    }
}
