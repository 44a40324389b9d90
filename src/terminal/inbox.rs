//! Owns what wakes the main thread: keys, which it reads itself, and the news of the threads beside it.

use std::fs::File;
use std::io::{self, IsTerminal, Read, Write};
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

use super::News;
use super::keys::Parser;

/// So long an answer to a question to the terminal is waited for.
const ANSWER: Duration = Duration::from_secs(1);

/// Where the main thread waits.
pub struct Inbox {
    keys: File,
    parser: Parser,
    /// When the terminal was asked for its background.
    asked: Option<Instant>,
    /// Keys have just had their turn.
    typed: bool,
    news: Receiver<News>,
    /// Rings when there is news.
    bell: UnixStream,
    rung: Arc<AtomicBool>,
}

/// The way of news to the main thread.
#[derive(Clone)]
pub struct Post {
    news: Sender<News>,
    bell: Arc<UnixStream>,
    /// The bell has been rung and not been heard yet.
    rung: Arc<AtomicBool>,
}

/// Nobody takes in news any more.
#[derive(Debug)]
pub struct Closed;

impl Post {
    /// Tells the main thread.
    pub fn send(&self, news: News) -> Result<(), Closed> {
        self.news.send(news).map_err(|_| Closed)?;
        if !self.rung.swap(true, Ordering::SeqCst) {
            (&*self.bell).write_all(&[0]).map_err(|_| Closed)?;
        }
        Ok(())
    }
}

impl Inbox {
    /// Opens what keys come from: standard input, or the terminal where a document comes from there.
    pub fn open() -> Result<(Self, Post)> {
        let stdin = io::stdin();
        let keys = if stdin.is_terminal() {
            let stdin = stdin.as_fd().try_clone_to_owned();
            File::from(stdin.context("no keys can be read")?)
        } else {
            File::open("/dev/tty").context("there is no terminal to read keys from")?
        };
        let (bell, rope) = UnixStream::pair().context("no keys can be read")?;
        let (sender, news) = mpsc::channel();
        let rung = Arc::<AtomicBool>::default();
        let post = Post {
            news: sender,
            bell: Arc::new(rope),
            rung: Arc::clone(&rung),
        };
        let inbox = Self {
            keys,
            parser: Parser::default(),
            asked: None,
            typed: false,
            news,
            bell,
            rung,
        };
        Ok((inbox, post))
    }

    /// The terminal has just been asked for its background.
    pub fn asks(&mut self) {
        self.asked = Some(Instant::now());
    }

    /// Sleeps until there is news.
    pub fn wait(&mut self) -> News {
        loop {
            if let Some(news) = self.next() {
                return news;
            }
            self.ready(None);
        }
    }

    /// News that is there already. What was typed at once comes at once; where keys never end, they and other
    /// news come by turns.
    pub fn next(&mut self) -> Option<News> {
        let (rings, readable) = self.ready(Some(&Timespec::default()));
        let others_first = std::mem::take(&mut self.typed);
        if readable && !others_first {
            self.typed = true;
            if let Some(keys) = self.read() {
                return Some(keys);
            }
        }
        if rings && self.bell.read(&mut [0]).is_ok() {
            // Before looking: what is sent from here on rings again.
            self.rung.store(false, Ordering::SeqCst);
        }
        let other = self.news.try_recv().ok();
        if other.is_none() && readable && others_first {
            self.typed = true;
            return self.read();
        }
        other
    }

    /// Whether the bell rings and whether keys can be read, at the latest when the time is out.
    fn ready(&self, time: Option<&Timespec>) -> (bool, bool) {
        let mut both = [
            PollFd::new(&self.bell, PollFlags::IN),
            PollFd::new(&self.keys, PollFlags::IN),
        ];
        match poll(&mut both, time) {
            Ok(_) => (!both[0].revents().is_empty(), !both[1].revents().is_empty()),
            // A signal has come between.
            Err(Errno::INTR) => (false, false),
            // To read will tell why.
            Err(_) => (false, true),
        }
    }

    /// Reads what has been typed.
    fn read(&mut self) -> Option<News> {
        let mut buffer = [0; 4096];
        let mut events = Vec::new();
        match self.keys.read(&mut buffer) {
            Ok(0) => return Some(News::Gone),
            Ok(length) => {
                let asked = self.asked.is_some_and(|asked| asked.elapsed() < ANSWER);
                let more = length == buffer.len();
                self.parser
                    .feed(&buffer[..length], more, asked, &mut events);
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => return Some(News::Gone),
        }
        (!events.is_empty()).then_some(News::Events(events))
    }
}
