//! Owns the modes of the terminal: what is switched on at the start and put back at every end.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crossterm::terminal::{disable_raw_mode, enable_raw_mode};

/// Alternate screen, no cursor, bracketed paste.
const ENTER: &str = "\x1b[?1049h\x1b[2J\x1b[?25l\x1b[?2004h";
/// Keys that Esc and Tab can be told from (the kitty protocol; its flags belong to the screen they
/// are set on).
const KEYS: &str = "\x1b[>1u";
/// The reverse, and the end of a frame that was cut off.
const LEAVE: &str = "\x1b[?2026l\x1b[<1u\x1b[?2004l\x1b[0m\x1b[?25h\x1b[?1049l";
/// Presses, drags and the wheel; not every motion, which would wake the program for nothing.
const POINTER_ON: &str = "\x1b[?1000h\x1b[?1002h\x1b[?1006h";
const POINTER_OFF: &str = "\x1b[?1006l\x1b[?1002l\x1b[?1000l";

/// Threads of this name may panic: their work is lost, the screen is not.
pub const WORKER: &str = "work";

static ENTERED: AtomicBool = AtomicBool::new(false);

/// Switches to raw mode and returns what else is to be written before the first frame.
/// A process in the background is stopped here, before it has written anything.
pub fn enter() -> io::Result<&'static str> {
    enable_raw_mode()?;
    ENTERED.store(true, Ordering::SeqCst);
    Ok(ENTER)
}

/// What has the terminal tell keys and the pointer fully. The first frame need not wait for it.
pub fn input(pointer: bool) -> String {
    format!("{KEYS}{}", if pointer { POINTER_ON } else { "" })
}

/// What lets the program have the pointer, or gives it back.
pub fn pointer(on: bool) -> &'static str {
    if on { POINTER_ON } else { POINTER_OFF }
}

/// Puts everything back; does nothing where that has been done.
pub fn restore() {
    if ENTERED.swap(false, Ordering::SeqCst) {
        let mut out = io::stdout();
        // Where the terminal has gone there is nothing to put back.
        let _ = out.write_all(format!("{POINTER_OFF}{LEAVE}").as_bytes());
        let _ = out.flush();
        let _ = disable_raw_mode();
    }
}

/// Puts the terminal back however the program leaves the room it is kept in.
pub struct Guard;

impl Drop for Guard {
    fn drop(&mut self) {
        restore();
    }
}

/// A panic puts the terminal back before it is told.
pub fn restore_on_panic() {
    let tell = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let thread = thread::current();
        if thread.name() == Some(WORKER) {
            return;
        }
        restore();
        tell(panic);
        let _ = writeln!(
            io::stderr(),
            "nutgraf: this is a bug; please report it with the lines above and the keys you pressed"
        );
        if thread.name() != Some("main") {
            std::process::exit(101);
        }
    }));
}

/// Columns and rows. A terminal that does not know them is taken for the usual one.
pub fn size() -> (u16, u16) {
    match crossterm::terminal::size() {
        Ok((width, height)) if width > 0 && height > 0 => (width, height),
        _ => (80, 24),
    }
}
