//! Owns ages that no unit states: "John Smith, 45, said", "aged 18 to 24", "in her early 40s".

use super::figure::Figure;
use super::model::{Decimal, NumberKind, Value};
use super::nouns::plural;
use super::scan::Tokens;
use super::terms::term;

/// "John Smith, 45, said", "aged 35", "age 12".
pub fn is_age(t: Tokens, figure: &Figure) -> bool {
    let value = match figure.value {
        Value::Exact(value) | Value::Range(Some(_), Some(value)) => value,
        _ => return false,
    };
    let whole = value.is_integer() && value < Decimal::integer(120) && value > Decimal::ZERO;
    let Some(before) = figure.first.checked_sub(1).filter(|_| whole) else {
        return false;
    };
    let turned =
        t.is_any(before, &["turn", "turns", "turned", "turning"]) && figure.term.is_plain();
    // "under-21 teams".
    let hung = t.is_hyphen(before) && before > 0 && t.is_any(before - 1, &["under", "over"]);
    // "children under five".
    let young = t.is_any(before, &["under", "over", "below", "above"])
        && before > 0
        && t.is_any(
            before - 1,
            &[
                "children", "child", "boys", "girls", "kids", "women", "men", "anyone", "adults",
                "those",
            ],
        )
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
    let told = t.is_any(before, &["is", "was"])
        && before > 0
        && t.is_any(before - 1, &["who", "he", "she"])
        && figure.term.is_plain()
        && (value >= Decimal::integer(10) || t.is(before - 1, "who"))
        && (matches!(t.symbol(figure.next), Some(',' | '.' | ';'))
            && !t.is_numeral(figure.next + 1)
            || t.is(figure.next, "and") && t.is_word(figure.next + 1));
    // "a woman of 86"
    let of_years = t.is(before, "of")
        && before > 1
        && t.is_any(before - 1, PEOPLE)
        && t.is_any(before - 2, &["a", "an", "another", "one", "old", "young"])
        && figure.term.scale.is_none()
        && !plural(t, figure.next)
        && matches!(figure.value, Value::Exact(_));
    // "the composer, dead at 81"
    let died = t.is(before, "at")
        && before > 0
        && t.is_any(
            before - 1,
            &["dies", "died", "dead", "retired", "retires", "married"],
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
    // "two men aged 38 and 34"
    let listed = t.is(before, "and")
        && before > 1
        && t.is_numeral(before - 1)
        && t.is(before - 2, "aged")
        && !plural(t, figure.next);
    if hung
        || once
        || told
        || of_years
        || record
        || died
        || of_age
        || listed
        || stated
        || between
        || young
        || t.is_any(before, &["aged", "age", "ages"]) && !t.is(figure.next, "of")
        || turned && !plural(t, figure.next)
    {
        return true;
    }
    let comma = t.is_symbol(before, ',') && t.capital(before.wrapping_sub(1)) && before > 0;
    let plain =
        figure.term.is_plain() || figure.term.digits.is_none() && figure.term.scale.is_none();
    comma
        && matches!(figure.value, Value::Exact(_))
        && plain
        && figure.next == figure.first + 1
        && value >= Decimal::integer(10)
        && matches!(t.symbol(figure.next), Some(',' | '.' | ';'))
        && !t.is_numeral(figure.next + 1)
        && t.lexeme(before - 1).is_none_or(|l| l.time.is_none())
}

/// Of whom an age is told by "of".
const PEOPLE: &[&str] = &[
    "man",
    "woman",
    "boy",
    "girl",
    "child",
    "lad",
    "youth",
    "widow",
    "widower",
    "grandmother",
    "grandfather",
    "mother",
    "father",
    "farmer",
    "firefighter",
    "fisherman",
    "teacher",
    "nurse",
    "pensioner",
    "student",
    "pupil",
    "shepherd",
    "soldier",
    "driver",
    "baker",
    "carpenter",
    "engineer",
    "lawyer",
    "doctor",
    "priest",
    "migrant",
    "worker",
    "veteran",
    "bachelor",
    "toddler",
    "teenager",
];

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
