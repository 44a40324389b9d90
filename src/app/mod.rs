//! Owns all state and every change of it: `press(input)` changes the app and returns effects;
//! `receive(update)` takes news from the workers. Draws nothing, reads nothing.

pub mod card;
mod citing;
mod columns;
pub mod commands;
mod company;
pub mod comparing;
mod copy;
pub mod correcting;
mod dispatch;
pub mod effect;
pub mod figures;
mod find;
pub mod finder;
mod focus;
pub mod geometry;
pub mod input;
pub mod line;
mod lists;
pub mod merged;
mod news;
pub mod notes;
pub mod number_card;
pub mod open;
pub mod overview;
pub mod pointer;
pub mod popup;
pub mod reader;
pub mod reference;
mod reload;
mod said;
pub mod shelf;
pub mod trail;
mod walk;

pub use effect::{Effect, Update};
pub use input::{Input, Key};
pub use reload::{Before, Reloaded};

use std::collections::BTreeSet;

use crate::analysis::{ActorKind, Target};
use crate::cite::Choice;
use crate::document::Span;
use card::Card;
use comparing::Comparing;
use correcting::ask::{Asked, Asking};
use find::Search;
use finder::Finder;
use geometry::Geometry;
use line::Line;
use merged::All;
use notes::Awaiting;
use notes::draft::Draft;
use open::Open;
use popup::Popup;
use reader::Reader;
use reference::Waiting;
use shelf::Shelf;
use trail::{Place, Trail};

/// The whole state.
#[derive(Debug, Clone)]
pub struct App {
    /// Columns and rows of the screen.
    pub size: (u16, u16),
    /// Never empty.
    pub docs: Vec<Open>,
    /// The columns, left to right; never empty.
    pub readers: Vec<Reader>,
    /// The column that keys go to.
    pub active: usize,
    pub focus: Focus,
    /// The list that is seen where there is room for one.
    pub pane: Pane,
    pub lists_shown: bool,
    /// One part of the screen at a time, whatever its size: for screen readers.
    pub plain: bool,
    pub lists_width: Option<u16>,
    pub text_width: u16,
    pub card: Option<Card>,
    pub popup: Option<Popup>,
    pub prompt: Option<Prompt>,
    pub finder: Finder,
    pub search: Option<Search>,
    pub trail: Trail,
    /// What the columns show, held against each other.
    pub comparing: Option<Comparing>,
    /// The actors and numbers of all open documents.
    pub all: All,
    pub shelf: Shelf,
    pub lock: Lock,
    /// Kinds whose mentions are not marked.
    pub unmarked: BTreeSet<Marked>,
    pub pointer_captured: bool,
    /// One line about what has just happened.
    pub message: Option<Message>,
    /// Keys of a command that is not complete.
    pub pending: Vec<Key>,
    pub count: Option<usize>,
    /// The next key is the letter of a mark.
    pub awaiting: Option<Awaiting>,
    /// The quotation that was walked to last: document and offset.
    quoted: Option<(usize, usize)>,
    /// What the line of a correction is about.
    asked: Option<Asked>,
    /// Words that were said to name an actor, whose kind comes next.
    marking: Option<(usize, Span)>,
    /// The ISO day on which this is.
    today: Option<String>,
    /// A note that was left unfinished.
    draft: Option<Draft>,
    /// Nothing is kept.
    private: bool,
    /// Names this session among others.
    session: String,
    generation: u64,
    goals: Goals,
    memory: Memory,
    /// The place that a link named in a document that is being read.
    waiting: Option<Waiting>,
    dragging: bool,
}

/// Where keys go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focus {
    Reader,
    /// The strip over the columns.
    Strip,
    List(Pane),
    Card,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pane {
    Sections,
    Actors,
    Numbers,
}

impl Pane {
    pub const ALL: [Self; 3] = [Self::Sections, Self::Actors, Self::Numbers];
}

/// How columns move together.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Lock {
    #[default]
    Off,
    /// Scrolling one scrolls all by as many rows.
    Line,
    /// A walk to an actor's next mention takes each column to its own next one.
    Actor,
}

/// What can be marked in the text, or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Marked {
    Actor(ActorKind),
    Numbers,
}

impl Marked {
    fn label(self) -> &'static str {
        match self {
            Self::Actor(kind) => kind.plural(),
            Self::Numbers => "numbers",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    pub text: String,
    pub warns: bool,
}

/// A line that is being typed at the bottom.
#[derive(Debug, Clone)]
pub struct Prompt {
    pub kind: PromptKind,
    pub line: Line,
    /// Where the reader stood when it was opened.
    pub from: Place,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PromptKind {
    Search,
    Focus,
    Filter(Pane),
    /// Of the timeline or the bars.
    Figures,
    Notes,
    Shelf,
    /// What something is, or whose.
    Correct(Asking),
    /// The file that citations are written to.
    Export(Choice),
}

/// What the app is started with.
#[derive(Debug, Clone, Default)]
pub struct Start {
    /// One name for each document, in order; their content comes by [`Update`].
    pub names: Vec<String>,
    pub section: Option<String>,
    pub actor: Option<String>,
    pub find: Option<String>,
    /// No document is named but this folder.
    pub folder: Option<String>,
    /// One part of the screen at a time.
    pub plain: bool,
    /// Nothing is kept of what is marked and noted.
    pub private: bool,
    /// Names this session among others.
    pub session: String,
    /// The ISO day on which this is, where it is known.
    pub today: Option<String>,
    /// The documents stand side by side and are compared.
    pub compare: bool,
    /// What was remembered of earlier sessions; see [`App::memory`].
    pub memory: Memory,
    /// The key of each document in the memory, where it is known.
    pub keys: Vec<Option<String>>,
}

/// What is remembered from one session to the next.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Memory {
    /// By document key (a content hash), last used last.
    pub places: Vec<(String, Remembered)>,
    pub finder_query: String,
    /// The columns as they stood at the end, left to right: document key and byte offset.
    pub layout: Vec<(String, usize)>,
}

/// Where a document was left.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Remembered {
    /// Byte offset of the place in each open column that showed it, left to right; never empty.
    pub columns: Vec<usize>,
}

/// Where to go as soon as it can be found.
#[derive(Debug, Clone, Default)]
struct Goals {
    section: Option<String>,
    actor: Option<String>,
    find: Option<String>,
}

/// The columns of the last session, where all their documents are open again.
fn remembered_layout(memory: &Memory, keys: &[Option<String>]) -> Vec<Reader> {
    let columns = memory.layout.iter().map(|(key, offset)| {
        let document = keys.iter().position(|k| k.as_ref() == Some(key))?;
        Some(Reader::at(document, *offset))
    });
    let columns = columns.collect::<Option<Vec<_>>>().unwrap_or_default();
    // What is asked for first must be seen.
    let first = columns.iter().any(|reader| reader.document == 0);
    if first { columns } else { Vec::new() }
}

impl App {
    pub fn new(start: Start) -> Self {
        let mut names = start.names;
        let bare = start.folder.is_some() && names.is_empty();
        if names.is_empty() {
            names.push(start.folder.unwrap_or_default());
        }
        let mut docs: Vec<Open> = names.into_iter().map(Open::new).collect();
        // A folder is no text that is waited for.
        (docs[0].whole, docs[0].analysed) = (bare, bare);
        let mut readers = remembered_layout(&start.memory, &start.keys);
        let remembered = start.keys.first().cloned().flatten().and_then(|key| {
            let mut places = start.memory.places.iter().rev();
            places
                .find(|(k, _)| *k == key)
                .map(|(_, r)| r.columns.clone())
        });
        let mut comparing = None;
        if start.compare && docs.len() > 1 {
            readers = (0..docs.len()).map(Reader::new).collect();
            comparing = Some(Comparing::of_documents(0..docs.len()));
        }
        if readers.is_empty() {
            let places = remembered.unwrap_or_else(|| vec![0]);
            readers.extend(places.into_iter().map(|offset| Reader::at(0, offset)));
        }
        Self {
            size: (80, 24),
            shelf: Shelf::new(&docs, bare),
            docs,
            readers,
            active: 0,
            focus: if comparing.is_some() {
                Focus::Strip
            } else {
                Focus::Reader
            },
            pane: Pane::Sections,
            lists_shown: comparing.is_none(),
            plain: start.plain,
            lists_width: None,
            text_width: 92,
            card: None,
            popup: bare.then_some(Popup::Documents),
            prompt: None,
            finder: Finder::new(&start.memory.finder_query),
            search: None,
            trail: Trail::default(),
            comparing,
            all: All::default(),
            lock: Lock::Off,
            unmarked: BTreeSet::new(),
            pointer_captured: true,
            message: None,
            pending: Vec::new(),
            count: None,
            awaiting: None,
            quoted: None,
            asked: None,
            marking: None,
            today: start.today,
            draft: None,
            private: start.private,
            session: start.session,
            generation: 0,
            goals: Goals {
                section: start.section,
                actor: start.actor,
                find: start.find,
            },
            memory: start.memory,
            waiting: None,
            dragging: false,
        }
    }

    /// Takes the size of the screen in cells. Called before each draw where it changed.
    pub fn fit(&mut self, width: u16, height: u16) {
        self.size = (width, height);
    }

    /// What to remember now, given each document's key (`None`: not to be remembered).
    pub fn memory(&self, keys: &[Option<String>]) -> Memory {
        let mut memory = self.memory.clone();
        memory.finder_query = self.finder.line.text().to_owned();
        let key = |reader: &Reader| keys.get(reader.document).cloned().flatten();
        let layout = self.readers.iter().map(|r| Some((key(r)?, r.remembered())));
        memory.layout = layout.collect::<Option<_>>().unwrap_or_default();
        for (document, key) in keys.iter().enumerate() {
            let Some(key) = key else { continue };
            if self.docs.get(document).is_none_or(|d| d.failed.is_some()) {
                continue;
            }
            let columns: Vec<usize> = self
                .readers
                .iter()
                .filter(|r| r.document == document)
                .map(Reader::remembered)
                .collect();
            if columns.is_empty() {
                continue;
            }
            memory.places.retain(|(k, _)| k != key);
            memory.places.push((key.clone(), Remembered { columns }));
        }
        memory
    }

    /// The column that keys go to.
    pub fn reader(&self) -> &Reader {
        &self.readers[self.active]
    }

    fn reader_mut(&mut self) -> &mut Reader {
        &mut self.readers[self.active]
    }

    /// The document in the active column.
    pub fn doc(&self) -> &Open {
        &self.docs[self.reader().document]
    }

    fn doc_mut(&mut self) -> &mut Open {
        let document = self.reader().document;
        &mut self.docs[document]
    }

    pub fn geometry(&self) -> Geometry {
        Geometry::of(self)
    }

    /// The place of the active column, for the trail.
    pub fn place(&self) -> Place {
        let reader = self.reader();
        Place {
            document: reader.document,
            offset: reader.selected().map_or(reader.place, |span| span.start()),
            top: reader.place,
        }
    }

    pub fn say(&mut self, text: impl Into<String>) {
        self.message = Some(Message {
            text: text.into(),
            warns: false,
        });
    }

    pub fn warn(&mut self, text: impl Into<String>) {
        self.message = Some(Message {
            text: text.into(),
            warns: true,
        });
    }

    /// Whether mentions of this target are marked in the text.
    pub fn marks(&self, document: usize, target: Target) -> bool {
        let marked = match target {
            Target::Number(_) => Marked::Numbers,
            Target::Actor(actor) => {
                let actors = &self.docs[document].analysis.actors;
                match actors.get(actor as usize) {
                    Some(actor) => Marked::Actor(actor.kind),
                    None => return false,
                }
            }
        };
        !self.unmarked.contains(&marked)
    }

    /// A number that no other request for work beside the screen has.
    fn next_generation(&mut self) -> u64 {
        self.generation += 1;
        self.generation
    }
}
