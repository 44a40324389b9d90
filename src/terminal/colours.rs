//! Owns the choice of colours: by the options, then by what the environment says.

use std::env;

use crate::cli::{Explore, ThemeName, When};
use crate::ui::theme::{Depth, Theme};

/// How many colours there are, and whether the background is light.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colours {
    pub depth: Depth,
    pub light: bool,
    /// Only the terminal itself can tell whether it is light.
    pub ask: bool,
    /// The locale says that the terminal knows ASCII only.
    pub ascii: bool,
    /// For screen readers.
    pub plain: bool,
    /// The terminal may know hyperlinks; those that don't leave them out.
    pub hyperlinks: bool,
}

impl Colours {
    pub fn theme(self) -> Theme {
        let theme = Theme::new(self.depth, self.light);
        let theme = if self.ascii { theme.in_ascii() } else { theme };
        if self.plain {
            theme.for_screen_readers()
        } else if self.hyperlinks {
            theme.with_hyperlinks()
        } else {
            theme
        }
    }
}

/// Chooses for this process.
pub fn choose(explore: &Explore) -> Colours {
    let chosen = chosen(explore.screen.theme, explore.screen.color, |name| {
        env::var(name).ok().filter(|value| !value.is_empty())
    });
    Colours {
        plain: explore.screen.plain,
        ..chosen
    }
}

fn chosen(theme: ThemeName, color: When, var: impl Fn(&str) -> Option<String>) -> Colours {
    let term = var("TERM").unwrap_or_default();
    let true_color = matches!(var("COLORTERM").as_deref(), Some("truecolor" | "24bit"));
    let rich = true_color || term.contains("256color") || term.contains("direct");
    let named = !matches!(theme, ThemeName::Auto);
    let plain = match color {
        When::Never => true,
        When::Always => false,
        When::Auto => !named && var("NO_COLOR").is_some(),
    };
    let depth = match theme {
        ThemeName::Mono => Depth::Mono,
        _ if plain => Depth::Mono,
        ThemeName::Ansi => Depth::Ansi16,
        _ if rich => Depth::Rich,
        _ => Depth::Ansi16,
    };
    let told = var("COLORFGBG").and_then(|told| is_light(&told));
    let light = match theme {
        ThemeName::Light => true,
        ThemeName::Dark => false,
        _ => told.unwrap_or(false),
    };
    // The Linux console has no answer and no background but black.
    let ask = !named && depth != Depth::Mono && told.is_none() && term != "linux";
    Colours {
        depth,
        light,
        ask,
        ascii: is_ascii(&var),
        plain: false,
        // The Linux console may show what it does not know.
        hyperlinks: !term.is_empty() && term != "linux",
    }
}

/// Whether the locale is the plain one of C; where none is set, UTF-8 is taken for granted.
fn is_ascii(var: &impl Fn(&str) -> Option<String>) -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
        .iter()
        .find_map(|name| var(name));
    locale.is_some_and(|locale| matches!(locale.as_str(), "C" | "POSIX"))
}

/// Reads "15;0", "0;default;15": the last is the background, one of 16 colours.
fn is_light(told: &str) -> Option<bool> {
    let background: u8 = told.rsplit(';').next()?.parse().ok()?;
    (background < 16).then_some(matches!(background, 7 | 9..=15))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(theme: ThemeName, color: When, vars: &[(&str, &str)]) -> Colours {
        chosen(theme, color, |name| {
            let var = vars.iter().find(|(n, _)| *n == name);
            var.map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn a_plain_locale_gets_plain_marks() {
        let ascii = |vars: &[(&str, &str)]| of(ThemeName::Auto, When::Auto, vars).ascii;
        assert!(ascii(&[("LC_ALL", "C"), ("LANG", "en_GB.UTF-8")]));
        assert!(ascii(&[("LANG", "POSIX")]));
        assert!(!ascii(&[("LC_CTYPE", "C.UTF-8"), ("LANG", "C")]));
        assert!(!ascii(&[]));
    }

    #[test]
    fn depth_follows_the_environment_and_options_go_before_it() {
        use ThemeName::{Ansi, Auto, Dark, Light, Mono};
        use When::{Always, Never};
        let rich = ("TERM", "xterm-256color");
        let no = ("NO_COLOR", "1");
        let when = When::Auto;
        assert_eq!(of(Auto, when, &[rich]).depth, Depth::Rich);
        assert_eq!(of(Auto, when, &[("TERM", "xterm")]).depth, Depth::Ansi16);
        assert_eq!(of(Auto, when, &[("COLORTERM", "24bit")]).depth, Depth::Rich);
        assert_eq!(of(Auto, when, &[rich, no]).depth, Depth::Mono);
        assert_eq!(of(Auto, Always, &[rich, no]).depth, Depth::Rich);
        assert_eq!(of(Dark, when, &[rich, no]).depth, Depth::Rich);
        assert_eq!(of(Light, Never, &[rich]).depth, Depth::Mono);
        assert_eq!(of(Ansi, when, &[rich]).depth, Depth::Ansi16);
        assert_eq!(of(Mono, Always, &[rich]).depth, Depth::Mono);
    }

    #[test]
    fn the_background_is_asked_for_only_where_nothing_tells_it() {
        let auto = |vars: &[(&str, &str)]| of(ThemeName::Auto, When::Auto, vars);
        assert!(auto(&[]).ask && !auto(&[]).light);
        let told = auto(&[("COLORFGBG", "0;15")]);
        assert!(told.light && !told.ask);
        assert!(!auto(&[("COLORFGBG", "15;0")]).light);
        assert!(auto(&[("COLORFGBG", "15;default")]).ask);
        assert!(!auto(&[("NO_COLOR", "1")]).ask);
        assert!(!auto(&[("TERM", "linux")]).ask);
        assert!(of(ThemeName::Light, When::Auto, &[]).light);
    }
}
