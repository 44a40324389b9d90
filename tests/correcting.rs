//! Correcting in the app: what a key says holds in every pane, is kept, and can be taken back; why, the tray, the list.

use std::sync::Arc;

use crate::support::{SIZES, briefing, golden, message, screen, session};
use nutgraf::analysis::ActorKind;
use nutgraf::app::Update;
use nutgraf::headless::Session;
use nutgraf::search::index::Index;

const TEXT: &str = "# The harbour\n\nAnna Berg opened the harbour of Ostby on 4 May 2021. Berg said that it cost \
                    $12 million.\n\n## The guild\n\nErik Holm met Anna Berg. Holm spoke for two hours. The Ostby \
                    Boat Guild owns 30 boats.\n";

fn harbour() -> Session {
    session(&[("harbour.md", TEXT)], (100, 30))
}

fn actors(session: &Session) -> Vec<(String, ActorKind, usize)> {
    let analysis = &session.app.docs[0].analysis;
    let actors = analysis.actors.iter();
    actors
        .map(|a| (a.name.clone(), a.kind, a.mentions.len()))
        .collect()
}

/// How often an actor is named; `None` where there is none.
fn count(session: &Session, name: &str) -> Option<usize> {
    let all = actors(session);
    all.into_iter().find(|a| a.0 == name).map(|a| a.2)
}

/// What was to be kept last, a line each.
fn kept(session: &Session) -> Vec<String> {
    let list = session.corrections.get(&0).cloned().unwrap_or_default();
    list.0.iter().map(|said| said.what.line()).collect()
}

#[test]
fn an_actor_is_merged_renamed_and_hidden_and_all_is_taken_back() {
    let mut session = harbour();
    let start = actors(&session);
    assert_eq!(count(&session, "Anna Berg"), Some(3));
    session.press("]aimerik<Tab><Enter>").unwrap();
    assert_eq!(kept(&session).len(), 1, "{}", message(&session));
    assert!(message(&session).contains("iu takes it back"));
    assert_eq!(count(&session, "Anna Berg"), None);
    let merged = count(&session, "Erik Holm").unwrap();
    assert!(merged > 3, "{merged}");
    session.press("in<C-u>A. Berg<Enter>").unwrap();
    assert_eq!(
        count(&session, "A. Berg"),
        Some(merged),
        "{:?}",
        kept(&session)
    );
    session.press("ikg").unwrap();
    let named = actors(&session).into_iter().find(|a| a.0 == "A. Berg");
    assert_eq!(named.unwrap().1, ActorKind::Group);
    session.press("ih").unwrap();
    assert_eq!(count(&session, "A. Berg"), None);
    assert_eq!(kept(&session).len(), 4);
    session.press("iuiuiuiu").unwrap();
    assert_eq!((actors(&session), kept(&session).len()), (start, 0));
    assert!(session.app.docs[0].analysis.behind.is_none());
    session.press("iu").unwrap();
    assert!(message(&session).contains("nothing more to take back"));
    session.press("irir").unwrap();
    assert_eq!(count(&session, "A. Berg"), Some(merged));
}

#[test]
fn words_are_said_to_name_an_actor_and_a_mention_to_name_nobody() {
    let mut session = harbour();
    session.press("/boats<Enter>ii<Enter>g").unwrap();
    assert_eq!(count(&session, "boats"), Some(1), "{:?}", kept(&session));
    session.press("iinowhere<Enter>").unwrap();
    assert!(message(&session).contains("is not in the text"));
    session.press("<Esc>").unwrap();
    let mut session = harbour();
    session.press("gg]aix").unwrap();
    assert_eq!(
        count(&session, "Anna Berg"),
        Some(2),
        "{:?}",
        kept(&session)
    );
}

#[test]
fn whose_a_number_is_can_be_said() {
    let mut session = harbour();
    session.press("/12 million<Enter>").unwrap();
    session.press("[n]nioHolm<Enter>").unwrap();
    assert_eq!(kept(&session).len(), 1, "{}", message(&session));
    let analysis = &session.app.docs[0].analysis;
    let told = nutgraf::analysis::LinkWhy::Told;
    let link = analysis.links.iter().find(|link| link.why == told);
    let link = *link.expect("a link that was told");
    assert_eq!(analysis.actors[link.actor as usize].name, "Erik Holm");
    session.press("id").unwrap();
    assert_eq!(kept(&session).len(), 2, "{}", message(&session));
    session.press("iuiu").unwrap();
    assert_eq!(kept(&session), [] as [&str; 0]);
}

#[test]
fn what_is_not_understood_stays_on_the_line() {
    let mut session = harbour();
    session.press("]aimNobody<Enter>").unwrap();
    assert!(
        message(&session).contains("no actor is called"),
        "{}",
        message(&session)
    );
    assert!(session.app.prompt.is_some() && kept(&session).is_empty());
    assert!(screen(&mut session, "").contains("no actor is called"));
    session.press("<Esc>").unwrap();
    assert!(session.app.prompt.is_none());
    session.press("]aio").unwrap();
    assert!(session.app.prompt.is_none());
}

/// What is found is what holds, whichever index of the document comes last.
#[test]
fn the_finder_finds_what_was_said() {
    let mut session = harbour();
    let open = &session.app.docs[0];
    let (document, analysis) = (open.document.clone(), open.analysis.clone());
    let stale = Arc::new(Index::build(document, analysis));
    session.press("]ain<C-u>Zorro<Enter>").unwrap();
    session.receive(Update::Index {
        document: 0,
        index: stale,
    });
    session.press("<C-p>@Zorro").unwrap();
    let hits = &session.app.finder.hits;
    assert_eq!(
        hits.first().map(|(_, hit)| hit.text.as_str()),
        Some("Zorro")
    );
}

#[test]
fn the_list_takes_any_of_them_back_and_changes_where_it_holds() {
    let mut session = harbour();
    session.press("]ain<C-u>A<Enter>]aikg").unwrap();
    assert_eq!(kept(&session).len(), 2);
    session.press("ils").unwrap();
    let scope = |session: &Session| session.corrections[&0].0[0].scope.label();
    assert_eq!(scope(&session), "this folder");
    session.press("ss").unwrap();
    assert_eq!(scope(&session), "this document");
    session.press("jd").unwrap();
    assert_eq!(kept(&session).len(), 1);
    session.press("u").unwrap();
    assert_eq!(kept(&session).len(), 2);
    session.press("dd").unwrap();
    assert_eq!(kept(&session), [] as [&str; 0]);
}

#[test]
fn correcting_looks_as_it_did() {
    let mut shown = String::new();
    for size in SIZES {
        let mut session = briefing(size);
        for (name, keys) in [
            ("the keys", "]ai"),
            ("a prompt", "m"),
            ("why", "<Esc>]ai?"),
            ("the list", "<Esc>ikgil"),
        ] {
            shown += &format!(
                "== {name}, {}x{}\n{}\n",
                size.0,
                size.1,
                screen(&mut session, keys)
            );
        }
    }
    golden("correcting.txt", &shown);
}

const DOUBTFUL: &str = "The meeting\n\nIn a Zorble report the Quandrix was named. Plimsoll met Vexley at the Brindle on \
                        Monday. Tarkin and the Omdurr left in the spring with 20 or so boats. A Wexel and the \
                        Drumlin came with a Fennel note.\n";

#[test]
fn the_tray_is_gone_through_a_key_each() {
    let mut session = session(&[("meeting.txt", DOUBTFUL)], (100, 30));
    let doubtful = |session: &Session| {
        let actors = session.app.docs[0].analysis.actors.iter();
        actors.filter(|actor| actor.doubtful).count()
    };
    let count = doubtful(&session);
    assert!(count >= 3, "{count}");
    session.press("ita").unwrap();
    assert_eq!((doubtful(&session), kept(&session).len()), (count - 1, 1));
    session.press("d").unwrap();
    assert_eq!((doubtful(&session), kept(&session).len()), (count - 2, 2));
    session.press("u").unwrap();
    assert_eq!((doubtful(&session), kept(&session).len()), (count - 1, 1));
    session.press(&"a".repeat(count - 1)).unwrap();
    assert_eq!(doubtful(&session), 0);
    assert!(session.app.popup.is_none() && message(&session).contains("nothing is in doubt"));
    session.press("it").unwrap();
    assert_eq!(message(&session), "nothing is in doubt here");
}

#[test]
fn the_tray_looks_as_it_did() {
    let mut shown = String::new();
    for size in SIZES {
        let mut session = session(&[("meeting.txt", DOUBTFUL)], size);
        let screen = screen(&mut session, "it");
        shown += &format!("== the tray, {}x{}\n{screen}\n", size.0, size.1);
    }
    golden("tray.txt", &shown);
}
