//! Owns the way of a frame to the terminal: only what changed, in one write.

use std::cell::RefCell;
use std::fs::File;
use std::io::{self, Write};
use std::os::fd::AsFd;
use std::rc::Rc;
use std::thread;
use std::time::Duration;

use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::layout::Rect;
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};

const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";

/// The terminal as a grid of cells.
pub struct Screen {
    terminal: Terminal<CrosstermBackend<Sink>>,
    sink: Sink,
    /// Written before the next frame.
    queued: Vec<u8>,
    out: File,
    /// What a frame writes that changes nothing.
    idle: Vec<u8>,
    cursor_shown: bool,
}

/// Collects bytes; flushing is for [`Screen`] alone, so that a frame is one write.
#[derive(Clone, Default)]
struct Sink(Rc<RefCell<Vec<u8>>>);

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Screen {
    /// A screen of a size in cells, taken for empty.
    pub fn new((width, height): (u16, u16)) -> io::Result<Self> {
        let sink = Sink::default();
        let mut backend = CrosstermBackend::new(sink.clone());
        backend.draw(std::iter::empty())?;
        backend.hide_cursor()?;
        let idle = sink.0.take();
        Ok(Self {
            terminal: terminal(&sink, width, height)?,
            sink,
            queued: Vec::new(),
            out: File::from(io::stdout().as_fd().try_clone_to_owned()?),
            idle,
            cursor_shown: true,
        })
    }

    /// Draws a frame and writes what changed.
    pub fn draw(&mut self, draw: impl FnOnce(&mut Frame)) -> io::Result<()> {
        self.terminal.draw(draw)?;
        let frame = self.sink.0.take();
        if frame == self.idle && !self.cursor_shown {
            return self.send();
        }
        self.cursor_shown = !frame.ends_with(b"\x1b[?25l");
        self.queue(BEGIN);
        self.queue(&frame);
        self.queue(END);
        self.send()
    }

    /// Makes the next frame write every cell, on a screen of this size.
    pub fn repaint(&mut self, (width, height): (u16, u16)) -> io::Result<()> {
        self.terminal = terminal(&self.sink, width, height)?;
        self.sink.0.take();
        self.queue(b"\x1b[0m\x1b[2J");
        Ok(())
    }

    /// Has bytes written before the next frame.
    pub fn queue(&mut self, bytes: &[u8]) {
        self.queued.extend_from_slice(bytes);
    }

    /// Writes what is queued.
    pub fn send(&mut self) -> io::Result<()> {
        let mut rest = self.queued.as_slice();
        while !rest.is_empty() {
            match self.out.write(rest) {
                Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                Ok(written) => rest = &rest[written..],
                // Another program has left the terminal in a mode in which it does not wait.
                Err(e) if e.kind() == io::ErrorKind::WouldBlock => {
                    thread::sleep(Duration::from_millis(1));
                }
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                Err(e) => return Err(e),
            }
        }
        self.queued.clear();
        Ok(())
    }
}

/// A fixed viewport: ratatui then neither asks the terminal for its size nor for its cursor.
fn terminal(sink: &Sink, width: u16, height: u16) -> io::Result<Terminal<CrosstermBackend<Sink>>> {
    let options = TerminalOptions {
        viewport: Viewport::Fixed(Rect::new(0, 0, width, height)),
    };
    Terminal::with_options(CrosstermBackend::new(sink.clone()), options)
}
