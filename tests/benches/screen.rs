//! How long the screen takes: laying out rows, a key, drawing; at three sizes of text.

use std::cell::RefCell;
use std::hint::black_box;

use divan::Bencher;
use nutgraf::app::{Input, Key, Start};
use nutgraf::flow::Layout;
use nutgraf::headless::Session;
use nutgraf::ui;
use nutgraf::ui::theme::{Depth, Theme};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const BRIEFING: &str = include_str!("../../assets/briefing.md");
const SIZES: [usize; 3] = [6_000, 1_000_000, 100_000_000];

fn main() {
    divan::main();
}

/// A Markdown text of at least so many bytes.
fn text(bytes: usize) -> String {
    BRIEFING.repeat(bytes.div_ceil(BRIEFING.len()))
}

fn session(bytes: usize) -> Session {
    let start = Start {
        names: vec!["text.md".to_owned()],
        ..Start::default()
    };
    let mut session = Session::new(start, vec![Ok(text(bytes).into_bytes())], None, (160, 48));
    session.press("10g%").unwrap();
    session
}

#[divan::bench(args = SIZES)]
fn wrap_a_page(bencher: Bencher, bytes: usize) {
    let document = nutgraf::import::import(
        "text.md",
        text(bytes).into_bytes(),
        &nutgraf::import::Options::default(),
    )
    .unwrap()
    .document;
    let layout = Layout::new(&document, 92, None);
    let place = document.text.len() / 2;
    bencher.bench_local(|| layout.rows(black_box(place), 45));
}

#[divan::bench(args = SIZES, sample_count = 200)]
fn a_key_that_scrolls(bencher: Bencher, bytes: usize) {
    let session = RefCell::new(session(bytes));
    let keys = [Key::char('j'), Key::char('k')];
    let mut turn = 0;
    bencher.bench_local(|| {
        turn += 1;
        session.borrow_mut().input(Input::Key(keys[turn % 2]));
    });
}

#[divan::bench(args = SIZES, sample_count = 200)]
fn draw(bencher: Bencher, bytes: usize) {
    let session = session(bytes);
    let theme = Theme::new(Depth::Rich, false);
    let mut buffer = Buffer::empty(Rect::new(0, 0, 160, 48));
    bencher.bench_local(|| {
        buffer.reset();
        ui::draw(&session.app, &theme, &mut buffer)
    });
}
