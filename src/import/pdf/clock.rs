//! Owns how long reading may take: a moment that no page reads beyond.

use std::time::{Duration, Instant};

/// The end of the time that a document is given.
#[derive(Debug, Clone, Copy)]
pub struct Clock {
    end: Option<Instant>,
}

impl Clock {
    /// Starts now; a time too long to count never ends.
    pub fn start(time: Duration) -> Self {
        Self {
            end: Instant::now().checked_add(time),
        }
    }

    pub fn is_over(&self) -> bool {
        self.end.is_some_and(|end| Instant::now() >= end)
    }
}
