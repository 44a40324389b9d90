//! Owns one open document: what has been read of it so far, and how its lists stand.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::correcting::Told;
use super::notes::Noted;
use crate::analysis::numbers::filter::Filter;
use crate::analysis::{ActorKind, Analysis, NumberKind};
use crate::document::Document;
use crate::search::index::Index;

#[derive(Debug, Clone)]
pub struct Open {
    pub name: String,
    pub document: Arc<Document>,
    pub analysis: Arc<Analysis>,
    pub index: Option<Arc<Index>>,
    /// Why it can't be read; the reason follows the name.
    pub failed: Option<String>,
    pub warnings: Vec<String>,
    /// What is being done to it and how far that is, 0 to 1.
    pub progress: Option<(&'static str, f32)>,
    /// A person has asked for it to be read again.
    pub asked: bool,
    /// Words in all of it.
    pub words: u64,
    /// All of its text is here.
    pub whole: bool,
    /// All of it has been analysed.
    pub analysed: bool,
    pub folded: BTreeSet<u32>,
    pub sections: Listing,
    pub actors: Listing,
    pub actor_sort: ActorSort,
    pub actor_kind: Option<ActorKind>,
    pub numbers: Listing,
    pub number_sort: NumberSort,
    pub number_kind: Option<NumberKind>,
    pub noted: Noted,
    pub told: Told,
}

/// The rows of a list: which items, in which order, and which is selected.
#[derive(Debug, Clone, Default)]
pub struct Listing {
    pub rows: Vec<u32>,
    pub selected: usize,
    /// What was typed to filter it.
    pub filter: String,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ActorSort {
    #[default]
    Count,
    Place,
    Name,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum NumberSort {
    #[default]
    Key,
    Place,
    Kind,
    Value,
}

impl Listing {
    pub fn item(&self) -> Option<u32> {
        self.rows.get(self.selected).copied()
    }

    pub fn select(&mut self, item: u32) {
        if let Some(row) = self.rows.iter().position(|r| *r == item) {
            self.selected = row;
        }
    }

    /// Takes new rows, and stays on the selected item.
    pub(super) fn take(&mut self, rows: Vec<u32>) {
        let item = self.item();
        self.set(rows, item);
    }

    /// Takes new rows, and stays on the same item where it is still there.
    fn set(&mut self, rows: Vec<u32>, item: Option<u32>) {
        self.rows = rows;
        self.selected = self.selected.min(self.rows.len().saturating_sub(1));
        if let Some(item) = item {
            self.select(item);
        }
    }

    /// Moves the selection; it stays inside.
    pub fn step(&mut self, by: isize) {
        let last = self.rows.len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(by).min(last);
    }
}

impl Open {
    pub fn new(name: String) -> Self {
        Self {
            document: Arc::new(Document {
                name: name.clone(),
                ..Document::default()
            }),
            name,
            analysis: Arc::default(),
            index: None,
            failed: None,
            warnings: Vec::new(),
            progress: None,
            asked: false,
            words: 0,
            whole: false,
            analysed: false,
            folded: BTreeSet::new(),
            sections: Listing::default(),
            actors: Listing::default(),
            actor_sort: ActorSort::default(),
            actor_kind: None,
            numbers: Listing::default(),
            number_sort: NumberSort::default(),
            number_kind: None,
            noted: Noted::default(),
            told: Told::default(),
        }
    }

    pub fn take_document(&mut self, document: Arc<Document>, whole: bool) {
        self.words = document.words();
        self.document = document;
        self.whole = whole;
        self.list_sections();
    }

    /// Takes an analysis; lists keep what was selected, by name and place.
    pub fn take_analysis(&mut self, analysis: Arc<Analysis>, last: bool) {
        let actor = self.actors.item();
        let name = actor.and_then(|a| Some(self.analysis.actors.get(a as usize)?.name.clone()));
        let number = self.numbers.item();
        let span = number.and_then(|n| Some(self.analysis.numbers.get(n as usize)?.span));
        let touched = (self.actors.selected > 0, self.numbers.selected > 0);
        self.analysis = analysis;
        // What was found in another one is not what is found in this.
        self.index = self
            .index
            .take()
            .filter(|index| index.is_of(&self.analysis));
        self.analysed = last;
        self.list_actors();
        self.list_numbers();
        let actor = name
            .filter(|_| touched.0)
            .and_then(|name| self.analysis.actors.iter().position(|a| a.name == name));
        let number = span
            .filter(|_| touched.1)
            .and_then(|span| self.analysis.numbers.iter().position(|n| n.span == span));
        match actor {
            Some(actor) => self.actors.select(actor as u32),
            None => self.actors.selected = 0,
        }
        match number {
            Some(number) => self.numbers.select(number as u32),
            None => self.numbers.selected = 0,
        }
    }

    /// Makes the rows of the sections list: those not under a folded one, or those the filter names.
    pub fn list_sections(&mut self) {
        let sections = &self.document.sections;
        let mut hidden = vec![false; sections.len()];
        let mut rows = Vec::new();
        for (id, section) in sections.iter().enumerate() {
            let under = section.parent.is_some_and(|p| {
                hidden.get(p as usize).copied().unwrap_or(false) || self.folded.contains(&p)
            });
            hidden[id] = under;
            let filtered = !self.sections.filter.is_empty();
            let shown = if filtered {
                contains(&section.title, &self.sections.filter)
            } else {
                !under
            };
            if shown {
                rows.push(id as u32);
            }
        }
        let item = self.sections.item();
        self.sections.set(rows, item);
    }

    /// Makes the rows of the actors list by its sort, kind and filter.
    pub fn list_actors(&mut self) {
        let actors = &self.analysis.actors;
        let filter = &self.actors.filter;
        let ids = self.analysis.actors_by_count.iter().copied();
        let mut rows: Vec<u32> = ids
            .filter(|id| {
                let actor = &actors[*id as usize];
                self.actor_kind.is_none_or(|kind| kind == actor.kind)
                    && (filter.is_empty()
                        || contains(&actor.name, filter)
                        || actor.aliases.iter().any(|alias| contains(alias, filter)))
            })
            .collect();
        let actor = |id: &u32| &actors[*id as usize];
        match self.actor_sort {
            ActorSort::Count => {}
            ActorSort::Place => rows.sort_by_key(|id| actor(id).mentions.first().copied()),
            ActorSort::Name => rows.sort_by_cached_key(|id| actor(id).name.to_lowercase()),
        }
        let item = self.actors.item();
        self.actors.set(rows, item);
    }

    /// Makes the rows of the numbers list by its sort, kind and filter. A filter that is a
    /// comparison (`>1b`, `2%..5%`) compares; `differs` takes those that another value is stated for;
    /// any other looks in the words of the figure.
    pub fn list_numbers(&mut self) {
        let numbers = &self.analysis.numbers;
        let text = self.numbers.filter.clone();
        let comparison = (!text.is_empty())
            .then(|| Filter::parse(&text).ok())
            .flatten();
        let ids = self.analysis.numbers_by_salience.iter().copied();
        let mut rows: Vec<u32> = ids
            .filter(|id| {
                let number = &numbers[*id as usize];
                let wanted = match &comparison {
                    _ if text.is_empty() => true,
                    _ if text.trim() == "differs" => self.analysis.kin.differs(*id),
                    Some(filter) => {
                        filter.matches(number, &self.document.text)
                            || contains(self.document.slice(number.full), &text)
                    }
                    None => contains(self.document.slice(number.full), &text),
                };
                wanted && self.number_kind.is_none_or(|kind| kind == number.kind)
            })
            .collect();
        let number = |id: &u32| &numbers[*id as usize];
        match self.number_sort {
            NumberSort::Key => {}
            NumberSort::Place => rows.sort_unstable(),
            NumberSort::Kind => rows.sort_by_key(|id| (number(id).kind, *id)),
            NumberSort::Value => rows.sort_by(|a, b| {
                let unit = |id: &u32| (number(id).kind, number(id).unit.clone());
                unit(a)
                    .cmp(&unit(b))
                    .then_with(|| number(b).value.order(&number(a).value))
            }),
        }
        let item = self.numbers.item();
        self.numbers.set(rows, item);
    }
}

/// Whether a text holds another, case aside.
fn contains(text: &str, part: &str) -> bool {
    text.to_lowercase().contains(&part.to_lowercase())
}

impl ActorSort {
    pub fn next(self) -> Self {
        match self {
            Self::Count => Self::Place,
            Self::Place => Self::Name,
            Self::Name => Self::Count,
        }
    }

    pub fn label(self) -> &'static str {
        match self {
            Self::Count => "by count",
            Self::Place => "by place",
            Self::Name => "by name",
        }
    }
}

impl NumberSort {
    pub fn next(self) -> Self {
        match self {
            Self::Key => Self::Place,
            Self::Place => Self::Kind,
            Self::Kind => Self::Value,
            Self::Value => Self::Key,
        }
    }

    pub fn label(self) -> &'static str {
        match self {
            Self::Key => "key first",
            Self::Place => "by place",
            Self::Kind => "by kind",
            Self::Value => "by value",
        }
    }
}
