//! Owns how a file is kept in the user's state folder: whole at every moment, for the user alone, written by one
//! program at a time, and set aside where it is damaged.

use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use etcetera::BaseStrategy;

use crate::export::notes::Fault;

/// Another program is done with the files long before.
const PATIENCE: Duration = Duration::from_millis(500);
const BETWEEN_TRIES: Duration = Duration::from_millis(5);

/// The folder for the program's files.
pub fn folder() -> Option<PathBuf> {
    let base = etcetera::choose_base_strategy().ok()?;
    Some(base.state_dir()?.join("nutgraf"))
}

/// Reads a file, of which `what` says what it holds; `None` where there is none. A damaged one is set aside, which the
/// error says, a sentence.
pub fn read<T>(
    path: &Path,
    what: &str,
    parse: impl Fn(&str) -> Result<T, Fault>,
) -> Result<Option<T>, String> {
    let fault = match fs::read(path) {
        Ok(bytes) => match String::from_utf8(bytes) {
            Ok(text) => match parse(&text) {
                Ok(found) => return Ok(Some(found)),
                Err(fault) => fault,
            },
            Err(_) => Fault::Damaged("no UTF-8".to_owned()),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(format!("The {what} can't be read: {error}")),
    };
    match fault {
        Fault::Newer(version) => Err(format!(
            "The {what} are of version {version}, which this nutgraf does not know; they are left as they are"
        )),
        Fault::Damaged(why) => {
            let free = (1..1000)
                .map(|n| path.with_extension(format!("json.damaged{n}")))
                .find(|aside| !aside.exists());
            let moved = free.and_then(|aside| fs::rename(path, &aside).ok().map(|()| aside));
            Err(match moved {
                Some(aside) => format!(
                    "The {what} are damaged ({why}); they are kept as {}",
                    aside.display()
                ),
                None => format!("The {what} are damaged ({why})"),
            })
        }
    }
}

/// Keeps other programs off until it is dropped, by the lock file at a path, whose folder is made.
pub fn own(path: &Path) -> io::Result<File> {
    if let Some(folder) = path.parent() {
        let mut builder = DirBuilder::new();
        builder.recursive(true).mode(0o700).create(folder)?;
    }
    let file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .mode(0o600)
        .open(path)?;
    let until = Instant::now() + PATIENCE;
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) if Instant::now() < until => {
                std::thread::sleep(BETWEEN_TRIES);
            }
            Err(TryLockError::WouldBlock) => {
                return Err(io::Error::other("another nutgraf is writing them"));
            }
            Err(TryLockError::Error(error)) => return Err(error),
        }
    }
}

/// The file is always whole: the new one takes the place of the old one when it is complete.
pub fn write(path: &Path, text: &str) -> io::Result<()> {
    let new = path.with_extension(format!("json.{}", std::process::id()));
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true).mode(0o600);
    options
        .open(&new)
        .and_then(|mut file| file.write_all(text.as_bytes()))
        .and_then(|()| fs::rename(&new, path))
        .inspect_err(|_| {
            let _ = fs::remove_file(&new);
        })
}
