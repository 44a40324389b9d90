//! Owns the finding of a page's article: the one file that names dom_smoothie.

use dom_query::Document as Page;
use dom_smoothie::Readability;

use super::look::LEVEL;

/// Larger sources are books, and finding an article in them takes long.
pub const LARGEST: usize = 4 << 20;

/// The article of a page, as HTML.
pub fn find(page: &Page) -> Option<String> {
    let page = page.clone();
    for heading in page.select("h1, h2, h3, h4, h5, h6").nodes() {
        let name = heading.node_name()?;
        heading.set_attr(LEVEL, &name[1..]);
    }
    let mut reader = Readability::with_document(page, None, None).ok()?;
    reader
        .parse()
        .ok()
        .map(|article| article.content.to_string())
}

/// What a page states of itself.
pub struct Stated {
    pub title: String,
    pub byline: Option<String>,
    pub published: Option<String>,
}

pub fn stated(page: &Page) -> Option<Stated> {
    let reader = Readability::with_document(page.clone(), None, None).ok()?;
    let about = reader.get_article_metadata(reader.parse_json_ld());
    Some(Stated {
        title: about.title,
        byline: about.byline,
        published: about.published_time,
    })
}
