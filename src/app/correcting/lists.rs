//! Owns what lies over the screen for correcting: why something is here, the tray of doubtful ones, and the list of
//! all that was said.

use super::super::popup::Popup;
use super::super::{App, Effect, Focus};
use super::{Step, behind};
use crate::analysis::{Analysis, By, Target};
use crate::corrections::{Scope, What};
use crate::document::{Span, one_line};

/// Why something is taken for what it is: lines to read.
#[derive(Debug, Clone)]
pub struct Why {
    pub title: String,
    pub lines: Vec<String>,
}

/// The doubtful ones of a document.
#[derive(Debug, Clone)]
pub struct Tray {
    pub document: usize,
    pub rows: Vec<Target>,
    pub selected: usize,
}

/// The corrections of a document.
#[derive(Debug, Clone)]
pub struct Sayings {
    pub document: usize,
    pub selected: usize,
}

/// Actors first, those mentioned most before others; then numbers, in text order.
fn doubtful(analysis: &Analysis) -> Vec<Target> {
    let actors = analysis.actors_by_count.iter().copied();
    let actors = actors.filter(|id| analysis.actors[*id as usize].doubtful);
    let numbers =
        (0..analysis.numbers.len() as u32).filter(|id| analysis.numbers[*id as usize].doubtful);
    actors
        .map(Target::Actor)
        .chain(numbers.map(Target::Number))
        .collect()
}

impl App {
    /// The document that undo and the lists are about.
    pub(super) fn told_document(&self) -> usize {
        match &self.popup {
            Some(Popup::Tray(tray)) => tray.document,
            Some(Popup::Sayings(sayings)) => sayings.document,
            _ => match &self.card {
                Some(card) if self.focus == Focus::Card => card.document,
                _ => self.reader().document,
            },
        }
    }

    pub fn open_tray(&mut self) {
        let document = self.reader().document;
        let rows = doubtful(&self.docs[document].analysis);
        if rows.is_empty() {
            self.say("nothing is in doubt here");
            return;
        }
        self.popup = Some(Popup::Tray(Tray {
            document,
            rows,
            selected: 0,
        }));
    }

    pub fn open_sayings(&mut self) {
        let document = self.reader().document;
        if self.docs[document].told.list.0.is_empty() {
            self.say("nothing was corrected yet: i and a key correct what the link is on");
            return;
        }
        self.popup = Some(Popup::Sayings(Sayings {
            document,
            selected: 0,
        }));
    }

    /// Makes the rows anew after a correction has been applied.
    pub(super) fn renew_told(&mut self) {
        match &mut self.popup {
            Some(Popup::Tray(tray)) => {
                tray.rows = doubtful(&self.docs[tray.document].analysis);
                tray.selected = tray.selected.min(tray.rows.len().saturating_sub(1));
                if tray.rows.is_empty() {
                    self.popup = None;
                    self.say("nothing is in doubt any more · iu takes the last one back");
                }
            }
            Some(Popup::Sayings(sayings)) => {
                let count = self.docs[sayings.document].told.list.0.len();
                sayings.selected = sayings.selected.min(count.saturating_sub(1));
                if count == 0 {
                    self.popup = None;
                }
            }
            _ => {}
        }
    }

    pub(in crate::app) fn told_step(&mut self, by: isize) {
        let (count, selected) = match &mut self.popup {
            Some(Popup::Tray(tray)) => (tray.rows.len(), &mut tray.selected),
            Some(Popup::Sayings(sayings)) => {
                let told = &self.docs[sayings.document].told;
                (told.list.0.len(), &mut sayings.selected)
            }
            _ => return,
        };
        *selected = selected
            .saturating_add_signed(by)
            .min(count.saturating_sub(1));
    }

    /// Accepts or refuses the selected row of the tray; the next one comes in its place.
    pub fn tray_tell(&mut self, accepted: bool) -> Vec<Effect> {
        let Some(Popup::Tray(tray)) = &self.popup else {
            return Vec::new();
        };
        let document = tray.document;
        match tray.rows.get(tray.selected).copied() {
            Some(target) if accepted => self.accept(document, target),
            Some(target) => self.refuse(document, target),
            None => Vec::new(),
        }
    }

    /// Where the selected row leads.
    fn told_goal(&self) -> Option<(usize, Span)> {
        match &self.popup {
            Some(Popup::Tray(tray)) => {
                let analysis = &self.docs[tray.document].analysis;
                let span = match tray.rows.get(tray.selected)? {
                    Target::Number(id) => analysis.numbers.get(*id as usize)?.span,
                    Target::Actor(id) => {
                        let first = *analysis.actors.get(*id as usize)?.mentions.first()?;
                        analysis.mentions[first as usize].span
                    }
                };
                Some((tray.document, span))
            }
            Some(Popup::Sayings(sayings)) => {
                let open = &self.docs[sayings.document];
                let what = &open.told.list.0.get(sayings.selected)?.what;
                let place = what.place().and_then(|p| p.find_words(&open.document.text));
                let named = || {
                    let id = open.analysis.actor_named(&subject_of(what)?)?;
                    let first = *open.analysis.actors[id as usize].mentions.first()?;
                    Some(open.analysis.mentions[first as usize].span)
                };
                Some((sayings.document, place.or_else(named)?))
            }
            _ => None,
        }
    }

    /// Goes to the place of the selected row.
    pub(in crate::app) fn told_open(&mut self) {
        let Some((document, span)) = self.told_goal() else {
            self.warn("this is not in the text any more");
            return;
        };
        self.popup = None;
        self.focus = Focus::Reader;
        self.jump(document, span);
        self.follow();
    }

    /// Takes the selected correction back.
    pub fn sayings_delete(&mut self) -> Vec<Effect> {
        let Some(Popup::Sayings(sayings)) = &self.popup else {
            return Vec::new();
        };
        let (document, at) = (sayings.document, sayings.selected);
        let Some(said) = self.docs[document].told.list.0.get(at).cloned() else {
            return Vec::new();
        };
        let effects = self.change_told(document, Step::Unsaid(at, said));
        self.renew_told();
        self.say("taken back; u brings it back");
        effects
    }

    /// Lets the selected correction hold in this document, in this folder, or always.
    pub fn sayings_scope(&mut self) -> Vec<Effect> {
        let Some(Popup::Sayings(sayings)) = &self.popup else {
            return Vec::new();
        };
        let (document, at) = (sayings.document, sayings.selected);
        let Some(said) = self.docs[document].told.list.0.get(at) else {
            return Vec::new();
        };
        if !said.what.is_wide() {
            self.say("words at one place are of this document only");
            return Vec::new();
        }
        let now = Scope::ALL.iter().position(|scope| *scope == said.scope);
        let to = Scope::ALL[(now.unwrap_or(0) + 1) % Scope::ALL.len()];
        let step = Step::Scope {
            id: said.id.clone(),
            from: said.scope,
            to,
        };
        let effects = self.change_told(document, step);
        self.say(format!("holds: {}", to.label()));
        effects
    }

    /// Tells why what the link, the row or the card is about is here.
    pub fn open_why(&mut self) {
        let Some((document, target, span)) = self.subject() else {
            self.say("nothing here to tell of: ]m goes to an actor or number");
            return;
        };
        let why = match target {
            Target::Actor(id) => self.why_actor(document, id, span),
            Target::Number(id) => self.why_number(document, id),
        };
        self.popup = why.map(Popup::Why);
    }

    fn why_actor(&self, document: usize, id: u32, span: Option<Span>) -> Option<Why> {
        let open = &self.docs[document];
        let actor = open.analysis.actors.get(id as usize)?;
        let mut lines = vec![format!(
            "{}: {}, {}",
            if actor.doubtful {
                "doubtful"
            } else {
                "taken for"
            },
            actor.kind.label(),
            actor.why
        )];
        if let Some(span) = span {
            let mentions = open
                .analysis
                .mentions_in(Span::new(span.start(), span.start() + 1));
            let here = mentions.iter().find(|m| m.target == Target::Actor(id));
            let words = one_line(open.document.slice(span));
            if let Some(here) = here {
                lines.push(match here.by {
                    By::Name => format!("“{words}” is its name"),
                    By::Alias => format!("“{words}” is one of its names in this text"),
                    By::Role => {
                        format!("“{words}” is what the text calls it by a title or apposition")
                    }
                    By::Pronoun => format!("“{words}” stands for it"),
                });
            }
        }
        if !actor.aliases.is_empty() {
            lines.push(format!("also named: {}", actor.aliases.join(", ")));
        }
        // Other actors of the same words are what it could be instead.
        let last = actor.name.rsplit(' ').next().unwrap_or(&actor.name);
        let others = open.analysis.actors.iter().enumerate();
        let others: Vec<String> = others
            .filter(|(other, a)| *other as u32 != id && a.name.split(' ').any(|word| word == last))
            .map(|(_, a)| format!("{} ({})", a.name, a.kind.label()))
            .take(4)
            .collect();
        if !others.is_empty() {
            lines.push(format!("could also be: {}", others.join(", ")));
        }
        self.say_told(document, &actor.name, &mut lines);
        lines.push(
            "im the same as another · is not this one · ik its kind · ih no actor".to_owned(),
        );
        Some(Why {
            title: actor.name.clone(),
            lines,
        })
    }

    fn why_number(&self, document: usize, id: u32) -> Option<Why> {
        let open = &self.docs[document];
        let number = open.analysis.numbers.get(id as usize)?;
        let words = one_line(open.document.slice(number.full));
        let doubt = if number.doubtful { "taken" } else { "read" };
        let unit = number
            .unit
            .as_deref()
            .map_or(String::new(), |unit| format!(", in {unit}"));
        let mut lines = vec![format!(
            "{doubt} by the number grammar as {}{unit}",
            number.kind.label()
        )];
        if number.doubtful {
            lines.push("its unit is left out here: it is that of the figure before it".to_owned());
        }
        if number.unit_assumed {
            lines.push(
                "the unit is assumed: the text does not say which of several it is".to_owned(),
            );
        }
        if let Some(measures) = number.measures {
            let measures = one_line(open.document.slice(measures));
            lines.push(format!("counts or measures: {measures}"));
        }
        for link in open.analysis.links_of(id) {
            let owner = open.analysis.actors.get(link.actor as usize)?;
            lines.push(format!("of {}: {}", owner.name, link.why.label()));
        }
        let quote = open.document.slice(number.span);
        self.say_told(document, quote, &mut lines);
        lines.push("io whose it is · id nobody's · ih no number".to_owned());
        Some(Why {
            title: words,
            lines,
        })
    }

    /// Adds what was said of something by the reader.
    fn say_told(&self, document: usize, name: &str, lines: &mut Vec<String>) {
        let open = &self.docs[document];
        let of = |line: &String| line.contains(name);
        for (said, _) in open.told.all() {
            let line = said.what.line();
            if of(&line) {
                let day = said
                    .day
                    .as_deref()
                    .map_or(String::new(), |day| format!(" on {day}"));
                lines.push(format!("you said{day}: {line}"));
            }
        }
        if open.analysis.behind.is_some() && behind(&open.analysis).actor_named(name).is_none() {
            lines.push("the text alone gave no actor of this name".to_owned());
        }
    }
}

/// The name that a correction leaves its actor with.
fn subject_of(what: &What) -> Option<String> {
    match what {
        What::Merge { actors } => actors.first().map(|a| a.name.clone()),
        What::Split { into, .. } => Some(into.name.clone()),
        What::Rename { name, .. } => Some(name.clone()),
        What::Kind { actor, .. } | What::Accept { actor } | What::Hide { actor } => {
            Some(actor.name.clone())
        }
        What::Mark { actor, .. } => Some(actor.name.clone()),
        _ => None,
    }
}
