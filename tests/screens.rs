//! Golden screens: what is seen after some keys, at the sizes that terminals have.

use crate::support::{
    BRIEFING, CONTRACT, HEARING, RICH, SIZES, briefing, golden, screen, session, theme,
};
use nutgraf::ui::theme::{Depth, Theme};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

/// What is looked at in each text, by name of the golden file and keys.
const VIEWS: &[(&str, &str)] = &[
    ("start", ""),
    ("card", "]p<Enter>"),
    ("actors", "<M-2><Down><Enter>"),
    ("numbers", "<M-3>s"),
];

#[test]
fn three_texts_at_four_sizes() {
    let texts = [
        ("briefing.md", BRIEFING),
        ("contract.txt", CONTRACT),
        ("hearing.txt", HEARING),
    ];
    for (name, text) in texts {
        let stem = name.split('.').next().unwrap();
        let mut screens = String::new();
        for (width, height) in SIZES {
            for (view, keys) in VIEWS {
                let shown = screen(&mut session(&[(name, text)], (width, height)), keys);
                screens.push_str(&format!("=== {view} {width}x{height} {keys}\n{shown}"));
            }
        }
        golden(&format!("{stem}.txt"), &screens);
    }
}

#[test]
fn what_lies_over_the_screen() {
    let views = [
        ("finder", "<C-p>hgst"),
        ("finder of numbers", "<C-p>$126"),
        ("help", "?column"),
        ("palette", ":side"),
        ("trail", "]a]]G<C-o>L"),
        ("overview", "xjjl"),
        ("numbers overview", "x<Tab>"),
        ("timeline", "X"),
        ("bars", "]%B"),
        ("filtered timeline", "X/week"),
        ("peek", "]pK"),
        ("search", "/contact group"),
        ("focus", "&Kyiv<Enter>"),
        ("pending", "<C-w>"),
        ("columns", "<C-w>v]]]]<C-w>h"),
        ("selecting", "]avjj"),
    ];
    let mut screens = String::new();
    for (width, height) in [(120, 36), (80, 24), (40, 12)] {
        for (view, keys) in views {
            let shown = screen(&mut briefing((width, height)), keys);
            screens.push_str(&format!("=== {view} {width}x{height} {keys}\n{shown}"));
        }
    }
    golden("over.txt", &screens);
}

/// The pictures of numbers at every size; what they say must not depend on width or colour.
#[test]
fn pictures_of_numbers_at_all_sizes() {
    let views = [
        ("timeline", "X"),
        ("bars", "]$B"),
        ("card of a number", "]$<Enter>"),
    ];
    let mut screens = String::new();
    for (width, height) in SIZES {
        for (view, keys) in views {
            let mut session = session(&[("hearing.txt", HEARING)], (width, height));
            let shown = screen(&mut session, keys);
            screens.push_str(&format!("=== {view} {width}x{height} {keys}\n{shown}"));
            let plain = session.buffer(&Theme::new(Depth::Mono, false));
            let coloured = session.buffer(&Theme::new(Depth::Rich, false));
            let symbols = |buffer: &ratatui::buffer::Buffer| -> String {
                let cells = buffer.content.iter();
                cells.map(ratatui::buffer::Cell::symbol).collect()
            };
            assert_eq!(
                symbols(&plain),
                symbols(&coloured),
                "{view} {width}x{height}"
            );
            let marked = |cell: &ratatui::buffer::Cell| cell.modifier.contains(Modifier::REVERSED);
            assert!(
                plain.content.iter().any(marked),
                "{view} {width}x{height}: the selection shows"
            );
        }
    }
    golden("figures.txt", &screens);
}

#[test]
fn several_documents_stand_side_by_side() {
    let documents = [("briefing.md", BRIEFING), ("hearing.txt", HEARING)];
    let keys = "<C-w>v]f<C-w>h]p";
    let shown = screen(&mut session(&documents, (160, 48)), keys);
    golden("beside.txt", &shown);
}

#[test]
fn markdown_is_shown_rendered() {
    let mut screens = String::new();
    for (width, height) in SIZES {
        let mut session = session(&[("rich.md", RICH)], (width, height));
        session.press("o").unwrap();
        for nth in 1.. {
            let shown = session.text(&theme());
            screens.push_str(&format!("=== screen {nth} {width}x{height}\n{shown}"));
            if session.app.percent() == 100 {
                break;
            }
            session.press("<Space>").unwrap();
        }
    }
    golden("markdown.txt", &screens);
}

#[test]
fn markdown_needs_neither_colour_nor_other_characters_than_ascii() {
    let mut session = session(&[("rich.md", RICH)], (80, 48));
    session.press("o").unwrap();
    let theme = Theme::new(Depth::Mono, false).in_ascii();
    let mut grids = String::new();
    for keys in ["", "<Space>"] {
        session.press(keys).unwrap();
        grids.push_str(&session.text(&theme));
        grid(&mut session, &theme, &mut grids);
    }
    golden("markdown_mono.txt", &grids);
}

/// A search, a jump and the pointer find what stands in a cell.
#[test]
fn what_stands_in_a_table_is_found_there() {
    let mut session = session(&[("rich.md", RICH)], (80, 24));
    session.press("o/loan of<Enter>").unwrap();
    let document = &session.app.doc().document;
    let place = document.text.find("loan of").unwrap();
    let layout = session.app.layout(0);
    let rows = layout.rows(session.app.reader().place, 20);
    let row = rows.iter().find(|row| layout.shows(row, place)).unwrap();
    let column = layout.column(row, place);
    assert!(column > 20, "in its column, not at {column}");
    assert_eq!(layout.offset(row, column), Some(place));
    let shown = session.text(&theme());
    assert!(shown.contains("Town of Kelling"), "{shown}");
}

/// One letter for each way that text can look, where colour carries meaning.
#[test]
fn styles_of_the_text() {
    let mut session = briefing((80, 24));
    session.press("]p").unwrap();
    let mut grids = String::new();
    for (name, theme) in [
        ("dark", Theme::new(Depth::Rich, false)),
        ("mono", Theme::new(Depth::Mono, false)),
    ] {
        grids.push_str(&format!("=== {name}\n"));
        grid(&mut session, &theme, &mut grids);
    }
    golden("styles.txt", &grids);
}

/// Writes a letter for the style of each cell, and what each letter stands for.
fn grid(session: &mut nutgraf::headless::Session, theme: &Theme, grids: &mut String) {
    let buffer = session.buffer(theme);
    let mut styles = Vec::new();
    for y in 0..buffer.area.height {
        for x in 0..buffer.area.width {
            let style = buffer[(x, y)].style();
            let at = styles.iter().position(|s| *s == style).unwrap_or_else(|| {
                styles.push(style);
                styles.len() - 1
            });
            grids.push(match at {
                0 => '.',
                at => char::from(b'A' + at as u8 - 1),
            });
        }
        grids.push('\n');
    }
    for (at, style) in styles.iter().enumerate().skip(1) {
        let letter = char::from(b'A' + at as u8 - 1);
        grids.push_str(&format!(
            "{letter} {:?} {:?} {:?}\n",
            style.fg, style.bg, style.add_modifier
        ));
    }
}

#[test]
fn without_colour_the_selection_is_reversed() {
    let mut session = briefing((80, 24));
    session.press("]p").unwrap();
    let buffer = session.buffer(&Theme::new(Depth::Mono, false));
    let reversed: String = buffer
        .content
        .iter()
        .filter(|cell| cell.modifier.contains(Modifier::REVERSED))
        .map(ratatui::buffer::Cell::symbol)
        .collect();
    assert!(reversed == "Hegseth", "{reversed:?}");
}

#[test]
fn any_size_is_safe_and_no_braille_is_drawn() {
    let keys = [
        "",
        "]a<Enter>",
        "<C-p>a",
        "?",
        "x",
        "X",
        "]%B",
        "L",
        ":",
        "<M-2>",
        "<C-w>v",
        "v",
        "/the",
    ];
    for height in [0, 1, 2, 3, 4, 5, 7, 10, 12, 24] {
        for width in [
            0, 1, 2, 3, 5, 8, 13, 20, 34, 40, 59, 60, 69, 70, 80, 109, 110, 150,
        ] {
            let mut session = briefing((width, height));
            for keys in keys {
                let shown = screen(&mut session, keys);
                assert!(
                    !shown
                        .chars()
                        .any(|c| ('\u{2800}'..='\u{28ff}').contains(&c))
                );
                session.press("<Esc><Esc>").unwrap();
            }
        }
    }
}

#[test]
fn a_resize_keeps_the_place() {
    let mut session = briefing((120, 36));
    session.press("]]]]]]").unwrap();
    let place = session.app.reader().place;
    assert!(place > 0);
    for size in [(40, 12), (1, 1), (300, 80), (80, 24), (0, 0), (120, 36)] {
        session.fit(size.0, size.1);
        session.text(&theme());
    }
    assert_eq!(session.app.reader().place, place);
}

#[test]
fn in_ascii_only_the_document_has_other_characters() {
    let mut session = session(&[("plain.txt", "Plain words only.\n")], (120, 36));
    let buffer = session.buffer(&theme().in_ascii());
    let shown = nutgraf::headless::text(&buffer);
    let odd: String = shown
        .chars()
        .filter(|c| !c.is_ascii() && !"·§…”“—–º×".contains(*c))
        .collect();
    assert_eq!(odd, "");
}

#[test]
fn for_screen_readers_nothing_is_drawn_and_the_cursor_is_on_the_row() {
    let start = nutgraf::app::Start {
        plain: true,
        ..nutgraf::app::Start::default()
    };
    let mut session = crate::support::started(&[("contract.txt", CONTRACT)], (120, 36), start);
    session.press("<M-2>jj").unwrap();
    let theme = theme().for_screen_readers();
    let mut buffer = Buffer::empty(Rect::new(0, 0, 120, 36));
    let cursor = nutgraf::ui::draw(&session.app, &theme, &mut buffer).unwrap();
    let shown = nutgraf::headless::text(&buffer);
    assert!(!shown.contains(['|', '─', '▁', '+']), "{shown}");
    let row = shown.lines().nth(usize::from(cursor.y)).unwrap();
    let third = session.app.listing(nutgraf::app::Pane::Actors).rows[2] as usize;
    assert!(
        row.contains(&session.app.doc().analysis.actors[third].name),
        "{row}"
    );
}
