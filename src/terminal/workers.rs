//! Owns the threads beside the screen: those that read documents, and those that search.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::News;
use super::inbox::Post;
use super::modes::WORKER;
use crate::app::{Before, Update};
use crate::document::Document;
use crate::import::Options;
use crate::source::{Opened, Source};
use crate::work::Reading;

/// A document to read beside the screen.
pub struct Job {
    pub document: usize,
    pub from: From,
    pub cancelled: Arc<AtomicBool>,
    /// Its content is to be named.
    pub keyed: bool,
}

/// What is left to do of it.
pub enum From {
    /// All of its text is shown.
    Shown(Arc<Document>),
    /// Its beginning is shown.
    Begun(Opened),
    /// Nothing has been read.
    Unread(Source),
    /// It is shown as it was read before.
    Again(Source, Before),
}

/// Reads documents in their order, as many at a time as there are cores.
pub fn read_all(jobs: Vec<Job>, date: Option<&str>, options: &Options, news: &Post) {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let at_a_time = cores.min(jobs.len());
    let jobs = Arc::new(Mutex::new(VecDeque::from(jobs)));
    for _ in 0..at_a_time {
        let (jobs, news, date) = (Arc::clone(&jobs), news.clone(), date.map(str::to_owned));
        let options = options.clone();
        spawn(move || {
            let next = || {
                jobs.lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .pop_front()
            };
            while let Some(job) = next() {
                read(job, date.clone(), &options, cores / at_a_time, &news);
            }
        });
    }
}

fn read(job: Job, date: Option<String>, options: &Options, threads: usize, news: &Post) {
    let document = job.document;
    // The main thread may have gone; then nobody is told.
    let tell = |update| drop(news.send(News::Update(update)));
    let reading = Reading {
        document,
        date,
        options: options.clone(),
        threads,
        tell: &tell,
        stop: &|| job.cancelled.load(Ordering::Relaxed),
    };
    let open = |source: &Source| {
        let mut opened = source.open(job.keyed)?;
        if let Some(key) = opened.key.take() {
            let _ = news.send(News::Keyed(document, key));
        }
        opened.read()
    };
    let failed = |reason| tell(Update::Failed { document, reason });
    let done = catch_unwind(AssertUnwindSafe(|| {
        let (name, bytes) = match job.from {
            From::Shown(content) => return reading.read(content),
            From::Begun(opened) => (opened.name.clone(), opened.read()),
            From::Unread(source) => (source.name(), open(&source)),
            From::Again(source, before) => {
                let bytes = open(&source).map_err(|error| gone(&source, &error));
                return reading.again(&source.name(), bytes, before);
            }
        };
        match bytes {
            Ok(bytes) => reading.import(&name, bytes),
            Err(error) => failed(format!("{error:#}")),
        }
    }));
    if let Err(panic) = done {
        failed(format!("{}; this is a bug", message(&*panic)));
    }
}

/// Why a file that was there can't be read any more, in a phrase that follows its name.
fn gone(source: &Source, error: &anyhow::Error) -> String {
    if source.is_there() {
        format!("can't be read: {error:#}")
    } else {
        "has vanished".to_owned()
    }
}

/// What a panic says.
fn message(panic: &(dyn std::any::Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("the reading failed")
}

/// The newest of a kind of request: a newer one ends the one before.
#[derive(Default)]
pub struct Latest {
    newest: Arc<AtomicU64>,
    /// One at a time, so that quick typing does not pile up work that nobody wants any more.
    turn: Arc<Mutex<()>>,
}

impl Latest {
    /// Does `work` beside the screen. It is given what tells it to stop.
    pub fn run(
        &self,
        generation: u64,
        news: &Post,
        work: impl FnOnce(&dyn Fn() -> bool) -> Option<Update> + Send + 'static,
    ) {
        self.supersede(generation);
        let (newest, turn) = (Arc::clone(&self.newest), Arc::clone(&self.turn));
        let news = news.clone();
        spawn(move || {
            let _turn = turn.lock().unwrap_or_else(PoisonError::into_inner);
            let stop = || newest.load(Ordering::Relaxed) != generation;
            if stop() {
                return;
            }
            // A search that panics has found nothing.
            let found = catch_unwind(AssertUnwindSafe(|| work(&stop)));
            if let Ok(Some(update)) = found {
                let _ = news.send(News::Update(update));
            }
        });
    }

    /// Ends what is under way for another request.
    pub fn supersede(&self, generation: u64) {
        self.newest.store(generation, Ordering::Relaxed);
    }
}

pub fn spawn(work: impl FnOnce() + Send + 'static) {
    let builder = thread::Builder::new().name(WORKER.to_owned());
    // Without a thread the document stays as far as it was read.
    let _ = builder.spawn(|| {
        give_way();
        work();
    });
}

/// Lets the main thread go first: keys are answered also while all cores read. The threads that
/// this one starts do the same.
fn give_way() {
    #[cfg(target_os = "linux")]
    {
        // Where it is not allowed, keys are answered a little later.
        let _ = rustix::process::nice(10);
    }
}
