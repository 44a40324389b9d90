//! Owns what the words beside a name say of its kind: "the newspaper Delo", "Veltra, a Danish startup".

use super::illness::is_illness;
use super::name::Names;
use super::small;
use crate::analysis::ActorKind;
use crate::analysis::actors::Tagged;
use crate::analysis::actors::reading::Style;
use crate::analysis::actors::token::Shape;
use crate::analysis::lexicon::{Entry, lexicon, word};
use crate::document::Span;

/// Below this the words beside a name are surer of its kind than the tagger.
const UNSURE: f32 = 0.97;

impl Names<'_> {
    /// The name as the words beside it tell; `None`, where they say that it is none.
    pub(super) fn reconsidered(&self, tag: &Tagged) -> Option<Tagged> {
        let tokens = &self.reading.tokens;
        let at = tokens.partition_point(|t| (t.start as usize) < tag.span.start());
        let end = tokens.partition_point(|t| (t.start as usize) < tag.span.end());
        if at >= end {
            return Some(*tag);
        }
        if tag.kind == ActorKind::Group && end == at + 1 && self.is_language(at) {
            return None;
        }
        // "Ewaan is spoken here", where the text calls it a language.
        let spoken = || self.known.is_language(word::phrase(tag.span.of(self.text)));
        if tag.kind != ActorKind::Group && !self.entry(at).is(Entry::NAME) && spoken() {
            return None;
        }
        if end == at + 1 && self.sickens(at) {
            return None;
        }
        let name = |e: Entry| e.is(Entry::ROLE);
        // "the National Security Adviser": an office, all of it or its beginning.
        if tag.kind != ActorKind::Person
            && self
                .reading
                .phrase(self.text, at, name)
                .is_some_and(|p| p.end >= end)
            && self
                .reading
                .phrase(self.text, at, |e| e.is(Entry::NAME))
                .is_none_or(|p| p.end != end)
        {
            return None;
        }
        let entry = self.entry(at);
        let single =
            end == at + 1 && tag.confidence < UNSURE && !entry.is(Entry::COUNTRY | Entry::LARGE);
        // "the newspaper Turun Sanomat"
        let named = end > at + 1 && tag.kind == ActorKind::Person && tag.confidence < UNSURE;
        let noun = at.checked_sub(1).map(|b| self.word_at(b));
        let told = single
            .then(|| self.kind_beside(at, end))
            .flatten()
            .or_else(|| noun.and_then(kind_of_noun).filter(|_| named))
            .or_else(|| noun.and_then(|noun| self.vessel(noun, at, end, tag)))
            .or_else(|| self.kind_around(at, end, tag))
            // "the ethnic group Hausa", but "the Vedomosti business daily"
            .filter(|kind| {
                let people = Entry::PEOPLE | Entry::GROUP;
                let guess = tag.confidence < 0.6 && !entry.is(people);
                tag.kind != ActorKind::Group || *kind == ActorKind::Place || guess
            })
            .or_else(|| self.carrier(at, end, tag));
        // "a nurse from Pecs"
        let led = |from: usize| at.checked_sub(from).map_or("", |b| self.word_at(b));
        let whose = at.checked_sub(2).map(|b| self.entry(b)).unwrap_or_default();
        let inside = matches!(led(1), "in" | "near" | "outside")
            || led(1) == "from" && whose.is(Entry::ROLE);
        let town = end == at + 1
            && matches!(tag.kind, ActorKind::Organization | ActorKind::Person)
            && entry.is(Entry::CITY)
            && (single && tag.confidence < 0.7 && small::is_locating(led(1))
                || inside && tag.kind == ActorKind::Organization);
        let listed = || self.kind_listed(tag, at, end);
        // "Hess", where the text gives somebody's full name.
        let named = single
            && tag.kind == ActorKind::Organization
            && tag.confidence < 0.9
            && self.known.is_surname(self.reading.tokens[at].hash);
        let kind = told
            .or(named.then_some(ActorKind::Person))
            .or_else(listed)
            .or(town.then_some(ActorKind::Place))
            .unwrap_or(tag.kind);
        let least = if told.is_some() { 0.65 } else { 0.0 };
        // "R. Keller", where the tagger leaves the initial out.
        let initial = at.checked_sub(1).map(|b| &self.reading.tokens[b]);
        let initial = initial.filter(|t| {
            kind == ActorKind::Person
                && t.shape == Shape::Initial
                && t.text(self.text).ends_with('.')
                && !self
                    .found
                    .iter()
                    .chain(self.added.iter())
                    .any(|tag| tag.span.contains(t.start as usize))
        });
        let start = initial.map_or(tag.span.start(), |t| t.start as usize);
        // "Bartholomew I, the patriarch", but "as with Mary I went on".
        let after = matches!(
            self.word_at(end + 1),
            "," | ";" | ")" | "of" | "for" | "in" | "and"
        );
        let first = kind == ActorKind::Person && self.word_at(end) == "I" && after;
        let goes_on = self.token(end).is_some_and(|t| t.shape == Shape::Lower);
        let speaker = kind == ActorKind::Person
            && end > at + 1
            && self.word_at(end - 1) == "I"
            && goes_on
            && !matches!(
                self.word_at(end),
                "of" | "for" | "in" | "and" | "was" | "is"
            );
        let last = match end {
            _ if first => tokens[end].end as usize,
            _ if speaker => tokens[end - 2].end as usize,
            _ => tag.span.end(),
        };
        Some(Tagged {
            span: Span::new(start, last),
            kind,
            confidence: tag.confidence.max(least),
        })
    }

    /// "the ferry Sabuk Nusantara", but "the tanker United Chemicals seized".
    fn vessel(&self, noun: &str, at: usize, end: usize, tag: &Tagged) -> Option<ActorKind> {
        let known = || self.reading.phrase(self.text, at, |e| e.is(Entry::NAME));
        let own = end > at + 1 && tag.confidence < UNSURE && is_vessel(noun);
        (own && known().is_none()).then_some(ActorKind::Other)
    }

    /// A single word that nothing is known of but what stands beside it.
    pub(super) fn beside(&self, at: usize, plain: bool) -> Option<super::name::Found> {
        let token = &self.reading.tokens[at];
        let joins = |t: &crate::analysis::actors::token::Token| {
            t.is_capitalized() || t.glued && t.is_hyphen()
        };
        let alone = (at == 0 || !joins(&self.reading.tokens[at - 1]))
            && !self.token(at + 1).is_some_and(joins);
        let entry = self.entry(at);
        let known = Entry::WORD
            | Entry::ROLE
            | Entry::TITLE
            | Entry::ORG_END
            | Entry::PLACE_END
            | Entry::EVENT_END;
        if token.shape != Shape::Title
            || token.end - token.start < 3
            || !alone
            || !plain
            || self.reading.style != Style::Plain
            || entry.is(known | Entry::NAME)
        {
            return None;
        }
        let kind = self
            .kind_beside(at, at + 1)
            .or_else(|| self.kind_in_series(at, at + 1));
        super::name::found(at + 1, kind?, 0.6)
    }

    fn kind_beside(&self, at: usize, end: usize) -> Option<ActorKind> {
        let before = |n: usize| at.checked_sub(n).map_or("", |b| self.word_at(b));
        if let Some(kind) = self.apposed(end).or_else(|| kind_of_noun(before(1))) {
            return Some(kind);
        }
        if let Some(kind) = self.called(at) {
            return Some(kind);
        }
        // "the Vedomosti business daily"
        let paper = matches!(self.word_at(end + 1), "daily" | "newspaper")
            && self.token(end).is_some_and(|t| t.shape == Shape::Lower);
        let noun = self.word_at(end + usize::from(paper));
        if !self.entry(at).is(Entry::PLACE)
            && let Some(kind) = kind_before_noun(noun)
        {
            return Some(kind);
        }
        // "pro-Taleban tribesmen" are no people of that name.
        if is_of_people(self.word_at(end)) && before(1) != "-" {
            return Some(ActorKind::Group);
        }
        if before(1) == "of" && is_of_place(before(2)) {
            return Some(ActorKind::Place);
        }
        if let Some(kind) = self.reports(at, end) {
            return Some(kind);
        }
        // "analysts at Jefferies"
        let staff = before(1) == "at"
            && matches!(
                before(2),
                "analyst"
                    | "analysts"
                    | "Analysts"
                    | "economist"
                    | "economists"
                    | "strategist"
                    | "traders"
            );
        if staff {
            return Some(ActorKind::Organization);
        }
        let owns =
            self.reading.possessive(end - 1).is_some() && is_of_company(self.word_at(end + 1));
        owns.then_some(ActorKind::Organization)
    }

    /// "a group called Delo".
    fn called(&self, at: usize) -> Option<ActorKind> {
        let noun = at.checked_sub(2).map(|b| self.word_at(b))?;
        let called = matches!(self.word_at(at - 1), "called" | "named");
        kind_of_noun(noun).filter(|_| called)
    }

    /// What the nouns around a name of one word or more say, where the tagger may be wrong.
    fn kind_around(&self, at: usize, end: usize, tag: &Tagged) -> Option<ActorKind> {
        let unsure = tag.confidence < UNSURE;
        let next = self.word_at(end);
        let glued = self.token(end).is_some_and(|t| t.glued);
        match tag.kind {
            ActorKind::Person if is_site(next) && !glued => Some(ActorKind::Place),
            _ if is_illness(next)
                && !glued
                && !self
                    .entry(at)
                    .is(Entry::COUNTRY | Entry::LARGE | Entry::PERSON) =>
            {
                Some(ActorKind::Other)
            }
            ActorKind::Organization => self.is_officer(at, end).then_some(ActorKind::Person),
            // "Lyon had beaten Nice 5-1": a town that is a surname too.
            ActorKind::Person if unsure && end == at + 1 && self.entry(at).is(Entry::CITY) => {
                self.plays(at, end)
            }
            ActorKind::Person | ActorKind::Other => self
                .called(at)
                .or_else(|| self.kind_led(at))
                .or_else(|| kind_before_noun(next).filter(|_| unsure && !glued))
                .or_else(|| self.kind_before_sites(end)),
            // "New Yorkers" live in New York.
            ActorKind::Place => {
                let home = tag.span.of(self.text).strip_suffix("ers");
                let known = home.map(|home| lexicon().phrase(home));
                known
                    .filter(|known| known.is(Entry::PLACE))
                    .map(|_| ActorKind::Group)
                    .or_else(|| self.plays(at, end))
                    .or_else(|| self.has_squad(at, end))
                    .or_else(|| self.is_party_of_case(at, end).filter(|_| unsure))
            }
            _ => None,
        }
    }

    /// "Oslo Police Department", where the tagger found only Oslo.
    pub(super) fn body_of_place(&self, at: usize, tag: &Tagged) -> Option<super::name::Found> {
        let run = self.run(at);
        let tokens = &self.reading.tokens;
        let (first, last) = (tokens.get(at)?, tokens.get(run - 1)?);
        let own = tag.kind == ActorKind::Place
            && first.start as usize == tag.span.start()
            && last.start as usize > tag.span.end()
            && self.reading.style == Style::Plain;
        let ends = self.entry(run - 1).is(Entry::ORG_END) && last.shape == Shape::Title;
        let after = (at..run).filter(|i| tokens[*i].start as usize >= tag.span.end());
        let plain = after.clone().count() >= 2
            && after.clone().all(|i| {
                tokens[i].shape == Shape::Title && !self.entry(i).is(Entry::ROLE | Entry::TITLE)
            });
        let alone = !self
            .found
            .iter()
            .any(|t| t.span.start() > tag.span.start() && t.span.start() < last.end as usize);
        if own && ends && plain && alone {
            super::name::found(run, ActorKind::Organization, 0.8)
        } else {
            None
        }
    }

    /// "Newfoundland and Labrador Court of Appeal", where the tagger parts the land of two names.
    pub(super) fn body_of_double_place(&self, at: usize) -> Option<super::name::Found> {
        let land = self.reading.phrase(self.text, at, |e| e.is(Entry::PLACE))?;
        let (last, second) = (
            self.token(land.end - 1)?,
            (at + 1..land.end).find(|i| self.word_at(*i) == "and")? + 1,
        );
        let start = self.token(second)?.start as usize;
        let body = self.found.iter().find(|tag| {
            tag.kind == ActorKind::Organization
                && tag.span.start() == start
                && tag.span.end() > last.end as usize
        })?;
        let tokens = &self.reading.tokens;
        let end = tokens.partition_point(|t| (t.end as usize) <= body.span.end());
        super::name::found(end, ActorKind::Organization, body.confidence)
    }

    /// "Moon Jae-in, a former president": several words with a capital whose office stands after a comma.
    pub(super) fn apposed_person(&self, at: usize) -> Option<super::name::Found> {
        let end = super::person::end(self.reading, self.text, at);
        let general = Entry::WORD | Entry::ORG_END | Entry::PLACE_END | Entry::EVENT_END;
        let named = (at..end).any(|i| !self.entry(i).is(general | Entry::PLACE));
        let article = matches!(self.word_at(end + 1), "a" | "an" | "the" | "former");
        if end < at + 2 || self.word_at(end) != "," || !article || !named {
            return None;
        }
        let office = (end + 1..end + 6)
            .take_while(|i| self.token(*i).is_some_and(|t| t.is_word()))
            .any(|i| self.entry(i).is(Entry::ROLE));
        if office {
            super::name::found(end, ActorKind::Person, 0.7)
        } else {
            None
        }
    }

    /// "Veltra, a Danish startup", "Mosol is a district": the kind of the noun after an article.
    fn apposed(&self, end: usize) -> Option<ActorKind> {
        let many = matches!(self.word_at(end + 1), "two" | "three" | "four" | "both");
        if self.word_at(end) == "," && many {
            // "Arlo and Bexford, two airlines"
            return kind_of_many(self.word_at(end + 2));
        }
        let led = matches!(self.word_at(end), "," | "is" | "was");
        if !led || !matches!(self.word_at(end + 1), "a" | "an" | "the") {
            return None;
        }
        let town = |at: usize| is_town(self.word_at(at)).then_some(ActorKind::Place);
        let copula = self.word_at(end) != ",";
        (end + 2..end + 6)
            .take_while(|at| {
                self.token(*at).is_some_and(|t| t.is_word()) && self.word_at(*at) != "of"
            })
            .find_map(|at| {
                kind_of_noun(self.word_at(at)).or_else(|| copula.then(|| town(at)).flatten())
            })
    }
}

/// What only a people is: "the Ijaw people".
fn is_of_people(noun: &str) -> bool {
    matches!(
        noun,
        "people"
            | "peoples"
            | "tribe"
            | "tribes"
            | "tribesmen"
            | "clan"
            | "clans"
            | "speakers"
            | "herders"
    )
}

/// What only a place is.
fn is_town(noun: &str) -> bool {
    matches!(
        noun,
        "town" | "city" | "district" | "region" | "island" | "county"
    )
}

/// What only companies have: "Nayana's founder".
fn is_of_company(noun: &str) -> bool {
    matches!(
        noun,
        "founder" | "shares" | "shareholders" | "stock" | "revenue"
    )
}

/// What only places have: "the mayor of Ostby", "north of Ostby".
#[rustfmt::skip]
fn is_of_place(noun: &str) -> bool {
    matches!(
        noun,
        "mayor" | "governor" | "city" | "town" | "village" | "province" | "district" | "port" | "harbour" | "harbor"
            | "suburb" | "outskirts" | "streets" | "residents" | "inhabitants" | "north" | "south" | "east" | "west"
            | "northeast" | "northwest" | "southeast" | "southwest" | "coast" | "shores"
    )
}

/// The kind of a name beside a noun: "the village of", "the magazine Zeta"; what sails, flies or sickens is none
/// that acts.
#[rustfmt::skip]
pub(super) fn kind_of_noun(noun: &str) -> Option<ActorKind> {
    match noun {
        "province" | "village" | "river" | "peninsula" | "desert" | "suburb" => Some(ActorKind::Place),
        "company" | "newspaper" | "magazine" | "bank" | "firm" | "startup" | "retailer" | "automaker" | "carmaker"
        | "chipmaker" | "drugmaker" | "airline" | "militia" | "website" | "broadcaster" | "party" | "lender" | "insurer"
        | "conglomerate" | "manufacturer" | "brand" | "nonprofit" | "agency" | "provider" | "operator" | "maker"
        | "supplier" | "giant" | "group" | "organization" | "organisation" | "watchdog" | "consortium" | "charity"
        | "chain" | "daily" | "faction" | "club" | "band" | "consultancy" | "union" | "choir" | "orchestra" | "troupe" => Some(ActorKind::Organization),
        "tribe" | "tribesmen" => Some(ActorKind::Group),
        _ if is_vessel(noun) => Some(ActorKind::Other),
        _ => None,
    }
}

/// What sails or flies under a name of its own.
#[rustfmt::skip]
fn is_vessel(noun: &str) -> bool {
    matches!(
        noun,
        "shuttle" | "ship" | "vessel" | "frigate" | "ferry" | "tanker" | "submarine" | "destroyer" | "yacht" | "trawler"
            | "spacecraft" | "satellite" | "rover" | "telescope"
    )
}

/// The kind of a name before a noun: "the Delo daily".
pub(super) fn kind_before_noun(noun: &str) -> Option<ActorKind> {
    match noun {
        "newspaper" | "magazine" | "daily" | "weekly" | "airline" | "airlines" | "militia"
        | "movement" | "faction" | "brigade" | "company" | "institute" => {
            Some(ActorKind::Organization)
        }
        _ => None,
    }
}

/// The kind of what several of a kind are: "companies such as", "a consortium including".
#[rustfmt::skip]
pub(super) fn kind_of_many(noun: &str) -> Option<ActorKind> {
    match noun {
        "companies" | "firms" | "banks" | "lenders" | "insurers" | "retailers" | "airlines" | "carmakers" | "automakers"
        | "chipmakers" | "drugmakers" | "manufacturers" | "brands" | "agencies" | "newspapers" | "broadcasters"
        | "consortium" | "startups" | "charities" | "suppliers" | "builders" => Some(ActorKind::Organization),
        "countries" | "nations" | "cities" | "towns" | "villages" | "provinces" | "districts" | "islands" => Some(ActorKind::Place),
        _ => None,
    }
}

/// What a place is called before: "Charles de Gaulle airport", "Gia Lai province".
#[rustfmt::skip]
fn is_site(noun: &str) -> bool {
    matches!(
        noun,
        "airport" | "stadium" | "airfield" | "airbase" | "refinery" | "peninsula" | "highway" | "province" | "governorate"
            | "prefecture" | "oblast" | "county" | "canton" | "port"
    )
}
