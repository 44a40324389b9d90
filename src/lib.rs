//! nutgraf: what a document's sections are, who acts in it, and which numbers it states.
//!
//! ```text
//! nutgraf  A visit to NATO at a turning point     6 sections · 22 actors · 17 numbers   ← ui::frame
//! ╭1 Sections ───────────╮╭ The contact group ──────────────────────────────────────╮
//! │ ▸ The contact group  ││ …a forum set up in 2022 under [Lloyd Austin], then      │  ← ui::reader
//! ├2 Actors ─────────────┤│ [Defense Secretary], to coordinate arms…                │    app::reader
//! │ P Pete Hegseth   10  ││                                                         │    flow
//! ├3 Numbers ────────────┤├ Lloyd Austin · person ──────────────────────────────────┤
//! │ $ more than 126 bill…││ § 3 "…set up in 2022 under Lloyd Austin…"               │  ← ui::card, app::card
//! ╰──────────────────────╯╰─────────────────────────────────────────────────────────╯
//! Enter open · ]a next mention · ^P find anything · ? help                               ← app::commands
//! ```
//!
//! Data flows one way: `import` makes a [`document::Document`] of bytes, `analysis` reads an
//! [`analysis::Analysis`] out of it, `search` finds in both, `flow` lays the text in rows,
//! `app` holds all state, `ui` draws it, and `terminal` alone talks to the terminal.
//! `tests/architecture.rs` holds these arrows.

pub mod analysis;
pub mod app;
pub mod cli;
pub mod document;
pub mod export;
pub mod flow;
pub mod import;
pub mod search;
pub mod terminal;
pub mod ui;

use anyhow::Result;

/// Runs the program as the options say and returns its exit code.
pub fn run(options: cli::Options) -> Result<u8> {
    let _ = options;
    Ok(0)
}

/// Whether the error means that the reader of a pipe has gone, which is no failure.
pub fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause
            .downcast_ref::<std::io::Error>()
            .is_some_and(|e| e.kind() == std::io::ErrorKind::BrokenPipe)
    })
}
