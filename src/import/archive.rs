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
        let names = self.zip.file_names().filter_map(Result::ok);
        names.map(|name| name.into_owned())
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
