//! Owns the reading of RTF: groups, control words and text become blocks, notes and what the document says of
//! itself. Changes are read as accepted.

use super::define::Defined;
use super::flow::{Block, Flow, Listed, Piece, Shape};
use super::lex::{Lexer, Token};
use super::state::{self, Place, State};
use super::tables::Tables;
use crate::import::decode::CodePage;
use crate::import::field;
use crate::import::options::Limits;

/// What is kept of a group that is gathered.
const LONGEST: usize = 1 << 16;

/// What was read.
#[derive(Debug, Default)]
pub struct Read {
    pub blocks: Vec<Block>,
    /// Notes by their names.
    pub notes: Vec<(String, Vec<Block>)>,
    pub tables: Tables,
    pub title: Option<String>,
    pub author: Option<String>,
    /// The day it was made on: year, month, day.
    pub made: [i32; 3],
    /// Why not all of it was read.
    pub fault: Option<String>,
}

pub fn read(bytes: &[u8], limits: &Limits) -> Read {
    let mut reader = Reader::default();
    let mut opened = false;
    // Groups that are too deep to be read.
    let mut deeper = 0_usize;
    for token in Lexer::new(bytes) {
        match token {
            Token::Open if deeper > 0 || reader.outer.len() >= limits.nesting => {
                deeper += 1;
                let fault = || limits.too_deep("groups").to_string();
                reader.read.fault.get_or_insert_with(fault);
            }
            Token::Close if deeper > 0 => deeper -= 1,
            _ if deeper > 0 => {}
            Token::Close if reader.outer.len() <= 1 => {
                opened = false;
                break;
            }
            Token::Open => {
                opened = true;
                reader.open();
            }
            token => reader.token(token),
        }
    }
    reader.flush();
    while !reader.outer.is_empty() {
        reader.close();
    }
    if opened {
        let fault = || "ends before its last group does".to_owned();
        reader.read.fault.get_or_insert_with(fault);
    }
    let shape = reader.state.shape;
    let flow = reader.flows.pop().unwrap_or_default();
    reader.read.blocks = flow.finish(shape);
    reader.read.made = reader.defined.made;
    reader.read
}

struct Reader {
    read: Read,
    state: State,
    /// The states around.
    outer: Vec<State>,
    flows: Vec<Flow>,
    /// Bytes not yet decoded, and their code page.
    bytes: Vec<u8>,
    bytes_page: CodePage,
    /// The code page of the document.
    page: CodePage,
    /// The first half of a sign beyond the basic plane.
    high: Option<u16>,
    /// Signs still to be passed over.
    skip: usize,
    /// The next word opens a group that may be ignored.
    starred: bool,
    gathered: String,
    /// Where the fields around lead.
    links: Vec<Option<String>>,
    defined: Defined,
    /// Footnotes and endnotes so far.
    counted: [usize; 2],
    is_endnote: bool,
}

impl Default for Reader {
    fn default() -> Self {
        Self {
            read: Read::default(),
            state: State::new(),
            outer: Vec::new(),
            flows: vec![Flow::default()],
            bytes: Vec::new(),
            bytes_page: CodePage::WESTERN,
            page: CodePage::WESTERN,
            high: None,
            skip: 0,
            starred: false,
            gathered: String::new(),
            links: Vec::new(),
            defined: Defined::default(),
            counted: [0; 2],
            is_endnote: false,
        }
    }
}

impl Reader {
    fn token(&mut self, token: Token<'_>) {
        match token {
            Token::Open => self.open(),
            Token::Close => {
                self.flush();
                self.skip = 0;
                self.close();
            }
            Token::Text(text) => {
                let skipped = self.skip.min(text.len());
                self.skip -= skipped;
                self.push(&text[skipped..]);
            }
            Token::Byte(byte) if self.skip == 0 => self.push(&[byte]),
            Token::Byte(_) => self.skip -= 1,
            Token::Sign(sign) => self.sign(sign),
            Token::Word(word, number) => {
                self.flush();
                let starred = std::mem::take(&mut self.starred);
                if let Some(text) = state::sign(word) {
                    if self.skip > 0 {
                        self.skip -= 1;
                    } else {
                        self.text(text);
                    }
                } else if word == "u" {
                    self.unicode(number.unwrap_or(0));
                } else {
                    // What is no sign stands for none.
                    self.skip = 0;
                    self.word(word, number, starred);
                }
            }
        }
    }

    fn open(&mut self) {
        self.flush();
        self.skip = 0;
        self.outer.push(self.state);
        self.state.begins = false;
        if self.state.place == Place::Styles {
            self.begin(Place::Style);
            self.defined.style = Default::default();
        }
    }

    fn begin(&mut self, place: Place) {
        self.state.place = place;
        self.state.begins = true;
        if place.is_gathered() {
            self.gathered.clear();
        }
        match place {
            Place::Field => self.links.push(None),
            Place::Shown => {
                if let Some(Some(target)) = self.links.last().cloned() {
                    self.flow().begin_link(target);
                }
            }
            Place::OldList => self.defined.old = Listed::Not,
            place if place.is_apart() => {
                self.is_endnote = false;
                self.flows.push(Flow::default());
                self.state.shape = Shape::default();
            }
            _ => {}
        }
    }

    fn close(&mut self) {
        let ended = self.state;
        if let Some(outer) = self.outer.pop() {
            self.state = outer;
        }
        if ended.begins {
            self.end(ended);
        }
    }

    fn end(&mut self, ended: State) {
        match ended.place {
            Place::Style => {
                let (number, mut style) = std::mem::take(&mut self.defined.style);
                style.name = self.gathered.trim().trim_end_matches(';').to_owned();
                self.read.tables.styles.insert(number, style);
            }
            Place::Title => self.read.title = Some(self.gathered.clone()),
            Place::Author => self.read.author = Some(self.gathered.clone()),
            Place::Code => {
                if let Some(link) = self.links.last_mut() {
                    *link = field::link(&self.gathered);
                }
            }
            Place::Shown => self.flow().end_link(),
            Place::Field => drop(self.links.pop()),
            Place::Bookmark => {
                let name = self.gathered.trim().to_owned();
                self.flow().push(Piece::Label(name));
            }
            Place::OldList => self.state.shape.list = self.defined.old,
            place if place.is_apart() && self.flows.len() > 1 => {
                let flow = self.flows.pop().unwrap_or_default();
                let blocks = flow.finish(ended.shape);
                if place == Place::TextBox {
                    self.flow().add_box(blocks);
                } else if !blocks.is_empty() {
                    let counted = &mut self.counted[usize::from(self.is_endnote)];
                    *counted += 1;
                    let name = format!("{}{counted}", if self.is_endnote { "e" } else { "" });
                    self.flow().push(Piece::Note(name.clone()));
                    self.read.notes.push((name, blocks));
                }
                self.is_endnote = false;
            }
            _ => {}
        }
    }

    fn flow(&mut self) -> &mut Flow {
        if self.flows.is_empty() {
            self.flows.push(Flow::default());
        }
        let last = self.flows.len() - 1;
        &mut self.flows[last]
    }

    /// Adds bytes in the code page of the place.
    fn push(&mut self, bytes: &[u8]) {
        if bytes.is_empty() {
            return;
        }
        if self.bytes_page != self.state.page {
            self.flush();
            self.bytes_page = self.state.page;
        }
        self.high = None;
        self.bytes.extend_from_slice(bytes);
    }

    fn flush(&mut self) {
        if !self.bytes.is_empty() {
            let text = self.bytes_page.decode(&self.bytes);
            self.bytes.clear();
            self.text(&text);
        }
    }

    fn text(&mut self, text: &str) {
        let place = self.state.place;
        if place.is_gathered() {
            if self.gathered.len() + text.len() <= LONGEST {
                self.gathered.push_str(text);
            }
        } else if place.is_text() && !self.state.hidden && !self.state.deleted {
            self.flow().text(text);
        }
    }

    fn unicode(&mut self, number: i32) {
        self.skip = self.state.fallback;
        // Numbers above 32767 are written as negative ones.
        let unit = number as u16;
        let sign = match (self.high.take(), unit) {
            (_, 0xd800..=0xdbff) => {
                self.high = Some(unit);
                return;
            }
            (high, 0xdc00..=0xdfff) => char::decode_utf16([high.unwrap_or(0), unit])
                .last()
                .and_then(Result::ok),
            _ => char::from_u32(unit.into()),
        };
        let sign = sign.unwrap_or(char::REPLACEMENT_CHARACTER);
        self.text(sign.encode_utf8(&mut [0; 4]));
    }

    fn sign(&mut self, sign: u8) {
        if sign == b'*' {
            self.starred = true;
            return;
        }
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        match sign {
            b'\\' | b'{' | b'}' => self.push(&[sign]),
            b'\r' | b'\n' => {
                self.flush();
                self.end_paragraph();
            }
            b'~' | b'_' | b'\t' => {
                self.flush();
                self.text(match sign {
                    b'~' => "\u{a0}",
                    b'_' => "-",
                    _ => "\t",
                });
            }
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        if self.state.place.is_text() {
            let shape = self.state.shape;
            self.flow().end_paragraph(shape);
        }
    }

    fn word(&mut self, word: &str, number: Option<i32>, starred: bool) {
        let on = number != Some(0);
        let value = number.unwrap_or(0);
        if self.state.place == Place::Nowhere {
            if word == "ud" {
                self.state.place = self.state.before;
            }
            return;
        }
        // In a table of their own, words tell of it; elsewhere some open another place.
        let place = self.state.place;
        if self.defined.word(place, word, value, &mut self.read.tables) {
            return;
        }
        if word == "upr" {
            self.state.before = self.state.place;
            return self.begin(Place::Nowhere);
        }
        let info = matches!(word, "title" | "author" | "creatim");
        let place = state::place(word).filter(|_| !info || self.state.place == Place::Info);
        if let Some(place) = place {
            return self.begin(place);
        }
        if starred {
            return self.begin(Place::Nowhere);
        }
        match word {
            "ansicpg" => {
                self.page = CodePage::of(value).unwrap_or(CodePage::WESTERN);
                self.state.page = self.page;
            }
            "mac" => {
                self.page = CodePage::of(10000).unwrap_or(self.page);
                self.state.page = self.page;
            }
            "uc" => self.state.fallback = usize::try_from(value).unwrap_or(0).min(16),
            "f" => self.state.page = self.font_page(value),
            "plain" => {
                self.state.hidden = false;
                self.state.deleted = false;
            }
            "v" => self.state.hidden = on,
            "deleted" | "mvf" => self.state.deleted = on,
            "ftnalt" => self.is_endnote = true,
            _ if self.state.place.is_text() => self.in_text(word, value),
            _ => {}
        }
    }

    fn font_page(&self, font: i32) -> CodePage {
        let fonts = &self.read.tables.fonts;
        fonts.get(&font).copied().unwrap_or(self.page)
    }

    fn in_text(&mut self, word: &str, value: i32) {
        let shape = &mut self.state.shape;
        match word {
            "pard" => *shape = Shape::default(),
            "s" => shape.style = value,
            "outlinelevel" => shape.outline = Some(value),
            "intbl" => shape.in_table = true,
            "ls" if value > 0 => shape.list = Listed::Of(value),
            "ls" => shape.list = Listed::Not,
            "ilvl" => shape.level = usize::try_from(value).unwrap_or(0),
            "par" | "sect" | "page" => self.end_paragraph(),
            "line" | "lbr" => self.flow().push(Piece::Break),
            "cell" => self.flow().end_cell(),
            "nestcell" | "nestrow" => self.text(" "),
            "row" => self.flow().end_row(),
            _ => {}
        }
    }
}
