//! Owns where documents come from: files, standard input, the briefing inside the program.

pub mod folder;
mod linked;

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::os::fd::AsFd;
use std::os::unix::fs::FileTypeExt;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::export::digest;
use crate::export::notes::About;

pub use linked::Roots;

/// So much of a document is read before the first frame.
pub const HEAD: usize = 16 * 1024;

/// What is read when no file is named.
pub const BRIEFING: &str = include_str!("../assets/briefing.md");

/// A place that a document can be read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    Briefing,
    Stdin,
    File(PathBuf),
}

/// A document that could be opened, and its beginning.
pub struct Opened {
    /// What the reader calls it; its ending tells the format where the bytes don't.
    pub name: String,
    /// The first [`HEAD`] bytes, or all where there are no more.
    pub head: Vec<u8>,
    /// Names the content, where that can be told without reading all of it.
    pub key: Option<String>,
    rest: Option<Box<dyn Read + Send>>,
    size: u64,
}

impl Source {
    /// The files of a command line; none is the briefing, or what is piped in.
    pub fn all(files: &[PathBuf], piped: bool) -> Vec<Self> {
        match files {
            [] if piped => vec![Self::Stdin],
            [] => vec![Self::Briefing],
            files => files.iter().map(|f| Self::of(f)).collect(),
        }
    }

    /// The files of a command line, as [`Self::all`], and its folders.
    pub fn parted(files: &[PathBuf], piped: bool) -> (Vec<Self>, Vec<PathBuf>) {
        let (folders, files): (Vec<_>, Vec<_>) = files.iter().cloned().partition(|f| f.is_dir());
        if files.is_empty() && !folders.is_empty() {
            return (Vec::new(), folders);
        }
        (Self::all(&files, piped), folders)
    }

    /// The files of a command line, those of its folders among them, and what is to be said.
    pub fn spread(
        files: &[PathBuf],
        piped: bool,
        walking: folder::Walking,
    ) -> (Vec<Self>, Vec<String>) {
        let (mut sources, mut said) = (Vec::new(), Vec::new());
        if files.is_empty() {
            return (Self::all(files, piped), said);
        }
        for file in files {
            if !file.is_dir() {
                sources.push(Self::of(file));
                continue;
            }
            let before = sources.len();
            said.extend(folder::walk(file, walking, &mut |found| {
                sources.push(Self::File(found.path));
                true
            }));
            if sources.len() == before {
                said.push(format!("{}: holds no documents", file.display()));
            }
        }
        (sources, said)
    }

    fn of(file: &Path) -> Self {
        if file.as_os_str() == "-" {
            Self::Stdin
        } else {
            Self::File(file.to_path_buf())
        }
    }

    /// As the user wrote it.
    pub fn path(&self) -> String {
        match self {
            Self::Briefing => "briefing.md".to_owned(),
            Self::Stdin => "standard input".to_owned(),
            Self::File(path) => path.display().to_string(),
        }
    }

    /// Whether a file that it names is there; what is no file always is.
    pub fn is_there(&self) -> bool {
        match self {
            Self::File(path) => path.exists(),
            _ => true,
        }
    }

    /// Its file name.
    pub fn name(&self) -> String {
        match self {
            Self::File(path) => path.file_name().map_or_else(
                || path.display().to_string(),
                |name| name.to_string_lossy().into_owned(),
            ),
            other => other.path(),
        }
    }

    /// How it is known again; `key` names its content.
    pub fn about(&self, key: Option<String>) -> About {
        let path = match self {
            Self::File(path) => std::path::absolute(path)
                .and_then(|path| path.canonicalize().or(Ok(path)))
                .ok(),
            _ => None,
        };
        About {
            name: self.name(),
            path: path.map(|path| path.to_string_lossy().into_owned()),
            key,
        }
    }

    /// Reads the beginning. `keyed` also names the content. The error is a phrase that follows the path.
    pub fn open(&self, keyed: bool) -> Result<Opened> {
        let mut opened = Opened {
            name: self.name(),
            head: Vec::new(),
            key: None,
            rest: None,
            size: 0,
        };
        match self {
            Self::Briefing => opened.head = BRIEFING.as_bytes().to_vec(),
            Self::Stdin => opened.begin(io::stdin())?,
            Self::File(path) => {
                let mut file = File::open(path).map_err(|e| plain(&e))?;
                let about = file.metadata().map_err(|e| plain(&e))?;
                if about.is_dir() {
                    bail!("is a directory");
                }
                opened.size = about.len();
                if keyed && about.is_file() && about.len() > HEAD as u64 {
                    opened.key = sampled(&mut file, about.len()).ok();
                }
                opened.begin(file)?;
            }
        }
        if keyed && opened.is_whole() {
            opened.key = Some(digest::sha256(&[&opened.head]));
        }
        Ok(opened)
    }

    /// Reads all of it. The error is a phrase that follows the path.
    pub fn read(&self) -> Result<Vec<u8>> {
        self.open(false)?.read()
    }
}

impl Opened {
    fn begin(&mut self, mut from: impl Read + Send + 'static) -> Result<()> {
        self.head.reserve_exact(HEAD.min(self.size as usize) + 1);
        let read = from.by_ref().take(HEAD as u64).read_to_end(&mut self.head);
        if read.map_err(|e| plain(&e))? == HEAD {
            self.rest = Some(Box::new(from));
        }
        Ok(())
    }

    /// Whether `head` is all there is.
    pub fn is_whole(&self) -> bool {
        self.rest.is_none()
    }

    /// All bytes, read once: what is added to the file meanwhile is not waited for.
    pub fn read(self) -> Result<Vec<u8>> {
        let Some(rest) = self.rest else {
            return Ok(self.head);
        };
        let known = usize::try_from(self.size).unwrap_or(0);
        let mut bytes = Vec::new();
        bytes
            .try_reserve_exact(known.max(HEAD))
            .context("is too large for the memory")?;
        bytes.extend_from_slice(&self.head);
        let read = if known > HEAD {
            rest.take((known - HEAD) as u64).read_to_end(&mut bytes)
        } else {
            let mut rest = rest;
            rest.read_to_end(&mut bytes)
        };
        read.map_err(|e| plain(&e))?;
        Ok(bytes)
    }
}

/// Whether something is piped into the program: a terminal or /dev/null is not.
pub fn is_piped() -> bool {
    let Ok(stdin) = io::stdin().as_fd().try_clone_to_owned() else {
        return false;
    };
    File::from(stdin)
        .metadata()
        .is_ok_and(|about| !about.file_type().is_char_device())
}

/// A file's path and what is wrong with it, as one sentence.
pub fn complaint(path: &str, reason: &str) -> String {
    if ["is ", "has ", "holds "]
        .iter()
        .any(|v| reason.starts_with(v))
    {
        format!("{path} {reason}")
    } else {
        format!("{path}: {reason}")
    }
}

/// An error of the system in the user's words.
fn plain(error: &io::Error) -> anyhow::Error {
    match error.kind() {
        io::ErrorKind::NotFound => anyhow::anyhow!("no such file"),
        io::ErrorKind::PermissionDenied => anyhow::anyhow!("permission denied"),
        io::ErrorKind::IsADirectory => anyhow::anyhow!("is a directory"),
        _ => anyhow::anyhow!("{error}"),
    }
}

/// Names a large file by its size, both ends and evenly spread samples: cheap at any size,
/// and no two versions of a document are likely to agree in all of them.
fn sampled(file: &mut File, size: u64) -> io::Result<String> {
    const SAMPLES: u64 = 16;
    const SAMPLE: u64 = 4 * 1024;
    let mut parts = vec![size.to_le_bytes().to_vec()];
    let mut part = |at: u64, len: u64| -> io::Result<()> {
        let mut bytes = Vec::with_capacity(len as usize);
        file.seek(SeekFrom::Start(at))?;
        file.by_ref().take(len).read_to_end(&mut bytes)?;
        parts.push(bytes);
        Ok(())
    };
    part(0, HEAD as u64)?;
    for sample in 1..=SAMPLES {
        part(size / (SAMPLES + 1) * sample, SAMPLE)?;
    }
    part(size.saturating_sub(HEAD as u64), HEAD as u64)?;
    file.rewind()?;
    let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
    Ok(digest::sha256(&parts))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_briefing_is_read_when_nothing_is_named() {
        let sources = Source::all(&[], false);
        let opened = sources[0].open(true).unwrap();
        assert!(opened.is_whole() && opened.key.is_some());
        assert_eq!(opened.read().unwrap(), BRIEFING.as_bytes());
    }

    #[test]
    fn what_cannot_be_opened_is_said_plainly() {
        let missing = Source::File("no/such.txt".into());
        let reason = missing.read().unwrap_err().to_string();
        assert_eq!(
            complaint(&missing.path(), &reason),
            "no/such.txt: no such file"
        );
        let directory = Source::File("src".into());
        let reason = directory.read().unwrap_err().to_string();
        assert_eq!(complaint(&directory.path(), &reason), "src is a directory");
    }
}
