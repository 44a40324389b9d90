//! Owns which figures of several texts are the same and which differ: same unit, same counted thing,
//! another value. That they differ is said, never that one is wrong.

use std::collections::HashMap;

use super::text::{TextChange, TextRow};
use super::{NumberRow, Part};
use crate::analysis::numbers::things::Thing;
use crate::analysis::{Number, NumberKind};
use crate::document::Span;

/// How the parts that state a figure agree on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberState {
    /// The same value, or stated in one part only.
    Same,
    /// Same unit, same counted thing, another value.
    Differs,
}

/// A number for comparing.
struct Figure {
    part: usize,
    index: u32,
    span: Span,
    /// What must agree for two to be comparable.
    measure: String,
    /// The value as it prints, or the date.
    value: String,
    /// What is counted, as one word; empty where the text doesn't say.
    thing: String,
    taken: bool,
}

/// The rows of the numbers and those of the dates.
pub(super) fn rows(
    parts: &[Part],
    text: &[TextRow],
    actors: &[HashMap<u32, usize>],
) -> (Vec<NumberRow>, Vec<NumberRow>) {
    let (dates, numbers): (Vec<Figure>, Vec<Figure>) = figures(parts)
        .into_iter()
        .partition(|figure| figure.measure == "date");
    let find = |mut figures: Vec<Figure>| {
        let mut rows = Vec::new();
        // Where two of three texts agree, what the third says differs.
        if parts.len() > 2 {
            differing(&mut figures, parts.len(), &mut rows);
        }
        rows.extend(same(&mut figures, parts.len()));
        differing(&mut figures, parts.len(), &mut rows);
        if parts.len() == 2 {
            replaced(&mut figures, text, &mut rows);
        }
        alone(&figures, parts.len(), &mut rows);
        for row in &mut rows {
            row.attributed_differently =
                row.state == NumberState::Same && attributed_differently(row, parts, actors);
        }
        rows.sort_by_key(|row| {
            let sides = row.sides.iter().enumerate();
            sides
                .filter_map(|(at, side)| Some((at, *side.first()?)))
                .min()
        });
        rows
    };
    (find(numbers), find(dates))
}

fn figures(parts: &[Part]) -> Vec<Figure> {
    let mut figures = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        let numbers = &part.analysis.numbers;
        let from = numbers.partition_point(|n| n.span.start() < part.span.start());
        let here = numbers[from..]
            .iter()
            .take_while(|n| n.span.start() < part.span.end());
        for (index, number) in here.enumerate() {
            figures.push(figure(at, (from + index) as u32, number, part));
        }
    }
    figures
}

fn figure(part: usize, index: u32, number: &Number, of: &Part) -> Figure {
    let is_date = matches!(
        number.kind,
        NumberKind::Date | NumberKind::Time | NumberKind::Set
    );
    let stated = || super::actors::folded(of.document.slice(number.span));
    let (measure, value) = if is_date {
        let date = number.date.as_ref().map(|date| date.timex.clone());
        ("date".to_owned(), date.unwrap_or_else(stated))
    } else {
        let unit = number.unit.as_deref().unwrap_or("");
        let per = number.per.as_deref().unwrap_or("");
        let value = number.value.to_string();
        (
            format!("{:?} {unit} {per}", number.kind),
            if value.is_empty() { stated() } else { value },
        )
    };
    Figure {
        part,
        index,
        span: number.span,
        measure,
        value,
        thing: number
            .measures
            .map_or_else(String::new, |span| Thing::of(of.document.slice(span)).head),
        taken: false,
    }
}

fn empty_row(parts: usize, state: NumberState) -> NumberRow {
    NumberRow {
        state,
        sides: vec![Vec::new(); parts],
        attributed_differently: false,
    }
}

/// Rows of what several parts state alike. Where one says what is counted and another doesn't, the value
/// decides; where both say it, it must be the same thing.
fn same(figures: &mut [Figure], parts: usize) -> Vec<NumberRow> {
    let mut groups: HashMap<(&str, &str), Vec<usize>> = HashMap::new();
    for (at, figure) in figures.iter().enumerate().filter(|(_, f)| !f.taken) {
        let key = (figure.measure.as_str(), figure.value.as_str());
        groups.entry(key).or_default().push(at);
    }
    let mut found: Vec<Vec<usize>> = Vec::new();
    for group in groups.into_values() {
        let mut things: Vec<&str> = group.iter().map(|at| figures[*at].thing.as_str()).collect();
        things.sort_unstable();
        things.dedup();
        let named: Vec<&str> = things.iter().copied().filter(|t| !t.is_empty()).collect();
        let runs: Vec<Vec<usize>> = if named.len() <= 1 {
            vec![group]
        } else {
            let of = |thing: &str| {
                let of = group.iter().filter(|at| figures[**at].thing == thing);
                of.copied().collect()
            };
            things.into_iter().map(of).collect()
        };
        for run in runs {
            let first = figures[run[0]].part;
            if run.iter().any(|at| figures[*at].part != first) {
                found.push(run);
            }
        }
    }
    found.sort();
    let mut rows = Vec::with_capacity(found.len());
    for run in found {
        let mut row = empty_row(parts, NumberState::Same);
        for at in run {
            figures[at].taken = true;
            row.sides[figures[at].part].push(figures[at].index);
        }
        rows.push(row);
    }
    rows
}

/// Rows of what is left with the same measure and the same counted thing, stated once by each of several parts.
fn differing(figures: &mut [Figure], parts: usize, rows: &mut Vec<NumberRow>) {
    let mut groups: HashMap<(&str, &str), Vec<usize>> = HashMap::new();
    for (at, figure) in figures.iter().enumerate() {
        if !figure.thing.is_empty() && !figure.taken {
            let key = (figure.measure.as_str(), figure.thing.as_str());
            groups.entry(key).or_default().push(at);
        }
    }
    let mut found: Vec<Vec<usize>> = groups.into_values().collect();
    found.sort();
    for group in found {
        let once = (0..parts).all(|part| {
            let here = group.iter().filter(|at| figures[**at].part == part);
            here.count() <= 1
        });
        let value = |at: &usize| &figures[*at].value;
        let differ = group.iter().any(|at| value(at) != value(&group[0]));
        if differ && once {
            take(figures, &group, parts, NumberState::Differs, rows);
        }
    }
}

/// Rows of figures of the same measure that took the place of one another in a changed sentence.
fn replaced(figures: &mut [Figure], text: &[TextRow], rows: &mut Vec<NumberRow>) {
    let changed = |row: &&TextRow| {
        matches!(
            row.change,
            TextChange::Changed | TextChange::MovedAndChanged
        )
    };
    for row in text.iter().filter(changed) {
        let (Some(left), Some(right)) = (row.left, row.right) else {
            continue;
        };
        let inside = |part: usize, sentence: Span, figures: &[Figure]| -> Vec<usize> {
            let from =
                figures.partition_point(|f| (f.part, f.span.start()) < (part, sentence.start()));
            let here = figures[from..].iter().enumerate();
            here.take_while(|(_, f)| f.part == part && f.span.start() < sentence.end())
                .filter(|(_, f)| !f.taken)
                .map(|(at, _)| from + at)
                .collect()
        };
        let (old, new) = (inside(0, left, figures), inside(1, right, figures));
        for from in old {
            let measure = &figures[from].measure;
            let free = |to: &&usize| figures[**to].measure == *measure && !figures[**to].taken;
            if let Some(to) = new.iter().find(free).copied() {
                take(figures, &[from, to], 2, NumberState::Differs, rows);
            }
        }
    }
}

fn take(
    figures: &mut [Figure],
    group: &[usize],
    parts: usize,
    state: NumberState,
    rows: &mut Vec<NumberRow>,
) {
    let mut row = empty_row(parts, state);
    for at in group {
        figures[*at].taken = true;
        row.sides[figures[*at].part].push(figures[*at].index);
    }
    rows.push(row);
}

/// Rows of what only one part states, once for the same value of the same thing.
fn alone(figures: &[Figure], parts: usize, rows: &mut Vec<NumberRow>) {
    let mut known: HashMap<(usize, &str, &str, &str), usize> = HashMap::new();
    for figure in figures.iter().filter(|f| !f.taken) {
        let key = (
            figure.part,
            figure.measure.as_str(),
            figure.value.as_str(),
            figure.thing.as_str(),
        );
        let row = *known.entry(key).or_insert_with(|| {
            rows.push(empty_row(parts, NumberState::Same));
            rows.len() - 1
        });
        rows[row].sides[figure.part].push(figure.index);
    }
}

fn attributed_differently(row: &NumberRow, parts: &[Part], actors: &[HashMap<u32, usize>]) -> bool {
    let owners = |(part, side): (usize, &Vec<u32>)| {
        let mut owners: Vec<usize> = side
            .iter()
            .flat_map(|number| {
                let links = &parts[part].analysis.links;
                let from = links.partition_point(|l| l.number < *number);
                let own = links[from..].iter().take_while(|l| l.number == *number);
                own.filter_map(|l| actors[part].get(&l.actor).copied())
            })
            .collect();
        owners.sort_unstable();
        owners.dedup();
        owners
    };
    let mut told = row
        .sides
        .iter()
        .enumerate()
        .map(owners)
        .filter(|o| !o.is_empty());
    let Some(first) = told.next() else {
        return false;
    };
    told.any(|other| other.iter().all(|actor| !first.contains(actor)))
}
