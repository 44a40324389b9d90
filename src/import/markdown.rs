//! Owns Markdown: the one file that names pulldown_cmark. Mark-up becomes blocks, inlines and
//! sections of a text that has none.

use pulldown_cmark::{
    BrokenLink, CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd,
};

use super::front::{self, Front};
use super::html::{self, Piece};
use super::sections::{self, Heading};
use super::shallow;
use crate::document::{Block, BlockKind, Document, Inline, InlineKind, Span};

/// Reads Markdown source; name, format and size are left to the caller. With `cut`, the source is
/// the first part of a longer one: links whose targets may stand further on are taken for links.
pub fn read(source: &str, cut: bool) -> Document {
    let (front, source) = front::take_percent_block(source);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    let guess = move |link: BrokenLink<'_>| {
        let named = matches!(link.link_type, LinkType::Reference | LinkType::Collapsed);
        (cut && named).then_some((CowStr::Borrowed(""), CowStr::Borrowed("")))
    };
    let shallow = shallow::limit(source);
    let source = shallow.as_deref().unwrap_or(source);
    let mut builder = Builder::new(source.len(), front);
    for event in Parser::new_with_broken_link_callback(source, options, Some(guess)) {
        builder.event(event);
    }
    builder.finish()
}

/// A list around the place being read.
struct List {
    /// Of the next item; `None` for bullets.
    number: Option<u64>,
    /// Whether the item's first paragraph is still to come.
    fresh: bool,
}

struct Builder {
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
    /// Inside a front matter block.
    front: Option<String>,
    /// The mark of a footnote whose first paragraph is still to come.
    footnote: Option<String>,
    /// The raw HTML of the block being read.
    html: String,
    row_start: bool,
}

impl Builder {
    fn new(source: usize, front: Front) -> Self {
        Self {
            document: Document {
                title: front.title,
                date: front.date,
                text: String::with_capacity(source),
                ..Document::default()
            },
            headings: Vec::new(),
            outermost: 0,
            open: None,
            lists: Vec::new(),
            quote: 0,
            inlines: Vec::new(),
            front: None,
            footnote: None,
            html: String::new(),
            row_start: true,
        }
    }

    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => match &mut self.front {
                Some(front) => front.push_str(&text),
                None => self.text(&text),
            },
            Event::Code(text) => {
                let start = self.here();
                self.text(&text);
                self.inline(start, InlineKind::Code);
            }
            Event::InlineMath(text) | Event::DisplayMath(text) => self.text(&text),
            Event::Html(text) => self.html.push_str(&text),
            Event::InlineHtml(tag) => {
                if tag.get(..3).is_some_and(|t| t.eq_ignore_ascii_case("<br")) {
                    self.hard_break();
                }
            }
            Event::FootnoteReference(name) => self.text(&format!("[{name}]")),
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.hard_break(),
            Event::Rule => {
                self.close();
                self.begin(BlockKind::Rule);
                self.close();
            }
            Event::TaskListMarker(done) => self.text(if done { "[x] " } else { "[ ] " }),
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph => self.begin_paragraph(),
            Tag::Heading { level, .. } => self.begin(BlockKind::Heading(depth(level))),
            Tag::BlockQuote(_) => {
                self.close();
                self.quote += 1;
            }
            Tag::CodeBlock(_) => self.begin(BlockKind::Code),
            Tag::HtmlBlock => self.close(),
            Tag::List(number) => {
                self.close();
                self.lists.push(List {
                    number,
                    fresh: false,
                });
            }
            Tag::Item => {
                self.close();
                if let Some(list) = self.lists.last_mut() {
                    list.fresh = true;
                }
            }
            Tag::FootnoteDefinition(name) => {
                self.close();
                self.footnote = Some(format!("[{name}] "));
            }
            Tag::Table(_) => self.begin(BlockKind::Table),
            Tag::TableHead | Tag::TableRow => {
                if self.has_text() {
                    self.document.text.push('\n');
                }
                self.row_start = true;
            }
            Tag::TableCell => {
                if !self.row_start {
                    self.document.text.push('\t');
                }
                self.row_start = false;
            }
            Tag::Emphasis => self.begin_inline(InlineKind::Emphasis),
            Tag::Strong => self.begin_inline(InlineKind::Strong),
            Tag::Strikethrough => self.begin_inline(InlineKind::Strikethrough),
            Tag::Link { dest_url, .. } => {
                let target = self.document.targets.len() as u32;
                self.document.targets.push(dest_url.into_string());
                self.begin_inline(InlineKind::Link(target));
            }
            Tag::MetadataBlock(_) => self.front = Some(String::new()),
            Tag::Image { .. }
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Superscript
            | Tag::Subscript => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::CodeBlock
            | TagEnd::Table
            | TagEnd::Item => self.close(),
            TagEnd::HtmlBlock => {
                self.html_block();
                self.close();
            }
            TagEnd::FootnoteDefinition => {
                self.close();
                self.footnote = None;
            }
            TagEnd::BlockQuote(_) => {
                self.close();
                self.quote = self.quote.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.close();
                self.lists.pop();
            }
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link => {
                if let Some((start, kind)) = self.inlines.pop() {
                    self.inline(start, kind);
                }
            }
            TagEnd::MetadataBlock(_) => {
                let front = front::read(&self.front.take().unwrap_or_default());
                self.document.title = front.title.or(self.document.title.take());
                self.document.date = front.date.or(self.document.date.take());
            }
            TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::TableCell
            | TagEnd::Image
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Superscript
            | TagEnd::Subscript => {}
        }
    }

    /// Where the next text of the block will stand.
    fn here(&mut self) -> usize {
        if self.open.is_none() {
            self.begin_paragraph();
        }
        self.document.text.len()
    }

    fn has_text(&self) -> bool {
        self.open
            .is_some_and(|(start, _)| self.document.text.len() > start)
    }

    fn text(&mut self, text: &str) {
        let blank = self.open.is_none() && text.trim().is_empty();
        if blank {
            return;
        }
        self.here();
        let in_cell = matches!(self.open, Some((_, BlockKind::Table)));
        if in_cell && text.contains(['\t', '\n']) {
            let flat = text.replace(['\t', '\n'], " ");
            self.document.text.push_str(&flat);
        } else {
            self.document.text.push_str(text);
        }
    }

    fn hard_break(&mut self) {
        let flat = !matches!(
            self.open,
            Some((
                _,
                BlockKind::Paragraph | BlockKind::Item { .. } | BlockKind::ItemMore { .. }
            ))
        );
        if self.has_text() {
            self.document.text.push(if flat { ' ' } else { '\n' });
        }
    }

    /// Opens the block that running text makes here: a paragraph, or a part of a list item.
    fn begin_paragraph(&mut self) {
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
        if let Some(mark) = self.footnote.take() {
            self.document.text.push_str(&mark);
        }
    }

    fn begin(&mut self, kind: BlockKind) {
        self.close();
        if !self.document.text.is_empty() {
            self.document.text.push('\n');
        }
        self.row_start = true;
        self.open = Some((self.document.text.len(), kind));
    }

    /// Ends the open block; one without text leaves no trace.
    fn close(&mut self) {
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

    fn begin_inline(&mut self, kind: InlineKind) {
        let start = self.here();
        self.inlines.push((start, kind));
    }

    fn inline(&mut self, start: usize, kind: InlineKind) {
        let end = self.document.text.len();
        if start < end {
            let span = Span::new(start, end);
            self.document.inlines.push(Inline { span, kind });
        }
    }

    fn html_block(&mut self) {
        let source = std::mem::take(&mut self.html);
        html::pieces(&source, |piece| match piece {
            Piece::Text(text) => {
                let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
                let gap = text.starts_with(char::is_whitespace);
                if gap && self.has_text() {
                    self.document.text.push(' ');
                }
                if !flat.is_empty() {
                    self.here();
                    html::push_unescaped(&mut self.document.text, &flat);
                    if text.ends_with(char::is_whitespace) {
                        self.document.text.push(' ');
                    }
                }
            }
            Piece::Heading(level) => self.begin(BlockKind::Heading(level)),
            Piece::Line => self.hard_break(),
            Piece::HeadingEnd | Piece::Break => self.close(),
        });
    }

    fn finish(mut self) -> Document {
        self.close();
        let mut document = self.document;
        document.inlines.retain(|i| !i.span.is_empty());
        document
            .inlines
            .sort_by_key(|i| (i.span.start(), std::cmp::Reverse(i.span.end())));
        if document.title.is_none() {
            document.title = stated_title(&self.headings, self.outermost);
        }
        document.sections = sections::build(&document.text, self.headings, &mut document.blocks);
        document
    }
}

/// The first heading is the title when it is of the first level and stands alone on it.
fn stated_title(headings: &[Heading], outermost: usize) -> Option<String> {
    let first = headings.first()?;
    (first.level == 1 && outermost == 1).then(|| first.title.clone())
}

fn depth(level: HeadingLevel) -> u8 {
    level as u8
}
