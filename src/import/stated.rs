//! Owns which titles and names that a document states of itself can be believed.

/// A title that a person gave: no file name, no name of a program, not "untitled".
pub fn title(title: &str) -> Option<String> {
    const PROGRAMS: &[&str] = &["microsoft word - ", "microsoft powerpoint - ", "word - "];
    const NONE: &[&str] = &[
        "untitled",
        "title",
        "document",
        "print",
        "unknown",
        "none",
        "slide 1",
        "word document",
        "normal",
        "template",
    ];
    const ENDINGS: &[&str] = &[
        ".doc", ".docx", ".dvi", ".indd", ".pdf", ".ps", ".qxd", ".qxp", ".rtf", ".tex", ".txt",
        ".odt", ".ppt", ".pptx", ".xls", ".xlsx", ".pmd", ".fm", ".htm", ".html", ".wpd", ".eps",
        ".dot", ".dotx", ".ott",
    ];
    let title = line(title);
    let lower = title.to_lowercase();
    let letters = title.chars().filter(|c| c.is_alphabetic()).count();
    // One sign may be a word.
    let wide = title.chars().any(|c| c >= '\u{2e80}');
    let bad = PROGRAMS.iter().any(|p| lower.starts_with(p))
        || NONE.contains(&lower.trim_matches(|c: char| !c.is_alphanumeric()))
        || lower.starts_with("untitled")
        || ENDINGS.iter().any(|e| lower.ends_with(e))
        || lower.contains('\\')
        || lower.starts_with("http")
        || lower.starts_with("file:")
        || letters < 3 && !(wide && letters > 0)
        || title.chars().count() > 400
        || !title.contains(' ') && title.contains('_');
    (!bad).then_some(title)
}

/// A name that a person or a house has: not what a program calls whoever uses it.
pub fn byline(name: &str) -> Option<String> {
    const NOBODY: &[&str] = &[
        "admin",
        "administrator",
        "author",
        "microsoft office user",
        "owner",
        "pc",
        "python-docx",
        "root",
        "unknown",
        "unknown author",
        "user",
        "windows user",
    ];
    let name = line(name);
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let nobody = NOBODY.contains(&name.to_lowercase().as_str());
    (letters > 1 && !nobody && name.chars().count() <= 200).then_some(name)
}

/// On one line.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_title_is_a_title() {
        assert_eq!(
            title(" Boats of\nthe Bay").as_deref(),
            Some("Boats of the Bay")
        );
        assert_eq!(title("\u{8239}").as_deref(), Some("\u{8239}"));
        for bad in [
            "Microsoft Word - x.doc",
            "untitled",
            "thesis.dvi",
            "12",
            "my_file_v2",
            "",
        ] {
            assert_eq!(title(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_program_is_no_writer() {
        assert_eq!(byline("Ada Berg").as_deref(), Some("Ada Berg"));
        for bad in ["", "Windows User", "user", "1"] {
            assert_eq!(byline(bad), None, "{bad}");
        }
    }
}
