//! Owns noun phrases, as far as a figure needs them: where the counted thing ends.

use std::sync::LazyLock;

use super::lexicon::Words;
use super::scan::Tokens;

/// The end of the noun phrase at `first`; `counted` asks for a plural as its head. Never longer than 7 words.
pub fn phrase(t: Tokens, first: usize, counted: bool) -> Option<usize> {
    let mut at = first;
    let mut head = None;
    let mut many = false;
    // "Leopard 2A4 tanks"
    let model = |at: usize| {
        t.is_numeral(at)
            && at > first
            && (t.glued(at) || t.capital(at - 1) && counted && t.is_word(at + 1))
    };
    while at < first + 7 && (t.is_word(at) || model(at)) {
        let hung = at > first && t.glued(at);
        if !hung && stops(t, at, first) || many && !plural(t, at) {
            break;
        }
        many = plural(t, at);
        if many || !counted {
            head = Some(at + 1);
        }
        at += 1;
        if t.is_hyphen(at) && t.glued(at) && t.glued(at + 1) {
            at += 1;
            many = false;
        } else if let Some(next) = possessive(t, at) {
            // "children's homes": the head is yet to come.
            if head == Some(at) {
                head = None;
            }
            many = false;
            at = next;
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

/// The index after a possessive mark.
fn possessive(t: Tokens, at: usize) -> Option<usize> {
    let mark = t.is_apostrophe(at) && t.glued(at);
    let s = t.is(at + 1, "s") && t.glued(at + 1);
    let ends = at > 0 && t.of(at - 1).ends_with('s');
    (mark && (s || ends)).then_some(at + 1 + usize::from(s))
}

/// Whether a word ends the noun phrase that starts at `first`.
pub fn stops(t: Tokens, i: usize, first: usize) -> bool {
    static WORDS: LazyLock<Words> = LazyLock::new(|| Words::of(STOPS));
    static AFTER_PARTICIPLES: LazyLock<Words> = LazyLock::new(|| Words::of(PREPOSITIONS));
    let word = t.of(i);
    // "75 percent passing through", "oil output followed a rise": a participle or verb, not part of the name.
    let participle = word.len() > 4 && (word.ends_with("ed") || word.ends_with("ing"));
    let verb = participle
        && (AFTER_PARTICIPLES.has(t.of(i + 1))
            || i > first
                && word.ends_with("ed")
                && !adverb(t.of(i - 1))
                // "208 Senator armoured vehicles"
                && (plural(t, i - 1) || !plural(t, i + 1) || t.capital(i + 1)));
    let number = t.lexeme(i).is_some_and(|l| {
        l.number.is_some()
            && !t.is_any(
                i,
                &[
                    "second", "first", "quarter", "third", "double", "triple", "once",
                ],
            )
    });
    let wealth = word == "worth" && i > 0 && t.is(i - 1, "net");
    let degree = adverb(word) && !t.of(i + 1).ends_with("ed");
    verb || number || degree || WORDS.has(word) && !wealth && !matches!(word, "US" | "IT")
}

fn adverb(word: &str) -> bool {
    word.len() > 4
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
                | "elderly"
        )
}

/// Whether a word looks like a plural noun.
pub fn plural(t: Tokens, i: usize) -> bool {
    static WORDS: LazyLock<Words> = LazyLock::new(|| Words::of(PLURALS));
    let word = t.of(i);
    let long = word.len() > 3 || matches!(word, "MPs" | "PCs" | "TVs" | "GIs");
    let plain = !["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    // "Iraqis", "Somalis", but "Paris".
    let people = t.capital(i)
        && word.len() > 5
        && [
            "ais", "eis", "qis", "nis", "lis", "ris", "tis", "dis", "wis", "shis",
        ]
        .iter()
        .any(|end| word.ends_with(end))
        && !matches!(
            word,
            "Dennis"
                | "Tennis"
                | "Ellis"
                | "Doris"
                | "Curtis"
                | "Annapolis"
                | "Minneapolis"
                | "Indianapolis"
                | "Acropolis"
                | "Persepolis"
                | "Tripolis"
        );
    let ending = long && word.ends_with('s') && (plain || people);
    let children = ["children", "men", "women", "people"]
        .iter()
        .any(|end| word.len() > 9 && word.ends_with(end));
    // "salesmen", but "a specimen"
    let men = word.len() > 5
        && word.ends_with("men")
        && !matches!(
            word,
            "specimen" | "regimen" | "abdomen" | "acumen" | "stamen"
        );
    ending || men || children || WORDS.has(word) || word.eq_ignore_ascii_case("crises")
}

/// The noun phrase that ends at token `end`, with what it is "of" or "in": "the price of maize".
pub fn noun_before(t: Tokens, end: usize, floor: usize) -> Option<(usize, usize)> {
    let time = |i: usize| t.lexeme(i).is_some_and(|l| l.time.is_some());
    // "ransoms this year have averaged"
    let mut end = end;
    if end > floor + 2 && time(end - 1) && t.is_any(end - 2, &["this", "last", "next"]) {
        end -= 2;
    }
    let (mut start, end) = noun(t, end, floor)?;
    for _ in 0..2 {
        let article =
            usize::from(start > floor && t.is_any(start - 1, &["the", "a", "an", "its", "their"]));
        let at = start - article;
        let preposition = |at: usize| {
            let after = ["of", "in", "for", "on", "at", "from", "by", "with"];
            // "exports to China".
            t.is_any(at, &after) || t.is(at, "to") && at > floor && plural(t, at - 1)
        };
        if at <= floor || !preposition(at - 1) {
            break;
        }
        // What a preposition governs is not the thing itself.
        let Some((outer, _)) = noun(t, at - 1, floor) else {
            break;
        };
        start = outer;
    }
    if let Some(subject) = governed(t, start) {
        return Some(subject);
    }
    let listed = start > floor && (t.is(start - 1, "and") || t.is_symbol(start - 1, ','));
    (!(listed && t.capital(start) && t.capital(end - 1))).then_some((start, end))
}

/// The noun that opens the clause, where the one at `start` only tells when or where: "the fine in that case",
/// "Gold for June delivery", "fines imposed since 1 January".
fn governed(t: Tokens, start: usize) -> Option<(usize, usize)> {
    const GOVERNING: &[&str] = &[
        "of", "in", "for", "on", "at", "from", "by", "with", "to", "since", "between", "over",
        "under", "during", "after", "before", "across", "among", "against", "into", "near",
        "above", "below", "than",
    ];
    let told = |i: usize| {
        t.is_any(
            i,
            &[
                "a", "an", "the", "its", "their", "this", "that", "these", "those", "one", "all",
                "each",
            ],
        ) || t.is_numeral(i)
            || t.lexeme(i)
                .is_some_and(|l| l.time.is_some() || l.number.is_some())
    };
    let mut at = start;
    // "a 30-year mortgage", "between January and August"
    let joined = |at: usize| t.glued(at) && t.is_hyphen(at - 1) && t.glued(at - 1);
    while at > 3 && start - at < 8 {
        let both = t.is(at - 1, "and") && told(at) && told(at - 2);
        // "the yield on Slovenia's 10-year bonds"
        if t.is(at - 1, "s") && t.is_apostrophe(at - 2) && t.capital(at - 3) {
            at -= 3;
            continue;
        }
        if !(told(at - 1) || joined(at - 1) || t.is_hyphen(at - 1) || both) {
            break;
        }
        at -= 1;
    }
    let dated = t.lexeme(start).is_some_and(|l| l.time.is_some());
    let before = at.checked_sub(1)?;
    let plain = t.is_any(
        before,
        &["of", "in", "for", "on", "at", "from", "by", "with", "to"],
    );
    if !t.is_any(before, GOVERNING) || at == start && !dated && plain && !t.capital(start) {
        return None;
    }
    // Back to where the clause opens.
    let mut from = at - 1;
    while from > 0 && at - from < 24 && !t.opens(from) {
        let last = from - 1;
        if t.is_symbol(last, ',')
            || t.is_any(
                last,
                &["and", "but", "that", "which", "while", "as", "so", "when"],
            )
        {
            break;
        }
        from = last;
    }
    let first = article(t, from);
    let end = phrase(t, first, false).filter(|end| *end < at)?;
    (!t.is_any(from, GOVERNING) && end <= first + 4).then_some((first, end))
}

pub fn noun(t: Tokens, end: usize, floor: usize) -> Option<(usize, usize)> {
    let mut start = end;
    while start > floor && end - start < 5 {
        let at = start - 1;
        let hyphen = t.is_hyphen(at) && t.glued(at) && t.glued(at + 1);
        let mark = at > floor && t.is(at, "s") && t.is_apostrophe(at - 1);
        // "Mr. Koizumi", "U.S. exports".
        let short = t.is_symbol(at, '.')
            && t.glued(at)
            && at > floor
            && t.capital(at - 1)
            && t.of(at - 1).len() <= 3
            && end > at + 1;
        // "the Oslo-based shipper".
        let joined = at > floor && t.is_hyphen(at - 1) && t.glued(at - 1) && t.glued(at);
        // "TIM expected core profit of 3 billion": what was expected is the profit.
        let reports =
            at > floor && t.capital(at - 1) && !determiner(t, at - 1) && t.is_any(at, REPORTING);
        let stops = !t.is_word(at) || reports || !joined && stops(t, at, at);
        if mark || !hyphen && !short && stops {
            break;
        }
        start = at;
    }
    while start < end && !t.is_word(start) {
        start += 1;
    }
    // "one-time charges": no part of a word.
    if start > 0 && t.is_hyphen(start - 1) && t.glued(start - 1) && t.glued(start) {
        start += 1;
    }
    (start < end && t.is_word(end - 1) && t.of(end - 1).len() > 2).then_some((start, end))
}

/// Whether a word shows that a noun follows.
pub fn determiner(t: Tokens, i: usize) -> bool {
    t.is_any(
        i,
        &[
            "a", "an", "the", "its", "their", "his", "her", "s", "this", "that", "with", "at",
            "no", "some", "total", "annual", "average", "for", "in", "and", "on", "by",
        ],
    ) || t.is_apostrophe(i)
}

pub fn article(t: Tokens, i: usize) -> usize {
    i + usize::from(t.is_any(i, ARTICLES))
}

pub const ARTICLES: &[&str] = &[
    "the", "a", "an", "its", "their", "his", "her", "our", "all", "those", "these",
];

/// Verbs of who tells of a value, after a name.
pub const REPORTING: &[&str] = &[
    "expected",
    "reported",
    "posted",
    "booked",
    "recorded",
    "logged",
    "registered",
    "announced",
    "disclosed",
    "forecast",
    "expects",
    "reports",
    "posts",
];

/// What follows a participle that stands for a clause.
const PREPOSITIONS: &[&str] = &[
    "to", "by", "in", "on", "for", "at", "from", "with", "through", "into", "under", "over", "off",
    "up", "as", "during", "after", "since", "near", "along", "against", "the", "a", "an", "its",
    "their", "his", "her",
];

/// Words that end a noun phrase.
#[rustfmt::skip]
const STOPS: &[&str] = &[
    "a", "an", "the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your", "who", "whom", "which", "what", "whose",
    "where", "when", "while", "why", "how", "i", "he", "she", "it", "they", "we", "you", "him", "them", "us", "me", "himself", "themselves", "itself",
    "each", "both", "none", "any", "every", "everyone", "there", "here", "of", "in", "on", "at", "by", "for", "to", "from", "with", "without",
    "within", "into", "onto", "over", "under", "above", "below", "between", "among", "amid", "during", "after", "before", "since", "until", "till",
    "through", "throughout", "across", "against", "about", "around", "near", "along", "behind", "beyond", "despite", "except", "inside", "outside",
    "toward", "towards", "upon", "via", "per", "x", "than", "as", "like", "including", "according", "due", "because", "off", "out", "up", "down", "away",
    "back", "ago", "apart", "aboard", "worth", "versus", "vs", "and", "or", "but", "nor", "so", "yet", "if", "though", "although", "whether",
    "unless", "plus", "is", "are", "was", "were", "be", "been", "being", "am", "has", "have", "had", "having", "do", "does", "did", "will", "would",
    "shall", "should", "can", "could", "may", "might", "must", "ll", "ve", "re", "not", "n't", "t", "now", "then", "also", "already", "still", "even",
    "just", "only", "never", "always", "often", "currently", "recently", "later", "earlier", "soon", "again", "once", "however", "instead", "too",
    "nonetheless", "nevertheless", "meanwhile", "therefore", "thus", "moreover", "otherwise", "very", "almost", "nearly", "far", "well", "long", "much", "more", "less", "fewer", "most", "least", "alone", "together", "overall", "altogether",
    "annually", "daily", "weekly", "monthly", "today", "yesterday", "tomorrow", "tonight", "apiece", "respectively", "ever", "said", "says", "say",
    "told", "killed", "injured", "wounded", "died", "dead", "rose", "fell", "made", "took", "went", "came", "got", "left", "lost", "won", "gave",
    "given", "sent", "held", "kept", "met", "paid", "sold", "bought", "spent", "built", "began", "became", "brought", "found", "stood", "set", "put",
    "cut", "hit", "let", "make", "take", "go", "come", "get", "give", "want", "need", "needed", "lived", "living", "worked",
    "attended", "arrested", "reported", "remain", "remained", "face", "faced", "fled", "arrived", "gathered", "meeting", "showing", "facing", "using",
    "making", "taking", "called", "based", "signed", "voted", "attend", "belonging", "claimed", "accused", "charged", "taken", "hurt", "missing",
    "displaced", "affected", "trapped", "stranded", "registered", "accounted", "increased", "decreased", "declined", "dropped", "last", "next",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "higher", "lower", "larger", "smaller", "greater", "bigger",
    "faster", "slower", "longer", "shorter", "better", "worse", "agree", "agrees", "enough", "total", "half", "comes", "goes", "says", "takes", "makes", "remains", "includes", "requires", "maintains", "struck",
    "broke", "drew", "fought", "grew", "sank", "spoke", "swept", "threw", "wrote", "ran", "drove", "flew", "hopes", "wants", "pays", "employs", "costs", "owns", "operates", "produces", "gives", "means", "seems", "becomes", "allows", "gets", "stands", "lies", "began", "begin", "begins", "gone",
];

/// Plurals and collectives that don't end in "s".
#[rustfmt::skip]
const PLURALS: &[&str] = &[
    "people", "men", "women", "children", "police", "personnel", "staff", "aircraft", "troops", "cattle", "sheep", "fish", "policemen", "servicemen",
    "gunmen", "businessmen", "lawmen", "fishermen", "congressmen", "spokesmen", "feet", "teeth", "mice", "data", "media", "criteria", "phenomena",
    "species", "series", "others", "spacecraft", "servicewomen", "policewomen", "militia", "crew", "youth", "clergy", "infantry", "cavalry", "alumni",
    "nuclei", "offspring", "salmon", "deer", "poultry", "livestock", "dead", "wounded", "injured",
];
