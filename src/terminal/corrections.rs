//! Owns the keeping of corrections: they are read beside the screen once a document is there, and written at every
//! change; and the applying of them beside the screen, where a document is long.

use std::collections::BTreeMap;
use std::time::{SystemTime, UNIX_EPOCH};

use super::{End, News, Shell, workers};
use crate::app::Update;
use crate::corrections::List;
use crate::kept::corrections::{Corrections, of};
use crate::work;

/// Corrections of shorter documents are applied at once.
const APPLIED_AT_ONCE: usize = 200_000;

/// The corrections of the open documents, as they stand in their file.
pub struct Told {
    kept: Corrections,
    /// What was read or written last.
    known: BTreeMap<usize, List>,
}

/// What was read beside the screen.
pub struct Read {
    document: usize,
    list: List,
    said: Option<String>,
}

/// The ISO day on which this is, by UTC.
pub fn today() -> Option<String> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    Some(day(since.as_secs() / 86_400))
}

/// The ISO day so many days after 1970-01-01, reckoned in years that begin in March and eras of 400 years
/// (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms").
fn day(days: u64) -> String {
    let days = days + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    let year = year + era * 400 + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

impl Told {
    pub fn new(on: bool) -> Self {
        Self {
            kept: Corrections::new(on),
            known: BTreeMap::new(),
        }
    }
}

impl Shell {
    /// Reads the corrections of a document that is there wholly.
    pub(super) fn load_corrections(&self, document: usize) {
        if !self.told.kept.is_on() || self.told.known.contains_key(&document) {
            return;
        }
        let (kept, about) = (self.told.kept.clone(), self.about(document));
        let news = self.news.clone();
        workers::spawn(move || {
            let loaded = kept.load();
            let list = of(&loaded.all, &about);
            if !list.0.is_empty() || loaded.said.is_some() {
                let _ = news.send(News::Corrections(Read {
                    document,
                    list,
                    said: loaded.said,
                }));
            }
        });
    }

    /// Takes corrections that were read; not where some have been made and kept in between, with which they are by now.
    pub(super) fn corrections_read(&mut self, read: Read) -> Option<End> {
        let document = read.document;
        if self.told.known.contains_key(&document) {
            return None;
        }
        let list = read.list;
        self.told.known.insert(document, list.clone());
        let end = self.receive(Update::Corrections { document, list });
        match read.said {
            Some(said) if end.is_none() => self.receive(Update::Say(said)),
            _ => end,
        }
    }

    /// Writes the corrections of a document, beside what other programs have written; those that hold for more
    /// documents than this one come to the others that are open.
    pub(super) fn keep_corrections(&mut self, document: usize, list: List) -> Option<End> {
        let base = self.told.known.get(&document).cloned().unwrap_or_default();
        let merged = match self.told.kept.save(&self.about(document), &base, &list) {
            Ok(merged) => merged,
            Err(said) => return self.receive(Update::Say(said)),
        };
        self.told.known.insert(document, merged.clone());
        let wide = |list: &List| list.0.iter().any(|said| said.scope.is_wide());
        let shared = wide(&base) || wide(&merged);
        if merged != list {
            let list = merged;
            if let Some(end) = self.receive(Update::Corrections { document, list }) {
                return Some(end);
            }
        }
        if !shared || !self.told.kept.is_on() {
            return None;
        }
        let all = self.told.kept.load().all;
        for other in (0..self.sources.len()).filter(|other| *other != document) {
            let list = of(&all, &self.about(other));
            let known = self.told.known.get(&other);
            if known.map_or(list.0.is_empty(), |known| *known == list) {
                continue;
            }
            self.told.known.insert(other, list.clone());
            let document = other;
            if let Some(end) = self.receive(Update::Corrections { document, list }) {
                return Some(end);
            }
        }
        None
    }

    /// Applies corrections: beside the screen, where that would keep a key waiting.
    pub(super) fn correct(&mut self, document: usize, list: List, version: u64) -> Option<End> {
        let (content, base) = self.app.uncorrected(document)?;
        if content.text.len() < APPLIED_AT_ONCE {
            let mut told = Vec::new();
            let mut tell = |update| told.push(update);
            work::correct(document, &content, &base, &list, version, &mut tell);
            return told.into_iter().find_map(|update| self.receive(update));
        }
        let news = self.news.clone();
        workers::spawn(move || {
            let mut tell = |update| drop(news.send(News::Update(update)));
            work::correct(document, &content, &base, &list, version, &mut tell);
        });
        None
    }
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn days_are_those_of_the_calendar() {
        for (days, iso) in [
            (0, "1970-01-01"),
            (58, "1970-02-28"),
            (59, "1970-03-01"),
            (11_016, "2000-02-29"),
            (20_783, "2026-11-26"),
        ] {
            assert_eq!(day(days), iso);
        }
    }
}
