//! Owns what can be said with a key: of an actor, a number, or words of the text.

use super::super::input::{Code, Key};
use super::super::notes::Awaiting;
use super::super::{App, Effect};
use super::ask::Asking;
use crate::analysis::{ActorKind, Target};
use crate::corrections::{Named, What};
use crate::document::{Anchor, Span, one_line};

/// The keys of the kinds.
pub const KINDS: [(char, ActorKind); 6] = [
    ('p', ActorKind::Person),
    ('o', ActorKind::Organization),
    ('l', ActorKind::Place),
    ('g', ActorKind::Group),
    ('e', ActorKind::Event),
    ('x', ActorKind::Other),
];

const NOTHING: &str =
    "nothing to correct here: ]m goes to an actor or number, 2 Enter brings the actors";
const NO_ACTOR: &str = "this is a number, no actor";
const NO_NUMBER: &str = "this is an actor, no number";

impl App {
    fn anchor(&self, document: usize, span: Span) -> Anchor {
        Anchor::of(&self.docs[document].document.text, span)
    }

    fn number_anchor(&self, document: usize, id: u32) -> Option<Anchor> {
        let number = self.docs[document].analysis.numbers.get(id as usize)?;
        Some(self.anchor(document, number.span))
    }

    /// Asks for what is to be said of the actor or number here.
    pub fn ask_told(&mut self, asking: Asking) {
        let Some((document, target, span)) = self.subject() else {
            self.say(NOTHING);
            return;
        };
        let wants_number = asking == Asking::Owner;
        match target {
            Target::Actor(_) if wants_number => self.say(NO_NUMBER),
            Target::Number(_) if !wants_number => self.say(NO_ACTOR),
            _ => self.ask(asking, document, target, span),
        }
    }

    /// "This is no actor", "this is no number".
    pub fn tell_hidden(&mut self) -> Vec<Effect> {
        match self.subject() {
            Some((document, target, _)) => self.refuse(document, target),
            None => {
                self.say(NOTHING);
                Vec::new()
            }
        }
    }

    pub(super) fn refuse(&mut self, document: usize, target: Target) -> Vec<Effect> {
        let what = match target {
            Target::Actor(id) => self.named(document, id).map(|actor| What::Hide { actor }),
            Target::Number(id) => {
                let number = self.number_anchor(document, id);
                number.map(|number| What::HideNumber { number })
            }
        };
        what.map_or_else(Vec::new, |what| self.tell(document, what))
    }

    /// "This is one, though doubtful".
    pub fn tell_accepted(&mut self) -> Vec<Effect> {
        match self.subject() {
            Some((document, target, _)) => self.accept(document, target),
            None => {
                self.say(NOTHING);
                Vec::new()
            }
        }
    }

    pub(super) fn accept(&mut self, document: usize, target: Target) -> Vec<Effect> {
        let analysis = &self.docs[document].analysis;
        let doubtful = match target {
            Target::Actor(id) => analysis.actors.get(id as usize).map(|a| a.doubtful),
            Target::Number(id) => analysis.numbers.get(id as usize).map(|n| n.doubtful),
        };
        if doubtful == Some(false) {
            self.say("this is not in doubt");
            return Vec::new();
        }
        let what = match target {
            Target::Actor(id) => self.named(document, id).map(|actor| What::Accept { actor }),
            Target::Number(id) => {
                let number = self.number_anchor(document, id);
                number.map(|number| What::AcceptNumber { number })
            }
        };
        what.map_or_else(Vec::new, |what| self.tell(document, what))
    }

    /// "These words name nobody".
    pub fn tell_unmarked(&mut self) -> Vec<Effect> {
        match self.subject() {
            Some((document, Target::Actor(_), Some(span))) => {
                let place = self.anchor(document, span);
                self.tell(document, What::Unmark { place })
            }
            Some((document, Target::Number(id), _)) => self.refuse(document, Target::Number(id)),
            _ => {
                self.say("go to a mention in the text or the card: ]m goes to the next one");
                Vec::new()
            }
        }
    }

    /// "This number is nobody's of those it was given to".
    pub fn tell_detached(&mut self) -> Vec<Effect> {
        let Some((document, Target::Number(id), _)) = self.subject() else {
            self.say("go to a number: ]n goes to the next one");
            return Vec::new();
        };
        let link = self.docs[document].analysis.links_of(id).first().copied();
        let owner = link.and_then(|link| self.named(document, link.actor));
        match (self.number_anchor(document, id), owner) {
            (Some(number), Some(owner)) => self.tell(document, What::Detach { number, owner }),
            _ => {
                self.say("this number is nobody's");
                Vec::new()
            }
        }
    }

    /// The next key is a kind for the actor here.
    pub fn await_kind(&mut self) {
        match self.subject() {
            Some((_, Target::Actor(_), _)) => {
                self.marking = None;
                self.awaiting = Some(Awaiting::Kind);
            }
            Some(_) => self.say(NO_ACTOR),
            None => self.say(NOTHING),
        }
    }

    /// Takes the key of a kind: for words that were marked, else for the actor here.
    pub(in crate::app) fn tell_kind(&mut self, key: Key) -> Vec<Effect> {
        let marking = self.marking.take();
        let kind = match key.code {
            Code::Char(c) if !key.ctrl && !key.alt => KINDS.iter().find(|(letter, _)| *letter == c),
            Code::Esc => return Vec::new(),
            _ => None,
        };
        let Some((_, kind)) = kind else {
            self.say("a kind is p, o, l, g, e or x");
            return Vec::new();
        };
        if let Some((document, span)) = marking {
            let place = self.anchor(document, span);
            let actor = Named::new(one_line(&place.quote), *kind);
            return self.tell(document, What::Mark { place, actor });
        }
        let Some((document, Target::Actor(id), _)) = self.subject() else {
            return Vec::new();
        };
        match self.named(document, id) {
            Some(actor) if actor.kind == Some(*kind) => {
                self.say(format!("{} is that already", actor.name));
                Vec::new()
            }
            Some(actor) => self.tell(document, What::Kind { actor, kind: *kind }),
            None => Vec::new(),
        }
    }
}
