//! Owns the threads that wait for the terminal and for signals.

use std::fs::File;
use std::io::{self, IsTerminal, Read, Write};
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use rustix::event::{PollFd, PollFlags, poll};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use signal_hook::low_level;

use super::News;
use super::keys::Parser;
use super::modes;

/// So long an answer to a question to the terminal is waited for.
const ANSWER: Duration = Duration::from_secs(1);
/// So long the main thread may take to end after a signal to end.
const GRACE: Duration = Duration::from_secs(2);

/// When the terminal was asked for its background.
pub static ASKED: OnceLock<Instant> = OnceLock::new();

/// Another program has the terminal: what is typed, signals of the keyboard too, is for that one.
static LENT: AtomicBool = AtomicBool::new(false);

/// What keys come from.
pub struct Typed {
    keys: File,
    bell: UnixStream,
}

/// Holds the thread that reads keys while another program has the terminal.
pub struct Keyboard {
    bell: UnixStream,
}

impl Keyboard {
    /// Returns when no more keys are read. Fails where the terminal has gone.
    pub fn pause(&mut self) -> io::Result<()> {
        self.bell.write_all(&[0])?;
        self.bell.read_exact(&mut [0])?;
        LENT.store(true, Ordering::SeqCst);
        Ok(())
    }

    /// Has keys read again.
    pub fn resume(&mut self) {
        LENT.store(false, Ordering::SeqCst);
        // Nobody reads keys where the terminal has gone, and that has been told.
        let _ = self.bell.write_all(&[0]);
    }
}

/// Opens what keys come from: standard input, or the terminal where a document comes from there.
pub fn open_keys() -> Result<(Keyboard, Typed)> {
    let stdin = io::stdin();
    let keys = if stdin.is_terminal() {
        let stdin = stdin.as_fd().try_clone_to_owned();
        File::from(stdin.context("no keys can be read")?)
    } else {
        File::open("/dev/tty").context("there is no terminal to read keys from")?
    };
    let (bell, rung) = UnixStream::pair().context("no keys can be read")?;
    Ok((Keyboard { bell }, Typed { keys, bell: rung }))
}

/// Reads keys until the terminal is gone. What was read at once is sent at once.
pub fn listen_to_keys(mut typed: Typed, news: Sender<News>) {
    thread::spawn(move || {
        let mut parser = Parser::default();
        let mut buffer = [0; 4096];
        loop {
            let mut events = Vec::new();
            match typed.read(&mut buffer) {
                Ok(0) => break,
                Ok(length) => {
                    let asked = ASKED.get().is_some_and(|asked| asked.elapsed() < ANSWER);
                    let more = length == buffer.len();
                    parser.feed(&buffer[..length], more, asked, &mut events);
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(_) => break,
            }
            if !events.is_empty() && news.send(News::Events(events)).is_err() {
                return;
            }
        }
        let _ = news.send(News::Gone);
    });
}

impl Typed {
    /// Waits for keys; stands still from one ring of the bell to the next.
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let mut both = [
                PollFd::new(&self.bell, PollFlags::IN),
                PollFd::new(&self.keys, PollFlags::IN),
            ];
            poll(&mut both, None)?;
            if both[0].revents().is_empty() {
                return self.keys.read(buffer);
            }
            self.bell.read_exact(&mut [0])?;
            self.bell.write_all(&[0])?;
            self.bell.read_exact(&mut [0])?;
        }
    }
}

/// Hands signals to the main thread. One that ends the program ends it also where that thread hangs.
pub fn listen_to_signals(news: Sender<News>) -> Result<()> {
    let kinds = [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH];
    let mut signals = Signals::new(kinds).context("signals can't be waited for")?;
    thread::spawn(move || {
        for signal in signals.forever() {
            if LENT.load(Ordering::SeqCst) && is_for_the_other(signal) {
                continue;
            }
            if news.send(News::Signal(signal)).is_err() {
                return;
            }
            if ends(signal) {
                thread::spawn(move || {
                    thread::sleep(GRACE);
                    modes::restore();
                    let _ = low_level::emulate_default_handler(signal);
                });
            }
        }
    });
    Ok(())
}

/// Whether a signal is for the program that has the terminal. To be stopped is for both.
fn is_for_the_other(signal: i32) -> bool {
    if signal == SIGTSTP {
        let _ = low_level::emulate_default_handler(SIGTSTP);
    }
    matches!(signal, SIGINT | SIGQUIT | SIGTSTP | SIGCONT)
}

/// Whether a signal asks the program to end.
pub fn ends(signal: i32) -> bool {
    matches!(signal, SIGTERM | SIGHUP | SIGINT | SIGQUIT)
}
