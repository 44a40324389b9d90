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
    /// The sections that are the columns.
    pub columns: Vec<u32>,
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
const COLUMNS: usize = 60;

impl App {
    pub fn open_overview(&mut self) {
        let document = self.reader().document;
        let mut overview = self.make_overview(document, Rows::Actors);
        let here = self.current_section() as u32;
        overview.column = overview
            .columns
            .partition_point(|c| *c <= here)
            .saturating_sub(1);
        self.popup = Some(Popup::Overview(overview));
    }

    fn make_overview(&self, document: usize, of: Rows) -> Overview {
        let open = &self.docs[document];
        let columns = columns(&open.document);
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
            let mut turned = self.make_overview(overview.document, of);
            turned.column = column;
            self.popup = Some(Popup::Overview(turned));
        }
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

/// The sections that make columns: the deepest level that still fits, and at least the outermost.
fn columns(document: &Document) -> Vec<u32> {
    let up_to = |level: u8| -> Vec<u32> {
        let sections = document.sections.iter().enumerate();
        sections
            .filter(|(_, s)| s.level <= level)
            .map(|(id, _)| id as u32)
            .collect()
    };
    let deepest = document.sections.iter().map(|s| s.level).max().unwrap_or(1);
    let fitting = (1..=deepest)
        .map(up_to)
        .take_while(|columns| columns.len() <= COLUMNS)
        .last();
    let mut columns = fitting.unwrap_or_else(|| up_to(1));
    columns.truncate(COLUMNS);
    columns
}
