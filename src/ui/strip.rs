//! Owns how the comparison of the columns looks: what they share, and what differs.

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use crate::analysis::Target;
use crate::app::comparing::{Compared, Comparing, Row, Side, Tab, Tally, Verdict, side_name};
use crate::app::geometry::Area;
use crate::app::pointer::first_row;
use crate::app::{App, Focus};
use crate::flow::{display_width, safe_line};

use super::card::in_context;
use super::paint::{cell, clear, frame, line_style, put, put_right};
use super::strip_rows::row;
use super::theme::Theme;

pub fn draw(app: &App, theme: &Theme, buffer: &mut Buffer, comparing: &Comparing, area: Area) {
    clear(buffer, area);
    let names = names(app, &comparing.sides);
    if area.height < 3 {
        folded(app, theme, buffer, comparing, &names, area);
        return;
    }
    let active = app.focus == Focus::Strip;
    let view = comparing.found.as_ref().and_then(|found| {
        let views = found.views(comparing.tab);
        let shown = comparing.view[comparing.tab as usize];
        let view = views.get(shown).filter(|_| shown > 0)?;
        Some(format!("{} · {}", view.name, view.rows.len()))
    });
    let note = view.unwrap_or_default();
    let room = usize::from(area.width).saturating_sub(display_width(&note) + 8);
    let title = title(&names, theme, room);
    frame(buffer, theme, area, &title, &note, active);
    let inner = area.inner();
    tabs(theme, buffer, comparing, inner);
    let list = Area {
        y: inner.y + 1,
        height: App::strip_rows(inner, comparing.sides.len()),
        ..inner
    };
    let Some(found) = comparing.found.as_deref() else {
        put(
            buffer,
            list.x + 1,
            list.y,
            list.width.saturating_sub(1),
            &waiting(app, comparing),
            theme.dim,
        );
        return;
    };
    let rows = comparing.rows();
    if !found.is_alike() && comparing.tab == Tab::Text {
        put(
            buffer,
            list.x + 1,
            list.y,
            list.width.saturating_sub(1),
            "the texts share no sentence",
            theme.dim,
        );
        return;
    }
    if rows.is_empty() {
        let message = match comparing.tab {
            Tab::Text => "the texts are the same",
            _ => "neither names any",
        };
        put(
            buffer,
            list.x + 1,
            list.y,
            list.width.saturating_sub(1),
            message,
            theme.dim,
        );
        return;
    }
    let first = first_row(comparing.selected_row(), rows.len(), list.height);
    for (nth, shown) in rows[first..]
        .iter()
        .take(usize::from(list.height))
        .enumerate()
    {
        let y = list.y + nth as u16;
        match shown {
            Row::Label(text) => {
                let rule = theme.glyph("─ ", "- ");
                let used = put(buffer, list.x, y, list.width, rule, theme.dim);
                let room = list.width.saturating_sub(used);
                put(buffer, list.x + used, y, room, text, theme.title);
            }
            Row::Of(id) => {
                row(theme, buffer, found, comparing.tab, *id, (list, y));
                if first + nth == comparing.selected_row() {
                    let style = if active { theme.selected } else { theme.marked };
                    line_style(buffer, list, y, style);
                }
            }
        }
    }
    if let Some(id) = comparing.item() {
        let below = Area {
            y: list.y + list.height,
            height: inner.height - 1 - list.height,
            ..inner
        };
        details(theme, buffer, found, comparing.tab, id, below);
    }
}

/// What is compared, as the columns are called.
fn names(app: &App, sides: &[Side]) -> Vec<String> {
    let first = sides.first().map(|side| side.document);
    let one = sides.iter().all(|side| Some(side.document) == first);
    let name = |side: &Side| match (&side.section, one) {
        (Some((_, title)), true) => format!("§ {title}"),
        (Some((_, title)), false) => format!("{} § {title}", app.docs[side.document].name),
        (None, _) => app.docs[side.document].name.clone(),
    };
    sides.iter().map(name).collect()
}

/// All names, each cut alike where there is too little room.
fn title(names: &[String], theme: &Theme, room: usize) -> String {
    let tie = theme.glyph(" ⇄ ", " <> ");
    let whole = names.join(tie);
    if display_width(&whole) <= room || names.is_empty() {
        return whole;
    }
    let each = (room / names.len())
        .saturating_sub(display_width(tie) + 1)
        .max(3);
    let cut = |name: &String| -> String {
        if display_width(name) <= each {
            return name.clone();
        }
        let kept: String = name.chars().take(each).collect();
        kept + "…"
    };
    names.iter().map(cut).collect::<Vec<_>>().join(tie)
}

/// What a comparison waits for.
fn waiting(app: &App, comparing: &Comparing) -> String {
    let docs = || comparing.sides.iter().map(|side| &app.docs[side.document]);
    if let Some(open) = docs().find(|open| open.failed.is_some()) {
        let reason = open.failed.as_deref().unwrap_or_default();
        return format!("{} {reason}", open.name);
    }
    match docs().find(|open| !open.analysed) {
        Some(open) => format!("reading {}…", open.name),
        None => "comparing…".to_owned(),
    }
}

/// The one line of a strip that is folded away.
fn folded(
    app: &App,
    theme: &Theme,
    buffer: &mut Buffer,
    comparing: &Comparing,
    names: &[String],
    area: Area,
) {
    let key = "C opens";
    let right = put_right(buffer, area, area.y, key, theme.key);
    let room = area.width.saturating_sub(right + 1);
    let tie = theme.glyph("⇄ ", "<> ");
    let mut x = area.x + put(buffer, area.x, area.y, room, tie, theme.key);
    let Some(found) = comparing.found.as_deref() else {
        let left = room.saturating_sub(x - area.x);
        put(buffer, x, area.y, left, &waiting(app, comparing), theme.dim);
        return;
    };
    let told: Vec<String> = shown_tabs(comparing)
        .map(|tab| {
            format!(
                "{} {}",
                tab.label(),
                figures(theme, tab, found.tally(tab), comparing.sides.len())
            )
        })
        .collect();
    let told = told.join(" · ");
    let names = names.join(theme.glyph(" ⇄ ", " <> "));
    let left = room.saturating_sub(x - area.x);
    if display_width(&told) + display_width(&names) + 3 <= usize::from(left) {
        x += put(buffer, x, area.y, left, &names, theme.title) + 3;
    }
    let left = room.saturating_sub(x - area.x);
    put(buffer, x, area.y, left, &told, theme.text);
}

fn shown_tabs(comparing: &Comparing) -> impl Iterator<Item = Tab> {
    let text = comparing.sides.len() == 2;
    Tab::ALL
        .into_iter()
        .filter(move |tab| text || *tab != Tab::Text)
}

/// "3≠ 2< 1> 20=".
fn figures(theme: &Theme, tab: Tab, tally: Tally, sides: usize) -> String {
    let mut told = vec![format!("{}{}", tally.differ, theme.differs())];
    if tab != Tab::Text && sides == 2 {
        told.push(format!("{}<", tally.only[0]));
        told.push(format!("{}>", tally.only[1]));
    }
    told.push(format!("{}=", tally.shared));
    told.join(" ")
}

/// The lists that one can turn to, with how many differ; in as many words as there is room for.
fn tabs(theme: &Theme, buffer: &mut Buffer, comparing: &Comparing, inner: Area) {
    let found = comparing.found.as_deref();
    let whole = |tab: Tab| {
        let told = found.map(|f| figures(theme, tab, f.tally(tab), comparing.sides.len()));
        format!(" {} {} ", tab.label(), told.unwrap_or_default())
    };
    let short = |tab: Tab| {
        let told = found.map(|f| format!(" {}{}", f.tally(tab).differ, theme.differs()));
        format!(" {}{} ", tab.label(), told.unwrap_or_default())
    };
    let bare = |tab: Tab| format!("{} ", tab.label());
    let forms: [&dyn Fn(Tab) -> String; 3] = [&whole, &short, &bare];
    let tabs: Vec<Tab> = shown_tabs(comparing).collect();
    let width = |form: &dyn Fn(Tab) -> String| -> usize {
        tabs.iter().map(|tab| display_width(&form(*tab)) + 1).sum()
    };
    let fits = forms
        .iter()
        .find(|form| width(*form) <= usize::from(inner.width));
    let form = fits.unwrap_or(&forms[2]);
    let mut x = inner.x;
    for tab in tabs {
        let style = if tab == comparing.tab {
            theme.selected
        } else {
            theme.dim
        };
        let room = (inner.x + inner.width).saturating_sub(x);
        x += put(buffer, x, inner.y, room, &form(tab), style) + 1;
    }
}

/// Where the selected row stands in each part: the sentence around it.
fn details(theme: &Theme, buffer: &mut Buffer, found: &Compared, tab: Tab, id: u32, area: Area) {
    let count = found.bodies.len();
    for (side, body) in found
        .bodies
        .iter()
        .enumerate()
        .take(usize::from(area.height))
    {
        let y = area.y + side as u16;
        let name = side_name(side, count);
        let column = if area.width >= 60 { 7 } else { 2 };
        let name = if column < 7 { &name[..1] } else { &name };
        put(buffer, area.x, y, column, name, theme.dim);
        let x = area.x + column;
        let room = area.width.saturating_sub(column);
        let Some((span, target)) = found.places(tab, id, side, 1).first().copied() else {
            put(buffer, x, y, room, theme.glyph("—", "-"), theme.dim);
            continue;
        };
        let section = body.content.section_at(span.start()) + 1;
        let used = put(buffer, x, y, room, &format!("§{section} "), theme.dim);
        let (x, room) = (x + used, room.saturating_sub(used));
        let place = (x, y, room);
        match target {
            None => {
                let text = safe_line(body.content.slice(span));
                put(buffer, x, y, room, &text, theme.text);
            }
            Some(target) => {
                let sentence = body.analysis.sentence_at(span.start()).unwrap_or(span);
                let style = style(theme, found, side, target);
                in_context(buffer, theme, &body.content, (sentence, span), style, place);
            }
        }
    }
}

fn style(theme: &Theme, found: &Compared, side: usize, target: Target) -> Style {
    match target {
        Target::Number(_) => theme.number(),
        Target::Actor(id) => found.bodies[side]
            .analysis
            .actors
            .get(id as usize)
            .map_or(theme.text, |actor| theme.actor(actor.kind)),
    }
}

/// The mark of what is said of a row.
pub fn verdict_mark(theme: &Theme, verdict: Verdict, sides: usize) -> &'static str {
    match verdict {
        Verdict::Shared => "=",
        Verdict::Some => "~",
        Verdict::Only(0) => "<",
        Verdict::Only(side) if side + 1 == sides => ">",
        Verdict::Only(_) => "^",
        Verdict::Renamed
        | Verdict::DescribedDifferently
        | Verdict::Differs
        | Verdict::AttributedDifferently => theme.differs(),
        Verdict::Text(change) => super::changes::mark(theme, change),
    }
}

/// Puts the mark of a row, and returns how far the row's own text is in.
pub fn lead(theme: &Theme, buffer: &mut Buffer, (area, y): (Area, u16), mark: &str) -> u16 {
    cell(buffer, area.x, y, mark, 1, theme.key);
    2
}
