//! Owns what elements look like in a browser: seen or not, blocks or running text, code or verse.

use dom_query::NodeRef;

/// Stands at headings whose level the finding of the article changes.
pub const LEVEL: &str = "data-nutgraf-level";

/// Elements whose content is no text of the page.
const UNSEEN: &[&str] = &[
    "annotation",
    "annotation-xml",
    "applet",
    "audio",
    "button",
    "canvas",
    "datalist",
    "embed",
    "frameset",
    "head",
    "iframe",
    "input",
    "noembed",
    "noframes",
    "noscript",
    "object",
    "option",
    "rp",
    "rt",
    "script",
    "select",
    "style",
    "svg",
    "template",
    "textarea",
    "title",
    "video",
];

const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "noscript",
    "ol",
    "optgroup",
    "p",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Whether a browser shows nothing of an element.
pub fn is_unseen(node: &NodeRef<'_>) -> bool {
    let name = node.node_name().unwrap_or_default();
    if UNSEEN.binary_search(&name.as_ref()).is_ok() {
        return true;
    }
    let is = |attribute, value: &str| {
        node.attr(attribute)
            .is_some_and(|v| v.trim().eq_ignore_ascii_case(value))
    };
    if node
        .attr("hidden")
        .is_some_and(|v| !v.eq_ignore_ascii_case("until-found"))
        || is("aria-hidden", "true")
    {
        return true;
    }
    if &*name == "dialog" && !node.has_attr("open") {
        return true;
    }
    node.attr("style").is_some_and(|style| {
        let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
        let style = style.to_ascii_lowercase();
        style.contains("display:none") || style.contains("visibility:hidden")
    })
}

/// Whether an element leads to other pages, or stands on each page of a site.
pub fn is_menu(node: &NodeRef<'_>) -> bool {
    let role = node.attr("role").unwrap_or_default();
    node.has_name("nav") || matches!(&*role, "navigation" | "banner" | "contentinfo" | "search")
}

pub fn is_block(name: &str) -> bool {
    BLOCKS.binary_search(&name).is_ok()
}

/// A heading's own level, where it has been changed.
pub fn level(node: &NodeRef<'_>, level: u8) -> u8 {
    let own = node.attr(LEVEL).and_then(|own| own.parse().ok());
    own.filter(|own| (1..=6).contains(own)).unwrap_or(level)
}

/// Whether lines kept as they are hold code rather than verse or a letter.
pub fn is_code(node: &NodeRef<'_>) -> bool {
    const MARKS: &[&str] = &[
        "code",
        "highlight",
        "hljs",
        "language-",
        "brush",
        "prettyprint",
        "source",
        "syntax",
    ];
    let marked = |node: &NodeRef<'_>| {
        let class = node.class().unwrap_or_default().to_ascii_lowercase();
        MARKS.iter().any(|mark| class.contains(mark))
    };
    let inside = ["code", "samp", "kbd", "tt"];
    marked(node)
        || node.ancestors_it(Some(2)).any(|outer| marked(&outer))
        || node
            .children_it(false)
            .any(|child| inside.iter().any(|name| child.has_name(name)) || child.has_name("span"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted() {
        assert!(UNSEEN.is_sorted() && BLOCKS.is_sorted());
    }
}
