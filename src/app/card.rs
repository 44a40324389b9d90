//! Owns the card: all that is known of one actor or number, as lines that each lead somewhere.

use super::company::{NAMED_WITH, company};
use super::reader::Link;
use super::said::{counted, said};
use super::{App, Focus};
use crate::analysis::{ActorKind, Analysis, Role, Target};
use crate::document::Span;

#[derive(Debug, Clone)]
pub struct Card {
    pub document: usize,
    pub target: Target,
    pub lines: Vec<CardLine>,
    /// Index of the selected line; it can be selected unless there is none that can.
    pub selected: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CardLine {
    /// Parts the card; leads nowhere.
    Label(String),
    /// Says something; leads nowhere.
    Text(String),
    /// A mention in its sentence.
    Mention { sentence: Span, span: Span },
    /// A mention in another document, where the actor is another one of its list.
    Elsewhere {
        document: usize,
        actor: u32,
        sentence: Span,
        span: Span,
    },
    /// What the text says an actor is.
    Role(Role),
    /// Another name, and where it first stands.
    Alias { name: String, span: Span },
    /// Another actor, and what it has to do with this one.
    Actor { id: u32, note: String },
    /// A number of a document, and what it has to do with this one.
    Number {
        document: usize,
        id: u32,
        note: String,
    },
    /// Something known of it, and where the text says so, if it does.
    Fact {
        label: &'static str,
        text: String,
        span: Option<Span>,
    },
    /// Another number in its sentence: of the same quantity with a `differing` value, or of the same thing.
    Stated {
        document: usize,
        id: u32,
        differs: bool,
    },
}

/// Mentions that a card lists; the others are a walk away.
const MENTIONS_LISTED: usize = 200;
pub(super) const NUMBERS_LISTED: usize = 12;

impl CardLine {
    pub fn leads(&self) -> bool {
        !matches!(
            self,
            Self::Label(_) | Self::Text(_) | Self::Fact { span: None, .. }
        )
    }
}

impl App {
    /// Opens the card of an actor or number of the active document.
    pub fn open_card(&mut self, target: Target) {
        let document = self.reader().document;
        self.card = self.make_card(document, target);
        if self.geometry().card_floats && self.card.is_some() {
            self.focus = Focus::Card;
        }
    }

    /// A card of a target; `None` where the target is not there.
    pub fn make_card(&self, document: usize, target: Target) -> Option<Card> {
        let lines = match target {
            Target::Actor(id) => self.actor_lines(document, id)?,
            Target::Number(id) => self.number_lines(document, id)?,
        };
        let selected = lines.iter().position(CardLine::leads).unwrap_or(0);
        Some(Card {
            document,
            target,
            lines,
            selected,
        })
    }

    /// An open card that lies beside the text shows what a walk selects.
    pub fn card_follows(&mut self, target: Target) {
        if self.card.as_ref().is_some_and(|card| card.target != target)
            && !self.geometry().card_floats
        {
            self.open_card(target);
        }
    }

    /// Gives the keys to the card, if one is open.
    pub fn focus_card(&mut self) {
        if self.card.is_some() {
            self.focus = Focus::Card;
        }
    }

    pub fn close_card(&mut self) {
        self.card = None;
        if self.focus == Focus::Card {
            self.focus = Focus::Reader;
        }
    }

    /// Makes the card anew after its document has been read further.
    pub fn renew_card(&mut self, document: usize, before: &Analysis) {
        let Some(card) = &self.card else { return };
        let (of, target, selected) = (card.document, card.target, card.selected);
        // The card of a number lists those of other documents too.
        let now = match target {
            _ if of == document => self.same_target(document, before, target),
            Target::Number(_) => Some(target),
            Target::Actor(_) => return,
        };
        self.card = now.and_then(|target| self.make_card(of, target));
        match &mut self.card {
            Some(card) if card.lines.get(selected).is_some_and(CardLine::leads) => {
                card.selected = selected;
            }
            Some(_) => {}
            None => self.close_card(),
        }
    }

    /// What a target of an earlier analysis is in the present one: by name, or by place.
    pub fn same_target(
        &self,
        document: usize,
        before: &Analysis,
        target: Target,
    ) -> Option<Target> {
        match target {
            Target::Actor(id) => {
                let name = &before.actors.get(id as usize)?.name;
                self.actor_named(document, name).map(Target::Actor)
            }
            Target::Number(id) => {
                let span = before.numbers.get(id as usize)?.span;
                let numbers = &self.docs[document].analysis.numbers;
                let at = numbers.binary_search_by_key(&span, |n| n.span).ok()?;
                Some(Target::Number(at as u32))
            }
        }
    }

    /// Moves the selection to the next line that leads somewhere.
    pub fn card_step(&mut self, by: isize) {
        let Some(card) = &mut self.card else { return };
        let mut left = by.unsigned_abs();
        let mut at = card.selected;
        while left > 0 {
            let next = if by > 0 {
                (at + 1..card.lines.len()).find(|i| card.lines[*i].leads())
            } else {
                (0..at).rev().find(|i| card.lines[*i].leads())
            };
            let Some(next) = next else { break };
            at = next;
            left -= 1;
        }
        card.selected = at;
    }

    /// Where the selected line of the card leads: a place, and what is selected there.
    pub fn card_goal(&self) -> Option<(usize, Link)> {
        let card = self.card.as_ref()?;
        let analysis = &self.docs[card.document].analysis;
        let link = match card.lines.get(card.selected)? {
            CardLine::Mention { span, .. } | CardLine::Alias { span, .. } => Link {
                span: *span,
                target: card.target,
            },
            CardLine::Role(role) => Link {
                span: role.span,
                target: card.target,
            },
            CardLine::Actor { id, .. } => {
                let first = *analysis.actors.get(*id as usize)?.mentions.first()?;
                Link::from(&analysis.mentions[first as usize])
            }
            CardLine::Number { document, id, .. } | CardLine::Stated { document, id, .. } => {
                let numbers = &self.docs.get(*document)?.analysis.numbers;
                let link = Link {
                    span: numbers.get(*id as usize)?.span,
                    target: Target::Number(*id),
                };
                return Some((*document, link));
            }
            CardLine::Elsewhere {
                document,
                actor,
                span,
                ..
            } => {
                let (span, target) = (*span, Target::Actor(*actor));
                return Some((*document, Link { span, target }));
            }
            CardLine::Fact { span, .. } => Link {
                span: (*span)?,
                target: card.target,
            },
            CardLine::Label(_) | CardLine::Text(_) => return None,
        };
        Some((card.document, link))
    }

    /// Follows the selected line of the card; another actor or number brings its own card.
    pub fn card_open(&mut self) {
        let Some((document, link)) = self.card_goal() else {
            return;
        };
        let floats = self.geometry().card_floats;
        self.jump(document, link.span);
        self.reader_mut().link = Some(link);
        let here = (document, link.target);
        let other = self
            .card
            .as_ref()
            .is_some_and(|c| (c.document, c.target) != here);
        if other {
            self.open_card(link.target);
        } else if floats {
            self.close_card();
        }
        self.say_link(link);
    }

    fn actor_lines(&self, document: usize, id: u32) -> Option<Vec<CardLine>> {
        let open = &self.docs[document];
        let (text, analysis) = (&open.document, &open.analysis);
        let actor = analysis.actors.get(id as usize)?;
        let mut lines = Vec::new();
        let roles = actor.roles.iter();
        lines.extend(roles.map(|role| CardLine::Role(counted(open, id, role))));
        for name in &actor.aliases {
            let mut spans = actor
                .mentions
                .iter()
                .map(|m| analysis.mentions[*m as usize].span);
            if let Some(span) = spans.find(|s| text.slice(*s) == name) {
                let name = name.clone();
                lines.push(CardLine::Alias { name, span });
            }
        }
        for other in &actor.family {
            let kin = &analysis.actors[*other as usize];
            lines.push(CardLine::Actor {
                id: *other,
                note: kinship(actor.kind, kin.kind).to_owned(),
            });
        }
        if actor.doubtful {
            lines.push(CardLine::Text(format!("doubtful: {}", actor.why)));
        } else if !actor.why.is_empty() {
            lines.push(CardLine::Text(format!("why: {}", actor.why)));
        }
        lines.push(CardLine::Label(match actor.mentions.len() {
            1 => "1 mention".to_owned(),
            n if n > MENTIONS_LISTED => {
                format!("{MENTIONS_LISTED} of {n} mentions; * walks them all")
            }
            n => format!("{n} mentions"),
        }));
        for mention in actor.mentions.iter().take(MENTIONS_LISTED) {
            let span = analysis.mentions[*mention as usize].span;
            let sentence = analysis.sentence_at(span.start()).unwrap_or(span);
            lines.push(CardLine::Mention { sentence, span });
        }
        lines.extend(self.lines_elsewhere(document, id));
        lines.extend(said(text, analysis, id));
        lines.extend(self.roles_elsewhere(document, id));
        let (company, numbers) = company(document, analysis, Target::Actor(id));
        if !company.is_empty() {
            lines.push(CardLine::Label(NAMED_WITH.to_owned()));
            lines.extend(company);
        }
        if !numbers.is_empty() {
            lines.push(CardLine::Label("numbers in its sentences".to_owned()));
            lines.extend(numbers);
        }
        Some(lines)
    }
}

/// What a linked actor is to another.
fn kinship(of: ActorKind, other: ActorKind) -> &'static str {
    use ActorKind::{Group, Organization, Person, Place};
    match (of, other) {
        (Place, Group) => "its people",
        (Group, Place) => "their country",
        (Place, Organization) => "of its state",
        (Organization, Place) => "its country",
        (Organization, Person) => "who leads it",
        (Person, Organization) => "led by this person",
        (Place, Place) => "one lies in the other",
        _ => "belongs to it",
    }
}
