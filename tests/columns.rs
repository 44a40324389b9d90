//! Reading side by side, and what of it comes back on the next start.

use crate::support::{BRIEFING, HEARING, briefing, message, session, started};
use nutgraf::app::{Lock, Memory, Remembered, Start};
use nutgraf::headless::Session;

#[test]
fn columns_stand_side_by_side_and_move_together() {
    let documents = [("briefing.md", BRIEFING), ("hearing.txt", HEARING)];
    let mut session = session(&documents, (200, 16));
    session.press("<C-w>v").unwrap();
    assert_eq!((session.app.readers.len(), session.app.active), (2, 1));
    session.press("]f").unwrap();
    assert_eq!(session.app.reader().document, 1);
    session.press("<C-w>b").unwrap();
    assert_eq!(session.app.lock, Lock::Line);
    session.press("jjj").unwrap();
    assert!(session.app.readers.iter().all(|r| r.place > 0));
    session
        .press("<C-w>o<C-w>v<C-w>v<C-w>v<C-w>v<C-w>v")
        .unwrap();
    assert!(session.app.readers.len() <= 4);
    assert!(message(&session).contains("no room"));
    session.press("<C-w>q").unwrap();
    assert!(session.app.readers.len() <= 3);
}

#[test]
fn columns_locked_by_actor_walk_to_their_own_mentions() {
    let mut session = briefing((200, 40));
    session
        .press("<C-w>v]]]]]]<C-w>h<C-w>b<C-w>bgg<Esc>]p*")
        .unwrap();
    assert_eq!(session.app.lock, Lock::Actor);
    let links: Vec<_> = session
        .app
        .readers
        .iter()
        .map(|r| r.link.unwrap())
        .collect();
    assert_eq!(links[0].target, links[1].target);
    assert!(links[0].span < links[1].span);
}

#[test]
fn what_both_columns_name_is_shared() {
    let mut session = briefing((200, 40));
    assert!(session.app.shared().is_empty());
    session.press("<C-w>v]]]]").unwrap();
    let shared = session.app.shared();
    let nato = session.app.actor_named(0, "NATO").unwrap();
    assert!(shared.contains(&(0, nato)));
}

#[test]
fn columns_of_several_documents_come_back() {
    let documents = [("briefing.md", BRIEFING), ("hearing.txt", HEARING)];
    let keys = vec![Some("a".to_owned()), Some("b".to_owned())];
    let mut first = session(&documents, (160, 20));
    first.press("<C-w>v]fjjj").unwrap();
    let start = Start {
        memory: first.app.memory(&keys),
        keys,
        ..Start::default()
    };
    let second = started(&documents, (160, 20), start);
    let columns = |s: &Session| -> Vec<(usize, usize)> {
        s.app
            .readers
            .iter()
            .map(|r| (r.document, r.place))
            .collect()
    };
    assert_eq!(columns(&second), columns(&first));
}

#[test]
fn places_are_remembered_by_key() {
    let mut first = briefing((80, 24));
    first.press("]]]]<C-w>v").unwrap();
    first.press("<C-p>kyiv<Esc>").unwrap();
    let key = Some("abc".to_owned());
    let memory = first.app.memory(std::slice::from_ref(&key));
    assert_eq!(memory.finder_query, "kyiv");
    let start = Start {
        memory,
        keys: vec![key],
        ..Start::default()
    };
    let second = started(&[("briefing.md", BRIEFING)], (80, 24), start);
    assert_eq!(second.app.reader().place, first.app.reader().place);
    let other = Memory {
        places: vec![("xyz".to_owned(), Remembered { columns: vec![500] })],
        ..Memory::default()
    };
    let start = Start {
        memory: other,
        keys: vec![Some("abc".to_owned())],
        ..Start::default()
    };
    let third = started(&[("briefing.md", BRIEFING)], (80, 24), start);
    assert_eq!(third.app.reader().place, 0);
}
