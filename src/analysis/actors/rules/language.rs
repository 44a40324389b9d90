//! Owns telling a language from the people who speak it: "in Arabic", "speaks Igbo and Yoruba", "the Greek word".

use super::name::Names;
use super::small;
use crate::analysis::lexicon::Entry;

impl Names<'_> {
    /// Whether a word that may name a people names what they speak.
    pub(super) fn is_language(&self, at: usize) -> bool {
        let entry = self.entry(at);
        let language =
            entry.is(Entry::PEOPLE | Entry::GROUP) || small::is_calendar(self.word_at(at));
        if !language || entry.is(Entry::PLACE) {
            return false;
        }
        let hyphen = self.token(at + 1).is_some_and(|t| t.is_hyphen());
        let next = self.word_at(at + 1 + usize::from(hyphen));
        if is_of_language(next) {
            return true;
        }
        let noun = self
            .token(at + 1)
            .is_some_and(|t| t.is_word() && !small::is_function(t.text(self.text)));
        let spoken = self.before_list(at).is_some_and(|b| self.is_speaking(b));
        // "(Greek: Αθήνα)"
        let gloss = next == ":"
            && at
                .checked_sub(1)
                .is_some_and(|b| matches!(self.word_at(b), "(" | ";"));
        spoken && !noun || gloss
    }

    /// What stands before the languages that a word ends the list of: "speaks" in "speaks Igbo, Yoruba and English".
    fn before_list(&self, at: usize) -> Option<usize> {
        let mut first = at;
        loop {
            let mut before = first.checked_sub(1)?;
            let joined = before;
            while matches!(self.word_at(before), "," | "and" | "or" | "both") {
                before = before.checked_sub(1)?;
            }
            let listed = self.entry(before).is(Entry::PEOPLE | Entry::GROUP)
                || small::is_calendar(self.word_at(before));
            if before == joined || !listed {
                return Some(before);
            }
            first = before;
        }
    }

    /// "speaks", "fluent in", "professor of".
    #[rustfmt::skip]
    fn is_speaking(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or("", |b| self.word_at(b));
        match self.word_at(at) {
            "in" | "In" | "into" | "speak" | "speaks" | "spoke" | "spoken" | "speaking" | "learn" | "learns" | "learned"
            | "learning" | "learnt" | "teach" | "teaches" | "taught" | "teaching" => true,
            "of" => matches!(
                before,
                "professor" | "teacher" | "knowledge" | "command" | "use" | "spread" | "study" | "grammar" | "speakers"
                    | "translation" | "dialect" | "form"
            ),
            _ => false,
        }
    }
}

/// What only languages have: "language", "grammar".
#[rustfmt::skip]
fn is_of_language(noun: &str) -> bool {
    matches!(
        noun,
        "language" | "languages" | "speaking" | "grammar" | "translation" | "translations"
            | "dialect" | "dialects" | "alphabet" | "subtitles" | "vocabulary" | "word" | "words" | "script"
    )
}
