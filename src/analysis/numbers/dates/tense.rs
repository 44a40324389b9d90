//! Owns what the tense of a clause says about its dates: past, or to come.

use std::sync::LazyLock;

use super::calendar::Day;
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
    let told = tells(c, i)
        .filter(|(_, verb)| !c.t.is_any(*verb, &["said", "told"]))
        .map(|(ahead, _)| ahead);
    let ahead = told == Some(true);
    if let Some(day) = partial.day {
        let days = [year + 1, year, year - 1]
            .into_iter()
            .filter_map(|y| Day::new(y, month, day));
        // The next one where the tense says so; else the last, or one that is close ahead.
        let close = if told == Some(false) { 45 } else { 120 };
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
        (true, true) | (false, false) => year,
        (true, false) => year + 1,
        // A coming month without a verb of the past is this year's.
        (false, true) if due(c, i) => year,
        // Nothing tells the tense: a month close ahead.
        (false, true) if told.is_none() && month <= today.month() + 2 => year,
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

/// "until June", "by March": what a report sets as an end lies ahead.
fn due(c: &Context, i: usize) -> bool {
    // "by mid-December".
    let mut first = i;
    while first > 0
        && (c.t.is_hyphen(first - 1) || c.t.is_any(first - 1, &["mid", "early", "late"]))
    {
        first -= 1;
    }
    first > 0
        && c.t.is_any(
            first - 1,
            &[
                "until",
                "by",
                "due",
                "before",
                "effective",
                "expires",
                "next",
            ],
        )
}

/// Whether the clause speaks of the future: the verb nearest to the date decides.
pub fn future(c: &Context, i: usize) -> bool {
    tells(c, i).is_some_and(|(ahead, _)| ahead)
}

/// Whether the nearest verb tells of what is to come, and where it stands.
fn tells(c: &Context, i: usize) -> Option<(bool, usize)> {
    let t = c.t;
    let stop = |k: usize| {
        matches!(t.symbol(k), Some('.' | '!' | '?' | ';')) && !t.glued(k + 1) && !shortened(t, k)
    };
    let before = (i.saturating_sub(14)..i).rev().take_while(|k| !stop(*k));
    // "after the vote on Saturday, and will be replaced": another clause.
    let parted = |k: usize| {
        t.is_symbol(k, ',') && t.is_any(k + 1, &["and", "but", "while", "though", "although"])
    };
    // "will be back on Monday after they signed a deal": what was before it is another clause, too.
    let sub = |k: usize| k > i && t.is_any(k, &["after", "because", "since", "once", "unless"]);
    let after = (i..(i + 14).min(t.len())).take_while(|k| !stop(*k) && !parted(*k) && !sub(*k));
    let tell = |k: usize| verb(t, k).map(|ahead| (k.abs_diff(i), (ahead, k)));
    let nearest = [
        before.filter_map(tell).next(),
        after.filter_map(tell).next(),
    ];
    nearest
        .into_iter()
        .flatten()
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, found)| found)
}

/// Whether the stop at `i` is that of a short form: "8 p.m. on Saturday", "Jan. 5".
fn shortened(t: Tokens, i: usize) -> bool {
    let month = || {
        matches!(
            t.lexeme(i - 1).and_then(|l| l.time),
            Some(TimeWord::Month(_))
        )
    };
    let goes_on = t.is_word(i + 1) && !t.capital(i + 1);
    t.is_symbol(i, '.') && t.glued(i) && (goes_on || t.is_numeral(i + 1) && month())
}

/// Whether a word is a verb that tells of the future, or of the past.
fn verb(t: Tokens, i: usize) -> Option<bool> {
    static VERBS: LazyLock<Table<bool>> = LazyLock::new(|| {
        let ahead = AHEAD.iter().map(|word| (*word, true));
        let back = BACK.iter().map(|word| (*word, false));
        Table::new(ahead.chain(back), |old, _| old)
    });
    let word = t.of(i);
    let past = word.len() > 4 && word.ends_with("ed");
    // "will be held": the auxiliary tells.
    if i > 0 && t.is(i - 1, "be") && !t.is_any(i, AHEAD) {
        return None;
    }
    // "is to hand over on July 28".
    if t.is_any(i, &["is", "are"]) && t.is(i + 1, "to") {
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

const AHEAD: &[&str] = &[
    "will",
    "shall",
    "would",
    "might",
    "ll",
    "scheduled",
    "expected",
    "plans",
    "planned",
    "due",
    "foreseen",
    "promised",
    "continue",
    "continues",
    "going",
    "expects",
    "upcoming",
    "must",
    "should",
    "hopes",
    "intends",
    // What is arranged is told in the present: "the court hears the case on Monday".
    "meets",
    "meet",
    "begins",
    "begin",
    "opens",
    "hears",
    "hear",
    "arrives",
    "arrive",
    "announces",
    "decides",
    "returns",
    "travels",
    "convenes",
    "convene",
    "resumes",
    "resume",
    "host",
    "hosts",
    "goes",
    "presents",
    "publishes",
    "unveils",
    "delivers",
    "starts",
    "ends",
    "expires",
    "concludes",
    "takes",
];

const BACK: &[&str] = &[
    "said", "told", "was", "were", "had", "did", "has", "have", "been", "rose", "fell", "won",
    "died", "began", "became", "took", "made", "met", "saw", "held", "went", "came", "left", "hit",
    "broke", "gave", "sent", "found", "led", "lost", "grew", "sank", "shot",
];
