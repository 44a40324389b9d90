//! Owns the different names of a text: each spelling once, with its kind voted over the document.

use crate::analysis::ActorKind;
use crate::analysis::actors::Tagged;
use crate::analysis::lexicon::{ByHash, Entry, lexicon, word};
use crate::analysis::parallel::Steps;
use crate::document::Span;

/// All names and where they stand.
pub struct Names<'t> {
    pub names: Vec<Name<'t>>,
    /// In text order.
    pub items: Vec<Item>,
}

/// One spelling.
pub struct Name<'t> {
    pub text: &'t str,
    pub kind: ActorKind,
    /// What the lists know it as.
    pub entry: Entry,
    pub count: u32,
    /// The highest confidence of its mentions.
    pub confidence: f32,
    /// Hash of its words, without company suffix.
    pub key: u64,
}

/// One mention before it is resolved.
#[derive(Debug, Clone, Copy)]
pub struct Item {
    pub span: Span,
    pub name: u32,
    /// The form of address before it says man or woman.
    pub sex: Sex,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sex {
    #[default]
    Unknown,
    Female,
    Male,
    /// "King", "Queen", "Pope": what follows is a given name.
    Royal,
}

/// How sure a form of address before it makes of a person.
const TITLED: f32 = 0.9;

pub const KINDS: [ActorKind; 6] = [
    ActorKind::Person,
    ActorKind::Organization,
    ActorKind::Place,
    ActorKind::Group,
    ActorKind::Event,
    ActorKind::Other,
];

impl<'t> Names<'t> {
    /// Each spelling once; twice where the text means both a person and something else by it.
    pub fn collect(text: &'t str, tagged: &[Tagged], mut steps: Steps) -> Self {
        let mut ids: ByHash<u32> = ByHash::default();
        let mut names: Vec<Name<'t>> = Vec::new();
        let mut votes: Vec<[f32; KINDS.len()]> = Vec::new();
        let mut items = Vec::with_capacity(tagged.len());
        for tag in tagged {
            if !steps.go_on() {
                break;
            }
            let (span, sex) = trim(text, tag.span);
            let spelling = span.of(text);
            if spelling.is_empty() {
                continue;
            }
            let person = tag.kind == ActorKind::Person;
            let id = *ids
                .entry(spelling_hash(spelling, person))
                .or_insert_with(|| {
                    names.push(Name {
                        text: spelling,
                        kind: tag.kind,
                        entry: Entry::default(),
                        count: 0,
                        confidence: 0.0,
                        key: 0,
                    });
                    votes.push([0.0; KINDS.len()]);
                    names.len() as u32 - 1
                });
            let name = &mut names[id as usize];
            name.count += 1;
            // "Mrs. Alder" is a person for sure.
            let told = if sex == Sex::Unknown || !person {
                0.0
            } else {
                TITLED
            };
            name.confidence = name.confidence.max(tag.confidence).max(told);
            votes[id as usize][tag.kind as usize] += tag.confidence;
            items.push(Item {
                span,
                name: id,
                sex,
            });
        }
        let mut names = Self { names, items };
        names.outvote(&ids, &mut votes);
        names.quieten(&mut votes);
        for (name, votes) in names.names.iter_mut().zip(&votes) {
            name.kind = most(votes);
            name.entry = entry(name.text);
            // What the lists know under this kind: "Jordan" the person is no country.
            let known = name.entry.concept().map(|c| lexicon().concept(c).kind);
            // "AMLO", "MBS": letters that stand for a person only the lists can know.
            if known == Some(ActorKind::Person) && name.entry.is(Entry::CAPITALS) {
                name.kind = ActorKind::Person;
            }
            if known.is_some_and(|kind| kind != name.kind) {
                name.entry = Entry::default();
            }
            name.key = key(name.text, name.kind);
        }
        names
    }

    /// Where few mentions of a spelling are people's, or few are not, they are what most are.
    fn outvote(&mut self, ids: &ByHash<u32>, votes: &mut [[f32; KINDS.len()]]) {
        /// So many times more votes outvote the others.
        const FAR_MORE: f32 = 3.0;
        let mut moved: Vec<u32> = (0..self.names.len() as u32).collect();
        for id in 0..self.names.len() {
            let name = &self.names[id];
            let other = ids.get(&spelling_hash(name.text, name.kind != ActorKind::Person));
            let Some(other) = other.map(|o| *o as usize) else {
                continue;
            };
            let (ours, theirs): (f32, f32) = (votes[id].iter().sum(), votes[other].iter().sum());
            if theirs > FAR_MORE * ours || theirs > ours && name.confidence < 0.6 {
                moved[id] = other as u32;
                let (count, confidence) = (name.count, name.confidence);
                self.names[other].count += count;
                self.names[other].confidence = self.names[other].confidence.max(confidence);
            }
        }
        for item in &mut self.items {
            item.name = moved[item.name as usize];
        }
    }

    /// A name in capitals is of the kind that it has where it is written in small letters: "NOWSHERA: A girl in Nowshera".
    /// A dateline's place may be the namesake of a company.
    fn quieten(&self, votes: &mut [[f32; KINDS.len()]]) {
        /// No more letters than these may be an acronym.
        const ACRONYM: usize = 5;
        let shouted = |name: &Name| name.text.len() > ACRONYM && word::is_capitals(name.text);
        let mut small: ByHash<usize> = ByHash::default();
        for (id, name) in self.names.iter().enumerate() {
            if !shouted(name) {
                let known = small.entry(word::phrase(name.text)).or_insert(id);
                if self.names[*known].count < name.count {
                    *known = id;
                }
            }
        }
        for (id, name) in self.names.iter().enumerate() {
            let plain = small.get(&word::phrase(name.text)).copied();
            let surer = |plain: &usize| self.names[*plain].confidence > name.confidence;
            let unsure = shouted(name) && most(&votes[id]) != ActorKind::Place;
            if let Some(plain) = plain.filter(|plain| unsure && surer(plain)) {
                votes[id] = votes[plain];
            }
        }
    }

    pub fn name(&self, item: &Item) -> &Name<'t> {
        &self.names[item.name as usize]
    }
}

/// The kind with the most votes.
pub fn most<V: PartialOrd + Copy>(votes: &[V; KINDS.len()]) -> ActorKind {
    let best = (0..KINDS.len()).fold(0, |best, kind| {
        if votes[kind] > votes[best] {
            kind
        } else {
            best
        }
    });
    KINDS[best]
}

/// Equal for a name with straight and with curly apostrophes.
fn spelling_hash(spelling: &str, person: bool) -> u64 {
    let add = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    let bytes = spelling
        .split('’')
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, part| {
            add(part.bytes().fold(hash, add), b'\'')
        });
    word::join(bytes, u64::from(person))
}

/// Forms of address of many languages, longer ones first.
#[rustfmt::skip]
const HONORIFICS: &[&str] = &[
    "Datuk Seri", "Seri", "Datuk Sri", "Dato' Sri", "Dato' Seri", "Dato Sri", "Datin Seri", "Tan Sri", "Tun Dr", "Datuk", "Dato'", "Dato", "Datin", "Ratu",
    "Alhaji", "Hajiya", "Mallam", "Engr.", "Engr", "Barr.", "Barr", "Cde.", "Cde", "Smt.", "Smt", "Shri", "Ustaz", "Otunba", "Maulana", "Pandit", "Tengku",
    "Ato", "Mwalimu", "Hajji", "Haji", "Hajia", "Otumfuo", "Ambuya", "Mzee", "Bapak", "Kyai", "Nawab", "Swami", "Cllr", "Cllr.", "Ven.",
    "Mlle", "Signor", "Signora", "Senhor", "Senhora",
];

/// Whether a word, without its mark, is in the forms of address of many languages.
pub fn is_honorific(word: &str) -> bool {
    let own = |part: &str| part.trim_end_matches(['.', '\'']) == word;
    HONORIFICS.iter().any(|title| title.split(' ').any(own))
}

/// The span without article, form of address, quotes and possessive, and what the form of address says.
#[rustfmt::skip]
fn trim(text: &str, span: Span) -> (Span, Sex) {
    let mut name = span.of(text);
    let mut sex = Sex::Unknown;
    loop {
        let before = name;
        name = name.trim_start_matches(|c: char| !c.is_alphanumeric());
        name = name
            .trim_end_matches(|c: char| !c.is_alphanumeric() && c != '.' && c != '+' && c != '!');
        for end in ["'s", "’s", "'S", "’S"] {
            // "Macy's" is called so.
            let bare = name.strip_suffix(end);
            let bare = bare.filter(|_| !lexicon().phrase(name).is(Entry::ORGANIZATION));
            name = bare.unwrap_or(name);
        }
        name = HONORIFICS
            .iter()
            .find_map(|title| name.strip_prefix(title)?.strip_prefix(' '))
            .unwrap_or(name);
        if let Some((first, rest)) = name.split_once(char::is_whitespace) {
            let title = match first {
                "The" if has_article(name) => None,
                "the" | "The" | "a" | "A" | "an" | "An" | "Dr." | "Dr" => Some(Sex::Unknown),
                "Mr." | "Mr" => Some(Sex::Male),
                "Mrs." | "Mrs" | "Ms." | "Ms" | "Miss" => Some(Sex::Female),
                _ => None,
            };
            if let Some(told) = title {
                sex = if told == Sex::Unknown { sex } else { told };
                name = rest;
            }
        }
        if name == before {
            break;
        }
    }
    let mut start = name.as_ptr() as usize - text.as_ptr() as usize;
    let with = text.get(start.saturating_sub(4)..start + name.len());
    if let Some(with) = with.filter(|with| with.starts_with("The ") && has_article(with)) {
        start -= 4;
        name = with;
    }
    if sex == Sex::Unknown {
        sex = sex_before(text, start);
    }
    (Span::new(start, start + name.len()), sex)
}

/// "The Hague": the article belongs to the name.
fn has_article(name: &str) -> bool {
    let concept = lexicon().phrase(name).concept();
    concept.is_some_and(|c| lexicon().concept(c).name.starts_with("The "))
}

/// What a form of address right before the name says.
#[rustfmt::skip]
fn sex_before(text: &str, start: usize) -> Sex {
    let before = text[..start].trim_end_matches(' ');
    let word = before
        .rsplit(|c: char| !c.is_alphanumeric() && c != '.')
        .next()
        .unwrap_or("");
    match word {
        "Mr." | "Mr" | "Sir" | "Lord" => Sex::Male,
        "Mrs." | "Mrs" | "Ms." | "Ms" | "Miss" | "Lady" | "Dame" => Sex::Female,
        "King" | "Queen" | "Prince" | "Princess" | "Pope" | "Emperor" | "Sultan" | "Emir" => {
            Sex::Royal
        }
        _ => Sex::Unknown,
    }
}

/// What the lists know of a name, also when initials are written apart: "U. S."
fn entry(name: &str) -> Entry {
    let apart = name
        .split(' ')
        .all(|part| part.len() == 2 && part.ends_with('.'));
    if apart && name.len() > 2 {
        return lexicon().phrase(&name.replace(' ', ""));
    }
    let entry = lexicon().phrase(name);
    match name.rsplit_once(' ') {
        // "Ford Motor Company" is Ford Motor.
        Some((rest, last)) if entry.concept().is_none() && is_company_suffix(last) => {
            Some(lexicon().phrase(rest.trim_end_matches(',')))
                .filter(|e| e.is(Entry::ORGANIZATION))
                .unwrap_or(entry)
        }
        _ => entry,
    }
}

/// What two spellings of one name have in common.
fn key(name: &str, kind: ActorKind) -> u64 {
    if kind == ActorKind::Person {
        return word::phrase(name);
    }
    let mut words: Vec<&str> = word::words(name).collect();
    while words.len() > 1 && is_company_suffix(words[words.len() - 1]) {
        words.pop();
    }
    if let [first, second, _, ..] = words.as_slice()
        && let Some(short) = initials_of(first, second)
    {
        words.splice(..2, [short]);
    }
    let mut hashes = words.into_iter().map(|word| word::hash(american(word)));
    let first = hashes.next().unwrap_or(0);
    hashes.fold(first, word::join)
}

/// "United States Congress" is the "U.S. Congress".
fn initials_of(first: &str, second: &str) -> Option<&'static str> {
    match (first, second) {
        ("United", "States") => Some("US"),
        ("United", "Kingdom") => Some("UK"),
        ("United", "Nations") => Some("UN"),
        ("European", "Union") => Some("EU"),
        _ => None,
    }
}

/// A word that British names spell otherwise as American ones do.
fn american(word: &str) -> &str {
    match word {
        "Centre" => "Center",
        "Defence" => "Defense",
        "Harbour" => "Harbor",
        "Organisation" => "Organization",
        "Theatre" => "Theater",
        _ => word,
    }
}

/// Words that only say what form of company it is.
#[rustfmt::skip]
pub fn is_company_suffix(word: &str) -> bool {
    matches!(
        word.trim_matches(|c: char| c == '.' || c == ','),
        "Inc" | "ASA" | "AB" | "Oyj" | "Bhd" | "SpA" | "Corp" | "Corporation" | "Co" | "Company" | "Ltd" | "Limited" | "LLC" | "PLC" | "plc" | "AG"
            | "SE" | "SA" | "S.A" | "S.p.A" | "NV" | "N.V" | "GmbH" | "OÜ" | "a.s" | "d.o.o" | "d.d" | "A/S" | "KG" | "KK" | "K.K" | "LLP" | "L.L.C"
            | "Tbk" | "PJSC" | "Berhad" | "Holdings" | "Incorporated" | "NL" | "Pty"
    )
}
