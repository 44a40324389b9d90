//! Owns the thread that waits for signals.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;
use signal_hook::low_level;

use super::News;
use super::inbox::Post;
use super::modes;

/// So long the main thread may take to end after a signal to end.
const GRACE: Duration = Duration::from_secs(2);

/// Another program has the terminal: what is typed, signals of the keyboard too, is for that one.
static LENT: AtomicBool = AtomicBool::new(false);

/// Another program gets the terminal.
pub fn lend() {
    LENT.store(true, Ordering::SeqCst);
}

/// The terminal is ours again.
pub fn take_back() {
    LENT.store(false, Ordering::SeqCst);
}

/// Hands signals to the main thread. One that ends the program ends it also where that thread hangs.
pub fn listen_to_signals(news: Post) -> Result<()> {
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
