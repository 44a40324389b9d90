//! Numbers held against each other: the card, what differs, the timeline, the bars, and filters by value.

use crate::support::{link, message, screen, session};
use nutgraf::analysis::Target;
use nutgraf::app::card::{Card, CardLine};
use nutgraf::app::figures::Row;
use nutgraf::app::input::{Input, Pointer, PointerAction};
use nutgraf::app::popup::Popup;
use nutgraf::app::{Focus, Pane, Start};
use nutgraf::flow::safe_line;
use nutgraf::headless::Session;

const WIDE: (u16, u16) = (160, 48);

const REPORT: &str = "\
Flood in Halvard

HALVARD (March 14, 2024) - At least 12 dam workers were killed on Monday when the dam burst, the mayor of Halvard said. The \
dam held back 3 cubic kilometres of water. The rescue budget of Norland stands at $5 million.

The damage

By 2019 the dam had been found cracked. It is 40 miles from the coast and was built in 1987. Some 4,000 homes were \
flooded. Repairs will take three years.

The count

Rescuers said 10 dam workers had been killed. The rescue budget of Norland stands at $6 million, up from $2 million. In 2021 \
a study had warned that 4,200 homes were at risk. Power came back at 6:30 p.m. and again the next day.
";

const SECOND: &str = "\
Halvard counts its losses

The rescue budget of Norland stands at $7.5 million. The road of 10 km along the dam reopened in May 2024.
";

fn report(size: (u16, u16)) -> Session {
    let start = Start {
        names: vec!["report.txt".to_owned()],
        ..Start::default()
    };
    let contents = vec![Ok(REPORT.as_bytes().to_vec())];
    Session::new(start, contents, Some("2024-03-14"), size)
}

fn both(size: (u16, u16)) -> Session {
    session(&[("report.txt", REPORT), ("second.txt", SECOND)], size)
}

/// The number that stands for some words of the active document.
fn number(session: &Session, words: &str) -> u32 {
    let open = session.app.doc();
    let at = open.document.text.find(words).expect(words);
    let numbers = &open.analysis.numbers;
    let found = numbers.iter().position(|n| n.span.contains(at));
    found.unwrap_or_else(|| panic!("{words} is no number")) as u32
}

fn card(session: &mut Session, words: &str) -> Card {
    let id = number(session, words);
    session.app.open_card(Target::Number(id));
    session.app.card.clone().expect("a card")
}

/// What a card says under a label.
fn fact<'a>(card: &'a Card, wanted: &str) -> Option<&'a str> {
    card.lines.iter().find_map(|line| match line {
        CardLine::Fact { label, text, .. } if *label == wanted => Some(text.as_str()),
        _ => None,
    })
}

/// The words of the numbers in a view over the screen; labels as they are.
fn rows(session: &Session) -> Vec<String> {
    let Some(Popup::Figures(figures)) = &session.app.popup else {
        panic!("no view of numbers");
    };
    let words = |row: &Row| match row {
        Row::Label(text) => format!("- {text}"),
        Row::Number { document, id } => {
            let open = &session.app.docs[*document];
            let span = open.analysis.numbers[*id as usize].span;
            safe_line(open.document.slice(span))
        }
    };
    figures.rows.iter().map(words).collect()
}

#[test]
fn a_unit_left_out_is_shown_as_doubtful() {
    let text =
        "The tank holds 28 tonnes, almost double the legal limit of 15. It was built here.\n";
    let mut session = session(&[("tank.txt", text)], WIDE);
    let limit = card(&mut session, "15.");
    assert_eq!(
        fact(&limit, "value"),
        Some("15 tonnes, unit taken from the figure before")
    );
    assert!(screen(&mut session, "3").contains("q?legal limit of 15"));
    let stated = card(&mut session, "28 tonnes");
    assert_eq!(fact(&stated, "value"), Some("28 tonnes"));
    assert!(
        fact(&stated, "key")
            .unwrap()
            .contains("it stands where the text begins")
    );
}

#[test]
fn the_card_says_what_a_number_is() {
    let mut session = report(WIDE);
    let money = card(&mut session, "$6 million");
    assert_eq!(
        fact(&money, "value"),
        Some("6,000,000 US dollars, currency assumed")
    );
    assert_eq!(fact(&money, "words"), Some("six million US dollars"));
    assert_eq!(fact(&money, "that is"), None);
    assert!(
        fact(&money, "key")
            .unwrap()
            .contains("sums of money come first")
    );
    assert!(
        fact(&money, "of what")
            .unwrap()
            .contains("budget of Norland")
    );
    let whose =
        |line: &CardLine| matches!(line, CardLine::Actor { note, .. } if note.starts_with("whose"));
    assert!(money.lines.iter().any(whose), "{:?}", money.lines);

    let length = card(&mut session, "40 miles");
    assert_eq!(fact(&length, "value"), Some("40 miles"));
    assert_eq!(
        fact(&length, "that is"),
        Some("64.37376 kilometres, exactly")
    );

    let dead = card(&mut session, "12 dam");
    assert_eq!(
        fact(&dead, "bound"),
        Some("at least: the true value is as large or larger")
    );
    let year = card(&mut session, "1987");
    assert_eq!(fact(&year, "when"), Some("1987 · as stated"));
    let monday = card(&mut session, "Monday");
    assert_eq!(
        fact(&monday, "when"),
        Some("2024-03-11 · reckoned from 2024-03-14, the document's day")
    );
}

#[test]
fn who_speaks_and_where_a_report_is_from_own_no_figure() {
    let text = "OSLO, May 6 - Norway's inflation eased to 11 percent in March.\n\n\
        MR. BERG: Senator, the program served 1,300 veterans.\n";
    let session = session(&[("hearing.txt", text)], WIDE);
    let owners = |words: &str| {
        let id = number(&session, words);
        let analysis = &session.app.doc().analysis;
        let tied = analysis.links.iter().filter(|link| link.number == id);
        tied.map(|link| analysis.actors[link.actor as usize].name.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(owners("11 percent"), ["Norway"]);
    assert!(owners("1,300").is_empty());
}

#[test]
fn without_a_day_to_reckon_from_a_date_says_so() {
    let mut session = crate::support::session(&[("plain.txt", "They came on Monday.\n")], WIDE);
    let monday = card(&mut session, "Monday");
    let when = fact(&monday, "when").unwrap();
    assert!(when.contains("--date"), "{when}");
}

#[test]
fn what_differs_is_marked_and_one_key_away() {
    let mut session = report((120, 36));
    let differing: Vec<String> = {
        let open = session.app.doc();
        let pairs = open.analysis.kin.differing.iter();
        let words = |id: u32| open.document.slice(open.analysis.numbers[id as usize].span);
        pairs
            .map(|(a, b)| format!("{} / {}", words(*a), words(*b)))
            .collect()
    };
    assert_eq!(
        differing,
        [
            "12 / 10",
            "$5 million / $6 million",
            "10 / 12",
            "$6 million / $5 million"
        ]
    );
    let shown = screen(&mut session, "<M-3>");
    assert_eq!(shown.matches("≠§").count(), 4, "{shown}");
    session.press("/$6<Enter><Enter>").unwrap();
    assert_eq!(link(&session), "$6 million");
    let shown = session.text(&crate::support::theme());
    assert!(shown.contains("≠ differs elsewhere") && !shown.contains("contradict"));
    session.app.focus_card();
    session.press("<Home>j<Enter>").unwrap();
    assert_eq!(link(&session), "$5 million");
    session.press("<Home>j<Enter>").unwrap();
    assert_eq!(link(&session), "$6 million");
}

#[test]
fn the_card_leads_into_other_documents() {
    let mut session = both(WIDE);
    let money = card(&mut session, "$6 million");
    let elsewhere = |line: &CardLine| {
        matches!(
            line,
            CardLine::Stated {
                document: 1,
                differs: false,
                ..
            }
        )
    };
    let at = money
        .lines
        .iter()
        .position(elsewhere)
        .expect("a line of the second");
    session.app.focus_card();
    session.app.card.as_mut().unwrap().selected = at;
    session.press("<Enter>").unwrap();
    assert_eq!(session.app.reader().document, 1);
    assert_eq!(link(&session), "$7.5 million");
    assert_eq!(session.app.card.as_ref().unwrap().document, 1);
    session.press("<C-o>").unwrap();
    assert_eq!(session.app.reader().document, 0);
}

#[test]
fn the_timeline_is_in_order_and_leads_to_the_text() {
    let mut session = report((120, 36));
    session.press("X").unwrap();
    let at = |words: &str| {
        rows(&session)
            .iter()
            .position(|r| r.contains(words))
            .unwrap()
    };
    assert!(at("1987") < at("2019") && at("2019") < at("2021") && at("2021") < at("Monday"));
    assert!(at("Monday") < at("the document's own day"));
    assert!(at("days not known") < at("three years"));
    session.press("gg").unwrap();
    let shown = session.text(&crate::support::theme());
    assert!(shown.contains("1987") && shown.contains("built in 1987"));
    session.press("j<Enter>").unwrap();
    assert_eq!(link(&session), "2019");
    assert!(session.app.popup.is_none());
    session.press("XG<Esc>Xgg<C-v>").unwrap();
    assert_eq!(session.app.readers.len(), 2);
    assert_eq!(link(&session), "1987");
}

#[test]
fn the_timeline_opens_at_the_place_and_filters() {
    let mut session = report((120, 36));
    session.press("]]]]X<Enter>").unwrap();
    assert_eq!(link(&session), "2021");
    session.press("X/2015..2020").unwrap();
    assert_eq!(rows(&session)[0], "2019");
    assert!(!rows(&session).iter().any(|r| r == "2021" || r == "1987"));
    session.press("<C-u>coast").unwrap();
    assert!(rows(&session).iter().any(|r| r == "1987"));
    assert!(!rows(&session).iter().any(|r| r == "2021"));
    session.press("<C-u>zzz<Enter>").unwrap();
    assert!(rows(&session).is_empty());
    session.press("j<Enter>").unwrap();
    assert_eq!(message(&session), "no row to open");
    session.press("<Esc>").unwrap();
    assert!(rows(&session).iter().any(|r| r == "2021"));
    session.press("<Esc>").unwrap();
    assert!(session.app.popup.is_none());
}

#[test]
fn the_timeline_merges_documents() {
    let mut session = both((120, 36));
    session.press("X").unwrap();
    assert!(!rows(&session).iter().any(|r| r == "May 2024"));
    session.press("<Tab>").unwrap();
    let merged = rows(&session);
    let at = |words: &str| merged.iter().position(|r| r == words).unwrap();
    assert!(at("2021") < at("May 2024"));
    session.press("/May 2024<Enter><Enter>").unwrap();
    assert_eq!(session.app.reader().document, 1);
    assert_eq!(link(&session), "May 2024");
}

#[test]
fn a_document_without_dates_says_so() {
    let mut session = crate::support::session(&[("plain.txt", "Nothing happened.\n")], WIDE);
    session.press("X").unwrap();
    assert!(session.app.popup.is_none());
    assert!(message(&session).starts_with("no date"));
    session.press("B").unwrap();
    assert!(message(&session).contains("select a number"));
}

#[test]
fn bars_show_the_figures_of_one_unit() {
    let mut session = report((120, 36));
    session.press("<M-3>/$6<Enter>B").unwrap();
    assert_eq!(rows(&session), ["$6 million", "$5 million", "$2 million"]);
    let shown = session.text(&crate::support::theme());
    assert!(shown.contains("Bars: sums in US dollars"));
    assert!(shown.contains("6,000,000 US dollars") && shown.contains("████"));
    let ascii = nutgraf::headless::text(&session.buffer(&crate::support::theme().in_ascii()));
    assert!(ascii.contains("####") && !ascii.contains('█'));
    session.press("G<Enter>").unwrap();
    assert_eq!(link(&session), "$2 million");
    assert_eq!(session.app.focus, Focus::Reader);
    session.press("<M-3><Esc>").unwrap();
    let id = number(&session, "40 miles");
    session.app.open_card(Target::Number(id));
    session.app.focus_card();
    session.press("B").unwrap();
    assert!(message(&session).contains("no other figure"));
}

#[test]
fn bars_reach_into_other_documents_where_units_convert() {
    let mut session = both((120, 36));
    let id = number(&session, "40 miles");
    session.app.open_card(Target::Number(id));
    session.app.focus_card();
    session.press("B").unwrap();
    assert_eq!(rows(&session), ["40 miles", "10 km"]);
    session.press("j<Enter>").unwrap();
    assert_eq!(session.app.reader().document, 1);
}

#[test]
fn a_click_on_a_row_goes_there() {
    let mut session = report((120, 36));
    session.press("Xgg").unwrap();
    let shown = session.text(&crate::support::theme());
    let row = shown.lines().position(|l| l.contains("In 2021")).unwrap();
    session.input(Input::Pointer(Pointer {
        action: PointerAction::WheelDown,
        column: 40,
        row: row as u16,
    }));
    session.input(Input::Pointer(Pointer {
        action: PointerAction::Press,
        column: 40,
        row: row as u16,
    }));
    assert_eq!(link(&session), "2021");
}

#[test]
fn the_finder_takes_what_the_pane_takes() {
    let mut session = both(WIDE);
    let found = |session: &Session| -> Vec<String> {
        let hits = session.app.finder.hits.iter();
        hits.map(|(_, hit)| hit.text.clone()).collect()
    };
    session.press("<C-p>>1m").unwrap();
    assert_eq!(found(&session).len(), 4, "{:?}", found(&session));
    assert!(found(&session).iter().any(|h| h.contains("$7.5 million")));
    session.press("<C-u>$km").unwrap();
    let lengths = found(&session);
    assert!(
        lengths.iter().any(|h| h.contains("40 miles")),
        "{lengths:?}"
    );
    assert!(
        lengths[..2].iter().any(|h| h.contains("10 km")),
        "{lengths:?}"
    );
    session.press("<C-u>2019..2021").unwrap();
    assert_eq!(found(&session), ["2019", "2021"]);
    session.press("<C-u>$2024-05").unwrap();
    assert!(found(&session)[0].contains("May 2024"));
    session.press("<C-u>$money").unwrap();
    assert!(found(&session)[..4].iter().all(|h| h.contains('$')));
    session.press("<C-u>$7.5<Enter>").unwrap();
    assert_eq!(link(&session), "$7.5 million");
}

#[test]
fn the_pane_filters_by_unit_and_days() {
    let mut session = report(WIDE);
    session.press("<M-3>/km<Enter>").unwrap();
    let count = |session: &Session| session.app.listing(Pane::Numbers).rows.len();
    assert_eq!(count(&session), 1);
    session.press("<Esc>/2019..2021<Enter>").unwrap();
    assert_eq!(count(&session), 2);
    session.press("<Esc>/differs<Enter>").unwrap();
    assert_eq!(count(&session), 4);
    session.press("<Esc>").unwrap();
    assert!(count(&session) > 10);
}
