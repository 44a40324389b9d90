//! Owns acronyms that nothing is known of: what stands beside them tells.

use super::beside::{kind_before_noun, kind_of_noun};
use super::name::{Found, Names, found};
use super::small;
use crate::analysis::ActorKind;
use crate::analysis::actors::reading::Style;
use crate::analysis::actors::token::Shape;
use crate::analysis::lexicon::Entry;

impl Names<'_> {
    /// "the union's BRT", "Shares of the BRT", "Coastal Fishing Authority (CFA)".
    pub(super) fn acronym(&self, at: usize) -> Option<Found> {
        let token = &self.reading.tokens[at];
        let word = token.text(self.text);
        let letters = word.bytes().filter(u8::is_ascii_uppercase).count();
        let fits = token.shape == Shape::Capitals
            && (2..=6).contains(&letters)
            && letters == word.len()
            && !small::is_common_acronym(word)
            && self.reading.style == Style::Plain
            && !self.entry(at).is(Entry::WORD | Entry::ROLE);
        if !fits {
            return None;
        }
        if self.defines(at, word) {
            return found(at + 1, ActorKind::Organization, 0.85);
        }
        let before = |n: usize| at.checked_sub(n).map_or("", |b| self.word_at(b));
        let article = usize::from(before(1) == "the");
        let owner = before(1 + article) == "of" && small::is_of_company(before(2 + article));
        let owns =
            self.reading.possessive(at).is_some() && small::is_of_company(self.word_at(at + 2));
        let acts = letters > 2 && small::is_saying(self.word_at(at + 1));
        // "in the CPA.", "the CPA has": no noun follows that it would only describe.
        let next = self.token(at + 1);
        let described = next.is_some_and(|t| {
            t.is_word() && !small::is_function(t.text(self.text))
                || t.is_hyphen()
                || t.shape == Shape::Number
        });
        let definite = article > 0 || before(1) == "The";
        let alone = definite && letters > 2 && !described;
        // "Pawar's NCP", "SEBI barred", "DA leader John Pryce".
        let owned = letters > 2
            && !described
            && at > 1
            && self.reading.tokens[at - 1].shape == Shape::Clitic
            && self.reading.tokens[at - 2].is_capitalized();
        let decides = letters > 2 && is_of_bodies(self.word_at(at + 1));
        let led = self.entry(at + 1).is(Entry::ROLE)
            && next.is_some_and(|t| t.shape == Shape::Lower)
            && self
                .token(at + 2)
                .is_some_and(|t| t.is_capitalized() && !small::is_function(t.text(self.text)));
        // "Zanu PF", but "On Monday SEBI".
        let begun = at > 0
            && self.reading.tokens[at - 1].is_capitalized()
            && !small::is_calendar(before(1))
            && !self.entry(at - 1).is(Entry::WORD);
        let lone = (owned || decides || led) && !begun;
        // "the statistics agency INEI", "the IW institute".
        let organization = Some(ActorKind::Organization);
        let lone = lone
            || !begun && kind_of_noun(before(1)) == organization
            || kind_before_noun(self.word_at(at + 1)) == organization;
        if owner || owns || acts || alone || lone {
            found(at + 1, ActorKind::Organization, 0.6)
        } else {
            None
        }
    }

    /// "Coastal Fishing Authority (CFA)": the words that an acronym stands for.
    pub(super) fn defined(&self, at: usize, run: usize) -> Option<Found> {
        let bracket = self.word_at(run) == "(" && self.word_at(run + 2) == ")";
        let word = self.word_at(run + 1);
        let fits = bracket
            && run > at + 1
            && self
                .token(run + 1)
                .is_some_and(|t| t.shape == Shape::Capitals)
            && self.word_at(at).chars().next() == word.chars().next()
            && self.defines(run + 1, word);
        if fits {
            found(run, ActorKind::Organization, 0.85)
        } else {
            None
        }
    }

    /// Whether an acronym in brackets or after ", or" has the initials of what stands before them.
    fn defines(&self, at: usize, word: &str) -> bool {
        let before = |n: usize| at.checked_sub(n).map_or("", |b| self.word_at(b));
        let open = match (before(2), before(1)) {
            (_, "(") => at - 1,
            // "Coastal Fishing Authority (“CFA”)"
            ("(", "\"" | "“") => at - 2,
            // "Harbor Rescue Mission, or HRM,"
            (",", "or") => at - 2,
            _ => return false,
        };
        let mut letters = word.chars().rev();
        let mut wanted = letters.next();
        for token in self.reading.tokens[..open].iter().rev().take(12) {
            let first = token.text(self.text).chars().next();
            if token.is_capitalized() && first == wanted {
                wanted = letters.next();
                if wanted.is_none() {
                    return true;
                }
            } else if token.is_capitalized() || !token.is_word() {
                return false;
            }
        }
        false
    }
}

/// What bodies do in the news, and other capital letters hardly ever.
#[rustfmt::skip]
fn is_of_bodies(verb: &str) -> bool {
    matches!(
        verb,
        "announced" | "barred" | "approved" | "ordered" | "arrested" | "launched" | "signed" | "won" | "lost"
            | "confirmed" | "rejected" | "accused" | "urged" | "blamed" | "opposed" | "agreed" | "called" | "filed"
            | "sued" | "fined" | "raided" | "issued" | "released" | "published" | "refused" | "owes" | "wants" | "plans"
            | "expects" | "reported" | "appointed" | "banned" | "suspended" | "demanded" | "condemned" | "welcomed"
            | "decided" | "voted" | "employs" | "runs"
    )
}
