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
//! `notes` are marks and notes, `cite` what is cited and its check, `kept` their files, `source` reads the bytes, `work` is what runs beside the screen, `headless` is the app without
//! a terminal, `extract` and `export` print for scripts, `manual` tells of the program itself. `tests/architecture.rs` holds these arrows.

pub mod analysis;
pub mod app;
pub mod cite;
pub mod cli;
pub mod compare;
pub mod corrections;
pub mod document;
pub mod export;
pub mod extract;
pub mod flow;
pub mod headless;
pub mod import;
pub mod kept;
pub mod manual;
pub mod notes;
pub mod search;
pub mod source;
pub mod terminal;
pub mod ui;
pub mod work;

use std::cell::RefCell;
use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::rc::Rc;

use anyhow::Result;

use app::{Input, Start};
use cli::{Explore, Options};
use headless::Wanted;
use source::{Roots, Source};
use ui::theme::{Depth, Theme};

/// The size that `--keys` prints unless told otherwise.
const PRINTED: (u16, u16) = (80, 24);

/// Runs the program as the options say and returns its exit code.
pub fn run(options: Options) -> Result<u8> {
    let explore = match options {
        Options::Extract(extract) => return extract::run(&extract),
        Options::Compare(compare) if compare.is_shown(is_terminal()) => compare.explored(),
        Options::Compare(compare) => return extract::compare::run(&compare),
        Options::Corrections(corrections) => return extract::corrections::run(&corrections),
        Options::Export(export) => return extract::citing::export(&export),
        Options::Verify(verify) => return extract::citing::verify(&verify),
        Options::Completions(shell) => return print(&manual::completions(shell)),
        Options::Manual => return print(&manual::page()),
        Options::Explore(explore) => explore,
    };
    let piped = source::is_piped();
    let walking = extract::walking(&explore.walking);
    if explore.screen.keys.is_some() || explore.screen.print.is_some() {
        return print_screen(explore);
    }
    if !is_terminal() {
        let date = explore.date.as_deref();
        let reading = explore.reading.options();
        let kept = !explore.screen.private && explore.reading.is_corrected();
        return extract::report(&explore.files, piped, date, reading, walking, kept);
    }
    let parted = parted(&explore, piped);
    terminal::run(&explore, parted, walking, start(&explore))
}

/// Whether the output is a terminal that has a screen.
fn is_terminal() -> bool {
    let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    !dumb && std::io::stdout().is_terminal()
}

fn print(bytes: &[u8]) -> Result<u8> {
    std::io::stdout().write_all(bytes)?;
    Ok(0)
}

/// The files and folders that are named; folders are not compared.
fn parted(explore: &Explore, piped: bool) -> (Vec<Source>, Vec<PathBuf>) {
    if explore.compare {
        return (Source::all(&explore.files, piped), Vec::new());
    }
    Source::parted(&explore.files, piped)
}

/// Presses the keys without a terminal and prints the last screen.
fn print_screen(explore: Explore) -> Result<u8> {
    let options = explore.reading.options();
    let read = |source: Source| {
        let content = source.read().and_then(|bytes| {
            let head = &bytes[..bytes.len().min(source::HEAD)];
            import::preview(&source.name(), head, &options)?;
            Ok(bytes)
        });
        (source, content.map_err(|error| format!("{error:#}")))
    };
    let (sources, folders) = parted(&explore, false);
    let mut opened: Vec<_> = sources.into_iter().map(read).collect();
    let failed = |(_, content): &(Source, Result<Vec<u8>, String>)| content.is_err();
    let hopeless = folders.is_empty() && opened.iter().all(failed);
    if hopeless || explore.compare && opened.iter().any(failed) {
        for (source, reason) in opened
            .iter()
            .filter_map(|(s, c)| Some((s, c.as_ref().err()?)))
        {
            complain(&source::complaint(&source.path(), reason));
        }
        return Ok(2);
    }
    // As in the terminal: what can't be opened comes last.
    opened.sort_by_key(|(_, content)| content.is_err());
    let (sources, contents): (Vec<_>, Vec<_>) = opened.into_iter().unzip();
    let mut start = start(&explore);
    start.names = sources.iter().map(Source::name).collect();
    let size = explore.screen.print.unwrap_or(PRINTED);
    let date = explore.date.as_deref();
    let mut found = Vec::new();
    for folder in &folders {
        let walking = extract::walking(&explore.walking);
        let said = source::folder::walk(folder, walking, &mut |file| {
            found.push(file);
            true
        });
        said.iter().for_each(|said| complain(said));
    }
    let names: Vec<_> = found.iter().map(|f| (f.name.clone(), f.bytes)).collect();
    let mut roots = Roots::of(&sources);
    folders.iter().for_each(|folder| roots.add(folder));
    let files = Rc::new(Files {
        known: RefCell::new(sources),
        found: found.into_iter().map(|f| Source::File(f.path)).collect(),
        roots,
    });
    let mut session = headless::Session::told(start, contents, date, &options, size);
    let library = Rc::clone(&files);
    session = session.with_library(Box::new(move |wanted| library.read(wanted)));
    session = session.with_files(Box::new(move |from, path| files.follow(from, path)));
    session.shelve(names);
    for key in explore.screen.keys.unwrap_or_default().0 {
        session.input(Input::Key(key));
    }
    let screen = session.text(&Theme::new(Depth::Rich, false));
    std::io::stdout().write_all(screen.as_bytes())?;
    Ok(0)
}

/// The files of an app without a terminal: those that were named or that links led to, and those of folders.
struct Files {
    known: RefCell<Vec<Source>>,
    found: Vec<Source>,
    roots: Roots,
}

impl Files {
    fn source(&self, wanted: Wanted) -> Option<Source> {
        match wanted {
            Wanted::Document(nth) => self.known.borrow().get(nth).cloned(),
            Wanted::Found(nth) => self.found.get(nth).cloned(),
        }
    }

    fn read(&self, wanted: Wanted) -> Result<Vec<u8>, String> {
        let source = self.source(wanted).ok_or("can't be read again")?;
        source.read().map_err(|error| format!("{error:#}"))
    }

    /// What a link leads to.
    fn follow(&self, from: Wanted, path: &str) -> Result<(String, Wanted), String> {
        let from = self.source(from).unwrap_or(Source::Briefing);
        let source = self.roots.linked(&from, path)?;
        let among = |files: &[Source]| files.iter().position(|s| s.is_same(&source));
        let name = source.name();
        if let Some(nth) = among(&self.found) {
            return Ok((name, Wanted::Found(nth)));
        }
        let mut known = self.known.borrow_mut();
        let nth = among(&known).unwrap_or_else(|| {
            known.push(source.clone());
            known.len() - 1
        });
        Ok((name, Wanted::Document(nth)))
    }
}

/// The name of the first folder that is opened.
fn folder(explore: &Explore) -> Option<String> {
    let folder = explore.files.iter().find(|file| file.is_dir())?;
    Some(folder.display().to_string())
}

/// What the app is asked for, no document named yet and nothing remembered.
fn start(explore: &Explore) -> Start {
    Start {
        section: explore.section.clone(),
        actor: explore.actor.clone(),
        find: explore.find.clone(),
        plain: explore.screen.plain,
        folder: folder(explore),
        compare: explore.compare,
        ..Start::default()
    }
}

/// Says on standard error what went wrong. Not being able to is no further failure.
pub fn complain(what: &str) {
    let _ = writeln!(std::io::stderr(), "nutgraf: {}", export::safe::text(what));
}

/// Whether the error means that the reader of a pipe has gone, which is no failure.
pub fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause
            .downcast_ref::<std::io::Error>()
            .is_some_and(|e| e.kind() == std::io::ErrorKind::BrokenPipe)
    })
}
