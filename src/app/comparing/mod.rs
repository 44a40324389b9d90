//! Owns the comparison of what the columns show: which parts, what was found, and the strip over the
//! columns that lists it.

mod found;
mod go;
mod keep;

pub use found::{Body, Compared, Row, Tab, Tally, Verdict, View, side_name};
pub use go::change_word;

use std::sync::Arc;

use super::{App, Focus};
use crate::analysis::Analysis;

/// The strip, and what it compares.
#[derive(Debug, Clone)]
pub struct Comparing {
    /// What is compared, one for each column, left to right.
    pub sides: Vec<Side>,
    /// All of the strip is seen, not just its one line.
    pub open: bool,
    pub tab: Tab,
    /// Which view of each tab is shown.
    pub view: [usize; 4],
    /// The selected row of each tab.
    pub selected: [usize; 4],
    pub found: Option<Arc<Compared>>,
    /// The sentence that was gone to last.
    pub at: Option<u32>,
    /// What the texts said when the comparison was asked for.
    asked: Vec<Arc<Analysis>>,
    generation: u64,
}

/// What is compared of one column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    pub document: usize,
    /// A section of it, by its title too, since a text that is read again may have others.
    pub section: Option<(u32, String)>,
}

impl Comparing {
    /// A comparison of whole documents.
    pub(super) fn of_documents(documents: impl Iterator<Item = usize>) -> Self {
        Self::of(
            documents
                .map(|document| Side {
                    document,
                    section: None,
                })
                .collect(),
        )
    }

    fn of(sides: Vec<Side>) -> Self {
        Self {
            sides,
            open: true,
            tab: Tab::Actors,
            view: [0; 4],
            selected: [0; 4],
            found: None,
            at: None,
            asked: Vec::new(),
            generation: 0,
        }
    }

    /// The rows that are shown.
    pub fn rows(&self) -> &[Row] {
        let found = self.found.as_deref();
        let view = found.and_then(|f| f.views(self.tab).get(self.view[self.tab as usize]));
        view.map_or(&[], |view| view.rows.as_slice())
    }

    pub fn selected_row(&self) -> usize {
        self.selected[self.tab as usize]
    }

    /// The selected actor, number, date or sentence.
    pub fn item(&self) -> Option<u32> {
        match self.rows().get(self.selected_row())? {
            Row::Of(id) => Some(*id),
            Row::Label(_) => None,
        }
    }

    fn leads(&self, row: usize) -> bool {
        matches!(self.rows().get(row), Some(Row::Of(_)))
    }

    /// Selects the row nearest to one that leads somewhere, looking down first.
    fn settle(&mut self, row: usize) {
        let count = self.rows().len();
        let below = (row.min(count)..count).find(|i| self.leads(*i));
        let above = || (0..row.min(count)).rev().find(|i| self.leads(*i));
        self.selected[self.tab as usize] = below.or_else(above).unwrap_or(0);
    }

    fn step(&mut self, by: isize) {
        let last = self.rows().len().saturating_sub(1);
        let to = self.selected_row().saturating_add_signed(by).min(last);
        let forward = by > 0;
        let found = if forward {
            (to..=last).chain((0..to).rev()).find(|i| self.leads(*i))
        } else {
            (0..=to).rev().chain(to..=last).find(|i| self.leads(*i))
        };
        self.selected[self.tab as usize] = found.unwrap_or(0);
    }
}

impl App {
    /// Opens the comparison of the columns, gives it the keys, or folds it.
    pub fn compare(&mut self) {
        if self.comparing.is_none() && !self.take_sides() {
            return;
        }
        let folds = self.focus == Focus::Strip;
        if let Some(comparing) = &mut self.comparing {
            comparing.open = !folds;
        }
        self.focus = if folds { Focus::Reader } else { Focus::Strip };
    }

    /// Compares what the columns show now: documents, or the sections of one.
    fn take_sides(&mut self) -> bool {
        if self.readers.len() < 2 && !self.open_other() {
            self.say(
                "comparing takes two columns: C-w v opens another, C-v in a list a section there",
            );
            return false;
        }
        let first = self.readers[0].document;
        let sections = self.readers.iter().any(|r| r.document != first);
        let sides = self.sides(!sections);
        self.comparing = Some(Comparing::of(sides));
        let needed = self.readers.len();
        if super::geometry::Geometry::columns_that_fit(self) < needed {
            self.lists_shown = false;
        }
        true
    }

    /// Where one column is open and another document too, that one is read beside it.
    fn open_other(&mut self) -> bool {
        if self.docs.len() < 2 {
            return false;
        }
        let lists = std::mem::replace(&mut self.lists_shown, false);
        let here = self.reader().document;
        if !self.split() {
            self.lists_shown = lists;
            return false;
        }
        *self.reader_mut() = super::reader::Reader::new((here + 1) % self.docs.len());
        self.active = 0;
        self.lists_shown = lists;
        true
    }

    /// What the columns show.
    fn sides(&self, sections: bool) -> Vec<Side> {
        let side = |reader: usize| {
            let document = self.readers[reader].document;
            let section = self.section_of(reader);
            let known = &self.docs[document].document.sections;
            let title = known.get(section).map(|s| s.title.clone());
            Side {
                document,
                section: title
                    .filter(|_| sections)
                    .map(|title| (section as u32, title)),
            }
        };
        (0..self.readers.len()).map(side).collect()
    }

    /// From whole documents to the sections in which the columns stand, and back.
    pub fn strip_scope(&mut self) {
        let Some(comparing) = &self.comparing else {
            return;
        };
        let first = comparing.sides.first().map(|s| s.document);
        let one = comparing.sides.iter().all(|s| Some(s.document) == first);
        let sections = one || comparing.sides.iter().any(|s| s.section.is_none());
        let mut now = Comparing::of(self.sides(sections));
        now.tab = comparing.tab;
        self.say(if sections {
            "comparing the sections in which the columns stand"
        } else {
            "comparing the whole documents"
        });
        self.comparing = Some(now);
    }

    pub fn strip_close(&mut self) {
        self.comparing = None;
        if self.focus == Focus::Strip {
            self.focus = Focus::Reader;
        }
    }

    pub fn strip_step(&mut self, by: isize) {
        if let Some(comparing) = &mut self.comparing {
            comparing.step(by);
        }
    }

    /// Shows the next or previous of actors, numbers, dates and text.
    pub fn strip_turn(&mut self, forward: bool) {
        let Some(comparing) = &mut self.comparing else {
            return;
        };
        let tabs: Vec<Tab> = Tab::ALL
            .into_iter()
            .filter(|tab| *tab != Tab::Text || comparing.sides.len() == 2)
            .collect();
        let at = tabs.iter().position(|t| *t == comparing.tab).unwrap_or(0);
        let step = if forward { 1 } else { tabs.len() - 1 };
        comparing.tab = tabs[(at + step) % tabs.len()];
        let row = comparing.selected_row();
        comparing.settle(row);
    }

    /// Shows only the rows of which one thing is said, the next thing, all again.
    pub fn strip_view(&mut self) {
        let Some(comparing) = &mut self.comparing else {
            return;
        };
        let Some(found) = &comparing.found else {
            return;
        };
        let views = found.views(comparing.tab).len().max(1);
        let view = &mut comparing.view[comparing.tab as usize];
        *view = (*view + 1) % views;
        comparing.settle(0);
    }

    /// Rows for the list inside the frame of the strip: the rest is the line of lists above, and below
    /// the sentences of the selected row.
    pub fn strip_rows(inner: super::geometry::Area, sides: usize) -> u16 {
        let rest = inner.height.saturating_sub(1);
        let below = sides.min(3) as u16;
        if rest >= below + 3 {
            rest - below
        } else {
            rest
        }
    }

    /// The rows that a page key moves by.
    pub fn strip_page(&self) -> isize {
        let strip = self.geometry().strip;
        strip.map_or(5, |area| isize::from(area.height as i16 - 6).max(2))
    }
}
