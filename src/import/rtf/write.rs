//! Owns the way from the paragraphs and rows of an RTF document to a document.

use super::flow::{Block, Listed, Piece, Shape};
use super::read::Read;
use super::tables::Tables;
use crate::document::BlockKind;
use crate::import::items::Items;
use crate::import::writer::Writer;

/// Writes blocks, then the notes, whose names are given a prefix; returns the text of the first paragraph in the
/// style of a title.
pub fn write(read: &Read, prefix: &'static str, writer: &mut Writer) -> Option<String> {
    let mut write = Write {
        writer,
        tables: &read.tables,
        prefix,
        items: Items::default(),
        title: None,
    };
    write.blocks(&read.blocks);
    for (name, blocks) in &read.notes {
        write.writer.begin_note(&format!("{prefix}{name}"));
        write.blocks(blocks);
        write.writer.end_note();
    }
    write.title
}

struct Write<'a> {
    writer: &'a mut Writer,
    tables: &'a Tables,
    prefix: &'static str,
    items: Items,
    title: Option<String>,
}

impl Write<'_> {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph(shape, pieces) => self.paragraph(shape, pieces),
                Block::Row(cells) => self.row(cells),
            }
        }
        self.items.end(self.writer);
        self.writer.close();
    }

    fn row(&mut self, cells: &[Vec<Piece>]) {
        if self.writer.kind() != Some(BlockKind::Table) {
            self.items.end(self.writer);
            self.writer.begin(BlockKind::Table);
        }
        self.writer.begin_row();
        for cell in cells {
            self.writer.begin_cell();
            self.pieces(cell);
        }
    }

    fn paragraph(&mut self, shape: &Shape, pieces: &[Piece]) {
        let level = shape.outline.filter(|level| *level != 9);
        let level = level.or_else(|| self.tables.level(shape.style));
        match (level, shape.list) {
            (Some(level @ 0..=8), _) => {
                self.items.end(self.writer);
                self.writer.begin(BlockKind::Heading(level as u8 + 1));
            }
            (_, Listed::Not) => {
                self.items.end(self.writer);
                self.writer.begin_paragraph();
            }
            (_, Listed::Of(list)) => {
                let first = |level| self.tables.first(list, level);
                let name = list.to_string();
                self.items.begin(self.writer, &name, shape.level, first);
            }
            (_, Listed::Alone { numbered }) => {
                let first = |_| numbered.then_some(1);
                let name = if numbered { "numbers" } else { "bullets" };
                self.items.begin(self.writer, name, shape.level, first);
            }
        }
        let from = self.writer.written();
        self.pieces(pieces);
        if self.title.is_none() && self.tables.is_title(shape.style) {
            let text = self.writer.document().text.get(from..).unwrap_or_default();
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            self.title = (!text.is_empty()).then_some(text);
        }
        self.writer.close();
    }

    fn pieces(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            match piece {
                Piece::Text(text) => self.writer.text(text),
                Piece::Break => self.writer.hard_break(),
                Piece::LinkBegins(target) => self.writer.begin_link(target.clone()),
                Piece::LinkEnds => self.writer.end_inline(),
                Piece::Note(name) => self.writer.note_mark(&format!("{}{name}", self.prefix)),
                Piece::Label(name) => self.writer.label(name),
            }
        }
    }
}
