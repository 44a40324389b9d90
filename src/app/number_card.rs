//! Owns what the card of a number says: its value, what it is of, and the figures that it can be held against.

use super::App;
use super::card::{CardLine, NUMBERS_LISTED};
use super::company::company;
use crate::analysis::numbers::unit_names::{conversion, name};
use crate::analysis::numbers::weight::reasons;
use crate::analysis::{Bound, Decimal, Number, NumberKind, Target, Value};
use crate::flow::safe_line;

/// Sentences of the same thing that are listed, of each document.
const STATED_LISTED: usize = 6;

impl App {
    pub(super) fn number_lines(&self, document: usize, id: u32) -> Option<Vec<CardLine>> {
        let open = &self.docs[document];
        let analysis = &open.analysis;
        let number = analysis.numbers.get(id as usize)?;
        let mut lines = value_lines(number);
        lines.extend(self.date_lines(document, number));
        let sentence = analysis.sentence_at(number.span.start());
        lines.push(CardLine::Mention {
            sentence: sentence.unwrap_or(number.span),
            span: number.span,
        });
        let differing: Vec<u32> = analysis.kin.differing_from(id).collect();
        lines.extend(differing.iter().map(|other| CardLine::Stated {
            document,
            id: *other,
            differs: true,
        }));
        lines.extend(number.measures.map(|span| CardLine::Fact {
            label: "of what",
            text: safe_line(open.document.slice(span)),
            span: Some(span),
        }));
        let owners = analysis.links_of(id);
        lines.extend(owners.iter().map(|link| CardLine::Actor {
            id: link.actor,
            note: link.why.label().to_owned(),
        }));
        let (company, beside) = company(document, analysis, Target::Number(id));
        let is_date = |line: &CardLine| match line {
            CardLine::Number { id, .. } => is_date(&analysis.numbers[*id as usize]),
            _ => false,
        };
        let (dates, beside): (Vec<_>, Vec<_>) = beside.into_iter().partition(is_date);
        for line in dates {
            let CardLine::Number { id, .. } = line else {
                continue;
            };
            let days = analysis.numbers[id as usize].date.as_ref();
            let days = days.and_then(|date| date.days()).unwrap_or_default();
            lines.push(CardLine::Number {
                document,
                id,
                note: format!("when · {days}").trim_end_matches(" · ").to_owned(),
            });
        }
        lines.push(self.weight_line(document, number));

        self.same_thing(document, id, &differing, &mut lines);
        self.same_unit(document, id, &mut lines);
        let owned = |line: &CardLine| matches!(line, CardLine::Actor { id, .. } if owners.iter().any(|l| l.actor == *id));
        let company: Vec<CardLine> = company.into_iter().filter(|l| !owned(l)).collect();
        if !company.is_empty() {
            lines.push(CardLine::Label("also in its sentence".to_owned()));
            lines.extend(company);
        }
        if !beside.is_empty() {
            lines.push(CardLine::Label("other numbers in its sentence".to_owned()));
            lines.extend(beside);
        }
        Some(lines)
    }

    /// When a date is, and how that is known.
    fn date_lines(&self, document: usize, number: &Number) -> Vec<CardLine> {
        let Some(date) = &number.date else {
            return Vec::new();
        };
        let open = &self.docs[document];
        let Some(days) = date.days() else {
            let why = match &open.analysis.day {
                Some(_) => "not known: the text does not say which",
                None => "not known: the document states no day to reckon from; --date gives one",
            };
            return vec![fact("when", why.to_owned())];
        };
        let words = open.document.slice(number.span);
        let year = date.interval.as_ref().and_then(|(from, _)| from.get(..4));
        let stated = year.is_some_and(|year| words.contains(year));
        let how = match &open.analysis.day {
            _ if stated => "as stated".to_owned(),
            Some(day) => format!("reckoned from {day}, the document's day"),
            None => "as stated".to_owned(),
        };
        vec![fact("when", format!("{days} · {how}"))]
    }

    /// Which place it has among the numbers of its document, and why.
    fn weight_line(&self, document: usize, number: &Number) -> CardLine {
        let analysis = &self.docs[document].analysis;
        let above = analysis
            .numbers_by_salience
            .partition_point(|other| analysis.numbers[*other as usize].salience > number.salience);
        let count = analysis.numbers.len();
        let reasons = reasons(number).join("; ");
        fact("key", format!("{} of {count}: {reasons}", above + 1))
    }

    /// Others that measure the same thing, here and in the other documents, each in its sentence.
    fn same_thing(&self, document: usize, id: u32, left_out: &[u32], lines: &mut Vec<CardLine>) {
        let things = &self.docs[document].analysis.kin.things;
        let Some(key) = things.key(id) else { return };
        let mut found = Vec::new();
        let mut count = 0;
        for other in self.documents_from(document) {
            let ids = self.docs[other].analysis.kin.things.of(key);
            let others = ids
                .iter()
                .copied()
                .filter(|i| other != document || *i != id && !left_out.contains(i));
            count += ids.len() - usize::from(other == document);
            found.extend(others.take(STATED_LISTED).map(|id| CardLine::Stated {
                document: other,
                id,
                differs: false,
            }));
        }
        if !found.is_empty() {
            let more = count - left_out.len();
            lines.push(CardLine::Label(match more {
                1 => "of the same thing: 1 other".to_owned(),
                n => format!("of the same thing: {n} others"),
            }));
            lines.extend(found);
        }
    }

    /// Others of the same unit, those next in size first in the row; here and in the other documents.
    fn same_unit(&self, document: usize, id: u32, lines: &mut Vec<CardLine>) {
        let units = &self.docs[document].analysis.kin.units;
        let Some(key) = units.key(id) else { return };
        for other in self.documents_from(document) {
            let ids = self.docs[other].analysis.kin.units.of(key);
            let here = other == document;
            let at = self.size_rank(other, ids, document, id);
            // A window around the place that this one has or would have.
            let from = at
                .saturating_sub(NUMBERS_LISTED / 2)
                .min(ids.len().saturating_sub(NUMBERS_LISTED + 1));
            let shown = ids[from..].iter().copied();
            let shown = shown.filter(|i| !here || *i != id).take(NUMBERS_LISTED);
            let open = &self.docs[other];
            let found: Vec<CardLine> = shown
                .map(|i| CardLine::Number {
                    document: other,
                    id: i,
                    note: format!("§{}", open.analysis.numbers[i as usize].section + 1),
                })
                .collect();
            if found.is_empty() {
                continue;
            }
            let unit = self.unit_title(document, id);
            lines.push(CardLine::Label(if here {
                format!(
                    "{unit}, largest first: {} of {}; B draws them",
                    at + 1,
                    ids.len()
                )
            } else {
                format!("{unit} in {}", safe_line(&open.name))
            }));
            lines.extend(found);
        }
    }

    /// How many of a document's comparable numbers are larger than one, or stand before it.
    fn size_rank(&self, other: usize, ids: &[u32], document: usize, id: u32) -> usize {
        use crate::analysis::numbers::kin::size;
        let of =
            |document: usize, id: u32| size(&self.docs[document].analysis.numbers[id as usize]);
        let own = of(document, id).unwrap_or(f64::MIN);
        ids.partition_point(|i| {
            let theirs = of(other, *i).unwrap_or(f64::MIN);
            theirs > own || theirs == own && other == document && *i < id
        })
    }

    /// What the comparable ones of a number are called: "sums in US dollars", "percentages".
    pub fn unit_title(&self, document: usize, id: u32) -> String {
        let open = &self.docs[document];
        let Some(number) = open.analysis.numbers.get(id as usize) else {
            return String::new();
        };
        let per = number
            .per
            .as_ref()
            .map_or_else(String::new, |per| format!(" per {per}"));
        match (number.kind, number.unit.as_deref(), number.measures) {
            (NumberKind::Money, Some(code), _) => format!("sums in {}{per}", name(code, false)),
            (NumberKind::Quantity, Some(code), _) => {
                format!("quantities like {}{per}", name(code, false))
            }
            (NumberKind::Duration, Some(code), _) => {
                format!("durations like {}", name(code, false))
            }
            (NumberKind::Count, _, Some(thing)) => {
                format!(
                    "counts like “{}”{per}",
                    safe_line(open.document.slice(thing))
                )
            }
            (kind, ..) => format!("{}{per}", kind.plural()),
        }
    }

    /// All documents, this one first.
    pub(super) fn documents_from(&self, document: usize) -> impl Iterator<Item = usize> {
        let others = (0..self.docs.len()).filter(move |other| *other != document);
        std::iter::once(document).chain(others)
    }
}

fn fact(label: &'static str, text: String) -> CardLine {
    CardLine::Fact {
        label,
        text,
        span: None,
    }
}

pub(super) fn is_date(number: &Number) -> bool {
    matches!(
        number.kind,
        NumberKind::Date | NumberKind::Time | NumberKind::Set
    ) || number.kind == NumberKind::Duration && number.date.is_some()
}

/// Digits with the unit's name: "126,000,000,000 US dollars".
pub fn exactly(number: &Number) -> String {
    let digits = number.value.in_digits();
    let unit = unit(number);
    format!("{digits} {unit}").trim_end().to_owned()
}

/// What the unit is called behind this value.
fn unit(number: &Number) -> String {
    let one = number.value == Value::Exact(Decimal::ONE);
    match (number.kind, number.unit.as_deref()) {
        (NumberKind::Percent, _) => "per cent".to_owned(),
        (NumberKind::PercentPoint, _) if one => "percentage point".to_owned(),
        (NumberKind::PercentPoint, _) => "percentage points".to_owned(),
        (NumberKind::Multiplier, _) => "times".to_owned(),
        (NumberKind::Ordinal, _) => "in order".to_owned(),
        (NumberKind::Date | NumberKind::Time | NumberKind::Set, _) | (_, None) => String::new(),
        (_, Some(code)) => name(code, one),
    }
}

/// The value in digits and in words, its bound, unit and plainer form.
fn value_lines(number: &Number) -> Vec<CardLine> {
    let mut lines = Vec::new();
    let digits = exactly(number);
    let stated = number.value != Value::Unknown;
    if stated {
        let per = number
            .per
            .as_ref()
            .map_or_else(String::new, |per| format!(" per {per}"));
        let assumed = if number.unit_assumed {
            ", currency assumed"
        } else if number.doubtful {
            ", unit taken from the figure before"
        } else {
            ""
        };
        lines.push(fact("value", format!("{digits}{per}{assumed}")));
        if let Some(words) = number.value.in_words() {
            let line = format!("{words} {}", unit(number));
            lines.push(fact("words", line.trim_end().to_owned()));
        }
    }
    if number.bound != Bound::Exact {
        lines.push(fact("bound", number.bound.meaning().to_owned()));
    }
    if let Some(change) = number.change {
        lines.push(fact("change", change.meaning().to_owned()));
    }
    if let Some(plain) = conversion(number) {
        lines.push(fact("that is", format!("{plain}, exactly")));
    }
    lines
}
