//! Owns a column in which a document is read, and how it moves. Its place is an offset of the
//! text, never a row, so that a resize keeps it.

use std::cell::RefCell;
use std::sync::Arc;

use super::geometry::{Area, Geometry};
use super::reference::Reference;
use super::trail::Place;
use super::{App, Focus, Lock};
use crate::analysis::Target;
use crate::document::{Document, Span};
use crate::flow::{Layout, Row};

#[derive(Debug, Clone)]
pub struct Reader {
    pub document: usize,
    /// Offset of the row at the top.
    pub place: usize,
    /// The link that Enter opens.
    pub link: Option<Link>,
    /// The selected link of the document itself, unless a mention is selected.
    pub reference: Option<Reference>,
    /// Shows only some blocks.
    pub focus: Option<Focusing>,
    /// What is being selected to copy: from its first row to its last.
    pub selection: Option<Selection>,
    /// Where to go when so much of the text is there.
    pub want: Option<Want>,
    /// It keeps its place when others move, and jumps open beside it.
    pub frozen: bool,
    /// The rows that were last asked for: a frame asks for them several times.
    seen: RefCell<Option<Seen>>,
}

/// Rows, and all that they depend on.
#[derive(Debug, Clone)]
struct Seen {
    document: Arc<Document>,
    blocks: Option<Arc<Vec<u32>>>,
    place: usize,
    width: u16,
    height: u16,
    rows: Arc<[Row]>,
}

/// A mention that is selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    pub span: Span,
    pub target: Target,
}

/// A filter on the blocks of a document.
#[derive(Debug, Clone)]
pub struct Focusing {
    /// What the blocks have in common, in words.
    pub label: String,
    pub blocks: Arc<Vec<u32>>,
}

/// Rows being selected, as offsets in the first and in the last one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Selection {
    pub anchor: usize,
    pub head: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Want {
    End,
    Place(usize),
}

/// More bytes than a column of text takes on the average, by far.
const LONGEST_GLYPH: usize = 32;

impl Reader {
    pub fn new(document: usize) -> Self {
        Self {
            document,
            place: 0,
            link: None,
            reference: None,
            focus: None,
            selection: None,
            want: None,
            frozen: false,
            seen: RefCell::default(),
        }
    }

    /// A column that goes to a place as soon as the text to it has come.
    pub fn at(document: usize, offset: usize) -> Self {
        Self {
            want: (offset > 0).then_some(Want::Place(offset)),
            ..Self::new(document)
        }
    }

    /// What is selected: a mention, or a link of the document.
    pub fn selected(&self) -> Option<Span> {
        let mention = self.link.map(|link| link.span);
        mention.or(self.reference.map(|reference| reference.span))
    }

    /// The place to remember, also where the text to it has not come yet.
    pub fn remembered(&self) -> usize {
        match self.want {
            Some(Want::Place(offset)) => offset,
            _ => self.place,
        }
    }
}

impl App {
    /// The cells in which a column shows its text.
    pub fn text_area(&self, reader: usize) -> Area {
        let geometry = self.geometry();
        let shown = geometry.readers.iter().find(|(r, _)| *r == reader);
        let area = shown.map_or(geometry.body, |(_, area)| *area);
        Geometry::text_area(area, self.text_width)
    }

    /// A column's text laid out.
    pub fn layout(&self, reader: usize) -> Layout<'_> {
        let width = self.text_area(reader).width;
        self.layout_at(reader, width)
    }

    pub fn layout_at(&self, reader: usize, width: u16) -> Layout<'_> {
        let reader = &self.readers[reader];
        let only = reader.focus.as_ref().map(|f| f.blocks.as_slice());
        Layout::new(&self.docs[reader.document].document, width, only)
    }

    /// The rows of a column that stand on the screen; of a column without room, one.
    pub fn rows_shown(&self, reader: usize) -> Arc<[Row]> {
        let area = self.text_area(reader);
        let (width, height) = (area.width, area.height.max(1));
        let state = &self.readers[reader];
        let document = &self.docs[state.document].document;
        let blocks = state.focus.as_ref().map(|focus| &focus.blocks);
        let mut seen = state.seen.borrow_mut();
        let same_blocks = |seen: &Seen| match (&seen.blocks, blocks) {
            (Some(a), Some(b)) => Arc::ptr_eq(a, b),
            (a, b) => a.is_none() && b.is_none(),
        };
        let near = seen.as_ref().filter(|seen| {
            seen.width == width && Arc::ptr_eq(&seen.document, document) && same_blocks(seen)
        });
        if let Some(still) = near
            && (still.place, still.height) == (state.place, height)
        {
            return Arc::clone(&still.rows);
        }
        let known = near.map_or(&[][..], |near| &near.rows);
        let layout = self.layout_at(reader, width);
        let rows = layout.rows_near(state.place, usize::from(height), known);
        let rows: Arc<[Row]> = rows.into();
        *seen = Some(Seen {
            document: Arc::clone(document),
            blocks: blocks.cloned(),
            place: state.place,
            width,
            height,
            rows: Arc::clone(&rows),
        });
        rows
    }

    /// What of the text stands on the screen in a column.
    pub fn visible(&self, reader: usize) -> Span {
        let rows = self.rows_shown(reader);
        match (rows.first(), rows.last()) {
            (Some(first), Some(last)) => Span::new(
                first.reach().start(),
                last.reach().end().max(first.span.start()),
            ),
            _ => Span::default(),
        }
    }

    /// Scrolls by rows, down or up; the last row stays at the bottom at most.
    pub fn scroll(&mut self, by: isize) {
        self.scroll_reader(self.active, by);
        if self.lock == Lock::Line {
            let active = self.active;
            for other in (0..self.readers.len()).filter(|r| *r != active) {
                if self.readers[other].frozen {
                    continue;
                }
                self.scroll_reader(other, by);
            }
        }
        self.follow();
    }

    fn scroll_reader(&mut self, reader: usize, by: isize) {
        let height = usize::from(self.text_area(reader).height);
        let layout = self.layout(reader);
        let place = self.readers[reader].place;
        let to = if by < 0 {
            layout.back(place, by.unsigned_abs())
        } else {
            let to = layout.forward(place, by as usize);
            let rest = layout.document.text.len() - to.min(layout.document.text.len());
            // Far from the end there is no need to find out where the last page begins.
            if rest > height * usize::from(layout.width) * LONGEST_GLYPH {
                to
            } else {
                to.min(layout.last_page(height).max(layout.snap(place)))
            }
        };
        self.readers[reader].place = to;
        self.readers[reader].want = None;
    }

    /// The rows that a page key moves by.
    pub fn page(&self) -> isize {
        let height = self.text_area(self.active).height;
        (height as isize - 2).max(1)
    }

    /// Goes to the end, also where it has not been read yet.
    pub fn to_end(&mut self) {
        let height = usize::from(self.text_area(self.active).height);
        let place = self.layout(self.active).last_page(height);
        let whole = self.doc().whole;
        let reader = self.reader_mut();
        reader.place = place;
        reader.want = (!whole).then_some(Want::End);
        self.follow();
    }

    /// Puts the row of an offset at the top.
    pub fn to_top(&mut self, reader: usize, offset: usize) {
        let place = self.layout(reader).snap(offset);
        self.readers[reader].place = place;
        self.readers[reader].want = None;
    }

    /// Brings a span on the screen of a column; where it is there already, nothing moves.
    pub fn show(&mut self, reader: usize, span: Span) {
        let hidden_by_focus = self.readers[reader].focus.as_ref().is_some_and(|focus| {
            let document = &self.docs[self.readers[reader].document].document;
            let block = document.block_at(span.start()) as u32;
            focus.blocks.binary_search(&block).is_err()
        });
        if hidden_by_focus {
            self.readers[reader].focus = None;
        }
        let height = usize::from(self.text_area(reader).height).max(1);
        let layout = self.layout(reader);
        let rows = self.rows_shown(reader);
        let seen = rows
            .iter()
            .take(height.saturating_sub(1).max(1))
            .any(|row| layout.shows(row, span.start()));
        if !seen {
            let place = layout.back(span.start(), height / 3);
            self.readers[reader].place = place;
        }
        self.readers[reader].want = None;
        self.follow();
    }

    /// Leaves the place for another one, which the trail remembers.
    pub fn jump(&mut self, document: usize, span: Span) {
        let from = self.place();
        self.trail.leave(from);
        self.go(document, span);
    }

    /// Shows a place in the active column without a trace.
    pub fn go(&mut self, document: usize, span: Span) {
        self.leave_frozen();
        if self.reader().document != document {
            *self.reader_mut() = Reader::new(document);
        }
        self.reader_mut().link = None;
        self.reader_mut().reference = None;
        self.reader_mut().selection = None;
        self.show(self.active, span);
        if matches!(self.focus, Focus::List(_)) && !self.geometry().wide {
            self.focus = Focus::Reader;
        }
    }

    /// Goes to a place of the trail as it was left: the same row at the top, the same link selected.
    pub fn go_place(&mut self, place: Place) {
        self.go(place.document, Span::empty(place.offset));
        let top = self.layout(self.active).snap(place.top);
        let shown = self.reader().place;
        self.reader_mut().place = top;
        if !self.visible(self.active).contains(place.offset) && top != place.offset {
            self.reader_mut().place = shown;
        }
        let link = self.link_at(place.document, place.offset);
        self.reader_mut().link = link.filter(|l| l.span.start() == place.offset);
        self.select_at(place.offset);
        self.follow();
    }

    /// Goes to the next or previous place among ascending ones, `count` times: sections, blocks.
    pub fn step_to(&mut self, forward: bool, count: usize, starts: impl Fn(&Self) -> Vec<usize>) {
        let starts = starts(self);
        let place = self.reader().place;
        let index = if forward {
            let next = starts.partition_point(|s| *s <= place);
            (next + count - 1).min(starts.len().saturating_sub(1))
        } else {
            let before = starts.partition_point(|s| *s < place);
            before.saturating_sub(count)
        };
        let Some(target) = starts.get(index).copied() else {
            return;
        };
        let wanted = if forward {
            target > place
        } else {
            target < place
        };
        if !wanted {
            return;
        }
        self.reader_mut().place = self.layout(self.active).snap(target);
        self.reader_mut().want = None;
        self.follow();
    }

    /// Next or previous block.
    pub fn step_block(&mut self, forward: bool, count: usize) {
        for _ in 0..count {
            let document = &self.doc().document;
            let at = document.block_at(self.reader().place);
            let only = self.reader().focus.as_ref().map(|f| Arc::clone(&f.blocks));
            let place = self.reader().place;
            let start = |b: usize| document.blocks.get(b).map(|b| b.span.start());
            let target = match (only, forward) {
                (None, true) => start(at + 1),
                (None, false) if start(at).is_some_and(|s| s < place) => start(at),
                (None, false) => at.checked_sub(1).and_then(start),
                (Some(only), true) => {
                    let next = only.partition_point(|b| start(*b as usize) <= Some(place));
                    only.get(next).and_then(|b| start(*b as usize))
                }
                (Some(only), false) => {
                    let next = only.partition_point(|b| start(*b as usize) < Some(place));
                    let before = next.checked_sub(1).and_then(|i| only.get(i));
                    before.and_then(|b| start(*b as usize))
                }
            };
            let Some(target) = target else { return };
            self.step_to(forward, 1, |_| vec![target]);
        }
    }

    /// Next or previous heading; the place is left on the trail.
    pub fn step_section(&mut self, forward: bool, count: usize) {
        let from = self.place();
        let before = self.reader().place;
        self.step_to(forward, count, |app| {
            let sections = &app.doc().document.sections;
            sections.iter().map(|s| s.span.start()).collect()
        });
        if self.reader().place != before {
            self.trail.leave(from);
        }
    }

    /// Goes to a part of the text in per cent.
    pub fn to_percent(&mut self, percent: usize) {
        let len = self.doc().document.text.len();
        let offset = len / 100 * percent.min(100) + len % 100 * percent.min(100) / 100;
        let from = self.place();
        self.trail.leave(from);
        if percent >= 100 {
            self.to_end();
        } else {
            self.to_top(self.active, offset);
            self.follow();
        }
    }

    /// The section in which the active column stands.
    pub fn current_section(&self) -> usize {
        self.section_of(self.active)
    }

    /// The section in which a column stands: that of the first text on its screen.
    pub fn section_of(&self, column: usize) -> usize {
        let reader = &self.readers[column];
        let document = &self.docs[reader.document].document;
        if let Some(link) = reader.link
            && self.visible(column).contains(link.span.start())
        {
            return document.section_at(link.span.start());
        }
        let mut rows = self.rows_shown(column);
        if rows.len() < 2 {
            rows = self.layout(column).rows(reader.place, 2).into();
        }
        let text = rows.iter().take(2).find(|row| row.is_text());
        document.section_at(text.map_or(0, |r| r.span.start()))
    }

    /// How much of the text lies above the end of the screen, in per cent.
    pub fn percent(&self) -> usize {
        let len = self.doc().document.text.len();
        let visible = self.visible(self.active);
        if len == 0 || visible.end() >= len.saturating_sub(1) {
            return 100;
        }
        (visible.end() as u64 * 100 / len as u64) as usize
    }
}
