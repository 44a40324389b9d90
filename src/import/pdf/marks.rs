//! Owns marked content: what a document says instead of its glyphs, what of it is furniture or hidden.

use hayro_syntax::object::{Dict, Name, Object, String as PdfString};
use hayro_syntax::page::Resources;

use super::content::Glyph;
use super::strings;

/// Content that is marked, from its first glyph on.
#[derive(Debug, Default)]
pub struct Mark {
    /// What is read in place of the glyphs.
    instead: Option<String>,
    pub first: usize,
    /// A header or footer.
    pub artifact: bool,
    /// On a layer that is not shown.
    pub hidden: bool,
}

/// Reads the tag and the properties that begin marked content.
pub fn read(
    tag: &Name<'_>,
    value: &Object<'_>,
    resources: &Resources<'_>,
    hidden_layers: &[(u32, i32)],
) -> Mark {
    let mut mark = Mark::default();
    match value {
        Object::Dict(dict) => mark.look(tag, dict),
        Object::Name(name) => {
            let layer = resources.properties.get_ref(name);
            let layer = layer.map(|r| (r.obj_number, r.gen_number));
            mark.hidden =
                tag.as_str() == "OC" && layer.is_some_and(|layer| hidden_layers.contains(&layer));
            if let Some(dict) = resources.properties.get::<Dict<'_>>(name) {
                mark.look(tag, &dict);
            }
        }
        _ => {}
    }
    mark
}

impl Mark {
    fn look(&mut self, tag: &Name<'_>, dict: &Dict<'_>) {
        let says = |key: &str, values: &[&str]| {
            let value = dict.get::<Name<'_>>(key);
            value.is_some_and(|v| values.contains(&v.as_str()))
        };
        self.artifact = tag.as_str() == "Artifact"
            && (says("Type", &["Pagination"]) || says("Subtype", &["Header", "Footer"]));
        let text = dict.get::<PdfString<'_>>("ActualText");
        self.instead = text.map(|text| strings::text(text.as_bytes()));
    }

    /// What stands instead of some glyphs takes their place where they stand on one line.
    pub fn end(self, glyphs: &mut Vec<Glyph>) {
        let (Some(instead), Some(own)) = (self.instead, glyphs.get_mut(self.first..)) else {
            return;
        };
        let Some((head, rest)) = own.split_first_mut() else {
            return;
        };
        let one_line = rest.iter().all(|g| {
            (g.y - head.y).abs() < head.size / 2.0 && g.x >= head.x && g.angle == head.angle
        });
        if one_line && head.angle == 0 {
            let ends = rest.iter().map(|g| g.x + g.width);
            head.width = ends.fold(head.x + head.width, f64::max) - head.x;
            head.text = instead.replace(['\u{AD}', '\n', '\r'], "").into();
            glyphs.truncate(self.first + 1);
        }
    }
}
