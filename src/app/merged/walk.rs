//! Owns the ways between documents that name the same actor: walking its mentions from one to the next,
//! and the lines of its card that lead there.

use crate::analysis::Target;
use crate::app::App;
use crate::app::card::CardLine;
use crate::app::reader::Link;
use crate::document::Span;

/// Mentions that a card lists of each other document.
const LISTED: usize = 50;
/// Other documents whose mentions a card lists.
const DOCUMENTS: usize = 20;

impl App {
    /// Goes to the next or previous mention of an actor in all open documents; false where they are not
    /// walked, or only one names it.
    pub(in crate::app) fn walk_all(&mut self, actor: u32, forward: bool, count: usize) -> bool {
        let here = self.reader().document;
        let Some((_, row)) = self.together(here, actor).filter(|_| self.all.on) else {
            return false;
        };
        let named = self.where_named(row);
        let mentions = |(document, actor): (usize, u32)| {
            self.docs[document].analysis.actors[actor as usize]
                .mentions
                .len()
        };
        let Some(own) = named.iter().position(|(document, _)| *document == here) else {
            return false;
        };
        let total: usize = named.iter().map(|at| mentions(*at)).sum();
        if named.len() < 2 || total == 0 {
            return false;
        }
        let before: usize = named[..own].iter().map(|at| mentions(*at)).sum();
        let analysis = &self.docs[here].analysis;
        let visible = self.visible(self.active);
        let span = |i: &u32| analysis.mentions[*i as usize].span;
        let list = &analysis.actors[actor as usize].mentions;
        let selected = self
            .reader()
            .link
            .filter(|l| l.target == Target::Actor(actor) && visible.overlaps(l.span));
        // The mention that a step forward from here leads to, counted over all documents.
        let next = before
            + match selected {
                Some(link) => list.partition_point(|i| span(i) <= link.span),
                None => list.partition_point(|i| span(i).start() < visible.start()),
            };
        let steps = count % total;
        let back = usize::from(selected.is_some()) + steps;
        let at = if forward {
            next + count - 1
        } else {
            next + 2 * total - back
        };
        let wraps = forward && at >= total;
        let at = at % total;
        let mut first = 0;
        let found = named.iter().copied().find(|place| {
            let last = first + mentions(*place);
            let holds = at < last;
            if !holds {
                first = last;
            }
            holds
        });
        let Some((document, id)) = found else {
            return false;
        };
        let open = &self.docs[document];
        let actor = &open.analysis.actors[id as usize];
        let mention = open.analysis.mentions[actor.mentions[at - first] as usize];
        let line = format!(
            "{} {}/{total} · {}/{} in {}{}",
            actor.name,
            at + 1,
            at - first + 1,
            actor.mentions.len(),
            open.name,
            if wraps { ", from the top again" } else { "" }
        );
        if document != here {
            self.jump(document, Span::empty(mention.span.start()));
        }
        self.select_link(Link::from(&mention));
        self.say(crate::flow::safe_line(&line));
        true
    }

    /// The mentions of an actor in the other open documents, as lines of its card.
    pub(in crate::app) fn lines_elsewhere(&self, document: usize, actor: u32) -> Vec<CardLine> {
        let Some((_, row)) = self.together(document, actor) else {
            return Vec::new();
        };
        let mut lines = Vec::new();
        let named = self.where_named(row);
        for (other, id) in named
            .into_iter()
            .filter(|(d, _)| *d != document)
            .take(DOCUMENTS)
        {
            let open = &self.docs[other];
            let mentions = &open.analysis.actors[id as usize].mentions;
            let times = match mentions.len() {
                1 => "1 mention".to_owned(),
                n if n > LISTED => format!("{LISTED} of {n} mentions"),
                n => format!("{n} mentions"),
            };
            let called = &open.analysis.actors[id as usize].name;
            let own = &self.docs[document].analysis.actors[actor as usize].name;
            let called = if called == own {
                String::new()
            } else {
                format!(", as {called}")
            };
            lines.push(CardLine::Label(format!("{times} in {}{called}", open.name)));
            for mention in mentions.iter().take(LISTED) {
                let span = open.analysis.mentions[*mention as usize].span;
                let sentence = open.analysis.sentence_at(span.start()).unwrap_or(span);
                lines.push(CardLine::Elsewhere {
                    document: other,
                    actor: id,
                    sentence,
                    span,
                });
            }
        }
        lines
    }
}
