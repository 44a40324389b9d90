//! Owns the shelf: all documents that are open or were found in folders, what is known of each,
//! and how they are searched, sorted and opened.

use super::open::Open;
use super::popup::Popup;
use super::{App, Effect, Prompt, PromptKind};
use crate::search::index::{EntryKind, Index};
use std::sync::Arc;

#[derive(Debug, Clone, Default)]
pub struct Shelf {
    /// The open documents of the start, then what folders hold as it is found.
    pub entries: Vec<Entry>,
    /// What is shown, by position in `entries`.
    pub rows: Vec<u32>,
    pub selected: usize,
    pub filter: String,
    pub sort: ShelfSort,
    /// The folders have not been walked to their ends, or not all that they hold has been read.
    pub busy: bool,
    /// Entries that have been read, or can't be.
    pub done: usize,
    /// The positions of those that were found in folders.
    found: Vec<usize>,
    /// No document is open yet: the only one is a folder's name.
    pub bare: bool,
    /// What the filter searches, for so many entries and so many of them read.
    index: Option<(usize, usize, Arc<Index>)>,
}

/// One document of the shelf.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    /// Its path from the folder on.
    pub name: String,
    pub bytes: u64,
    pub state: Shelved,
    /// Its number among those that were found in folders.
    pub found: Option<usize>,
    /// Its number among the open documents.
    pub document: Option<usize>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Shelved {
    #[default]
    Unread,
    Reading,
    Read(Summary),
    /// Why it can't be read; the reason follows its name.
    Failed(String),
}

/// What is kept of a document that is not open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    pub title: Option<String>,
    pub date: Option<String>,
    pub words: u64,
    pub actors: u32,
    pub numbers: u32,
}

/// News of the folders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ShelfNews {
    Found {
        name: String,
        bytes: u64,
    },
    /// The state of one of those that were found, counted from the first.
    State {
        nth: usize,
        state: Shelved,
    },
    /// No more news will come.
    Done,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ShelfSort {
    #[default]
    Name,
    Title,
    Date,
    Size,
    Actors,
    Numbers,
}

/// Rows that a filter shows at most.
const FILTERED: usize = 500;

impl ShelfSort {
    const ALL: [Self; 6] = [
        Self::Name,
        Self::Title,
        Self::Date,
        Self::Size,
        Self::Actors,
        Self::Numbers,
    ];

    pub fn label(self) -> &'static str {
        match self {
            Self::Name => "by name",
            Self::Title => "by title",
            Self::Date => "newest first",
            Self::Size => "largest first",
            Self::Actors => "most actors first",
            Self::Numbers => "most numbers first",
        }
    }
}

impl Entry {
    pub fn summary(&self) -> Option<&Summary> {
        match &self.state {
            Shelved::Read(summary) => Some(summary),
            _ => None,
        }
    }

    fn of(document: usize, open: &Open) -> Self {
        let state = match &open.failed {
            Some(reason) => Shelved::Failed(reason.clone()),
            None if open.analysed => Shelved::Read(Summary {
                title: open.document.title.clone(),
                date: open.document.date.clone(),
                words: open.words,
                actors: open.analysis.actors.len() as u32,
                numbers: open.analysis.numbers.len() as u32,
            }),
            None => Shelved::Reading,
        };
        Self {
            name: open.name.clone(),
            bytes: open.document.source_bytes,
            state,
            found: None,
            document: Some(document),
        }
    }
}

impl Shelf {
    /// A shelf of the documents that are open from the start.
    pub fn new(docs: &[Open], bare: bool) -> Self {
        let open = docs.iter().enumerate().filter(|_| !bare);
        let mut shelf = Self {
            entries: open.map(|(nth, open)| Entry::of(nth, open)).collect(),
            bare,
            busy: bare,
            ..Self::default()
        };
        shelf.list();
        shelf
    }

    /// Makes the rows by filter and sort, and stays on the same entry.
    fn list(&mut self) {
        let item = self.rows.get(self.selected).copied();
        let entries = &self.entries;
        let entry = |id: &u32| &entries[*id as usize];
        self.rows = (0..entries.len() as u32).collect();
        if self.filter.is_empty() {
            let summary = |id: &u32| entry(id).summary().cloned().unwrap_or_default();
            let last = |known: bool| !known;
            match self.sort {
                ShelfSort::Name => {}
                ShelfSort::Title => self.rows.sort_by_cached_key(|id| {
                    let title = summary(id).title;
                    (last(title.is_some()), title.map(|t| t.to_lowercase()))
                }),
                ShelfSort::Date => self
                    .rows
                    .sort_by_cached_key(|id| std::cmp::Reverse(summary(id).date)),
                ShelfSort::Size => self
                    .rows
                    .sort_by_key(|id| std::cmp::Reverse(entry(id).bytes)),
                ShelfSort::Actors => self
                    .rows
                    .sort_by_cached_key(|id| std::cmp::Reverse(summary(id).actors)),
                ShelfSort::Numbers => self
                    .rows
                    .sort_by_cached_key(|id| std::cmp::Reverse(summary(id).numbers)),
            }
        } else {
            let index = self.indexed();
            let hits = index.find(&self.filter, &[], FILTERED);
            self.rows = hits.into_iter().map(|hit| hit.id).collect();
        }
        let row = item.and_then(|item| self.rows.iter().position(|row| *row == item));
        self.selected = row.unwrap_or(0);
    }

    /// The names and titles as the filter searches them, made anew where there are more of them.
    fn indexed(&mut self) -> Arc<Index> {
        let key = (self.entries.len(), self.done);
        if let Some((entries, done, index)) = &self.index
            && (*entries, *done) == key
        {
            return Arc::clone(index);
        }
        let lines: Vec<String> = self
            .entries
            .iter()
            .map(|e| {
                format!(
                    "{} {}",
                    e.name,
                    e.summary().and_then(|s| s.title.as_deref()).unwrap_or("")
                )
            })
            .collect();
        let index = Arc::new(Index::of_lines(
            EntryKind::Section,
            lines.iter().map(String::as_str),
        ));
        self.index = Some((key.0, key.1, Arc::clone(&index)));
        index
    }
}

impl App {
    /// Lists the documents that are open or were found.
    pub fn open_shelf(&mut self) {
        for document in 0..self.docs.len() {
            self.shelve(document);
        }
        self.shelf.list();
        let here = self.reader().document;
        let entry = self
            .shelf
            .entries
            .iter()
            .position(|e| e.document == Some(here));
        let row = self
            .shelf
            .rows
            .iter()
            .position(|row| Some(*row as usize) == entry);
        self.shelf.selected = row.unwrap_or(self.shelf.selected);
        self.popup = Some(Popup::Documents);
    }

    /// Brings what the shelf knows of an open document up to date.
    pub(super) fn shelve(&mut self, document: usize) {
        let (shelf, docs) = (&mut self.shelf, &self.docs);
        if shelf.bare {
            return;
        }
        let now = Entry::of(document, &docs[document]);
        if let Some(entry) = shelf
            .entries
            .iter_mut()
            .find(|e| e.document == Some(document))
        {
            let bytes = now.bytes.max(entry.bytes);
            let name = std::mem::take(&mut entry.name);
            let found = entry.found;
            *entry = Entry {
                name,
                bytes,
                found,
                ..now
            };
        } else {
            shelf.entries.push(now);
        }
    }

    /// Takes news of the folders.
    pub fn receive_shelf(&mut self, news: Vec<ShelfNews>) {
        let shelf = &mut self.shelf;
        for news in news {
            match news {
                ShelfNews::Found { name, bytes } => {
                    shelf.busy = true;
                    shelf.found.push(shelf.entries.len());
                    shelf.entries.push(Entry {
                        name,
                        bytes,
                        found: Some(shelf.found.len() - 1),
                        ..Entry::default()
                    });
                }
                ShelfNews::State { nth, state } => {
                    let Some(entry) = shelf
                        .found
                        .get(nth)
                        .and_then(|at| shelf.entries.get_mut(*at))
                    else {
                        continue;
                    };
                    shelf.done +=
                        usize::from(matches!(state, Shelved::Read(_) | Shelved::Failed(_)));
                    // An open one is known better.
                    if entry.document.is_none() {
                        entry.state = state;
                    }
                }
                ShelfNews::Done => shelf.busy = false,
            }
        }
        shelf.list();
    }

    pub fn shelf_step(&mut self, by: isize) {
        let last = self.shelf.rows.len().saturating_sub(1);
        self.shelf.selected = self.shelf.selected.saturating_add_signed(by).min(last);
    }

    /// Orders the shelf by the next of its sorts.
    pub fn shelf_sort(&mut self) {
        let at = ShelfSort::ALL
            .iter()
            .position(|s| *s == self.shelf.sort)
            .unwrap_or(0);
        self.shelf.sort = ShelfSort::ALL[(at + 1) % ShelfSort::ALL.len()];
        self.shelf.list();
        self.shelf.selected = 0;
    }

    /// Opens the line that filters the shelf.
    pub fn shelf_filter(&mut self) {
        self.prompt = Some(Prompt {
            kind: PromptKind::Shelf,
            line: super::line::Line::new(&self.shelf.filter),
            from: self.place(),
        });
    }

    pub(super) fn set_shelf_filter(&mut self, filter: &str) {
        self.shelf.filter = filter.to_owned();
        self.shelf.list();
        self.shelf.selected = 0;
    }

    /// Opens the selected document, in the active column or in another.
    pub fn shelf_open(&mut self, beside: bool) -> Vec<Effect> {
        let Some(id) = self
            .shelf
            .rows
            .get(self.shelf.selected)
            .map(|row| *row as usize)
        else {
            self.say("no document is selected");
            return Vec::new();
        };
        let entry = &self.shelf.entries[id];
        if let (Shelved::Failed(reason), None) = (&entry.state, entry.document) {
            let line = format!("{} {reason}", entry.name);
            self.warn(line);
            return Vec::new();
        }
        let mut effects = Vec::new();
        let found = entry.found.unwrap_or_default();
        let document = match entry.document {
            Some(document) => document,
            None => {
                let name = entry.name.rsplit('/').next().unwrap_or_default().to_owned();
                let document = self.add_document(name);
                self.shelf.entries[id].document = Some(document);
                effects.push(Effect::Open {
                    entry: found,
                    document,
                });
                document
            }
        };
        self.popup = None;
        self.focus = super::Focus::Reader;
        let here = self.reader().document;
        if beside && here != document {
            if self.active + 1 < self.readers.len() {
                self.active += 1;
            } else if !self.split() {
                return effects;
            }
            *self.reader_mut() = super::reader::Reader::new(document);
            self.follow();
        } else {
            self.open_document(document);
        }
        effects
    }

    /// Makes room for one more open document, and returns its number.
    fn add_document(&mut self, name: String) -> usize {
        let open = Open::new(name);
        if std::mem::take(&mut self.shelf.bare) {
            self.docs[0] = open;
        } else {
            self.docs.push(open);
        }
        self.docs.len() - 1
    }

    /// Closes what lies over the screen, or first stops what the shelf is being filled with.
    pub fn close_over(&mut self) -> Vec<Effect> {
        if !matches!(self.popup, Some(Popup::Documents)) {
            if let Some(Popup::Draft(draft)) = self.popup.take() {
                self.draft_leave(draft);
            }
        } else if !self.shelf.filter.is_empty() {
            self.set_shelf_filter("");
        } else if self.shelf.busy {
            self.shelf.busy = false;
            self.warn("stopped reading the folder; what was found so far stays");
            return vec![Effect::StopWalk];
        } else if self.shelf.bare {
            self.say("q quits");
        } else {
            self.popup = None;
        }
        Vec::new()
    }

    /// `q` on what lies over the screen: closes it; where nothing lies below, leaves.
    pub fn close_or_leave(&mut self) -> Vec<Effect> {
        if self.shelf.bare && matches!(self.popup, Some(Popup::Documents)) {
            return vec![Effect::Quit];
        }
        self.popup = None;
        Vec::new()
    }

    /// Goes on where a document that has just been opened was left.
    pub fn recall(&mut self, document: usize, key: &str) {
        let places = self.memory.places.iter().rev();
        let place = places
            .filter(|(k, _)| k == key)
            .find_map(|(_, r)| r.columns.first().copied());
        let Some(place) = place.filter(|place| *place > 0) else {
            return;
        };
        for reader in self.readers.iter_mut().filter(|r| r.document == document) {
            if reader.place == 0 && reader.want.is_none() {
                reader.want = Some(super::reader::Want::Place(place));
            }
        }
    }
}
