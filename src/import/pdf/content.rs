//! Owns the reading of a page's content: its text operators become glyphs with their places.

use std::rc::Rc;

use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::{Array, Dict, Name, Object, Rect, Stream};
use hayro_syntax::page::{Page, Resources};

use super::clock::Clock;
use super::font::{Fonts, Loaded, Style};
use super::marks::{self, Mark};
use super::matrix::{Area, Matrix};

/// Forms inside of forms, and states saved inside of states, are read no deeper.
const DEEPEST_FORM: usize = 12;
const DEEPEST_STATE: usize = 512;

/// A page with more glyphs is no text.
const MOST_GLYPHS: usize = 400_000;

/// Operators between two looks at the clock.
const TICK: usize = 2_000;

/// A glyph where it stands on its page.
#[derive(Debug, Clone)]
pub struct Glyph {
    pub text: Rc<str>,
    /// The start of its baseline.
    pub x: f64,
    pub y: f64,
    /// Along its direction.
    pub width: f64,
    pub size: f64,
    /// Of its direction, in degrees counted against the clock.
    pub angle: i16,
    pub style: Style,
    /// Said to be a page header or footer by the document itself.
    pub artifact: bool,
}

#[derive(Clone)]
struct State<'a> {
    ctm: Matrix,
    clip: Area,
    font: Option<Rc<Loaded<'a>>>,
    size: f64,
    char_space: f64,
    word_space: f64,
    scale: f64,
    leading: f64,
    rise: f64,
    mode: i64,
}

struct Reader<'p, 'a> {
    fonts: &'p Fonts<'a>,
    clock: &'p Clock,
    hidden_layers: &'p [(u32, i32)],
    page: Area,
    state: State<'a>,
    saved: Vec<State<'a>>,
    line: Matrix,
    text: Matrix,
    path: Area,
    clips: bool,
    marks: Vec<Mark>,
    glyphs: Vec<Glyph>,
    ticks: usize,
    stopped: bool,
}

/// The glyphs of a page in the order they are drawn, and its width and height as it is seen.
pub fn read<'a>(
    page: &Page<'a>,
    fonts: &Fonts<'a>,
    hidden_layers: &[(u32, i32)],
    clock: &Clock,
) -> (Vec<Glyph>, f64, f64) {
    let (width, height) = page.render_dimensions();
    let area = Area {
        left: 0.0,
        bottom: 0.0,
        right: width.into(),
        top: height.into(),
    };
    let mut reader = Reader {
        fonts,
        clock,
        hidden_layers,
        page: area,
        state: State {
            ctm: Matrix(page.initial_transform(false).as_coeffs()),
            clip: area,
            font: None,
            size: 0.0,
            char_space: 0.0,
            word_space: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
        },
        saved: Vec::new(),
        line: Matrix::IDENTITY,
        text: Matrix::IDENTITY,
        path: Area::NONE,
        clips: false,
        marks: Vec::new(),
        glyphs: Vec::new(),
        ticks: 0,
        stopped: false,
    };
    reader.run(page.typed_operations(), page.resources(), 0);
    (reader.glyphs, area.right, area.top)
}

impl<'a> Reader<'_, 'a> {
    fn run(&mut self, mut ops: TypedIter<'_>, resources: &Resources<'a>, depth: usize) {
        let outer = self.saved.len();
        while let Some(op) = ops.next() {
            self.ticks += 1;
            self.stopped |= self.ticks.is_multiple_of(TICK) && self.clock.is_over();
            if self.stopped || self.glyphs.len() > MOST_GLYPHS {
                break;
            }
            self.step(op, resources, depth, outer);
        }
        if let Some(state) = self.saved.get(outer).cloned() {
            self.state = state;
        }
        self.saved.truncate(outer);
    }

    fn step(&mut self, op: Op<'_, '_>, resources: &Resources<'a>, depth: usize, outer: usize) {
        let state = &mut self.state;
        match op {
            Op::SaveState(_) if self.saved.len() < DEEPEST_STATE => {
                self.saved.push(state.clone());
            }
            Op::RestoreState(_) if self.saved.len() > outer => {
                if let Some(saved) = self.saved.pop() {
                    *state = saved;
                }
            }
            Op::Transform(m) => {
                let m = [m.0, m.1, m.2, m.3, m.4, m.5].map(|n| n.as_f64());
                state.ctm = Matrix(m).then(state.ctm);
            }
            Op::BeginText(_) => {
                self.line = Matrix::IDENTITY;
                self.text = Matrix::IDENTITY;
            }
            Op::CharacterSpacing(n) => state.char_space = n.0.as_f64(),
            Op::WordSpacing(n) => state.word_space = n.0.as_f64(),
            Op::HorizontalScaling(n) => state.scale = n.0.as_f64() / 100.0,
            Op::TextLeading(n) => state.leading = n.0.as_f64(),
            Op::TextRise(n) => state.rise = n.0.as_f64(),
            Op::TextRenderingMode(n) => state.mode = n.0.as_i64(),
            Op::TextFont(f) => {
                state.size = f.1.as_f64();
                state.font = resources.get_font(f.0).and_then(|d| self.fonts.load(&d));
            }
            Op::SetGraphicsState(name) => self.graphics_state(name.0, resources),
            Op::NextLine(n) => self.next_line(n.0.as_f64(), n.1.as_f64()),
            Op::NextLineAndSetLeading(n) => {
                state.leading = -n.1.as_f64();
                self.next_line(n.0.as_f64(), n.1.as_f64());
            }
            Op::SetTextMatrix(m) => {
                self.line = Matrix([m.0, m.1, m.2, m.3, m.4, m.5].map(|n| n.as_f64()));
                self.text = self.line;
            }
            Op::NextLineUsingLeading(_) => self.next_line(0.0, -self.state.leading),
            Op::ShowText(s) => self.show(s.0.as_bytes()),
            Op::NextLineAndShowText(s) => {
                self.next_line(0.0, -self.state.leading);
                self.show(s.0.as_bytes());
            }
            Op::ShowTextWithParameters(s) => {
                state.word_space = s.0.as_f64();
                state.char_space = s.1.as_f64();
                self.next_line(0.0, -self.state.leading);
                self.show(s.2.as_bytes());
            }
            Op::ShowTexts(array) => self.show_all(array.0),
            Op::XObject(name) if depth < DEEPEST_FORM => {
                if let Some(stream) = resources.get_x_object(name.0) {
                    self.form(&stream, resources, depth);
                }
            }
            Op::BeginMarkedContent(_) => self.mark(Mark::default()),
            Op::BeginMarkedContentWithProperties(mark) => {
                let mark = marks::read(mark.0, mark.1, resources, self.hidden_layers);
                self.mark(mark);
            }
            Op::EndMarkedContent(_) => self.end_mark(),
            op => self.draw(op),
        }
    }

    /// Paths matter as far as they clip.
    fn draw(&mut self, op: Op<'_, '_>) {
        let ctm = self.state.ctm;
        let mut add = |x: f64, y: f64| self.path.add(ctm.apply(x, y));
        match op {
            Op::MoveTo(p) => add(p.0.as_f64(), p.1.as_f64()),
            Op::LineTo(p) => add(p.0.as_f64(), p.1.as_f64()),
            Op::CubicTo(p) => {
                add(p.0.as_f64(), p.1.as_f64());
                add(p.2.as_f64(), p.3.as_f64());
                add(p.4.as_f64(), p.5.as_f64());
            }
            Op::CubicStartTo(p) => {
                add(p.0.as_f64(), p.1.as_f64());
                add(p.2.as_f64(), p.3.as_f64());
            }
            Op::CubicEndTo(p) => {
                add(p.0.as_f64(), p.1.as_f64());
                add(p.2.as_f64(), p.3.as_f64());
            }
            Op::RectPath(r) => {
                let [x, y, w, h] = [r.0, r.1, r.2, r.3].map(|n| n.as_f64());
                for (x, y) in [(x, y), (x + w, y), (x, y + h), (x + w, y + h)] {
                    add(x, y);
                }
            }
            Op::ClipNonZero(_) | Op::ClipEvenOdd(_) => self.clips = true,
            Op::StrokePath(_)
            | Op::CloseAndStrokePath(_)
            | Op::FillPathNonZero(_)
            | Op::FillPathNonZeroCompatibility(_)
            | Op::FillPathEvenOdd(_)
            | Op::FillAndStrokeNonZero(_)
            | Op::FillAndStrokeEvenOdd(_)
            | Op::CloseFillAndStrokeNonZero(_)
            | Op::CloseFillAndStrokeEvenOdd(_)
            | Op::EndPath(_) => {
                if std::mem::take(&mut self.clips) {
                    self.state.clip = self.state.clip.meet(self.path);
                }
                self.path = Area::NONE;
            }
            _ => {}
        }
    }

    fn graphics_state(&mut self, name: &Name<'_>, resources: &Resources<'a>) {
        let Some(dict) = resources.get_ext_g_state(name) else {
            return;
        };
        let Some(font) = dict.get::<Array<'a>>("Font") else {
            return;
        };
        let mut items = font.flex_iter();
        if let Some(font) = items.next::<Dict<'a>>() {
            self.state.font = self.fonts.load(&font);
            self.state.size = items.next::<f64>().unwrap_or(self.state.size);
        }
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.line = self.line.moved(x, y);
        self.text = self.line;
    }

    fn form(&mut self, stream: &Stream<'a>, outer: &Resources<'a>, depth: usize) {
        let dict = stream.dict();
        let is_form = dict
            .get::<Name<'_>>("Subtype")
            .is_some_and(|s| s.as_str() == "Form");
        let layer = dict.get_ref("OC").map(|r| (r.obj_number, r.gen_number));
        if !is_form || layer.is_some_and(|layer| self.hidden_layers.contains(&layer)) {
            return;
        }
        let Ok(data) = stream.decoded_data() else {
            return;
        };
        let before = self.state.clone();
        let (line, text) = (self.line, self.text);
        let marks = self.marks.len();
        if let Some(matrix) = dict.get::<[f64; 6]>("Matrix") {
            self.state.ctm = Matrix(matrix).then(self.state.ctm);
        }
        if let Some(b) = dict.get::<Rect>("BBox") {
            let area = Area::of(self.state.ctm, b.x0, b.y0, b.x1, b.y1);
            self.state.clip = self.state.clip.meet(area);
        }
        let own = dict.get::<Dict<'a>>("Resources").map(Resources::new);
        let resources = own.as_ref().unwrap_or(outer);
        self.run(TypedIter::new(&data), resources, depth + 1);
        while self.marks.len() > marks {
            self.end_mark();
        }
        self.state = before;
        (self.line, self.text) = (line, text);
    }

    fn show_all(&mut self, array: &Array<'_>) {
        for item in array.iter::<Object<'_>>() {
            match item {
                Object::String(s) => self.show(s.as_bytes()),
                Object::Number(n) => {
                    let state = &self.state;
                    let by = -n.as_f64() / 1000.0 * state.size;
                    let vertical = state.font.as_ref().is_some_and(|f| f.vertical);
                    let (x, y) = if vertical {
                        (0.0, by)
                    } else {
                        (by * state.scale, 0.0)
                    };
                    self.text = self.text.moved(x, y);
                }
                _ => {}
            }
        }
    }

    fn show(&mut self, bytes: &[u8]) {
        let Some(font) = self.state.font.clone() else {
            return;
        };
        let artifact = self.marks.iter().any(|m| m.artifact);
        let hidden = self.marks.iter().any(|m| m.hidden);
        let mut style = font.style;
        style.bold |= self.state.mode == 2;
        font.read(bytes, |shown, is_space| {
            let state = &self.state;
            let word = if is_space { state.word_space } else { 0.0 };
            let advance = shown.advance / 1000.0 * state.size + state.char_space + word;
            let (dx, dy) = if font.vertical {
                (0.0, advance)
            } else {
                (advance * state.scale, 0.0)
            };
            let all = self.text.then(state.ctm);
            let (x, y) = all.apply(0.0, state.rise);
            // The spacing after a glyph is no part of it.
            let ink = shown.advance / 1000.0 * state.size;
            let (ix, iy) = if font.vertical {
                (0.0, ink)
            } else {
                (ink * state.scale, 0.0)
            };
            let (ex, ey) = all.apply(ix, state.rise + iy);
            self.text = self.text.moved(dx, dy);
            let m = all.0;
            let size = (m[2].hypot(m[3]) * state.size).abs();
            let (wx, wy) = (ex - x, ey - y);
            let finite = [x, y, ex, ey, size].iter().all(|n| n.is_finite());
            let middle = ((x + ex) / 2.0, (y + ey) / 2.0);
            let seen = self.page.holds(middle, 1.0) && state.clip.holds(middle, size);
            if shown.text.is_empty() || hidden || !finite || size < 0.5 || !seen {
                return;
            }
            let backwards = state.size * state.scale < 0.0;
            let turn = if backwards { -1.0 } else { 1.0 };
            let angle = if font.vertical {
                0.0
            } else {
                (turn * m[1]).atan2(turn * m[0]).to_degrees()
            };
            self.glyphs.push(Glyph {
                text: shown.text.clone(),
                x,
                y,
                width: wx.hypot(wy),
                size,
                angle: (angle.round() as i16).rem_euclid(360),
                style,
                artifact,
            });
        });
    }

    fn mark(&mut self, mut mark: Mark) {
        if self.marks.len() < DEEPEST_STATE {
            mark.first = self.glyphs.len();
            self.marks.push(mark);
        }
    }

    fn end_mark(&mut self) {
        if let Some(mark) = self.marks.pop() {
            mark.end(&mut self.glyphs);
        }
    }
}
