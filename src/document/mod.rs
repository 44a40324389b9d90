//! Owns the document: one text with its shape (title, sections, blocks). No dependency, no IO.

mod anchor;
mod change;
mod hyphen;
mod label;
mod span;

pub use anchor::{Anchor, Found};
pub use change::Change;
pub use hyphen::is_broken_word;
pub use label::Label;
pub use span::Span;

/// One text with its shape. All positions are [`Span`]s of `text`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Document {
    /// What the reader calls it: a file name, or "briefing".
    pub name: String,
    pub format: Format,
    /// Size of the source in bytes, before decoding.
    pub source_bytes: u64,
    /// The title that the document states, if it states one.
    pub title: Option<String>,
    /// Who wrote it, where it states that.
    pub byline: Option<String>,
    /// The date of the document itself as an ISO day, where it states one.
    pub date: Option<String>,
    /// The text as read: decoded, without mark-up, line ends as `\n`, blocks parted by `\n`.
    pub text: String,
    /// In text order; a section's span holds those of its subsections. Never empty: a document
    /// without headings is one section with an empty title.
    pub sections: Vec<Section>,
    /// In text order, not overlapping, covering all that is shown.
    pub blocks: Vec<Block>,
    /// Emphasis, code and links inside blocks, in text order.
    pub inlines: Vec<Inline>,
    /// Targets of the links, by the index in [`InlineKind::Link`].
    pub targets: Vec<String>,
    /// Places that links can name, in text order; headings need none.
    pub labels: Vec<Label>,
    /// Where the source's pages begin, in text order; empty where it has none.
    pub pages: Vec<Page>,
}

/// A page of the source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Offset of its first text.
    pub start: usize,
    /// As printed or counted: "12", "iv".
    pub label: String,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Format {
    #[default]
    Text,
    Markdown,
    Html,
    Pdf,
    Epub,
    Docx,
    Odt,
    Rtf,
}

/// A heading and what stands under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    pub parent: Option<u32>,
    /// 1 is the outermost.
    pub level: u8,
    /// On one line; empty where text stands before the first heading.
    pub title: String,
    /// The heading itself; empty (at `span.start`) where there is none.
    pub heading: Span,
    /// From the heading to the end of its last subsection.
    pub span: Span,
    /// From the heading to its first subsection.
    pub own: Span,
    /// Words in `span`.
    pub words: u32,
    /// Words in `own`.
    pub own_words: u32,
}

/// A paragraph, list item, quote, table, code block…
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    pub span: Span,
    pub kind: BlockKind,
    /// The section it stands in.
    pub section: u32,
    /// Depth of block quotes around it.
    pub quote: u8,
    /// Depth of lists around it, where it is no paragraph of theirs but a table, say.
    pub list: u8,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    Heading(u8),
    /// Its line ends are spaces to the reader, except where the source's mark-up breaks a line.
    Paragraph,
    /// Its line ends and leading spaces are kept: verse, addresses, columns.
    Lines,
    /// A list item's first paragraph; later ones are paragraphs of the same depth. `number` 0 is a bullet.
    Item {
        depth: u8,
        number: u32,
    },
    /// An item of a list of things to do.
    Task {
        depth: u8,
        done: bool,
    },
    /// A later paragraph of a list item.
    ItemMore {
        depth: u8,
    },
    Code,
    /// Rows parted by `\n`, cells by `\t`; the first row is the head.
    Table,
    /// A thematic break; its span may be empty.
    Rule,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Inline {
    pub span: Span,
    pub kind: InlineKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InlineKind {
    Emphasis,
    Strong,
    Code,
    Strikethrough,
    /// A link to `targets[index]`.
    Link(u32),
}

impl Document {
    /// The innermost section at an offset.
    pub fn section_at(&self, offset: usize) -> usize {
        self.sections
            .partition_point(|s| s.span.start() <= offset)
            .saturating_sub(1)
    }

    /// The block at an offset, or the last one that starts before it.
    pub fn block_at(&self, offset: usize) -> usize {
        self.blocks
            .partition_point(|b| b.span.start() <= offset)
            .saturating_sub(1)
    }

    /// The inlines that begin in a part of the text, or not far before it: one may reach into it.
    pub fn inlines_in(&self, part: Span) -> impl Iterator<Item = &Inline> {
        /// Longer ones are no emphasis to the reader.
        const REACH: usize = 2_000;
        let near = part.start().saturating_sub(REACH);
        let from = self.inlines.partition_point(|i| i.span.start() < near);
        let inlines = self.inlines[from..].iter();
        inlines.take_while(move |i| i.span.start() < part.end())
    }

    /// The label of the page an offset stands on, where the source has pages.
    pub fn page_at(&self, offset: usize) -> Option<&str> {
        let after = self.pages.partition_point(|p| p.start <= offset);
        let page = self.pages.get(after.checked_sub(1)?)?;
        Some(&page.label)
    }

    /// The text of a span; empty where the span does not fit the text.
    pub fn slice(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// Titles from the outermost section down to this one, without empty ones.
    pub fn path(&self, section: usize) -> Vec<&str> {
        let mut path = Vec::new();
        let mut at = Some(section);
        while let Some(section) = at.and_then(|i| self.sections.get(i)) {
            if !section.title.is_empty() {
                path.push(section.title.as_str());
            }
            at = section.parent.map(|p| p as usize);
        }
        path.reverse();
        path
    }

    /// Words in the whole document.
    pub fn words(&self) -> u64 {
        self.sections.iter().map(|s| u64::from(s.own_words)).sum()
    }

    /// Title, or the name where it states none.
    pub fn heading(&self) -> &str {
        self.title.as_deref().unwrap_or(&self.name)
    }
}

/// Words without the line breaks of their text: runs of white space are one space, and none is at the ends.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
