//! Owns the way from lines to units: paragraphs, list items, kept lines, rules, and single lines
//! that may be headings. Wrapped lines are told from ended ones by the width of the text.

use memchr::memmem::Finder;

use super::furniture::has_columns;
use super::lines::{Line, item_mark, lines};
use super::{numbering, pages, style};
use crate::document::Span;

/// Lines that belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unit {
    pub span: Span,
    pub kind: UnitKind,
    pub lines: u32,
    /// Columns before its first line.
    pub indent: u32,
    /// Columns of its widest line's end, nearly.
    pub width: u32,
    pub blank_before: u32,
    /// The character it is underlined with, and whether also overlined.
    pub under: Option<(u8, bool)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnitKind {
    Prose,
    Lines,
    Item { depth: u8, number: u32 },
    ItemMore { depth: u8 },
    Rule,
}

impl Unit {
    /// One short line that is no sentence.
    pub fn is_short_line(&self, text: &str) -> bool {
        self.lines == 1
            && self.width < 60
            && self.under.is_none()
            && !style::ends_sentence(self.span.of(text))
    }
}

/// How much of a text tells its width; less than a preview shows, so that both agree.
const SAMPLE: usize = 48 * 1024;

/// Lines without a blank one between them are taken together up to so many.
const MOST_LINES: usize = 4096;

/// Parts a text into units, in order.
pub fn split(text: &str) -> Vec<Unit> {
    let mut splitter = Splitter {
        text,
        width: wrapped_at(text),
        gap: Finder::new(b"  "),
        units: Vec::new(),
        items: Vec::new(),
    };
    let mut group: Vec<Line> = Vec::new();
    let furniture = pages::furniture(text);
    let mut furniture = furniture.iter().peekable();
    let mut parted = false;
    for mut line in lines(text) {
        if furniture.next_if(|start| **start == line.start).is_some() {
            parted = true;
            continue;
        }
        if std::mem::take(&mut parted) {
            line.blank_before += 1;
        }
        if line.blank_before > 0 || group.len() >= MOST_LINES {
            splitter.group(&group);
            group.clear();
        }
        group.push(line);
    }
    splitter.group(&group);
    splitter.units
}

/// The width at which lines were wrapped; `None` where each paragraph is one line.
fn wrapped_at(text: &str) -> Option<u32> {
    let end = text.floor_char_boundary(SAMPLE);
    let mut widths = Vec::new();
    let mut before: Option<u32> = None;
    for line in lines(&text[..end]) {
        if line.blank_before == 0 {
            widths.extend(before);
        }
        before = Some(line.width);
    }
    let (wrapped, long): (Vec<u32>, Vec<u32>) = widths.iter().partition(|w| **w <= 140);
    let bytes = |widths: &[u32]| widths.iter().map(|w| u64::from(*w)).sum::<u64>();
    if wrapped.len() < 3 || long.len() * 6 > wrapped.len() || bytes(&long) > bytes(&wrapped) {
        return None;
    }
    let mut sorted = wrapped;
    sorted.sort_unstable();
    let at = (sorted.len() * 97 / 100).min(sorted.len() - 1);
    Some(sorted[at].max(40))
}

struct Splitter<'a> {
    text: &'a str,
    width: Option<u32>,
    gap: Finder<'static>,
    units: Vec<Unit>,
    /// Open list items, outermost first: columns of the mark and of the text.
    items: Vec<(u32, u32)>,
}

impl Splitter<'_> {
    /// Parts lines that no blank line parts.
    fn group(&mut self, group: &[Line]) {
        let Some(width) = self.width else {
            return self.walk(group, |this, lines, (_, at)| !this.runs_on(lines, at));
        };
        if group.len() > 1 && self.is_kept(group, width) {
            return self.push(group, Some(UnitKind::Lines), None);
        }
        self.walk(group, |this, lines, at| {
            !this.breaks_word(lines, at.1) && this.parts(lines, at, width)
        });
    }

    /// Whether a line of a text that was not wrapped goes on where the one before it broke off.
    fn runs_on(&self, group: &[Line], at: usize) -> bool {
        /// Shorter lines may be those of a list or of verse.
        const LONG: u32 = 45;
        let (before, line) = (&group[at - 1], &group[at]);
        let (said, goes_on) = (before.of(self.text), line.of(self.text));
        let hangs = !style::begins(goes_on) || style::hangs(said);
        let long = before.width > LONG && hangs && !style::ends_sentence(said);
        long && item_mark(goes_on).is_none() || self.breaks_word(group, at)
    }

    /// Whether a word goes on in a line that began in the one before.
    fn breaks_word(&self, group: &[Line], at: usize) -> bool {
        let (said, goes_on) = (group[at - 1].of(self.text), group[at].of(self.text));
        let stem = said.strip_suffix(['-', '\u{2010}']);
        stem.is_some_and(|stem| stem.ends_with(char::is_alphabetic))
            && goes_on.starts_with(char::is_lowercase)
    }

    /// Goes through a group and ends a unit before each line that `parts` says begins one.
    fn walk(&mut self, group: &[Line], parts: impl Fn(&Self, &[Line], (usize, usize)) -> bool) {
        let mut start = 0;
        while start < group.len() {
            if let Some((unit, under, next)) = self.marked(group, start) {
                match under {
                    Some(_) => self.push(&group[unit..=unit], Some(UnitKind::Prose), under),
                    None => self.push(&group[unit..=unit], Some(UnitKind::Rule), None),
                }
                start = next;
                continue;
            }
            let mut end = start + 1;
            while end < group.len()
                && self.marked(group, end).is_none()
                && !parts(self, group, (start, end))
            {
                end += 1;
            }
            self.push(&group[start..end], None, None);
            start = end;
        }
    }

    /// An underlined line or a rule at a place: the line, its underline, and what comes next.
    #[allow(clippy::type_complexity)]
    fn marked(&self, group: &[Line], at: usize) -> Option<(usize, Option<(u8, bool)>, usize)> {
        let sign = |at: usize| group.get(at).and_then(|l| rule_sign(l.of(self.text)));
        let fits = |title: &Line, rule: &Line| {
            let (title, rule) = (title.width - title.indent, rule.width - rule.indent);
            rule + 2 >= title && rule <= title + 12
        };
        if let Some(over) = sign(at) {
            let titled = sign(at + 2) == Some(over) && sign(at + 1).is_none();
            if titled && over != b' ' && fits(&group[at + 1], &group[at + 2]) {
                return Some((at + 1, Some((over, true)), at + 3));
            }
            return Some((at, None, at + 1));
        }
        let under = sign(at + 1).filter(|u| *u != b' ')?;
        let title = &group[at];
        let headed = fits(title, &group[at + 1]) && !has_columns(title.of(self.text));
        headed.then_some((at, Some((under, false)), at + 2))
    }

    /// Whether the line ends of a group are to be kept: columns, or short lines that are neither
    /// wrapped nor sentences.
    fn is_kept(&self, group: &[Line], width: u32) -> bool {
        let text = self.text;
        let last = group.len() - 1;
        let whole = &text.as_bytes()[group[0].start..group[last].end];
        let indented = group.iter().any(|l| l.indent > 0);
        let parted =
            indented || self.gap.find(whole).is_some() || memchr::memchr(b'\t', whole).is_some();
        if parted {
            let columns = group.iter().filter(|l| has_columns(l.of(text))).count();
            if columns * 5 >= group.len() * 2 {
                return true;
            }
        }
        let broken = (1..group.len()).any(|at| self.breaks_word(group, at));
        if broken || group.iter().any(|l| rule_sign(l.of(text)).is_some()) {
            return false;
        }
        if group[1].indent > group[0].indent + 2 && style::shape(group[0].of(text)).is_caps() {
            return false;
        }
        // Paragraphs of one line each under numbered titles.
        let titles = group.iter().filter(|l| self.is_numbered_title(l)).count();
        if (2..=last / 2).contains(&titles) {
            return false;
        }
        let numbered = numbering::numbering(group[0].of(text));
        if numbered.is_some_and(|n| matches!(n.style, style::Style::Keyword(_))) {
            return false;
        }
        let base = group.iter().map(|l| l.indent).min().unwrap_or(0);
        let room = width.saturating_sub(base);
        let short: Vec<&Line> = group[..last]
            .iter()
            .zip(&group[1..])
            .filter(|(line, next)| {
                line.width - base < room * 3 / 4
                    && line.width - base + 1 + next.first_word(text) <= room * 3 / 4
            })
            .map(|(line, _)| line)
            .collect();
        if short.len() * 5 < last * 3 {
            return false;
        }
        if group.len() <= 3 && group.iter().all(|l| style::shape(l.of(text)).is_caps()) {
            return false;
        }
        let sentences = short
            .iter()
            .filter(|l| style::ends_sentence(l.of(text)))
            .count();
        let items = group
            .iter()
            .filter(|l| item_mark(l.of(text)).is_some())
            .count();
        let over_prose = group.len() == 2
            && (group[1].width > width * 3 / 4
                || group[1].width > width / 2 && style::ends_sentence(group[1].of(text)));
        sentences * 5 < short.len() * 4 && items * 3 < group.len() && !over_prose
    }

    /// Whether a line begins a unit, in a wrapped text; `start` is where the last one began.
    fn parts(&self, group: &[Line], (start, at): (usize, usize), width: u32) -> bool {
        let text = self.text;
        let (before, line) = (&group[at - 1], &group[at]);
        let next = group.get(at + 1);
        let ended = || style::ends_sentence(before.of(text));
        let first = at - 1 == start;
        let room = |line: &Line, next: &Line, width: u32| {
            line.width < width && line.width + 1 + next.first_word(text) <= width
        };
        let in_item = item_mark(group[start].of(text)).is_some();
        if let Some((_, number)) = item_mark(line.of(text)) {
            let listed = in_item
                && (number == 0) == item_mark(group[start].of(text)).is_some_and(|m| m.1 == 0);
            if listed || ended() || before.of(text).ends_with(',') && number == 1 {
                return true;
            }
        }
        let over =
            |l: &Line, n: &Line| style::is_title(l.of(text), |width| room(l, n, width), width);
        if line.indent != before.indent {
            let deeper = line.indent > before.indent;
            if in_item {
                return line.indent <= group[start].indent;
            }
            let broken = |width| room(before, line, width);
            let bare = |l: &Line| !l.of(text).bytes().any(|b| b.is_ascii_lowercase());
            if line.indent.abs_diff(before.indent) >= 2 {
                return match (first, deeper) {
                    (true, true) => {
                        let over = over(before, line)
                            || bare(before) && broken(width)
                            || before.width < width / 2;
                        over && (style::begins(line.of(text)) || bare(before))
                            && !(bare(before) && bare(line))
                    }
                    (true, false) => {
                        broken(width)
                            && style::begins(line.of(text))
                            && !style::hangs(before.of(text))
                    }
                    (false, _) => true,
                };
            }
        }
        if in_item && line.indent > group[start].indent {
            return false;
        }
        if !style::begins(line.of(text)) {
            return false;
        }
        let slack = width - width / 8;
        let bare = numbering::is_bare_keyword;
        let alone = bare(line.of(text)) && next.is_none_or(|n| room(line, n, width));
        if alone || first && bare(before.of(text)) && style::begins(line.of(text)) {
            return true;
        }
        if ended() && self.is_numbered_title(line) && next.is_none_or(|n| room(line, n, width)) {
            return true;
        }
        if line.width >= 1
            && before.width < slack
            && ended()
            && before.width + 1 + line.first_word(text) <= slack
        {
            return true;
        }
        let prose = |line: &Line, next: Option<&Line>| {
            line.width > width * 3 / 4
                || next.is_none_or(|next| !room(line, next, width))
                || style::ends_sentence(line.of(text))
        };
        let after_end = start == 0
            || style::ends_sentence(group[start - 1].of(text))
            || start + 1 < at
            || self.after_heading(group, start);
        // A title that fills its line and goes on in the next one.
        let wrapped = |a: &Line, b: &Line| {
            !room(a, b, width)
                && style::is_full_title(a.of(text))
                && style::continues_title(b.of(text))
        };
        if first && after_end && wrapped(before, line) && next.is_none_or(|n| over(line, n)) {
            return false;
        }
        let second = at == start + 2 && wrapped(&group[start], before);
        if (first || second)
            && after_end
            && over(before, line)
            && (prose(line, next) || next.is_some_and(|n| over(line, n)))
        {
            return true;
        }
        let after_next = group.get(at + 2);
        next.is_some_and(|n| {
            let heads = over(line, n) && style::begins(n.of(text)) && prose(n, after_next);
            ended() && (heads || wrapped(line, n) && after_next.is_some_and(|a| over(n, a)))
        })
    }

    /// Whether a line is a number and a title: "2.1 Scope".
    fn is_numbered_title(&self, line: &Line) -> bool {
        let line = line.of(self.text);
        let numbering = numbering::numbering(line)
            .filter(|n| matches!(n.style, style::Style::Decimal(_) | style::Style::Keyword(_)));
        numbering.is_some_and(|n| {
            let shape = style::shape(n.rest);
            shape.capital && shape.letters >= 2 && shape.words <= 12 && !style::ends_sentence(line)
        })
    }

    /// Whether the unit before a line of the group is one line without an end: a heading, likely.
    fn after_heading(&self, group: &[Line], start: usize) -> bool {
        start > 0
            && self
                .units
                .last()
                .is_some_and(|unit| unit.lines == 1 && unit.span.end() == group[start - 1].end)
    }

    fn push(&mut self, lines: &[Line], kind: Option<UnitKind>, under: Option<(u8, bool)>) {
        let (Some(first), Some(last)) = (lines.first(), lines.last()) else {
            return;
        };
        let kind = kind.unwrap_or_else(|| self.kind(lines));
        let start = if kind == UnitKind::Lines {
            first.from
        } else {
            first.start
        };
        self.units.push(Unit {
            span: Span::new(start, last.end),
            kind,
            lines: lines.len() as u32,
            indent: first.indent,
            width: first.width.max(last.width),
            blank_before: first.blank_before,
            under,
        });
    }

    /// What a unit is by its first line: an item, a later paragraph of one, or prose.
    fn kind(&mut self, lines: &[Line]) -> UnitKind {
        let first = &lines[0];
        if let Some((gap, number)) = item_mark(first.of(self.text)) {
            while self.items.last().is_some_and(|i| i.0 > first.indent) {
                self.items.pop();
            }
            let item = (first.indent, first.indent + gap);
            let full = self.items.len() == usize::from(u8::MAX);
            match self.items.last_mut() {
                Some(open) if first.indent < open.0 + 2 => *open = (open.0, item.1),
                _ if full => {}
                _ => self.items.push(item),
            }
            return UnitKind::Item {
                depth: self.items.len() as u8,
                number,
            };
        }
        let inner = lines.iter().map(|l| l.indent).min().unwrap_or(0);
        let holds = |item: &(u32, u32)| inner > item.0 && first.indent < item.1 + 6;
        while self.items.last().is_some_and(|item| !holds(item)) {
            self.items.pop();
        }
        match self.items.len() {
            0 => UnitKind::Prose,
            depth => UnitKind::ItemMore { depth: depth as u8 },
        }
    }
}

/// The character of a line that is drawn with one; a space for a rule that has gaps.
fn rule_sign(line: &str) -> Option<u8> {
    let bytes = line.as_bytes();
    let sign = *bytes.first()?;
    if !matches!(
        sign,
        b'=' | b'-' | b'~' | b'^' | b'*' | b'#' | b'_' | b'+' | b'"' | b'`' | b'.'
    ) || bytes.len() < 3
    {
        return None;
    }
    if bytes.iter().all(|b| *b == sign) {
        return Some(sign);
    }
    let gapped =
        matches!(sign, b'*' | b'-' | b'_' | b'.') && bytes.iter().all(|b| *b == sign || *b == b' ');
    let marks = bytes.iter().filter(|b| **b == sign).count();
    (gapped && (3..=12).contains(&marks)).then_some(b' ')
}
