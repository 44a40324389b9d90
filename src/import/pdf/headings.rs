//! Owns the guess at headings where no outline states them: by size, weight, numbers and place.

use std::collections::HashMap;

use super::groups::{Body, Group, Kind};
use super::rows::Line;
use super::text;

/// A heading has at most so many lines and characters.
const MOST_LINES: usize = 4;
const LONGEST: usize = 200;

/// A look of text; headings of one rank share it.
type Look = (i64, bool, bool, bool, u32);

/// What is known of a group that may be a heading.
struct Candidate {
    group: usize,
    look: Look,
    text: String,
    /// Parts of its number, where it has one.
    parts: Option<usize>,
    size: f64,
}

/// Marks the groups that are headings.
pub fn guess(lines: &[Line], groups: &mut [Group], body: &Body, title: Option<&str>) {
    let title = title.map(text::letters);
    let is_title = |c: &Candidate| {
        let letters = text::letters(&c.text);
        title.as_ref().is_some_and(|title| *title == letters)
    };
    let (titles, mut candidates): (Vec<_>, Vec<_>) = candidates(lines, groups, body)
        .into_iter()
        .partition(is_title);
    without_tables_of_contents(&mut candidates, lines, groups);
    let pure = pure_looks(lines, groups, &candidates, &titles);
    candidates.retain(|c| pure.get(&c.look).is_some_and(|pure| *pure));
    let kept = followed(lines, groups, body, &candidates);
    let mut kept_too = kept.iter();
    candidates.retain(|_| kept_too.next().is_some_and(|kept| *kept));
    // A cover's lines are large without being headings.
    let first = first_paragraph(lines, groups, body);
    candidates.retain(|c| c.group + 2 >= first || c.parts.is_some());
    let levels = levels(&candidates);
    for candidate in candidates {
        let level = levels.get(&candidate.look).copied().unwrap_or(1);
        let level = match candidate.parts {
            Some(parts) if parts > 1 => parts as u8,
            _ => level,
        };
        groups[candidate.group].kind = Kind::Heading {
            level: level.clamp(1, 6),
            title: None,
        };
    }
    chapters(lines, groups);
}

/// The first group that is running text of some length.
fn first_paragraph(lines: &[Line], groups: &[Group], body: &Body) -> usize {
    let is_one = |group: &Group| {
        let lines = &lines[group.lines.clone()];
        let length: usize = lines.iter().map(|line| line.text.len()).sum();
        let usual = lines.iter().all(|line| line.size > 0.85 * body.size);
        matches!(group.kind, Kind::Text | Kind::Item) && length >= 150 && usual
    };
    groups.iter().position(is_one).unwrap_or(0)
}

fn joined(lines: &[Line], group: &Group) -> String {
    let texts: Vec<&str> = lines[group.lines.clone()]
        .iter()
        .map(|l| l.text.as_str())
        .collect();
    texts.join(" ")
}

fn look(line: &Line, caps: bool) -> Look {
    let style = line.style;
    (
        (line.size * 2.0).round() as i64,
        style.bold,
        style.italic,
        caps,
        style.font,
    )
}

/// Groups that are short and stand out.
fn candidates(lines: &[Line], groups: &[Group], body: &Body) -> Vec<Candidate> {
    let short = groups.iter().enumerate().filter(|(_, group)| {
        matches!(
            group.kind,
            Kind::Text | Kind::Item | Kind::Code | Kind::Table
        ) && group.lines.len() <= MOST_LINES
            && (group.kind != Kind::Table || group.lines.len() == 1)
    });
    short
        .filter_map(|(at, group)| {
            let line = &lines[group.lines.start];
            let text = joined(lines, group);
            let number = text::number(&text);
            let name = number.map_or(text.as_str(), |(_, rest)| rest);
            let letters = name.chars().filter(|c| c.is_alphabetic()).count();
            let caps = letters >= 4 && !name.chars().any(char::is_lowercase);
            let pure = lines[group.lines.clone()].iter().all(|l| l.bold > 0.9);
            let larger = line.size > 1.08 * body.size;
            let bold = pure && !body.bold && line.size > 0.93 * body.size;
            let caps_alone = caps && line.size > 0.97 * body.size && group.lines.len() <= 2;
            let numbered = number.is_some()
                && line.size > 0.97 * body.size
                && (line.style.italic || line.style.font != body.font);
            let stands_out = larger || bold || caps_alone || numbered;
            let fits = text.chars().count() <= LONGEST
                && letters >= 2
                && letters * 2 >= name.chars().filter(|c| !c.is_whitespace()).count()
                && !is_closed(&text, larger || number.is_some())
                && !is_caption(&text)
                && !super::groups::leads_to_page(&text)
                && (group.kind != Kind::Item || number.is_some());
            let parts = number.map(|(parts, _)| parts);
            (stands_out && fits).then(|| Candidate {
                group: at,
                look: look(line, caps && !larger && !bold),
                parts,
                text: text.clone(),
                size: line.size,
            })
        })
        .collect()
}

/// Whether a text ends as sentences do and headings don't.
fn is_closed(text: &str, strong: bool) -> bool {
    let end = text.trim_end();
    let one_stop = end.ends_with('.') && !end.ends_with("...");
    end.ends_with([',', ';', '\u{2026}', '-', '=', '+'])
        || one_stop && (!strong || end.matches(". ").count() > 1 || end.chars().count() > 80)
        || end.ends_with(':') && !strong
}

fn is_caption(text: &str) -> bool {
    const NAMES: &[&str] = &[
        "figure",
        "fig.",
        "fig",
        "table",
        "tab.",
        "listing",
        "algorithm",
        "abbildung",
        "tabelle",
        "scheme",
        "plate",
        "exhibit",
        "note:",
        "warning:",
        "tip:",
    ];
    let lower = text.to_lowercase();
    let mut words = lower.split_whitespace();
    let first = words.next().unwrap_or_default();
    let numbered = words
        .next()
        .is_some_and(|w| w.starts_with(|c: char| c.is_numeric()));
    NAMES
        .iter()
        .any(|name| *name == first && (numbered || name.ends_with(':')))
}

/// The looks that mostly headings have, and running text hardly ever.
/// The title speaks neither for its look nor against it.
fn pure_looks(
    lines: &[Line],
    groups: &[Group],
    candidates: &[Candidate],
    titles: &[Candidate],
) -> HashMap<Look, bool> {
    let mut uses: HashMap<Look, Uses> = HashMap::new();
    let mut is_candidate = vec![false; groups.len()];
    for title in titles {
        is_candidate[title.group] = true;
    }
    for candidate in candidates {
        is_candidate[candidate.group] = true;
        let uses = uses.entry(candidate.look).or_default();
        uses.headings += 1;
        uses.headed += candidate.text.len();
    }
    for (group, _) in groups.iter().zip(&is_candidate).filter(|(_, is)| !**is) {
        let mut before = None;
        // A line that is only partly bold says nothing of those that are.
        let lines = lines[group.lines.clone()].iter();
        for line in lines.filter(|line| !line.style.bold || line.bold > 0.9) {
            let look = look(line, false);
            if let Some(uses) = uses.get_mut(&look) {
                uses.text += line.text.len();
                uses.texts += usize::from(before != Some(look));
            }
            before = Some(look);
        }
    }
    let all: usize = lines.iter().map(|l| l.text.len()).sum();
    uses.into_iter()
        .map(|(look, uses)| (look, uses.are_headings(all)))
        .collect()
}

/// How often a look is used, and for how much text.
#[derive(Debug, Default)]
struct Uses {
    headings: usize,
    headed: usize,
    texts: usize,
    text: usize,
}

impl Uses {
    /// More of it stands in headings; or it does so again and again, and only now and then in text,
    /// where some words are set so.
    fn are_headings(&self, all: usize) -> bool {
        let often = self.headings >= 3 && self.headings > 2 * self.texts;
        (self.headed > self.text || often) && self.headed * 4 <= all.max(1)
    }
}

/// Whether text stands under each candidate, at once or under headings of a lower rank.
fn followed(lines: &[Line], groups: &[Group], body: &Body, candidates: &[Candidate]) -> Vec<bool> {
    let own: HashMap<usize, usize> = candidates
        .iter()
        .enumerate()
        .map(|(nth, c)| (c.group, nth))
        .collect();
    let mut kept = vec![false; candidates.len()];
    for (nth, candidate) in candidates.iter().enumerate().rev() {
        let next = candidate.group + 1;
        let Some(group) = groups.get(next) else {
            continue;
        };
        kept[nth] = match own.get(&next) {
            Some(other) => {
                let lower = candidates[*other].size < candidate.size
                    || candidates[*other].look != candidate.look
                    || candidates[*other].parts > candidate.parts;
                kept[*other] && lower
            }
            None => {
                let range = group.lines.clone();
                let length: usize = lines[range.clone()].iter().map(|l| l.text.len()).sum();
                let size = lines[range.start].size;
                let text = size > 0.8 * body.size && size < 1.3 * body.size;
                let toc = super::groups::leads_to_page(&lines[range.start].text);
                let leads = lines[range.start].text.ends_with(':');
                text && !toc
                    && (length > 30 || leads || matches!(group.kind, Kind::Item | Kind::Code))
            }
        };
    }
    kept
}

/// Headings that are all entries of a table of contents end in page numbers and stand close.
fn without_tables_of_contents(candidates: &mut Vec<Candidate>, lines: &[Line], groups: &[Group]) {
    let mut ends: HashMap<usize, usize> = HashMap::new();
    let page = |c: &Candidate| lines[groups[c.group].lines.start].page;
    let ends_in_number = |c: &Candidate| {
        let last = c.text.split_whitespace().next_back().unwrap_or_default();
        !last.is_empty() && last.bytes().all(|b| b.is_ascii_digit())
    };
    for candidate in candidates.iter().filter(|c| ends_in_number(c)) {
        *ends.entry(page(candidate)).or_default() += 1;
    }
    candidates.retain(|c| !(ends_in_number(c) && ends.get(&page(c)).is_some_and(|n| *n >= 4)));
}

/// The level of each look: numbers tell it, else the order of sizes and weights.
fn levels(candidates: &[Candidate]) -> HashMap<Look, u8> {
    let mut looks: Vec<Look> = candidates.iter().map(|c| c.look).collect();
    looks.sort_by_key(|(size, bold, italic, caps, font)| (-size, !bold, !caps, *italic, *font));
    looks.dedup();
    let mut levels: HashMap<Look, u8> = HashMap::new();
    let mut level = 0;
    let mut before: Option<Look> = None;
    for look in looks {
        let of_look = candidates.iter().filter(|c| c.look == look);
        let numbered: Vec<usize> = of_look.clone().filter_map(|c| c.parts).collect();
        let same_rank =
            before.is_some_and(|b| b.0 == look.0 && (b.1, b.2, b.3) == (look.1, look.2, look.3));
        if !same_rank {
            level += 1;
        }
        if numbered.len() * 2 > of_look.count() {
            let least = numbered.iter().min().copied().unwrap_or(1) as u8;
            level = if level == 1 { least } else { least.max(1) };
        }
        before = Some(look);
        levels.insert(look, level.max(1));
    }
    levels
}

/// "Chapter 3" over a heading is the first line of that heading and no heading of its own.
fn chapters(lines: &[Line], groups: &mut [Group]) {
    for at in 1..groups.len() {
        let before = &groups[at - 1];
        let text = joined(lines, before);
        let name = text::letters(&text);
        let label = [
            "chapter", "part", "appendix", "kapitel", "teil", "chapitre", "annex",
        ]
        .iter()
        .any(|n| name.starts_with(n))
            && text.split_whitespace().count() == 2;
        let both = matches!(before.kind, Kind::Heading { .. } | Kind::Text)
            && matches!(groups[at].kind, Kind::Heading { .. });
        if label && both {
            let title = joined(lines, &groups[at]);
            if let Kind::Heading { title: stated, .. } = &mut groups[at].kind {
                *stated = Some(title);
            }
            let start = groups[at - 1].lines.start;
            groups[at].lines.start = start;
            groups[at - 1].lines.end = start;
            groups[at - 1].kind = Kind::Text;
        }
    }
}
