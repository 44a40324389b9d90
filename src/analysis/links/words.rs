//! Owns the words that tell a number's clause: articles, prepositions, verbs.

use std::sync::LazyLock;

use super::super::numbers::lexicon::Words;
use super::super::numbers::model::LinkWhy;

/// The words of a text, without punctuation.
pub fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '-' | '%' | '$'))
        .filter(|w| !w.is_empty())
}

pub fn is(word: &str, list: &[&str]) -> bool {
    list.iter().any(|w| word.eq_ignore_ascii_case(w))
}

pub fn has_verb(text: &str) -> bool {
    words(text).any(verb)
}

/// Whether the verb after an actor tells what it said, so that what follows is no deed of its own.
pub fn told(text: &str) -> bool {
    let first = words(text).find(|word| verb(word) && !is(word, AUXILIARIES));
    first.is_some_and(|word| is(word, TELLING))
}

/// How what follows a name is about it: ", which has sent", ", whose sales reached".
pub fn relative(gap: &str) -> Option<LinkWhy> {
    let rest = gap.strip_prefix(", ").or_else(|| gap.strip_prefix(' '))?;
    let word = rest.split(' ').next()?;
    let why = match word {
        "whose" => LinkWhy::Of,
        "who" | "which" => LinkWhy::Subject,
        _ => return None,
    };
    ((has_verb(rest) || word == "whose") && !told(rest) && !rest.contains([',', ';', '—', '(']))
        .then_some(why)
}

/// "said on Thursday it had sent": the one who tells is who acts.
pub fn speaks_of_itself(gap: &str) -> bool {
    let mut list = words(gap).skip_while(|word| !is(word, TELLING)).skip(1);
    let own = list
        .by_ref()
        .take(4)
        .position(|word| is(word, &["it", "he", "she"]));
    own.is_some() && !gap.contains(['"', '“', ';'])
}

const AUXILIARIES: &[&str] = &["has", "have", "had", "is", "are", "was", "were", "also"];

const TELLING: &[&str] = &[
    "say",
    "says",
    "said",
    "told",
    "added",
    "warned",
    "believed",
    "claimed",
    "noted",
    "insisted",
    "argued",
    "stressed",
    "hinted",
    "explained",
    "alleged",
    "acknowledged",
    "quoted",
    "denied",
    "complained",
    "suggested",
    "thinks",
    "believes",
];

/// Words between an actor and its verb.
pub const BESIDE: &[&str] = &[
    "also",
    "alone",
    "now",
    "itself",
    "himself",
    "herself",
    "themselves",
    "who",
    "that",
    "still",
    "then",
    "already",
    "never",
    "only",
    "just",
    "today",
    "yesterday",
    "last",
    "this",
    "next",
];

/// Adjectives of places, which may stand before a name.
pub const PLACED: &[&str] = &[
    "northern",
    "southern",
    "eastern",
    "western",
    "central",
    "downtown",
    "nearby",
    "neighboring",
    "neighbouring",
    "northeastern",
    "northwestern",
    "southeastern",
    "southwestern",
    "rural",
    "greater",
    "mainland",
    "former",
    "upper",
    "lower",
    "mostly",
    "ruling",
];

/// What follows a possessive mark at the start of a text.
pub fn possessive(text: &str) -> Option<&str> {
    ["'s", "’s", "' ", "’ "]
        .iter()
        .find_map(|mark| text.strip_prefix(mark))
}

pub const ARTICLES: &[&str] = &[
    "the", "a", "an", "its", "their", "his", "her", "all", "both",
];

/// Words that may stand between an actor and a figure that is its own.
pub const BOUNDS: &[&str] = &[
    "about",
    "around",
    "nearly",
    "almost",
    "more",
    "than",
    "less",
    "over",
    "under",
    "up",
    "to",
    "some",
    "at",
    "least",
    "roughly",
    "approximately",
    "an",
    "additional",
    "another",
    "a",
    "further",
    "the",
    "estimated",
    "just",
    "only",
];

/// Words that open a clause with a subject of its own.
pub const OPENERS: &[&str] = &[
    "and", "but", "while", "whereas", "although", "though", "as", "because", "since", "when", "so",
    "if", "with", "which",
];

/// Words that open a clause about what stands before them.
pub const RELATIVES: &[&str] = &["which", "who", "whose", "where"];

/// Words that open a clause with a subject of its own wherever they stand, if it has a verb.
pub const SUBORDINATORS: &[&str] = &[
    "after", "as", "because", "while", "when", "before", "until", "since", "whereas", "if",
    "although", "though", "where",
];

pub const PREPOSITIONS: &[&str] = &[
    "of", "in", "on", "at", "by", "for", "to", "from", "with", "against", "into", "near", "over",
    "between", "among", "under", "about", "through", "across", "after", "before", "since",
    "during", "within", "toward", "towards", "outside",
];

/// Verbs that news reports use with figures, beside those that end in "ed".
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "could", "should", "can", "may", "might", "must", "does", "did", "do",
    "say", "says", "said", "give", "gives", "gave", "given", "pay", "pays", "paid", "spend", "spends", "spent", "spending", "send", "sends", "sent", "sell", "sells", "sold", "buy", "buys", "bought",
    "make", "makes", "made", "take", "takes", "took", "taken", "get", "gets", "got", "win", "wins", "won", "lose", "loses", "lost", "cost", "costs", "cut", "cuts", "hold", "holds", "held", "keep", "kept",
    "rise", "rises", "rose", "risen", "fall", "falls", "fell", "fallen", "grow", "grows", "grew", "grown", "reach", "reaches", "hit", "hits", "stand", "stands", "stood", "set", "put", "lead", "led",
    "meet", "meets", "meeting", "met", "build", "built", "bring", "brought", "draw", "drew", "begin", "began", "raise", "raises", "need", "needs", "face", "faces", "own", "owns", "employ", "employs", "host", "hosts",
    "produce", "produces", "export", "exports", "import", "imports", "contain", "contains", "include", "includes", "contribute", "contributes", "provide", "provides", "providing", "receive", "receives", "plan", "plans", "offer", "offers",
    "report", "reports", "estimate", "estimates", "expect", "expects", "kill", "kills", "lend", "lent", "shrink", "shrank", "sink", "sank", "beat", "run", "ran", "come", "came", "go", "went", "gone", "find", "found", "feed", "fed", "leave", "left", "see", "saw", "seen",
    "contributing", "raising", "sending", "giving", "paying", "allocate", "allocates", "pledge", "pledges", "demand", "demands", "seek", "seeks", "sought", "carry", "carries", "earn", "earns", "generate", "generates", "deploy", "deploys", "fire", "fires", "account", "accounts", "boast", "boasts", "exceed", "exceeds", "average", "averages",
];

pub fn verb(word: &str) -> bool {
    static KNOWN: LazyLock<Words> = LazyLock::new(|| Words::of(VERBS));
    KNOWN.has(word)
        || word.len() > 4
            && word.ends_with("ed")
            && !is(word, &["united", "hundred", "indeed", "speed"])
}
