//! Owns what a page states of itself: title, byline and date.

use dom_query::{Document as Page, NodeRef};

use super::article;
use crate::import::date;

/// What is known of a page beside its text.
#[derive(Debug, Default)]
pub struct About {
    pub title: Option<String>,
    pub byline: Option<String>,
    pub date: Option<String>,
}

/// Names of `meta` elements that hold the day of publication, the surest first.
const DATES: &[&str] = &[
    "article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "article:published",
    "og:published_time",
    "citation_publication_date",
    "cxenseparse:recs:publishtime",
    "last-modified",
];

pub fn of(page: &Page) -> About {
    let stated = article::stated(page);
    let mut about = About::default();
    if let Some(stated) = stated {
        about.title = line(&stated.title);
        about.byline = stated.byline.as_deref().and_then(line);
        about.date = stated.published.as_deref().and_then(day);
    }
    if about.title.is_none() {
        let h1 = page.select("h1");
        about.title = h1.nodes().first().and_then(|h1| line(&h1.text()));
    }
    if about.date.is_none() {
        about.date = in_meta(page).or_else(|| in_time(page));
    }
    about
}

fn in_meta(page: &Page) -> Option<String> {
    let metas = page.select("meta[content]");
    let named: Vec<(String, String)> = metas
        .nodes()
        .iter()
        .filter_map(|meta| {
            let name = ["name", "property", "itemprop", "http-equiv"]
                .iter()
                .find_map(|n| meta.attr(n))?;
            Some((
                name.trim().to_ascii_lowercase(),
                meta.attr("content")?.to_string(),
            ))
        })
        .collect();
    DATES.iter().find_map(|wanted| {
        let mut of_name = named.iter().filter(|(name, _)| name == wanted);
        of_name.find_map(|(_, content)| day(content))
    })
}

fn in_time(page: &Page) -> Option<String> {
    let of = |time: &NodeRef<'_>| {
        let stated = time.attr("datetime").or_else(|| time.attr("content"));
        stated
            .and_then(|stated| day(&stated))
            .or_else(|| date::of_line(&time.text()))
    };
    ["[itemprop=datePublished]", "time[pubdate]", "time"]
        .iter()
        .find_map(|selector| page.select(selector).nodes().iter().find_map(of))
}

/// The day of a date that may have a time behind it.
pub fn day(stated: &str) -> Option<String> {
    let stated = stated.trim();
    date::of_line(stated.get(..10)?).or_else(|| date::of_line(stated))
}

/// On one line; none where there is nothing.
fn line(text: &str) -> Option<String> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!line.is_empty()).then_some(line)
}
