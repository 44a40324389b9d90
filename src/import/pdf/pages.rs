//! Owns the reading of all pages, side by side: their pieces, and which of them hold none or are damaged.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use anyhow::{Result, bail};
use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, MaybeRef, Object};

use super::clock::Clock;
use super::font::Fonts;
use super::pieces::{self, Piece};
use super::rows::Line;
use super::{columns, content};

/// So many pages without text are named one by one.
const NAMED: usize = 8;

/// Fewer pages are not worth a second thread.
const FEW: usize = 4;

/// What a page holds.
enum State {
    Text,
    /// Nothing at all, as the back of a title page.
    Blank,
    /// Only pictures.
    Picture,
    Damaged,
}

/// A page's number, its text in each direction, and what it holds.
type Found = (usize, Vec<Vec<Piece>>, State);

/// The pages as read.
pub struct Pages {
    /// Of each page the text in its main direction.
    pub upright: Vec<Vec<Piece>>,
    /// And in other directions.
    turned: Vec<Vec<Vec<Piece>>>,
    states: Vec<State>,
}

/// Reads every page; those beyond the time are left out.
pub fn read(pdf: &Pdf, catalog: &Dict<'_>, clock: &Clock) -> Pages {
    let count = pdf.pages().len();
    let hidden = hidden_layers(catalog);
    let next = AtomicUsize::new(0);
    let found: Mutex<Vec<Found>> = Mutex::new(Vec::with_capacity(count));
    let work = || {
        let mut own = Vec::new();
        let mut fonts = Fonts::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            if at >= count || clock.is_over() {
                break;
            }
            // A damaged page costs itself.
            let read = catch_unwind(AssertUnwindSafe(|| page(pdf, at, &fonts, &hidden, clock)));
            let (pieces, state) = read.unwrap_or_else(|_| {
                fonts = Fonts::new();
                (Vec::new(), State::Damaged)
            });
            own.push((at, pieces, state));
        }
        found
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .extend(own);
    };
    let threads = std::thread::available_parallelism()
        .map_or(1, usize::from)
        .min(8);
    if count < FEW || threads < 2 {
        work();
    } else {
        std::thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(work);
            }
        });
    }
    let mut found = found.into_inner().unwrap_or_else(PoisonError::into_inner);
    found.sort_by_key(|(at, ..)| *at);
    let mut pages = Pages {
        upright: Vec::with_capacity(count),
        turned: Vec::with_capacity(count),
        states: Vec::with_capacity(count),
    };
    for (_, mut pieces, state) in found {
        let rest = if pieces.is_empty() {
            Vec::new()
        } else {
            pieces.split_off(1)
        };
        pages.upright.push(pieces.pop().unwrap_or_default());
        pages.turned.push(rest);
        pages.states.push(state);
    }
    pages
}

fn page<'a>(
    pdf: &'a Pdf,
    at: usize,
    fonts: &Fonts<'a>,
    hidden: &[(u32, i32)],
    clock: &Clock,
) -> (Vec<Vec<Piece>>, State) {
    let Some(page) = pdf.pages().get(at) else {
        return (Vec::new(), State::Damaged);
    };
    let (glyphs, ..) = content::read(page, fonts, hidden, clock);
    let pieces = pieces::join(glyphs);
    let state = if !pieces.is_empty() {
        State::Text
    } else if page.raw().contains_key("Contents") && page.page_stream().is_none() {
        State::Damaged
    } else if page.resources().x_objects.is_empty() {
        State::Blank
    } else {
        State::Picture
    };
    (pieces, state)
}

impl Pages {
    /// Warns of pages that can't be read or hold only pictures; fails where no page has text.
    pub fn warn(&self, labels: &[String], warnings: &mut Vec<String>) -> Result<()> {
        let is = |at: usize, wanted: fn(&State) -> bool| self.states.get(at).is_some_and(wanted);
        let of = |wanted: fn(&State) -> bool| -> Vec<usize> {
            (0..self.states.len())
                .filter(|at| is(*at, wanted))
                .collect()
        };
        let damaged = of(|s| matches!(s, State::Damaged));
        let pictures = of(|s| matches!(s, State::Picture));
        if of(|s| matches!(s, State::Text)).is_empty() {
            if !pictures.is_empty() {
                bail!(
                    "holds no text: it is a scan, and its pictures would have to be recognized first"
                );
            }
            if !damaged.is_empty() {
                bail!("is a PDF so damaged that no page can be read");
            }
            bail!("holds no text");
        }
        let name = |at: &usize| {
            labels
                .get(*at)
                .cloned()
                .unwrap_or_else(|| (at + 1).to_string())
        };
        for (pages, fault) in [
            (damaged, "can't be read"),
            (pictures, "holds no text, only a picture"),
        ] {
            for at in pages.iter().take(NAMED) {
                warnings.push(format!("page {} {fault}", name(at)));
            }
            if pages.len() > NAMED {
                let more = pages.len() - NAMED;
                warnings.push(format!(
                    "{more} more pages like page {}: it {fault}",
                    name(&pages[0])
                ));
            }
        }
        Ok(())
    }

    /// All lines in reading order.
    pub fn lines(self) -> Vec<Line> {
        let mut region = 0;
        let mut lines = Vec::new();
        for (page, (upright, turned)) in self.upright.into_iter().zip(self.turned).enumerate() {
            lines.extend(columns::lines(upright, page, &mut region));
            for pieces in turned {
                lines.extend(columns::lines(pieces, page, &mut region));
            }
        }
        lines
    }
}

/// The layers that a reader of the document does not see unless asked for.
fn hidden_layers(catalog: &Dict<'_>) -> Vec<(u32, i32)> {
    let config = catalog
        .get::<Dict<'_>>("OCProperties")
        .and_then(|p| p.get::<Dict<'_>>("D"));
    let Some(off) = config.and_then(|d| d.get::<Array<'_>>("OFF")) else {
        return Vec::new();
    };
    let ids = off
        .raw_iter()
        .filter_map(|item: MaybeRef<Object<'_>>| match item {
            MaybeRef::Ref(id) => Some((id.obj_number, id.gen_number)),
            MaybeRef::NotRef(_) => None,
        });
    ids.take(1_000).collect()
}
