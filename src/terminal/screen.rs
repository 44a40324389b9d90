//! Owns the way of a frame to the terminal: only what changed, in one write.

use std::fs::File;
use std::io::{self, Write};
use std::os::fd::AsFd;
use std::thread;
use std::time::Duration;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::encoder::Encoder;

const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";

/// The terminal as a grid of cells.
pub struct Screen {
    buffer: Buffer,
    encoder: Encoder,
    /// Written before the next frame.
    queued: Vec<u8>,
    out: File,
    /// Where the cursor is shown.
    cursor: Option<Position>,
}

impl Screen {
    /// A screen of a size in cells, taken for empty and without a cursor.
    pub fn new(size: (u16, u16)) -> io::Result<Self> {
        Ok(Self {
            buffer: empty(size),
            encoder: Encoder::new(size),
            queued: Vec::new(),
            out: File::from(io::stdout().as_fd().try_clone_to_owned()?),
            cursor: None,
        })
    }

    /// Draws a frame and writes what changed. `draw` fills an empty buffer and says where the cursor
    /// is to be shown, if anywhere.
    pub fn draw(&mut self, draw: impl FnOnce(&mut Buffer) -> Option<Position>) -> io::Result<()> {
        let cursor = draw(&mut self.buffer);
        self.encode(cursor);
        let sent = self.send();
        // Not before it is seen.
        self.buffer.reset();
        sent
    }

    /// Queues what changes what is shown.
    fn encode(&mut self, cursor: Option<Position>) {
        let begin = self.queued.len();
        self.queue(BEGIN);
        self.encoder.encode(&self.buffer, &mut self.queued);
        let same = self.queued.len() == begin + BEGIN.len();
        if same && cursor == self.cursor {
            self.queued.truncate(begin);
            return;
        }
        match cursor {
            Some(Position { x, y }) => {
                let (row, column) = (y + 1, x + 1);
                self.queue(format!("\x1b[{row};{column}H\x1b[?25h").as_bytes());
            }
            None if self.cursor.is_some() => self.queue(b"\x1b[?25l"),
            None => {}
        }
        self.cursor = cursor;
        self.queue(END);
    }

    /// Makes the next frame write every cell, on a screen of this size.
    pub fn repaint(&mut self, size: (u16, u16)) {
        self.buffer = empty(size);
        self.encoder = Encoder::new(size);
        self.queue(b"\x1b[0m\x1b[2J");
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

fn empty((width, height): (u16, u16)) -> Buffer {
    Buffer::empty(Rect::new(0, 0, width, height))
}
