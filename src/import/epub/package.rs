//! Owns a book's package: what it states of itself, its parts and their order.

use std::collections::HashMap;

use anyhow::{Context, Result};

use super::part;
use crate::import::archive::{Archive, resolve};
use crate::import::options::Options;
use crate::import::xml::Element;

/// What a package says.
#[derive(Debug, Default)]
pub struct Package {
    pub title: Option<String>,
    pub byline: Option<String>,
    pub date: Option<String>,
    /// Paths of the parts, in reading order.
    pub spine: Vec<String>,
    /// The path of the contents as a page.
    pub nav: Option<String>,
    /// The path of the contents as EPUB 2 has them.
    pub ncx: Option<String>,
}

const CONTAINER: &str = "META-INF/container.xml";

impl Package {
    pub fn read(
        archive: &mut Archive<'_>,
        options: &Options,
        warnings: &mut Vec<String>,
    ) -> Result<Self> {
        let path = place(archive, options, warnings)
            .context("is no EPUB: nothing says where its package is")?;
        let root = part(archive, &path, options, warnings)?
            .with_context(|| format!("is no EPUB: {path} is missing"))?;
        let package = root.first("package").unwrap_or(&root);
        Ok(Self::of(package, &path))
    }

    fn of(package: &Element, path: &str) -> Self {
        let none = Element::default();
        let metadata = package.first("metadata").unwrap_or(&none);
        // Older packages wrap what they state.
        let metadata = metadata.first("dc-metadata").unwrap_or(metadata);
        let stated = |name| {
            let texts = metadata.all(name).map(Element::all_text);
            texts.filter(|text| !text.is_empty()).collect::<Vec<_>>()
        };
        let writers = stated("creator");
        let mut items = HashMap::new();
        let (mut nav, mut ncx) = (None, None);
        for item in package.first("manifest").unwrap_or(&none).all("item") {
            let (Some(id), Some(href)) = (item.attribute("id"), item.attribute("href")) else {
                continue;
            };
            let (to, _) = resolve(path, href);
            let properties = item.attribute("properties").unwrap_or_default();
            if properties.split_whitespace().any(|p| p == "nav") {
                nav = Some(to.clone());
            }
            if item.attribute("media-type") == Some("application/x-dtbncx+xml") {
                ncx = Some(to.clone());
            }
            items.insert(id, to);
        }
        let spine = package.first("spine").unwrap_or(&none);
        let parts = spine
            .all("itemref")
            .filter_map(|part| items.get(part.attribute("idref")?));
        Self {
            title: stated("title").into_iter().next(),
            byline: (!writers.is_empty()).then(|| writers.join(", ")),
            date: stated("date")
                .into_iter()
                .find_map(|date| Some(date.get(..10)?.to_owned())),
            spine: parts.cloned().collect(),
            nav,
            ncx: spine
                .attribute("toc")
                .and_then(|id| items.get(id).cloned())
                .or(ncx),
        }
    }
}

/// The path of the package: as the container says, or the one there is.
fn place(
    archive: &mut Archive<'_>,
    options: &Options,
    warnings: &mut Vec<String>,
) -> Option<String> {
    let container = part(archive, CONTAINER, options, warnings).ok().flatten();
    let mut files = Vec::new();
    if let Some(container) = &container {
        container.within("rootfile", &mut files);
    } else {
        warnings.push(format!("{CONTAINER} is missing from the book"));
    }
    let stated = files
        .iter()
        .find_map(|file| file.attribute("full-path"))
        .map(str::to_owned);
    stated.or_else(|| archive.names().find(|name| name.ends_with(".opf")))
}
