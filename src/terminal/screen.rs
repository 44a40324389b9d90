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
        self.queue(&join_links(&frame));
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

/// Leaves out the end of a hyperlink right before the same begins again: each cell is a link by
/// itself, a run of cells need not say so at each.
fn join_links(frame: &[u8]) -> Vec<u8> {
    const LINK: &[u8] = b"\x1b]8;";
    const CLOSE: &[u8] = b"\x1b]8;;\x1b\\";
    let find = |bytes: &[u8], wanted: &[u8]| bytes.windows(wanted.len()).position(|w| w == wanted);
    let mut joined = Vec::with_capacity(frame.len());
    let mut open: &[u8] = &[];
    let mut rest = frame;
    while let Some(at) = find(rest, LINK) {
        let (before, link) = rest.split_at(at);
        joined.extend_from_slice(before);
        let again = link.strip_prefix(CLOSE).filter(|_| !open.is_empty());
        if let Some(more) = again.and_then(|after| after.strip_prefix(open)) {
            rest = more;
            continue;
        }
        let end = find(link, b"\x1b\\").map_or(link.len(), |end| end + 2);
        let (link, after) = link.split_at(end);
        open = if link == CLOSE { &[] } else { link };
        joined.extend_from_slice(link);
        rest = after;
    }
    joined.extend_from_slice(rest);
    joined
}

/// A fixed viewport: ratatui then neither asks the terminal for its size nor for its cursor.
fn terminal(sink: &Sink, width: u16, height: u16) -> io::Result<Terminal<CrosstermBackend<Sink>>> {
    let options = TerminalOptions {
        viewport: Viewport::Fixed(Rect::new(0, 0, width, height)),
    };
    Terminal::with_options(CrosstermBackend::new(sink.clone()), options)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_one_link_are_joined() {
        let cell = |address: &str, glyph: &str| {
            format!("\x1b]8;id=0;{address}\x1b\\{glyph}\x1b]8;;\x1b\\")
        };
        let cells = [
            cell("a", "x"),
            cell("a", "y"),
            cell("b", "z"),
            "\x1b[1m-".to_owned(),
            cell("b", "w"),
        ];
        let joined = "\x1b]8;id=0;a\x1b\\xy\x1b]8;;\x1b\\".to_owned() + &cells[2..].concat();
        assert_eq!(join_links(cells.concat().as_bytes()), joined.as_bytes());
        for whole in ["", "no link", "\x1b]8;", "\x1b]8;;\x1b\\x\x1b]8;;\x1b\\"] {
            assert_eq!(join_links(whole.as_bytes()), whole.as_bytes());
        }
    }
}
