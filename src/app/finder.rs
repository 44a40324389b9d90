//! Owns the finder: the fuzzy box over sections, actors, numbers and sentences of all open documents.

use std::sync::Arc;

use super::input::{Code, Key};
use super::line::Line;
use super::popup::Popup;
use super::reader::Link;
use super::{App, Effect};
use crate::analysis::Target;
use crate::document::Span;
use crate::search::index::{EntryKind, Hit, Index};

#[derive(Debug, Clone, Default)]
pub struct Finder {
    pub line: Line,
    pub scope: Scope,
    /// Best first, with the document of each.
    pub hits: Vec<(usize, Hit)>,
    pub selected: usize,
    /// How many match in all, when that has been counted.
    pub total: Option<usize>,
    generation: u64,
}

/// Which kinds are looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Scope {
    #[default]
    All,
    One(EntryKind),
}

/// Rows that are kept of a query.
pub const LIMIT: usize = 200;

/// The letter that begins a query for one kind, the kind, and what it is called.
pub const SCOPES: [(char, EntryKind, &str); 4] = [
    ('#', EntryKind::Section, "sections"),
    ('@', EntryKind::Actor, "actors"),
    ('$', EntryKind::Number, "numbers"),
    ('"', EntryKind::Sentence, "sentences"),
];

/// Entries that are looked at between two frames, whatever the query.
const AT_ONCE: usize = 50_000;

/// The best rows of all documents for a query, best first; for an empty query each document's first.
pub fn best(
    indexes: &[(usize, Arc<Index>)],
    query: &str,
    kinds: &[EntryKind],
) -> Vec<(usize, Hit)> {
    let mut hits: Vec<(usize, Hit)> = indexes
        .iter()
        .flat_map(|(document, index)| {
            let found = index.find(query, kinds, LIMIT);
            found.into_iter().map(move |hit| (*document, hit))
        })
        .collect();
    if !query.is_empty() {
        hits.sort_by_key(|(_, hit)| std::cmp::Reverse(hit.score));
    }
    hits.truncate(LIMIT);
    hits
}

impl Finder {
    pub fn new(query: &str) -> Self {
        Self {
            line: Line::new(query),
            ..Self::default()
        }
    }

    /// The kinds and the words that the line asks for.
    pub fn query(&self) -> (Vec<EntryKind>, &str) {
        let text = self.line.text();
        let prefixed = SCOPES
            .iter()
            .find(|(prefix, _, _)| text.starts_with(*prefix));
        match (prefixed, self.scope) {
            (Some((_, kind, _)), _) => (vec![*kind], text[1..].trim_start()),
            (None, Scope::One(kind)) => (vec![kind], text),
            (None, Scope::All) => (Vec::new(), text),
        }
    }
}

impl App {
    /// Opens the finder as it was left.
    pub fn open_finder(&mut self) -> Vec<Effect> {
        let selected = self.finder.selected;
        self.popup = Some(Popup::Finder);
        let effects = self.find_now();
        self.finder.selected = selected.min(self.finder.hits.len().saturating_sub(1));
        effects
    }

    /// Takes a key while the finder is open; `None` where it is not one of the finder's line.
    pub fn finder_type(&mut self, key: Key) -> Option<Vec<Effect>> {
        let step = match (key.code, key.ctrl) {
            (Code::Down, false) | (Code::Char('n' | 'j'), true) => Some(1),
            (Code::Up, false) | (Code::Char('p' | 'k'), true) => Some(-1),
            (Code::PageDown, false) => Some(10),
            (Code::PageUp, false) => Some(-10),
            _ => None,
        };
        if let Some(step) = step {
            let last = self.finder.hits.len().saturating_sub(1);
            let to = self.finder.selected.saturating_add_signed(step);
            self.finder.selected = to.min(last);
            return Some(Vec::new());
        }
        let before = self.finder.line.text().to_owned();
        if !self.finder.line.press(key) {
            return None;
        }
        if self.finder.line.text() == before {
            return Some(Vec::new());
        }
        self.finder.selected = 0;
        Some(self.find_now())
    }

    /// Looks for the next kind only, and after the last for all.
    pub fn finder_scope(&mut self, forward: bool) -> Vec<Effect> {
        let all: Vec<Scope> = std::iter::once(Scope::All)
            .chain(SCOPES.iter().map(|(_, kind, _)| Scope::One(*kind)))
            .collect();
        let at = all
            .iter()
            .position(|s| *s == self.finder.scope)
            .unwrap_or(0);
        let step = if forward { 1 } else { all.len() - 1 };
        self.finder.scope = all[(at + step) % all.len()];
        self.finder.selected = 0;
        self.find_now()
    }

    /// Makes the rows for the line as it is, or has them made beside the screen where that may take
    /// longer than a frame; the exact count comes later.
    pub fn find_now(&mut self) -> Vec<Effect> {
        let (kinds, query) = self.finder.query();
        let query = query.to_owned();
        self.finder.generation = self.next_generation();
        let generation = self.finder.generation;
        let entries: usize = self
            .docs
            .iter()
            .filter_map(|d| d.index.as_ref())
            .map(|i| i.len())
            .sum();
        if entries > AT_ONCE && !query.is_empty() {
            return vec![Effect::Find {
                query,
                kinds,
                generation,
            }];
        }
        let hits = best(&self.indexes(), &query, &kinds);
        self.take_hits(hits)
    }

    /// What can be found in each document that has been indexed.
    pub fn indexes(&self) -> Vec<(usize, Arc<Index>)> {
        let docs = self.docs.iter().enumerate();
        docs.filter_map(|(d, open)| Some((d, open.index.clone()?)))
            .collect()
    }

    /// Takes the rows that were found beside the screen, if they are still wanted.
    pub fn finder_found(&mut self, generation: u64, hits: Vec<(usize, Hit)>) -> Vec<Effect> {
        if generation == self.finder.generation {
            self.take_hits(hits)
        } else {
            Vec::new()
        }
    }

    fn take_hits(&mut self, hits: Vec<(usize, Hit)>) -> Vec<Effect> {
        let full = hits.len() >= LIMIT;
        let hits = self.each_actor_once(hits);
        let finder = &mut self.finder;
        finder.total = (!full).then_some(hits.len());
        finder.selected = finder.selected.min(hits.len().saturating_sub(1));
        finder.hits = hits;
        if !full {
            return Vec::new();
        }
        let (kinds, query) = finder.query();
        vec![Effect::Count {
            query: query.to_owned(),
            kinds,
            generation: finder.generation,
        }]
    }

    /// An actor of several documents stands once, where it was found best.
    fn each_actor_once(&self, hits: Vec<(usize, Hit)>) -> Vec<(usize, Hit)> {
        let mut seen = std::collections::HashSet::new();
        let once = |(document, hit): &(usize, Hit)| {
            let actor = hit.kind == EntryKind::Actor;
            let row = actor.then(|| Some(self.together(*document, hit.id)?.1));
            row.flatten().is_none_or(|row| seen.insert(row))
        };
        hits.into_iter().filter(once).collect()
    }

    /// Takes the late count of a query, if it is still the one that is shown.
    pub fn finder_counted(&mut self, generation: u64, total: usize) {
        if generation == self.finder.generation {
            self.finder.total = Some(total);
        }
    }

    /// Where the selected row leads.
    pub fn finder_goal(&self) -> Option<(usize, Span, Option<Link>)> {
        let (document, hit) = self.finder.hits.get(self.finder.selected)?;
        self.hit_goal(*document, hit)
    }

    fn hit_goal(&self, document: usize, hit: &Hit) -> Option<(usize, Span, Option<Link>)> {
        let open = &self.docs[document];
        let id = hit.id as usize;
        Some(match hit.kind {
            EntryKind::Section => (document, open.document.sections.get(id)?.span, None),
            EntryKind::Sentence => (document, *open.analysis.sentences.get(id)?, None),
            EntryKind::Number => {
                let span = open.analysis.numbers.get(id)?.span;
                let target = Target::Number(hit.id);
                (document, span, Some(Link { span, target }))
            }
            EntryKind::Actor => {
                // Of those that name it, the document that is read.
                let here = self.reader().document;
                let own = self.actor_in((document, hit.id), here);
                let (document, id) = own.map_or((document, hit.id), |id| (here, id));
                let analysis = &self.docs[document].analysis;
                let first = *analysis.actors.get(id as usize)?.mentions.first()?;
                let link = Link::from(analysis.mentions.get(first as usize)?);
                (document, link.span, Some(link))
            }
        })
    }

    /// Goes where the selected row leads, and closes the finder.
    pub fn finder_open(&mut self) {
        let Some((document, span, link)) = self.finder_goal() else {
            self.say("nothing to open: no match");
            return;
        };
        let (_, hit) = &self.finder.hits[self.finder.selected];
        let kind = hit.kind;
        self.popup = None;
        self.focus = super::Focus::Reader;
        self.jump(document, Span::empty(span.start()));
        if kind == EntryKind::Section {
            self.to_top(self.active, span.start());
        }
        if let Some(link) = link {
            self.select_link(link);
            self.say_link(link);
            self.open_card(link.target);
        }
        self.follow();
    }
}
