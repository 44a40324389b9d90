//! Owns the overview: actors (or kinds of numbers) by sections, how often, and where a cell leads.

use super::popup::Popup;
use super::reader::Link;
use super::{App, Focus};
use crate::analysis::{NumberKind, Target};
use crate::document::Document;

#[derive(Debug, Clone)]
pub struct Overview {
    pub document: usize,
    pub of: Rows,
    /// What each row counts, and the counts by column.
    pub rows: Vec<(RowOf, Vec<u32>)>,
    /// The sections that are the columns: those down to a level.
    pub columns: Vec<u32>,
    pub level: u8,
    pub deepest: u8,
    pub row: usize,
    pub column: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rows {
    Actors,
    Numbers,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowOf {
    Actor(u32),
    Numbers(NumberKind),
}

const ROWS: usize = 200;
/// More columns than these are opened by a key only.
const COLUMNS: usize = 60;

impl App {
    pub fn open_overview(&mut self) {
        let document = self.reader().document;
        let level = fitting(&self.docs[document].document);
        let mut overview = self.make_overview(document, Rows::Actors, level);
        overview.stand_in(self.current_section() as u32);
        self.popup = Some(Popup::Overview(overview));
    }

    fn make_overview(&self, document: usize, of: Rows, level: u8) -> Overview {
        let open = &self.docs[document];
        let columns = columns(&open.document, level);
        let analysis = &open.analysis;
        let column = |offset: usize| {
            let section = open.document.section_at(offset) as u32;
            columns.partition_point(|c| *c <= section).saturating_sub(1)
        };
        let mut rows = Vec::new();
        match of {
            Rows::Actors => {
                let mut ids: Vec<u32> = (0..analysis.actors.len() as u32).collect();
                ids.sort_by_key(|id| {
                    std::cmp::Reverse(analysis.actors[*id as usize].mentions.len())
                });
                for id in ids.into_iter().take(ROWS) {
                    let mut counts = vec![0; columns.len()];
                    for mention in &analysis.actors[id as usize].mentions {
                        let span = analysis.mentions[*mention as usize].span;
                        counts[column(span.start())] += 1;
                    }
                    rows.push((RowOf::Actor(id), counts));
                }
            }
            Rows::Numbers => {
                for kind in NumberKind::ALL {
                    let mut counts = vec![0; columns.len()];
                    for number in analysis.numbers.iter().filter(|n| n.kind == kind) {
                        counts[column(number.span.start())] += 1;
                    }
                    if counts.iter().any(|c| *c > 0) {
                        rows.push((RowOf::Numbers(kind), counts));
                    }
                }
            }
        }
        Overview {
            document,
            of,
            rows,
            columns,
            level,
            deepest: levels(&open.document).1,
            row: 0,
            column: 0,
        }
    }

    /// Turns from actors to numbers and back.
    pub fn overview_turn(&mut self) {
        if let Some(Popup::Overview(overview)) = &self.popup {
            let of = match overview.of {
                Rows::Actors => Rows::Numbers,
                Rows::Numbers => Rows::Actors,
            };
            let column = overview.column;
            let mut turned = self.make_overview(overview.document, of, overview.level);
            turned.column = column;
            self.popup = Some(Popup::Overview(turned));
        }
    }

    /// Opens the sections one level deeper, or closes the deepest ones that are shown.
    pub fn overview_deepen(&mut self, deeper: bool) {
        let Some(Popup::Overview(overview)) = &self.popup else {
            return;
        };
        let document = overview.document;
        let (outermost, deepest) = levels(&self.docs[document].document);
        let mut level = overview.level;
        let mut columns = columns(&self.docs[document].document, level);
        // A level that no section has is passed over.
        while columns.len() == overview.columns.len() {
            level = match deeper {
                true if level < deepest => level + 1,
                false if level > outermost => level - 1,
                _ => {
                    let what = if deeper { "deeper" } else { "further out" };
                    self.say(format!("no section lies {what}"));
                    return;
                }
            };
            columns = self::columns(&self.docs[document].document, level);
        }
        let section = overview.columns.get(overview.column).copied();
        let mut now = self.make_overview(document, overview.of, level);
        now.row = overview.row;
        now.stand_in(section.unwrap_or(0));
        self.popup = Some(Popup::Overview(now));
    }

    pub fn overview_step(&mut self, rows: isize, columns: isize) {
        if let Some(Popup::Overview(overview)) = &mut self.popup {
            let last = |n: usize| n.saturating_sub(1);
            overview.row = overview
                .row
                .saturating_add_signed(rows)
                .min(last(overview.rows.len()));
            overview.column = overview
                .column
                .saturating_add_signed(columns)
                .min(last(overview.columns.len()));
        }
    }

    /// The first mention that the selected cell counts.
    fn overview_goal(&self, overview: &Overview) -> Option<Link> {
        let open = &self.docs[overview.document];
        let (of, _) = overview.rows.get(overview.row)?;
        let from = open
            .document
            .sections
            .get(*overview.columns.get(overview.column)? as usize)?;
        let until = overview
            .columns
            .get(overview.column + 1)
            .map_or(open.document.text.len(), |next| {
                open.document.sections[*next as usize].span.start()
            });
        let inside = |start: usize| (from.span.start()..until).contains(&start);
        match of {
            RowOf::Actor(id) => {
                let mentions = open.analysis.actors[*id as usize].mentions.iter();
                let spans = mentions.map(|m| &open.analysis.mentions[*m as usize]);
                let mut here = spans.filter(|m| inside(m.span.start()));
                here.next().map(Link::from)
            }
            RowOf::Numbers(kind) => {
                let numbers = open.analysis.numbers.iter().enumerate();
                let mut here = numbers.filter(|(_, n)| n.kind == *kind && inside(n.span.start()));
                here.next().map(|(id, n)| Link {
                    span: n.span,
                    target: Target::Number(id as u32),
                })
            }
        }
    }

    /// Goes to the first mention of the selected cell.
    pub fn overview_open(&mut self) {
        let Some(Popup::Overview(overview)) = self.popup.take() else {
            return;
        };
        match self.overview_goal(&overview) {
            Some(link) => {
                self.focus = Focus::Reader;
                self.jump(overview.document, link.span);
                self.select_link(link);
                self.say_link(link);
            }
            None => {
                self.say("nothing stands in this cell");
                self.popup = Some(Popup::Overview(overview));
            }
        }
    }
}

impl Overview {
    /// Selects the column of a section, or of the one around it.
    fn stand_in(&mut self, section: u32) {
        let after = self.columns.partition_point(|c| *c <= section);
        self.column = after.saturating_sub(1);
    }
}

/// The sections down to a level.
fn columns(document: &Document, level: u8) -> Vec<u32> {
    let sections = document.sections.iter().enumerate();
    sections
        .filter(|(_, s)| s.level <= level)
        .map(|(id, _)| id as u32)
        .collect()
}

/// The outermost level that a section has, and the deepest.
fn levels(document: &Document) -> (u8, u8) {
    let levels = || document.sections.iter().map(|s| s.level);
    (levels().min().unwrap_or(1), levels().max().unwrap_or(1))
}

/// The deepest level whose sections all fit, or the outermost.
fn fitting(document: &Document) -> u8 {
    let (outermost, deepest) = levels(document);
    let fits = |level: &u8| columns(document, *level).len() <= COLUMNS;
    (outermost..=deepest)
        .take_while(fits)
        .last()
        .unwrap_or(outermost)
}
