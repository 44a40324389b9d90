//! Owns the finding of documents in folders.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

/// How folders are walked.
#[derive(Debug, Clone, Copy)]
pub struct Walking {
    /// Also what is hidden.
    pub hidden: bool,
    /// Also what .gitignore and the like leave out.
    pub ignored: bool,
    /// So many documents are found at most.
    pub most: usize,
}

/// A document in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub path: PathBuf,
    /// From the folder on.
    pub name: String,
    pub bytes: u64,
}

/// Documents by the ends of their names.
const ENDINGS: &[&str] = &[
    "txt", "text", "md", "markdown", "mkd", "html", "htm", "xhtml", "pdf", "epub", "docx", "odt",
    "rtf",
];
/// How documents begin whose names don't tell.
const BEGINNINGS: &[&[u8]] = &[b"%PDF-", b"{\\rtf", b"<!doctype html", b"<html"];

/// Finds the documents of a folder in the order of their paths, until `found` says no. Returns
/// what could not be looked into, and that there are more than may be.
pub fn walk(folder: &Path, walking: Walking, found: &mut dyn FnMut(Found) -> bool) -> Vec<String> {
    let mut said = Vec::new();
    let mut count = 0;
    // Loops of links are found out by the walk, and then not followed.
    let entries = WalkBuilder::new(folder)
        .standard_filters(!walking.ignored)
        .hidden(!walking.hidden)
        .require_git(false)
        .follow_links(true)
        .sort_by_file_path(Path::cmp)
        .build();
    for entry in entries {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let looped = error.to_string().contains("loop");
                let denied = error
                    .io_error()
                    .filter(|e| e.kind() != std::io::ErrorKind::NotFound);
                if let Some(denied) = denied.filter(|_| !looped) {
                    said.push(format!("{}: {denied}", folder.display()));
                }
                continue;
            }
        };
        let path = entry.path();
        let Some(about) = entry.metadata().ok().filter(std::fs::Metadata::is_file) else {
            continue;
        };
        if !is_document(path) {
            continue;
        }
        if count == walking.most {
            said.push(format!(
                "{}: holds more than {count} documents; --max-files reads more",
                folder.display()
            ));
            break;
        }
        count += 1;
        let name = path.strip_prefix(folder).unwrap_or(path);
        let go_on = found(Found {
            name: name.to_string_lossy().into_owned(),
            path: path.to_path_buf(),
            bytes: about.len(),
        });
        if !go_on {
            break;
        }
    }
    said
}

/// Whether a file is a document: by the end of its name, else by its beginning; a file without an
/// ending is one where it looks like text.
fn is_document(path: &Path) -> bool {
    let ending = path
        .extension()
        .and_then(|e| e.to_str())
        .map(str::to_lowercase);
    if ending.as_deref().is_some_and(|e| ENDINGS.contains(&e)) {
        return true;
    }
    let mut head = Vec::new();
    let read = File::open(path).and_then(|file| file.take(1024).read_to_end(&mut head));
    if read.is_err() || head.is_empty() {
        return false;
    }
    let begins =
        |with: &&[u8]| head.len() >= with.len() && head[..with.len()].eq_ignore_ascii_case(with);
    let tells = BEGINNINGS.iter().any(begins);
    tells || ending.is_none() && !head.contains(&0)
}
