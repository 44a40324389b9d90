//! Owns the way from a tree of elements to blocks: the one walk over HTML, of pages and of books.

use dom_query::NodeRef;

use super::{look, table};
use crate::document::{BlockKind, InlineKind};
use crate::import::writer::Writer;

/// Walks elements and writes what a reader would see of them.
pub struct Walk<'w> {
    pub writer: &'w mut Writer,
    /// Ids of elements and where they stand in the text, where somebody wants to know.
    pub ids: Option<Vec<(String, usize)>>,
    /// Emphasis and links around the place; each begins with its first text in a block.
    marks: Vec<Mark>,
    /// Within a heading or a cell: blocks are parted by blanks only.
    flat: usize,
    /// White space counts.
    kept: usize,
    /// The line has just been broken.
    broken: bool,
    /// What leads to other pages is written too.
    menus: bool,
}

struct Mark {
    kind: Kind,
    start: Option<usize>,
}

enum Kind {
    Plain(InlineKind),
    /// A link that has no text yet.
    Link(String),
}

impl<'w> Walk<'w> {
    pub fn new(writer: &'w mut Writer) -> Self {
        Self {
            writer,
            ids: None,
            marks: Vec::new(),
            flat: 0,
            kept: 0,
            broken: false,
            menus: true,
        }
    }

    /// What leads to other pages is no text.
    pub fn leave_out_menus(&mut self) {
        self.menus = false;
    }

    pub fn children(&mut self, node: &NodeRef<'_>) {
        for child in node.children_it(false) {
            self.node(&child);
        }
    }

    pub fn node(&mut self, node: &NodeRef<'_>) {
        if node.is_text() {
            return self.text(&node.text());
        }
        if !node.is_element() {
            if node.is_document() || node.is_fragment() {
                self.children(node);
            }
            return;
        }
        if look::is_unseen(node) || !self.menus && look::is_menu(node) {
            return;
        }
        if let Some(ids) = &mut self.ids
            && let Some(id) = node.attr("id").or_else(|| node.attr("name"))
        {
            ids.push((id.to_string(), self.writer.written()));
        }
        let name = node.node_name().unwrap_or_default();
        match name.as_ref() {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = name.as_bytes()[1] - b'0';
                self.heading(node, look::level(node, level));
            }
            "br" => self.line_break(),
            "hr" if self.flat == 0 => {
                self.end_block();
                self.writer.rule();
            }
            "ul" | "menu" | "ol" | "dir" if self.flat == 0 => self.list(node, &name),
            "li" if self.flat == 0 => {
                self.end_block();
                self.writer.begin_item();
                self.children(node);
                self.end_block();
            }
            "blockquote" if self.flat == 0 => {
                self.end_block();
                self.writer.begin_quote();
                self.children(node);
                self.end_block();
                self.writer.end_quote();
            }
            "pre" | "listing" | "xmp" | "plaintext" if self.flat == 0 => self.pre(node),
            "table" if self.flat == 0 => self.table(node),
            "a" => self.link(node),
            "b" | "strong" => self.marked(node, InlineKind::Strong),
            "i" | "em" | "cite" | "dfn" | "var" => self.marked(node, InlineKind::Emphasis),
            "code" | "kbd" | "samp" | "tt" if self.kept == 0 => {
                self.marked(node, InlineKind::Code);
            }
            "del" | "s" | "strike" => self.marked(node, InlineKind::Strikethrough),
            "q" => {
                self.text("\u{201c}");
                self.children(node);
                self.text("\u{201d}");
            }
            "sup" => self.raised(node),
            _ if look::is_block(&name) => self.block(node),
            _ => self.children(node),
        }
    }

    fn block(&mut self, node: &NodeRef<'_>) {
        if node.attr("role").is_some_and(|role| &*role == "heading") && self.flat == 0 {
            let level = node.attr("aria-level").and_then(|l| l.parse().ok());
            return self.heading(node, level.unwrap_or(2).clamp(1, 6));
        }
        self.end_block();
        self.children(node);
        self.end_block();
    }

    fn heading(&mut self, node: &NodeRef<'_>, level: u8) {
        if self.flat > 0 {
            self.end_block();
            self.children(node);
            return self.end_block();
        }
        self.end_block();
        self.writer.begin(BlockKind::Heading(level));
        self.flat += 1;
        self.children(node);
        self.flat -= 1;
        self.end_block();
    }

    fn list(&mut self, node: &NodeRef<'_>, name: &str) {
        self.end_block();
        let number = (name == "ol").then(|| {
            let start = node.attr("start").and_then(|s| s.trim().parse().ok());
            start.unwrap_or(1)
        });
        self.writer.begin_list(number);
        self.children(node);
        self.end_block();
        self.writer.end_list();
    }

    fn pre(&mut self, node: &NodeRef<'_>) {
        self.end_block();
        let kind = if look::is_code(node) {
            BlockKind::Code
        } else {
            BlockKind::Lines
        };
        self.writer.begin(kind);
        self.flat += 1;
        self.kept += 1;
        self.children(node);
        self.kept -= 1;
        self.flat -= 1;
        self.end_block();
    }

    fn table(&mut self, node: &NodeRef<'_>) {
        self.end_block();
        if !table::is_data(node) {
            self.children(node);
            return self.end_block();
        }
        for caption in node.children_it(false).filter(|n| n.has_name("caption")) {
            self.node(&caption);
        }
        self.end_block();
        self.writer.begin(BlockKind::Table);
        self.flat += 1;
        for row in table::rows(node) {
            self.writer.begin_row();
            for cell in table::cells(&row) {
                self.writer.begin_cell();
                if let Some(cell) = cell {
                    self.children(&cell);
                }
                self.end_marks();
            }
        }
        self.flat -= 1;
        self.end_block();
    }

    fn link(&mut self, node: &NodeRef<'_>) {
        let target = node.attr("href").map(|target| target.trim().to_owned());
        let target = target.filter(|t| {
            let scheme = t.get(..11).unwrap_or_default();
            !t.is_empty() && !scheme.eq_ignore_ascii_case("javascript:")
        });
        match target {
            None => self.children(node),
            Some(target) => self.within(node, Kind::Link(target)),
        }
    }

    fn marked(&mut self, node: &NodeRef<'_>, kind: InlineKind) {
        self.within(node, Kind::Plain(kind));
    }

    fn within(&mut self, node: &NodeRef<'_>, kind: Kind) {
        self.marks.push(Mark { kind, start: None });
        self.children(node);
        if let Some(mark) = self.marks.pop() {
            self.end_mark(&mark);
        }
    }

    /// A power stays one, the number of a note is parted from the word before it.
    fn raised(&mut self, node: &NodeRef<'_>) {
        let text = node.text();
        let digits = text.trim();
        if digits.is_empty() || digits.len() > 3 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return self.children(node);
        }
        let before = self.writer.document().text.chars().next_back();
        if before.is_some_and(|c| c.is_ascii_digit()) {
            let raised =
                |b: u8| ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"][usize::from(b - b'0')];
            let text: String = digits.bytes().map(raised).collect();
            return self.text(&text);
        }
        let note = node.first_child().filter(|child| child.has_name("a"));
        match note {
            Some(_) => {
                self.text("[");
                self.children(node);
                self.text("]");
            }
            None => self.children(node),
        }
    }

    fn text(&mut self, text: &str) {
        let soft;
        let text = if text.contains('\u{ad}') {
            // Where a line may break is for the layout to say.
            soft = text.replace('\u{ad}', "");
            &soft
        } else {
            text
        };
        let blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}');
        if self.kept > 0 {
            if !text.is_empty() {
                self.begin_marks();
                self.writer
                    .text(&text.replace("\r\n", "\n").replace('\r', "\n"));
            }
            return;
        }
        let words = text.trim_start_matches(blank);
        if words.len() < text.len() {
            self.blank();
        }
        if words.is_empty() {
            return;
        }
        self.broken = false;
        self.begin_marks();
        self.writer.flowing(words);
    }

    /// A blank, unless the line has just begun.
    fn blank(&mut self) {
        self.writer.flowing(" ");
    }

    fn line_break(&mut self) {
        if self.flat > 0 {
            if self.kept > 0 {
                self.writer.text("\n");
            } else {
                self.blank();
            }
        } else if std::mem::replace(&mut self.broken, true) {
            // Two in a row part paragraphs.
            self.end_block();
        } else {
            self.writer.hard_break();
        }
    }

    fn begin_marks(&mut self) {
        let here = self.writer.here();
        for mark in &mut self.marks {
            mark.start.get_or_insert(here);
        }
    }

    fn end_marks(&mut self) {
        let mut marks = std::mem::take(&mut self.marks);
        for mark in &mut marks {
            self.end_mark(mark);
            mark.start = None;
        }
        self.marks = marks;
    }

    fn end_mark(&mut self, mark: &Mark) {
        let Some(start) = mark.start else {
            return;
        };
        let kind = match &mark.kind {
            Kind::Plain(kind) => *kind,
            Kind::Link(target) => {
                let targets = &mut self.writer.document().targets;
                if targets.last() != Some(target) {
                    targets.push(target.clone());
                }
                InlineKind::Link(targets.len() as u32 - 1)
            }
        };
        self.writer.inline(start, kind);
    }

    /// The block ends here; what is marked goes on in the next one.
    pub fn end_block(&mut self) {
        self.broken = false;
        if self.flat > 0 {
            if self.kept == 0 {
                self.blank();
            }
            return;
        }
        self.end_marks();
        self.writer.close();
    }
}
