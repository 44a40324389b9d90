//! Owns colours and marks: dark, light, 16-colour and monochrome themes. Kinds differ by colour
//! and by form, so that each holds without the other; only the selection is loud.

use ratatui::style::{Color, Modifier, Style};

use crate::analysis::{ActorKind, NumberKind};

/// What each part of the screen looks like.
#[derive(Debug, Clone)]
pub struct Theme {
    pub depth: Depth,
    /// Only ASCII for what is not document text.
    pub ascii: bool,
    /// For screen readers: nothing drawn with characters, and the cursor on the current row.
    pub plain: bool,
    /// Links to elsewhere are told to the terminal, which can open them.
    pub hyperlinks: bool,
    pub text: Style,
    /// What may be overlooked: frames, counts, hints.
    pub dim: Style,
    pub title: Style,
    /// The frame of the part that has the keys.
    pub active: Style,
    /// The selected row or link.
    pub selected: Style,
    /// The selected row of a list that has not the keys.
    pub marked: Style,
    heading: Style,
    pub key: Style,
    pub warning: Style,
    pub hit: Style,
    pub hit_here: Style,
    /// A mention of an actor that other columns name too.
    pub shared: Style,
    /// A passage that is marked or noted.
    pub noted: Style,
    /// A block of code, whose ground it colours.
    pub code: Style,
    /// Words that only the left text has, and that only the right one has.
    pub old: Style,
    pub new: Style,
    /// Code inside a line.
    pub inline_code: Style,
    /// A link of the document itself.
    pub link: Style,
    colours: [Color; 7],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    Mono,
    Ansi16,
    /// 256 colours or more.
    Rich,
}

/// Colours of person, organization, place, group, event, other and number.
const DARK: [u8; 7] = [117, 114, 180, 176, 210, 250, 222];
const LIGHT: [u8; 7] = [24, 22, 94, 90, 124, 240, 58];
/// Those of 16 that stand out on black and on white alike.
const ANSI: [Color; 7] = [
    Color::Cyan,
    Color::Green,
    Color::Yellow,
    Color::Magenta,
    Color::Red,
    Color::Reset,
    Color::LightBlue,
];

impl Theme {
    /// `light`: the terminal's background is light.
    pub fn new(depth: Depth, light: bool) -> Self {
        let plain = Style::default();
        let bold = plain.add_modifier(Modifier::BOLD);
        // In the terminal's own two colours, whatever stood there before.
        let reversed = plain
            .fg(Color::Reset)
            .bg(Color::Reset)
            .add_modifier(Modifier::REVERSED);
        let base = Self {
            depth,
            ascii: false,
            plain: false,
            hyperlinks: false,
            text: plain,
            dim: plain.add_modifier(Modifier::DIM),
            title: bold,
            active: bold,
            selected: reversed,
            marked: bold,
            heading: bold,
            key: bold,
            warning: bold,
            hit: plain.add_modifier(Modifier::UNDERLINED | Modifier::BOLD),
            hit_here: reversed.add_modifier(Modifier::BOLD),
            shared: plain,
            noted: plain,
            code: plain,
            old: plain.add_modifier(Modifier::CROSSED_OUT),
            new: bold.add_modifier(Modifier::UNDERLINED),
            inline_code: plain.add_modifier(Modifier::DIM),
            link: plain.add_modifier(Modifier::UNDERLINED),
            colours: [Color::Reset; 7],
        };
        match depth {
            Depth::Mono => base,
            Depth::Ansi16 => Self {
                active: bold.fg(Color::Cyan),
                key: bold,
                warning: bold.fg(Color::Red),
                link: plain.fg(Color::Blue).add_modifier(Modifier::UNDERLINED),
                hit: plain.fg(Color::Black).bg(Color::Yellow),
                old: plain.fg(Color::Red).add_modifier(Modifier::CROSSED_OUT),
                new: plain.fg(Color::Green).add_modifier(Modifier::UNDERLINED),
                colours: ANSI,
                ..base
            },
            Depth::Rich => {
                let (colours, dim, accent, hit, here, shared, warning) = if light {
                    (LIGHT, 242, 25, 229, 214, 254, 124)
                } else {
                    (DARK, 245, 110, 58, 136, 238, 210)
                };
                let indexed = Color::Indexed;
                let code = plain.bg(indexed(if light { 255 } else { 236 }));
                Self {
                    code,
                    inline_code: code,
                    dim: plain.fg(indexed(dim)),
                    title: bold.fg(indexed(accent)),
                    active: plain.fg(indexed(accent)),
                    heading: bold.fg(indexed(accent)),
                    key: plain.fg(indexed(accent)),
                    warning: plain.fg(indexed(warning)),
                    hit: plain.bg(indexed(hit)),
                    hit_here: plain
                        .fg(indexed(if light { 16 } else { 231 }))
                        .bg(indexed(here))
                        .add_modifier(Modifier::BOLD),
                    shared: plain.bg(indexed(shared)),
                    noted: plain.bg(indexed(if light { 195 } else { 17 })),
                    old: plain
                        .fg(indexed(if light { 124 } else { 210 }))
                        .add_modifier(Modifier::CROSSED_OUT),
                    new: plain
                        .fg(indexed(if light { 22 } else { 114 }))
                        .add_modifier(Modifier::UNDERLINED),
                    link: plain
                        .fg(indexed(if light { 25 } else { 75 }))
                        .add_modifier(Modifier::UNDERLINED),
                    colours: colours.map(indexed),
                    ..base
                }
            }
        }
    }

    /// A heading of a level; those further in are quieter where colour tells them from the text.
    pub fn heading(&self, level: u8) -> Style {
        match self.depth {
            Depth::Rich if level > 2 => self.heading.remove_modifier(Modifier::BOLD),
            _ => self.heading,
        }
    }

    /// The same with nothing but ASCII for what is not document text.
    pub fn in_ascii(mut self) -> Self {
        self.ascii = true;
        self
    }

    /// The same with links to elsewhere that the terminal can open.
    pub fn with_hyperlinks(mut self) -> Self {
        self.hyperlinks = true;
        self
    }

    /// The same with nothing that a screen reader would have to read out or skip.
    pub fn for_screen_readers(mut self) -> Self {
        self.plain = true;
        self.in_ascii()
    }

    /// How a mention of an actor looks.
    pub fn actor(&self, kind: ActorKind) -> Style {
        let (colour, form) = match kind {
            ActorKind::Person => (0, Modifier::BOLD),
            ActorKind::Organization => (1, Modifier::UNDERLINED),
            ActorKind::Place => (2, Modifier::ITALIC),
            ActorKind::Group => (3, Modifier::ITALIC.union(Modifier::UNDERLINED)),
            ActorKind::Event => (4, Modifier::BOLD.union(Modifier::UNDERLINED)),
            ActorKind::Other => (5, Modifier::UNDERLINED),
        };
        self.coloured(colour).add_modifier(form)
    }

    /// What the first letter of a mention adds, so that the kinds differ also where a terminal has nothing
    /// slanted: places begin underlined, groups bold, numbers (bold as people are) underlined.
    pub fn initial(&self, target: Option<ActorKind>) -> Option<Style> {
        let form = match target {
            Some(ActorKind::Place) | None => Modifier::UNDERLINED,
            Some(ActorKind::Group) => Modifier::BOLD,
            Some(_) => return None,
        };
        Some(Style::default().add_modifier(form))
    }

    /// How a mention of a number looks.
    pub fn number(&self) -> Style {
        self.coloured(6)
            .add_modifier(Modifier::BOLD | Modifier::ITALIC)
    }

    /// The colour of an actor's kind alone.
    pub fn kind(&self, kind: ActorKind) -> Style {
        let colour = ActorKind::ALL.iter().position(|k| *k == kind).unwrap_or(5);
        self.coloured(colour)
    }

    pub fn figure(&self) -> Style {
        self.coloured(6)
    }

    fn coloured(&self, colour: usize) -> Style {
        match self.colours[colour] {
            Color::Reset => Style::default(),
            colour => Style::default().fg(colour),
        }
    }

    /// One mark or another, where only ASCII may be shown.
    pub fn glyph(&self, rich: &'static str, ascii: &'static str) -> &'static str {
        if self.ascii { ascii } else { rich }
    }

    /// The mark of a figure for which another value is stated elsewhere.
    pub fn differs(&self) -> &'static str {
        self.glyph("≠", "!")
    }

    /// How much, as one glyph: 0 is blank, `most` the highest.
    pub fn level(&self, value: u32, most: u32) -> &'static str {
        const BLOCKS: [&str; 9] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"];
        const ASCII: [&str; 5] = [" ", ".", ":", "+", "#"];
        if self.plain {
            return " ";
        }
        let glyphs: &[&str] = if self.ascii { &ASCII } else { &BLOCKS };
        if value == 0 || most == 0 {
            return glyphs[0];
        }
        let top = glyphs.len() as u64 - 1;
        let step = (u64::from(value) * top).div_ceil(u64::from(most));
        glyphs[step.clamp(1, top) as usize]
    }
}

/// The letter of an actor's kind in lists.
pub fn actor_mark(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::Person => "P",
        ActorKind::Organization => "O",
        ActorKind::Place => "L",
        ActorKind::Group => "G",
        ActorKind::Event => "E",
        ActorKind::Other => "·",
    }
}

/// The mark of a number's kind in lists.
pub fn number_mark(kind: NumberKind) -> &'static str {
    match kind {
        NumberKind::Money => "$",
        NumberKind::Percent | NumberKind::PercentPoint => "%",
        NumberKind::Fraction => "/",
        NumberKind::Count => "#",
        NumberKind::Quantity => "q",
        NumberKind::Duration => "t",
        NumberKind::Age => "a",
        NumberKind::Ordinal => "º",
        NumberKind::Multiplier => "×",
        NumberKind::Score => ":",
        NumberKind::Date => "d",
        NumberKind::Time => "h",
        NumberKind::Set => "r",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance of one of the 256 colours, by WCAG 2.
    fn luminance(index: u8) -> f64 {
        let rgb = match index {
            16..=231 => {
                let part = |n: u8| if n == 0 { 0 } else { 55 + 40 * n };
                let n = index - 16;
                [part(n / 36), part(n / 6 % 6), part(n % 6)]
            }
            _ => [8 + 10 * (index - 232); 3],
        };
        let linear = rgb.map(|c| {
            let c = f64::from(c) / 255.0;
            if c <= 0.04045 {
                c / 12.92
            } else {
                ((c + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    #[test]
    fn every_colour_can_be_read_on_its_background() {
        for (light, background) in [(false, luminance(234)), (true, luminance(231))] {
            let theme = Theme::new(Depth::Rich, light);
            let mut styles: Vec<Style> = ActorKind::ALL.iter().map(|k| theme.actor(*k)).collect();
            styles.extend([
                theme.number(),
                theme.dim,
                theme.title,
                theme.warning,
                theme.key,
            ]);
            for style in styles {
                let Some(Color::Indexed(index)) = style.fg else {
                    continue;
                };
                let (a, b) = (luminance(index), background);
                let contrast = (a.max(b) + 0.05) / (a.min(b) + 0.05);
                assert!(
                    contrast >= 4.5,
                    "colour {index}, light {light}: {contrast:.2}"
                );
            }
        }
    }

    #[test]
    fn kinds_differ_without_colour_and_without_slant() {
        let theme = Theme::new(Depth::Mono, false);
        let upright = |style: Style, initial: Option<Style>| {
            let first = style.patch(initial.unwrap_or_default());
            [first, style].map(|s| s.add_modifier.difference(Modifier::ITALIC))
        };
        let mut forms: Vec<[Modifier; 2]> = ActorKind::ALL[..5]
            .iter()
            .map(|k| upright(theme.actor(*k), theme.initial(Some(*k))))
            .collect();
        forms.push(upright(theme.number(), theme.initial(None)));
        for (i, a) in forms.iter().enumerate() {
            assert!(!a[0].is_empty(), "{a:?}");
            assert!(forms[..i].iter().all(|b| a != b), "{a:?}");
        }
        let plain = |style: Style| style.fg.is_none() && style.bg.is_none();
        assert!(ActorKind::ALL.iter().all(|k| plain(theme.actor(*k))));
    }
}
