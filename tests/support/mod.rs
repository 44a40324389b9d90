//! Owns what several tests share: sessions without a terminal, golden files, pictures.
#![allow(dead_code)]

pub mod cipher;
pub mod packed;
pub mod pdf;
pub mod svg;

use std::path::{Path, PathBuf};

use nutgraf::app::Start;
use nutgraf::headless::Session;
use nutgraf::ui::theme::{Depth, Theme};

pub const BRIEFING: &str = include_str!("../../assets/briefing.md");
pub const CONTRACT: &str = include_str!("../fixtures/texts/contract.txt");
pub const HEARING: &str = include_str!("../fixtures/texts/hearing.txt");
pub const RICH: &str = include_str!("../fixtures/texts/rich.md");

pub const SIZES: [(u16, u16); 4] = [(160, 48), (120, 36), (80, 24), (40, 12)];

/// An app with these documents read.
pub fn session(documents: &[(&str, &str)], size: (u16, u16)) -> Session {
    started(documents, size, Start::default())
}

/// The same, started with more than names.
pub fn started(documents: &[(&str, &str)], size: (u16, u16), start: Start) -> Session {
    let start = Start {
        names: documents
            .iter()
            .map(|(name, _)| (*name).to_owned())
            .collect(),
        ..start
    };
    let contents = documents
        .iter()
        .map(|(_, text)| Ok(text.as_bytes().to_vec()))
        .collect();
    Session::new(start, contents, None, size)
}

pub fn briefing(size: (u16, u16)) -> Session {
    session(&[("briefing.md", BRIEFING)], size)
}

pub fn theme() -> Theme {
    Theme::new(Depth::Rich, false)
}

/// The screen after some keys.
pub fn screen(session: &mut Session, keys: &str) -> String {
    session.press(keys).expect("keys that can be read");
    session.text(&theme())
}

/// Compares with a file under `tests/golden`, or writes it when `UPDATE_GOLDEN` is set.
#[track_caller]
pub fn golden(name: &str, got: &str) {
    let path = root().join("tests/golden").join(name);
    golden_file(&path, got);
}

#[track_caller]
pub fn golden_file(path: &Path, got: &str) {
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(path, got).expect("the golden file is written");
        return;
    }
    let expected = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        expected == got,
        "{} is not what it was; UPDATE_GOLDEN=1 writes it anew\n--- expected\n{expected}\n--- got\n{got}",
        path.display()
    );
}

pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The text at the top of the active column.
pub fn top(session: &Session) -> String {
    let app = &session.app;
    let rows = app.layout(app.active).rows(app.reader().place, 2);
    let row = rows
        .iter()
        .find(|r| !r.span.is_empty() && !app.doc().document.slice(r.span).trim().is_empty());
    row.map_or_else(String::new, |row| {
        app.doc().document.slice(row.span).to_owned()
    })
}

/// The words of the selected link.
pub fn link(session: &Session) -> String {
    let app = &session.app;
    app.reader()
        .link
        .map_or_else(String::new, |l| app.doc().document.slice(l.span).to_owned())
}

pub fn message(session: &Session) -> String {
    session
        .app
        .message
        .as_ref()
        .map_or_else(String::new, |m| m.text.clone())
}
