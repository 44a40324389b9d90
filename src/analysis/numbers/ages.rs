//! Owns ages that no unit states: "John Smith, 45, said", "aged 18 to 24", "in her early 40s".

use super::dates::words::TimeWord;
use super::figure::Figure;
use super::model::{Decimal, NumberKind, Value};
use super::nouns::plural;
use super::persons::{KIN, LIVES, PARENTS, PEOPLE, SEVERAL, YOUNG, someone};
use super::scan::Tokens;
use super::terms::term;

/// "John Smith, 45, said", "aged 35", "age 12".
pub fn is_age(t: Tokens, figure: &Figure) -> bool {
    let value = match figure.value {
        Value::Exact(value) | Value::Range(Some(_), Some(value)) => value,
        _ => return false,
    };
    let whole = value.is_integer() && value < Decimal::integer(120) && value > Decimal::ZERO;
    let Some(mut before) = figure.first.checked_sub(1).filter(|_| whole) else {
        return false;
    };
    // "Gerda Lenz, now 37, a nurse"
    if before > 0 && t.is_any(before, &["now", "then", "also"]) && t.is_symbol(before - 1, ',') {
        before -= 1;
    }
    let ends = !t.is_word(figure.next) || t.is_any(figure.next, &["next", "this", "on", "in"]);
    let turned = t.is_any(before, &["turn", "turns", "turned", "turning"])
        && (figure.term.is_plain() || ends && figure.term.scale.is_none());
    // "a girl of about 8"
    if t.is_any(before, &["about", "around", "only", "just", "perhaps"])
        && before > 0
        && t.is(before - 1, "of")
    {
        before -= 1;
    }
    // "would have turned seven next month", "33 next week": whose birthday it is.
    let when = t.lexeme(figure.next + 1).and_then(|l| l.time);
    let birthday = t.is_any(figure.next, &["next", "this", "in"])
        && matches!(when, Some(TimeWord::Unit(_) | TimeWord::Month(_)))
        && t.is_symbol(before, ',')
        && before > 1
        && t.capital(before - 1)
        && t.capital(before - 2)
        && figure.term.is_plain();
    // "under-21 teams".
    let hung = t.is_hyphen(before) && before > 0 && t.is_any(before - 1, &["under", "over"]);
    // "children under five".
    let young = t.is_any(before, &["under", "over", "below", "above"])
        && before > 0
        && t.is_any(before - 1, YOUNG)
        && !plural(t, figure.next);
    // "at the age of 80", "between the ages of 6 and 17".
    let stated = before > 0 && t.is(before, "of") && t.is_any(before - 1, &["age", "ages"]);
    let stated = stated
        || before > 2
            && t.is(before, "between")
            && t.is(before - 1, "of")
            && t.is_any(before - 2, &["age", "ages"]);
    let between = t.is(before, "between") && before > 0 && t.is_any(before - 1, &["aged", "ages"]);
    // "he was 17 when he joined".
    let once = t.is(figure.next, "when")
        && t.is_any(before, &["was", "were", "is", "only", "just", "am"])
        && t.is_any(
            figure.next + 1,
            &["he", "she", "they", "i", "his", "her", "we"],
        );
    // "the Argentine, who is 38, signed", "He is 61, a Catholic"
    let mine =
        t.is(before, "m") && before > 1 && t.is_apostrophe(before - 1) && t.is(before - 2, "i")
            || before > 0 && t.is(before - 1, "i") && t.is_any(before, &["am", "was"]);
    // "Ortega, who will be 61 next Saturday"
    let mut subject = before;
    while subject > 0 && before - subject < 2 && t.is_any(subject, &["be", "will", "would"]) {
        subject -= 1;
    }
    let will = before - subject == 2
        && t.is_any(subject, &["who", "he", "she"])
        && !plural(t, figure.next);
    // "the youngest was 2 and the oldest 86"
    let told = t.is_any(before, &["is", "was"]);
    let outermost = (before.saturating_sub(if told { 8 } else { 4 })..=before)
        .any(|k| t.is_any(k, &["youngest", "oldest", "eldest"]))
        && t.is_any(
            before,
            &["youngest", "oldest", "eldest", "was", "is", "just", "only"],
        )
        && !plural(t, figure.next);
    // "voters 70 and over"
    let open = t.is_any(figure.next, &["and", "or"])
        && t.is_any(
            figure.next + 1,
            &["over", "older", "under", "younger", "above"],
        )
        && t.is_any(
            before,
            &[
                "those",
                "people",
                "voters",
                "women",
                "men",
                "adults",
                "children",
                "residents",
            ],
        );
    // "At 43, Cameron is the youngest"
    let opened = t.is(before, "at")
        && t.opens(before)
        && value >= Decimal::integer(10)
        && (t.is_symbol(figure.next, ',')
            && t.capital(figure.next + 1)
            && !t.is_any(figure.next + 1, &["the", "a"])
            || t.is_any(figure.next, &["he", "she"])
            || t.is_symbol(figure.next, ',') && t.is_any(figure.next + 1, &["he", "she"])
            || t.is_symbol(figure.next, ',')
                && t.is_any(figure.next + 1, &["a", "the"])
                && (t.is_any(figure.next + 2, PEOPLE) || t.is_any(figure.next + 2, KIN)));
    let told = (mine
        || t.is_any(before, &["is", "was"])
            && before > 0
            && (t.is_any(before - 1, &["who", "he", "she"])
                || before > 1
                    && t.is_any(before - 1, KIN)
                    && t.is_any(before - 2, &["my", "his", "her", "our", "their"])))
        && figure.term.is_plain()
        && (value >= Decimal::integer(10) || t.is(before - 1, "who"))
        && (matches!(t.symbol(figure.next), Some(',' | '.' | ';'))
            && !t.is_numeral(figure.next + 1)
            || t.is(figure.next, "and") && t.is_word(figure.next + 1)
            || mine && t.is_any(figure.next, &["then", "now", "years"]));
    // "left school at 14 and"
    let schooled = t.is(before, "at")
        && before > 1
        && t.is(before - 1, "school")
        && t.is_any(
            before - 2,
            &["left", "leave", "leaves", "leaving", "quit", "finished"],
        )
        && !plural(t, figure.next);
    // "a woman of 86"
    let of_years = t.is(before, "of")
        && before > 1
        && t.is_any(before - 1, PEOPLE)
        && (t.is_any(before - 2, &["a", "an", "another", "one", "old", "young", "little"])
            || before > 2 && t.is_any(before - 3, &["a", "an"]) && !t.is(before - 2, "of"))
        && figure.term.scale.is_none()
        && !plural(t, figure.next)
        // "a mother of five" has so many children.
        && !(value < Decimal::integer(18) && t.is_any(before - 1, PARENTS))
        && matches!(figure.value, Value::Exact(_));
    // "the composer, dead at 81"
    let died = t.is_any(before, &["at", "past", "before"])
        && before > 0
        && t.is_any(
            before - 1,
            &[
                "dies",
                "died",
                "dead",
                "retired",
                "retires",
                "married",
                "retirement",
                "retire",
                "work",
                "works",
                "worked",
                "drives",
                "drive",
            ],
        )
        && value >= Decimal::integer(10)
        && !t.is_numeral(figure.next + 1);
    // "the median age of hawkers is 60"
    let of_age = t.is_any(before, &["is", "was"])
        && (before.saturating_sub(5)..before).any(|k| t.is(k, "age"))
        && !t.is_word(figure.next);
    // "prime minister at 33, the youngest"
    let record = t.is(before, "at")
        && t.is_symbol(figure.next, ',')
        && t.is(figure.next + 1, "the")
        && t.is_any(figure.next + 2, &["youngest", "oldest"]);
    // "two men aged 38 and 34", "aged 19, 27 and 44"
    let mut first = before;
    while first > 1
        && (t.is(first, "and") || t.is_symbol(first, ','))
        && t.is_numeral(first - 1)
        && before - first < 10
    {
        first -= 2;
    }
    let listed = first < before && t.is_any(first, &["aged", "ages"]) && !plural(t, figure.next);
    // "She was 49 when the book appeared"
    let then = t.is(figure.next, "when")
        && t.is(before, "was")
        && before > 0
        && (t.is_any(before - 1, &["he", "she", "who"]) || t.is_symbol(before - 1, ','));
    // "two men, 19 and 26, are held", "her sons, eight and three"
    let pair = |at: usize, next: usize| {
        at > 1
            && t.is_symbol(at, ',')
            && t.is_any(at - 1, SEVERAL)
            && matches!(t.symbol(next), Some(',' | '.'))
    };
    let counted = |at: usize| t.is_numeral(at) || super::terms::is_number(t, at);
    let both =
        pair(before, figure.next + 2) && t.is(figure.next, "and") && counted(figure.next + 1)
            || before > 2
                && t.is(before, "and")
                && counted(before - 1)
                && pair(before - 2, figure.next);
    // "boys between 10 and 14"
    let from_to = t.is(before, "between")
        && before > 0
        && t.is_any(before - 1, SEVERAL)
        && !plural(t, figure.next)
        && value < Decimal::integer(100);
    // "all of the dead were 60 or older"
    let older = t.is_any(figure.next, &["or", "and"])
        && t.is_any(figure.next + 1, &["older", "younger"])
        && t.is_any(before, &["is", "are", "was", "were"]);
    // "and at 18 won an award"
    let lived = t.is(before, "at")
        && before > 0
        && t.is_any(before - 1, &["and", "but", "who"])
        && t.is_any(figure.next, LIVES)
        && value >= Decimal::integer(10);
    // "those of 65 and over", "girls of 15-19"
    let many = t.is(before, "of")
        && before > 0
        && t.is_any(
            before - 1,
            &[
                "those", "women", "men", "girls", "boys", "children", "adults",
            ],
        )
        && (t.is_any(figure.next, &["and", "or"])
            && t.is_any(
                figure.next + 1,
                &["over", "older", "under", "younger", "above"],
            )
            || !t.is_word(figure.next) && !t.is_hyphen(figure.next));
    // "most were older than 60"
    let than = before > 0
        && t.is(before, "than")
        && t.is_any(before - 1, &["older", "younger"])
        && !plural(t, figure.next);
    // "half of the dead were under 15", "three nuns over 90"
    let dead = t.is_any(before, &["under", "over"])
        && before > 1
        && t.is_any(
            before - 1,
            &[
                "is",
                "are",
                "was",
                "were",
                "nuns",
                "monks",
                "teachers",
                "nurses",
                "farmers",
                "migrants",
                "survivors",
                "victims",
                "prisoners",
            ],
        )
        && (!t.is_any(before - 1, &["is", "are", "was", "were"])
            || t.is_any(
                before - 2,
                &[
                    "dead",
                    "victims",
                    "patients",
                    "them",
                    "who",
                    "children",
                    "women",
                    "men",
                    "survivors",
                    "migrants",
                    "refugees",
                    "wounded",
                    "injured",
                ],
            ))
        && value < Decimal::integer(110)
        && (!t.is_word(figure.next) || t.of(figure.next).ends_with("ed"));
    if hung
        || birthday
        || dead
        || once
        || told
        || of_years
        || schooled
        || will
        || opened
        || outermost
        || than
        || open
        || record
        || died
        || of_age
        || listed
        || then
        || both
        || from_to
        || older
        || lived
        || many
        || stated
        || between
        || young
        || t.is_any(before, &["aged", "age", "ages"]) && !t.is(figure.next, "of")
        || turned && !plural(t, figure.next)
    {
        return true;
    }
    // "His grandmother, 67, had died", "his brother Galip, five, and"
    let kin = before > 1
        && (t.is_any(before - 1, KIN) || t.capital(before - 1) && t.is_any(before - 2, KIN));
    // "Shim Sung-min, 29, was found"
    let twin = before > 2 && t.is_hyphen(before - 2) && t.capital(before - 3);
    let junior = before > 1 && t.is_symbol(before - 1, '.') && t.is_any(before - 2, &["jr", "sr"]);
    let comma = before > 0
        && t.is_symbol(before, ',')
        && (t.capital(before - 1) || kin || junior || twin || someone(t, before - 1));
    let plain =
        figure.term.is_plain() || figure.term.digits.is_none() && figure.term.scale.is_none();
    // "Judge Richard May, 62, cut him short"
    let month = t
        .lexeme(before.wrapping_sub(1))
        .is_some_and(|l| l.time.is_some());
    let person = before > 2
        && t.capital(before - 2)
        && t.capital(before - 3)
        && value > Decimal::integer(31)
        && t.is_symbol(figure.next, ',');
    comma
        && matches!(figure.value, Value::Exact(_))
        && plain
        && figure.next == figure.first + 1
        && (kin || value >= Decimal::integer(10))
        && matches!(t.symbol(figure.next), Some(',' | '.' | ';'))
        && !t.is_numeral(figure.next + 1)
        && (!month || person)
}

/// "children aged 6 to 59 months", "the median age at first birth is 19.9 years": a length of life.
pub fn is_life(t: Tokens, first: usize) -> bool {
    let Some(before) = first.checked_sub(1) else {
        return false;
    };
    let led = [
        "is", "was", "of", "from", "to", "at", "rose", "fell", "about",
    ];
    let averaged = || {
        (first.saturating_sub(9)..before)
            .rev()
            .take_while(|k| t.symbol(*k).is_none())
            .any(|k| t.is(k, "age") && k > 0 && t.is_any(k - 1, &["median", "average", "mean"]))
    };
    t.is(before, "aged") || t.is_any(before, &led) && averaged()
}

/// "in his 30s", "a woman in her early 40s": ten years of age.
pub fn decade(t: Tokens, i: usize) -> Option<(Figure, usize)> {
    let tens: i64 = t.of(i).parse().ok().filter(|n| n % 10 == 0)?;
    let s = t.is(i + 1, "s") && t.glued(i + 1);
    if !t.is_numeral(i) || t.of(i).len() != 2 || !s || tens == 0 {
        return None;
    }
    let part = t.is_any(
        i.wrapping_sub(1),
        &["early", "mid", "late", "-", "upper", "lower"],
    );
    let owner = i.checked_sub(1 + usize::from(part))?;
    let owner =
        owner - usize::from(part && owner > 0 && t.is_any(owner, &["mid", "late", "early"]));
    if !t.is_any(owner, &["his", "her", "their", "my", "our", "your"]) {
        return None;
    }
    let term = term(t, i)?;
    let (low, high) = (Decimal::integer(tens), Decimal::integer(tens + 9));
    let figure = Figure {
        first: i,
        next: i + 2,
        kind: NumberKind::Age,
        value: Value::Range(Some(low), Some(high)),
        unit: Some("a"),
        assumed: false,
        term,
    };
    Some((figure, i + 2))
}
