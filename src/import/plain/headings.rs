//! Owns which of the units that look like headings are headings.

use std::collections::HashMap;

use super::candidates::{Candidate, candidates, is_body};
use super::furniture;
use super::style::{self, Style};
use super::units::{Unit, UnitKind};
use super::{levels, numbering, title};
use crate::import::sections::Heading;

/// What was found in a text.
#[derive(Debug, Default)]
pub struct Found {
    pub title: Option<String>,
    pub headings: Vec<Heading>,
    /// Units that are headings, and their levels, in order.
    pub marks: Vec<(u32, u8)>,
}

/// Finds the headings among units.
pub fn find(text: &str, units: &[Unit]) -> Found {
    let mut candidates = candidates(text, units);
    let title = title::find(text, units, &mut candidates);
    let stated = title::stated(text, units);
    families(text, units, &mut candidates);
    repeated(text, units, &mut candidates, title);
    runs(text, units, &mut candidates, title);
    weak(text, units, &mut candidates, title);
    candidates.retain(|c| c.kept || Some(c.unit) == title);
    let below = u8::from(title.is_some());
    let levels = levels::assign(&candidates, title);
    let mut found = Found::default();
    for (candidate, level) in candidates.iter().zip(levels) {
        let level = if Some(candidate.unit) == title {
            1
        } else {
            level.saturating_add(below)
        };
        found.marks.push((candidate.unit, level));
        found.headings.push(Heading {
            span: units[candidate.unit as usize].span,
            level,
            title: candidate.text.clone(),
        });
    }
    let headed = title.and_then(|t| candidates.iter().find(|c| c.unit == t));
    found.title = stated.or_else(|| headed.map(|c| c.text.clone()));
    found
}

/// Numbers must belong to a sequence; a lone one, or one among numbered paragraphs, heads nothing.
fn families(text: &str, units: &[Unit], candidates: &mut [Candidate]) {
    // For each word and style, the candidates that bear it, in order.
    let mut families: HashMap<(&str, Style), Vec<usize>> = HashMap::new();
    for (at, candidate) in candidates.iter().enumerate() {
        if candidate.is_numbered() {
            let style = match candidate.style {
                Style::Keyword(_) => Style::Keyword(0),
                style => style,
            };
            families
                .entry((&candidate.word, style))
                .or_default()
                .push(at);
        }
    }
    let mut dropped = Vec::new();
    for ((word, style), members) in &families {
        let next_to = |at: usize| {
            let number = candidates[members[at]].number;
            let near = |other: usize| candidates[members[other]].number.abs_diff(number) == 1;
            at > 0 && near(at - 1) || at + 1 < members.len() && near(at + 1)
        };
        let sound: Vec<bool> = (0..members.len()).map(next_to).collect();
        let share = sound.iter().filter(|s| **s).count();
        let known =
            !word.is_empty() && numbering::is_keyword(word) || matches!(style, Style::Decimal(2..));
        let enough = match style {
            Style::Keyword(_) => share >= 3,
            _ => share >= 2,
        };
        for (at, sound) in members.iter().zip(sound) {
            let kept = known || enough && sound;
            if !kept {
                dropped.push(*at);
            }
        }
        if *style == Style::Decimal(1) && numbered_paragraphs(text, units) > members.len() {
            dropped.extend(members);
        }
    }
    for at in dropped {
        candidates[at].kept = false;
    }
}

/// Numbered paragraphs that run over more than one line or end as sentences do.
fn numbered_paragraphs(text: &str, units: &[Unit]) -> usize {
    units
        .iter()
        .filter(|u| {
            matches!(u.kind, UnitKind::Item { number: 1.., .. })
                && (u.lines > 1 || u.width > 140)
                && u.span.of(text).starts_with(|c: char| c.is_ascii_digit())
        })
        .count()
}

/// The same words again and again are a signature, a running head or a speaker, not a heading.
fn repeated(text: &str, units: &[Unit], candidates: &mut [Candidate], title: Option<u32>) {
    let mut times: HashMap<&str, u32> = HashMap::new();
    for candidate in candidates.iter().filter(|c| c.is_weak()) {
        *times.entry(&candidate.text).or_default() += 1;
    }
    // Speakers in a play stand over their lines, too.
    for unit in units.iter().filter(|u| u.kind == UnitKind::Lines) {
        let first = unit.span.of(text).lines().next().unwrap_or("").trim();
        if let Some(times) = times.get_mut(first) {
            *times += 1;
        }
    }
    let again: Vec<bool> = candidates
        .iter()
        .map(|c| {
            let most = if c.text.contains(' ') { 8 } else { 3 };
            c.is_weak() && times.get(c.text.as_str()).is_some_and(|n| *n >= most)
        })
        .collect();
    for (candidate, again) in candidates.iter_mut().zip(again) {
        candidate.kept &= !again || Some(candidate.unit) == title;
    }
}

/// Candidates with no body between them: a table of contents, an unmarked list, or headings of
/// different depth. A weak heading stands over a body or over a deeper heading.
fn runs(text: &str, units: &[Unit], candidates: &mut [Candidate], title: Option<u32>) {
    let mut from = 0;
    while from < candidates.len() {
        let mut to = from + 1;
        while to < candidates.len()
            && adjacent(text, units, candidates[to - 1].unit, candidates[to].unit)
        {
            to += 1;
        }
        let after = candidates[to - 1].unit as usize + 1;
        let body = units[after..].iter().find(|u| !is_transparent(text, u));
        let mut has_body =
            body.is_some_and(|u| is_body(text, u) || !matches!(u.kind, UnitKind::Prose));
        // The answer to a question may be short.
        let asks = candidates[to - 1].text.ends_with('?');
        has_body |= asks && body.is_some_and(|u| style::ends_sentence(u.span.of(text)));
        let head = usize::from(title == Some(candidates[from].unit));
        let indent = units[after - 1].indent;
        let says = body.is_some_and(|u| u.indent > indent || style::ends_sentence(u.span.of(text)));
        let next = body.is_some();
        let run_of = &mut candidates[from + head..to];
        if head == 1 {
            // Between a title and the line over the text stands what belongs to the title.
            let front = run_of.len().saturating_sub(1);
            let front = run_of.iter_mut().take(front);
            front.for_each(|c| c.kept &= !c.is_weak() || furniture::is_section_name(&c.text));
        }
        run(run_of, (has_body, next), says);
        from = to;
    }
}

fn adjacent(text: &str, units: &[Unit], before: u32, after: u32) -> bool {
    units[before as usize + 1..after as usize]
        .iter()
        .all(|u| is_transparent(text, u))
}

/// What may stand between a heading and its body: rules, bylines, dates, adverts.
pub fn is_transparent(text: &str, unit: &Unit) -> bool {
    unit.kind == UnitKind::Rule
        || unit.kind == UnitKind::Prose
            && unit.lines == 1
            && unit.width <= 80
            && furniture::is_furniture(unit.span.of(text))
            && !furniture::is_speaker(unit.span.of(text))
}

fn run(run: &mut [Candidate], (has_body, has_next): (bool, bool), says: bool) {
    // A name under a heading is a byline.
    for at in 1..run.len() {
        let under = run[at].style == Style::Plain && run[at - 1].style == Style::Plain;
        run[at].kept &= !(under && furniture::is_name(&run[at].text));
    }
    let count =
        |test: &dyn Fn(&Candidate) -> bool| run.iter().filter(|c| c.kept && test(c)).count();
    let numbered = count(&|c| c.is_numbered()) >= 3;
    let lines = count(&|c| matches!(c.style, Style::Plain | Style::Stopped)) >= 3;
    let caps = count(&|c| c.style == Style::Caps) >= 4;
    let layered = distinct_depths(run) >= 3;
    let len = run.len();
    // The strength of the next one that is kept, and whether it is the first of a sequence.
    let mut next = None;
    let follow: Vec<Option<(u8, bool)>> = run
        .iter()
        .rev()
        .map(|candidate| {
            let after = next;
            if candidate.kept {
                next = Some((candidate.strength(), candidate.begins_list()));
            }
            after
        })
        .collect();
    for at in 0..len {
        let candidate = &run[at];
        // After a table of contents the numbers begin again.
        let restart = at + 1 == len && at > 0 && has_body && candidate.number <= run[at - 1].number;
        let listed = match candidate.style {
            Style::Hash(_) | Style::Underlined(..) => false,
            Style::Plain | Style::Stopped => lines,
            Style::Caps => caps,
            _ => numbered && !restart && !layered,
        };
        let covered = match follow[len - 1 - at] {
            Some((strength, first)) => strength > candidate.strength() || first,
            None => has_body || says && candidate.style == Style::Caps,
        };
        // What sections are often called heads the text that follows it, whatever stands before.
        let named = at + 1 == len && has_next && furniture::is_section_name(&run[at].text);
        run[at].kept &= named || !listed && (covered || !run[at].is_weak());
    }
}

/// How many different kinds of numbers a run has: "PART I", "CHAPTER 1", "1." are no list.
fn distinct_depths(run: &[Candidate]) -> usize {
    let mut seen: Vec<(&str, Style)> = Vec::new();
    for candidate in run.iter().filter(|c| c.is_numbered()) {
        let key = (candidate.word.as_str(), candidate.style);
        if !seen.contains(&key) {
            seen.push(key);
        }
        if seen.len() * 2 < run.len() && seen.len() >= 3 {
            return 0;
        }
    }
    if seen.len() * 2 >= run.len() {
        seen.len()
    } else {
        0
    }
}

/// Unmarked lines count where they stand as headings do: over a body, not deeper than the text,
/// after the end of what comes before; with a full stop only where the text does so often.
fn weak(text: &str, units: &[Unit], candidates: &mut [Candidate], title: Option<u32>) {
    let stopped = candidates
        .iter()
        .filter(|c| c.kept && c.style == Style::Stopped)
        .count();
    let inner = body_indent(text, units);
    let marked = |c: &&Candidate| matches!(c.style, Style::Hash(_) | Style::Underlined(..));
    let marks = candidates.iter().filter(|c| c.kept).filter(marked).count();
    // Where marks are few beside headings of other kinds, they are comments in code, or accidents.
    let others = candidates
        .iter()
        .filter(|c| c.kept && c.is_numbered())
        .count();
    let is_marked = marks >= 4 && marks * 2 >= others;
    let is_numbered = candidates
        .iter()
        .filter(|c| c.kept && matches!(c.style, Style::Decimal(_) | Style::Keyword(_)))
        .count()
        >= 3;
    // The unit after a numbered heading, which may be its subtitle.
    let mut under_number = None;
    for candidate in candidates
        .iter_mut()
        .filter(|c| c.kept && Some(c.unit) != title)
    {
        let keyword = matches!(candidate.style, Style::Keyword(_));
        if is_marked && !marked(&&*candidate) && !keyword {
            candidate.kept = false;
            continue;
        }
        if candidate.is_numbered() {
            under_number = Some(candidate.unit + 1);
            continue;
        }
        let at = candidate.unit as usize;
        let unit = &units[at];
        let before = units[..at].last();
        let open = before.is_some_and(|u| {
            let tail = u.span.of(text);
            u.kind == UnitKind::Prose
                && u.under.is_none()
                && is_body(text, u)
                && !style::ends_sentence(tail)
                || tail.ends_with([':', ','])
        });
        let centred = unit.indent >= 10;
        let shape = style::shape(&candidate.text);
        let titled = shape.is_title_case() || shape.words <= 3;
        // What a heading stands over decides how sure it must be.
        let over = units[at + 1..].iter().find(|u| !is_transparent(text, u));
        let over_prose = over.is_none_or(|u| u.kind == UnitKind::Prose);
        candidate.kept = match candidate.style {
            Style::Plain => {
                let byline = title.is_some_and(|t| t + 2 >= candidate.unit)
                    && furniture::is_byline(&candidate.text);
                let subtitle = under_number == Some(candidate.unit);
                let sure = titled || subtitle || over_prose && !is_numbered;
                let open = open && !furniture::is_section_name(&candidate.text);
                !open && !byline && sure && (unit.indent <= inner + 1 || centred)
            }
            Style::Stopped => stopped >= 5 && !open,
            Style::Caps => {
                let cut = before.is_some_and(|u| {
                    let line = u.span.of(text);
                    line.ends_with(',') || line.eq_ignore_ascii_case("by")
                });
                let signed = over.is_some_and(|u| {
                    let line = u.span.of(text);
                    line.starts_with("By:") || line.contains("____")
                });
                !cut && !signed
            }
            _ => true,
        };
    }
}

/// The indent that most of the running text has.
fn body_indent(text: &str, units: &[Unit]) -> u32 {
    let mut lines = [0u64; 64];
    for unit in units
        .iter()
        .filter(|u| u.kind == UnitKind::Prose && is_body(text, u))
    {
        lines[unit.indent.min(63) as usize] += unit.span.len() as u64;
    }
    let most = lines.iter().max().copied().unwrap_or(0);
    lines.iter().position(|n| *n == most).unwrap_or(0) as u32
}
