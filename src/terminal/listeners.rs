//! Owns the threads that wait for the terminal and for signals.

use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::os::fd::AsFd;
use std::sync::OnceLock;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
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

/// Opens what keys come from: standard input, or the terminal where a document comes from there.
pub fn open_keys() -> Result<File> {
    let stdin = io::stdin();
    if stdin.is_terminal() {
        let stdin = stdin.as_fd().try_clone_to_owned();
        Ok(File::from(stdin.context("no keys can be read")?))
    } else {
        File::open("/dev/tty").context("there is no terminal to read keys from")
    }
}

/// Reads keys until the terminal is gone. What was read at once is sent at once.
pub fn listen_to_keys(mut keys: File, news: Sender<News>) {
    thread::spawn(move || {
        let mut parser = Parser::default();
        let mut buffer = [0; 4096];
        loop {
            let mut events = Vec::new();
            match keys.read(&mut buffer) {
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

/// Hands signals to the main thread. One that ends the program ends it also where that thread hangs.
pub fn listen_to_signals(news: Sender<News>) -> Result<()> {
    let kinds = [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH];
    let mut signals = Signals::new(kinds).context("signals can't be waited for")?;
    thread::spawn(move || {
        for signal in signals.forever() {
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

/// Whether a signal asks the program to end.
pub fn ends(signal: i32) -> bool {
    matches!(signal, SIGTERM | SIGHUP | SIGINT | SIGQUIT)
}
