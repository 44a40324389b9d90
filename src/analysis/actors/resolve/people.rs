//! Owns which mentions of people are one person: full names, surnames, given names, initials.

use std::collections::HashMap;

use super::names::{Item, Names, Sex};
use super::organizations::Clusters;
use crate::analysis::ActorKind;
use crate::analysis::lexicon::{Entry, lexicon, word};

/// The people whom the text names in full.
pub struct People {
    /// For each name of a person that is a full one, the person.
    full: HashMap<u32, u32>,
    parts: Vec<Parts>,
}

/// A full name taken apart.
struct Parts {
    sex: Sex,
    /// Hashes of what may stand for it: its surname; what is inside it; its given name.
    shorts: [Vec<u64>; 3],
}

/// Each item's actor, numbered from 0 without gaps in order of first mention.
pub struct Resolved {
    pub actors: Vec<u32>,
    pub count: usize,
}

impl People {
    /// Collects the full names, and makes people of uncertain single words that are surnames of one.
    pub fn collect(names: &mut Names) -> Self {
        let mut people = Self {
            full: HashMap::new(),
            parts: Vec::new(),
        };
        let mut known: HashMap<u64, Vec<(u64, u32)>> = HashMap::new();
        for (id, name) in names.names.iter().enumerate() {
            if name.kind != ActorKind::Person {
                continue;
            }
            let words = words(name.text);
            if words.len() < 2 || word_count(&words) < 2 {
                continue;
            }
            let (first, middle, last, suffix) = ends(&words);
            let whole = name
                .entry
                .concept()
                .map(|c| u64::from(c) + 1)
                .filter(|_| name.entry.is(Entry::PERSON));
            let end = whole.unwrap_or_else(|| {
                word::join(word::join(nickname(first), word::hash(last)), suffix)
            });
            let same = known.entry(end).or_default();
            let person = same
                .iter()
                .find(|(m, _)| *m == middle || *m == 0 || middle == 0 || whole.is_some())
                .map(|(_, p)| *p);
            let person = person.unwrap_or_else(|| {
                let person = people.parts.len() as u32;
                people.parts.push(Parts {
                    sex: sex(first),
                    shorts: Default::default(),
                });
                if same.len() < 8 {
                    same.push((middle, person));
                }
                person
            });
            people.parts[person as usize].add(&words);
            people.full.insert(id as u32, person);
        }
        people.adopt(names);
        people
    }

    /// A single word that some tagger was unsure of and that is a person's surname is that person.
    fn adopt(&self, names: &mut Names) {
        let surnames: std::collections::HashSet<u64> = self
            .parts
            .iter()
            .flat_map(|p| p.shorts[0].iter().copied())
            .collect();
        for name in &mut names.names {
            let single = name.kind != ActorKind::Person
                && !name.text.contains(' ')
                && name.entry.concept().is_none();
            if single && name.confidence < 0.8 && surnames.contains(&word::phrase(name.text)) {
                name.kind = ActorKind::Person;
                name.key = word::phrase(name.text);
            }
        }
    }

    /// Gives every item its actor.
    pub fn assign(&self, names: &Names, clusters: &Clusters) -> Resolved {
        let mut numbers: HashMap<Owner, u32> = HashMap::new();
        let mut actors = Vec::with_capacity(names.items.len());
        let mut recent: [HashMap<(u64, u8), u32>; 3] = Default::default();
        let first = self.first_bearers();
        for item in &names.items {
            let owner = self.owner(item, names, clusters, &mut recent, &first);
            let next = numbers.len() as u32;
            actors.push(*numbers.entry(owner).or_insert(next));
        }
        Resolved {
            actors,
            count: numbers.len(),
        }
    }

    fn owner(
        &self,
        item: &Item,
        names: &Names,
        clusters: &Clusters,
        recent: &mut [HashMap<(u64, u8), u32>; 3],
        first: &[HashMap<u64, u32>; 3],
    ) -> Owner {
        let name = names.name(item);
        if name.kind != ActorKind::Person {
            return Owner::Cluster(clusters[item.name as usize]);
        }
        if let Some(person) = self.full.get(&item.name) {
            let parts = &self.parts[*person as usize];
            for (rank, shorts) in parts.shorts.iter().enumerate() {
                for short in shorts {
                    recent[rank].insert((*short, Sex::Unknown as u8), *person);
                    if parts.sex != Sex::Unknown {
                        recent[rank].insert((*short, parts.sex as u8), *person);
                    }
                }
            }
            return Owner::Person(*person);
        }
        let by_sex = (item.sex != Sex::Unknown).then_some(item.sex as u8);
        for sex in by_sex.into_iter().chain([Sex::Unknown as u8]) {
            for map in recent.iter() {
                if let Some(person) = map.get(&(name.key, sex)) {
                    return Owner::Person(*person);
                }
            }
        }
        match first.iter().find_map(|map| map.get(&name.key)) {
            Some(person) => Owner::Person(*person),
            None => Owner::Alone(name.key),
        }
    }

    /// Who first bears each short name, for mentions before any full one.
    fn first_bearers(&self) -> [HashMap<u64, u32>; 3] {
        let mut first: [HashMap<u64, u32>; 3] = Default::default();
        for (person, parts) in self.parts.iter().enumerate() {
            for (rank, shorts) in parts.shorts.iter().enumerate() {
                for short in shorts {
                    first[rank].entry(*short).or_insert(person as u32);
                }
            }
        }
        first
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Owner {
    Person(u32),
    Cluster(u32),
    /// A single name that no full one explains.
    Alone(u64),
}

impl Parts {
    fn add(&mut self, words: &[&str]) {
        let words = without_suffix(words);
        let hashes: Vec<u64> = words.iter().map(|w| word::hash(w)).collect();
        let phrase = |part: &[u64]| part.iter().skip(1).fold(part[0], |p, w| word::join(p, *w));
        let family_first = words.len() <= 3 && is_family_first(words[0], words[words.len() - 1]);
        for from in 0..words.len() {
            for to in from + 1..=words.len() {
                if to - from == words.len() || to - from == 1 && words[from].chars().count() < 2 {
                    continue;
                }
                let rank = if to == words.len() || from == 0 && to == 1 && family_first {
                    0
                } else if from == 0 {
                    2
                } else {
                    1
                };
                let short = phrase(&hashes[from..to]);
                if !self.shorts[rank].contains(&short) {
                    self.shorts[rank].push(short);
                }
            }
        }
        // "P. Hegseth"
        if let (Some(initial), Some(last)) = (words[0].chars().next(), hashes.last()) {
            let short = word::join(word::hash(initial.encode_utf8(&mut [0; 4])), *last);
            if !self.shorts[0].contains(&short) {
                self.shorts[0].push(short);
            }
        }
    }
}

/// At most six words; a longer name is no name.
fn words(name: &str) -> Vec<&str> {
    word::words(name)
        .take(6)
        .map(|w| w.trim_matches(','))
        .collect()
}

fn word_count(words: &[&str]) -> usize {
    without_suffix(words)
        .iter()
        .filter(|w| {
            w.trim_end_matches('.').chars().count() > 1 && w.starts_with(char::is_uppercase)
        })
        .count()
}

fn without_suffix<'w, 't>(words: &'w [&'t str]) -> &'w [&'t str] {
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() && is_suffix(last) => rest,
        _ => words,
    }
}

fn is_suffix(word: &str) -> bool {
    matches!(word, "Jr." | "Jr" | "Sr." | "Sr" | "II" | "III" | "IV")
}

/// First word, hash of the middle, last word, hash of the suffix.
fn ends<'t>(words: &[&'t str]) -> (&'t str, u64, &'t str, u64) {
    let body = without_suffix(words);
    let suffix = if body.len() < words.len() {
        word::hash(words[words.len() - 1])
    } else {
        0
    };
    let (first, last) = (body[0], body[body.len() - 1]);
    let middle = &body[1..body.len() - 1];
    // An initial stands for what it begins.
    let middle = middle
        .first()
        .and_then(|m| m.chars().next())
        .map_or(0, u64::from);
    (first, middle, last, suffix)
}

fn sex(given: &str) -> Sex {
    let entry = lexicon().phrase(given);
    match (entry.is(Entry::FEMALE), entry.is(Entry::MALE)) {
        (true, false) => Sex::Female,
        (false, true) => Sex::Male,
        _ => Sex::Unknown,
    }
}

/// Chinese, Korean and Vietnamese names begin with the family's.
fn is_family_first(first: &str, last: &str) -> bool {
    const FAMILIES: &[&str] = &[
        "Bai", "Ban", "Bao", "Cai", "Cao", "Chen", "Cheng", "Cho", "Choe", "Choi", "Chu", "Chung",
        "Cui", "Dang", "Deng", "Ding", "Do", "Dong", "Du", "Duan", "Fan", "Fang", "Feng", "Fu",
        "Gao", "Gong", "Gu", "Guo", "Han", "He", "Ho", "Hoang", "Hou", "Hu", "Hua", "Huang",
        "Hwang", "Jang", "Jeong", "Jia", "Jiang", "Jin", "Jo", "Jung", "Kang", "Kim", "Kong",
        "Kwon", "Lai", "Lam", "Le", "Lee", "Lei", "Li", "Liang", "Lim", "Lin", "Liu", "Long", "Lu",
        "Luo", "Luong", "Lyu", "Ma", "Mao", "Meng", "Moon", "Ngo", "Nguyen", "Nong", "Pan", "Park",
        "Peng", "Pham", "Phan", "Qian", "Qin", "Ren", "Roh", "Ryu", "Seo", "Shen", "Shi", "Shin",
        "Sin", "Son", "Song", "Su", "Sun", "Tan", "Tang", "Tian", "To", "Tran", "Truong", "Tsai",
        "Vo", "Vu", "Wang", "Wei", "Wen", "Wong", "Wu", "Xi", "Xia", "Xiao", "Xie", "Xu", "Yan",
        "Yang", "Yao", "Ye", "Yi", "Yin", "Yoo", "Yoon", "Yu", "Yuan", "Zeng", "Zhang", "Zhao",
        "Zheng", "Zhong", "Zhou", "Zhu", "Zou",
    ];
    FAMILIES.binary_search(&first).is_ok()
        && !lexicon().phrase(first).is(Entry::FEMALE)
        && FAMILIES.binary_search(&last).is_err()
}

/// One hash for a given name and its usual short forms.
fn nickname(given: &str) -> u64 {
    let full = match given {
        "Mike" | "Mick" | "Mickey" => "Michael",
        "Joe" => "Joseph",
        "Bill" | "Will" | "Billy" => "William",
        "Bob" | "Rob" | "Bobby" => "Robert",
        "Jim" | "Jimmy" => "James",
        "Tom" | "Tommy" => "Thomas",
        "Dick" | "Rick" | "Rich" => "Richard",
        "Tony" => "Anthony",
        "Ted" | "Ed" | "Eddie" => "Edward",
        "Dave" => "David",
        "Dan" | "Danny" => "Daniel",
        "Steve" => "Steven",
        "Chris" => "Christopher",
        "Matt" => "Matthew",
        "Nick" => "Nicholas",
        "Pete" => "Peter",
        "Andy" => "Andrew",
        "Ben" => "Benjamin",
        "Sam" => "Samuel",
        "Jeff" => "Jeffrey",
        "Greg" => "Gregory",
        "Ken" => "Kenneth",
        "Larry" => "Lawrence",
        "Liz" | "Beth" => "Elizabeth",
        "Kate" | "Katie" => "Katherine",
        "Sue" => "Susan",
        "Charlie" | "Chuck" => "Charles",
        "Don" => "Donald",
        "Ron" => "Ronald",
        "Tim" => "Timothy",
        "Al" => "Albert",
        "Alex" => "Alexander",
        "Bernie" => "Bernard",
        "Jack" => "John",
        _ => given,
    };
    word::hash(full)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn families_come_first_only_where_they_do() {
        assert!(
            is_family_first("Xi", "Jinping")
                && is_family_first("Kim", "Un")
                && is_family_first("Nguyen", "Trong")
        );
        assert!(!is_family_first("Pete", "Hegseth") && !is_family_first("Lee", "Park"));
    }
}
