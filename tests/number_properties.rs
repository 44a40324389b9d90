//! What must hold of the numbers of any text, and of every value that is written into one.

use nutgraf::analysis::numbers::find;
use nutgraf::analysis::{Bound, Number, Value};
use nutgraf::document::{Block, BlockKind, Document, Span};
use proptest::prelude::*;

fn numbers(text: &str, date: Option<&str>) -> Vec<Number> {
    let document = Document {
        text: text.to_owned(),
        blocks: vec![Block {
            span: Span::new(0, text.len()),
            kind: BlockKind::Paragraph,
            section: 0,
            quote: 0,
            list: 0,
        }],
        ..Document::default()
    };
    find(&document, text.len(), date)
}

/// What must hold of the numbers of any text.
fn sound(text: &str, date: Option<&str>) -> Result<(), TestCaseError> {
    let mut last = 0;
    for number in numbers(text, date) {
        for span in [Some(number.span), Some(number.full), number.measures]
            .into_iter()
            .flatten()
        {
            prop_assert!(span.end() <= text.len());
            prop_assert!(text.is_char_boundary(span.start()) && text.is_char_boundary(span.end()));
        }
        prop_assert!(number.span.start() >= last, "sorted and not overlapping");
        prop_assert!(!number.span.is_empty() && number.full.holds(number.span));
        prop_assert_eq!(Value::parse(&number.value.to_string()), Some(number.value));
        if number.value == Value::Unknown && number.date.is_none() {
            prop_assert_eq!(number.bound, Bound::Vague);
        }
        last = number.span.end();
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_sound(text in any::<String>()) {
        sound(&text, Some("2024-02-29"))?;
    }

    #[test]
    fn number_like_text_is_sound(words in prop::collection::vec(prop::sample::select(WORDS), 0..60), glue in prop::bool::ANY) {
        let text = words.join(if glue { "" } else { " " });
        sound(&text, Some("9999-12-31"))?;
        sound(&text, None)?;
    }
}

/// A value as reports may write it, and the value that this states.
fn written(digits: i64, tenths: i64, form: usize) -> (String, String) {
    let exact = |value: String| Value::parse(&value).expect("a value");
    let whole = exact(digits.to_string());
    match form {
        // Four digits alone may be a year, one alone a rank.
        0 => (whole.in_digits(), digits.to_string()),
        1 => (whole.in_words().expect("words"), digits.to_string()),
        2 => (format!("{}.{tenths} million", digits % 1000), {
            format!("{}", (digits % 1000) * 1_000_000 + tenths * 100_000)
        }),
        3 => (format!("${}.{tenths}bn", digits % 1000), {
            format!("{}", (digits % 1000) * 1_000_000_000 + tenths * 100_000_000)
        }),
        4 => (format!("{}.{tenths} percent", digits % 1000), {
            exact(format!("{}.{tenths}", digits % 1000)).to_string()
        }),
        _ => (format!("{} kg", whole.in_digits()), digits.to_string()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    /// What is written is found, whole and alone, with exactly the value that it states.
    #[test]
    fn written_values_are_read(digits in 2_i64..2_000_000_000_000, few in 1_u32..13, tenths in 1_i64..10, form in 0_usize..6) {
        let digits = (digits % 10_i64.pow(few)).max(2);
        let (stated, value) = written(digits, tenths, form);
        let text = format!("The ship took {stated} of seeds.");
        let found = numbers(&text, None);
        prop_assert_eq!(found.len(), 1, "{}", text);
        prop_assert_eq!(found[0].span.of(&text), stated.as_str());
        prop_assert_eq!(found[0].value.to_string(), value);
    }
}

/// Pieces of which numbers and dates are made.
const WORDS: &[&str] = &[
    "1",
    "12",
    "100",
    "000",
    "2024",
    "99999999999999999999999999999999999999999999",
    "0.5",
    "1,234",
    "1.234.567,8",
    ".5",
    "½",
    "one",
    "twenty",
    "hundred",
    "thousand",
    "million",
    "trillion",
    "dozen",
    "half",
    "a",
    "an",
    "third",
    "first",
    "quarter",
    "thirds",
    "thousands",
    "of",
    "and",
    "to",
    "-",
    "–",
    "—",
    "/",
    ":",
    ".",
    ",",
    "$",
    "US",
    "€",
    "%",
    "percent",
    "per",
    "cent",
    "points",
    "km",
    "m",
    "°",
    "C",
    "feet",
    "inches",
    "years",
    "year",
    "old",
    "days",
    "ago",
    "later",
    "before",
    "after",
    "from",
    "now",
    "June",
    "May",
    "Monday",
    "mid",
    "early",
    "end",
    "the",
    "last",
    "next",
    "past",
    "this",
    "week",
    "century",
    "Q3",
    "FY",
    "fiscal",
    "s",
    "th",
    "st",
    "'",
    "’",
    "\"",
    "(",
    ")",
    "[",
    "]",
    "more",
    "than",
    "at",
    "least",
    "or",
    "between",
    "up",
    "by",
    "rose",
    "p.m.",
    "GMT",
    "o'clock",
    "noon",
    "e",
    "x",
    "^",
    "10",
    "−",
    "+",
    "#",
    "No.",
    "World",
    "War",
    "two",
    "people",
    "point",
    "five",
    "each",
    "every",
    "weekend",
    "Christmas",
    "2-1",
    "成",
    "é",
    "\u{200b}",
    "\u{a0}",
];
