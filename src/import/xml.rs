//! Owns XML as a tree: the one file that names quick_xml. No entity but XML's own and numbers is replaced, and
//! nothing outside is read.

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::options::Limits;

/// An element; names are without their prefix.
#[derive(Debug, Default)]
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Element>,
    /// The text in it, not that of its children. Where a tree is read as mixed, each piece of text is a
    /// child without a name.
    pub text: String,
}

/// A part has no more elements: each takes memory, however short it is in the source.
const MOST_ELEMENTS: usize = 2_000_000;

impl Element {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        attributes.find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// The children of a name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.children.iter().filter(move |child| child.name == name)
    }

    pub fn first<'a>(&'a self, name: &'a str) -> Option<&'a Element> {
        self.all(name).next()
    }

    /// All elements of a name at any depth, in order.
    pub fn within<'a>(&'a self, name: &str, found: &mut Vec<&'a Element>) {
        for child in &self.children {
            if child.name == name {
                found.push(child);
            }
            child.within(name, found);
        }
    }

    /// The text in it and its children.
    pub fn all_text(&self) -> String {
        let mut text = self.text.clone();
        for child in &self.children {
            text.push(' ');
            text.push_str(&child.all_text());
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Reads a source; elements that nest too deep are left out. A fault ends the reading: what came before it
/// is returned, with what is wrong, in a phrase that follows the name of the source.
pub fn read(source: &str, limits: &Limits) -> (Element, Option<String>) {
    tree(source, limits, false)
}

/// As [`read`], but text and elements stay in their order.
pub fn read_mixed(source: &str, limits: &Limits) -> (Element, Option<String>) {
    tree(source, limits, true)
}

fn tree(source: &str, limits: &Limits, mixed: bool) -> (Element, Option<String>) {
    let mut reader = Reader::from_str(source);
    reader.config_mut().check_end_names = false;
    let mut open = vec![Element::default()];
    let mut deeper = 0_usize;
    let mut count = 0;
    let mut fault = None;
    let text = |open: &mut [Element], text: &str| {
        let outer = last(open);
        if !mixed {
            return outer.text.push_str(text);
        }
        match outer.children.last_mut() {
            Some(piece) if piece.name.is_empty() => piece.text.push_str(text),
            _ if text.is_empty() => {}
            _ => outer.children.push(Element {
                text: text.to_owned(),
                ..Element::default()
            }),
        }
    };
    loop {
        let event = reader.read_event();
        count += usize::from(matches!(event, Ok(Event::Start(_) | Event::Empty(_))));
        if count > MOST_ELEMENTS {
            fault = Some(format!("has more than {MOST_ELEMENTS} elements"));
            break;
        }
        match event {
            Ok(Event::Start(start)) if deeper == 0 && open.len() <= limits.nesting => {
                open.push(element(&start));
            }
            Ok(Event::Start(_)) => {
                fault.get_or_insert_with(|| limits.too_deep("elements").to_string());
                deeper += 1;
            }
            Ok(_) if deeper > 0 && !matches!(event, Ok(Event::End(_) | Event::Eof)) => {}
            Ok(Event::Empty(start)) => {
                let element = element(&start);
                last(&mut open).children.push(element);
            }
            Ok(Event::End(_)) if deeper > 0 => deeper -= 1,
            Ok(Event::End(_)) => close(&mut open),
            Ok(Event::Text(piece)) => text(&mut open, &piece.into_inner()),
            Ok(Event::CData(piece)) => text(&mut open, &piece.into_inner()),
            Ok(Event::GeneralRef(name)) => {
                if let Ok(Some(c)) = name.resolve_char_ref() {
                    text(&mut open, c.encode_utf8(&mut [0; 4]));
                } else if let Some(piece) = resolve_predefined_entity(&name.into_inner()) {
                    text(&mut open, piece);
                }
            }
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(error) => {
                fault = Some(format!("is damaged: {error}"));
                break;
            }
        }
    }
    while open.len() > 1 {
        close(&mut open);
    }
    (open.pop().unwrap_or_default(), fault)
}

fn last(open: &mut [Element]) -> &mut Element {
    let at = open.len() - 1;
    &mut open[at]
}

/// The innermost element becomes a child; the root stays.
fn close(open: &mut Vec<Element>) {
    if open.len() > 1
        && let Some(element) = open.pop()
    {
        last(open).children.push(element);
    }
}

fn element(start: &BytesStart<'_>) -> Element {
    let attributes = start.attributes().filter_map(Result::ok).map(|attribute| {
        let name = attribute.key.local_name().into_inner().to_owned();
        let value = attribute
            .normalized_value(XmlVersion::Implicit1_0)
            .map_or_else(|_| attribute.value.to_string(), |value| value.into_owned());
        (name, value)
    });
    Element {
        name: start.local_name().into_inner().to_owned(),
        attributes: attributes.collect(),
        ..Element::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(source: &str, nesting: usize) -> (Element, Option<String>) {
        let limits = Limits {
            nesting,
            ..Limits::default()
        };
        super::read(source, &limits)
    }

    #[test]
    fn a_tree_is_read_and_entities_stay_out() {
        let (root, fault) = read(
            "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a:b c='&#233;'>1 &amp; 2&x;<d/></a:b>",
            9,
        );
        let b = root.first("b").unwrap();
        assert_eq!(
            (b.attribute("c"), b.text.as_str()),
            (Some("\u{e9}"), "1 & 2")
        );
        assert!(b.first("d").is_some() && fault.is_none());
    }

    #[test]
    fn what_is_deep_or_broken_is_cut_off() {
        let (root, fault) = read(&"<a>".repeat(100_000), 50);
        assert_eq!(root.children.len(), 1);
        assert_eq!(
            fault.as_deref(),
            Some("nests elements more than 50 deep; --max-nesting allows more")
        );
        let (root, fault) = read("<a>x<b", 9);
        assert_eq!(root.all_text(), "x");
        assert!(fault.is_some());
    }

    #[test]
    fn mixed_text_stays_in_its_order() {
        let (root, _) = read_mixed("<p>a<b>b</b>c &lt;<d/></p>", &Limits::default());
        let pieces: Vec<(&str, &str)> = root.children[0]
            .children
            .iter()
            .map(|e| (e.name.as_str(), e.text.as_str()))
            .collect();
        assert_eq!(pieces, [("", "a"), ("b", ""), ("", "c <"), ("d", "")]);
    }

    #[test]
    fn a_flood_of_elements_ends() {
        let (_, fault) = read(&"<a/>".repeat(MOST_ELEMENTS + 1), 9);
        assert_eq!(fault.as_deref(), Some("has more than 2000000 elements"));
    }
}
