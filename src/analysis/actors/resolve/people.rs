//! Owns which mentions of people are one person: full names, surnames, given names, initials.

use std::collections::HashMap;

use super::bearers::Bearers;
use super::full_name::{
    Parts, ends, full_given, is_initialled, is_suffix, nickname, sex, whole, without_suffix,
    word_count, words,
};
use super::initials;
use super::names::{Item, Names, Sex};
use super::organizations::{Clusters, Heads};
use super::places::Places;
use crate::analysis::ActorKind;
use crate::analysis::lexicon::{ByHash, Entry, lexicon, word};
use crate::analysis::parallel::Steps;

/// The people whom the text names in full.
pub struct People {
    /// For each name of a person that is a full one, the person.
    full: HashMap<u32, u32>,
    parts: Vec<Parts>,
}

/// Full names by given name and surname.
type Known = ByHash<Vec<KnownName>>;

#[derive(Clone)]
struct KnownName {
    person: u32,
    /// First given name with surname.
    first: u64,
    /// First letter of the second given name, 0 for none.
    middle: u64,
    /// Who the lists say it is.
    whole: Option<u64>,
    /// Each given name with surname.
    pairs: Vec<u64>,
}

/// So many full names of the same given name and surname are told apart.
const MOST_ALIKE: usize = 8;

/// Each item's actor, numbered from 0 without gaps in order of first mention.
pub struct Resolved {
    pub actors: Vec<u32>,
    pub count: usize,
    /// Items right before the place in which theirs lies.
    pub within: Vec<u32>,
}

impl People {
    /// Collects the full names, and makes people of uncertain single words that are surnames of one.
    pub fn collect(text: &str, names: &mut Names, mut steps: Steps) -> Self {
        let mut people = Self {
            full: HashMap::new(),
            parts: Vec::new(),
        };
        let mut known = Known::default();
        for (id, name) in names.names.iter().enumerate() {
            if !steps.go_on() {
                break;
            }
            if name.kind != ActorKind::Person {
                continue;
            }
            let words = words(name.text);
            let regnal = words.len() == 2 && is_suffix(words[1]);
            let full = word_count(&words) >= 2 || regnal || name.entry.is(Entry::PERSON);
            if words.len() < 2 || !full {
                continue;
            }
            let person = people.bearer(&words, whole(name), &mut known);
            people.parts[person as usize].add(&words);
            people.full.insert(id as u32, person);
        }
        people.initialled(names, &mut known);
        people.couples(text, names, &mut known, steps);
        people.called(text, names);
        people.adopt(names);
        people
    }

    /// Those of whom the text tells no more than one of their names and an initial.
    fn initialled(&mut self, names: &Names, known: &mut Known) {
        let shorts = self.parts.iter().flat_map(|p| p.shorts.iter().flatten());
        let told: ByHash<()> = shorts.map(|short| (*short, ())).collect();
        for (id, name) in names.names.iter().enumerate() {
            let words = words(name.text);
            let person = name.kind == ActorKind::Person && is_initialled(&words);
            if person && !told.contains_key(&name.key) {
                let person = self.bearer(&words, None, known);
                self.parts[person as usize].add(&words);
                self.full.insert(id as u32, person);
            }
        }
    }

    /// "Bill and Hillary Clinton": a given name that shares the surname of the next.
    fn couples(&mut self, text: &str, names: &Names, known: &mut Known, mut steps: Steps) {
        let shorts = self.parts.iter().flat_map(|p| p.shorts.iter().flatten());
        let called: ByHash<()> = shorts.map(|short| (*short, ())).collect();
        for pair in names.items.windows(2) {
            if !steps.go_on() {
                return;
            }
            let [one, other] = pair else { continue };
            let between = text.get(one.span.end()..other.span.start());
            let (given, full) = (names.name(one), names.name(other));
            let people = given.kind == ActorKind::Person && full.kind == ActorKind::Person;
            if between != Some(" and ") || !people || given.text.contains(' ') {
                continue;
            }
            let both = words(full.text);
            let entry = lexicon().phrase(given.text);
            let shared = self.full.contains_key(&other.name) && entry.is(Entry::GIVEN_NAME);
            let free = !called.contains_key(&given.key);
            if let (true, true, Some(surname)) = (shared, free, both.last()) {
                let person = self.bearer(&[given.text, surname], None, known);
                self.parts[person as usize].add(&[given.text, surname]);
                self.full.insert(one.name, person);
            }
        }
    }

    /// "Ali Hassan al-Majid, known as Chemical Ali": the by-name is the same person's.
    fn called(&mut self, text: &str, names: &Names) {
        for pair in names.items.windows(2) {
            let [one, other] = pair else { continue };
            let between = text.get(one.span.end()..other.span.start());
            let people = [one, other]
                .iter()
                .all(|item| names.name(item).kind == ActorKind::Person);
            let both = people && between.is_some_and(initials::calls);
            if let Some(person) = self.full.get(&one.name).copied().filter(|_| both) {
                self.full.insert(other.name, person);
            }
        }
    }

    /// The person of a full name: one known already under it, or a new one.
    fn bearer(&mut self, words: &[&str], whole: Option<u64>, known: &mut Known) -> u32 {
        let (middle, last, suffix) = ends(words);
        let body = without_suffix(words);
        // "Otto Jespersen" and "Jens Otto Harry Jespersen": any given name with the surname.
        let pair = |given: &str| word::join(word::join(nickname(given), last), suffix);
        let mut pairs: Vec<u64> = body[..body.len() - 1]
            .iter()
            .map(|given| pair(given))
            .collect();
        if pairs.is_empty() {
            // "Napoleon III"
            pairs.push(word::join(last, suffix));
        }
        let first = pairs[0];
        let fits = |name: &KnownName| {
            let led =
                name.first == first || pairs.contains(&name.first) || name.pairs.contains(&first);
            let apart =
                name.first == first && name.middle != middle && name.middle != 0 && middle != 0;
            led && !apart
        };
        let mut keys = pairs.clone();
        keys.extend(whole);
        let person = keys
            .iter()
            .filter_map(|key| known.get(key))
            .flatten()
            .find(|name| whole.is_some() && name.whole == whole || fits(name));
        let person = person.map_or_else(
            || {
                self.parts.push(Parts {
                    sex: sex(body[0]),
                    shorts: Default::default(),
                });
                self.parts.len() as u32 - 1
            },
            |name| name.person,
        );
        let name = KnownName {
            person,
            first,
            middle,
            whole,
            pairs,
        };
        for key in keys {
            let same = known.entry(key).or_default();
            if same.len() < MOST_ALIKE {
                same.push(name.clone());
            }
        }
        person
    }

    /// A single word that some tagger was unsure of and that is a person's surname is that person.
    fn adopt(&self, names: &mut Names) {
        let surnames: std::collections::HashSet<u64> = self
            .parts
            .iter()
            .flat_map(|p| p.shorts[0].iter().copied())
            .collect();
        /// So sure is it that "the Kellers" are those of whom one is named in full.
        const FAMILY: f32 = 0.7;
        for name in &mut names.names {
            let single = name.kind != ActorKind::Person
                && !name.text.contains(' ')
                && name.entry.concept().is_none();
            // What the lists know as something else is so in most texts.
            let known = Entry::COUNTRY | Entry::REGION | Entry::LARGE | Entry::ORGANIZATION;
            let unsure =
                name.confidence < 0.8 || name.kind == ActorKind::Place && !name.entry.is(known);
            // "the Kellers"
            let family = name.text.strip_suffix('s').map(word::phrase);
            if single && family.is_some_and(|f| surnames.contains(&f)) && !name.entry.is(known) {
                name.kind = ActorKind::Group;
                name.key = word::phrase(name.text);
                name.confidence = name.confidence.max(FAMILY);
                continue;
            }
            if single && unsure && surnames.contains(&word::phrase(name.text)) {
                name.kind = ActorKind::Person;
                name.key = word::phrase(name.text);
            }
        }
    }

    /// Gives every item its actor, until told to stop.
    pub fn assign(
        &self,
        names: &Names,
        clusters: &Clusters,
        mut places: Places,
        mut steps: Steps,
    ) -> Resolved {
        let mut numbers: ByHash<u32> = ByHash::default();
        let mut actors = Vec::with_capacity(names.items.len());
        let short = |item: &&Item| !self.full.contains_key(&item.name);
        let mut bearers = Bearers::new(&self.parts, names, names.items.iter().filter(short));
        let mut heads = Heads::default();
        for (index, item) in names.items.iter().enumerate() {
            if !steps.go_on() {
                break;
            }
            let name = names.name(item);
            let land = (name.kind == ActorKind::Place)
                .then(|| places.land(index, names, clusters))
                .flatten();
            let owner = if let Some(land) = land {
                Owner::Placed(clusters[item.name as usize], land)
            } else if name.kind != ActorKind::Person {
                Owner::Cluster(heads.of(name, clusters[item.name as usize]))
            } else if let Some(person) = self.full.get(&item.name) {
                bearers.name(*person, item.span.start());
                Owner::Person(*person)
            } else {
                match bearers.of(name.key, item.sex, item.span.start()) {
                    Ok(person) => Owner::Person(person),
                    // "Patty" of "Patricia Durand"
                    Err(alone) => {
                        match full_given(name.text).and_then(|full| bearers.familiar(full)) {
                            Some(person) if item.sex == Sex::Unknown => Owner::Person(person),
                            _ => Owner::Alone(alone),
                        }
                    }
                }
            };
            let next = numbers.len() as u32;
            actors.push(*numbers.entry(owner.hash()).or_insert(next));
        }
        Resolved {
            actors,
            count: numbers.len(),
            within: places.within,
        }
    }
}

/// Whom a mention belongs to.
enum Owner {
    Person(u32),
    Cluster(u32),
    /// One of several places of a name, and what it lies in.
    Placed(u32, u32),
    /// A single name that no full one explains.
    Alone(u64),
}

impl Owner {
    fn hash(&self) -> u64 {
        match self {
            Self::Person(person) => word::join(1, u64::from(*person)),
            Self::Cluster(cluster) => word::join(2, u64::from(*cluster)),
            Self::Placed(cluster, land) => {
                word::join(word::join(4, u64::from(*cluster)), u64::from(*land))
            }
            Self::Alone(name) => word::join(3, *name),
        }
    }
}
