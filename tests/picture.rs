//! The picture in the README is the screen as it is now.

use crate::support::{briefing, golden_file, root, svg, theme};

#[test]
fn the_picture_is_up_to_date() {
    let mut session = briefing((140, 42));
    session
        .press("<M-2><Down><Down><Enter><Tab><Tab><C-w>v]]]]<C-w>h")
        .unwrap();
    let picture = svg::svg(&session.buffer(&theme()));
    golden_file(&root().join("assets/screen.svg"), &picture);
}
