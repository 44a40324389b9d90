//! Owns bound words: "nearly", "more than", "or less", and the changes "up", "from", "to".

use std::sync::LazyLock;

use super::lexicon::{Table, Words};
use super::model::{Bound, Change};
use super::scan::Tokens;

use Bound::{Approx, AtLeast, AtMost, Exact, Greater, Less, Nearly};

/// Phrases before a figure, longest first.
#[rustfmt::skip]
const BEFORE: &[(&str, Bound)] = &[
    ("no fewer than", AtLeast), ("no less than", AtLeast), ("not less than", AtLeast), ("not fewer than", AtLeast), ("no later than", AtMost), ("a minimum of", AtLeast), ("minimum of", AtLeast),
    ("no more than", AtMost), ("not more than", AtMost), ("no greater than", AtMost), ("a maximum of", AtMost), ("maximum of", AtMost), ("not exceeding", AtMost), ("not exceed", AtMost), ("not to exceed", AtMost), ("never exceed", AtMost), ("not exceeded", AtMost), ("never exceeded", AtMost), ("not be more than", AtMost), ("not be greater than", AtMost), ("not be less than", AtLeast), ("not be fewer than", AtLeast),
    ("a little more than", Greater), ("slightly more than", Greater), ("just more than", Greater), ("far more than", Greater), ("well more than", Greater), ("many more than", Greater), ("significantly more than", Greater), ("much more than", Greater), ("more than", Greater), ("greater than", Greater), ("higher than", Greater), ("larger than", Greater), ("bigger than", Greater), ("longer than", Greater), ("older than", Greater), ("in excess of", Greater), ("north of", Greater), ("over the age of", Greater), ("above the age of", Greater), ("upwards of", Greater), ("upward of", Greater),
    ("well over", Greater), ("just over", Greater), ("a little over", Greater), ("slightly over", Greater), ("well above", Greater), ("just above", Greater), ("far above", Greater), ("over", Greater), ("above", Greater), ("beneath", Less), ("exceeding", Greater), ("exceeds", Greater), ("exceed", Greater), ("exceeded", Greater), ("topping", Greater), ("topped", Greater), ("surpassed", Greater), ("surpassing", Greater), ("beyond", Greater), ("past the", Greater),
    ("a little less than", Less), ("slightly less than", Less), ("just less than", Less), ("far fewer than", Less), ("far less than", Less), ("much less than", Less), ("less than", Less), ("fewer than", Less), ("lower than", Less), ("smaller than", Less), ("shorter than", Less), ("younger than", Less), ("under the age of", Less), ("below the age of", Less), ("shy of", Nearly), ("just short of", Nearly), ("just shy of", Nearly), ("short of", Nearly), ("up to a maximum of", AtMost), ("up to the maximum of", AtMost),
    ("well under", Less), ("a little under", Less), ("a little below", Less), ("slightly under", Less), ("slightly below", Less), ("somewhat under", Less), ("just under", Nearly), ("just below", Nearly), ("well below", Less), ("far below", Less), ("under", Less), ("below", Less),
    ("at least", AtLeast), ("at the least", AtLeast), ("at most", AtMost), ("at the most", AtMost), ("as much as", AtMost), ("as many as", AtMost), ("as high as", AtMost), ("as far as", AtMost), ("as long as", AtMost), ("as low as", AtLeast), ("as little as", AtLeast), ("as few as", AtLeast), ("up to", AtMost), ("anything up to", AtMost),
    ("nearly", Nearly), ("almost", Nearly), ("close to", Nearly), ("nearing", Nearly), ("approaching", Nearly), ("virtually", Nearly),
    ("an average of", Exact), ("a total of", Exact), ("average of", Exact), ("total of", Exact), ("a further", Exact), ("an additional", Exact), ("a record", Exact), ("a combined", Exact), ("exactly", Exact), ("precisely", Exact), ("only", Exact), ("just", Exact),
    ("about", Approx), ("around", Approx), ("roughly", Approx), ("approximately", Approx), ("approx", Approx), ("some", Approx), ("an estimated", Approx), ("estimated", Approx), ("estimated at", Approx), ("circa", Approx), ("ca", Approx), ("in the region of", Approx), ("in the neighborhood of", Approx), ("in the order of", Approx), ("on the order of", Approx), ("somewhere around", Approx), ("or so", Approx), ("perhaps", Approx), ("maybe", Approx), ("an approximate", Approx), ("a reported", Approx), ("a whopping", Exact),
];

/// Phrases after a figure.
#[rustfmt::skip]
const AFTER: &[(&str, Bound)] = &[
    ("or more", AtLeast), ("or above", AtLeast), ("or over", AtLeast), ("or higher", AtLeast), ("or greater", AtLeast), ("or older", AtLeast), ("and above", AtLeast), ("and over", AtLeast), ("and older", AtLeast), ("and up", AtLeast), ("or better", AtLeast), ("or longer", AtLeast), ("at least", AtLeast), ("or less", AtMost), ("or fewer", AtMost), ("or below", AtMost), ("or under", AtMost), ("or lower", AtMost), ("or younger", AtMost), ("and under", AtMost), ("and younger", AtMost), ("at most", AtMost), ("tops", AtMost), ("or so", Approx), ("or thereabouts", Approx), ("give or take", Approx), ("plus", AtLeast), ("odd", Approx), ("minimum", AtLeast), ("maximum", AtMost),
];

/// The bound that ends right before token `i`, and where its words start.
pub fn before(t: Tokens, i: usize) -> Option<(Bound, usize)> {
    let last = i.checked_sub(1)?;
    if let Some(symbol) = t.symbol(last) {
        let bound = match symbol {
            '~' | '≈' | '∼' => Approx,
            '>' => Greater,
            '<' => Less,
            '≥' => AtLeast,
            '≤' => AtMost,
            '=' if t.glued(last) && last.checked_sub(1).is_some_and(|b| t.is_symbol(b, '>')) => {
                return Some((AtLeast, last - 1));
            }
            '=' if t.glued(last) && last.checked_sub(1).is_some_and(|b| t.is_symbol(b, '<')) => {
                return Some((AtMost, last - 1));
            }
            '.' if last
                .checked_sub(1)
                .is_some_and(|b| matches!(t.of(b), "c" | "ca" | "approx")) =>
            {
                return Some((Approx, last - 1));
            }
            // "an around-40-hour week", "sub-2%".
            '-' if t.glued(last) => return before(t, last),
            _ => return None,
        };
        return Some((bound, last));
    }
    // Two bounds may stand together: "at least about", "up to nearly": the outer one counts.
    let (bound, start) = phrase_before(t, last)?;
    let led = start.wrapping_sub(1);
    // "53 fewer than a year before" compares, "is short of 61 million litres" misses as much.
    let compares = t.is_any(start, &["fewer", "more", "less", "higher", "lower"])
        && (t.is_numeral(led) || t.is_symbol(led, '%') || t.is_any(led, &["percent", "cent"]));
    let misses = t.is(start, "short")
        && t.is_any(
            led,
            &["be", "is", "are", "was", "were", "been", "run", "ran"],
        );
    if compares || misses {
        return None;
    }
    if (bound == Exact || bound == Approx)
        && let Some((outer, outer_start)) = start.checked_sub(1).and_then(|l| phrase_before(t, l))
    {
        let outer_bound = if outer == Exact { bound } else { outer };
        return Some((outer_bound, outer_start));
    }
    Some((bound, start))
}

/// The phrases by their last words, as first index and count in a list sorted by last word.
struct Phrases {
    by_last: Table<(u16, u16)>,
    list: Vec<(&'static str, Bound)>,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let last = |phrase: &'static str| phrase.rsplit(' ').next().unwrap_or(phrase);
    let mut list = BEFORE.to_vec();
    list.sort_by_key(|(phrase, _)| last(phrase));
    let firsts = (0u16..)
        .zip(&list)
        .map(|(at, (phrase, _))| (last(phrase), (at, 1)));
    let by_last = Table::new(
        firsts.collect::<Vec<_>>().into_iter(),
        |(first, count), _| (first, count + 1),
    );
    Phrases { by_last, list }
});

fn phrase_before(t: Tokens, last: usize) -> Option<(Bound, usize)> {
    let phrases = &*PHRASES;
    let &(first, count) = phrases.by_last.get(t.of(last))?;
    let first = usize::from(first);
    let mut best: Option<(Bound, usize)> = None;
    for (phrase, bound) in phrases.list.get(first..first + usize::from(count))? {
        let words = phrase.split(' ').count();
        let Some(start) = (last + 1).checked_sub(words) else {
            continue;
        };
        if best.is_none_or(|(_, old)| start < old) && t.phrase(start, phrase) == Some(last + 1) {
            best = Some((*bound, start));
        }
    }
    let (bound, start) = best?;
    // "turned over 5", "handed over": a particle of the verb; "below" as a place has no figure after it.
    let particle = t.is(start, "over")
        && start > 0
        && t.is_any(
            start - 1,
            &["handed", "hand", "take", "took", "taken", "turned", "all"],
        );
    // "edged up to 4%", "was bumped up to nine": where it went, not how far it may go.
    let moved = t.is(start, "up") && start > 0 && t.is_any(start - 1, MOVED);
    (!particle && !moved).then_some((bound, start))
}

/// Verbs whose "up to" tells where something went.
const MOVED: &[&str] = &[
    "edged", "crept", "inched", "ticked", "went", "goes", "go", "gone", "brings", "bring",
    "brought", "moves", "rises", "rose", "climbed", "jumped", "nudged", "bumped", "moved",
    "pushed", "drove", "shot",
];

/// Whether the bound that starts at `start` is "over" or "under" told as a preposition: "spread over five years",
/// "talks over two islands", "rose over 2009". Lengths of time and few things are seldom bounded so.
pub fn spatial(t: Tokens, start: usize, first: usize, long: bool) -> bool {
    let before = start.wrapping_sub(1);
    let small = || {
        matches!(
            t.lexeme(first).and_then(|l| l.number),
            Some(super::words::NumberWord::Unit(_))
        )
    };
    // "no word about three journalists".
    if first == start + 1 && t.is(start, "about") && !long {
        return start > 0 && small() && t.is_any(before, TOPICS);
    }
    if first != start + 1 || !t.is_any(start, &["over", "under", "above", "below"]) {
        return false;
    }
    let counted = start == 0
        || t.is_any(
            before,
            &[
                "for", "in", "of", "is", "was", "were", "are", "lasted", "took", "takes", "after",
                "spent", "by", "with", "at", "to", "and", "served", "lasting", "be", "been",
                "killed", "has", "have", "had", "all", "a", "an",
            ],
        )
        || matches!(t.symbol(before), Some('(' | ',' | ':' | '—' | '–'));
    if long {
        return !counted;
    }
    // "over two dozen", "over 5" bound; "over two islands" doesn't.
    let few = small();
    let larger = t
        .lexeme(first + 1)
        .is_some_and(|l| l.number.is_some() || l.time.is_some());
    few && !larger && !counted
}

/// Words after which "about" names a topic.
const TOPICS: &[&str] = &[
    "word",
    "talk",
    "talks",
    "talked",
    "talking",
    "concern",
    "concerns",
    "concerned",
    "question",
    "questions",
    "information",
    "news",
    "story",
    "stories",
    "report",
    "reports",
    "know",
    "knew",
    "asked",
    "learned",
    "book",
    "film",
    "worried",
    "spoke",
    "speak",
    "warned",
    "complained",
    "details",
    "anything",
    "nothing",
    "something",
    "doubts",
    "thinking",
    "debate",
    "think",
    "said",
];

/// The bound that starts at token `i`, and the index after it.
pub fn after(t: Tokens, i: usize) -> Option<(Bound, usize)> {
    if t.is_symbol(i, '+') && t.glued(i) && !(t.is_numeral(i + 1) && t.glued(i + 1)) {
        return Some((AtLeast, i + 1));
    }
    let at = if t.is_hyphen(i) && t.glued(i + 1) {
        if !t.is_any(i + 1, &["plus", "odd"]) {
            return None;
        }
        i + 1
    } else {
        if t.is_any(i, &["plus", "odd", "minimum", "maximum"]) && !t.is_symbol(i + 1, '.') {
            return None;
        }
        i
    };
    static FIRSTS: LazyLock<Words> = LazyLock::new(|| {
        let firsts: Vec<_> = AFTER
            .iter()
            .filter_map(|(p, _)| p.split(' ').next())
            .collect();
        Words::of(&firsts)
    });
    if !FIRSTS.has(t.of(at)) {
        return None;
    }
    AFTER
        .iter()
        .find_map(|(phrase, bound)| t.phrase(at, phrase).map(|next| (*bound, next)))
}

#[rustfmt::skip]
const UP: &[&str] = &["up", "rise", "rises", "rose", "risen", "rising", "increase", "increases", "increased", "increasing", "grow", "grows", "grew", "grown", "growing", "growth", "gain", "gains", "gained", "gaining", "jump", "jumps", "jumped", "jumping", "climb", "climbs", "climbed", "climbing", "soar", "soars", "soared", "soaring", "surge", "surges", "surged", "surging", "raise", "raises", "raised", "raising", "boost", "boosts", "boosted", "expand", "expanded", "added", "advanced", "swelled", "swell", "doubled", "lifted", "hike", "hiked", "upped", "widen", "widens", "widened", "widening", "accelerate", "accelerated", "accelerating", "quickened", "rebounded", "strengthened", "edged", "improved", "escalated", "rocketed", "skyrocketed", "rallied", "recovered", "spiked", "ballooned", "mounted", "swells"];
#[rustfmt::skip]
const DOWN: &[&str] = &["down", "fall", "falls", "fell", "fallen", "falling", "drop", "drops", "dropped", "dropping", "decline", "declines", "declined", "declining", "decrease", "decreases", "decreased", "decreasing", "cut", "cuts", "cutting", "lose", "loses", "lost", "losing", "shrink", "shrank", "shrunk", "shrinking", "slide", "slid", "sliding", "sank", "sink", "sunk", "plunge", "plunged", "plunging", "slip", "slips", "slipped", "tumble", "tumbled", "reduce", "reduces", "reduced", "reducing", "reduction", "contract", "contracted", "lowered", "lower", "slashed", "halved", "dipped", "eased", "narrowed", "trimmed", "plummeted", "dwindled", "slow", "slows", "slowed", "slowing", "narrow", "narrows", "narrowing", "weakened", "retreated", "moderated", "shed", "dip", "dips", "halve", "collapsed", "plummet", "subsided", "deteriorated", "tumbling"];

/// Whether the clause before token `i` speaks of a change: its direction, looking back a few words.
pub fn direction(t: Tokens, i: usize) -> Option<Change> {
    let from = i.saturating_sub(12);
    for k in (from..i).rev() {
        if matches!(t.symbol(k), Some('.' | ';' | '!' | '?')) && !t.glued(k + 1) {
            return None;
        }
        // "cut its forecast of growth by 0.3 points": the verb tells, not what it changes.
        let object = t.is(k, "growth") && t.is(k + 1, "by");
        if let Some(direction) = direction_of(t, k).filter(|_| !object) {
            return Some(direction);
        }
    }
    None
}

/// The direction of the verb or adverb right before a figure: "fell 5%", "up 3 points". What is raised, lost or
/// added ("lost 12 men") is no value that changes.
pub fn adjacent(t: Tokens, i: usize) -> Option<Change> {
    let takes = [
        "raise", "raises", "raised", "raising", "lose", "loses", "lost", "losing", "added",
        "boost", "boosts", "gain", "gains", "gained", "cut", "cuts", "cutting", "grow", "grows",
        "growing", "lifted",
    ];
    // "made up 40 percent": the particle of another verb.
    let particle = i > 0
        && (t.is(i, "up") && t.is_any(i - 1, PARTICLES)
            || t.is(i, "down") && t.is_any(i - 1, DOWN_PARTICLES));
    if t.is_any(i, &takes) || particle {
        return None;
    }
    direction_of(t, i)
}

/// Verbs whose "up" tells of no rise.
const PARTICLES: &[&str] = &[
    "made", "make", "makes", "making", "set", "sets", "picked", "pick", "took", "take", "blew",
    "blow", "blown", "gave", "give", "given", "put", "puts", "freed", "backed", "rounded",
    "signed", "held", "open", "opened", "opening", "turned", "showed", "ended", "wound", "summed",
    "racked", "used",
];

/// Verbs whose "down" tells of no fall.
const DOWN_PARTICLES: &[&str] = &[
    "shut", "shuts", "shutting", "shot", "gunned", "put", "broke", "break", "laid", "handed",
    "turned", "tracked", "pulled", "tore", "torn", "brought", "knocked", "burned", "struck",
    "hunted", "mowed", "closed", "calmed", "held", "let", "chased", "passed", "faced", "stared",
    "tear", "bring", "took", "taken", "pin", "pinned", "ran", "run", "wrote", "written",
];

/// The direction of one word of change.
fn direction_of(t: Tokens, i: usize) -> Option<Change> {
    static CHANGES: LazyLock<Table<Change>> = LazyLock::new(|| {
        let up = UP.iter().map(|word| (*word, Change::Up));
        let down = DOWN.iter().map(|word| (*word, Change::Down));
        Table::new(up.chain(down), |old, _| old)
    });
    CHANGES.get(t.of(i)).copied()
}
