//! Owns which units may be headings, each judged by itself.

use super::furniture::{self, has_columns, is_furniture};
use super::numbering;
use super::style::{self, Style};
use super::units::{Unit, UnitKind};

/// A unit that looks like a heading.
#[derive(Debug, Clone)]
pub struct Candidate {
    pub unit: u32,
    pub style: Style,
    /// The word before its number, lower-case.
    pub word: String,
    pub number: u32,
    /// On one line.
    pub text: String,
    pub kept: bool,
}

impl Candidate {
    /// A unit as an unmarked heading.
    pub fn plain(at: usize, text: &str, unit: &Unit) -> Self {
        Self {
            unit: at as u32,
            style: Style::Plain,
            word: String::new(),
            number: 0,
            text: flat(unit.span.of(text)),
            kept: true,
        }
    }

    pub fn is_numbered(&self) -> bool {
        matches!(
            self.style,
            Style::Keyword(_) | Style::Decimal(_) | Style::Roman | Style::Letter
        )
    }

    /// Only its place and letters speak for it.
    pub fn is_weak(&self) -> bool {
        matches!(self.style, Style::Caps | Style::Plain | Style::Stopped)
    }

    /// The first of numbered parts, which a line in capitals may stand over.
    pub fn begins_list(&self) -> bool {
        self.number <= 1 && matches!(self.style, Style::Decimal(1) | Style::Roman | Style::Letter)
    }

    /// Smaller is stronger.
    pub fn strength(&self) -> u8 {
        match self.style {
            Style::Hash(_) | Style::Underlined(..) => 0,
            Style::Keyword(rank) => rank,
            Style::Decimal(_) | Style::Roman | Style::Letter => 10,
            Style::Caps => 11,
            Style::Plain => 12,
            Style::Stopped => 13,
        }
    }
}

/// The units that look like headings, in order.
pub fn candidates(text: &str, units: &[Unit]) -> Vec<Candidate> {
    units
        .iter()
        .enumerate()
        .filter_map(|(at, unit)| candidate(text, at, unit))
        .collect()
}

/// Whether a unit is what a heading stands over: a paragraph of more than a short line.
pub fn is_body(text: &str, unit: &Unit) -> bool {
    match unit.kind {
        UnitKind::Rule => false,
        UnitKind::Prose if unit.under.is_some() => false,
        UnitKind::Prose => {
            unit.lines > 1
                || unit.width > 100
                || unit.width > 30 && style::ends_sentence(unit.span.of(text))
                || furniture::is_speaker(unit.span.of(text))
        }
        _ => unit.lines > 1 || unit.width > 60,
    }
}

fn candidate(text: &str, at: usize, unit: &Unit) -> Option<Candidate> {
    if unit.lines > 3 || unit.span.len() > 250 {
        return None;
    }
    let source = unit.span.of(text);
    if unit.under.is_none() && source.starts_with(|c: char| c.is_ascii_lowercase()) {
        return None;
    }
    let runs_on = || source.bytes().take(30).any(|b| b.is_ascii_lowercase());
    let broad = unit.width > 120 || unit.lines > 1;
    if unit.under.is_none() && broad && runs_on() && style::ends_sentence(source) {
        return None;
    }
    let mut found = Candidate::plain(at, text, unit);
    if let Some((sign, over)) = unit.under {
        found.style = Style::Underlined(sign, over);
        return source.contains(char::is_alphanumeric).then_some(found);
    }
    if !matches!(
        unit.kind,
        UnitKind::Prose | UnitKind::Lines | UnitKind::Item { number: 1.., .. }
    ) {
        return None;
    }
    if let Some(inner) = emphasized(&found.text) {
        if is_furniture(&found.text) {
            return None;
        }
        found.text = inner.to_owned();
    }
    let line = found.text.as_str();
    let headed = |title: &str| style::begins(title) && !style::ends_sentence(title);
    let marked = hashes(line).filter(|(_, title)| unit.lines == 1 && headed(title));
    if let Some((depth, title)) = marked {
        found.style = Style::Hash(depth);
        found.text = title.to_owned();
        return Some(found);
    }
    if style::hangs(line) || source.lines().any(|l| has_columns(l.trim())) || is_furniture(line) {
        return None;
    }
    if let Some(numbering) = numbering::numbering(line) {
        let rest = style::shape(numbering.rest);
        let calm = numbering::is_chapter(&numbering.word)
            || !style::ends_sentence(numbering.rest)
            || rest.is_title_case()
            || rest.is_caps();
        let titled =
            rest.words == 0 || rest.capital && rest.letters >= 2 && rest.words <= 16 && calm;
        // A number alone on a line is a page's, unless it has the form of a numbering.
        let lone = unit.lines == 1 || matches!(numbering.style, Style::Keyword(_));
        if titled && lone {
            found.style = numbering.style;
            found.word = numbering.word;
            found.number = numbering.number;
            return Some(found);
        }
    }
    let shape = style::shape(line);
    let quotes = line.matches(['"', '\u{201c}', '\u{201d}']).count();
    if shape.is_caps() && quotes <= 2 && !matches!(unit.kind, UnitKind::Item { .. }) {
        found.style = Style::Caps;
        return Some(found);
    }
    if unit.kind != UnitKind::Prose
        || unit.lines > 2
        || unit.lines == 2 && (shape.small > 0 || !shape.is_title_case())
        || !shape.capital
        || shape.letters < 2
        || shape.digits > shape.letters
    {
        return None;
    }
    if line.starts_with(['"', '\u{201c}']) && quotes != 2 {
        return None;
    }
    let asks = line.ends_with('?');
    let opens = line.starts_with(['"', '\u{201c}', '\'', '\u{2018}', '-', '\u{2014}']);
    let narrow = unit.width - unit.indent
        <= if line.is_ascii() || shape.words > 2 {
            110
        } else {
            44
        }
        && shape.words <= 16;
    let ends = style::ends_sentence(line) || style::ends_sentence(style::without_remark(line));
    if narrow && (!ends || asks && !opens) {
        return Some(found);
    }
    let stops = line.ends_with('.') && !line[..line.len() - 1].contains(". ");
    if stops && shape.is_title_case() && shape.words <= 14 && narrow && !opens {
        found.style = Style::Stopped;
        return Some(found);
    }
    None
}

/// The depth and title of a line that begins with `#` signs.
fn hashes(line: &str) -> Option<(u8, &str)> {
    let depth = line.bytes().take_while(|b| *b == b'#').count();
    let rest = line[depth..].strip_prefix(' ')?;
    let title = rest.trim().trim_end_matches('#').trim_end();
    ((1..=6).contains(&depth) && !title.is_empty()).then_some((depth as u8, title))
}

/// The inside of a line that is wholly set in `_italics_` or `*bold*`.
fn emphasized(line: &str) -> Option<&str> {
    let inner = ['_', '*']
        .iter()
        .find_map(|sign| line.strip_prefix(*sign)?.strip_suffix(*sign))?
        .trim_matches(['_', '*']);
    (!inner.is_empty() && !inner.contains(['_', '*'])).then_some(inner)
}

/// White space of any kind and length becomes one space.
fn flat(source: &str) -> String {
    source.split_whitespace().collect::<Vec<_>>().join(" ")
}
