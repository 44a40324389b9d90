//! Owns the writing of a document: a format's reader says block by block what it reads, and text,
//! blocks, inlines, pages and sections come of it.

use super::sections::{self, Heading};
use crate::document::{Block, BlockKind, Document, Inline, InlineKind, Label, Page, Span};

/// A list around the place being written.
struct List {
    /// Of the next item; `None` for bullets.
    number: Option<u64>,
    /// Whether the item's first paragraph is still to come.
    fresh: bool,
}

/// Writes a document; see [`Writer::finish`].
pub struct Writer {
    document: Document,
    headings: Vec<Heading>,
    /// Headings of the first level outside of lists and quotes.
    outermost: usize,
    /// The block being written: where it starts and what it is.
    open: Option<(usize, BlockKind)>,
    lists: Vec<List>,
    quote: usize,
    /// Emphasis and links being written.
    inlines: Vec<(usize, InlineKind)>,
    /// Stands before the next paragraph's text.
    lead: Option<String>,
    /// Where the lead leads.
    lead_target: Option<String>,
    /// Where the last lead ends: the blank behind it is its own.
    lead_end: Option<usize>,
    row_start: bool,
}

impl Writer {
    /// `capacity` is about how many bytes of text will come.
    pub fn new(capacity: usize) -> Self {
        Self {
            document: Document {
                text: String::with_capacity(capacity),
                ..Document::default()
            },
            headings: Vec::new(),
            outermost: 0,
            open: None,
            lists: Vec::new(),
            quote: 0,
            inlines: Vec::new(),
            lead: None,
            lead_target: None,
            lead_end: None,
            row_start: true,
        }
    }

    /// The document's own statements (title, date) may be set and read while it is written.
    pub fn document(&mut self) -> &mut Document {
        &mut self.document
    }

    /// Where the next text of the block will stand; opens a paragraph where no block is open.
    pub fn here(&mut self) -> usize {
        if self.open.is_none() {
            self.begin_paragraph();
        }
        self.document.text.len()
    }

    /// How much has been written.
    pub fn written(&self) -> usize {
        self.document.text.len()
    }

    /// Whether the open block has text.
    pub fn has_text(&self) -> bool {
        self.open
            .is_some_and(|(start, _)| self.document.text.len() > start)
    }

    /// The kind of the open block.
    pub fn kind(&self) -> Option<BlockKind> {
        self.open.map(|(_, kind)| kind)
    }

    /// Adds text as it is; blank text opens no block. In a table it stays in its cell.
    pub fn text(&mut self, text: &str) {
        if self.open.is_none() && text.trim().is_empty() {
            return;
        }
        let here = self.here();
        let text = match self.lead_end {
            Some(end) if end == here => text.trim_start(),
            _ => text,
        };
        let in_cell = matches!(self.open, Some((_, BlockKind::Table)));
        if in_cell && text.contains(['\t', '\n']) {
            let flat = text.replace(['\t', '\n'], " ");
            self.document.text.push_str(&flat);
        } else {
            self.document.text.push_str(text);
        }
    }

    /// Adds text whose runs of white space are one blank each, as in HTML; in code it stays as it is.
    pub fn flowing(&mut self, text: &str) {
        if matches!(self.open, Some((_, BlockKind::Code | BlockKind::Lines))) {
            return self.text(text);
        }
        let blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}');
        let ends_blank = self.document.text.ends_with(char::is_whitespace);
        if text.starts_with(blank) && self.has_text() && !ends_blank {
            self.document.text.push(' ');
        }
        let mut words = text.split(blank).filter(|w| !w.is_empty()).peekable();
        if words.peek().is_none() {
            return;
        }
        self.here();
        while let Some(word) = words.next() {
            self.document.text.push_str(word);
            if words.peek().is_some() || text.ends_with(blank) {
                self.document.text.push(' ');
            }
        }
    }

    /// A line ends inside of the block; in tables, headings and code it is a blank.
    pub fn hard_break(&mut self) {
        let flat = !matches!(
            self.open,
            Some((
                _,
                BlockKind::Paragraph
                    | BlockKind::Lines
                    | BlockKind::Item { .. }
                    | BlockKind::Task { .. }
                    | BlockKind::ItemMore { .. }
            ))
        );
        if self.has_text() {
            self.document.text.push(if flat { ' ' } else { '\n' });
        }
    }

    /// Opens the block that running text makes here: a paragraph, or a part of a list item.
    pub fn begin_paragraph(&mut self) {
        let depth = self.lists.len().min(u8::MAX as usize) as u8;
        let kind = match self.lists.last_mut() {
            None => BlockKind::Paragraph,
            Some(list) if !list.fresh => BlockKind::ItemMore { depth },
            Some(list) => {
                list.fresh = false;
                let number = list.number.unwrap_or(0);
                list.number = list.number.map(|n| n.saturating_add(1));
                BlockKind::Item {
                    depth,
                    number: u32::try_from(number).unwrap_or(u32::MAX),
                }
            }
        };
        self.begin(kind);
        if let Some(lead) = self.lead.take() {
            let start = self.document.text.len();
            self.document.text.push_str(&lead);
            self.lead_end = Some(self.document.text.len());
            if let Some(target) = self.lead_target.take() {
                let end = start + lead.trim_end().len();
                self.link(Span::new(start, end), target);
            }
        }
    }

    /// Closes the open block and opens another.
    pub fn begin(&mut self, kind: BlockKind) {
        self.close();
        if !self.document.text.is_empty() {
            self.document.text.push('\n');
        }
        self.row_start = true;
        self.open = Some((self.document.text.len(), kind));
    }

    /// Ends the open block; one without text leaves no trace.
    pub fn close(&mut self) {
        let Some((start, kind)) = self.open.take() else {
            return;
        };
        let text = &mut self.document.text;
        let kept = match kind {
            BlockKind::Code => text[start..].trim_end_matches(['\n', '\r']).len(),
            BlockKind::Table => text[start..].len(),
            _ => text[start..].trim_end().len(),
        };
        text.truncate(start + kept);
        if kept == 0 && kind != BlockKind::Rule {
            // The line end that parted it from the block before.
            text.truncate(start.saturating_sub(1));
            return;
        }
        let span = Span::new(start, start + kept);
        let late = |inline: &&mut Inline| inline.span.end() > span.end();
        for inline in self.document.inlines.iter_mut().rev().take_while(late) {
            let from = inline.span.start().min(span.end());
            inline.span = Span::new(from, span.end());
        }
        self.document.blocks.push(Block {
            span,
            kind,
            section: 0,
            quote: self.quote.min(u8::MAX as usize) as u8,
            list: match kind {
                BlockKind::Item { .. } | BlockKind::ItemMore { .. } | BlockKind::Task { .. } => 0,
                _ => self.lists.len().min(u8::MAX as usize) as u8,
            },
        });
        if let BlockKind::Heading(level) = kind {
            let title = span
                .of(text)
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ");
            self.outermost += usize::from(level == 1 && self.quote == 0 && self.lists.is_empty());
            self.headings.push(Heading { span, level, title });
        }
    }

    /// A thematic break.
    pub fn rule(&mut self) {
        self.begin(BlockKind::Rule);
        self.close();
        // It has no text, but a place of its own.
        self.document.text.push('\n');
    }

    /// A list begins: `number` is its first item's, `None` for bullets.
    pub fn begin_list(&mut self, number: Option<u64>) {
        self.close();
        self.lists.push(List {
            number,
            fresh: false,
        });
    }

    /// The next paragraph is the first of an item.
    pub fn begin_item(&mut self) {
        self.close();
        if let Some(list) = self.lists.last_mut() {
            list.fresh = true;
        }
    }

    /// The item being written is a thing to do.
    pub fn task(&mut self, is_done: bool) {
        self.here();
        if let Some((_, kind)) = &mut self.open
            && let BlockKind::Item { depth, .. } = *kind
        {
            *kind = BlockKind::Task {
                depth,
                done: is_done,
            };
        }
    }

    pub fn end_list(&mut self) {
        self.close();
        self.lists.pop();
    }

    pub fn begin_quote(&mut self) {
        self.close();
        self.quote += 1;
    }

    pub fn end_quote(&mut self) {
        self.close();
        self.quote = self.quote.saturating_sub(1);
    }

    /// A row of the open table begins.
    pub fn begin_row(&mut self) {
        if self.has_text() {
            self.document.text.push('\n');
        }
        self.row_start = true;
    }

    /// A cell of the row begins.
    pub fn begin_cell(&mut self) {
        if !self.row_start {
            self.document.text.push('\t');
        }
        self.row_start = false;
    }

    /// What stands before the text of the next paragraph; `None` takes it back.
    pub fn lead(&mut self, lead: Option<String>) {
        self.lead = lead;
        self.lead_target = None;
    }

    /// What is written next can be linked to as `#name`. The first of a name counts.
    pub fn label(&mut self, name: &str) {
        let at = self.document.text.len();
        let name = name.to_owned();
        self.document.labels.push(Label { name, at });
    }

    /// A note is referred to here: its mark is a link to it.
    pub fn note_mark(&mut self, name: &str) {
        let start = self.here();
        self.label(&format!("fnref:{name}"));
        self.text(&format!("[{name}]"));
        let span = Span::new(start, self.document.text.len());
        self.link(span, format!("#fn:{name}"));
    }

    /// A note begins: its mark stands before its text and leads back to where it is referred to.
    pub fn begin_note(&mut self, name: &str) {
        self.close();
        self.label(&format!("fn:{name}"));
        self.lead = Some(format!("[{name}] "));
        self.lead_target = Some(format!("#fnref:{name}"));
    }

    pub fn end_note(&mut self) {
        self.close();
        self.lead(None);
    }

    fn link(&mut self, span: Span, target: String) {
        let index = self.document.targets.len() as u32;
        self.document.targets.push(target);
        let kind = InlineKind::Link(index);
        self.document.inlines.push(Inline { span, kind });
    }

    /// A link to `target` begins.
    pub fn begin_link(&mut self, target: String) {
        let index = self.document.targets.len() as u32;
        self.document.targets.push(target);
        self.begin_inline(InlineKind::Link(index));
    }

    /// Emphasis begins; each is ended by [`Self::end_inline`], the last begun first.
    pub fn begin_inline(&mut self, kind: InlineKind) {
        let start = self.here();
        self.inlines.push((start, kind));
    }

    pub fn end_inline(&mut self) {
        if let Some((start, kind)) = self.inlines.pop() {
            self.inline(start, kind);
        }
    }

    /// The text from `start` to here is of a kind.
    pub fn inline(&mut self, start: usize, kind: InlineKind) {
        let end = self.document.text.len();
        if start < end {
            let span = Span::new(start, end);
            self.document.inlines.push(Inline { span, kind });
        }
    }

    /// A page of the source begins here.
    pub fn page(&mut self, label: String) {
        let start = self.document.text.len();
        self.document.pages.push(Page { start, label });
    }

    /// Adds headings that the text itself has not marked; in text order, as the others.
    pub fn headings(&mut self) -> &mut Vec<Heading> {
        &mut self.headings
    }

    /// The document: its sections are those of its headings, its title, where none was stated, the
    /// first heading that stands alone on the first level.
    pub fn finish(mut self) -> Document {
        self.close();
        let mut document = self.document;
        document.inlines.retain(|i| !i.span.is_empty());
        document
            .inlines
            .sort_by_key(|i| (i.span.start(), std::cmp::Reverse(i.span.end())));
        let end = document.text.len();
        settle(&mut document.labels, &document.blocks);
        for page in &mut document.pages {
            page.start = page.start.min(end);
        }
        if document.title.is_none() {
            document.title = stated_title(&self.headings, self.outermost);
        }
        document.sections = sections::build(&document.text, self.headings, &mut document.blocks);
        document
    }
}

/// Labels set between two blocks, or before a block that left no trace, name the next one.
fn settle(labels: &mut [Label], blocks: &[Block]) {
    for label in labels {
        let next = blocks.partition_point(|b| b.span.end() <= label.at);
        if let Some(block) = blocks.get(next).or(blocks.last()) {
            let last = block.span.end().max(block.span.start());
            label.at = label.at.clamp(block.span.start(), last);
        }
    }
}

/// The first heading is the title when it is of the first level and stands alone on it.
fn stated_title(headings: &[Heading], outermost: usize) -> Option<String> {
    let first = headings.first()?;
    (first.level == 1 && outermost == 1).then(|| first.title.clone())
}
