//! Owns the threads that walk folders and read what they hold for the shelf.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::inbox::Post;
use super::workers::{From, spawn};
use super::{News, Shell};
use crate::app::Update;
use crate::app::shelf::{ShelfNews, Shelved};
use crate::import::Options;
use crate::source::{self, Source, folder};
use crate::work;

/// The screen shows news of the shelf so often.
const BETWEEN_NEWS: Duration = Duration::from_millis(100);

/// The folders that fill the shelf.
#[derive(Clone, Default)]
pub struct Folders {
    state: Arc<(Mutex<State>, Condvar)>,
    stop: Arc<AtomicBool>,
}

#[derive(Default)]
struct State {
    found: Vec<PathBuf>,
    /// Still to be read, by position in `found`.
    queue: VecDeque<usize>,
    walked: bool,
    news: Vec<ShelfNews>,
    told: Option<Instant>,
}

/// What the threads are given.
#[derive(Clone)]
struct Task {
    folders: Folders,
    news: Post,
    date: Option<String>,
    options: Options,
}

impl Folders {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Ends the walk and the reading.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
        self.state.1.notify_all();
    }
}

impl Task {
    /// Keeps news until it is time to tell them.
    fn tell(&self, news: ShelfNews, now: bool) {
        let mut state = self.folders.state();
        state.news.push(news);
        let due = state.told.is_none_or(|told| told.elapsed() >= BETWEEN_NEWS);
        if due || now {
            state.told = Some(Instant::now());
            let news = std::mem::take(&mut state.news);
            let _ = self.news.send(News::Update(Update::Shelf(news)));
        }
    }

    fn stopped(&self) -> bool {
        self.folders.stop.load(Ordering::Relaxed)
    }

    fn walk(&self, roots: &[PathBuf], walking: folder::Walking) {
        let several = roots.len() > 1;
        for root in roots {
            let said = folder::walk(root, walking, &mut |found| {
                let mut state = self.folders.state();
                let nth = state.found.len();
                state.found.push(found.path.clone());
                state.queue.push_back(nth);
                drop(state);
                self.folders.state.1.notify_one();
                let name = if several {
                    found.path.display().to_string()
                } else {
                    found.name
                };
                self.tell(
                    ShelfNews::Found {
                        name,
                        bytes: found.bytes,
                    },
                    false,
                );
                !self.stopped()
            });
            for said in said {
                let _ = self.news.send(News::Update(Update::Say(said)));
            }
        }
        self.folders.state().walked = true;
        self.folders.state.1.notify_all();
    }

    fn next(&self) -> Option<(usize, PathBuf)> {
        let mut state = self.folders.state();
        loop {
            if self.stopped() {
                return None;
            }
            if let Some(nth) = state.queue.pop_front() {
                return Some((nth, state.found[nth].clone()));
            }
            if state.walked {
                return None;
            }
            let waited = self.folders.state.1.wait(state);
            state = waited.unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn read(&self) {
        while let Some((nth, path)) = self.next() {
            self.tell(
                ShelfNews::State {
                    nth,
                    state: Shelved::Reading,
                },
                false,
            );
            let state = catch_unwind(AssertUnwindSafe(|| {
                let source = Source::File(path);
                let bytes = source.read().map_err(|error| format!("{error:#}"));
                let date = self.date.as_deref();
                work::survey(&source.name(), bytes, date, &self.options, &|| {
                    self.stopped()
                })
            }));
            let failed = || Shelved::Failed("can't be read; this is a bug".to_owned());
            let state = state.unwrap_or_else(|_| failed());
            self.tell(ShelfNews::State { nth, state }, false);
        }
    }
}

impl Shell {
    /// Fills the shelf beside the screen.
    pub fn walk(&mut self, roots: Vec<PathBuf>, walking: folder::Walking) {
        if roots.is_empty() {
            return;
        }
        roots.iter().for_each(|root| self.roots.add(root));
        let task = Task {
            folders: self.folders.clone(),
            news: self.news.clone(),
            date: self.date.clone(),
            options: self.options.clone(),
        };
        let walker = task.clone();
        spawn(move || walker.walk(&roots, walking));
        let readers = thread::available_parallelism().map_or(1, usize::from);
        let left = Arc::new(AtomicUsize::new(readers));
        for _ in 0..readers {
            let (task, left) = (task.clone(), Arc::clone(&left));
            spawn(move || {
                task.read();
                if left.fetch_sub(1, Ordering::AcqRel) == 1 {
                    task.tell(ShelfNews::Done, true);
                }
            });
        }
    }

    /// Opens a document that was found in a folder.
    pub fn open_found(&mut self, entry: usize, document: usize) {
        let path = self.folders.state().found.get(entry).cloned();
        let source = Source::File(path.unwrap_or_default());
        if self.sources.len() <= document {
            self.sources.push(source.clone());
            self.documents.push(None);
            self.cancelled.push(Arc::default());
            self.keys.resize(document + 1, None);
        } else {
            self.sources[document] = source.clone();
        }
        self.watch(document);
        self.work(document, From::Unread(source));
    }
}

/// Says which of the named files can't be read, where folders are opened all the same.
pub fn refused(failed: &[(Source, String)]) -> Option<String> {
    let lines = failed
        .iter()
        .map(|(s, reason)| source::complaint(&s.path(), reason));
    let said = lines.collect::<Vec<_>>().join("; ");
    (!said.is_empty()).then_some(said)
}
