//! Owns the grouping of lines: which make a paragraph, a list item, a table, code, a note.

use std::collections::HashMap;
use std::ops::Range;

use super::rows::Line;
use super::text;

/// What some lines are.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// With the title as an outline gives it, where there is one.
    Heading {
        level: u8,
        title: Option<String>,
    },
    Text,
    Item,
    /// Lines that stay lines.
    Table,
    Code,
    /// A note at the foot of a page.
    Note,
}

/// Lines that belong together.
#[derive(Debug, Clone)]
pub struct Group {
    pub lines: Range<usize>,
    pub kind: Kind,
}

/// How most of a document's text is set.
#[derive(Debug, Clone)]
pub struct Body {
    pub size: f64,
    pub bold: bool,
    pub font: u32,
    /// The usual distance of baselines for each size, in half points.
    leading: HashMap<i64, f64>,
}

fn half_points(size: f64) -> i64 {
    (size * 2.0).round() as i64
}

impl Body {
    pub fn of(lines: &[Line]) -> Self {
        let mut looks: HashMap<(i64, bool, u32), usize> = HashMap::new();
        let mut gaps: HashMap<i64, HashMap<i64, usize>> = HashMap::new();
        for line in lines {
            let size = half_points(line.size);
            let length = line.text.len();
            *looks
                .entry((size, line.style.bold, line.style.font))
                .or_default() += length;
            if line.gap < 3.0 * line.size && line.gap > 0.7 * line.size {
                let of_size = gaps.entry(size).or_default();
                *of_size.entry((line.gap * 4.0).round() as i64).or_default() += length;
            }
        }
        let mut sizes: HashMap<i64, usize> = HashMap::new();
        for ((size, ..), length) in &looks {
            *sizes.entry(*size).or_default() += length;
        }
        let size = sizes
            .into_iter()
            .max_by_key(|(size, n)| (*n, *size))
            .map_or(20, |(s, _)| s);
        let of_size = looks.iter().filter(|((s, ..), _)| *s == size);
        let most = of_size.max_by_key(|((_, bold, font), n)| (**n, *bold, *font));
        let (bold, font) = most.map_or((false, 0), |((_, bold, font), _)| (*bold, *font));
        let leading = gaps.into_iter().filter_map(|(size, gaps)| {
            let (gap, _) = gaps.into_iter().max_by_key(|(gap, n)| (*n, -*gap))?;
            Some((size, gap as f64 / 4.0))
        });
        Self {
            size: size as f64 / 2.0,
            bold,
            font,
            leading: leading.collect(),
        }
    }

    fn leading(&self, size: f64) -> f64 {
        let stated = self.leading.get(&half_points(size)).copied();
        stated.unwrap_or(1.2 * size).clamp(size, 2.5 * size)
    }
}

/// Parts lines into groups; none reaches over a line where one must start.
pub fn group(lines: &[Line], body: &Body, starts: &[usize]) -> Vec<Group> {
    let tables: Vec<bool> = (0..lines.len()).map(|at| is_table(lines, at)).collect();
    let kind = |at: usize| match &lines[at] {
        _ if tables[at] => Kind::Table,
        line if line.style.mono => Kind::Code,
        line if text::item(&line.text).is_some() => Kind::Item,
        _ => Kind::Text,
    };
    let mut groups: Vec<Group> = Vec::new();
    for at in 0..lines.len() {
        let own = kind(at);
        let goes_on = groups.last().is_some_and(|group| {
            let before = &lines[at - 1];
            let same_place =
                before.region == lines[at].region && starts.binary_search(&at).is_err();
            same_place
                && match (&group.kind, &own) {
                    (Kind::Table, Kind::Table) | (Kind::Code, Kind::Code) => true,
                    (Kind::Text | Kind::Item, Kind::Text | Kind::Item) => {
                        continues(lines, group.lines.start, at, body)
                    }
                    _ => false,
                }
        });
        match groups.last_mut() {
            Some(group) if goes_on => group.lines.end = at + 1,
            _ => groups.push(Group {
                lines: at..at + 1,
                kind: own,
            }),
        }
    }
    // A lone line of code inside of text is a word that is set like code.
    for group in &mut groups {
        let lone = group.lines.len() == 1 && lines[group.lines.start].text.contains(' ');
        if group.kind == Kind::Code && body.size > 0.0 && lone && body_is_mono(lines, body) {
            group.kind = Kind::Text;
        }
    }
    if body_is_mono(lines, body) {
        for group in groups.iter_mut().filter(|g| g.kind == Kind::Code) {
            group.kind = Kind::Table;
        }
    }
    notes(lines, &mut groups, body);
    groups
}

fn body_is_mono(lines: &[Line], body: &Body) -> bool {
    lines
        .iter()
        .any(|l| l.style.font == body.font && l.style.mono)
}

/// Whether a line goes on with the group that starts at `first` and reaches to it.
fn continues(lines: &[Line], first: usize, at: usize, body: &Body) -> bool {
    let (line, before, head) = (&lines[at], &lines[at - 1], &lines[first]);
    let em = line.size;
    if (line.size - before.size).abs() > 0.06 * before.size {
        return false;
    }
    if line.gap > 1.25 * body.leading(line.size) + 0.5 || line.gap < 0.3 * em {
        return false;
    }
    let pure = |line: &Line| line.bold > 0.95 || line.bold < 0.05;
    if pure(line) && pure(before) && (line.bold - before.bold).abs() > 0.5 {
        return false;
    }
    let center = |line: &Line| (line.x0 + line.x1) / 2.0;
    let inset = |line: &Line| line.x0 - line.left > em && line.right - line.x1 > em;
    let centered = (center(line) - center(before)).abs() < 0.6 * em
        && (inset(line) || inset(before))
        && (line.x0 - before.x0).abs() > 0.3 * em;
    if centered {
        return true;
    }
    let item = text::item(&line.text);
    let stated = text::item(&head.text).is_some();
    // Where the group's lines after the first begin.
    let rest = if at - first >= 2 {
        lines[at - 1].x0
    } else {
        line.x0
    };
    let ended = text::is_ended(&before.text);
    let short = fits(before, line);
    match item {
        Some((0, _)) => return false,
        Some(_) if ended || short || stated || (line.x0 - rest).abs() > 0.5 * em => return false,
        _ => {}
    }
    if short {
        return false;
    }
    if at - first >= 2 {
        return (line.x0 - rest).abs() < 0.6 * em;
    }
    let deeper = line.x0 - head.x0;
    if deeper > 0.6 * em && !stated {
        // A first line that is indented, or the second of a hanging entry?
        let after = lines
            .get(at + 1)
            .filter(|after| after.region == line.region);
        let back = after.is_none_or(|after| after.x0 < line.x0 - 0.6 * em);
        return !(ended && back);
    }
    deeper > -6.0 * em
}

/// Whether a line's first word would have found room at the end of the line before.
fn fits(before: &Line, line: &Line) -> bool {
    let count = line.text.chars().count().max(1);
    let word = line.text.split_whitespace().next().unwrap_or_default();
    let each = (line.x1 - line.x0) / count as f64;
    let word = (word.chars().count() + 1) as f64 * each;
    before.right - before.x1 > word + 0.8 * line.size
}

/// Whether a line is a row of a table or of a table of contents.
fn is_table(lines: &[Line], at: usize) -> bool {
    let line = &lines[at];
    if leads_to_page(&line.text) {
        return true;
    }
    let cells = |line: &Line| {
        let marked = line
            .text
            .split("  ")
            .next()
            .is_some_and(|cell| cell.chars().count() <= 6);
        let marked = marked && line.cells == 2;
        line.cells - usize::from(marked)
    };
    let near =
        |other: Option<&Line>| other.is_some_and(|o| o.region == line.region && cells(o) >= 2);
    let before = at.checked_sub(1).and_then(|at| lines.get(at));
    cells(line) >= 2 && (near(before) || near(lines.get(at + 1)))
}

/// Whether a line is an entry of a table of contents: dots lead to a page number.
pub fn leads_to_page(text: &str) -> bool {
    let digits = text
        .bytes()
        .rev()
        .take_while(u8::is_ascii_alphanumeric)
        .count();
    let dots = text[..text.len() - digits].trim_end();
    (1..=5).contains(&digits) && (dots.ends_with(". . .") || dots.ends_with("...."))
}

/// Small text with a mark at the foot of a column is a note.
fn notes(lines: &[Line], groups: &mut [Group], body: &Body) {
    let mut foot = true;
    for at in (0..groups.len()).rev() {
        let range = groups[at].lines.clone();
        let (first, last) = (&lines[range.start], &lines[range.end - 1]);
        if lines
            .get(range.end)
            .is_none_or(|after| after.region != last.region)
        {
            foot = true;
        }
        let small = first.size < 0.93 * body.size;
        foot &= small && matches!(groups[at].kind, Kind::Text | Kind::Item);
        let mark = first.text.chars().next().is_some_and(|c| {
            c.is_numeric() || matches!(c, '*' | '\u{2020}' | '\u{2021}' | '\u{A7}')
        });
        let below = range.start > 0 && lines[range.start - 1].page == first.page;
        if foot && mark && below {
            groups[at].kind = Kind::Note;
        }
    }
}
