//! Owns XML as a tree: the one file that names quick_xml. No entity but XML's own and numbers is replaced, and
//! nothing outside is read.

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

/// An element; names are without their prefix.
#[derive(Debug, Default)]
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Element>,
    /// The text in it, not that of its children.
    pub text: String,
}

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

/// Reads a source; elements deeper than `most` are left out. A fault ends the reading: what came before it
/// is returned, with what is wrong.
pub fn read(source: &str, most: usize) -> (Element, Option<String>) {
    let mut reader = Reader::from_str(source);
    reader.config_mut().check_end_names = false;
    let mut open = vec![Element::default()];
    let mut deeper = 0;
    let mut fault = None;
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) if open.len() <= most => open.push(element(&start)),
            Ok(Event::Start(_)) => deeper += 1,
            Ok(Event::Empty(start)) => {
                let element = element(&start);
                last(&mut open).children.push(element);
            }
            Ok(Event::End(_)) if deeper > 0 => deeper -= 1,
            Ok(Event::End(_)) => close(&mut open),
            Ok(Event::Text(text)) => last(&mut open).text.push_str(&text.into_inner()),
            Ok(Event::CData(text)) => last(&mut open).text.push_str(&text.into_inner()),
            Ok(Event::GeneralRef(name)) => {
                if let Ok(Some(c)) = name.resolve_char_ref() {
                    last(&mut open).text.push(c);
                } else if let Some(text) = resolve_predefined_entity(&name.into_inner()) {
                    last(&mut open).text.push_str(text);
                }
            }
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(error) => {
                fault = Some(error.to_string());
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
        let (root, _) = read(&"<a>".repeat(100_000), 50);
        assert_eq!(root.children.len(), 1);
        let (root, fault) = read("<a>x<b", 9);
        assert_eq!(root.all_text(), "x");
        assert!(fault.is_some());
    }
}
