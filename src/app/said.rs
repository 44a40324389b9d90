//! Owns what a card tells of an actor's words: what it said, what others said of it, and how other open documents
//! describe it.

use super::App;
use super::card::CardLine;
use super::open::Open;
use crate::analysis::{Analysis, Quote, Role, Target};
use crate::document::{Document, Span, one_line};

/// Quotations that a card lists of each sort; the others are a walk away.
const LISTED: usize = 20;

/// The quotations of an actor, then those of others in which it is named.
pub(super) fn said(document: &Document, analysis: &Analysis, id: u32) -> Vec<CardLine> {
    let names = |quote: &&Quote| {
        let mut inside = analysis.mentions_in(quote.span).iter();
        quote.speaker != Some(id) && inside.any(|m| m.target == Target::Actor(id))
    };
    let own: Vec<&Quote> = analysis
        .quotes
        .iter()
        .filter(|q| q.speaker == Some(id))
        .collect();
    let about: Vec<&Quote> = analysis.quotes.iter().filter(names).collect();
    let mut lines = Vec::new();
    for (label, quotes) in [("said", own), ("said about it", about)] {
        match quotes.len() {
            0 => continue,
            n if n > LISTED => lines.push(CardLine::Label(format!("{label}, {LISTED} of {n}"))),
            n => lines.push(CardLine::Label(format!("{label}, {n}"))),
        }
        for quote in quotes.into_iter().take(LISTED) {
            let speaker = quote.speaker.filter(|speaker| *speaker != id);
            let speaker = speaker.and_then(|id| analysis.actors.get(id as usize));
            let verb = quote.verb.map_or("", |verb| document.slice(verb));
            let words = one_line(document.slice(quote.span));
            lines.push(CardLine::Fact {
                label: "",
                text: match (speaker, quote.speaker) {
                    (Some(actor), _) => format!("{} {verb}: “{words}”", actor.name),
                    (None, None) => format!("unattributed: “{words}”"),
                    (None, Some(_)) => format!("{verb}: “{words}”"),
                },
                span: Some(quote.span),
            });
        }
    }
    lines
}

/// A role with how many sentences that name the actor state it, where these are several.
pub(super) fn counted(open: &Open, id: u32, role: &Role) -> Role {
    /// More mentions than these are not looked at.
    const READ: usize = 500;
    let analysis = &open.analysis;
    let mentions = analysis.actors[id as usize].mentions.iter().take(READ);
    let mut sentences: Vec<Span> = mentions
        .filter_map(|m| analysis.sentence_at(analysis.mentions[*m as usize].span.start()))
        .collect();
    sentences.dedup();
    let states = |sentence: &&Span| open.document.slice(**sentence).contains(&role.text);
    match sentences.iter().filter(states).count() {
        0 | 1 => role.clone(),
        n => Role {
            text: format!("{} · {n}×", role.text),
            span: role.span,
        },
    }
}

impl App {
    /// How the other open documents describe an actor, each with its count.
    pub(super) fn roles_elsewhere(&self, document: usize, id: u32) -> Vec<CardLine> {
        let name = match self.docs[document].analysis.actors.get(id as usize) {
            Some(actor) => actor.name.clone(),
            None => return Vec::new(),
        };
        let mut lines = Vec::new();
        for (other, open) in self.docs.iter().enumerate().filter(|(d, _)| *d != document) {
            let Some(actor) = open.analysis.actor_named(&name) else {
                continue;
            };
            for role in &open.analysis.actors[actor as usize].roles {
                let sentence = open.analysis.sentence_at(role.span.start());
                let text = counted(open, actor, role).text;
                lines.push(CardLine::Label(format!("{text} in {}", open.name)));
                lines.push(CardLine::Elsewhere {
                    document: other,
                    actor,
                    sentence: sentence.unwrap_or(role.span),
                    span: role.span,
                });
            }
        }
        lines
    }
}
