//! Owns the parts of a Word document: which there are, where they are, and what they are for.

use std::collections::HashMap;

use anyhow::{Result, bail};

use crate::import::archive::{self, Archive};
use crate::import::charset;
use crate::import::options::Options;
use crate::import::xml::{self, Element};

/// A document in the text of a document, and its name.
pub type Chunk = (String, Vec<u8>);

/// All that the reading needs.
#[derive(Default)]
pub struct Parts {
    pub text: Element,
    pub styles: Element,
    pub numbering: Element,
    pub footnotes: Element,
    pub endnotes: Element,
    pub core: Element,
    /// Where links lead, by their ids.
    pub targets: HashMap<String, String>,
    /// Documents in the text, by their ids.
    pub chunks: HashMap<String, Chunk>,
    /// Bytes that may still be unpacked.
    pub left: u64,
}

impl Parts {
    pub fn read(bytes: &[u8], options: &Options, warnings: &mut Vec<String>) -> Result<Self> {
        let mut archive = Archive::open(bytes, &options.limits)?;
        let main = main_part(&mut archive, options);
        let mut part = |path: &str, warnings: &mut Vec<String>| -> Result<Option<Element>> {
            let Some(bytes) = archive.read(path)? else {
                return Ok(None);
            };
            let source = charset::decode(&bytes, None, &mut Vec::new());
            let (root, fault) = xml::read(&source, &options.limits);
            warnings.extend(fault.map(|fault| format!("{path} {fault}")));
            Ok(Some(root))
        };
        let Some(text) = part(&main, warnings)? else {
            bail!("is a Word document without its text, {main}");
        };
        let (folder, file) = main.rsplit_once('/').unwrap_or(("", main.as_str()));
        let mut beside = |path: &str| match part(path, warnings) {
            Ok(found) => found.unwrap_or_default(),
            Err(error) => {
                warnings.push(format!("{error:#}"));
                Element::default()
            }
        };
        let styles = beside(&archive::resolve(&main, "styles.xml").0);
        let numbering = beside(&archive::resolve(&main, "numbering.xml").0);
        let footnotes = beside(&archive::resolve(&main, "footnotes.xml").0);
        let endnotes = beside(&archive::resolve(&main, "endnotes.xml").0);
        let relations = beside(&join(folder, &format!("_rels/{file}.rels")));
        let core = beside("docProps/core.xml");
        let mut parts = Self {
            text,
            styles,
            numbering,
            footnotes,
            endnotes,
            core,
            ..Self::default()
        };
        parts.relate(&relations, &main, &mut archive, warnings);
        parts.left = archive.left();
        Ok(parts)
    }

    fn relate(
        &mut self,
        relations: &Element,
        main: &str,
        archive: &mut Archive<'_>,
        warnings: &mut Vec<String>,
    ) {
        let mut all = Vec::new();
        relations.within("Relationship", &mut all);
        for relation in all {
            let attribute = |name| relation.attribute(name);
            let (Some(id), Some(to)) = (attribute("Id"), attribute("Target")) else {
                continue;
            };
            let kind = attribute("Type").unwrap_or_default();
            if kind.ends_with("/hyperlink") {
                self.targets.insert(id.to_owned(), to.to_owned());
            } else if kind.ends_with("/aFChunk") && attribute("TargetMode") != Some("External") {
                let (path, _) = archive::resolve(main, to);
                match archive.read(&path) {
                    Ok(Some(bytes)) => {
                        self.chunks.insert(id.to_owned(), (path, bytes));
                    }
                    Ok(None) => warnings.push(format!("{path} is missing from the document")),
                    Err(error) => warnings.push(format!("{error:#}")),
                }
            }
        }
    }
}

fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() {
        name.to_owned()
    } else {
        format!("{folder}/{name}")
    }
}

/// The part that holds the text, as the package says.
fn main_part(archive: &mut Archive<'_>, options: &Options) -> String {
    let stated = || {
        let bytes = archive.read("_rels/.rels").ok()??;
        let source = charset::decode(&bytes, None, &mut Vec::new());
        let (root, _) = xml::read(&source, &options.limits);
        let mut relations = Vec::new();
        root.within("Relationship", &mut relations);
        let relation = relations.into_iter().find(|r| {
            r.attribute("Type")
                .is_some_and(|t| t.ends_with("/officeDocument"))
        })?;
        let target = relation.attribute("Target")?;
        Some(target.trim_start_matches('/').to_owned())
    };
    let mut stated = stated;
    stated().unwrap_or_else(|| "word/document.xml".to_owned())
}
