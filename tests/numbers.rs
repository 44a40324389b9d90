//! The numbers of annotated sentences, and what must hold for any text.
//!
//! A fixture line is a sentence; below it stand its numbers, all of them, each under its span:
//! `^^^ kind value unit bound`, then what applies of `change`, `per unit` and `: what is measured`.
//! Dates show their TIMEX3 value and, after `=`, the resolved interval. `date: 2024-03-05` sets the day
//! for the lines after it; `#` starts a comment. `NUTGRAF_BLESS=1` writes what is found into the fixtures.

use std::fs;
use std::path::{Path, PathBuf};

use nutgraf::analysis::numbers::filter::Filter;
use nutgraf::analysis::numbers::{find, settle};
use nutgraf::analysis::{Number, NumberKind, Value};
use nutgraf::document::{Block, BlockKind, Document, Span};

fn document(text: &str) -> Document {
    Document {
        text: text.to_owned(),
        blocks: vec![Block {
            span: Span::new(0, text.len()),
            kind: BlockKind::Paragraph,
            section: 0,
            quote: 0,
            list: 0,
        }],
        ..Document::default()
    }
}

fn numbers(text: &str, date: Option<&str>) -> Vec<Number> {
    find(&document(text), text.len(), date)
}

/// One annotation line, as fixtures spell it.
fn annotation(text: &str, number: &Number) -> String {
    let before = text[..number.span.start()].chars().count();
    let under = number.span.of(text).chars().count();
    let mut line = format!("{}{}", " ".repeat(before), "^".repeat(under));
    let kind = format!("{:?}", number.kind).to_lowercase();
    let value = match (&number.date, number.value) {
        (Some(date), Value::Unknown) => date.timex.clone(),
        (_, Value::Unknown) => "-".to_owned(),
        (_, value) => value.to_string(),
    };
    let unit = number.unit.as_deref().unwrap_or("-");
    let bound = format!("{:?}", number.bound).to_lowercase();
    line += &format!(" {kind} {value} {unit} {bound}");
    if let Some(change) = number.change {
        line += &format!(" {}", format!("{change:?}").to_lowercase());
    }
    if let Some(per) = &number.per {
        line += &format!(" per {per}");
    }
    if let Some((start, end)) = number.date.as_ref().and_then(|d| d.interval.as_ref()) {
        line += &format!(" = {start}..{end}");
    }
    if let Some(measured) = number.measures {
        line += &format!(" : {}", measured.of(text));
    }
    line
}

fn check(name: &str) {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/numbers")
        .join(name);
    let fixture = fs::read_to_string(&path).expect("the fixture is there");
    let mut date: Option<String> = None;
    let mut found = String::new();
    for line in fixture.lines() {
        if line.trim_start().starts_with('^') {
            continue;
        }
        found += line;
        found.push('\n');
        if let Some(day) = line.strip_prefix("date:") {
            date = Some(day.trim().to_owned()).filter(|d| !d.is_empty());
        } else if !line.is_empty() && !line.starts_with('#') {
            let mut read = numbers(line, date.as_deref());
            settle(line, &mut read);
            for number in read {
                found += &annotation(line, &number);
                found.push('\n');
            }
        }
    }
    if std::env::var_os("NUTGRAF_BLESS").is_some() {
        fs::write(&path, &found).expect("the fixture can be written");
    }
    let differs = fixture
        .lines()
        .zip(found.lines())
        .find(|(expected, found)| expected != found);
    assert!(
        fixture == found || std::env::var_os("NUTGRAF_BLESS").is_some(),
        "{name}: first difference (expected, found): {differs:#?}\n\n{found}"
    );
}

macro_rules! fixtures {
    ($($name:ident)*) => {
        $(#[test]
        fn $name() {
            check(concat!(stringify!($name), ".txt"));
        })*
    };
}

fixtures! {
    money percents counts fractions quantities durations_and_ages dates_absolute dates_relative dates_unresolved
    times_and_sets bounds changes ranges_and_lists scores_ordinals_multipliers negatives reports measured units_left_out
}

#[test]
fn a_number_never_crosses_a_block_or_a_line_of_verse() {
    let text = "The budget is 5\nmillion dollars\nfor 3\npeople";
    let mut document = document(text);
    document.blocks[0].kind = BlockKind::Lines;
    let found = find(&document, text.len(), None);
    let spans: Vec<_> = found.iter().map(|n| n.span.of(text)).collect();
    assert_eq!(spans, ["5", "3"]);
    document.blocks[0].kind = BlockKind::Paragraph;
    let found = find(&document, text.len(), None);
    let spans: Vec<_> = found.iter().map(|n| n.span.of(text)).collect();
    assert_eq!(spans, ["5\nmillion dollars", "3"]);
}

#[test]
fn reading_stops_at_reach() {
    let text = "There were 12 boats and 30 sailors.";
    let found = find(&document(text), 16, None);
    assert_eq!(found.len(), 1);
}

#[test]
fn numbers_without_a_date_stay_unresolved() {
    let found = numbers("They met on Friday and will meet in June.", None);
    assert_eq!(found.len(), 2);
    assert!(
        found
            .iter()
            .all(|n| n.date.as_ref().is_some_and(|d| d.interval.is_none()))
    );
}

#[test]
fn a_bare_dollar_is_what_the_text_says() {
    let units = |text: &str| -> Vec<(String, bool)> {
        let mut found = numbers(text, None);
        settle(text, &mut found);
        let money = found.iter().filter(|n| n.kind == NumberKind::Money);
        money
            .map(|n| (n.unit.as_deref().unwrap_or("").to_owned(), n.unit_assumed))
            .collect()
    };
    let of = |code: &str, assumed: bool| (code.to_owned(), assumed);
    assert_eq!(units("It cost $5 million."), [of("USD", true)]);
    for notice in [
        "All figures are in Canadian dollars.",
        "Amounts are stated in Canadian dollars unless otherwise noted.",
        "References to “$” are to Canadian dollars.",
    ] {
        let text = format!("It cost $5 million and US$3. {notice} They paid 4 euros.");
        let expected = [of("CAD", false), of("USD", false), of("EUR", false)];
        assert_eq!(units(&text), expected, "{notice}");
    }
    // The first sum tells whose dollars the others are, where the text names the land.
    let text = "In Adelaide it cost A$5 million, and each mask $7.35.";
    assert_eq!(units(text), [of("AUD", false), of("AUD", true)]);
    let text = "It paid $3 in Adelaide, and A$5 million in Perth.";
    assert_eq!(units(text), [of("USD", true), of("AUD", false)]);
    let text = "Drivers in Halifax and Moncton earn $23 an hour.";
    assert_eq!(units(text), [of("CAD", true)]);
    // One sum in another dollar says nothing of the rest.
    let text = "It cost $5 million. Prices rose by 3 million Canadian dollars.";
    assert_eq!(units(text), [of("USD", true), of("CAD", false)]);
}

#[test]
fn filters_pass_what_they_say() {
    let text = "The port spent $1.5 billion and 3% of its income on 42 cranes; the nearest is 5 miles off, built in 2022.";
    let found = numbers(text, None);
    let passing = |filter: &str| -> Vec<&str> {
        let filter = Filter::parse(filter).expect("a filter");
        found
            .iter()
            .filter(|n| filter.matches(n, text))
            .map(|n| n.span.of(text))
            .collect()
    };
    assert_eq!(passing(">1b"), ["$1.5 billion"]);
    assert_eq!(passing("2%..5%"), ["3%"]);
    assert_eq!(passing("$"), ["$1.5 billion"]);
    assert_eq!(passing("money"), ["$1.5 billion"]);
    assert_eq!(passing("=42"), ["42"]);
    assert_eq!(passing("= 42 cranes"), ["42"]);
    assert_eq!(passing("<10 km"), ["5 miles"]);
    assert_eq!(passing("<8 km"), Vec::<&str>::new());
    for filter in [
        "2022..2024",
        "2020..2022",
        "2022..",
        "..2022",
        "2022-03..2022-04",
        "2022-05",
    ] {
        assert_eq!(passing(filter), ["2022"], "{filter}");
    }
    for filter in ["2023..", "..2021", "2019-01..2021-12", "2021-12"] {
        assert_eq!(passing(filter), Vec::<&str>::new(), "{filter}");
    }
    assert_eq!(passing("mi"), ["5 miles"]);
    assert_eq!(passing("km"), ["5 miles"]);
    assert_eq!(passing("%"), ["3%"]);
    assert_eq!(passing("date"), ["2022"]);
    assert!(Filter::parse("cranes").is_err());
    assert!(Filter::parse(">many").is_err());
}

#[test]
fn values_print_and_parse_back() {
    for text in [
        "126000000000",
        "10..20",
        "..20",
        "10..",
        "1/3",
        "2-1",
        "-0.05",
        "0",
    ] {
        let value = Value::parse(text).expect("a value");
        assert_eq!(value.to_string(), text);
    }
}

#[test]
fn decimals_compare_exactly() {
    let decimal = |text: &str| {
        text.parse::<nutgraf::analysis::Decimal>()
            .expect("a decimal")
    };
    assert!(decimal("0.1") < decimal("0.10000000000000000001"));
    assert!(decimal("1000000000000000000000000") > decimal("999999999999999999999999.9"));
    assert!(decimal("-2") < decimal("-1.5"));
    assert_eq!(decimal("1.50"), decimal("1.5"));
    assert_eq!(decimal("100").mantissa, 1);
}

#[test]
fn salience_puts_money_before_small_counts_and_years() {
    let text = "In 2021 two ministers pledged $4 billion.";
    let mut found = numbers(text, None);
    found.sort_by_key(|n| std::cmp::Reverse(n.salience));
    let order: Vec<_> = found.iter().map(|n| n.kind).collect();
    assert_eq!(
        order,
        [NumberKind::Money, NumberKind::Count, NumberKind::Date]
    );
}
