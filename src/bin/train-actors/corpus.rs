//! Owns the sentences as the trainer reads them: each place its features by number and its allowed labels.

use std::collections::HashMap;

use nutgraf::analysis::actors::crf::evidence::{ByHash, Evidence};
use nutgraf::analysis::actors::crf::features::{self, Surroundings};
use nutgraf::analysis::actors::crf::forms::{Form, Lexicon, Traits};
use nutgraf::analysis::actors::crf::reader::{Word, word};
use nutgraf::analysis::actors::crf::tables::hash;
use nutgraf::analysis::actors::crf::topic::Classes;

use crate::data::Text;

/// Sentences with their features.
#[derive(Default)]
pub struct Corpus {
    pub sentences: Vec<Item>,
    places: Vec<Place>,
    /// Features of all places, one after another.
    features: Vec<u32>,
    /// The number of each feature's hash.
    pub index: HashMap<u64, u32, ByHash>,
}

/// A sentence: which places it has, and how much it counts.
pub struct Item {
    pub from: u32,
    pub to: u32,
    pub weight: f32,
    /// Whether it was annotated by people.
    pub gold: bool,
}

struct Place {
    start: u32,
    /// From here on its features are those that the document's evidence gives.
    told: u32,
    allowed: u16,
}

/// The features of one place.
pub struct View<'a> {
    pub plain: &'a [u32],
    pub told: &'a [u32],
}

impl Corpus {
    /// Reads the texts; `evidence` by the number of the text. Features seen less than `least` times are left out.
    pub fn build(
        texts: &[&Text],
        evidence: &HashMap<usize, Evidence>,
        lexicon: &Lexicon,
        least: u8,
    ) -> Self {
        let mut corpus = Self::default();
        let mut hashes = Vec::new();
        // Hashes share counters now and then, which only lets in a feature too many.
        let mut counts = vec![0u8; 1 << COUNTERS];
        walk(
            texts,
            evidence,
            lexicon,
            |text, (sentence, place), plain, told| {
                if place == 0 {
                    let from = corpus.places.len() as u32;
                    corpus.sentences.push(Item {
                        from,
                        to: from + sentence.allowed.len() as u32,
                        weight: text.weight,
                        gold: !text.silver,
                    });
                }
                corpus.places.push(Place {
                    start: hashes.len() as u32,
                    told: (hashes.len() + plain.len()) as u32,
                    allowed: sentence.allowed[place],
                });
                for &feature in plain.iter().chain(told) {
                    let count = &mut counts[(feature >> (64 - COUNTERS)) as usize];
                    *count = count.saturating_add(1);
                    hashes.push(feature);
                }
            },
        );
        corpus.number(&hashes, &counts, least);
        corpus
    }

    /// Gives numbers to the features that were seen often enough, and leaves out the others.
    fn number(&mut self, hashes: &[u64], counts: &[u8], least: u8) {
        let mut at = 0;
        let ends: Vec<u32> = self
            .places
            .iter()
            .skip(1)
            .map(|p| p.start)
            .chain([hashes.len() as u32])
            .collect();
        for (place, end) in self.places.iter_mut().zip(ends) {
            let told = place.told as usize;
            place.start = self.features.len() as u32;
            place.told = place.start;
            for (from, &feature) in hashes[at..end as usize].iter().enumerate() {
                if counts[(feature >> (64 - COUNTERS)) as usize] >= least {
                    let next = self.index.len() as u32;
                    self.features
                        .push(*self.index.entry(feature).or_insert(next));
                    place.told += u32::from(at + from < told);
                }
            }
            at = end as usize;
        }
        self.places.push(Place {
            start: self.features.len() as u32,
            told: 0,
            allowed: 0,
        });
    }

    pub fn view(&self, place: u32) -> View<'_> {
        let (here, next) = (
            &self.places[place as usize],
            &self.places[place as usize + 1],
        );
        View {
            plain: &self.features[here.start as usize..here.told as usize],
            told: &self.features[here.told as usize..next.start as usize],
        }
    }

    pub fn allowed(&self, place: u32) -> u16 {
        self.places[place as usize].allowed
    }

    pub fn places(&self) -> usize {
        self.places.len() - 1
    }
}

const COUNTERS: u32 = 28;

struct Forms<'a> {
    lexicon: Lexicon<'a>,
    index: HashMap<u64, u32, ByHash>,
    forms: Vec<Form>,
    lower: String,
}

impl<'a> Forms<'a> {
    fn new(lexicon: Lexicon<'a>) -> Self {
        Self {
            lexicon,
            index: HashMap::default(),
            forms: Vec::new(),
            lower: String::new(),
        }
    }

    fn of(&mut self, word: &str) -> u32 {
        let next = self.forms.len() as u32;
        let form = *self.index.entry(hash(word.as_bytes())).or_insert(next);
        if form == next {
            self.forms
                .push(Form::new(word, &self.lexicon, &mut self.lower));
        }
        form
    }
}

/// Calls `place(text, (sentence, place in it), features, features by evidence)` for each token of the texts.
fn walk<'t>(
    texts: &[&'t Text],
    evidence: &HashMap<usize, Evidence>,
    lexicon: &Lexicon,
    mut place: impl FnMut(&'t Text, (&'t crate::data::Sentence, usize), &[u64], &[u64]),
) {
    let mut pool = Forms::new(*lexicon);
    let mut surroundings = Surroundings::default();
    let (mut plain, mut told) = (Vec::new(), Vec::new());
    for text in texts {
        let evidence = evidence.get(&text.number);
        let classes = evidence.map_or(Classes::default(), |e| e.topics.classes());
        for sentence in &text.sentences {
            let numbers: Vec<u32> = (0..sentence.tokens.len())
                .map(|at| pool.of(word(&text.text, &sentence.tokens, at)))
                .collect();
            let forms: Vec<&Form> = numbers.iter().map(|&n| &pool.forms[n as usize]).collect();
            let traits: Vec<Traits> = forms.iter().map(|f| f.traits).collect();
            surroundings.read(&traits, |key| {
                lexicon.phrases.values(key).map(|[lists]| lists)
            });
            for at in 0..forms.len() {
                plain.clear();
                told.clear();
                let other = |offset: i64| {
                    at.checked_add_signed(offset as isize)
                        .and_then(|i| forms.get(i))
                };
                features::own(forms[at], |f| plain.push(f));
                for offset in [-1, 1] {
                    match other(offset) {
                        Some(form) => features::near(form, offset, |f| plain.push(f)),
                        None => plain.push(features::edge(offset)),
                    }
                }
                for offset in [-2, 2] {
                    match other(offset) {
                        Some(form) => features::far(&form.traits, offset, |f| plain.push(f)),
                        None => plain.push(features::edge(offset)),
                    }
                }
                if surroundings.is_full(&traits, at) {
                    surroundings.features(&traits, at, |f| plain.push(f));
                }
                let count = |form: &Form| evidence.and_then(|e| e.of(form.traits.lower)).copied();
                if let Some(count) = count(forms[at]) {
                    features::told(&Word::from(&traits[at]), &count, classes, |f| told.push(f));
                }
                for offset in [-1, 1] {
                    if let Some(count) = other(offset).and_then(|f| count(f)) {
                        features::told_near(&count, offset, |f| told.push(f));
                    }
                }
                place(text, (sentence, at), &plain, &told);
            }
        }
    }
}
