//! Owns number words: what each stands for, and the reading of numerals and spelled-out numbers.

use super::model::Decimal;
use super::scan::Tokens;

/// What a word does in a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberWord {
    /// 0 to 19.
    Unit(u8),
    /// 20 to 90.
    Tens(u8),
    Hundred,
    /// Times 10^n.
    Scale(u8),
    Dozen,
    Half,
    Ordinal(u8),
    /// "hundredth", "millionth": 10^n.
    OrdinalScale(u8),
    /// One of n equal parts, as a word that is nothing else: "quarter", "thirds".
    Part(u8),
    /// "hundreds", "dozens": an unknown number of them. 0 stands for dozens and scores.
    Many(u8),
    /// "couple", "pair": two, after an article.
    Couple,
    /// "a", "an": one, before a scale, a part or a unit.
    Article,
    /// "threefold": so many times.
    Fold(u8),
    /// "twice": so many times, where it compares.
    Twice(u8),
    /// "double": so many times, where it compares and no verb nor adjective stands there.
    Double(u8),
}

use NumberWord::{
    Article, Couple, Double, Dozen, Fold, Half, Hundred, Many, Ordinal, OrdinalScale, Part, Scale,
    Tens, Twice, Unit,
};

pub const NUMBERS: &[(&str, NumberWord)] = &[
    ("zero", Unit(0)),
    ("nought", Unit(0)),
    ("naught", Unit(0)),
    ("one", Unit(1)),
    ("two", Unit(2)),
    ("three", Unit(3)),
    ("four", Unit(4)),
    ("five", Unit(5)),
    ("six", Unit(6)),
    ("seven", Unit(7)),
    ("eight", Unit(8)),
    ("nine", Unit(9)),
    ("ten", Unit(10)),
    ("eleven", Unit(11)),
    ("twelve", Unit(12)),
    ("thirteen", Unit(13)),
    ("fourteen", Unit(14)),
    ("fifteen", Unit(15)),
    ("sixteen", Unit(16)),
    ("seventeen", Unit(17)),
    ("eighteen", Unit(18)),
    ("nineteen", Unit(19)),
    ("twenty", Tens(20)),
    ("thirty", Tens(30)),
    ("forty", Tens(40)),
    ("fourty", Tens(40)),
    ("fifty", Tens(50)),
    ("sixty", Tens(60)),
    ("seventy", Tens(70)),
    ("eighty", Tens(80)),
    ("ninety", Tens(90)),
    ("hundred", Hundred),
    ("thousand", Scale(3)),
    ("grand", Scale(3)),
    ("lakh", Scale(5)),
    ("lac", Scale(5)),
    ("lakhs", Scale(5)),
    ("lkh", Scale(5)),
    ("lkhs", Scale(5)),
    ("million", Scale(6)),
    ("mln", Scale(6)),
    ("crore", Scale(7)),
    ("crores", Scale(7)),
    ("billion", Scale(9)),
    ("bln", Scale(9)),
    ("trillion", Scale(12)),
    ("trln", Scale(12)),
    ("tln", Scale(12)),
    ("quadrillion", Scale(15)),
    ("quintillion", Scale(18)),
    ("dozen", Dozen),
    ("doz", Dozen),
    ("dozs", Dozen),
    ("dzs", Dozen),
    ("couple", Couple),
    ("pair", Couple),
    ("half", Half),
    ("first", Ordinal(1)),
    ("second", Ordinal(2)),
    ("third", Ordinal(3)),
    ("fourth", Ordinal(4)),
    ("fifth", Ordinal(5)),
    ("sixth", Ordinal(6)),
    ("seventh", Ordinal(7)),
    ("eighth", Ordinal(8)),
    ("ninth", Ordinal(9)),
    ("nineth", Ordinal(9)),
    ("tenth", Ordinal(10)),
    ("eleventh", Ordinal(11)),
    ("twelfth", Ordinal(12)),
    ("thirteenth", Ordinal(13)),
    ("fourteenth", Ordinal(14)),
    ("fifteenth", Ordinal(15)),
    ("sixteenth", Ordinal(16)),
    ("seventeenth", Ordinal(17)),
    ("eighteenth", Ordinal(18)),
    ("nineteenth", Ordinal(19)),
    ("twentieth", Ordinal(20)),
    ("thirtieth", Ordinal(30)),
    ("fortieth", Ordinal(40)),
    ("fiftieth", Ordinal(50)),
    ("sixtieth", Ordinal(60)),
    ("seventieth", Ordinal(70)),
    ("eightieth", Ordinal(80)),
    ("ninetieth", Ordinal(90)),
    ("hundredth", OrdinalScale(2)),
    ("thousandth", OrdinalScale(3)),
    ("millionth", OrdinalScale(6)),
    ("billionth", OrdinalScale(9)),
    ("trillionth", OrdinalScale(12)),
    ("halves", Part(2)),
    ("thirds", Part(3)),
    ("quarter", Part(4)),
    ("quarters", Part(4)),
    ("fourths", Part(4)),
    ("fifths", Part(5)),
    ("sixths", Part(6)),
    ("sevenths", Part(7)),
    ("eighths", Part(8)),
    ("ninths", Part(9)),
    ("tenths", Part(10)),
    ("twelfths", Part(12)),
    ("sixteenths", Part(16)),
    ("twentieths", Part(20)),
    ("hundredths", Part(100)),
    ("tens", Many(1)),
    ("dozens", Many(0)),
    ("scores", Many(0)),
    ("hundreds", Many(2)),
    ("thousands", Many(3)),
    ("millions", Many(6)),
    ("billions", Many(9)),
    ("trillions", Many(12)),
    ("once", Twice(1)),
    ("twice", Twice(2)),
    ("thrice", Twice(3)),
    ("double", Double(2)),
    ("triple", Double(3)),
    ("quadruple", Double(4)),
    ("twofold", Fold(2)),
    ("threefold", Fold(3)),
    ("fourfold", Fold(4)),
    ("fivefold", Fold(5)),
    ("sixfold", Fold(6)),
    ("sevenfold", Fold(7)),
    ("eightfold", Fold(8)),
    ("ninefold", Fold(9)),
    ("tenfold", Fold(10)),
    ("twelvefold", Fold(12)),
    ("twentyfold", Fold(20)),
    ("hundredfold", Fold(100)),
    ("a", Article),
    ("an", Article),
];

/// A vulgar fraction in one character, as numerator and denominator.
pub fn vulgar(symbol: char) -> Option<(u32, u32)> {
    Some(match symbol {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    })
}

/// How a numeral's digits are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Digits {
    /// Nothing but digits.
    Plain,
    /// With grouping commas, points or spaces.
    Grouped,
    /// With a decimal point or comma.
    Decimal,
}

/// Reads a numeral: "1,234.5", "1.234,5", "12,34,567", "3,67". `None` for versions, lists and other dotted things.
pub fn numeral(text: &str) -> Option<(Decimal, Digits)> {
    let points = text.bytes().filter(|b| *b == b'.').count();
    let commas = text.bytes().filter(|b| *b == b',').count();
    if text.len() > 40 {
        return None;
    }
    let parse = |text: &str| text.parse::<Decimal>().ok();
    match (commas, points) {
        (0, 0) => Some((parse(text)?, Digits::Plain)),
        (0, 1) if text.starts_with('.') => Some((parse(&format!("0{text}"))?, Digits::Decimal)),
        (0, 1) => Some((parse(text)?, Digits::Decimal)),
        (0, _) if grouped(text, '.') => Some((parse(&text.replace('.', ""))?, Digits::Grouped)),
        (_, 0) if grouped(text, ',') => Some((parse(&text.replace(',', ""))?, Digits::Grouped)),
        (1, 0) if !text.starts_with("0,0") || text.len() < 5 => {
            let (_, part) = text.split_once(',')?;
            let decimal = part.len() <= 2 || text.starts_with("0,");
            decimal.then_some((parse(&text.replace(',', "."))?, Digits::Decimal))
        }
        (_, 1) => {
            let (point, comma) = (text.find('.')?, text.find(',')?);
            if comma < point {
                let (whole, _) = text.split_at(point);
                grouped(whole, ',').then_some((parse(&text.replace(',', ""))?, Digits::Decimal))
            } else {
                let (whole, part) = text.split_once(',')?;
                let plain = whole.replace('.', "");
                grouped(whole, '.').then_some((parse(&format!("{plain}.{part}"))?, Digits::Decimal))
            }
        }
        (1, _) => {
            let (whole, part) = text.split_once(',')?;
            let plain = whole.replace('.', "");
            (grouped(whole, '.') && !part.contains('.'))
                .then_some((parse(&format!("{plain}.{part}"))?, Digits::Decimal))
        }
        _ => None,
    }
}

/// Groups of three digits, or two before the last as in India, after a first of one to three.
fn grouped(text: &str, separator: char) -> bool {
    let groups: Vec<&str> = text.split(separator).collect();
    let Some((first, rest)) = groups.split_first() else {
        return false;
    };
    let Some((last, middle)) = rest.split_last() else {
        return false;
    };
    (1..=3).contains(&first.len())
        && last.len() == 3
        && (middle.iter().all(|g| g.len() == 3)
            || separator == ',' && first.len() <= 2 && middle.iter().all(|g| g.len() == 2))
}

/// A spelled-out cardinal from `i`: its value, the index after it, and whether its last word is an ordinal.
#[derive(Debug, Clone, Copy)]
pub struct Spelled {
    pub value: Decimal,
    pub next: usize,
    pub ordinal: bool,
    /// Number words in it.
    pub words: usize,
    /// The power of ten of its last word, where that is a scale.
    pub scale: Option<u8>,
}

/// Reads "two hundred and five thousand", "twenty-first". Never longer than 40 tokens.
pub fn spelled(t: Tokens, i: usize) -> Option<Spelled> {
    let mut total = 0i128;
    let mut current = 0i128;
    let mut smallest_scale = u8::MAX;
    let mut at = i;
    let mut next = i;
    let mut words = 0;
    let mut ordinal = false;
    let mut scale = None;
    // The largest value that may be added to `current`: below it nothing stands yet.
    let mut room = i128::MAX;
    while at < i + 40 {
        let Some(number) = t.lexeme(at).and_then(|l| l.number) else {
            break;
        };
        match number {
            Unit(0) if words > 0 => break,
            Unit(n) if i128::from(n) < room => {
                current += i128::from(n);
                room = if n == 0 { 0 } else { 1 };
            }
            Tens(n) if i128::from(n) < room => {
                current += i128::from(n);
                room = 10;
            }
            Article if words == 0 && multiplies(t, at + 1) => {
                current = 1;
                room = 1;
            }
            Hundred if words > 0 && (1..100).contains(&current) => {
                current *= 100;
                room = 100;
            }
            Scale(n) if words > 0 && current > 0 && n < smallest_scale => {
                total += current * 10i128.pow(u32::from(n));
                current = 0;
                smallest_scale = n;
                room = 1000;
            }
            // "three lakh crore": a scale of a scale.
            Scale(n) if scale.is_some() && current == 0 && total < 10i128.pow(9) => {
                total *= 10i128.pow(u32::from(n));
                smallest_scale = n;
            }
            Ordinal(n) if i128::from(n) < room && (words > 0 || n > 0) => {
                current += i128::from(n);
                ordinal = true;
            }
            OrdinalScale(n) if words == 0 => {
                total = 10i128.pow(u32::from(n));
                ordinal = true;
            }
            OrdinalScale(n) if current > 0 => {
                total += current * 10i128.pow(u32::from(n));
                current = 0;
                ordinal = true;
            }
            _ => break,
        }
        words += 1;
        scale = match number {
            Scale(n) => Some(n),
            _ => None,
        };
        next = at + 1;
        if ordinal {
            break;
        }
        at = next;
        let hyphen = t.is_dash(at) && t.lexeme(at + 1).is_some_and(|l| l.number.is_some());
        let glued = t.glued(at) && t.glued(at + 1) || !t.glued(at) && !t.glued(at + 1);
        // "two hundred and three quarters" adds a fraction.
        let and = t.is(at, "and")
            && matches!(room, 100 | 1000)
            && super::fractions::fraction_after(t, at).is_none();
        at += usize::from(hyphen && glued || and);
    }
    if words == 0 {
        return None;
    }
    Some(Spelled {
        value: Decimal::new(total + current, 0)?,
        next,
        ordinal,
        words,
        scale,
    })
}

/// Whether "a" before it stands for one: "a hundred", "a million".
fn multiplies(t: Tokens, i: usize) -> bool {
    t.lexeme(i)
        .and_then(|l| l.number)
        .is_some_and(|n| matches!(n, Hundred | Scale(_)))
}

/// Whether the ending makes the numeral an ordinal: "21st".
pub fn ordinal_suffix(text: &str) -> bool {
    ["st", "nd", "rd", "th"]
        .iter()
        .any(|s| text.eq_ignore_ascii_case(s))
}
