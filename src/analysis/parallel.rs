//! Owns spreading work over threads, telling how far it has come, and stopping it.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// Tells a caller how far work has come, and learns whether to go on.
pub struct Pace<'p> {
    progress: &'p (dyn Fn(f32) -> bool + Sync),
    stopped: AtomicBool,
}

impl<'p> Pace<'p> {
    pub fn new(progress: &'p (dyn Fn(f32) -> bool + Sync)) -> Self {
        Self {
            progress,
            stopped: AtomicBool::new(false),
        }
    }

    /// Says what part is done (0 to 1); answers whether to go on. Once told to stop, it stays so.
    pub fn go_on(&self, done: f32) -> bool {
        if !self.stopped() && !(self.progress)(done) {
            self.stopped.store(true, Ordering::Relaxed);
        }
        !self.stopped()
    }

    pub fn stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }
}

/// Counts the small steps of a stage that runs on one thread, and asks now and then whether to go on.
pub struct Steps<'p> {
    pace: &'p Pace<'p>,
    done: f32,
    count: u32,
}

impl<'p> Steps<'p> {
    /// `done`: what part of the whole work is done when the stage begins.
    pub fn new(pace: &'p Pace<'p>, done: f32) -> Self {
        Self {
            pace,
            done,
            count: 0,
        }
    }

    /// One more step; answers whether to take it.
    pub fn go_on(&mut self) -> bool {
        /// A step takes microseconds at most.
        const OFTEN: u32 = 4096;
        self.count = self.count.wrapping_add(1);
        !self.count.is_multiple_of(OFTEN) || self.pace.go_on(self.done)
    }
}

/// The part of the whole work that a stage takes.
#[derive(Debug, Clone, Copy)]
pub struct Share {
    pub from: f32,
    pub to: f32,
}

impl Share {
    pub fn at(self, done: usize, of: usize) -> f32 {
        self.from + (self.to - self.from) * done as f32 / of.max(1) as f32
    }
}

/// Does `work` for 0 to `count` on so many threads and returns what it gave, in order.
/// When stopped, what it gave up to the first piece that is missing.
pub fn map<T: Send>(
    count: usize,
    threads: usize,
    pace: &Pace,
    share: Share,
    work: impl Fn(usize) -> T + Sync,
) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let worker = || {
        let mut done = Vec::new();
        while pace.go_on(share.at(next.load(Ordering::Relaxed).min(count), count)) {
            let index = next.fetch_add(1, Ordering::Relaxed);
            if index >= count {
                break;
            }
            done.push((index, work(index)));
        }
        done
    };
    let mut all = if threads > 1 && count > 1 {
        std::thread::scope(|scope| {
            let others: Vec<_> = (1..threads.min(count))
                .map(|_| scope.spawn(worker))
                .collect();
            let mut all = worker();
            for other in others {
                match other.join() {
                    Ok(done) => all.extend(done),
                    Err(panic) => std::panic::resume_unwind(panic),
                }
            }
            all
        })
    } else {
        worker()
    };
    all.sort_unstable_by_key(|(index, _)| *index);
    all.into_iter()
        .enumerate()
        .take_while(|(place, (index, _))| place == index)
        .map(|(_, (_, item))| item)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: Share = Share { from: 0.0, to: 1.0 };

    #[test]
    fn order_is_kept_on_any_number_of_threads() {
        for threads in [0, 1, 3] {
            let pace = Pace::new(&|_| true);
            let squares = map(50, threads, &pace, ALL, |n| n * n);
            assert_eq!(squares, (0..50).map(|n| n * n).collect::<Vec<_>>());
        }
    }

    #[test]
    fn stopping_keeps_what_was_done() {
        let pace = Pace::new(&|done| done < 0.5);
        let done = map(10, 1, &pace, ALL, |n| n);
        assert_eq!(done, [0, 1, 2, 3, 4]);
        assert!(pace.stopped());
    }
}
