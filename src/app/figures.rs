//! Owns the two views of numbers that lie over the screen: the timeline of dates, and the bars of the
//! figures that share a unit. Each row leads to the text.

use std::cmp::Ordering;

use super::card::CardLine;
use super::geometry::Area;
use super::line::Line;
use super::open::Open;
use super::popup::Popup;
use super::reader::Link;
use super::{App, Focus, Pane, Prompt, PromptKind};
use crate::analysis::numbers::filter::Filter;
use crate::analysis::numbers::kin::size;
use crate::analysis::{Number, Target};
use crate::search::text::Pattern;

/// One of the views, with its rows.
#[derive(Debug, Clone)]
pub struct Figures {
    pub view: View,
    /// The document that it was opened from.
    pub document: usize,
    /// The rows are those of all open documents.
    pub all: bool,
    pub filter: String,
    pub rows: Vec<Row>,
    /// A row that leads to the text, unless there is none.
    pub selected: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    Timeline,
    /// The figures that can be held against this number of the document.
    Bars(u32),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// Parts the rows; leads nowhere.
    Label(String),
    Number {
        document: usize,
        id: u32,
    },
}

impl Figures {
    /// The rows that lead to the text.
    pub fn numbers(&self) -> impl Iterator<Item = (usize, u32)> {
        self.rows.iter().filter_map(|row| match row {
            Row::Number { document, id } => Some((*document, *id)),
            Row::Label(_) => None,
        })
    }

    pub(super) fn leads(&self, row: usize) -> bool {
        matches!(self.rows.get(row), Some(Row::Number { .. }))
    }

    /// Selects the row nearest to one that leads somewhere, looking down first.
    fn settle(&mut self, row: usize) {
        let count = self.rows.len();
        let below = (row.min(count)..count).find(|i| self.leads(*i));
        let above = || (0..row.min(count)).rev().find(|i| self.leads(*i));
        self.selected = below.or_else(above).unwrap_or(0);
    }

    /// Selects the row of a number, if it is shown.
    fn select(&mut self, document: usize, id: u32) -> bool {
        let wanted = Row::Number { document, id };
        let found = self.rows.iter().position(|row| *row == wanted);
        self.selected = found.unwrap_or(self.selected);
        found.is_some()
    }

    /// Moves the selection over rows that lead somewhere.
    pub fn step(&mut self, by: isize) {
        let mut left = by.unsigned_abs();
        let mut at = self.selected;
        while left > 0 {
            let next = if by > 0 {
                (at + 1..self.rows.len()).find(|i| self.leads(*i))
            } else {
                (0..at).rev().find(|i| self.leads(*i))
            };
            let Some(next) = next else { break };
            at = next;
            left -= 1;
        }
        self.selected = at;
    }
}

impl App {
    /// Opens the timeline, at the date nearest to the place.
    pub fn open_timeline(&mut self) {
        let document = self.reader().document;
        if self.docs[document].analysis.kin.dated.is_empty()
            && self.docs[document].analysis.kin.undated.is_empty()
            && self.docs.len() == 1
        {
            let open = self.doc();
            self.say(if open.analysed {
                "no date, time or duration stands in this document"
            } else {
                "still reading: no date, time or duration so far"
            });
            return;
        }
        let mut figures = Figures {
            view: View::Timeline,
            document,
            all: false,
            filter: String::new(),
            rows: Vec::new(),
            selected: 0,
        };
        self.fill_figures(&mut figures);
        let here = self.here();
        let numbers = &self.docs[document].analysis.numbers;
        let ahead = figures.numbers().filter_map(|(of, id)| {
            let start = numbers.get(id as usize)?.span.start();
            (of == document && start >= here).then_some((start, id))
        });
        match ahead.min() {
            Some((_, id)) => {
                figures.select(document, id);
            }
            None => figures.settle(0),
        }
        self.popup = Some(Popup::Figures(figures));
    }

    /// Opens the bars of the figures that share the unit of the selected number.
    pub fn open_bars(&mut self) {
        let Some((document, id)) = self.number_here() else {
            self.say("bars hold a number against others of its unit: select a number first");
            return;
        };
        let mut figures = Figures {
            view: View::Bars(id),
            document,
            all: false,
            filter: String::new(),
            rows: Vec::new(),
            selected: 0,
        };
        self.fill_figures(&mut figures);
        if figures.rows.len() < 2 && self.docs.len() > 1 {
            figures.all = true;
            self.fill_figures(&mut figures);
        }
        if figures.rows.len() < 2 {
            self.say("no other figure here has this unit and counts the same");
            return;
        }
        figures.select(document, id);
        self.popup = Some(Popup::Figures(figures));
    }

    /// The number that is selected where the keys go.
    fn number_here(&self) -> Option<(usize, u32)> {
        let of = |document: usize, target: Target| match target {
            Target::Number(id) => Some((document, id)),
            Target::Actor(_) => None,
        };
        let document = self.reader().document;
        match self.focus {
            Focus::List(Pane::Numbers) => {
                let (document, _, id) = self.list_place()?;
                Some((document, id))
            }
            Focus::List(_) => None,
            Focus::Card => {
                let card = self.card.as_ref()?;
                match card.lines.get(card.selected) {
                    Some(
                        CardLine::Number { document, id, .. }
                        | CardLine::Stated { document, id, .. },
                    ) if matches!(card.target, Target::Actor(_)) => Some((*document, *id)),
                    _ => of(card.document, card.target),
                }
            }
            Focus::Reader | Focus::Strip => of(document, self.link_here()?.target),
        }
    }

    /// Makes the rows anew; the selection is the caller's to settle.
    fn fill_figures(&self, figures: &mut Figures) {
        let document = figures.document;
        let documents: Vec<usize> = match figures.all {
            true => self.documents_from(document).collect(),
            false => vec![document],
        };
        let pass = Pass::new(&figures.filter);
        let kept = |of: usize, ids: &[u32]| -> Vec<(usize, u32)> {
            let open = &self.docs[of];
            let passed = ids.iter().filter(|id| pass.takes(open, **id));
            passed.map(|id| (of, *id)).collect()
        };
        let number = |(of, id): &(usize, u32)| &self.docs[*of].analysis.numbers[*id as usize];
        figures.rows.clear();
        let row = |(document, id): (usize, u32)| Row::Number { document, id };
        match figures.view {
            View::Timeline => {
                let (mut dated, mut undated) = (Vec::new(), Vec::new());
                for of in documents {
                    let kin = &self.docs[of].analysis.kin;
                    dated.extend(kept(of, &kin.dated));
                    undated.extend(kept(of, &kin.undated));
                }
                // Each document's are in order already, and the sort keeps it.
                dated.sort_by(|a, b| in_time(number(a), number(b)));
                let day = self.docs[document].analysis.day.as_deref();
                let day = day.filter(|_| !figures.all && !dated.is_empty());
                let now = day.map(|day| {
                    dated.partition_point(|d| start(number(d)).is_some_and(|s| s < day))
                });
                for (at, moment) in dated.iter().enumerate() {
                    if now == Some(at) {
                        figures.rows.push(day_label(day));
                    }
                    figures.rows.push(row(*moment));
                }
                if now == Some(dated.len()) {
                    figures.rows.push(day_label(day));
                }
                if !undated.is_empty() {
                    let label = "days not known, in the order of the text";
                    figures.rows.push(Row::Label(label.to_owned()));
                    figures.rows.extend(undated.into_iter().map(row));
                }
            }
            View::Bars(id) => {
                let Some(key) = self.docs[document].analysis.kin.units.key(id) else {
                    return;
                };
                let mut found = Vec::new();
                for of in documents {
                    found.extend(kept(of, self.docs[of].analysis.kin.units.of(key)));
                }
                if figures.all {
                    let size = |f: &(usize, u32)| size(number(f)).unwrap_or(f64::MIN);
                    found.sort_by(|a, b| size(b).total_cmp(&size(a)));
                }
                figures.rows.extend(found.into_iter().map(row));
            }
        }
    }

    /// Changes what a view shows, and stays on the same number where it is still there.
    fn change_figures(&mut self, change: impl FnOnce(&mut Figures)) {
        let Some(Popup::Figures(mut figures)) = self.popup.take() else {
            return;
        };
        let selected = figures.rows.get(figures.selected).cloned();
        change(&mut figures);
        self.fill_figures(&mut figures);
        let stays = match selected {
            Some(Row::Number { document, id }) => figures.select(document, id),
            _ => false,
        };
        if !stays {
            figures.settle(0);
        }
        self.popup = Some(Popup::Figures(figures));
    }

    /// The rows of all open documents, or of this one alone.
    pub fn figures_all(&mut self) {
        if self.docs.len() == 1 {
            self.say("only one document is open");
            return;
        }
        self.change_figures(|figures| figures.all = !figures.all);
    }

    pub fn figures_step(&mut self, by: isize) {
        if let Some(Popup::Figures(figures)) = &mut self.popup {
            figures.step(by);
        }
    }

    /// Opens the line in which the filter of the view is typed.
    pub fn figures_filter(&mut self) {
        if let Some(Popup::Figures(figures)) = &self.popup {
            self.prompt = Some(Prompt {
                kind: PromptKind::Figures,
                line: Line::new(&figures.filter),
                from: self.place(),
            });
        }
    }

    /// Filters the view by what was typed so far.
    pub fn set_figures_filter(&mut self, filter: &str) {
        self.change_figures(|figures| figures.filter = filter.to_owned());
    }

    /// A document has been read further: what a view over the screen shows of it is made anew.
    pub fn renew_figures(&mut self, document: usize, before: &crate::analysis::Analysis) {
        let Some(Popup::Figures(figures)) = &self.popup else {
            return;
        };
        let own = figures.document == document;
        let view = match figures.view {
            View::Bars(id) if own => match self.same_target(document, before, Target::Number(id)) {
                Some(Target::Number(now)) => View::Bars(now),
                _ => {
                    self.popup = None;
                    return;
                }
            },
            view => view,
        };
        let mut figures = figures.clone();
        figures.view = view;
        self.fill_figures(&mut figures);
        figures.settle(figures.selected);
        self.popup = Some(Popup::Figures(figures));
    }

    /// Where the selected row leads.
    pub fn figures_goal(&self) -> Option<(usize, Link)> {
        let Some(Popup::Figures(figures)) = &self.popup else {
            return None;
        };
        let Some(Row::Number { document, id }) = figures.rows.get(figures.selected) else {
            return None;
        };
        let numbers = &self.docs[*document].analysis.numbers;
        let span = numbers.get(*id as usize)?.span;
        let target = Target::Number(*id);
        Some((*document, Link { span, target }))
    }

    /// Where the rows of a view stand inside its frame: below the line that says where one is, above the text
    /// that the selected one leads to.
    pub fn figures_list(inner: Area, figures: &Figures) -> Area {
        let head = match figures.view {
            View::Timeline if inner.height >= 8 => 1,
            _ => 0,
        };
        let below = if inner.height >= 14 {
            (inner.height / 4).clamp(4, 7)
        } else {
            0
        };
        Area {
            y: inner.y + head,
            height: inner.height - head - below,
            ..inner
        }
    }

    /// Whether the selected number can be held against another one.
    pub fn has_bars(&self) -> bool {
        self.number_here()
            .is_some_and(|(document, id)| self.docs[document].analysis.kin.units.with(id).len() > 1)
    }

    /// Goes where the selected row leads.
    pub fn figures_open(&mut self) {
        let Some((document, link)) = self.figures_goal() else {
            self.say("no row to open");
            return;
        };
        self.popup = None;
        self.focus = Focus::Reader;
        self.jump(document, link.span);
        self.select_link(link);
        self.say_link(link);
        self.follow();
    }
}

/// By what the filter lets through.
struct Pass<'a> {
    text: &'a str,
    comparison: Option<Filter>,
    pattern: Option<Pattern>,
}

impl<'a> Pass<'a> {
    fn new(text: &'a str) -> Self {
        let text = text.trim();
        Self {
            text,
            comparison: Filter::parse(text).ok(),
            pattern: Pattern::new(text).ok(),
        }
    }

    /// A number passes by comparison, by its days, or by what its sentence says.
    fn takes(&self, open: &Open, id: u32) -> bool {
        if self.text.is_empty() {
            return true;
        }
        let (text, analysis) = (&open.document.text, &open.analysis);
        let number = &analysis.numbers[id as usize];
        let sentence = analysis.sentence_at(number.span.start());
        let around = sentence.unwrap_or(number.full).join(number.full);
        let days = number.date.as_ref().and_then(|date| date.days());
        self.comparison
            .as_ref()
            .is_some_and(|f| f.matches(number, text))
            || days.is_some_and(|days| days.contains(self.text))
            || self
                .pattern
                .as_ref()
                .is_some_and(|p| p.next(around.of(text), 0).is_some())
    }
}

fn day_label(day: Option<&str>) -> Row {
    Row::Label(format!(
        "{}: the document's own day",
        day.unwrap_or_default()
    ))
}

/// The first day or time of a date that is known.
fn start(number: &Number) -> Option<&str> {
    Some(&number.date.as_ref()?.in_time()?.0)
}

/// By first day; of those that begin together the longest first.
fn in_time(a: &Number, b: &Number) -> Ordering {
    let end =
        |n: &Number| -> Option<String> { Some(n.date.as_ref()?.interval.as_ref()?.1.clone()) };
    start(a).cmp(&start(b)).then_with(|| end(b).cmp(&end(a)))
}
