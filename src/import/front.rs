//! Owns front matter: the lines before a Markdown text that state its title and date.

use super::date;

/// What front matter states.
#[derive(Debug, Default)]
pub struct Front {
    pub title: Option<String>,
    pub date: Option<String>,
}

/// Reads the inside of a YAML or TOML block; only simple `title` and `date` lines are known.
pub fn read(block: &str) -> Front {
    let mut front = Front::default();
    for line in block.lines() {
        let Some((key, value)) = line.split_once([':', '=']) else {
            continue;
        };
        let value = unquote(value.trim());
        match key.trim_end() {
            "title" if !value.is_empty() && front.title.is_none() => {
                front.title = Some(value.to_owned());
            }
            "date" if front.date.is_none() => front.date = date::of_line(value),
            _ => {}
        }
    }
    front
}

/// Takes Pandoc's title block (`% title`, `% authors`, `% date`) off the start of a text.
pub fn take_percent_block(text: &str) -> (Front, &str) {
    let mut front = Front::default();
    let mut rest = text;
    for at in 0..3 {
        let Some(after) = rest.strip_prefix('%') else {
            break;
        };
        let end = after.find('\n').map_or(after.len(), |end| end + 1);
        let value = after[..end].trim();
        match at {
            0 if !value.is_empty() => front.title = Some(value.to_owned()),
            2 => front.date = date::of_line(value),
            _ => {}
        }
        rest = &after[end..];
    }
    (front, rest)
}

fn unquote(value: &str) -> &str {
    ['"', '\'']
        .iter()
        .find_map(|quote| value.strip_prefix(*quote)?.strip_suffix(*quote))
        .unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_states_title_and_date() {
        let front = read("layout: page\ntitle: \"Of harbours\"\ndate: 2024-05-04\n");
        assert_eq!(front.title.as_deref(), Some("Of harbours"));
        assert_eq!(front.date.as_deref(), Some("2024-05-04"));
    }

    #[test]
    fn percent_lines_are_taken_off() {
        let (front, rest) = take_percent_block("% Harbours\n% A. Writer\n% May 4, 2024\n\nText\n");
        assert_eq!(front.title.as_deref(), Some("Harbours"));
        assert_eq!(front.date.as_deref(), Some("2024-05-04"));
        assert_eq!(rest, "\nText\n");
    }
}
