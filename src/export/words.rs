//! Owns how kinds, bounds and values are spelled in what scripts get.

use crate::analysis::{ActorKind, Bound, By, Change, Decimal, LinkWhy, NumberKind, Value};
use crate::document::Format;

pub fn format(format: Format) -> &'static str {
    match format {
        Format::Text => "text",
        Format::Markdown => "markdown",
        Format::Html => "html",
        Format::Pdf => "pdf",
        Format::Epub => "epub",
        Format::Docx => "docx",
        Format::Odt => "odt",
        Format::Rtf => "rtf",
    }
}

pub fn actor_kind(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Person => "person",
        ActorKind::Organization => "organization",
        ActorKind::Place => "place",
        ActorKind::Group => "group",
        ActorKind::Event => "event",
        ActorKind::Other => "other",
    }
}

pub fn by(by: By) -> &'static str {
    match by {
        By::Name => "name",
        By::Alias => "alias",
        By::Role => "role",
        By::Pronoun => "pronoun",
    }
}

pub fn number_kind(kind: NumberKind) -> &'static str {
    match kind {
        NumberKind::Money => "money",
        NumberKind::Percent => "percent",
        NumberKind::PercentPoint => "percent_point",
        NumberKind::Fraction => "fraction",
        NumberKind::Count => "count",
        NumberKind::Quantity => "quantity",
        NumberKind::Duration => "duration",
        NumberKind::Age => "age",
        NumberKind::Ordinal => "ordinal",
        NumberKind::Multiplier => "multiplier",
        NumberKind::Score => "score",
        NumberKind::Date => "date",
        NumberKind::Time => "time",
        NumberKind::Set => "set",
    }
}

pub fn bound(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact => "exact",
        Bound::Approx => "approx",
        Bound::Nearly => "nearly",
        Bound::Greater => "gt",
        Bound::AtLeast => "ge",
        Bound::Less => "lt",
        Bound::AtMost => "le",
        Bound::Vague => "vague",
    }
}

pub fn change(change: Change) -> &'static str {
    match change {
        Change::Up => "up",
        Change::Down => "down",
        Change::From => "from",
        Change::To => "to",
    }
}

pub fn why(why: LinkWhy) -> &'static str {
    match why {
        LinkWhy::Subject => "subject",
        LinkWhy::Object => "object",
        LinkWhy::Of => "of",
        LinkWhy::Near => "near",
        LinkWhy::Told => "told",
    }
}

/// `None` for a value that is not a figure.
pub fn value(value: Value) -> Option<String> {
    let end = |end: Option<Decimal>| end.map_or_else(String::new, |end| end.to_string());
    match value {
        Value::Unknown => None,
        Value::Exact(exact) => Some(exact.to_string()),
        Value::Range(from, to) => Some(format!("{}..{}", end(from), end(to))),
        Value::Ratio(a, b) => Some(format!("{a}/{b}")),
        Value::Score(a, b) => Some(format!("{a}-{b}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(mantissa: i128, exponent: i16) -> Decimal {
        Decimal { mantissa, exponent }
    }

    #[test]
    fn values_are_written_in_full() {
        assert_eq!(value(Value::Exact(exact(126, 9))).unwrap(), "126000000000");
        assert_eq!(value(Value::Exact(exact(-5, -2))).unwrap(), "-0.05");
        assert_eq!(
            value(Value::Range(None, Some(exact(2, 1)))).unwrap(),
            "..20"
        );
        assert_eq!(
            value(Value::Ratio(exact(1, 0), exact(3, 0))).unwrap(),
            "1/3"
        );
        assert_eq!(value(Value::Score(2, 1)).unwrap(), "2-1");
        assert_eq!(value(Value::Unknown), None);
    }
}
