//! Owns what paragraphs and rows are made of while they are read: pieces of text, links, marks of notes. A flow is
//! the text itself, that of a note, or that of a text box.

/// A part of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    Text(String),
    /// A line ends.
    Break,
    LinkBegins(String),
    LinkEnds,
    /// A note is referred to.
    Note(String),
    /// A place that links can name.
    Label(String),
}

/// The list a paragraph is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Listed {
    #[default]
    Not,
    /// A list of the table of lists.
    Of(i32),
    /// One that only the paragraph itself tells of, numbered or not.
    Alone { numbered: bool },
}

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shape {
    pub style: i32,
    /// As stated for this paragraph; 9 is body text.
    pub outline: Option<i32>,
    pub list: Listed,
    pub level: usize,
    pub in_table: bool,
}

#[derive(Debug)]
pub enum Block {
    Paragraph(Shape, Vec<Piece>),
    /// The cells of a row.
    Row(Vec<Vec<Piece>>),
}

#[derive(Debug, Default)]
pub struct Flow {
    pub blocks: Vec<Block>,
    pieces: Vec<Piece>,
    cells: Vec<Vec<Piece>>,
    /// Text boxes of the paragraph.
    boxes: Vec<Block>,
    /// Where the link leads that is open.
    link: Option<String>,
}

impl Flow {
    pub fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        match self.pieces.last_mut() {
            Some(Piece::Text(piece)) => piece.push_str(text),
            _ => self.pieces.push(Piece::Text(text.to_owned())),
        }
    }

    pub fn push(&mut self, piece: Piece) {
        self.pieces.push(piece);
    }

    pub fn begin_link(&mut self, target: String) {
        self.end_link();
        self.pieces.push(Piece::LinkBegins(target.clone()));
        self.link = Some(target);
    }

    pub fn end_link(&mut self) {
        if self.link.take().is_some() {
            self.pieces.push(Piece::LinkEnds);
        }
    }

    pub fn add_box(&mut self, blocks: Vec<Block>) {
        self.boxes.extend(blocks);
    }

    /// What stands before here is a paragraph; in a table it is a part of its cell.
    pub fn end_paragraph(&mut self, shape: Shape) {
        if shape.in_table {
            return self.text(" ");
        }
        self.end_row();
        let mut pieces = self.take();
        let says = |piece: &Piece| match piece {
            Piece::Text(text) => !text.trim().is_empty(),
            piece => matches!(piece, Piece::Note(_)),
        };
        let mut shape = shape;
        if !pieces.iter().any(says) {
            // Only a place that links name may be left of it.
            pieces.retain(|piece| matches!(piece, Piece::Label(_)));
            shape = Shape::default();
        }
        if !pieces.is_empty() {
            self.blocks.push(Block::Paragraph(shape, pieces));
        }
        self.blocks.append(&mut self.boxes);
    }

    pub fn end_cell(&mut self) {
        if let Some(Piece::Text(text)) = self.pieces.last_mut() {
            text.truncate(text.trim_end().len());
        }
        let cell = self.take();
        self.cells.push(cell);
    }

    pub fn end_row(&mut self) {
        if !self.cells.is_empty() {
            self.blocks
                .push(Block::Row(std::mem::take(&mut self.cells)));
            self.blocks.append(&mut self.boxes);
        }
    }

    /// All of the flow; what has not been ended ends as what it is.
    pub fn finish(mut self, shape: Shape) -> Vec<Block> {
        if shape.in_table && !self.cells.is_empty() {
            self.end_cell();
            self.end_row();
        }
        self.end_paragraph(Shape {
            in_table: false,
            ..shape
        });
        self.blocks
    }

    /// The pieces since the last end; a link that is open goes on behind it.
    fn take(&mut self) -> Vec<Piece> {
        if self.link.is_some() {
            self.pieces.push(Piece::LinkEnds);
        }
        let pieces = std::mem::take(&mut self.pieces);
        let again = self.link.clone().map(Piece::LinkBegins);
        self.pieces.extend(again);
        pieces
    }
}
