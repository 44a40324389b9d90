//! Owns names that a word of theirs tells: "Ministry of Defense", "Contact Group", "Lake Chad", "Battle of Kursk".

use super::name::{Found, Names, found};
use super::small;
use crate::analysis::ActorKind;
use crate::analysis::actors::Tagged;
use crate::analysis::actors::reading::Style;
use crate::analysis::actors::token::Shape;
use crate::analysis::lexicon::Entry;

impl Names<'_> {
    /// The longest name from `at` within its run of capitals that a word of it tells.
    /// `plain`: the capital of the first word means something.
    pub(super) fn headed(&self, at: usize, run: usize, plain: bool) -> Option<Found> {
        let mut best = self.led(at, run);
        let mut next = at;
        while next < run {
            let token = &self.reading.tokens[next];
            if !token.is_capitalized() {
                next += 1;
                continue;
            }
            let office =
                self.entry(next).is(Entry::ROLE | Entry::TITLE) && !self.is_headed_word(next, run);
            // "Port-au-Prince Hospital" has no prince.
            if next > at && office && !token.glued {
                break;
            }
            let started = plain || next > at && self.reading.style != Style::Titled;
            if let Some(of) = self.with_of(next, run, started || !self.entry(next).is(Entry::WORD))
            {
                next = of.end;
                best = Some(of);
                continue;
            }
            if next > at {
                best = self.ended(at, next, run, plain).or(best);
            }
            next += 1;
        }
        best
    }

    /// "Moelis & Co", "Fyfe & Sons", "PT Pelni": a firm that nothing is known of; "Kirkland & Ellis", but not
    /// "Rock & Roll" and "Ann & Tom".
    pub(super) fn firm(&self, at: usize, run: usize) -> Option<Found> {
        let title = |i: usize| self.token(i).is_some_and(|t| t.shape == Shape::Title);
        if self.word_at(at) == "PT" && run > at + 1 && title(at + 1) {
            return found(run, ActorKind::Organization, 0.8);
        }
        if !title(at) || run < at + 3 || self.word_at(run - 2) != "&" {
            return None;
        }
        let partners = matches!(
            self.word_at(run - 1),
            "Co" | "Co." | "Sons" | "Partners" | "Associates" | "Brothers"
        );
        let other = Entry::WORD | Entry::GIVEN_NAME | Entry::PLACE | Entry::ROLE;
        let unknown = |i: usize| !self.entry(i).is(other);
        let two = run == at + 3 && self.reading.style == Style::Plain;
        if partners {
            found(run, ActorKind::Organization, 0.85)
        } else if two && unknown(at) && unknown(run - 1) {
            found(run, ActorKind::Organization, 0.6)
        } else {
            None
        }
    }

    /// "said Lena Berg of PP Foresight": several words of which nothing is known, behind a person's "of".
    pub(super) fn of_person(&self, at: usize, run: usize) -> Option<Found> {
        let person = at.checked_sub(2).filter(|_| self.word_at(at - 1) == "of")?;
        let ends = self.reading.tokens[person].end as usize;
        let named = |tag: &Tagged| tag.kind == ActorKind::Person && tag.span.end() == ends;
        let known = Entry::PLACE | Entry::PERSON | Entry::ROLE | Entry::TITLE | Entry::GIVEN_NAME;
        let unknown = (at..run).all(|i| !self.entry(i).is(known));
        let plain = self.reading.style == Style::Plain && run >= at + 2;
        if plain && unknown && self.found.iter().any(named) {
            found(run, ActorKind::Organization, 0.6)
        } else {
            None
        }
    }

    /// "Lake Chad", "Mount Everest", "Hurricane Maria".
    #[rustfmt::skip]
    fn led(&self, at: usize, run: usize) -> Option<Found> {
        self.token(at + 1)
            .filter(|t| at + 1 < run && t.shape == Shape::Title)?;
        let word = self.reading.tokens[at].text(self.text);
        if self.entry(at).is(Entry::EVENT_FIRST) {
            found(at + 2, ActorKind::Event, 0.8)
        } else if matches!(
            word,
            "Lake" | "Mount" | "Fort" | "Port" | "Cape" | "Camp" | "Isle"
        ) && !self.entry(at + 1).is(Entry::ROLE)
        {
            found(at + 2, ActorKind::Place, 0.8)
        } else {
            None
        }
    }

    /// "Ministry of Defense", "University Library of Graz", "Battle of Kursk".
    fn with_of(&self, head: usize, run: usize, started: bool) -> Option<Found> {
        let entry = self.entry(head);
        let of = self
            .token(head + 1)
            .filter(|_| head + 2 < run)?
            .text(self.text);
        let kind = match of {
            "of" | "for" | "on" if entry.is(Entry::ORG_OF) => ActorKind::Organization,
            "of" if entry.is(Entry::EVENT_OF) => ActorKind::Event,
            "of" if entry.is(Entry::PLACE_OF) => ActorKind::Place,
            _ => return None,
        };
        let number = self
            .token(head + 2)
            .is_some_and(|t| t.shape == Shape::Number);
        if number {
            return None;
        }
        let end = self.group_end(head + 2, run);
        if started && end > head + 2 {
            found(end, kind, 0.85)
        } else {
            None
        }
    }

    /// "Contact Group", "Six-Day War 1967", "Hudson River": the word at `head` ends a name.
    fn ended(&self, at: usize, head: usize, run: usize, plain: bool) -> Option<Found> {
        let (first, entry) = (self.entry(at), self.entry(head));
        if !entry.is(Entry::ORG_END | Entry::PLACE_END | Entry::EVENT_END) {
            return None;
        }
        // "Gordon Banks", "Kate Hill said".
        let given = first.is(Entry::GIVEN_NAME) && !first.is(Entry::NAME) && head == at + 1;
        let says = self
            .token(head + 1)
            .is_some_and(|t| small::is_saying(t.text(self.text)));
        let surname = is_often_surname(self.reading.tokens[head].text(self.text));
        if given && (says || surname || entry.is(Entry::SURNAME)) {
            return None;
        }
        // In a headline every word has a capital: only the text below tells whether it means something.
        let counts = self.evidence.of(self.reading.tokens[head].hash);
        if self.reading.style == Style::Titled && counts.small > counts.capital {
            return None;
        }
        let inside = head > at + 1 && self.reading.style != Style::Titled;
        if !(plain || first.is(Entry::NAME) || inside || !first.is(Entry::WORD)) {
            return None;
        }
        let (kind, confidence) = head_kind(entry);
        let numbered = kind == ActorKind::Event
            && self.token(head + 1).is_some_and(|t| {
                matches!(t.text(self.text), "I" | "II" | "III")
                    || t.shape == Shape::Number && head + 1 < run
            });
        found(head + 1 + usize::from(numbered), kind, confidence)
    }

    /// Whether a role word only begins the name of an office: "Justice Department", "General Assembly".
    pub(super) fn is_headed_word(&self, at: usize, run: usize) -> bool {
        at + 1 < run
            && self.entry(at + 1).is(Entry::ORG_END)
            && self.reading.tokens[at + 1].is_capitalized()
            && !self.entry(at + 1).is(Entry::GIVEN_NAME)
    }

    /// End of the words after "of": up to a role or the end of the run.
    pub(super) fn group_end(&self, from: usize, run: usize) -> usize {
        let mut at = from;
        if self.token(at).is_some_and(|t| t.text(self.text) == "the") {
            at += 1;
        }
        let start = at;
        if let Some(phrase) = self
            .reading
            .phrase(self.text, at, |e| e.is(Entry::NAME))
            .filter(|p| p.end <= run)
        {
            at = phrase.end;
        }
        while at < run {
            let token = &self.reading.tokens[at];
            if token.is_capitalized() && at > start && self.entry(at).is(Entry::ROLE | Entry::TITLE)
            {
                break;
            }
            if token.shape == Shape::Clitic {
                break;
            }
            at += 1;
        }
        // Not on a connector.
        while at > start
            && !self.reading.tokens[at - 1].is_capitalized()
            && self.reading.tokens[at - 1].shape != Shape::Number
        {
            at -= 1;
        }
        if at == start && start > from {
            from
        } else {
            at
        }
    }
}

/// Words that end the names of places and are surnames as well.
#[rustfmt::skip]
fn is_often_surname(word: &str) -> bool {
    matches!(
        word,
        "Hill" | "Hills" | "Hall" | "Park" | "Field" | "Fields" | "House" | "Forest" | "Port" | "Tower"
            | "Towers" | "Castle" | "Church" | "Lane" | "Beach" | "Lake" | "Banks" | "Coast" | "Garden" | "Base"
            | "Mall" | "Camp" | "Falls" | "Temple"
    )
}

fn head_kind(entry: Entry) -> (ActorKind, f32) {
    if entry.is(Entry::ORG_END) {
        (ActorKind::Organization, 0.85)
    } else if entry.is(Entry::EVENT_END) {
        (ActorKind::Event, 0.8)
    } else {
        (ActorKind::Place, 0.8)
    }
}
