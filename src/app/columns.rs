//! Owns reading side by side: opening, closing and moving between columns, and locking them.

use super::geometry::Geometry;
use super::reader::Reader;
use super::{App, Focus, Lock, Pane};
use crate::analysis::Target;
use crate::document::Span;

impl App {
    /// Opens a copy of the active column to its right and goes there.
    pub fn split(&mut self) -> bool {
        if self.readers.len() >= Geometry::columns_that_fit(self) {
            self.warn("no room for another column here: C-w q closes one, o hides the lists");
            return false;
        }
        let mut reader = self.reader().clone();
        reader.selection = None;
        reader.frozen = false;
        self.readers.insert(self.active + 1, reader);
        self.active += 1;
        self.focus = Focus::Reader;
        true
    }

    pub fn close_column(&mut self) {
        if self.readers.len() == 1 {
            self.say("this is the only column; q quits");
            return;
        }
        self.readers.remove(self.active);
        self.active = self.active.min(self.readers.len() - 1);
        self.keep_one_free();
        self.follow();
    }

    pub fn only_column(&mut self) {
        let reader = self.readers.swap_remove(self.active);
        self.readers = vec![reader];
        self.active = 0;
        self.keep_one_free();
        self.follow();
    }

    /// Goes to another column, to the right or to the left; from the lists into the readers.
    pub fn step_column(&mut self, by: isize) {
        let count = self.readers.len() as isize;
        match self.focus {
            Focus::Reader if by < 0 && self.active == 0 && count == 1 => {
                self.focus_list(self.pane);
            }
            Focus::Reader => {
                self.active = (self.active as isize + by).rem_euclid(count) as usize;
            }
            Focus::List(_) | Focus::Card | Focus::Strip => self.focus = Focus::Reader,
        }
        self.follow();
    }

    /// Locks the columns by line, by actor, or not.
    pub fn turn_lock(&mut self) {
        if self.readers.len() == 1 {
            self.say("there is only one column: C-w v opens another");
            return;
        }
        self.lock = match self.lock {
            Lock::Off => Lock::Line,
            Lock::Line => Lock::Actor,
            Lock::Actor => Lock::Off,
        };
        self.say(match self.lock {
            Lock::Off => "columns are free: each moves alone",
            Lock::Line => "columns scroll together",
            Lock::Actor => "columns walk together: * takes each to its own next mention",
        });
    }

    /// Freezes the active column, or frees it again.
    pub fn turn_frozen(&mut self) {
        if self.reader().frozen {
            self.reader_mut().frozen = false;
            self.say("this column is free again");
        } else if self.readers.iter().filter(|r| !r.frozen).count() < 2 {
            self.say("one column must stay free: C-w v opens another");
        } else {
            self.reader_mut().frozen = true;
            self.say("frozen: it stays here when others move, and jumps open beside it");
        }
    }

    /// Jumps leave a frozen column alone: they go to the next one that is free.
    pub(super) fn leave_frozen(&mut self) {
        let count = self.readers.len();
        if self.reader().frozen {
            let mut others = (1..count).map(|step| (self.active + step) % count);
            if let Some(free) = others.find(|reader| !self.readers[*reader].frozen) {
                self.active = free;
            }
        }
    }

    fn keep_one_free(&mut self) {
        if self.readers.iter().all(|reader| reader.frozen) {
            self.reader_mut().frozen = false;
        }
    }

    /// Opens what is selected (in a list, the card, the finder, or the link) in another column:
    /// in the next one if there is one, else in a new one.
    pub fn open_beside(&mut self) {
        let here = self.reader().document;
        let goal = if matches!(self.popup, Some(super::popup::Popup::Finder)) {
            self.finder_goal()
        } else if matches!(self.popup, Some(super::popup::Popup::Notes(_))) {
            match self.notes_goal() {
                Some((document, span)) => Some((document, span, None)),
                None => return,
            }
        } else if let Some((document, link)) = self.figures_goal() {
            Some((document, link.span, Some(link)))
        } else if self.focus == Focus::Card {
            self.card_goal()
                .map(|(document, link)| (document, link.span, Some(link)))
        } else {
            match self.list_place() {
                Some((_, Pane::Sections, id)) => {
                    let span = self.doc().document.sections[id as usize].span;
                    Some((here, span, None))
                }
                Some((document, Pane::Actors, id)) => {
                    let analysis = &self.docs[document].analysis;
                    let first = analysis.actors[id as usize].mentions.first();
                    first.map(|m| {
                        let link = super::reader::Link::from(&analysis.mentions[*m as usize]);
                        (document, link.span, Some(link))
                    })
                }
                Some((document, Pane::Numbers, id)) => {
                    let span = self.docs[document].analysis.numbers[id as usize].span;
                    let target = Target::Number(id);
                    let link = super::reader::Link { span, target };
                    Some((document, span, Some(link)))
                }
                None => self.match_here().map_or_else(
                    || self.link_here().map(|link| (here, link.span, Some(link))),
                    |hit| Some((here, hit, None)),
                ),
            }
        };
        let Some((document, span, link)) = goal else {
            self.say("nothing selected to open beside");
            return;
        };
        if self.active + 1 < self.readers.len() {
            self.active += 1;
        } else if !self.split() {
            return;
        }
        self.popup = None;
        self.focus = Focus::Reader;
        if self.reader().document != document {
            *self.reader_mut() = Reader::new(document);
        }
        self.reader_mut().link = link;
        let start = Span::empty(span.start());
        if link.is_some() {
            self.show(self.active, start);
        } else {
            self.to_top(self.active, start.start());
        }
        self.follow();
    }

    /// The actors that the visible passages of all columns name, with their documents, sorted; none
    /// where there is one column. Actors of different documents are the same when they share a name.
    pub fn shared(&self) -> Vec<(usize, u32)> {
        let geometry = self.geometry();
        if geometry.readers.len() < 2 {
            return Vec::new();
        }
        let seen: Vec<Vec<(usize, u32)>> = geometry
            .readers
            .iter()
            .map(|(reader, _)| self.actors_seen(*reader))
            .collect();
        let mut shared: Vec<(usize, u32)> = seen.iter().flatten().copied().collect();
        shared.sort_unstable();
        shared.dedup();
        shared.retain(|actor| {
            let known =
                |others: &Vec<(usize, u32)>| others.iter().any(|o| self.is_same(*actor, *o));
            seen.iter().all(known)
        });
        shared
    }

    /// The actors that a column's visible passage names, each once.
    fn actors_seen(&self, reader: usize) -> Vec<(usize, u32)> {
        let document = self.readers[reader].document;
        let mentions = self.docs[document]
            .analysis
            .mentions_in(self.visible(reader));
        let mut actors: Vec<(usize, u32)> = mentions
            .iter()
            .filter_map(|m| match m.target {
                Target::Actor(id) => Some((document, id)),
                Target::Number(_) => None,
            })
            .collect();
        actors.sort_unstable();
        actors.dedup();
        actors
    }

    /// Whether two actors, perhaps of different documents, are one.
    fn is_same(&self, a: (usize, u32), b: (usize, u32)) -> bool {
        if a.0 == b.0 {
            return a.1 == b.1;
        }
        let row = |(document, id)| Some(self.together(document, id)?.1);
        if let (Some(a), Some(b)) = (row(a), row(b)) {
            return a == b;
        }
        let actor = |(document, id): (usize, u32)| {
            let open: &super::open::Open = &self.docs[document];
            open.analysis.actors.get(id as usize)
        };
        let (Some(a), Some(b)) = (actor(a), actor(b)) else {
            return false;
        };
        let names = |of: &'_ crate::analysis::Actor| -> Vec<String> {
            std::iter::once(&of.name)
                .chain(&of.aliases)
                .map(|n| n.to_lowercase())
                .collect()
        };
        let theirs = names(b);
        a.kind == b.kind && names(a).iter().any(|name| theirs.contains(name))
    }
}
