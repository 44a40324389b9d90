//! Owns what the tense of a clause says about its dates: past, or to come.

use std::sync::LazyLock;

use super::calendar::Day;
use super::tense_words::{AHEAD, ARRANGED, BACK, EVENTS, INTENT, TITLES};
use super::words::TimeWord;
use super::{Context, Partial};
use crate::analysis::numbers::lexicon::Table;
use crate::analysis::numbers::scan::Tokens;

/// The year of a partial date that has none, as reports mean it.
pub fn nearest_year(c: &Context, i: usize, partial: Partial) -> Option<i32> {
    let month = partial.month?;
    if (month, partial.day) == (9, Some(11)) && attacked(c.t, i) {
        return Some(2001);
    }
    let today = c.today?;
    let year = today.year();
    // "Officials said the December meeting": who said so says nothing of the date.
    // "LONDON, Feb 6 - What may move markets": a dateline has no tense.
    let t = c.t;
    let dateline = [i + 2, i + 3]
        .iter()
        .any(|k| t.is_dash(*k) && !t.glued(*k) || t.is_symbol(*k, '('));
    let dateline = dateline && i > 0 && t.is_symbol(i - 1, ',');
    let told = tells(c, i)
        .filter(|_| !dateline)
        .filter(|(_, verb)| !c.t.is_any(*verb, &["said", "told"]))
        .map(|(ahead, _)| ahead);
    // "they told us in December it would be ugly"
    let spoken = (i.saturating_sub(3)..i).any(|k| t.is_any(k, &["told", "said", "warned"]));
    let ahead = told == Some(true) && !spoken;
    if since(c, i) {
        let past = |year: &i32| {
            let day = partial.day.unwrap_or(1);
            Day::new(*year, month, day).is_some_and(|day| day <= today)
        };
        return [year, year - 1].into_iter().find(past);
    }
    let delivered = partial.day.is_none() && delivery(c.t, i);
    let reported = partial.day.is_none() && reported(c.t, i);
    // "could reach 20%, up from 4.4% in March"
    let compared = (i.saturating_sub(6)..i).any(|k| {
        t.is(k, "from") && k > 0 && t.is_any(k - 1, &["up", "down"]) || t.is(k, "against")
    });
    let ahead = (ahead || delivered || awaited(c, i) || put_off(c, i)) && !compared && !reported;
    if let Some(day) = partial.day {
        let days = [year + 1, year, year - 1]
            .into_iter()
            .filter_map(|y| Day::new(y, month, day));
        // The next one where the tense says so; else the last, or one that is close ahead.
        let close = match told {
            Some(false) if !led(c, i, &["until", "till", "by"]) => 45,
            _ if led(c, i, &["until", "till"]) => 330,
            _ => 120,
        };
        return if ahead {
            days.rev().find(|day| *day >= today).map(Day::year)
        } else {
            days.into_iter()
                .find(|day| *day <= today.plus(close))
                .map(Day::year)
        };
    }
    let same = month == today.month();
    Some(match (ahead, month > today.month()) {
        _ if same => year,
        // Nothing tells the tense: "January", said in December.
        (false, false) if told.is_none() && !compared && month + 12 <= today.month() + 2 => {
            year + 1
        }
        (true, true) | (false, false) => year,
        (true, false) => year + 1,
        // A coming month without a verb of the past is this year's.
        (false, true) if due(c, i) => year,
        // Nothing tells the tense: a month close ahead.
        (false, true) if told.is_none() && !compared && month <= today.month() + 2 => year,
        (false, true) => year - 1,
    })
}

/// "the September 11 attacks": a day that names what happened on it, always of one year.
fn attacked(t: Tokens, i: usize) -> bool {
    (i + 1..i + 5).any(|k| {
        t.is_any(
            k,
            &["attack", "attacks", "hijackers", "terror", "terrorist"],
        ) && (i + 1..k).all(|between| !t.is_any(between, &["in", "on", "after", "the"]))
    })
}

/// "since April 24", "since early May": what began then has begun.
fn since(c: &Context, i: usize) -> bool {
    let loose = i > 1 && c.t.is_any(i - 1, &["early", "mid", "late"]);
    let first = i - usize::from(loose);
    first > 0 && c.t.is(first - 1, "since")
}

/// "crude for October delivery", "May futures": goods that are still to be handed over.
fn delivery(t: Tokens, i: usize) -> bool {
    t.is_any(
        i + 1,
        &["delivery", "futures", "contract", "contracts", "deliveries"],
    ) || i > 1 && t.is(i - 1, "for") && t.is_any(i - 2, GOODS)
}

/// What is traded before it is there: "Brent for July".
#[rustfmt::skip]
const GOODS: &[&str] = &[
    "crude", "oil", "intermediate", "brent", "gold", "silver", "copper", "wheat", "corn", "soybeans", "coffee", "cocoa", "cotton", "sugar", "gas", "gasoil", "cattle", "hogs",
];

/// "is to publish the inflation figure for April": what is reported has been.
fn reported(t: Tokens, i: usize) -> bool {
    const REPORTS: &[&str] = &[
        "figure",
        "figures",
        "data",
        "results",
        "numbers",
        "statistics",
        "accounts",
        "returns",
    ];
    i > 1 && t.is(i - 1, "for") && t.is_any(i - 2, REPORTS)
}

/// "until June", "by March": what a report sets as an end lies ahead.
fn due(c: &Context, i: usize) -> bool {
    led(
        c,
        i,
        &[
            "until",
            "till",
            "by",
            "due",
            "before",
            "effective",
            "expires",
            "next",
        ],
    )
}

/// Whether one of these words leads to a date, as in "by mid-December", "by the end of June".
fn led(c: &Context, i: usize, words: &[&str]) -> bool {
    const EDGES: &[&str] = &["end", "middle", "start"];
    let t = c.t;
    let mut first = i;
    while first > 0
        && (t.is_hyphen(first - 1)
            || t.is_any(first - 1, &["mid", "early", "late"])
            || t.is_any(first - 1, EDGES)
            || t.is(first - 1, "of") && first > 1 && t.is_any(first - 2, EDGES)
            || t.is(first - 1, "the") && t.is_any(first, EDGES))
    {
        first -= 1;
    }
    first > 0 && t.is_any(first - 1, words)
}

/// "before an election on May 7": what is still to come then.
fn awaited(c: &Context, i: usize) -> bool {
    let t = c.t;
    let from = i.saturating_sub(6);
    let Some(event) = (from..i).rev().find(|k| t.is_any(*k, EVENTS)) else {
        return false;
    };
    event + 2 >= i && (from..event).any(|k| t.is_any(k, &["before", "ahead", "subject"]))
}

/// "was put off to Tuesday and then again to Friday", "extended to 30 September".
fn put_off(c: &Context, i: usize) -> bool {
    const MOVED: &[&str] = &[
        "postponed",
        "delayed",
        "rescheduled",
        "adjourned",
        "moved",
        "extended",
        "prolonged",
        "pushed",
        "slips",
        "slipped",
        "slip",
    ];
    const FAR: usize = 15;
    let t = c.t;
    i > 0
        && t.is_any(i - 1, &["to", "into"])
        && (i.saturating_sub(FAR)..i)
            .any(|k| t.is_any(k, MOVED) || t.is(k, "put") && t.is_any(k + 1, &["off", "back"]))
}

/// Whether the clause speaks of the future: the verb nearest to the date decides.
pub fn future(c: &Context, i: usize) -> bool {
    if since(c, i) {
        return false;
    }
    // "adjourned until Tuesday", but "until Tuesday, when it was ruled out"
    let when = c.t.is_symbol(i + 1, ',') && c.t.is(i + 2, "when");
    // "What they will remember is Wednesday evening, when the guest opened her dinner"
    let comma = (i + 1..i + 3).find(|k| c.t.is_symbol(*k, ',') && c.t.is(*k + 1, "when"));
    if comma.is_some_and(|k| (k + 2..k + 8).any(|v| verb(c.t, v) == Some(false))) {
        return false;
    }
    // "until midnight Friday", "until after the weekend"
    let loose = |k: usize| {
        c.t.is_any(k, &["midnight", "noon", "after", "at", "late", "early"])
            || c.t.is_numeral(k)
            || c.t.is(k, "the") && k > 0 && c.t.is(k - 1, "after")
    };
    let mut lead = i;
    while lead > 0 && i - lead < 4 && loose(lead - 1) {
        lead -= 1;
    }
    let until = lead > 0 && c.t.is_any(lead - 1, &["until", "till"]) && !when;
    // "Until Sunday, officials had admitted to 37".
    let first = until && c.t.capital(lead - 1);
    let until = until && !(first && tells(c, i).is_some_and(|(ahead, _)| !ahead));
    let until = until || put_off(c, i);
    until || awaited(c, i) || tells(c, i).is_some_and(|(ahead, _)| ahead)
}

/// Whether the nearest verb tells of what is to come, and where it stands.
fn tells(c: &Context, i: usize) -> Option<(bool, usize)> {
    let t = c.t;
    let stop = |k: usize| {
        matches!(t.symbol(k), Some('.' | '!' | '?' | ';')) && !t.glued(k + 1) && !shortened(t, k)
    };
    let before = (i.saturating_sub(14)..i).rev().take_while(|k| !stop(*k));
    // "after the vote on Saturday, and will be replaced", "pleaded guilty in May and will be sentenced": another
    // clause.
    let parted = |k: usize| {
        t.is_symbol(k, ',') && t.is_any(k + 1, &["and", "but", "while", "though", "although"])
            || k > i
                && t.is(k, "and")
                && t.is_any(
                    k + 1,
                    &["will", "should", "would", "is", "are", "was", "were"],
                )
    };
    // "will be back on Monday after they signed a deal": what was before it is another clause, too.
    let sub = |k: usize| k > i && t.is_any(k, &["after", "because", "since", "once", "unless"]);
    // "will freeze by Sunday, forecasters said": who said so.
    let credit = |k: usize| {
        t.is_symbol(k, ',')
            && (k + 1..k + 5)
                .take_while(|w| t.is_word(*w - 1) || *w == k + 1)
                .any(|w| t.is_any(w, &["said", "told"]))
    };
    let after = (i..(i + 14).min(t.len()))
        .take_while(|k| !stop(*k) && !parted(*k) && !sub(*k) && !credit(*k));
    // "Sunday's vote ends a decade": the day belongs to the vote.
    let owner = t.is_apostrophe(i + 1) && t.is(i + 2, "s");
    let tell = |k: usize| {
        // "letters that came in August could wait", "near the coast on Monday, could arrive": another clause.
        let later = k > i && (t.is(k, "could") || t.is(k - 1, "could"));
        // "pledged elections in April", "have vowed to pay by May", but "promised in April", "had pledged to pay by May".
        if t.is_any(k, &["promised", "pledged", "vowed"]) {
            // "promised another $3 million in the June budget"
            let done = k > 0 && t.is(k - 1, "had")
                || t.is(i - 1, "the") && t.is_any(i + 1, &["budget", "statement"]);
            let open = k < i && (i - k > 2 || t.is(k + 1, "to") || t.is(i - 1, "by"));
            return Some((k.abs_diff(i), (open && !done, k)));
        }
        let ahead = verb(t, k).filter(|_| !(later || owner && t.is_any(k, ARRANGED)))?;
        Some((k.abs_diff(i), (ahead, k)))
    };
    // "The court, which opened its hearing on Monday, is expected to rule": the comma ends the clause.
    let which = || {
        let clause = (i.saturating_sub(10)..i).rev();
        let mut clause = clause.take_while(|k| !t.is_symbol(*k, ','));
        // "His budget, sent to Congress on Monday, would slash spending"
        let begun = |k: usize| k > 0 && t.is_symbol(k - 1, ',') && verb(t, k) == Some(false);
        clause.any(|k| t.is_any(k, &["which", "who", "where"]) || begun(k))
    };
    let part = matches!(
        t.lexeme(i + 1).and_then(|l| l.time),
        Some(TimeWord::Part(_))
    );
    if t.is_symbol(i + 1 + usize::from(part), ',') && which() {
        return before.filter_map(tell).next().map(|(_, found)| found);
    }
    let (before, after) = (
        before.filter_map(tell).next(),
        after.filter_map(tell).next(),
    );
    // "a liter that cost one lev in April goes for four"
    let settled = |(_, (_, k)): &(usize, (bool, usize))| {
        let past = matches!(before, Some((_, (false, b))) if !(b..*k).any(|w| t.is_symbol(w, ',')));
        past && t.is_any(*k, ARRANGED)
    };
    let after = after.filter(|found| !settled(found));
    let nearest = [before, after];
    nearest
        .into_iter()
        .flatten()
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, found)| found)
}

/// Whether the stop at `i` is that of a short form: "8 p.m. on Saturday", "Jan. 5", "Mr. Ha".
fn shortened(t: Tokens, i: usize) -> bool {
    let month = || {
        matches!(
            t.lexeme(i - 1).and_then(|l| l.time),
            Some(TimeWord::Month(_))
        )
    };
    let goes_on = t.is_word(i + 1) && !t.capital(i + 1);
    let title = || t.is_any(i - 1, TITLES) && t.capital(i + 1);
    t.is_symbol(i, '.') && t.glued(i) && (goes_on || t.is_numeral(i + 1) && month() || title())
}

/// Whether a word is a verb that tells of the future, or of the past.
fn verb(t: Tokens, i: usize) -> Option<bool> {
    static VERBS: LazyLock<Table<bool>> = LazyLock::new(|| {
        let ahead = AHEAD.iter().chain(ARRANGED).map(|word| (*word, true));
        let back = BACK.iter().map(|word| (*word, false));
        Table::new(ahead.chain(back), |old, _| old)
    });
    let word = t.of(i);
    let past = word.len() > 4 && word.ends_with("ed");
    // "will be held": the auxiliary tells.
    if i > 0 && t.is(i - 1, "be") && !t.is_any(i, AHEAD) {
        return None;
    }
    // "Spain votes on Sunday", but "won 50 votes on Sunday".
    let subject = i > 0 && t.capital(i - 1);
    let goes = t.is(i, "leaves") && (t.capital(i + 1) || t.is_any(i + 1, &["on", "for"]));
    if t.is_any(i, &["votes", "plays", "visits", "leaves"]) && !subject && !goes {
        return None;
    }
    // "backed the plans on Tuesday"
    let noun = [
        "the", "its", "their", "his", "her", "our", "of", "for", "new", "these", "such",
    ];
    // "a bag that cost N9,500 in December now goes for N14,000"
    let now = i > 0 && t.is(i - 1, "now") && t.is_any(i, ARRANGED);
    if now || t.is_any(i, &["plans", "hopes"]) && i > 0 && t.is_any(i - 1, &noun) {
        return None;
    }
    // "what they could not choose on Wednesday"
    if t.is(i, "could") && t.is(i + 1, "not") {
        return None;
    }
    // "$2 billion going on Monday alone"
    if t.is(i, "going") && !t.is(i + 1, "to") {
        return None;
    }
    // "sentencing was set for March 5", "a hearing was fixed for 4 September"
    let called = t.is(i, "called") && i > 0 && t.is_any(i - 1, &["is", "are", "was", "were"]);
    let fixed = called || t.is_any(i, &["set", "fixed", "slated", "forecast"]);
    let fixed = fixed && t.is(i + 1, "for");
    // "teachers set out on Wednesday"
    if t.is(i, "set") && t.is_any(i + 1, &["out", "off", "up"]) {
        return Some(false);
    }
    // "teachers plan to march", but "put their names on Friday to a promise to leave"
    let noun_led = i > 0
        && t.is_any(
            i - 1,
            &[
                "a", "the", "its", "his", "her", "their", "of", "no", "any", "this", "that",
            ],
        );
    let intended = t.is_any(i, INTENT) && t.is(i + 1, "to") && !noun_led;
    let comes = t.is_any(i, &["comes", "come"]) && t.is_any(i + 1, &["out", "into"]);
    // "who turns 70 in August"
    let comes = comes || t.is(i, "turns") && t.is_numeral(i + 1);
    // "it wants Congress to find more by Sept. 30"
    let asks =
        t.is_any(i, &["wants", "want", "asks", "urges"]) && (i + 2..i + 5).any(|k| t.is(k, "to"));
    // "has called both sides in for Tuesday", "open on Friday"
    let weekday = |k: usize| matches!(t.lexeme(k).and_then(|l| l.time), Some(TimeWord::Weekday(_)));
    let summoned = t.is_any(i, &["called", "summoned", "invited", "convened"])
        && (i + 2..i + 7).any(|k| t.is_any(k, &["for", "on"]) && weekday(k + 1));
    let open = t.is(i, "open") && t.is(i + 1, "on") && weekday(i + 2);
    if summoned
        || open
        || fixed
        || asks
        || comes
        || intended
        || t.is(i, "runs") && t.is(i + 1, "out")
    {
        return Some(true);
    }
    // "Up to four inches may come from Wednesday"; "may have" tells of what has been.
    if t.of(i) == "may" && !t.is(i + 1, "have") {
        return Some(true);
    }
    // "starting in January", "the vote is on October 20"
    let starts = t.is_any(i, &["starting", "beginning"]) && t.is_any(i + 1, &["in", "on", "next"]);
    let day = |at: usize| {
        matches!(
            t.lexeme(at).and_then(|l| l.time),
            Some(TimeWord::Month(_) | TimeWord::Weekday(_))
        )
    };
    // "he is sentenced on Dec. 8", but "is detained, the court said on Monday"
    let passive = past
        && i > 0
        && t.is_any(i - 1, &["is", "are"])
        && t.is_any(i + 1, &["on", "in", "next", "by"])
        && (day(i + 2) || t.is_numeral(i + 2) && day(i + 3));
    // "is at 8pm on Friday"
    let timed = || t.is(i + 1, "at") && (i + 3..i + 7).any(|k| t.is(k, "on") && day(k + 1));
    let held =
        t.is_any(i, &["is", "are"]) && (t.is_any(i + 1, &["on", "in"]) && day(i + 2) || timed());
    if starts || held || passive {
        return Some(true);
    }
    // "is to hand over on July 28", "were to leave on Thursday", but "was to have left".
    let to = t.is_any(i, &["is", "are", "was", "were"]) && t.is(i + 1, "to");
    // "3,100 homes were to let"
    if to && !t.is_any(i + 2, &["have", "let"]) {
        return Some(true);
    }
    // "faces a confidence vote on Wednesday", but "faces charges over the fire in April".
    if t.is(i, "faces") && (i + 1..i + 5).any(|k| t.is_any(k, EVENTS)) {
        return Some(true);
    }
    // "Wednesday is a public holiday".
    if t.is(i, "is") && (i + 2..i + 5).any(|k| t.is(k, "holiday")) {
        return Some(true);
    }
    // "the next is in May".
    let next = word == "next" && t.is_any(i + 1, &["is", "are"]);
    VERBS
        .get(word)
        .copied()
        .or(next.then_some(true))
        .or(past.then_some(false))
}
