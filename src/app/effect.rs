//! Owns what goes out of the app (effects) and what comes back from beside it (updates).

use std::sync::Arc;

use crate::analysis::Analysis;
use crate::cite::{Choice, Citation};
use crate::corrections::{Corrected, List};
use crate::document::{Document, Span};
use crate::notes::Notes;
use crate::search::index::{EntryKind, Hit, Index};

/// Something only the terminal side can do. `press` returns them; `terminal` performs them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Leave, with the memory saved.
    Quit,
    /// The same by Ctrl-C, which the exit code tells.
    Interrupt,
    /// Ctrl-Z: give the terminal back and stop.
    Suspend,
    /// Paint everything anew.
    Redraw,
    /// Put text on the clipboard; the app has said so in its message line.
    Copy(String),
    /// Put a citation on the clipboard; the app has said so.
    Cite(Box<Citation>),
    /// Write citations to a file, over one that is there only where that is said; what came of it is answered by
    /// [`Update::Exported`].
    Export {
        choice: Choice,
        path: String,
        over: bool,
        citations: Vec<Citation>,
    },
    /// Open a document in the user's editor at the line of an offset.
    Edit { document: usize, offset: usize },
    /// Open the file at a path from a document's own folder, at the place of a name; answered by
    /// [`Update::Followed`], or [`Update::Say`] where it may not or can't be opened.
    Follow {
        document: usize,
        path: String,
        name: String,
    },
    /// Find all matches of a pattern in a document beside the screen; answered by [`Update::Hits`].
    /// A newer request replaces the older one.
    Search {
        document: usize,
        pattern: String,
        generation: u64,
    },
    /// Find the best rows for a finder query beside the screen, where there is more to look at than
    /// a frame has time for; answered by [`Update::Found`]. A newer request replaces the older one.
    Find {
        query: String,
        kinds: Vec<EntryKind>,
        generation: u64,
    },
    /// Count all matches of a finder query beside the screen; answered by [`Update::Counted`].
    Count {
        query: String,
        kinds: Vec<EntryKind>,
        generation: u64,
    },
    /// Merge the actors and numbers of the open documents beside the screen; answered by [`Update::Merged`].
    Merge { generation: u64 },
    /// Compare what the columns show beside the screen; answered by [`Update::Compared`]. A newer request
    /// replaces the older one.
    Compare { generation: u64 },
    /// Read a document that was found in a folder, as one that is open.
    Open { entry: usize, document: usize },
    /// Stop walking folders and reading what they hold.
    StopWalk,
    /// Read a document again; answered by [`Update::Reloaded`] or [`Update::Kept`].
    Reload { document: usize },
    /// Keep the notes of a document, as they are now.
    KeepNotes { document: usize, notes: Notes },
    /// Find out beside the screen where notes stand; answered by [`Update::Placed`].
    PlaceNotes { document: usize, notes: Notes },
    /// Keep the corrections that hold for a document, as they are now.
    KeepCorrections { document: usize, list: List },
    /// Apply corrections to what was read of a document; answered by [`Update::Corrected`] and
    /// [`Update::Index`].
    Correct {
        document: usize,
        list: List,
        version: u64,
    },
    /// Stop reading this document: what has been found stays.
    Cancel { document: usize },
    /// Let the pointer go to the terminal's own selection, or take it back.
    CapturePointer(bool),
}

/// News from beside the screen.
#[derive(Debug, Clone)]
pub enum Update {
    /// The beginning of a document, or (`whole`) all of it.
    Document {
        document: usize,
        content: Arc<Document>,
        warnings: Vec<String>,
        whole: bool,
    },
    /// It can't be read; the reason follows its name.
    Failed {
        document: usize,
        reason: String,
    },
    /// What folders hold.
    Shelf(Vec<super::shelf::ShelfNews>),
    /// It was read again.
    Reloaded(Box<super::Reloaded>),
    /// It was to be read again and stays as it was: for a reason that follows its name, or
    /// because it has not changed.
    Kept {
        document: usize,
        reason: Option<String>,
    },
    /// A link has led to this document, new where it is one more than there were, and there to
    /// the place of a name.
    Followed {
        document: usize,
        file: String,
        name: String,
    },
    /// What is being done to it and how far that is, 0 to 1.
    Progress {
        document: usize,
        doing: &'static str,
        done: f32,
    },
    /// What it says as far as it has been read; `last` when no more will come.
    Analysis {
        document: usize,
        analysis: Arc<Analysis>,
        last: bool,
    },
    /// What can be found in it.
    Index {
        document: usize,
        index: Arc<Index>,
    },
    /// Matches of a search, in text order; `total` may be more than are listed.
    Hits {
        generation: u64,
        spans: Arc<Vec<Span>>,
        total: usize,
        error: Option<String>,
    },
    /// The best rows for a finder query, best first, with the document of each.
    Found {
        generation: u64,
        hits: Vec<(usize, Hit)>,
    },
    Counted {
        generation: u64,
        total: usize,
    },
    /// The notes that are kept of a document, and where they stand in its text.
    Notes {
        document: usize,
        content: Arc<Document>,
        notes: Notes,
        places: Vec<Option<Span>>,
    },
    /// Where its notes stand.
    Placed {
        document: usize,
        content: Arc<Document>,
        notes: Notes,
        places: Vec<Option<Span>>,
    },
    /// Citations were written to a file, or why not.
    Exported {
        choice: Choice,
        path: String,
        said: Result<String, String>,
    },
    /// The corrections that are kept of a document.
    Corrections {
        document: usize,
        list: List,
    },
    /// What holds after the corrections of a version.
    Corrected {
        document: usize,
        version: u64,
        corrected: Box<Corrected>,
    },
    /// The actors and numbers of the open documents have been merged.
    Merged {
        generation: u64,
        merged: Arc<super::merged::Merged>,
    },
    /// What the columns show has been compared.
    Compared {
        generation: u64,
        found: Arc<super::comparing::Compared>,
    },
    /// The terminal has said that its background is light (or dark).
    Light(bool),
    /// A line for the message row.
    Say(String),
}
