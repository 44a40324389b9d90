//! Owns which names other than people's are one: by what the lists know, company suffixes, acronyms.

use std::collections::{HashMap, HashSet};

use super::initials;
use super::names::{Name, Names, Sex, is_company_suffix};
use super::short::is_trade;
use crate::analysis::ActorKind;
use crate::analysis::lexicon::{ByHash, Entry, lexicon, word};
use crate::analysis::parallel::Steps;

/// Cluster number of each name; names of people have one only so that all names do.
pub type Clusters = Vec<u32>;

/// No name has more words that count here.
const LONGEST: usize = 12;

/// A single word that some tagger was unsure of is the company that the text names in full:
/// "Northwind" of "Northwind Corp.", "Halvorsen" of "Halvorsen Maritime ASA"; also a word of one that
/// the lists know, "Lilly" of "Eli Lilly", or of two words of which the first is nothing else: "Poste" of "Poste
/// Italiane".
pub fn adopt(names: &mut Names) {
    let mut companies: ByHash<Option<u64>> = ByHash::default();
    let organizations = names
        .names
        .iter()
        .filter(|n| n.kind == ActorKind::Organization);
    for name in organizations {
        let mut words = word::words(name.text);
        let Some(first) = words.next() else { continue };
        let second = words.next();
        let last = words.last().or(second);
        let legal = last.is_some_and(is_company_suffix);
        let two = second.is_some() && last == second;
        let listed = two && name.entry.is(Entry::ORGANIZATION);
        let company = |second: &str| is_own(first) && is_company(second, second);
        let likely = two && second.is_some_and(|second| company(second) || is_trade(second));
        if !legal && !listed && !likely {
            continue;
        }
        let special = |word: &&str| {
            let general = Entry::WORD | Entry::PLACE | Entry::PEOPLE | Entry::GROUP | Entry::ROLE;
            !lexicon().phrase(word).is(general)
        };
        let own = |word: Option<&str>| word.filter(special).map(word::hash);
        let last = last.filter(|_| !legal && (listed || !likely));
        let shorts = [Some(name.key), own(Some(first)), own(last)];
        for short in shorts.into_iter().flatten() {
            let company = companies.entry(short).or_insert(Some(name.key));
            if *company != Some(name.key) {
                *company = None;
            }
        }
    }
    let firms = names
        .names
        .iter()
        .filter(|n| n.kind == ActorKind::Organization);
    // "Brandt-Lavoie" of "Brandt-Lavoie Construction"
    for name in firms {
        let Some((head, last)) = name.text.rsplit_once(' ') else {
            continue;
        };
        let firm = is_company_suffix(last) || is_trade(last);
        if firm && head.contains('-') && !head.contains(' ') {
            companies
                .entry(word::phrase(head))
                .or_insert(Some(name.key));
        }
    }
    let people = names.names.iter().filter(|n| n.kind == ActorKind::Person);
    let surnames: ByHash<()> = people
        .filter_map(|n| n.text.rsplit_once(' '))
        .map(|(_, surname)| (word::hash(surname), ()))
        .collect();
    let titled = names.items.iter().filter(|item| item.sex != Sex::Unknown);
    let titled: HashSet<u32> = titled.map(|item| item.name).collect();
    for (id, name) in (0..).zip(&mut names.names) {
        // Nobody in the text bears it as a surname.
        let nobodys = name.kind == ActorKind::Person
            && !titled.contains(&id)
            && !surnames.contains_key(&word::phrase(name.text));
        let unsure = name.kind != ActorKind::Organization && (name.confidence < 0.8 || nobodys);
        let company = unsure
            .then(|| companies.get(&word::phrase(name.text)))
            .flatten();
        if let Some(Some(key)) = company {
            name.kind = ActorKind::Organization;
            name.key = *key;
        }
    }
}

/// Whether a word says by itself which organization is meant: it is no word of the language, no place and nobody's
/// name.
pub fn is_own(word: &str) -> bool {
    let other = Entry::WORD
        | Entry::NAME
        | Entry::GIVEN_NAME
        | Entry::SURNAME
        | Entry::ROLE
        | Entry::TITLE
        | Entry::ORG_OF
        | Entry::ORG_END
        | Entry::PLACE_END
        | Entry::EVENT_END;
    word.len() > 3
        && word.chars().all(char::is_alphabetic)
        && word.chars().any(char::is_lowercase)
        && !lexicon().get(word::hash(word)).is(other)
}

/// Whether what follows the first word of a name belongs to a company or foundation: "Technologies", but not "Party".
pub fn is_company(rest: &str, last: &str) -> bool {
    let form = matches!(
        last,
        "Foundation" | "Group" | "Bank" | "Technologies" | "Motors"
    );
    let general = lexicon().get(word::hash(last)).is(Entry::ORG_END);
    !rest.starts_with(char::is_lowercase) && (form || is_company_suffix(last) || !general)
}

/// Finds the names that are one.
pub fn cluster(text: &str, names: &Names, mut steps: Steps) -> Clusters {
    let mut union = Union {
        parents: (0..names.names.len() as u32).collect(),
    };
    by_key(names, &mut union, &mut steps);
    by_ending(names, &mut union, &mut steps);
    by_short(names, &mut union, &mut steps);
    super::short::by_beginning(names, &mut union, &mut steps);
    by_part(names, &mut union, &mut steps);
    initials::by_initials(names, &mut union, &mut steps);
    initials::by_definition(text, names, &mut union, &mut steps);
    (0..names.names.len() as u32)
        .map(|n| union.root(n))
        .collect()
}

/// Same concept, or same words.
fn by_key(names: &Names, union: &mut Union, steps: &mut Steps) {
    let mut concepts: HashMap<u32, u32> = HashMap::new();
    let mut keys: ByHash<u32> = ByHash::default();
    for (id, name) in names.names.iter().enumerate() {
        if !steps.go_on() {
            return;
        }
        if name.kind == ActorKind::Person {
            continue;
        }
        let id = id as u32;
        if let Some(concept) = name.entry.concept() {
            union.join(id, *concepts.entry(concept).or_insert(id));
        }
        union.join(
            id,
            *keys
                .entry(word::join(name.key, name.kind as u64))
                .or_insert(id),
        );
    }
    let legal: ByHash<()> = names
        .names
        .iter()
        .filter(|n| n.kind == ActorKind::Organization && n.text.contains(' '))
        .filter(|n| word::words(n.text).last().is_some_and(is_company_suffix))
        .map(|n| (n.key, ()))
        .collect();
    // "Wagner" and "Wagner Group": what is left without the words that all such names have.
    for (id, name) in names.names.iter().enumerate() {
        if !steps.go_on() {
            return;
        }
        if name.kind != ActorKind::Organization || name.entry.concept().is_some() {
            continue;
        }
        let words: Vec<&str> = word::words(name.text).collect();
        let [first, rest @ ..] = words.as_slice() else {
            continue;
        };
        let entry = lexicon().phrase(first);
        let own = !entry.is(Entry::PEOPLE | Entry::GROUP | Entry::WORD | Entry::ROLE)
            || entry.is(Entry::ORGANIZATION) && !entry.is(Entry::PEOPLE | Entry::GROUP);
        let general = |w: &&str| lexicon().get(word::hash(w)).is(Entry::ORG_END);
        // "Siemens Energy" is not "Siemens AG".
        let alone = word::join(word::hash(first), ActorKind::Organization as u64);
        let own = own && !legal.contains_key(&word::hash(first));
        let short = keys
            .get(&alone)
            .filter(|_| own && !rest.is_empty() && rest.iter().all(general));
        if let Some(short) = short {
            union.join(id as u32, *short);
        }
    }
}

/// "Air Force" and "United States Air Force": two words or more that end one longer name only.
fn by_ending(names: &Names, union: &mut Union, steps: &mut Steps) {
    let mut endings: ByHash<Option<u32>> = ByHash::default();
    let kinds = [ActorKind::Organization, ActorKind::Place, ActorKind::Event];
    let the = word::hash("the");
    for (id, name) in names.names.iter().enumerate() {
        if !steps.go_on() {
            return;
        }
        if !kinds.contains(&name.kind) {
            continue;
        }
        let words: Vec<u64> = word::words(name.text)
            .take(LONGEST)
            .map(word::hash)
            .collect();
        let root = union.root(id as u32);
        for from in 1..words.len().saturating_sub(1) {
            // "University Library of the Free University": what follows is another name.
            if words[from - 1] == the {
                continue;
            }
            let ending = words[from + 1..]
                .iter()
                .fold(words[from], |p, w| word::join(p, *w));
            let seen = endings
                .entry(word::join(ending, name.kind as u64))
                .or_insert(Some(root));
            if seen.is_some_and(|s| s != root) {
                *seen = None;
            }
        }
    }
    for (id, name) in names.names.iter().enumerate() {
        if !steps.go_on() {
            return;
        }
        let phrase = word::join(word::phrase(name.text), name.kind as u64);
        if let Some(Some(longer)) = endings.get(&phrase) {
            union.join(*longer, id as u32);
        }
    }
}

/// "United" and "Manchester United": one word that only one longer name begins or ends with, if it is no
/// general word for such names.
fn by_short(names: &Names, union: &mut Union, steps: &mut Steps) {
    let longer = super::short::of_organizations(names);
    let mut by_name: ByHash<u32> = ByHash::default();
    for (id, name) in names.names.iter().enumerate() {
        if name.kind == ActorKind::Organization && name.text.contains(' ') {
            by_name.entry(name.key).or_insert(id as u32);
        }
    }
    for (id, name) in names.names.iter().enumerate() {
        if !steps.go_on() {
            return;
        }
        let own = name.kind == ActorKind::Organization
            && !name.text.contains([' ', '-'])
            && name.entry.concept().is_none()
            && !initials::is_acronym(name.text);
        let general = Entry::ORG_END | Entry::ORG_OF | Entry::PEOPLE | Entry::GROUP;
        let entry = lexicon().phrase(name.text);
        if !own || entry.is(general) {
            continue;
        }
        let longer = longer.get(&word::hash(name.text)).copied().flatten();
        if let Some(longer) = longer.and_then(|key| by_name.get(&key))
            && (!entry.is(Entry::PLACE)
                || is_club_of(name.text, names.names[*longer as usize].text))
        {
            union.join(*longer, id as u32);
        }
    }
}

/// "Seongnam FC", "Boston Celtics" of the towns that stand for them, but not "Boston Police Department".
fn is_club_of(town: &str, club: &str) -> bool {
    let rest = club
        .strip_prefix(town)
        .or_else(|| club.strip_suffix(town))
        .unwrap_or("");
    let playing = |w: &str| {
        matches!(
            w,
            "FC" | "SC"
                | "AFC"
                | "CF"
                | "AC"
                | "SK"
                | "FK"
                | "NK"
                | "BC"
                | "RFC"
                | "United"
                | "City"
                | "Town"
                | "Rovers"
                | "Wanderers"
                | "Athletic"
                | "Albion"
                | "County"
        )
    };
    let own = |w: &str| {
        let general = Entry::ORG_END | Entry::WORD | Entry::PLACE;
        playing(w) || !lexicon().get(word::hash(w)).is(general)
    };
    // "Arsenal Football Club", but not "Cambridge Whig Club".
    let games = ["Football", "Rugby", "Cricket", "Basketball", "Hockey"];
    let before_club = rest.trim().strip_suffix(" Club").unwrap_or("");
    let game = games.iter().find_map(|game| before_club.strip_suffix(game));
    match game {
        Some(rest) => word::words(rest).all(own),
        None => word::words(rest).next().is_some() && word::words(rest).all(own),
    }
}

/// "Al-Ittihad" and "Ittihad", "Boulogne-sur-Mer" and "Boulogne": names of one kind that differ by an article or by
/// the river or the sea that a town lies on.
fn by_part(names: &Names, union: &mut Union, steps: &mut Steps) {
    let mut whole: ByHash<u32> = ByHash::default();
    let key = |name: &str, kind: ActorKind| word::join(word::phrase(name), kind as u64);
    for (id, name) in names.names.iter().enumerate() {
        whole.entry(key(name.text, name.kind)).or_insert(id as u32);
    }
    for (id, name) in names.names.iter().enumerate() {
        if !steps.go_on() {
            return;
        }
        let part = match name.kind {
            ActorKind::Organization => ["Al-", "El-", "Al ", "El "]
                .iter()
                .find_map(|article| name.text.strip_prefix(article)),
            ActorKind::Place => {
                let mut parts = name.text.splitn(3, '-');
                let (town, on) = (parts.next(), parts.next());
                let lies = matches!(
                    on,
                    Some("sur" | "upon" | "on" | "am" | "an" | "sous" | "en")
                );
                town.filter(|_| lies && parts.next().is_some())
            }
            _ => None,
        };
        let other = part.and_then(|part| whole.get(&key(part, name.kind)));
        if let Some(&other) = other {
            union.join(id as u32, other);
        }
    }
}

/// Who last bore a name that ends in a general word: "the Party" is the party last named.
#[derive(Default)]
pub struct Heads {
    last: ByHash<u32>,
}

impl Heads {
    /// The cluster that a mention belongs to, read in text order.
    pub fn of(&mut self, name: &Name, cluster: u32) -> u32 {
        if name.kind == ActorKind::Group {
            return cluster;
        }
        let heads = Entry::ORG_END | Entry::ORG_OF | Entry::PLACE_END | Entry::EVENT_END;
        match name.text.rsplit_once(' ') {
            // "the Olympics" are those last named in full.
            None if name.entry.concept().is_some() && name.kind != ActorKind::Event => cluster,
            None if name.entry.is(heads) => self
                .last
                .get(&word::hash(name.text))
                .copied()
                .unwrap_or(cluster),
            None => cluster,
            Some((_, last)) => {
                let mut words = word::words(name.text);
                let first = words.next().map_or(0, word::hash);
                // "Ministry of Finance", but not "Army Criminal Investigation Command".
                let of = words.next().is_some_and(|w| matches!(w, "of" | "for"));
                for head in [Some(word::hash(last)), of.then_some(first)] {
                    if let Some(head) = head.filter(|h| lexicon().get(*h).is(heads)) {
                        self.last.insert(head, cluster);
                    }
                }
                cluster
            }
        }
    }
}

/// Sets of names, joined.
pub struct Union {
    parents: Vec<u32>,
}

impl Union {
    pub fn root(&mut self, mut id: u32) -> u32 {
        while self.parents[id as usize] != id {
            let parent = self.parents[id as usize];
            self.parents[id as usize] = self.parents[parent as usize];
            id = parent;
        }
        id
    }

    pub fn join(&mut self, one: u32, other: u32) {
        let (one, other) = (self.root(one), self.root(other));
        self.parents[one.max(other) as usize] = one.min(other);
    }
}
