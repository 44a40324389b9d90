//! Owns all state and every change of it: `press(input)` changes the app and returns effects;
//! `receive(update)` takes news from the workers. Draws nothing, reads nothing.

pub mod effect;
pub mod input;

pub use effect::{Effect, Update};
pub use input::{Input, Key};

/// The whole state.
#[derive(Debug, Default)]
pub struct App {}

/// What the app is started with.
#[derive(Debug, Clone, Default)]
pub struct Start {
    /// One name for each document, in order; their content comes by [`Update`].
    pub names: Vec<String>,
    pub section: Option<String>,
    pub actor: Option<String>,
    pub find: Option<String>,
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
}

/// Where a document was left.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Remembered {
    /// Byte offset of the place in each open column that showed it, left to right; never empty.
    pub columns: Vec<usize>,
}

impl App {
    pub fn new(start: Start) -> Self {
        let _ = start;
        Self::default()
    }

    /// Takes the size of the screen in cells. Called before each draw where it changed.
    pub fn fit(&mut self, width: u16, height: u16) {
        let _ = (width, height);
    }

    /// Takes one thing a person did.
    pub fn press(&mut self, input: Input) -> Vec<Effect> {
        let _ = input;
        Vec::new()
    }

    /// Takes news from beside the screen. Effects may follow (a search that had waited for the text).
    pub fn receive(&mut self, update: Update) -> Vec<Effect> {
        let _ = update;
        Vec::new()
    }

    /// What to remember now, given each document's key (`None`: not to be remembered).
    pub fn memory(&self, keys: &[Option<String>]) -> Memory {
        let _ = keys;
        Memory::default()
    }
}
