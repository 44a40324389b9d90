//! Owns variety: changed copies of sentences, for what the texts hardly hold but readers will meet.

use nutgraf::analysis::actors::crf::labels::{OUTSIDE, begin, inside};
use nutgraf::analysis::actors::crf::tokens::{Token, tokenize};

use crate::data::{Sentence, Text};
use crate::learn::Random;
use crate::lists::Lists;

const PERSON: usize = 0;
const ORGANIZATION: usize = 1;
const PLACE: usize = 2;

/// Copies of some sentences: in capitals, in title case, in lower case, behind a dateline, and, of the
/// share `renamed`, with other names.
pub fn vary(texts: &[Text], lists: &Lists, renamed: f32, seed: u64) -> Vec<Text> {
    let mut random = Random(seed ^ 0xca5e);
    let mut copies = Vec::new();
    for text in texts.iter().filter(|t| t.is_taught()) {
        for sentence in text.sentences.iter().filter(|s| s.tokens.len() > 2) {
            let named = [PERSON, ORGANIZATION, PLACE]
                .iter()
                .any(|&kind| names(sentence, kind));
            if named && random.chance(renamed) {
                copies.push(rename(text, sentence, lists, &mut random));
            }
            copies.extend(match random.next() % 1000 {
                0..35 => Some(rewrite(text, sentence, |_, w| w.to_uppercase())),
                35..60 => Some(rewrite(text, sentence, |_, w| title_case(w))),
                60..70 => Some(rewrite(text, sentence, |_, w| w.to_lowercase())),
                70..90 => dateline(text, sentence, lists, &mut random),
                _ => None,
            });
        }
    }
    copies
}

fn names(sentence: &Sentence, kind: usize) -> bool {
    sentence.allowed.iter().any(|&a| a == 1 << begin(kind))
}

/// A text of one sentence of another, each word changed by its place.
fn rewrite(
    text: &Text,
    sentence: &Sentence,
    mut change: impl FnMut(usize, &str) -> String,
) -> Text {
    let mut changed = String::new();
    let mut tokens = Vec::new();
    let mut last = sentence.tokens.first().map_or(0, |t| t.start);
    for (at, token) in sentence.tokens.iter().enumerate() {
        if token.start > last {
            changed.push(' ');
        }
        last = token.end;
        let start = changed.len() as u32;
        changed.push_str(&change(
            at,
            &text.text[token.start as usize..token.end as usize],
        ));
        tokens.push(Token {
            start,
            end: changed.len() as u32,
        });
    }
    single(text, changed, tokens, sentence.allowed.clone())
}

/// A text of one sentence, that counts as part of another.
fn single(of: &Text, text: String, tokens: Vec<Token>, allowed: Vec<u16>) -> Text {
    Text {
        number: of.number,
        text,
        sentences: vec![Sentence { tokens, allowed }],
        teacher: of.teacher.is_some().then(Vec::new),
        silver: of.silver,
        weight: of.weight,
    }
}

/// A word as in a headline, small ones left alone.
fn title_case(word: &str) -> String {
    const SMALL: [&str; 18] = [
        "a", "an", "the", "of", "in", "on", "at", "to", "for", "by", "and", "or", "as", "with",
        "from", "is", "'s", "’s",
    ];
    let mut chars = word.chars();
    match chars.next() {
        Some(first) if !SMALL.contains(&word) => first.to_uppercase().chain(chars).collect(),
        _ => word.to_string(),
    }
}

/// The sentence with other people, and other places and organizations of one word: most names of tomorrow are
/// not in the texts.
fn rename(text: &Text, sentence: &Sentence, lists: &Lists, random: &mut Random) -> Text {
    let is = |at: usize, label: usize| sentence.allowed.get(at) == Some(&(1 << label));
    rewrite(text, sentence, |at, word| {
        let goes_on = |kind| is(at + 1, inside(kind));
        let person = is(at, begin(PERSON)) || is(at, inside(PERSON));
        let pool = if person && !goes_on(PERSON) {
            &lists.surnames
        } else if is(at, begin(PERSON)) {
            &lists.given
        } else if is(at, begin(PLACE)) && !goes_on(PLACE) {
            &lists.cities
        } else if is(at, begin(ORGANIZATION)) && !goes_on(ORGANIZATION) {
            &lists.companies
        } else {
            return word.to_string();
        };
        // Initials and particles stay as they are.
        if word.len() < 3 || !word.starts_with(char::is_uppercase) {
            word.to_string()
        } else {
            random.pick(pool).clone()
        }
    })
}

/// The sentence behind a dateline as agencies and newspapers write them.
fn dateline(text: &Text, sentence: &Sentence, lists: &Lists, random: &mut Random) -> Option<Text> {
    const AGENCIES: [&str; 8] = [
        "Reuters",
        "AP",
        "AFP",
        "Xinhua",
        "dpa",
        "Bloomberg",
        "Kyodo",
        "UPI",
    ];
    const MONTHS: [&str; 8] = [
        "Jan.", "Feb.", "March", "April", "June", "July", "Sept", "Nov.",
    ];
    let (first, last) = (sentence.tokens.first()?.start, sentence.tokens.last()?.end);
    let mut city = random.pick(&lists.cities).clone();
    if random.chance(0.7) {
        city = city.to_uppercase();
    }
    let country = random.pick(&lists.countries).clone();
    let agency = random.pick(&AGENCIES).to_string();
    let day = format!("{} {}", random.pick(&MONTHS), random.next() % 30 + 1);
    let place = |name: String| (name, Some(PLACE));
    let plain = |text: &str| (text.to_string(), None);
    let source = (agency, Some(ORGANIZATION));
    let dash = plain(random.pick::<&str>(&["-", "--", "—", "–"]));
    let parts = match random.next() % 6 {
        0 => vec![place(city), plain("("), source, plain(")"), dash],
        1 => vec![
            place(city),
            plain(","),
            place(country),
            plain("("),
            source,
            plain(")"),
            dash,
        ],
        2 => vec![
            place(city),
            plain(","),
            plain(&day),
            plain("("),
            source,
            plain(")"),
            dash,
        ],
        3 => vec![place(city), plain(","), plain(&day), dash],
        4 => vec![place(city), dash],
        _ => vec![place(city), plain(","), place(country), dash],
    };
    let (mut changed, mut tokens, mut allowed) = (String::new(), Vec::new(), Vec::new());
    for (part, kind) in parts {
        if !changed.is_empty() && !matches!(part.as_str(), "," | ")") && !changed.ends_with('(') {
            changed.push(' ');
        }
        let (start, before) = (changed.len(), tokens.len());
        changed.push_str(&part);
        tokenize(&changed, start, changed.len(), &[], &mut tokens);
        allowed.extend((before..tokens.len()).map(|at| match kind {
            Some(kind) if at == before => 1 << begin(kind),
            Some(kind) => 1 << inside(kind),
            None => 1 << OUTSIDE,
        }));
    }
    changed.push(' ');
    let shift = changed.len() as u32;
    changed.push_str(text.text.get(first as usize..last as usize)?);
    tokens.extend(sentence.tokens.iter().map(|t| Token {
        start: t.start - first + shift,
        end: t.end - first + shift,
    }));
    allowed.extend(&sentence.allowed);
    Some(single(text, changed, tokens, allowed))
}
