//! Owns what a reader may be told about a document, and how much one document may ask for.

use anyhow::{Error, anyhow};

/// What the user says of the documents.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// The encoding of text and HTML, by any name that browsers know; else it is found out.
    pub encoding: Option<String>,
    /// Opens what is encrypted.
    pub password: Option<String>,
    pub limits: Limits,
}

/// How much one document may ask for. Each error names its limit and the option that raises it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes that all of its packed parts may have when unpacked.
    pub inflated: u64,
    /// Elements within elements.
    pub nesting: usize,
    pub pages: usize,
    /// Time for the reading, and a second more for each MiB of the source.
    pub seconds: u64,
}

const MIB: u64 = 1 << 20;

impl Default for Limits {
    fn default() -> Self {
        Self {
            inflated: 256 * MIB,
            nesting: 500,
            pages: 20_000,
            seconds: 8,
        }
    }
}

impl Limits {
    /// `what` was unpacked beyond the limit: "word/document.xml".
    pub fn too_large(&self, what: &str) -> Error {
        let most = self.inflated.div_ceil(MIB);
        anyhow!("unpacks to more than {most} MiB at {what}; --max-inflated allows more")
    }

    /// `what` is nested deeper than allowed.
    pub fn too_deep(&self, what: &str) -> Error {
        let most = self.nesting;
        anyhow!("nests {what} more than {most} deep; --max-nesting allows more")
    }

    pub fn too_many_pages(&self) -> Error {
        let most = self.pages;
        anyhow!("has more than {most} pages; --max-pages allows more")
    }

    /// Reading has taken so many seconds.
    pub fn too_slow(&self, seconds: u64) -> Error {
        anyhow!("can't be read within {seconds} s; --max-seconds allows more")
    }
}
