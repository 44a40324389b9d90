//! Owns a book's table of contents: read as a page or as EPUB 2 has it, and merged with the headings that
//! stand in the parts.

use std::collections::HashSet;

use super::package::Package;
use super::{Places, part};
use crate::document::{Page, Span};
use crate::import::archive::{Archive, resolve};
use crate::import::options::Options;
use crate::import::sections::Heading;
use crate::import::xml::Element;

/// A line of the contents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub title: String,
    /// 1 is the outermost.
    pub level: u8,
    pub path: String,
    pub id: Option<String>,
}

/// What a book says of its shape.
#[derive(Default)]
pub struct Contents {
    pub lines: Vec<Line>,
    /// The pages of the printed book, each called by its label.
    pub pages: Vec<Line>,
}

/// The contents of a book; none where it has none.
pub fn read(
    archive: &mut Archive<'_>,
    package: &Package,
    options: &Options,
    warnings: &mut Vec<String>,
) -> Contents {
    let mut contents = Contents::default();
    for (path, paged) in [(&package.nav, true), (&package.ncx, false)] {
        let Some(path) = path else {
            continue;
        };
        match part(archive, path, options, warnings) {
            Ok(Some(root)) if paged => of_nav(&root, path, &mut contents),
            Ok(Some(root)) => {
                of_ncx(&root, path, 1, &mut contents.lines);
                let mut targets = Vec::new();
                root.within("pageTarget", &mut targets);
                for target in targets {
                    of_point(target, path, 1, &mut contents.pages);
                }
            }
            Ok(None) => warnings.push(format!("{path} is missing from the book")),
            Err(error) => warnings.push(format!("{error:#}")),
        }
        if !contents.lines.is_empty() {
            break;
        }
    }
    contents
}

fn of_nav(root: &Element, path: &str, contents: &mut Contents) {
    let mut navs = Vec::new();
    root.within("nav", &mut navs);
    let of_type = |wanted: &str| {
        navs.iter().find(|nav| {
            nav.attribute("type")
                .is_some_and(|t| t.split_whitespace().any(|t| t == wanted))
        })
    };
    let toc = of_type("toc").or(navs.first());
    if let Some(list) = toc.and_then(|nav| nav.first("ol")) {
        of_list(list, path, 1, &mut contents.lines);
    }
    if let Some(list) = of_type("page-list").and_then(|nav| nav.first("ol")) {
        of_list(list, path, 1, &mut contents.pages);
    }
}

fn of_list(list: &Element, path: &str, level: u8, lines: &mut Vec<Line>) {
    for item in list.all("li") {
        if let Some(label) = item.first("a").or_else(|| item.first("span")) {
            push(
                label.all_text(),
                label.attribute("href"),
                path,
                level,
                lines,
            );
        }
        for inner in item.all("ol") {
            of_list(inner, path, level.saturating_add(1), lines);
        }
    }
}

fn of_ncx(element: &Element, path: &str, level: u8, lines: &mut Vec<Line>) {
    for child in &element.children {
        match child.name.as_str() {
            "navPoint" => {
                of_point(child, path, level, lines);
                of_ncx(child, path, level.saturating_add(1), lines);
            }
            "ncx" | "navMap" => of_ncx(child, path, level, lines),
            _ => {}
        }
    }
}

fn of_point(point: &Element, path: &str, level: u8, lines: &mut Vec<Line>) {
    let label = point.first("navLabel").map(Element::all_text);
    let target = point.first("content").and_then(|c| c.attribute("src"));
    push(label.unwrap_or_default(), target, path, level, lines);
}

/// A line without a target has an empty path.
fn push(title: String, target: Option<&str>, path: &str, level: u8, lines: &mut Vec<Line>) {
    if title.is_empty() {
        return;
    }
    let (path, id) = target.map_or((String::new(), None), |target| resolve(path, target));
    lines.push(Line {
        title,
        level,
        path,
        id,
    });
}

/// Gives the headings of the parts the levels of the contents, and adds those that only the contents have.
pub fn merge(lines: &[Line], places: &Places, end: usize, headings: &mut Vec<Heading>) {
    let placed = place(lines, places, end);
    if placed.is_empty() {
        return;
    }
    let own = std::mem::take(headings);
    let mut own = own.into_iter().peekable();
    let listed: HashSet<String> = lines.iter().map(|line| folded(&line.title)).collect();
    // Headings before all that the contents list stay as they are.
    while let Some(heading) = own.next_if(|h| h.span.start() < placed[0].0) {
        headings.push(heading);
    }
    for (nth, (at, line)) in placed.iter().enumerate() {
        let until = placed.get(nth + 1).map_or(usize::MAX, |(at, _)| *at);
        let mut under = Vec::new();
        while let Some(heading) = own.next_if(|h| h.span.start() < until) {
            under.push(heading);
        }
        leave_out_repeated(&mut under, line, &listed);
        let named = under.iter().position(|h| is_same(&h.title, &line.title));
        let taken = named.map(|named| under.remove(named));
        // A heading over two lines is one in the contents.
        let is_part = |h: &Heading| taken.is_some() && is_part(&h.title, &line.title);
        let parts = under.iter().take_while(|h| is_part(h)).count();
        under.drain(..parts);
        let depth = taken.as_ref().map(|h| h.level);
        let span = taken.map_or(Span::empty(*at), |h| h.span);
        let first = under.first().map_or(usize::MAX, |h| h.span.start());
        let main = Heading {
            span,
            level: line.level,
            title: line.title.clone(),
        };
        let before = under
            .iter()
            .take_while(|h| h.span.start() < span.start())
            .count();
        let outer = under.iter().map(|h| h.level).min().unwrap_or(1);
        let deeper = |h: Heading| {
            let below = depth.map_or(h.level.saturating_sub(outer) + 1, |d| {
                h.level.saturating_sub(d).max(1)
            });
            Heading {
                level: line.level.saturating_add(below),
                ..h
            }
        };
        if first < span.start() && before > 0 {
            // What stands above the heading opens the same section.
            headings.push(Heading {
                span: Span::empty(*at),
                ..main
            });
        } else {
            headings.push(main);
        }
        headings.extend(under.into_iter().map(deeper));
    }
}

/// The lines with their places in the text. One that leads nowhere in the book, as in a part of it that is given
/// away, stands where the next one does, or at the end.
fn place<'a>(lines: &'a [Line], places: &Places, end: usize) -> Vec<(usize, &'a Line)> {
    let mut placed = Vec::new();
    let mut next = end;
    for line in lines.iter().rev() {
        let id = line.id.as_ref();
        let exact = id.and_then(|id| places.get(&format!("{}#{id}", line.path)));
        let at = exact.or_else(|| places.get(&line.path)).copied();
        next = at.unwrap_or(next).min(end);
        placed.push((next, line));
    }
    let found = placed.iter().any(|(at, _)| *at < end);
    placed.reverse();
    placed.sort_by_key(|(at, _)| *at);
    if found { placed } else { Vec::new() }
}

/// Notes that are arranged by chapters repeat the headings of these: where most headings under a line of the
/// contents are lines of their own elsewhere, they only point there.
fn leave_out_repeated(under: &mut Vec<Heading>, line: &Line, listed: &HashSet<String>) {
    let own = folded(&line.title);
    let titles: Vec<String> = under.iter().map(|h| folded(&h.title)).collect();
    let first = titles.iter().position(|title| *title == own);
    let points = |at: usize| Some(at) != first && listed.contains(&titles[at]);
    let pointing = (0..titles.len()).filter(|at| points(*at)).count();
    if pointing > 1 && pointing * 2 >= titles.len() {
        let mut at = 0..titles.len();
        under.retain(|_| !at.next().is_some_and(points));
    }
}

/// The pages that have a place in the text, in its order.
pub fn pages(lines: Vec<Line>, places: &Places) -> Vec<Page> {
    let page = |line: Line| {
        let start = *places.get(&format!("{}#{}", line.path, line.id?))?;
        let label = line.title;
        Some(Page { start, label })
    };
    let mut pages: Vec<Page> = lines.into_iter().filter_map(page).collect();
    pages.sort_by_key(|page| page.start);
    pages
}

/// Whether a heading is what a line of the contents names, wholly or by its first part.
fn is_same(heading: &str, line: &str) -> bool {
    let (heading, line) = (folded(heading), folded(line));
    !heading.is_empty()
        && (heading == line || line.starts_with(&heading) || heading.starts_with(&line))
}

fn is_part(heading: &str, line: &str) -> bool {
    let (heading, line) = (folded(heading), folded(line));
    !heading.is_empty() && line.contains(&heading)
}

fn folded(title: &str) -> String {
    title
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}
