//! Owns copying: a line, sentence or passage, with its locator: document, section, offsets.

use super::reader::Selection;
use super::{App, Effect};
use crate::document::Span;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Line,
    Sentence,
    Passage,
    Locator,
}

impl App {
    /// Copies a part of the text at the link (or the first text on the screen), or the selection.
    pub fn copy(&mut self, part: Part) -> Vec<Effect> {
        let at = self.here();
        let document = &self.doc().document;
        let span = match part {
            Part::Line => {
                let rows = self.layout(self.active).rows(at, 1);
                rows.first().map_or(Span::empty(at), |row| row.reach())
            }
            Part::Sentence => self
                .doc()
                .analysis
                .sentence_at(at)
                .filter(|s| s.end() >= at)
                .unwrap_or_else(|| self.block_span(at)),
            Part::Passage => self.selected_span().unwrap_or_else(|| self.block_span(at)),
            Part::Locator => self.selected_span().unwrap_or(Span::empty(at)),
        };
        let words = document.slice(span).trim();
        let locator = self.locator(span);
        let text = match part {
            Part::Locator => locator,
            _ => format!("“{}”\n— {locator}", one_line(words)),
        };
        self.reader_mut().selection = None;
        let what = match part {
            Part::Line => "line",
            Part::Sentence => "sentence",
            Part::Passage => "passage",
            Part::Locator => "locator",
        };
        self.say(format!(
            "{what} sent to the terminal's clipboard (OSC 52), {} characters",
            text.chars().count()
        ));
        vec![Effect::Copy(text)]
    }

    /// "report.pdf, p. 12, § Spending, bytes 120–184"; the page where the source has pages.
    pub fn locator(&self, span: Span) -> String {
        self.locator_of(self.reader().document, span)
    }

    /// The same of a document.
    pub fn locator_of(&self, document: usize, span: Span) -> String {
        let open = &self.docs[document];
        let section = open.document.section_at(span.start());
        let path = open.document.path(section).join(" › ");
        let part = if path.is_empty() {
            String::new()
        } else {
            format!(", § {path}")
        };
        let page = open.document.page_at(span.start());
        let page = page.map_or(String::new(), |page| format!(", p. {page}"));
        let line = format!(
            "{}{page}{part}, bytes {}–{}",
            open.name,
            span.start(),
            span.end()
        );
        crate::flow::safe_line(&line)
    }

    /// Begins or ends the selection of rows.
    pub fn select(&mut self) {
        let here = self.here();
        let reader = self.reader_mut();
        reader.selection = match reader.selection {
            Some(_) => None,
            None => Some(Selection {
                anchor: here,
                head: here,
            }),
        };
        if self.reader().selection.is_some() {
            self.say("selecting: j k { } extend, y copies, Esc ends");
        }
    }

    /// Moves the free end of the selection by rows.
    pub fn select_rows(&mut self, by: isize) {
        let Some(selection) = self.reader().selection else {
            return;
        };
        let layout = self.layout(self.active);
        let mut head = selection.head;
        for _ in 0..by.unsigned_abs() {
            let next = if by > 0 {
                layout.forward(head, 1)
            } else {
                layout.back(head, 1)
            };
            // Over gaps to a row of text.
            let gap = |at| layout.rows(at, 1).first().is_some_and(|r| !r.is_text());
            head = match (gap(next), by > 0) {
                (true, true) => layout.forward(next, 1),
                (true, false) => layout.back(next, 1),
                (false, _) => next,
            };
        }
        self.extend(head);
    }

    /// Moves the free end of the selection to another block.
    pub fn select_blocks(&mut self, forward: bool, count: usize) {
        let Some(selection) = self.reader().selection else {
            return;
        };
        let blocks = &self.doc().document.blocks;
        let at = self.doc().document.block_at(selection.head);
        let to = if forward {
            (at + count).min(blocks.len().saturating_sub(1))
        } else {
            at.saturating_sub(count)
        };
        if let Some(block) = blocks.get(to) {
            let head = block.span.start();
            self.extend(head);
        }
    }

    fn extend(&mut self, head: usize) {
        if let Some(selection) = &mut self.reader_mut().selection {
            selection.head = head;
        }
        self.show(self.active, Span::empty(head));
    }

    /// The rows that are selected, whole.
    pub fn selected_span(&self) -> Option<Span> {
        let selection = self.reader().selection?;
        let layout = self.layout(self.active);
        let row = |at| {
            layout
                .rows(at, 1)
                .first()
                .map_or(Span::empty(at), |r| r.reach())
        };
        Some(row(selection.anchor).join(row(selection.head)))
    }

    /// Where one is: the link, if it is on the screen, else the first text there.
    pub fn here(&self) -> usize {
        let visible = self.visible(self.active);
        let link = self.reader().link.map(|l| l.span.start());
        let hit = self.search.as_ref().and_then(|s| s.at).map(Span::start);
        let layout = self.layout(self.active);
        let rows = layout.rows(self.reader().place, 2);
        let text = rows.iter().find(|r| r.is_text());
        link.or(hit)
            .filter(|at| visible.contains(*at))
            .or(text.map(|r| r.span.start()))
            .unwrap_or(0)
    }

    fn block_span(&self, at: usize) -> Span {
        let document = &self.doc().document;
        let block = document.blocks.get(document.block_at(at));
        block.map_or(Span::empty(at), |b| b.span)
    }
}

/// Line ends inside a passage are the layout's, not the author's.
fn one_line(words: &str) -> String {
    let shown = crate::flow::safe_line(words);
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}
