//! Owns what holds within a group of RTF and ends with it.

use super::flow::Shape;
use crate::import::decode::CodePage;

/// Where what stands in a group goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Place {
    #[default]
    Text,
    /// No part of the document: headers, pictures, what is not known.
    Nowhere,
    Fonts,
    Styles,
    /// One style; its text is its name.
    Style,
    Lists,
    Overrides,
    Info,
    Title,
    Author,
    Created,
    /// How the old lists number a paragraph.
    OldList,
    Field,
    /// What a field is to show.
    Code,
    /// What it shows.
    Shown,
    Bookmark,
    /// A drawing: only its text box is text.
    Drawing,
    Note,
    TextBox,
}

impl Place {
    /// Whether what stands there is text of the document.
    pub fn is_text(self) -> bool {
        matches!(
            self,
            Self::Text | Self::Field | Self::Shown | Self::Note | Self::TextBox
        )
    }

    /// Whether what stands there is kept until the group ends.
    pub fn is_gathered(self) -> bool {
        matches!(
            self,
            Self::Style | Self::Title | Self::Author | Self::Code | Self::Bookmark
        )
    }

    /// Whether text there is a flow of its own.
    pub fn is_apart(self) -> bool {
        matches!(self, Self::Note | Self::TextBox)
    }
}

/// The state of a group; those in it begin with a copy.
#[derive(Debug, Clone, Copy)]
pub struct State {
    pub place: Place,
    /// The place began with this group.
    pub begins: bool,
    /// Where a group in another form, which stands in a skipped one, belongs.
    pub before: Place,
    /// How many signs after one in Unicode stand for it in programs that know none.
    pub fallback: usize,
    pub page: CodePage,
    pub hidden: bool,
    pub deleted: bool,
    pub shape: Shape,
}

impl State {
    pub fn new() -> Self {
        Self {
            place: Place::Text,
            begins: false,
            before: Place::Text,
            fallback: 1,
            page: CodePage::WESTERN,
            hidden: false,
            deleted: false,
            shape: Shape::default(),
        }
    }
}

/// The place that a control word opens, whether it is marked as new or not.
pub fn place(word: &str) -> Option<Place> {
    Some(match word {
        "fonttbl" => Place::Fonts,
        "stylesheet" => Place::Styles,
        "listtable" => Place::Lists,
        "listoverridetable" => Place::Overrides,
        "info" => Place::Info,
        "title" => Place::Title,
        "author" => Place::Author,
        "creatim" => Place::Created,
        "pn" => Place::OldList,
        "field" => Place::Field,
        "fldinst" => Place::Code,
        "fldrslt" => Place::Shown,
        "bkmkstart" => Place::Bookmark,
        "shp" | "shpinst" | "shpgrp" | "do" => Place::Drawing,
        "shptxt" | "dptxbxtext" => Place::TextBox,
        "footnote" => Place::Note,
        "aftncn" | "aftnsep" | "aftnsepc" | "annotation" | "atnauthor" | "atndate" | "atnid"
        | "atnicn" | "atnparent" | "atnref" | "atntime" | "atrfend" | "atrfstart" | "bkmkend"
        | "buptim" | "category" | "colortbl" | "comment" | "company" | "doccomm" | "footer"
        | "footerf" | "footerl" | "footerr" | "ftncn" | "ftnsep" | "ftnsepc" | "header"
        | "headerf" | "headerl" | "headerr" | "keywords" | "listtext" | "manager"
        | "nonesttables" | "nonshppict" | "objclass" | "objdata" | "objname" | "operator"
        | "pict" | "pntext" | "printim" | "private1" | "revtim" | "rxe" | "shprslt" | "sp"
        | "subject" | "tc" | "tcn" | "txe" | "xe" => Place::Nowhere,
        _ => return None,
    })
}

/// The text that a control word stands for.
pub fn sign(word: &str) -> Option<&'static str> {
    Some(match word {
        "tab" => "\t",
        "emdash" => "\u{2014}",
        "endash" => "\u{2013}",
        "emspace" | "enspace" | "qmspace" => " ",
        "bullet" => "\u{2022}",
        "lquote" => "\u{2018}",
        "rquote" => "\u{2019}",
        "ldblquote" => "\u{201c}",
        "rdblquote" => "\u{201d}",
        _ => return None,
    })
}
