//! Owns ZIP archives: the one file that names zip. Members are read into memory, by name, within a limit
//! on all of them together; nothing is written, and no name is taken for a path.

use std::io::{Cursor, Read};

use anyhow::{Result, anyhow, bail};
use zip::ZipArchive;
use zip::result::ZipError;

use super::options::Limits;

/// An archive in memory.
pub struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    limits: Limits,
    /// Bytes that may still be unpacked.
    left: u64,
}

impl<'a> Archive<'a> {
    /// Reads an archive's directory.
    pub fn open(bytes: &'a [u8], limits: &Limits) -> Result<Self> {
        let zip = ZipArchive::new(Cursor::new(bytes))
            .map_err(|error| anyhow!("is a damaged ZIP archive: {error}"))?;
        Ok(Self {
            zip,
            limits: *limits,
            left: limits.inflated,
        })
    }

    /// The names of the members, in the order of the directory.
    pub fn names(&self) -> impl Iterator<Item = String> {
        self.zip.file_names().map(str::to_owned)
    }

    /// Bytes that may still be unpacked.
    pub fn left(&self) -> u64 {
        self.left
    }

    /// Whether the limit is used up: then no further member can be read.
    pub fn is_spent(&self) -> bool {
        self.left == 0
    }

    /// Unpacks a member; `None` where there is none of this name.
    pub fn read(&mut self, name: &str) -> Result<Option<Vec<u8>>> {
        let member = match self.zip.by_name(name) {
            Ok(member) => member,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => bail!("{name} can't be unpacked: {error}"),
        };
        let mut bytes = Vec::new();
        let read = member.take(self.left + 1).read_to_end(&mut bytes);
        if bytes.len() as u64 > self.left {
            self.left = 0;
            return Err(self.limits.too_large(name));
        }
        self.left -= bytes.len() as u64;
        match read {
            Ok(_) => Ok(Some(bytes)),
            Err(error) => bail!("{name} can't be unpacked: {error}"),
        }
    }
}

/// The path that a link in a part leads to, and the id behind it. It never leads out of the archive.
pub fn resolve(from: &str, link: &str) -> (String, Option<String>) {
    let (path, id) = match link.split_once('#') {
        Some((path, id)) => (path, Some(unescape(id))),
        None => (link, None),
    };
    if path.is_empty() {
        return (from.to_owned(), id);
    }
    let mut parts: Vec<String> = match path.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => from.rsplit_once('/').map_or(Vec::new(), |(folder, _)| {
            folder.split('/').map(str::to_owned).collect()
        }),
    };
    for part in unescape(path).split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part.to_owned()),
        }
    }
    (parts.join("/"), id)
}

/// Bytes written as %20 are read.
fn unescape(link: &str) -> String {
    let bytes = link.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = (bytes[at] == b'%')
            .then(|| link.get(at + 1..at + 3))
            .flatten();
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_stay_inside() {
        let to = |from, link| resolve(from, link).0;
        assert_eq!(
            to("OEBPS/text/a.xhtml", "../b%20c.xhtml#x"),
            "OEBPS/b c.xhtml"
        );
        assert_eq!(to("a.opf", "../../etc/passwd"), "etc/passwd");
        assert_eq!(
            resolve("o/a.xhtml", "#n1"),
            ("o/a.xhtml".to_owned(), Some("n1".to_owned()))
        );
    }
}
