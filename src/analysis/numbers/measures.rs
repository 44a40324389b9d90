//! Owns what a number measures: the counted noun phrase after it, or the thing that has the value before it.

use std::sync::LazyLock;

use super::lexicon::Words;
use super::model::{Change, NumberKind};
use super::scan::Tokens;

/// Words that end a noun phrase.
#[rustfmt::skip]
const STOPS: &[&str] = &[
    "a", "an", "the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your", "who", "whom", "which", "what", "whose", "where", "when", "while", "why", "how",
    "i", "he", "she", "it", "they", "we", "you", "him", "them", "us", "me", "himself", "themselves", "itself", "each", "both", "none", "any", "every", "everyone", "there", "here",
    "of", "in", "on", "at", "by", "for", "to", "from", "with", "without", "within", "into", "onto", "over", "under", "above", "below", "between", "among", "amid", "during", "after", "before", "since", "until", "till", "through", "throughout", "across", "against", "about", "around", "near", "along", "behind", "beyond", "despite", "except", "inside", "outside", "toward", "towards", "upon", "via", "per", "than", "as", "like", "including", "according", "due", "because", "off", "out", "up", "down", "away", "back", "ago", "apart", "aboard", "worth", "versus", "vs",
    "and", "or", "but", "nor", "so", "yet", "if", "though", "although", "whether", "unless", "plus",
    "is", "are", "was", "were", "be", "been", "being", "am", "has", "have", "had", "having", "do", "does", "did", "will", "would", "shall", "should", "can", "could", "may", "might", "must", "ll", "ve", "re", "not", "n't", "t",
    "now", "then", "also", "already", "still", "even", "just", "only", "never", "always", "often", "currently", "recently", "later", "earlier", "soon", "again", "once", "however", "instead", "too", "very", "almost", "nearly", "far", "well", "long", "much", "more", "less", "fewer", "most", "least", "alone", "together", "overall", "altogether", "annually", "daily", "weekly", "monthly", "today", "yesterday", "tomorrow", "tonight", "each", "apiece", "respectively", "so", "ever",
    "said", "says", "say", "told", "killed", "injured", "wounded", "died", "dead", "rose", "fell", "made", "took", "went", "came", "got", "left", "lost", "won", "gave", "given", "sent", "held", "kept", "met", "paid", "sold", "bought", "spent", "built", "began", "became", "brought", "found", "stood", "set", "put", "cut", "hit", "let", "make", "take", "go", "come", "get", "give", "want", "need", "needed", "live", "lived", "living", "work", "worked", "attended", "arrested", "reported", "remain", "remained", "were", "face", "faced", "fled", "arrived", "gathered", "meeting", "showing", "facing", "using", "making", "taking", "called", "based", "signed", "voted", "attend", "belonging", "claimed", "accused", "charged", "taken", "hurt", "missing", "displaced", "affected", "trapped", "stranded", "registered", "accounted", "increased", "decreased", "declined", "dropped",
    "this", "last", "next", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
];

/// Plurals and collectives that don't end in "s".
#[rustfmt::skip]
const PLURALS: &[&str] = &["people", "men", "women", "children", "police", "personnel", "staff", "aircraft", "troops", "cattle", "sheep", "fish", "seats", "policemen", "servicemen", "gunmen", "businessmen", "lawmen", "fishermen", "congressmen", "spokesmen", "women", "feet", "teeth", "mice", "data", "media", "criteria", "phenomena", "species", "series", "others", "spacecraft", "servicewomen", "policewomen", "militia", "crew", "youth", "clergy", "infantry", "cavalry", "percent", "alumni", "nuclei", "offspring", "salmon", "deer", "poultry", "livestock", "cases", "dead", "wounded", "injured"];

/// Nouns of change: what they are "in" or "of" is what is measured.
#[rustfmt::skip]
const CHANGES: &[(&str, Change)] = &[
    ("increase", Change::Up), ("rise", Change::Up), ("gain", Change::Up), ("jump", Change::Up), ("growth", Change::Up), ("surge", Change::Up), ("hike", Change::Up), ("raise", Change::Up), ("boost", Change::Up), ("climb", Change::Up), ("upturn", Change::Up),
    ("decrease", Change::Down), ("fall", Change::Down), ("drop", Change::Down), ("decline", Change::Down), ("cut", Change::Down), ("reduction", Change::Down), ("loss", Change::Down), ("slump", Change::Down), ("plunge", Change::Down), ("dip", Change::Down), ("slide", Change::Down), ("fall-off", Change::Down), ("contraction", Change::Down),
];

pub struct Measure {
    /// Tokens of the noun phrase.
    pub first: usize,
    pub next: usize,
    pub change: Option<Change>,
}

/// The noun phrase that the figure at tokens `..next` counts or measures, after it.
pub fn after(t: Tokens, next: usize, kind: NumberKind, single: bool) -> Option<Measure> {
    let mut at = next;
    let hyphen = t.is_hyphen(at) && t.glued(at);
    at += usize::from(hyphen);
    let counts = matches!(
        kind,
        NumberKind::Count | NumberKind::Fraction | NumberKind::Percent | NumberKind::Multiplier
    );
    // "3,000 more troops", "12 other countries", "$5 million more".
    let mut first = at;
    if counts
        && t.is_any(
            first,
            &[
                "more",
                "other",
                "additional",
                "further",
                "extra",
                "fewer",
                "new",
                "different",
            ],
        )
        && t.is_word(first + 1)
    {
        first += 1;
    }
    if let Some(end) = phrase(t, first, kind == NumberKind::Count && !single && !hyphen) {
        if let Some((_, change)) = CHANGES.iter().find(|(word, _)| t.is(end - 1, word)) {
            let of = t.is_any(end, &["in", "of", "on"]);
            let start = article(t, end + 1);
            if let Some(object) = of.then(|| extended(t, start)).flatten() {
                return Some(Measure {
                    first: start,
                    next: object,
                    change: Some(*change),
                });
            }
            return Some(Measure {
                first,
                next: end,
                change: Some(*change),
            });
        }
        if kind == NumberKind::Quantity
            && !t.is_any(
                end - 1,
                &[
                    "barrel", "pipeline", "road", "river", "wall", "fence", "border",
                ],
            )
            && t.is_any(
                first,
                &[
                    "long",
                    "wide",
                    "high",
                    "tall",
                    "deep",
                    "north",
                    "south",
                    "east",
                    "west",
                    "northeast",
                    "northwest",
                    "southeast",
                    "southwest",
                ],
            )
        {
            return None;
        }
        return Some(Measure {
            first,
            next: end,
            change: None,
        });
    }
    let money = kind == NumberKind::Money;
    let link = t.is(at, "of")
        || money && t.is_any(at, &["in", "for"])
        || t.is(at, "worth") && t.is(at + 1, "of");
    let at = if t.is(at, "worth") { at + 1 } else { at };
    if !link
        || matches!(
            kind,
            NumberKind::Duration
                | NumberKind::Age
                | NumberKind::Ordinal
                | NumberKind::Date
                | NumberKind::Time
                | NumberKind::Set
        )
    {
        return None;
    }
    let first = article(t, at + 1);
    // "in 2020", "for 5 years", "in Paris": no thing, but when or where.
    if t.is_numeral(first)
        || t.lexeme(first).is_some_and(|l| l.time.is_some())
        || !t.is(at, "of") && t.capital(first)
    {
        return None;
    }
    let end = extended(t, first)?;
    Some(Measure {
        first,
        next: end,
        change: None,
    })
}

fn article(t: Tokens, i: usize) -> usize {
    i + usize::from(t.is_any(
        i,
        &[
            "the", "a", "an", "its", "their", "his", "her", "our", "all", "those", "these",
        ],
    ))
}

/// A noun phrase with what "and", "of" or "to" adds: "weapons and military aid to Ukraine".
fn extended(t: Tokens, first: usize) -> Option<usize> {
    let mut end = phrase(t, first, false)?;
    if t.is(end, "and") {
        if let Some(more) = phrase(t, end + 1, false) {
            end = more;
        }
    }
    for word in ["of", "to", "for", "in"] {
        if t.is(end, word) {
            let start = article(t, end + 1);
            if !t.is_numeral(start) && t.lexeme(start).is_none_or(|l| l.time.is_none()) {
                if let Some(more) = phrase(t, start, false) {
                    end = more;
                }
            }
            break;
        }
    }
    Some(end)
}

/// The end of the noun phrase at `first`; `counted` asks for a plural as its head.
fn phrase(t: Tokens, first: usize, counted: bool) -> Option<usize> {
    let mut at = first;
    let mut head = None;
    while at < first + 7 && (t.is_word(at) || t.is_numeral(at) && at > first && t.glued(at)) {
        if at > first && !t.glued(at) && stops(t, at)
            || at == first
                && stops(t, at)
                && !t.is_any(at, &["dead", "wounded", "injured", "missing"])
        {
            break;
        }
        if counted && head.is_some() && !plural(t, at) {
            break;
        }
        if plural(t, at) || !counted {
            head = Some(at + 1);
        }
        at += 1;
        if t.is_hyphen(at) && t.glued(at) && t.glued(at + 1) {
            at += 1;
        } else if t.is_apostrophe(at)
            && t.glued(at)
            && (t.is(at + 1, "s") && t.glued(at + 1) || t.of(at - 1).ends_with('s'))
        {
            if head == Some(at) {
                head = None;
            }
            at += 1 + usize::from(t.is(at + 1, "s") && t.glued(at + 1));
        } else if t.is_symbol(at, '.')
            && t.glued(at)
            && t.of(at - 1).len() == 1
            && t.capital(at - 1)
        {
            // "U.S. troops".
            at += 1;
        }
    }
    head
}

fn stops(t: Tokens, i: usize) -> bool {
    let word = t.of(i);
    // A participle before a preposition: "the first permitted to travel", "75 percent passing through".
    let participle = word.len() > 4 && (word.ends_with("ed") || word.ends_with("ing"));
    if participle
        && t.is_any(
            i + 1,
            &[
                "to", "by", "in", "on", "for", "at", "from", "with", "through", "into", "under",
                "over", "off", "as", "during", "after", "since", "near", "along",
            ],
        )
    {
        return true;
    }
    static WORDS: LazyLock<Words> = LazyLock::new(|| Words::of(STOPS));
    WORDS.has(word) && !matches!(word, "US" | "IT")
        || t.lexeme(i)
            .is_some_and(|l| l.number.is_some() && !t.is_any(i, &["second", "half", "first"]))
        || word.len() > 4
            && word.ends_with("ly")
            && !matches!(
                word,
                "family"
                    | "supply"
                    | "early"
                    | "daily"
                    | "weekly"
                    | "monthly"
                    | "assembly"
                    | "Italy"
                    | "ally"
                    | "elderly"
            )
}

/// Whether a word looks like a plural noun.
pub fn plural(t: Tokens, i: usize) -> bool {
    let word = t.of(i);
    let ending = word.len() > 3
        && word.ends_with('s')
        && !word.ends_with("ss")
        && !word.ends_with("us")
        && !word.ends_with("is")
        || word.len() > 3 && word.ends_with("'s");
    static WORDS: LazyLock<Words> = LazyLock::new(|| Words::of(PLURALS));
    ending
        || WORDS.has(word)
        || matches!(
            word,
            "SUVs" | "TVs" | "PCs" | "MPs" | "GIs" | "bus" | "crises" | "virus"
        )
}

/// What has the value, before it: "a budget of $5 million", "unemployment fell to 5%". Ends before token `first`.
pub fn before(t: Tokens, first: usize, floor: usize) -> Option<(usize, usize)> {
    let mut at = first;
    let step = |at: usize, words: &[&str]| at > floor && t.is_any(at - 1, words);
    if step(at, &["of"]) {
        at -= 1;
        let end = at;
        return noun_before(t, end, floor);
    }
    if step(at, &["to", "by", "at", "from"]) {
        at -= 1;
    }
    // Auxiliaries and adverbs between the noun and its value.
    let mut verb = false;
    for _ in 0..4 {
        if at > floor && (is_value_verb(t, at - 1)) {
            verb = true;
            at -= 1;
        } else if at > floor
            && t.is_any(
                at - 1,
                &[
                    "has",
                    "have",
                    "had",
                    "will",
                    "would",
                    "been",
                    "be",
                    "now",
                    "still",
                    "also",
                    "already",
                    "currently",
                ],
            )
        {
            at -= 1;
        } else {
            break;
        }
    }
    verb.then(|| noun_before(t, at, floor)).flatten()
}

#[rustfmt::skip]
fn is_value_verb(t: Tokens, i: usize) -> bool {
    t.is_any(i, &["is", "are", "was", "were", "rose", "fell", "grew", "climbed", "jumped", "dropped", "declined", "increased", "decreased", "reached", "totaled", "totalled", "stood", "stands", "hit", "averaged", "exceeded", "surged", "slipped", "soared", "plunged", "shrank", "expanded", "contracted", "amounted", "costs", "cost", "worth", "valued", "estimated", "rise", "fall", "gained", "lost", "advanced", "edged", "slid", "tumbled", "reach", "exceed", "sank", "equals", "risen", "fallen", "grown", "measured", "weighs", "weighed"])
}

fn noun_before(t: Tokens, end: usize, floor: usize) -> Option<(usize, usize)> {
    let mut start = end;
    while start > floor && end - start < 5 {
        let at = start - 1;
        let hyphen = t.is_hyphen(at) && t.glued(at) && t.glued(at + 1);
        if !hyphen && (!t.is_word(at) || stops(t, at)) {
            break;
        }
        start = at;
    }
    while start < end && (t.is_hyphen(start) || t.is_symbol(start, '.')) {
        start += 1;
    }
    (start < end && t.is_word(end - 1) && t.of(end - 1).len() > 2).then_some((start, end))
}

/// "per day", "a share", "per capita", "an hour": the word after it, and the index after that.
pub fn per(t: Tokens, i: usize) -> Option<(usize, usize)> {
    let per = t.is(i, "per") && !t.is(i + 1, "cent");
    let slash = t.is_symbol(i, '/') && t.is_word(i + 1);
    let hyphen = t.is_hyphen(i) && t.is_any(i + 1, &["a", "an"]);
    let at = if hyphen { i + 1 } else { i };
    let article = t.is_any(at, &["a", "an"])
        && t.is_any(
            at + 1 + usize::from(t.is_hyphen(at + 1)),
            &[
                "day",
                "week",
                "month",
                "year",
                "hour",
                "minute",
                "second",
                "share",
                "barrel",
                "ton",
                "tonne",
                "gallon",
                "litre",
                "liter",
                "head",
                "person",
                "piece",
                "pound",
                "ounce",
                "unit",
                "night",
                "seat",
                "kilogram",
                "kilo",
                "bushel",
                "square",
                "acre",
                "hectare",
                "mile",
                "kilometer",
                "head",
                "bottle",
                "pack",
                "ticket",
                "quarter",
            ],
        );
    if per || slash {
        return t.is_word(i + 1).then_some((i + 1, i + 2));
    }
    let word = at + 1 + usize::from(t.is_hyphen(at + 1));
    article.then_some((word, word + 1))
}
