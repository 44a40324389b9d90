//! Owns the reading by format libraries at arm's length: on a thread that has room for deep nesting, that
//! may panic, and that is left behind when it takes too long.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use super::options::Limits;

/// Threads of this name panic without a word; what they say is in the error.
const READER: &str = "import";
/// Only what is used of it takes memory.
const STACK: usize = 256 << 20;

/// Runs `read`. `size` is that of the source in bytes: a larger one may take longer.
pub fn run<T: Send + 'static>(
    limits: &Limits,
    size: u64,
    read: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    quiet();
    let (result, outcome) = mpsc::channel();
    let work = move || {
        let done = catch_unwind(AssertUnwindSafe(read));
        // Nobody waits for it where it took too long.
        let _ = result.send(done);
    };
    thread::Builder::new()
        .name(READER.to_owned())
        .stack_size(STACK)
        .spawn(work)
        .context("can't be read: no thread could be started")?;
    let seconds = limits.seconds.saturating_add(size >> 20);
    match outcome.recv_timeout(Duration::from_secs(seconds)) {
        Ok(Ok(read)) => read,
        Ok(Err(panic)) => bail!(
            "can't be read: {}; this is a bug, and the document is damaged or unusual",
            message(&*panic)
        ),
        Err(RecvTimeoutError::Timeout) => Err(limits.too_slow(seconds)),
        Err(RecvTimeoutError::Disconnected) => bail!("can't be read: its reader ended early"),
    }
}

/// Lets no panic of a reader be told on the terminal; other panics are told as before.
fn quiet() {
    static QUIET: Once = Once::new();
    QUIET.call_once(|| {
        let tell = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if thread::current().name() != Some(READER) {
                tell(panic);
            }
        }));
    });
}

/// What a panic says, on one line.
fn message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
    let text = text.unwrap_or("its reader failed");
    let line: Vec<&str> = text.split_whitespace().take(30).collect();
    line.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_an_error() {
        let read = || -> Result<()> { panic!("no such object") };
        let error = run(&Limits::default(), 0, read).unwrap_err().to_string();
        assert!(
            error.starts_with("can't be read: no such object;"),
            "{error}"
        );
    }

    #[test]
    fn what_takes_too_long_is_left_behind() {
        let limits = Limits {
            seconds: 0,
            ..Limits::default()
        };
        let read = || -> Result<()> {
            thread::park();
            Ok(())
        };
        let error = run(&limits, 0, read).unwrap_err().to_string();
        assert_eq!(error, "can't be read within 0 s; --max-seconds allows more");
    }

    #[test]
    fn deep_recursion_has_room() {
        fn deep(n: usize) -> usize {
            std::hint::black_box(if n == 0 { 0 } else { 1 + deep(n - 1) })
        }
        let read = || Ok(deep(100_000));
        assert_eq!(run(&Limits::default(), 0, read).unwrap(), 100_000);
    }
}
