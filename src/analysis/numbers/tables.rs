//! Owns what a table says of the figures in its cells: the unit and scale that the head of their column or the line over
//! the table states, "(£ million)", and the thing that their row is about.

use std::borrow::Cow;

use super::figure::figure;
use super::model::{Decimal, Number, NumberKind, Value};
use super::scan::{Tokens, scan};
use crate::document::Span;

/// Bytes of a head or of the line over a table in which a unit is looked for.
const LONGEST: usize = 160;

/// What a head says of the figures below it.
struct Head {
    /// `None` where only a scale is told: "(thousands)".
    kind: Option<NumberKind>,
    unit: Option<Cow<'static, str>>,
    assumed: bool,
    scale: Decimal,
}

/// Gives the figures in the cells of a table (rows are lines, cells parted by tabs) what its heads and rows say of them.
/// `over` is the line that stands over the table.
pub fn settle(text: &str, table: Span, over: Option<Span>, numbers: &mut [Number]) {
    let rows: Vec<Vec<Span>> = rows(text, table);
    let [head, body @ ..] = rows.as_slice() else {
        return;
    };
    let said = |span: &Span| in_brackets(span.of(text));
    let caption = over
        .filter(|over| over.of(text).len() <= LONGEST)
        .and_then(|over| said(&over));
    // What the head of the first column says in brackets holds for all that say nothing themselves.
    let first = head.first().and_then(said);
    let heads: Vec<Option<Head>> = head
        .iter()
        .map(|cell| said(cell).or_else(|| whole(cell.of(text))))
        .collect();
    for row in body {
        let about = row
            .first()
            .filter(|cell| cell.of(text).contains(char::is_alphabetic));
        for (column, cell) in row.iter().enumerate().skip(1) {
            let at = numbers.partition_point(|n| n.span.start() < cell.start());
            let Some(number) = numbers.get_mut(at).filter(|n| fills(text, *cell, n)) else {
                continue;
            };
            let own = heads.get(column).and_then(Option::as_ref);
            let head = own.or(first.as_ref()).or(caption.as_ref());
            if let Some(head) = head {
                give(text, *cell, head, number);
            }
            if number.measures.is_none() && number.date.is_none() {
                number.measures = about.copied();
            }
        }
    }
}

fn rows(text: &str, table: Span) -> Vec<Vec<Span>> {
    let mut rows = Vec::new();
    let mut at = table.start();
    for line in table.of(text).split('\n') {
        let mut cells = Vec::new();
        for cell in line.split('\t') {
            let start = at + (cell.len() - cell.trim_start().len());
            cells.push(Span::new(
                start.min(at + cell.len()),
                start.max(at + cell.trim_end().len()),
            ));
            at += cell.len() + 1;
        }
        rows.push(cells);
    }
    rows
}

/// Whether a number is all that a cell holds, but for a sign, brackets or a mark of a note.
fn fills(text: &str, cell: Span, number: &Number) -> bool {
    let rest = |from: usize, to: usize| text.get(from..to).unwrap_or(".");
    let plain = |part: &str| {
        part.chars()
            .all(|c| matches!(c, '(' | ')' | '-' | '−' | '*' | ' '))
    };
    cell.holds(number.span)
        && plain(rest(cell.start(), number.span.start()))
        && plain(rest(number.span.end(), cell.end()))
}

/// Makes a bare figure one of the sort that its head states.
fn give(text: &str, cell: Span, head: &Head, number: &mut Number) {
    let digits = number.span.of(text).bytes().all(|b| b.is_ascii_digit());
    // "1950" in a column of sums is no year.
    let value = match (number.kind, number.value) {
        (NumberKind::Count, Value::Exact(value)) => value,
        (NumberKind::Date, _) if digits && head.kind.is_some() => {
            match number.span.of(text).parse() {
                Ok(value) => value,
                Err(_) => return,
            }
        }
        _ => return,
    };
    let negative = head.kind == Some(NumberKind::Money)
        && cell.of(text).starts_with('(')
        && cell.of(text).ends_with(')');
    let Some(value) = value.times(head.scale) else {
        return;
    };
    let Some(value) = (if negative {
        value.times(Decimal::integer(-1))
    } else {
        Some(value)
    }) else {
        return;
    };
    number.value = Value::Exact(value);
    number.kind = head.kind.unwrap_or(NumberKind::Count);
    number.unit.clone_from(&head.unit);
    number.unit_assumed = head.assumed;
    number.date = None;
}

/// The unit that brackets at the end of a head hold: "Aid (US$ bn)".
fn in_brackets(head: &str) -> Option<Head> {
    let open = head.rfind(['(', '['])?;
    let inner = head.get(open + 1..)?.split([')', ']']).next()?;
    (head.len() <= LONGEST).then(|| read(inner)).flatten()
}

/// "Change %", "%", "GWh": a head that ends in a unit, or is one.
fn whole(head: &str) -> Option<Head> {
    let last = head.rsplit(' ').next()?;
    let sign = last == "%" || last.starts_with(['£', '€', '$']) || last == head;
    (sign && head.len() <= LONGEST)
        .then(|| read(last))
        .flatten()
}

/// Reads a unit as one of it: "£ million" as "£1 million", "tonnes" as "1 tonnes".
fn read(unit: &str) -> Option<Head> {
    let mut plain = unit.trim().to_owned();
    for (long, short) in [
        ("in ", ""),
        ("millions", "million"),
        ("thousands", "thousand"),
        ("billions", "billion"),
        ("'000", "thousand"),
        ("’000", "thousand"),
        ("000s", "thousand"),
        ("per cent", "%"),
        (" of ", " "),
    ] {
        if long != "in " || plain.starts_with(long) {
            plain = plain.replacen(long, short, 1);
        }
    }
    let plain = plain.trim();
    if plain.is_empty() || plain.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    // "US$m": the sum stands between sign and scale.
    let split = plain
        .char_indices()
        .rfind(|(_, c)| matches!(c, '$' | '€' | '£' | '¥' | '₹'))
        .map(|(at, c)| at + c.len_utf8())
        .or_else(|| {
            plain
                .find(' ')
                .filter(|at| *at == 3 && plain[..3].bytes().all(|b| b.is_ascii_uppercase()))
        });
    let between = split.map(|at| {
        let (sign, scale) = plain.split_at(at);
        let scale = scale.trim_start();
        let gap = if scale.len() > 3 { " " } else { "" };
        format!("{sign}1{gap}{scale}")
    });
    between
        .into_iter()
        .chain([format!("1 {plain}")])
        .find_map(|probe| one(&probe))
}

/// The sort of a probe that is one figure from its first letter to its last.
fn one(probe: &str) -> Option<Head> {
    let mut tokens = Vec::new();
    scan(probe, 0, probe.len(), &mut tokens);
    let t = Tokens {
        text: probe,
        list: &tokens,
    };
    let at = (0..t.len()).find(|i| t.is_numeral(*i))?;
    let found = figure(t, at, 0).filter(|f| f.first == 0 && f.next == t.len())?;
    let Value::Exact(scale) = found.value else {
        return None;
    };
    let kind = match found.kind {
        NumberKind::Count if scale > Decimal::ONE => None,
        NumberKind::Money
        | NumberKind::Percent
        | NumberKind::PercentPoint
        | NumberKind::Quantity
        | NumberKind::Duration => Some(found.kind),
        _ => return None,
    };
    Some(Head {
        kind,
        unit: found.unit.map(Cow::Borrowed),
        assumed: found.assumed,
        scale,
    })
}

#[cfg(test)]
mod tests {
    use crate::analysis::numbers::find;
    use crate::document::{Block, BlockKind, Document, Span};

    /// The figures of a table under a line, as "words value unit thing".
    fn figures(over: &str, table: &str) -> Vec<String> {
        let text = format!("{over}\n{table}");
        let block = |kind, start, end| Block {
            span: Span::new(start, end),
            kind,
            section: 0,
            quote: 0,
            list: 0,
        };
        let document = Document {
            blocks: vec![
                block(BlockKind::Paragraph, 0, over.len()),
                block(BlockKind::Table, over.len() + 1, text.len()),
            ],
            text,
            ..Document::default()
        };
        find(&document, document.text.len(), None)
            .iter()
            .filter(|n| n.span.start() > over.len())
            .map(|n| {
                let thing = n.measures.map_or("-", |m| m.of(&document.text));
                let unit = n.unit.as_deref().unwrap_or("-");
                format!("{} {} {unit} {thing}", n.span.of(&document.text), n.value)
            })
            .collect()
    }

    #[test]
    fn heads_tell_the_units_of_their_columns() {
        assert_eq!(
            figures(
                "Spending",
                "Office (£ million)\t2023\tChange %\tTonnes\nArms\t1,204\t-8.8\t31\nHealth\t(22.5)\t2.6\t1950"
            ),
            [
                "2023  - -",
                "1,204 1204000000 GBP Arms",
                "-8.8 -8.8 - Arms",
                "31 31 t Arms",
                "22.5 -22500000 GBP Health",
                "2.6 2.6 - Health",
                "1950 1950 t Health",
            ]
        );
    }

    #[test]
    fn the_line_over_a_table_tells_them_too() {
        assert_eq!(
            figures(
                "Table 3. Aid (US$m)",
                "Land\tQ1\nNorland\t12.5\nSudria\tn/a"
            ),
            ["12.5 12500000 USD Norland"]
        );
        assert_eq!(
            figures("People (thousands)", "Land\tMen\nNorland\t12"),
            ["12 12000 - Norland"]
        );
    }

    #[test]
    fn what_no_head_tells_stays_as_it_is() {
        assert_eq!(
            figures(
                "Boats (see below)",
                "Land\tBoats (new)\tBuilt\nNorland\t12\t1950"
            ),
            ["12 12 - Norland", "1950  - -"]
        );
    }
}
