//! Owns bodies that are told by what is said of them: "Melius Research analyst Ben Reitzes", "data from Cirium
//! showed", "St. Mary's Catholic School", "Delta and American said".

use super::name::{Found, Names, found};
use super::small;
use crate::analysis::ActorKind;
use crate::analysis::actors::Tagged;
use crate::analysis::actors::token::Shape;
use crate::analysis::lexicon::Entry;

impl Names<'_> {
    /// "Melius Research analyst Ben Reitzes", where the tagger found only the first word.
    pub(super) fn of_analyst(&self, at: usize, tag: &Tagged) -> Option<Found> {
        let tokens = &self.reading.tokens;
        let title = |i: usize| self.token(i).is_some_and(|t| t.shape == Shape::Title);
        let end = (at..).find(|i| !title(*i))?;
        let last = tokens.get(end.checked_sub(1).filter(|last| *last > at)?)?;
        let own = tag.span.start() == tokens[at].start as usize
            && tag.span.end() < last.end as usize
            && tag.span.end() >= tokens[end - 2].end as usize;
        let house = is_of_house(self.word_at(end - 1)) && is_analyst(self.word_at(end));
        if own && house {
            found(end, ActorKind::Organization, 0.8)
        } else {
            None
        }
    }

    /// "St. Mary's Catholic School", where the tagger found the saint.
    pub(super) fn of_saint(&self, at: usize, tag: &Tagged) -> Option<Found> {
        let mark = at + 1 + usize::from(self.token(at + 1).is_some_and(|t| t.is_mark('.')));
        let owner = self.token(mark).is_some_and(|t| t.shape == Shape::Title);
        let clitic = self
            .token(mark + 1)
            .is_some_and(|t| t.shape == Shape::Clitic);
        if !matches!(self.word_at(at), "St" | "St." | "Saint" | "Saints") || !owner || !clitic {
            return None;
        }
        let title = |i: &usize| self.token(*i).is_some_and(|t| t.shape == Shape::Title);
        let last = (mark + 2..mark + 7)
            .take_while(title)
            .find(|i| is_of_saints(self.word_at(*i)))
            .filter(|last| self.reading.tokens[*last].end as usize > tag.span.end())?;
        found(last + 1, ActorKind::Organization, 0.85)
    }

    /// "data from Cirium showed", "Iliad, controlled by": what nothing but a body does or is.
    pub(super) fn reports(&self, at: usize, end: usize) -> Option<ActorKind> {
        let before = |n: usize| at.checked_sub(n).map_or("", |b| self.word_at(b));
        let other = self
            .entry(at)
            .is(Entry::PLACE | Entry::GIVEN_NAME | Entry::SURNAME);
        let data = matches!(before(1), "from" | "by") && is_study(before(2)) && !other;
        let shows = data && (small::is_saying(self.word_at(end)) || is_showing(self.word_at(end)));
        let owned = self.word_at(end) == ","
            && matches!(self.word_at(end + 1), "controlled" | "owned")
            && self.word_at(end + 2) == "by";
        let shares = before(1) == "in" && is_share(before(2)) && !other;
        (shows || shares || owned && !other).then_some(ActorKind::Organization)
    }

    /// "Merricks v Mastercard": one who goes to court, where no list knows a place of that name.
    pub(super) fn is_party_of_case(&self, at: usize, end: usize) -> Option<ActorKind> {
        let stop = usize::from(
            self.token(end + 1)
                .is_some_and(|t| t.is_mark('.') && t.glued),
        );
        let other = self.token(end + 1 + stop);
        let case = matches!(self.word_at(end), "v" | "v." | "vs")
            && other.is_some_and(|t| t.is_capitalized());
        (case && !self.entry(at).is(Entry::PLACE)).then_some(ActorKind::Person)
    }

    /// "Delta and American said": an airline that is called after its people, beside another company.
    pub(super) fn carrier(&self, at: usize, end: usize, tag: &Tagged) -> Option<ActorKind> {
        let people = tag.kind == ActorKind::Group || self.entry(at).is(Entry::PEOPLE);
        let one = end == at + 1 && people && !self.word_at(at).ends_with('s');
        let next = self.token(end);
        let alone = next.is_none_or(|t| {
            let word = t.text(self.text);
            !t.is_word() && !t.glued
                || small::is_function(word)
                || small::is_saying(word)
                || matches!(
                    word,
                    "will" | "have" | "has" | "were" | "are" | "would" | "also"
                )
        });
        let joined = at.checked_sub(1).is_some_and(|b| self.word_at(b) == "and");
        (one && alone && joined && self.beside_organization(at)).then_some(ActorKind::Organization)
    }
}

/// Those who speak for a house that follows markets.
fn is_analyst(noun: &str) -> bool {
    matches!(
        noun,
        "analyst" | "analysts" | "economist" | "economists" | "strategist" | "strategists"
    )
}

/// What such a house is called after its name.
#[rustfmt::skip]
fn is_of_house(noun: &str) -> bool {
    matches!(
        noun,
        "Research" | "Capital" | "Securities" | "Markets" | "Advisors" | "Advisers" | "Partners" | "Insights"
            | "Analytics" | "Economics" | "Intelligence" | "Investments" | "Management" | "Consulting"
    )
}

/// What is called after a saint.
fn is_of_saints(noun: &str) -> bool {
    matches!(
        noun,
        "School" | "College" | "Hospital" | "University" | "Academy" | "Seminary"
    )
}

/// What one may have of a company.
fn is_share(noun: &str) -> bool {
    matches!(
        noun,
        "Shares" | "shares" | "stake" | "stakes" | "shareholding" | "shareholder" | "shareholders"
    )
}

/// What somebody has gathered.
#[rustfmt::skip]
fn is_study(noun: &str) -> bool {
    matches!(
        noun,
        "data" | "figures" | "estimates" | "analysis" | "research" | "survey" | "surveys" | "poll" | "polling" | "Data"
            | "Figures" | "Research" | "Analysis"
    )
}

fn is_showing(verb: &str) -> bool {
    matches!(
        verb,
        "showed"
            | "show"
            | "shows"
            | "suggest"
            | "suggested"
            | "suggests"
            | "indicate"
            | "indicated"
            | "indicates"
            | "found"
    )
}
