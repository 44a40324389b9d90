//! Owns the search inside a text: `/`, `n`, `N`, while it is typed and after.

use std::sync::Arc;

use super::line::Line;
use super::trail::Place;
use super::{App, Effect, Prompt, PromptKind};
use crate::document::Span;
use crate::search::text::Pattern;

#[derive(Debug, Clone)]
pub struct Search {
    pub pattern: Pattern,
    pub text: String,
    pub document: usize,
    /// All matches, in text order, when they have been found.
    pub hits: Option<Arc<Vec<Span>>>,
    /// How many there are; more than are listed, perhaps.
    pub total: Option<usize>,
    /// The match one stands on.
    pub at: Option<Span>,
    generation: u64,
}

impl App {
    /// Opens the search line.
    pub fn open_search(&mut self) {
        self.prompt = Some(Prompt {
            kind: PromptKind::Search,
            line: Line::default(),
            from: Place {
                document: self.reader().document,
                offset: self.reader().place,
            },
        });
    }

    /// Searches for what has been typed so far, from where the line was opened.
    pub fn search_typed(&mut self, text: &str, from: Place) -> Vec<Effect> {
        self.message = None;
        self.reader_mut().place = from.offset;
        if text.is_empty() {
            self.search = None;
            return Vec::new();
        }
        let pattern = match Pattern::new(text) {
            Ok(pattern) => pattern,
            Err(error) => {
                self.search = None;
                self.warn(error);
                return Vec::new();
            }
        };
        let generation = self.next_generation();
        let document = from.document;
        let body = Arc::clone(&self.docs[document].document);
        let at = pattern
            .next(&body.text, from.offset)
            .or_else(|| pattern.next(&body.text, 0));
        self.search = Some(Search {
            pattern,
            text: text.to_owned(),
            document,
            hits: None,
            total: None,
            at,
            generation,
        });
        if let Some(at) = at {
            self.show(self.active, at);
        }
        vec![Effect::Search {
            document,
            pattern: text.to_owned(),
            generation,
        }]
    }

    /// Takes all matches of a search, if it is still the one that is shown.
    pub fn search_found(
        &mut self,
        generation: u64,
        hits: Arc<Vec<Span>>,
        total: usize,
        error: Option<String>,
    ) {
        let Some(search) = self.search.as_mut().filter(|s| s.generation == generation) else {
            return;
        };
        search.hits = Some(hits);
        search.total = Some(total);
        if let Some(error) = error {
            self.warn(error);
        }
    }

    /// Ends the typing: the place that was left goes on the trail.
    pub fn search_accept(&mut self, from: Place) {
        match self.search.as_ref().map(|s| (s.at, s.text.clone())) {
            Some((Some(_), _)) => {
                self.reader_mut().link = None;
                self.trail.leave(from);
                self.say_search();
            }
            Some((None, text)) => self.warn(format!("no match for {text:?}")),
            None => {}
        }
    }

    /// Goes to the next or previous match, round the ends.
    pub fn search_step(&mut self, forward: bool, count: usize) -> Vec<Effect> {
        let document = self.reader().document;
        let Some(search) = self.search.clone() else {
            self.say("nothing searched for yet: / begins");
            return Vec::new();
        };
        let mut effects = Vec::new();
        if search.document != document {
            let from = Place {
                document,
                offset: self.reader().place,
            };
            effects = self.search_typed(&search.text.clone(), from);
        }
        let Some(mut search) = self.search.take() else {
            return effects;
        };
        let body = Arc::clone(&self.docs[document].document);
        let text = &body.text;
        let visible = self.visible(self.active);
        let mut at = search.at.filter(|at| visible.overlaps(*at));
        let mut wrapped = false;
        for _ in 0..count {
            let next = if forward {
                let from = at.map_or(visible.start(), Span::end);
                search.pattern.next(text, from)
            } else {
                let before = at.map_or(visible.start(), Span::start);
                search.pattern.prev(text, before)
            };
            wrapped |= next.is_none();
            at = next.or_else(|| {
                if forward {
                    search.pattern.next(text, 0)
                } else {
                    search.pattern.prev(text, text.len())
                }
            });
        }
        search.at = at;
        self.search = Some(search);
        match at {
            Some(at) => {
                self.reader_mut().link = None;
                self.show(self.active, at);
                self.say_search();
                if wrapped && let Some(message) = &mut self.message {
                    message.text.push_str(if forward {
                        ", from the top again"
                    } else {
                        ", from the end again"
                    });
                }
            }
            None => self.warn("no match"),
        }
        effects
    }

    /// The match one stands on, if it is on the screen and no link has been selected since.
    pub fn match_here(&self) -> Option<Span> {
        let search = self.search.as_ref()?;
        let here = search.document == self.reader().document && self.reader().link.is_none();
        let visible = self.visible(self.active);
        search.at.filter(|at| here && visible.overlaps(*at))
    }

    /// "contact group: match 2 of 5".
    fn say_search(&mut self) {
        let Some(search) = &self.search else { return };
        let line = format!("{}: {}", search.text, search.tally());
        self.say(line);
    }
}

impl Search {
    /// The request that its matches answer.
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// Which match one stands on, and how many there are.
    pub fn tally(&self) -> String {
        let nth = self
            .at
            .zip(self.hits.as_ref())
            .and_then(|(at, hits)| hits.binary_search(&at).ok().map(|i| i + 1));
        match (nth, self.total) {
            (_, Some(0)) => "no match".to_owned(),
            (Some(nth), Some(total)) => format!("match {nth} of {total}"),
            (None, Some(1)) => "1 match".to_owned(),
            (None, Some(total)) => format!("{total} matches"),
            (_, None) if self.at.is_none() => "no match".to_owned(),
            (_, None) => "counting…".to_owned(),
        }
    }
}
