//! Owns the thread that looks whether the files of the open documents have changed.
//!
//! It asks for their state by name, a few system calls a second: that costs next to nothing, works
//! on every file system, and a file that an editor puts in the place of the old one is no special case.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, SystemTime};

use super::News;
use super::inbox::Post;
use super::modes::WORKER;

const BETWEEN_LOOKS: Duration = Duration::from_millis(500);
/// A file that has changed is read when it has not changed for so long: it may be half written.
const SETTLED: Duration = Duration::from_millis(100);

/// The files that are watched.
pub struct Watch {
    files: Arc<Mutex<Vec<Watched>>>,
    news: Post,
    running: bool,
}

struct Watched {
    document: usize,
    path: PathBuf,
    known: State,
    /// Another state, seen once.
    seen: Option<State>,
}

/// What changes when a file is written or another takes its place; nothing where there is none.
type State = Option<(u64, Option<SystemTime>, u64)>;

impl Watch {
    pub fn new(news: Post) -> Self {
        Self {
            files: Arc::default(),
            news,
            running: false,
        }
    }

    /// Watches the file of a document, if it is one: no pipe, no device.
    pub fn add(&mut self, document: usize, path: &Path) {
        let known = state(path);
        if known.is_none() && path.exists() {
            return;
        }
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        files.push(Watched {
            document,
            path: path.to_path_buf(),
            known,
            seen: None,
        });
        drop(files);
        if !std::mem::replace(&mut self.running, true) {
            self.run();
        }
    }

    fn run(&self) {
        let (files, news) = (Arc::clone(&self.files), self.news.clone());
        let builder = thread::Builder::new().name(WORKER.to_owned());
        // Without a thread r still reads a file again.
        let _ = builder.spawn(move || {
            let mut pause = BETWEEN_LOOKS;
            loop {
                thread::sleep(pause);
                let mut files = files.lock().unwrap_or_else(PoisonError::into_inner);
                pause = BETWEEN_LOOKS;
                for file in files.iter_mut() {
                    match file.look() {
                        Look::Same => {}
                        Look::Changing => pause = SETTLED,
                        Look::Changed => {
                            if news.send(News::Changed(file.document)).is_err() {
                                return;
                            }
                        }
                    }
                }
            }
        });
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Look {
    Same,
    Changing,
    Changed,
}

impl Watched {
    fn look(&mut self) -> Look {
        let now = state(&self.path);
        if now == self.known {
            self.seen = None;
            Look::Same
        } else if self.seen.replace(now) == Some(now) {
            self.known = now;
            self.seen = None;
            Look::Changed
        } else {
            Look::Changing
        }
    }
}

fn state(path: &Path) -> State {
    let about = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
    Some((about.len(), about.modified().ok(), about.ino()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_told_once_it_has_settled() {
        let path = std::env::temp_dir().join(format!("nutgraf-watch-{}", std::process::id()));
        let _ = fs::remove_file(&path);
        fs::write(&path, "one").unwrap();
        let mut file = Watched {
            document: 0,
            path: path.clone(),
            known: state(&path),
            seen: None,
        };
        assert_eq!(file.look(), Look::Same);
        fs::write(&path, "one, two").unwrap();
        assert_eq!(file.look(), Look::Changing);
        fs::write(&path, "one, two, three").unwrap();
        assert_eq!(file.look(), Look::Changing);
        assert_eq!(file.look(), Look::Changed);
        assert_eq!(file.look(), Look::Same);
        // As editors do: another file takes its place.
        let new = path.with_extension("new");
        fs::write(&new, "four").unwrap();
        fs::rename(&new, &path).unwrap();
        assert_eq!([file.look(), file.look()], [Look::Changing, Look::Changed]);
        fs::remove_file(&path).unwrap();
        assert_eq!([file.look(), file.look()], [Look::Changing, Look::Changed]);
        assert_eq!(file.look(), Look::Same);
    }
}
