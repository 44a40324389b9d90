//! Owns the app without a terminal: for `--keys`, for tests and for pictures of the screen.
//! No thread and no clock: the same documents and keys always give the same screen.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::app::comparing::Compared;
use crate::app::merged::Merged;
use crate::app::shelf::ShelfNews;
use crate::app::{App, Effect, Input, Key, Start, Update, finder};
use crate::cite::Citation;
use crate::corrections::List;
use crate::document::Document;
use crate::export::citing;
use crate::import::Options;
use crate::notes::Notes;
use crate::ui::{self, theme::Theme};
use crate::work::{self, Reading};

/// A document whose content is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// One that was open from the start.
    Document(usize),
    /// One that was found in a folder, counted from the first.
    Found(usize),
}

/// Gives the content of documents.
pub type Library = Box<dyn Fn(Wanted) -> Result<Vec<u8>, String>>;

/// Finds what a path leads to from a document: a name, and what the library gives it for. The error says
/// why nothing.
pub type Follow = Box<dyn FnMut(Wanted, &str) -> Result<(String, Wanted), String>>;

/// A running app with all its documents read.
pub struct Session {
    pub app: App,
    documents: Vec<Option<Arc<Document>>>,
    size: (u16, u16),
    date: Option<String>,
    options: Options,
    /// Reads a document again.
    library: Library,
    follow: Follow,
    /// What each document is to the library.
    wanted: Vec<Wanted>,
    /// What was put on the clipboard, in order.
    pub copied: Vec<String>,
    /// The notes of each document, as they were to be kept last.
    pub notes: BTreeMap<usize, Notes>,
    /// What was to be written to files: path and citations.
    pub exported: Vec<(String, Vec<Citation>)>,
    /// The corrections of each document, as they were to be kept last.
    pub corrections: BTreeMap<usize, List>,
    /// The app asked to leave; later input does nothing.
    pub has_quit: bool,
}

impl Session {
    /// Starts an app of a size in cells. `contents` has for each name in `start` its bytes, or why
    /// they can't be read; `date` is the documents' own day, if known.
    pub fn new(
        start: Start,
        contents: Vec<Result<Vec<u8>, String>>,
        date: Option<&str>,
        size: (u16, u16),
    ) -> Self {
        Self::told(start, contents, date, &Options::default(), size)
    }

    /// As [`Self::new`], with what the importers are told.
    pub fn told(
        start: Start,
        contents: Vec<Result<Vec<u8>, String>>,
        date: Option<&str>,
        options: &Options,
        size: (u16, u16),
    ) -> Self {
        let names = start.names.clone();
        let mut session = Self {
            app: App::new(start),
            documents: vec![None; names.len()],
            size,
            date: date.map(str::to_owned),
            options: options.clone(),
            library: Box::new(|_| Err("can't be read again".to_owned())),
            follow: Box::new(|_, path| Err(format!("{path}: no such file"))),
            wanted: (0..names.len()).map(Wanted::Document).collect(),
            copied: Vec::new(),
            notes: BTreeMap::new(),
            exported: Vec::new(),
            corrections: BTreeMap::new(),
            has_quit: false,
        };
        session.fit(size.0, size.1);
        for (document, (name, content)) in names.iter().zip(contents).enumerate() {
            for update in read(document, name, content, date, options) {
                session.receive(update);
            }
        }
        session
    }

    /// Has documents read again from where they came.
    pub fn with_library(mut self, library: Library) -> Self {
        self.library = library;
        self
    }

    /// Lets links lead to other files.
    pub fn with_files(mut self, follow: Follow) -> Self {
        self.follow = follow;
        self
    }

    /// Puts documents that were found in folders on the shelf: their names and sizes.
    pub fn shelve(&mut self, found: Vec<(String, u64)>) {
        let mut news = Vec::new();
        for (nth, (name, bytes)) in found.into_iter().enumerate() {
            let content = (self.library)(Wanted::Found(nth));
            let date = self.date.as_deref();
            let state = work::survey(&name, content, date, &self.options, &|| false);
            news.push(ShelfNews::Found { name, bytes });
            news.push(ShelfNews::State { nth, state });
        }
        news.push(ShelfNews::Done);
        self.receive(Update::Shelf(news));
    }

    fn open(&mut self, entry: usize, document: usize) {
        let slots = document + 1;
        self.documents.resize(slots.max(self.documents.len()), None);
        self.wanted
            .resize(slots.max(self.wanted.len()), Wanted::Found(entry));
        let content = (self.library)(Wanted::Found(entry));
        let name = self.app.docs[document].name.clone();
        let date = self.date.clone();
        for update in read(
            document,
            &name,
            content,
            date.as_deref(),
            &self.options.clone(),
        ) {
            self.receive(update);
        }
    }

    /// Gives the screen another size.
    pub fn fit(&mut self, width: u16, height: u16) {
        self.size = (width, height);
        self.app.fit(width, height);
    }

    /// Presses keys spelled as in [`Key::parse_all`]; the error names what can't be read.
    pub fn press(&mut self, keys: &str) -> Result<(), String> {
        for key in Key::parse_all(keys)? {
            self.input(Input::Key(key));
        }
        Ok(())
    }

    pub fn input(&mut self, input: Input) {
        if !self.has_quit {
            let effects = self.app.press(input);
            self.perform(effects);
        }
    }

    pub fn receive(&mut self, update: Update) {
        match &update {
            Update::Document {
                document, content, ..
            } => self.documents[*document] = Some(Arc::clone(content)),
            Update::Reloaded(reloaded) => {
                self.documents[reloaded.document] = Some(Arc::clone(&reloaded.content));
            }
            _ => {}
        }
        let effects = self.app.receive(update);
        self.perform(effects);
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            let update = match effect {
                Effect::Quit | Effect::Interrupt => {
                    self.has_quit = true;
                    None
                }
                Effect::Copy(text) => {
                    self.copied.push(text);
                    None
                }
                Effect::Cite(citation) => {
                    self.copied.push(citing::one(&citation));
                    None
                }
                Effect::Export {
                    choice,
                    path,
                    over,
                    citations,
                } => {
                    let known = self.exported.iter().any(|(known, _)| *known == path);
                    let said = if known && !over {
                        Err(citing::is_there(&path))
                    } else {
                        let said = citing::written(&path, citations.len());
                        self.exported.push((path.clone(), citations));
                        Ok(said)
                    };
                    Some(Update::Exported { choice, path, said })
                }
                Effect::Follow {
                    document,
                    path,
                    name,
                } => {
                    self.follow(document, &path, name);
                    None
                }
                Effect::Search {
                    document,
                    pattern,
                    generation,
                } => self
                    .documents
                    .get(document)
                    .and_then(Option::as_deref)
                    .and_then(|content| work::search(content, &pattern, generation, &|| false)),
                Effect::Find {
                    query,
                    kinds,
                    generation,
                } => {
                    let hits = finder::best(&self.app.indexes(), &query, &kinds);
                    Some(Update::Found { generation, hits })
                }
                Effect::Count {
                    query,
                    kinds,
                    generation,
                } => {
                    let indexes = self.app.indexes();
                    let merged = self.app.all.merged.as_deref();
                    work::count(&indexes, merged, &query, &kinds, generation, &|| false)
                }
                Effect::KeepNotes { document, notes } => {
                    self.notes.insert(document, notes);
                    None
                }
                Effect::KeepCorrections { document, list } => {
                    self.corrections.insert(document, list);
                    None
                }
                Effect::Correct {
                    document,
                    list,
                    version,
                } => {
                    if let Some((content, base)) = self.app.uncorrected(document) {
                        let mut told = Vec::new();
                        let mut tell = |update| told.push(update);
                        work::correct(document, &content, &base, &list, version, &mut tell);
                        told.into_iter().for_each(|update| self.receive(update));
                    }
                    None
                }
                Effect::PlaceNotes { document, notes } => {
                    let content = self.documents.get(document).and_then(Clone::clone);
                    content.map(|content| Update::Placed {
                        document,
                        places: notes.places(&content.text),
                        content,
                        notes,
                    })
                }
                Effect::Merge { generation } => Some(Update::Merged {
                    generation,
                    merged: Arc::new(Merged::of(self.app.bodies_merged())),
                }),
                Effect::Compare { generation } => Some(Update::Compared {
                    generation,
                    found: Arc::new(Compared::of(self.app.bodies())),
                }),
                Effect::Reload { document } => {
                    let content = (self.library)(self.wanted[document]);
                    self.reload(document, content);
                    None
                }
                Effect::Open { entry, document } => {
                    self.open(entry, document);
                    None
                }
                Effect::Suspend
                | Effect::Redraw
                | Effect::Edit { .. }
                | Effect::Cancel { .. }
                | Effect::StopWalk
                | Effect::CapturePointer(_) => None,
            };
            if let Some(update) = update {
                self.receive(update);
            }
        }
    }

    /// Reads a document again, as where its file has changed.
    pub fn reload(&mut self, document: usize, content: Result<Vec<u8>, String>) {
        let Some(before) = self.app.before(document) else {
            return;
        };
        let name = self.app.docs[document].name.clone();
        let date = self.date.clone();
        let options = self.options.clone();
        let updates = updates(document, date, &options, |reading| {
            reading.again(&name, content, before);
        });
        updates.into_iter().for_each(|update| self.receive(update));
    }

    /// Reads the file that a link of a document leads to.
    fn follow(&mut self, document: usize, path: &str, name: String) {
        let from = self.wanted.get(document).copied();
        let from = from.unwrap_or(Wanted::Document(document));
        let (file, wanted) = match (self.follow)(from, path) {
            Ok(found) => found,
            Err(said) => return self.receive(Update::Say(said)),
        };
        let open = self.wanted.iter().position(|known| *known == wanted);
        let document = open.unwrap_or(self.documents.len());
        let content = open.is_none().then(|| {
            self.documents.push(None);
            self.wanted.push(wanted);
            (self.library)(wanted)
        });
        self.receive(Update::Followed {
            document,
            file: file.clone(),
            name,
        });
        if let Some(content) = content {
            let updates = read(
                document,
                &file,
                content,
                self.date.as_deref(),
                &self.options,
            );
            updates.into_iter().for_each(|update| self.receive(update));
        }
    }

    /// The screen as cells.
    pub fn buffer(&mut self, theme: &Theme) -> Buffer {
        let (width, height) = self.size;
        self.app.fit(width, height);
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        ui::draw(&self.app, theme, &mut buffer);
        buffer
    }

    /// The screen as lines of text without trailing spaces.
    pub fn text(&mut self, theme: &Theme) -> String {
        text(&self.buffer(theme))
    }
}

/// The cells of a screen as lines of text without trailing spaces.
pub fn text(buffer: &Buffer) -> String {
    let area = buffer.area;
    let mut text = String::new();
    for y in area.top()..area.bottom() {
        let mut line = String::new();
        let mut x = area.left();
        while x < area.right() {
            let symbol = buffer[(x, y)].symbol();
            line.push_str(symbol);
            x = x.saturating_add(Span::raw(symbol).width().max(1) as u16);
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// All that becomes known of one document, in order.
fn read(
    document: usize,
    name: &str,
    content: Result<Vec<u8>, String>,
    date: Option<&str>,
    options: &Options,
) -> Vec<Update> {
    let bytes = match content {
        Ok(bytes) => bytes,
        Err(reason) => return vec![Update::Failed { document, reason }],
    };
    updates(document, date.map(str::to_owned), options, |reading| {
        reading.import(name, bytes);
    })
}

/// What some reading tells, in order.
fn updates(
    document: usize,
    date: Option<String>,
    options: &Options,
    read: impl FnOnce(&Reading),
) -> Vec<Update> {
    let updates = Mutex::new(Vec::new());
    let tell = |update| {
        // Progress depends on the clock.
        if !matches!(update, Update::Progress { .. }) {
            let mut updates = updates.lock().unwrap_or_else(PoisonError::into_inner);
            updates.push(update);
        }
    };
    let reading = Reading {
        document,
        date,
        options: options.clone(),
        threads: 1,
        tell: &tell,
        stop: &|| false,
    };
    read(&reading);
    updates.into_inner().unwrap_or_else(PoisonError::into_inner)
}
