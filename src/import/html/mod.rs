//! Owns HTML: the article of a page, or all of it where it is none.

mod about;
mod article;
mod look;
mod markup;
mod table;
mod walk;

use anyhow::Result;
use dom_query::{Document as Page, NodeRef};

use super::options::Options;
use super::raw_html::{self, Piece};
use super::writer::Writer;
use super::{charset, sections};
use crate::document::{BlockKind, Document};
use walk::Walk;

/// Reads a page; name, format and size are left to the caller.
pub fn read(bytes: &[u8], options: &Options, warnings: &mut Vec<String>) -> Result<Document> {
    let source = charset::decode(bytes, options.encoding.as_deref(), warnings);
    let Some(page) = parse(&source, options, warnings) else {
        return Ok(flat(&source));
    };
    let about = about::of(&page);
    let whole = whole(&page);
    let article = (source.len() <= article::LARGEST)
        .then(|| article::find(&page))
        .flatten();
    let article = article.map(|article| {
        let mut writer = Writer::new(source.len() / 4);
        let content = Page::fragment(article);
        Walk::new(&mut writer).children(&content.root());
        writer.finish()
    });
    let mut document = match article {
        Some(article) if is_article(&article, &whole, &page) => article,
        _ => whole,
    };
    document.title = about.title.or(document.title);
    document.byline = about.byline;
    document.date = about.date;
    Ok(document)
}

/// The tree of a source; `None` where it nests too deep, which is warned of.
pub fn parse(source: &str, options: &Options, warnings: &mut Vec<String>) -> Option<Page> {
    let most = options.limits.nesting;
    if markup::is_deep(source, most) {
        warnings.push(format!(
            "nests elements more than {most} deep, so its text is read without its structure; \
             --max-nesting allows more"
        ));
        return None;
    }
    let head = &source[..source.floor_char_boundary(1024)];
    let xml =
        head.trim_start().starts_with("<?xml") || head.contains("http://www.w3.org/1999/xhtml");
    Some(if xml {
        Page::from(markup::close_empty(source))
    } else {
        Page::from(source)
    })
}

/// Writes what a browser shows of a page's body.
pub fn write(page: &Page, writer: &mut Writer) -> Vec<(String, usize)> {
    let mut walk = Walk::new(writer);
    walk.ids = Some(Vec::new());
    match page.body() {
        Some(body) => walk.children(&body),
        None => walk.children(&page.root()),
    }
    walk.end_block();
    walk.ids.unwrap_or_default()
}

/// All of a page but what leads to others.
fn whole(page: &Page) -> Document {
    let mut writer = Writer::new(1 << 16);
    let mut walk = Walk::new(&mut writer);
    let root = body(page);
    walk.leave_out_menus();
    walk.children(&root);
    walk.end_block();
    writer.finish()
}

/// The one main part, where a page has one, or all of its body.
fn body(page: &Page) -> NodeRef<'_> {
    let body = page.body().unwrap_or_else(|| page.root());
    let main = page.select("main, [role=main]");
    match main.nodes() {
        [main] if main.text().len() * 3 > body.text().len() => *main,
        _ => body,
    }
}

/// Whether what was found is the article of a page. It is none where it is a shred of the page, or
/// nearly all of a book or of a page that has nothing around its text.
fn is_article(article: &Document, whole: &Document, page: &Page) -> bool {
    /// Fewer words are a notice.
    const SHRED: u32 = 60;
    /// More words are a book.
    const BOOK: u32 = 20_000;
    let words = |document: &Document| sections::words(document.text.as_bytes());
    let (found, all) = (words(article), words(whole));
    if found < SHRED || found < all / 10 {
        return false;
    }
    let bare = || {
        page.select("nav, aside, header, footer, script[src], [role=navigation]")
            .is_empty()
    };
    let nearly_all = u64::from(found) * 10 >= u64::from(all) * 9;
    !(nearly_all && (all > BOOK || bare()))
}

/// The text of a source whose tags can't be trusted.
pub fn flat(source: &str) -> Document {
    let mut writer = Writer::new(source.len());
    flatten(source, &mut writer);
    writer.finish()
}

/// Writes text without its tags.
pub fn flatten(source: &str, writer: &mut Writer) {
    raw_html::pieces(source, |piece| match piece {
        Piece::Text(text) => {
            let mut plain = String::new();
            raw_html::push_unescaped(&mut plain, text);
            writer.flowing(&plain);
        }
        Piece::Heading(level) => writer.begin(BlockKind::Heading(level)),
        Piece::Line => writer.hard_break(),
        Piece::Label(_) => {}
        Piece::HeadingEnd | Piece::Break => writer.close(),
    });
    writer.close();
}
