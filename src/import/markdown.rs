//! Owns Markdown: the one file that names pulldown_cmark. Mark-up becomes blocks, inlines and
//! sections of a text that has none.

use pulldown_cmark::{
    BlockQuoteKind, BrokenLink, CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd,
};

use super::front::{self, Front};
use super::raw_html::{self, Piece};
use super::shallow;
use super::writer::Writer;
use crate::document::{BlockKind, Document, InlineKind};

/// Reads Markdown source; name, format and size are left to the caller. With `cut`, the source is
/// the first part of a longer one: links whose targets may stand further on are taken for links.
pub fn read(source: &str, cut: bool) -> Document {
    let (front, source) = front::take_percent_block(source);
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_GFM
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
    builder.writer.finish()
}

struct Builder {
    writer: Writer,
    /// Inside a front matter block.
    front: Option<String>,
    /// The raw HTML of the block being read.
    html: String,
}

impl Builder {
    fn new(source: usize, front: Front) -> Self {
        let mut writer = Writer::new(source);
        writer.document().title = front.title;
        writer.document().date = front.date;
        Self {
            writer,
            front: None,
            html: String::new(),
        }
    }

    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => match &mut self.front {
                Some(front) => front.push_str(&text),
                None => self.writer.text(&text),
            },
            Event::Code(text) => {
                let start = self.writer.here();
                self.writer.text(&text);
                self.writer.inline(start, InlineKind::Code);
            }
            Event::InlineMath(text) | Event::DisplayMath(text) => self.writer.text(&text),
            Event::Html(text) => self.html.push_str(&text),
            Event::InlineHtml(tag) => {
                if let Some(name) = raw_html::label(&tag) {
                    self.writer.label(&name);
                }
                if tag.get(..3).is_some_and(|t| t.eq_ignore_ascii_case("<br")) {
                    self.writer.hard_break();
                }
            }
            Event::FootnoteReference(name) => self.writer.note_mark(&name),
            Event::SoftBreak if self.writer.has_text() => self.writer.text(" "),
            Event::SoftBreak => {}
            Event::HardBreak => self.writer.hard_break(),
            Event::Rule => self.writer.rule(),
            Event::TaskListMarker(done) => self.writer.task(done),
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Paragraph => self.writer.begin_paragraph(),
            Tag::Heading { level, id, .. } => {
                self.writer.begin(BlockKind::Heading(depth(level)));
                if let Some(id) = id {
                    self.writer.label(&id);
                }
            }
            Tag::BlockQuote(kind) => {
                self.writer.begin_quote();
                if let Some(kind) = kind {
                    self.alert(kind);
                }
            }
            Tag::CodeBlock(_) => self.writer.begin(BlockKind::Code),
            Tag::HtmlBlock => self.writer.close(),
            Tag::List(number) => self.writer.begin_list(number),
            Tag::Item => self.writer.begin_item(),
            Tag::FootnoteDefinition(name) => self.writer.begin_note(&name),
            Tag::Table(_) => self.writer.begin(BlockKind::Table),
            Tag::TableHead | Tag::TableRow => self.writer.begin_row(),
            Tag::TableCell => self.writer.begin_cell(),
            Tag::Emphasis => self.writer.begin_inline(InlineKind::Emphasis),
            Tag::Strong => self.writer.begin_inline(InlineKind::Strong),
            Tag::Strikethrough => self.writer.begin_inline(InlineKind::Strikethrough),
            Tag::Link { dest_url, .. } => self.writer.begin_link(dest_url.into_string()),
            Tag::MetadataBlock(_) => self.front = Some(String::new()),
            // What is shown of a picture is what it says instead.
            Tag::Image { .. } => self.writer.begin_inline(InlineKind::Emphasis),
            Tag::DefinitionList
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
            | TagEnd::Item => self.writer.close(),
            TagEnd::HtmlBlock => {
                self.html_block();
                self.writer.close();
            }
            TagEnd::FootnoteDefinition => self.writer.end_note(),
            TagEnd::BlockQuote(_) => self.writer.end_quote(),
            TagEnd::List(_) => self.writer.end_list(),
            TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Image => self.writer.end_inline(),
            TagEnd::MetadataBlock(_) => {
                let front = front::read(&self.front.take().unwrap_or_default());
                let document = self.writer.document();
                document.title = front.title.or(document.title.take());
                document.date = front.date.or(document.date.take());
            }
            TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::TableCell
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Superscript
            | TagEnd::Subscript => {}
        }
    }

    /// The word that a quote of a certain kind begins with.
    fn alert(&mut self, kind: BlockQuoteKind) {
        let word = match kind {
            BlockQuoteKind::Note => "Note",
            BlockQuoteKind::Tip => "Tip",
            BlockQuoteKind::Important => "Important",
            BlockQuoteKind::Warning => "Warning",
            BlockQuoteKind::Caution => "Caution",
        };
        self.writer.begin_paragraph();
        self.writer.begin_inline(InlineKind::Strong);
        self.writer.text(word);
        self.writer.end_inline();
        self.writer.close();
    }

    fn html_block(&mut self) {
        let source = std::mem::take(&mut self.html);
        raw_html::pieces(&source, |piece| match piece {
            Piece::Text(text) => {
                let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
                let gap = text.starts_with(char::is_whitespace);
                if gap && self.writer.has_text() {
                    self.writer.document().text.push(' ');
                }
                if !flat.is_empty() {
                    self.writer.here();
                    raw_html::push_unescaped(&mut self.writer.document().text, &flat);
                    if text.ends_with(char::is_whitespace) {
                        self.writer.document().text.push(' ');
                    }
                }
            }
            Piece::Label(name) => self.writer.label(&name),
            Piece::Heading(level) => self.writer.begin(BlockKind::Heading(level)),
            Piece::Line => self.writer.hard_break(),
            Piece::HeadingEnd | Piece::Break => self.writer.close(),
        });
    }
}

fn depth(level: HeadingLevel) -> u8 {
    level as u8
}
