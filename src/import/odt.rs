//! Owns the format ODT.

use anyhow::{Result, bail};

use super::options::Options;
use crate::document::Document;

/// Reads the whole document; name, format and size are left to the caller.
pub fn read(_bytes: &[u8], _options: &Options, _warnings: &mut Vec<String>) -> Result<Document> {
    bail!("is an OpenDocument text, which this version can't read yet")
}
