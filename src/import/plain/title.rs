//! Owns which unit is the title of a plain text, and the title that metadata states.

use super::candidates::{Candidate, is_body};
use super::furniture;
use super::headings::is_transparent;
use super::numbering;
use super::style::{self, Style};
use super::units::{Unit, UnitKind};

/// The unit that is the title: the first one, or one set apart near the top.
pub fn find(text: &str, units: &[Unit], candidates: &mut Vec<Candidate>) -> Option<u32> {
    let first = units.iter().position(|u| {
        let line = u.span.of(text);
        !is_transparent(text, u) && !is_address(text, u)
            || furniture::has_columns(line) && u.kind != UnitKind::Rule
    })?;
    let unit = &units[first];
    let line = unit.span.of(text).trim_start();
    let next = units.get(first + 1..)?;
    let has_body = |from: &[Unit]| {
        from.iter()
            .take(8)
            .any(|u| is_body(text, u) || matches!(u.kind, UnitKind::Item { .. }))
    };
    let at = match candidates.binary_search_by_key(&(first as u32), |c| c.unit) {
        Ok(at) => at,
        // A first line may be a title without looking like a heading elsewhere.
        Err(at) => {
            let centred = unit.kind == UnitKind::Lines && unit.lines <= 3 && unit.indent >= 6;
            let (head, below) = line.split_once('\n').unwrap_or((line, ""));
            // A day, a place or a name right under it is no part of it.
            let over = unit.lines > 1
                && unit.lines <= 4
                && below.lines().all(|l| furniture::is_furniture(l.trim()));
            let said = if over { head.trim() } else { line };
            let caps = style::shape(head).is_caps();
            let most = if caps { 4 } else { 2 };
            let prose = unit.kind == UnitKind::Prose && unit.lines <= most && unit.width <= 160;
            let alone = centred || prose || over;
            let followed = next
                .first()
                .is_some_and(|n| n.blank_before > 0 || n.width > 100 || n.lines > 2);
            let ends = style::ends_sentence(said) && !said.ends_with(['?', '!', ')'])
                || style::hangs(said);
            if !alone
                || !(style::begins(said) || next.first().is_some_and(|n| n.blank_before > 0))
                || !followed
                || ends
                || line.len() > 300
                || said.lines().any(|l| furniture::is_furniture(l.trim()))
            {
                return set_apart(text, units, candidates, &has_body);
            }
            let mut title = Candidate::plain(first, text, unit);
            if over {
                title.text = said.split_whitespace().collect::<Vec<_>>().join(" ");
            }
            candidates.insert(at, title);
            at
        }
    };
    let numbered = match candidates[at].style {
        Style::Keyword(_) => numbering::is_keyword(&candidates[at].word),
        Style::Decimal(_) | Style::Roman | Style::Letter => true,
        _ => false,
    };
    (!numbered && has_body(next)).then_some(first as u32)
}

/// Whether lines tell whom to ask, or whom they are from: what stands over the title of a release.
fn is_address(text: &str, unit: &Unit) -> bool {
    let first = unit.span.of(text).lines().next().unwrap_or_default();
    let lines = matches!(unit.kind, UnitKind::Lines | UnitKind::Prose);
    lines && unit.lines <= 5 && unit.lines > 1 && furniture::is_furniture(first.trim())
}

/// A line near the top that looks like a title, where the first unit is something else: centred, or
/// before all running text.
fn set_apart(
    text: &str,
    units: &[Unit],
    candidates: &[Candidate],
    has_body: &dyn Fn(&[Unit]) -> bool,
) -> Option<u32> {
    candidates
        .iter()
        .take_while(|c| c.unit < 8)
        .find(|c| {
            let unit = &units[c.unit as usize];
            let at = c.unit as usize;
            let centred = unit.indent >= 6 && unit.blank_before > 0;
            let mut above = units[..at].iter();
            let before = !above.any(|u| is_body(text, u) && !is_address(text, u));
            // Fewer words may as well be the first section's.
            let says = style::shape(&c.text).words >= 4;
            let over = before && unit.blank_before > 0 && says;
            let plain = matches!(c.style, Style::Caps | Style::Plain);
            plain && (centred || over) && has_body(&units[at + 1..])
        })
        .map(|c| c.unit)
}

/// How many units at the top may hold metadata, and how many of them may be running text.
const TOP: usize = 30;
const TOP_TEXTS: usize = 3;

/// The title that a line of metadata at the top states: "Title: …", "Subject: …".
pub fn stated(text: &str, units: &[Unit]) -> Option<String> {
    let mut texts = 0;
    let mut top = units.iter().take(TOP).take_while(|unit| {
        texts += usize::from(unit.kind == UnitKind::Prose && is_body(text, unit));
        texts <= TOP_TEXTS
    });
    top.find_map(|unit| {
        let lines = unit.span.of(text).lines().take(12);
        lines
            .filter_map(furniture::metadata)
            .find_map(|(key, value)| {
                matches!(key.as_str(), "title" | "subject").then(|| value.to_owned())
            })
    })
}
